"""Who touches the ticket machine: nobody for a while, a citizen, one in a hurry, or its manager."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from hallapp.views.kiosk.visit import Way

MANAGERS_TOUCHES = 5
"""So many touches of the hall's name, one right after the other, ask for the PIN."""

BURST = 400
"""Milliseconds within which touches are one burst: what follows the first is not meant for a page that came since."""

_TOUCHES = (
    QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick, QEvent.Type.TouchBegin, QEvent.Type.KeyPress,
)  # fmt: skip


class Touches(QObject):
    """Sees every touch of a machine before it does anything.

    Parameters
    ----------
    machine, name, question : QWidget
        The machine; on it the hall's name, and the page that asks whether somebody is there.
    answer, manage : callable
        Somebody is there; the manager has touched the name often enough.
    read : callable
        Whether a key is the card reader's: then nothing else comes of it, whatever has the focus.

    Attributes
    ----------
    untouched : int
        For how many seconds nobody has touched anything; whoever has a clock counts them.
    """

    def __init__(
        self,
        machine: QWidget,
        name: QWidget,
        question: QWidget,
        way: Way,
        *,
        answer: Callable[[], object],
        manage: Callable[[], object],
        read: Callable[[QKeyEvent], bool],
    ) -> None:
        super().__init__(machine)
        self._machine, self._name, self._question, self._way = machine, name, question, way
        self._answer, self._manage, self._read = answer, manage, read
        self.untouched = 0
        self._of_name = 0
        self._at = -BURST
        self._page = 0

    def begin(self) -> None:
        """See touches from now on."""
        self._app().installEventFilter(self)

    def end(self) -> None:
        """See no more."""
        self._app().removeEventFilter(self)

    def _app(self) -> QApplication:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        return app

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice every touch; keep those of a burst from a page that came only since its first."""
        if event.type() not in _TOUCHES:
            return super().eventFilter(watched, event)
        self.untouched = 0
        if not isinstance(watched, QWidget):
            return False
        here = self._machine.isAncestorOf(watched)
        if here and isinstance(event, QMouseEvent) and self._is_stray(event):
            return True
        if here and self._way.step == "still_there":
            self._answer()
            # A key, or a touch of the question, answers it and does nothing to the page that comes back.
            if event.type() is QEvent.Type.KeyPress or watched in (self._question, *self._question.children()):
                return True
        # A key that nobody takes passes on to what lies around: it is read once, where it arrives.
        if (
            isinstance(event, QKeyEvent)
            and (here or watched is self._machine)
            and watched is QApplication.focusWidget()
        ):
            return self._read(event)
        if isinstance(event, QMouseEvent):
            self._count(watched, here=here)
        return False

    def _is_stray(self, event: QMouseEvent) -> bool:
        """Whether a touch belongs to a burst that began on an earlier page."""
        if event.timestamp() - self._at >= BURST:
            self._page = self._way.turned
        self._at = event.timestamp()
        return self._page != self._way.turned

    def _count(self, watched: QWidget, *, here: bool) -> None:
        """A machine without a keyboard: its manager touches the hall's name a few times."""
        if watched is not self._name:
            # A touch of the name itself passes on to what lies around it.
            if here and not watched.isAncestorOf(self._name):
                self._of_name = 0
            return
        self._of_name += 1
        if self._of_name >= MANAGERS_TOUCHES:
            self._of_name = 0
            self._manage()
