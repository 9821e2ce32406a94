"""Many skills at once on the grid: a whole group, a colleague's set, a template, a plan. No widget."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from hallapp.hall.hall import Hall
from hallapp.hall.prepared import Held, Holder, PlannedSkill, Template
from hallapp.views.manager.unsaved import Skill, Unsaved


@dataclass(frozen=True, slots=True)
class Copied:
    """What copying a set to a window came to: services switched on and off, and those nobody there is trained for."""

    on: tuple[str, ...]
    off: tuple[str, ...]
    untrained: tuple[str, ...]


def fill(hall: Hall, unsaved: Unsaved, window: str, services: Iterable[str], on: bool | None = None) -> bool | None:
    """Switch all services on or off; by default on, unless all are on already.

    What it came to; ``None`` where nobody is trained for any of them.
    """
    trained = [service for service in services if hall.windows[window].skills.get(service, 0.0) > 0.0]
    if not trained:
        return None
    now = {service: unsaved.skill(hall, window, service) for service in trained}
    if on is None:
        on = not all(skill.on for skill in now.values())
    for service, skill in now.items():
        unsaved.set(hall, window, service, Skill(on, skill.last_resort))
    return on


def copy_set(hall: Hall, unsaved: Unsaved, source: str, target: str) -> Copied:
    """Let a window serve what another one does, as far as its clerk is trained."""
    on: list[str] = []
    off: list[str] = []
    untrained: list[str] = []
    for service in hall.catalogue.services:
        wanted = unsaved.skill(hall, source, service)
        if hall.windows[target].skills.get(service, 0.0) <= 0.0:
            untrained += [service] if wanted.on else []
            continue
        now = unsaved.skill(hall, target, service)
        if wanted.on != now.on:
            (on if wanted.on else off).append(service)
        unsaved.set(hall, target, service, Skill(wanted.on, wanted.last_resort if wanted.on else now.last_resort))
    return Copied(tuple(on), tuple(off), tuple(untrained))


def show_template(hall: Hall, unsaved: Unsaved, template: Template) -> None:
    """Want what a template says of those who sit at windows now."""
    for window in hall.windows:
        held = template.held(_holder(hall, window))
        if held is not None:
            _want(hall, unsaved, window, held)


def _want(hall: Hall, unsaved: Unsaved, window: str, held: Held) -> None:
    for service in hall.windows[window].skills:
        skill = Skill(service not in held.inactive, service in held.last_resort)
        unsaved.set(hall, window, service, skill)


def said_of(hall: Hall, template: Template) -> tuple[PlannedSkill, ...]:
    """What a template says of those who are here, skill by skill: with it the template can be kept again."""
    people: dict[Holder, Iterable[str]] = {("clerk", clerk.id): clerk.skills for clerk in hall.clerks.values()}
    people |= {("window", place.id): place.skills for place in hall.windows.values() if place.clerk is None}
    found = []
    for (kind, key), skills in people.items():
        held = template.held((kind, key))
        for service in skills if held is not None else ():
            assert held is not None
            clerk, window = (key, "") if kind == "clerk" else ("", key)
            on, last_resort = service not in held.inactive, service in held.last_resort
            found.append(PlannedSkill(clerk=clerk, window=window, service=service, on=on, last_resort=last_resort))
    return tuple(found)


def show_plan(hall: Hall, unsaved: Unsaved, planned: Iterable[PlannedSkill]) -> None:
    """Want what is planned for those who sit at windows now."""
    places = {_holder(hall, window): window for window in hall.windows}
    for mark in planned:
        window = places.get(mark.holder)
        if window is None:
            continue
        now = unsaved.skill(hall, window, mark.service)
        unsaved.set(hall, window, mark.service, Skill(
            now.on if mark.on is None else mark.on,
            now.last_resort if mark.last_resort is None else mark.last_resort,
        ))  # fmt: skip


def planned(hall: Hall, unsaved: Unsaved) -> tuple[PlannedSkill, ...]:
    """What is wanted, said of clerks and of windows with skills of their own: it holds wherever a clerk sits then."""
    found = []
    for (window, service), skill in sorted(unsaved.wanted.items()):
        kind, key = _holder(hall, window)
        clerk, place = (key, "") if kind == "clerk" else ("", key)
        found.append(
            PlannedSkill(clerk=clerk, window=place, service=service, on=skill.on, last_resort=skill.last_resort)
        )
    return tuple(found)


def _holder(hall: Hall, window: str) -> Holder:
    clerk = hall.windows[window].clerk
    return ("window", window) if clerk is None else ("clerk", clerk)
