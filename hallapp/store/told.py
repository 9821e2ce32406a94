"""What the process that foretells waits has found, for all screens of a hall; and which process that is.

A file of its own beside the hall's: what is told is worth nothing a minute
later and must not make the log wait. Whoever holds the lease foretells; it
runs out by itself if its holder is gone.
"""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from hallapp.errors import QT_TRANSLATE_NOOP, system_problem
from hallapp.store import clock
from hallapp.store.log import StoreError
from hallapp.store.sqlite import BUSY_MS

LEASE = 10_000
"""How long a lease holds without being renewed, milliseconds; what ends later comes from a clock that was set back."""

KEPT = 60
"""Of how many days the outcomes are kept."""

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
CREATE TABLE IF NOT EXISTS outcome (
    day TEXT NOT NULL,
    number TEXT NOT NULL,
    low REAL NOT NULL,
    median REAL NOT NULL,
    high REAL NOT NULL,
    usual REAL NOT NULL,
    waited REAL NOT NULL,
    PRIMARY KEY (day, number)
) WITHOUT ROWID;
COMMIT;
"""


class Outcome(NamedTuple):
    """What a ticket was told at its issue and what happened, minutes.

    ``usual`` is what people ahead times mean over windows would have told.
    """

    day: str
    number: str
    low: float
    median: float
    high: float
    usual: float
    waited: float


class Score(NamedTuple):
    """How the waits told on some days came out.

    Attributes
    ----------
    days, tickets : int
    inside : float
        Share of the tickets whose wait lay in the range told, as it is shown: rounded outwards to whole minutes.
    off, usual_off : float
        Mean absolute error of the median told, and of the usual estimate, minutes.
    """

    days: int
    tickets: int
    inside: float
    off: float
    usual_off: float


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
        self.path = self.beside(hall)
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

    @staticmethod
    def beside(hall: Path) -> Path:
        """Where the file of a hall is."""
        return hall.with_name(hall.name + ".told")

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
        return found is not None and 0 <= found[0] - self._real() <= LEASE

    def hold(self, holder: str) -> bool:
        """Take the lease, or renew it; whether ``holder`` has it now."""
        now = self._real()
        self._write(
            "INSERT INTO lease VALUES (1, ?, ?) ON CONFLICT DO UPDATE SET holder = excluded.holder, until ="
            " excluded.until WHERE holder = excluded.holder OR until NOT BETWEEN ? AND ?",
            holder, now + LEASE, now, now + LEASE,
        )  # fmt: skip
        return bool(self._db.execute("SELECT holder FROM lease").fetchone()[0] == holder)

    def release(self, holder: str) -> None:
        """Give the lease up."""
        self._write("DELETE FROM lease WHERE holder = ?", holder)

    def keep(self, outcomes: Iterable[Outcome]) -> None:
        """Keep how waits that were told came out, of the last :data:`KEPT` days."""
        try:
            self._db.execute("BEGIN IMMEDIATE")
            try:
                self._db.executemany("INSERT OR REPLACE INTO outcome VALUES (?, ?, ?, ?, ?, ?, ?)", outcomes)
                self._db.execute(
                    "DELETE FROM outcome WHERE day NOT IN (SELECT DISTINCT day FROM outcome ORDER BY day DESC LIMIT ?)",
                    (KEPT,),
                )
                self._db.execute("COMMIT")
            except BaseException:
                self._db.execute("ROLLBACK")
                raise
        except sqlite3.Error as error:
            raise self._unusable(error) from error

    def score(self, days: int = 1) -> Score | None:
        """How the waits told on the last ``days`` days came out; ``None`` if none is known."""
        try:
            rows = self._db.execute(
                "SELECT * FROM outcome WHERE day IN (SELECT DISTINCT day FROM outcome ORDER BY day DESC LIMIT ?)",
                (days,),
            ).fetchall()
        except sqlite3.Error as error:
            raise self._unusable(error) from error
        return _score([Outcome(*row) for row in rows]) if rows else None

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
            QT_TRANSLATE_NOOP("Refusal", "{path} can't be written: {problem}."),
            path=str(self.path),
            problem=system_problem(error),
        )


def _score(outcomes: list[Outcome]) -> Score:
    count = len(outcomes)
    return Score(
        days=len({outcome.day for outcome in outcomes}),
        tickets=count,
        inside=sum(math.floor(o.low) <= o.waited <= max(math.ceil(o.high), 1) for o in outcomes) / count,
        off=sum(abs(o.median - o.waited) for o in outcomes) / count,
        usual_off=sum(abs(o.usual - o.waited) for o in outcomes) / count,
    )
