"""Cards with a title, and tables of words and figures in them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from hallapp.views import theme
from hallapp.views.widgets import Flow, Panel, StateChip, Text, column, row, rule

RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Sheet(QWidget):
    """Rows of words under small heads; a head is its words, its stretch and whether figures stand under it."""

    def __init__(self, *heads: tuple[str, int, bool]) -> None:
        super().__init__()
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(5)
        self._figures = [figures for _, _, figures in heads]
        for place, (label, stretch, figures) in enumerate(heads):
            text = Text(label, theme.SMALL, "muted")
            if figures:
                text.setAlignment(RIGHT)
            self._grid.addWidget(text, 0, place)
            self._grid.setColumnStretch(place, stretch)
        self._rows = 1
        self._rule()
        whole = column(0)
        whole.insertLayout(0, self._grid)
        self.setLayout(whole)

    def _rule(self) -> None:
        self._grid.addWidget(rule(), self._rows, 0, 1, len(self._figures))
        self._rows += 1

    def add(self, *cells: QWidget, token: str | None = None) -> None:
        """Add a row; ``token`` tints it."""
        if token is not None:
            tinted = Panel(token)
            self._grid.addWidget(tinted, self._rows, 0, 1, len(cells))
        for place, cell in enumerate(cells):
            if self._figures[place] and isinstance(cell, Text):
                cell.setAlignment(RIGHT)
            if isinstance(cell, StateChip):
                self._grid.addWidget(cell, self._rows, place, Qt.AlignmentFlag.AlignLeft)
            else:
                self._grid.addWidget(cell, self._rows, place)
        self._grid.setRowMinimumHeight(self._rows, 28)
        self._rows += 1
        self._rule()


def side(*widgets: QWidget) -> QWidget:
    """Widgets beside each other in one cell."""
    item = QWidget()
    item.setLayout(row(*widgets, 0, gap=6))
    return item


def scrolled(inner: QWidget, name: str) -> QScrollArea:
    """What may be higher than its place."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setAccessibleName(name)
    area.setWidget(inner)
    return area


def titled(title: str, *inner: QWidget, beside: Flow | Text | None = None) -> Panel:
    """A card under its title, with something beside that."""
    head = row(Text(title, theme.BODY, bold=True), gap=16)
    if isinstance(beside, Flow):
        head.addLayout(beside, 1)
    elif beside is not None:
        head.addWidget(beside)
        head.addStretch(1)
    layout = column(head, gap=10, margin=16)
    for place, widget in enumerate(inner):
        layout.addWidget(widget, 1 if place == 0 else 0)
    panel = Panel("card")
    panel.setLayout(layout)
    return panel
