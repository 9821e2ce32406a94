"""The event log in an SQLite file: one computer, several processes.

WAL with ``synchronous=FULL``: what was answered has reached the disk. Writing
begins with ``BEGIN IMMEDIATE``, which is the exclusive section. A connection
belongs to the thread that opened it.
"""

from __future__ import annotations

import sqlite3
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from hallapp.errors import QT_TRANSLATE_NOOP, system_problem
from hallapp.store.disk import is_remote
from hallapp.store.log import FIRST_HASH, Draft, Head, Replaced, Row, StoreError, chained

APPLICATION = 0x48414C4C
"""``PRAGMA application_id`` of a hall's file: "HALL"."""

BUSY_MS = 10_000
"""How long a process waits for the exclusive section before it says so."""

CACHE_PAGES = -8_000
"""Page cache: 8 MB, plenty for the current day."""

COLUMNS = ", ".join(Row._fields)

MIGRATIONS = (
    f"""
    CREATE TABLE event (
        hall TEXT NOT NULL,
        seq INTEGER NOT NULL,
        at INTEGER NOT NULL,
        hall_day TEXT NOT NULL,
        kind TEXT NOT NULL,
        actor TEXT NOT NULL,
        data TEXT NOT NULL,
        command TEXT,
        hash TEXT NOT NULL,
        PRIMARY KEY (hall, seq)
    ) WITHOUT ROWID;
    CREATE UNIQUE INDEX event_command ON event (command) WHERE command IS NOT NULL;
    CREATE INDEX event_hall_day ON event (hall_day);
    CREATE TABLE head (
        hall TEXT PRIMARY KEY,
        seq INTEGER NOT NULL,
        at INTEGER NOT NULL,
        hash TEXT NOT NULL
    );
    CREATE TABLE fact (name TEXT PRIMARY KEY, value TEXT NOT NULL);
    INSERT INTO head VALUES (lower(hex(randomblob(8))), 0, 0, '{FIRST_HASH}');
    """,
)
"""What each version of the store adds; ``PRAGMA user_version`` counts them."""

_READ = f"SELECT {COLUMNS} FROM event"
_INSERT = f"INSERT INTO event ({COLUMNS}) VALUES ({', '.join('?' * len(Row._fields))})"


def create(path: Path, fill: Callable[[SqliteLog], None]) -> None:
    """Make a new log and let ``fill`` begin it; it appears at ``path`` whole or not at all.

    Raises
    ------
    StoreError
        Something is there already, or the folder can't take it.
    """
    _check_place(path)
    part = path.with_name(f"{path.name}.{uuid.uuid4().hex[:8]}.part")
    try:
        _build(part)
        with closing(SqliteLog(part)) as log:
            fill(log)
        _publish(part, path)
    except (OSError, sqlite3.Error) as error:
        raise StoreError(
            QT_TRANSLATE_NOOP("Refusal", "{path} can't be written: {problem}."),
            path=str(path),
            problem=system_problem(error),
        ) from error
    finally:
        part.unlink(missing_ok=True)


def _check_place(path: Path) -> None:
    if not path.name or not path.parent.is_dir():
        raise StoreError(
            QT_TRANSLATE_NOOP("Refusal", "{path} can't be made: there is no folder {folder}."),
            path=str(path),
            folder=str(path.parent),
        )
    if path.exists():
        raise _exists(path)
    _check_local(path)


def _check_local(path: Path) -> None:
    if is_remote(path):
        raise StoreError(
            QT_TRANSLATE_NOOP(
                "Refusal",
                "{path} lies on a network drive, where two computers could write at once: use a local folder.",
            ),
            path=str(path),
        )


def _publish(part: Path, path: Path) -> None:
    """Move the finished file to its place, which is reserved first: of two that make it at once, one is refused."""
    try:
        path.open("xb").close()
    except FileExistsError as error:
        raise _exists(path) from error
    try:
        part.replace(path)
    except OSError:
        path.unlink()
        raise


def _exists(path: Path) -> StoreError:
    return StoreError(QT_TRANSLATE_NOOP("Refusal", "{path} exists already and is not overwritten."), path=str(path))


def _build(path: Path) -> None:
    db = sqlite3.connect(path, isolation_level=None)
    try:
        db.execute(f"PRAGMA application_id = {APPLICATION}")
        _migrate(db)
        db.execute("PRAGMA journal_mode = WAL")
    finally:
        db.close()


def _migrate(db: sqlite3.Connection) -> None:
    done = db.execute("PRAGMA user_version").fetchone()[0]
    for version, script in enumerate(MIGRATIONS[done:], start=done + 1):
        db.executescript(f"BEGIN IMMEDIATE; {script}; PRAGMA user_version = {version}; COMMIT;")


def is_hall(path: Path) -> bool:
    """Whether the file is a hall's log, told without touching it.

    SQLite itself looks: on POSIX, closing a file that was opened by other
    means gives up the locks of all connections of this process to it, and the
    next process that closes takes itself for the last one and removes the WAL.
    """
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as db:
            return bool(db.execute("PRAGMA application_id").fetchone()[0] == APPLICATION)
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_NOTADB:
            return False
        raise


class SqliteLog:
    """A log in the file at ``path``, which must be a hall's.

    Raises
    ------
    StoreError
        There is no such file, it is no hall, or it lies on a network drive.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._check()
        try:
            self._db = sqlite3.connect(f"{path.resolve().as_uri()}?mode=rw", uri=True, isolation_level=None)
        except sqlite3.Error as error:
            raise self._unusable(error) from error
        try:
            self._prepare()
            self._file = self._which_file()
            self._version = self._data_version()
        except sqlite3.Error as error:
            self._db.close()
            raise self._unusable(error) from error

    def _check(self) -> None:
        try:
            found = self.path.is_file()
            hall = found and is_hall(self.path)
        except (OSError, ValueError, sqlite3.Error) as error:
            raise self._unusable(error) from error
        if not found:
            raise self._missing()
        if not hall:
            raise StoreError(QT_TRANSLATE_NOOP("Refusal", "{path} is not a hall."), path=str(self.path))
        _check_local(self.path)

    def _missing(self) -> StoreError:
        return StoreError(
            QT_TRANSLATE_NOOP("Refusal", "There is no hall at {path}: make one with init."), path=str(self.path)
        )

    def _which_file(self) -> tuple[int, int]:
        found = self.path.stat()
        return found.st_dev, found.st_ino

    def _check_in_place(self) -> None:
        """What is written to a file that was moved, deleted or replaced is seen by nobody who opens it by its name.

        Raises
        ------
        StoreError
            It was.
        """
        try:
            same = self._which_file() == self._file
        except FileNotFoundError as error:
            raise self._missing() from error
        except OSError as error:
            raise self._unusable(error) from error
        if not same:
            raise Replaced(QT_TRANSLATE_NOOP("Refusal", "The hall {path} was replaced."), path=str(self.path))

    def _prepare(self) -> None:
        db = self._db
        db.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
        db.execute("PRAGMA synchronous = FULL")
        db.execute(f"PRAGMA cache_size = {CACHE_PAGES}")
        version = db.execute("PRAGMA user_version").fetchone()[0]
        self.newer = version > len(MIGRATIONS)
        if version < len(MIGRATIONS):
            _migrate(db)
        found = db.execute("SELECT hall FROM head").fetchone()
        if found is None:
            raise sqlite3.DatabaseError("the head of its log is missing")
        self.hall: str = found[0]

    def head(self) -> Head:
        """The end of the log now."""
        try:
            return Head(*self._db.execute("SELECT seq, at, hash FROM head").fetchone())
        except sqlite3.Error as error:
            raise self._unusable(error) from error

    @contextmanager
    def exclusive(self) -> Iterator[SqliteSection]:
        """Enter the exclusive section."""
        try:
            self._begin()
            try:
                yield SqliteSection(self._db, self.hall, self.head())
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise
        except sqlite3.Error as error:
            raise self._unusable(error) from error

    def _begin(self) -> None:
        """``BEGIN IMMEDIATE``, again and again while others are in: recovering a log reports *busy* at once."""
        self._check_in_place()
        patience = time.monotonic() + BUSY_MS / 1000
        while True:
            try:
                self._db.execute("BEGIN IMMEDIATE")
                return
            except sqlite3.OperationalError as error:
                if not _is_busy(error) or time.monotonic() > patience:
                    raise
                time.sleep(0.005)

    def read(self, after: int = 0) -> Iterator[Row]:
        """The events after a sequence number, in order."""
        return self._select(f"{_READ} WHERE hall = ? AND seq > ? ORDER BY seq", self.hall, after)

    def read_day(self, hall_day: str) -> Iterator[Row]:
        """The events of one hall day, in order."""
        return self._select(f"{_READ} WHERE hall_day = ? ORDER BY seq", hall_day)

    def _select(self, query: str, *values: object) -> Iterator[Row]:
        try:
            yield from map(Row._make, self._db.execute(query, values))
        except sqlite3.Error as error:
            raise self._unusable(error) from error

    def last_day(self) -> str | None:
        """The hall day of the last event."""
        found = self._db.execute(
            "SELECT hall_day FROM event WHERE hall = ? ORDER BY seq DESC LIMIT 1", (self.hall,)
        ).fetchone()
        return None if found is None else str(found[0])

    def days(self) -> list[tuple[str, int]]:
        """The hall days in the log, the oldest first, each with the sequence number of its last event."""
        return list(self._db.execute("SELECT hall_day, max(seq) FROM event GROUP BY hall_day ORDER BY min(seq)"))

    def changed(self) -> bool:
        """Whether another connection has committed since this was last asked."""
        self._check_in_place()
        version = self._data_version()
        changed, self._version = version != self._version, version
        return changed

    def _data_version(self) -> int:
        try:
            return int(self._db.execute("PRAGMA data_version").fetchone()[0])
        except sqlite3.Error as error:
            raise self._unusable(error) from error

    def fact(self, name: str) -> str | None:
        """A fact about the hall that is no event."""
        found = self._db.execute("SELECT value FROM fact WHERE name = ?", (name,)).fetchone()
        return None if found is None else str(found[0])

    def set_fact(self, name: str, value: str) -> None:
        """Keep such a fact."""
        with self.exclusive():
            self._db.execute("INSERT OR REPLACE INTO fact VALUES (?, ?)", (name, value))

    def cut(self, seq: int) -> None:
        """Let the log end with an event again: what came after is gone. Only a copy may be cut."""
        with self.exclusive():
            self._db.execute("DELETE FROM event WHERE seq > ?", (seq,))
            self._db.execute(
                "UPDATE head SET (seq, at, hash) = (SELECT seq, at, hash FROM event WHERE seq = ?)", (seq,)
            )

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def _unusable(self, error: Exception) -> StoreError:
        if isinstance(error, sqlite3.OperationalError) and _is_busy(error):
            text = QT_TRANSLATE_NOOP("Refusal", "The hall {path} is busy: another program keeps it locked.")
            return StoreError(text, path=str(self.path))
        text = QT_TRANSLATE_NOOP("Refusal", "The hall {path} can't be used: {problem}.")
        return StoreError(text, path=str(self.path), problem=system_problem(error))


class SqliteSection:
    """The log while this process alone may write to it."""

    def __init__(self, db: sqlite3.Connection, hall: str, head: Head) -> None:
        self._db = db
        self._hall = hall
        self.head = head

    def find(self, command: str) -> Row | None:
        """The event that answered the command of that id."""
        found = self._db.execute(f"{_READ} WHERE command = ?", (command,)).fetchone()
        return None if found is None else Row._make(found)

    def append(self, at: int, drafts: list[Draft]) -> list[Row]:
        """Append events that happened at ``at``."""
        rows = chained(self._hall, self.head, at, drafts)
        self._db.executemany(_INSERT, rows)
        self.head = Head(rows[-1].seq, at, rows[-1].hash)
        self._db.execute("UPDATE head SET seq = ?, at = ?, hash = ?", self.head)
        return rows


def _is_busy(error: sqlite3.OperationalError) -> bool:
    return error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
