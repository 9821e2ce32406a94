"""The plots under the hall: who waits until closing, why windows idle, waits against their targets."""

from __future__ import annotations

from pathlib import Path

import pyqtgraph as pg
from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QSizePolicy, QStackedWidget, QWidget

from hallapp.errors import KnownError
from hallapp.hall.hall import Hall
from hallapp.hall.idle import CAUSES, HOLDS
from hallapp.hall.ticket import MINUTE
from hallapp.views import theme, words
from hallapp.views.manager import figures
from hallapp.views.manager.menus import add_action
from hallapp.views.manager.plot_files import Row, save_picture, save_values
from hallapp.views.manager.plots import (
    CAUSE_TOKENS,
    HATCH,
    STACKED,
    LinePlot,
    Plot,
    Rectangles,
    Swatch,
    TimeAxis,
    cause_words,
    forecasts,
    hold_words,
    legend_item,
    pen,
)
from hallapp.views.manager.whole import Whole
from hallapp.views.widgets import Flow, IconButton, Panel, Text, column, row
from simulation.options import Advice

LEGEND, _LEGEND_LINE = 132, 24
"""Pixels for the causes beside their plot, and for one of them."""

_HOUR = 56
"""Pixels for an hour's mark below a plot."""


class PlotPanel(Panel):
    """A card with a plot, whose menu writes its picture and its values.

    ``refused`` carries why a file could not be written, ``written`` its name.
    """

    refused = Signal(object)
    written = Signal(str)

    def __init__(self) -> None:
        super().__init__("card")
        self.title = Text("", theme.BODY, bold=True)
        self.more = IconButton("dots-three-vertical", side=24, clicked=self._ask_menu)

    def plots(self) -> list[Plot]:
        """The plots on it."""
        raise NotImplementedError

    def table(self) -> tuple[Row, list[Row]]:
        """The values under their heads."""
        raise NotImplementedError

    def set_title(self, title: str) -> None:
        """Name the panel and what is on it."""
        self.title.setText(title)
        for plot in self.plots():
            plot.setAccessibleName(title)
        self.more.set_name(self.tr("Save the picture or the values: {title}").format(title=title))

    def menu(self) -> QMenu:
        """What can be done with the plot."""
        menu = QMenu(self)
        menu.setAccessibleName(self.title.words())
        add_action(menu, "image", self.tr("Save the picture (PNG)…"), lambda: self._ask_file("png"))
        add_action(menu, "table", self.tr("Save the values (CSV)…"), lambda: self._ask_file("csv"))
        add_action(menu, "copy", self.tr("Copy the picture"), self._copy)
        return menu

    def _ask_menu(self) -> None:
        self._popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The other button opens the menu."""
        self._popup(event.globalPos())

    def _popup(self, at: QPoint) -> None:
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def _copy(self) -> None:
        QApplication.clipboard().setPixmap(self.grab())

    def _ask_file(self, suffix: str) -> None:
        dialog = QFileDialog(self, self.title.words())
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suffix)
        dialog.selectFile(f"{self.title.words()}.{suffix}")
        dialog.fileSelected.connect(lambda name: self.save(Path(name)))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def save(self, path: Path) -> None:
        """Write the picture, or by the file's name the values."""
        try:
            if path.suffix.lower() == ".csv":
                save_values(*self.table(), path)
            else:
                save_picture(self, path)
        except KnownError as error:
            self.refused.emit(error)
            return
        self.written.emit(path.name)


class WaitingPanel(PlotPanel):
    """People waiting so far and until closing."""

    def __init__(self) -> None:
        super().__init__()
        self._legend = [Text("", theme.SMALL, "muted") for _ in range(3)]
        self.line = LinePlot()
        self._with = legend_item("ready", "dashed", self._legend[2])
        head = row(
            self.title, 0, legend_item("text", "line", self._legend[0]),
            legend_item("waiting", "line", self._legend[1]), self._with, self.more, gap=12,
        )  # fmt: skip
        layout = column(head, self.line, gap=4, margin=(16, 12, 8, 8))
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def plots(self) -> list[Plot]:
        """The one plot."""
        return [self.line.plot]

    def table(self) -> tuple[Row, list[Row]]:
        """By minute so far, then the forecast."""
        heads = (self.tr("time"), self.tr("people waiting"), self.tr("forecast, low"), self.tr("forecast"),
                 self.tr("forecast, high"), self.tr("forecast with advice"))  # fmt: skip
        return heads, [(words.clock(at), *("" if value is None else value for value in rest))
                       for at, *rest in self.line.table]  # fmt: skip

    def retranslate(self) -> None:
        """Set the texts."""
        self.set_title(self.tr("People waiting"))
        labels = (self.tr("so far"), self.tr("forecast, nothing changed"), self.tr("with advice 1"))
        for text, label in zip(self._legend, labels, strict=True):
            text.setText(label)

    def show_hall(self, hall: Hall, now: int, advice: Advice | None) -> None:
        """Show the line and the forecast of the latest advice."""
        base, first = forecasts(advice)
        self._with.setVisible(first is not None)
        self.line.show_line(hall, now, base, first)


class IdlePanel(PlotPanel):
    """Idle-while-waiting by cause in each quarter-hour."""

    def __init__(self) -> None:
        super().__init__()
        self._total = Whole()
        self._total.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.plot = Plot()
        self._bars = Rectangles()
        self.plot.addItem(self._bars, ignoreBounds=True)
        self._names = {cause: Text("", theme.SMALL) for cause in STACKED}
        self._minutes = {cause: Text("", theme.SMALL) for cause in STACKED}
        self._rows: list[tuple[float, list[float]]] = []
        self._lines = 0
        self._held = {cause: Text("", theme.SMALL, "muted") for cause in STACKED}
        legend = column(gap=2)
        for cause in STACKED:
            line = row(Swatch(CAUSE_TOKENS[cause], "field"), self._names[cause], 0, self._minutes[cause], gap=8)
            legend.addLayout(line)
            legend.addWidget(self._held[cause])
        legend.addStretch(1)
        self._side = QWidget()
        self._side.setLayout(legend)
        self._side.setFixedWidth(LEGEND)
        self._side.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Ignored)
        head = row(self.title, self._total, self.more, gap=12)
        head.setStretch(1, 1)
        body = row(self.plot, self._side, gap=8)
        body.setStretch(0, 1)
        layout = column(head, body, gap=4, margin=(16, 12, 8, 8))
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def plots(self) -> list[Plot]:
        """The one plot."""
        return [self.plot]

    def table(self) -> tuple[Row, list[Row]]:
        """Minutes by quarter-hour and cause."""
        names = cause_words()
        return (self.tr("from"), *(names[cause] for cause in STACKED)), [
            (words.clock(at), *(round(value, 2) for value in values)) for at, values in self._rows
        ]

    def retranslate(self) -> None:
        """Set the texts."""
        self.set_title(self.tr("Idle while people wait, by cause"))
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
                    boxes.append((box, CAUSE_TOKENS[cause], HATCH[cause]))
                    tops[place] += value
        self._bars.show_boxes(boxes)
        self._rows = [
            (opens + 15 * quarter, [minutes[cause][place] for cause in STACKED])
            for place, quarter in enumerate(quarters)
        ]
        self.plot.setXRange(-0.6, max(len(quarters), 8) - 0.4, padding=0.0)
        self.plot.setYRange(0.0, max([*tops, 4.0]) * 1.08, padding=0.0)
        self.plot.set_readings([float(place) for place in range(len(quarters))], self._said)
        labels = [
            (place, words.clock(opens + 15 * quarter))
            for place, quarter in enumerate(quarters)
            if quarter % (2 if len(quarters) <= 8 else 4) == 0
        ]
        self.plot.getAxis("bottom").setTicks([labels])
        day = hall.idle.by_cause(hall, now)
        for cause in CAUSES:
            self._minutes[cause].setText(words.number(day[cause] / MINUTE))
        self._show_held(hall, now)
        total = words.number(sum(day.values()) / 60_000)
        self._total.show_forms(
            self.tr("{minutes} min today · per 15 min").format(minutes=total),
            self.tr("{minutes} min today").format(minutes=total),
        )
        self.plot.look()

    def _show_held(self, hall: Hall, now: int) -> None:
        """Under a cause what held the windows, where that says more: what would have ended it."""
        held, names = hall.idle.by_hold(now), hold_words()
        self._lines = len(self._held)
        for cause, text in self._held.items():
            spent = [(hold, held.get((cause, hold), 0) / MINUTE) for hold in HOLDS if hold != cause]
            parts = [f"{names[hold]} {words.number(minutes)}" for hold, minutes in spent if minutes >= 1.0]
            self._lines += len(parts)
            text.setText("\n".join(parts))
            self._names[cause].setToolTip(words.listed(parts))
        self._fit_legend()

    def _fit_legend(self) -> None:
        """What held the windows stands there if all of it has room; else only with the causes' names."""
        room = self._side.height() >= self._lines * _LEGEND_LINE
        for text in self._held.values():
            text.setVisible(bool(text.words()) and room)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say as much as there is room for."""
        super().resizeEvent(event)
        self._fit_legend()

    def _said(self, place: int) -> str:
        at, values = self._rows[place]
        names = cause_words()
        parts = [
            f"{names[cause]} {words.number(value, 1)}" for cause, value in zip(STACKED, values, strict=True) if value
        ]
        span = f"{words.clock(at)}–{words.clock(at + 15)}"
        return f"{span} · {words.listed(parts) if parts else words.number(0)}"


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

    def table(self) -> tuple[Row, list[Row]]:
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
