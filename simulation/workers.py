"""Worker processes that a kill does not stop."""

from __future__ import annotations

import logging
import multiprocessing
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

ATTEMPTS = 5
"""How often a task is begun before it is held to be what kills its worker, and not the neighbour of such tasks."""

_log = logging.getLogger(__name__)


class Workers(Executor):
    """A pool of processes, started the same way on every system.

    When a worker dies, the pool is made anew and the tasks that it had not
    finished are begun again; so tasks must be free of side effects.

    Parameters
    ----------
    count : int
    """

    def __init__(self, count: int) -> None:
        self.count = count
        self._lock = threading.Lock()
        self._pool = self._new()
        self._closed = False

    def submit(self, task: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> Future[R]:
        """Let a worker do a task.

        Raises
        ------
        BrokenProcessPool
            From the future: the task killed its workers again and again.
        """
        answer: Future[R] = Future()
        self._begin(answer, lambda pool: pool.submit(task, *args, **kwargs), ATTEMPTS)
        return answer

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the processes."""
        with self._lock:
            self._closed = True
            pool = self._pool
        pool.shutdown(wait, cancel_futures=cancel_futures)

    def workers(self) -> Sequence[int]:
        """Process ids of those that are alive."""
        with self._lock:
            processes = self._pool._processes or {}
        return [pid for pid, process in processes.items() if process.is_alive()]

    def _new(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(self.count, mp_context=multiprocessing.get_context("spawn"))

    def _begin(self, answer: Future[R], begin: Callable[[ProcessPoolExecutor], Future[R]], attempts: int) -> None:
        with self._lock:
            pool = self._pool
        try:
            inner = begin(pool)
        except BrokenProcessPool as error:
            self._again(answer, begin, attempts, pool, error)
            return
        inner.add_done_callback(lambda done: self._pass_on(done, answer, begin, attempts, pool))

    def _pass_on(
        self,
        done: Future[R],
        answer: Future[R],
        begin: Callable[[ProcessPoolExecutor], Future[R]],
        attempts: int,
        pool: ProcessPoolExecutor,
    ) -> None:
        if done.cancelled():
            answer.cancel()
            return
        if answer.cancelled():
            return
        error = done.exception()
        if isinstance(error, BrokenProcessPool):
            self._again(answer, begin, attempts, pool, error)
        elif error is not None:
            answer.set_exception(error)
        else:
            answer.set_result(done.result())

    def _again(
        self,
        answer: Future[R],
        begin: Callable[[ProcessPoolExecutor], Future[R]],
        attempts: int,
        broken: ProcessPoolExecutor,
        error: BrokenProcessPool,
    ) -> None:
        if attempts <= 1 or self._closed:
            answer.set_exception(error)
            return
        self._replace(broken)
        self._begin(answer, begin, attempts - 1)

    def _replace(self, broken: ProcessPoolExecutor) -> None:
        with self._lock:
            if self._pool is not broken or self._closed:
                return
            _log.warning("a worker process died; its tasks are begun again")
            self._pool = self._new()
        broken.shutdown(wait=False)
