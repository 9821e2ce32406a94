"""An appointment of today and its check-in."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hallapp.hall.hall import Hall
from hallapp.hall.ticket import MINUTE, Ticket
from hallapp.store.people import Booking
from hallapp.views import theme, words
from hallapp.views.widgets import Button, StateChip, Text, column, row, rule

ROW = 45

WHO, FEW_WHO = 190, 60
"""Pixels of name and phone, and where there is little room."""


class BookingRow(QWidget):
    """One appointment; ``check_in`` carries it when its citizen is here."""

    check_in = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.booking: Booking | None = None
        self._time = Text(bold=True)
        self._who = Text("", theme.BODY, "muted", elide=True)
        self._services = Text(elide=True)
        self._state = StateChip("closed", icon="calendar-check")
        self.button = Button("", icon="calendar-check", look="link", height=theme.TOUCH, clicked=self._press)
        state, action = QWidget(), QWidget()
        state.setLayout(row(self._state, 0))
        action.setLayout(row(0, self.button))
        for widget, width in ((self._time, 72), (self._who, WHO), (state, 210), (action, 130)):
            widget.setFixedWidth(width)
        line = row(self._time, self._who, self._services, state, action, gap=12, margin=(16, 0, 16, 0))
        line.setStretch(2, 1)
        self.setLayout(column(line, rule()))
        self.setFixedHeight(ROW)

    def set_narrow(self, narrow: bool) -> None:
        """Make do with half a screen: the name alone."""
        self._who.setFixedWidth(FEW_WHO if narrow else WHO)

    def show_booking(self, hall: Hall, booking: Booking, ticket: Ticket | None, now: int) -> None:
        """Show an appointment, and the ``ticket`` that it was checked in with."""
        self.booking = booking
        known = hall.catalogue.services
        self._time.setText(words.clock(booking.at))
        who = (words.masked_name(booking.name), words.masked_phone(booking.phone))
        self._who.setText(" ".join(word for word in who if word))
        self._services.setText(words.listed([words.name(known[s].names, s) for s in booking.services if s in known]))
        self._show_state(hall, booking, ticket, now)
        self.button.set_label(self.tr("Check in"))
        self.button.setVisible(ticket is None)
        self.button.setEnabled(hall.is_open)
        self.setAccessibleName(self.tr("Appointment at {time}").format(time=words.clock(booking.at)))

    def _show_state(self, hall: Hall, booking: Booking, ticket: Ticket | None, now: int) -> None:
        late = (now - hall.instant(booking.at)) / MINUTE
        hold = hall.settings.hold_appointments
        if ticket is not None:
            word = self.tr("{ticket} {state}").format(ticket=ticket.number, state=words.ticket_states()[ticket.state])
            self._state.show_state(words.TICKET_TOKENS[ticket.state], word)
        elif hold is not None and late > hold:
            self._state.show_state("late", self.tr("place not held any more"))
        elif late >= 1:
            self._state.show_state("waiting", self.tr("%n min late", "", int(late)))
        else:
            self._state.show_state("closed", self.tr("expected"), icon="calendar-check")

    def _press(self) -> None:
        if self.booking is not None:
            self.check_in.emit(self.booking)
