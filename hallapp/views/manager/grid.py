"""The skill grid: clerks by window, services under groups, a mark for what each may serve."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from statistics import median
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from hallapp.hall.hall import MINUTE, Hall
from hallapp.views import icons, theme, words
from hallapp.views.manager import wording
from hallapp.views.manager.remedies import Remedy
from hallapp.views.manager.unsaved import Mark, Skill, Unsaved, held, mark
from hallapp.views.widgets import Panel, Text
from hallapp.views.widgets import column as stacked

CELL, ROW = 48, 40
ROW_HEAD = 270
GROUP_HEAD, NAME_HEAD, FIGURES_HEAD = 32, 56, 52
MARK = 14
FEW = 2
"""Fewer people present than this who are trained for a service are warned of."""

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Column:
    """A service, or a folded group."""

    group: str
    service: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A window, a clerk at no window, or the count of those present."""

    window: str | None = None
    clerk: str | None = None

    @property
    def count(self) -> bool:
        """Whether it is the line of counts."""
        return self.window is None and self.clerk is None


def mark_words() -> dict[Mark, str]:
    """Words for the marks."""
    return {
        "active": wording.translate("skills", "active"),
        "off": wording.translate("skills", "trained, off"),
        "learner": wording.translate("skills", "learner"),
        "last_resort": wording.translate("skills", "last resort"),
        "untrained": wording.translate("skills", "not trained"),
    }


class Skills(QAbstractTableModel):
    """Who may serve what: lines and columns of the hall, with what is not saved yet."""

    def __init__(self, unsaved: Unsaved) -> None:
        super().__init__()
        self.unsaved = unsaved
        self.hall = Hall()
        self.lines: list[Line] = []
        self.columns: list[Column] = []
        self.folded: set[str] = set()
        self.waiting: Counter[str] = Counter()
        self.waits: dict[str, float] = {}
        self.remedies: dict[str, Remedy] = {}
        self.present: dict[str, int] = {}
        self._groups: list[str] = []

    def show_hall(self, hall: Hall, now: int, groups: list[str], remedies: dict[str, Remedy]) -> None:
        """Show the hall as it is now, and these groups in this order."""
        self.hall, self.remedies = hall, remedies
        waits: dict[str, list[int]] = {}
        for ticket in hall.in_line.values():
            waits.setdefault(ticket.services[0], []).append(ticket.wait(now))
        self.waiting = Counter({service: len(found) for service, found in waits.items()})
        self.waits = {service: median(found) / MINUTE for service, found in waits.items()}
        present = [window.skills for window in hall.windows.values() if window.state != "closed"]
        self.present = {
            service: sum(skills.get(service, 0.0) > 0.0 for skills in present) for service in hall.catalogue.services
        }
        self._groups = groups
        self._arrange()
        if self.lines and self.columns:
            last = self.index(len(self.lines) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def _arrange(self) -> None:
        hall = self.hall
        lines = [Line(window.id, window.clerk) for window in hall.windows.values()]
        lines += [Line(None, clerk.id) for clerk in hall.clerks.values() if clerk.window is None]
        lines.append(Line())
        by_group: dict[str, list[str]] = {}
        for service in hall.catalogue.services.values():
            by_group.setdefault(service.group, []).append(service.id)
        columns = []
        for group in self._groups:
            if group in self.folded:
                columns.append(Column(group))
            else:
                columns += [Column(group, service) for service in by_group.get(group, [])]
        if (lines, columns) != (self.lines, self.columns):
            self.beginResetModel()
            self.lines, self.columns = lines, columns
            self.endResetModel()

    def fold(self, group: str) -> None:
        """Fold a group, or unfold it."""
        self.folded ^= {group}
        self._arrange()

    def rowCount(self, parent: Index | None = None) -> int:
        """How many lines."""
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index | None = None) -> int:
        """How many services and folded groups."""
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def services(self, group: str) -> list[str]:
        """The services of a group."""
        return [service.id for service in self.hall.catalogue.services.values() if service.group == group]

    def mark(self, line: Line, service: str) -> Mark:
        """What stands in a cell of a service."""
        if line.window is not None:
            return self.unsaved.mark(self.hall, line.window, service)
        if line.clerk is None:
            return "untrained"
        clerk = self.hall.clerks[line.clerk]
        skill = Skill(service not in clerk.inactive, service in clerk.last_resort)
        return mark(clerk.skills.get(service, 0.0), skill)

    def changed(self, line: Line, service: str) -> Skill | None:
        """The unsaved skill of a cell."""
        return None if line.window is None else self.unsaved.wanted.get((line.window, service))

    def of_group(self, line: Line, group: str) -> tuple[int, int]:
        """How many services of a group are active, and how many are trained for."""
        marks = [self.mark(line, service) for service in self.services(group)]
        return sum(m in ("active", "learner", "last_resort") for m in marks), sum(m != "untrained" for m in marks)

    def count(self, column: Column) -> int:
        """How many present are trained for a column's service; of a group for its least covered one."""
        if column.service is not None:
            return self.present[column.service]
        return min((self.present[service] for service in self.services(column.group)), default=0)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every cell can be chosen."""
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The cell in words, for tooltips and screen readers."""
        if role not in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        line, column = self.lines[index.row()], self.columns[index.column()]
        group = self.hall.catalogue.groups[column.group]
        what = words.name(group.names, group.id)
        if column.service is not None:
            what = wording.service(self.hall, column.service)
        if line.count:
            sentence = wording.translate("skills", "{service}: {count} trained and present")
            return sentence.format(service=what, count=words.number(self.count(column)))
        if column.service is None:
            on, trained = self.of_group(line, column.group)
            state = f"{on}/{trained}"
        else:
            state = mark_words()[self.mark(line, column.service)]
            if self.changed(line, column.service) is not None:
                state = wording.translate("skills", "{state}, not saved").format(state=state)
        return f"{self.line_words(line)}, {what}: {state}"

    def line_words(self, line: Line) -> str:
        """A line's window and clerk."""
        person = wording.clerk(self.hall, line.clerk)
        return person if line.window is None else f"{wording.window(line.window)} {person}".strip()

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Lines and columns in words."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if orientation is Qt.Orientation.Vertical:
            line = self.lines[section]
            return wording.translate("skills", "trained and present") if line.count else self.line_words(line)
        column = self.columns[section]
        if column.service is not None:
            return wording.service(self.hall, column.service)
        group = self.hall.catalogue.groups[column.group]
        return words.name(group.names, group.id)

    def toggle(self, index: Index, skill: Skill | None = None) -> Skill | None:
        """Switch the skill of a cell, or make it like ``skill``; what it is now, ``None`` where nothing can be."""
        line, service = self.lines[index.row()], self.columns[index.column()].service
        if line.window is None or service is None or self.mark(line, service) == "untrained":
            return None
        now = self.unsaved.skill(self.hall, line.window, service)
        wanted = skill or Skill(not now.on, now.last_resort)
        self.unsaved.set(self.hall, line.window, service, wanted)
        self.dataChanged.emit(index, index)
        return wanted

    def toggle_last_resort(self, index: Index) -> None:
        """Make the skill of a cell a last resort, or no longer; it is switched on with it."""
        line, service = self.lines[index.row()], self.columns[index.column()].service
        if line.window is None or service is None:
            return
        now = self.unsaved.skill(self.hall, line.window, service)
        self.unsaved.set(self.hall, line.window, service, Skill(now.on or not now.last_resort, not now.last_resort))
        self.dataChanged.emit(index, index)


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


class Columns(QHeaderView):
    """Groups, the names of services, and under them how many wait and how long."""

    folded = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setDefaultSectionSize(CELL)
        self.setMinimumSectionSize(CELL)
        self.setSectionsClickable(True)
        self.setFixedHeight(GROUP_HEAD + NAME_HEAD + FIGURES_HEAD)

    def _skills(self) -> Skills:
        model = self.model()
        assert isinstance(model, Skills)
        return model

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a group folds it, or unfolds it."""
        section = self.logicalIndexAt(event.position().toPoint())
        model = self._skills()
        if section >= 0 and (event.position().y() < GROUP_HEAD or model.columns[section].service is None):
            self.folded.emit(model.columns[section].group)
        super().mouseReleaseEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint all sections; a group's name spans those of its services."""
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), theme.colour("surface"))
        model = self._skills()
        for section, column in enumerate(model.columns):
            left = self.sectionViewportPosition(section)
            if left + CELL < 0 or left > self.viewport().width():
                continue
            self._paint_column(painter, model, column, QRect(left, 0, self.sectionSize(section), self.height()))
        self._paint_groups(painter, model)
        painter.fillRect(0, self.height() - 1, self.viewport().width(), 1, theme.colour("line"))
        painter.end()

    def _paint_column(self, painter: QPainter, model: Skills, column: Column, box: QRect) -> None:
        services = model.services(column.group) if column.service is None else [column.service]
        waiting = sum(model.waiting[service] for service in services)
        waits = [model.waits[service] for service in services if service in model.waits]
        late = column.service is not None and any(
            model.waits.get(service, 0.0) > model.hall.catalogue.services[service].target for service in services
        )
        if column.service is None:
            painter.fillRect(box, theme.colour("ground"))
            painter.fillRect(box.right(), box.top(), 1, box.height(), theme.colour("line"))
        elif late:
            painter.fillRect(box.adjusted(0, GROUP_HEAD, 0, 0), theme.tint("late"))
        name = QRectF(box.left() + 1, GROUP_HEAD, box.width() - 2, NAME_HEAD)
        painter.setFont(theme.font(theme.SMALL))
        painter.setPen(theme.colour("text"))
        group = model.hall.catalogue.groups[column.group]
        full = words.name(group.names, group.id)
        label = full if column.service is None else _short(wording.service(model.hall, column.service), full)
        _wrapped(painter, name, label)
        ink = theme.colour("late" if late else "text" if waiting else "muted")
        painter.setPen(ink)
        top = QRectF(box.left(), GROUP_HEAD + NAME_HEAD + 2, box.width(), 26)
        painter.setFont(theme.font(theme.BODY, bold=True) if waiting else theme.font(theme.SMALL))
        painter.drawText(top, Qt.AlignmentFlag.AlignCenter, words.number(waiting) if waiting else "–")
        if waits:
            painter.setFont(theme.font(theme.SMALL))
            painter.setPen(ink if late else theme.colour("muted"))
            middle = wording.minutes(median(waits))
            painter.drawText(top.translated(0, 22), Qt.AlignmentFlag.AlignCenter, middle)

    def _paint_groups(self, painter: QPainter, model: Skills) -> None:
        section = 0
        while section < len(model.columns):
            column = model.columns[section]
            end = section
            while end < len(model.columns) and model.columns[end].group == column.group:
                end += 1
            left = self.sectionViewportPosition(section)
            right = self.sectionViewportPosition(end - 1) + self.sectionSize(end - 1)
            if right > 0 and left < self.viewport().width():
                self._paint_group(painter, model, column, QRectF(left, 0, right - left, GROUP_HEAD))
            section = end

    @staticmethod
    def _paint_group(painter: QPainter, model: Skills, column: Column, box: QRectF) -> None:
        painter.fillRect(box, theme.colour("ground"))
        line = theme.colour("line")
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), line)
        painter.fillRect(QRectF(box.right() - 1, 0, 1, GROUP_HEAD + NAME_HEAD + FIGURES_HEAD), line)
        start = max(box.left(), 0.0)
        folded = column.service is None
        side = QRectF(box.center().x() - 8 if folded else start + 8, 8, 16, 16)
        icons.draw(painter, side, "caret-right" if folded else "caret-down", "muted")
        if not folded:
            group = model.hall.catalogue.groups[column.group]
            painter.setFont(theme.font(theme.SMALL, bold=True))
            painter.setPen(theme.colour("text"))
            room = QRectF(start + 28, 0, box.right() - start - 32, GROUP_HEAD)
            metrics = QFontMetrics(painter.font())
            label = metrics.elidedText(
                words.name(group.names, group.id), Qt.TextElideMode.ElideRight, int(max(room.width(), 0))
            )
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, label)


def _short(name: str, group: str) -> str:
    """A service's name without the group's words before it: they stand above."""
    rest = name.removeprefix(group).strip(" ,·")
    return rest or name


def _wrapped(painter: QPainter, box: QRectF, text: str) -> None:
    """Paint a name in up to three narrow lines, the last one shortened."""
    metrics = painter.fontMetrics()
    width = box.width() - 2
    chinese = any(ord(letter) > 0x2E80 for letter in text)
    parts = [text[place : place + 3] for place in range(0, len(text), 3)] if chinese else text.split(" ")
    lines: list[str] = []
    for part in parts:
        joined = part if not lines else f"{lines[-1]}{'' if chinese else ' '}{part}"
        if lines and metrics.horizontalAdvance(joined) <= width:
            lines[-1] = joined
        else:
            lines.append(part)
    if len(lines) > 3:
        lines = [*lines[:2], "".join(lines[2:]) if chinese else " ".join(lines[2:])]
    lines = [metrics.elidedText(line, Qt.TextElideMode.ElideRight, int(width)) for line in lines]
    height = 17.0
    top = box.bottom() - 2 - height * len(lines)
    for number, line in enumerate(lines):
        place = QRectF(box.left(), top + number * height, box.width(), height)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, line)


class Lines(QHeaderView):
    """Windows with their clerks and states; a click opens the window's menu."""

    menu = Signal(str, QPoint)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setDefaultSectionSize(ROW)
        self.setMinimumSectionSize(ROW)
        self.setFixedWidth(ROW_HEAD)
        self.setSectionsClickable(True)
        self.now = 0

    def _skills(self) -> Skills:
        model = self.model()
        assert isinstance(model, Skills)
        return model

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ask for the window's menu."""
        section = self.logicalIndexAt(event.position().toPoint())
        if section >= 0:
            window = self._skills().lines[section].window
            if window is not None:
                self.menu.emit(window, event.globalPosition().toPoint())
        super().mouseReleaseEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint all sections."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.viewport().rect(), theme.colour("surface"))
        model = self._skills()
        for section, line in enumerate(model.lines):
            top = self.sectionViewportPosition(section)
            if top + ROW >= 0 and top <= self.viewport().height():
                self._paint_line(painter, model, line, QRectF(0, top, self.width(), self.sectionSize(section)))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), theme.colour("line"))
        painter.end()

    def _paint_line(self, painter: QPainter, model: Skills, line: Line, box: QRectF) -> None:
        remedy = model.remedies.get(line.window or "")
        if remedy is not None:
            painter.fillRect(box, theme.tint("idle"))
        painter.fillRect(QRectF(0, box.bottom() - 1, box.width(), 1), theme.colour("line"))
        if line.count:
            painter.setFont(theme.font(theme.SMALL))
            painter.setPen(theme.colour("muted"))
            sentence = wording.translate("skills", "trained and present; under {few} is warned of")
            painter.drawText(box.adjusted(0, 0, -16, 0), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
                             sentence.format(few=FEW))  # fmt: skip
            return
        painter.setFont(theme.font(theme.LEAD, bold=True))
        painter.setPen(theme.colour("text"))
        painter.drawText(QRectF(16, box.top(), 44, box.height()), Qt.AlignmentFlag.AlignVCenter, line.window or "")
        chip, state = self._chip(model, line, remedy)
        width = _paint_chip(painter, box, state, chip)
        painter.setFont(theme.font(theme.BODY))
        painter.setPen(theme.colour("text" if line.clerk else "muted"))
        person = wording.clerk(model.hall, line.clerk) or wording.translate("skills", "nobody there")
        room = QRectF(60, box.top(), box.width() - 60 - width - 24, box.height())
        label = painter.fontMetrics().elidedText(person, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, label)

    def _chip(self, model: Skills, line: Line, remedy: Remedy | None) -> tuple[str, str]:
        if line.window is None:
            return wording.translate("skills", "at no window"), "closed"
        if remedy is not None:
            minutes = words.number((self.now - remedy.since) // MINUTE)
            return wording.translate("skills", "idle {minutes} min").format(minutes=minutes), "idle"
        window = model.hall.windows[line.window]
        state: str = window.state
        if window.ticket is not None and model.hall.tickets[window.ticket].state == "called":
            state = "called"
        return words.window_states()[state], state


def _paint_chip(painter: QPainter, box: QRectF, state: str, word: str) -> float:
    """Paint a chip at the right edge; its width."""
    painter.setFont(theme.font(theme.SMALL))
    width = painter.fontMetrics().horizontalAdvance(word) + 37.0
    chip = QRectF(box.right() - 12 - width, box.center().y() - 12, width, 24)
    filled = state == "idle"
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(state) if filled else theme.tint(state))
    painter.drawRoundedRect(chip, theme.SMALL_CORNER, theme.SMALL_CORNER)
    ink = "on_accent" if filled else state
    icons.draw(painter, QRectF(chip.left() + 8, chip.top() + 4, 16, 16), icons.STATE_ICONS[state], ink)
    painter.setPen(theme.colour(ink))
    painter.drawText(chip.adjusted(28, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, word)
    return width


class Grid(QTableView):
    """The table of skills.

    Keys: Space or Enter switches a skill, L makes it a last resort, F folds its
    group, Shift with an arrow carries on what was just chosen; the mouse fills by dragging and
    with Shift up to a cell.
    """

    changed = Signal()
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
        self._corner.setLayout(stacked(0, self._labels[0], 0, *self._labels[1:], margin=(16, 0, 12, 4)))
        self._corner.setGeometry(1, 1, ROW_HEAD - 2, GROUP_HEAD + NAME_HEAD + FIGURES_HEAD - 2)
        self.columns.folded.connect(model.fold)
        self.heads.menu.connect(self.window_menu)

    def retranslate(self) -> None:
        """Set the texts."""
        labels = (
            wording.translate("skills", "Window · clerk · state"),
            wording.translate("skills", "people waiting"),
            wording.translate("skills", "median wait"),
        )
        for text, label in zip(self._labels, labels, strict=True):
            text.setText(label)
        self.columns.setAccessibleName(wording.translate("skills", "services"))
        self.heads.setAccessibleName(wording.translate("skills", "windows and clerks"))

    def show_now(self, now: int) -> None:
        """Show what only time changes."""
        self.heads.now = now
        self.heads.viewport().update()
        self.columns.viewport().update()

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
            column = self._model.columns[index.column()]
            if column.service is None:
                self._model.fold(column.group)
                return
            self._brush = self._model.toggle(index)
            self._from = QPersistentModelIndex(index)
        elif event.key() == Qt.Key.Key_L:
            self._model.toggle_last_resort(index)
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
