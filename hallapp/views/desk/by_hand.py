"""Numbers that were written by hand while the system was down."""

from __future__ import annotations

import datetime
import string

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from hallapp.views import theme
from hallapp.views.desk import lookup
from hallapp.views.widgets import Panel, Text, row

LONGEST_NUMBER = 12
"""Characters."""


class ByHand(Panel):
    """What stands on a number that was written by hand."""

    entered = Signal()

    def __init__(self) -> None:
        super().__init__("waiting")
        self._number_label = Text("", theme.SMALL, "waiting")
        self._time_label = Text("", theme.SMALL, "waiting")
        self.number = QLineEdit()
        self.number.setMaxLength(LONGEST_NUMBER)
        self.time = QLineEdit()
        self.time.setInputMask("99:99;_")
        for field, width in ((self.number, 120), (self.time, 96)):
            field.setFixedWidth(width)
            field.setProperty("touch", True)
            field.returnPressed.connect(self.entered)
        self._about = Text("", theme.SMALL, "waiting", elide=True)
        line = row(
            self._number_label, self.number, self._time_label, self.time, self._about, gap=8, margin=(16, 4, 16, 4)
        )
        line.setStretch(4, 1)
        self.setLayout(line)

    def retranslate(self) -> None:
        """Set the texts."""
        self._number_label.setText(self.tr("Number as written"))
        self._time_label.setText(self.tr("at"))
        self.number.setAccessibleName(self.tr("Number as written"))
        self.time.setAccessibleName(self.tr("Time on it"))
        self._about.setText(self.tr("keeps its place in line; nothing is printed"))

    def written(self) -> str:
        """The number that was written."""
        return lookup.plain(self.number.text())

    def minute(self) -> float | None:
        """Minutes from midnight; ``None``: none was given."""
        return float(at.hour * 60 + at.minute) if (at := self._at()) is not None else None

    def _at(self) -> datetime.time | None:
        try:
            return datetime.datetime.strptime(lookup.plain(self.time.text()), "%H:%M").time()
        except ValueError:
            return None

    def lacks(self) -> tuple[str, QLineEdit] | None:
        """What is still to be written, and where; a paper may bear no time."""
        if not self.written():
            return self.tr("Which number stands on it?"), self.number
        if self.time.text().strip(":") and self._at() is None:
            return self.tr("Which time stands on it? Hour and minute such as 09:50, or nothing."), self.time
        return None

    def begin(self) -> None:
        """Expect a number; what is left from before is written over."""
        self.number.setFocus()
        self.number.selectAll()

    def go_on(self) -> None:
        """Expect the next number."""
        written = self.written()
        figures = written.lstrip(string.ascii_uppercase)
        if figures.isdecimal():
            following = str(int(figures) + 1).zfill(len(figures))
            self.number.setText(written[: len(written) - len(figures)] + following)
