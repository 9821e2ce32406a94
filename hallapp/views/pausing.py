"""The usual reasons of a pause: kept in the words of who gave them, told in those of who reads them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from hallapp.errors import QT_TRANSLATE_NOOP
from hallapp.views.bilingual import both

CONTEXT = "console"

REASONS = (
    QT_TRANSLATE_NOOP("console", "meal"),
    QT_TRANSLATE_NOOP("console", "delivering files"),
    QT_TRANSLATE_NOOP("console", "meeting"),
    QT_TRANSLATE_NOOP("console", "system failure"),
    QT_TRANSLATE_NOOP("console", "away for a moment"),
)


def reasons() -> list[str]:
    """The usual ones in the language in use."""
    return [QCoreApplication.translate(CONTEXT, reason) for reason in REASONS]


def told(reason: str) -> str:
    """A reason in the language in use if it is a usual one, else as it was written."""
    for usual in REASONS:
        here, there = both(usual, CONTEXT)
        if reason in (here, there):
            return here
    return reason
