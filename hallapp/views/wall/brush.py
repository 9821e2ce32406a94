"""Writing on the wall: words in a box, shortened or smaller where they do not fit."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from hallapp.views import theme
from hallapp.views.bilingual import both

NAME_SHRINKS = 0.5
"""How much smaller a group's name may be than its figures before it is cut."""

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTER = Qt.AlignmentFlag.AlignCenter


class Brush:
    """Writes and draws lines; ``unit`` is the size of a pixel of a screen of 1920 × 1080."""

    def __init__(self, painter: QPainter, unit: float) -> None:
        self.painter = painter
        self.unit = unit

    def text(
        self,
        box: QRectF,
        text: str,
        size: float,
        token: str = "text",
        *,
        bold: bool = False,
        align: Qt.AlignmentFlag = LEFT,
    ) -> float:
        """Write; returns the width of what was written, shortened where it does not fit."""
        chosen = font(size, bold)
        metrics = QFontMetricsF(chosen)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width() + 1)
        self.painter.setFont(chosen)
        self.painter.setPen(theme.colour(token))
        self.painter.drawText(box, align | Qt.TextFlag.TextSingleLine, shown)
        return metrics.horizontalAdvance(shown)

    def pair(self, box: QRectF, text: str, size: float, *, bold: bool = True, token: str = "text") -> None:
        """A word, and the other language's after it where there is room."""
        first, second = both(text)
        used = self.text(box, first, size, token, bold=bold)
        rest = box.adjusted(used + 14 * self.unit, 0, 0, 0)
        small = size * 0.72
        if rest.width() >= QFontMetricsF(font(small, False)).horizontalAdvance(second):
            self.text(rest, second, small, "muted")

    def rule(self, left: float, y: float, width: float) -> None:
        """Draw a line across."""
        self.painter.fillRect(QRectF(left, y - 1, width, 1), theme.colour("line"))


def font(size: float, bold: bool = False) -> QFont:
    """The wall's type in a size of pixels."""
    return theme.font(max(1, round(size)), bold)


def fitting(text: str, size: float, width: float) -> float:
    """The size, or as much smaller as a long name needs; figures never shrink."""
    wide = QFontMetricsF(font(size)).horizontalAdvance(text)
    return float(int(size * max(NAME_SHRINKS, min(1.0, width / max(wide, 1.0)))))
