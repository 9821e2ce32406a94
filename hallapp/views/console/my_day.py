"""The clerk's own day: the work in standard minutes, and what is kept of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QWidget

from hallapp.hall.hall import Hall
from hallapp.hall.myday import my_day
from hallapp.hall.ticket import MINUTE, Step
from hallapp.views import theme, words
from hallapp.views.widgets import Button, Panel, Text, column, row, rule

WIDTH, HEIGHT = 388, 640


class MyDayDialog(QDialog):
    """What the clerk did today, as it is when the dialog opens."""

    def __init__(self, hall: Hall, window: str, now: int, over: QWidget | None = None) -> None:
        super().__init__(over)
        self._hall = hall
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("My day"))
        day = my_day(hall, window, now)
        figures = [
            (self.tr("Work done"), day.standard, self.tr("what the services take at the standard pace")),
            (self.tr("At the window with citizens"), day.occupied, self.tr("from call to end")),
            (self.tr("Since the last rest"), day.at_window, self.tr("since the window opened or a pause ended")),
        ]
        body = column(Text(self.tr("My day"), theme.LEAD, bold=True), gap=12, margin=16)
        for label, minutes, about in figures:
            body.addLayout(self._figure(label, minutes, about))
        if day.rated:
            told = self.tr("{rated} of {services} services rated by citizens, without their tickets: {ratings}")
            ratings = words.listed([str(one) for one in day.rated])
            counted = told.format(rated=len(day.rated), services=len(day.steps), ratings=ratings)
            body.addWidget(Text(counted, wrap=True))
        body.addWidget(rule())
        body.addWidget(Text(self.tr("What is kept of you"), theme.BODY, bold=True))
        kept = self.tr(
            "For each service: ticket, window, call, begin, end, outcome and the citizen's rating, if any. "
            "Your pauses and your calls out of order, with their reasons. "
            "The manager sees the same. Nobody compares you by how many people you served."
        )
        body.addWidget(Text(kept, theme.SMALL, "muted", wrap=True))
        body.addWidget(self._steps(day.steps))
        body.addLayout(row(0, Button(self.tr("Close"), key="Esc", clicked=self.reject)))
        body.setStretch(body.count() - 2, 1)
        self.setLayout(body)
        self.resize(WIDTH, HEIGHT)

    def _figure(self, label: str, minutes: float, about: str) -> QHBoxLayout:
        number = Text(self.tr("{minutes} min").format(minutes=words.number(minutes)), theme.TITLE, bold=True)
        line = row(column(Text(label), Text(about, theme.SMALL, "muted", wrap=True)), number, gap=8)
        line.setStretch(0, 1)
        return line

    def _steps(self, steps: list[tuple[str, Step]]) -> QScrollArea:
        lines = column(gap=4, margin=8)
        for number, step in reversed(steps):
            known = self._hall.catalogue.services[step.service]
            ended = words.clock(float(self._hall.scenario.opens) + self._hall.minute(step.finished))
            took = words.number((step.finished - step.called) / MINUTE)
            standard = words.number(known.mean)
            name = Text(f"{ended}   {number}   {words.name(known.names, step.service)}", theme.SMALL, elide=True)
            told = self.tr("{took} of {standard} min").format(took=took, standard=standard)
            line = row(name, Text(told, theme.SMALL, "muted"), gap=8)
            line.setStretch(0, 1)
            lines.addLayout(line)
        if not steps:
            lines.addWidget(Text(self.tr("Nothing yet today."), theme.SMALL, "muted"))
        lines.addStretch(1)
        inner = Panel("surface")
        inner.setLayout(lines)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setAccessibleName(self.tr("Services finished today"))
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        return area
