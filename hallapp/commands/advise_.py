"""``main.py advise``: which action helps most, for a scenario or a running hall."""

from __future__ import annotations

import argparse
import dataclasses
import json
import os
import sys
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import Progress

from hallapp import sentences
from hallapp.commands.compiling import tell_if_compiling
from hallapp.errors import QT_TRANSLATE_NOOP, BadInput, system_problem
from hallapp.live import Live, path_of
from hallapp.reports.advice import as_text, record_of
from hallapp.twin import twin
from simulation import scenario as scenarios
from simulation.actions import changed
from simulation.advice import recommend
from simulation.experiment import processes
from simulation.options import Advice, Option
from simulation.scenario import Scenario

SECONDS = 10.0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("scenario", nargs="?", metavar="SCENARIO", type=Path)
    parser.add_argument("--hall", metavar="URL")
    parser.add_argument("--seconds", type=float, metavar="S", default=SECONDS)
    parser.add_argument("--seed", type=int, metavar="N", default=0)
    parser.add_argument("--workers", type=int, metavar="N", default=os.cpu_count() or 1)
    parser.add_argument("--exhaustive", action="store_true")
    parser.add_argument("--write", metavar="BEST.toml", type=Path)
    parser.add_argument("--json", action="store_true")


def run(arguments: argparse.Namespace) -> int:
    """Advise and print the answer."""
    _check(arguments)
    scenario = scenarios.load(arguments.scenario) if arguments.scenario else _twin_of(arguments.hall)
    answer = _ask(scenario, arguments)
    if arguments.write is not None:
        _write(changed(scenario, answer.best.changes), arguments.write)
    record = None if arguments.hall is None else record_of(path_of(arguments.hall))
    if arguments.json:
        kept = {} if record is None else {"record": record._asdict()}
        print(json.dumps(mapping(answer, scenario) | kept, ensure_ascii=False, allow_nan=False))
    else:
        _show(answer, scenario)
        if record is not None and record.poor:
            print(as_text(record))
    return 0


def _check(arguments: argparse.Namespace) -> None:
    if (arguments.scenario is None) == (arguments.hall is None):
        raise BadInput(QT_TRANSLATE_NOOP("Refusal", "advise needs a SCENARIO or --hall URL, one of the two"))
    if not 0.1 <= arguments.seconds <= 86_400.0:
        raise BadInput(
            QT_TRANSLATE_NOOP("Refusal", "--seconds: {value} is not between 0.1 and 86400"), value=arguments.seconds
        )
    if not 1 <= arguments.workers <= 256:
        raise BadInput(
            QT_TRANSLATE_NOOP("Refusal", "--workers: {value} is not between 1 and 256"), value=arguments.workers
        )
    if not 0 <= arguments.seed < 1 << 60:
        raise BadInput(QT_TRANSLATE_NOOP("Refusal", "--seed: {value} is not between 0 and 2**60"), value=arguments.seed)
    if arguments.write is not None and not arguments.write.parent.is_dir():
        raise BadInput(
            QT_TRANSLATE_NOOP("Refusal", "--write: there is no folder {folder}"), folder=arguments.write.parent
        )
    if arguments.write is not None and (
        arguments.write.is_dir()
        or (arguments.scenario is not None and arguments.write.resolve() == arguments.scenario.resolve())
    ):
        raise BadInput(
            QT_TRANSLATE_NOOP("Refusal", "--write: {file} is a folder or the scenario itself; name another file"),
            file=arguments.write,
        )


def _twin_of(url: str) -> Scenario:
    with Live.open(url, actor="advise") as live:
        if not live.hall.is_open:
            raise BadInput(QT_TRANSLATE_NOOP("Refusal", "--hall: {url} has no day open"), url=url)
        return twin(live.hall, live.now())


def _ask(scenario: Scenario, arguments: argparse.Namespace) -> Advice:
    tell_if_compiling()
    errors = Console(stderr=True)
    with processes(arguments.workers) as pool, Progress(console=errors, disable=not errors.is_terminal) as bar:
        task = bar.add_task("simulating", total=1.0)
        return recommend(
            scenario,
            seed=arguments.seed,
            executor=pool,
            workers=arguments.workers,
            seconds=None if arguments.exhaustive else arguments.seconds,
            exhaustive=arguments.exhaustive,
            progress=lambda share: bar.update(task, completed=share),
        )


def _write(scenario: Scenario, path: Path) -> None:
    try:
        scenarios.write(scenario, path)
    except OSError as error:
        raise BadInput(
            QT_TRANSLATE_NOOP("Refusal", "--write: {file} can't be written: {reason}"),
            file=path,
            reason=system_problem(error),
        ) from error


def mapping(answer: Advice, scenario: Scenario) -> dict[str, Any]:
    """The answer as one JSON object."""
    return {
        "baseline": answer.baseline.to_mapping(),
        "actions": [_option(option, answer, scenario) for option in answer.options],
        "clear": answer.clear,
        "considered": answer.considered,
        "replications": answer.replications,
        "days": answer.days,
        "seconds": round(answer.seconds, 3),
    }


def _option(option: Option, answer: Advice, scenario: Scenario) -> dict[str, Any]:
    return {
        "changes": [change.mapping() for change in option.changes],
        "loss": dataclasses.asdict(option.loss),
        "effect": {name: dataclasses.asdict(interval) for name, interval in option.effect.items()},
        "groups": {group: dataclasses.asdict(interval) for group, interval in option.groups.items()},
        "single_days": list(option.single_days),
        "helps": option.helps,
        "probability_best": option.probability_best,
        "sentence": sentences.effect(option, answer, scenario),
    }


def _show(answer: Advice, scenario: Scenario) -> None:
    for place, option in enumerate(answer.options, 1):
        print(f"{place}. {sentences.effect(option, answer, scenario)}")
    if answer.best.changes and not answer.clear:
        print(sentences.UNCLEAR)
    print(
        f"{answer.considered} actions compared in {answer.days} simulated days, {answer.seconds:.1f} s",
        file=sys.stderr,
    )
