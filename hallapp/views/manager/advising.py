"""When the advisor is asked, and what becomes of its answers."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from hallapp.advisor import SECONDS, Answer, Failed, Message, Progress, Question, TidesAnswer, Topic
from hallapp.views.link import HallLink
from simulation.actions import Change, Changes
from simulation.options import Advice, Interval, Option, Tides

LOOK = 100
"""Milliseconds between two looks for an answer, while one is awaited."""

AGAIN = 60_000
"""Milliseconds between two questions for advice."""

TIDES_EVERY = 5
"""Of the times that advice is asked by itself, the tidal windows are asked about at every so many."""

ANSWERS = 60
"""So many answers are kept: a person may act on one that newer ones have replaced on the screen."""

PREVIEW_SECONDS, REMEDIES_SECONDS = 1.5, 1.0

TURNS: tuple[Topic, ...] = ("preview", "advice", "remedies", "tides")
"""What is asked first where several things are wanted."""


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

    One question is open at a time. A preview goes before all else: it drops
    the question under way, which is asked again after it.

    Attributes
    ----------
    answer, previewed_as : Answer or None
        The latest answer about everything admissible, and about a preview.
    tides : Tides or None
        When the tidal windows open and close, as last found.
    """

    progress = Signal(float)
    advised = Signal()
    looked = Signal()
    previewed = Signal(object)
    remedied = Signal()
    foreseen = Signal()
    failed = Signal(object)

    def __init__(self, link: HallLink, adviser: Adviser, parent: QObject) -> None:
        super().__init__(parent)
        self.answer: Answer | None = None
        self._answers: deque[Answer] = deque(maxlen=ANSWERS)
        self.previewed_as: Answer | None = None
        self.tides: Tides | None = None
        self.share: float | None = None
        self.compiling = False
        self._link = link
        self._adviser = adviser
        self._open: Question | None = None
        self._wanted: dict[Topic, tuple[Changes, ...] | None] = {}
        self._remedies: frozenset[Change] = frozenset()
        self._worth: dict[Change, Interval] = {}
        self._asked_at: int | None = None
        self._turns = 0
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

    def answer_with(self, option: Option) -> Answer | None:
        """The answer that an option comes from, the latest or one that was still being read; ``None``: too old."""
        found = (answer for answer in reversed(self._answers) if any(one is option for one in answer.advice.options))
        return next(found, None)

    def ask(self) -> None:
        """Ask for advice on the hall as it is now; after a preview that is being computed."""
        if not self._link.hall.is_open:
            return
        self._wanted["advice"] = None
        if self._open is None or self._open.topic != "preview":
            self._drop()
        self._next()

    def begin_day(self) -> None:
        """Forget the advice on another day, and ask for today's."""
        self.answer = self.tides = None
        self._answers.clear()
        self._remedies, self._worth = frozenset(), {}
        self._asked_at = None
        self.ask()

    def preview(self, changes: Changes) -> None:
        """Ask what these changes together would do."""
        self._drop()
        self._wanted["preview"] = (changes,)
        self._next()

    def drop_preview(self) -> None:
        """Nobody wants to know any more."""
        self._wanted.pop("preview", None)
        if self._open is not None and self._open.topic == "preview":
            self._adviser.cancel()
            self._ended()

    def ask_remedies(self, changes: frozenset[Change]) -> None:
        """Ask what each of these changes would do, unless they are those last asked about."""
        if changes == self._remedies:
            return
        self._remedies = changes
        self._ask_remedies()

    def worth(self, change: Change | None) -> Interval | None:
        """What a remedy would do to the mean wait, minutes per person; ``None``: not known, or not yet."""
        return None if change is None else self._worth.get(change)

    def ask_tides(self) -> None:
        """Ask when the tidal windows open and close for the rest of the day."""
        if self._link.hall.is_open:
            self._wanted["tides"] = None
            self._next()

    def _ask_remedies(self) -> None:
        self._worth = {change: worth for change, worth in self._worth.items() if change in self._remedies}
        if self._remedies:
            self._wanted["remedies"] = tuple((change,) for change in sorted(self._remedies, key=repr))
            self._next()

    def _drop(self) -> None:
        """Put the open question back among those that are wanted."""
        if self._open is not None and self._open.topic != "preview":
            self._wanted.setdefault(self._open.topic, self._open.actions)
        self._open = None
        self.share = None

    def _next(self) -> None:
        """Ask what is wanted first, unless a question is open; before the first advice nothing that can wait."""
        turns = TURNS if self.answer is not None else TURNS[:2]
        topic = next((topic for topic in turns if topic in self._wanted), None)
        if self._open is not None or topic is None:
            return
        actions = self._wanted.pop(topic)
        seconds = {"preview": PREVIEW_SECONDS, "remedies": REMEDIES_SECONDS}.get(topic, SECONDS)
        self._open = self._adviser.ask(topic, actions, seconds)
        self._look.start()
        if topic == "advice":
            self._asked_at = self._link.hall.moved
            self.share = 0.0
            self.progress.emit(0.0)

    def _ask_if_changed(self) -> None:
        may_wait = self._open is None or self._open.topic not in TURNS[:2]
        if may_wait and self._link.hall.moved != self._asked_at:
            self._turns += 1
            self.ask()
            self._ask_remedies()
            if self._turns % TIDES_EVERY == 0:
                self.ask_tides()

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
            self._keep(message)
            self.looked.emit()

    def _ended(self, message: Answer | TidesAnswer | Failed | None = None) -> None:
        self._open = None
        self._look.stop()
        if isinstance(message, Failed):
            self._fail(message)
        elif message is not None:
            self._told = False
            self._take(message)
        self._next()

    def _take(self, message: Answer | TidesAnswer) -> None:
        if isinstance(message, TidesAnswer):
            self.tides = message.tides
            self.foreseen.emit()
        elif message.question.topic == "preview":
            self.previewed_as = message
            self.previewed.emit(message.advice)
        elif message.question.topic == "remedies":
            options = message.advice.options
            self._worth |= {option.changes[0]: option.effect["mean_wait"] for option in options if option.changes}
            self.remedied.emit()
        else:
            self.share = None
            self._keep(message)
            self.advised.emit()

    def _keep(self, answer: Answer) -> None:
        self.answer = answer
        self._answers.append(answer)

    def _fail(self, message: Failed) -> None:
        self.share = None
        self._asked_at = None
        if not self._told:
            self._told = True
            self.failed.emit(message.error)

    def close(self) -> None:
        """End the advising process."""
        self._look.stop()
        self._again.stop()
        self._adviser.close()
