"""The small display over one window: its number, and whom it calls or serves."""

from __future__ import annotations

import logging

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent

from hallapp.errors import KnownError
from hallapp.hall import following
from hallapp.hall.ticket import Ticket
from hallapp.views import icons, theme, words
from hallapp.views.bilingual import both
from hallapp.views.link import HallLink
from hallapp.views.view import View
from hallapp.views.wall import rating
from hallapp.views.wall.brush import fitting

SIZE = QSize(800, 320)
PULSE = 500
"""Milliseconds between the two shades of a call."""

THANKS = 4000
"""How long a citizen is thanked, milliseconds."""

LEFT = 232.0
"""Width of the window's number."""

_log = logging.getLogger(__name__)

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class OverWindow(View):
    """What stands over a window, or before it: there it also asks who was served for a rating.

    Keys: 1 to 5 rate, while it asks.

    Parameters
    ----------
    window : str
        The window's id; it must be one of the hall's.
    """

    def __init__(self, link: HallLink, window: str) -> None:
        super().__init__(link)
        self.window_id = window
        self._bright = True
        self._asks: str | None = None
        self._thanked_at: int | None = None
        self._pulse = QTimer(self, interval=PULSE)
        self._pulse.timeout.connect(self._beat)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.begin()

    def sizeHint(self) -> QSize:
        """Two and a half to one."""
        return SIZE

    def scale_at(self, size: QSize) -> float:
        """What stands above it leaves the number its room."""
        return 1.25 * min(size.width() / SIZE.width(), size.height() / SIZE.height())

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
        self._look_whom_to_ask()
        asked = (rating.question()[0], *rating.labels().values())
        told = (*self._words(), self._staleness())
        self.setAccessibleName(" ".join(told if self._asks is None else asked).strip())
        self.update()

    def tick(self) -> None:
        """Stop asking, or thanking, after a while."""
        asked, thanked = self._asks, self._thanked_at
        self._look_whom_to_ask()
        if not self._thanks():
            self._thanked_at = None
        if asked != self._asks or thanked != self._thanked_at:
            self.refresh()

    def _look_whom_to_ask(self) -> None:
        found = None if self.link.stale_since is not None else self._to_rate()
        self._asks = None if found is None else found[0].number

    def _to_rate(self) -> tuple[Ticket, int] | None:
        if self.window_id not in self.hall.windows:
            return None
        return following.to_rate(self.hall, self.window_id, self.link.now())

    def _thanks(self) -> bool:
        return self._thanked_at is not None and self.link.now() - self._thanked_at < THANKS

    def rate(self, score: int) -> None:
        """Take the citizen's rating; without effect while nothing is asked."""
        if self._asks is None:
            return
        request = {"do": "rate", "window": self.window_id, "ticket": self._asks, "score": score}
        self._asks = None
        self.link.do(request, lambda _answer: self._thank(), self._too_late)
        self.update()

    def _thank(self) -> None:
        self._thanked_at = self.link.now()
        self.refresh()

    def _too_late(self, error: KnownError) -> None:
        """The window has called the next one meanwhile: what the display shows now says it."""
        _log.info("a rating came too late: %s", error)
        self.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The digits rate."""
        score = event.key() - Qt.Key.Key_0
        if score in rating.SCORES:
            self.rate(score)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """So does a touch."""
        for score, box in rating.boxes(self._right(self._unit()), self._unit()).items():
            if box.contains(event.position()):
                self.rate(score)

    def _beat(self) -> None:
        self._bright = not self._bright
        self.update()

    def _state(self) -> str:
        place = self.hall.windows.get(self.window_id)
        if place is None or not self.hall.is_open:
            return "closed"
        ticket = self.hall.tickets.get(place.ticket or "")
        return "called" if ticket is not None and ticket.state == "called" else place.state

    def _ticket(self) -> Ticket | None:
        """The ticket here, if it is shown."""
        place = self.hall.windows.get(self.window_id)
        if place is None or self._state() in ("closed", "paused"):
            return None
        ticket = self.hall.tickets.get(place.ticket or "")
        return ticket if ticket is not None and ticket.services else None

    def _standing(self) -> tuple[str, str]:
        """How the window stands, in both languages."""
        state = self._state()
        if state in ("closed", "paused"):
            return both("Closed" if state == "closed" else "Paused")
        if self._ticket() is None:
            return both("Ready")
        return both("Please come to this window" if state == "called" else "In service")

    def _words(self) -> tuple[str, str, str]:
        """What is above, the large line, and what is below."""
        place, ticket = self.hall.windows.get(self.window_id), self._ticket()
        standing = self._standing()[0]
        if ticket is not None:
            service = self.hall.catalogue.services[ticket.services[0]]
            return standing, ticket.number, words.name(service.names, service.id)
        if place is None or self._state() == "closed":
            return "", standing, ""
        if self._state() == "paused":
            back = "" if place.until is None else both("back at {time}")[0].format(time=self.clock(place.until))
            return "", standing, back
        return "", standing, self._serves()

    def _staleness(self) -> str:
        """Since when what is shown may no longer hold; empty while it does."""
        since = self.link.stale_since
        return "" if since is None else both("No news since {time}")[0].format(time=self.clock(since))

    def _serves(self) -> str:
        """The groups that this window serves now."""
        place = self.hall.windows[self.window_id]
        groups = dict.fromkeys(self.hall.catalogue.services[service].group for service in place.active)
        known = self.hall.catalogue.groups
        return words.listed([words.name(known[group].names, group) for group in groups])

    def _clerk(self) -> str:
        """Who sits here, where the hall wants it shown."""
        place = self.hall.windows.get(self.window_id)
        if place is None or place.clerk is None or not self.hall.settings.clerk_names:
            return ""
        clerk = next(known for known in self.hall.scenario.clerks if known.id == place.clerk)
        return words.name(clerk.names, clerk.id)

    def _unit(self) -> float:
        return min(self.width() / SIZE.width(), self.height() / SIZE.height())

    def _right(self, unit: float) -> QRectF:
        """All but the window's number."""
        return QRectF(self.rect()).adjusted((LEFT + 40.0) * unit, 0, -30 * unit, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the number at the left, what happens at the right."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        unit = self._unit()
        state = self._state()
        left = LEFT * unit
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
        right = self._right(unit)
        if self._asks is not None:
            rating.draw(painter, right, unit)
        elif self._thanks() and state != "called":
            self._text(painter, right, both(rating.THANKS)[0], 72 * unit, "text", center=True)
        else:
            self._draw_state(painter, right, state, unit)
        painter.end()

    def _draw_state(self, painter: QPainter, right: QRectF, state: str, unit: float) -> None:
        above, large, under = self._words()
        if above:
            icon = QRectF(right.left(), 24 * unit, 38 * unit, 38 * unit)
            icons.draw(painter, icon, icons.STATE_ICONS[state], state)
            line = QRectF(icon.right() + 14 * unit, icon.top(), right.width(), icon.height())
            self._text(painter, line, above, 34 * unit, state, bold=False)
            self._beside(painter, line, above, unit)
            self._text(painter, right.adjusted(0, 70 * unit, 0, -70 * unit), large, 150 * unit, "text")
        else:
            middle = right.translated(0, 0 if under or self._staleness() else 34 * unit)
            self._text(painter, middle.adjusted(0, 30 * unit, 0, -160 * unit), large, 90 * unit, state)
            second = middle.adjusted(0, 160 * unit, 0, -108 * unit)
            self._text(painter, second, self._standing()[1], 36 * unit, "muted", bold=False)
        foot = right.adjusted(0, right.height() - 66 * unit, 0, -16 * unit)
        if self._staleness():
            side = 30 * unit
            icons.draw(painter, QRectF(foot.left(), foot.center().y() - side / 2, side, side), "warning", "late")
            words_ = foot.adjusted(side + 12 * unit, 0, 0, 0)
            self._text(painter, words_, self._staleness(), 28 * unit, "late", bold=False)
            return
        clerk = self._clerk() if state != "closed" else ""
        wide = QFontMetricsF(theme.font(round(28 * unit), False)).horizontalAdvance(clerk)
        self._text(painter, foot.adjusted(foot.width() - wide - 2, 0, 0, 0), clerk, 28 * unit, "muted", bold=False)
        room = foot.adjusted(0, 0, -wide - 24 * unit, 0)
        if above:
            self._text(painter, room, under, fitting(under, 34 * unit, room.width()), "text", bold=False)
        else:
            self._lines(painter, room.adjusted(0, -22 * unit, 0, 8 * unit), under, unit)

    def _beside(self, painter: QPainter, line: QRectF, above: str, unit: float) -> None:
        """The other language after the first, where there is room."""
        second = self._standing()[1]
        used = QFontMetricsF(theme.font(round(34 * unit), False)).horizontalAdvance(above) + 16 * unit
        room = QRectF(line.left() + used, line.top(), self.width() - 30 * unit - line.left() - used, line.height())
        size = min(24 * unit, fitting(second, 24 * unit, room.width()))
        if QFontMetricsF(theme.font(round(size), False)).horizontalAdvance(second) <= room.width():
            self._text(painter, room, second, size, "muted", bold=False)

    def _lines(self, painter: QPainter, box: QRectF, text: str, unit: float) -> None:
        """In two lines what one does not hold, smaller before it is shortened."""
        metrics = QFontMetricsF(theme.font(100, False))
        wide = metrics.horizontalAdvance(text) / 100.0
        size = 28 * unit
        if wide * size > box.width():
            size = min(24 * unit, max(20 * unit, 2 * 0.9 * box.width() / wide))
        painter.setFont(theme.font(max(1, round(size)), False))
        painter.setPen(theme.colour("text"))
        shown = QFontMetricsF(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, 1.85 * box.width())
        painter.drawText(box, int(_LEFT | Qt.TextFlag.TextWordWrap), shown)

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
