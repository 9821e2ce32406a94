"""Keys pressed twice: what the second press would hit is not what the clerk has seen."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer

MOVES_ON = ("finish", "no_show")
"""Actions after which another citizen, or the visit's next service, may be at the window at once."""

TWICE = 400
"""Milliseconds in which nobody has read who came next."""


class Presses:
    """Remembers what moved the window on last, and when."""

    def __init__(self) -> None:
        self._last = ""
        self._since = QElapsedTimer()

    def moved_on(self, action: str) -> None:
        """An action was carried out."""
        self._last = action
        self._since.start()

    def is_second(self, action: str) -> bool:
        """Whether this press belongs to the one before."""
        return action in MOVES_ON and action == self._last and self._since.elapsed() < TWICE
