"""When a screen's process looks for garbage in cycles: never while people look at it."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

from hallapp.views.link import HallLink

NEVER = 1_000_000_000

PATIENCE = 60_000
"""Milliseconds after closing the hall day: whoever closed it has looked at the outcome."""


class Collector(QObject):
    """Leaves out full collections of Python's garbage while the hall day is open.

    A full collection walks over all objects of the process, in a large hall
    for more than a tenth of a second, in which the screen stands still. Those
    of young objects, which take less than a millisecond, go on; what they
    leave is collected after the day is closed.
    """

    def __init__(self, link: HallLink) -> None:
        super().__init__()
        self._link = link
        self._was_open = link.hall.is_open
        young, middle, _ = gc.get_threshold()
        gc.set_threshold(young, middle, NEVER)
        self._after = QTimer(self, interval=PATIENCE, singleShot=True)
        self._after.timeout.connect(self.collect)
        link.changed.connect(self._look)

    def _look(self) -> None:
        is_open = self._link.hall.is_open
        if self._was_open and not is_open:
            self._after.start()
        elif is_open:
            self._after.stop()
        self._was_open = is_open

    def collect(self) -> None:
        """Collect everything now."""
        gc.collect()
