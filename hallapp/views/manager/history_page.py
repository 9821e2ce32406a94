"""What was decided today, and the closing report; its tables; what if, and how advice has kept its promises.

The hall day is opened and closed here.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QMessageBox, QScrollArea, QStackedWidget, QWidget

from hallapp.errors import KnownError
from hallapp.hall import events
from hallapp.hall.ticket import OPEN_STATES
from hallapp.live import Live, path_of
from hallapp.reports.closing import Closing, closing_report
from hallapp.store.archive import Archive
from hallapp.store.told import Score, ToldFile
from hallapp.views import theme, words
from hallapp.views.link import HallLink
from hallapp.views.manager import wording
from hallapp.views.manager.event_words import event_icon, event_words
from hallapp.views.manager.exporting import ask_csv, write_table
from hallapp.views.manager.kept import KeptPanel
from hallapp.views.manager.records import RecordsPanel
from hallapp.views.manager.replaying import Replaying
from hallapp.views.manager.report_words import report_rows, told_row
from hallapp.views.manager.sheets import scrolled
from hallapp.views.manager.what_if import WhatIfPanel
from hallapp.views.widgets import Button, Icon, Panel, Segments, Text, clear, column, row, rule

NOTED = (
    events.DayOpened, events.DayClosed, events.ClockSetBack, events.Opened, events.Closed, events.Paused,
    events.Resumed, events.SkillSet, events.SkillsPlanned, events.TemplateKept, events.TemplateScheduled,
    events.TemplateDropped, events.Assigned, events.BreakMoved, events.RuleSet, events.SettingsChanged,
    events.AdviceRefused, events.AdviceApplied, events.Cancelled,
)  # fmt: skip

MOST = 200
"""Events of note that are listed, the latest ones."""

TOLD_DAYS = 7
"""Over how many of the last days the waits told are scored."""

PARTS = ("today", "records", "what_if", "kept")
"""The parts of the page."""

Do = Callable[..., object]


class Noted(NamedTuple):
    """An event of note, when (UTC ms) and by whom."""

    at: int
    actor: str
    event: events.Event


class Read(NamedTuple):
    """What the page shows."""

    noted: list[Noted]
    report: Closing
    told: Score | None


def read(url: str, live: Live) -> Read:
    """Today's events of note, the latest first, and the report of the day so far."""
    noted = []
    for line in live.log.read_day(live.hall.day or ""):
        event = events.decode(line.kind, line.data)
        if isinstance(event, NOTED):
            noted.append(Noted(line.at, line.actor, event))
    archive = _archive(url)
    try:
        archive.update(live.log)
        return Read(noted[: -MOST - 1 : -1], closing_report(archive, live.hall.day), _told(url))
    finally:
        archive.close()


def _told(url: str) -> Score | None:
    """How the waits told on the last days came out."""
    path = path_of(url)
    if not ToldFile.beside(path).exists():
        return None
    with ToldFile(path) as file:
        return file.score(TOLD_DAYS)


def _archive(url: str) -> Archive:
    return Archive.beside(path_of(url))


class HistoryPage(QWidget):
    """Today: decisions and events at the left, the report at the right; beside it, replays and promises."""

    def __init__(self, link: HallLink, do: Do, refuse: Callable[[KnownError], object], replaying: Replaying) -> None:
        super().__init__()
        self.what_if = WhatIfPanel(link, replaying, refuse)
        self.kept = KeptPanel(link, replaying)
        self.records = RecordsPanel(link, refuse)
        self.parts = Segments([(part, "") for part in PARTS])
        self._stack = QStackedWidget()
        self._link = link
        self._do = do
        self._refuse = refuse
        self._read: Read | None = None
        self._read_at = -1
        self._reading = False
        self._title = Text("", theme.LEAD, bold=True)
        self._list = column()
        self._report_title = Text("", theme.LEAD, bold=True)
        self._report = QGridLayout()
        self._report.setVerticalSpacing(8)
        self._report.setHorizontalSpacing(24)
        self._report.setColumnStretch(1, 1)
        self.export_button = Button("", icon="export", clicked=self._ask_file)
        self.day_button = Button("", icon="door", clicked=self._ask_day)
        self._build()

    def _build(self) -> None:
        body = QWidget()
        body.setLayout(column(self._list, 0, margin=(16, 4, 16, 4)))
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setWidget(body)
        left = Panel("card")
        layout = column(row(self._title, margin=(16, 12, 16, 12)), rule(), self._area, margin=1)
        layout.setStretch(2, 1)
        left.setLayout(layout)
        right = Panel("card")
        inner = QWidget()
        self._report.setContentsMargins(0, 0, 8, 0)
        inner.setLayout(column(self._report, 0))
        self._figures = scrolled(inner, "")
        buttons = row(self.export_button, 0, self.day_button, gap=8)
        report = column(self._report_title, rule(), self._figures, rule(), buttons, gap=12, margin=16)
        report.setStretch(2, 1)
        right.setLayout(report)
        line = row(left, right, gap=theme.GAP)
        line.setStretch(0, 5)
        line.setStretch(1, 4)
        today = QWidget()
        line.setContentsMargins(0, 0, 0, 0)
        today.setLayout(line)
        for part in (today, self.records, self.what_if, self.kept):
            self._stack.addWidget(part)
            layout_ = part.layout()
            assert layout_ is not None
            layout_.setContentsMargins(0, 0, 0, 0)
        whole = column(row(self.parts, 0), self._stack, gap=theme.GAP)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.parts.chosen.connect(self.show_part)
        self.parts.set_value("today")

    def show_part(self, name: str) -> None:
        """Show today, the report's tables, what if, or kept promises."""
        self.parts.set_value(name)
        self._stack.setCurrentIndex(PARTS.index(name))
        self.show_page()

    def retranslate(self) -> None:
        """Set the texts."""
        self.parts.setAccessibleName(self.tr("Part of the page"))
        for name, label in (
            ("today", self.tr("Today")),
            ("records", self.tr("Records")),
            ("what_if", self.tr("What if")),
            ("kept", self.tr("Promises kept")),
        ):
            button = self.parts.button(name)
            button.setText(label)
            button.setAccessibleName(label)
            button.updateGeometry()
        self.records.retranslate()
        self.what_if.retranslate()
        self.kept.retranslate()
        self._title.setText(self.tr("Today's decisions and events"))
        self._area.setAccessibleName(self._title.words())
        self._report_title.setText(self.tr("Report of the day"))
        self._figures.setAccessibleName(self._report_title.words())
        self.export_button.set_label(self.tr("Export visits (CSV)…"))
        if self._read is not None:
            self._show(self._read)

    def show_page(self) -> None:
        """Show the hall as it is now; the log is read aside."""
        if self._stack.currentWidget() is self.records:
            self.records.show_page()
        self.day_button.set_label(self.tr("Close the day…") if self._link.hall.is_open else self.tr("Open today"))
        self.export_button.setEnabled(self._read is not None)
        if self._reading or self._link.hall.at == self._read_at or self._link.hall.day is None:
            return
        self._reading = True
        self._read_at = self._link.hall.at

        def failed(error: KnownError) -> None:
            self._reading = False
            self._refuse(error)

        self._link.work(partial(read, self._link.url), self._take, failed)

    def _take(self, found: Read) -> None:
        self._reading = False
        self._show(found)

    def _show(self, found: Read) -> None:
        self._read = found
        self._show_noted(found.noted)
        self._show_report(found.report, found.told)
        self.export_button.setEnabled(True)

    def _show_noted(self, noted: list[Noted]) -> None:
        clear(self._list)
        hall = self._link.hall
        for at, actor, event in noted:
            time = Text(words.clock(float(hall.scenario.opens) + hall.minute(at)), theme.BODY, "muted")
            time.setFixedWidth(48)
            icon, token = event_icon(event)
            what = Text(event_words(hall, event), theme.BODY, elide=True)
            who = Text(wording.actor(actor), theme.SMALL, "muted")
            line = row(time, Icon(icon, token), what, who, gap=12, margin=(0, 7, 0, 7))
            line.setStretch(2, 1)
            item = QWidget()
            item.setLayout(column(line, rule()))
            self._list.addWidget(item)
        if not noted:
            self._list.addWidget(Text(self.tr("Nothing yet."), theme.BODY, "muted"))

    def _show_report(self, report: Closing, told: Score | None) -> None:
        clear(self._report)
        for place, (label, value) in enumerate([*report_rows(report), *([] if told is None else [told_row(told)])]):
            name = Text(label, theme.BODY, "muted")
            figure = Text(value, theme.BODY, wrap=True)
            figure.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._report.addWidget(name, place, 0, Qt.AlignmentFlag.AlignTop)
            self._report.addWidget(figure, place, 1)

    def _ask_file(self) -> None:
        ask_csv(self, self.tr("Export visits (CSV)…"), f"{self._link.hall.day}.csv", self.export)

    def export(self, path: Path) -> None:
        """Write one row per visit of the day."""
        write_table(self._link, "visits", self._link.hall.day or "", path, self._refuse)

    def _ask_day(self) -> None:
        hall = self._link.hall
        if not hall.is_open:
            self._do({"do": "open_day"})
            return
        here = sum(ticket.state in OPEN_STATES for ticket in hall.tickets.values())
        question = self.tr("Close the hall day?")
        detail = self.tr("%n ticket(s) still open will expire; the report is kept.", "", here)
        box = QMessageBox(QMessageBox.Icon.Question, question, question, parent=self)
        box.setInformativeText(detail)
        close = box.addButton(self.tr("Close the day"), QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(box.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole))
        close.clicked.connect(lambda: self._do({"do": "close_day"}))
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()
