"""The map of the windows: its order is arranged, and all of it is seen where there is room."""

from __future__ import annotations

import time

import pytest
from conftest import settled
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QSize, Qt
from pytestqt.qtbot import QtBot
from test_manager import OpenManager, adviser, manager_on

from hallapp.views import theme
from hallapp.views.manager.arrangement import Size, fit, moved, ordered
from hallapp.views.manager.dense_cards import DenseCard
from hallapp.views.manager.hall_map import Windows
from hallapp.views.manager.names import Named
from hallapp.views.manager.remedies import Remedy
from hallapp.views.manager.remedy_button import RemedyButton
from simulation.options import Interval

__all__ = ["adviser", "manager_on"]

names = st.lists(st.sampled_from("abcdefgh"), unique=True, min_size=1)


@given(names, st.lists(st.sampled_from("abcdefghxyz")))
def test_every_window_is_shown_once_in_the_order_arranged(windows, arrangement):
    order = ordered(windows, arrangement)
    assert sorted(order) == sorted(windows)
    places = [order.index(window) for window in dict.fromkeys(arrangement) if window in windows]
    assert places == sorted(places) == list(range(len(places)))


@given(names, st.data(), st.integers(-3, 12))
def test_a_window_moves_and_the_others_keep_their_order(windows, data, place):
    window = data.draw(st.sampled_from(windows))
    order = moved(windows, window, place)
    assert order.index(window) == max(0, min(place, len(windows) - 1))
    assert [other for other in order if other != window] == [other for other in windows if other != window]


@given(st.integers(1, 60), st.integers(100, 2000), st.integers(80, 1500))
def test_cards_that_are_said_to_be_seen_have_room(count, width, height):
    size = Size(92, 74, 8)
    found = fit(count, (width, height), size)
    rows = -(-count // found.columns)
    assert found.columns * (size.width + size.gap) - size.gap <= max(width, size.width)
    assert found.height >= size.height
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


def test_a_card_is_dragged_to_another_place_for_all_screens(qtbot: QtBot, manager_on: OpenManager):
    view = manager_on()
    windows = view.hall_page.windows
    card, other = windows.cards["1"], windows.cards["3"]
    windows._drag("1", other.mapToGlobal(other.rect().center()))
    windows._drop(True)
    settled(qtbot, view.link)
    assert view.hall.settings.arrangement[:3] == ("2", "3", "1")
    assert order_of(windows)[:3] == ["2", "3", "1"]
    assert windows.reset.isVisible()
    windows.reset.click()
    settled(qtbot, view.link)
    assert view.hall.settings.arrangement == () and card is windows.cards["1"]


def test_a_drag_that_is_given_up_changes_nothing(qtbot: QtBot, manager_on: OpenManager):
    view = manager_on()
    windows = view.hall_page.windows
    other = windows.cards["3"]
    windows._drag("1", other.mapToGlobal(other.rect().center()))
    windows._drop(False)
    assert windows._order[:3] == ["1", "2", "3"]
    settled(qtbot, view.link)
    assert view.hall.settings.arrangement == ()


def test_alt_with_an_arrow_moves_a_card(qtbot: QtBot, manager_on: OpenManager):
    view = manager_on()
    windows = view.hall_page.windows
    windows.cards["1"].setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        qtbot.keyClick(windows.cards["1"], key, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: view.hall.settings.arrangement[:3] == ("2", "1", "3"))
    assert order_of(windows)[:3] == ["2", "1", "3"]
    qtbot.keyClick(windows.cards["1"], Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert windows._order.index("1") == 1 + windows._fitting.columns


def test_a_press_that_moves_is_no_click(qtbot: QtBot, manager_on: OpenManager):
    view = manager_on()
    asked: list[str] = []
    windows = view.hall_page.windows
    windows.menu.disconnect()
    windows.menu.connect(lambda window, _at: asked.append(window))
    drag(qtbot, windows, "1", "2")
    assert asked == [] and windows._order[:2] == ["2", "1"]
    drag(qtbot, windows, "1", "2", end=Qt.Key.Key_Escape)
    qtbot.mouseClick(windows.cards["4"], Qt.MouseButton.LeftButton)
    assert asked[-1] == "4"
    settled(qtbot, view.link)


def test_only_windows_of_the_hall_are_arranged(qtbot: QtBot, manager_on: OpenManager):

    view = manager_on()
    view.do({"do": "settings", "settings": {"arrangement": ["99"]}})
    settled(qtbot, view.link)
    assert view.hall.settings.arrangement == ()
    assert "99" in view.notice.sentence()


def test_forty_windows_are_seen_at_once_on_a_large_screen(qtbot: QtBot, manager_on: OpenManager):
    view = manager_on("large", QSize(1920, 1080))
    windows = view.hall_page.windows
    qtbot.waitUntil(lambda: windows._area.verticalScrollBar().maximum() == 0)
    assert len(windows.cards) == 40
    assert all(card.visibleRegion().boundingRect() == card.rect() for card in windows.cards.values())


def test_a_change_of_a_large_hall_costs_the_screen_less_than_a_frame(manager_on: OpenManager):
    view = manager_on("large")
    assert len(view.hall.in_line) > 250

    def once() -> float:
        begun = time.perf_counter()
        view.refresh()
        return time.perf_counter() - begun

    assert min(once() for _ in range(5)) < 0.016


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


def test_a_long_name_takes_two_lines_before_it_is_shortened(qtbot: QtBot):
    name = Named(80)
    qtbot.addWidget(name)
    name.resize(112, 57)
    for words, lines in (
        ("Card issue", ["Card issue"]),
        ("Unemployment register", ["Unemployment", "register"]),
        ("党员组织关系转接", ["党员组织", "关系转接"]),
    ):
        name.say(words, "target 15 min")
        assert name.lines() == lines
