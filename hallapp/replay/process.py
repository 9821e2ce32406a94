"""Replays in another process: a day takes seconds, which the screens don't have."""

from __future__ import annotations

import logging
import multiprocessing
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any, Generic, TypeVar

from hallapp.errors import KnownError
from hallapp.live import path_of
from hallapp.replay import account, asking, study
from hallapp.replay.study import WhatIf
from hallapp.store.archive import Archive
from hallapp.store.sqlite import SqliteLog

T = TypeVar("T")

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Failed:
    """There is no answer; ``error`` says why, where a person can do something about it."""

    error: KnownError | None


class Job(Generic[T]):
    """A function called in a process of its own, whose answer is asked for now and then."""

    def __init__(self, function: Callable[..., T], *arguments: object) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, other = context.Pipe(duplex=False)
        self._process = context.Process(target=_work, args=(other, function, arguments), name="replay", daemon=True)
        self._process.start()
        other.close()

    def answer(self) -> T | Failed | None:
        """The answer if it is there; then the process has ended."""
        if not self._pipe.poll():
            return None
        try:
            found: T | Failed = self._pipe.recv()
        except EOFError:
            _log.warning("the replaying process ended unexpectedly")
            found = Failed(None)
        self.end()
        return found

    def wait(self, seconds: float) -> None:
        """Wait for the answer, at most so long."""
        self._pipe.poll(seconds)

    def end(self) -> None:
        """End the process, whatever it is doing."""
        self._pipe.close()
        self._process.terminate()
        self._process.join()


class Replayer:
    """Asks for replays of one hall's days; belongs to one thread."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.question: Job[WhatIf] | None = None
        self.account: Job[int] | None = None

    def ask(self, day: str, words: Sequence[str]) -> None:
        """Ask what would have been; what was asked before is dropped."""
        if self.question is not None:
            self.question.end()
        self.question = Job(what_if, self.url, day, tuple(words))

    def settle(self) -> None:
        """Have the advice of closed days held against replays."""
        if self.account is None:
            self.account = Job(settle, self.url)

    def answer(self) -> WhatIf | Failed | None:
        """The answer to the question, once, when it is there."""
        found = None if self.question is None else self.question.answer()
        if found is not None:
            self.question = None
        return found

    def settled(self) -> int | Failed | None:
        """How many advices were held against replays, once, when it is done."""
        found = None if self.account is None else self.account.answer()
        if found is not None:
            self.account = None
        return found

    def close(self) -> None:
        """End the processes."""
        for job in (self.question, self.account):
            if job is not None:
                job.end()
        self.question = self.account = None


def what_if(url: str, day: str, words: Sequence[str]) -> WhatIf:
    """Replay a day with something changed."""
    with closing(SqliteLog(path_of(url))) as log:
        script = study.script_of(log, day)
    return study.what_if(script, asking.read(words, script))


def settle(url: str) -> int:
    """Hold the advice of closed days against replays, where that has not been done."""
    path = path_of(url)
    with closing(SqliteLog(path)) as log, closing(Archive.beside(path)) as archive:
        return account.settle(log, archive)


def _work(pipe: Connection, function: Callable[..., Any], arguments: tuple[object, ...]) -> None:
    try:
        answer = function(*arguments)
    except KnownError as error:
        answer = Failed(error)
    pipe.send(answer)
    pipe.close()
