"""The queues by what they cost, and which windows could shorten them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Literal, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QToolTip, QWidget

from hallapp import language
from hallapp.hall.hall import Hall
from hallapp.views import theme, words
from hallapp.views.manager import wording
from hallapp.views.manager.figures import Queue
from hallapp.views.manager.names import Named
from hallapp.views.manager.remedies import Remedy
from hallapp.views.manager.remedy_words import why
from hallapp.views.turns import Turns
from hallapp.views.widgets import Button, Icon, LossBar, Panel, PressRow, StateChip, Text, column, row, rule

_NAME, _WAITING, _BAR, _LOSS, _LONGEST, _WINDOWS = 80, 28, 40, 40, 76, 108
_GAP = 6
_LENT = 20

LEAST_ROW = 44
"""Height of a row, at least."""

ROWS_AT_ONCE = 6
"""Rows out of sight that are shown in one turn of the event loop."""

OUT_OF_SIGHT = 2_000
"""Milliseconds between two turns of the rows out of sight; they are as they were until then, or scrolled to."""

Mark = Literal["active", "off", "idle", "paused", "closed"]


@dataclass(frozen=True, slots=True)
class Able:
    """A window whose clerk is trained for a service, and how it stands to it."""

    window: str
    mark: Mark


def able(hall: Hall, service: str, idle: set[str]) -> list[Able]:
    """The windows that could serve: active, trained but off, idle, paused, closed."""
    found = []
    for window in hall.windows.values():
        if window.skills.get(service, 0.0) <= 0.0:
            continue
        mark: Mark = "off" if service in window.inactive else "active"
        if window.id in idle:
            mark = "idle"
        elif window.state in ("closed", "paused"):
            mark = "closed" if window.state == "closed" else "paused"
        found.append(Able(window.id, mark))
    return sorted(found, key=lambda place: ("idle", "active", "off", "paused", "closed").index(place.mark))


def mark_words() -> dict[Mark, str]:
    """What the marks of windows mean."""
    return {
        "active": wording.translate("manager", "serves it"),
        "off": wording.translate("manager", "trained, switched off"),
        "idle": wording.translate("manager", "idle now"),
        "paused": wording.translate("manager", "paused"),
        "closed": wording.translate("manager", "closed"),
    }


class AbleWindows(QWidget):
    """Small boxes with the numbers of windows: filled, dashed, pink or struck."""

    def __init__(self) -> None:
        super().__init__()
        self._able: list[Able] = []
        self._shown: tuple[list[Able], language.Code] | None = None
        self.setProperty("step", theme.SMALL)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(80)

    def show_able(self, windows: list[Able]) -> None:
        """Show these windows."""
        if (windows, language.current()) == self._shown:
            return
        self._able, self._shown = windows, (windows, language.current())
        meaning = mark_words()
        self.setAccessibleName(words.listed([f"{place.window} {meaning[place.mark]}" for place in windows]))
        self.update()

    def sizeHint(self) -> QSize:
        """One line of boxes."""
        return QSize(_WINDOWS, 24)

    def _boxes(self) -> list[tuple[QRectF, str, Mark | None]]:
        metrics = QFontMetrics(self.font())
        boxes: list[tuple[QRectF, str, Mark | None]] = []
        left = 0.0
        for place, (window, mark) in enumerate((able.window, able.mark) for able in self._able):
            width = max(24.0, metrics.horizontalAdvance(window) + 10.0)
            more = len(self._able) - place
            rest = metrics.horizontalAdvance(f"+{more}") + 4.0
            if left + width + (rest + 4.0 if more > 1 else 0.0) > self.width():
                boxes.append((QRectF(left, 0, rest, 24), f"+{more}", None))
                break
            boxes.append((QRectF(left, 0, width, 24), window, mark))
            left += width + 4
        return boxes

    def event(self, event: object) -> bool:
        """Tell what each box means."""
        if isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.accessibleName(), self)
            return True
        return super().event(event)  # type: ignore[arg-type]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the boxes."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for box, window, mark in self._boxes():
            _paint_box(painter, box, window, mark)
        painter.end()


def _paint_box(painter: QPainter, box: QRectF, window: str, mark: Mark | None) -> None:
    ink = {"active": "engaged", "off": "text", "idle": "on_accent", "paused": "paused", "closed": "closed"}
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if mark == "off":
        painter.setPen(QPen(theme.colour("muted"), 1, Qt.PenStyle.DashLine))
    elif mark == "idle":
        painter.setBrush(theme.colour("idle"))
    elif mark is not None:
        painter.setBrush(theme.tint("engaged" if mark == "active" else mark))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), theme.SMALL_CORNER, theme.SMALL_CORNER)
    painter.setPen(theme.colour(ink[mark] if mark else "muted"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, window)
    if mark == "closed":
        middle = box.center().y()
        painter.drawLine(QPointF(box.left() + 5, middle), QPointF(box.right() - 5, middle))


class QueueRow(PressRow):
    """One queue."""

    who = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._service = ""
        self._prefix = Text("", theme.SMALL)
        self._prefix.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._prefix.setFixedSize(28, 28)
        self._name = Named(_NAME)
        self._waiting = Text("", theme.LEAD, bold=True)
        self._bar = LossBar(_BAR)
        self._loss = Text("", theme.SMALL)
        self._longest = Text("", theme.BODY)
        self._late = StateChip("late", bare=True)
        self._able = AbleWindows()
        self._alarm = Panel("idle")
        self._alarm_words = Text("", theme.SMALL, "idle", elide=True)
        self._more = Button("", look="link", size=theme.SMALL, height=24, clicked=lambda: self.who.emit(self._service))
        self._build()

    def _build(self) -> None:
        for text in (self._waiting, self._longest):
            text.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._waiting.setFixedWidth(_WAITING)
        self._bar.setFixedWidth(_BAR)
        self._loss.setFixedWidth(_LOSS)
        prefix = Panel("sunken")
        prefix.setFixedSize(28, 28)
        prefix.setLayout(row(self._prefix))
        longest = QWidget()
        longest.setFixedWidth(_LONGEST)
        longest.setLayout(column(0, self._longest, row(0, self._late), 0))
        line = row(prefix, self._name, self._waiting, self._bar, self._loss, longest, self._able, gap=_GAP)
        line.setStretch(1, 1)
        body = QWidget()
        body.setFixedHeight(57)
        body.setLayout(line)
        alarm = row(Icon("warning-octagon", "idle", theme.SMALL_ICON), self._alarm_words, self._more, gap=8)
        alarm.setContentsMargins(12, 2, 8, 2)
        alarm.setStretch(1, 1)
        self._alarm.setLayout(alarm)
        self.setLayout(column(body, self._alarm, rule()))
        self._alarm.hide()
        self.pressed.connect(lambda: self.who.emit(self._service))

    def show_queue(self, hall: Hall, queue: Queue, share: float, windows: list[Able], remedy: Remedy | None) -> None:
        """Show a queue; ``share`` is its loss in parts of the greatest."""
        service = hall.catalogue.services[queue.service]
        self._service = queue.service
        self._prefix.setText(hall.catalogue.prefix(queue.service))
        target = self.tr("target {minutes} min").format(minutes=words.number(service.target))
        self._name.say(wording.service(hall, queue.service), target)
        self._waiting.setText(words.number(queue.waiting))
        self._bar.show_share(share, "late" if queue.late else "waiting")
        self._loss.setText(words.number(queue.loss))
        self._longest.setText(wording.minutes(queue.longest // 1))
        self._longest.set_ink("late" if queue.late else "text")
        self._late.show_state("late", self.tr("late %n", "", queue.late))
        self._late.setVisible(queue.late > 0)
        self._able.show_able(windows)
        self._alarm.setVisible(remedy is not None)
        if remedy is not None:
            sentence = self.tr("Window {window} is idle: {why}")
            self._alarm_words.setText(sentence.format(window=remedy.window, why=why(hall, remedy)))
        self._more.set_label(self.tr("who could serve it"))
        self.setAccessibleName(f"{self._name.words()} {words.people_waiting(queue.waiting)}")

    def set_narrow(self, narrow: bool) -> None:
        """Leave the bar out where names would have no room."""
        self._bar.setVisible(not narrow)


class Shown(NamedTuple):
    """What the rows show; ``greatest`` is the loss that the longest bar stands for."""

    hall: Hall
    queues: list[Queue]
    greatest: float
    remedies: dict[str, Remedy]


class Lines(QScrollArea):
    """Scrolls its lines; while all are seen the bar is gone, and its room stays so that heads and lines agree."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.verticalScrollBar().rangeChanged.connect(self._keep_room)

    def _keep_room(self, _least: int, most: int) -> None:
        self.setViewportMargins(0, 0, 0 if most else self.verticalScrollBar().sizeHint().width(), 0)


class Queues(Panel):
    """Everybody who waits, by service, the costliest first."""

    who = Signal(str)

    def __init__(self) -> None:
        super().__init__("card")
        self.rows: list[QueueRow] = []
        self._shown: Shown | None = None
        self._turns = Turns(self)
        self._later = QTimer(self, interval=OUT_OF_SIGHT, singleShot=True)
        self._later.timeout.connect(self._show_rest)
        self._narrow = False
        self._title = Text("", theme.LEAD, bold=True)
        self._order = Text("", theme.SMALL, "muted", elide=True)
        self._late = StateChip("late")
        self._waiting = StateChip("waiting")
        self._heads = [Text("", theme.SMALL, "muted", elide=True) for _ in range(5)]
        self._nobody = Text("", theme.BODY, "muted")
        self._list = column(gap=0)
        body = QWidget()
        body.setLayout(column(self._nobody, self._list, 0))
        self._area = Lines()
        self._area.setWidget(body)
        self._area.verticalScrollBar().valueChanged.connect(self._show_in_sight)
        top = row(self._title, self._order, self._late, self._waiting, gap=8)
        top.setStretch(1, 1)
        layout = column(top, self._head(), rule(), self._area, gap=6, margin=(16, 16, 8, 8))
        layout.setStretch(3, 1)
        self.setLayout(layout)
        self.setMinimumWidth(460)

    def _head(self) -> QWidget:
        service, waiting, loss, longest, windows = self._heads
        for text, width in ((waiting, _WAITING + 20), (longest, _LONGEST)):
            text.setAlignment(Qt.AlignmentFlag.AlignRight)
            text.setFixedWidth(width)
        loss.setFixedWidth(_BAR + _LOSS + _GAP)
        windows.setFixedWidth(_WINDOWS)
        head = QWidget()
        line = row(28, service, waiting, loss, longest, windows, gap=_GAP, margin=(0, 0, 12, 0))
        line.setStretch(1, 1)
        head.setLayout(line)
        return head

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the bars out where names would have no room."""
        super().resizeEvent(event)
        self._narrow = self.width() < 500
        for line in self.rows:
            line.set_narrow(self._narrow)
        # Without the bar the heading is wider than its figures; the next one is short, and set at its right.
        lent = _LENT if self._narrow else 0
        self._heads[2].setFixedWidth(_LOSS + lent if self._narrow else _BAR + _LOSS + _GAP)
        self._heads[3].setFixedWidth(_LONGEST - lent)

    def retranslate(self) -> None:
        """Set the texts."""
        self._title.setText(self.tr("Queues"))
        self._area.setAccessibleName(self.tr("Queues"))
        self._order.setText(self.tr("by loss"))
        self._order.setToolTip(
            self.tr(
                "Loss: what the waits of those who wait now have cost, in minutes; it grows with the square of each."
            )
        )
        labels = (self.tr("Service"), self.tr("Waiting"), self.tr("Loss"), self.tr("Longest"), self.tr("Can serve"))
        for text, label in zip(self._heads, labels, strict=True):
            text.setText(label)
        self._nobody.setText(self.tr("Nobody waits."))

    def show_queues(self, hall: Hall, queues: list[Queue], remedies: dict[str, Remedy]) -> None:
        """Show the queues as they are now: those in sight at once, the others now and then."""
        while len(self.rows) < len(queues):
            line = QueueRow()
            line.hide()
            line.who.connect(self.who)
            line.set_narrow(self._narrow)
            self.rows.append(line)
            self._list.addWidget(line)
        self._shown = Shown(hall, queues, max((queue.loss for queue in queues), default=0.0) or 1.0, remedies)
        for line in self.rows[len(queues) :]:
            line.setVisible(False)
        self._show_in_sight()
        if any(line.isHidden() for line in self.rows[: len(queues)]):
            self._show_rest()
        elif not self._later.isActive():
            self._later.start()
        self._nobody.setVisible(not queues)
        late = sum(queue.late for queue in queues)
        self._late.show_state("late", self.tr("%n late", "", late))
        self._late.setVisible(late > 0)
        self._waiting.show_state("waiting", words.people_waiting(sum(queue.waiting for queue in queues)))

    def _show_in_sight(self) -> None:
        if self._shown is not None:
            for place in self._in_sight(len(self._shown.queues)):
                self._show_row(place)

    def _show_rest(self) -> None:
        """Show the rows out of sight, in the turns that follow."""
        if self._shown is None:
            return
        seen = self._in_sight(len(self._shown.queues))
        rest = [place for place in range(len(self._shown.queues)) if place not in seen]
        self._later.start()
        self._turns.clear()
        self._turns.add(
            *(
                partial(self._show_rows, rest[first : first + ROWS_AT_ONCE])
                for first in range(0, len(rest), ROWS_AT_ONCE)
            )
        )

    def _in_sight(self, count: int) -> range:
        top = self._area.verticalScrollBar().value()
        rows = enumerate(self.rows[:count])
        first = next((place for place, line in rows if line.isVisible() and line.geometry().bottom() >= top), 0)
        return range(first, min(count, first + self._area.viewport().height() // LEAST_ROW + 2))

    def _show_row(self, place: int) -> None:
        assert self._shown is not None
        hall, queues, greatest, remedies = self._shown
        queue, line = queues[place], self.rows[place]
        remedy = next((remedy for remedy in remedies.values() if remedy.service == queue.service), None)
        line.show_queue(hall, queue, queue.loss / greatest, able(hall, queue.service, set(remedies)), remedy)
        line.setVisible(True)

    def _show_rows(self, places: list[int]) -> None:
        """A few of the rows out of sight, of as many as there still are."""
        assert self._shown is not None
        for place in places:
            if place < len(self._shown.queues):
                self._show_row(place)
