"""The skill grid: clerks by window, services under groups, a mark for what each may serve."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QGridLayout,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from hallapp.views import icons, theme, words
from hallapp.views.manager import wording
from hallapp.views.manager.fills import fill
from hallapp.views.manager.heads import ROW_HEAD, Columns, Lines
from hallapp.views.manager.matrix import FEW, Index, Skills, mark_words
from hallapp.views.manager.selection import Column, Line
from hallapp.views.manager.unsaved import Mark, Skill, held
from hallapp.views.widgets import Panel, Text, row
from hallapp.views.widgets import column as stacked

MARK = 14

NOTCH, _COLUMNS_A_NOTCH = 120, 3
"""What a wheel tells for one notch, and how many columns that is sideways."""

LEGEND: tuple[Mark, ...] = ("active", "off", "learner", "last_resort")


def paint_mark(painter: QPainter, middle: QPointF, kind: Mark) -> None:
    """Paint ● ○ ◐ ▽ around a point."""
    radius = MARK / 2
    accent = theme.colour("accent")
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if kind == "active":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(accent)
        painter.drawEllipse(middle, radius, radius)
    elif kind == "off":
        painter.setPen(QPen(theme.colour("muted"), 1.5))
        painter.drawEllipse(middle, radius - 1, radius - 1)
    elif kind == "learner":
        painter.setPen(QPen(accent, 1.5))
        painter.drawEllipse(middle, radius - 1, radius - 1)
        painter.setBrush(accent)
        box = QRectF(middle.x() - radius + 1, middle.y() - radius + 1, MARK - 2, MARK - 2)
        painter.drawPie(box, 90 * 16, 180 * 16)
    elif kind == "last_resort":
        painter.setPen(QPen(accent, 1.5))
        corners = [QPointF(-radius + 1, -4), QPointF(radius - 1, -4), QPointF(0, 6)]
        painter.drawPolygon(QPolygonF([middle + corner for corner in corners]))


class MarkSample(QWidget):
    """A mark for a legend."""

    def __init__(self, kind: Mark) -> None:
        super().__init__()
        self._kind = kind
        self.setFixedSize(18, 18)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_mark(painter, QPointF(9, 9), self._kind)
        painter.end()


class Cells(QStyledItemDelegate):
    """Paints a cell."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint ground, crossing, mark, frame of what is not saved, and focus."""
        model = index.model()
        assert isinstance(model, Skills)
        line, column = model.lines[index.row()], model.columns[index.column()]
        box = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(box, ground(model, line, column))
        last = index.column() + 1 == len(model.columns) or model.columns[index.column() + 1].group != column.group
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), theme.colour("line"))
        if last:
            painter.fillRect(QRectF(box.right() - 1, box.top(), 1, box.height()), theme.colour("line"))
        if line.count:
            self._paint_count(painter, box, model.count(column))
        elif line.section is not None:
            self._paint_able(painter, box, model.able(line, column))
        elif column.service is None:
            self._paint_group(painter, box, model, line, column.group)
        else:
            paint_mark(painter, box.center(), model.mark(line, column.service))
            self._paint_change(painter, box, model, line, column.service)
        view = option.widget
        if isinstance(view, QTableView) and view.hasFocus() and view.currentIndex() == index:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("text"), 1, Qt.PenStyle.DotLine))
            painter.drawRect(box.adjusted(3, 3, -4, -4))
        painter.restore()

    @staticmethod
    def _paint_count(painter: QPainter, box: QRectF, count: int) -> None:
        painter.setFont(theme.font(theme.SMALL))
        if count < FEW:
            icons.draw(painter, QRectF(box.center().x() - 18, box.center().y() - 8, 16, 16), "warning", "late")
            painter.setPen(theme.colour("late"))
            painter.drawText(box.adjusted(16, 0, 0, 0), Qt.AlignmentFlag.AlignCenter, str(count))
            return
        painter.setPen(theme.colour("text"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(count))

    @staticmethod
    def _paint_able(painter: QPainter, box: QRectF, count: int) -> None:
        painter.setFont(theme.font(theme.SMALL))
        painter.setPen(theme.colour("muted"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words.number(count) if count else "–")

    @staticmethod
    def _paint_group(painter: QPainter, box: QRectF, model: Skills, line: Line, group: str) -> None:
        on, trained = model.of_group(line, group)
        if trained:
            painter.setFont(theme.font(theme.SMALL))
            painter.setPen(theme.colour("muted"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, f"{on}/{trained}")

    @staticmethod
    def _paint_change(painter: QPainter, box: QRectF, model: Skills, line: Line, service: str) -> None:
        wanted = model.changed(line, service)
        if wanted is None or line.window is None:
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour("accent"), 2))
        painter.drawRoundedRect(box.adjusted(2, 2, -2, -2), theme.SMALL_CORNER, theme.SMALL_CORNER)
        before = held(model.hall, line.window, service)
        sign = "arrows-down-up" if wanted.on == before.on else "plus" if wanted.on else "minus"
        icons.draw(painter, QRectF(box.right() - 16, box.top() + 4, 12, 12), sign, "accent")


def ground(model: Skills, line: Line, column: Column) -> Any:
    """The colour under a cell: rows of idle windows and columns with late people cross in half tints."""
    if line.section is not None:
        return theme.colour("ground")
    if line.window is not None and line.window in model.remedies:
        return theme.tint("idle")
    if column.service is None or (line.window is not None and not model.hall.windows[line.window].skills):
        return theme.colour("ground")
    if column.service in model.waits and not line.count:
        late = model.waits[column.service] > model.hall.catalogue.services[column.service].target
        if late:
            return theme.blend("late", "surface", 0.07)
    changed = model.changed(line, column.service) is not None
    return theme.tint("called") if changed else theme.colour("surface")


class Grid(QTableView):
    """The table of skills.

    Keys: Space or Enter switches a skill (of a folded group: all of it), G its
    whole group, L makes it a last resort, F folds its group, Shift with an
    arrow carries on what was just chosen; Ctrl+C takes the set of a line,
    Ctrl+V gives it to another. The mouse fills by dragging and with Shift up
    to a cell.
    """

    changed = Signal()
    taken = Signal(str)
    given = Signal(str)
    window_menu = Signal(str, QPoint)

    def __init__(self, model: Skills) -> None:
        super().__init__()
        self._model = model
        self._brush: Skill | None = None
        self._from: QPersistentModelIndex | None = None
        self.columns = Columns(self)
        self.heads = Lines(self)
        self.setHorizontalHeader(self.columns)
        self.setVerticalHeader(self.heads)
        self.setModel(model)
        self.setItemDelegate(Cells(self))
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self._corner = Panel("surface")
        self._corner.setParent(self)
        self._labels = [Text("", theme.SMALL, "muted") for _ in range(3)]
        for label in self._labels[1:]:
            label.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._legend: dict[Mark, Text] = {kind: Text("", theme.SMALL, "muted") for kind in LEGEND}
        self._corner.setLayout(
            stacked(self._legend_box(), 0, self._labels[0], 0, *self._labels[1:], margin=(16, 8, 12, 4))
        )
        self.columns.folded.connect(model.fold)
        self.heads.menu.connect(self.window_menu)
        self.heads.folded.connect(model.fold_section)

    def _legend_box(self) -> QWidget:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(2)
        for place, (kind, text) in enumerate(self._legend.items()):
            grid.addLayout(row(MarkSample(kind), text, gap=4), place // 2, place % 2)
        box = QWidget()
        box.setLayout(grid)
        return box

    def retranslate(self) -> None:
        """Set the texts."""
        self.columns.retranslate()
        self._corner.setGeometry(1, 1, ROW_HEAD - 2, self.columns.height() - 2)
        labels = (
            wording.translate("skills", "Window · clerk · state"),
            wording.translate("skills", "people waiting"),
            wording.translate("skills", "median wait"),
        )
        for text, label in zip(self._labels, labels, strict=True):
            text.setText(label)
        for kind, word in mark_words().items():
            if kind in self._legend:
                self._legend[kind].setText(word)
        self.columns.setAccessibleName(wording.translate("skills", "services"))
        self.heads.setAccessibleName(wording.translate("skills", "windows and clerks"))

    def show_now(self, now: int) -> None:
        """Show what only time changes."""
        self.heads.now = now
        self.heads.viewport().update()
        self.columns.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Shift turns the wheel sideways: there are many more columns than are seen."""
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            turned = event.angleDelta().y() or event.angleDelta().x()
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - round(turned / NOTCH * _COLUMNS_A_NOTCH * self.columns.defaultSectionSize()))
            event.accept()
        else:
            super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Switch a skill; with Shift, make all up to here like the one before; the right button: last resort."""
        index = self.indexAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.RightButton and index.isValid():
            self._model.toggle_last_resort(index)
            self.setCurrentIndex(index)
            self.changed.emit()
            return
        if event.button() is not Qt.MouseButton.LeftButton or not index.isValid():
            super().mousePressEvent(event)
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        section = self._model.lines[index.row()].section
        if section is not None:
            self._model.fold_section(section)
            return
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and self._from is not None and self._brush:
            self._fill(index)
        else:
            self._brush = self._model.toggle(index)
            self._from = QPersistentModelIndex(index)
        self.setCurrentIndex(index)
        self.changed.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry on what was chosen over the cells that are passed."""
        index = self.indexAt(event.position().toPoint())
        if event.buttons() & Qt.MouseButton.LeftButton and index.isValid() and self._brush is not None:
            if index != self.currentIndex():
                self._model.toggle(index, self._brush)
                self.setCurrentIndex(index)
                self.changed.emit()
            return
        super().mouseMoveEvent(event)

    def _fill(self, until: QModelIndex) -> None:
        assert self._from is not None
        rows = sorted((self._from.row(), until.row()))
        columns = sorted((self._from.column(), until.column()))
        for row_ in range(rows[0], rows[1] + 1):
            for column in range(columns[0], columns[1] + 1):
                self._model.toggle(self._model.index(row_, column), self._brush)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Switch skills by keyboard."""
        index = self.currentIndex()
        if not index.isValid():
            super().keyPressEvent(event)
            return
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            section = self._model.lines[index.row()].section
            if section is not None:
                self._model.fold_section(section)
                return
            self._brush = self._model.toggle(index)
            self._from = QPersistentModelIndex(index)
        elif event.key() == Qt.Key.Key_L:
            self._model.toggle_last_resort(index)
        elif event.key() == Qt.Key.Key_G and not event.modifiers():
            self.fill_group(index)
        elif event.matches(QKeySequence.StandardKey.Copy) or event.matches(QKeySequence.StandardKey.Paste):
            window = self._model.lines[index.row()].window
            if window is not None:
                (self.taken if event.matches(QKeySequence.StandardKey.Copy) else self.given).emit(window)
            return
        elif event.key() == Qt.Key.Key_F and not event.modifiers():
            self._model.fold(self._model.columns[index.column()].group)
            return
        elif event.key() == Qt.Key.Key_Menu:
            self._ask_menu(index)
            return
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier and event.key() in _ARROWS and self._brush:
            across, down = _ARROWS[Qt.Key(event.key())]
            following = self._model.index(index.row() + down, index.column() + across)
            if following.isValid():
                self._model.toggle(following, self._brush)
                self.setCurrentIndex(following)
        else:
            super().keyPressEvent(event)
            return
        self.changed.emit()

    def fill_group(self, index: Index) -> None:
        """Switch all services of a cell's group on for its window; off if all were on already."""
        window = self._model.lines[index.row()].window
        if window is not None:
            group = self._model.columns[index.column()].group
            fill(self._model.hall, self._model.unsaved, window, self._model.services(group))
            self.viewport().update()

    def _ask_menu(self, index: QModelIndex) -> None:
        window = self._model.lines[index.row()].window
        if window is not None:
            self.window_menu.emit(window, self.viewport().mapToGlobal(self.visualRect(index).bottomLeft()))

    def sizeHint(self) -> QSize:
        """All of it, if there is room."""
        return QSize(1200, 700)


_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
