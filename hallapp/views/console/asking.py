"""Small dialogs that ask a clerk one thing: a service, a window, a reason. Enter takes, Escape leaves."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QWidget

from hallapp import typed
from hallapp.views import theme
from hallapp.views.finder import Finder
from hallapp.views.widgets import Button, SearchBox, Text, column, row

WIDTH, HEIGHT = 388, 480

ROW, SPACE = 28, 4
"""Pixels that a choice is high, and around it."""

MOST = 8
"""So many choices are seen without scrolling where the dialog is as small as it may be."""

Option = tuple[str, str]
"""A value and its words."""


class Ask(QDialog):
    """One choice from a list, and a line of text where it is needed.

    Parameters
    ----------
    options : sequence of (str, str)
        Values and their words; the first is chosen.
    text : str
        What the line below asks for; empty: there is none.
    needed : bool
        Whether the line must be filled.
    finder : Finder, optional
        Makes the list searchable; the values are service ids, or windows.
    """

    def __init__(
        self,
        over: QWidget,
        title: str,
        options: Sequence[Option],
        *,
        text: str = "",
        needed: bool = False,
        finder: Finder | None = None,
    ) -> None:
        super().__init__(over)
        translate = QCoreApplication.translate
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self._options = dict(options)
        self._finder = finder
        self._needed = needed
        self.search = SearchBox(translate("console", "Search"), translate("console", "pinyin, Chinese, English, code"))
        self.search.setVisible(finder is not None)
        self.list = QListWidget()
        self.list.setAccessibleName(title)
        self.list.setSpacing(SPACE)
        self.list.setMinimumHeight(min(len(options), MOST) * (ROW + 2 * SPACE))
        self.nothing = Text(translate("console", "Nothing answers to that."), theme.BODY, "muted")
        self.line = QLineEdit()
        self.line.setPlaceholderText(text)
        self.line.setAccessibleName(text)
        self.line.setMaxLength(500)
        self.line.setVisible(bool(text))
        self.ok = Button(translate("console", "OK"), key="Enter", look="main", clicked=self.accept)
        leave = Button(translate("console", "Leave"), key="Esc", clicked=self.reject)
        body = column(
            Text(title, theme.LEAD, bold=True, wrap=True),
            self.search,
            self.nothing,
            self.list,
            self.line,
            row(0, leave, self.ok, gap=8),
            gap=12,
            margin=16,
        )
        body.setStretch(3, 1)
        self.setLayout(body)
        self.resize(WIDTH, HEIGHT if finder is not None else 0)
        self.list.itemDoubleClicked.connect(self.accept)
        self.list.currentItemChanged.connect(self._check)
        self.line.textChanged.connect(self._check)
        self.search.textChanged.connect(self._fill)
        self._fill("")
        (self.search if finder is not None else self.line if needed else self.list).setFocus()

    def value(self) -> str:
        """What was chosen."""
        item = self.list.currentItem()
        return "" if item is None else str(item.data(Qt.ItemDataRole.UserRole))

    def text(self) -> str:
        """What was written."""
        return typed.line(self.line.text())

    def accept(self) -> None:
        """Take it if something is chosen and what is needed is written."""
        if self.ok.isEnabled():
            super().accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down move the choice while a line has the focus."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            self.list.setCurrentRow(max(0, min(self.list.count() - 1, self.list.currentRow() + step)))
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accept()
            return
        super().keyPressEvent(event)

    def _answering(self, sought: str) -> list[str]:
        """The values that answer: a window by its words, then services by all their spellings."""
        if self._finder is None or not sought:
            return list(self._options)
        found = [hit.service.id for hit in self._finder.find(sought)]
        named = [value for value, said in self._options.items() if sought.lower() in said.lower()]
        return [
            *(value for value in named if value not in found),
            *(value for value in found if value in self._options),
        ]

    def _fill(self, typed_in: str) -> None:
        # An input method may have written it in full width.
        sought = unicodedata.normalize("NFKC", typed_in).strip()
        self.list.clear()
        for value in self._answering(sought):
            item = QListWidgetItem(self._options[value])
            item.setData(Qt.ItemDataRole.UserRole, value)
            item.setSizeHint(QSize(0, ROW))
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.nothing.setVisible(not self.list.count())
        self._check()

    def _check(self) -> None:
        self.ok.setEnabled(bool(self.value()) and (not self._needed or bool(self.text())))
