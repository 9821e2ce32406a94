"""Work that takes its time, off the GUI's thread: the guide has no hall yet whose worker could do it."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from PySide6.QtCore import QObject, QTimer

from hallapp.errors import KnownError
from hallapp.views import garbage

LOOK = 20
"""Milliseconds between two looks at whether it is done."""


class Errand(QObject):
    """Does one thing at a time in a thread of its own, and calls back in the GUI's."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._under_way: Future[Any] | None = None
        self._done: Callable[[Any], object] = lambda _result: None
        self._refused: Callable[[KnownError], object] = lambda _error: None
        self._timer = QTimer(self, interval=LOOK)
        self._timer.timeout.connect(self._look)

    @property
    def busy(self) -> bool:
        """Whether something is under way."""
        return self._under_way is not None

    def send(
        self, job: Callable[[], object], done: Callable[[Any], object], refused: Callable[[KnownError], object]
    ) -> None:
        """Do a job that touches no widget; ``done`` is called with its result, ``refused`` with a known error."""
        assert not self.busy
        self._done, self._refused = done, refused
        garbage.hold()
        with_thread = ThreadPoolExecutor(1, "errand")
        self._under_way = with_thread.submit(job)
        with_thread.shutdown(wait=False)
        self._timer.start()

    def _look(self) -> None:
        future = self._under_way
        if future is None or not future.done():
            return
        self._timer.stop()
        self._under_way = None
        garbage.release()
        try:
            result = future.result()
        except KnownError as error:
            self._refused(error)
        else:
            self._done(result)
