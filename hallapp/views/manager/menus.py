"""What a manager can do with a window or a clerk's breaks, as menus; and who could serve a queue."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from hallapp.hall.hall import Hall
from hallapp.hall.ticket import MINUTE
from hallapp.sentences import RULES
from hallapp.views import icons, words
from hallapp.views.manager import wording
from hallapp.views.manager.story_pages import About

Do = Callable[[dict[str, Any]], object]
Tell = Callable[[About], object]

BREAK_STEP = 15.0
"""Minutes between two begins that a break may be moved to."""

LISTED = 5
"""How many of those who wait a menu names; the story lists all."""

OVERDUES: tuple[float | None, ...] = (None, 1.5, 2.0, 3.0)
"""Multiples of the target after which a ticket goes first, to choose from."""


def add_action(menu: QMenu, icon: str, label: str, do: Callable[[], object], *, checked: bool | None = None) -> QAction:
    """Add what can be chosen; ``checked`` makes it one that is ticked or not."""
    action = menu.addAction(icons.icon(icon), label.replace("&", "&&"))
    action.triggered.connect(lambda _checked=False: do())
    if checked is not None:
        action.setCheckable(True)
        action.setChecked(checked)
    return action


def add_heading(menu: QMenu, title: str) -> None:
    """Add a title above what follows: an entry, since a style sheet leaves out the words of a section."""
    if not menu.isEmpty():
        menu.addSeparator()
    menu.addAction(title.replace("&", "&&")).setEnabled(False)


def window_menu(over: QWidget, hall: Hall, window: str, do: Do, tell: Tell) -> QMenu:
    """What can be done with a window as it stands."""
    translate = QCoreApplication.translate
    place = hall.windows[window]
    menu = QMenu(over)
    menu.setAccessibleName(wording.window(window))
    menu.setTitle(wording.window(window))
    if place.state == "ready":
        add_action(menu, "speaker-high", translate("menus", "Call next"), partial(do, {"do": "call", "window": window}))
    if place.state == "closed" and place.skills:
        add_action(menu, "play", translate("menus", "Open now"), partial(do, {"do": "open", "window": window}))
    if place.leaving == "close":
        add_action(menu, "play", translate("menus", "Stay open"), partial(do, {"do": "open", "window": window}))
    if place.state == "paused" or place.leaving == "pause":
        add_action(menu, "play", translate("menus", "Resume"), partial(do, {"do": "ready", "window": window}))
    if place.state in ("ready", "engaged") and place.leaving is None:
        add_action(menu, "pause", translate("menus", "Pause"), partial(do, {"do": "pause", "window": window}))
    if place.state != "closed" and place.leaving != "close":
        label = translate("menus", "Close after this ticket") if place.ticket else translate("menus", "Close")
        add_action(menu, "minus-circle", label, partial(do, {"do": "close", "window": window}))
    if place.clerk is not None or not place.skills:
        _add_clerks(menu, hall, window, do)
    if place.clerk is not None and hall.clerks[place.clerk].breaks:
        _add_breaks(menu, hall, place.clerk, do)
    menu.addSeparator()
    if place.ticket is not None:
        label = translate("menus", "The whole story of {ticket}").format(ticket=place.ticket)
        add_action(menu, "ticket", label, partial(tell, About("ticket", place.ticket)))
    add_action(menu, "list-bullets", translate("menus", "The window's day"), partial(tell, About("window", window)))
    return menu


def _add_clerks(menu: QMenu, hall: Hall, window: str, do: Do) -> None:
    inner = menu.addMenu(icons.icon("user-plus"), QCoreApplication.translate("menus", "Put a clerk here"))
    for clerk in sorted(hall.clerks.values(), key=lambda clerk: clerk.window is not None):
        if clerk.window == window:
            continue
        where = QCoreApplication.translate("menus", "free") if clerk.window is None else wording.window(clerk.window)
        label = f"{wording.clerk(hall, clerk.id)} · {where}"
        add_action(inner, "user", label, partial(do, {"do": "assign", "window": window, "clerk": clerk.id}))


def _add_breaks(menu: QMenu, hall: Hall, clerk: str, do: Do) -> None:
    for index, (begin, end) in enumerate(hall.clerks[clerk].breaks):
        title = QCoreApplication.translate("menus", "Move the break of {time}").format(time=words.clock(begin))
        inner = menu.addMenu(icons.icon("coffee"), title)
        now = float(hall.scenario.opens) + hall.minute(hall.at)
        for step in range(-8, 9):
            at = begin + BREAK_STEP * step
            if step == 0 or at < now or at + end - begin > float(hall.scenario.closes):
                continue
            label = f"{words.clock(at)}–{words.clock(at + end - begin)}"
            add_action(inner, "clock", label,
                 partial(do, {"do": "break", "clerk": clerk, "index": index, "at": at}))  # fmt: skip
        inner.setEnabled(not inner.isEmpty())


def break_menu(over: QWidget, hall: Hall, clerk: str, do: Do) -> QMenu:
    """When a clerk's breaks may begin instead."""
    menu = QMenu(over)
    menu.setAccessibleName(wording.clerk(hall, clerk))
    _add_breaks(menu, hall, clerk, do)
    return menu


def rule_menu(over: QWidget, hall: Hall, do: Do) -> QMenu:
    """By which rule windows call, and when a long wait goes first."""
    menu = QMenu(over)
    menu.setAccessibleName(QCoreApplication.translate("menus", "Rule"))
    add_heading(menu, QCoreApplication.translate("menus", "Whom a free window calls"))
    for name in RULES:
        add_action(menu, "scales", wording.rule(name), partial(do, {"do": "rule", "rule": name}),
             checked=hall.rule == name)  # fmt: skip
    add_heading(menu, QCoreApplication.translate("menus", "Goes first after"))
    for times in OVERDUES:
        label = (
            QCoreApplication.translate("menus", "never")
            if times is None
            else QCoreApplication.translate("menus", "{times} × the target").format(times=words.number(times, 1))
        )
        add_action(menu, "hourglass-medium", label,
             partial(do, {"do": "rule", "rule": hall.rule, "overdue": times}),
             checked=hall.overdue == times)  # fmt: skip
    return menu


def who_menu(over: QWidget, hall: Hall, service: str, do: Do, tell: Tell) -> QMenu:
    """Every clerk who is trained for a service, and the one step that lets them serve it now."""
    menu = QMenu(over)
    menu.setAccessibleName(wording.service(hall, service))
    title = QCoreApplication.translate("menus", "Who could serve {service}")
    add_heading(menu, title.format(service=wording.service(hall, service)))
    states = words.window_states()
    for window in hall.windows.values():
        if window.skills.get(service, 0.0) <= 0.0:
            continue
        person = wording.clerk(hall, window.clerk)
        head = f"{wording.window(window.id)} {person} · {states[window.state]}"
        if service in window.inactive:
            label = QCoreApplication.translate("menus", "{window}: switch on").format(window=head)
            add_action(
                menu,
                "plus",
                label,
                partial(do, {"do": "skill", "window": window.id, "service": service, "on": True}),
            )
        elif window.state == "closed":
            label = QCoreApplication.translate("menus", "{window}: open").format(window=head)
            add_action(menu, "play", label, partial(do, {"do": "open", "window": window.id}))
        elif window.state == "paused":
            label = QCoreApplication.translate("menus", "{window}: resume").format(window=head)
            add_action(menu, "play", label, partial(do, {"do": "ready", "window": window.id}))
        else:
            label = QCoreApplication.translate("menus", "{window}: serves it").format(window=head)
            add_action(menu, "check", label, lambda: None).setEnabled(False)
    for clerk in hall.clerks.values():
        if clerk.window is None and clerk.skills.get(service, 0.0) > 0.0:
            label = QCoreApplication.translate("menus", "{clerk}, at no window: put at a window by its card")
            add_action(menu, "user", label.format(clerk=wording.clerk(hall, clerk.id)), lambda: None).setEnabled(False)
    if not menu.actions()[1:]:
        add_action(menu, "warning", QCoreApplication.translate("menus", "nobody is trained"), lambda: None).setEnabled(
            False
        )
    _add_stories(menu, hall, service, tell)
    return menu


def _add_stories(menu: QMenu, hall: Hall, service: str, tell: Tell) -> None:
    menu.addSeparator()
    waiting = hall.waiting_for(service)[:LISTED]
    for ticket in waiting:
        minutes = wording.minutes(ticket.wait(hall.at) // MINUTE)
        label = QCoreApplication.translate("menus", "{ticket} waits, {minutes}")
        add_action(menu, "ticket", label.format(ticket=ticket.number, minutes=minutes),
                   partial(tell, About("ticket", ticket.number)))  # fmt: skip
    label = QCoreApplication.translate("menus", "All about {service}").format(service=wording.service(hall, service))
    add_action(menu, "list-bullets", label, partial(tell, About("service", service)))
