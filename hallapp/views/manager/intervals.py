"""Effects as bars: the interval of the mean over the range of single days."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from hallapp.views import theme


class IntervalBar(QWidget):
    """A thick bar for the interval, a thin line for single days, a ring for the mean and a tick at zero."""

    def __init__(self, *, zero_label: bool = True) -> None:
        super().__init__()
        self._mean = self._low = self._high = 0.0
        self._days = (0.0, 0.0)
        self._scale = (-1.0, 1.0)
        self._ink = "text"
        self._zero_label = zero_label
        self.setProperty("step", theme.SMALL)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_effect(
        self,
        mean: float,
        low: float,
        high: float,
        days: tuple[float, float],
        ink: str,
        scale: tuple[float, float] | None = None,
    ) -> None:
        """Show an effect; ``scale``: the ends of the axis, by default so that all of it and zero fit."""
        self._mean, self._low, self._high, self._days, self._ink = mean, low, high, days, ink
        self._scale = scale or axis([low, high, *days])
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the bar and the label of zero."""
        return QSize(160, 36 if self._zero_label else 32)

    def _x(self, value: float) -> float:
        low, high = self._scale
        return 6.0 + (self.width() - 12.0) * (value - low) / (high - low)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint from the days to the mean."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() - 14.0 if self._zero_label else self.height() / 2
        zero = self._x(0.0)
        top = 16.0 if self._zero_label else 0.0
        painter.setPen(QPen(theme.colour("muted" if self._zero_label else "text"), 1))
        painter.drawLine(QPointF(zero, top), QPointF(zero, self.height()))
        if self._zero_label:
            painter.drawText(QRectF(zero - 20, 0, 40, 16), Qt.AlignmentFlag.AlignCenter, "0")
        painter.setPen(QPen(theme.colour("closed"), 3))
        painter.drawLine(QPointF(self._x(self._days[0]), middle), QPointF(self._x(self._days[1]), middle))
        left, right = self._x(self._low), self._x(self._high)
        painter.fillRect(QRectF(left, middle - 4, max(right - left, 2.0), 8), theme.colour(self._ink))
        painter.setPen(QPen(theme.colour(self._ink), 2))
        painter.setBrush(theme.colour("surface"))
        painter.drawEllipse(QPointF(self._x(self._mean), middle), 5, 5)
        painter.end()


def axis(values: list[float]) -> tuple[float, float]:
    """Ends of an axis on which the values and zero have room."""
    low, high = min(0.0, *values), max(0.0, *values)
    space = 0.06 * (high - low) or 1.0
    return low - space, high + space
