"""Exact results of queueing theory, each from its own formula.

Time is in mean service times unless said: a unit service rate, ``load`` the
offered Erlangs (arrival rate times mean service) and ``servers`` the windows.
Nothing here is simulated and nothing is shared with the engines.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy import integrate, special

Survival = Callable[[float], float]


@dataclass(frozen=True)
class Waits:
    """What a formula says of a queue.

    Attributes
    ----------
    waits : float
        Share of the admitted who wait at all.
    mean_wait : float
        Of all admitted, those who leave included, in mean service times.
    lost : float
        Share of all arrivals who are turned away or leave.
    """

    waits: float
    mean_wait: float
    lost: float = 0.0


def erlang_b(servers: int, load: float) -> float:
    """Share of arrivals lost when nobody can wait (Erlang 1917)."""
    blocked = 1.0
    for count in range(1, servers + 1):
        blocked = load * blocked / (count + load * blocked)
    return blocked


def erlang_c(servers: int, load: float) -> Waits:
    """M/M/c (Erlang 1917)."""
    blocked = erlang_b(servers, load)
    waits = blocked / (1.0 - load / servers * (1.0 - blocked))
    return Waits(waits, waits / (servers - load))


def finite_room(servers: int, room: int, load: float) -> Waits:
    """M/M/c/K, K = ``room`` in service and waiting together (Erlang 1917; Gross & Harris 1974)."""
    weights = [1.0]
    for count in range(1, room + 1):
        weights.append(weights[-1] * load / min(count, servers))
    total = sum(weights)
    share = [weight / total for weight in weights]
    admitted = 1.0 - share[room]
    queue = sum((count - servers) * share[count] for count in range(servers, room + 1))
    waits = sum(share[servers:room]) / admitted
    return Waits(waits, queue / (load * admitted), share[room])


def shared_places(types: int, servers: int, places: int, load: float) -> Waits:
    """M/M/c side by side whose waiting citizens share a number of places: a product form cut off (Kaufman 1981).

    ``servers`` and ``load`` are those of each type; who would have to wait and
    finds no place free is lost.
    """
    states = [1.0]
    for count in range(1, servers + 1):
        states.append(states[-1] * load / count)
    busy = states[-1] * (load / servers) ** np.arange(places + 1)
    waiting = busy.copy()
    waiting[0] += sum(states[:-1])
    others = np.eye(places + 1)[0]
    for _ in range(types - 1):
        others = np.convolve(others, waiting)[: places + 1]
    total = float(np.convolve(others, waiting)[: places + 1].sum())
    room = np.cumsum(others)[::-1]
    queue = float((np.arange(places + 1) * waiting) @ room) / total
    lost = float(busy @ others[::-1]) / total
    waits = float(busy @ room) / total - lost
    return Waits(waits / (1.0 - lost), queue / (load * (1.0 - lost)), lost)


def impatient(servers: int, load: float, stays: Survival, breaks: Sequence[float] = ()) -> Waits:
    """M/M/c+G: each leaves when an own patience runs out before the call (Baccelli & Hebuterne 1981).

    In the form of Zeltyn & Mandelbaum (2005); exponential patience gives Erlang A (Palm 1957).

    Parameters
    ----------
    stays : callable
        Probability that patience exceeds t mean service times.
    breaks : sequence of float
        Where it jumps.
    """
    longest = 60.0 / max(servers - load, 0.2) + 60.0
    grid = np.unique(
        np.concatenate([np.linspace(0.0, longest, 400_001), *([at, np.nextafter(at, 0)] for at in breaks)])
    )
    chance = np.array([stays(float(at)) for at in grid])
    stayed = integrate.cumulative_trapezoid(chance, grid, initial=0.0)
    density = np.exp(load * stayed - servers * grid)
    first = float(integrate.trapezoid(density, grid))
    second = float(integrate.trapezoid(stayed * density, grid))
    below = sum(
        math.exp(special.gammaln(servers) - special.gammaln(j + 1)) * load ** (j - servers + 1) for j in range(servers)
    )
    total = below + load * first
    return Waits(load * first / total, load * second / total, (1.0 + (load - servers) * first) / total)


def one_server(load: float, cv: float) -> Waits:
    """M/G/1 (Pollaczek 1930, Khinchine 1932)."""
    return Waits(load, load * (1.0 + cv * cv) / (2.0 * (1.0 - load)))


def one_server_second_moment(load: float, moments: tuple[float, float, float]) -> float:
    """E[wait**2] of M/G/1 (Takács 1962); ``moments`` of the service: first, second, third, with the first 1."""
    mean = load * moments[1] / (2.0 * (1.0 - load))
    return 2.0 * mean**2 + load * moments[2] / (3.0 * (1.0 - load))


def fixed_service(servers: int, load: float) -> Waits:
    """M/D/c (Crommelin 1932): the number present one service time later, solved as linear equations."""
    size = _room(servers, load)
    arrivals = np.exp(-load + np.arange(size) * math.log(load) - special.gammaln(np.arange(size) + 1.0))
    step = np.zeros((size, size))
    for count in range(size):
        left = max(0, count - servers)
        step[count, left:] = arrivals[: size - left]
        step[count, -1] += 1.0 - step[count].sum()
    system = step.T - np.eye(size)
    system[-1] = 1.0
    share = np.linalg.solve(system, np.eye(size)[-1])
    queue = float(np.maximum(np.arange(size) - servers, 0) @ share)
    return Waits(1.0 - float(share[:servers].sum()), queue / load)


def _room(servers: int, load: float) -> int:
    """A room that is never full, to some 1e-14: the tail falls at least as fast as that of M/M/c."""
    return servers + math.ceil(-33.0 / math.log(load / servers))


def head_of_line(servers: int, loads: Sequence[float]) -> list[float]:
    """Mean waits of classes under non-preemptive priority, the first served first (Cobham 1954)."""
    total = sum(loads)
    begun = erlang_c(servers, total).waits / servers
    waits, before = [], 0.0
    for load in loads:
        upto = before + load / servers
        waits.append(begun / ((1.0 - before) * (1.0 - upto)))
        before = upto
    return waits


def accumulating(servers: int, loads: Sequence[float], slopes: Sequence[float]) -> list[float]:
    """Mean waits when priority grows in proportion to the time waited (Kleinrock 1964; Stanford et al. 2014).

    ``slopes`` ascend: the last class gains fastest.
    """
    shares = [load / servers for load in loads]
    begun = erlang_c(servers, sum(loads)).mean_wait
    waits: list[float] = []
    for place, slope in enumerate(slopes):
        overtaken = sum(shares[i] * waits[i] * (1.0 - slopes[i] / slope) for i in range(place))
        overtaking = sum(shares[i] * (1.0 - slope / slopes[i]) for i in range(place + 1, len(slopes)))
        waits.append((begun - overtaken) / (1.0 - overtaking))
    return waits


def product_form(skills: Sequence[int], rates: Sequence[float]) -> float:
    """Mean wait under first come first served and longest idle window.

    Adan & Weiss (2014), after Visschers, Adan & Weiss (2012) and Adan & Weiss
    (2012): the law of the state is a product over the order in which busy
    windows' tickets came and idle windows became idle. The sums over orders
    are taken subset by subset.

    Parameters
    ----------
    skills : sequence of int
        By window of unit rate, the types that it may serve, one bit each.
    rates : sequence of float
        Arrivals per mean service by type.
    """
    windows = len(skills)
    everyone = (1 << windows) - 1

    def rate_where(able: Callable[[int], bool]) -> float:
        return sum(rate for kind, rate in enumerate(rates) if able(kind))

    def members(group: int) -> list[int]:
        return [w for w in range(windows) if group >> w & 1]

    busy = np.zeros(1 << windows)
    queued = np.zeros(1 << windows)
    idle = np.zeros(1 << windows)
    busy[0] = idle[0] = 1.0
    for group in range(1, 1 << windows):
        inside = members(group)
        outside = members(everyone ^ group)
        served = rate_where(lambda kind, outside=outside: not any(skills[w] >> kind & 1 for w in outside))  # type: ignore[misc]
        able = rate_where(lambda kind, inside=inside: any(skills[w] >> kind & 1 for w in inside))  # type: ignore[misc]
        spare = len(inside) - served
        busy[group] = sum(busy[group ^ (1 << w)] for w in inside) / spare
        queued[group] = sum(queued[group ^ (1 << w)] for w in inside) / spare + busy[group] * served / spare
        idle[group] = sum(idle[group ^ (1 << w)] for w in inside) / able
    total = sum(busy[group] * idle[everyone ^ group] for group in range(1 << windows))
    waiting = sum(queued[group] * idle[everyone ^ group] for group in range(1 << windows)) / total
    return float(waiting / sum(rates))


def offered_load(rate: Callable[[float], float], stays: Survival, at: float, back: float) -> float:
    """Mean number in service at an instant if nobody ever waits (Palm 1943; Eick, Massey & Whitt 1993).

    ``rate`` of arrivals from ``at - back`` on; ``stays`` is the survival of the service time.
    """
    points = np.linspace(0.0, back, 4001)
    values = np.array([rate(at - float(u)) * stays(float(u)) for u in points])
    return float(integrate.simpson(values, x=points))


def poisson_at_least(count: int, mean: float) -> float:
    """P(N >= count) of a Poisson number."""
    return float(special.gammainc(count, mean)) if count > 0 else 1.0
