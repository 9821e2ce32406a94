"""What wants the manager's attention, and the settings of surfaces, ratings and warnings."""

from __future__ import annotations

from typing import get_args

import pytest
from conftest import settled
from PySide6.QtCore import Qt

from hallapp.hall.events import About
from hallapp.hall.warning import grouped, warnings
from hallapp.views.manager.attention import MOST, OTHER, Attention, said, sentence
from hallapp.views.manager.choosing import Choose
from hallapp.views.manager.in_vain import InVainDialog
from hallapp.views.owed import OwedDialog
from hallapp.views.widgets import Text


@pytest.fixture
def line(link_to, qtbot):
    """A line of attention above a hall."""

    def make(scene: str) -> tuple[Attention, object]:
        link = link_to(scene)
        view = Attention(link, lambda request: link.do(request))
        qtbot.addWidget(view)
        view.retranslate()
        view.show_hall(link.hall, link.now())
        return view, link

    return make


def test_the_most_urgent_warning_is_said_and_acknowledged_with_a_reason(line, qtbot):
    view, link = line("followed")
    first = grouped(warnings(link.hall, link.now()))[0]
    assert len(first) > 1
    told = said(link.hall, first)
    assert sentence(link.hall, first[0]) in told
    assert told in [text.words() for text in view.findChildren(Text)]

    view.seen.click()
    ask = view.findChild(Choose)
    ask.line.setText("a window opens at eleven")
    ask.take.click()
    settled(qtbot, link)
    for warned in first:
        assert link.hall.acknowledged[warned.about, warned.subject][0] == warned.level
    view.show_hall(link.hall, link.now())
    assert first[0].about not in [group[0].about for group in view.groups]


def test_a_break_is_granted_by_a_click(line, qtbot):
    view, link = line("followed")
    (asking,) = [window for window in link.hall.windows.values() if window.break_asked is not None]
    assert any("meal" in text.words() for text in view.findChildren(Text))
    view.grant.click()
    settled(qtbot, link)
    assert asking.break_asked is None
    assert asking.leaving == "pause" or asking.state == "paused"


def test_the_manager_sees_whom_to_call_back(line, qtbot):
    view, link = line("followed")
    case = next(one for one in link.hall.owed.values() if one.kind == "rating")
    view.show_owed()
    dialog = view.findChild(OwedDialog)
    assert any(case.ticket in text.words() for text in dialog.findChildren(Text))
    assert any("no phone was left" in text.words() for text in dialog.findChildren(Text))
    dialog.close()


def test_without_anything_the_line_says_so_and_keeps_its_room(line):
    calm, _ = line("empty")
    busy, _ = line("followed")
    for view in (calm, busy):
        view.resize(1250, 0)
        view.show()
    assert calm.height() == busy.height() > 0
    shown = [text.words() for text in calm.findChildren(Text) if not text.isHidden()]
    assert shown == ["Nothing needs your attention now."]


def test_beside_a_break_that_is_asked_for_a_warning_keeps_its_sentence_only_where_it_can_be_read(line, qtbot):
    view, _ = line("followed")
    view.resize(2200, view.height())
    view.show()
    assert view.seen.isVisible() and view.grant.isVisible()
    view.resize(1250, view.height())
    assert not view.seen.isVisible()
    assert view.grant.isVisible() and view.all.isVisible()
    assert str(sum(len(group) for group in view.groups)) in view.all.label()
    ends = [part.geometry().right() for part in (view.grant, view.all, view.owed, view.in_vain)]
    assert ends == sorted(ends) and ends[-1] <= view.width()


def test_warnings_of_a_kind_are_listed_together(line):
    view, _ = line("followed")
    menu = view.menu()
    assert len(menu.actions()) == len(view.groups) <= len(get_args(About))
    for action, group in zip(menu.actions(), view.groups, strict=True):
        inner = action.menu()
        if len(group) > 1:
            assert len(inner.actions()) == 2 + min(len(group), MOST)
        else:
            assert inner is None
    menu.close()


def test_a_reason_in_ones_own_words_must_be_written(line, qtbot):
    view, _ = line("followed")
    view.seen.click()
    ask = view.findChild(Choose)
    ask.choose(OTHER)
    ask.line.setText("  ")
    assert not ask.take.isEnabled()
    qtbot.keyClick(ask.line, Qt.Key.Key_Return)
    assert ask.isVisible()
    given = []
    view._do = given.append
    qtbot.keyClicks(ask.line, "the lift is broken")
    qtbot.keyClick(ask.line, Qt.Key.Key_Return)
    assert [request["reason"].strip() for request in given] == ["the lift is broken"]


def test_one_of_a_kind_is_acknowledged_alone(line, qtbot):
    view, link = line("followed")
    group = next(group for group in view.groups if len(group) > 1)
    view.acknowledge([group[1]])
    view.findChild(Choose).take.click()
    settled(qtbot, link)
    assert set(link.hall.acknowledged) == {(group[1].about, group[1].subject)}


def test_who_came_in_vain_twice_is_listed_and_exported(line, qtbot, tmp_path):
    view, link = line("followed")
    assert "2" in view.in_vain.label()
    view.show_in_vain()
    dialog = view.findChild(InVainDialog)
    words = " ".join(text.words() for text in dialog.findChildren(Text))
    assert "13800001234" in words and "no phone was left" in words
    path = tmp_path / "again.csv"
    dialog.export(path)
    settled(qtbot, link)
    assert len(path.read_text(encoding="utf-8-sig").splitlines()) == 1 + 4
    dialog.close()
