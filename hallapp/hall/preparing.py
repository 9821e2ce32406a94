"""What a manager prepares for days to come: planned changes of skills, and templates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from hallapp.errors import QT_TRANSLATE_NOOP
from hallapp.hall import events, requests
from hallapp.hall.hall import Hall
from hallapp.hall.prepared import PlannedSkill, Template, merged, template_of, with_skills
from hallapp.hall.refusals import HallError, check_clerk, check_open, check_service, the_window


def plan_skills(hall: Hall, command: requests.PlanSkills, now: int) -> list[events.Event]:
    """Say what changes from a day to come on, in place of what was planned for it."""
    check_open(hall)
    day = command.day.isoformat()
    if day <= (hall.day or ""):
        raise HallError(
            QT_TRANSLATE_NOOP("Refusal", "A change can be planned for a day to come, not for {day}."), day=day
        )
    _check(hall, command.skills)
    skills = merged((), command.skills)
    if skills == hall.planned.get(day, ()):
        return []
    return [events.SkillsPlanned(day=day, skills=skills)]


def keep_template(hall: Hall, command: requests.KeepTemplate, now: int) -> list[events.Event]:
    """Keep what holds now, with some changes, under a name; the weekdays of one that had it stay."""
    check_open(hall)
    _check(hall, command.skills)
    known = hall.templates.get(command.name)
    scenario = with_skills(hall.configuration(), command.skills)
    template = template_of(scenario, command.name, known.weekdays if known else ())
    return [] if template == known else [events.TemplateKept(template=template)]


def schedule_template(hall: Hall, command: requests.ScheduleTemplate, now: int) -> list[events.Event]:
    """Choose the weekdays that open with a template; no other one keeps them."""
    check_open(hall)
    chosen = tuple(sorted(set(command.weekdays)))
    if _the_template(hall, command.name).weekdays == chosen:
        return []
    return [events.TemplateScheduled(name=command.name, weekdays=chosen)]


def drop_template(hall: Hall, command: requests.DropTemplate, now: int) -> list[events.Event]:
    """Forget a template."""
    check_open(hall)
    return [events.TemplateDropped(name=_the_template(hall, command.name).name)]


def _the_template(hall: Hall, name: str) -> Template:
    if name not in hall.templates:
        raise HallError(QT_TRANSLATE_NOOP("Refusal", "There is no template {name}."), name=name)
    return hall.templates[name]


def _check(hall: Hall, skills: Iterable[PlannedSkill]) -> None:
    for skill in skills:
        check_service(hall, skill.service)
        if skill.on is None and skill.last_resort is None:
            raise HallError(QT_TRANSLATE_NOOP("Refusal", 'A skill needs "on" or "last_resort".'))
        if skill.service not in _trained(hall, skill):
            raise HallError(
                QT_TRANSLATE_NOOP("Refusal", "{who} is not trained for {service}."),
                who=skill.holder[1],
                service=skill.service,
            )


def _trained(hall: Hall, skill: PlannedSkill) -> Mapping[str, float]:
    if bool(skill.clerk) == bool(skill.window):
        raise HallError(QT_TRANSLATE_NOOP("Refusal", "A skill is that of a clerk or of a window, one of them."))
    if skill.clerk:
        check_clerk(hall, skill.clerk)
        return hall.clerks[skill.clerk].skills
    window = the_window(hall, skill.window)
    if window.clerk is not None:
        raise HallError(QT_TRANSLATE_NOOP("Refusal", "Window {window} has the skills of its clerk."), window=window.id)
    return window.skills
