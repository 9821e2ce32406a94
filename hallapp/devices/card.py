"""A card reader that types like a keyboard: the number and Enter."""

from __future__ import annotations

from hallapp.hall import identity

ENOUGH = 9
"""Digits in a row that nobody types at a ticket machine: the code on a slip has one less."""

SURELY = 15
"""Digits in a row that nobody types where phone numbers are asked for."""


class CardKeys:
    """Listens to keys and knows an identity card's number among them; nothing of it is kept afterwards."""

    def __init__(self) -> None:
        self._typed = ""

    @property
    def begun(self) -> bool:
        """Whether the last key was a digit."""
        return bool(self._typed)

    @property
    def reading(self) -> bool:
        """Whether so many digits came in a row that they can only be a card's."""
        return len(self._typed) >= ENOUGH

    @property
    def surely(self) -> bool:
        """Whether they can only be a card's even where phone numbers are typed."""
        return len(self._typed) >= SURELY

    def key(self, text: str) -> str | None:
        """Take a key; the number, if this Enter ends one."""
        if text in ("\r", "\n"):
            number, self._typed = self._typed, ""
            return number.upper() if identity.is_number(number) else None
        if len(text) == 1 and ((text.isascii() and text.isdecimal()) or text in "xX"):
            self._typed = (self._typed + text)[-identity.LENGTH :]
        elif text:
            self._typed = ""
        return None
