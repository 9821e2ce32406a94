"""A small card for a window, painted as a whole: the number, who is there, and for how long."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent

from hallapp.hall.hall import Hall
from hallapp.hall.ticket import MINUTE, WindowNow
from hallapp.views import icons, theme, words
from hallapp.views.manager import wording
from hallapp.views.manager.cards import Card, leaving_words
from hallapp.views.manager.remedies import Remedy
from hallapp.views.manager.remedy_words import why

LEAST_DENSE = (92, 74)
"""The least width and height with three lines, pixels."""

TWO_LINES = 50

LEAST_NARROW = (80, 74)
"""The same where windows were arranged beside each other that have no room for that."""

LEAST_TINY = (64, 30)
"""The same with one line: number and state."""

PADDING, ACT, HEAD, FOOT = 8, 24, 21, 20


def fitting(metrics: QFontMetrics, text: str, brief: str, width: int) -> str:
    """The text where all of it has room, else the brief one, else what there is room for."""
    for words_ in filter(None, (text, brief)):
        # Asked of who shortens it: the advance alone is rounded and may be a part of a pixel too small.
        if metrics.elidedText(words_, Qt.TextElideMode.ElideRight, width) == words_:
            return words_
    return metrics.elidedText(brief or text, Qt.TextElideMode.ElideRight, width)


class DenseCard(Card):
    """One window in three lines, or the upper ones; the way out of standing idle takes the third."""

    def __init__(self, window: str) -> None:
        super().__init__(window)
        self._main = self._brief = self._foot = self._brief_foot = ""
        self._painted: tuple[str, str, str, bool] | None = None
        self.act.setProperty("step", theme.SMALL)
        self.act.setParent(self)
        self.act.hide()
        self.setMinimumWidth(LEAST_TINY[0])

    def show_window(self, hall: Hall, window: WindowNow, now: int, remedy: Remedy | None) -> None:
        """Show the window as it is now."""
        super().show_window(hall, window, now, remedy)
        person = wording.clerk(hall, window.clerk)
        state = words.window_states()[self.state]
        self._show_act()
        self._brief = self._brief_foot = ""
        if remedy is not None:
            self._show_idle(hall, remedy, now)
        elif window.ticket is not None:
            called = hall.tickets[window.ticket].called
            minutes = (now - (now if called is None else called)) // MINUTE
            self._main = window.ticket
            self._foot = leaving_words(window)
            if not self._foot:
                self._brief_foot = f"{words.number(minutes)}′"
                self._foot = f"{state} {self._brief_foot}"
        else:
            self._main = state
            until = None if window.until is None else words.clock(hall.scenario.opens + hall.minute(window.until))
            self._foot = person if until is None else self.tr("back at {time}").format(time=until)
        said = (wording.window(self.id), state, "" if self._main == state else self._main, self._foot, person)
        name = " ".join(dict.fromkeys(filter(None, said)))
        if name != self.accessibleName():
            self.setAccessibleName(name)
            self.setToolTip(name)
        painted = (self.state, self._main, self._foot, self.act.isVisibleTo(self))
        if painted != self._painted:
            # Forty cards are painted in the time of a frame; those that look the same need not be.
            self._painted = painted
            self.update()

    def _show_idle(self, hall: Hall, remedy: Remedy, now: int) -> None:
        minutes = int((now - remedy.since) // MINUTE)
        self._main = self.tr("idle %n min", "", minutes)
        self._brief = self.tr("%n min", "", minutes)
        self._foot = why(hall, remedy)
        self.act.offer(hall, remedy)

    @property
    def lines(self) -> int:
        """How many lines have room: number and state, then who is there, then the foot."""
        if self.width() >= LEAST_NARROW[0] and self.height() >= LEAST_NARROW[1]:
            return 3
        return 2 if self.height() >= TWO_LINES else 1

    def _show_act(self) -> None:
        self.act.setVisible(self.remedy is not None and self.remedy.request is not None and self.lines == 3)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The button takes the foot."""
        super().resizeEvent(event)
        self._show_act()
        self.act.setFixedSize(self.width() - 2 * 4, ACT)
        self.act.move(4, self.height() - ACT - 3)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint number, state, who is there and the foot."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(PADDING, 4, -PADDING, -4)
        painter.setPen(theme.colour("text"))
        painter.setFont(theme.font(theme.LEAD, bold=True))
        painter.drawText(QRectF(box.left(), box.top(), box.width(), HEAD), Qt.AlignmentFlag.AlignVCenter, self.id)
        self._paint_state(painter, QRectF(box.right() - HEAD, box.top(), HEAD, HEAD))
        if self.lines > 1:
            self._paint_lines(painter, box)
        painter.end()

    def _paint_lines(self, painter: QPainter, box: QRectF) -> None:
        ink = self.state if self.state in ("idle", "called", "paused", "closed") else "text"
        lower = box.height() - HEAD
        foot = 0 if self.lines == 2 else ACT if self.act.isVisibleTo(self) else FOOT
        middle = QRectF(box.left(), box.top() + HEAD, box.width(), lower - foot)
        self._line(painter, middle, self._main, ink, bold=True, brief=self._brief)
        if foot == FOOT:
            below = QRectF(box.left(), box.bottom() - foot, box.width(), foot)
            self._line(painter, below, self._foot, "muted", brief=self._brief_foot)

    def _paint_state(self, painter: QPainter, box: QRectF) -> None:
        filled = self.state == "idle"
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(self.state) if filled else theme.tint(self.state))
        painter.drawRoundedRect(box, theme.SMALL_CORNER, theme.SMALL_CORNER)
        icons.draw(painter, box.adjusted(3, 3, -3, -3), icons.STATE_ICONS[self.state],
                   "on_accent" if filled else self.state)  # fmt: skip

    @staticmethod
    def _line(painter: QPainter, box: QRectF, text: str, ink: str, *, bold: bool = False, brief: str = "") -> None:
        painter.setFont(theme.font(theme.BODY if bold else theme.SMALL, bold=bold))
        painter.setPen(theme.colour(ink))
        painter.drawText(
            box, Qt.AlignmentFlag.AlignVCenter, fitting(painter.fontMetrics(), text, brief, int(box.width()))
        )
