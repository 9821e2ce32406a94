"""Work in pieces, so that keys and paints come between."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


class Turns(QObject):
    """Does one piece in each turn of the event loop, in the order in which they came.

    A piece that waits already is not taken twice.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting: deque[Callable[[], object]] = deque()
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._do)

    @property
    def done(self) -> bool:
        """Whether nothing waits for its turn."""
        return not self._waiting

    def add(self, *pieces: Callable[[], object]) -> None:
        """Do these when it is their turn."""
        for piece in pieces:
            if piece not in self._waiting:
                self._waiting.append(piece)
        if self._waiting:
            self._next.start()

    def clear(self) -> None:
        """Do nothing of what waits."""
        self._waiting.clear()
        self._next.stop()

    def _do(self) -> None:
        piece = self._waiting.popleft()
        if self._waiting:
            self._next.start()
        piece()
