"""The twin: the live hall as a scenario that a simulation can begin from."""

from __future__ import annotations

import msgspec

from hallapp.adapting import seen
from hallapp.hall.hall import Hall
from hallapp.hall.ticket import MINUTE, Ticket, WindowNow
from simulation.adaptation import adapted
from simulation.scenario import Clerk, Clock, Closed, Parked, Scenario, Serving, Span, Start, Waiting, Window

PARKED_MINUTES = 10.0
"""How long a parked ticket is believed to stay away, from when it was parked."""

PAUSE_MINUTES = 15.0
"""How long a pause without a stated end is believed to last, from when it began."""

SHORTLY = 1.0
"""Minutes from now for what is late already: it may end at any moment."""


def twin(hall: Hall, now: int) -> Scenario:
    """The hall at ``now`` (UTC ms) as a scenario with ``[start]``, with what today lets believe of its rest.

    Whether it adapts so is the hall's setting. Where ``gcmu`` weighs service
    times, it weighs those believed.

    Raises
    ------
    ValueError
        No hall day is open.
    """
    return believed(as_configured(hall, now), hall, now)


def believed(scenario: Scenario, hall: Hall, now: int) -> Scenario:
    """The scenario with today's arrivals and service times, if the hall's setting is to adapt to them."""
    return adapted(scenario, seen(hall, now), hall.minute(now)) if hall.settings.adapt else scenario


def as_configured(hall: Hall, now: int) -> Scenario:
    """The hall at ``now`` (UTC ms) as a scenario with ``[start]``, with the usual arrivals and service times.

    Who is missed is left out: nobody knows whether they come back. A pause or
    a parked ticket without a stated end is given one, see the constants here.

    Raises
    ------
    ValueError
        No hall day is open.
    """
    if not hall.is_open:
        raise ValueError("a hall that is not open has no twin")
    scenario = hall.configuration()
    at = Clock(float(scenario.opens) + hall.minute(now))
    plans = {window.id: window for window in scenario.windows}
    clerks = {clerk.id: clerk for clerk in scenario.clerks}
    closed = []
    windows = []
    for window in hall.windows.values():
        plan = plans[window.id]
        shift = clerks[window.clerk].shift if window.clerk else None
        if takes_part(window):
            plan = msgspec.structs.replace(plan, open=_with_now(plan.open, scenario, at))
        else:
            closed.append(Closed(window=window.id, until=_reopens(hall, window, plan, shift, at, now)))
        windows.append(plan)
    return msgspec.structs.replace(
        scenario,
        clerks=tuple(_ahead(clerk, hall, at) for clerk in scenario.clerks),
        windows=tuple(windows),
        start=_start(hall, at, now, tuple(closed)),
    )


def takes_part(window: WindowNow) -> bool:
    """Whether the window serves now and will go on."""
    return window.state in ("ready", "engaged") and window.leaving is None


def _with_now(spans: tuple[Span, ...] | None, scenario: Scenario, at: Clock) -> tuple[Span, ...] | None:
    """The plan of a window that is open now; outside its plan, it stays until the hall closes."""
    if spans is None or any(begin <= at < end for begin, end in spans) or at >= scenario.closes:
        return spans
    return (*(span for span in spans if span[1] <= at), (at, scenario.closes))


def _reopens(hall: Hall, window: WindowNow, plan: Window, shift: Span | None, at: Clock, now: int) -> Clock | None:
    """When a window that does not serve is back; ``None``: not today."""
    if window.state == "paused" or window.leaving == "pause":
        if window.until is not None:
            return Clock(max(at + SHORTLY, float(hall.scenario.opens) + hall.minute(window.until)))
        gone = (now - window.since) / MINUTE if window.state == "paused" else 0.0
        return Clock(at + max(SHORTLY, PAUSE_MINUTES - gone))
    # Without times of its own a window's plan is the whole day: before opening it is still to come.
    whole = ((hall.scenario.opens, hall.scenario.closes),)
    later = [begin for begin, _ in plan.open or whole if begin > at]
    if shift is not None and shift[0] > at:
        later.append(shift[0])
    return min(later, default=None)


def _ahead(clerk: Clerk, hall: Hall, at: Clock) -> Clerk:
    """The clerk with the breaks that are still to come; one that is due but not begun comes at once."""
    window = hall.clerks[clerk.id].window
    resting = window is not None and hall.windows[window].state == "paused"
    breaks = []
    for begin, end in clerk.breaks:
        if begin > at:
            breaks.append((begin, end))
        elif end > at and not resting and hall.settings.follow_plan:
            breaks.append((at, Clock(at + end - begin)))
    return msgspec.structs.replace(clerk, breaks=tuple(breaks))


def _start(hall: Hall, at: Clock, now: int, closed: tuple[Closed, ...]) -> Start:
    tickets = hall.tickets.values()
    return Start(
        at=at,
        serving=tuple(_serving(ticket, now) for ticket in tickets if ticket.state in ("called", "serving")),
        waiting=tuple(_waiting(ticket, now) for ticket in tickets if ticket.state == "waiting"),
        parked=tuple(_parked(ticket, now) for ticket in tickets if ticket.state == "parked"),
        closed=closed,
    )


def _serving(ticket: Ticket, now: int) -> Serving:
    """A called ticket counts as served from its call: the call is part of the occupancy."""
    assert ticket.window is not None and ticket.called is not None
    return Serving(
        window=ticket.window,
        services=ticket.services,
        elapsed=max(0, now - ticket.called) / MINUTE,
        klass=ticket.klass,
        waited=ticket.waited / MINUTE,
    )


def _waiting(ticket: Ticket, now: int) -> Waiting:
    return Waiting(
        services=ticket.services,
        klass=ticket.klass,
        waited=max(0, now - ticket.credit) / MINUTE,
        window=ticket.tied,
    )


def _parked(ticket: Ticket, now: int) -> Parked:
    gone = (now - ticket.parked_since) / MINUTE if ticket.parked_since is not None else 0.0
    return Parked(
        services=ticket.services,
        klass=ticket.klass,
        waited=ticket.waited / MINUTE,
        window=ticket.tied,
        back_in=max(SHORTLY, PARKED_MINUTES - gone),
    )
