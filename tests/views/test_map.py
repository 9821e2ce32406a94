"""The map of the windows: its order is arranged, and all of it is seen where there is room."""

from __future__ import annotations

import pytest
from conftest import Asked, settled
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from test_manager import OpenManager, Scripted, adviser, answer, manager_on, recommended

from hallapp.app import Frame
from hallapp.views import theme
from hallapp.views.manager.arrangement import Size, extent, fit, flowing, moved, rows, standing, trimmed
from hallapp.views.manager.cards import WindowCard
from hallapp.views.manager.dense_cards import DenseCard, fitting
from hallapp.views.manager.hall_map import Windows
from hallapp.views.manager.names import Named
from hallapp.views.manager.remedies import Remedy
from hallapp.views.manager.remedy_button import RemedyButton
from hallapp.views.widgets import Room
from simulation.actions import Change
from simulation.options import Interval

__all__ = ["adviser", "manager_on"]

names = st.lists(st.sampled_from("abcdefgh"), unique=True, min_size=1)


rows_of = st.lists(st.lists(st.sampled_from(["", *"abcdefghxyz"]), max_size=5), max_size=5)


@given(names, rows_of)
def test_every_window_stands_in_one_place_and_none_in_anothers(windows, arrangement):
    places = standing(windows, arrangement)
    assert sorted(places) == sorted(windows) and len(set(places.values())) == len(windows)
    assert trimmed(places) == places
    assert standing(windows, rows(places)) == places


@given(st.lists(st.sampled_from("abcdefgh"), unique=True, min_size=2), st.integers(1, 4), st.data())
def test_who_is_moved_changes_places_with_who_stands_there(windows, columns, data):
    places = flowing(windows, columns)
    window = data.draw(st.sampled_from(windows))
    height, width = extent(places)
    to = data.draw(st.tuples(st.integers(-1, height), st.integers(-1, width)))
    after = moved(places, window, to)
    assert after[window] == to and len(set(after.values())) == len(windows)
    for other in set(windows) - {window}:
        assert after[other] == (places[window] if places[other] == to else places[other])
    assert min(row for row, _ in trimmed(after).values()) == min(column for _, column in trimmed(after).values()) == 0


def test_those_that_were_not_arranged_stand_below():
    assert standing(list("abcdef"), (("b", "", "a"),)) == {
        "b": (0, 0), "a": (0, 2), "c": (1, 0), "d": (1, 1), "e": (1, 2), "f": (2, 0),
    }  # fmt: skip
    assert rows({"a": (0, 1), "b": (2, 0)}) == (("", "a"), (), ("b",))


@given(st.integers(1, 60), st.integers(100, 2000), st.integers(80, 1500))
def test_cards_that_are_said_to_be_seen_have_room(count, width, height):
    size = Size(92, 74, 8, 111)
    found = fit(count, (width, height), size)
    rows = -(-count // found.columns)
    assert found.columns * (size.width + size.gap) - size.gap <= max(width, size.width)
    assert size.height <= found.height <= size.most
    assert found.all_seen == (rows * (found.height + size.gap) - size.gap <= height)


def order_of(windows: Windows) -> list[str]:
    """The windows as they stand on the screen."""
    return sorted(windows.cards, key=lambda window: (windows.cards[window].y(), windows.cards[window].x()))


def test_twelve_windows_are_seen_at_once_on_a_small_screen(qtbot: QtBot, manager_on: OpenManager):
    view = manager_on("overloaded", QSize(1366, 768))
    windows = view.hall_page.windows
    qtbot.waitUntil(lambda: all(isinstance(card, DenseCard) for card in windows.cards.values()))
    qtbot.waitUntil(lambda: windows._area.verticalScrollBar().maximum() == 0)
    assert len(windows.cards) == 12
    assert all(card.visibleRegion().boundingRect() == card.rect() for card in windows.cards.values())


def test_in_its_window_on_a_small_screen_nothing_of_it_is_scrolled_to(qtbot: QtBot, manager_on: OpenManager):
    view = manager_on("idle", QSize(1366, 768))
    frame = Frame(view, practising=False)
    frame.resize(1366, 768)
    frame.show()
    settled(qtbot, view.link)
    qtbot.waitUntil(lambda: view.height() == 768)
    assert view.size() == QSize(1366, 768)
    room = frame.findChild(Room)
    assert [bar.maximum() for bar in (room.horizontalScrollBar(), room.verticalScrollBar())] == [0, 0]
    room.takeWidget()
    frame.close()


def test_on_a_small_screen_what_was_applied_does_not_hide_how_to_apply_more(
    qtbot: QtBot, manager_on: OpenManager, adviser: Scripted
):
    view = manager_on("idle", QSize(1366, 768))
    for rule in ("fcfs", "priority"):
        change = {"do": "rule", "rule": rule}
        view.link.do({"do": "apply", "changes": [change]}, lambda _: None, pytest.fail)
        settled(qtbot, view.link)
    answer(view, adviser, recommended(view, [(Change(do="open", window="9"),)]))
    settled(qtbot, view.link)
    button = view.hall_page.advice.opened.apply_button
    assert len(view.hall.applied) == 2
    qtbot.waitUntil(lambda: button.visibleRegion().boundingRect() == button.rect())


def test_a_text_that_has_no_room_is_said_briefly_before_it_is_cut(qapp: QApplication):
    metrics = QFontMetrics(theme.font(theme.BODY, bold=True))
    shown = {fitting(metrics, "空闲 58 分", "58 分", width) for width in range(50, 100)}
    assert shown == {"空闲 58 分", "58 分"}


def drag(qtbot: QtBot, windows: Windows, window: str, target: str, *, end: Qt.Key | None = None) -> None:
    card, other = windows.cards[window], windows.cards[target]
    middle = card.rect().center()
    qtbot.mousePress(card, Qt.MouseButton.LeftButton, pos=middle)
    for share in (0.5, 1.0):
        aim = card.mapFromGlobal(other.mapToGlobal(other.rect().center()))
        step = QPoint(
            round(middle.x() + share * (aim.x() - middle.x())), round(middle.y() + share * (aim.y() - middle.y()))
        )
        qtbot.mouseMove(card, step)
    if end is not None:
        qtbot.keyClick(card, end)
    qtbot.mouseRelease(card, Qt.MouseButton.LeftButton, pos=card.rect().center())


def at(windows: Windows, window: str) -> QPoint:
    """The middle of a card on the screen."""
    card = windows.cards[window]
    return card.mapToGlobal(card.rect().center())


def test_a_card_is_dragged_to_another_place_for_all_screens(qtbot: QtBot, manager_on: OpenManager):
    view = manager_on()
    windows = view.hall_page.windows
    card = windows.cards["1"]
    windows._drag("1", at(windows, "2"))
    windows._drag("1", at(windows, "3"))
    windows._drop(True)
    settled(qtbot, view.link)
    assert view.hall.settings.arrangement[0][:3] == ("3", "2", "1")
    assert order_of(windows)[:3] == ["3", "2", "1"]
    assert windows.reset.isVisible()
    qtbot.wait(0)
    assert windows._area.verticalScrollBar().maximum() == 0, "what shows beside the title takes none of the cards' room"
    windows.reset.click()
    settled(qtbot, view.link)
    assert view.hall.settings.arrangement == () and card is windows.cards["1"]


def test_a_card_is_dragged_out_of_the_rows_to_a_free_place(qtbot: QtBot, manager_on: OpenManager):
    view = manager_on()
    windows = view.hall_page.windows
    count, columns = extent(windows.places)
    right = at(windows, "1") + QPoint(windows.width(), 0)
    windows._drag("1", right)
    assert extent(windows.places) == (count, columns + 1)
    # Where it came from is free, and what is beyond the one new column is not a place.
    windows._drag("1", right + QPoint(windows.width(), 0))
    assert windows.places["1"] == (0, columns)
    windows._drop(True)
    settled(qtbot, view.link)
    first = view.hall.settings.arrangement[0]
    assert first[0] == "" and first[-1] == "1" and len(first) == columns + 1
    assert order_of(windows)[0] == "2" and windows.cards["2"].x() > 0


def test_a_card_is_dragged_above_all_others(qtbot: QtBot, manager_on: OpenManager):
    view = manager_on()
    windows = view.hall_page.windows
    count, _ = extent(windows.places)
    above = windows._floor.mapToGlobal(QPoint(10, -20))
    for _ in range(3):
        windows._drag("2", above)
        assert windows.places["2"] == (0, 0) and extent(windows.places)[0] == count + 1
    windows._drop(True)
    settled(qtbot, view.link)
    assert view.hall.settings.arrangement[:2] == (("2",), ("1", "", *view.hall.settings.arrangement[1][2:]))


def test_a_drag_that_is_given_up_changes_nothing(qtbot: QtBot, manager_on: OpenManager):
    view = manager_on()
    windows = view.hall_page.windows
    before = windows.places
    windows._drag("1", at(windows, "3"))
    assert windows.places != before
    windows._drop(False)
    assert windows.places == before and not windows.reset.isVisible()
    settled(qtbot, view.link)
    assert view.hall.settings.arrangement == ()


def test_alt_with_an_arrow_moves_a_card_also_beyond_the_edge(qtbot: QtBot, manager_on: OpenManager):
    view = manager_on()
    windows = view.hall_page.windows
    windows.cards["1"].setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        qtbot.keyClick(windows.cards["1"], key, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: view.hall.settings.arrangement != ())
    assert view.hall.settings.arrangement[0][:3] == ("2", "1", "3")
    assert order_of(windows)[:3] == ["2", "1", "3"]
    below = windows.places["1"][0] + 1, windows.places["1"][1]
    qtbot.keyClick(windows.cards["1"], Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert windows.places["1"] == below
    for _ in range(2):
        qtbot.keyClick(windows.cards["1"], Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert windows.places["1"][0] == 0 and windows.places["2"][0] == 1
    assert windows.cards["1"].hasFocus()


def test_where_the_screen_is_too_narrow_the_windows_follow_each_other(qtbot: QtBot, manager_on: OpenManager):
    view = manager_on("overloaded", QSize(1366, 768))
    windows = view.hall_page.windows
    wide = [[""] * 20 + ["2", "1"]]
    view.do({"do": "settings", "settings": {"arrangement": wide}})
    settled(qtbot, view.link)
    assert not windows._narrow.isVisible(), "free columns to the left are none"
    view.do({"do": "settings", "settings": {"arrangement": [["2", *[""] * 20, "1"]]}})
    settled(qtbot, view.link)
    assert windows._narrow.isVisible() and order_of(windows)[:2] == ["2", "1"]
    kept = view.hall.settings.arrangement
    windows._drag("1", at(windows, "2"))
    windows._drop(True)
    qtbot.keyClick(windows.cards["1"], Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    settled(qtbot, view.link)
    assert view.hall.settings.arrangement == kept and order_of(windows)[:2] == ["2", "1"]


def test_beside_each_other_on_a_small_screen_an_idle_window_keeps_its_way_out(qtbot: QtBot, manager_on: OpenManager):
    view = manager_on("idle", QSize(1366, 768))
    windows = view.hall_page.windows
    listed = list(view.hall.windows)
    rows_of_four = [listed[at : at + 4] for at in range(0, len(listed), 4)]
    view.link.do({"do": "settings", "settings": {"arrangement": rows_of_four}}, lambda _: None, pytest.fail)
    settled(qtbot, view.link)
    qtbot.waitUntil(lambda: order_of(windows) == listed and windows.cards["1"].y() == windows.cards["4"].y())
    card = windows.cards["5"]
    assert card.width() < 92 and card.lines == 3
    assert card.act.isVisible() and card.rect().contains(card.act.geometry())


def test_a_press_that_moves_is_no_click(qtbot: QtBot, manager_on: OpenManager):
    view = manager_on()
    asked: list[str] = []
    windows = view.hall_page.windows
    windows.menu.disconnect()
    windows.menu.connect(lambda window, _at: asked.append(window))
    drag(qtbot, windows, "1", "2")
    assert asked == [] and order_of(windows)[:2] == ["2", "1"]
    drag(qtbot, windows, "1", "2", end=Qt.Key.Key_Escape)
    assert order_of(windows)[:2] == ["2", "1"]
    qtbot.mouseClick(windows.cards["4"], Qt.MouseButton.LeftButton)
    assert asked[-1] == "4"
    settled(qtbot, view.link)


def test_only_windows_of_the_hall_are_arranged(qtbot: QtBot, manager_on: OpenManager):

    view = manager_on()
    view.do({"do": "settings", "settings": {"arrangement": [["1", "99"]]}})
    settled(qtbot, view.link)
    assert view.hall.settings.arrangement == ()
    assert "99" in view.notice.sentence()


def test_forty_windows_are_seen_at_once_on_a_large_screen(qtbot: QtBot, manager_on: OpenManager):
    view = manager_on("large", QSize(1920, 1080))
    windows = view.hall_page.windows
    qtbot.waitUntil(lambda: windows._area.verticalScrollBar().maximum() == 0)
    assert len(windows.cards) == 40
    assert all(card.visibleRegion().boundingRect() == card.rect() for card in windows.cards.values())


def test_on_a_small_screen_forty_windows_are_tiny_rather_than_hidden(qtbot: QtBot, manager_on: OpenManager):
    view = manager_on("large", QSize(1366, 768))
    windows = view.hall_page.windows
    qtbot.waitUntil(lambda: windows._area.verticalScrollBar().maximum() == 0)
    assert len(windows.cards) == 40
    assert all(card.visibleRegion().boundingRect() == card.rect() for card in windows.cards.values())
    assert all(card.lines == 1 and not card.act.isVisible() and card.toolTip() for card in windows.cards.values())


@pytest.mark.parametrize("size", [QSize(1366, 768), QSize(1920, 1080)])
def test_what_is_told_neither_moves_nor_shrinks_the_map(qtbot: QtBot, manager_on: OpenManager, size: QSize):
    view = manager_on("followed", size)
    windows = view.hall_page.windows
    qtbot.waitUntil(lambda: all(card.visibleRegion().boundingRect() == card.rect() for card in windows.cards.values()))
    before = {window: (type(card), card.mapTo(view, QPoint()), card.size()) for window, card in windows.cards.items()}
    view.notice.tell("Window 5 is closed already. " * 20, "late")
    qtbot.waitUntil(lambda: view.notice.height() > view.attention.height())
    after = {window: (type(card), card.mapTo(view, QPoint()), card.size()) for window, card in windows.cards.items()}
    assert after == before
    assert view.notice.visibleRegion().boundingRect() == view.notice.rect()
    view.notice.tell("Done.", "ready")
    qtbot.waitUntil(lambda: view.notice.height() == view.attention.height())
    assert view.notice.mapTo(view, QPoint()) == view.attention.mapTo(view, QPoint())


@pytest.mark.parametrize("width", [84, 105, 136, 300])
def test_the_way_out_is_told_in_as_many_words_as_there_is_room_for(qtbot: QtBot, manager_on: OpenManager, width: int):
    hall = manager_on().hall
    button = RemedyButton(lambda: None)
    qtbot.addWidget(button)
    theme.dress(button)
    button.setProperty("step", theme.SMALL if width < 120 else theme.BODY)
    button.resize(width, 36)
    worth = Interval(-0.34, -0.5, -0.2)
    button.offer(hall, Remedy("5", 0, next(iter(hall.catalogue.services)), 3, "paused", "12", worth=worth))
    assert button.sizeHint().width() - 32 <= width - 8
    assert "12" in button.label()
    assert button.accessibleName() == "Resume window 12"
    assert "−0.3" in button.toolTip() and "Resume window 12" in button.toolTip()
    assert ("−0.3" in button.label()) == (width == 300)


def test_a_long_name_on_a_card_is_whole_in_smaller_letters(qtbot: QtBot, manager_on: OpenManager):
    view = manager_on("overloaded", QSize(1920, 1080))
    cards = view.hall_page.windows.cards.values()
    qtbot.waitUntil(lambda: all(isinstance(card, WindowCard) for card in cards))
    names = [card._what for card in cards if card.state == "engaged"]
    assert {name.property("step") for name in names} == {theme.BODY, theme.SMALL}
    assert all(name.text() == name.words() for name in names)


def test_a_remedy_that_serves_who_would_have_left_is_not_labelled_as_a_loss(qtbot: QtBot, manager_on: OpenManager):
    hall = manager_on().hall
    button = RemedyButton(lambda: None)
    qtbot.addWidget(button)
    button.resize(300, 36)
    worth = Interval(0.14, 0.1, 0.2)
    button.offer(hall, Remedy("5", 0, next(iter(hall.catalogue.services)), 1, "off", worth=worth))
    assert button.label() == "Switch on"
    assert "+0.1" in button.toolTip()


def test_a_long_name_takes_two_lines_before_it_is_shortened(qtbot: QtBot):
    name = Named(80)
    qtbot.addWidget(name)
    name.resize(112, 57)
    for words, lines in (
        ("Card issue", ["Card issue"]),
        ("Unemployment register", ["Unemployment", "register"]),
        ("Resident pension enrolment", ["Resident pension", "enrolment"]),
        ("党员组织关系转接", ["党员组织", "关系转接"]),
    ):
        name.say(words, "target 15 min")
        assert name.lines() == lines


def test_a_small_card_says_that_its_window_pauses_after_this(qtbot: QtBot, manager_on: OpenManager):
    view = manager_on("overloaded", QSize(1366, 768))
    window = next(window.id for window in view.hall.windows.values() if window.state == "engaged")
    cards = view.hall_page.windows.cards
    assert isinstance(cards[window], DenseCard) and "pauses" not in cards[window].accessibleName()
    Asked(qtbot, view.link)(do="pause", window=window, reason="lunch")
    qtbot.waitUntil(lambda: "pauses after this" in cards[window].accessibleName())
