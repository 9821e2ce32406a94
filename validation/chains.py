"""Markov chains, built state by state and solved numerically.

Time is in mean service times unless said.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import integrate, sparse
from scipy.sparse import linalg

Floats = NDArray[np.float64]
State = Any
"""Hashable; of the shape that the chain wants."""

Moves = Iterable[tuple[State, float]]
"""Next states and the rates of going there."""

Order = tuple[tuple[int, int], ...]
"""Busy windows, each with how many wait behind it."""


def stationary(start: State, moves: Callable[[State], Moves]) -> dict[State, float]:
    """The stationary law of the chain on the states that can be reached from one of them."""
    number: dict[State, int] = {start: 0}
    states = [start]
    rows, columns, rates = [], [], []
    for state in states:
        for target, rate in moves(state):
            if target not in number:
                number[target] = len(states)
                states.append(target)
            rows += [number[target], number[state]]
            columns += [number[state], number[state]]
            rates += [rate, -rate]
    size = len(states)
    flows = sparse.coo_matrix((rates, (rows, columns)), shape=(size, size)).tolil()
    # The first balance equation follows from the others; in its place the law sums to 1 relative to the start.
    system = flows.tocsc()
    law = np.ones(size)
    law[1:] = linalg.spsolve(system[1:, 1:], -system[1:, [0]].toarray().ravel())
    law /= law.sum()
    return dict(zip(states, law.tolist(), strict=True))


def erlang_two(servers: int, load: float, room: int) -> float:
    """Mean wait of M/E2/c: state = (present, how many of those in service are in their first phase).

    ``room`` bounds those waiting; take it so large that it never matters.
    """

    def moves(state: State) -> Moves:
        present, first = state
        served = min(present, servers)
        if present < servers + room:
            yield (present + 1, first + (present < servers)), load
        if first:
            yield (present, first - 1), 2.0 * first
        if served > first:
            yield (present - 1, first + (present > servers)), 2.0 * (served - first)

    law = stationary((0, 0), moves)
    return float(sum(max(0, present - servers) * share for (present, _), share in law.items())) / load


@dataclass(frozen=True)
class Design:
    """Few windows with different skills, first come first served.

    Attributes
    ----------
    skills : tuple of int
        By window of unit rate, the types that it may serve, one bit each.
    rates : tuple of float
        Arrivals per mean service by type.
    least_flexible : bool
        An arrival takes the ready window with fewest skills, then that idle longest; else only the latter.
    """

    skills: tuple[int, ...]
    rates: tuple[float, ...]
    least_flexible: bool = True

    def mean_waits(self, room: int) -> tuple[float, list[float]]:
        """Mean wait of all, and by type; ``room`` bounds those waiting and must never matter.

        A state tells the busy windows in the order in which their tickets came,
        behind each the number waiting between it and the next, and the idle ones,
        longest idle first. Who waits behind some windows can be served by none
        that is idle or comes later in the order, so is one of the types served
        by those before alone; which of these, is independent of all else
        (Visschers, Adan & Weiss 2012).
        """
        law = stationary(((), tuple(range(len(self.skills)))), lambda state: self._moves(state, room))
        queued = np.zeros(len(self.rates))
        for (busy, _), share in law.items():
            for place, (_, count) in enumerate(busy):
                queued += share * count * self._mix(busy, place)
        waits = queued / np.array(self.rates)
        return float(queued.sum() / sum(self.rates)), waits.tolist()

    def _mix(self, busy: Order, place: int) -> Floats:
        """The types of those who wait behind a place of the order, as shares."""
        able = 0
        for window, _ in busy[: place + 1]:
            able |= self.skills[window]
        for window in set(range(len(self.skills))) - {window for window, _ in busy[: place + 1]}:
            able &= ~self.skills[window]
        shares = np.array([rate if able >> kind & 1 else 0.0 for kind, rate in enumerate(self.rates)])
        return shares / shares.sum() if shares.sum() else shares

    def _moves(self, state: State, room: int) -> Moves:
        busy, idle = state
        full = sum(count for _, count in busy) >= room
        waiting = 0.0
        for kind, rate in enumerate(self.rates):
            able = [window for window in idle if self.skills[window] >> kind & 1]
            if able:
                window = min(able, key=lambda w: self.skills[w].bit_count()) if self.least_flexible else able[0]
                yield ((*busy, (window, 0)), tuple(w for w in idle if w != window)), rate
            else:
                waiting += rate
        if waiting and not full:
            *before, (window, count) = busy
            yield ((*before, (window, count + 1)), idle), waiting
        for place in range(len(busy)):
            yield from self._after_service(busy, place, idle)

    def _after_service(self, busy: Order, place: int, idle: tuple[int, ...]) -> Moves:
        """The window looks at those who came after its last ticket, in the order in which they came."""
        window = busy[place][0]
        passed = list(busy[:place])
        reached = 1.0
        for here in range(place, len(busy)):
            if here > place:
                passed.append((busy[here][0], 0))
            mix = self._mix(busy, here)
            unable = float(sum(share for kind, share in enumerate(mix) if not self.skills[window] >> kind & 1))
            count = busy[here][1]
            for ahead in range(count):
                if unable < 1.0:
                    order = (*_grown(passed, ahead), (window, count - ahead - 1), *busy[here + 1 :])
                    yield (order, idle), reached * (1.0 - unable)
                reached *= unable
                if reached == 0.0:
                    return
            passed = _grown(passed, count)
        yield (tuple(passed), (*idle, window)), reached


def _grown(order: list[tuple[int, int]], more: int) -> list[tuple[int, int]]:
    """The order with more waiting behind its last window."""
    if not more:
        return list(order)
    *before, (window, count) = order
    return [*before, (window, count + more)]


@dataclass(frozen=True)
class Transient:
    """A day of M(t)/M/c that starts empty.

    Attributes
    ----------
    mean_wait : float
        Minutes, of all who arrive until closing: each served, in overtime if need be.
    queue : array
        Mean number waiting, averaged over each piece of the day.
    """

    mean_wait: float
    queue: Floats


def day_from_empty(
    servers: int, mean: float, rates: Sequence[tuple[float, float]], pieces: Sequence[float]
) -> Transient:
    """Kolmogorov's forward equations of the number present, integrated over a day.

    Parameters
    ----------
    mean : float
        Minutes of an exponential service.
    rates : sequence of (minutes, arrivals per minute)
        How long each rate holds, in order.
    pieces : sequence of float
        Instants (minutes, ascending, the first 0, the last the end) between which the queue is averaged.
    """
    room = _room_of_day(servers, mean, rates)
    count = np.arange(room + 1)
    leave = np.minimum(count, servers) / mean
    waiting = np.maximum(count - servers, 0.0)
    wait_on_arrival = np.maximum(count - servers + 1, 0.0) * mean / servers
    ends = np.cumsum([length for length, _ in rates])

    def slope(time: float, state: Floats, rate: float) -> Floats:
        law = state[:-2]
        come = np.where(count < room, rate * law, 0.0)
        gone = leave * law
        change = np.empty_like(state)
        change[:-2] = -come - gone
        change[1:-2] += come[:-1]
        change[:-3] += gone[1:]
        change[-2] = rate * (wait_on_arrival @ law)
        change[-1] = waiting @ law
        return change

    state = np.zeros(room + 3)
    state[0] = 1.0
    cuts = np.unique(np.concatenate([ends, pieces, [0.0]]))
    area = [0.0]
    for begin, end in itertools.pairwise(cuts.tolist()):
        rate = rates[int(np.searchsorted(ends, begin, side="right"))][1]
        solved = integrate.solve_ivp(slope, (begin, end), state, "LSODA", rtol=1e-9, atol=1e-12, args=(rate,))
        state = solved.y[:, -1]
        area.append(float(state[-1]))
    upto = np.interp(pieces, cuts, area)
    arrivals = sum(length * rate for length, rate in rates)
    return Transient(float(state[-2]) / arrivals, np.diff(upto) / np.diff(pieces))


def _room_of_day(servers: int, mean: float, rates: Sequence[tuple[float, float]]) -> int:
    """A room for those present that the day never fills: the most that may pile up, and nine standard deviations."""
    most = max(0.0, *(rate for _, rate in rates)) * mean
    piled = sum(max(0.0, rate - servers / mean) * length for length, rate in rates)
    spread = (sum(rate * length for length, rate in rates)) ** 0.5
    return int(servers + most + piled + min(9.0 * spread, 60.0 / max(0.02, 1.0 - most / servers)) + 50)
