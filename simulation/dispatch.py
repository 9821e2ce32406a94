"""The dispatch rule: whom a ready window calls, which ready window takes a waiting ticket.

Written once, for the live hall, the SimPy model and a compiled kernel alike:
functions of numbers and indexable sequences, with loops and no objects. Pass
lists (fast in plain Python) or NumPy arrays (for compilation); the arithmetic
is the same float64, evaluated left to right, so the answers are the same bits.

Tickets, windows, services and classes are indices. Instants are minutes from
opening. The rules and their tie-breaks are those of ``docs/formats/scenario.md``;
``gcmu`` is the generalised c-mu rule (Mandelbaum & Stolyar 2004) for the cost
weight * wait**2 / (2 * target).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

RULES = ("fcfs", "priority", "longest_queue", "gcmu")
"""Names of the rules; the index in this tuple is the rule's number."""

FCFS, PRIORITY, LONGEST_QUEUE, GCMU = range(4)

NEVER_OVERDUE = float("inf")
"""Value of ``overdue`` that switches the first tier off."""

NOBODY = -1
NO_WINDOW = -1

_LAST_RESORT, _ORDINARY, _OVERDUE = range(3)


class Policy(NamedTuple):
    """How the hall chooses.

    ``rule`` is an index of :data:`RULES`, ``overdue`` the multiple of the
    target beyond which a ticket goes first. ``weight`` and ``rank`` are per
    class, ``target`` and ``mean`` (minutes) per service.
    """

    rule: int
    overdue: float
    weight: Sequence[float]
    rank: Sequence[float]
    target: Sequence[float]
    mean: Sequence[float]


class Windows(NamedTuple):
    """The windows as dispatch sees them.

    ``speed[w][s]`` is 0 where the window may not serve (not trained, or
    switched off), ``last_resort[w][s]`` tells a skill used only if nothing
    else waits, ``breadth[w]`` counts the active skills, ``ready_since[w]``
    (minutes) tells since when a ready window is ready.
    """

    speed: Sequence[Sequence[float]]
    last_resort: Sequence[Sequence[bool]]
    breadth: Sequence[int]
    ready_since: Sequence[float]


class Tickets(NamedTuple):
    """The tickets as dispatch sees them, by index of issue.

    ``credit[i]`` is the ticket's place in line (minutes), ``klass[i]`` its
    priority class, ``tie[i]`` the window it is tied to or :data:`NO_WINDOW`.
    Its services still to do are ``needs[first[i]:end[i]]``, the next one first.
    """

    credit: Sequence[float]
    klass: Sequence[int]
    tie: Sequence[int]
    first: Sequence[int]
    end: Sequence[int]
    needs: Sequence[int]


def next_ticket(
    now: float,
    window: int,
    policy: Policy,
    windows: Windows,
    tickets: Tickets,
    waiting: Sequence[int],
    count: int,
    queue: Sequence[int],
) -> int:
    """Whom ``window`` calls at ``now``: position in ``waiting``, or :data:`NOBODY`.

    Parameters
    ----------
    waiting : sequence of int
        Indices of the waiting tickets, in any order; the first ``count`` count.
    queue : sequence of int
        Per service, how many wait with it as their next one (for ``longest_queue``).
    """
    speed = windows.speed[window]
    last_resort = windows.last_resort[window]
    credit = tickets.credit
    klass = tickets.klass
    tie = tickets.tie
    first = tickets.first
    end = tickets.end
    needs = tickets.needs
    weight = policy.weight
    target = policy.target
    mean = policy.mean
    overdue = policy.overdue
    rule = policy.rule
    best = NOBODY
    best_ticket = NOBODY
    best_tier = -1
    best_urgency = 0.0
    best_then = 0.0
    for position in range(count):
        ticket = waiting[position]
        service = needs[first[ticket]]
        if speed[service] <= 0.0:
            continue
        tied_to = tie[ticket]
        if tied_to != NO_WINDOW and tied_to != window:
            continue
        age = now - credit[ticket]
        if age < 0.0:
            age = 0.0
        weighted = weight[klass[ticket]] * age
        then = 0.0
        if weighted > overdue * target[service]:
            tier = _OVERDUE
            urgency = weighted / target[service]
        else:
            tier = _LAST_RESORT if last_resort[service] else _ORDINARY
            if tier < best_tier:
                continue
            if rule == GCMU:
                if end[ticket] - first[ticket] == 1:
                    minutes = mean[service] / speed[service]
                else:
                    minutes = together(ticket, speed, policy, tickets)
                urgency = weighted / target[service] / minutes
            elif rule == FCFS:
                urgency = age
            elif rule == PRIORITY:
                urgency = policy.rank[klass[ticket]] * 1.0
                then = age
            else:
                urgency = queue[service] * 1.0
                then = age
        if tier == best_tier:
            if urgency < best_urgency:
                continue
            if urgency == best_urgency:
                if then != best_then:
                    if then < best_then:
                        continue
                elif credit[ticket] != credit[best_ticket]:
                    if credit[ticket] > credit[best_ticket]:
                        continue
                elif ticket > best_ticket:
                    continue
        best = position
        best_ticket = ticket
        best_tier = tier
        best_urgency = urgency
        best_then = then
    return best


def together(ticket: int, speed: Sequence[float], policy: Policy, tickets: Tickets) -> float:
    """Expected minutes of the ticket's next service and those right after it that the same window may serve."""
    minutes = 0.0
    needs = tickets.needs
    mean = policy.mean
    for place in range(tickets.first[ticket], tickets.end[ticket]):
        service = needs[place]
        if speed[service] <= 0.0:
            break
        minutes += mean[service] / speed[service]
    return minutes


def ready_window(ticket: int, windows: Windows, tickets: Tickets, ready: Sequence[int], count: int) -> int:
    """Which ready window takes a ticket that begins to wait; :data:`NO_WINDOW` if none may.

    A window where the service is no last resort; then the highest speed in
    whole quarters; then the fewest active skills; then idle longest; then
    listed first.

    Parameters
    ----------
    ready : sequence of int
        The ready windows, in any order; the first ``count`` count.
    """
    service = tickets.needs[tickets.first[ticket]]
    tied_to = tickets.tie[ticket]
    speeds = windows.speed
    breadth = windows.breadth
    ready_since = windows.ready_since
    best = NO_WINDOW
    best_resort = False
    best_quarters = 0
    for place in range(count):
        window = ready[place]
        speed = speeds[window][service]
        if speed <= 0.0 or (tied_to != NO_WINDOW and tied_to != window):
            continue
        resort = windows.last_resort[window][service]
        quarters = int(4.0 * speed)
        if best != NO_WINDOW:
            if resort != best_resort:
                if resort:
                    continue
            elif quarters != best_quarters:
                if quarters < best_quarters:
                    continue
            elif breadth[window] != breadth[best]:
                if breadth[window] > breadth[best]:
                    continue
            elif ready_since[window] != ready_since[best]:
                if ready_since[window] > ready_since[best]:
                    continue
            elif window > best:
                continue
        best = window
        best_resort = resort
        best_quarters = quarters
    return best
