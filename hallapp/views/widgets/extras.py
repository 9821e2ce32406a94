"""What Qt's own fields lack."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QAbstractSpinBox, QLineEdit, QToolButton

_Spin = TypeVar("_Spin", bound=QAbstractSpinBox)

MARGIN = 8


def inset(spin: _Spin) -> _Spin:
    """Keep the figures off the edge, which no style sheet does in a box without arrows; returns the box."""
    spin.lineEdit().setTextMargins(MARGIN, 0, MARGIN, 0)
    return spin


def name_clear_button(line: QLineEdit, name: str) -> None:
    """Name the button that clears a line; Qt leaves it without a name."""
    for button in line.findChildren(QToolButton):
        button.setAccessibleName(name)
