"""Scenarios in and out of files: TOML, checked, with the tables of :mod:`simulation.tables`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

import msgspec
import tomlkit

from simulation.checks import check
from simulation.errors import ScenarioError, named
from simulation.reading import read
from simulation.tables import (
    CLASSES,
    EVERY_SERVICE,
    Appointment,
    Clerk,
    Clock,
    Closed,
    Demand,
    Distribution,
    Group,
    Names,
    NoShow,
    Parked,
    Part,
    Patience,
    PriorityClass,
    Rate,
    Rule,
    Scenario,
    Service,
    Serving,
    Span,
    Standing,
    Start,
    Waiting,
    Window,
    skills_of,
    standing,
)

__all__ = [
    "CLASSES",
    "EVERY_SERVICE",
    "Appointment",
    "Clerk",
    "Clock",
    "Closed",
    "Demand",
    "Distribution",
    "Group",
    "Names",
    "NoShow",
    "Parked",
    "Part",
    "Patience",
    "PriorityClass",
    "Rate",
    "Rule",
    "Scenario",
    "ScenarioError",
    "Service",
    "Serving",
    "Span",
    "Standing",
    "Start",
    "Waiting",
    "Window",
    "load",
    "parse",
    "skills_of",
    "standing",
    "to_mapping",
    "write",
]

_DAY = 24 * 60


def load(path: Path | str) -> Scenario:
    """Read a scenario file.

    Raises
    ------
    ScenarioError
        If the file can't be read, is no UTF-8 or TOML, or says something wrong.
    """
    file = named(path)
    return parse(_toml(read_text(path), file), file)


def parse(mapping: Mapping[str, object], source: str = "scenario") -> Scenario:
    """A scenario from the keys of its file; ``source`` names them in errors.

    Raises
    ------
    ScenarioError
    """
    scenario = read(mapping, source)
    check(scenario, source)
    return scenario


def to_mapping(scenario: Scenario) -> dict[str, object]:
    """The keys of the scenario's file, ready for JSON or TOML; :func:`parse` gives back an equal scenario."""
    return _keys(scenario)


def write(scenario: Scenario, path: Path | str) -> None:
    """Write a scenario file (TOML, UTF-8).

    Raises
    ------
    ScenarioError
        If the file can't be written.
    """
    text = tomlkit.dumps(to_mapping(scenario))
    try:
        Path(path).write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise ScenarioError(
            "{file} can't be written: {reason}", file=named(path), reason=error.strerror or str(error)
        ) from error


def read_text(path: Path | str) -> str:
    """The text of a UTF-8 file, with or without a byte order mark.

    Raises
    ------
    ScenarioError
        If it can't be read or is no UTF-8.
    """
    try:
        return Path(path).read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise ScenarioError(
            "{file} is no UTF-8 text: byte {place} can't be read", file=named(path), place=error.start
        ) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ScenarioError("{file} can't be read: {reason}", file=named(path), reason=reason) from error


def _toml(text: str, file: str) -> dict[str, object]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ScenarioError("{file} is no TOML: {reason}", file=file, reason=error) from error


def _keys(part: Part) -> dict[str, object]:
    found: dict[str, object] = {}
    for field in msgspec.structs.fields(part):
        value = getattr(part, field.name)
        default = field.default if field.default_factory is msgspec.NODEFAULT else field.default_factory()
        if field.required or value != default:
            found[field.encode_name] = _plain(value)
    return found


def _plain(value: object) -> object:
    if isinstance(value, Part):
        return _keys(value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return dict(value)
    return _written(value) if isinstance(value, Clock) else value


def _written(instant: Clock) -> str | float:
    if instant > _DAY or not instant.is_integer():
        return float(instant)
    hours, minutes = divmod(int(instant), 60)
    return f"{hours:02}:{minutes:02}"
