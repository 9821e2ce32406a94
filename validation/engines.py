"""The engines behind one function, and estimates over the days that they play."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from simulation.day import ABANDONED, Day
from simulation.engines import ENGINES, Engine, run_day, simulate_day
from simulation.plant import compile_plant
from simulation.sampling import Citizens, from_trace
from simulation.tables import Scenario
from simulation.trace import Arrival

Floats = NDArray[np.float64]

__all__ = [
    "ENGINES",
    "Engine",
    "Floats",
    "Interval",
    "Score",
    "Steady",
    "Study",
    "Totals",
    "Traces",
    "Visits",
    "intervals",
    "simulate",
]

Totals = Mapping[str, tuple[float, float]]
"""By measure, what one day adds to its numerator and denominator."""

Score = Callable[[Day], Totals]

Traces = Callable[[int, Engine], Sequence[Arrival] | Citizens]
"""The trace of a replication; the engine is told for traces that are made by playing."""


def simulate(
    scenario: Scenario, replications: range, seed: int, engine: Engine, traces: Traces | None = None
) -> Iterator[Day]:
    """The days of an engine; the only place that knows how each is called."""
    plant = compile_plant(scenario)
    for replication in replications:
        if traces is None:
            yield simulate_day(plant, seed, replication, engine=engine)
        else:
            who = traces(replication, engine)
            yield run_day(plant, who if isinstance(who, Citizens) else from_trace(scenario, who), engine)


@dataclass(frozen=True)
class Visits:
    """The tickets of a day as arrays, beside each other.

    ``arrival``, ``wait`` and ``finished`` (the last service; nan without one)
    in minutes; ``left`` tells who gave up; ``service`` (the first one) and
    ``klass`` are numbers.
    """

    arrival: Floats
    wait: Floats
    finished: Floats
    left: NDArray[np.bool_]
    service: NDArray[np.int32]
    klass: NDArray[np.int32]

    @classmethod
    def of(cls, day: Day) -> Visits:
        """Those of one day."""
        crowd, diary = day.citizens.crowd, day.diary
        return cls(
            crowd.arrival,
            diary.wait,
            diary.finished_at[crowd.end - 1],
            diary.status == ABANDONED,
            crowd.needs[crowd.first],
            crowd.klass,
        )


@dataclass(frozen=True)
class Interval:
    """A mean, its standard error and 95 % interval (Student's t with one degree less than days)."""

    mean: float
    error: float
    low: float
    high: float

    @classmethod
    def of(cls, totals: Sequence[tuple[float, float]]) -> Interval:
        """A ratio of sums over days, by the delta method (Cochran 1977)."""
        above, below = np.array(totals, dtype=np.float64).T
        ratio = float(above.sum() / below.sum())
        days = len(totals)
        error = math.sqrt(float(((above - ratio * below) ** 2).sum()) * days / (days - 1)) / float(below.sum())
        margin = float(stats.t.ppf(0.975, days - 1)) * error
        return cls(ratio, error, ratio - margin, ratio + margin)


@dataclass(frozen=True)
class Study:
    """Days to play and what to read off each."""

    scenario: Scenario
    score: Score
    traces: Traces | None = None

    def totals(self, replications: range, seed: int, engine: Engine) -> list[dict[str, tuple[float, float]]]:
        """What each day adds."""
        days = simulate(self.scenario, replications, seed, engine, self.traces)
        return [dict(self.score(day)) for day in days]

    def estimate(
        self, replications: int, seed: int, engine: Engine, executor: Executor | None = None, task: int = 5
    ) -> dict[str, Interval]:
        """All measures over days 0, 1, ... of a seed, the same whatever the executor."""
        parts = [range(first, min(first + task, replications)) for first in range(0, replications, task)]
        if executor is None:
            found = [self.totals(part, seed, engine) for part in parts]
        else:
            futures = [executor.submit(self.totals, part, seed, engine) for part in parts]
            found = [future.result() for future in futures]
        return intervals([totals for part in found for totals in part])


def intervals(days: Sequence[Totals]) -> dict[str, Interval]:
    """One interval for each measure with a denominator above 0; a day without it adds 0 to 0."""
    names = dict.fromkeys(name for totals in days for name, (_, below) in totals.items() if below)
    return {name: Interval.of([totals.get(name, (0.0, 0.0)) for totals in days]) for name in names}


@dataclass(frozen=True)
class Steady:
    """Reads waits of those who arrive between two instants, so that an empty start and the end do not count.

    Attributes
    ----------
    begin, end : float
        Minutes from opening.
    by : str
        ``class`` or ``service``: the mean wait of each as well, as ``mean_wait`` and its id.
    """

    begin: float
    end: float
    by: str = ""

    def __call__(self, day: Day) -> Totals:
        """``waits`` (share), ``mean_wait`` (of all), ``stayed_wait`` and ``stayed_waits`` (of who stays), ``lost``."""
        seen = Visits.of(day)
        inside = (seen.arrival >= self.begin) & (seen.arrival <= self.end)
        stayed = inside & ~seen.left
        count, served = float(inside.sum()), float(stayed.sum())
        waits = seen.wait > 0.0
        found = {
            "waits": (float((waits & inside).sum()), count),
            "mean_wait": (float(seen.wait[inside].sum()), count),
            "squared_wait": (float((seen.wait[inside] ** 2).sum()), count),
            "stayed_waits": (float((waits & stayed).sum()), served),
            "stayed_wait": (float(seen.wait[stayed].sum()), served),
            "lost": (count - served, count),
        }
        if self.by:
            labels = day.citizens.classes if self.by == "class" else day.plant.services
            numbers = seen.klass if self.by == "class" else seen.service
            for number, label in enumerate(labels):
                own = inside & (numbers == number)
                found[f"mean_wait {label}"] = (float(seen.wait[own].sum()), float(own.sum()))
        return found
