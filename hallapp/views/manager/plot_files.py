"""A plot as a file: its picture, or its values."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from hallapp.errors import QT_TRANSLATE_NOOP, BadInput, system_problem

Row = Sequence[object]


def save_picture(widget: QWidget, path: Path) -> None:
    """Write a widget as it looks now (PNG).

    Raises
    ------
    BadInput
        The file can't be written.
    """
    if not widget.grab().save(str(path), "PNG"):
        raise BadInput(QT_TRANSLATE_NOOP("Refusal", "The picture can't be written to {path}."), path=str(path))


def save_values(heads: Row, rows: Iterable[Row], path: Path) -> None:
    """Write values under their heads (CSV, UTF-8 with the mark by which spreadsheets know it).

    Raises
    ------
    BadInput
        The file can't be written.
    """
    try:
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file).writerows([heads, *rows])
    except OSError as error:
        raise BadInput(
            QT_TRANSLATE_NOOP("Refusal", "{path} can't be written: {problem}."),
            path=str(path),
            problem=system_problem(error),
        ) from error
