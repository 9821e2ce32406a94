"""A no-show that was a slip of the key, and can be taken back."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from hallapp.hall.desk import UNDO, undo_left
from hallapp.hall.hall import Hall
from hallapp.views.widgets import NoticeBar


class Missed(QObject):
    """Offers the undoing of a no-show in a bar, as long as the hall allows it; ``undone`` carries the number."""

    undone = Signal(str)

    def __init__(self, notice: NoticeBar, parent: QObject) -> None:
        super().__init__(parent)
        self._notice = notice
        self._number = ""

    def offer(self, number: str) -> None:
        """A ticket was just missed."""
        self._number = number
        self.tell(number, UNDO)

    def tell(self, number: str, left: int) -> None:
        """Say that a ticket did not come, and for how many milliseconds that can be undone."""
        self._notice.tell(self.tr("{number} did not come.").format(number=number), "waiting", "user-minus")
        self._offer(left)

    def count_down(self, hall: Hall, now: int) -> None:
        """Show the seconds that are left; then the bar goes."""
        ticket = hall.tickets.get(self._number)
        if ticket is None:
            return
        left = undo_left(ticket, now) if ticket.state == "missed" else 0
        if left > 0:
            self._offer(left)
        else:
            self.forget()

    def undo(self) -> None:
        """The citizen is there after all."""
        if self._number:
            number = self._number
            self.forget()
            self.undone.emit(number)

    def forget(self) -> None:
        """Nothing can be undone any more."""
        self.leave()
        self._notice.hide()

    def leave(self) -> None:
        """Something else is said in the bar now."""
        self._number = ""

    def _offer(self, left: int) -> None:
        self._notice.offer(self.tr("Undo, %n s", "", -(-left // 1000)), self.undo, "Ctrl+Z")
