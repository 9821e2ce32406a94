"""A duration that may be switched off."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QDoubleSpinBox, QWidget

from hallapp.views.widgets import Check, row

MOST_MINUTES = 600.0


class Minutes(QWidget):
    """A duration that may be switched off."""

    def __init__(self, usual: float, changed: Callable[[], object]) -> None:
        super().__init__()
        self.on = Check()
        self.spin = QDoubleSpinBox()
        self.spin.setRange(0.5, MOST_MINUTES)
        self.spin.setDecimals(1)
        self.spin.setSingleStep(0.5)
        self.spin.setValue(usual)
        self.spin.setFixedWidth(120)
        self.on.toggled.connect(self.spin.setEnabled)
        self.on.toggled.connect(lambda _on: changed())
        self.spin.valueChanged.connect(lambda _value: changed())
        self.spin.setEnabled(False)
        self.setLayout(row(self.on, self.spin, 0, gap=12))

    def set_words(self, label: str, unit: str) -> None:
        """Name it."""
        self.on.set_label(label)
        self.spin.setAccessibleName(label)
        self.spin.setSuffix(f" {unit}")

    def value(self) -> float | None:
        """Minutes; ``None``: off."""
        return self.spin.value() if self.on.isChecked() else None

    def set_value(self, minutes: float | None) -> None:
        """Show minutes; ``None``: off."""
        self.on.setChecked(minutes is not None)
        if minutes is not None:
            self.spin.setValue(minutes)
