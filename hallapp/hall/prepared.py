"""Skills that are prepared for days to come: planned changes, and templates of what is on.

Both are carried from day to day in the event that opens the day. As a day
opens, first the template of its weekday comes into force, then what was
planned for it or for an earlier day. A planned change holds for good, so it
is written into the templates too: else the next one would take it back.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from typing import Annotated, NamedTuple

import msgspec

from simulation.scenario import Clerk, Scenario, Window, skills_of

Weekday = Annotated[int, msgspec.Meta(ge=1, le=7)]
"""1 is Monday, 7 Sunday."""

Holder = tuple[str, str]
"""Who has a skill: ``("clerk", id)``, or ``("window", id)`` of a window with skills of its own."""


class PlannedSkill(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """What a skill of a clerk, or of a window with skills of its own, is to be; ``None``: as it is."""

    clerk: str = ""
    window: str = ""
    service: str
    on: bool | None = None
    last_resort: bool | None = None

    @property
    def holder(self) -> Holder:
        """Whose skill it is."""
        return ("clerk", self.clerk) if self.clerk else ("window", self.window)

    def mapping(self) -> dict[str, object]:
        """As a command takes it."""
        return dict(msgspec.to_builtins(self))


Planned = dict[str, tuple[PlannedSkill, ...]]
"""What is planned, by the day (ISO date) from which on it holds."""


class Held(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """Of all that somebody is trained for: what is switched off, and what is a last resort."""

    inactive: tuple[str, ...] = ()
    last_resort: tuple[str, ...] = ()


class Template(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """What is on, for every clerk and every window with skills of its own; the days of ``weekdays`` open with it."""

    name: str
    weekdays: tuple[Weekday, ...] = ()
    clerks: dict[str, Held] = {}
    windows: dict[str, Held] = {}

    def held(self, holder: Holder) -> Held | None:
        """What it says of somebody; ``None``: nothing."""
        kind, key = holder
        return (self.clerks if kind == "clerk" else self.windows).get(key)


class Opening(NamedTuple):
    """What a day opens with, and what is left for later ones; ``template`` names the one in force, if any."""

    scenario: Scenario
    template: str
    planned: Planned
    templates: tuple[Template, ...]


def opening(scenario: Scenario, day: str, planned: Planned, templates: Iterable[Template]) -> Opening:
    """Put in force what was prepared for a day (ISO date).

    Who has left since, or is not trained any more, is passed over.
    """
    due = [mark for date in sorted(planned) if date <= day for mark in planned[date]]
    amended = tuple(amend(template, due) for template in templates)
    weekday = datetime.date.fromisoformat(day).isoweekday()
    chosen = next((template for template in amended if weekday in template.weekdays), None)
    if chosen is not None:
        scenario = with_template(scenario, chosen)
    later = {date: marks for date, marks in planned.items() if date > day}
    return Opening(with_skills(scenario, due), chosen.name if chosen else "", later, amended)


def template_of(scenario: Scenario, name: str, weekdays: tuple[Weekday, ...] = ()) -> Template:
    """What holds in a scenario, as a template."""
    return Template(
        name=name,
        weekdays=weekdays,
        clerks={clerk.id: _held(scenario, clerk) for clerk in scenario.clerks},
        windows={window.id: _held(scenario, window) for window in scenario.windows if window.skills is not None},
    )


def amend(template: Template, marks: Iterable[PlannedSkill]) -> Template:
    """The template with these skills; of whom it does not know, it goes on saying nothing."""
    by_holder = _by_holder(marks)
    return msgspec.structs.replace(
        template,
        clerks={key: _marked(held, by_holder.get(("clerk", key), [])) for key, held in template.clerks.items()},
        windows={key: _marked(held, by_holder.get(("window", key), [])) for key, held in template.windows.items()},
    )


def with_template(scenario: Scenario, template: Template) -> Scenario:
    """The scenario with what a template says."""
    return _holding(scenario, {("clerk", key): held for key, held in template.clerks.items()}
                    | {("window", key): held for key, held in template.windows.items()})  # fmt: skip


def with_skills(scenario: Scenario, marks: Iterable[PlannedSkill]) -> Scenario:
    """The scenario with these skills, the last one of each."""
    by_holder = _by_holder(marks)
    if not by_holder:
        return scenario
    wanted = {}
    for holder, listed in _holders(scenario).items():
        if holder in by_holder:
            wanted[holder] = _marked(_held(scenario, listed), by_holder[holder])
    return _holding(scenario, wanted)


def scheduled(templates: Mapping[str, Template], name: str, weekdays: tuple[int, ...]) -> dict[str, Template]:
    """The templates once one opens these weekdays: the others lose them."""
    return {
        key: msgspec.structs.replace(
            template,
            weekdays=weekdays if key == name else tuple(day for day in template.weekdays if day not in weekdays),
        )
        for key, template in templates.items()
    }


def merged(before: Iterable[PlannedSkill], marks: Iterable[PlannedSkill]) -> tuple[PlannedSkill, ...]:
    """Both, one for each skill: what is said last holds, what it leaves open stays."""
    found: dict[tuple[Holder, str], PlannedSkill] = {}
    for mark in (*before, *marks):
        key = (mark.holder, mark.service)
        old = found.get(key, mark)
        found[key] = msgspec.structs.replace(
            mark,
            on=old.on if mark.on is None else mark.on,
            last_resort=old.last_resort if mark.last_resort is None else mark.last_resort,
        )
    return tuple(found[key] for key in sorted(found))


def _by_holder(marks: Iterable[PlannedSkill]) -> dict[Holder, list[PlannedSkill]]:
    found: dict[Holder, list[PlannedSkill]] = {}
    for mark in marks:
        found.setdefault(mark.holder, []).append(mark)
    return found


def _holders(scenario: Scenario) -> dict[Holder, Clerk | Window]:
    found: dict[Holder, Clerk | Window] = {("clerk", clerk.id): clerk for clerk in scenario.clerks}
    return found | {("window", window.id): window for window in scenario.windows if window.skills is not None}


def _held(scenario: Scenario, listed: Clerk | Window) -> Held:
    trained, inactive, last_resort = _skills(scenario, listed)
    return _of(set(inactive), set(last_resort), trained)


def _skills(scenario: Scenario, listed: Clerk | Window) -> tuple[Mapping[str, float], Iterable[str], Iterable[str]]:
    return skills_of(scenario, Window(id="", clerk=listed.id) if isinstance(listed, Clerk) else listed)


def _of(inactive: set[str], last_resort: set[str], trained: Iterable[str]) -> Held:
    known = set(trained)
    return Held(inactive=tuple(sorted(inactive & known)), last_resort=tuple(sorted(last_resort & known)))


def _marked(held: Held, marks: Iterable[PlannedSkill]) -> Held:
    inactive, last_resort = set(held.inactive), set(held.last_resort)
    for mark in marks:
        if mark.on is not None:
            (inactive.discard if mark.on else inactive.add)(mark.service)
        if mark.last_resort is not None:
            (last_resort.add if mark.last_resort else last_resort.discard)(mark.service)
    return Held(inactive=tuple(sorted(inactive)), last_resort=tuple(sorted(last_resort)))


def _holding(scenario: Scenario, wanted: Mapping[Holder, Held]) -> Scenario:
    """The scenario where these hold; what nobody is trained for is left out."""

    def held(holder: Holder, listed: Clerk | Window) -> Clerk | Window:
        if holder not in wanted:
            return listed
        trained, _, _ = _skills(scenario, listed)
        kept = _of(set(wanted[holder].inactive), set(wanted[holder].last_resort), trained)
        return msgspec.structs.replace(listed, inactive=kept.inactive, last_resort=kept.last_resort)

    changed = {holder: held(holder, listed) for holder, listed in _holders(scenario).items()}
    return msgspec.structs.replace(
        scenario,
        clerks=tuple(changed["clerk", clerk.id] for clerk in scenario.clerks),
        windows=tuple(changed.get(("window", window.id), window) for window in scenario.windows),
    )
