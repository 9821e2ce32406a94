"""The hall as the dispatch rule sees it: the live hall calls the very functions that the simulation calls."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from hallapp.hall.ticket import Ticket
from simulation import dispatch

if TYPE_CHECKING:
    from hallapp.hall.hall import Hall


class Next(NamedTuple):
    """Whom dispatch calls next, and why.

    ``tier`` is ``"overdue"``, ``"ordinary"`` or ``"last_resort"``; ``age`` the
    minutes since the ticket's credit, ``target`` and ``weight`` those of its
    service and class, ``minutes`` the expected time of the services it would
    get here, ``others`` how many more this window might have called, and
    ``longer`` how many of these have waited longer.
    """

    ticket: Ticket
    rule: str
    tier: str
    age: float
    target: float
    weight: float
    minutes: float
    others: int
    longer: int


class Board:
    """The part of the dispatch rule's view that changes only with skills and rule."""

    def __init__(self, hall: Hall) -> None:
        services = hall.catalogue.services
        self.service = {service: place for place, service in enumerate(services)}
        self.window = {window: place for place, window in enumerate(hall.windows)}
        self.window_ids = list(hall.windows)
        self.klass = {klass: place for place, klass in enumerate(hall.classes)}
        self.policy = dispatch.Policy(
            rule=dispatch.RULES.index(hall.rule),
            overdue=dispatch.NEVER_OVERDUE if hall.overdue is None else hall.overdue,
            weight=[klass.weight for klass in hall.classes.values()],
            rank=[float(klass.rank) for klass in hall.classes.values()],
            target=[service.target for service in services.values()],
            mean=[service.mean for service in services.values()],
        )
        windows = hall.windows.values()
        self.speed = [[window.speed(service) for service in services] for window in windows]
        self.last_resort = [[service in window.last_resort for service in services] for window in windows]
        self.breadth = [sum(speed > 0.0 for speed in row) for row in self.speed]


class Line(NamedTuple):
    """The waiting tickets, in order of issue, as the rule's arrays."""

    tickets: list[Ticket]
    arrays: dispatch.Tickets
    queue: list[int]


def board(hall: Hall) -> Board:
    """The hall's board, made anew after a change of skills or rule."""
    if hall.board is None:
        hall.board = Board(hall)
    return hall.board


def line(hall: Hall) -> Line:
    """Who waits, for the rule."""
    view = board(hall)
    tickets = sorted(hall.in_line.values(), key=lambda ticket: ticket.index)
    needs: list[int] = []
    first: list[int] = []
    end: list[int] = []
    queue = [0] * len(view.service)
    for ticket in tickets:
        first.append(len(needs))
        needs.extend(view.service[service] for service in ticket.services)
        end.append(len(needs))
        queue[needs[first[-1]]] += 1
    arrays = dispatch.Tickets(
        credit=[hall.minute(ticket.credit) for ticket in tickets],
        klass=[view.klass[ticket.klass] for ticket in tickets],
        tie=[dispatch.NO_WINDOW if ticket.tied is None else view.window[ticket.tied] for ticket in tickets],
        first=first,
        end=end,
        needs=needs,
    )
    return Line(tickets, arrays, queue)


def windows(hall: Hall) -> dispatch.Windows:
    """The windows for the rule."""
    view = board(hall)
    return dispatch.Windows(
        speed=view.speed,
        last_resort=view.last_resort,
        breadth=view.breadth,
        ready_since=[hall.minute(window.since) for window in hall.windows.values()],
    )


def ticket_for(hall: Hall, window: str, now: int) -> Ticket | None:
    """Whom the ready window calls at ``now`` (UTC ms)."""
    return tickets_for(hall, [window], now).get(window)


def tickets_for(hall: Hall, places: Sequence[str], now: int) -> dict[str, Ticket]:
    """Whom each of the windows would call at ``now`` (UTC ms), each for itself; without those that find nobody."""
    wanted = {ticket.services[0] for ticket in hall.in_line.values()}
    able = [place for place in places if any(hall.windows[place].speed(service) > 0.0 for service in wanted)]
    if not able:
        return {}
    view, waiting, standing = board(hall), line(hall), windows(hall)
    count = len(waiting.tickets)
    found = {}
    for place in able:
        position = dispatch.next_ticket(
            hall.minute(now),
            view.window[place],
            view.policy,
            standing,
            waiting.arrays,
            range(count),
            count,
            waiting.queue,
        )
        if position != dispatch.NOBODY:
            found[place] = waiting.tickets[position]
    return found


def window_for(hall: Hall, ticket: Ticket) -> str | None:
    """Which ready window that calls by itself takes the ticket that begins to wait."""
    waiting = line(hall)
    ready = [
        place
        for place, window in enumerate(hall.windows.values())
        if window.state == "ready" and hall.calls_itself(window.id)
    ]
    index = waiting.tickets.index(ticket)
    place = dispatch.ready_window(index, windows(hall), waiting.arrays, ready, len(ready))
    return None if place == dispatch.NO_WINDOW else board(hall).window_ids[place]


def ready_for(hall: Hall, services: tuple[str, ...]) -> str | None:
    """Which ready window takes somebody who comes for these services now, whether or not it calls by itself."""
    view = board(hall)
    needs = [view.service[service] for service in services]
    comes = dispatch.Tickets([hall.minute(hall.at)], [0], [dispatch.NO_WINDOW], [0], [len(needs)], needs)
    ready = [place for place, window in enumerate(hall.windows.values()) if window.state == "ready"]
    place = dispatch.ready_window(0, windows(hall), comes, ready, len(ready))
    return None if place == dispatch.NO_WINDOW else view.window_ids[place]


def next_for(hall: Hall, window: str, now: int) -> Next | None:
    """Whom dispatch would call to the window at ``now``, whatever the window's state, and why."""
    ticket = ticket_for(hall, window, now)
    if ticket is None or ticket.service is None:
        return None
    place = hall.windows[window]
    service = hall.catalogue.services[ticket.service]
    age = max(0.0, hall.minute(now) - hall.minute(ticket.credit))
    weight = hall.classes[ticket.klass].weight
    others = [
        other
        for other in hall.in_line.values()
        if other is not ticket and other.tied in (None, window) and place.speed(other.services[0]) > 0.0
    ]
    return Next(
        ticket=ticket,
        rule=hall.rule,
        tier=_tier(hall, ticket, window, weight * age),
        age=age,
        target=service.target,
        weight=weight,
        minutes=_together(hall, ticket, window),
        others=len(others),
        longer=sum((other.credit, other.index) < (ticket.credit, ticket.index) for other in others),
    )


def ahead(hall: Hall, ticket: Ticket) -> int:
    """How many who wait for the ticket's next service come before it by the rule."""
    return _before(hall, ticket) if ticket.state == "waiting" else 0


def ahead_of_new(hall: Hall, service: str, klass: str, now: int) -> int:
    """How many who wait for a service would come before a ticket of a class that was issued now (UTC ms)."""
    new = Ticket("", len(hall.tickets), (service,), service, klass, now, credit=now)
    return _before(hall, new)


def _before(hall: Hall, ticket: Ticket) -> int:
    place = _place(hall, ticket)
    return sum(
        _place(hall, other) < place
        for other in hall.in_line.values()
        if other is not ticket and other.service == ticket.service
    )


def _place(hall: Hall, ticket: Ticket) -> tuple[float, int, int]:
    """Sorts those who wait for one service as the rule does."""
    klass = hall.classes[ticket.klass]
    if hall.rule == "priority":
        return -float(klass.rank), ticket.credit, ticket.index
    if hall.rule == "gcmu":
        return -klass.weight * max(0, hall.at - ticket.credit), ticket.credit, ticket.index
    return 0.0, ticket.credit, ticket.index


def _tier(hall: Hall, ticket: Ticket, window: str, weighted: float) -> str:
    service = ticket.services[0]
    if hall.overdue is not None and weighted > hall.overdue * hall.catalogue.services[service].target:
        return "overdue"
    return "last_resort" if service in hall.windows[window].last_resort else "ordinary"


def _together(hall: Hall, ticket: Ticket, window: str) -> float:
    view, waiting = board(hall), line(hall)
    speed = view.speed[view.window[window]]
    return dispatch.together(waiting.tickets.index(ticket), speed, view.policy, waiting.arrays)
