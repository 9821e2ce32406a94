"""What people said or are called: texts under random ids, apart from the log, kept for a while only.

The events hold the ids. The table lies in its own file beside the hall's, so
that the log can be copied, shared and kept for years without it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from hallapp.errors import QT_TRANSLATE_NOOP
from hallapp.store.log import StoreError
from hallapp.store.sqlite import BUSY_MS

Kind = Literal["note", "reason", "referral"]

MIGRATIONS = (
    """
    CREATE TABLE person (
        id TEXT PRIMARY KEY,
        kind TEXT NOT NULL,
        text TEXT NOT NULL,
        kept_until INTEGER NOT NULL
    ) WITHOUT ROWID;
    CREATE INDEX person_kept_until ON person (kept_until);
    """,
)


class People:
    """The texts of a hall, in the file at ``path``; opened when first needed."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._db: sqlite3.Connection | None = None

    def keep(self, texts: dict[str, tuple[Kind, str]], until: int) -> None:
        """Keep texts by id until an instant (UTC ms); durable when this returns."""
        rows = [(key, kind, text, until) for key, (kind, text) in texts.items()]
        self._write("INSERT INTO person VALUES (?, ?, ?, ?)", rows)

    def text(self, key: str | None) -> str | None:
        """The text of that id; ``None`` once it was purged."""
        if key is None or (self._db is None and not self.path.exists()):
            return None
        found = self._open().execute("SELECT text FROM person WHERE id = ?", (key,)).fetchone()
        return None if found is None else str(found[0])

    def forget(self, keys: list[str]) -> None:
        """Erase texts by id."""
        self._write("DELETE FROM person WHERE id = ?", [(key,) for key in keys])

    def purge(self, now: int) -> None:
        """Erase what is kept no longer, from the file's free pages and its WAL too."""
        if self._db is None and not self.path.exists():
            return
        self._write("DELETE FROM person WHERE kept_until <= ?", [(now,)])
        self._open().execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Let go of the file."""
        if self._db is not None:
            self._db.close()
            self._db = None

    def _write(self, statement: str, rows: Sequence[tuple[object, ...]]) -> None:
        try:
            db = self._open()
            db.execute("BEGIN IMMEDIATE")
            try:
                db.executemany(statement, rows)
                db.execute("COMMIT")
            except BaseException:
                db.execute("ROLLBACK")
                raise
        except sqlite3.Error as error:
            raise StoreError(
                QT_TRANSLATE_NOOP("Refusal", "{path} can't be written: {problem}."),
                path=str(self.path),
                problem=str(error),
            ) from error

    def _open(self) -> sqlite3.Connection:
        if self._db is None:
            db = sqlite3.connect(self.path, isolation_level=None)
            db.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
            db.execute("PRAGMA secure_delete = ON")
            db.execute("PRAGMA synchronous = FULL")
            self._migrate(db)
            self._db = db
        return self._db

    def _migrate(self, db: sqlite3.Connection) -> None:
        if db.execute("PRAGMA user_version").fetchone()[0] >= len(MIGRATIONS):
            return
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("BEGIN IMMEDIATE")
        done = db.execute("PRAGMA user_version").fetchone()[0]
        for script in MIGRATIONS[done:]:
            for statement in script.split(";"):
                db.execute(statement)
        db.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
        db.execute("COMMIT")
