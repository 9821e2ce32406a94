"""The day of one ticket or one window, told from the events of the day. Pure, as the hall is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from statistics import median
from typing import NamedTuple

from hallapp.hall import events
from hallapp.hall.hall import Hall
from hallapp.hall.ticket import MINUTE, Ticket

Said = tuple[events.Event, int, str]
"""An event, when (UTC ms) and by whom, as the log keeps it."""


class Moment(NamedTuple):
    """One step of a story: ``window`` is where it happened, ``clerk`` who sat there then."""

    at: int
    event: events.Event
    actor: str
    window: str | None
    clerk: str | None


@dataclass(frozen=True, slots=True)
class Seat:
    """Who sat at a window, from when until when (UTC ms); ``None``: until now."""

    clerk: str | None
    since: int
    until: int | None


@dataclass(slots=True)
class WindowDay:
    """A window's day.

    Attributes
    ----------
    spent : dict of str to int
        Milliseconds by the state of the window, up to the latest event.
    seats : list of Seat
    moments : list of Moment
        What happened at the window, in order.
    """

    spent: dict[str, int] = field(default_factory=dict)
    seats: list[Seat] = field(default_factory=list)
    moments: list[Moment] = field(default_factory=list)

    @property
    def utilisation(self) -> float | None:
        """Occupied ÷ staffed time, breaks out; ``None`` before the window was open."""
        occupied = self.spent.get("engaged", 0)
        staffed = occupied + self.spent.get("ready", 0)
        return occupied / staffed if staffed else None


def of_ticket(happened: Iterable[Said], ticket: str) -> list[Moment]:
    """All that happened to a ticket, in order."""
    seats = Hall()
    found: list[Moment] = []
    for event, at, actor in happened:
        if isinstance(event, events.DayOpened | events.Assigned):
            seats.fold(event, at)
        elif getattr(event, "ticket", None) == ticket or (
            isinstance(event, events.DayClosed) and ticket in event.expired
        ):
            found.append(_moment(seats, event, at, actor))
    return found


def of_window(happened: Iterable[Said], window: str) -> WindowDay:
    """All that happened at a window, how long it stood in which state, and who sat there."""
    hall = Hall()
    day = WindowDay()
    for event, at, actor in happened:
        place = hall.windows.get(window)
        ticket = None
        if place is not None:
            ticket = place.ticket
            day.spent[place.state] = day.spent.get(place.state, 0) + at - hall.at
        hall.fold(event, at)
        hall.begun.clear()
        if window not in hall.windows:
            continue
        _take_seat(day, hall.windows[window].clerk, at)
        if getattr(event, "window", None) == window or _leaves(event, ticket):
            day.moments.append(_moment(hall, event, at, actor))
    return day


def _leaves(event: events.Event, ticket: str | None) -> bool:
    """Whether a ticket leaves the window by an event that does not name it."""
    return isinstance(event, events.Cancelled) and event.ticket == ticket


def _take_seat(day: WindowDay, clerk: str | None, at: int) -> None:
    if day.seats and day.seats[-1].clerk == clerk:
        return
    if day.seats:
        last = day.seats.pop()
        if last.since < at:
            day.seats.append(Seat(last.clerk, last.since, at))
    day.seats.append(Seat(clerk, at, None))


def _moment(hall: Hall, event: events.Event, at: int, actor: str) -> Moment:
    window = getattr(event, "window", None)
    place = hall.windows.get(window or "")
    return Moment(at, event, actor, window, None if place is None else place.clerk)


@dataclass(frozen=True, slots=True)
class ServiceDay:
    """A service's day; times in minutes, ``None`` where nobody was called yet.

    ``waits`` and what follows count the visits that came for it first and
    were called: their target is this service's.
    """

    waiting: list[Ticket]
    waits: int
    mean: float | None
    middle: float | None
    nine_in_ten: float | None
    longest: float | None
    within: int
    outcomes: dict[str, int]


def of_service(hall: Hall, service: str) -> ServiceDay:
    """Who waits for a service, and how those waited who came for it."""
    target = hall.catalogue.services[service].target
    waits = sorted(
        ticket.waited / MINUTE
        for ticket in hall.tickets.values()
        if ticket.first_service == service and ticket.first_called is not None
    )
    outcomes: dict[str, int] = {}
    for ticket in hall.tickets.values():
        for step in ticket.steps:
            if step.service == service:
                outcomes[step.outcome] = outcomes.get(step.outcome, 0) + 1
    return ServiceDay(
        waiting=hall.waiting_for(service),
        waits=len(waits),
        mean=sum(waits) / len(waits) if waits else None,
        middle=median(waits) if waits else None,
        nine_in_ten=waits[-(-9 * len(waits) // 10) - 1] if waits else None,
        longest=waits[-1] if waits else None,
        within=sum(wait <= target for wait in waits),
        outcomes=outcomes,
    )
