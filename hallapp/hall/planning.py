"""The planned day, for a hall that follows its plan: openings, breaks and closings of each window.

Minutes are minutes from opening time, as in the simulated day whose rules these are.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from hallapp.hall import events
from hallapp.hall.ticket import MINUTE, OPEN_STATES, WindowNow, WindowState
from simulation.plant import opening
from simulation.scenario import Window

if TYPE_CHECKING:
    from hallapp.hall.hall import Hall
    from hallapp.hall.ticket import Ticket

FIRST, NO_SHOWS, OPENINGS, PATIENCE = range(4)
"""Order of events at one instant: closings and begins of breaks, no-shows, openings and ends of breaks, patience."""


class Due(NamedTuple):
    """Something that falls due: sorts by instant (UTC ms), kind and order."""

    at: int
    kind: int
    order: int
    events: tuple[events.Event, ...]


class Day(NamedTuple):
    """A window's planned day: when it is open, and its breaks."""

    open: Sequence[tuple[float, float]]
    breaks: Sequence[tuple[float, float]]


def day_of(hall: Hall, window: WindowNow) -> Day:
    """The window's planned day, with the clerk who sits there now."""
    opens, closes = float(hall.scenario.opens), float(hall.scenario.closes)
    listed = next(place for place in hall.scenario.windows if place.id == window.id)
    breaks = hall.clerks[window.clerk].breaks if window.clerk is not None else []
    own = listed.skills if window.clerk is None else None
    return Day(
        opening(hall.scenario, Window(id=window.id, clerk=window.clerk, skills=own, open=listed.open)),
        sorted((low - opens, high - opens) for low, high in breaks if low < closes),
    )


def instant(hall: Hall, minute: float) -> int:
    """The UTC millisecond of a minute from opening."""
    return hall.opens + round(minute * MINUTE)


def planned_state(hall: Hall, window: WindowNow, at: int) -> tuple[WindowState, int | None]:
    """How the window should stand at ``at``, and until when if it pauses."""
    minute = hall.minute(at)
    day = day_of(hall, window)
    if not window.skills or not any(low <= minute < high for low, high in day.open):
        return "closed", None
    for low, high in day.breaks:
        if low <= minute < high:
            return "paused", instant(hall, high)
    return "ready", None


def steps(hall: Hall, since: int, until: int) -> list[Due]:
    """What the plan says for the time after ``since`` up to ``until``; decided when it is applied."""
    if not hall.settings.follow_plan or not hall.is_open:
        return []
    if hall.plan is None:
        hall.plan = _plan(hall)
    first = bisect_right(hall.plan, since, key=lambda due: due.at)
    return hall.plan[first : bisect_right(hall.plan, until, key=lambda due: due.at)]


def _plan(hall: Hall) -> list[Due]:
    """All steps of the day, by instant."""
    length = float(hall.scenario.closes) - float(hall.scenario.opens)
    found = set()
    for order, window in enumerate(hall.windows.values()):
        day = day_of(hall, window)
        for low, high in day.open:
            found.add(Due(instant(hall, low), OPENINGS, order, ()))
            if high < length:
                found.add(Due(instant(hall, high), FIRST, order, ()))
        found.update(Due(instant(hall, low), FIRST, order, ()) for low, _ in day.breaks)
    return sorted(found)


def decide(hall: Hall, due: Due) -> list[events.Event]:
    """What a step of the plan means for its window as it stands."""
    window = list(hall.windows.values())[due.order]
    day = day_of(hall, window)
    minute = hall.minute(due.at)
    inside = any(low <= minute < high for low, high in day.open)
    if due.kind == OPENINGS:
        return _open(hall, window, due.at)
    if not inside:
        return _close(window)
    for low, high in day.breaks:
        if instant(hall, low) == due.at:
            return _pause(window, instant(hall, high), high - low)
    return []


def _open(hall: Hall, window: WindowNow, at: int) -> list[events.Event]:
    if window.leaving == "close" and window.leaves_after == "service":
        return [events.Resumed(window=window.id)]
    state, until = planned_state(hall, window, at)
    if window.state != "closed" or state == "closed":
        return []
    # A break that began late may last longer than the plan says.
    until = max(until or 0, window.until or 0)
    pause = [events.Paused(window=window.id, until=until)] if until > at else []
    return [events.Opened(window=window.id), *pause]


def _close(window: WindowNow) -> list[events.Event]:
    if window.state == "closed" or window.leaving == "close":
        return []
    return [events.Closed(window=window.id, after="service" if window.state == "engaged" else None)]


def _pause(window: WindowNow, until: int, minutes: float) -> list[events.Event]:
    if window.state == "ready":
        return [events.Paused(window=window.id, until=until)]
    if window.state == "paused" and window.until is not None:
        return [events.Paused(window=window.id, until=window.until + round(minutes * MINUTE))]
    if window.state == "engaged":
        longer = minutes + (window.back_after or 0) / MINUTE
        return [events.Paused(window=window.id, after="service", minutes=longer)]
    return []


def timers(hall: Hall, until: int) -> list[Due]:
    """What falls due up to ``until`` as things stand: no-shows, visits given up, ends of breaks and of overtime."""
    if not hall.is_open:
        return []
    found = [*_no_shows(hall), *_given_up(hall), *_ends_of_breaks(hall), *_ends_of_overtime(hall, until)]
    return [due for due in found if due.at <= until]


def _no_shows(hall: Hall) -> list[Due]:
    after = hall.settings.no_show_after
    if after is None:
        return []
    return [
        Due(
            ticket.recalled + round(after * MINUTE),
            NO_SHOWS,
            ticket.index,
            (events.NoShow(ticket=ticket.number, window=window.id, timer=True),),
        )
        for window in hall.windows.values()
        if window.ticket is not None and (ticket := hall.tickets[window.ticket]).state == "called" and ticket.recalled
    ]


def _given_up(hall: Hall) -> list[Due]:
    after = hall.settings.abandon_after
    if after is None:
        return []
    return [
        Due(
            ticket.left + round(after * MINUTE),
            PATIENCE,
            ticket.index,
            (events.Cancelled(ticket=ticket.number, timer=True),),
        )
        for ticket in hall.tickets.values()
        if ticket.state == "missed" and ticket.left is not None
    ]


def _ends_of_breaks(hall: Hall) -> list[Due]:
    if not hall.settings.follow_plan:
        return []
    found = []
    for order, window in enumerate(hall.windows.values()):
        if window.state == "paused" and window.until is not None:
            state, _ = planned_state(hall, window, window.until)
            ended = events.Closed(window=window.id) if state == "closed" else events.Resumed(window=window.id)
            found.append(Due(window.until, OPENINGS, order, (ended,)))
    return found


def _ends_of_overtime(hall: Hall, until: int) -> list[Due]:
    closes = hall.instant(float(hall.scenario.closes))
    if not hall.settings.follow_plan or until < closes:
        return []
    return [
        Due(closes, FIRST, order, (events.Closed(window=window.id),))
        for order, window in enumerate(hall.windows.values())
        if window.state == "ready" and not _needed(hall, window)
    ]


def _needed(hall: Hall, window: WindowNow) -> bool:
    """Whether anybody in the hall has a service left that the window may do."""
    return any(
        any(window.speed(service) > 0.0 for service in _left(ticket))
        for ticket in hall.tickets.values()
        if ticket.state in OPEN_STATES and ticket.state != "missed"
    )


def _left(ticket: Ticket) -> tuple[str, ...]:
    return ticket.services[1:] if ticket.state in ("called", "serving") else ticket.services


def next_due(hall: Hall, after: int | None = None) -> int | None:
    """When something next falls due if nothing else happens before; looks a day ahead.

    What the plan says up to ``after`` is taken as seen to; by default that is
    the latest event. Instants are UTC milliseconds.
    """
    since = hall.at if after is None else max(after, hall.at)
    horizon = since + 24 * 60 * MINUTE
    planned = (due for due in steps(hall, since, horizon) if decide(hall, due))
    return min((due.at for due in (*timers(hall, horizon), *planned)), default=None)
