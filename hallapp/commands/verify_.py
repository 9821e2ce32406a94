"""``verify``: whether the event log is what was written."""

from __future__ import annotations

import argparse
import re
import sys

from hallapp.errors import QT_TRANSLATE_NOOP, BadInput
from hallapp.live import path_of
from hallapp.store.sqlite import SqliteLog
from hallapp.store.verify import Tampered, verify

HASH = re.compile(r"[0-9a-f]{64}")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """``--hall``, ``--head``."""
    parser.add_argument("--hall", required=True, metavar="URL", help="the hall's file")
    parser.add_argument("--head", metavar="HASH", help="the head hash of a closing report or backup")


def run(arguments: argparse.Namespace) -> int:
    """0: intact; 1: the first event that is altered, missing or out of place is named."""
    known = None if arguments.head is None else arguments.head.strip().lower()
    if known is not None and not HASH.fullmatch(known):
        raise BadInput(
            QT_TRANSLATE_NOOP("Refusal", "--head {head} is no hash: it has 64 hexadecimal digits."), head=known
        )
    log = SqliteLog(path_of(arguments.hall))
    try:
        head = verify(log, known)
    except Tampered as found:
        print(found, file=sys.stderr)
        return 1
    finally:
        log.close()
    print(f"{arguments.hall}: {head.seq} events, intact; head {head.hash}")
    return 0
