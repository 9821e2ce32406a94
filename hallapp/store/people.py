"""What people said or are called: texts under random ids, apart from the log, kept for a while only.

The events hold the ids. The table lies in its own file beside the hall's, so
that the log can be copied, shared and kept for years without it. Bookings lie
here too; of an identity card only a salted hash, for half a day.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import sqlite3
import uuid
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec

from hallapp.errors import QT_TRANSLATE_NOOP, system_problem
from hallapp.store.log import StoreError
from hallapp.store.sqlite import BUSY_MS

Kind = Literal["note", "reason", "referral", "phone"]

CARD_KEPT = 12 * 3_600_000
"""How long a card is known again, milliseconds: a hall day."""

_SALT = "salt"

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
    """
    CREATE TABLE booking (
        id TEXT PRIMARY KEY,
        day TEXT NOT NULL,
        at REAL NOT NULL,
        services TEXT NOT NULL,
        name TEXT NOT NULL,
        phone TEXT NOT NULL,
        kept_until INTEGER NOT NULL
    ) WITHOUT ROWID;
    CREATE INDEX booking_day ON booking (day, at);
    """,
)


class Booking(NamedTuple):
    """An appointment: ``at`` minutes from midnight of the hall day ``day``, the services, who comes."""

    day: str
    at: float
    services: tuple[str, ...]
    name: str = ""
    phone: str = ""
    id: str = ""


def digits(phone: str) -> str:
    """A phone number by its digits alone."""
    return "".join(sign for sign in phone if sign.isascii() and sign.isdecimal())


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

    def with_phone(self, keys: Iterable[str], ending: str) -> set[str]:
        """Those of the ids whose phone number ends with these digits."""
        found = set()
        for key in keys:
            text = self.text(key)
            if text is not None and digits(text).endswith(ending):
                found.add(key)
        return found

    def card(self, number: str, now: int) -> str:
        """The id of an identity card, the same for half a day at least; the number itself is not kept.

        Kept is HMAC-SHA-256 of the number under a random salt that is erased
        with it: afterwards neither can be told from the other.
        """
        db = self._open()
        fresh = [(_SALT, _SALT, secrets.token_hex(32), now + CARD_KEPT)]
        if db.execute("SELECT 1 FROM person WHERE id = ? AND kept_until > ?", (_SALT, now)).fetchone() is None:
            self._write("DELETE FROM person WHERE kind IN ('card', ?)", [(_SALT,)])
        self._write("INSERT OR IGNORE INTO person VALUES (?, ?, ?, ?)", fresh)
        salt, until = db.execute("SELECT text, kept_until FROM person WHERE id = ?", (_SALT,)).fetchone()
        seal = hmac.new(bytes.fromhex(salt), number.strip().upper().encode(), hashlib.sha256).hexdigest()
        self._write(
            "INSERT INTO person SELECT ?, 'card', ?, ? WHERE NOT EXISTS"
            " (SELECT 1 FROM person WHERE kind = 'card' AND text = ?)",
            [(uuid.uuid4().hex, seal, until, seal)],
        )
        return str(db.execute("SELECT id FROM person WHERE kind = 'card' AND text = ?", (seal,)).fetchone()[0])

    def book(self, day: str, bookings: Sequence[Booking], until: int) -> None:
        """Keep these as all the bookings of a day; one that was there already keeps its id."""
        known = {booking[:-1]: booking.id for booking in self.bookings(day)}
        rows = [
            (
                known.get(booking[:-1]) or uuid.uuid4().hex, day, booking.at,
                msgspec.json.encode(booking.services).decode(), booking.name, booking.phone, until,
            )
            for booking in bookings
        ]  # fmt: skip
        self._write_all(
            [
                ("DELETE FROM booking WHERE day = ?", [(day,)]),
                ("INSERT INTO booking VALUES (?, ?, ?, ?, ?, ?, ?)", rows),
            ]
        )

    def bookings(self, day: str) -> list[Booking]:
        """The bookings of a day, by time."""
        if self._db is None and not self.path.exists():
            return []
        rows = self._open().execute(
            "SELECT day, at, services, name, phone, id FROM booking WHERE day = ? ORDER BY at, id", (day,)
        )
        return [
            Booking(day, at, msgspec.json.decode(services, type=tuple[str, ...]), name, phone, key)
            for day, at, services, name, phone, key in rows
        ]

    def forget(self, keys: list[str]) -> None:
        """Erase texts by id."""
        self._write("DELETE FROM person WHERE id = ?", [(key,) for key in keys])

    def purge(self, now: int) -> None:
        """Erase what is kept no longer, from the file's free pages and its WAL too."""
        if self._db is None and not self.path.exists():
            return
        self._write_all([(f"DELETE FROM {table} WHERE kept_until <= ?", [(now,)]) for table in ("person", "booking")])
        self._open().execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Let go of the file."""
        if self._db is not None:
            self._db.close()
            self._db = None

    def _write(self, statement: str, rows: Sequence[tuple[object, ...]]) -> None:
        self._write_all([(statement, rows)])

    def _write_all(self, statements: Sequence[tuple[str, Sequence[tuple[object, ...]]]]) -> None:
        try:
            db = self._open()
            db.execute("BEGIN IMMEDIATE")
            try:
                for statement, rows in statements:
                    db.executemany(statement, rows)
                db.execute("COMMIT")
            except BaseException:
                db.execute("ROLLBACK")
                raise
        except sqlite3.Error as error:
            raise StoreError(
                QT_TRANSLATE_NOOP("Refusal", "{path} can't be written: {problem}."),
                path=str(self.path),
                problem=system_problem(error),
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
