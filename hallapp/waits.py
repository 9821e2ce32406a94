"""The wait that a citizen is told: a median and a 90 % range.

:class:`Told` is what a process of its own has foretold by simulation
(:mod:`hallapp.foretelling`). While that is being compiled the process tells what
:class:`Forecast` finds, and where there is no such process a screen asks it itself:
the queue as it stands is played forward by the dispatch rule with mean service
times, nobody else arriving; a ticket that is about to be issued is called when a
window would prefer it to all who wait. The range around it was fitted to
simulated days. It knows skills, speeds, classes and the rule, but nothing of the
arrivals to come. ``benchmarks/waits.py`` scores both.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING

import msgspec

from hallapp.hall import dispatching
from hallapp.hall.ticket import MINUTE
from simulation import dispatch

if TYPE_CHECKING:
    from hallapp.hall.hall import Hall
    from hallapp.hall.ticket import Ticket, WindowNow

LEAST_LEFT = 0.25
"""Share of its mean that a service in hand is believed to take still, however long it has lasted."""

LOW, LOW_MINUTES = 0.55, -2.5
HIGH, HIGH_MINUTES = 1.25, 8.0
"""The bounds as multiples of the forecast and minutes beside it."""


Minutes = tuple[float, float, float]
"""Low, median, high."""


@dataclass(frozen=True, slots=True)
class Wait:
    """Minutes until the call: the median, and the bounds that hold nine times in ten."""

    low: float
    median: float
    high: float


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """What was foretold at one instant; ``None`` where nobody serves the ticket today, more likely than not.

    Attributes
    ----------
    day : str
        The hall day.
    at : int
        The hall's time, UTC milliseconds.
    tickets : dict
        By number, of who waits or is parked; minutes from ``at``.
    new : dict
        By class and service, of a ticket that is issued now.
    """

    day: str
    at: int
    tickets: dict[str, Minutes | None]
    new: dict[str, dict[str, Minutes | None]]

    def knows(self, ticket: Ticket) -> bool:
        """Whether it says something about a ticket that waits or is parked: of one that came since, as it was new."""
        if ticket.state not in ("waiting", "parked"):
            return False
        return ticket.number in self.tickets or self.knows_new(ticket.services[0], ticket.klass)

    def knows_new(self, service: str, klass: str) -> bool:
        """Whether it says something about a ticket issued now."""
        return service in self.new.get(klass, {})

    def of(self, ticket: Ticket, now: int) -> Wait | None:
        """The wait still before a ticket at ``now`` (UTC ms)."""
        if ticket.number in self.tickets:
            return _left(self.tickets[ticket.number], (now - self.at) / MINUTE)
        return _left(self.new[ticket.klass][ticket.services[0]], max(0, now - ticket.issued) / MINUTE)

    def of_new(self, service: str, klass: str) -> Wait | None:
        """The wait of a ticket issued now."""
        return _left(self.new[klass][service], 0.0)


def _left(minutes: Minutes | None, passed: float) -> Wait | None:
    return None if minutes is None else Wait(*(max(0.0, bound - passed) for bound in minutes))


class Forecast:
    """When everybody who waits, and who comes now, will be called if nobody else arrives.

    Parameters
    ----------
    now : int
        UTC milliseconds.
    wanted : iterable of (str, str)
        Services and classes of tickets that may be issued now.
    """

    def __init__(self, hall: Hall, now: int, wanted: Iterable[tuple[str, str]] = ()) -> None:
        self._hall = hall
        self._view = dispatching.board(hall)
        self._line = dispatching.line(hall)
        view = self._view
        self._windows = dispatch.Windows(view.speed, view.last_resort, view.breadth, [])
        self._now = hall.minute(now)
        self._called: dict[str, float] = {}
        self._new: dict[tuple[str, str], float] = {}
        self._run(dict.fromkeys(wanted))

    def of(self, ticket: Ticket) -> Wait | None:
        """The wait still before a ticket that waits; ``None``: nobody who is there now will call it."""
        return _range(self._called.get(ticket.number))

    def new(self, service: str, klass: str = "ordinary") -> Wait | None:
        """The wait of a ticket issued now; one of those wanted."""
        return _range(self._new.get((service, klass)))

    def _run(self, probes: dict[tuple[str, str], None]) -> None:
        people = len(self._line.tickets)
        tickets = self._with(list(probes))
        standing = _Standing(tickets, people)
        unplaced: dict[int, dict[int, tuple[str, str]]] = {}
        for ticket, probe in enumerate(probes, people):
            unplaced.setdefault(tickets.needs[tickets.first[ticket]], {})[ticket] = probe
        queue = list(self._line.queue)
        free = self._free()
        while free and (len(self._called) < people or unplaced):
            minute, window = heappop(free)
            speed = self._view.speed[window]
            chosen = self._choose(minute, window, tickets, standing.before(speed), queue)
            for service in [service for service in unplaced if speed[service] > 0.0]:
                self._place(minute, window, tickets, chosen, unplaced[service], queue)
                if not unplaced[service]:
                    del unplaced[service]
            if chosen == dispatch.NOBODY:
                continue
            standing.call(chosen)
            queue[tickets.needs[tickets.first[chosen]]] -= 1
            self._called[self._line.tickets[chosen].number] = minute - self._now
            busy = dispatch.together(chosen, speed, self._view.policy, tickets)
            heappush(free, (minute + busy, window))

    def _choose(
        self, minute: float, window: int, tickets: dispatch.Tickets, waiting: list[int], queue: list[int]
    ) -> int:
        place = dispatch.next_ticket(
            minute, window, self._view.policy, self._windows, tickets, waiting, len(waiting), queue
        )
        return dispatch.NOBODY if place == dispatch.NOBODY else waiting[place]

    def _place(
        self,
        minute: float,
        window: int,
        tickets: dispatch.Tickets,
        chosen: int,
        unplaced: dict[int, tuple[str, str]],
        queue: list[int],
    ) -> None:
        """A ticket issued now is called here if the window prefers it to whom it would call else."""
        for probe in list(unplaced):
            rivals = [probe] if chosen == dispatch.NOBODY else [chosen, probe]
            if self._choose(minute, window, tickets, rivals, queue) == probe:
                self._new[unplaced.pop(probe)] = minute - self._now

    def _with(self, probes: list[tuple[str, str]]) -> dispatch.Tickets:
        """Those who wait, and behind them the tickets that may be issued now."""
        line = self._line.arrays
        here = len(line.needs)
        return dispatch.Tickets(
            credit=[*line.credit, *(self._now for _ in probes)],
            klass=[*line.klass, *(self._view.klass[klass] for _, klass in probes)],
            tie=[*line.tie, *(dispatch.NO_WINDOW for _ in probes)],
            first=[*line.first, *range(here, here + len(probes))],
            end=[*line.end, *range(here + 1, here + len(probes) + 1)],
            needs=[*line.needs, *(self._view.service[service] for service, _ in probes)],
        )

    def _free(self) -> list[tuple[float, int]]:
        """When each window that takes part is free next."""
        free = [
            (self._free_at(window), place)
            for place, window in enumerate(self._hall.windows.values())
            if window.leaving is None and (window.state in ("ready", "engaged") or window.until is not None)
        ]
        heapify(free)
        return free

    def _free_at(self, window: WindowNow) -> float:
        if window.state == "paused" and window.until is not None:
            return max(self._now, self._hall.minute(window.until))
        ticket = self._hall.tickets.get(window.ticket or "")
        if ticket is None or ticket.service is None:
            return self._now
        mean = self._hall.catalogue.services[ticket.service].mean / window.skills.get(ticket.service, 1.0)
        begun = self._now if ticket.called is None else self._hall.minute(ticket.called)
        return self._now + max(mean - (self._now - begun), LEAST_LEFT * mean)


def at_once(hall: Hall, now: int, _seed: int = 0) -> Told:
    """What the queue as it stands tells at ``now`` (UTC ms), without simulation; of new tickets the ordinary ones.

    Raises
    ------
    ValueError
        No hall day is open.
    """
    if hall.day is None:
        raise ValueError("no hall day is open")
    services = hall.catalogue.services
    forecast = Forecast(hall, now, [(service, "ordinary") for service in services])
    parked = [ticket for ticket in hall.tickets.values() if ticket.state == "parked"]
    return Told(
        day=hall.day,
        at=now,
        tickets={ticket.number: _minutes(forecast.of(ticket)) for ticket in (*hall.waiting(), *parked)},
        new={"ordinary": {service: _minutes(forecast.new(service)) for service in services}},
    )


def _minutes(wait: Wait | None) -> Minutes | None:
    return None if wait is None else (wait.low, wait.median, wait.high)


class _Standing:
    """Who waits, in a line for each service and class: whatever the rule, it can only choose the first of a line.

    Tickets that are tied or have several services are asked about one by one.
    """

    def __init__(self, tickets: dispatch.Tickets, people: int) -> None:
        self._tickets = tickets
        self._lines: dict[int, dict[int, deque[int]]] = {}
        self._odd: set[int] = set()
        for ticket in sorted(range(people), key=lambda index: (tickets.credit[index], index)):
            several = tickets.end[ticket] - tickets.first[ticket] > 1
            if several or tickets.tie[ticket] != dispatch.NO_WINDOW:
                self._odd.add(ticket)
            else:
                service, klass = self._service(ticket), tickets.klass[ticket]
                self._lines.setdefault(service, {}).setdefault(klass, deque()).append(ticket)

    def _service(self, ticket: int) -> int:
        return self._tickets.needs[self._tickets.first[ticket]]

    def before(self, speed: Sequence[float]) -> list[int]:
        """Whom a window of these speeds may choose from."""
        firsts = [line[0] for service, lines in self._lines.items() if speed[service] > 0.0 for line in lines.values()]
        return [*firsts, *self._odd]

    def call(self, ticket: int) -> None:
        """The ticket waits no more."""
        if ticket in self._odd:
            self._odd.remove(ticket)
            return
        lines = self._lines[self._service(ticket)]
        klass = self._tickets.klass[ticket]
        lines[klass].popleft()
        if not lines[klass]:
            del lines[klass]
        if not lines:
            del self._lines[self._service(ticket)]


def _range(minutes: float | None) -> Wait | None:
    if minutes is None:
        return None
    if minutes <= 0.0:
        return Wait(0.0, 0.0, 1.0)
    return Wait(max(0.0, LOW * minutes + LOW_MINUTES), minutes, HIGH * minutes + HIGH_MINUTES)
