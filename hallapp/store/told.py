"""What the process that foretells waits has found, for all screens of a hall; and which process that is.

A file of its own beside the hall's: what is told is worth nothing a minute
later and must not make the log wait. Whoever holds the lease foretells; it
runs out by itself if its holder is gone.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

from hallapp.errors import QT_TRANSLATE_NOOP
from hallapp.store import clock
from hallapp.store.log import StoreError
from hallapp.store.sqlite import BUSY_MS

LEASE = 5_000
"""How long a lease holds without being renewed, milliseconds."""

LONGEST = 120_000
"""How long one may hold at most, milliseconds; what ends later comes from a clock that was set back."""

_TABLES = """
BEGIN IMMEDIATE;
CREATE TABLE IF NOT EXISTS told (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    at INTEGER NOT NULL,
    text TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS lease (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    holder TEXT NOT NULL,
    until INTEGER NOT NULL
);
COMMIT;
"""


class ToldFile:
    """The file of a hall; a connection belongs to the thread that opened it.

    Parameters
    ----------
    hall : Path
        The hall's own file.
    real : callable, optional
        The computer's clock, UTC milliseconds.

    Raises
    ------
    StoreError
        By every method: the file can't be used.
    """

    def __init__(self, hall: Path, real: Callable[[], int] = clock.real) -> None:
        self.path = hall.with_name(hall.name + ".told")
        self._real = real
        self._at: int | None = None
        try:
            self._db = sqlite3.connect(self.path, isolation_level=None)
            self._db.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
            self._db.execute("PRAGMA journal_mode = WAL")
            self._db.execute("PRAGMA synchronous = NORMAL")
            self._db.executescript(_TABLES)
        except sqlite3.Error as error:
            raise self._unusable(error) from error

    def news(self) -> str | None:
        """What was told since this was last asked, or ``None``."""
        try:
            found = self._db.execute("SELECT at FROM told").fetchone()
            if found is None or found[0] == self._at:
                return None
            self._at, text = self._db.execute("SELECT at, text FROM told").fetchone()
            return str(text)
        except sqlite3.Error as error:
            raise self._unusable(error) from error

    def tell(self, text: str) -> None:
        """Tell this in place of what was told before."""
        self._write("INSERT OR REPLACE INTO told VALUES (1, (SELECT coalesce(max(at), 0) + 1 FROM told), ?)", text)

    @property
    def is_held(self) -> bool:
        """Whether a process foretells."""
        try:
            found = self._db.execute("SELECT until FROM lease").fetchone()
        except sqlite3.Error as error:
            raise self._unusable(error) from error
        return found is not None and 0 <= found[0] - self._real() <= LONGEST

    def hold(self, holder: str, lasting: int = LEASE) -> bool:
        """Take the lease, or renew it, for so many milliseconds; whether ``holder`` has it now."""
        now = self._real()
        self._write(
            "INSERT INTO lease VALUES (1, ?, ?) ON CONFLICT DO UPDATE SET holder = excluded.holder, until ="
            " excluded.until WHERE holder = excluded.holder OR until NOT BETWEEN ? AND ?",
            holder, now + lasting, now, now + LONGEST,
        )  # fmt: skip
        return bool(self._db.execute("SELECT holder FROM lease").fetchone()[0] == holder)

    def release(self, holder: str) -> None:
        """Give the lease up."""
        self._write("DELETE FROM lease WHERE holder = ?", holder)

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def __enter__(self) -> ToldFile:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _write(self, statement: str, *values: object) -> None:
        try:
            self._db.execute(statement, values)
        except sqlite3.Error as error:
            raise self._unusable(error) from error

    def _unusable(self, error: sqlite3.Error) -> StoreError:
        return StoreError(
            QT_TRANSLATE_NOOP("Refusal", "{path} can't be written: {problem}."), path=str(self.path), problem=str(error)
        )
