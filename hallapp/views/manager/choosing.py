"""A small dialog: one of a few answers, and perhaps a line for one's own words. Enter takes, Escape leaves."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QWidget

from hallapp.views import theme
from hallapp.views.widgets import Button, Text, column, row

WIDTH = 480

LONGEST = 500
"""Characters of the line."""

_ROW, _MOST_ROWS = 36, 8
"""Height of an answer, and how many are seen at once."""


class Choose(QDialog):
    """Asks; ``chosen`` carries the value of the answer and what was written.

    Parameters
    ----------
    options : sequence of (str, str)
        Values and their words; the first is chosen.
    line : str
        What the line below asks for; without it there is none.
    own : str
        The value that says nothing without words: with it the line must be filled.
    beside : bool
        Whether the line also adds to the other answers; else typing chooses ``own``.
    take : str
        What the button says that takes the answer.
    """

    chosen = Signal(str, str)

    def __init__(
        self, over: QWidget, title: str, options: Sequence[tuple[str, str]], *, take: str, line: str = "",
        own: str = "", beside: bool = False,
    ) -> None:  # fmt: skip
        super().__init__(over)
        self._own, self._beside = own, beside
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.list = QListWidget()
        self.list.setAccessibleName(title)
        for value, words_ in options:
            item = QListWidgetItem(words_)
            item.setData(Qt.ItemDataRole.UserRole, value)
            item.setSizeHint(QSize(0, _ROW))
            self.list.addItem(item)
        self.list.setFixedHeight(min(len(options), _MOST_ROWS) * _ROW + 2)
        self.line = QLineEdit()
        self.line.setPlaceholderText(line)
        self.line.setAccessibleName(line)
        self.line.setMaxLength(LONGEST)
        self.line.setVisible(bool(line))
        self.take = Button(take, key="Enter", look="main", clicked=self.accept)
        leave = Button(self.tr("Cancel"), key="Esc", clicked=self.reject)
        for button in (self.take, leave):
            button.setAutoDefault(False)
        body = column(
            Text(title, theme.LEAD, bold=True, wrap=True), self.list, self.line, row(0, leave, self.take, gap=8),
            gap=12, margin=16,
        )  # fmt: skip
        self.setLayout(body)
        self.setMinimumWidth(WIDTH)
        self.list.itemDoubleClicked.connect(self.accept)
        self.list.currentItemChanged.connect(self._check)
        self.line.textEdited.connect(self._typed)
        self.line.textChanged.connect(self._check)
        self.list.setCurrentRow(0)
        (self.line if line and len(options) == 1 else self.list).setFocus()

    @property
    def value(self) -> str:
        """The answer that is chosen."""
        return str(self.list.currentItem().data(Qt.ItemDataRole.UserRole))

    def choose(self, value: str) -> None:
        """Choose an answer by its value."""
        for place in range(self.list.count()):
            if self.list.item(place).data(Qt.ItemDataRole.UserRole) == value:
                self.list.setCurrentRow(place)

    def words(self) -> str:
        """What was written, where it counts."""
        return self.line.text().strip() if self._beside or self.value == self._own else ""

    def _typed(self) -> None:
        if not self._beside:
            self.choose(self._own)

    def _check(self) -> None:
        self.take.setEnabled(self.value != self._own or bool(self.words()))

    def accept(self) -> None:
        """Take the answer, unless words are missing."""
        if self.take.isEnabled():
            self.chosen.emit(self.value, self.words())
            super().accept()
        else:
            self.line.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down choose from the line, too; Enter takes from everywhere."""
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if key == Qt.Key.Key_Down else -1
            self.list.setCurrentRow(max(0, min(self.list.count() - 1, self.list.currentRow() + step)))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accept()
        else:
            super().keyPressEvent(event)
