"""Changes to skills that are made on the grid and not saved yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from hallapp.hall.hall import Hall
from simulation.actions import Change, Changes

Mark = Literal["active", "off", "learner", "last_resort", "untrained"]

LEARNER = 0.8
"""A speed below which a clerk counts as learning."""


@dataclass(frozen=True, slots=True)
class Skill:
    """A skill as it is wanted."""

    on: bool
    last_resort: bool


class Unsaved:
    """What is wanted instead of what holds, by window and service."""

    def __init__(self) -> None:
        self.wanted: dict[tuple[str, str], Skill] = {}

    def __len__(self) -> int:
        return len(self.wanted)

    def skill(self, hall: Hall, window: str, service: str) -> Skill:
        """The skill as wanted, else as it holds."""
        return self.wanted.get((window, service), held(hall, window, service))

    def mark(self, hall: Hall, window: str, service: str) -> Mark:
        """What the cell shows."""
        place = hall.windows[window]
        return mark(place.skills.get(service, 0.0), self.skill(hall, window, service))

    def set(self, hall: Hall, window: str, service: str, skill: Skill) -> None:
        """Want a skill; what holds anyway is no change. Without effect where nobody is trained."""
        if hall.windows[window].skills.get(service, 0.0) <= 0.0:
            return
        if skill == held(hall, window, service):
            self.wanted.pop((window, service), None)
        else:
            self.wanted[window, service] = skill

    def forget_settled(self, hall: Hall) -> None:
        """Drop what holds by now, or can't any more: the clerk has left."""
        for (window, service), skill in list(self.wanted.items()):
            gone = window not in hall.windows or service not in hall.windows[window].skills
            if gone or skill == held(hall, window, service):
                del self.wanted[window, service]

    def changes(self, hall: Hall) -> Changes:
        """The changes that ``apply`` takes, in the order of windows and services."""
        order = {window: place for place, window in enumerate(hall.windows)}
        found: list[Change] = []
        for (window, service), skill in sorted(self.wanted.items(), key=lambda item: (order[item[0][0]], item[0][1])):
            now = held(hall, window, service)
            if skill.on != now.on:
                found.append(Change(do="activate" if skill.on else "withdraw", window=window, service=service))
            if skill.last_resort != now.last_resort:
                found.append(Change(do="last_resort", window=window, service=service, last_resort=skill.last_resort))
        return tuple(found)


def held(hall: Hall, window: str, service: str) -> Skill:
    """The skill as it holds."""
    place = hall.windows[window]
    return Skill(place.speed(service) > 0.0, service in place.last_resort)


def mark(speed: float, skill: Skill) -> Mark:
    """What a cell shows for a speed and a skill."""
    if speed <= 0.0:
        return "untrained"
    if not skill.on:
        return "off"
    if skill.last_resort:
        return "last_resort"
    return "learner" if speed < LEARNER else "active"


def reversed_(changes: Changes) -> Changes:
    """The changes that take these back."""
    found = []
    for change in reversed(changes):
        if change.do == "last_resort":
            found.append(Change(do="last_resort", window=change.window, service=change.service,
                                last_resort=change.last_resort is False))  # fmt: skip
        else:
            opposite: Literal["activate", "withdraw"] = "withdraw" if change.do == "activate" else "activate"
            found.append(Change(do=opposite, window=change.window, service=change.service))
    return tuple(found)
