"""The floor of the hall under the cards of the windows: equal places in rows, some of them free."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QWidget

from hallapp.views import theme
from hallapp.views.manager.arrangement import Place, Places, extent, in_order
from hallapp.views.widgets import column


class Floor(QWidget):
    """Puts cards in their places and tells which place a point is in; shows the free ones while a card is dragged."""

    def __init__(self) -> None:
        super().__init__()
        self._places: Places = {}
        self._taken = (0, 0)
        self._height = 0
        self._gap = 0
        self._shows_free = False
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self.setLayout(column(self._grid, 0))

    def put(self, cards: Mapping[str, QWidget], places: Places, height: int, gap: int, columns: int = 0) -> None:
        """Put all cards in their places, each so high, so far from each other; at least so many columns."""
        rows, widest = extent(places)
        before, self._taken = self._taken, (rows, max(widest, columns))
        self._places, self._height, self._gap = dict(places), height, gap
        self._grid.setSpacing(gap)
        for column_ in range(max(before[1], self._taken[1])):
            self._grid.setColumnStretch(column_, 1 if column_ < self._taken[1] else 0)
        for row in range(max(before[0], rows)):
            self._grid.setRowMinimumHeight(row, height if row < rows else 0)
        last: QWidget | None = None
        for window in in_order(places):
            card = cards[window]
            card.setFixedHeight(height)
            self._grid.addWidget(card, *places[window])
            if last is not None:
                QWidget.setTabOrder(last, card)
            last = card
        self._grid.activate()
        self.update()

    def place_at(self, point: QPoint) -> Place:
        """Row and column of a point; negative above and to the left."""
        across = (self.width() + self._gap) / max(1, self._taken[1])
        return point.y() // (self._height + self._gap), int(point.x() // across)

    def show_free(self, on: bool) -> None:
        """Outline the free places, or not any more."""
        self._shows_free = on
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Outline the free places."""
        if not self._shows_free:
            return
        rows, columns = self._taken
        across = (self.width() + self._gap) / max(1, columns)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("line"), 1, Qt.PenStyle.DashLine))
        taken = set(self._places.values())
        for row in range(rows):
            for column_ in range(columns):
                if (row, column_) not in taken:
                    left, top = column_ * across, row * (self._height + self._gap)
                    box = QRectF(left, top, across - self._gap, self._height)
                    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), theme.CORNER, theme.CORNER)
        painter.end()
