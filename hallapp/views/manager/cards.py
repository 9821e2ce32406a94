"""A card for every window: its state, who is there, and the way out where it stands idle while people wait."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy

from hallapp.hall.hall import Hall
from hallapp.hall.ticket import MINUTE, Ticket, WindowNow
from hallapp.views import theme, words
from hallapp.views.manager import wording
from hallapp.views.manager.remedies import Remedy
from hallapp.views.manager.remedy_button import RemedyButton
from hallapp.views.manager.remedy_words import why
from hallapp.views.manager.tags import Tag
from hallapp.views.manager.unsaved import LEARNER
from hallapp.views.widgets import Button, PaceLine, Panel, StateChip, Text, column, row
from hallapp.views.widgets.buttons import focus_ring

LEAST_WIDTH, HEIGHT = 160, 184
"""A card with everything on it, pixels; what room is left is shared evenly."""


class Card(Panel):
    """A window on the map: a click opens its menu, dragging or Alt with an arrow gives it another place.

    ``menu`` asks for the window's menu at a place on the screen; ``command``
    carries a request to the hall; ``dragged`` tells over which place of the
    screen the card is, ``dropped`` that it stays there (or, False, goes
    back), ``stepped`` by how many columns and rows it is to move.
    """

    menu = Signal(str, QPoint)
    command = Signal(dict)
    dragged = Signal(str, QPoint)
    dropped = Signal(bool)
    stepped = Signal(str, int, int)

    def __init__(self, window: str) -> None:
        super().__init__("card")
        self.id = window
        self.state = ""
        self.remedy: Remedy | None = None
        self._pressed: QPoint | None = None
        self._dragging = False
        self.act = RemedyButton(self._act)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_window(self, hall: Hall, window: WindowNow, now: int, remedy: Remedy | None) -> None:
        """Show the window as it is now."""
        self.remedy = remedy
        self.state = state_of(hall, window, remedy)
        self.set_kind(
            {"idle": "idle", "called": "first", "paused": "ground_card", "closed": "ground_card"}.get(
                self.state, "card"
            )
        )

    def show_reason(self, reason: str) -> None:
        """Show why the window pauses."""

    def _act(self) -> None:
        if self.remedy is not None and self.remedy.request is not None:
            self.command.emit(dict(self.remedy.request))

    def _ask_menu(self) -> None:
        self.menu.emit(self.id, self.mapToGlobal(QPoint(12, self.height() - 12)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, Space and the menu key open the window's menu; Alt with an arrow moves the card."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Menu):
            self._ask_menu()
        elif event.key() == Qt.Key.Key_Escape and self._dragging:
            self._dragging = False
            self.dropped.emit(False)
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in ARROWS:
            self.stepped.emit(self.id, *ARROWS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Perhaps it is dragged."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed = event.globalPosition().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """It is dragged."""
        at = event.globalPosition().toPoint()
        if self._pressed is None:
            return
        if not self._dragging and (at - self._pressed).manhattanLength() >= QApplication.startDragDistance():
            self._dragging = True
            self.setFocus()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        if self._dragging:
            self.dragged.emit(self.id, at)
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click opens the window's menu; what was dragged stays where it is."""
        pressed, self._pressed = self._pressed, None
        self.unsetCursor()
        if self._dragging:
            self._dragging = False
            self.dropped.emit(True)
            self.update()
        elif pressed is not None and self.rect().contains(event.position().toPoint()):
            self.menu.emit(self.id, event.globalPosition().toPoint())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The other button opens the menu too."""
        self.menu.emit(self.id, event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the frame of the idle card, the focus, and the frame of what is dragged."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        if self.state == "idle":
            painter.setPen(QPen(theme.colour("idle"), 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), theme.CORNER, theme.CORNER)
        elif self.state in ("paused", "closed"):
            painter.setPen(QPen(theme.colour("line"), 1))
            painter.setBrush(theme.colour("ground"))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), theme.CORNER, theme.CORNER)
        if self._dragging:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("accent"), 2, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), theme.CORNER, theme.CORNER)
        elif self.hasFocus():
            focus_ring(painter, box, 1.0)
        painter.end()


ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


def state_of(hall: Hall, window: WindowNow, remedy: Remedy | None) -> str:
    """How a window stands: its state, "called" while its ticket has not come, "idle" while somebody waits in vain."""
    if remedy is not None:
        return "idle"
    if window.ticket is not None and hall.tickets[window.ticket].state == "called":
        return "called"
    return window.state


def leaving_words(window: WindowNow) -> str:
    """What an engaged window does when its ticket leaves; empty if it goes on."""
    if window.leaving == "close":
        return wording.translate("manager", "closes after this")
    return wording.translate("manager", "pauses after this") if window.leaving == "pause" else ""


class WindowCard(Card):
    """One window with everything about it."""

    def __init__(self, window: str) -> None:
        super().__init__(window)
        self._number = Text(window, theme.TITLE, bold=True)
        self._chip = StateChip("closed")
        self._clerk = Text("", theme.SMALL, "muted", elide=True)
        self._tag = Tag("engaged")
        self._low = Tag("engaged", "wheelchair")
        self._main = Text("", theme.TITLE, bold=True)
        self._class = Tag("called")
        self._what = Text("", theme.BODY, elide=True)
        self._more = Text("", theme.SMALL, "muted", elide=True)
        self._left = Text("", theme.SMALL, "muted", elide=True)
        self._right = Text("", theme.SMALL, "muted")
        self._pace = PaceLine()
        self._open = Button("", look="link", height=24, size=theme.SMALL, clicked=self._ask_menu)
        self._build()
        self.setMinimumWidth(LEAST_WIDTH)

    def _build(self) -> None:
        head = row(self._number, 0, self._chip)
        person = row(self._clerk, self._tag, self._low, gap=4)
        person.setStretch(0, 1)
        main = row(self._main, self._class, 0, gap=8)
        bottom = row(self._left, self._right, gap=4)
        bottom.setStretch(0, 1)
        self.setLayout(
            column(
                head,
                person,
                0,
                main,
                self._what,
                self._more,
                0,
                self.act,
                self._open,
                bottom,
                self._pace,
                gap=1,
                margin=(12, 8, 12, 8),
            )
        )

    def show_window(self, hall: Hall, window: WindowNow, now: int, remedy: Remedy | None) -> None:
        """Show the window as it is now."""
        super().show_window(hall, window, now, remedy)
        ticket = None if window.ticket is None else hall.tickets[window.ticket]
        self._show_head(hall, window)
        if remedy is not None:
            self._show_idle(hall, remedy, now)
        elif ticket is not None:
            self._show_ticket(hall, window, ticket, now)
        else:
            self._show_nobody(hall, window, now)
        self.setAccessibleName(" ".join(filter(None, (
            wording.window(self.id), self._chip.word, self._clerk.words(), self._main.words(), self._what.words(),
            self._more.words(),
        ))))  # fmt: skip
        self.update()

    def _show_head(self, hall: Hall, window: WindowNow) -> None:
        idle = self.state == "idle"
        word = self.tr("idle") if idle else words.window_states()[self.state]
        self._chip.show_state(self.state, word, filled=idle)
        nobody = self.tr("nobody there") if not window.skills else ""
        self._clerk.setText(wording.clerk(hall, window.clerk) or nobody)
        ticket = None if window.ticket is None else hall.tickets[window.ticket]
        learns = ticket is not None and 0.0 < window.skills.get(ticket.service or "", 1.0) < LEARNER
        self._tag.say(self.tr("learner") if learns else "")
        listed = next(place for place in hall.scenario.windows if place.id == window.id)
        self._low.say(self.tr("low") if listed.low else "")

    def _parts(
        self, main: str = "", what: str = "", more: str = "", left: str = "", right: str = "",
        *, ink: str = "text", what_ink: str = "text",
    ) -> None:  # fmt: skip
        for part, text in (
            (self._main, main), (self._what, what), (self._more, more), (self._left, left), (self._right, right)
        ):  # fmt: skip
            part.setText(text)
            part.setVisible(bool(text))
        self._main.set_ink(ink)
        self._what.set_ink(what_ink)
        self._fit_what()
        self.act.setVisible(False)
        self._open.setVisible(False)
        self._class.say("")
        self._pace.setVisible(False)

    def _fit_what(self) -> None:
        """A name that has no room gets smaller letters before it is shortened."""
        room = self.width() - 24
        fits = QFontMetrics(theme.font(theme.BODY)).horizontalAdvance(self._what.words()) <= room
        step = theme.BODY if fits else theme.SMALL
        if self._what.property("step") != step:
            self._what.setProperty("step", step)
            self._what.style().unpolish(self._what)
            self._what.style().polish(self._what)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The name has other room."""
        super().resizeEvent(event)
        self._fit_what()

    def _show_ticket(self, hall: Hall, window: WindowNow, ticket: Ticket, now: int) -> None:
        service = ticket.service or ticket.first_service
        what = wording.service(hall, service)
        begun = ticket.called if ticket.called is not None else now
        leaving = leaving_words(window)
        if ticket.state == "called":
            seconds = (now - (ticket.recalled or begun)) // 1000
            self._parts(ticket.number, what, leaving, left=self._called_ago(seconds), ink="called")
        else:
            minutes = (now - begun) / MINUTE
            standard = hall.catalogue.services[service].mean
            pace = self.tr("pace {minutes}").format(minutes=words.number(standard))
            self._parts(ticket.number, what, leaving, wording.minutes(minutes // 1), pace)
            self._pace.show_pace(minutes, standard)
            self._pace.setVisible(True)
        if ticket.klass != "ordinary":
            self._class.say(words.classes(hall).get(ticket.klass, ticket.klass))

    def _called_ago(self, seconds: int) -> str:
        if seconds < 90:
            return self.tr("called %n s ago", "", int(seconds))
        return self.tr("called %n min ago", "", int(seconds // 60))

    def _show_idle(self, hall: Hall, remedy: Remedy, now: int) -> None:
        minutes = (now - remedy.since) // MINUTE
        service = wording.service(hall, remedy.service)
        who = self.tr("%n wait: {service}", "", remedy.waiting).format(service=service)
        self._parts(self.tr("idle %n min", "", int(minutes)), more=why(hall, remedy), ink="idle")
        self._left.setText(who)
        self._main.setToolTip(f"{who}, {why(hall, remedy)}")
        self._more.setVisible(False)
        self._what.setText(who)
        self._what.setVisible(True)
        self._more.setText(why(hall, remedy))
        self._more.setVisible(True)
        self._left.setVisible(False)
        self.act.offer(hall, remedy)
        self.act.setVisible(remedy.request is not None)

    def _show_nobody(self, hall: Hall, window: WindowNow, now: int) -> None:
        since = (now - window.since) // MINUTE
        if window.state == "ready":
            following = hall.next_for(window.id, now)
            more = self.tr("next {ticket}").format(ticket=following.ticket.number) if following else ""
            self._parts(what=self._following(hall, bool(following)),
                        more=self.tr("ready for %n min", "", int(since)), left=more)  # fmt: skip
        elif window.state == "paused":
            until = "" if window.until is None else self._clock(hall, window.until)
            what = self.tr("back at {time}").format(time=until) if until else self.tr("paused")
            tied = sum(ticket.tied == window.id for ticket in hall.in_line.values())
            self._parts(what=what, more=self.tr("for %n min", "", int(since)),
                        left=self.tr("%n wait(s) for this window", "", tied) if tied else "",
                        what_ink="paused")  # fmt: skip
        else:
            self._parts(more="" if window.skills else self.tr("put a clerk here to open it"))
            self._open.set_label(self.tr("Open now…"))
            self._open.setVisible(hall.is_open)

    def _following(self, hall: Hall, somebody: bool) -> str:
        if somebody:
            return self.tr("about to call")
        return self.tr("nobody for this window") if hall.in_line else words.nobody_waiting()

    @staticmethod
    def _clock(hall: Hall, ms: int) -> str:
        return words.clock(float(hall.scenario.opens) + hall.minute(ms))

    def show_reason(self, reason: str) -> None:
        """Show why the window pauses."""
        if self.state == "paused" and reason:
            self._more.setText(reason)
            self._more.setVisible(True)
