"""Numbers that are read at a glance, and thin lines that compare."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from hallapp.views import theme
from hallapp.views.widgets.panels import Text, column, row

_DESCENT = 0.288
"""How far the embedded font reaches below its base line, in parts of its size."""


class BigNumber(QWidget):
    """A number of a ticket, ``times`` as large as the largest type: what a citizen must not misread."""

    def __init__(self, times: float = 2.0, ink: str = "accent") -> None:
        super().__init__()
        self._times = times
        self._ink = ink
        self._number = ""
        self.setProperty("step", theme.BODY)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_number(self, number: str) -> None:
        """Show a number."""
        self._number = number
        self.setAccessibleName(number)
        self.updateGeometry()
        self.update()

    def _font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(round(theme.GIANT * self._times * theme.scale_of(self)))
        font.setBold(True)
        return font

    def sizeHint(self) -> QSize:
        """Room for its figures, without the space above and below that letters have."""
        self.ensurePolished()
        metrics = QFontMetrics(self._font())
        return QSize(metrics.horizontalAdvance(self._number), metrics.capHeight() + metrics.capHeight() // 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the number in the middle."""
        painter = QPainter(self)
        font = self._font()
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(theme.colour(self._ink))
        left = (self.width() - metrics.horizontalAdvance(self._number)) / 2
        painter.drawText(QPointF(left, (self.height() + metrics.capHeight()) / 2), self._number)
        painter.end()


class Figure(QWidget):
    """A label above a large number and its small unit."""

    def __init__(self, size: int = theme.TITLE, *, label_size: int = theme.SMALL) -> None:
        super().__init__()
        self.label = Text("", label_size, "muted")
        self.number = Text("", size, bold=True)
        self.unit = Text("", theme.BODY)
        line = row(self.number, column(0, self.unit, margin=(0, 0, 0, round(_DESCENT * (size - theme.BODY)))), 0, gap=6)
        self.setLayout(column(self.label, line))

    def show_value(self, label: str, number: str, unit: str = "", ink: str = "text") -> None:
        """Show a value; ``ink`` a token for the number."""
        self.label.setText(label)
        self.number.setText(number)
        self.number.set_ink(ink)
        self.unit.setText(unit)
        self.unit.set_ink(ink)
        self.setAccessibleName(f"{label} {number} {unit}".strip())


class PaceLine(QWidget):
    """Time in service against the standard: a thin line with a tick where the standard ends.

    No colour of alarm: a service that takes long may be done well.
    """

    def __init__(self, name: str = "") -> None:
        super().__init__()
        self._elapsed = 0.0
        self._standard = 0.0
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_pace(self, elapsed: float, standard: float) -> None:
        """Show minutes in service and the standard's minutes; a standard of 0 shows the bare line."""
        self._elapsed, self._standard = elapsed, standard
        self.update()

    def sizeHint(self) -> QSize:
        """Twelve pixels: the line of four and the tick beyond it."""
        self.ensurePolished()
        return QSize(60, round(12 * theme.scale_of(self)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line; it reaches half as far again as the standard, or as far as the time."""
        scale = theme.scale_of(self)
        painter = QPainter(self)
        height = 4 * scale
        top = (self.height() - height) / 2
        full = max(self._standard * 1.5, self._elapsed, 1e-9)
        width = float(self.width())
        painter.fillRect(QRectF(0, top, width, height), theme.tint("engaged"))
        if self._standard > 0:
            painter.fillRect(QRectF(0, top, width * self._elapsed / full, height), theme.colour("engaged"))
            at = width * self._standard / full
            painter.fillRect(QRectF(at - scale, 0, 2 * scale, self.height()), theme.colour("text"))
        painter.end()


class LossBar(QWidget):
    """A bar as long as a share of the largest, in the ink of a state."""

    def __init__(self, width: int = 80) -> None:
        super().__init__()
        self._share = 0.0
        self._state = "waiting"
        self._width = width
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def show_share(self, share: float, state: str) -> None:
        """Show a share, 0…1, in a state's ink."""
        if (share, state) != (self._share, self._state):
            self._share, self._state = share, state
            self.update()

    def sizeHint(self) -> QSize:
        """Its width at 100 %."""
        return QSize(self._width, 12)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bar, at least two pixels of it."""
        painter = QPainter(self)
        height = 12.0
        painter.fillRect(
            QRectF(0, (self.height() - height) / 2, max(2.0, self.width() * self._share), height),
            theme.colour(self._state),
        )
        painter.end()
