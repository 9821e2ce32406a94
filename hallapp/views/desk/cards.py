"""A reader of identity cards, which types like a keyboard into whatever has the focus."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from hallapp.devices.card import CardKeys
from hallapp.hall import identity
from hallapp.views.desk.draft import Draft
from hallapp.views.desk.phone import PhoneField


class _Before(NamedTuple):
    """What a key found: the field with what stood in it, and the class that was chosen."""

    field: QLineEdit
    text: str
    klass: str


class CardReader(QObject):
    """Tells a card from what people type; nothing that it typed stays in a field, or has chosen a class.

    ``read`` carries the number of a card, ``misread`` says that there was one whose number is none.

    Parameters
    ----------
    used : callable
        Whether the hall has a reader.
    """

    read = Signal(str)
    misread = Signal()

    def __init__(self, draft: Draft, used: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._draft = draft
        self._used = used
        self._keys = CardKeys()
        self._before: deque[_Before] = deque(maxlen=identity.LENGTH)
        for field in (draft.note, draft.phone, draft.by_hand.number, draft.by_hand.time):
            self.watch(field)

    def watch(self, field: QLineEdit) -> None:
        """Notice cards that are read while this field has the focus."""
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the key that ends a card's number."""
        if isinstance(watched, QLineEdit) and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self.take(watched, event)
        return super().eventFilter(watched, event)

    def take(self, field: QLineEdit, event: QKeyEvent) -> bool:
        """Take a key that is meant for a field; whether it ended a card's number, and nothing else comes of it."""
        if not self._used():
            return False
        was_card = self._keys.surely
        if not self._keys.begun:
            self._before.clear()
        number = self._keys.key(event.text())
        if self._keys.begun:
            self._before.append(_Before(field, _text(field), self._draft.klass))
        if number is None and not (was_card and event.text() in ("\r", "\n")):
            return False
        self._restore()
        if number is None:
            self.misread.emit()
        else:
            self.read.emit(number)
        return True

    def _restore(self) -> None:
        """Take back what the digits did where they arrived."""
        if self._before:
            self._draft.set_class(self._before[0].klass)
        while self._before:
            before = self._before.pop()
            _write(before.field, before.text)


def _text(field: QLineEdit) -> str:
    return field.phone() if isinstance(field, PhoneField) else field.text()


def _write(field: QLineEdit, text: str) -> None:
    if isinstance(field, PhoneField):
        field.write(text)
    else:
        field.setText(text)
