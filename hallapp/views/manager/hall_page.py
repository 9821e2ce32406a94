"""The first page: windows, queues, advice, and three plots of the day."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from hallapp.hall.hall import Hall
from hallapp.views import theme
from hallapp.views.census import Census
from hallapp.views.manager import figures
from hallapp.views.manager.advice_panel import AdvicePanel
from hallapp.views.manager.advising import Advising
from hallapp.views.manager.hall_map import Windows
from hallapp.views.manager.plot_panels import IdlePanel, WaitingPanel
from hallapp.views.manager.queues import Queues
from hallapp.views.manager.remedies import remedies
from hallapp.views.manager.target_panel import TargetPanel
from hallapp.views.widgets import column, row

PLOTS = 3

PLOT_HEIGHT, LEAST_PLOT_HEIGHT = 256, 172
"""Of the plots at 1080 and, as they shrink, at 768."""

COLUMNS = (788, 524, 464)


class HallPage(QWidget):
    """The hall as it stands, and what would help."""

    menu = Signal(str, QPoint)
    command = Signal(dict)
    who = Signal(str)
    refused = Signal(object)
    written = Signal(str)

    def __init__(self, advising: Advising) -> None:
        super().__init__()
        self._advising = advising
        self.windows = Windows()
        self.queues = Queues()
        self.advice = AdvicePanel(advising)
        self.waiting = WaitingPanel()
        self.idle = IdlePanel()
        self.target = TargetPanel()
        self.windows.menu.connect(self.menu)
        self.windows.command.connect(self.command)
        self.queues.who.connect(self.who)
        for panel in (self.waiting, self.idle, self.target):
            panel.refused.connect(self.refused)
            panel.written.connect(self.written)
        self._upper = row(self.windows, self.queues, self.advice, gap=theme.GAP)
        self._lower = row(self.waiting, self.idle, self.target, gap=theme.GAP)
        for columns in (self._upper, self._lower):
            for place, width in enumerate(COLUMNS):
                columns.setStretch(place, width)
        plots = QWidget()
        plots.setLayout(self._lower)
        self._plots = plots
        layout = column(self._upper, plots, gap=theme.GAP)
        layout.setStretch(0, 1)
        self.setLayout(layout)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The plots get their share of the height."""
        super().resizeEvent(event)
        self._plots.setFixedHeight(max(LEAST_PLOT_HEIGHT, min(PLOT_HEIGHT, round(0.262 * self.height()))))

    def retranslate(self) -> None:
        """Set the texts."""
        for part in (self.windows, self.queues, self.advice, self.waiting, self.idle, self.target):
            part.retranslate()

    def show_hall(self, hall: Hall, now: int) -> None:
        """Show windows, queues and advice as they are now."""
        found = remedies(hall, now, self._advising.worth)
        self._advising.ask_remedies(frozenset(remedy.change for remedy in found.values() if remedy.change))
        self.windows.show_windows(hall, now, found)
        self.queues.show_queues(hall, figures.queues(hall, now, Census(hall, now)), found)

    def show_plots(self, hall: Hall, now: int) -> None:
        """Show all plots as they are now."""
        for place in range(PLOTS):
            self.show_plot(place, hall, now)

    def show_plot(self, place: int, hall: Hall, now: int) -> None:
        """Show one of the plots as it is now; all at once cost more than a frame."""
        if place == 0:
            self.waiting.show_hall(hall, now, self._advising.advice if hall.is_open else None)
        elif place == 1:
            self.idle.show_hall(hall, now)
        else:
            self.target.show_hall(hall)
