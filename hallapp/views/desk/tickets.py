"""Who comes back to the desk: the last ten tickets, the missed, the parked, the appointments, who was looked up."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from hallapp.hall.desk import checked_in
from hallapp.hall.hall import Hall
from hallapp.hall.ticket import Ticket
from hallapp.store.people import Booking, People
from hallapp.views import theme
from hallapp.views.census import Census
from hallapp.views.desk import lookup
from hallapp.views.desk.booked import BookingRow
from hallapp.views.desk.ticket_row import ACTIONS, AHEAD, GAP, ROW, WAIT, TicketRow
from hallapp.views.widgets import Button, Panel, Text, column, row, rule

LAST = 10
"""How many of the latest tickets are listed."""

TABS = (("last", "F5"), ("missed", "F6"), ("parked", "F7"), ("booked", "F8"), ("found", ""))
"""Lists and their keys; what was found has its tab only while something is looked up."""


def last(hall: Hall) -> list[Ticket]:
    """The last tickets issued, the newest first."""
    return list(hall.tickets.values())[: -LAST - 1 : -1]


def in_state(hall: Hall, state: str) -> list[Ticket]:
    """The tickets in a state, the latest to enter it first."""
    there = [ticket for ticket in hall.tickets.values() if ticket.state == state]
    return sorted(there, key=lambda ticket: ticket.left or 0, reverse=True)


class Tickets(Panel):
    """The lists at the foot of the desk, each under its tab."""

    reprint = Signal(str)
    note = Signal(str)
    command = Signal(dict)
    check_in = Signal(object)
    import_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("surface")
        self._tabs: dict[str, Button] = {}
        self._narrow = False
        self._tab = "last"
        self._before = "last"
        self._rows: list[TicketRow] = []
        self._booked: list[BookingRow] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self._bookings = QVBoxLayout()
        self._bookings.setSpacing(0)
        self._empty = Text("", theme.BODY, "muted", wrap=True)
        # Its own margins go when it is hidden; a layout's would stay below the last line, and make it scroll.
        self._empty.setContentsMargins(16, 12, 16, 12)
        self._ahead = Text("", theme.SMALL, "muted")
        self._wait = Text("", theme.SMALL, "muted")
        self.import_button = Button(
            "", icon="upload-simple", look="link", size=theme.SMALL, height=theme.TOUCH, clicked=self.import_wanted.emit
        )
        self.import_button.setMinimumWidth(theme.TOUCH)
        self._sought = ""
        self._seen: tuple[Hall, Census, Callable[[int], str], int, People] | None = None
        self._build()

    def _build(self) -> None:
        inner = QWidget()
        inner.setLayout(column(self._list, self._bookings, self._empty, 0))
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
        tabs = row(gap=20)
        for tab, key in TABS:
            button = Button(
                "", key=key, look="tab", size=theme.SMALL, height=theme.TOUCH, clicked=partial(self.show_tab, tab)
            )
            button.setMinimumWidth(theme.TOUCH)
            button.setCheckable(True)
            button.setChecked(tab == self._tab)
            self._tabs[tab] = button
            tabs.addWidget(button)
        self._tabs["found"].hide()
        for text, width in ((self._ahead, AHEAD), (self._wait, WAIT)):
            text.setFixedWidth(width)
            text.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._head_actions = QWidget()
        self._head_actions.setLayout(row(0, self.import_button))
        self._head_actions.setFixedWidth(ACTIONS)
        return row(tabs, 0, self._ahead, self._wait, self._head_actions, gap=GAP, margin=(16, 0, 24, 0))

    def set_narrow(self, narrow: bool) -> None:
        """Make do with half a screen."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        for tab, key in TABS:
            self._tabs[tab].set_key("" if narrow else key)
        for line in self._rows:
            line.set_narrow(narrow)
        for booked in self._booked:
            booked.set_narrow(narrow)
        self._head_actions.setFixedWidth(theme.TOUCH if narrow else ACTIONS)
        self._name_import()
        self._show_columns()

    def _show_columns(self) -> None:
        for text in (self._ahead, self._wait):
            text.setVisible(self._tab != "booked" and not self._narrow)

    def _name_import(self) -> None:
        label = self.tr("Read a list")
        self.import_button.set_label("" if self._narrow else label)
        self.import_button.setAccessibleName(label)

    def retranslate(self) -> None:
        """Set the headings."""
        self._ahead.setText(self.tr("Ahead"))
        self._wait.setText(self.tr("Expected wait"))
        self._name_import()
        self.import_button.setToolTip(self.tr("Read the appointments from a table (CSV) of another system"))

    def show_tab(self, tab: str) -> None:
        """Show a list: "last", "missed", "parked", "booked" or "found"."""
        self._tab = tab
        for name, button in self._tabs.items():
            button.setChecked(name == tab)
        if self._seen is not None:
            self.show_hall(*self._seen)

    def seek(self, typed: str) -> None:
        """Show who answers to a number, phone or name; with nothing to seek, the list that was there before."""
        begins, ends = bool(typed) and not self._sought, bool(self._sought) and not typed
        self._sought = typed
        if begins and self._tab != "found":
            self._before = self._tab
        if typed and self._tab != "found":
            self.show_tab("found")
        elif ends and self._tab == "found":
            self.show_tab(self._before)
        elif self._seen is not None:
            self.show_hall(*self._seen)

    def show_hall(self, hall: Hall, census: Census, clock: Callable[[int], str], now: int, people: People) -> None:
        """Show the list of the chosen tab."""
        self._seen = (hall, census, clock, now, people)
        booked = people.bookings(hall.day or "")
        arrived = checked_in(hall)
        expected = [booking for booking in booked if booking.id not in arrived]
        missed, parked = in_state(hall, "missed"), in_state(hall, "parked")
        found = lookup.tickets(hall, people, self._sought)
        found_booked = lookup.bookings(booked, self._sought)
        labels = {
            "last": self.tr("Last %n", "", len(last(hall))),
            "missed": self.tr("Missed %n", "", len(missed)),
            "parked": self.tr("Parked %n", "", len(parked)),
            "booked": self.tr("Appointments %n", "", len(expected)),
            "found": self.tr("Found %n", "", len(found) + len(found_booked)),
        }
        for tab, button in self._tabs.items():
            button.set_label(labels[tab])
        self._tabs["found"].setVisible(bool(self._sought))
        lists = {"last": last(hall), "missed": missed, "parked": parked, "booked": [], "found": found}
        here = [booking for booking in booked if booking.id in arrived]
        bookings = {"booked": [*expected, *here], "found": found_booked}.get(self._tab, [])
        self._show_tickets(hall, census, lists[self._tab], clock, now, people)
        self._show_bookings(hall, bookings, arrived, now)
        self.import_button.setVisible(self._tab == "booked")
        self._show_columns()
        self._empty.setText(self._nothing())
        self._empty.setVisible(not lists[self._tab] and not bookings)

    def _nothing(self) -> str:
        return {
            "last": self.tr("No ticket has been issued yet today."),
            "missed": self.tr("Nobody has missed a call."),
            "parked": self.tr("Nobody is away to fetch something."),
            "booked": self.tr("No appointments for today. The list of another system can be read here."),
            "found": self.tr("Nothing answers to that: the ticket's number, or at least four digits of a phone."),
        }[self._tab]

    def _show_tickets(
        self,
        hall: Hall,
        census: Census,
        shown: list[Ticket],
        clock: Callable[[int], str],
        now: int,
        people: People,
    ) -> None:
        while len(self._rows) < len(shown):
            line = TicketRow()
            line.set_narrow(self._narrow)
            line.reprint.connect(self.reprint)
            line.note.connect(self.note)
            line.command.connect(self.command)
            self._rows.append(line)
            self._list.addWidget(line)
        for line, ticket in zip(self._rows, shown, strict=False):
            line.show_ticket(hall, census, ticket, clock(ticket.issued), now, people.text(ticket.phone) or "")
        for place, line in enumerate(self._rows):
            line.setVisible(place < len(shown))

    def _show_bookings(self, hall: Hall, shown: list[Booking], arrived: dict[str, Ticket], now: int) -> None:
        while len(self._booked) < len(shown):
            line = BookingRow()
            line.set_narrow(self._narrow)
            line.check_in.connect(self.check_in)
            self._booked.append(line)
            self._bookings.addWidget(line)
        for line, booking in zip(self._booked, shown, strict=False):
            line.show_booking(hall, booking, arrived.get(booking.id), now)
        for place, line in enumerate(self._booked):
            line.setVisible(place < len(shown))

    def tick(self, now: int) -> None:
        """Bring the countdowns up to date."""
        for line in self._rows:
            line.tick(now)

    def rows(self) -> list[TicketRow]:
        """The tickets in sight."""
        return [line for line in self._rows if not line.isHidden()]

    def booked(self) -> list[BookingRow]:
        """The appointments in sight."""
        return [line for line in self._booked if not line.isHidden()]

    def go_to_first(self) -> None:
        """Give the keyboard to what can be done with the first one in sight."""
        actions = [line.main_action() for line in self.rows()] + [line.button for line in self.booked()]
        for button in actions:
            if button is not None and not button.isHidden():
                button.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return
