"""What is done besides on a replayed day, and which acts of that day would take it back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from hallapp.hall import requests
from hallapp.replay.script import Act, Script
from simulation.actions import Change

AT_OPENING = ("open", "close", "swap")
"""Changes that the plan would settle anew at opening time."""


@dataclass(frozen=True, slots=True)
class Alteration:
    """Changes made at ``at`` (UTC ms), or as the day opens; later acts of the manager don't undo rule and skills."""

    changes: tuple[Change, ...]
    at: int | None = None


def by_instant(alterations: Iterable[Alteration], script: Script) -> dict[int, list[requests.Change]]:
    """The changes by the instant (UTC ms) that they are made at, all of one instant by one command."""
    found: dict[int, list[requests.Change]] = {}
    for alteration in alterations:
        for change in alteration.changes:
            at = _begin(change, script) if alteration.at is None else alteration.at
            found.setdefault(at, []).append(msgspec.convert(change.mapping(), requests.Change))
    return found


def undoes(act: Act, changed: Mapping[int, Sequence[Change]]) -> bool:
    """Whether the act would set a rule or skill again that was changed before it."""
    aim = _aim_of(act.command)
    if aim is None:
        return False
    return any(_aim(change) == aim for at, changes in changed.items() if at <= act.at for change in changes)


def _begin(change: Change, script: Script) -> int:
    at_opening = change.do in AT_OPENING
    return max(script.opened_at, script.opened.opens) if at_opening else script.opened_at


def _aim(change: Change) -> tuple[str, ...] | None:
    if change.do == "rule":
        return ("rule",)
    if change.service is not None and change.window is not None:
        return ("skill", change.window, change.service)
    return None


def _aim_of(command: requests.Command) -> tuple[str, ...] | None:
    match command:
        case requests.ChangeRule():
            return ("rule",)
        case requests.Skill(window=window, service=service):
            return ("skill", window, service)
        case _:
            return None
