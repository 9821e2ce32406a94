"""The desk's upper edge: whose it is, who waits, how the printer does, the time."""

from __future__ import annotations

from PySide6.QtCore import Signal

from hallapp.devices.printer import SlipPrinter
from hallapp.views import theme, words
from hallapp.views.census import Census
from hallapp.views.printing import STATE_TOKENS, state_words
from hallapp.views.widgets import Icon, IconButton, Panel, StateChip, Text, row


class Top(Panel):
    """``choose_printer`` asks for another printer."""

    choose_printer = Signal()

    def __init__(self, *, choosable: bool) -> None:
        super().__init__("top")
        self._title = Text("", theme.LEAD, bold=True)
        self._hall_name = Text("", theme.BODY, "muted", elide=True)
        self._waiting = StateChip("waiting")
        self._late = StateChip("late")
        self.printer_state = StateChip("closed", icon="printer")
        self._printer = IconButton("gear", side=theme.TOUCH, clicked=self.choose_printer.emit)
        self._printer.setVisible(choosable)
        self._time = Text("", theme.BODY, bold=True)
        line = row(
            Icon("desktop", "accent", 24), self._title, self._hall_name, 0,
            self._waiting, self._late, self.printer_state, self._printer, self._time,
            gap=12, margin=(16, 0, 16, 0),
        )  # fmt: skip
        line.setStretch(2, 1)
        self.setFixedHeight(48)
        self.setLayout(line)

    def retranslate(self) -> None:
        """Set the texts."""
        self._title.setText(self.tr("Desk"))
        self._printer.set_name(self.tr("Choose the printer"))

    def show_hall(self, name: str, census: Census) -> None:
        """Show who waits in the hall of that name."""
        late = census.late.total()
        self._hall_name.setText(name)
        self._waiting.show_state("waiting", words.people_waiting(census.waiting.total()))
        self._late.show_state("late", self.tr("%n late", "", late))
        self._late.setVisible(late > 0)

    def show_time(self, time: str) -> None:
        """Show the time."""
        self._time.setText(time)

    def show_printer(self, printer: SlipPrinter) -> None:
        """Show how the printer does, and how many slips it has not taken."""
        word = state_words(printer.state)
        if printer.state == "failed" and printer.waiting:
            word = self.tr("{state} · %n slip(s) wait", "", printer.waiting).format(state=word)
        self.printer_state.show_state(STATE_TOKENS[printer.state], word, icon="printer")
