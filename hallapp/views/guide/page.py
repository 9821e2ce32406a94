"""What every step of the guide is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hallapp.newhall.checks import Fault
from hallapp.newhall.draft import Draft
from hallapp.views import theme, words
from hallapp.views.guide.grid import EntryTable
from hallapp.views.widgets import Icon, Text, row


class Page(QWidget):
    """A step: shows a draft, writes into it as it is typed, and says ``changed`` then."""

    changed = Signal()

    def show_draft(self, draft: Draft) -> None:
        """Show a draft from now on."""
        raise NotImplementedError

    def show_faults(self, faults: Sequence[Fault]) -> None:
        """Mark each fault at its field."""
        raise NotImplementedError

    def go_to(self, fault: Fault) -> None:
        """Put the keyboard where a fault is."""
        raise NotImplementedError

    def begin(self) -> None:
        """Put the keyboard where the step begins."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Set the texts."""
        raise NotImplementedError


class FaultLine(QWidget):
    """One line below a table: what is wrong with the cell where the keyboard is, else what is wrong first."""

    def __init__(self, *tables: EntryTable) -> None:
        super().__init__()
        self._tables = tables
        self._first = ""
        self._icon = Icon("warning", "late", theme.SMALL_ICON)
        self.words = Text("", theme.SMALL, "muted", elide=True)
        line = row(self._icon, self.words, gap=6, margin=(12, 4, 12, 4))
        line.setStretch(1, 1)
        self.setLayout(line)
        for table in tables:
            table.moved.connect(self.refresh)

    def show_faults(self, faults: Sequence[Fault], hint: str) -> None:
        """Tell these, or ``hint`` while there are none."""
        self._first = words.refusal(faults[0].problem) if faults else ""
        self._hint = hint
        self.refresh()

    _hint = ""

    def refresh(self) -> None:
        """Show what holds for the current cell."""
        here = next((table.current_fault() for table in self._tables if table.hasFocus()), "")
        wrong = here or self._first
        self._icon.setVisible(bool(wrong))
        self.words.setText(wrong or self._hint)
        self.words.set_ink("late" if wrong else "muted")
