"""Numbers that were written by hand while the system was down."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from hallapp.views import theme
from hallapp.views.widgets import Panel, Text, row


class ByHand(Panel):
    """What stands on a number that was written by hand."""

    entered = Signal()

    def __init__(self) -> None:
        super().__init__("waiting")
        self._number_label = Text("", theme.SMALL, "waiting")
        self._time_label = Text("", theme.SMALL, "waiting")
        self.number = QLineEdit()
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

    def minute(self) -> float | None:
        """Minutes from midnight; ``None``: none was given."""
        hours, _, minutes = self.time.text().replace("_", "").partition(":")
        if not hours.isdecimal() or not minutes.isdecimal():
            return None
        return int(hours) * 60.0 + int(minutes)

    def go_on(self) -> None:
        """Expect the next number."""
        written = self.number.text().strip()
        figures = written.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
        if figures.isdecimal():
            following = str(int(figures) + 1).zfill(len(figures))
            self.number.setText(written[: len(written) - len(figures)] + following)
