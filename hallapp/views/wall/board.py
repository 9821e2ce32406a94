"""What the wall shows, read from the hall: calls, queues and notices."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from hallapp.hall import dispatching
from hallapp.hall.catalogue import named
from hallapp.hall.hall import Hall
from hallapp.hall.ticket import Call, Ticket, WindowNow
from hallapp.views.census import Census
from hallapp.waits import Wait
from simulation.scenario import Names

LAST_CALLS = 8

FIRST = ("courtesy", "veteran")
"""Classes that go first; walls mark them alike, and never say why."""

NEXT = 3
"""So many of the next numbers are shown."""


@dataclass(frozen=True, slots=True)
class Line:
    """One group: how many wait, and how long a new ticket would."""

    names: Names
    id: str
    people: int
    wait: Wait | None

    def name(self, language: str) -> str:
        """The group's name."""
        return named(self.names, self.id, language)


@dataclass(frozen=True, slots=True)
class Away:
    """A window that pauses; ``until`` (UTC ms) where its return is known."""

    window: str
    until: int | None


@dataclass(frozen=True, slots=True)
class Board:
    """Everything on the wall.

    Attributes
    ----------
    calls : list of Call
        The last ones of the day that runs, a ticket once, newest first.
    first : frozenset of str
        Those of the calls that go first by courtesy or law.
    lines : list of Line
        The groups in which anybody waits, the fullest first.
    away : list of Away
    waiting : int
    is_open : bool
        Whether a hall day runs.
    closes : float
        Minutes from midnight.
    """

    calls: list[Call]
    first: frozenset[str]
    lines: list[Line]
    away: list[Away]
    waiting: int
    is_open: bool
    closes: float


def read(hall: Hall, census: Census, groups: Iterable[str] = ()) -> Board:
    """Read the hall as it was counted; ``groups`` limits calls, queues and pauses to those of a part of the hall."""
    chosen = set(groups)
    calls = _calls(hall, chosen) if hall.is_open else []
    return Board(
        calls=calls,
        first=frozenset(call.number for call in calls if hall.tickets[call.number].klass in FIRST),
        lines=_lines(hall, census, chosen),
        away=[
            Away(window.id, window.until)
            for window in hall.windows.values()
            if window.state == "paused" and hall.is_open and (not chosen or _serves(hall, window, chosen))
        ],
        waiting=len(hall.in_line),
        is_open=hall.is_open,
        closes=float(hall.scenario.closes),
    )


def is_shown(hall: Hall, ticket: Ticket, groups: Iterable[str]) -> bool:
    """Whether the ticket's service in hand, or its next one, is of the part of the hall that is shown."""
    chosen = set(groups)
    return not chosen or hall.catalogue.services[ticket.services[0]].group in chosen


def next_numbers(hall: Hall, now: int, groups: Iterable[str] = ()) -> list[str]:
    """Whom the windows that serve would call next at ``now`` (UTC ms), by the hall's own rule, longest wait first."""
    if not hall.is_open or not hall.in_line:
        return []
    serving = [window.id for window in hall.windows.values() if window.state in ("ready", "engaged")]
    found = {ticket.number: ticket for ticket in dispatching.tickets_for(hall, serving, now).values()}
    shown = [ticket for ticket in found.values() if is_shown(hall, ticket, groups)]
    return [ticket.number for ticket in sorted(shown, key=lambda ticket: ticket.credit)][:NEXT]


def _calls(hall: Hall, chosen: set[str]) -> list[Call]:
    shown: dict[str, Call] = {}
    for call in reversed(hall.calls):
        ticket = hall.tickets.get(call.number)
        if ticket is None or call.number in shown:
            continue
        if chosen and hall.catalogue.services[_service(ticket, call)].group not in chosen:
            continue
        shown[call.number] = call
        if len(shown) == LAST_CALLS:
            break
    return list(shown.values())


def _service(ticket: Ticket, call: Call) -> str:
    """What the ticket was called for, which need not be what it came for first."""
    served = (step.service for step in ticket.steps if step.window == call.window and step.finished >= call.at)
    return next(served, ticket.service or ticket.first_service)


def _serves(hall: Hall, window: WindowNow, chosen: set[str]) -> bool:
    return any(hall.catalogue.services[service].group in chosen for service in window.active)


def _lines(hall: Hall, census: Census, chosen: set[str]) -> list[Line]:
    fullest: dict[str, str] = {}
    for service, count in census.waiting.items():
        group = hall.catalogue.services[service].group
        if group not in fullest or count > census.waiting[fullest[group]]:
            fullest[group] = service
    lines = [
        Line(hall.catalogue.groups[group].names, group, census.groups[group], census.wait(service))
        for group, service in fullest.items()
        if not chosen or group in chosen
    ]
    return sorted(lines, key=lambda line: -line.people)
