"""Work is done in pieces, in order, each once."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from pytestqt.qtbot import QtBot

from hallapp.views.turns import Turns


class Work:
    """Pieces that note that they were done."""

    def __init__(self) -> None:
        self.done: list[str] = []

    def one(self) -> None:
        self.done.append("one")

    def two(self) -> None:
        self.done.append("two")


class Listener(QObject):
    """Notes the events that are posted to it."""

    def __init__(self, work: Work) -> None:
        super().__init__()
        self._work = work

    def event(self, event: QEvent) -> bool:
        """Note it."""
        if event.type() is QEvent.Type.User:
            self._work.done.append("an event")
        return super().event(event)


def test_a_piece_that_waits_is_not_taken_twice_and_one_that_was_done_is_taken_again(qtbot: QtBot) -> None:
    parent, work = QObject(), Work()
    turns = Turns(parent)
    turns.add(work.one, work.two)
    turns.add(work.one)
    assert work.done == []
    qtbot.waitUntil(lambda: turns.done)
    assert work.done == ["one", "two"]
    turns.add(work.one)
    qtbot.waitUntil(lambda: turns.done)
    assert work.done == ["one", "two", "one"]


def test_other_events_come_between_two_pieces(qtbot: QtBot) -> None:
    parent, work = QObject(), Work()
    turns = Turns(parent)

    def post() -> None:
        work.one()
        QCoreApplication.postEvent(listener, QEvent(QEvent.Type.User))

    listener = Listener(work)
    turns.add(post, work.two)
    qtbot.waitUntil(lambda: turns.done)
    assert work.done == ["one", "an event", "two"]


def test_a_piece_that_fails_does_not_hold_the_others(qtbot: QtBot) -> None:
    parent, work = QObject(), Work()
    turns = Turns(parent)

    def fail() -> None:
        raise ValueError("a piece")

    with qtbot.captureExceptions() as faults:
        turns.add(fail, work.two)
        qtbot.waitUntil(lambda: turns.done)
    assert work.done == ["two"]
    assert [str(error) for _, error, _ in faults] == ["a piece"]


def test_what_was_cleared_is_not_done(qtbot: QtBot) -> None:
    parent, work = QObject(), Work()
    turns = Turns(parent)
    turns.add(work.one)
    turns.clear()
    turns.add(work.two)
    qtbot.waitUntil(lambda: turns.done)
    assert work.done == ["two"]
