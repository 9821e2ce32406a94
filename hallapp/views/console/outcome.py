"""The panel that finishes the service in hand: its outcome, and whether the window pauses after it."""

from __future__ import annotations

from typing import Any, get_args

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QDateEdit, QGridLayout, QLineEdit, QSizePolicy, QWidget

from hallapp.hall.ticket import Outcome
from hallapp.views import theme, words
from hallapp.views.widgets import Button, Check, Panel, Text, column, row

OUTCOMES: tuple[str, ...] = get_args(Outcome)

DUE_DAYS = 5
"""Days until a referral is due, unless the clerk says otherwise."""


class OutcomePanel(Panel):
    """Outcomes on the keys 1 to 4; ``finish`` asks for the command."""

    finish = Signal()

    def __init__(self) -> None:
        super().__init__("surface")
        self.outcome = OUTCOMES[0]
        self._title = Text("", theme.BODY, bold=True)
        self.pause = Check()
        self._buttons: dict[str, Button] = {}
        grid = QGridLayout()
        grid.setSpacing(8)
        for place, outcome in enumerate(OUTCOMES):
            button = Button(key=str(place + 1), look="choice").align_left(8)
            button.setAutoExclusive(True)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.clicked.connect(lambda _on=False, outcome=outcome: self.choose(outcome))
            self._buttons[outcome] = button
            grid.addWidget(button, place // 2, place % 2)
        self.to = QLineEdit()
        self.to.setMaxLength(200)
        self.due = QDateEdit()
        self.due.setCalendarPopup(True)
        self.due.setDisplayFormat("yyyy-MM-dd")
        self._referral = QWidget()
        self._referral.setLayout(row(self.to, self.due, gap=8))
        self.button = Button(
            icon="check", key="F5", look="main", height=theme.MAIN_BUTTON, clicked=self.finish.emit
        ).align_left()
        self.button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        head = row(self._title, 0, self.pause)
        self.setLayout(column(head, grid, self._referral, self.button, gap=8, margin=(16, 12, 16, 12)))
        self.choose(self.outcome)

    def retranslate(self) -> None:
        """Set the texts."""
        self._title.setText(self.tr("Finish this service"))
        self.pause.set_label(self.tr("then pause"))
        for outcome, label in words.outcomes().items():
            self._buttons[outcome].set_label(label)
        self.to.setPlaceholderText(self.tr("referred to whom"))
        self.to.setAccessibleName(self.tr("referred to whom"))
        self.due.setAccessibleName(self.tr("due"))

    def choose(self, outcome: str) -> None:
        """Choose an outcome."""
        self.outcome = outcome
        self._buttons[outcome].setChecked(True)
        self._referral.setVisible(outcome == "referred")
        self.due.setDate(QDate.currentDate().addDays(DUE_DAYS))

    def reset(self) -> None:
        """Begin with the next service."""
        self.choose(OUTCOMES[0])
        self.pause.setChecked(False)
        self.to.clear()

    def request(self) -> dict[str, Any]:
        """The arguments of the command ``finish``."""
        found: dict[str, Any] = {"outcome": self.outcome, "pause": self.pause.isChecked()}
        if self.outcome == "referred" and self.to.text().strip():
            found["to"] = self.to.text().strip()
            found["due"] = self.due.date().toString("yyyy-MM-dd")
        return found

    def complete(self) -> bool:
        """Whether nothing is missing: a referral needs to whom."""
        return self.outcome != "referred" or bool(self.to.text().strip())
