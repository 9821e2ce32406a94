"""Above the skill grid: the search, what is shown, and what can be done with many skills at once."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QToolButton, QWidget

from hallapp.views import icons, theme, words
from hallapp.views.manager.selection import STATES, Order, Rows, Services
from hallapp.views.widgets import Button, Choice, IconButton, Text, row

MOST = 152
"""Width of a choice, pixels: its list is as wide as its words."""


class SkillsBar(QWidget):
    """``searched`` and ``chosen`` tell that something else is to be shown."""

    searched = Signal()
    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._title = Text("", theme.LEAD, bold=True)
        self.search = QLineEdit()
        self.search.addAction(icons.icon("magnifying-glass", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        # The icon has brought its own room beside the padding.
        self.search.setTextMargins(-8, 0, 0, 0)
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(200)
        self.search.setMaximumWidth(300)
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.rows, self.services, self.order = Choice(), Choice(), Choice()
        self.services.set_options([("groups", "groups")])
        for choice in (self.rows, self.services, self.order):
            choice.setMinimumWidth(96)
            choice.setMaximumWidth(MOST)
            choice.chosen.connect(lambda _value: self.chosen.emit())
        self.fill = Button("", icon="paint-bucket")
        self.templates = Button("", icon="stack")
        self.export = IconButton("export")
        self.undo = IconButton("arrow-counter-clockwise")
        line = row(
            self._title, self.search, self.rows, self.services, self.order, 0, self.fill, self.templates, self.export,
            self.undo, gap=8, margin=(16, 10, 16, 10),
        )  # fmt: skip
        self.setLayout(line)
        self.search.textChanged.connect(self.searched)

    def retranslate(self) -> None:
        """Set the texts."""
        self._title.setText(self.tr("Skills"))
        self.search.setPlaceholderText(self.tr("Service or clerk"))
        self.search.setToolTip(self.tr("Names, pinyin or its initials (Ctrl+F)"))
        self.search.setAccessibleName(self.tr("Search the skills"))
        for button in self.search.findChildren(QToolButton):
            button.setAccessibleName(self.search.accessibleName())
        self._offer()
        self.fill.set_label(self.tr("Fill"))
        self.templates.set_label(self.tr("Templates"))
        self.export.set_name(self.tr("Export the grid (CSV, Excel)"))
        self.undo.set_name(self.tr("Take the last change back (Ctrl+Z)"))

    def _offer(self) -> None:
        states = words.window_states()
        self.rows.set_name(self.tr("Which windows"))
        self.rows.set_options(
            [("all", self.tr("All windows")), ("useful", self.tr("Could help now"))]
            + [(state, states[state]) for state in STATES]
        )
        self.services.set_name(self.tr("Which services"))
        self.services.set_options(
            [
                ("all", self.tr("All services")),
                ("groups", self.tr("Busy groups")),
                ("services", self.tr("Busy services")),
            ]
        )
        self.order.set_name(self.tr("Order of the windows"))
        self.order.set_options(
            [
                ("hall", self.tr("By number")),
                ("state", self.tr("By state")),
                ("group", self.tr("By main group")),
            ]
        )

    def typed(self) -> str:
        """What is searched for."""
        return self.search.text().strip()

    def which_rows(self) -> Rows:
        """Which windows are wanted."""
        return cast(Rows, self.rows.value() or "all")

    def which_services(self) -> Services:
        """Which services are wanted."""
        return cast(Services, self.services.value() or "all")

    def which_order(self) -> Order:
        """In which order windows are wanted."""
        return cast(Order, self.order.value() or "hall")
