"""Saving what is wanted on the skill grid: at once, as a plan or as a template, and taking it back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from hallapp.hall.prepared import PlannedSkill, merged
from hallapp.views import words
from hallapp.views.link import HallLink
from hallapp.views.manager import fills
from hallapp.views.manager.unsaved import reversed_
from hallapp.views.manager.wording import translate
from simulation.actions import Changes

Request = dict[str, Any]
Do = Callable[..., object]


class Saving:
    """The commands of the skill grid.

    Parameters
    ----------
    do : callable
        Gives the hall a command; a second argument is called with its answer.
    saved : callable
        Told after each command what to say of it, and whether it was what is wanted on the grid.
    """

    def __init__(self, link: HallLink, do: Do, saved: Callable[[str, bool], object]) -> None:
        self._link = link
        self._do = do
        self._saved = saved
        self._back: tuple[Request, ...] = ()

    @property
    def can_be_taken_back(self) -> bool:
        """Whether anything was saved."""
        return bool(self._back)

    def apply(self, changes: Changes, promised: dict[str, Any] | None) -> None:
        """Change the skills now: one command, all of them or none; ``promised`` is what simulation says of it."""
        request: Request = {"do": "apply", "changes": [change.mapping() for change in changes]}
        if promised is not None:
            request["advice"] = promised
        back = {"do": "apply", "changes": [change.mapping() for change in reversed_(changes)]}
        told = translate("skills", "Saved: it holds from the next call on. Ctrl+Z takes it back.")
        self._save(request, back, told=told, wanted=True)

    def plan(self, day: str, skills: Iterable[PlannedSkill]) -> None:
        """Change the skills as a day opens, besides what is planned for it already."""
        before = self._link.hall.planned.get(day, ())
        told = translate("skills", "Planned: it comes into force as {date} opens.").format(date=words.date(day))
        self._save(_plan(day, merged(before, skills)), _plan(day, before), told=told, wanted=True)

    def drop_plan(self, day: str) -> None:
        """Plan nothing for a day any more."""
        told = translate("skills", "The plan for {date} is dropped.").format(date=words.date(day))
        self._save(_plan(day, ()), _plan(day, self._link.hall.planned[day]), told=told)

    def keep_template(self, name: str, skills: Iterable[PlannedSkill]) -> None:
        """Keep what is on now, with these changes, under a name."""
        known = self._link.hall.templates.get(name)
        back = [{"do": "drop_template", "name": name}] if known is None else [self._keep(name)]
        sentence = translate("skills", "Kept as {name}. Choose under Templates which days open with it.")
        request = {"do": "keep_template", "name": name, "skills": _mappings(skills)}
        self._save(request, *back, told=sentence.format(name=name))

    def drop_template(self, name: str) -> None:
        """Forget a template."""
        told = translate("skills", "Template {name} is forgotten.").format(name=name)
        weekdays = self._link.hall.templates[name].weekdays
        self._save({"do": "drop_template", "name": name}, self._keep(name), _schedule(name, weekdays), told=told)

    def schedule_template(self, name: str, weekdays: Iterable[int]) -> None:
        """Choose the weekdays that open with a template; the others lose them."""
        templates = self._link.hall.templates
        chosen = tuple(weekdays)
        losing = [other for other in templates.values() if other.name == name or set(other.weekdays) & set(chosen)]
        back = [_schedule(other.name, other.weekdays) for other in losing]
        self._save(_schedule(name, chosen), *back)

    def take_back(self) -> None:
        """Take back what was saved last."""
        back, self._back = self._back, ()
        for request in back:
            self._save(request, told=translate("skills", "The last change is taken back."))

    def _keep(self, name: str) -> Request:
        """The command that keeps a template as it is."""
        skills = fills.said_of(self._link.hall, self._link.hall.templates[name])
        return {"do": "keep_template", "name": name, "skills": _mappings(skills)}

    def _save(self, request: Request, *back: Request, told: str = "", wanted: bool = False) -> None:
        def saved(_answer: object) -> None:
            self._back = back
            self._saved(told, wanted)

        self._do(request, saved)


def _plan(day: str, skills: Iterable[PlannedSkill]) -> Request:
    return {"do": "plan_skills", "day": day, "skills": _mappings(skills)}


def _schedule(name: str, weekdays: Iterable[int]) -> Request:
    return {"do": "schedule_template", "name": name, "weekdays": list(weekdays)}


def _mappings(skills: Iterable[PlannedSkill]) -> list[dict[str, Any]]:
    return [skill.mapping() for skill in skills]
