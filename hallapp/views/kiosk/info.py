"""The upper part of the ticket machine: the hall, the time, how full it is, who goes first, when numbers stop."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QWidget

from hallapp.hall import issuing
from hallapp.hall.hall import Hall
from hallapp.views import closing, theme, words
from hallapp.views.census import Census
from hallapp.views.widgets import Figure, Icon, Panel, Text, column, row

_ANY = 16_777_215


class Info(Panel):
    """Everything that is read and never touched; ``name`` is the hall's."""

    def __init__(self, staleness: QWidget) -> None:
        super().__init__("top")
        self.name = Text("", theme.TITLE, bold=True, wrap=True)
        self._what = Text("", theme.SMALL, "muted")
        self._time = Text("", theme.TITLE, bold=True)
        self._date = Text("", theme.SMALL, "muted")
        self._figures = [Figure(theme.TITLE) for _ in range(3)]
        self._figure_boxes = [Panel("sunken") for _ in self._figures]
        self._courtesy = Text("", theme.SMALL, "called", wrap=True)
        self._soon = Text("", theme.SMALL, "waiting", wrap=True)
        self._soon_hint = _hint("waiting", "hourglass-medium", self._soon)
        self._head = row(column(self.name, self._what), column(self._time, self._date), gap=16)
        self._head.setStretch(0, 1)
        self._boxes = row(gap=11)
        for figure, box in zip(self._figures, self._figure_boxes, strict=True):
            box.setLayout(column(figure, margin=(11, 8, 11, 8)))
            self._boxes.addWidget(box, 1)
        hint = _hint("called", "info", self._courtesy)
        self.setLayout(
            column(staleness, self._head, self._boxes, self._soon_hint, hint, 0, gap=12, margin=(22, 20, 22, 14))
        )

    def retranslate(self) -> None:
        """Set the texts."""
        self._what.setText(self.tr("Take a number yourself"))
        self._courtesy.setText(
            self.tr(
                "Elderly, disabled, pregnant and people with infants go first; "
                "military and veterans with their card by law. Say so when you take a number."
            )
        )

    def show_hall(self, hall: Hall, name: str, census: Census) -> None:
        """Show how full the hall of that name is, and until when it gives out numbers."""
        self.name.setText(name)
        waiting, windows, closes = self._figures
        waiting.show_value(self.tr("Waiting now"), words.number(census.waiting.total()), self.tr("people"))
        open_now = sum(window.state != "closed" for window in hall.windows.values())
        windows.show_value(self.tr("Open windows"), words.number(open_now))
        stops = issuing.stops_at(hall)
        if stops is None:
            closes.show_value(self.tr("Closes"), words.clock(float(hall.scenario.closes)))
        else:
            closes.show_value(self.tr("Numbers until"), words.clock(stops))

    def show_time(self, hall: Hall, now: int, time: str) -> None:
        """Show the time, and what it brings near."""
        self._time.setText(time)
        self._date.setText(words.date(hall.day or ""))
        soon = closing.notice(hall, now)
        self._soon.setText(soon)
        self._soon_hint.setVisible(bool(soon))

    def announced(self) -> str:
        """What is announced before numbers stop; empty if nothing."""
        return self._soon.words() if not self._soon_hint.isHidden() else ""

    def fit(self, width: int, height: int, *, easy: bool) -> None:
        """Arrange for a screen of that size: beside the controls if it lies, above them if it stands."""
        wide = width > height
        directions = QBoxLayout.Direction
        self._head.setDirection(directions.TopToBottom if wide else directions.LeftToRight)
        self._boxes.setDirection(directions.TopToBottom if wide else directions.LeftToRight)
        for text in (self._time, self._date):
            text.setAlignment(Qt.AlignmentFlag.AlignLeft if wide else Qt.AlignmentFlag.AlignRight)
        # Lying and in large type there is room for the name and the time only.
        for box in self._figure_boxes:
            box.setVisible(not (wide and easy))
        self.setMinimumWidth(round(width * 0.3) if wide else 0)
        self.setMaximumWidth(round(width * 0.3) if wide else _ANY)
        # Controls lie within reach of somebody who sits: below the upper third.
        self.setMinimumHeight(0 if wide else round(height * 0.3))


def _hint(state: str, icon: str, text: Text) -> Panel:
    """A sentence in the colours of a state."""
    hint = Panel(state)
    line = row(Icon(icon, state), text, gap=10, margin=(12, 8, 12, 8))
    line.setStretch(1, 1)
    hint.setLayout(line)
    return hint
