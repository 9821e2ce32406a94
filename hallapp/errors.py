"""Errors that a person can act on; everything else is a bug."""

from __future__ import annotations

import errno
import logging
import socket
import sqlite3
from dataclasses import dataclass

_log = logging.getLogger(__name__)


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


class Told(Exception):
    """A known error in the words of the person's language: whoever started this shows them as they are."""


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """The text itself; ``lupdate`` knows this name, so modules without Qt mark their sentences with it."""
    return text


_DENIED = QT_TRANSLATE_NOOP("Refusal", "it may not be used, or another program has it open")

_OFF = QT_TRANSLATE_NOOP("Refusal", "it is switched off or not plugged in")
_BROKEN_OFF = QT_TRANSLATE_NOOP("Refusal", "the connection broke off")
_FAULTY = QT_TRANSLATE_NOOP("Refusal", "the device does not read or write as it should")
_SILENT = QT_TRANSLATE_NOOP("Refusal", "it does not answer")
_UNREACHED = QT_TRANSLATE_NOOP("Refusal", "the network does not lead there")
_GARBLED = QT_TRANSLATE_NOOP("Refusal", "a name or text has characters that can't be used")
_NO_NAME = QT_TRANSLATE_NOOP("Refusal", "the network knows nothing of that name")
_NUMBERED = QT_TRANSLATE_NOOP("Refusal", "the system reports error {code}")
_UNKNOWN = QT_TRANSLATE_NOOP("Refusal", "the system does not tell why")

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
    errno.ENODEV: _OFF,
    errno.ENXIO: _OFF,
    errno.EIO: _FAULTY,
    errno.EPIPE: _BROKEN_OFF,
    errno.ECONNRESET: _BROKEN_OFF,
    errno.ECONNREFUSED: QT_TRANSLATE_NOOP("Refusal", "it takes no connection"),
    errno.ETIMEDOUT: _SILENT,
    errno.EHOSTUNREACH: _UNREACHED,
    errno.ENETUNREACH: _UNREACHED,
    errno.EHOSTDOWN: _UNREACHED,
}

_WINDOWS = {
    5: _DENIED,
    112: _SYSTEM[errno.ENOSPC],
    1722: _SILENT,
    1801: QT_TRANSLATE_NOOP("Refusal", "this computer knows none of that name"),
}
"""By the numbers of ``winerror.h``, of errors that have no other."""

_BUSY = QT_TRANSLATE_NOOP("Refusal", "another program keeps it locked")

_DATABASE = {
    sqlite3.SQLITE_CANTOPEN: QT_TRANSLATE_NOOP("Refusal", "it can't be opened"),
    sqlite3.SQLITE_PERM: _DENIED,
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_READONLY: QT_TRANSLATE_NOOP("Refusal", "it can only be read"),
    sqlite3.SQLITE_FULL: _SYSTEM[errno.ENOSPC],
    sqlite3.SQLITE_IOERR: QT_TRANSLATE_NOOP("Refusal", "the disk does not read or write as it should"),
    sqlite3.SQLITE_CORRUPT: QT_TRANSLATE_NOOP("Refusal", "it is damaged"),
    sqlite3.SQLITE_NOTADB: QT_TRANSLATE_NOOP("Refusal", "it is a file of another kind"),
}


def system_problem(error: Exception) -> KnownError:
    """Why a file or device could not be used: the end of a sentence, as a fact of the error that tells it.

    The words of the system and of the database are in the language of the
    computer, or English, not in that of the person.
    """
    if isinstance(error, sqlite3.Error):
        # SQLite tells the kind of its problem in the last byte; its own mistakes have no code.
        known = _DATABASE.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
    elif isinstance(error, socket.gaierror):
        known = _NO_NAME
    elif isinstance(error, UnicodeError):
        known = _GARBLED
    elif isinstance(error, TimeoutError):
        known = _SILENT
    else:
        known = _SYSTEM.get(getattr(error, "errno", None) or 0) or _WINDOWS.get(getattr(error, "winerror", None) or 0)
    if known:
        return KnownError(known)
    code = getattr(error, "winerror", None) or getattr(error, "sqlite_errorcode", None) or getattr(error, "errno", None)
    _log.warning("a problem of the system: %r", error)
    return KnownError(_NUMBERED, code=code) if code else KnownError(_UNKNOWN)
