"""A field for a date, with a calendar to choose it from."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDateEdit

from hallapp.views import icons, theme


class DateField(QDateEdit):
    """A date as 2026-11-24; the icon at its end opens the calendar."""

    def __init__(self) -> None:
        super().__init__()
        self.setCalendarPopup(True)
        self.setDisplayFormat("yyyy-MM-dd")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the field, and the icon where the style sheet leaves room for it."""
        super().paintEvent(event)
        scale = theme.scale_of(self)
        side, room = theme.SMALL_ICON * scale, theme.DROP_DOWN * scale
        left = self.width() - (room + side) / 2
        painter = QPainter(self)
        icons.draw(painter, QRectF(left, (self.height() - side) / 2, side, side), "calendar-blank", "muted")
        painter.end()
