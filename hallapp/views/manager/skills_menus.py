"""What can be done with many skills at once, as menus: fill, copy, templates and plans."""

from __future__ import annotations

from functools import partial
from typing import Protocol

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu, QWidget

from hallapp.hall.hall import Hall
from hallapp.views import words
from hallapp.views.manager import wording
from hallapp.views.manager.menus import add_action, add_heading
from hallapp.views.manager.skills_saving import Saving

translate = QCoreApplication.translate

WEEK = range(1, 8)


class Doing(Protocol):
    """What the menus set off."""

    def fill_group(self, window: str, group: str, on: bool) -> object:
        """Switch a group on or off for a window."""

    def fill_service(self, service: str, on: bool) -> object:
        """Switch a service on or off wherever somebody is trained for it."""

    def copy(self, source: str, target: str) -> object:
        """Let a window serve what another one does."""

    def show_template(self, name: str) -> object:
        """Want what a template says."""

    def show_plan(self, day: str) -> object:
        """Want what is planned for a day."""

    def ask_template(self) -> object:
        """Ask for a name, and keep what the grid shows under it."""

    def keep_template(self, name: str) -> object:
        """Keep what the grid shows under a name."""


def fill_menu(over: QWidget, hall: Hall, window: str | None, group: str, service: str | None, doing: Doing) -> QMenu:
    """What can be filled from a cell: its group for its window, its service for all, its window's set for another."""
    menu = QMenu(over)
    menu.setAccessibleName(translate("skills", "Fill"))
    listed = hall.catalogue.groups[group]
    name = words.name(listed.names, listed.id)
    for on, icon in ((True, "plus"), (False, "minus")):
        if window is not None:
            label = (
                translate("skills", "All of {group} on, at {window}")
                if on
                else translate("skills", "All of {group} off, at {window}")
            )
            label = label.format(group=name, window=wording.window(window))
            add_action(menu, icon, label, partial(doing.fill_group, window, group, on))
    for on, icon in ((True, "plus"), (False, "minus")):
        if service is not None:
            label = (
                translate("skills", "{service} on, wherever somebody is trained")
                if on
                else translate("skills", "{service} off everywhere")
            )
            label = label.format(service=wording.service(hall, service))
            add_action(menu, icon, label, partial(doing.fill_service, service, on))
    if window is not None:
        title = translate("skills", "Let another serve what {window} serves").format(window=seat(hall, window))
        inner = menu.addMenu(title)
        for other in hall.windows.values():
            if other.id != window and other.skills:
                add_action(inner, "copy", seat(hall, other.id), partial(doing.copy, window, other.id))
        inner.setEnabled(not inner.isEmpty())
    return menu


def templates_menu(over: QWidget, hall: Hall, doing: Doing, saving: Saving) -> QMenu:
    """The hall's templates and what is planned."""
    menu = QMenu(over)
    menu.setAccessibleName(translate("skills", "Templates"))
    add_heading(menu, translate("skills", "Templates"))
    for template in hall.templates.values():
        days = words.listed([words.weekday(day) for day in template.weekdays])
        inner = menu.addMenu(f"{template.name} · {days}" if days else template.name)
        add_action(
            inner, "eye", translate("skills", "Show it on the grid"), partial(doing.show_template, template.name)
        )
        chosen = inner.addMenu(translate("skills", "Opens these days"))
        for day in WEEK:
            days_then = sorted(set(template.weekdays) ^ {day})
            act = partial(saving.schedule_template, template.name, days_then)
            add_action(chosen, "calendar-blank", words.weekday(day), act, checked=day in template.weekdays)
        label = translate("skills", "Keep in it what the grid shows")
        add_action(inner, "check", label, partial(doing.keep_template, template.name))
        add_action(inner, "x", translate("skills", "Forget it"), partial(saving.drop_template, template.name))
    add_action(menu, "plus", translate("skills", "Keep what the grid shows as a template…"), doing.ask_template)
    if hall.planned:
        add_heading(menu, translate("skills", "Planned"))
    for planned_day, skills in sorted(hall.planned.items()):
        count = translate("skills", "%n change(s)", "", len(skills))
        inner = menu.addMenu(f"{words.date(planned_day)} · {count}")
        add_action(inner, "eye", translate("skills", "Show it on the grid"), partial(doing.show_plan, planned_day))
        add_action(inner, "x", translate("skills", "Drop the plan"), partial(saving.drop_plan, planned_day))
    return menu


def seat(hall: Hall, window: str) -> str:
    """A window and who sits there."""
    person = wording.clerk(hall, hall.windows[window].clerk)
    return f"{wording.window(window)} {person}".strip()
