"""From the keys of a file to the tables of a scenario, naming the place of whatever is wrong."""

from __future__ import annotations

import math
import re
import types
import typing
from collections.abc import Mapping
from dataclasses import dataclass

import msgspec

from simulation.errors import ScenarioError, shown
from simulation.tables import Clock, Part, Scenario, Span

_CLOCK = re.compile(r"([01]\d|2[0-3]):([0-5]\d)|(24):(00)", re.ASCII)

_EXPECTED = {
    float: "a number",
    int: "a whole number",
    str: "text in quotation marks",
    bool: "true or false",
    Clock: 'a time "HH:MM" or minutes from midnight',
    Span: 'two times ["HH:MM", "HH:MM"]',
    tuple[Span, ...]: 'pairs of times [["HH:MM", "HH:MM"], ...]',
    tuple[str, ...]: "a list of texts",
    tuple[float, ...]: "a list of numbers",
    dict[str, float]: "a table of numbers { service = speed }",
}


@dataclass(frozen=True)
class Place:
    """Where in a file: the file's name and the table, as people find it."""

    file: str
    table: str = ""

    def wrong(self, key: str, value: object, expected: str) -> ScenarioError:
        """The error of a key whose value is not what is expected."""
        return ScenarioError(
            "{place}: {key} = {value} is wrong, expected {expected}",
            place=self,
            key=key,
            value=shown(value),
            expected=expected,
        )

    def within(self, name: str, number: int | None = None, identity: object = None) -> Place:
        """A table inside this one; ``number`` counts from 1 in an array of tables."""
        brackets = f"[{name}]" if number is None else f"[[{name}]]"
        label = shown(identity) if isinstance(identity, str) else "" if number is None else f"no. {number}"
        table = f"{brackets} {label}".strip()
        return Place(self.file, f"{self.table}, {table}" if self.table else table)

    def __str__(self) -> str:
        return f"{self.file}: {self.table}" if self.table else self.file


def clock(text: str) -> Clock:
    """Minutes from midnight of ``"HH:MM"``, up to ``"24:00"``; a ValueError for anything else."""
    found = _CLOCK.fullmatch(text)
    if found is None:
        raise ValueError(text)
    hours, minutes, end, none = found.groups()
    return Clock(60 * int(hours or end) + int(minutes or none))


def read(mapping: object, file: str) -> Scenario:
    """The tables out of the file's keys; types and keys are checked here, what they mean in :mod:`checks`."""
    return typing.cast(Scenario, _table(Scenario, mapping, Place(file)))


def _table(kind: type[Part], mapping: object, place: Place) -> Part:
    if not isinstance(mapping, Mapping):
        raise ScenarioError("{place}: expected a table of keys, not {value}", place=place, value=shown(mapping))
    fields = {field.encode_name: field for field in msgspec.structs.fields(kind)}
    for key in mapping:
        if key not in fields:
            raise ScenarioError(
                "{place}: unknown key {key}; known are {known}", place=place, key=shown(key), known=", ".join(fields)
            )
    values = {}
    for key, field in fields.items():
        if key in mapping:
            values[field.name] = _value(field.type, mapping[key], key, place)
        elif field.required:
            raise ScenarioError("{place}: {key} is missing", place=place, key=key)
    return kind(**values)


def _value(kind: object, value: object, key: str, place: Place) -> object:
    kind = _without_none(kind)
    if isinstance(kind, type) and issubclass(kind, Part):
        return _table(kind, value, place.within(key))
    inner = typing.get_args(kind)[0] if typing.get_origin(kind) is tuple else None
    if isinstance(inner, type) and issubclass(inner, Part):
        return _tables(inner, value, key, place)
    return _leaf(kind, value, key, place)


def _tables(kind: type[Part], value: object, key: str, place: Place) -> tuple[Part, ...]:
    if not isinstance(value, list | tuple):
        raise place.wrong(key, value, f"an array of tables [[{key}]]")
    return tuple(
        _table(kind, item, place.within(key, number, item.get("id") if isinstance(item, Mapping) else None))
        for number, item in enumerate(value, 1)
    )


def _leaf(kind: object, value: object, key: str, place: Place) -> object:
    expected = _EXPECTED.get(typing.cast(typing.Any, kind))
    if expected is None:
        expected = "one of " + ", ".join(f'"{choice}"' for choice in typing.get_args(kind))
    try:
        read = msgspec.convert(value, typing.cast(typing.Any, kind), dec_hook=_clock_of)
    except msgspec.ValidationError:
        raise place.wrong(key, value, expected) from None
    if not _finite(read):
        raise place.wrong(key, value, f"{expected}, finite")
    return read


def _clock_of(kind: type, value: object) -> Clock:
    if isinstance(value, str):
        return clock(value)
    if isinstance(value, int | float) and not isinstance(value, bool) and not value < 0:
        return Clock(value)
    raise ValueError(value)


def _finite(value: object) -> bool:
    if isinstance(value, float):
        return math.isfinite(value)
    if isinstance(value, tuple):
        return all(map(_finite, value))
    return all(map(_finite, value.values())) if isinstance(value, dict) else True


def _without_none(kind: object) -> object:
    if typing.get_origin(kind) in (typing.Union, types.UnionType):
        return next(option for option in typing.get_args(kind) if option is not type(None))
    return kind
