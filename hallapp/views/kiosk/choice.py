"""The page of tiles, with what may be typed above them and the keys below."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from hallapp.views import theme
from hallapp.views.kiosk.keys import Keyboard, Pad
from hallapp.views.kiosk.tiles import Offer, TileGrid
from hallapp.views.kiosk.visit import Step
from hallapp.views.widgets import Button, Icon, Panel, Text, column, row

PHONE_DIGITS = 4
"""The last digits of a phone that an appointment is checked in with."""

EASY_CHOICES = 6
"""How many tiles easy mode shows at once."""


class Choice(QWidget):
    """Groups, services, what a search finds, or appointments.

    ``typed`` carries a key of the screen's; the buttons for other ways are
    the home page's.
    """

    typed = Signal(str)

    def __init__(self, chosen: Callable[[str], object]) -> None:
        super().__init__()
        self._step: Step = "home"
        self._typed = Text("", theme.TITLE, bold=True)
        self._field = Panel("card")
        self.hint = Text("", theme.LEAD, "muted", wrap=True)
        self.earlier = Button("", icon="caret-left", look="outline", height=48, clicked=lambda: self.grid.turn(-1))
        self.later = Button("", icon="caret-right", look="outline", height=48, clicked=lambda: self.grid.turn(1))
        self._pager = Text("", theme.BODY, "muted")
        self.turning = QWidget()
        self.grid = TileGrid(chosen, self._show_pager)
        self.all_groups = Button("", icon="squares-four", look="outline", height=56)
        self.search = Button("", icon="magnifying-glass", look="outline", height=56)
        self.check_in = Button("", icon="calendar-check", look="outline", height=56)
        self.rate = Button("", icon="star", look="outline", height=56)
        self.rate.hide()
        self._ways = QWidget()
        self.keyboard = Keyboard()
        self.pad = Pad()
        for keys in (self.keyboard, self.pad):
            keys.typed.connect(self.typed)
        self._build()

    def _build(self) -> None:
        sought = row(Icon("magnifying-glass", "accent", 24), self._typed, 0, gap=12, margin=(16, 8, 16, 8))
        self._field.setLayout(sought)
        self._pager.setAlignment(Qt.AlignmentFlag.AlignCenter)
        turning = row(self.earlier, self._pager, self.later, gap=12)
        turning.setStretch(1, 1)
        self.turning.setLayout(turning)
        ways = row(self.all_groups, self.search, self.check_in, gap=11)
        for place in range(3):
            ways.setStretch(place, 1)
        self._ways.setLayout(column(ways, self.rate, gap=10))
        layout = column(self._field, self.hint, self.grid, self.turning, self._ways, self.keyboard, self.pad, gap=10)
        layout.setStretch(2, 1)
        self.setLayout(layout)

    def retranslate(self, groups: int) -> None:
        """Set the texts; ``groups`` is how many there are."""
        self.earlier.set_label(self.tr("Earlier"))
        self.later.set_label(self.tr("More"))
        self.all_groups.set_label(self.tr("All %n groups", "", groups))
        self.search.set_label(self.tr("Search"))
        self.check_in.set_label(self.tr("Appointment"))
        self.rate.set_label(self.tr("Rate my visit"))
        for keys in (self.keyboard, self.pad):
            keys.retranslate()

    def show_step(self, step: Step, offers: Sequence[Offer], typed: str, *, easy: bool) -> None:
        """Show what can be chosen in a step, and what was typed for it."""
        self._step = step
        self._ways.setVisible(step == "home")
        self.search.setVisible(not easy)
        self._field.setVisible(step in ("search", "check_in"))
        self.keyboard.setVisible(step == "search")
        self.pad.setVisible(step == "check_in")
        self._typed.setText(self._shown(typed))
        hint = self._hint(typed, bool(offers))
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))
        self.grid.limit(EASY_CHOICES if easy else 0)
        self.grid.show_offers(offers)

    def _shown(self, typed: str) -> str:
        if self._step == "check_in":
            return " ".join((typed + "_" * PHONE_DIGITS)[:PHONE_DIGITS])
        return typed or "_"

    def _hint(self, typed: str, answered: bool) -> str:
        if self._step == "check_in":
            if len(typed) < PHONE_DIGITS:
                return self.tr("Type the last four digits of the phone that you booked with.")
            if not answered:
                return self.tr("There is no appointment of today with this phone. Please ask at the front desk.")
        elif self._step == "search":
            if not typed:
                return self.tr("Type the pinyin or its initials (jzz), or an English word.")
            if not answered:
                return self.tr("Nothing is called so. Please look under the groups, or ask at the front desk.")
        return ""

    def _show_pager(self) -> None:
        several = self.grid.pages > 1 and self._step not in ("home", "check_in")
        self.turning.setVisible(several)
        self._pager.setText(f"{self.grid.page + 1} / {self.grid.pages}")
        self.earlier.setEnabled(self.grid.page > 0)
        self.later.setEnabled(self.grid.page < self.grid.pages - 1)
