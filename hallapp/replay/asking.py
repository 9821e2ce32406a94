"""What a replay is asked to change, read from words (``docs/formats/replay.md``)."""

from __future__ import annotations

import dataclasses
import json
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import msgspec

from hallapp.errors import QT_TRANSLATE_NOOP, BadInput, KnownError
from hallapp.hall import acting, requests
from hallapp.replay.script import Script
from hallapp.wrong import wrong_value
from simulation.actions import RULE_NAMES, Change
from simulation.scenario import Clerk, parse, to_mapping


@dataclass(frozen=True, slots=True)
class Training:
    """A clerk who could do a service, at a speed, from the morning on."""

    clerk: str
    service: str
    speed: float


@dataclass(frozen=True, slots=True)
class Asked:
    """What is changed: done besides, left out (sequence numbers of applied advice), and learnt before."""

    changes: tuple[Change, ...] = ()
    without: tuple[int, ...] = ()
    trained: tuple[Training, ...] = ()

    @property
    def nothing(self) -> bool:
        """Whether the day is replayed as it was."""
        return self == Asked()


def read(words: Sequence[str], script: Script) -> Asked:
    """What the words ask for.

    Raises
    ------
    BadInput
        Names the word that is wrong and why.
    """
    changes: list[Change] = []
    without: list[int] = []
    trained: list[Training] = []
    for word in words:
        name, separator, value = word.partition("=")
        if word.lstrip().startswith("{"):
            changes.append(_from_json(word, script))
        elif not separator or not value:
            raise _wrong(word, QT_TRANSLATE_NOOP("Refusal", "it is neither NAME=VALUE nor a JSON object"))
        elif name == "without":
            without += _advice(word, value, script)
        elif name == "train":
            trained.append(_training(word, value, script))
        elif name in WORDS:
            changes.append(_from_word(word, name, value, script))
        else:
            raise _wrong(word, QT_TRANSLATE_NOOP("Refusal", "there is no change of that name"))
    return Asked(tuple(changes), tuple(without), tuple(trained))


def with_training(script: Script, trained: Sequence[Training]) -> Script:
    """The script of the day with clerks who could do more."""
    if not trained:
        return script
    scenario = parse(script.opened.scenario)
    for one in trained:
        clerks = tuple(_learnt(clerk, one) if clerk.id == one.clerk else clerk for clerk in scenario.clerks)
        scenario = msgspec.structs.replace(scenario, clerks=clerks)
    opened = msgspec.structs.replace(script.opened, scenario=dict(to_mapping(scenario)))
    return dataclasses.replace(script, opened=opened)


def _learnt(clerk: Clerk, one: Training) -> Clerk:
    inactive = tuple(service for service in clerk.inactive if service != one.service)
    return msgspec.structs.replace(clerk, skills={**clerk.skills, one.service: one.speed}, inactive=inactive)


def _rule(parts: list[str]) -> dict[str, object]:
    return {"do": "rule", "rule": parts[0]}


def _skill(do: str) -> Callable[[list[str]], dict[str, object]]:
    return lambda parts: {"do": do, "window": parts[0], "service": parts[1]}


def _seat(do: str) -> Callable[[list[str]], dict[str, object]]:
    return lambda parts: {"do": do, "window": parts[0], "clerk": parts[1]}


WORDS: dict[str, Callable[[list[str]], dict[str, object]]] = {
    "rule": _rule,
    "activate": _skill("activate"),
    "withdraw": _skill("withdraw"),
    "last_resort": _skill("last_resort"),
    "open": lambda parts: {"do": "open", "window": parts[0], **({"clerk": parts[1]} if parts[1:] else {})},
    "close": lambda parts: {"do": "close", "window": parts[0]},
    "swap": _seat("swap"),
}
"""Changes that a word can tell: its parts, separated by colons, to the change as ``advise`` writes it."""


def _from_word(word: str, name: str, value: str, script: Script) -> Change:
    try:
        fields = WORDS[name](value.split(":"))
    except IndexError as error:
        raise _wrong(word, QT_TRANSLATE_NOOP("Refusal", "a part is missing")) from error
    return _checked(word, fields, script)


def _from_json(word: str, script: Script) -> Change:
    try:
        fields = json.loads(word)
    except (ValueError, RecursionError) as error:
        raise _wrong(word, QT_TRANSLATE_NOOP("Refusal", "it is no JSON object")) from error
    return _checked(word, fields, script)


def _checked(word: str, fields: dict[str, object], script: Script) -> Change:
    try:
        change = msgspec.convert(fields, requests.Change)
    except msgspec.ValidationError as error:
        raise _wrong(word, wrong_value(error)) from error
    acting.advised(change)
    scenario = script.hall.scenario
    _check(word, change.window, [window.id for window in scenario.windows])
    _check(word, change.clerk, [clerk.id for clerk in scenario.clerks])
    _check(word, change.service, [service.id for service in scenario.services])
    _check(word, change.rule, RULE_NAMES)
    return msgspec.convert(change.mapping(), Change)


def _check(word: str, named: str | None, known: Sequence[str]) -> None:
    if named is not None and named not in known:
        raise BadInput(
            QT_TRANSLATE_NOOP("Refusal", "--change {word}: that hall day knows no {named}"), word=word, named=named
        )


def _advice(word: str, value: str, script: Script) -> list[int]:
    applied = sorted({act.advice for act in script.acts if act.advice is not None})
    if value == "advice":
        return applied
    if value.isascii() and value.isdecimal() and int(value) in applied:
        return [int(value)]
    raise _wrong(word, QT_TRANSLATE_NOOP("Refusal", "no advice was applied by an event of that number"))


def _training(word: str, value: str, script: Script) -> Training:
    clerk, _, rest = value.partition(":")
    service, _, pace = rest.partition(":")
    scenario = script.hall.scenario
    _check(word, clerk, [one.id for one in scenario.clerks])
    _check(word, service, [one.id for one in scenario.services])
    try:
        speed = float(pace) if pace else 1.0
    except ValueError:
        speed = math.nan
    if not 0.0 < speed <= 10.0:
        raise _wrong(word, QT_TRANSLATE_NOOP("Refusal", "the speed is not between 0 and 10"))
    return Training(clerk, service, speed)


def _wrong(word: str, why: str | KnownError) -> BadInput:
    return BadInput(QT_TRANSLATE_NOOP("Refusal", "--change {word}: {why}"), word=word, why=why)
