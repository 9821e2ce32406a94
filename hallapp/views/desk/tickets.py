"""The tickets that people come back with: the last ten, the missed, the parked."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from hallapp.hall.desk import UNDO
from hallapp.hall.hall import Hall
from hallapp.hall.ticket import OPEN_STATES, Ticket
from hallapp.views import theme, words
from hallapp.views.census import Census
from hallapp.views.desk.issued import services_of
from hallapp.views.widgets import Button, Panel, StateChip, Text, column, row, rule

LAST = 10
"""How many of the latest tickets are listed."""

ROW = 43

_NUMBER, _TIME, _CLASS, _STATE, _AHEAD, _WAIT, _ACTIONS = 72, 64, 96, 116, 80, 112, 236
_CANCELLABLE = frozenset({"waiting", "called", "missed", "parked"})


def last(hall: Hall) -> list[Ticket]:
    """The last tickets issued, the newest first."""
    return list(hall.tickets.values())[: -LAST - 1 : -1]


def in_state(hall: Hall, state: str) -> list[Ticket]:
    """The tickets in a state, the latest to enter it first."""
    there = [ticket for ticket in hall.tickets.values() if ticket.state == state]
    return sorted(there, key=lambda ticket: ticket.left or 0, reverse=True)


class TicketRow(QWidget):
    """One ticket and what can be done about it here."""

    reprint = Signal(str)
    command = Signal(dict)

    def __init__(self) -> None:
        super().__init__()
        self._ticket: Ticket | None = None
        self._number = Text(bold=True)
        self._time = Text("", theme.BODY, "muted")
        self._services = Text(elide=True)
        self._class = Text(elide=True)
        self._state = StateChip("waiting")
        self._ahead = Text()
        self._wait = Text()
        for text in (self._ahead, self._wait):
            text.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._reprint = self._link("printer", lambda: self.reprint.emit(self._known.number))
        self._return = self._link("arrow-bend-up-left", lambda: self._do("return"))
        self._unpark = self._link("arrow-bend-up-left", lambda: self._do("unpark"))
        self._cancel = self._link("x", self._ask_reason)
        self._undo = self._link("arrow-counter-clockwise", lambda: self._do("undo"))
        self.setLayout(column(self._columns(), rule()))
        self.setFixedHeight(ROW)

    @staticmethod
    def _link(icon: str, clicked: Callable[[], object]) -> Button:
        return Button("", icon=icon, look="link", size=theme.SMALL, height=28, clicked=clicked)

    def _columns(self) -> QHBoxLayout:
        actions = QWidget()
        actions.setLayout(row(0, self._reprint, self._return, self._unpark, self._cancel, self._undo, gap=16))
        widths = {
            self._number: _NUMBER, self._time: _TIME, self._class: _CLASS, self._ahead: _AHEAD, self._wait: _WAIT,
            actions: _ACTIONS,
        }  # fmt: skip
        for widget, width in widths.items():
            widget.setFixedWidth(width)
        state = QWidget()
        state.setLayout(row(self._state, 0))
        state.setFixedWidth(_STATE)
        line = row(
            self._number, self._time, self._services, self._class, state, self._ahead, self._wait, actions,
            gap=12, margin=(16, 0, 24, 0),
        )  # fmt: skip
        line.setStretch(2, 1)
        return line

    @property
    def _known(self) -> Ticket:
        if self._ticket is None:
            raise LookupError("an empty row was used")
        return self._ticket

    def show_ticket(self, hall: Hall, census: Census, ticket: Ticket, at: str, now: int) -> None:
        """Show a ticket issued at ``at``."""
        self._ticket = ticket
        self._number.setText(ticket.number)
        self._time.setText(at)
        self._services.setText(services_of(hall, ticket))
        self._class.setText(words.classes().get(ticket.klass, ticket.klass))
        self._state.show_state(words.TICKET_TOKENS[ticket.state], words.ticket_states()[ticket.state])
        waits = ticket.state == "waiting"
        self._ahead.setText(words.people(hall.ahead(ticket)) if waits else "–")
        self._wait.setText(words.range_of_minutes(census.wait_of(ticket)) if waits else "–")
        self._show_actions(ticket, now)
        self.setAccessibleName(self.tr("Ticket {number}").format(number=ticket.number))

    def _show_actions(self, ticket: Ticket, now: int) -> None:
        self._reprint.set_label(self.tr("Reprint"))
        self._return.set_label(self.tr("Return"))
        self._return.setToolTip(self.tr("The citizen is back: waits again"))
        self._unpark.set_label(self.tr("Back"))
        self._unpark.setToolTip(self.tr("The citizen is back: waits again with the old place in line"))
        self._cancel.set_label(self.tr("Cancel"))
        self._reprint.setVisible(ticket.state in OPEN_STATES)
        self._return.setVisible(ticket.state == "missed")
        self._unpark.setVisible(ticket.state == "parked")
        self._cancel.setVisible(ticket.state in _CANCELLABLE)
        self.tick(now)

    def tick(self, now: int) -> None:
        """Count the seconds down in which a cancelling can be undone."""
        ticket = self._ticket
        if ticket is None:
            return
        left = UNDO - (now - ticket.ended) if ticket.state == "cancelled" and ticket.ended is not None else 0
        self._undo.setVisible(left > 0 and ticket.reason is not None)
        self._undo.set_label(self.tr("Undo cancel, %n s", "", -(-left // 1000)))

    def _do(self, command: str) -> None:
        self.command.emit({"do": command, "ticket": self._known.number})

    def _ask_reason(self) -> None:
        """Offer the usual reasons: a cancelling always has one."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        number = self._known.number
        for reason in (self.tr("The citizen left"), self.tr("Issued twice"), self.tr("Wrong service")):
            action = QAction(reason, menu)
            action.triggered.connect(
                lambda _on=False, reason=reason: self.command.emit({"do": "cancel", "ticket": number, "reason": reason})
            )
            menu.addAction(action)
        menu.popup(self._cancel.mapToGlobal(QPoint(0, self._cancel.height())))


class Tickets(Panel):
    """The list at the foot of the desk with its three tabs."""

    reprint = Signal(str)
    command = Signal(dict)

    def __init__(self) -> None:
        super().__init__("surface")
        self._headings = [Text("", theme.SMALL, "muted") for _ in range(7)]
        self._tabs: dict[str, Button] = {}
        self._tab = "last"
        self._rows: list[TicketRow] = []
        self._shown = 0
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self._empty = Text("", theme.BODY, "muted")
        self._seen: tuple[Hall, Census, Callable[[int], str], int] | None = None
        self._build()

    def _build(self) -> None:
        inner = QWidget()
        inner.setLayout(column(self._list, row(self._empty, margin=16), 0))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        area.setMinimumHeight(3 * ROW)
        head = self._head()
        bar = area.verticalScrollBar()
        bar.rangeChanged.connect(
            lambda low, high: head.setContentsMargins(16, 0, 24 + (bar.sizeHint().width() if high > low else 0), 0)
        )
        self.setLayout(column(head, rule(), area))
        self.layout().setStretch(2, 1)  # type: ignore[union-attr]

    def _head(self) -> QHBoxLayout:
        tabs = QWidget()
        tabs.setLayout(row(0, gap=16))
        for tab, key in (("last", "F5"), ("missed", "F6"), ("parked", "F7")):
            button = Button("", look="tab", size=theme.SMALL, height=36, clicked=partial(self.show_tab, tab))
            button.setToolTip(key)
            button.setCheckable(True)
            button.setChecked(tab == self._tab)
            self._tabs[tab] = button
            tabs.layout().addWidget(button)  # type: ignore[union-attr]
        widths = (_NUMBER, _TIME, None, _CLASS, _STATE, _AHEAD, _WAIT)
        head = row(gap=12, margin=(16, 0, 24, 0))
        for text, width in zip(self._headings, widths, strict=True):
            if width is None:
                text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
                head.addWidget(text, 1)
            else:
                text.setFixedWidth(width)
                head.addWidget(text)
        for text in self._headings[5:]:
            text.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        tabs.setFixedWidth(_ACTIONS)
        head.addWidget(tabs)
        return head

    def retranslate(self) -> None:
        """Set the headings."""
        titles = (
            self.tr("Number"), self.tr("Time"), self.tr("Services"), self.tr("Class"), self.tr("State"),
            self.tr("Ahead"), self.tr("Expected wait"),
        )  # fmt: skip
        for text, title in zip(self._headings, titles, strict=True):
            text.setText(title)

    def show_tab(self, tab: str) -> None:
        """Show the last ("last"), the missed or the parked tickets."""
        self._tab = tab
        for name, button in self._tabs.items():
            button.setChecked(name == tab)
        if self._seen is not None:
            self.show_hall(*self._seen)

    def show_hall(self, hall: Hall, census: Census, clock: Callable[[int], str], now: int) -> None:
        """Show the tickets of the chosen tab."""
        self._seen = (hall, census, clock, now)
        lists = {"last": last(hall), "missed": in_state(hall, "missed"), "parked": in_state(hall, "parked")}
        labels = {
            "last": self.tr("Last %n", "", len(lists["last"])),
            "missed": self.tr("Missed %n", "", len(lists["missed"])),
            "parked": self.tr("Parked %n", "", len(lists["parked"])),
        }
        for tab, button in self._tabs.items():
            button.set_label(labels[tab])
        shown = lists[self._tab]
        self._make_rows(len(shown))
        for line, ticket in zip(self._rows, shown, strict=False):
            line.show_ticket(hall, census, ticket, clock(ticket.issued), now)
        for place, line in enumerate(self._rows):
            line.setVisible(place < len(shown))
        self._empty.setText("" if shown else self.tr("No tickets here"))
        self._empty.setVisible(not shown)

    def _make_rows(self, count: int) -> None:
        while len(self._rows) < count:
            line = TicketRow()
            line.reprint.connect(self.reprint)
            line.command.connect(self.command)
            self._rows.append(line)
            self._list.addWidget(line)

    def tick(self, now: int) -> None:
        """Bring the countdowns up to date."""
        for line in self._rows:
            line.tick(now)

    def rows(self) -> list[TicketRow]:
        """The rows in sight."""
        return [line for line in self._rows if not line.isHidden()]
