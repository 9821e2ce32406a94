"""The box that always has the focus."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit

from hallapp.views import icons, theme


class SearchBox(QLineEdit):
    """A search box 56 px high with its icon, and a hint at the right of what may be typed."""

    def __init__(self, name: str = "", hint: str = "") -> None:
        super().__init__()
        self.setProperty("step", theme.TITLE)
        self._hint = ""
        self.setTextMargins(36, 0, 0, 0)
        self.setFixedHeight(56)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, True)
        self.set_words(name, hint)

    def set_words(self, name: str, hint: str) -> None:
        """Name it and say what may be typed."""
        self.setAccessibleName(name)
        self.setAccessibleDescription(hint)
        self._hint = hint
        self.update()

    def sizeHint(self) -> QSize:
        """Wide."""
        return QSize(400, 56)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint icon and hint over the line edit."""
        super().paintEvent(event)
        painter = QPainter(self)
        icons.draw(painter, QRectF(16, (self.height() - 24) / 2, 24, 24), "magnifying-glass", "accent")
        small = theme.font(theme.SMALL)
        hint = QFontMetrics(small).horizontalAdvance(self._hint)
        typed = QFontMetrics(self.font()).horizontalAdvance(self.text())
        if 60 + typed + hint + 24 < self.width():
            painter.setFont(small)
            painter.setPen(theme.colour("muted"))
            painter.drawText(
                QRectF(self.width() - hint - 16, 0, hint + 1, self.height()), Qt.AlignmentFlag.AlignVCenter, self._hint
            )
        painter.end()
