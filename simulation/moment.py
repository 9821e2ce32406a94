"""A moment of a day that was played: the hall as its clerks would have seen it then."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec
import numpy as np

from simulation.day import REFUSED, Day
from simulation.tables import Clerk, Clock, Closed, Scenario, Serving, Start, Waiting


@dataclass(frozen=True, slots=True)
class Moment:
    """What stood at an instant.

    Attributes
    ----------
    scenario : Scenario
        The hall with that instant as its ``[start]``. A break that began late
        is a window closed until its end; how long a window has been ready is
        not kept, nor that an appointment is still ahead.
    serving, waiting : tuple of int
        The tickets of the start by their numbers in the day.
    """

    scenario: Scenario
    serving: tuple[int, ...]
    waiting: tuple[int, ...]


def moment(day: Day, minute: float) -> Moment:
    """The day just before what happens at ``minute`` from opening, which is before closing."""
    scenario = day.plant.scenario
    crowd = day.citizens.crowd
    admitted = np.flatnonzero((day.diary.status != REFUSED) & (crowd.arrival < minute))
    present = [ticket for ticket in map(int, admitted) if not _is_gone(day, ticket, minute)]
    at_window = {ticket: place for ticket in present if (place := _in_hand(day, ticket, minute)) is not None}
    line = tuple(ticket for ticket in present if ticket not in at_window)
    late = _late_breaks(day, minute)
    at = Clock(float(scenario.opens) + minute)
    start = Start(
        at=at,
        serving=tuple(_serving(day, ticket, place, minute) for ticket, place in at_window.items()),
        waiting=tuple(_waiting(day, ticket, minute) for ticket in line),
        closed=tuple(
            Closed(window=day.plant.windows[window], until=Clock(float(scenario.opens) + until))
            for window, (_, until) in late.items()
        ),
    )
    clerks = tuple(_without(clerk, day, late) for clerk in scenario.clerks)
    return Moment(msgspec.structs.replace(scenario, clerks=clerks, start=start), tuple(at_window), line)


def _is_gone(day: Day, ticket: int, minute: float) -> bool:
    """Whether a ticket that came before has left, with all of its services or without."""
    if day.diary.left[ticket] < minute:
        return True
    last = day.citizens.crowd.end[ticket] - 1
    if day.citizens.crowd.no_show[ticket]:
        last = day.citizens.crowd.first[ticket]
    return bool(day.diary.finished_at[last] < minute)


def _in_hand(day: Day, ticket: int, minute: float) -> int | None:
    """Which of its services a window has in hand, as a place in ``needs``."""
    for place in range(day.citizens.crowd.first[ticket], day.citizens.crowd.end[ticket]):
        if day.diary.called_at[place] < minute <= day.diary.finished_at[place]:
            return place
    return None


def _serving(day: Day, ticket: int, place: int, minute: float) -> Serving:
    return Serving(
        window=day.plant.windows[day.diary.window_of[place]],
        services=_services(day, ticket, place),
        elapsed=float(minute - day.diary.called_at[place]),
        klass=day.citizens.classes[day.citizens.crowd.klass[ticket]],
        waited=_waited(day, ticket, place + 1),
    )


def _waiting(day: Day, ticket: int, minute: float) -> Waiting:
    crowd = day.citizens.crowd
    first = int(crowd.first[ticket])
    place = next(place for place in range(first, crowd.end[ticket]) if not day.diary.called_at[place] < minute)
    begun = crowd.credit[ticket] if place == first else day.diary.finished_at[place - 1]
    return Waiting(
        services=_services(day, ticket, place),
        klass=day.citizens.classes[crowd.klass[ticket]],
        waited=max(0.0, float(minute - begun)) + _waited(day, ticket, place),
    )


def _services(day: Day, ticket: int, place: int) -> tuple[str, ...]:
    needs = day.citizens.crowd.needs[place : day.citizens.crowd.end[ticket]]
    return tuple(day.plant.services[need] for need in needs)


def _waited(day: Day, ticket: int, end: int) -> float:
    """Minutes waited for the services before a place in ``needs``."""
    here = slice(day.citizens.crowd.first[ticket], end)
    return float(np.nansum(day.diary.wait_until[here] - day.diary.wait_from[here]))


def _late_breaks(day: Day, minute: float) -> dict[int, tuple[tuple[float, float], float]]:
    """By window, the break that it is in because a service outlasted its begin, and when that ends."""
    diary = day.diary
    late = {}
    for window, counter in enumerate(day.plant.counters):
        for begin, end in counter.breaks:
            if begin > minute:
                continue
            here = (diary.window_of == window) & (diary.called_at < begin) & (diary.finished_at > begin)
            for finished in diary.finished_at[here]:
                if finished < minute < finished + (end - begin):
                    late[window] = ((begin, end), float(finished + (end - begin)))
    return late


def _without(clerk: Clerk, day: Day, late: dict[int, tuple[tuple[float, float], float]]) -> Clerk:
    """The clerk without the break that a closed window stands for."""
    opens = float(day.plant.scenario.opens)
    taken = {
        (Clock(opens + begin), Clock(opens + end))
        for window, ((begin, end), _) in late.items()
        if day.plant.scenario.windows[window].clerk == clerk.id
    }
    return msgspec.structs.replace(clerk, breaks=tuple(span for span in clerk.breaks if span not in taken))
