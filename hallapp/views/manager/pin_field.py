"""What a PIN is entered with."""

from __future__ import annotations

import string

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLineEdit, QToolTip

from hallapp.views.manager import wording
from hallapp.views.manager.setting_fields import Field
from hallapp.views.widgets import Check, row
from hallapp.views.widgets.numbers import narrow

SHORTEST_PIN, LONGEST_PIN = 4, 12
"""Digits."""


class PinField(Field):
    """A new PIN, or none; what is kept of the old one is never shown."""

    def __init__(self) -> None:
        super().__init__()
        self._kept = ""
        self.line = QLineEdit()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setMaxLength(LONGEST_PIN)
        self.line.setFixedWidth(160)
        self.none = Check()
        self.none.setChecked(True)
        self.line.textEdited.connect(self._take)
        self.none.toggled.connect(self._take_none)
        self.setLayout(row(self.line, self.none, 0, gap=12))

    def _take(self, typed: str) -> None:
        digits = "".join(sign for sign in narrow(typed) if sign in string.digits)
        if digits != typed:
            # The ticket machine, where it is typed, has keys for digits only.
            self.line.setText(digits)
            QToolTip.showText(self.line.mapToGlobal(QPoint(0, self.line.height())), self._wanted(), self.line)
        self._count(digits)

    @staticmethod
    def _wanted() -> str:
        sentence = wording.translate("settings", "A PIN has {least} to {most} digits.")
        return sentence.format(least=SHORTEST_PIN, most=LONGEST_PIN)

    def problem(self) -> str:
        """A PIN that is too short."""
        return self._wanted() if 0 < len(self.line.text()) < SHORTEST_PIN else ""

    def _count(self, typed: str) -> None:
        self.none.setChecked(not typed and not self._kept)
        self.changed.emit()

    def _take_none(self, none: bool) -> None:
        if none:
            self.line.clear()
        self.changed.emit()

    def name(self, label: str) -> None:
        """Name line and box."""
        self.line.setAccessibleName(label)
        self.none.set_label(wording.translate("settings", "no PIN"))

    def value(self) -> str:
        """The new PIN as typed, what is kept of the old one, or nothing."""
        return self.line.text() or ("" if self.none.isChecked() else self._kept)

    def set_value(self, value: str) -> None:
        """Take what is kept of a PIN."""
        self._kept = value
        self.line.clear()
        self.line.setPlaceholderText("••••" if value else "")
        self.none.setChecked(not value)

    def say(self, value: object) -> str:
        """Whether there is one."""
        return wording.translate("settings", "a PIN is set") if value else wording.translate("settings", "no PIN")
