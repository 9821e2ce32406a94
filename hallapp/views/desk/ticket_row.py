"""One ticket in a list of the desk, and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from hallapp.hall.desk import undo_left
from hallapp.hall.hall import Hall
from hallapp.hall.ticket import OPEN_STATES, Ticket
from hallapp.views import theme, words
from hallapp.views.census import Census
from hallapp.views.desk.issued import services_of
from hallapp.views.widgets import Button, StateChip, Text, column, row, rule

ROW = 45

NUMBER, TIME, CLASS, STATE, AHEAD, WAIT, ACTIONS = 64, 48, 92, 116, 76, 104, 260
"""Pixels of the columns."""

GAP = 8
"""Pixels between the columns."""

FEW_ACTIONS = 188
"""Pixels of the actions where they are icons only."""

_CANCELLABLE = frozenset({"waiting", "called", "missed", "parked"})


class TicketRow(QWidget):
    """One ticket and what can be done about it here."""

    reprint = Signal(str)
    note = Signal(str)
    command = Signal(dict)

    def __init__(self) -> None:
        super().__init__()
        self._ticket: Ticket | None = None
        self._narrow = False
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
        self.note_button = self._link("note-pencil", lambda: self.note.emit(self._known.number))
        self._cancel = self._link("x", self._ask_reason)
        self._undo = self._link("arrow-counter-clockwise", lambda: self._do("undo"))
        self.setLayout(column(self._columns(), rule()))
        self.setFixedHeight(ROW)

    @staticmethod
    def _link(icon: str, clicked: Callable[[], object]) -> Button:
        button = Button("", icon=icon, look="link", size=theme.SMALL, height=theme.TOUCH, clicked=clicked)
        button.setMinimumWidth(theme.TOUCH)
        return button

    def _columns(self) -> QHBoxLayout:
        self._actions = QWidget()
        self._actions.setLayout(
            row(0, self._reprint, self._return, self._unpark, self.note_button, self._cancel, self._undo, gap=4)
        )
        widths = {
            self._number: NUMBER, self._time: TIME, self._class: CLASS, self._ahead: AHEAD, self._wait: WAIT,
            self._actions: ACTIONS,
        }  # fmt: skip
        for widget, width in widths.items():
            widget.setFixedWidth(width)
        state = QWidget()
        state.setLayout(row(self._state, 0))
        state.setFixedWidth(STATE)
        line = row(
            self._number, self._time, self._services, self._class, state, self._ahead, self._wait, self._actions,
            gap=GAP, margin=(16, 0, 24, 0),
        )  # fmt: skip
        line.setStretch(2, 1)
        return line

    def set_narrow(self, narrow: bool) -> None:
        """Make do with half a screen: actions by their icons, and what the slip says left out."""
        self._narrow = narrow
        for part in (self._time, self._class, self._ahead, self._wait):
            part.setVisible(not narrow)
        self._actions.setFixedWidth(FEW_ACTIONS if narrow else ACTIONS)
        if self._ticket is not None:
            self._label_actions()

    def _call(self, button: Button, label: str, about: str = "", *, icon_only: bool = False) -> None:
        """Name a button; where there is little room its words are in the tooltip."""
        icon_only = icon_only or self._narrow
        button.set_label("" if icon_only else label)
        button.setAccessibleName(label)
        button.setToolTip(about or (label if icon_only else ""))

    @property
    def _known(self) -> Ticket:
        if self._ticket is None:
            raise LookupError("an empty row was used")
        return self._ticket

    def show_ticket(self, hall: Hall, census: Census, ticket: Ticket, at: str, now: int, phone: str) -> None:
        """Show a ticket issued at ``at`` to who gave the number ``phone``, if any."""
        self._ticket = ticket
        self._number.setText(ticket.number)
        self._time.setText(at)
        self._services.setText(
            " · ".join(word for word in (services_of(hall, ticket), words.masked_phone(phone)) if word)
        )
        self._class.setText(words.classes(hall).get(ticket.klass, ticket.klass))
        self._state.show_state(words.TICKET_TOKENS[ticket.state], words.ticket_states()[ticket.state])
        waits = ticket.state == "waiting"
        self._ahead.setText(words.people(hall.ahead(ticket)) if waits else "–")
        self._wait.setText(words.range_of_minutes(census.wait_of(ticket)) if waits else "–")
        self._show_actions(ticket, now)
        self.setAccessibleName(self.tr("Ticket {number}").format(number=ticket.number))

    def _show_actions(self, ticket: Ticket, now: int) -> None:
        self._label_actions()
        self.note_button.setVisible(ticket.state in OPEN_STATES)
        self._reprint.setVisible(ticket.state in OPEN_STATES)
        self._return.setVisible(ticket.state == "missed")
        self._unpark.setVisible(ticket.state == "parked")
        self._cancel.setVisible(ticket.state in _CANCELLABLE)
        self.tick(now)

    def _label_actions(self) -> None:
        away = self._known.state in ("missed", "parked")
        # Who is back needs no slip but the old one: the words are for what brings the ticket back.
        self._call(self._reprint, self.tr("Reprint"), icon_only=away)
        self._call(self._return, self.tr("Return"), self.tr("The citizen is back: waits again"))
        about = self.tr("The citizen is back: waits again with the old place in line")
        self._call(self._unpark, self.tr("Back"), about)
        has_note = self._known.note is not None
        self._call(self.note_button, self.tr("Change note") if has_note else self.tr("Note"), icon_only=True)
        self._call(self._cancel, self.tr("Cancel"))

    def tick(self, now: int) -> None:
        """Count the seconds down in which a cancelling can be undone."""
        ticket = self._ticket
        if ticket is None:
            return
        left = undo_left(ticket, now) if ticket.state == "cancelled" else 0
        self._undo.setVisible(left > 0)
        # Never only an icon: it is there for ten seconds.
        self._undo.set_label(self.tr("Undo cancel, %n s", "", -(-left // 1000)))

    def main_action(self) -> Button | None:
        """What most probably is to be done."""
        actions = (self._return, self._unpark, self._undo, self._reprint)
        return next((button for button in actions if not button.isHidden()), None)

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
