"""Replays for the manager's pages: what is asked of the replaying process, and what the archive says of advice."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from functools import partial
from typing import Any, NamedTuple, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from hallapp.hall import events
from hallapp.live import Live, path_of
from hallapp.replay.process import Failed
from hallapp.replay.study import WhatIf
from hallapp.reports import advice as reports
from hallapp.reports.advice import Month, Record
from hallapp.store.archive import Archive
from hallapp.views.link import HallLink, Refused
from simulation.scenario import Scenario, parse

LOOK = 200
"""Milliseconds between two looks for an answer, while one is awaited."""

LISTED = 60
"""How much advice is listed, the latest."""


class Replays(Protocol):
    """What :class:`~hallapp.replay.process.Replayer` does."""

    def ask(self, day: str, words: Sequence[str]) -> None:
        """Ask what would have been."""

    def settle(self) -> None:
        """Have the advice of closed days held against replays."""

    def answer(self) -> WhatIf | Failed | None:
        """The answer, once, when it is there."""

    def settled(self) -> int | Failed | None:
        """How many advices were held against replays, once, when it is done."""

    def close(self) -> None:
        """End."""


class Kept(NamedTuple):
    """How advice has kept its promises: ``advice`` are rows of the archive, the latest first."""

    days: list[str]
    advice: list[dict[str, Any]]
    months: list[Month]
    record: Record
    open: bool


class PastDay(NamedTuple):
    """A day that may be replayed: its configuration, and the advice that was applied."""

    day: str
    scenario: Scenario
    applied: list[dict[str, Any]]


def read_kept(url: str, live: Live) -> Kept:
    """What the archive knows, brought up to date."""
    with closing(Archive.beside(path_of(url))) as archive:
        archive.update(live.log)
        return Kept(
            days=[day for day, _ in live.log.days()][::-1],
            advice=archive.advice()[: -LISTED - 1 : -1],
            months=reports.months(archive),
            record=reports.record(archive),
            open=bool(archive.to_replay()),
        )


def read_day(url: str, day: str, live: Live) -> PastDay:
    """The configuration that a day opened with, and its applied advice."""
    first = next(iter(live.log.read_day(day)))
    opened = events.decode(first.kind, first.data)
    assert isinstance(opened, events.DayOpened)
    with closing(Archive.beside(path_of(url))) as archive:
        applied = [row for row in archive.advice(day) if row["fate"] == "applied"]
    return PastDay(day, parse(opened.scenario), applied)


class Replaying(QObject):
    """Asks for replays and reads what they say; the GUI never waits for either.

    ``answered`` carries a :class:`WhatIf` or :class:`Failed`, ``kept`` says
    that :attr:`standing` is new.
    """

    answered = Signal(object)
    kept = Signal()

    def __init__(self, link: HallLink, replays: Replays, refuse: Refused, parent: QObject) -> None:
        super().__init__(parent)
        self.standing: Kept | None = None
        self.busy = False
        self._link = link
        self._replays = replays
        self._refuse = refuse
        self._settling = False
        self._look = QTimer(self, interval=LOOK)
        self._look.timeout.connect(self.poll)

    def read(self) -> None:
        """Read the archive; advice of closed days that was not yet held against a replay is."""
        self._link.work(partial(read_kept, self._link.url), self._take, self._refuse)

    def _take(self, kept: Kept) -> None:
        self.standing = kept
        self.kept.emit()
        if kept.open and not self._settling:
            self._settling = True
            self._replays.settle()
            self._look.start()

    def ask(self, day: str, words: Sequence[str]) -> None:
        """Ask what would have been; what was asked before is dropped."""
        self.busy = True
        self._replays.ask(day, words)
        self._look.start()

    def poll(self) -> None:
        """Look for answers."""
        answer = self._replays.answer() if self.busy else None
        if answer is not None:
            self.busy = False
            self.answered.emit(answer)
        done = self._replays.settled() if self._settling else None
        if done is not None:
            self._settling = False
            if isinstance(done, int):
                self.read()
            elif done.error is not None:
                self._refuse(done.error)
        if not self.busy and not self._settling:
            self._look.stop()

    def close(self) -> None:
        """End the processes."""
        self._look.stop()
        self._replays.close()
