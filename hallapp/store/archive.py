"""The archive: what the log says about each hall day, as tables to ask questions of.

Derived from the log and nothing else, in its own file beside the hall's: drop
it and it comes back. A day is written anew when the log holds more of it than
the archive does. Instants are UTC milliseconds, durations milliseconds.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import sqlite_utils
from sqlite_utils import Migrations

from hallapp.store.derived import Rows, tables
from hallapp.store.log import Log

migrations = Migrations("archive")


@migrations()
def first_tables(db: Any) -> None:
    """A row per hall day, ticket, service visit, and window x cause x quarter-hour of idle-while-waiting."""
    db["day"].create(
        {"day": str, "name": str, "opened": int, "closed": int, "seq": int, "head_hash": str, "loss": float}, pk="day"
    )
    db["visit"].create(
        {
            "day": str, "number": str, "class": str, "first_service": str, "services": int, "issued": int,
            "first_called": int, "ended": int, "state": str, "wait": int, "target": float, "answered": int,
            "no_show": int, "no_shows": int,
        },
        pk=("day", "number"),
    )  # fmt: skip
    db["service_visit"].create(
        {
            "day": str, "number": str, "place": int, "service": str, "window": str, "clerk": str, "called": int,
            "started": int, "finished": int, "outcome": str, "due": str,
        },
        pk=("day", "number", "place"),
    )  # fmt: skip
    db["idle"].create(
        {"day": str, "window": str, "cause": str, "quarter": int, "spent": int},
        pk=("day", "window", "cause", "quarter"),
    )


@migrations()
def advice(db: Any) -> None:
    """A row per advice: what was promised, what became of it, and, once the day was replayed, what it did.

    ``low`` and ``high`` bound the change of the mean wait on nine days in ten,
    as promised; ``came`` is what it was (``actual``: by measure), ``held``
    whether it lay between, ``exact`` whether the replay made the day's calls.
    """
    db["advice"].create(
        {
            "day": str, "number": int, "given": int, "fate": str, "decided": int, "decision": int, "why": str,
            "reason": str, "state": int, "seed": int, "changes": str, "effect": str, "low": float, "high": float,
            "replayed": int, "exact": int, "actual": str, "came": float, "held": int,
        },
        pk=("day", "number"),
    )  # fmt: skip
    # Every day is derived anew.
    db["day"].delete_where()


@migrations()
def practices(db: Any) -> None:
    """Ratings and missing papers of a service, warnings acknowledged, calls by hand, and what is followed.

    ``phone``, ``card``, ``to``, ``also``, ``reason`` and ``note`` are ids of the people
    table. ``instead_of`` is whom the rule would have called, ``waited`` and
    ``instead_waited`` how long both had waited. ``owed`` holds what was
    followed at the end of each day and what was settled on it.
    """
    db["day"].add_column("midnight", int)
    db["day"].add_column("asks_ratings", int)
    db["visit"].add_column("phone", str)
    db["visit"].add_column("card", str)
    db["service_visit"].add_column("to", str)
    db["service_visit"].add_column("missing", str)
    db["service_visit"].add_column("also", str)
    db["service_visit"].add_column("rating", int)
    db["warning"].create(
        {
            "day": str, "number": int, "at": int, "about": str, "subject": str, "level": int, "reason": str,
            "actor": str,
        },
        pk=("day", "number"),
    )  # fmt: skip
    db["called_by_hand"].create(
        {
            "day": str, "number": int, "at": int, "ticket": str, "window": str, "clerk": str, "reason": str,
            "waited": int, "instead_of": str, "instead_waited": int,
        },
        pk=("day", "number"),
    )  # fmt: skip
    db["owed"].create(
        {
            "day": str, "id": str, "kind": str, "since": str, "ticket": str, "service": str, "window": str, "due": str,
            "to": str, "standing": str, "settled": int, "note": str, "phone": str,
        },
        pk=("day", "id"),
    )  # fmt: skip
    # Every day is derived anew.
    db["day"].delete_where()


class Archive:
    """The archive of a hall, in the file at ``path``."""

    def __init__(self, path: Path) -> None:
        self.db: Any = sqlite_utils.Database(str(path))
        migrations.apply(self.db)

    @classmethod
    def beside(cls, hall: Path) -> Archive:
        """The archive of the hall in that file."""
        return cls(hall.with_name(hall.name + ".archive"))

    def update(self, log: Log) -> None:
        """Bring every hall day up to date."""
        known = {row["day"]: row["seq"] for row in self.db["day"].rows}
        for day, seq in log.days():
            if known.get(day) != seq:
                self._write(day, tables(day, list(log.read_day(day))))

    def day(self, day: str) -> dict[str, Any] | None:
        """The row of a hall day."""
        return next(self.db["day"].rows_where("day = ?", [day]), None)

    def last_day(self) -> str | None:
        """The latest hall day."""
        return next((row["day"] for row in self.db["day"].rows_where(order_by="opened desc", limit=1)), None)

    def rows(self, table: str, day: str) -> Iterator[dict[str, Any]]:
        """The rows of a table for a hall day, in the order of its key."""
        rows: Iterator[dict[str, Any]] = self.db[table].rows_where(
            "day = ?", [day], order_by=",".join(self.db[table].pks)
        )
        return rows

    def close(self) -> None:
        """Let go of the file."""
        self.db.close()

    def advice(self, day: str | None = None) -> list[dict[str, Any]]:
        """What was advised on a day, or ever, in order."""
        where = ("1", []) if day is None else ("day = ?", [day])
        return list(self.db["advice"].rows_where(*where, order_by="day, number"))

    def to_replay(self) -> dict[str, list[dict[str, Any]]]:
        """By closed day, the advice that was not yet held against a replay."""
        found: dict[str, list[dict[str, Any]]] = {}
        closed = "replayed IS NULL AND day IN (SELECT day FROM day WHERE closed IS NOT NULL)"
        for row in self.db["advice"].rows_where(closed, order_by="day, number"):
            found.setdefault(row["day"], []).append(row)
        return found

    def note_replay(self, day: str, number: int, **outcome: Any) -> None:
        """Keep what a replay said of an advice; nothing if the day was derived anew meanwhile."""
        with self.db.conn:
            columns = ", ".join(f"{column} = ?" for column in outcome)
            self.db.execute(
                f"UPDATE advice SET replayed = 1, {columns} WHERE day = ? AND number = ?",
                [*outcome.values(), day, number],
            )

    def finished(self, since: str, until: str) -> dict[str, int]:
        """How many service visits ended on the days from ``since`` to ``until``, by service."""
        query = "SELECT service, count(*) AS ended FROM service_visit WHERE day BETWEEN ? AND ? GROUP BY service"
        return {row["service"]: row["ended"] for row in self.db.query(query, [since, until])}

    def in_vain(self, since: str) -> list[dict[str, Any]]:
        """Service visits since a day that ended with papers missing or as not ours, in order, with phone and card."""
        return list(
            self.db.query(
                "SELECT service_visit.*, visit.phone, visit.card FROM service_visit JOIN visit USING (day, number)"
                " WHERE outcome IN ('documents_missing', 'not_ours') AND day >= ? ORDER BY finished, day, number",
                [since],
            )
        )

    def _write(self, day: str, derived: dict[str, Rows]) -> None:
        with self.db.conn:
            for table, rows in derived.items():
                self.db[table].delete_where("day = ?", [day])
                self.db[table].insert_all(rows)
