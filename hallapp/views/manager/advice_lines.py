"""Options of advice as ranked lines, one of which is opened by a click."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from hallapp.views import theme, words
from hallapp.views.manager import wording
from hallapp.views.widgets import Icon, PressRow, Text, column, row, rule
from simulation.options import Advice, Option
from simulation.scenario import Scenario


def rank_of(advice: Advice, place: int) -> str:
    """The number of an option among those that change something; "=" for doing nothing."""
    if not advice.options[place].changes:
        return "="
    return str(sum(bool(option.changes) for option in advice.options[: place + 1]))


class Rank(QWidget):
    """A round number; of doing nothing "="."""

    def __init__(self) -> None:
        super().__init__()
        self._label, self._filled = "", False
        self.setFixedSize(24, 24)
        self.setProperty("step", theme.SMALL)

    def show_rank(self, label: str, filled: bool = False) -> None:
        """Show a rank, filled for the one that is opened."""
        self._label, self._filled = label, filled
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.colour("accent" if self._filled else "line"))
        painter.setBrush(theme.colour("accent" if self._filled else "surface"))
        painter.drawEllipse(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        painter.setPen(theme.colour("on_accent" if self._filled else "muted"))
        painter.drawText(QRectF(self.rect()), Qt.AlignmentFlag.AlignCenter, self._label)
        painter.end()


class Line(PressRow):
    """An option that is not opened; a click opens it."""

    opened = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._place = 0
        self.rank = Rank()
        self._words = Text("", theme.BODY, elide=True)
        self._value = Text("", theme.BODY, bold=True)
        self._interval = Text("", theme.SMALL, "muted")
        self._caret = Icon("caret-right", "muted", theme.SMALL_ICON)
        for text in (self._value, self._interval):
            text.setAlignment(Qt.AlignmentFlag.AlignRight)
        value = column(0, self._value, self._interval, 0)
        line = row(self.rank, self._words, gap=12, margin=(0, 6, 0, 6))
        line.addLayout(value)
        line.addWidget(self._caret)
        line.setStretch(1, 1)
        self.setLayout(column(rule(), line))
        self.pressed.connect(lambda: self.opened.emit(self._place))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_option(self, place: int, advice: Advice, option: Option, scenario: Scenario) -> None:
        """Show an option by its place in the ranking."""
        self._place = place
        self.rank.show_rank(rank_of(advice, place))
        self._words.setText(wording.action(option.changes, scenario))
        if option.changes:
            wait = option.effect["mean_wait"]
            self._value.setText(wording.translate("manager", "{number} min").format(number=wording.signed(wait.mean)))
            self._value.set_ink(wording.ink(wait))
            self._interval.setText(wording.interval(wait.low, wait.high))
        else:
            mean = advice.baseline.estimate("mean_wait")
            self._value.setText("–" if mean is None else self.tr("{minutes} min per person").format(
                minutes=words.number(mean.mean, 1)))  # fmt: skip
            self._value.set_ink("text")
            self._interval.setText("")
        self._interval.setVisible(bool(option.changes))
        self.setAccessibleName(f"{self._words.words()} {self._value.words()} {self._interval.words()}")
