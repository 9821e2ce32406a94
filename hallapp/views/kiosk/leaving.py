"""Where a manager's PIN lets the ticket machine be left."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hallapp import pin
from hallapp.views import theme
from hallapp.views.kiosk.keys import BACK, Pad
from hallapp.views.widgets import Button, Panel, Text, column, row

LONGEST = 12

TRIES, LOCKED_FOR = 5, 60
"""After so many wrong PINs none is taken for so many seconds."""


class Leaving(QWidget):
    """Asks for the PIN; ``left`` once it was right, ``stayed`` when it is given up."""

    left = Signal()
    stayed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._typed = ""
        self._wrong = 0
        self._locked = 0
        self._title = Text("", theme.TITLE, bold=True)
        self._about = Text("", theme.BODY, "muted", wrap=True)
        self._shown = Text("", theme.FIGURE, bold=True)
        self._shown.setMinimumHeight(56)
        self.pad = Pad()
        self.enter = Button("", look="main", height=64, size=theme.LEAD, clicked=self.check)
        self.back = Button("", look="outline", height=64, size=theme.LEAD, clicked=self.stayed.emit)
        card = Panel("card")
        card.setLayout(column(self._title, self._about, self._shown, self.pad, gap=12, margin=24))
        line = row(self.back, self.enter, gap=12)
        line.setStretch(0, 1)
        line.setStretch(1, 1)
        self.setLayout(column(card, 0, line, gap=12))
        self.pad.typed.connect(self.type)
        self.kept = ""

    def retranslate(self) -> None:
        """Set the texts."""
        self._title.setText(self.tr("Leave the ticket machine"))
        self.enter.set_label(self.tr("Leave"))
        self.back.set_label(self.tr("Back"))
        self.pad.retranslate()
        self._show()

    def begin(self, kept: str) -> None:
        """Ask for the PIN of which ``kept`` was kept."""
        self.kept = kept
        self._typed = ""
        self._show()

    def type(self, sign: str) -> None:
        """Take a digit, or take the last one back."""
        self._typed = self._typed[:-1] if sign == BACK else (self._typed + sign)[:LONGEST]
        self._show()

    def check(self) -> None:
        """See whether it is the PIN."""
        if self._locked:
            return
        right = pin.fits(self._typed, self.kept)
        self._typed = ""
        if right:
            self._wrong = 0
            self.left.emit()
            return
        self._wrong += 1
        if self._wrong >= TRIES:
            self._wrong, self._locked = 0, LOCKED_FOR
        self._show()

    def tick(self) -> None:
        """A second has passed."""
        if self._locked:
            self._locked -= 1
            self._show()

    def _show(self) -> None:
        # Never the digits: citizens stand behind.
        self._shown.setText("● " * len(self._typed) or "–")
        self._shown.setAccessibleName(self.tr("%n digit(s) typed", "", len(self._typed)))
        self.enter.setEnabled(bool(self._typed) and not self._locked)
        if self._locked:
            self._about.setText(self.tr("Too many wrong PINs: wait %n s.", "", self._locked))
        elif self._wrong:
            self._about.setText(self.tr("That was not the PIN."))
        else:
            self._about.setText(self.tr("Only for the hall's manager: the PIN from the settings."))
        self._about.set_ink("late" if self._wrong or self._locked else "muted")
