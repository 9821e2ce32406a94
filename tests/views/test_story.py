"""The story of a ticket, a window and a service, from wherever it is asked for."""

from __future__ import annotations

import pytest
from conftest import settled
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot
from test_manager import OpenManager, adviser, choose, manager_on, menu_of

from hallapp import language
from hallapp.hall import events
from hallapp.hall.story import Moment
from hallapp.hall.ticket import Ticket
from hallapp.views.manager import Manager, wording
from hallapp.views.manager.menus import LISTED
from hallapp.views.manager.story import Story
from hallapp.views.manager.story_pages import About, Entries
from hallapp.views.manager.story_words import place, sentence
from hallapp.views.widgets import Text

__all__ = ["adviser", "manager_on"]


def told(qtbot: QtBot, story: Story) -> list[list[str]]:
    """The cells of all tables, once the log was read."""
    settled(qtbot, story._link)
    qtbot.waitUntil(lambda: bool(story.findChildren(Entries)))
    return [list(entry.cells) for table in story.findChildren(Entries) for entry in table._model.entries]


def served(view: Manager) -> Ticket:
    return max(view.hall.tickets.values(), key=lambda ticket: len(ticket.steps))


def test_a_ticket_is_told_in_words_with_times_and_clerks(qtbot: QtBot, manager_on: OpenManager):
    view = manager_on("busy")
    ticket = served(view)
    view.story.tell(About("ticket", ticket.number))
    rows = told(qtbot, view.story)
    assert rows[0][1].startswith("issued for")
    assert sum("done" in row[1] for row in rows) == len(ticket.steps)
    step = ticket.steps[0]
    clerk = next(clerk for clerk in view.hall.scenario.clerks if clerk.id == step.clerk)
    assert any(row[2] == f"window {step.window} {clerk.names.en}" for row in rows)
    assert view.story.isVisible() and ticket.number in view.story.windowTitle()


def test_a_story_goes_on_while_it_is_seen(qtbot: QtBot, manager_on: OpenManager):
    view = manager_on("busy")
    window = next(window for window in view.hall.windows.values() if window.ticket and window.state == "engaged")
    number = window.ticket
    assert number is not None
    view.story.tell(About("ticket", number))
    before = len(told(qtbot, view.story))
    view.do({"do": "park", "window": window.id} if view.hall.tickets[number].state == "serving"
            else {"do": "no_show", "window": window.id})  # fmt: skip
    settled(qtbot, view.link)
    view.story.look()
    qtbot.waitUntil(lambda: len(told(qtbot, view.story)) == before + 1)


def test_a_window_is_told_from_its_card_and_leads_to_its_tickets_and_back(qtbot: QtBot, manager_on: OpenManager):
    view = manager_on("busy")
    view.ask_window("1", QPoint(10, 10))
    choose(menu_of(view), "The window's day")
    rows = told(qtbot, view.story)
    assert view.story.about == About("window", "1")
    table = view.story.findChildren(Entries)[0]
    place_ = next(at for at, row in enumerate(rows) if row[1])
    table.selectRow(place_)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert view.story.about == About("ticket", rows[place_][1])
    told(qtbot, view.story)
    view.story.back.click()
    assert view.story.about == About("window", "1")
    assert not view.story.back.isEnabled()


def test_the_ticket_at_a_window_is_told_from_its_card(qtbot: QtBot, manager_on: OpenManager):
    view = manager_on("busy")
    window = next(window for window in view.hall.windows.values() if window.ticket)
    view.ask_window(window.id, QPoint(10, 10))
    choose(menu_of(view), "The whole story")
    assert view.story.about == About("ticket", window.ticket)
    settled(qtbot, view.link)


def test_a_service_and_who_waits_for_it_are_told_from_its_queue(qtbot: QtBot, manager_on: OpenManager):
    view = manager_on("overloaded")
    service = next(ticket.services[0] for ticket in view.hall.waiting())
    waiting = [ticket.number for ticket in view.hall.waiting_for(service)]
    view.ask_who(service)
    menu: QMenu = menu_of(view)
    assert [number for number in waiting[:LISTED] if any(number in a.text() for a in menu.actions())] == waiting[
        :LISTED
    ]
    choose(menu, "All about")
    rows = told(qtbot, view.story)
    assert [row[0] for row in rows if row[0] in waiting] == waiting
    able = [w.id for w in view.hall.windows.values() if w.skills.get(service, 0.0) > 0.0]
    assert sorted(row[0] for row in rows if row[0].startswith("window")) == sorted(f"window {one}" for one in able)


def test_a_ticket_is_found_by_its_number(qtbot: QtBot, manager_on: OpenManager):
    view = manager_on("busy")
    number = next(iter(view.hall.tickets))
    qtbot.keyClick(view, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(view.story.search.hasFocus)
    qtbot.keyClicks(view.story.search, "zz999")
    qtbot.keyClick(view.story.search, Qt.Key.Key_Return)
    assert "zz999" in view.story._told.words()
    view.story.search.clear()
    wide = "".join(chr(ord(sign) + 0xFEE0) for sign in number)
    for typed in (number.lower(), wide):
        view.story.search.setText(typed)
        qtbot.keyClick(view.story.search, Qt.Key.Key_Return)
        assert view.story.about == About("ticket", number)
        settled(qtbot, view.link)


def test_what_answers_is_listed_while_it_is_typed(qtbot: QtBot, manager_on: OpenManager):
    view = manager_on("busy")
    view.story.tell(None)
    group = next(iter(view.hall.tickets))[0]
    qtbot.keyClicks(view.story.search, group)
    numbers = [row[0].split()[0] for row in told(qtbot, view.story)]
    assert numbers[0].startswith(group) and set(numbers) & set(view.hall.tickets)
    view.story.search.clear()
    service = view.hall.catalogue.services[next(iter(view.hall.tickets.values())).first_service]
    view.story.search.setText(service.names.zh)
    table = view.story.entries
    assert table is not None and table._model.entries[0].cells[0] == service.names.en
    qtbot.keyClick(view.story.search, Qt.Key.Key_Down)
    qtbot.waitUntil(table.hasFocus)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert view.story.about == About("service", service.id) and not view.story.search.text()
    settled(qtbot, view.link)


def test_a_window_is_found_by_who_sits_there(qtbot: QtBot, manager_on: OpenManager):
    view = manager_on("busy")
    window = next(window for window in view.hall.windows.values() if window.clerk is not None)
    clerk = next(clerk for clerk in view.hall.scenario.clerks if clerk.id == window.clerk)
    view.story.tell(None)
    view.story.search.setText(clerk.names.zh)
    qtbot.keyClick(view.story.search, Qt.Key.Key_Return)
    assert view.story.about == About("window", window.id)
    settled(qtbot, view.link)


def test_who_has_waited_longest_is_told_from_the_strip(qtbot: QtBot, manager_on: OpenManager):
    view = manager_on("overloaded")
    qtbot.mouseClick(view.strip._longest, Qt.MouseButton.LeftButton)
    about = view.story.about
    assert about is not None
    longest = max(view.hall.in_line.values(), key=lambda ticket: ticket.wait(view.link.now()))
    assert about.key == longest.number
    settled(qtbot, view.link)


def test_without_anybody_asked_for_the_search_says_what_to_type(qtbot: QtBot, manager_on: OpenManager):
    view = manager_on("empty")
    view.story.tell(None)
    assert any("Type the number" in text.words() for text in view.story.findChildren(Text))


@pytest.mark.parametrize(
    ("event", "words"),
    [
        (events.Called(ticket="A001", window="1", by="hand", reason="0" * 32), "out of order"),
        (events.Recalled(ticket="A001", window="1"), "again"),
        (events.NoShow(ticket="A001", window="1", timer=True), "in time"),
        (events.Parked(ticket="A001", window="1", tied=True, park_kind="papers"), "comes back here"),
        (events.Unparked(ticket="A001", tied="1"), "window 1"),
        (events.Transferred(ticket="A001", window="1", to_window="2"), "window 2"),
        (events.Transferred(ticket="A001", window="1", to_service="permit-apply"), "permit"),
        (events.Returned(ticket="A001", credit=1), "behind"),
        (events.Cancelled(ticket="A001", timer=True), "given up"),
        (events.CancelUndone(ticket="A001"), "taken back"),
        (events.NoShowUndone(ticket="A001"), "no-show was taken back"),
        (events.DayClosed(day="2026-11-24", expired=("A001",)), "expired"),
        (events.Noted(ticket="A001", note="0" * 32), "note"),
        (events.Rated(ticket="A001", window="1", place=0, score=5), "5 of 5"),
        (events.Finished(ticket="A001", window="1", service="permit-apply", outcome="documents_missing", missing=(0,),
                         then="waiting"), "papers:"),
    ],
)  # fmt: skip
def test_every_step_has_a_sentence_without_what_people_wrote(manager_on: OpenManager, event: events.Event, words: str):
    hall = manager_on("empty").hall
    said = sentence(hall, Moment(0, event, "desk", None, None)).text
    assert words in said and "0000" not in said
    assert place(hall, Moment(0, event, "desk", None, None)) == "front desk"


@pytest.mark.parametrize("name", ["desk", "kiosk", "manager", "launcher", "guide", "wall", "timer", "window 3"])
def test_screens_are_named_in_the_language_in_use(qapp: QApplication, name: str):
    language.switch(qapp, "zh")
    assert not wording.actor(name).isascii()
    assert wording.actor("shift-2") == "shift-2"
