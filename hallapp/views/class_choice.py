"""The priority classes of a hall to choose from, those that every hall knows and its own."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QSizePolicy, QWidget

from hallapp.views import theme
from hallapp.views.widgets import Button

GAP = 8
"""Pixels between two buttons."""

USUAL = 4
"""So many stand in one row whatever their width."""

KEYS = "123456789"


class ClassChoice(QWidget):
    """A button for each class, in as few rows as their names need; ``chosen`` carries the class of the one pressed.

    Parameters
    ----------
    keyed : bool
        Show which digit chooses each; the keys themselves are the view's.

    Attributes
    ----------
    held : str
        What is held down with the digit: "Alt+", or nothing.
    """

    chosen = Signal(str)

    def __init__(self, *, keyed: bool = False) -> None:
        super().__init__()
        self._keyed = keyed
        self.held = ""
        self._klass = "ordinary"
        self._columns = 0
        self.buttons: dict[str, Button] = {}
        self._group = QButtonGroup(self)
        self._grid = QGridLayout()
        self._grid.setSpacing(GAP)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self.setLayout(self._grid)

    def show_classes(self, names: Mapping[str, str]) -> None:
        """Offer the classes that have these names, by their ids."""
        if list(names) != list(self.buttons):
            self._make(list(names))
        for klass, button in self.buttons.items():
            button.set_label(names[klass])
        self._lay()

    def _make(self, classes: list[str]) -> None:
        for button in self.buttons.values():
            self._group.removeButton(button)
            self._grid.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = {klass: self._button(place, klass) for place, klass in enumerate(classes)}
        self._columns = 0
        self.choose(self._klass)

    def _button(self, place: int, klass: str) -> Button:
        button = Button(key=self._key(place), look="choice", height=theme.TOUCH)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.on_click(lambda: self.chosen.emit(klass))
        self._group.addButton(button)
        return button

    def _key(self, place: int) -> str:
        return self.held + KEYS[place] if self._keyed and place < len(KEYS) else ""

    def hold(self, held: str) -> None:
        """Show that the digits choose only with this key held down."""
        if held != self.held:
            self.held = held
            for place, button in enumerate(self.buttons.values()):
                button.set_key(self._key(place))
            self._lay()

    def choose(self, klass: str) -> None:
        """Show this class as the one that is chosen."""
        self._klass = klass
        if klass in self.buttons:
            self.buttons[klass].setChecked(True)

    def of_key(self, key: str) -> str | None:
        """The class that a key chooses, if it is the key of one."""
        place = KEYS.find(key) if len(key) == 1 else -1
        return list(self.buttons)[place] if 0 <= place < len(self.buttons) else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay them out for the room there is."""
        super().resizeEvent(event)
        self._lay()

    def _lay(self) -> None:
        """In one row if they fit there, else in rows of equal length."""
        if not self.buttons:
            return
        scale = theme.scale_of(self)
        gap = GAP * scale
        # Whichever is chosen has a tick before its name.
        tick = (theme.SMALL_ICON + GAP) * scale
        widest = max(button.sizeHint().width() for button in self.buttons.values()) + tick
        fitting = max(int((self.width() + gap) // (widest + gap)), 1)
        count = len(self.buttons)
        rows = 1 if count <= USUAL else -(-count // fitting)
        columns = -(-count // rows)
        if columns == self._columns:
            return
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        for place, button in enumerate(self.buttons.values()):
            self._grid.addWidget(button, place // columns, place % columns)
            self._grid.setColumnStretch(place % columns, 1)
        self._columns = columns
        self.updateGeometry()
