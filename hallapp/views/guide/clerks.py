"""Step 3: who works in the hall, and who is trained for what."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QFrame, QHeaderView, QScrollBar, QWidget

from hallapp import language
from hallapp.newhall.checks import Fault
from hallapp.newhall.draft import ClerkEntry, Draft, Mark
from hallapp.views import icons, theme, words
from hallapp.views.guide import wording
from hallapp.views.guide.grid import Cells, Column, EntryModel, EntryTable, Index, Kind
from hallapp.views.guide.page import FaultLine, Page
from hallapp.views.guide.wording import translate
from hallapp.views.widgets import Button, Panel, Text, column, row, rule

HEAD = 84
"""Height of the heads of the groups."""

GROUP_WIDTH = {"zh": 76, "en": 108}

_NEXT: dict[Mark, Mark] = {"off": "trained", "trained": "learner", "learner": "off", "partly": "trained"}

_NAMES = 3
"""Columns before the groups."""


class ClerkModel(EntryModel):
    """Clerks by row; their names and window, then what they can do of each group."""

    def __init__(self) -> None:
        super().__init__("clerk", [])
        self.draft: Draft | None = None

    def show_draft(self, draft: Draft) -> None:
        """Show a draft."""
        self.draft = draft
        self.show_entries(draft.clerks, self._all_columns(draft))

    def _all_columns(self, draft: Draft) -> list[Column]:
        first, second = wording.first_names()
        titles = wording.name_titles()
        width = GROUP_WIDTH[language.current()]
        return [
            Column(first, "text", lambda: titles[first], 120),
            Column(second, "text", lambda: titles[second], 112),
            Column("window", "choice", lambda: translate("guide", "Window"), 124),
            *(
                Column(group.key, "mark", lambda group=group: wording.name(group), width)  # type: ignore[misc]
                for group in draft.groups_offered()
            ),
        ]

    def window(self, clerk: ClerkEntry) -> str:
        """The key of the window where a clerk sits; empty: none."""
        windows = self.draft.windows if self.draft is not None else []
        return next((window.key for window in windows if window.clerk == clerk.key), "")

    def mark(self, clerk: ClerkEntry, column: Column) -> Mark:
        """What a clerk can do of a column's group."""
        return self.draft.mark(clerk, column.field) if self.draft is not None else "off"

    def able(self, column: Column) -> int:
        """How many clerks at a window are trained for all of a group, or learning."""
        return sum(self.mark(clerk, column) != "off" and bool(self.window(clerk)) for clerk in self.entries)

    def field(self, entry: Any, column: Column) -> str:
        """Groups are no attributes."""
        return column.field if column.kind == "text" else ""

    def text(self, entry: Any, column: Column) -> str:
        """A window by its number."""
        if column.kind == "choice" and self.draft is not None:
            return wording.window(self.draft, self.window(entry))
        return "" if column.kind == "mark" else super().text(entry, column)

    def value(self, entry: Any, column: Column) -> Any:
        """A window by its key."""
        return self.window(entry) if column.kind == "choice" else self.mark(entry, column)

    def set_value(self, entry: Any, column: Column, value: Any) -> None:
        """Seat a clerk, or enter a name."""
        if column.kind == "choice" and self.draft is not None:
            self.draft.seat(entry, value)
        else:
            super().set_value(entry, column, value)

    def options(self, entry: Any, column: Column) -> list[tuple[object, str]]:
        """No window, or one of them."""
        draft = self.draft
        windows = draft.windows if draft is not None else []
        none = translate("guide", "no window")
        return [("", none), *((place.key, wording.window(draft, place.key)) for place in windows if draft is not None)]

    def hint(self, entry: Any, column: Column) -> str:
        """A free clerk."""
        return translate("guide", "no window") if column.kind == "choice" else ""

    def spoken(self, entry: Any, column: Column) -> str:
        """A mark by its word."""
        if column.kind == "mark":
            return f"{wording.name(entry)}: {wording.marks()[self.mark(entry, column)]}"
        return super().spoken(entry, column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Marks are told by a tooltip too."""
        column_ = self.columns[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole and column_.kind == "mark":
            return f"{column_.title()}: {self.spoken(self.entries[index.row()], column_)}"
        return super().data(index, role)

    def press(self, index: Index) -> bool:
        """From not trained to trained to learning and back."""
        entry, column_ = self.entries[index.row()], self.columns[index.column()]
        if column_.kind != "mark" or self.draft is None:
            return False
        self.set_marks([index.row()], [index.column()], _NEXT[self.mark(entry, column_)])
        return True

    def set_marks(self, rows: Sequence[int], columns: Sequence[int], mark: Mark) -> None:
        """Give all these cells one mark."""
        assert self.draft is not None
        for row_ in rows:
            for place in columns:
                if self.columns[place].kind == "mark":
                    self.draft.set_mark(self.entries[row_], self.columns[place].field, mark)
        self.edited.emit()

    def copy_row(self, source: int, target: int) -> None:
        """Let one clerk be trained as another is."""
        self.entries[target].skills = dict(self.entries[source].skills)
        self.entries[target].inactive = self.entries[source].inactive
        self.edited.emit()


class _SkillCells(Cells):
    """Marks as the manager's skill table paints them."""

    def paint_content(self, painter: QPainter, box: QRectF, index: Index, kind: Kind, wrong: bool) -> None:
        if kind != "mark":
            super().paint_content(painter, box, index, kind, wrong)
            return
        model = index.model()
        assert isinstance(model, ClerkModel)
        paint_mark(painter, box.center(), model.mark(model.entries[index.row()], model.columns[index.column()]))


def paint_mark(painter: QPainter, middle: QPointF, mark: Mark) -> None:
    """A full circle for trained, half a one for learning, a dash for part of a group, nothing for not trained."""
    if mark == "off":
        return
    radius = 7.0
    circle = QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)
    painter.setPen(QPen(theme.colour("accent"), 1.5))
    painter.setBrush(theme.colour("accent") if mark == "trained" else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(circle)
    painter.setBrush(theme.colour("accent"))
    if mark == "learner":
        painter.drawPie(circle, 90 * 16, 180 * 16)
    elif mark == "partly":
        painter.drawLine(QPointF(middle.x() - 3.5, middle.y()), QPointF(middle.x() + 3.5, middle.y()))


class _Heads(QHeaderView):
    """Names of groups in up to two lines, and below how many at a window can do them."""

    def __init__(self, model: ClerkModel) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._clerks = model
        self.setSectionsClickable(False)

    def sizeHint(self) -> QSize:
        return QSize(100, HEAD)

    def paintSection(self, painter: QPainter, rect: Any, section: int) -> None:
        painter.save()
        box = QRectF(rect)
        painter.fillRect(box, theme.colour("surface"))
        painter.setPen(theme.colour("line"))
        painter.drawLine(QPointF(box.left(), box.bottom() - 0.5), QPointF(box.right(), box.bottom() - 0.5))
        shown = self._clerks.columns[section]
        painter.setFont(theme.font(theme.SMALL))
        painter.setPen(theme.colour("text" if shown.kind == "mark" else "muted"))
        if shown.kind == "mark":
            self._paint_group(painter, box.adjusted(4, 6, -4, -6), shown)
        else:
            at = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
            painter.drawText(box.adjusted(8, 0, -8, -8), at, shown.title())
        painter.restore()

    def _paint_group(self, painter: QPainter, box: QRectF, shown: Column) -> None:
        metrics = QFontMetrics(painter.font())
        lines = _wrapped(shown.title(), metrics, box.width())
        height = float(metrics.height())
        for place, line in enumerate(lines):
            painter.drawText(QRectF(box.left(), box.top() + place * height, box.width(), height),
                             Qt.AlignmentFlag.AlignCenter, line)  # fmt: skip
        able = self._clerks.able(shown)
        ink = "late" if able == 0 else "waiting" if able == 1 else "muted"
        foot = QRectF(box.left(), box.bottom() - height, box.width(), height)
        painter.setPen(theme.colour(ink))
        painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, words.number(able))
        if able < 2:
            side = 14.0
            icons.draw(painter, QRectF(box.center().x() - 8 - side, foot.center().y() - side / 2, side, side),
                       "warning", ink)  # fmt: skip


def _wrapped(text: str, metrics: QFontMetrics, width: float) -> list[str]:
    """At most two lines; Chinese breaks anywhere, English between words."""
    pieces = text.split(" ") if " " in text else list(text)
    glue = " " if " " in text else ""
    first = pieces[:1]
    while len(first) < len(pieces) and metrics.horizontalAdvance(glue.join(pieces[: len(first) + 1])) <= width:
        first = pieces[: len(first) + 1]
    rest = glue.join(pieces[len(first) :])
    lines = [glue.join(first), rest] if rest else [glue.join(first)]
    return [metrics.elidedText(line, Qt.TextElideMode.ElideRight, int(width)) for line in lines]


class _Half(EntryTable):
    """One of the two tables side by side: names stay while the groups scroll."""

    def __init__(self, model: ClerkModel, *, names: bool) -> None:
        self._names = names
        self.other: _Half | None = None
        super().__init__(model, None)
        self.clerks = model
        self.cells = _SkillCells(self)
        self.setItemDelegate(self.cells)
        self.setHorizontalHeader(_Heads(model))
        self.horizontalHeader().setFixedHeight(HEAD)
        if names:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def leave_room(self, under: QScrollBar) -> None:
        """End where the other half does, above its scroll bar."""
        self.setViewportMargins(0, HEAD, 0, under.sizeHint().height() if under.maximum() else 0)

    def updateGeometries(self) -> None:
        """Heads take their place; what is left below stays left."""
        super().updateGeometries()
        if self._names and self.other is not None:
            self.leave_room(self.other.horizontalScrollBar())

    def fit(self) -> None:
        """Hide what the other half shows."""
        for place in range(len(self.entries.columns)):
            self.setColumnHidden(place, (place < _NAMES) != self._names)
        super().fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right go on in the other half; Ctrl+D takes the skills of the clerk above."""
        index = self.currentIndex()
        key = event.key()
        if event.modifiers() == Qt.KeyboardModifier.ControlModifier and key == Qt.Key.Key_D and index.row() > 0:
            self.clerks.copy_row(index.row() - 1, index.row())
            return
        beyond = (self._names and key == Qt.Key.Key_Right and index.column() == _NAMES - 1) or (
            not self._names and key == Qt.Key.Key_Left and index.column() == _NAMES
        )
        if beyond and self.other is not None and self.clerks.columnCount() > _NAMES:
            self.other.go(index.row(), _NAMES if self._names else _NAMES - 1)
            return
        super().keyPressEvent(event)

    def click(self, index: QModelIndex | Any, event: QMouseEvent) -> None:
        """A click changes the mark; with Shift, all from the last cell to this get its mark."""
        last = self._last
        self._last = (index.row(), index.column())
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and last is not None and not self._names:
            rows, columns = (sorted(pair) for pair in zip(last, self._last, strict=True))
            mark = self.clerks.mark(self.clerks.entries[last[0]], self.clerks.columns[last[1]])
            if mark != "partly":
                self.clerks.set_marks(range(rows[0], rows[1] + 1), range(columns[0], columns[1] + 1), mark)
        else:
            self.press(index)

    _last: tuple[int, int] | None = None


class _Legend(QWidget):
    """What the marks mean."""

    def __init__(self) -> None:
        super().__init__()
        self._words: list[tuple[Mark, str]] = []
        self.setFixedHeight(24)

    def retranslate(self) -> None:
        marks = wording.marks()
        self._words = [("trained", marks["trained"]), ("learner", marks["learner"]), ("partly", marks["partly"])]
        self.setAccessibleName(", ".join(word for _, word in self._words))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(theme.font(theme.SMALL))
        return QSize(sum(metrics.horizontalAdvance(word) + 40 for _, word in self._words), 24)

    def paintEvent(self, event: Any) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics = QFontMetrics(theme.font(theme.SMALL))
        left = 0.0
        for mark, word in self._words:
            paint_mark(painter, QPointF(left + 8, self.height() / 2), mark)
            painter.setFont(theme.font(theme.SMALL))
            painter.setPen(theme.colour("muted"))
            width = metrics.horizontalAdvance(word) + 4
            painter.drawText(QRectF(left + 22, 0, width, self.height()), Qt.AlignmentFlag.AlignVCenter, word)
            left += width + 36
        painter.end()


class ClerksPage(Page):
    """The clerks, the window of each, and what they are trained for, by group."""

    def __init__(self) -> None:
        super().__init__()
        self._draft: Draft | None = None
        self.add_button = Button(icon="plus", clicked=self._add)
        self.remove_button = Button(icon="trash", clicked=self._remove)
        self.legend = _Legend()
        self.model = ClerkModel()
        self.names = _Half(self.model, names=True)
        self.skills = _Half(self.model, names=False)
        self.names.other, self.skills.other = self.skills, self.names
        self.fault_line = FaultLine(self.names, self.skills)
        self.uncovered = Text("", theme.SMALL, "waiting", elide=True)
        self.model.edited.connect(self._edited)
        self._tie()
        self._build()

    def _tie(self) -> None:
        left, right = self.names.verticalScrollBar(), self.skills.verticalScrollBar()
        right.valueChanged.connect(left.setValue)
        left.valueChanged.connect(right.setValue)
        below = self.skills.horizontalScrollBar()
        below.rangeChanged.connect(lambda _least, _most: self.names.leave_room(below))
        for half in (self.names, self.skills):
            half.moved.connect(self._show_buttons)

    def _build(self) -> None:
        bar = row(self.add_button, self.remove_button, 0, self.legend, gap=8, margin=(12, 8, 12, 8))
        line = QFrame()
        line.setProperty("panel", "rule")
        line.setFixedWidth(1)
        halves = row(self.names, line, self.skills)
        halves.setStretch(2, 1)
        foot = row(self.fault_line, self.uncovered, gap=8, margin=(0, 0, 12, 0))
        foot.setStretch(0, 1)
        foot.setStretch(1, 1)
        card = Panel("card")
        layout = column(bar, rule(), halves, rule(), foot, margin=1)
        layout.setStretch(2, 1)
        card.setLayout(layout)
        self.setLayout(column(card))

    def resizeEvent(self, event: Any) -> None:
        """Names get more room where there is some."""
        super().resizeEvent(event)
        self.names.setFixedWidth(min(max(self.width() // 3, 356), 540))

    def show_draft(self, draft: Draft) -> None:
        """Show a draft from now on."""
        self._draft = draft
        self.model.show_draft(draft)
        self._tell()

    def _edited(self) -> None:
        self.model.repaint_all()
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        if self._draft is None:
            return
        missing = self._draft.unserved()
        groups = list(dict.fromkeys(wording.name(self._draft.group(service.group)) for service in missing))
        sentence = self.tr("Nobody at a window can do %n service(s): {groups}", "", len(missing))
        self.uncovered.setText(sentence.format(groups=words.listed(groups)) if missing else "")
        self.skills.horizontalHeader().viewport().update()
        self._show_buttons()

    def _show_buttons(self) -> None:
        self.remove_button.setEnabled(self._row() is not None)

    def _row(self) -> int | None:
        for half in (self.names, self.skills):
            index = half.currentIndex()
            if index.isValid() and index.row() < len(self.model.entries):
                return index.row()
        return None

    def _add(self) -> None:
        assert self._draft is not None
        self._draft.add_clerk()
        self.model.show_draft(self._draft)
        self._edited()
        self.names.go(len(self._draft.clerks) - 1, 0, edit=True)

    def _remove(self) -> None:
        place = self._row()
        if self._draft is None or place is None:
            return
        self._draft.remove_clerk(self._draft.clerks[place])
        self.model.show_draft(self._draft)
        self._edited()
        self.names.go(min(place, len(self._draft.clerks) - 1), 0)

    def show_faults(self, faults: Sequence[Fault]) -> None:
        """Mark each fault at its field."""
        self.model.show_faults(faults)
        hint = self.tr("Space or a click: trained, learning, not trained. Shift+click fills. Ctrl+D: as above")
        self.fault_line.show_faults(faults, hint)

    def go_to(self, fault: Fault) -> None:
        """Put the keyboard where a fault is."""
        index = self.model.place(fault.place)
        self.names.go(max(index.row(), 0), max(index.column(), 0))

    def begin(self) -> None:
        """Put the keyboard into the first name."""
        if self.model.entries:
            self.names.go(0, 0)
        else:
            self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Set the texts."""
        self.add_button.set_label(self.tr("Add a clerk"))
        self.remove_button.set_label(self.tr("Remove"))
        self.names.name(self.tr("Clerks"))
        self.skills.name(self.tr("Skills by group"))
        self.legend.retranslate()
        if self._draft is not None:
            self.model.show_draft(self._draft)
            self._tell()
