"""What is known beside what the engines gave, and the verdict."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass

from validation.cases import Case
from validation.engines import Engine, Interval, intervals

LIMIT = 4.0
"""Standard errors between known and found that count as a miss: chance alone does it once in 16,000 comparisons."""


WIDE = 0.1
"""Half an interval that is wider than this part of what is known says little."""


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
    same : bool
        Whether the days that all engines played add exactly the same.
    """

    section: str
    title: str
    measure: str
    source: str
    known: float
    found: dict[Engine, Interval]
    note: str = ""
    tolerance: float = 0.0
    same: bool = True

    def gap(self, engine: Engine) -> float:
        """Relative."""
        return self.found[engine].mean / self.known - 1.0

    def errors(self, engine: Engine) -> float:
        """The gap beyond the tolerance, in standard errors."""
        found = self.found[engine]
        beyond = max(0.0, abs(found.mean - self.known) - self.tolerance * abs(self.known))
        if beyond == 0.0:
            return 0.0
        return beyond / found.error if found.error else float("inf")

    def covers(self, engine: Engine) -> bool:
        """Whether the 95 % interval holds what is known."""
        return self.found[engine].low <= self.known <= self.found[engine].high

    def is_wide(self, engine: Engine) -> bool:
        """Whether the interval is too wide to tell much."""
        return self.found[engine].high - self.found[engine].mean > WIDE * abs(self.known)

    def agrees(self, engine: Engine) -> bool:
        """Whether chance explains the gap."""
        return self.errors(engine) < LIMIT


TASK = 10
"""Days of one task, at least."""

Parts = list[Future[list[dict[str, tuple[float, float]]]]]
"""Days under way, in order."""


def spread(
    executor: Executor, play: Callable[..., list[dict[str, tuple[float, float]]]], days: int, *more: object
) -> Parts:
    """Play days 0, 1, ... in tasks; ``play`` takes a range of them and what more it wants."""
    size = max(TASK, days // 50)
    return [executor.submit(play, range(first, min(first + size, days)), *more) for first in range(0, days, size)]


def gather(parts: Parts) -> dict[str, Interval]:
    """Wait for all of them."""
    return intervals([totals for part in parts for totals in part.result()])


def rows(
    cases: Sequence[Case], days: Mapping[Engine, int], traced: Mapping[Engine, int], executor: Executor
) -> Iterable[Row]:
    """All rows, case by case in order, each case on a seed of its own.

    ``days`` by engine, and ``traced`` those of cases with traces, which are slow to make.
    """
    under_way = [
        {
            engine: spread(executor, case.study.totals, max(2, round(count * case.share)), number, engine)
            for engine, count in (traced if case.study.traces else days).items()
        }
        for number, case in enumerate(cases, 1)
    ]
    for case, by_engine in zip(cases, under_way, strict=True):
        found = {engine: gather(parts) for engine, parts in by_engine.items()}
        same = _same([parts[0].result() for parts in by_engine.values()])
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
                same,
            )


def _same(first: Sequence[list[dict[str, tuple[float, float]]]]) -> bool:
    """Whether the engines' first days, as far as all have them, are equal to the last bit."""
    count = min(map(len, first))
    return all(days[:count] == first[0][:count] for days in first)
