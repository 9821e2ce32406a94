"""The note of a ticket that was issued already, for whoever serves it next."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from hallapp import typed
from hallapp.views import theme
from hallapp.views.desk.draft import LONGEST_NOTE
from hallapp.views.widgets import Button, Text, column, row

WIDTH = 440


class NoteDialog(QDialog):
    """Shows the note, and takes another in its place; ``written`` carries it."""

    written = Signal(str)

    def __init__(self, over: QWidget, number: str, note: str) -> None:
        super().__init__(over)
        title = self.tr("Note on {number}").format(number=number)
        self.setWindowTitle(title)
        self.line = QLineEdit(note)
        self.line.setMaxLength(LONGEST_NOTE)
        self.line.setProperty("touch", True)
        self.line.setAccessibleName(title)
        self.line.selectAll()
        self.keep = Button(self.tr("Keep"), key="Enter", look="main", height=theme.TOUCH, clicked=self.accept)
        leave = Button(self.tr("Cancel"), key="Esc", height=theme.TOUCH, clicked=self.reject)
        about = self.tr("Only for the window; never on the wall, never in the log")
        self.setLayout(
            column(
                Text(title, theme.LEAD, bold=True),
                self.line,
                Text(about, theme.SMALL, "muted", wrap=True),
                row(0, leave, self.keep, gap=8),
                gap=12,
                margin=16,
            )
        )
        self.setMinimumWidth(WIDTH)
        leave.setAutoDefault(False)
        self.keep.setDefault(True)
        self.line.textChanged.connect(self._check)
        self._check()
        self.line.setFocus()

    def _check(self) -> None:
        self.keep.setEnabled(bool(self.line.text().strip()))

    def accept(self) -> None:
        """Take the note that is written; an empty one is none."""
        note = typed.line(self.line.text())
        if note:
            self.written.emit(note)
            super().accept()
