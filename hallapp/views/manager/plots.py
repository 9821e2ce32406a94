"""What the plots of the manager are made of: the look, the reader, hatched bars, and the line of people."""

from __future__ import annotations

import bisect
from collections.abc import Callable, Sequence
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from hallapp.hall.hall import Hall
from hallapp.hall.idle import Cause, Hold
from hallapp.views import theme, words
from hallapp.views.manager import figures, wording
from hallapp.views.widgets import Text, column, row
from hallapp.views.widgets.buttons import focus_ring
from simulation.options import Advice, Band, Option

pg.setConfigOptions(antialias=True)

CAUSE_TOKENS: dict[Cause, str] = {"skill": "idle", "rule": "called", "closed": "muted", "uncalled": "waiting"}
STACKED: tuple[Cause, ...] = ("skill", "rule", "closed", "uncalled")
"""From the bottom up."""

HEADROOM = 1.25
"""How much higher than its highest point the plot of people is: room for its words."""

HATCH = {
    "skill": Qt.BrushStyle.SolidPattern,
    "rule": Qt.BrushStyle.HorPattern,
    "closed": Qt.BrushStyle.BDiagPattern,
    "uncalled": Qt.BrushStyle.SolidPattern,
}


def cause_words() -> dict[Cause, str]:
    """Words for why a window idles."""
    return {
        "skill": wording.translate("manager", "skill"),
        "rule": wording.translate("manager", "rule"),
        "closed": wording.translate("manager", "closed"),
        "uncalled": wording.translate("manager", "uncalled"),
    }


def hold_words() -> dict[Hold, str]:
    """Words for what holds an idle window."""
    return {
        "uncalled": wording.translate("manager", "uncalled"),
        "tie": wording.translate("manager", "tied elsewhere"),
        "rule": wording.translate("manager", "rule"),
        "off": wording.translate("manager", "switched off"),
        "closed": wording.translate("manager", "closed"),
        "paused": wording.translate("manager", "paused"),
        "untrained": wording.translate("manager", "nobody trained"),
    }


def pen(token: str, width: float = 2.0, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
    """A pen as wide as asked for whatever the plot's scale."""
    made = QPen(theme.colour(token), width, style)
    made.setCosmetic(True)
    return made


def band_brush(state: str) -> QBrush:
    """The ground of a band of days."""
    colour = QColor(theme.tint(state))
    colour.setAlpha(190)
    return QBrush(colour)


class TimeAxis(pg.AxisItem):  # type: ignore[misc]
    """Minutes from opening as the hall's clock shows them."""

    def __init__(self) -> None:
        super().__init__("bottom")
        self.opens = 0.0

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        """The times of day."""
        return [words.clock(self.opens + value) for value in values]


class Plot(pg.PlotWidget):  # type: ignore[misc]
    """A plot in the house's look that is read, not moved: at the pointer, or point by point with ← and →."""

    def __init__(self, bottom: Any = None) -> None:
        super().__init__(background=None, axisItems={"bottom": bottom} if bottom is not None else None)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMenuEnabled(False)
        self.setMouseEnabled(False, False)
        self.hideButtons()
        self.setFrameShape(self.Shape.NoFrame)
        self.getViewBox().setDefaultPadding(0.0)
        self.setMinimumHeight(56)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        left = self.getAxis("left")
        left.setWidth(32)
        self._points: list[float] = []
        self._words: Callable[[int], str] = str
        self._reading: int | None = None
        self._mark = pg.InfiniteLine(angle=90)
        self._read = pg.TextItem()
        for item in (self._mark, self._read):
            item.setZValue(10)
            item.hide()
            self.addItem(item, ignoreBounds=True)
        self._theme = ""
        self.look()

    def set_readings(self, points: Sequence[float], words_: Callable[[int], str]) -> None:
        """What can be read: points along the time or waiting axis, in order, and the words of one by its number."""
        self._points, self._words = list(points), words_
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if self._points else Qt.FocusPolicy.NoFocus)
        if self._reading is not None:
            self.read(min(self._reading, len(self._points) - 1) if self._points else None)

    def read(self, place: int | None) -> None:
        """Show the values at a point by its number; ``None``: no more."""
        self._reading = place
        for item in (self._mark, self._read):
            item.setVisible(place is not None)
        if place is None:
            self.setAccessibleDescription("")
            return
        said = self._words(place)
        self.setAccessibleDescription(said)
        x = self._points[place]
        (left, right), (_, top) = self.getViewBox().viewRange()
        self._mark.setPen(pen("muted", 1, Qt.PenStyle.DashLine))
        self._mark.setValue(x)
        self._read.setText(said, color=theme.colour("text"))
        self._read.setFont(theme.font(theme.SMALL))
        self._read.fill = pg.mkBrush(theme.colour("surface"))
        self._read.border = pen("line", 1)
        self._read.setAnchor((0.0 if x < (left + right) / 2 else 1.0, 0.0))
        self._read.setPos(x, top)

    @property
    def reading(self) -> str:
        """The words that are shown at the point that is read."""
        return "" if self._reading is None else self._words(self._reading)

    def _nearest(self, x: float) -> int:
        after = bisect.bisect_left(self._points, x)
        around = [place for place in (after - 1, after) if 0 <= place < len(self._points)]
        return min(around, key=lambda place: abs(self._points[place] - x))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Read at the pointer."""
        super().mouseMoveEvent(event)
        if self._points:
            at = self.getViewBox().mapSceneToView(self.mapToScene(event.position().toPoint()))
            self.read(self._nearest(at.x()))

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer has left."""
        super().leaveEvent(event)
        if not self.hasFocus():
            self.read(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Read point by point."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if not self._points or event.key() not in (*steps, Qt.Key.Key_Home, Qt.Key.Key_End):
            event.ignore()
            return
        last = len(self._points) - 1
        if event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.read(0 if event.key() == Qt.Key.Key_Home else last)
        else:
            now = last if self._reading is None else self._reading + steps[Qt.Key(event.key())]
            self.read(max(0, min(now, last)))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Nothing is read any more."""
        super().focusOutEvent(event)
        self.read(None)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu is the panel's."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the focus too."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            focus_ring(painter, QRectF(self.viewport().rect()), 1.0, inside=True)
            painter.end()

    def sizeHint(self) -> QSize:
        """Small: it takes the room that is left."""
        return QSize(240, 140)

    def wheelEvent(self, event: Any) -> None:
        """Scroll the page, not the plot."""
        event.ignore()

    def look(self) -> None:
        """Take the colours of the theme, if it has changed."""
        if self._theme == theme.name():
            return
        self._theme = theme.name()
        for name in ("left", "bottom"):
            axis = self.getAxis(name)
            axis.setPen(pen("line", 1))
            axis.setTextPen(theme.colour("muted"))
            axis.setTickFont(theme.font(theme.SMALL))
            axis.setStyle(tickLength=0, hideOverlappingLabels=False)
            axis.setZValue(-1)
        self.setBackground(theme.colour("surface"))
        self.getAxis("left").setGrid(50)


class Rectangles(pg.GraphicsObject):  # type: ignore[misc]
    """Filled rectangles in the plot's units whose hatch keeps its size on the screen."""

    def __init__(self) -> None:
        super().__init__()
        self._boxes: list[tuple[QRectF, str, Qt.BrushStyle]] = []

    def show_boxes(self, boxes: list[tuple[QRectF, str, Qt.BrushStyle]]) -> None:
        """Show rectangles with a token and a pattern each."""
        self.prepareGeometryChange()
        self._boxes = boxes
        self.update()

    def boundingRect(self) -> QRectF:
        """All of them."""
        found = QRectF()
        for box, _, _ in self._boxes:
            found = found.united(box)
        return found

    def paint(self, painter: QPainter, *_: object) -> None:
        """Paint them in pixels."""
        transform = painter.worldTransform()
        painter.save()
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for box, token, style in self._boxes:
            place = transform.mapRect(box)
            brush = QBrush(theme.colour(token), style)
            painter.fillRect(place, brush)
        painter.restore()


class Swatch(QWidget):
    """A sample of a line or a filled field for a legend."""

    def __init__(self, token: str, kind: str = "line") -> None:
        super().__init__()
        self._token, self._kind = token, kind
        self.setFixedSize(16 if kind == "field" else 20, 16)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        painter = QPainter(self)
        if self._kind == "field":
            style = next((HATCH[cause] for cause, token in CAUSE_TOKENS.items() if token == self._token), None)
            painter.fillRect(QRectF(1, 1, 14, 14), QBrush(theme.colour(self._token), style or HATCH["skill"]))
        else:
            style_ = Qt.PenStyle.DashLine if self._kind == "dashed" else Qt.PenStyle.SolidLine
            painter.setPen(QPen(theme.colour(self._token), 2, style_))
            painter.drawLine(QPointF(0, 8), QPointF(20, 8))
        painter.end()


def legend_item(token: str, kind: str, words_: Text) -> QWidget:
    """A sample and its meaning."""
    item = QWidget()
    item.setLayout(row(Swatch(token, kind), words_, gap=6))
    return item


LineRow = tuple[float, float | None, float | None, float | None, float | None, float | None]
"""Minutes from midnight, people waiting then, or foreseen: low, middle, high, and with an option."""


def line_table(
    hall: Hall, times: list[float], counts: list[int], base: Band | None, option: Band | None
) -> list[LineRow]:
    """The line minute by minute so far, and the forecast at its own times."""
    opens = float(hall.scenario.opens)
    rows: list[LineRow] = []
    place = 0
    for minute in range(int(times[-1]) + 1):
        while place + 1 < len(times) and times[place + 1] <= minute:
            place += 1
        rows.append((opens + minute, float(counts[place]), None, None, None, None))
    if base is None:
        return rows
    others = {} if option is None else dict(zip(option.minutes, option.middle, strict=True))
    rows += [
        (opens + at, None, low, middle, high, others.get(at))
        for at, low, middle, high in zip(base.minutes, base.low, base.middle, base.high, strict=True)
        if at > times[-1]
    ]
    return rows


class LinePlot(QWidget):
    """How many wait: so far, and the forecast with and without an option."""

    def __init__(self) -> None:
        super().__init__()
        self._axis = TimeAxis()
        self.plot = Plot(self._axis)
        self._bands = [(self._band(), self._band(), state) for state in ("waiting", "ready")]
        self._fills = []
        for low, high, _ in self._bands:
            fill = pg.FillBetweenItem(low, high)
            self._fills.append(fill)
            self.plot.addItem(fill)
        self._middle = pg.PlotCurveItem()
        self._with = pg.PlotCurveItem()
        self._past = pg.PlotCurveItem(stepMode="right")
        self._now = pg.InfiniteLine(angle=90)
        self._closes = pg.InfiniteLine(angle=90)
        self._now_words = pg.TextItem(anchor=(1, 0))
        self._closes_words = pg.TextItem(anchor=(1, 0))
        for item in (
            self._middle, self._with, self._closes, self._now, self._past, self._now_words, self._closes_words
        ):  # fmt: skip
            self.plot.addItem(item, ignoreBounds=True)
        self.table: list[LineRow] = []
        self.setLayout(column(self.plot))

    def _band(self) -> Any:
        curve = pg.PlotCurveItem(pen=None)
        self.plot.addItem(curve, ignoreBounds=True)
        return curve

    def show_line(
        self, hall: Hall, now: int, base: Band | None, option: Band | None = None, *, option_band: bool = False
    ) -> None:
        """Show the line of people; ``option_band``: with the range of single days of the option too."""
        opens, closes = float(hall.scenario.opens), float(hall.scenario.closes)
        self._axis.opens = opens
        times, counts = figures.line_so_far(hall, now)
        minute = hall.minute(figures.seen_until(hall, now))
        self._past.setData(times, [float(count) for count in counts], pen=pen("text"))
        top = float(max([*counts, 5]))
        for curve, band, token, style in (
            (self._middle, base, "waiting", Qt.PenStyle.SolidLine), (self._with, option, "ready", Qt.PenStyle.DashLine),
        ):  # fmt: skip
            if band is None:
                curve.setData([], [])
                continue
            curve.setData(band.minutes, band.middle, pen=pen(token, 2, style))
            top = max(top, *band.middle)
        for (low, high, state), fill, band in zip(
            self._bands, self._fills, (base, option if option_band else None), strict=True
        ):
            low.setData([] if band is None else band.minutes, [] if band is None else band.low)
            high.setData([] if band is None else band.minutes, [] if band is None else band.high)
            fill.setBrush(band_brush(state))
            top = max([top, *(band.high if band is not None else [])])
        self._show_marks(hall, minute, top, counts[-1], closes - opens)
        self.table = line_table(hall, times, counts, base, option)
        self.plot.set_readings([float(row_[0]) - opens for row_ in self.table], self._said)
        self.plot.look()

    def _said(self, place: int) -> str:
        at, count, *foreseen = self.table[place]
        time = words.clock(float(at))
        if count is not None:
            return f"{time} · {words.people_waiting(int(count))}"
        low, middle, high, other = (None if value is None else words.number(value) for value in foreseen)
        said = self.tr("{time} · forecast {middle} ({low}–{high})").format(time=time, middle=middle, low=low, high=high)
        return said if other is None else self.tr("{forecast}, with advice {other}").format(forecast=said, other=other)

    def _show_marks(self, hall: Hall, minute: float, top: float, waiting: int, length: float) -> None:
        opens = float(hall.scenario.opens)
        self._now.setPen(pen("text", 1))
        self._closes.setPen(pen("line", 1))
        self._now.setValue(minute)
        self._closes.setValue(length)
        self.plot.setXRange(0.0, max(length, minute) + 30.0, padding=0.0)
        self.plot.setYRange(0.0, top * HEADROOM, padding=0.0)
        hours = [60.0 * hour - opens % 60 for hour in range(int(length // 60) + 2)]
        narrow = self.width() < 56 * len(hours)
        self.plot.getAxis("bottom").setTicks([[(at, words.clock(opens + at)) for at in hours[:: 2 if narrow else 1]]])
        anchor = 1.0 if minute > 0.25 * length else 0.0
        self._now_words.setAnchor((anchor, 0))
        told = (
            self.tr("now %n", "", waiting)
            if hall.is_open
            else self.tr("day closed {time}").format(time=words.clock(opens + minute))
        )
        self._put(self._now_words, told, minute, top * HEADROOM)
        closes = self.tr("closes {time}").format(time=words.clock(opens + length))
        near = abs(minute - length) < 0.3 * length
        self._put(self._closes_words, "" if near else closes, length, top * HEADROOM, "muted")

    @staticmethod
    def _put(item: Any, text: str, x: float, y: float, token: str = "text") -> None:
        item.setText(text)
        item.setColor(theme.colour(token))
        item.setFont(theme.font(theme.SMALL))
        item.setPos(x, y)


def forecasts(advice: Advice | None) -> tuple[Band | None, Band | None]:
    """The forecast if nothing is changed, and under the first option if that is to change something."""
    if advice is None:
        return None, None
    nothing = nothing_of(advice)
    return nothing.band, advice.best.band if advice.best.changes else None


def nothing_of(advice: Advice) -> Option:
    """The option that changes nothing."""
    return next(option for option in advice.options if not option.changes)
