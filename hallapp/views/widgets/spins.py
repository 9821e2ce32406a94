"""Boxes for numbers and times."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QAbstractSpinBox

_Spin = TypeVar("_Spin", bound=QAbstractSpinBox)

MARGIN = 8


def inset(spin: _Spin) -> _Spin:
    """Keep the figures off the edge, which no style sheet does in a box without arrows; returns the box."""
    spin.lineEdit().setTextMargins(MARGIN, 0, MARGIN, 0)
    return spin
