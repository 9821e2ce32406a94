"""The waits of the day against their targets, as they spread or as they went over the day."""

from __future__ import annotations

from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from hallapp.hall.hall import Hall
from hallapp.reports.tables import Line
from hallapp.views import theme, words
from hallapp.views.manager import figures
from hallapp.views.manager.plot_panels import PlotPanel
from hallapp.views.manager.plots import (
    Plot,
    Rectangles,
    TimeAxis,
    pen,
)
from hallapp.views.manager.whole import Whole
from hallapp.views.widgets import Flow, IconButton, Text, column, row

_HOUR = 56
"""Pixels for an hour's mark below a plot."""


class TargetPanel(PlotPanel):
    """Waits of those who were called, held against their target: how they spread, or how they went over the day."""

    def __init__(self) -> None:
        super().__init__()
        self._called = Whole()
        self._called.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._within = Text("", theme.SMALL, "ready")
        self._beyond = Text("", theme.SMALL, "late")
        self._target = Text("", theme.SMALL, "muted")
        self.switch = IconButton("chart-line", side=24, clicked=self.switch_over)
        self.plot = Plot()
        self._bars = Rectangles()
        self._line = pg.InfiniteLine(angle=90)
        self.plot.addItem(self._bars, ignoreBounds=True)
        self.plot.addItem(self._line, ignoreBounds=True)
        self.trend = TrendPlot()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.plot)
        self._stack.addWidget(self.trend)
        self._found = figures.Waits([], [], None)
        shares = Flow(gap=12, line_gap=0)
        for text in (self._within, self._beyond, self._target):
            shares.addWidget(text)
        head = row(self.title, self._called, self.switch, self.more, gap=4)
        head.setStretch(1, 1)
        layout = column(head, shares, self._stack, gap=4, margin=(16, 12, 8, 8))
        layout.setStretch(2, 1)
        self.setLayout(layout)

    def plots(self) -> list[Plot]:
        """Both plots."""
        return [self.plot, self.trend.plot]

    @property
    def shows_trend(self) -> bool:
        """Whether the course over the day is shown rather than the distribution."""
        return self._stack.currentWidget() is self.trend

    def switch_over(self) -> None:
        """Show the other one."""
        self._stack.setCurrentWidget(self.plot if self.shows_trend else self.trend)
        self.retranslate()

    def table(self) -> tuple[Sequence[str], list[Line]]:
        """What is shown: by bars of minutes, or by half-hours."""
        if self.shows_trend:
            heads = (self.tr("from"), self.tr("called"), self.tr("in target"), self.tr("median wait, minutes"),
                     self.tr("nine in ten at most, minutes"))  # fmt: skip
            return heads, [
                (words.clock(part.begin), part.called, part.within, round(part.middle, 2), round(part.nine_in_ten, 2))
                for part in self.trend.parts
            ]
        bars = (self.tr("minutes from"), self.tr("in target"), self.tr("late"))
        pairs = zip(self._found.within, self._found.beyond, strict=True)
        return bars, [(place * figures.BIN, good, bad) for place, (good, bad) in enumerate(pairs)]

    def retranslate(self) -> None:
        """Set the texts."""
        self.set_title(self.tr("Waits over the day") if self.shows_trend else self.tr("Waits against target"))
        self.switch.set_icon("chart-bar" if self.shows_trend else "chart-line")
        self.switch.set_name(
            self.tr("Show how waits spread") if self.shows_trend else self.tr("Show how waits went over the day")
        )

    def show_hall(self, hall: Hall) -> None:
        """Show the day's waits."""
        found = self._found = figures.waits(hall)
        if self.shows_trend:
            self.trend.show_parts(hall, figures.trend(hall), found.target)
        else:
            self._show_bars(found)
        self._called.show_forms(self.tr("%n called today", "", found.called), self.tr("%n called", "", found.called))
        good = sum(found.within)
        share = 100 * good / found.called if found.called else 0.0
        self._within.setText(self.tr("in target {count} · {share} %").format(
            count=words.number(good), share=words.number(share)))  # fmt: skip
        self._beyond.setText(self.tr("late {count} · {share} %").format(
            count=words.number(found.called - good),
            share=words.number(100 - share if found.called else 0)))  # fmt: skip
        self._target.setText(
            "" if found.target is None else self.tr("target {minutes} min").format(minutes=words.number(found.target))
        )

    def _show_bars(self, found: figures.Waits) -> None:
        boxes = []
        for place, (good, bad) in enumerate(zip(found.within, found.beyond, strict=True)):
            left = place * figures.BIN + 0.15
            wide = figures.BIN - 0.3
            boxes += [(QRectF(left, 0, wide, good), "ready", Qt.BrushStyle.SolidPattern)] if good else []
            boxes += [(QRectF(left, good, wide, bad), "late", Qt.BrushStyle.SolidPattern)] if bad else []
        self._bars.show_boxes(boxes)
        heights = [good + bad for good, bad in zip(found.within, found.beyond, strict=True)]
        used = max([place for place, height in enumerate(heights) if height] or [0])
        last = max(30, (used + 1) * figures.BIN)
        self.plot.setXRange(0.0, float(last), padding=0.0)
        self.plot.setYRange(0.0, max([*heights, 5]) * 1.08, padding=0.0)
        self.plot.set_readings([(place + 0.5) * figures.BIN for place in range(used + 1)], self._said)
        step = 10 if last > 30 else 5
        ticks = [(at, f"{at}+" if at >= figures.LAST_BIN else str(at)) for at in range(0, last, step)]
        self.plot.getAxis("bottom").setTicks([ticks])
        self._line.setVisible(found.target is not None)
        self._line.setPen(pen("text", 1))
        self._line.setValue(found.target or 0.0)
        self.plot.look()

    def _said(self, place: int) -> str:
        begin = place * figures.BIN
        span = f"{begin}+" if begin >= figures.LAST_BIN else f"{begin}–{begin + figures.BIN}"
        return self.tr("{minutes} min: {good} in target, {bad} late").format(
            minutes=span, good=words.number(self._found.within[place]), bad=words.number(self._found.beyond[place])
        )


class TrendPlot(QWidget):
    """How long people waited by the half-hour in which they were called: the median, and nine in ten."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[figures.Part] = []
        self._hours: list[tuple[float, str]] = []
        self._axis = TimeAxis()
        self.plot = Plot(self._axis)
        self._middle = pg.PlotDataItem(symbol="o", symbolSize=6)
        self._upper = pg.PlotDataItem(symbol="t1", symbolSize=7)
        self._target = pg.InfiniteLine(angle=0)
        for item in (self._target, self._upper, self._middle):
            self.plot.addItem(item, ignoreBounds=True)
        self._words = Text("", theme.SMALL, "muted", elide=True)
        layout = column(self._words, self.plot)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def show_parts(self, hall: Hall, parts: list[figures.Part], target: float | None) -> None:
        """Show half-hours; ``target``: the one that all had, if they had one."""
        self.parts = parts
        opens, closes = float(hall.scenario.opens), float(hall.scenario.closes)
        self._axis.opens = opens
        self._words.setText(self.tr("● median  ▲ nine in ten at most, min"))
        points = [part.begin + figures.PART / 2 - opens for part in parts]
        for item, values, token, style in (
            (self._middle, [part.middle for part in parts], "text", Qt.PenStyle.SolidLine),
            (self._upper, [part.nine_in_ten for part in parts], "late", Qt.PenStyle.DashLine),
        ):
            item.setData(points, values, pen=pen(token, 2, style))
            item.setSymbolBrush(theme.colour(token))
            item.setSymbolPen(pen(token, 1))
        self._target.setVisible(target is not None)
        self._target.setPen(pen("ready", 1))
        self._target.setValue(target or 0.0)
        self.plot.setXRange(0.0, max([closes - opens, *points]) + 30.0, padding=0.0)
        self.plot.setYRange(0.0, max([part.nine_in_ten for part in parts] + [target or 0.0, 10.0]) * 1.15, padding=0.0)
        first = -opens % 60
        hours = range(int((closes - opens) // 60) + 1)
        self._hours = [(first + 60.0 * hour, words.clock(opens + first + 60 * hour)) for hour in hours]
        self._mark_hours()
        self.plot.set_readings(points, self._said)
        self.plot.look()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Mark as many hours as there is room for."""
        super().resizeEvent(event)
        self._mark_hours()

    def _mark_hours(self) -> None:
        step = 1 + _HOUR * len(self._hours) // max(self.width(), _HOUR)
        self.plot.getAxis("bottom").setTicks([self._hours[::step]])

    def _said(self, place: int) -> str:
        part = self.parts[place]
        called = self.tr("{begin}–{end} · %n called", "", part.called).format(
            begin=words.clock(part.begin), end=words.clock(part.begin + figures.PART)
        )
        waits = self.tr("median {middle}, nine in ten {upper} min").format(
            middle=words.number(part.middle, 1), upper=words.number(part.nine_in_ten, 1)
        )
        return f"{called}\n{waits}"
