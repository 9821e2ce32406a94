"""What a setting is entered with, by kind of value."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Literal

from PySide6.QtCore import QTime, Signal
from PySide6.QtWidgets import QDoubleSpinBox, QLineEdit, QSpinBox, QTimeEdit, QWidget

from hallapp.hall.hall import Hall
from hallapp.settings import Sentence
from hallapp.views import theme, words
from hallapp.views.manager import wording
from hallapp.views.manager.switched import Amount, Minutes, Percent, Switched
from hallapp.views.widgets import Check, Choice, Flow, Text, clear, column, inset, row
from hallapp.views.widgets.numbers import Decimal, Whole

Place = Literal["beside", "below"]
"""Where a field stands: beside its label, or below it in the whole width."""

LANGUAGES = {"zh": "中文", "en": "English"}


class Field(QWidget):
    """Enters one value; ``changed`` after each change by hand or by :meth:`set_value`."""

    changed = Signal()
    place: Place = "beside"

    def name(self, label: str) -> None:
        """Name what is entered, for screen readers."""
        raise NotImplementedError

    def value(self) -> Any:
        """What is entered."""
        raise NotImplementedError

    def set_value(self, value: Any) -> None:
        """Show a value."""
        raise NotImplementedError

    def say(self, value: Any) -> str:
        """A value in words."""
        return str(value)

    def show_hall(self, hall: Hall) -> None:
        """Offer what a hall has."""

    def problem(self) -> str:
        """What is wrong with what is entered; empty if nothing."""
        return ""


class SwitchField(Field):
    """On or off."""

    def __init__(self) -> None:
        super().__init__()
        self.check = Check()
        self.check.toggled.connect(self._tell)
        self.setLayout(row(self.check, 0))

    def _tell(self, on: bool) -> None:
        self.check.setText(self.say(on))
        self.check.updateGeometry()
        self.changed.emit()

    def name(self, label: str) -> None:
        """Name what is switched; beside the box stands its state."""
        self.check.set_label(self.say(self.value()))
        self.check.setAccessibleName(label)

    def value(self) -> bool:
        """Whether it is on."""
        return self.check.isChecked()

    def set_value(self, value: bool) -> None:
        """Show it on or off."""
        self.check.setChecked(value)

    def say(self, value: Any) -> str:
        """On or off."""
        return wording.translate("settings", "on") if value else wording.translate("settings", "off")


class SwitchedField(Field):
    """A number that may be off: minutes, per cent or a count."""

    def __init__(self, make: Callable[[Callable[[], object]], Switched], unit: Literal["min", "%", ""] = "") -> None:
        super().__init__()
        self.switched = make(self.changed.emit)
        self._unit = unit
        self.setLayout(row(self.switched, 0))

    def name(self, label: str) -> None:
        """Name the number; its box says that it holds at all."""
        self.switched.set_words(label, wording.translate("manager", "min") if self._unit == "min" else "")
        self.switched.on.set_label(wording.translate("settings", "on"))
        self.switched.on.setAccessibleName(label)

    def value(self) -> float | None:
        """The number, or ``None``."""
        return self.switched.value()

    def set_value(self, value: float | None) -> None:
        """Show a number, or off."""
        self.switched.set_value(value)

    def say(self, value: Any) -> str:
        """A number with its unit."""
        if value is None:
            return wording.translate("settings", "off")
        if self._unit == "%":
            return f"{100 * value:g} %"
        return f"{value:g} {wording.translate('manager', 'min')}" if self._unit == "min" else f"{value:g}"


def minutes(usual: float) -> Callable[[], Field]:
    """A duration that may be off; ``usual`` is offered when it is switched on."""
    return lambda: SwitchedField(lambda changed: Minutes(usual, changed), "min")


def percent(usual: int) -> Callable[[], Field]:
    """A share that may be off."""
    return lambda: SwitchedField(lambda changed: Percent(usual, changed), "%")


def amount(usual: int) -> Callable[[], Field]:
    """A count that may be off."""
    return lambda: SwitchedField(lambda changed: Amount(usual, changed))


class NumberField(Field):
    """A number within limits; ``special`` words the least."""

    def __init__(self, spin: QSpinBox | QDoubleSpinBox, special: Callable[[], str] | None = None) -> None:
        super().__init__()
        self.spin = inset(spin)
        self._special = special
        self.spin.setFixedWidth(140)
        self.spin.valueChanged.connect(lambda _value: self.changed.emit())
        self.setLayout(row(self.spin, 0))

    def name(self, label: str) -> None:
        """Name the number."""
        self.spin.setAccessibleName(label)
        if self._special is not None:
            self.spin.setSpecialValueText(self._special())

    def value(self) -> float:
        """The number."""
        return self.spin.value()

    def set_value(self, value: float) -> None:
        """Show a number."""
        self.spin.setValue(value)  # type: ignore[arg-type]

    def say(self, value: Any) -> str:
        """The number, or what the least stands for."""
        least = self._special is not None and value == self.spin.minimum()
        return self._special() if least and self._special is not None else f"{value:g}"


def whole(least: int, most: int, special: Callable[[], str] | None = None) -> Callable[[], Field]:
    """A whole number."""

    def make() -> Field:
        spin = Whole()
        spin.setRange(least, most)
        return NumberField(spin, special)

    return make


def factor() -> Field:
    """How many times a limit."""
    spin = Decimal()
    spin.setRange(1.0, 10.0)
    spin.setDecimals(1)
    spin.setSingleStep(0.1)
    return NumberField(spin)


class ChoiceField(Field):
    """One of a few values; ``options`` words them in the language in use."""

    def __init__(self, options: Callable[[], Sequence[tuple[object, str]]]) -> None:
        super().__init__()
        self._options = options
        self.choice = Choice("")
        self.choice.setMinimumWidth(240)
        self.choice.currentIndexChanged.connect(lambda _index: self.changed.emit())
        self.setLayout(row(self.choice, 0))
        self.choice.set_options(list(options()))

    def name(self, label: str) -> None:
        """Name it, and word what it offers."""
        self.choice.set_name(label)
        self.choice.set_options(list(self._options()))

    def value(self) -> Any:
        """What is chosen."""
        return self.choice.value()

    def set_value(self, value: Any) -> None:
        """Choose; what is not offered is offered from now on, as it stands in the log."""
        if self.choice.findData(value) < 0:
            self.choice.addItem(self.say(value), value)
        self.choice.set_value(value)

    def say(self, value: Any) -> str:
        """A value in words."""
        return next((label for offered, label in self._options() if offered == value), str(value))


class LanguagesField(ChoiceField):
    """Which languages, in which order; the value is a tuple, which a list of choices can't find by itself."""

    def value(self) -> tuple[str, ...]:
        """Codes of the languages in order."""
        return tuple(code for code in str(super().value()).split(",") if code)

    def set_value(self, value: Any) -> None:
        """Choose an order."""
        super().set_value(value if isinstance(value, str) else ",".join(value))

    def say(self, value: Any) -> str:
        """The languages in order, in words."""
        return super().say(value if isinstance(value, str) else ",".join(value))


class SentenceField(Field):
    """A sentence of the hall in both languages; ``usual`` is what is said while it is empty."""

    place: Place = "below"

    def __init__(self, usual: Callable[[], str]) -> None:
        super().__init__()
        self._usual = usual
        self.lines = {code: QLineEdit() for code in LANGUAGES}
        rows = []
        for code, line in self.lines.items():
            line.setMaxLength(200)
            line.textChanged.connect(lambda _text: self.changed.emit())
            label = Text(LANGUAGES[code], theme.SMALL, "muted")
            label.setFixedWidth(56)
            rows.append(row(label, line, gap=8))
        self.setLayout(column(*rows, gap=4))

    def name(self, label: str) -> None:
        """Name it, and show what is said while it is empty."""
        for code, line in self.lines.items():
            line.setAccessibleName(f"{label} ({LANGUAGES[code]})")
            line.setPlaceholderText(self._usual())

    def value(self) -> Sentence:
        """The sentence."""
        return Sentence(zh=self.lines["zh"].text().strip(), en=self.lines["en"].text().strip())

    def set_value(self, value: Sentence) -> None:
        """Show a sentence."""
        self.lines["zh"].setText(value.zh)
        self.lines["en"].setText(value.en)

    def say(self, value: Any) -> str:
        """What the program says by itself, or the hall's words."""
        return words.name(value, wording.translate("settings", "the program's words"))


class WindowsField(Field):
    """Some of the hall's windows."""

    place: Place = "below"

    def __init__(self) -> None:
        super().__init__()
        self.checks: dict[str, Check] = {}
        self._label = ""
        self._flow = Flow(gap=16, line_gap=8)
        body = QWidget()
        body.setLayout(self._flow)
        self.setLayout(column(body))

    def show_hall(self, hall: Hall) -> None:
        """Offer the windows of a hall; what was chosen stays so."""
        if list(self.checks) == list(hall.windows):
            return
        chosen = self.value()
        clear(self._flow)
        self.checks = {window: Check(wording.window(window)) for window in hall.windows}
        for check in self.checks.values():
            self._flow.addWidget(check)
        self.set_value(chosen)
        for check in self.checks.values():
            check.toggled.connect(lambda _on: self.changed.emit())
        self.name(self._label)

    def name(self, label: str) -> None:
        """Name each box by its window."""
        self._label = label
        for window, check in self.checks.items():
            check.set_label(wording.window(window))
            check.setAccessibleName(f"{label}: {wording.window(window)}")

    def value(self) -> tuple[str, ...]:
        """The windows chosen, in the hall's order."""
        return tuple(window for window, check in self.checks.items() if check.isChecked())

    def set_value(self, value: Sequence[str]) -> None:
        """Choose windows."""
        for window, check in self.checks.items():
            check.setChecked(window in value)

    def say(self, value: Any) -> str:
        """The windows in words."""
        return words.windows(list(value)) if value else wording.translate("settings", "none")


class HoursField(Field):
    """From when to when, or not at all."""

    def __init__(self) -> None:
        super().__init__()
        self.on = Check()
        self.begin, self.end = inset(QTimeEdit(QTime(12, 0))), inset(QTimeEdit(QTime(13, 0)))
        for edit in (self.begin, self.end):
            edit.setDisplayFormat("HH:mm")
            edit.setEnabled(False)
            edit.timeChanged.connect(lambda _time: self.changed.emit())
            self.on.toggled.connect(edit.setEnabled)
        self.on.toggled.connect(lambda _on: self.changed.emit())
        self.setLayout(row(self.on, self.begin, Text("–"), self.end, 0, gap=12))

    def name(self, label: str) -> None:
        """Name box and times."""
        self.on.set_label(wording.translate("settings", "on"))
        self.on.setAccessibleName(label)
        self.begin.setAccessibleName(f"{label}, {wording.translate('manager', 'from')}")
        self.end.setAccessibleName(f"{label}, {wording.translate('manager', 'to')}")

    def value(self) -> tuple[float, float] | None:
        """Minutes from midnight; ``None``: not at all."""
        if not self.on.isChecked():
            return None
        begin, end = (float(edit.time().msecsSinceStartOfDay() // 60_000) for edit in (self.begin, self.end))
        return begin, end

    def set_value(self, value: tuple[float, float] | None) -> None:
        """Show hours."""
        self.on.setChecked(value is not None)
        for edit, minutes_ in zip((self.begin, self.end), value or (), strict=False):
            edit.setTime(QTime(int(minutes_) // 60 % 24, int(minutes_) % 60))

    def say(self, value: Any) -> str:
        """Two times, or off."""
        return "–".join(map(words.clock, value)) if value else wording.translate("settings", "off")


class ElsewhereField(Field):
    """A value that is changed where it is seen; here it is only told, and taken back."""

    def __init__(self, told: Callable[[bool], str]) -> None:
        super().__init__()
        self._told = told
        self._value: Any = ()
        self._words = Text("", theme.BODY, "muted", wrap=True)
        self.setLayout(column(self._words))

    def name(self, label: str) -> None:
        """Tell it in the language in use."""
        self._words.setText(self.say(self._value))

    def value(self) -> Any:
        """The value."""
        return self._value

    def set_value(self, value: Any) -> None:
        """Take a value."""
        if value != self._value:
            self._value = value
            self._words.setText(self.say(value))
            self.changed.emit()

    def say(self, value: Any) -> str:
        """Whether there is one."""
        return self._told(bool(value))
