"""Errors that a person can act on; everything else is a bug."""

from __future__ import annotations

import errno
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Named:
    """A name among the facts of an error: told in the person's language where there is one."""

    zh: str
    en: str

    def __str__(self) -> str:
        return self.en or self.zh


class KnownError(Exception):
    """Something that a person can put right.

    Parameters
    ----------
    text : str
        One English sentence with ``{named}`` places; it is also the key of its
        translation, so it is marked for translation where it is written.
    facts : str or int or float
        What fills the places.
    """

    def __init__(self, text: str, **facts: object) -> None:
        super().__init__(text)
        self.text = text
        self.facts = facts

    def __str__(self) -> str:
        return self.text.format(**self.facts)


class BadInput(KnownError):
    """A command, file or option that is wrong; exit status 2."""


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """The text itself; ``lupdate`` knows this name, so modules without Qt mark their sentences with it."""
    return text


_DENIED = QT_TRANSLATE_NOOP("Refusal", "it may not be used, or another program has it open")

_SYSTEM = {
    errno.ENOENT: QT_TRANSLATE_NOOP("Refusal", "it is not there"),
    errno.EACCES: _DENIED,
    errno.EPERM: _DENIED,
    errno.EBUSY: _DENIED,
    errno.EISDIR: QT_TRANSLATE_NOOP("Refusal", "it is a folder"),
    errno.ENOTDIR: QT_TRANSLATE_NOOP("Refusal", "its folder is a file"),
    errno.EEXIST: QT_TRANSLATE_NOOP("Refusal", "it is there already"),
    errno.ENOSPC: QT_TRANSLATE_NOOP("Refusal", "the disk is full"),
    errno.EROFS: QT_TRANSLATE_NOOP("Refusal", "the disk can only be read"),
    errno.ENAMETOOLONG: QT_TRANSLATE_NOOP("Refusal", "its name is too long"),
}


def system_problem(error: OSError) -> KnownError | str:
    """Why the system did not do something with a file: the end of a sentence, as a fact of the error that tells it.

    The system's own words are in the language of the computer, not in that of the person.
    """
    known = _SYSTEM.get(error.errno or 0)
    return KnownError(known) if known else error.strerror or str(error)
