"""Names where there is little room: broken into two lines before they are shortened."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from hallapp.views import theme

_FIRST_CHINESE = 0x2E80


def is_chinese(text: str) -> bool:
    """Whether a text may be broken between any two of its letters."""
    return any(ord(letter) > _FIRST_CHINESE for letter in text)


def halves(metrics: QFontMetrics, text: str, room: int) -> list[str]:
    """A text in one line if it fits, else broken where the longer half is shortest."""
    between = "" if is_chinese(text) else " "
    parts = list(text) if is_chinese(text) else text.split(" ")
    if metrics.horizontalAdvance(text) <= room or len(parts) == 1:
        return [text]
    broken = [(between.join(parts[:place]), between.join(parts[place:])) for place in range(1, len(parts))]
    return list(min(broken, key=lambda lines: max(metrics.horizontalAdvance(line) for line in lines)))


class Named(QWidget):
    """A service's name, in two lines where one has too little room, and its target below.

    Parameters
    ----------
    least : int
        Its least width, pixels.
    """

    def __init__(self, least: int) -> None:
        super().__init__()
        self._name = self._target = ""
        self.setMinimumWidth(least)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def say(self, name: str, target: str) -> None:
        """Show these."""
        if (name, target) != (self._name, self._target):
            self._name, self._target = name, target
            self.setAccessibleName(f"{name} {target}")
            self.update()

    def words(self) -> str:
        """The whole name."""
        return self._name

    def _step(self) -> int:
        """The step of the type scale in which the name is whole, if there is one."""
        metrics = QFontMetrics(theme.font(theme.BODY))
        lines = halves(metrics, self._name, self.width())
        whole = all(metrics.horizontalAdvance(line) <= self.width() for line in lines)
        return theme.BODY if whole else theme.SMALL

    def _broken(self) -> list[str]:
        return halves(QFontMetrics(theme.font(self._step())), self._name, self.width())

    def lines(self) -> list[str]:
        """The name as it is shown."""
        metrics = QFontMetrics(theme.font(self._step()))
        return [metrics.elidedText(line, Qt.TextElideMode.ElideRight, self.width()) for line in self._broken()]

    def event(self, event: QEvent) -> bool:
        """Tell a name that is shortened."""
        if isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), "" if self.lines() == self._broken() else self._name, self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint name and target, in the middle of the height."""
        painter = QPainter(self)
        lines = self.lines()
        high = 22.0 if len(lines) == 1 else 19.0
        top = (self.height() - high * len(lines) - 18.0) / 2
        painter.setFont(theme.font(self._step()))
        painter.setPen(theme.colour("text"))
        for line in lines:
            painter.drawText(QRectF(0, top, self.width(), high), Qt.AlignmentFlag.AlignVCenter, line)
            top += high
        painter.setFont(theme.font(theme.SMALL))
        painter.setPen(theme.colour("muted"))
        target = painter.fontMetrics().elidedText(self._target, Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(QRectF(0, top, self.width(), 18), Qt.AlignmentFlag.AlignVCenter, target)
        painter.end()
