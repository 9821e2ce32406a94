"""What the manager's screens count from today's tickets; no widget and no rule of its own."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from statistics import median

from hallapp.hall.hall import Hall
from hallapp.hall.idle import CAUSES, QUARTER, Cause
from hallapp.hall.ticket import MINUTE, Ticket
from hallapp.views.census import Census

GOAL = 0.8
"""The share in target that the plan is made for."""

BIN = 5
"""Minutes in a bar of the histogram."""

PART = 30
"""Minutes in a part of the trend."""

LAST_BIN = 60
"""Minutes; longer waits stand in the last bar."""


@dataclass(frozen=True, slots=True)
class Queue:
    """Those who wait for a service; times in minutes, ``loss`` what their waits have cost so far."""

    service: str
    waiting: int
    late: int
    longest: float
    loss: float


def queues(hall: Hall, now: int, census: Census) -> list[Queue]:
    """Every service that somebody waits for, the costliest first."""
    longest: dict[str, int] = {}
    for ticket in hall.in_line.values():
        service = ticket.services[0]
        longest[service] = max(longest.get(service, 0), ticket.wait(now))
    loss = losses(hall, now)
    found = [
        Queue(service, census.waiting[service], census.late[service], wait / MINUTE, loss[service])
        for service, wait in longest.items()
    ]
    return sorted(found, key=lambda queue: (-queue.loss, -queue.waiting, queue.service))


def losses(hall: Hall, now: int) -> dict[str, float]:
    """The loss so far of those who wait, minutes, by the service that they wait for.

    Who was served or left does not count: nothing can be done for them, and their loss would hide who still waits.
    """
    found: dict[str, float] = {}
    for ticket in hall.in_line.values():
        service = ticket.services[0]
        found[service] = found.get(service, 0.0) + hall.loss_of(ticket, now, gone=False)
    return found


def longest_wait(hall: Hall, now: int) -> Ticket | None:
    """Who has waited longest among those who wait."""
    return max(hall.in_line.values(), key=lambda ticket: (ticket.wait(now), -ticket.index), default=None)


@dataclass(frozen=True, slots=True)
class Waits:
    """The waits of those who were called today, by bars of :data:`BIN` minutes.

    ``target`` is the one target that all of them had, ``None`` where services differ.
    """

    within: list[int]
    beyond: list[int]
    target: float | None

    @property
    def called(self) -> int:
        """How many were called."""
        return sum(self.within) + sum(self.beyond)


def waits(hall: Hall) -> Waits:
    """The waits of those who were called today."""
    bars = LAST_BIN // BIN + 1
    within, beyond = [0] * bars, [0] * bars
    targets = set()
    for ticket in hall.tickets.values():
        if ticket.first_called is None:
            continue
        target = hall.catalogue.services[ticket.first_service].target
        minutes = ticket.waited / MINUTE
        targets.add(target)
        (within if minutes <= target else beyond)[min(int(minutes // BIN), bars - 1)] += 1
    return Waits(within, beyond, targets.pop() if len(targets) == 1 else None)


@dataclass(frozen=True, slots=True)
class Part:
    """The waits of those who were called first in a half-hour; ``begin`` in minutes from midnight, waits in minutes."""

    begin: float
    called: int
    within: int
    middle: float
    nine_in_ten: float


def trend(hall: Hall) -> list[Part]:
    """The waits over the day, by half-hours in which somebody was called."""
    opens = float(hall.scenario.opens)
    waits_by_part: dict[int, list[tuple[float, bool]]] = {}
    for ticket in hall.tickets.values():
        if ticket.first_called is not None:
            wait = ticket.waited / MINUTE
            place = int((opens + hall.minute(ticket.first_called)) // PART)
            within = wait <= hall.catalogue.services[ticket.first_service].target
            waits_by_part.setdefault(place, []).append((wait, within))
    parts = []
    for place, found in sorted(waits_by_part.items()):
        waits_ = sorted(wait for wait, _ in found)
        upper = waits_[-(-9 * len(waits_) // 10) - 1]
        within_ = sum(good for _, good in found)
        parts.append(Part(float(place * PART), len(waits_), within_, median(waits_), upper))
    return parts


def in_target(hall: Hall, now: int) -> float | None:
    """Share answered within target among those whose wait is decided: answered, gone, or late already.

    No-shows are left out. ``None`` before the first.
    """
    good = counted = 0
    for ticket in hall.tickets.values():
        answered = bool(ticket.steps) or ticket.state in ("serving", "parked")
        if ticket.no_shows and not answered:
            continue
        in_time = ticket.wait(now) <= hall.catalogue.services[ticket.first_service].target * MINUTE
        decided = answered or ticket.ended is not None or (ticket.state == "waiting" and not in_time)
        counted += decided
        good += answered and in_time
    return good / counted if counted else None


def seen_until(hall: Hall, now: int) -> int:
    """The instant (UTC ms) up to which there is something of the day to see: now, or its closing."""
    if hall.day is None:
        return hall.opens
    return now if hall.closed is None else min(now, max(hall.closed, hall.opens))


def line_so_far(hall: Hall, now: int) -> tuple[list[float], list[int]]:
    """How many waited, as a step at each change: minutes from opening, and the number from then on."""
    now = seen_until(hall, now)
    changes: Counter[int] = Counter()
    for ticket in hall.tickets.values():
        for begin, end in _waits_of(ticket, now):
            changes[begin] += 1
            changes[end] -= 1
    times, counts, count = [0.0], [0], 0
    for at in sorted(changes):
        if at > now:
            break
        count += changes[at]
        times.append(hall.minute(at))
        counts.append(count)
    times.append(hall.minute(now))
    counts.append(len(hall.in_line))
    return times, counts


def _waits_of(ticket: Ticket, now: int) -> list[tuple[int, int]]:
    """Its waits as far as the ticket tells them: to the first call, between two services, and the present one."""
    later = now + 1
    if ticket.first_called is not None:
        first_end = ticket.first_called
    elif ticket.ended is not None:
        first_end = ticket.ended
    else:
        first_end = later
    found = [(ticket.issued, first_end)]
    for before, after in zip(ticket.steps, ticket.steps[1:], strict=False):
        if after.called > before.finished:
            found.append((before.finished, after.called))
    if ticket.waiting_since is not None and ticket.first_called is not None:
        found.append((ticket.waiting_since, later))
    return found


def idle_by_quarter(hall: Hall, now: int) -> tuple[range, dict[Cause, list[float]]]:
    """Minutes of idle-while-waiting by cause in each quarter-hour since opening; the quarters are counted from 0."""
    now = seen_until(hall, now)
    last = max(0, (now - hall.opens) // QUARTER)
    quarters = range(max(0, last - 11), last + 1)
    minutes: dict[Cause, list[float]] = {cause: [0.0] * len(quarters) for cause in CAUSES}
    for (_, cause, quarter), spent in hall.idle.spent(hall, now).items():
        if quarter in quarters:
            minutes[cause][quarter - quarters.start] += spent / MINUTE
    return quarters, minutes


def idle_since(hall: Hall, now: int) -> int:
    """Begin (UTC ms) of the quarter-hour in which the last half-hour of the day so far began."""
    now = seen_until(hall, now)
    return max(hall.opens, hall.opens + (now - 30 * MINUTE - hall.opens) // QUARTER * QUARTER)


def idle_lately(hall: Hall, now: int) -> tuple[float, list[str]]:
    """Minutes of idle-while-waiting since :func:`idle_since`, and its windows, the idlest first."""
    first = (idle_since(hall, now) - hall.opens) // QUARTER
    by_window: Counter[str] = Counter()
    for (window, _, quarter), spent in hall.idle.spent(hall, now).items():
        if quarter >= first:
            by_window[window] += spent
    listed = [window for window, spent in by_window.most_common() if spent >= MINUTE]
    return sum(by_window.values()) / MINUTE, listed
