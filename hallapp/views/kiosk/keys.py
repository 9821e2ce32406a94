"""Keys on the screen: letters for pinyin and English, digits for a phone or a PIN."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from hallapp.views import theme
from hallapp.views.widgets import Button, column, row

BACK = "\b"
"""What the key that takes the last sign back types."""

_LETTERS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_DIGITS = ("123", "456", "789")


class _Keys(QWidget):
    typed = Signal(str)

    def __init__(self, rows: tuple[str, ...], height: int) -> None:
        super().__init__()
        self._height = height
        self._keys = {sign: self._key(sign) for line in rows for sign in line}
        self._back = self._key(BACK, icon="backspace")
        self._name_keys()

    def _key(self, sign: str, icon: str | None = None) -> Button:
        button = Button("" if icon else sign.upper(), icon=icon, height=self._height, size=theme.LEAD)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setMinimumWidth(1)
        # A touch must not take the keyboard's place away from the tiles.
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.on_click(lambda: self.typed.emit(sign))
        return button

    def _name_keys(self) -> None:
        self._back.setAccessibleName(self.tr("Delete"))

    def retranslate(self) -> None:
        """Name the keys."""
        self._name_keys()

    def key(self, sign: str) -> Button:
        """The key that types a sign."""
        return self._back if sign == BACK else self._keys[sign]


class Keyboard(_Keys):
    """Letters; ``typed`` carries one, or :data:`BACK`."""

    def __init__(self) -> None:
        super().__init__(_LETTERS, 52)
        lines = []
        for place, letters in enumerate(_LETTERS):
            line = row(gap=6)
            line.addStretch(place)
            for sign in letters:
                line.addWidget(self._keys[sign], 2)
            if place == len(_LETTERS) - 1:
                line.addWidget(self._back, 3)
            line.addStretch(place if place < len(_LETTERS) - 1 else 1)
            lines.append(line)
        self.setLayout(column(*lines, gap=6))


class Pad(_Keys):
    """Digits; ``typed`` carries one, or :data:`BACK`."""

    def __init__(self) -> None:
        super().__init__((*_DIGITS, "0"), 56)
        lines = [row(*(self._keys[sign] for sign in digits), gap=8) for digits in _DIGITS]
        last = row(gap=8)
        last.addStretch(1)
        last.addWidget(self._keys["0"], 1)
        last.addWidget(self._back, 1)
        self.setLayout(column(*lines, last, gap=8))
