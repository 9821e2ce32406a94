"""What comes after the citizen who is here: who is next and why, where help is wanted, who is back, what is owed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from hallapp.hall.hall import Hall
from hallapp.hall.helping import where_help_is_wanted
from hallapp.hall.ticket import MINUTE, Ticket, WindowNow
from hallapp.views import owed, theme, words
from hallapp.views.console import wording
from hallapp.views.widgets import Button, Panel, Text, clear, column, row

LOW = 28
"""Pixels of what can be pressed here on a low screen."""


class Following(Panel):
    """The column's foot.

    ``unpark`` carries the number of a ticket that is back, ``take_over`` asks
    for the window to be called by hand, or not any more.
    """

    unpark = Signal(str)
    take_over = Signal()

    def __init__(
        self, pick: Callable[[], object], show_owed: Callable[[], object], show_my_day: Callable[[], object]
    ) -> None:
        super().__init__("surface")
        self.own = Button(look="link", size=theme.SMALL, height=24, clicked=self.take_over.emit)
        self.pick = Button(look="link", icon="list-bullets", key="F11", size=theme.SMALL, clicked=pick)
        self.help = Text("", theme.SMALL, "waiting", wrap=True)
        self.help.hide()
        self.due = Button(look="link", icon="clipboard-text", key="Ctrl+L", clicked=show_owed).align_left(0)
        self.day = Button(look="link", icon="chart-line-up", key="Ctrl+D", clicked=show_my_day)
        self.back = QHBoxLayout()
        self._next = Text("", theme.BODY, bold=True, elide=True)
        self._why = Text("", theme.SMALL, "muted", wrap=True)
        self._mine = Text("", theme.SMALL, "muted", wrap=True)
        self._away: list[str] = []
        head = row(self._next, self.pick, gap=8)
        head.setStretch(0, 1)
        about_mine = row(self._mine, self.own, gap=8)
        about_mine.setStretch(0, 1)
        foot = row(self.due, 0, self.day, gap=8)
        parts = (head, self._why, about_mine, self.help, self.back, foot)
        self.setLayout(column(*parts, gap=4))
        self.set_low(True)

    def set_low(self, low: bool) -> None:
        """Make do with a low screen."""
        above, below = (4, 4) if low else (12, 8)
        self.layout().setContentsMargins(16, above, 16, below)  # type: ignore[union-attr]
        for button in (self.pick, self.due, self.day):
            button.setFixedHeight(LOW if low else theme.BUTTON)

    def retranslate(self) -> None:
        """Set the texts."""
        self.pick.set_label(self.tr("Pick"))
        self.day.set_label(self.tr("My day"))
        self._away = []

    def show_window(self, hall: Hall, window: WindowNow, mine: Sequence[Ticket], now: int) -> None:
        """Show how things stand for a window; ``mine`` wait that it may serve."""
        self._show_next(hall, window, mine, now)
        self._show_help(hall, window, now)
        self._show_own(hall, window)
        self._show_away(hall, window)
        self.due.set_label(owed.most_urgent(hall) or self.tr("To be followed"))

    def _show_next(self, hall: Hall, window: WindowNow, mine: Sequence[Ticket], now: int) -> None:
        found = hall.next_for(window.id, now) if window.skills else None
        self.pick.setVisible(any(found is None or ticket.number != found.ticket.number for ticket in mine))
        self.pick.setEnabled(window.state == "ready")
        if found is None:
            self._next.setText(self.tr("Nobody waits that you may serve"))
            self._why.setText("")
            self._mine.setText("")
            return
        service = hall.catalogue.services[found.ticket.services[0]]
        name = words.name(service.names, service.id)
        self._next.setText(self.tr("Next: {number}  {service}").format(number=found.ticket.number, service=name))
        self._why.setText(self.tr("Why: {reason}").format(reason=wording.why(found)))
        longest = max(ticket.wait(now) for ticket in mine) / MINUTE if mine else 0.0
        told = self.tr("For me: {people}, longest {minutes} min")
        self._mine.setText(told.format(people=words.people_waiting(len(mine)), minutes=words.number(longest)))

    def _show_help(self, hall: Hall, window: WindowNow, now: int) -> None:
        """Say where people wait too long for what this clerk has learned."""
        wanted = where_help_is_wanted(hall, window.id, now) if hall.is_open else []
        self.help.setVisible(bool(wanted))
        if wanted:
            self.help.setText(wording.helping(hall, window, wanted[0]))

    def _show_own(self, hall: Hall, window: WindowNow) -> None:
        """Where windows call by themselves a person may take this one over."""
        self.own.setVisible(hall.settings.auto)
        manual = window.id in hall.settings.manual
        self.own.set_label(self.tr("Let it call by itself") if manual else self.tr("Take over: call by hand"))

    def _show_away(self, hall: Hall, window: WindowNow) -> None:
        """A button for each who went away and comes back to this window."""
        away = [one.number for one in hall.tickets.values() if one.state == "parked" and one.tied == window.id]
        if away == self._away:
            return
        self._away = away
        clear(self.back)
        for number in away:
            label = self.tr("{number} is back").format(number=number)
            back = Button(label, icon="arrow-u-up-left", clicked=partial(self.unpark.emit, number))
            self.back.addWidget(back)
