"""What stands above the desk until it is over: no numbers are given out, somebody asks for help."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from hallapp.hall import issuing
from hallapp.hall.hall import Hall
from hallapp.views import closing
from hallapp.views.widgets import NoticeBar

translate = QCoreApplication.translate

PLACE = "kiosk"
"""How a ticket machine without a name of its own asks for help."""


class ClosedBar(NoticeBar):
    """Says that no numbers are given out, and how one is all the same."""

    def __init__(self) -> None:
        super().__init__(closable=False)

    def show_hall(self, hall: Hall, now: int) -> None:
        """Say how it stands at ``now`` (UTC ms)."""
        if not hall.is_open:
            self.tell(translate("Desk", "The hall day is closed: no tickets are issued."), "closed")
            return
        stop = issuing.stop(hall, now)
        sentence = translate("Desk", "{why} You may issue exceptionally: Ctrl+Shift+Enter.")
        self.tell(sentence.format(why=closing.sentence(hall, stop)) if stop else "", "waiting")


class HelpBar(NoticeBar):
    """Says who asks for help, with a sound when somebody begins to; ``answer`` tells that somebody goes."""

    def __init__(self, answer: Callable[[], object]) -> None:
        super().__init__(closable=False)
        self._answer = answer
        self._heard: set[tuple[str, str]] = set()

    def show_hall(self, hall: Hall, clock: Callable[[int], str]) -> None:
        """Say who asks; ``clock`` words an instant."""
        for (place, about), since in list(hall.help.items())[:1]:
            sentence = (
                translate("Desk", "Somebody at {place} asks for help, since {time}.")
                if about == "person"
                else translate("Desk", "The printer of {place} gives no slips, since {time}.")
            )
            place = translate("Desk", "the ticket machine") if place == PLACE else place
            self.tell(sentence.format(place=place, time=clock(since)), "idle", "hand-waving")
            self.offer(translate("Desk", "I am going"), self._answer, "Ctrl+H")
        self.setVisible(bool(hall.help))
        if set(hall.help) - self._heard:
            QApplication.beep()
        self._heard = set(hall.help)
