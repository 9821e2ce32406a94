"""A card for every window: its state, who is there, and the way out where it stands idle while people wait."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, QTimer, Signal
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
from PySide6.QtWidgets import QGridLayout, QScrollArea, QSizePolicy, QWidget

from hallapp.hall.hall import Hall
from hallapp.hall.ticket import MINUTE, Ticket, WindowNow
from hallapp.views import icons, theme, words
from hallapp.views.manager import wording
from hallapp.views.manager.remedies import Remedy
from hallapp.views.manager.unsaved import LEARNER
from hallapp.views.widgets import Button, Flow, PaceLine, Panel, StateChip, Text, column, row
from hallapp.views.widgets.buttons import focus_ring

HEIGHT, LOW_HEIGHT, CARD_GAP = 200, 184, 12
"""Height of a card at 1080, and on lower screens, so that two rows fit."""

LEAST_WIDTH = 168
"""A card's least width, pixels; wider ones share the room evenly."""


SEEN = ("engaged", "called", "ready", "paused", "closed", "idle")
"""The states that the head counts, in order."""


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


class WindowCard(Panel):
    """One window.

    ``menu`` asks for the window's menu at a place on the screen; ``command``
    carries a request to the hall.
    """

    menu = Signal(str, QPoint)
    command = Signal(dict)

    def __init__(self, window: str) -> None:
        super().__init__("card")
        self.id = window
        self.state = ""
        self._remedy: Remedy | None = None
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
        self.act = Button("", look="idle", size=theme.BODY, key_first=True, clicked=self._act)
        self._open = Button("", look="link", height=24, size=theme.SMALL, clicked=self._ask_menu)
        self._build()
        self.setMinimumWidth(LEAST_WIDTH - 8)
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

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
        self._remedy = remedy
        ticket = None if window.ticket is None else hall.tickets[window.ticket]
        called = ticket is not None and ticket.state == "called"
        self.state = "idle" if remedy is not None else "called" if called else window.state
        self.set_kind(
            {"idle": "idle", "called": "first", "paused": "ground_card", "closed": "ground_card"}.get(
                self.state, "card"
            )
        )
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
        self.act.setVisible(False)
        self._open.setVisible(False)
        self._class.say("")
        self._pace.setVisible(False)

    def _show_ticket(self, hall: Hall, window: WindowNow, ticket: Ticket, now: int) -> None:
        service = ticket.service or ticket.first_service
        what = wording.service(hall, service)
        begun = ticket.called if ticket.called is not None else now
        leaving = self._leaving(window)
        if ticket.state == "called":
            seconds = (now - (ticket.recalled or begun)) // 1000
            self._parts(ticket.number, what, leaving, left=self._called_ago(seconds), ink="called")
        else:
            minutes = (now - begun) / MINUTE
            standard = hall.catalogue.services[service].mean / max(window.skills.get(service, 1.0), 1e-9)
            pace = self.tr("pace {minutes}").format(minutes=words.number(standard))
            self._parts(ticket.number, what, leaving, wording.minutes(minutes // 1), pace)
            self._pace.show_pace(minutes, standard)
            self._pace.setVisible(True)
        if ticket.klass != "ordinary":
            self._class.say(words.classes().get(ticket.klass, ticket.klass))

    def _leaving(self, window: WindowNow) -> str:
        if window.leaving == "close":
            return self.tr("closes after this")
        return self.tr("pauses after this") if window.leaving == "pause" else ""

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
        label, icon = button_of(hall, remedy)
        self.act.set_label(label)
        self.act.set_icon(icon)
        self.act.setToolTip(label)
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

    def _act(self) -> None:
        if self._remedy is not None and self._remedy.request is not None:
            self.command.emit(dict(self._remedy.request))

    def _ask_menu(self) -> None:
        self.menu.emit(self.id, self.mapToGlobal(QPoint(12, self.height() - 12)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, Space and the menu key open the window's menu."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Menu):
            self._ask_menu()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click opens the window's menu."""
        if self.rect().contains(event.position().toPoint()) and event.button() is Qt.MouseButton.LeftButton:
            self.menu.emit(self.id, event.globalPosition().toPoint())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """So does the other button."""
        self.menu.emit(self.id, event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the frame of the idle card and the focus."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.state == "idle":
            painter.setPen(QPen(theme.colour("idle"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), theme.CORNER, theme.CORNER)
        elif self.state in ("paused", "closed"):
            painter.setPen(QPen(theme.colour("line"), 1))
            painter.setBrush(theme.colour("ground"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme.CORNER, theme.CORNER)
        if self.hasFocus():
            focus_ring(painter, QRectF(self.rect()), 1.0)
        painter.end()


def why(hall: Hall, remedy: Remedy) -> str:
    """Why the window does not serve them, in a few words."""
    other = remedy.other or ""
    sentences = {
        "uncalled": wording.translate("manager", "may serve them, not called"),
        "off": wording.translate("manager", "trained, switched off"),
        "closed": wording.translate("manager", "only window {other}, closed, could"),
        "paused": wording.translate("manager", "only window {other}, paused, could"),
        "free_clerk": wording.translate("manager", "{clerk} could, sits nowhere"),
        "held": wording.translate("manager", "they wait for window {other}")
        if other
        else wording.translate("manager", "held back by the rule"),
        "untrained": wording.translate("manager", "nobody here is trained"),
    }
    return sentences[remedy.why].format(other=other, clerk=wording.clerk(hall, other) if other in hall.clerks else "")


def button_of(hall: Hall, remedy: Remedy) -> tuple[str, str]:
    """Label and icon of the button that ends it."""
    other = remedy.other or ""
    labels = {
        "uncalled": (wording.translate("manager", "Call next"), "speaker-high"),
        "off": (wording.translate("manager", "Switch on"), "plus"),
        "closed": (wording.translate("manager", "Open window {other}"), "play"),
        "paused": (wording.translate("manager", "Resume window {other}"), "play"),
        "free_clerk": (wording.translate("manager", "Bring {clerk}"), "user-plus"),
    }
    label, icon = labels.get(remedy.why, ("", "plus"))
    return label.format(other=other, clerk=wording.clerk(hall, other) if other in hall.clerks else ""), icon


class Windows(Panel):
    """All windows, in the hall's order, as many beside each other as there is room."""

    menu = Signal(str, QPoint)
    command = Signal(dict)

    def __init__(self) -> None:
        super().__init__("card")
        self.cards: dict[str, WindowCard] = {}
        self._columns = 0
        self._idle: set[str] = set()
        self._title = Text("", theme.LEAD, bold=True)
        self._counts = {state: StateChip(state, bare=True) for state in SEEN}
        self._grid = QGridLayout()
        self._grid.setSpacing(CARD_GAP)
        self._grid.setContentsMargins(0, 0, 0, 0)
        body = QWidget()
        body.setLayout(column(self._grid, 0))
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(body)
        counts = Flow(gap=12)
        for chip in self._counts.values():
            counts.addWidget(chip)
        head = row(self._title, gap=16)
        head.addLayout(counts, 1)
        layout = column(head, self._area, gap=12, margin=16)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.setMinimumWidth(2 * LEAST_WIDTH + CARD_GAP + 32)

    def retranslate(self) -> None:
        """Set the texts."""
        self._title.setText(self.tr("Windows"))
        self._area.setAccessibleName(self.tr("Windows"))

    def show_windows(self, hall: Hall, now: int, remedies: dict[str, Remedy]) -> None:
        """Show all windows as they are now."""
        if list(self.cards) != list(hall.windows):
            self._make(list(hall.windows))
        for window, card in self.cards.items():
            card.show_window(hall, hall.windows[window], now, remedies.get(window))
        states = [card.state for card in self.cards.values()]
        names = words.window_states()
        for state, chip in self._counts.items():
            count = states.count(state)
            chip.show_state(state, f"{names[state]} {count}")
            chip.setVisible(count > 0)
        new = set(remedies) - self._idle
        self._idle = set(remedies)
        if new:
            # Once the cards have their places.
            QTimer.singleShot(0, self, self._reveal)

    def _reveal(self) -> None:
        """Scroll to the first idle window."""
        first = next((card for window, card in self.cards.items() if window in self._idle), None)
        if first is not None:
            self._area.ensureWidgetVisible(first)

    def _make(self, windows: list[str]) -> None:
        for card in self.cards.values():
            card.deleteLater()
        self.cards = {window: WindowCard(window) for window in windows}
        for card in self.cards.values():
            card.menu.connect(self.menu)
            card.command.connect(self.command)
        self._columns = 0
        self._arrange()
        for card in self.cards.values():
            card.setFixedHeight(self._card_height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put as many beside each other as there is room."""
        super().resizeEvent(event)
        self._arrange()
        for card in self.cards.values():
            card.setFixedHeight(self._card_height())
        QTimer.singleShot(0, self, self._reveal)

    def _card_height(self) -> int:
        return HEIGHT if self.height() >= 3 * HEIGHT else LOW_HEIGHT

    def _arrange(self) -> None:
        room = self.width() - 32 - 12
        columns = max(2, (room + CARD_GAP) // (LEAST_WIDTH + CARD_GAP))
        if columns == self._columns or not self.cards:
            return
        for place in range(max(columns, self._columns)):
            self._grid.setColumnStretch(place, 1 if place < columns else 0)
        self._columns = columns
        for place, card in enumerate(self.cards.values()):
            self._grid.addWidget(card, place // columns, place % columns)
