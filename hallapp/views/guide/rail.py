"""The steps of the guide as a column: which one is open, which are done, where something is wrong."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy

from hallapp.views import icons, theme
from hallapp.views.widgets import Panel, column
from hallapp.views.widgets.buttons import focus_ring

WIDTH = 232


class _Step(QAbstractButton):
    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number
        self._about = ""
        self._wrong = self._done = False
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_step(self, title: str, about: str, *, wrong: bool, done: bool) -> None:
        self._about, self._wrong, self._done = about, wrong, done
        self.setText(title)
        self.setAccessibleName(f"{self._number + 1}. {title}")
        self.setAccessibleDescription(about)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 64)

    def paintEvent(self, event: Any) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked() or self.underMouse():
            painter.setBrush(theme.tint("called" if self.isChecked() else "engaged"))
            painter.drawRoundedRect(box, theme.CORNER, theme.CORNER)
        self._paint_badge(painter, QRectF(12, (box.height() - 32) / 2, 32, 32))
        room = QRectF(56, 0, box.width() - 64, box.height())
        painter.setPen(theme.colour("accent" if self.isChecked() else "text"))
        painter.setFont(theme.font(theme.BODY, True))
        painter.drawText(room.adjusted(0, 10, 0, -32), Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.setFont(theme.font(theme.SMALL))
        painter.setPen(theme.colour("late" if self._wrong else "muted"))
        about = QFontMetrics(painter.font()).elidedText(self._about, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room.adjusted(0, 32, 0, -10), Qt.AlignmentFlag.AlignVCenter, about)
        if self.hasFocus():
            focus_ring(painter, box, 1.0)
        painter.end()

    def _paint_badge(self, painter: QPainter, box: QRectF) -> None:
        here = self.isChecked()
        state = "late" if self._wrong else "ready" if self._done else "closed"
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent") if here and not self._wrong else theme.tint(state))
        painter.drawEllipse(box)
        ink = "on_accent" if here and not self._wrong else state
        if self._wrong or (self._done and not here):
            icons.draw(painter, box.adjusted(7, 7, -7, -7), "warning" if self._wrong else "check", ink)
            return
        painter.setFont(theme.font(theme.BODY, True))
        painter.setPen(theme.colour(ink))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(self._number + 1))


class Rail(Panel):
    """The steps; a click goes to one."""

    chosen = Signal(int)

    def __init__(self, count: int) -> None:
        super().__init__("card")
        self._group = QButtonGroup(self)
        self.steps = [_Step(number) for number in range(count)]
        for number, step in enumerate(self.steps):
            self._group.addButton(step, number)
        self._group.idClicked.connect(self.chosen)
        self.setFixedWidth(WIDTH)
        self.setLayout(column(*self.steps, 0, gap=4, margin=8))

    def show_current(self, place: int) -> None:
        """Show which step is open."""
        self.steps[place].setChecked(True)
