"""How often the 95 % intervals of ``simulate --json`` hold the truth."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import Executor
from dataclasses import dataclass

from scipy import stats

from simulation.experiment import run
from simulation.scenario import parse
from simulation.tables import Scenario
from validation.engines import Engine

REPLICATIONS = 100
"""Days of one answer, as ``simulate`` plays them unless told otherwise."""

GOAL = (0.93, 0.97)
"""Within which the coverage of an interval said to be 95 % is to lie."""

SEEN = 0.99
"""A row that fewer answers than this saw anything of is rare."""

TABLES = ("by_service", "by_class", "by_window", "by_half_hour")

Key = tuple[str, str, str]
"""Table ("" for the hall), row, measure."""

Bounds = dict[Key, tuple[float, float, float]]
"""Mean, low, high."""


def busy_hall() -> Scenario:
    """A hall with something of everything, so busy that every measure moves."""
    opens, hours = 540, range(540, 1020, 60)
    by_hour = (1.5, 1.4, 1.2, 0.5, 0.6, 1.0, 0.9, 0.6)
    services = (("permit", 8.0, 15.0, 9.0), ("card", 4.0, 10.0, 10.0), ("grant", 15.0, 20.0, 3.0))
    return parse(
        {
            "opens": opens,
            "closes": 1020,
            "rule": "gcmu",
            "overdue": 2.0,
            "service": [
                {
                    "id": name,
                    "mean": mean,
                    "target": target,
                    "arrivals": [
                        {"from": hour, "to": hour + 60, "per_hour": rate * part}
                        for hour, part in zip(hours, by_hour, strict=True)
                    ],
                    "appointments": [
                        {"at": 630, "count": 2, "show": 0.8, "punctuality_sd": 5.0},
                        {"at": 1015, "count": 1, "show": 0.8, "punctuality_sd": 10.0},
                    ],
                }
                for name, mean, target, rate in services
            ],
            "demand": {"day_cv": 0.15},
            "class": [{"id": "courtesy", "weight": 3.0, "rank": 1, "share": 0.15}],
            "clerk": [
                {"id": "c1", "skills": {"permit": 1.0, "card": 1.0}, "breaks": [[720, 750]]},
                {"id": "c2", "skills": {"permit": 1.0, "card": 0.7}, "breaks": [[750, 780]]},
                {"id": "c3", "skills": {"*": 0.8}, "last_resort": ["permit"], "shift": [540, 1000]},
            ],
            "window": [{"id": "1", "clerk": "c1"}, {"id": "2", "clerk": "c2"}, {"id": "3", "clerk": "c3"}],
            "patience": {"mean": 60.0, "cv": 0.8},
            "no_show": {"probability": 0.05, "minutes": 1.0},
        }
    )


def answers(seeds: range, engine: Engine, replications: int = REPLICATIONS) -> list[Bounds]:
    """The intervals of independent runs."""
    scenario = busy_hall()
    return [_bounds(run(scenario, replications, seed, engine=engine).to_mapping()) for seed in seeds]


def _bounds(answer: dict[str, object]) -> Bounds:
    found: Bounds = {("", "", name): bounds for name, bounds in _measures(answer)}
    for table in TABLES:
        rows = answer[table]
        assert isinstance(rows, dict)
        for label, row in rows.items():
            found |= {(table, label, name): bounds for name, bounds in _measures(row)}
    return found


def _measures(row: dict[str, object]) -> Iterator[tuple[str, tuple[float, float, float]]]:
    for name, value in row.items():
        if isinstance(value, dict) and value.keys() == {"mean", "low", "high"} and value["low"] is not None:
            yield name, (value["mean"], value["low"], value["high"])


@dataclass(frozen=True)
class Coverage:
    """Of one measure: of the hall, or of all rows of a table together.

    Attributes
    ----------
    table, measure : str
    rows, rare : int
        Counted, and left out because some answers saw nothing of them.
    repetitions : int
    truth : float
        Of the hall; nan for tables.
    share : float
        Of intervals that hold the truth, over all rows.
    lowest, highest : float
        Of single rows.
    constant : bool
        Whether no day differs from another in it.
    """

    table: str
    measure: str
    rows: int
    rare: int
    repetitions: int
    truth: float
    share: float
    lowest: float
    highest: float
    constant: bool

    @property
    def good(self) -> bool:
        """Whether its margin reaches the goal."""
        if self.constant:
            return True
        return self.share + self.chance >= GOAL[0] and self.share - self.chance <= GOAL[1]

    @property
    def chance(self) -> float:
        """The 95 % margin of the share itself, the rows taken as dependent."""
        return float(stats.norm.ppf(0.975)) * math.sqrt(self.share * (1.0 - self.share) / self.repetitions)


def coverage(engine: Engine, repetitions: int, truth_days: int, executor: Executor) -> list[Coverage]:
    """Every measure of ``--json``; the truth from one run of many days."""
    size = max(1, repetitions // 40)
    parts = [
        executor.submit(answers, range(first, min(first + size, repetitions)), engine)
        for first in range(0, repetitions, size)
    ]
    long_run = run(busy_hall(), truth_days, seed=1 << 32, executor=executor, engine=engine)
    truth = {key: mean for key, (mean, _, _) in _bounds(long_run.to_mapping()).items()}
    found = [answer for part in parts for answer in part.result()]
    hits: dict[Key, list[bool]] = defaultdict(list)
    moves: dict[Key, int] = defaultdict(int)
    for answer in found:
        for key, (_, low, high) in answer.items():
            if key in truth:
                hits[key].append(low <= truth[key] <= high)
                moves[key] += low < high
    return _by_measure(hits, moves, truth)


def _by_measure(hits: dict[Key, list[bool]], moves: dict[Key, int], truth: dict[Key, float]) -> list[Coverage]:
    together: dict[tuple[str, str], list[Key]] = defaultdict(list)
    for key in hits:
        together[key[0], key[2]].append(key)
    found = []
    for (table, measure), keys in together.items():
        often = [key for key in keys if moves[key] >= SEEN * len(hits[key])]
        moving = often or keys
        shares = [sum(hits[key]) / len(hits[key]) for key in moving]
        found.append(
            Coverage(
                table=table,
                measure=measure,
                rows=len(moving),
                rare=sum(moves[key] > 0 for key in keys) - len(often),
                repetitions=max(len(hits[key]) for key in moving),
                truth=truth[moving[0]] if table == "" else float("nan"),
                share=sum(shares) / len(shares),
                lowest=min(shares),
                highest=max(shares),
                constant=not any(moves[key] for key in keys),
            )
        )
    return found
