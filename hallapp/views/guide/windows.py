"""Step 2: which windows the hall has."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt

from hallapp.newhall.checks import MOST_WINDOWS, Fault
from hallapp.newhall.draft import Draft
from hallapp.views import theme
from hallapp.views.guide import wording
from hallapp.views.guide.grid import Column, EntryModel, EntryTable
from hallapp.views.guide.page import FaultLine, Page
from hallapp.views.guide.wording import translate
from hallapp.views.widgets import Panel, Text, column, inset, row, rule
from hallapp.views.widgets.numbers import Whole


def _columns() -> list[Column]:
    first, second = wording.first_names()
    titles = wording.name_titles()
    return [
        Column("number", "text", lambda: translate("guide", "Number"), 96),
        Column(first, "text", lambda: titles[first], 200),
        Column(second, "text", lambda: titles[second], 200),
        Column("clerk", "choice", lambda: translate("guide", "Clerk"), 200),
        Column("low", "check", lambda: translate("guide", "Low position"), 128),
        Column("display", "check", lambda: translate("guide", "Display above"), 140),
    ]


class WindowModel(EntryModel):
    """The windows; the clerk at one is chosen among those of the draft."""

    def __init__(self) -> None:
        super().__init__("window", _columns())
        self.draft: Draft | None = None

    def text(self, entry: Any, column: Column) -> str:
        """A clerk by name."""
        if column.field == "clerk" and self.draft is not None:
            clerk = self.draft.clerk(entry.clerk)
            return wording.name(clerk) if clerk else ""
        return super().text(entry, column)

    def set_value(self, entry: Any, column: Column, value: Any) -> None:
        """A clerk leaves the window where they were."""
        clerk = self.draft.clerk(str(value)) if column.field == "clerk" and self.draft is not None else None
        if clerk is not None and self.draft is not None:
            self.draft.seat(clerk, entry.key)
        else:
            super().set_value(entry, column, value)

    def options(self, entry: Any, column: Column) -> list[tuple[object, str]]:
        """Nobody, or one of the clerks."""
        clerks = self.draft.clerks if self.draft is not None else []
        nobody = translate("guide", "nobody")
        return [("", nobody), *((clerk.key, wording.name(clerk) or clerk.key) for clerk in clerks)]

    def hint(self, entry: Any, column: Column) -> str:
        """What a window is called as long as it has no name."""
        if column.field == "clerk":
            return translate("guide", "nobody")
        return translate("guide", "as its number") if column.field in ("zh", "en") else ""

    def spoken(self, entry: Any, column: Column) -> str:
        """A box by what it says."""
        if column.kind == "check":
            return translate("guide", "yes") if self.value(entry, column) else translate("guide", "no")
        return super().spoken(entry, column)


class WindowsPage(Page):
    """How many windows, their numbers and names, who sits there, which are low and have a display."""

    def __init__(self) -> None:
        super().__init__()
        self._draft: Draft | None = None
        self._label = Text("", theme.BODY)
        self.count = inset(Whole())
        self.count.setRange(1, MOST_WINDOWS)
        self.count.setFixedWidth(96)
        self.count.valueChanged.connect(self._set_count)
        self._why = Text("", theme.SMALL, "muted", wrap=True)
        self.model = WindowModel()
        self.table = EntryTable(self.model)
        self.fault_line = FaultLine(self.table)
        self.model.edited.connect(self._edited)
        bar = row(self._label, self.count, 16, self._why, gap=12, margin=(12, 8, 12, 8))
        bar.setStretch(3, 1)
        card = Panel("card")
        layout = column(bar, rule(), self.table, rule(), self.fault_line, margin=1)
        layout.setStretch(2, 1)
        card.setLayout(layout)
        self.setLayout(column(card))

    def _set_count(self, wanted: int) -> None:
        if self._draft is not None and wanted != len(self._draft.windows):
            self._draft.set_windows(wanted)
            self.model.show_entries(self._draft.windows)
            self.changed.emit()

    def _edited(self) -> None:
        self.model.repaint_all()
        self.changed.emit()

    def show_draft(self, draft: Draft) -> None:
        """Show a draft from now on."""
        self._draft = self.model.draft = draft
        self.count.setValue(len(draft.windows))
        self.model.show_entries(draft.windows, _columns())

    def show_faults(self, faults: Sequence[Fault]) -> None:
        """Mark each fault at its field."""
        self.model.show_faults(faults)
        self.fault_line.show_faults(faults, self.tr("Enter edits and goes on below, Space switches"))

    def go_to(self, fault: Fault) -> None:
        """Put the keyboard where a fault is."""
        index = self.model.place(fault.place)
        self.table.go(max(index.row(), 0), max(index.column(), 0))

    def begin(self) -> None:
        """Put the keyboard into the number of windows."""
        self.count.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Set the texts."""
        self._label.setText(self.tr("How many windows"))
        self.count.setAccessibleName(self._label.words())
        self._why.setText(
            self.tr("A low position serves people who sit. A display above shows number and state of its window alone.")
        )
        self.table.name(self.tr("Windows"))
        if self._draft is not None:
            self.model.show_entries(self._draft.windows, _columns())
