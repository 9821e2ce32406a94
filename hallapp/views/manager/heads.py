"""The heads of the skill grid: groups, services and queues above, windows and clerks at the left."""

from __future__ import annotations

from statistics import median

from PySide6.QtCore import (
    QPoint,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QWidget,
)

from hallapp import language
from hallapp.hall.ticket import MINUTE
from hallapp.views import icons, theme, words
from hallapp.views.manager import wording
from hallapp.views.manager.matrix import FEW, Skills
from hallapp.views.manager.names import halves, is_chinese
from hallapp.views.manager.remedies import Remedy
from hallapp.views.manager.selection import Column, Line

CELL, ROW = 48, 40
ROW_HEAD = 270
GROUP_HEAD, NAME_HEAD, FIGURES_HEAD = 32, 56, 52
TURNED_HEAD = 122
"""Height of the names where they are written upwards: words of letters are wider than a column."""

LINE = 17.0
"""From one line of a name to the next, pixels."""


class Columns(QHeaderView):
    """Groups, the names of services, and under them how many wait and how long."""

    folded = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setDefaultSectionSize(CELL)
        self.setMinimumSectionSize(CELL)
        self.setSectionsClickable(True)
        self.names = NAME_HEAD
        """Height of the names, pixels."""
        self.retranslate()

    def retranslate(self) -> None:
        """Give the names the height that their writing needs."""
        self.names = NAME_HEAD if language.current() == "zh" else TURNED_HEAD
        self.setFixedHeight(GROUP_HEAD + self.names + FIGURES_HEAD)

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
        name = QRectF(box.left() + 1, GROUP_HEAD, box.width() - 2, self.names)
        painter.setFont(theme.font(theme.SMALL))
        painter.setPen(theme.colour("text"))
        group = model.hall.catalogue.groups[column.group]
        full = words.name(group.names, group.id)
        label = full if column.service is None else short(wording.service(model.hall, column.service), full)
        (_wrapped if is_chinese(label) else _turned)(painter, name, label)
        ink = theme.colour("late" if late else "text" if waiting else "muted")
        painter.setPen(ink)
        top = QRectF(box.left(), GROUP_HEAD + self.names + 2, box.width(), 26)
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

    def _paint_group(self, painter: QPainter, model: Skills, column: Column, box: QRectF) -> None:
        painter.fillRect(box, theme.colour("ground"))
        line = theme.colour("line")
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), line)
        painter.fillRect(QRectF(box.right() - 1, 0, 1, self.height()), line)
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


def short(name: str, group: str) -> str:
    """A service's name without the group's words before it: they stand above."""
    rest = name.removeprefix(group).strip(" ,·")
    return rest or name


def _wrapped(painter: QPainter, box: QRectF, text: str) -> None:
    """Paint a Chinese name in up to three narrow lines, the last one shortened."""
    metrics = painter.fontMetrics()
    width = box.width() - 2
    lines: list[str] = []
    for part in (text[place : place + 3] for place in range(0, len(text), 3)):
        if lines and metrics.horizontalAdvance(lines[-1] + part) <= width:
            lines[-1] += part
        else:
            lines.append(part)
    if len(lines) > 3:
        lines = [*lines[:2], "".join(lines[2:])]
    lines = [metrics.elidedText(line, Qt.TextElideMode.ElideRight, int(width)) for line in lines]
    top = box.bottom() - 2 - LINE * len(lines)
    for number, line in enumerate(lines):
        place = QRectF(box.left(), top + number * LINE, box.width(), LINE)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, line)


def _turned(painter: QPainter, box: QRectF, text: str) -> None:
    """Paint a name upwards, in two lines if it is too long for one."""
    metrics = painter.fontMetrics()
    room = int(box.height()) - 6
    # A fraction of a pixel is lost where a screen has more than one to each of the window's.
    lines = halves(metrics, text, room - 3)
    painter.save()
    painter.translate(box.center().x() - LINE * len(lines) / 2, box.bottom() - 3)
    painter.rotate(-90)
    for number, line in enumerate(lines):
        shown = metrics.elidedText(line, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(0, number * LINE, room, LINE), Qt.AlignmentFlag.AlignVCenter, shown)
    painter.restore()


class Lines(QHeaderView):
    """Windows with their clerks and states; a click opens the window's menu."""

    menu = Signal(str, QPoint)
    folded = Signal(str)

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
        """Ask for the window's menu, or fold a section."""
        section = self.logicalIndexAt(event.position().toPoint())
        if section >= 0:
            line = self._skills().lines[section]
            window = line.window
            if line.section is not None:
                self.folded.emit(line.section)
            elif window is not None:
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
        if line.section is not None:
            self._paint_section(painter, model, line, box)
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

    @staticmethod
    def _paint_section(painter: QPainter, model: Skills, line: Line, box: QRectF) -> None:
        painter.fillRect(box.adjusted(0, 0, 0, -1), theme.colour("ground"))
        icon = "caret-right" if line.section in model.folded_sections else "caret-down"
        icons.draw(painter, QRectF(14, box.center().y() - 8, 16, 16), icon, "muted")
        painter.setFont(theme.font(theme.SMALL, bold=True))
        painter.setPen(theme.colour("text"))
        label = f"{model.section_words(line)} · {words.number(len(line.inside))}"
        room = QRectF(38, box.top(), box.width() - 50, box.height())
        label = painter.fontMetrics().elidedText(label, Qt.TextElideMode.ElideRight, int(room.width()))
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
