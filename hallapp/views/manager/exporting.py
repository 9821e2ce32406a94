"""Saving tables as CSV: where to, and a day's from the archive."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from hallapp.errors import KnownError
from hallapp.live import Live, path_of
from hallapp.reports.tables import Source, write_csv
from hallapp.store.archive import Archive
from hallapp.views.files import FileDialog
from hallapp.views.link import HallLink


def ask_csv(over: QWidget, title: str, name: str, take: Callable[[Path], object]) -> None:
    """Let the person choose a file; ``name`` is proposed, ``take`` gets what was chosen."""
    dialog = FileDialog(over, title)
    dialog.setAcceptMode(FileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("csv")
    dialog.selectFile(name)
    dialog.fileSelected.connect(lambda chosen: take(Path(chosen)))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()


def write_table(link: HallLink, table: str, day: str, path: Path, refused: Callable[[KnownError], object]) -> None:
    """Write one of the tables of :mod:`hallapp.reports.tables`, of a hall day, in the thread of commands."""
    url = link.url

    def write(live: Live) -> None:
        with closing(Archive.beside(path_of(url))) as archive:
            archive.update(live.log)
            write_csv(Source(archive, day, live.people.text), table, path)

    link.work(write, None, refused)
