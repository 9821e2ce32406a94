"""What becomes of a break that was asked for, told where it was asked."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from hallapp.hall.hall import Hall
from hallapp.hall.ticket import WindowNow
from hallapp.views.widgets import NoticeBar


class Breaks(QObject):
    """Tells the manager's answer in the bar ``notice``.

    Parameters
    ----------
    before : callable
        Called before something is told: what stood in the bar goes.
    """

    def __init__(self, notice: NoticeBar, before: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._notice = notice
        self._before = before
        self._asked = self._taken_back = False

    def take_back(self) -> None:
        """The clerk needs no answer any more."""
        self._taken_back = True

    def look(self, hall: Hall, window: WindowNow) -> None:
        """Tell an answer that came since it was last looked."""
        was, self._asked = self._asked, window.break_asked is not None
        if not was or self._asked:
            return
        taken_back, self._taken_back = self._taken_back, False
        if taken_back or not hall.is_open or window.state == "closed":
            return
        self._before()
        if window.state == "paused" or window.leaving is not None:
            self._notice.tell(self.tr("Your break is granted."), "paused", "coffee")
        else:
            self._notice.tell(self.tr("The manager can't grant the break now."), "waiting", "coffee")
