"""What the keys do in the search box beyond typing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from hallapp.views.desk.cards import CardReader
from hallapp.views.desk.choosing import Choosing
from hallapp.views.desk.draft import Draft

STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 5, Qt.Key.Key_PageUp: -5}
"""How far each key moves the choice among what was found."""

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SearchKeys(QObject):
    """Watches the search box; ``entered`` is Enter that ends no card's number."""

    entered = Signal()

    def __init__(self, choosing: Choosing, draft: Draft, cards: CardReader, parent: QObject) -> None:
        super().__init__(parent)
        self.holding = False
        self._choosing = choosing
        self._draft = draft
        self._cards = cards
        self._held: list[QKeyEvent] = []
        choosing.search.installEventFilter(self)

    def hold(self) -> None:
        """Keep what is typed from now on: it is meant for the next ticket, and this one still shows."""
        self.holding = True

    def go_on(self) -> None:
        """The ticket was issued or refused: what was typed ahead is typed now."""
        self.holding = False
        QTimer.singleShot(0, self, self._type_on)

    def _type_on(self) -> None:
        held, self._held = self._held, []
        for event in held:
            QApplication.sendEvent(self._choosing.search, event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that are more than letters."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if self.holding:
            self._held.append(event.clone())
            return True
        return self._means_more(event)

    def _means_more(self, event: QKeyEvent) -> bool:
        key = event.key()
        if self._cards.take(self._choosing.search, event):
            return True
        if key in STEPS:
            self._choosing.results.step(STEPS[Qt.Key(key)])
            return True
        if key in ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.entered.emit()
            return True
        if self._choosing.search.text() or self._choosing.looking:
            return False
        return self._changes_draft(event)

    def _changes_draft(self, event: QKeyEvent) -> bool:
        """While nothing is typed a digit is a class, and Backspace takes the last service off."""
        if self._draft.choose_by(event.text()):
            return True
        if event.key() == Qt.Key.Key_Backspace and self._draft.services:
            self._draft.remove(self._draft.services[-1])
            return True
        return False
