"""The days that can be played: shipped real ones, and a day of the demo hall."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import msgspec

from hallapp.errors import QT_TRANSLATE_NOOP, BadInput
from hallapp.paths import DEMO_HALL, RESOURCES
from simulation import scenario as scenarios
from simulation.sampling import Citizens, draw, from_trace
from simulation.scenario import Scenario
from simulation.trace import load_trace

HALLS = RESOURCES / "halls"


@dataclass(frozen=True, slots=True)
class Day:
    """A hall and the citizens who come."""

    name: str
    scenario: Scenario
    citizens: Citizens


def shipped() -> list[str]:
    """Names of the real days that come with the program."""
    return sorted(trace.parent.name for trace in HALLS.glob("*/trace.csv"))


def load(name: str | None, seed: int = 1) -> Day:
    """A shipped real day, a folder with ``hall.toml`` and ``trace.csv``, or, without a name, a day of the demo hall.

    Raises
    ------
    BadInput
        There is no such day.
    ScenarioError
        Its files are wrong.
    """
    if name is None:
        scenario = scenarios.load(DEMO_HALL)
        return Day("demo", scenario, draw(scenario, seed, 0))
    folder = HALLS / name if name in shipped() else Path(name)
    if not (folder / "hall.toml").is_file() or not (folder / "trace.csv").is_file():
        raise BadInput(
            QT_TRANSLATE_NOOP(
                "Refusal", "--day: there is no day {name}; name one of {all}, or a folder made by import polls"
            ),
            name=name,
            all=", ".join(shipped()),
        )
    scenario = scenarios.load(folder / "hall.toml")
    return Day(folder.name, scenario, from_trace(scenario, load_trace(folder / "trace.csv", scenario)))


def separate(scenario: Scenario) -> Scenario:
    """The same clerks as specialists: each serves only the group of the first skill listed."""
    groups = {service.id: service.group for service in scenario.services}
    clerks = []
    for clerk in scenario.clerks:
        home = groups.get(next(iter(clerk.skills), ""))
        others = tuple(service for service, group in groups.items() if group != home)
        clerks.append(msgspec.structs.replace(clerk, inactive=others))
    return msgspec.structs.replace(scenario, clerks=tuple(clerks))
