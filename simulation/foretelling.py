"""How long somebody will wait from now: the distribution over simulated futures of a live state.

Who will be called is watched by *shadows*: tickets beside the real ones that
stand in line and are called by the rule like any other, but take no time. A
window that calls a shadow calls the next one at the same instant, so shadows
delay nobody, and one future tells the wait of every ticket that could be issued
now. A real ticket has a shadow too: it is called in its place where the real
one has left by then, so the wait told is that of somebody who stays. (Under
``longest_queue`` shadows count in the queues: every queue is twice as long, and
longer by its candidates, so queues compare as before but for those few. At
opening a window that has called a shadow calls by the rule, not in order of
index.)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import msgspec
import numpy as np

from simulation.chance import word
from simulation.compiled.state import Flags, Floats, Integers, floor
from simulation.compiled.waits import play_futures
from simulation.plant import compile_plant
from simulation.sampling import classes_of, demand
from simulation.tables import Scenario, Start, Waiting, standing

FUTURES = 199
"""How many futures are played: one less than a multiple of 20, see :data:`SHARES`."""

ONE_SIDED = 0.9
"""The upper quantile where nothing lies below the lower one, as where one in ten is called at once: the range still
holds nine times in ten, not more."""

SHARES = (0.05, 0.5, 0.95)
"""The quantiles told. The k-th of n futures, ascending, is exceeded by what really happens with probability
1 - k / (n + 1) if the model holds: the 10th, 100th and 190th of 199."""


class Candidate(NamedTuple):
    """A ticket that might be issued now."""

    service: str
    klass: str


@dataclass(frozen=True, slots=True, eq=False)
class Foretold:
    """Minutes from now until the call, by future; ``inf`` where nobody calls the ticket today.

    Attributes
    ----------
    waiting, parked : array, shape (futures, tickets)
        Of the tickets of ``[start]``, as listed there; who is parked first comes back.
    new : array, shape (futures, candidates)
    until_close : float
        Minutes from now until the hall closes, at least 0.
    """

    waiting: Floats
    parked: Floats
    new: Floats
    until_close: float

    def quantiles(self, minutes: Floats) -> Floats:
        """Low, median and high of each column, shape (columns, 3); a row of nan: more likely than not never called.

        These are the :data:`SHARES`, or with :data:`ONE_SIDED`. Who is not
        called has waited until closing.
        """
        count = len(minutes)
        ordered = np.sort(minutes, axis=0)
        low, median, high, one_sided = (
            ordered[min(max(round(share * (count + 1)), 1), count) - 1] for share in (*SHARES, ONE_SIDED)
        )
        found = np.column_stack([low, median, np.where(low > ordered[0], high, one_sided)])
        found[np.isinf(found[:, 1])] = np.nan
        told: Floats = np.where(np.isinf(found), np.maximum(self.until_close, found[:, 1:2]), found)
        return told


def foretell(
    scenario: Scenario,
    candidates: Sequence[Candidate],
    seed: int,
    futures: int = FUTURES,
    likely: Scenario | None = None,
) -> Foretold:
    """Play the futures of a hall from its live state.

    Parameters
    ----------
    scenario : Scenario
        Checked, with ``[start]``; its windows and its rule are those of the futures.
    candidates : sequence of Candidate
        Tickets that might be issued now; none of them is.
    likely : Scenario, optional
        The same hall with the demand and the service times that are believed today. The rule keeps to the means
        of ``scenario``, as it does in the hall.

    Raises
    ------
    ValueError
        There is no live state to begin from.
    """
    start = scenario.start
    if start is None:
        raise ValueError("waits are foretold from a live state")
    kinds, kind = _kinds(scenario, candidates)
    watched = msgspec.structs.replace(scenario, start=_with_shadows(start, kinds))
    believed = watched if likely is None else msgspec.structs.replace(likely, start=watched.start)
    shadow = _shadows(start, len(kinds))
    called = np.empty((futures, len(shadow)))
    play_futures(floor(compile_plant(watched), classes_of(watched)), demand(believed), word(seed), shadow, called)
    minutes = np.where(np.isnan(called), np.inf, called - float(start.at - scenario.opens))
    found = _sorted_out(minutes, start, len(kinds), max(0.0, float(scenario.closes - start.at)))
    return replace(found, new=found.new[:, kind])


def _kinds(scenario: Scenario, candidates: Sequence[Candidate]) -> tuple[list[Candidate], Integers]:
    """One candidate of each kind that no window can tell apart, and the number of each candidate's kind."""
    if scenario.rule == "longest_queue":
        return list(candidates), np.arange(len(candidates))
    plant = compile_plant(scenario)
    numbers = {service: number for number, service in enumerate(plant.services)}
    columns = {
        service: tuple((counter.speed[number], counter.last_resort[number]) for counter in plant.counters)
        for service, number in numbers.items()
    }
    first: dict[object, int] = {}
    kinds: list[Candidate] = []
    kind = np.empty(len(candidates), dtype=np.int64)
    for place, candidate in enumerate(candidates):
        number = numbers[candidate.service]
        traits = (columns[candidate.service], plant.mean[number], plant.target[number])
        kind[place] = first.setdefault((*traits, standing(scenario, candidate.klass)), len(kinds))
        if kind[place] == len(kinds):
            kinds.append(candidate)
    return kinds, kind


def _with_shadows(start: Start, candidates: Sequence[Candidate]) -> Start:
    """Behind those who wait or are parked a shadow of each; at the end of the line the candidates."""
    new = tuple(Waiting(services=(service,), klass=klass) for service, klass in candidates)
    return msgspec.structs.replace(
        start, waiting=(*start.waiting, *start.waiting, *new), parked=(*start.parked, *start.parked)
    )


def _shadows(start: Start, candidates: int) -> Flags:
    """Which tickets of the start with its shadows are such, by index."""
    line, parked = len(start.waiting), len(start.parked)
    return np.repeat([False, True, False, True], [len(start.serving) + line, line + candidates, parked, parked])


def _sorted_out(minutes: Floats, start: Start, candidates: int, until_close: float) -> Foretold:
    serving, line, parked = len(start.serving), len(start.waiting), len(start.parked)
    ends = np.cumsum([serving, line, line, candidates, parked])
    _, real, shadows, new, away, away_shadows = np.split(minutes, ends, axis=1)
    return Foretold(_staying(real, shadows), _staying(away, away_shadows), new, until_close)


def _staying(real: Floats, shadows: Floats) -> Floats:
    """The call of the ticket itself, or, if it had left, of its shadow."""
    stayed: Floats = np.where(np.isinf(real), shadows, real)
    return stayed
