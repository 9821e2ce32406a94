"""The rows of the archive's tables, derived from the events of one hall day."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from hallapp.hall import events
from hallapp.hall.hall import Hall
from hallapp.hall.owed import Owed
from hallapp.hall.ticket import MINUTE, Ticket
from hallapp.store.advised import advised
from hallapp.store.log import Row

Rows = list[dict[str, Any]]


def tables(day: str, rows: Sequence[Row]) -> dict[str, Rows]:
    """By table the rows of a day, from all of its events in order."""
    told = _Told(day)
    for row in rows:
        told.take(row)
    hall = told.hall
    return {
        "day": [_day(hall, rows[-1])],
        "visit": [_visit(hall, ticket) for ticket in hall.tickets.values()],
        "service_visit": list(_service_visits(hall)),
        "idle": list(_idle(hall)),
        "advice": list(advised(day, rows)),
        "warning": told.warnings,
        "called_by_hand": told.called_by_hand,
        "owed": [*told.settled, *(_owed(day, one) for one in hall.owed.values())],
    }


class _Told:
    """Folds a day, and keeps what the hall at its end does not tell any more."""

    def __init__(self, day: str) -> None:
        self.day = day
        self.hall = Hall()
        self.warnings: Rows = []
        self.called_by_hand: Rows = []
        self.settled: Rows = []

    def take(self, row: Row) -> None:
        event = events.decode(row.kind, row.data)
        keep = _KEPT.get(type(event))
        if keep is not None:
            keep(self, event, row)
        self.hall.fold(event, row.at)
        self.hall.begun.clear()

    def _acknowledged(self, event: events.Acknowledged, row: Row) -> None:
        self.warnings.append({
            "day": self.day, "number": len(self.warnings) + 1, "at": row.at, "about": event.about,
            "subject": event.subject, "level": event.level, "reason": event.reason, "actor": row.actor,
        })  # fmt: skip

    def _called(self, event: events.Called, row: Row) -> None:
        """Of a call by hand: whom the rule would have called, and how long both had waited."""
        if event.by != "hand":
            return
        hall = self.hall
        chosen, due = hall.tickets[event.ticket], hall.next_for(event.window, row.at)
        self.called_by_hand.append({
            "day": self.day, "number": len(self.called_by_hand) + 1, "at": row.at, "ticket": event.ticket,
            "window": event.window, "clerk": hall.windows[event.window].clerk, "reason": event.reason,
            "waited": chosen.wait(row.at),
            "instead_of": None if due is None else due.ticket.number,
            "instead_waited": None if due is None else due.ticket.wait(row.at),
        })  # fmt: skip

    def _settled(self, event: events.Settled, row: Row) -> None:
        self.settled.append(_owed(self.day, self.hall.owed[event.owed], row.at, event.note))


_KEPT: dict[type[events.Event], Callable[[_Told, Any, Row], None]] = {
    events.Acknowledged: _Told._acknowledged,
    events.Called: _Told._called,
    events.Settled: _Told._settled,
}


def _day(hall: Hall, last: Row) -> dict[str, Any]:
    return {
        "day": last.hall_day,
        "name": hall.scenario.name,
        "midnight": hall.instant(0.0),
        "opened": hall.opened,
        "closed": hall.closed,
        "seq": last.seq,
        "head_hash": last.hash,
        "loss": sum(hall.loss_so_far(service, hall.at) for service in hall.catalogue.services),
        "asks_ratings": int(hall.settings.ratings),
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
        "phone": ticket.phone,
        "card": ticket.card,
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
                "to": step.to,
                "due": step.due,
                "also": step.also,
                "missing": _papers(hall, step.service, step.missing),
                "rating": step.rating,
            }


def _papers(hall: Hall, service: str, places: Sequence[int]) -> str | None:
    """The papers' names in the hall's languages, as they were called on that day."""
    if not places:
        return None
    papers = hall.catalogue.services[service].papers
    return json.dumps([{"zh": papers[place].zh, "en": papers[place].en} for place in places], ensure_ascii=False)


def _idle(hall: Hall) -> Iterator[dict[str, Any]]:
    for (window, cause, quarter), spent in hall.idle.spent(hall, hall.at).items():
        yield {"day": hall.day, "window": window, "cause": cause, "quarter": quarter, "spent": spent}


def _owed(day: str, owed: Owed, settled: int | None = None, note: str | None = None) -> dict[str, Any]:
    return {
        "day": day,
        "id": owed.id,
        "kind": owed.kind,
        "since": owed.day,
        "ticket": owed.ticket,
        "service": owed.service,
        "window": owed.window,
        "due": owed.due,
        "to": owed.to,
        "standing": "settled" if settled is not None else owed.standing(day),
        "settled": settled,
        "note": note,
        "phone": owed.phone,
    }
