"""A plot's picture as a file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from hallapp.errors import QT_TRANSLATE_NOOP, BadInput


def save_picture(widget: QWidget, path: Path) -> None:
    """Write a widget as it looks now (PNG).

    Raises
    ------
    BadInput
        The file can't be written.
    """
    if not widget.grab().save(str(path), "PNG"):
        raise BadInput(QT_TRANSLATE_NOOP("Refusal", "The picture can't be written to {path}."), path=str(path))
