"""The three plots under the hall: who waits until closing, why windows idle, waits against their targets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from hallapp.hall.hall import Hall
from hallapp.hall.idle import CAUSES, Cause
from hallapp.views import theme, words
from hallapp.views.manager import figures, wording
from hallapp.views.widgets import Flow, Panel, Text, column, row
from simulation.options import Advice, Band, Option

pg.setConfigOptions(antialias=True)

CAUSE_TOKENS: dict[Cause, str] = {"skill": "idle", "rule": "called", "closed": "muted", "uncalled": "waiting"}
STACKED: tuple[Cause, ...] = ("skill", "rule", "closed", "uncalled")
"""From the bottom up."""

HEADROOM = 1.25
"""How much higher than its highest point the plot of people is: room for its words."""

_HATCH = {
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
    """A plot in the house's look that is only looked at."""

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
        self._theme = ""
        self.look()

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
            style = next((_HATCH[cause] for cause, token in CAUSE_TOKENS.items() if token == self._token), None)
            painter.fillRect(QRectF(1, 1, 14, 14), QBrush(theme.colour(self._token), style or _HATCH["skill"]))
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
        minute = hall.minute(now)
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
        self.plot.look()

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
        self._put(self._now_words, self.tr("now %n", "", waiting), minute, top * HEADROOM)
        closes = self.tr("closes {time}").format(time=words.clock(opens + length))
        near = abs(minute - length) < 0.3 * length
        self._put(self._closes_words, "" if near else closes, length, top * HEADROOM, "muted")

    @staticmethod
    def _put(item: Any, text: str, x: float, y: float, token: str = "text") -> None:
        item.setText(text)
        item.setColor(theme.colour(token))
        item.setFont(theme.font(theme.SMALL))
        item.setPos(x, y)


class WaitingPanel(Panel):
    """People waiting so far and until closing."""

    def __init__(self) -> None:
        super().__init__("card")
        self._title = Text("", theme.BODY, bold=True)
        self._legend = [Text("", theme.SMALL, "muted") for _ in range(3)]
        self.line = LinePlot()
        self._with = legend_item("ready", "dashed", self._legend[2])
        head = row(
            self._title, 0, legend_item("text", "line", self._legend[0]),
            legend_item("waiting", "line", self._legend[1]), self._with, gap=12,
        )  # fmt: skip
        layout = column(head, self.line, gap=4, margin=(16, 12, 16, 8))
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def retranslate(self) -> None:
        """Set the texts."""
        self._title.setText(self.tr("People waiting"))
        labels = (self.tr("so far"), self.tr("forecast, nothing changed"), self.tr("with advice 1"))
        for text, label in zip(self._legend, labels, strict=True):
            text.setText(label)

    def show_hall(self, hall: Hall, now: int, advice: Advice | None) -> None:
        """Show the line and the forecast of the latest advice."""
        base, first = forecasts(advice)
        self._with.setVisible(first is not None)
        self.line.show_line(hall, now, base, first)


def forecasts(advice: Advice | None) -> tuple[Band | None, Band | None]:
    """The forecast if nothing is changed, and under the first option if that is to change something."""
    if advice is None:
        return None, None
    nothing = nothing_of(advice)
    return nothing.band, advice.best.band if advice.best.changes else None


def nothing_of(advice: Advice) -> Option:
    """The option that changes nothing."""
    return next(option for option in advice.options if not option.changes)


class IdlePanel(Panel):
    """Idle-while-waiting by cause in each quarter-hour."""

    def __init__(self) -> None:
        super().__init__("card")
        self._title = Text("", theme.BODY, bold=True)
        self._total = Text("", theme.SMALL, "muted", elide=True)
        self._total.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.plot = Plot()
        self._bars = Rectangles()
        self.plot.addItem(self._bars, ignoreBounds=True)
        self._names = {cause: Text("", theme.SMALL) for cause in STACKED}
        self._minutes = {cause: Text("", theme.SMALL) for cause in STACKED}
        legend = column(gap=6)
        for cause in STACKED:
            line = row(Swatch(CAUSE_TOKENS[cause], "field"), self._names[cause], 0, self._minutes[cause], gap=8)
            legend.addLayout(line)
        legend.addStretch(1)
        side = QWidget()
        side.setLayout(legend)
        side.setFixedWidth(118)
        head = row(self._title, self._total, gap=12)
        head.setStretch(1, 1)
        body = row(self.plot, side, gap=8)
        body.setStretch(0, 1)
        layout = column(head, body, gap=4, margin=(16, 12, 16, 8))
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def retranslate(self) -> None:
        """Set the texts."""
        self._title.setText(self.tr("Idle while people wait, by cause"))
        for cause, word in cause_words().items():
            self._names[cause].setText(word)

    def show_hall(self, hall: Hall, now: int) -> None:
        """Show the quarters of the day, the last twelve at most."""
        quarters, minutes = figures.idle_by_quarter(hall, now)
        opens = float(hall.scenario.opens)
        boxes = []
        tops = [0.0] * len(quarters)
        for cause in STACKED:
            for place, value in enumerate(minutes[cause]):
                if value > 0.0:
                    box = QRectF(place - 0.4, tops[place], 0.8, value)
                    boxes.append((box, CAUSE_TOKENS[cause], _HATCH[cause]))
                    tops[place] += value
        self._bars.show_boxes(boxes)
        self.plot.setXRange(-0.6, max(len(quarters), 8) - 0.4, padding=0.0)
        self.plot.setYRange(0.0, max([*tops, 4.0]) * 1.08, padding=0.0)
        labels = [
            (place, words.clock(opens + 15 * quarter))
            for place, quarter in enumerate(quarters)
            if quarter % (2 if len(quarters) <= 8 else 4) == 0
        ]
        self.plot.getAxis("bottom").setTicks([labels])
        day = hall.idle.by_cause(hall, now)
        for cause in CAUSES:
            self._minutes[cause].setText(words.number(day[cause] / 60_000))
        total = words.number(sum(day.values()) / 60_000)
        self._total.setText(self.tr("{minutes} min today · per 15 min").format(minutes=total))
        self.plot.look()


class TargetPanel(Panel):
    """Waits of those who were called, within their target and beyond."""

    def __init__(self) -> None:
        super().__init__("card")
        self._title = Text("", theme.BODY, bold=True)
        self._called = Text("", theme.SMALL, "muted")
        self._within = Text("", theme.SMALL, "ready")
        self._beyond = Text("", theme.SMALL, "late")
        self._target = Text("", theme.SMALL, "muted")
        self.plot = Plot()
        self._bars = Rectangles()
        self._line = pg.InfiniteLine(angle=90)
        self.plot.addItem(self._bars, ignoreBounds=True)
        self.plot.addItem(self._line, ignoreBounds=True)
        shares = Flow(gap=12, line_gap=0)
        for text in (self._within, self._beyond, self._target):
            shares.addWidget(text)
        head = row(self._title, 0, self._called)
        layout = column(head, shares, self.plot, gap=4, margin=(16, 12, 16, 8))
        layout.setStretch(2, 1)
        self.setLayout(layout)

    def retranslate(self) -> None:
        """Set the texts."""
        self._title.setText(self.tr("Waits against target"))

    def show_hall(self, hall: Hall) -> None:
        """Show the day's waits."""
        found = figures.waits(hall)
        boxes = []
        for place, (good, bad) in enumerate(zip(found.within, found.beyond, strict=True)):
            left = place * figures.BIN + 0.15
            wide = figures.BIN - 0.3
            boxes += [(QRectF(left, 0, wide, good), "ready", Qt.BrushStyle.SolidPattern)] if good else []
            boxes += [(QRectF(left, good, wide, bad), "late", Qt.BrushStyle.SolidPattern)] if bad else []
        self._bars.show_boxes(boxes)
        highest = max([*(a + b for a, b in zip(found.within, found.beyond, strict=True)), 5])
        used = max([i for i, (a, b) in enumerate(zip(found.within, found.beyond, strict=True)) if a + b] or [0])
        last = max(30, (used + 1) * figures.BIN)
        self.plot.setXRange(0.0, float(last), padding=0.0)
        self.plot.setYRange(0.0, highest * 1.08, padding=0.0)
        step = 10 if last > 30 else 5
        ticks = [(at, f"{at}+" if at >= figures.LAST_BIN else str(at)) for at in range(0, last, step)]
        self.plot.getAxis("bottom").setTicks([ticks])
        self._line.setVisible(found.target is not None)
        self._line.setPen(pen("text", 1))
        self._line.setValue(found.target or 0.0)
        called = found.called
        self._called.setText(self.tr("%n called today", "", called))
        good = sum(found.within)
        share = 100 * good / called if called else 0.0
        self._within.setText(self.tr("in target {count} · {share} %").format(
            count=words.number(good), share=words.number(share)))  # fmt: skip
        self._beyond.setText(self.tr("late {count} · {share} %").format(
            count=words.number(called - good), share=words.number(100 - share if called else 0)))  # fmt: skip
        self._target.setText(
            "" if found.target is None else self.tr("target {minutes} min").format(minutes=words.number(found.target))
        )
        self.plot.look()
