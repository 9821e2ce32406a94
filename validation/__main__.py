"""Play everything and write the report: ``python -m validation [--quick] [--engine simpy|compiled|both]``."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path

from simulation.experiment import processes
from validation import cases, coverage, index, offices, peers, report, time_varying
from validation.engines import Engine, Interval
from validation.rows import Row, gather, rows, spread

REPORT = Path(__file__).resolve().parent.parent / "docs" / "validation.md"


@dataclass(frozen=True)
class Effort:
    """How much is played.

    Attributes
    ----------
    days : mapping
        Of a queue, by engine.
    traced : mapping
        Of a queue with traces.
    crowded : int
        Days on which ``gcmu`` is judged.
    peer : int
        Ciw's days.
    repetitions, truth : int
        Answers whose intervals are looked at, and days of the long run.
    office : int
        Replications of a real day.
    """

    days: Mapping[Engine, int]
    traced: Mapping[Engine, int]
    crowded: int
    peer: int
    repetitions: int
    truth: int
    office: int


FULL = Effort({"simpy": 30, "compiled": 600}, {"simpy": 6, "compiled": 120}, 40, 60, 1000, 150_000, 50)
QUICK = Effort({"simpy": 6, "compiled": 60}, {"simpy": 6, "compiled": 10}, 5, 10, 200, 20_000, 10)


def main(words: Sequence[str]) -> int:
    """Exit status 0 if nothing missed, else 1."""
    parser = argparse.ArgumentParser(prog="python -m validation", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small samples")
    parser.add_argument("--engine", choices=("simpy", "compiled", "both"), default="both")
    parser.add_argument("--out", type=Path, default=REPORT, help="the report; its pictures go into a folder beside it")
    parser.add_argument("--workers", type=int, default=2)
    arguments = parser.parse_args(words)
    effort = QUICK if arguments.quick else FULL
    engines = tuple(engine for engine in effort.days if arguments.engine in (engine, "both"))
    begun = time.monotonic()
    with processes(arguments.workers) as executor:
        findings = play(engines, effort, arguments.quick, executor)
    report.write(findings, arguments.out)
    print(f"{findings.misses} misses; {arguments.out}, {time.monotonic() - begun:.0f} s", file=sys.stderr)
    return 1 if findings.misses else 0


def play(engines: tuple[Engine, ...], effort: Effort, quick: bool, executor: Executor) -> report.Findings:
    """Everything that the report tells."""
    days, traced = ({engine: given[engine] for engine in engines} for given in (effort.days, effort.traced))
    found: list[Row] = []
    for row in rows([*cases.all_cases(), *time_varying.all_cases()], days, traced, executor):
        if not found or row.title != found[-1].title:
            _tell(f"{row.section}: {row.title}")
        found.append(row)
    _tell("gcmu against its index")
    judged = {engine: index.check(engine, effort.crowded) for engine in engines}
    _tell("beside Ciw")
    beside = peers.compare({engine: min(count, 200) for engine, count in days.items()}, effort.peer, executor)
    _tell("coverage of the intervals")
    covered = coverage.coverage(engines[-1], effort.repetitions, effort.truth, executor)
    _tell("real days")
    real = offices.office_days(dict.fromkeys(engines, effort.office), executor)
    _tell("pictures")
    return report.Findings(
        engines,
        found,
        judged,
        beside,
        covered,
        real,
        _by_half_hour(days, executor),
        _over_the_period(traced, executor),
        quick,
    )


def _by_half_hour(days: Mapping[Engine, int], executor: Executor) -> dict[Engine, dict[str, Interval]]:
    study = time_varying.from_empty()[1].study
    return {engine: gather(spread(executor, study.totals, 10 * count, 0, engine)) for engine, count in days.items()}


def _over_the_period(days: Mapping[Engine, int], executor: Executor) -> dict[bool, dict[str, Interval]]:
    engine, count = list(days.items())[-1]
    held, swings = (case.study for case in time_varying.offered_load_staffing())
    return {
        lagged: gather(spread(executor, study.totals, 6 * count, 0, engine))
        for lagged, study in ((True, held), (False, swings))
    }


def _tell(what: str) -> None:
    print(what, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
