"""Real days: the queues of Warsaw offices as polled, and as simulated from arrivals and counters."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping
from concurrent.futures import Executor
from dataclasses import dataclass

import numpy as np

from simulation.scenario import parse
from simulation.tables import Scenario
from simulation.trace import Arrival
from validation import warsaw
from validation.engines import Engine, Floats, Study
from validation.rows import gather, spread
from validation.time_varying import Pieces
from validation.warsaw import CLOSES, HALF_HOUR, OPENS, Group

CV = 0.6
"""Of a service, made up: nobody was followed."""


def scenario(groups: list[Group]) -> Scenario:
    """The office on its day: each counter serves its own group only, first come first served."""
    windows = [
        {"id": f"{group.name}{number}", "skills": {group.name: 1.0}, "open": [list(span) for span in spans]}
        for group in groups
        for number, spans in enumerate(group.counters)
    ]
    return parse(
        {
            "opens": OPENS,
            "closes": CLOSES,
            "rule": "fcfs",
            "service": [{"id": group.name, "mean": group.minutes, "cv": CV} for group in groups],
            "window": windows,
        }
    )


@dataclass(frozen=True)
class Came:
    """Traces of who came, by half-hour as derived from the polls; instants within and service times by chance."""

    groups: tuple[Group, ...]

    def __call__(self, replication: int, engine: Engine) -> list[Arrival]:
        """The trace of a replication."""
        random = np.random.default_rng([14, replication])
        sigma = math.sqrt(math.log1p(CV * CV))
        rows = []
        for group in self.groups:
            within = [HALF_HOUR * (half + random.random(count)) for half, count in enumerate(group.arrivals)]
            instants = np.concatenate([np.zeros(group.door), *within])
            minutes = group.minutes * random.lognormal(-0.5 * sigma * sigma, sigma, len(instants))
            rows += [(a, group.name, m) for a, m in zip(instants.tolist(), minutes.tolist(), strict=True)]
        return [Arrival(str(n), at, (name,), "ordinary", (m,)) for n, (at, name, m) in enumerate(sorted(rows), 1)]


@dataclass(frozen=True)
class OfficeDay:
    """One office and day, by half-hour.

    ``estimated`` is the share of citizens whose group's service time was its own estimate.
    """

    office: str
    day: str
    tickets: int
    estimated: float
    polled: Floats
    simulated: dict[Engine, Floats]

    def error(self, engine: Engine) -> float:
        """Mean absolute error of the number waiting."""
        return float(np.abs(self.simulated[engine] - self.polled).mean())

    def bias(self, engine: Engine) -> float:
        """Simulated mean over polled mean."""
        return float(self.simulated[engine].mean() / self.polled.mean())

    def likeness(self, engine: Engine) -> float:
        """Correlation over the half-hours."""
        return float(np.corrcoef(self.simulated[engine], self.polled)[0, 1])


def office_days(days: Mapping[Engine, int], executor: Executor) -> list[OfficeDay]:
    """All of them; ``days`` replications by engine."""
    by_day: dict[tuple[str, str], list[Group]] = defaultdict(list)
    for group in warsaw.load():
        by_day[group.office, group.day].append(group)
    instants = tuple(float(at) for at in range(0, CLOSES - OPENS + 1, HALF_HOUR))
    found = []
    for (office, day), groups in by_day.items():
        study = Study(scenario(groups), Pieces(instants), Came(tuple(groups)))
        simulated: dict[Engine, Floats] = {}
        for engine, count in days.items():
            means = gather(spread(executor, study.totals, count, 0, engine))
            simulated[engine] = np.array([means[f"queue {n}"].mean for n in range(len(instants) - 1)])
        tickets = sum(group.tickets for group in groups)
        own = sum(group.tickets for group in groups if group.estimated)
        polled = np.sum([group.waiting for group in groups], axis=0)
        found.append(OfficeDay(office, day, tickets, own / tickets, polled, simulated))
    return found
