"""Advice on the running hall, from a process of its own.

The process follows the hall's log itself and takes the twin there, so that
asking costs the screens nothing; it simulates on worker processes, tells how
far it is, and drops what it is doing when it is asked something else. No Qt:
the screens call :meth:`Advisor.poll` from a timer.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Literal

from hallapp.companion import Companion
from hallapp.errors import KnownError
from simulation.actions import Changes
from simulation.options import Advice, Tides

SECONDS = 5.0
"""How long an answer may take."""

_log = logging.getLogger(__name__)

Topic = Literal["advice", "preview", "remedies", "tides"]


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked.

    Attributes
    ----------
    number : int
    topic : str
        ``advice``: what to do of all that is admissible; ``preview``: what one
        action would do; ``remedies``: what each of some single changes would
        do; ``tides``: when tidal windows open and close.
    seconds : float
    actions : tuple of Changes or None
        What a preview or remedies are about.
    """

    number: int
    topic: Topic
    seconds: float
    actions: tuple[Changes, ...] | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the answer to a question is, 0…1; ``compiling``: the engine is compiled first, once on a machine."""

    question: Question
    share: float
    compiling: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer, about the hall as it stood after event ``seq``; a preliminary one is followed by another."""

    question: Question
    seq: int
    advice: Advice

    @property
    def seed(self) -> int:
        """What the citizens of the simulated days were drawn from."""
        return self.seq


@dataclass(frozen=True, slots=True)
class TidesAnswer:
    """The answer about tidal windows, in the hall as it stood after event ``seq``."""

    question: Question
    seq: int
    tides: Tides


@dataclass(frozen=True, slots=True)
class Failed:
    """There is no answer: ``error`` says why, where a person can do something about it."""

    question: Question
    error: KnownError | None


Message = Progress | Answer | TidesAnswer | Failed


def workers() -> int:
    """How many simulations run side by side: the screens keep a core where there is one to spare."""
    return max(1, min(4, (os.cpu_count() or 2) - 1))


class Advisor:
    """Asks the advising process of one hall; belongs to one thread.

    Parameters
    ----------
    url : str
        The hall.
    """

    def __init__(self, url: str) -> None:
        self.url = url
        self._asked = 0
        self._open: Question | None = None
        self._companion = Companion(_serve, "advisor", url)

    @property
    def busy(self) -> bool:
        """Whether a question is open."""
        return self._open is not None

    def ask(
        self, topic: Topic = "advice", actions: Sequence[Changes] | None = None, seconds: float = SECONDS
    ) -> Question:
        """Ask about the hall as it is now; what was asked before is dropped."""
        self._asked += 1
        question = Question(self._asked, topic, seconds, None if actions is None else tuple(actions))
        self._companion.start().send(question)
        self._open = question
        return question

    def poll(self) -> list[Message]:
        """What has come since the last call; nothing about questions that were dropped."""
        messages: list[Message] = []
        try:
            while (pipe := self._companion.pipe) is not None and pipe.poll():
                message: Message = pipe.recv()
                if message.question == self._open:
                    messages.append(message)
        except (EOFError, OSError):
            self._companion.stop()
            if self._open is not None:
                _log.warning("the advising process ended unexpectedly")
                messages.append(Failed(self._open, None))
        if any(_is_last(message) for message in messages):
            self._open = None
        return messages

    def cancel(self) -> None:
        """Drop the open question."""
        if self._open is not None and self._companion.pipe is not None:
            self._open = None
            self._companion.pipe.send(None)

    def close(self) -> None:
        """End the process."""
        self._open = None
        self._companion.stop()


def _is_last(message: Message) -> bool:
    """Whether nothing more comes about the question."""
    if isinstance(message, Answer):
        return not message.advice.preliminary
    return isinstance(message, TidesAnswer | Failed)


def _serve(url: str, pipe: Connection) -> None:
    # Imported in the process only: the simulation loads a compiler, which screens need not wait for.
    from hallapp.advising import serve

    serve(url, pipe)
