"""Small words beside others."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from hallapp.views import icons, theme


class Tag(QWidget):
    """A small word beside another: courtesy, learner, low position."""

    def __init__(self, state: str, icon: str = "") -> None:
        super().__init__()
        self._state, self._icon, self._word = state, icon, ""
        self.setProperty("step", theme.SMALL)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.hide()

    def say(self, word: str) -> None:
        """Show a word; an empty one hides it."""
        if word != self._word:
            self._word = word
            self.setAccessibleName(word)
            self.updateGeometry()
            self.update()
        self.setVisible(bool(word))

    def sizeHint(self) -> QSize:
        """20 px high, as wide as its word."""
        self.ensurePolished()
        icon = theme.SMALL_ICON if self._icon else 0
        return QSize(QFontMetrics(self.font()).horizontalAdvance(self._word) + icon + 9, 20)

    def minimumSizeHint(self) -> QSize:
        """It is shortened before a number is."""
        return QSize(28, 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, icon and word."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.tint(self._state))
        box = QRectF(self.rect())
        painter.drawRoundedRect(box, theme.SMALL_CORNER, theme.SMALL_CORNER)
        if self._icon:
            icons.draw(painter, QRectF(3, 2, theme.SMALL_ICON, theme.SMALL_ICON), self._icon, self._state)
            box.adjust(theme.SMALL_ICON, 0, 0, 0)
        painter.setPen(theme.colour(self._state))
        room = int(box.width()) - 4
        word = painter.fontMetrics().elidedText(self._word, Qt.TextElideMode.ElideRight, room)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, word)
        painter.end()
