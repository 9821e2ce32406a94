"""Boxes for numbers that take them as people type them."""

from __future__ import annotations

import unicodedata

from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QDoubleSpinBox, QSpinBox


def narrow(text: str) -> str:
    """Text with full-width figures and signs made narrow, as Chinese input methods write them."""
    return unicodedata.normalize("NFKC", text)


class Whole(QSpinBox):
    """A whole number, in narrow or full-width figures."""

    def validate(self, text: str, place: int) -> tuple[QValidator.State, str, int]:
        """Take full-width figures."""
        return super().validate(narrow(text), place)


class Decimal(QDoubleSpinBox):
    """A number, in narrow or full-width figures, its decimals behind a point or a comma."""

    def validate(self, text: str, place: int) -> tuple[QValidator.State, str, int]:
        """Take "2,5" for two and a half: Qt would leave the comma out and take it for 25."""
        typed = narrow(text)
        if self.decimals():
            typed = typed.replace(",", ".").replace("。", ".")
        return super().validate(typed, place)
