"""``do``: one JSON command a line in, one JSON answer a line out.

What keypads and scripts use; the screens call the same :class:`hallapp.live.Live`.
"""

from __future__ import annotations

import argparse
import sys
from typing import Any, BinaryIO

import msgspec

from hallapp.errors import QT_TRANSLATE_NOOP, BadInput, KnownError
from hallapp.live import Live

LONGEST_ERROR = 400
"""Characters of an error, which is one line."""

LONGEST_LINE = 1_000_000
"""Bytes of a command; a longer line is refused unread."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """``--hall``, ``--actor``."""
    parser.add_argument("--hall", required=True, metavar="URL", help="the hall's file")
    parser.add_argument("--actor", default="", metavar="ID", help="who acts where a command does not say it")


def run(arguments: argparse.Namespace) -> int:
    """Answer every line until there are no more."""
    with Live.open(arguments.hall, actor=arguments.actor) as live:
        serve(live, sys.stdin.buffer, sys.stdout.buffer)
    return 0


def serve(live: Live, lines: BinaryIO, answers: BinaryIO) -> None:
    """Answer every line of ``lines`` with one line of ``answers``, after its commit."""
    while line := lines.readline(LONGEST_LINE):
        if len(line) == LONGEST_LINE and not line.endswith(b"\n"):
            _skip_line(lines)
            result = _refused(BadInput(QT_TRANSLATE_NOOP("Refusal", "The line is too long.")))
        else:
            result = answer(live, line)
        answers.write(msgspec.json.encode(result) + b"\n")
        answers.flush()


def answer(live: Live, line: bytes) -> dict[str, Any]:
    """The answer to one line, whatever it holds."""
    try:
        return {"ok": True, **live.do(_request(line))}
    except KnownError as refusal:
        return _refused(refusal)


def _request(line: bytes) -> dict[str, Any]:
    try:
        request = msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise BadInput(QT_TRANSLATE_NOOP("Refusal", "The line is not JSON: {problem}."), problem=str(error)) from error
    if not isinstance(request, dict):
        raise BadInput(QT_TRANSLATE_NOOP("Refusal", "The line is not a JSON object."))
    return request


def _refused(refusal: KnownError) -> dict[str, Any]:
    sentence = " ".join(str(refusal).split())
    if len(sentence) > LONGEST_ERROR:
        sentence = sentence[: LONGEST_ERROR - 1] + "…"
    return {"ok": False, "error": sentence}


def _skip_line(lines: BinaryIO) -> None:
    while (rest := lines.readline(LONGEST_LINE)) and not rest.endswith(b"\n"):
        pass
