"""Making a hall: the one way in which ``init`` and the guide do it."""

from __future__ import annotations

from pathlib import Path

from hallapp.live import Live
from hallapp.newhall import building, spreadsheet
from hallapp.settings import Settings
from simulation.scenario import Scenario, load

SPREADSHEETS = (".xlsx", ".csv")


def make(url: str | Path, scenario: Scenario, settings: Settings, *, actor: str = "") -> Live:
    """A new hall with its day open; nothing is left behind when it can't be made.

    Raises
    ------
    StoreError
        Something is there already, or it can't be written.
    """
    return Live.create(url, scenario, settings, actor=actor)


def read(path: Path, zone: str = "") -> tuple[Scenario, Settings]:
    """What a hall file, a scenario or a spreadsheet says.

    Raises
    ------
    BadInput, ScenarioError
        It can't be read, or something in it is wrong.
    """
    if path.suffix.lower() not in SPREADSHEETS:
        return load(path), Settings(zone=zone)
    draft = spreadsheet.load(path)
    return building.build(draft), building.settings(draft, zone)
