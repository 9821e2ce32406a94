"""What is known beside what the engines gave, and the verdict."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field

from validation.cases import Case
from validation.engines import Interval, Totals, intervals

LIMIT = 4.0
"""Standard errors between known and found that count as a miss: chance alone does it once in 16,000 comparisons."""


@dataclass(frozen=True)
class Row:
    """One measure of one queue.

    Attributes
    ----------
    known : float
    found : dict
        An interval by engine.
    tolerance : float
        Relative; how far what is known can be trusted (published figures that were themselves simulated).
    """

    section: str
    title: str
    measure: str
    source: str
    known: float
    found: dict[str, Interval]
    note: str = ""
    tolerance: float = 0.0

    def gap(self, engine: str) -> float:
        """Relative."""
        return self.found[engine].mean / self.known - 1.0

    def errors(self, engine: str) -> float:
        """The gap beyond the tolerance, in standard errors."""
        found = self.found[engine]
        beyond = max(0.0, abs(found.mean - self.known) - self.tolerance * abs(self.known))
        if beyond == 0.0:
            return 0.0
        return beyond / found.error if found.error else float("inf")

    def covers(self, engine: str) -> bool:
        """Whether the 95 % interval holds what is known."""
        return self.found[engine].low <= self.known <= self.found[engine].high

    def agrees(self, engine: str) -> bool:
        """Whether chance explains the gap."""
        return self.errors(engine) < LIMIT


@dataclass
class Run:
    """A case under way on an engine."""

    case: Case
    engine: str
    parts: list[Future[list[dict[str, tuple[float, float]]]]] = field(default_factory=list)

    def result(self) -> dict[str, Interval]:
        """Wait for all of it."""
        days: list[Totals] = [totals for part in self.parts for totals in part.result()]
        return intervals(days)


TASK = 10
"""Days of one task."""


def start(case: Case, number: int, engine: str, days: int, executor: Executor) -> Run:
    """Play a case: ``days`` times its share, on a seed of its own."""
    count = max(6, round(days * case.share))
    size = max(TASK, count // 50)
    parts = [range(first, min(first + size, count)) for first in range(0, count, size)]
    return Run(case, engine, [executor.submit(case.study.totals, part, number, engine) for part in parts])


def rows(cases: Sequence[Case], days: dict[str, int], executor: Executor) -> Iterable[Row]:
    """All rows, case by case in order; ``days`` by engine."""
    runs = [
        [start(case, number, engine, count, executor) for engine, count in days.items()]
        for number, case in enumerate(cases, 1)
    ]
    for case, by_engine in zip(cases, runs, strict=True):
        found = {run.engine: run.result() for run in by_engine}
        for measure, known in case.expected.items():
            yield Row(
                case.section,
                case.title,
                measure,
                case.source,
                known,
                {engine: means[measure] for engine, means in found.items()},
                case.note,
                case.tolerance,
            )
