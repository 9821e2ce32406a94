"""The dialog in which a file is chosen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget


class FileDialog(QFileDialog):
    """Where the system has no dialog of its own, Qt's speaks the person's language throughout."""

    def __init__(self, over: QWidget, title: str, place: str = "", kinds: str = "") -> None:
        super().__init__(over, title, place, kinds)
        for label, words in (
            (self.DialogLabel.LookIn, QCoreApplication.translate("FileDialog", "Look in:")),
            (self.DialogLabel.FileName, QCoreApplication.translate("FileDialog", "File name:")),
            (self.DialogLabel.FileType, QCoreApplication.translate("FileDialog", "Files of type:")),
        ):
            self.setLabelText(label, words)
