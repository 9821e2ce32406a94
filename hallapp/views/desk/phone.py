"""The field for a citizen's phone number."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit

from hallapp import typed
from hallapp.views import words

LONGEST_PHONE = 20
"""Characters."""


class PhoneField(QLineEdit):
    """A phone number that only who types it can read."""

    def __init__(self) -> None:
        super().__init__()
        self._phone = ""
        self.setMaxLength(LONGEST_PHONE)
        self.setInputMethodHints(Qt.InputMethodHint.ImhDialableCharactersOnly)
        self.textEdited.connect(self._take)

    def _take(self, text: str) -> None:
        self._phone = typed.phone(text)
        if self._phone != text:
            self.setText(self._phone)

    def phone(self) -> str:
        """The number."""
        return self._phone.strip()

    def write(self, phone: str) -> None:
        """Have this number in it."""
        self._phone = phone
        self.setText(phone if self.hasFocus() else words.masked_phone(phone))

    def forget(self) -> None:
        """Begin anew."""
        self.write("")

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show it for correction."""
        super().focusInEvent(event)
        self.setText(self._phone)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide it."""
        super().focusOutEvent(event)
        self.setText(words.masked_phone(self._phone))
