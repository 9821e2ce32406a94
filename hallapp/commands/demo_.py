"""``main.py demo``: a hall that fills itself, live on all screens; or at full speed, with the outcome printed."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn

from hallapp import launching
from hallapp.commands.compiling import tell_if_compiling
from hallapp.demo import days, headless, outcome, running
from hallapp.errors import QT_TRANSLATE_NOOP, BadInput
from simulation.experiment import processes
from simulation.scenario import Scenario

SCREENS = (("manager",), ("wall", "--in-window"), ("desk",), ("kiosk", "--in-window"), ("window", "1"))


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("--day", metavar="NAME", help=f"a shipped real day ({', '.join(days.shipped())}) or a folder")
    parser.add_argument("--speed", type=float, default=60.0, metavar="N", help="how many times as fast; default 60")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="which day of the demo hall")
    parser.add_argument("--headless", action="store_true", help="at full speed, without screens")


def run(arguments: argparse.Namespace) -> int:
    """Play the day."""
    if not 0.1 <= arguments.speed <= 1000.0:
        raise BadInput(
            QT_TRANSLATE_NOOP("Refusal", "--speed: {value} is not between 0.1 and 1000"), value=arguments.speed
        )
    if not 0 <= arguments.seed < 1 << 60:
        raise BadInput(QT_TRANSLATE_NOOP("Refusal", "--seed: {value} is not between 0 and 2**60"), value=arguments.seed)
    day = days.load(arguments.day, arguments.seed)
    return _compare(day) if arguments.headless else _show(day, arguments.speed)


def _compare(day: days.Day) -> int:
    """The same citizens and clerks three times: separate, cross-trained, and with the live advice taken."""
    began = time.perf_counter()
    workers = os.cpu_count() or 1
    hours = float(day.scenario.closes - day.scenario.opens)
    tell_if_compiling()
    errors = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn())
    played = {}
    with (
        tempfile.TemporaryDirectory() as folder,
        processes(workers) as pool,
        Progress(*columns, console=errors, disable=not errors.is_terminal) as bar,
    ):
        advise = headless.adviser(pool, workers)
        plays: tuple[tuple[str, Scenario, headless.Advise | None], ...] = (
            ("separate", days.separate(day.scenario), None),
            ("cross-trained", day.scenario, None),
            ("with advice", day.scenario, advise),
        )
        for name, scenario, ask in plays:
            task = bar.add_task(name, total=hours)
            tell = partial(_tell, bar, task)
            done = headless.play(day, scenario, Path(folder), advise=ask, progress=tell)
            played[name] = outcome.outcome(done)
            done.live.close()
    outcome.show(played, Console(width=100))
    print(f"advice was asked {done.advised} times and taken {done.applied} times")
    tickets = sum(found.day.visits for found in played.values())
    print(f"{tickets:,} tickets played in {time.perf_counter() - began:.0f} s")
    return 0


def _tell(bar: Progress, task: TaskID, minute: float) -> None:
    bar.update(task, completed=minute)


def _show(day: days.Day, speed: float) -> int:
    """Start every screen on a hall that plays by itself; ends when the last screen is closed."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        hall = Path(folder) / f"{day.name}.hall"
        running.create(hall, day, speed)
        screens = [launching.start([*words, "--hall", str(hall)]) for words in SCREENS]
        print(f"the day runs {speed:g} times as fast; close its screens to end it", file=sys.stderr)
        failures: list[str] = []
        try:
            running.play(hall, day, speed, watched=lambda: any(s.process.poll() is None for s in screens))
            failures = [failure for screen in screens if (failure := screen.failure())]
        finally:
            for screen in screens:
                screen.process.terminate()
                screen.process.wait()
    for failure in failures:
        print(failure, file=sys.stderr)
    return 1 if failures else 0
