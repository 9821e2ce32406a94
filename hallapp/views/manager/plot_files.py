"""A plot's picture as a file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QWidget

from hallapp.errors import QT_TRANSLATE_NOOP, BadInput

SHARPNESS = 3
"""Points of the picture for one on the screen, at 100 %."""


def picture_of(widget: QWidget) -> QPixmap:
    """The widget as it looks now."""
    picture = QPixmap(widget.size() * SHARPNESS)
    picture.setDevicePixelRatio(SHARPNESS)
    widget.render(picture)
    return picture


def save_picture(widget: QWidget, path: Path) -> None:
    """Write a widget as it looks now (PNG), in points fine enough for a printed report.

    Raises
    ------
    BadInput
        The file can't be written.
    """
    if not picture_of(widget).save(str(path), "PNG"):
        raise BadInput(QT_TRANSLATE_NOOP("Refusal", "The picture can't be written to {path}."), path=str(path))
