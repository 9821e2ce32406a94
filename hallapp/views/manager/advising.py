"""When the advisor is asked, and what becomes of its answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from hallapp.advisor import SECONDS, Answer, Failed, Message, Progress, Question, Topic
from hallapp.views.link import HallLink
from simulation.actions import Changes
from simulation.options import Advice

LOOK = 100
"""Milliseconds between two looks for an answer, while one is awaited."""

AGAIN = 60_000
"""Milliseconds between two questions for advice."""

PREVIEW_SECONDS = 1.5


class Adviser(Protocol):
    """What :class:`~hallapp.advisor.Advisor` does."""

    def ask(
        self, topic: Topic = "advice", actions: Sequence[Changes] | None = None, seconds: float = SECONDS
    ) -> Question:
        """Ask; what was asked before is dropped."""

    def poll(self) -> list[Message]:
        """What has come since the last call."""

    def cancel(self) -> None:
        """Drop the open question."""

    def close(self) -> None:
        """End."""


class Advising(QObject):
    """Asks for advice at the start, every minute if the hall has changed, and on demand.

    A preview goes before advice: it drops the question under way, which is
    asked again after it.

    Attributes
    ----------
    answer, previewed_as : Answer or None
        The latest answer about everything admissible, and about a preview.
    """

    progress = Signal(float)
    advised = Signal()
    looked = Signal()
    previewed = Signal(object)
    failed = Signal(object)

    def __init__(self, link: HallLink, adviser: Adviser, parent: QObject) -> None:
        super().__init__(parent)
        self.answer: Answer | None = None
        self.previewed_as: Answer | None = None
        self.share: float | None = None
        self.compiling = False
        self._link = link
        self._adviser = adviser
        self._open: Question | None = None
        self._asked_at: int | None = None
        self._advice_waits = False
        self._told = False
        self._look = QTimer(self, interval=LOOK)
        self._look.timeout.connect(self.poll)
        self._again = QTimer(self, interval=AGAIN)
        self._again.timeout.connect(self._ask_if_changed)
        self._again.start()

    @property
    def advice(self) -> Advice | None:
        """What the latest answer advises."""
        return None if self.answer is None else self.answer.advice

    def ask(self) -> None:
        """Ask for advice on the hall as it is now; after a preview that is being computed."""
        if not self._link.hall.is_open:
            return
        if self._open is not None and self._open.topic == "preview":
            self._advice_waits = True
            return
        self._asked_at = self._link.hall.moved
        self._begin(self._adviser.ask("advice"))
        self.share = 0.0
        self.progress.emit(0.0)

    def begin_day(self) -> None:
        """Forget the advice on another day, and ask for today's."""
        self.answer = None
        self._asked_at = None
        self.ask()

    def preview(self, changes: Changes) -> None:
        """Ask what these changes together would do."""
        if self._open is not None and self._open.topic == "advice":
            self._advice_waits = True
            self.share = None
        self._begin(self._adviser.ask("preview", [changes], PREVIEW_SECONDS))

    def drop_preview(self) -> None:
        """Nobody wants to know any more."""
        if self._open is not None and self._open.topic == "preview":
            self._adviser.cancel()
            self._ended()

    def _begin(self, question: Question) -> None:
        self._open = question
        self._look.start()

    def _ask_if_changed(self) -> None:
        if self._open is None and self._link.hall.moved != self._asked_at:
            self.ask()

    def poll(self) -> None:
        """Look for an answer."""
        for message in self._adviser.poll():
            if message.question != self._open:
                continue
            if isinstance(message, Progress):
                if message.question.topic == "advice":
                    self.share = message.share
                    self.compiling = message.compiling
                    self.progress.emit(message.share)
                continue
            if isinstance(message, Answer) and message.advice.preliminary:
                self._look_first(message)
                continue
            self._ended(message)

    def _look_first(self, message: Answer) -> None:
        """Show a first answer while the full one is being worked on, unless there is an older full one to act on."""
        if message.question.topic == "advice" and (self.answer is None or self.answer.advice.preliminary):
            self.answer = message
            self.looked.emit()

    def _ended(self, message: Answer | Failed | None = None) -> None:
        self._open = None
        self._look.stop()
        if isinstance(message, Answer):
            self._told = False
            if message.question.topic == "preview":
                self.previewed_as = message
                self.previewed.emit(message.advice)
            else:
                self.share = None
                self.answer = message
                self.advised.emit()
        elif isinstance(message, Failed):
            self.share = None
            self._asked_at = None
            if not self._told:
                self._told = True
                self.failed.emit(message.error)
        if self._advice_waits and self._open is None:
            self._advice_waits = False
            self.ask()

    def close(self) -> None:
        """End the advising process."""
        self._look.stop()
        self._again.stop()
        self._adviser.close()
