"""The panel that finishes the service in hand: its outcome, what belongs to it, and whether the window pauses after."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any, get_args

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QSizePolicy, QWidget

from hallapp import typed
from hallapp.hall.ticket import Outcome
from hallapp.views import theme, words
from hallapp.views.widgets import Button, Check, DateField, Panel, Text, column, row

TICK = theme.SMALL_ICON + 8
"""Pixels that the tick of what is chosen takes."""

FOLLOWS = "follows"
"""Chosen like an outcome: done, though a paper follows."""

OUTCOMES: tuple[str, ...] = (*get_args(Outcome), FOLLOWS)
"""What is chosen by the keys 1 to 5."""

Lacking = Callable[[], list[tuple[int, str]]]
"""The papers that were not ticked: their places in the catalogue's list, and their names."""


class OutcomePanel(Panel):
    """Outcomes on the keys 1 to 5; ``finish`` asks for the command, ``about_papers`` for the papers to be seen.

    Parameters
    ----------
    lacking : callable
        Which papers were not ticked.
    due : callable
        The working day on which something is due unless the clerk says otherwise.
    """

    finish = Signal()
    about_papers = Signal()

    def __init__(self, lacking: Lacking, due: Callable[[], datetime.date]) -> None:
        super().__init__("surface")
        self.outcome = OUTCOMES[0]
        self._lacking = lacking
        self._usual_due = due
        self.pause = Check()
        self._buttons: dict[str, Button] = {}
        self._grid = grid = QGridLayout()
        grid.setSpacing(8)
        for place, outcome in enumerate(OUTCOMES):
            button = Button(key=str(place + 1), look="choice").align_left(8)
            button.setAutoExclusive(True)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.clicked.connect(lambda _on=False, outcome=outcome: self.choose(outcome))
            self._buttons[outcome] = button
            grid.addWidget(button, place // 2, place % 2)
        grid.addWidget(self.pause, len(OUTCOMES) // 2, len(OUTCOMES) % 2)
        self.missing = Text("", theme.SMALL, wrap=True)
        self.also = QLineEdit()
        self.also.setMaxLength(200)
        self.to = QLineEdit()
        self.to.setMaxLength(200)
        self.due = DateField()
        self._due_label = Text("", theme.SMALL, "muted")
        self._due_line = QWidget()
        self._due_line.setLayout(row(self._due_label, self.due, 0, gap=8))
        referred = row(self.to, self._due_line, gap=8)
        referred.setStretch(0, 1)
        self.button = Button(
            icon="check", key="F5", look="main", height=theme.MAIN_BUTTON, clicked=self.finish.emit
        ).align_left()
        self.button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setLayout(column(grid, self.missing, self.also, referred, self.button, gap=8))
        self.set_low(True)
        self.choose(self.outcome)

    def set_low(self, low: bool) -> None:
        """Make do with a low screen."""
        space = 8 if low else 12
        self.layout().setContentsMargins(16, space, 16, space)  # type: ignore[union-attr]

    def retranslate(self) -> None:
        """Set the texts."""
        self.pause.set_label(self.tr("then pause"))
        for outcome, label in words.outcomes().items():
            self._buttons[outcome].set_label(label)
        self._buttons[FOLLOWS].set_label(self.tr("paper follows"))
        self._buttons[FOLLOWS].setToolTip(self.tr("done, though a paper follows"))
        self._widen()
        self.to.setPlaceholderText(self.tr("referred to whom"))
        self.to.setAccessibleName(self.tr("referred to whom"))
        self.also.setPlaceholderText(self.tr("missing besides, for the notice"))
        self.also.setAccessibleName(self.tr("missing besides, for the notice"))
        self._due_label.setText(self.tr("due by"))
        self.due.setAccessibleName(self.tr("due by"))
        self.show_missing()

    def _widen(self) -> None:
        """Each column as wide as its longest words with a tick, whether or not they have one now."""
        plain: list[list[int]] = [[], []]
        for place, button in enumerate(self._buttons.values()):
            plain[place % 2].append(button.sizeHint().width() - (TICK if button.isChecked() else 0))
        for place, widths in enumerate(plain):
            self._grid.setColumnMinimumWidth(place, max(widths) + TICK)

    def let_pause(self, allowed: bool) -> None:
        """Offer a pause after this one; not where breaks are asked for."""
        if self.pause.isHidden() != allowed:
            return
        self.pause.setVisible(allowed)
        if not allowed:
            self.pause.setChecked(False)
        # The last outcome takes the place that the pause leaves.
        last = self._buttons[OUTCOMES[-1]]
        self._grid.removeWidget(last)
        self._grid.addWidget(last, (len(OUTCOMES) - 1) // 2, 0, 1, 1 if allowed else 2)

    def choose(self, outcome: str) -> None:
        """Choose an outcome."""
        self.outcome = outcome
        self._buttons[outcome].setChecked(True)
        self.to.setVisible(outcome == "referred")
        self._due_line.setVisible(outcome in ("referred", FOLLOWS))
        self.also.setVisible(outcome == "documents_missing")
        due = self._usual_due()
        self.due.setDate(QDate(due.year, due.month, due.day))
        self.show_missing()
        if self._is_about_papers():
            self.about_papers.emit()

    def show_missing(self) -> None:
        """Say which papers are missing: those not ticked above."""
        self.missing.setVisible(self._is_about_papers())
        names = [name for _, name in self._lacking()]
        if names:
            self.missing.setText(self.tr("Not ticked above: {papers}").format(papers=words.listed(names)))
        else:
            self.missing.setText(self.tr("Every paper of the catalogue is ticked above."))

    def reset(self) -> None:
        """Begin with the next service."""
        self.choose(OUTCOMES[0])
        self.pause.setChecked(False)
        self.to.clear()
        self.also.clear()

    def request(self) -> dict[str, Any]:
        """The arguments of the command ``finish``."""
        outcome = "done" if self.outcome == FOLLOWS else self.outcome
        found: dict[str, Any] = {"outcome": outcome, "pause": self.pause.isChecked()}
        if self.outcome == "referred" and typed.line(self.to.text()):
            found["to"] = typed.line(self.to.text())
        if self._is_about_papers():
            found["missing"] = [place for place, _ in self._lacking()]
        if self.outcome == "documents_missing" and typed.line(self.also.text()):
            found["also"] = typed.line(self.also.text())
        if not self._due_line.isHidden():
            found["due"] = self.due.date().toString("yyyy-MM-dd")
        return found

    def needs(self) -> str:
        """What is still missing of the outcome itself; empty: nothing."""
        if self.outcome == "referred" and not typed.line(self.to.text()):
            return self.tr("Say to whom it is referred.")
        if self.outcome == FOLLOWS and not self._lacking():
            return self.tr("Leave the paper that follows unticked above.")
        if self.outcome == "documents_missing" and not self._lacking() and not typed.line(self.also.text()):
            return self.tr("Leave what is missing unticked above, or write what is missing besides.")
        return ""

    def _is_about_papers(self) -> bool:
        return self.outcome in ("documents_missing", FOLLOWS)
