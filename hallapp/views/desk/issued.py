"""The number that was issued last, large."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from hallapp.hall.hall import Hall
from hallapp.hall.ticket import OPEN_STATES, Ticket
from hallapp.views import theme, words
from hallapp.views.census import Census
from hallapp.views.widgets import Button, IconButton, Panel, StateChip, Text, column, row

BUTTONS = 224
"""Pixels that the buttons take, also where the panel is as wide as half a screen."""


class Issued(Panel):
    """The last ticket: its number, what for, how long it will take; ``reprint`` asks for its slip again."""

    reprint = Signal(str)
    preview = Signal(str)

    def __init__(self) -> None:
        super().__init__("surface")
        self.number = ""
        self._at = StateChip("ready", "", bare=True)
        self._number = Text("", theme.GIANT, bold=True)
        self._service = Text("", theme.BODY, elide=True)
        self._wait = Text("", theme.BODY, "muted", wrap=True)
        self.reprint_button = Button(
            "", icon="printer", key="F9", height=theme.TOUCH, clicked=lambda: self.reprint.emit(self.number)
        )
        self.preview_button = IconButton("eye", side=theme.TOUCH, clicked=lambda: self.preview.emit(self.number))
        line = row(self.reprint_button, self.preview_button, gap=8)
        line.setStretch(0, 1)
        buttons = QWidget()
        buttons.setLayout(line)
        buttons.setFixedWidth(BUTTONS)
        body = column(self._at, self._number, self._service, self._wait, 0, buttons, margin=(16, 8, 16, 8))
        body.setAlignment(buttons, Qt.AlignmentFlag.AlignLeft)
        self.setLayout(body)

    def show_ticket(self, hall: Hall, census: Census, ticket: Ticket | None, at: str) -> None:
        """Show a ticket issued at ``at``; without one say that there is none."""
        self.number = ticket.number if ticket else ""
        self.reprint_button.set_label(self.tr("Reprint"))
        self.reprint_button.setEnabled(ticket is not None and ticket.state in OPEN_STATES)
        self.preview_button.set_name(self.tr("Show the slip (Ctrl+P)"))
        self.preview_button.setEnabled(ticket is not None)
        if ticket is None:
            self._at.show_state("closed", self.tr("nothing issued yet today"))
            for text in (self._number, self._service, self._wait):
                text.setText("")
            return
        self._at.show_state("ready", self.tr("{time} issued").format(time=at))
        self._number.setText(ticket.number)
        self._number.setAccessibleName(self.tr("Ticket {number}").format(number=ticket.number))
        self._service.setText(services_of(hall, ticket))
        self._wait.setText(self._expectation(hall, census, ticket))

    def _expectation(self, hall: Hall, census: Census, ticket: Ticket) -> str:
        if ticket.state != "waiting":
            return words.ticket_states()[ticket.state]
        wait = census.wait_of(ticket)
        if wait is None:
            return self.tr("no window serves it at present")
        return self.tr("{ahead} ahead, {wait}").format(
            ahead=words.people(hall.ahead(ticket)), wait=words.likely_wait(wait)
        )


def services_of(hall: Hall, ticket: Ticket) -> str:
    """The services of a visit, those finished first, in the person's words."""
    ids = [step.service for step in ticket.steps] + list(ticket.services)
    known = hall.catalogue.services
    return words.listed([words.name(known[service].names, service) for service in ids])
