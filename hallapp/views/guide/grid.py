"""Entries as a table that is typed in: what is wrong is marked in its cell and told in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from hallapp.newhall.checks import Fault, Part, Place
from hallapp.views import icons, theme, words
from hallapp.views.guide import wording
from hallapp.views.widgets import Choice, Table
from hallapp.views.widgets.buttons import focus_ring

Index = QModelIndex | QPersistentModelIndex
Kind = Literal["text", "number", "check", "choice", "mark", "fixed", "day"]

KIND, FAULT, HINT, INDENT, STRONG = (Qt.ItemDataRole.UserRole + n for n in range(1, 6))
"""Roles: how a cell is painted, what is wrong with it, what stands there while it is empty, how far in, how bold."""

_PADDING = 8
_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the entries' attribute, how it is shown, its words and its width at 100 %."""

    field: str
    kind: Kind
    title: Callable[[], str]
    width: int


class EntryModel(QAbstractTableModel):
    """Entries by row, their attributes by column; ``edited`` after each change by hand."""

    edited = Signal()

    def __init__(self, part: Part, columns: Sequence[Column]) -> None:
        super().__init__()
        self.part: Part = part
        self.columns = list(columns)
        self.entries: list[Any] = []
        self._faults: dict[tuple[Part, str, str], str] = {}

    def show_entries(self, entries: Sequence[Any], columns: Sequence[Column] | None = None) -> None:
        """Show these, in these columns."""
        self.beginResetModel()
        self.entries = list(entries)
        if columns is not None:
            self.columns = list(columns)
        self.endResetModel()

    def show_faults(self, faults: Sequence[Fault]) -> None:
        """Mark what is wrong."""
        self._faults = {}
        for fault in faults:
            part, key, field = fault.place
            self._faults.setdefault((part, key, _shown_at(field)), words.refusal(fault.problem))
        self.repaint_all()

    def repaint_all(self) -> None:
        """Let every cell be read again."""
        if self.entries:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.entries) - 1, len(self.columns) - 1))

    def place(self, wanted: Place) -> QModelIndex:
        """The cell of a field; none if it is shown elsewhere."""
        part, key, field = wanted.part, wanted.key, _shown_at(wanted.field)
        for row, entry in enumerate(self.entries):
            for column, shown in enumerate(self.columns):
                if entry.key == key and self.part_of(entry) == part and self.field(entry, shown) == field:
                    return self.index(row, column)
        return QModelIndex()

    def part_of(self, entry: Any) -> Part:
        """Which part of the hall an entry is."""
        return self.part

    def field(self, entry: Any, column: Column) -> str:
        """The attribute that a column shows of an entry; empty: none."""
        return column.field

    def fault(self, entry: Any, column: Column) -> str:
        """What is wrong with a cell; empty: nothing."""
        return self._faults.get((self.part_of(entry), entry.key, self.field(entry, column)), "")

    def kind(self, entry: Any, column: Column) -> Kind:
        """How a cell is shown."""
        return column.kind

    def text(self, entry: Any, column: Column) -> str:
        """What stands in a cell."""
        field = self.field(entry, column)
        return str(getattr(entry, field)) if field else ""

    def value(self, entry: Any, column: Column) -> Any:
        """What a cell that holds no text is: checked or not, chosen, a mark."""
        return getattr(entry, self.field(entry, column))

    def set_value(self, entry: Any, column: Column, value: Any) -> None:
        """Enter a value."""
        setattr(entry, self.field(entry, column), value)

    def options(self, entry: Any, column: Column) -> list[tuple[object, str]]:
        """What a choice offers."""
        return []

    def hint(self, entry: Any, column: Column) -> str:
        """What stands in an empty cell, in muted ink."""
        return ""

    def spoken(self, entry: Any, column: Column) -> str:
        """The cell's content for a screen reader."""
        return self.text(entry, column)

    def rowCount(self, parent: Index = _ROOT) -> int:
        """How many entries."""
        return 0 if parent.isValid() else len(self.entries)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """How many columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell."""
        entry, column = self.entries[index.row()], self.columns[index.column()]
        readers: dict[int, Callable[[], Any]] = {
            Qt.ItemDataRole.DisplayRole: lambda: self.text(entry, column),
            Qt.ItemDataRole.EditRole: lambda: (
                self.value(entry, column) if column.kind == "choice" else self.text(entry, column)
            ),
            Qt.ItemDataRole.ToolTipRole: lambda: self.fault(entry, column) or None,
            Qt.ItemDataRole.AccessibleTextRole: lambda: self._spoken(entry, column),
            Qt.ItemDataRole.TextAlignmentRole: lambda: _side(column),
            KIND: lambda: self.kind(entry, column),
            FAULT: lambda: self.fault(entry, column),
            HINT: lambda: self.hint(entry, column),
        }
        return readers[role]() if role in readers else None

    def _spoken(self, entry: Any, column: Column) -> str:
        parts = (column.title(), self.spoken(entry, column), self.fault(entry, column))
        return ", ".join(part for part in parts if part)

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A column's words."""
        if way is Qt.Orientation.Vertical or section >= len(self.columns):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and self.columns[section].kind == "number":
            return _side(self.columns[section])
        return self.columns[section].title() if role == Qt.ItemDataRole.DisplayRole else None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Enter what was typed, right or wrong."""
        entry, column = self.entries[index.row()], self.columns[index.column()]
        self.set_value(entry, column, value)
        self.edited.emit()
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Texts and choices are edited in place."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        kind = self.kind(self.entries[index.row()], self.columns[index.column()])
        return flags | Qt.ItemFlag.ItemIsEditable if kind in ("text", "number", "choice") else flags

    def press(self, index: Index) -> bool:
        """Switch a check or a mark on; whether the cell is one."""
        entry, column = self.entries[index.row()], self.columns[index.column()]
        if self.kind(entry, column) != "check":
            return False
        self.setData(index, not self.value(entry, column))
        return True


def _side(column: Column) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.kind == "number" else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def _shown_at(field: str) -> str:
    """A name that is missing in both languages is asked for in the person's."""
    return wording.first_names()[0] if field == "zh" else field


class Cells(QStyledItemDelegate):
    """Paints cells from tokens and opens their editors."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint ground, content, line and focus."""
        box = QRectF(option.rect)
        state = option.state
        fault, kind = index.data(FAULT), index.data(KIND)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if fault:
            painter.fillRect(box, theme.tint("late"))
        painter.setPen(theme.colour("line"))
        painter.drawLine(QPointF(box.left(), box.bottom() - 0.5), QPointF(box.right(), box.bottom() - 0.5))
        self.paint_content(painter, box.adjusted(_PADDING, 0, -_PADDING, -1), index, kind, bool(fault))
        if state & QStyle.StateFlag.State_HasFocus:
            focus_ring(painter, box, 1.0)
        painter.restore()

    def paint_content(self, painter: QPainter, box: QRectF, index: Index, kind: Kind, wrong: bool) -> None:
        """Paint what stands in a cell."""
        if kind == "check":
            self.paint_check(painter, box, bool(index.data(Qt.ItemDataRole.EditRole) == "True"))
            return
        if kind == "choice":
            side = float(theme.SMALL_ICON)
            spot = QRectF(box.right() - side, box.center().y() - side / 2, side, side)
            icons.draw(painter, spot, "caret-down", "muted")
            box = box.adjusted(0, 0, -side - 4, 0)
        self.paint_text(painter, box, index, kind, wrong)

    def paint_text(self, painter: QPainter, box: QRectF, index: Index, kind: Kind, wrong: bool) -> None:
        """Paint words, shortened where there is no room; numbers stand at the right."""
        text = index.data(Qt.ItemDataRole.DisplayRole) or ""
        ink = "late" if wrong else "text"
        if wrong:
            side = float(theme.SMALL_ICON)
            icons.draw(painter, QRectF(box.left(), box.center().y() - side / 2, side, side), "warning", "late")
            box = box.adjusted(side + 4, 0, 0, 0)
        if not text:
            text, ink = index.data(HINT) or "", "late" if wrong else "muted"
        painter.setFont(theme.font(theme.BODY, bool(index.data(STRONG))))
        painter.setPen(theme.colour(ink))
        metrics = QFontMetrics(painter.font())
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()))
        painter.drawText(box, index.data(Qt.ItemDataRole.TextAlignmentRole), shown)

    def paint_check(self, painter: QPainter, box: QRectF, checked: bool | None) -> None:
        """Paint a check box at the left; ``None``: some of what it stands for."""
        side = float(theme.ICON)
        square = QRectF(box.left(), box.center().y() - side / 2, side, side)
        name = "check-square" if checked else "square"
        icons.draw(painter, square, name, "muted" if checked is False else "accent")
        if checked is None:
            painter.fillRect(square.adjusted(6, 9, -6, -9), theme.colour("accent"))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Rows are of one height."""
        return QSize(80, theme.BUTTON)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A line, or a list to choose from."""
        model = index.model()
        name = str(model.headerData(index.column(), Qt.Orientation.Horizontal))
        if index.data(KIND) == "choice" and isinstance(model, EntryModel):
            choice = Choice(name)
            choice.setParent(parent)
            entry, column = model.entries[index.row()], model.columns[index.column()]
            choice.set_options(model.options(entry, column))
            choice.chosen.connect(lambda _value: self._take(choice))
            return choice
        line = QLineEdit(parent)
        line.setAccessibleName(name)
        return line

    def _take(self, choice: Choice) -> None:
        self.commitData.emit(choice)
        self.closeEditor.emit(choice, QAbstractItemDelegate.EndEditHint.NoHint)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Begin with what stands there."""
        if isinstance(editor, Choice):
            editor.set_value(index.data(Qt.ItemDataRole.EditRole))
            editor.showPopup()
        elif isinstance(editor, QLineEdit):
            editor.setText(index.data(Qt.ItemDataRole.EditRole))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Enter what was typed or chosen."""
        if isinstance(editor, Choice):
            model.setData(index, editor.value())
        elif isinstance(editor, QLineEdit):
            model.setData(index, editor.text().strip())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """An editor fills its cell."""
        editor.setGeometry(option.rect)


class EntryTable(Table):
    """A table that is typed in: Enter edits and goes on below, Space switches.

    ``moved`` tells that another cell is current.
    """

    moved = Signal()

    def __init__(self, model: EntryModel, delegate: Cells | None = None) -> None:
        super().__init__(row_height=theme.BUTTON + 4)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed)
        self.entries = model
        self.setModel(model)
        self.cells = delegate or Cells(self)
        self.setItemDelegate(self.cells)
        self.horizontalHeader().setStretchLastSection(False)
        model.modelReset.connect(self.fit)
        self.fit()

    def name(self, name: str) -> None:
        """Name the table and its head for screen readers."""
        self.setAccessibleName(name)
        self.horizontalHeader().setAccessibleName(name)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell that another cell is current."""
        super().currentChanged(current, previous)
        self.moved.emit()

    def fit(self) -> None:
        """Give the columns their widths; names share what is left."""
        columns = self.entries.columns
        shown = [place for place in range(len(columns)) if not self.isColumnHidden(place)]
        wide = [place for place in shown if columns[place].field in ("zh", "en", "breaks")] or shown[-1:]
        left = self.viewport().width() - sum(columns[place].width for place in shown)
        for place in shown:
            extra = max(left, 0) // len(wide) if place in wide else 0
            self.setColumnWidth(place, columns[place].width + extra)

    def resizeEvent(self, event: Any) -> None:
        """Share the room again."""
        super().resizeEvent(event)
        self.fit()

    def go(self, row: int, column: int, *, edit: bool = False) -> None:
        """Make a cell current, and begin to type in it."""
        index = self.entries.index(row, column)
        self.setCurrentIndex(index)
        self.scrollTo(index)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if edit and index.isValid() and self.entries.flags(index) & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)

    def current_fault(self) -> str:
        """What is wrong with the current cell."""
        index = self.currentIndex()
        return str(index.data(FAULT)) if index.isValid() and index.data(FAULT) else ""

    def press(self, index: Index) -> bool:
        """Switch what a cell holds; whether it is a switch."""
        return index.isValid() and self.entries.press(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space switches, Enter switches or edits; an open editor lets its Enter through to here."""
        if self.state() is QAbstractItemView.State.EditingState:
            return
        index = self.currentIndex()
        if event.key() == Qt.Key.Key_Space and self.press(index):
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() and index.isValid():
            if not self.press(index) and self.entries.flags(index) & Qt.ItemFlag.ItemIsEditable:
                self.edit(index)
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click switches; on a choice it opens the list."""
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() is not Qt.MouseButton.LeftButton or not index.isValid():
            return
        if index.data(KIND) == "choice":
            self.edit(index)
        else:
            self.click(index, event)

    def click(self, index: Index, event: QMouseEvent) -> None:
        """What a click on a cell does."""
        self.press(index)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """After Enter go on below, as spreadsheets do."""
        super().closeEditor(editor, hint)
        index = self.currentIndex()
        if hint is QAbstractItemDelegate.EndEditHint.SubmitModelCache and index.row() + 1 < self.entries.rowCount():
            self.setCurrentIndex(self.entries.index(index.row() + 1, index.column()))

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.entries.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, max(len(self.entries.columns) - 1, 0))
            self.entries.repaint_all()
