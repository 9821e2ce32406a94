"""What a person types in one field, read; each error is the sentence that stands beside the field."""

from __future__ import annotations

import itertools
import math
import re
import unicodedata

from hallapp.errors import QT_TRANSLATE_NOOP, BadInput
from simulation.tables import Clock, Span

LONGEST_MINUTES = 600.0
"""Of one service or one promised wait."""

MOST_PEOPLE = 10_000.0
"""A day for one service."""

_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::00)?", re.ASCII)
_PREFIX = re.compile(r"[A-Z]{1,2}", re.ASCII)
_FORBIDDEN = re.compile(r"[;\x00-\x1f\x7f]")


def narrow(text: str) -> str:
    """Text without blanks around it and with full-width figures and signs made narrow."""
    return unicodedata.normalize("NFKC", text).strip()


def number(text: str, *, most: float, zero: bool = False) -> float:
    """A number above 0 (or from 0) up to ``most``.

    Raises
    ------
    BadInput
    """
    typed = narrow(text)
    try:
        value = float(typed)
    except ValueError:
        value = math.nan
    if math.isfinite(value) and (0.0 < value <= most or (zero and value == 0.0)):
        return value
    if not typed:
        raise BadInput(QT_TRANSLATE_NOOP("Refusal", "A number is missing."))
    template = (
        QT_TRANSLATE_NOOP("Refusal", "{value} is no number from 0 to {most}.")
        if zero
        else QT_TRANSLATE_NOOP("Refusal", "{value} is no number above 0 and up to {most}.")
    )
    raise BadInput(template, value=_shown(text), most=f"{most:g}")


def clock(text: str) -> Clock:
    """An instant of the day, "9:00" to "24:00".

    Raises
    ------
    BadInput
    """
    typed = narrow(text)
    found = _CLOCK.fullmatch(typed)
    minutes = 60 * int(found[1]) + int(found[2]) if found else -1
    if found is None or int(found[2]) > 59 or minutes > 24 * 60:
        if not typed:
            raise BadInput(QT_TRANSLATE_NOOP("Refusal", "A time is missing, for example 09:00."))
        raise BadInput(QT_TRANSLATE_NOOP("Refusal", "{value} is no time, for example 09:00."), value=_shown(text))
    return Clock(minutes)


def spans(text: str) -> tuple[Span, ...]:
    """Times from–to, several separated by commas; none for empty text.

    Raises
    ------
    BadInput
        One is no time, ends before it begins, or two overlap.
    """
    typed = re.sub("[，、；;]", ",", text)
    found = [_span(piece) for piece in typed.split(",") if piece.strip()]
    for (_, end), (begin, _) in itertools.pairwise(sorted(found)):
        if begin < end:
            raise BadInput(QT_TRANSLATE_NOOP("Refusal", "Two of the times overlap."))
    return tuple(found)


def _span(text: str) -> Span:
    ends = re.split("[-–—~～至到]+", narrow(text))
    if len(ends) != 2:
        raise BadInput(
            QT_TRANSLATE_NOOP("Refusal", "{value} is no time from–to, for example 12:00-12:45."), value=_shown(text)
        )
    begin, end = map(clock, ends)
    if end <= begin:
        raise BadInput(QT_TRANSLATE_NOOP("Refusal", "{value} ends before it begins."), value=_shown(text))
    return begin, end


def prefix(text: str) -> str:
    """The letters before a ticket's number.

    Raises
    ------
    BadInput
    """
    typed = narrow(text).upper()
    if not _PREFIX.fullmatch(typed):
        raise BadInput(QT_TRANSLATE_NOOP("Refusal", "Tickets need one or two letters from A to Z before their number."))
    return typed


def window_number(text: str) -> str:
    """The number of a window.

    Raises
    ------
    BadInput
    """
    typed = narrow(text)
    if not typed:
        raise BadInput(QT_TRANSLATE_NOOP("Refusal", "The window needs a number."))
    if typed == "*" or _FORBIDDEN.search(typed):
        raise BadInput(
            QT_TRANSLATE_NOOP("Refusal", "{value} can't be a window's number: no * and no semicolon."),
            value=_shown(text),
        )
    return typed


def _shown(text: str) -> str:
    cleaned = " ".join(text.split())
    return cleaned if len(cleaned) <= 40 else cleaned[:39] + "…"
