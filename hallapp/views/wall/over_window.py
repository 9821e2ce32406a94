"""The small display over one window: its number, and whom it calls or serves."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent

from hallapp.views import icons, theme, words
from hallapp.views.link import HallLink
from hallapp.views.view import View
from hallapp.views.wall.bilingual import both

SIZE = QSize(800, 320)
PULSE = 500
"""Milliseconds between the two shades of a call."""

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class OverWindow(View):
    """What stands over a window.

    Parameters
    ----------
    window : str
        The window's id; it must be one of the hall's.
    """

    def __init__(self, link: HallLink, window: str) -> None:
        super().__init__(link)
        self.window_id = window
        self._bright = True
        self._pulse = QTimer(self, interval=PULSE)
        self._pulse.timeout.connect(self._beat)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.begin()

    def sizeHint(self) -> QSize:
        """Two and a half to one."""
        return SIZE

    def retranslate(self) -> None:
        """Set the title."""
        self.setWindowTitle(self.tr("Window {window}").format(window=self.window_id))

    def refresh(self) -> None:
        """Show the window as it is now."""
        called = self._state() == "called"
        if called and not self._pulse.isActive():
            self._pulse.start()
        elif not called:
            self._pulse.stop()
            self._bright = True
        self.setAccessibleName(" ".join(self._words()))
        self.update()

    def _beat(self) -> None:
        self._bright = not self._bright
        self.update()

    def _state(self) -> str:
        place = self.hall.windows.get(self.window_id)
        if place is None or not self.hall.is_open:
            return "closed"
        ticket = self.hall.tickets.get(place.ticket or "")
        return "called" if ticket is not None and ticket.state == "called" else place.state

    def _words(self) -> tuple[str, str, str]:
        """What is above, the large line, and what is below."""
        state = self._state()
        place = self.hall.windows.get(self.window_id)
        ticket = None if place is None else self.hall.tickets.get(place.ticket or "")
        if place is None or state == "closed":
            return "", both("Closed")[0], ""
        if state == "paused":
            back = "" if place.until is None else both("back at {time}")[0].format(time=self.clock(place.until))
            return "", both("Pauses")[0], back
        if ticket is None or not ticket.services:
            return "", both("Ready")[0], ""
        service = self.hall.catalogue.services[ticket.services[0]]
        above = both("Please come to this window")[0] if state == "called" else both("In service")[0]
        return above, ticket.number, words.name(service.names, service.id)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the number at the left, what happens at the right."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        unit = min(self.width() / SIZE.width(), self.height() / SIZE.height())
        state = self._state()
        left = 232.0 * unit
        box = QRectF(self.rect())
        painter.fillRect(box, theme.colour("surface"))
        side = QRectF(0, 0, left, box.height())
        filled = state == "called"
        ground = theme.blend("accent", "surface", 1.0 if self._bright else 0.75) if filled else theme.tint(state)
        painter.fillRect(side, ground)
        ink = "on_accent" if filled else state
        self._text(painter, side.adjusted(0, 40 * unit, 0, -90 * unit), self.window_id, 170 * unit, ink, center=True)
        below = side.adjusted(0, side.height() - 100 * unit, 0, -30 * unit)
        self._text(painter, below, both("Window")[0], 34 * unit, ink, center=True, bold=False)
        above, large, under = self._words()
        right = box.adjusted(left + 40 * unit, 0, -30 * unit, 0)
        if above:
            icon = QRectF(right.left(), 24 * unit, 38 * unit, 38 * unit)
            icons.draw(painter, icon, icons.STATE_ICONS[state], state)
            line = QRectF(icon.right() + 14 * unit, icon.top(), right.width(), icon.height())
            self._text(painter, line, above, 34 * unit, state, bold=False)
        size = 150 * unit if above else 90 * unit
        self._text(painter, right.adjusted(0, 70 * unit, 0, -70 * unit), large, size, "text" if above else state)
        foot = right.adjusted(0, right.height() - 66 * unit, 0, -16 * unit)
        self._text(painter, foot, under, 34 * unit, "text", bold=False)
        painter.end()

    def _text(
        self,
        painter: QPainter,
        box: QRectF,
        text: str,
        size: float,
        token: str,
        *,
        bold: bool = True,
        center: bool = False,
    ) -> None:
        font = theme.font(max(1, round(size)), bold)
        painter.setFont(font)
        painter.setPen(theme.colour(token))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, round(box.width()))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter if center else _LEFT, shown)
