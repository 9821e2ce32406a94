"""``main.py simulate``: days of a scenario, measured."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from hallapp.commands.compiling import tell_if_compiling
from hallapp.errors import QT_TRANSLATE_NOOP, BadInput, system_problem
from simulation.clusters import ClusterUnreachable, cluster
from simulation.day import write_tickets
from simulation.engines import ENGINES, simulate_day
from simulation.experiment import processes, tasks
from simulation.experiment import run as simulate
from simulation.measures import Measures
from simulation.sampling import expected_tickets
from simulation.scenario import Scenario, load
from simulation.trace import Arrival, load_trace

REPLICATIONS = 100
"""Unless asked otherwise; a trace leaves nothing to chance and is run once."""


WORTH_A_PROCESS = {"compiled": 2_000_000, "simpy": 100_000}
"""Tickets from which on worker processes are faster than none."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("scenario", metavar="SCENARIO", help="scenario or hall file (TOML)")
    parser.add_argument("--trace", metavar="CSV", help="who comes, instead of chance")
    parser.add_argument("--engine", choices=ENGINES, default="compiled", help="the outcome is the same")
    parser.add_argument("--replications", type=int, metavar="N", help=f"days; default {REPLICATIONS}, 1 with a trace")
    parser.add_argument("--seed", type=int, default=0, metavar="N")
    parser.add_argument("--workers", type=int, metavar="N", help="processes; default: one for each core")
    parser.add_argument("--scheduler", metavar="tcp://…", help="run on a Dask cluster instead")
    parser.add_argument("--tickets", metavar="CSV", help="write the first replication ticket by ticket")
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(arguments: argparse.Namespace) -> int:
    """Simulate and print."""
    _check(arguments)
    scenario = load(arguments.scenario)
    trace = None if arguments.trace is None else load_trace(arguments.trace, scenario)
    measures = _measure(scenario, trace, arguments)
    if arguments.tickets is not None:
        _write_tickets(scenario, trace, arguments)
    if arguments.json:
        print(json.dumps(measures.to_mapping(), ensure_ascii=False, allow_nan=False))
    else:
        _print(measures, scenario.name or Path(arguments.scenario).stem)
    return 0


def _check(arguments: argparse.Namespace) -> None:
    if arguments.scheduler is not None and arguments.workers is not None:
        raise BadInput(
            QT_TRANSLATE_NOOP("Refusal", "--workers {workers}: a cluster (--scheduler) has workers of its own"),
            workers=arguments.workers,
        )
    for option, least in (("replications", 1), ("workers", 1), ("seed", 0)):
        value = getattr(arguments, option)
        if value is not None and value < least:
            raise BadInput(
                QT_TRANSLATE_NOOP("Refusal", "--{option} {value}: expected at least {least}"),
                option=option,
                value=value,
                least=least,
            )
    if arguments.tickets is None:
        return
    out = Path(arguments.tickets)
    if out.is_dir() or not out.parent.is_dir():
        raise BadInput(
            QT_TRANSLATE_NOOP("Refusal", "--tickets {path}: expected a file in a folder that exists"), path=out
        )
    inputs = [Path(name) for name in (arguments.scenario, arguments.trace) if name is not None]
    if any(path.resolve() == out.resolve() for path in inputs):
        raise BadInput(
            QT_TRANSLATE_NOOP("Refusal", "--tickets {path}: would overwrite what is to be simulated"), path=out
        )


def _measure(scenario: Scenario, trace: Sequence[Arrival] | None, arguments: argparse.Namespace) -> Measures:
    replications = arguments.replications or (REPLICATIONS if trace is None else 1)
    if arguments.engine == "compiled":
        tell_if_compiling()
    with _executor(scenario, trace, replications, arguments) as executor, _progress(replications) as progress:
        return simulate(scenario, replications, arguments.seed, executor, trace, progress, engine=arguments.engine)


@contextmanager
def _executor(
    scenario: Scenario, trace: Sequence[Arrival] | None, replications: int, arguments: argparse.Namespace
) -> Iterator[Executor | None]:
    """Where the days run: a cluster, worker processes, or here if so little is to be done that a process costs more."""
    if arguments.scheduler is not None:
        try:
            with cluster(arguments.scheduler) as executor:
                yield executor
        except ClusterUnreachable as error:
            raise BadInput(
                QT_TRANSLATE_NOOP("Refusal", "--scheduler {address}: {reason}"),
                address=arguments.scheduler,
                reason=error,
            ) from error
        return
    tickets = expected_tickets(scenario) if trace is None else float(len(trace))
    worthwhile = tickets * replications >= WORTH_A_PROCESS[arguments.engine]
    workers = arguments.workers or (os.cpu_count() or 1 if worthwhile else 1)
    workers = min(workers, len(tasks(replications, tickets)))
    if workers == 1:
        yield None
        return
    with processes(workers) as executor:
        yield executor


@contextmanager
def _progress(replications: int) -> Iterator[Callable[[int], None] | None]:
    console = Console(stderr=True)
    if not console.is_terminal:
        yield None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("days", total=replications)
        yield lambda done: bar.update(task, completed=done)


def _write_tickets(scenario: Scenario, trace: Sequence[Arrival] | None, arguments: argparse.Namespace) -> None:
    try:
        write_tickets(simulate_day(scenario, arguments.seed, 0, trace, arguments.engine), arguments.tickets)
    except OSError as error:
        raise BadInput(
            QT_TRANSLATE_NOOP("Refusal", "--tickets {path}: {reason}"),
            path=arguments.tickets,
            reason=system_problem(error),
        ) from error


_WORDS = {
    "mean_wait": "mean wait, min",
    "p50_wait": "median wait, min",
    "p90_wait": "P90 wait, min",
    "p95_wait": "P95 wait, min",
    "max_wait": "longest wait, min",
    "service_level": "in target",
    "abandoned_share": "left",
    "unserved_share": "unserved",
    "no_show_share": "no-shows",
    "mean_queue": "waiting, mean",
    "max_queue": "waiting, most",
    "utilisation": "utilisation",
    "idle_while_waiting": "idle while waiting, min",
    "idle_rule": "  a rule or tie",
    "idle_closed": "  a window closed",
    "idle_skill": "  a skill missing",
    "overtime": "overtime, min",
    "loss": "loss, min",
}
_SHARES = {"service_level", "abandoned_share", "unserved_share", "no_show_share", "utilisation"}


def _print(measures: Measures, name: str) -> None:
    table = Table(title=f"{name}: {measures.tickets:,} tickets in {measures.replications:,} days", title_justify="left")
    table.add_column("per day")
    table.add_column("mean", justify="right")
    table.add_column("95 % interval", justify="right")
    for measure, words in _WORDS.items():
        estimate = measures.estimate(measure)
        if estimate is None:
            table.add_row(words, "–", "")
            continue
        style = "{:.1%}" if measure in _SHARES else "{:,.2f}"
        low, high = estimate.low, estimate.high
        known = low is not None and high is not None and not measures.certain
        interval = f"{style.format(low)} … {style.format(high)}" if known else ""
        table.add_row(words, style.format(estimate.mean), interval)
    Console(file=sys.stdout).print(table)
