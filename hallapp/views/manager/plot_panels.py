"""The plots under the hall: who waits until closing, and why windows idle."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QGraphicsOpacityEffect, QMenu, QSizePolicy, QWidget

from hallapp.errors import KnownError
from hallapp.hall.hall import Hall
from hallapp.hall.idle import CAUSES, HOLDS
from hallapp.hall.ticket import MINUTE
from hallapp.reports.tables import Line, write_lines
from hallapp.views import theme, words
from hallapp.views.files import FileDialog
from hallapp.views.manager import figures
from hallapp.views.manager.menus import add_action
from hallapp.views.manager.plot_files import picture_of, save_picture
from hallapp.views.manager.plots import (
    CAUSE_TOKENS,
    HATCH,
    STACKED,
    LinePlot,
    Plot,
    Rectangles,
    Swatch,
    cause_words,
    forecasts,
    hold_words,
    legend_item,
)
from hallapp.views.manager.whole import Whole
from hallapp.views.widgets import IconButton, Panel, Text, column, row
from simulation.options import Advice

TIME = 38
"""Pixels of a time below a plot."""

LEGEND, _LEGEND_LINE = 132, 24
"""Pixels for the causes beside their plot, and for one of them."""


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

    def table(self) -> tuple[Sequence[str], list[Line]]:
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
        with self._without_buttons():
            QApplication.clipboard().setPixmap(picture_of(self))

    @contextmanager
    def _without_buttons(self) -> Iterator[None]:
        """A picture shows no buttons; what stands beside them keeps its place."""
        shown = [button for button in self.findChildren(IconButton) if button.isVisible()]
        for button in shown:
            clear = QGraphicsOpacityEffect(button)
            clear.setOpacity(0.0)
            button.setGraphicsEffect(clear)
        try:
            yield
        finally:
            for button in shown:
                # What PySide declares leaves out that nothing may be given.
                button.setGraphicsEffect(None)  # type: ignore[arg-type]

    def _ask_file(self, suffix: str) -> None:
        dialog = FileDialog(self, self.title.words())
        dialog.setAcceptMode(FileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suffix)
        dialog.selectFile(f"{self.title.words()}.{suffix}")
        dialog.fileSelected.connect(lambda name: self.save(Path(name)))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def save(self, path: Path) -> None:
        """Write the picture, or by the file's name the values."""
        try:
            if path.suffix.lower() == ".csv":
                write_lines(*self.table(), path)
            else:
                with self._without_buttons():
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

    def table(self) -> tuple[Sequence[str], list[Line]]:
        """By minute so far, then the forecast."""
        heads = (self.tr("time"), self.tr("people waiting"), self.tr("forecast, low"), self.tr("forecast"),
                 self.tr("forecast, high"), self.tr("forecast with advice"))  # fmt: skip
        return heads, [
            (words.clock(at), "" if count is None else round(count), *("" if value is None else round(value, 1)
             for value in foreseen))
            for at, count, *foreseen in self.line.table
        ]  # fmt: skip

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
        self._opens, self._quarters = 0.0, range(0)
        self.plot.getViewBox().sigResized.connect(lambda _box: self._show_times())
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

    def table(self) -> tuple[Sequence[str], list[Line]]:
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
        self._opens, self._quarters = opens, quarters
        self._show_times()
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

    def _show_times(self) -> None:
        """Times below some of the quarters; none that the edge would cut."""
        (left, right), _ = self.plot.getViewBox().viewRange()
        each = self.plot.getViewBox().width() / (right - left)
        labels = [
            (place, words.clock(self._opens + 15 * quarter))
            for place, quarter in enumerate(self._quarters)
            if quarter % (2 if len(self._quarters) <= 8 else 4) == 0 and (right - place) * each >= TIME / 2
        ]
        self.plot.getAxis("bottom").setTicks([labels])

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
