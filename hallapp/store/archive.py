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

from hallapp.hall import events
from hallapp.hall.hall import Hall
from hallapp.hall.ticket import MINUTE, Ticket
from hallapp.store.advised import advised
from hallapp.store.log import Log, Row

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
                self._write(day, *day_of(log.read_day(day)), list(advised(day, log.read_day(day))))

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

    def _write(self, day: str, hall: Hall, last: Row, advice: list[dict[str, Any]]) -> None:
        with self.db.conn:
            for table in ("day", "visit", "service_visit", "idle", "advice"):
                self.db[table].delete_where("day = ?", [day])
            self.db["day"].insert(_day(hall, last))
            self.db["visit"].insert_all(_visit(hall, ticket) for ticket in hall.tickets.values())
            self.db["service_visit"].insert_all(_service_visits(hall))
            self.db["idle"].insert_all(_idle(hall))
            self.db["advice"].insert_all(advice)


def day_of(rows: Iterator[Row]) -> tuple[Hall, Row]:
    """The hall at the end of a day's events, and the last of them."""
    hall, last = Hall(), None
    for last in rows:
        hall.fold(events.decode(last.kind, last.data), last.at)
    assert last is not None
    return hall, last


def _day(hall: Hall, last: Row) -> dict[str, Any]:
    return {
        "day": last.hall_day,
        "name": hall.scenario.name,
        "opened": hall.opened,
        "closed": hall.closed,
        "seq": last.seq,
        "head_hash": last.hash,
        "loss": sum(hall.loss_so_far(service, hall.at) for service in hall.catalogue.services),
    }


def _visit(hall: Hall, ticket: Ticket) -> dict[str, Any]:
    answered = bool(ticket.steps) or ticket.state in ("serving", "parked")
    return {
        "day": hall.day,
        "number": ticket.number,
        "class": ticket.klass,
        "first_service": ticket.first_service,
        "services": len(ticket.steps) + len(ticket.services),
        "issued": ticket.issued,
        "first_called": ticket.first_called,
        "ended": ticket.ended,
        "state": ticket.state,
        "wait": ticket.wait(hall.at),
        "target": hall.catalogue.services[ticket.first_service].target * MINUTE,
        "answered": answered,
        "no_show": ticket.no_shows > 0 and not answered and ticket.state in ("missed", "cancelled", "expired"),
        "no_shows": ticket.no_shows,
    }


def _service_visits(hall: Hall) -> Iterator[dict[str, Any]]:
    for ticket in hall.tickets.values():
        for place, step in enumerate(ticket.steps):
            yield {
                "day": hall.day,
                "number": ticket.number,
                "place": place,
                "service": step.service,
                "window": step.window,
                "clerk": step.clerk,
                "called": step.called,
                "started": step.started,
                "finished": step.finished,
                "outcome": step.outcome,
                "due": step.due,
            }


def _idle(hall: Hall) -> Iterator[dict[str, Any]]:
    for (window, cause, quarter), spent in hall.idle.spent(hall, hall.at).items():
        yield {"day": hall.day, "window": window, "cause": cause, "quarter": quarter, "spent": spent}
