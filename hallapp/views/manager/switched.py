"""Numbers that may be switched off."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from hallapp.views.widgets import Check, inset, row
from hallapp.views.widgets.numbers import Decimal

Changed = Callable[[], object]

MOST_MINUTES = 600.0


class Switched(QWidget):
    """A number that may be switched off; shown as ``scale`` times its value."""

    def __init__(
        self, usual: float, changed: Changed, *, least: float, most: float, decimals: int = 1, scale: float = 1.0
    ) -> None:
        super().__init__()
        self._scale = scale
        self.on = Check()
        self.spin = inset(Decimal())
        self.spin.setDecimals(decimals)
        self.spin.setRange(least, most)
        self.spin.setValue(usual)
        self.spin.setFixedWidth(120)
        self.spin.setEnabled(False)
        self.on.toggled.connect(self.spin.setEnabled)
        self.on.toggled.connect(lambda _on: changed())
        self.spin.valueChanged.connect(lambda _value: changed())
        self.setLayout(row(self.on, self.spin, 0, gap=12))

    def set_words(self, label: str, unit: str = "") -> None:
        """Name it."""
        self.on.set_label(label)
        self.spin.setAccessibleName(label)
        if unit:
            self.spin.setSuffix(f" {unit}")

    def value(self) -> float | None:
        """The number; ``None``: off."""
        return round(self.spin.value() / self._scale, 4) if self.on.isChecked() else None

    def set_value(self, value: float | None) -> None:
        """Show a number; ``None``: off."""
        self.on.setChecked(value is not None)
        if value is not None:
            self.spin.setValue(self._scale * value)


class Minutes(Switched):
    """A duration."""

    def __init__(self, usual: float, changed: Changed) -> None:
        super().__init__(usual, changed, least=0.5, most=MOST_MINUTES)
        self.spin.setSingleStep(0.5)


class Percent(Switched):
    """A share of one."""

    def __init__(self, usual: float, changed: Changed) -> None:
        super().__init__(usual, changed, least=0.1, most=100.0, scale=100.0)
        self.spin.setSuffix(" %")


class Amount(Switched):
    """A whole number."""

    def __init__(self, usual: int, changed: Changed) -> None:
        super().__init__(usual, changed, least=1, most=100_000, decimals=0)

    def value(self) -> int | None:
        """The number; ``None``: off."""
        found = super().value()
        return None if found is None else round(found)
