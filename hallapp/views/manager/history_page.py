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
from hallapp.hall.hall import Hall
from hallapp.hall.ticket import OPEN_STATES
from hallapp.live import Live, path_of
from hallapp.reports.closing import Closing, closing_report
from hallapp.store.archive import Archive
from hallapp.store.told import Score, ToldFile
from hallapp.views import theme, words
from hallapp.views.link import HallLink
from hallapp.views.manager import wording
from hallapp.views.manager.advice_panel import applied_words
from hallapp.views.manager.exporting import ask_csv, write_table
from hallapp.views.manager.kept import KeptPanel
from hallapp.views.manager.plots import cause_words
from hallapp.views.manager.records import RecordsPanel
from hallapp.views.manager.replaying import Replaying
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
            icon, token = _icon(event)
            what = Text(event_words(hall, event), theme.BODY, elide=True)
            who = Text(actor, theme.SMALL, "muted")
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
        box.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        close.clicked.connect(lambda: self._do({"do": "close_day"}))
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()


def _icon(event: events.Event) -> tuple[str, str]:
    match event:
        case events.AdviceApplied():
            return "lightbulb", "accent"
        case events.AdviceRefused():
            return "x", "late"
        case events.ClockSetBack():
            return "warning", "late"
        case (
            events.SkillSet()
            | events.SkillsPlanned()
            | events.TemplateKept()
            | events.TemplateScheduled()
            | events.TemplateDropped()
        ):
            return "graduation-cap", "muted"
        case events.Paused():
            return "pause-circle", "paused"
        case events.Cancelled():
            return "x", "muted"
        case events.Opened() | events.Resumed() | events.DayOpened():
            return "play", "ready"
        case events.Closed() | events.DayClosed():
            return "minus-circle", "closed"
        case _:
            return "gear-six", "muted"


def event_words(hall: Hall, event: events.Event) -> str:
    """An event of note as a sentence."""
    translate = wording.translate
    match event:
        case events.DayOpened(day=day):
            return translate("history", "Hall day {day} opened").format(day=words.date(day))
        case events.DayClosed(day=day, expired=expired):
            sentence = translate("history", "Hall day {day} closed, {count} tickets expired")
            return sentence.format(day=words.date(day), count=len(expired))
        case events.ClockSetBack(by=by):
            return translate("history", "The clock was set back by {seconds} s").format(seconds=round(by / 1000))
        case events.Opened(window=window):
            return translate("history", "Window {window} opened").format(window=window)
        case events.Closed(window=window):
            return translate("history", "Window {window} closed").format(window=window)
        case events.Paused(window=window):
            return translate("history", "Window {window} paused").format(window=window)
        case events.Resumed(window=window):
            return translate("history", "Window {window} resumed").format(window=window)
        case events.SkillSet():
            return _skill_words(hall, event)
        case events.SkillsPlanned() | events.TemplateKept() | events.TemplateScheduled() | events.TemplateDropped():
            return _prepared_words(event)
        case events.Assigned(window=window, clerk=clerk):
            sentence = translate("history", "{clerk} took window {window}")
            return sentence.format(clerk=wording.clerk(hall, clerk), window=window)
        case events.BreakMoved(clerk=clerk, start=start):
            sentence = translate("history", "Break of {clerk} moved to {time}")
            return sentence.format(clerk=wording.clerk(hall, clerk), time=words.clock(start))
        case events.RuleSet(rule=rule_):
            return translate("history", "Rule: {rule}").format(rule=wording.rule(rule_))
        case events.SettingsChanged():
            return translate("history", "Settings changed")
        case events.AdviceApplied(changes=changes):
            return translate("history", "Applied: {action}").format(action=applied_words(hall, changes))
        case events.AdviceRefused(changes=changes, why=why):
            sentence = translate("history", "Refused: {action} ({why})")
            return sentence.format(action=applied_words(hall, changes), why=wording.whys()[why])
        case events.Cancelled(ticket=ticket, timer=timer):
            sentence = (
                translate("history", "Ticket {ticket} given up")
                if timer
                else translate("history", "Ticket {ticket} cancelled")
            )
            return sentence.format(ticket=ticket)
        case _:
            return event.kind


def _prepared_words(event: events.Event) -> str:
    translate = wording.translate
    match event:
        case events.SkillsPlanned(day=day, skills=()):
            return translate("history", "Nothing is planned for {date} any more").format(date=words.date(day))
        case events.SkillsPlanned(day=day, skills=skills):
            sentence = translate("history", "{count} skills planned to change as {date} opens")
            return sentence.format(count=words.number(len(skills)), date=words.date(day))
        case events.TemplateKept(template=template):
            return translate("history", "Template {name} kept").format(name=template.name)
        case events.TemplateScheduled(name=name, weekdays=weekdays):
            days = words.listed([words.weekday(day) for day in weekdays])
            sentence = (
                translate("history", "Template {name} opens {days}")
                if weekdays
                else translate("history", "Template {name} opens no day")
            )
            return sentence.format(name=name, days=days)
        case _:
            assert isinstance(event, events.TemplateDropped)
            return translate("history", "Template {name} forgotten").format(name=event.name)


def _skill_words(hall: Hall, event: events.SkillSet) -> str:
    translate = wording.translate
    if event.on is not None:
        sentence = (
            translate("history", "Window {window}: {service} switched on")
            if event.on
            else translate("history", "Window {window}: {service} switched off")
        )
    else:
        sentence = (
            translate("history", "Window {window}: {service} only as a last resort")
            if event.last_resort
            else translate("history", "Window {window}: {service} no longer a last resort")
        )
    return sentence.format(window=event.window, service=wording.service(hall, event.service))


def report_rows(report: Closing) -> list[tuple[str, str]]:
    """The report as labels and values."""
    translate = wording.translate
    states, outcomes, causes = words.ticket_states(), words.outcomes(), cause_words()

    def minutes(value: float | None) -> str:
        return "–" if value is None else words.number(value, 1)

    def counted(names: dict[str, str], counts: dict[str, int]) -> str:
        return words.listed([f"{names.get(key, key)} {count}" for key, count in sorted(counts.items())])

    waits = translate("history", "mean {mean}, median {median}, 90 % {p90}, longest {longest}").format(
        mean=minutes(report.mean_wait), median=minutes(report.percentile(0.5)), p90=minutes(report.percentile(0.9)),
        longest=minutes(report.percentile(1.0)),
    )  # fmt: skip
    level = "–" if report.service_level is None else f"{words.number(100 * report.service_level)} %"
    idle = {causes[cause]: spent for cause, spent in report.idle.items() if cause in causes}
    listed = words.listed([f"{cause} {minutes(spent)}" for cause, spent in sorted(idle.items())])
    return [
        (translate("history", "Hall day"), words.date(report.day)),
        (translate("history", "Visits"), f"{words.number(report.visits)}  {counted(states, report.states)}"),
        (translate("history", "Services finished"), f"{report.services}  {counted(outcomes, report.outcomes)}"),
        (translate("history", "Wait, minutes"), waits),
        (translate("history", "In target"), level),
        (translate("history", "No-shows"), words.number(report.no_shows)),
        (translate("history", "Idle while waiting, minutes"), f"{minutes(sum(report.idle.values()))}  {listed}"),
        (translate("history", "Loss, minutes"), words.number(report.loss)),
        *([(translate("history", "Ratings"), _ratings_words(report))] if report.asks_ratings or report.ratings else []),
        (translate("history", "Called out of order"), words.number(report.called_by_hand)),
        (translate("history", "Warnings acknowledged"), words.number(report.warnings)),
        (translate("history", "To be followed"), counted(_standings(), report.followed) or "–"),
        (
            translate("history", "Log"),
            translate("history", "{count} events, head {hash}").format(count=report.seq, hash=report.head_hash[:16]),
        ),
    ]


def _ratings_words(report: Closing) -> str:
    """The share that was rated comes first: who did not rate is not counted as satisfied."""
    template = wording.translate("history", "{rated} of {services} services rated ({share} %)  {scores}")
    share = report.participation
    return template.format(
        rated=words.number(sum(report.ratings.values())),
        services=words.number(report.services),
        share="–" if share is None else words.number(100 * share),
        scores=words.listed([f"{score}: {count}" for score, count in sorted(report.ratings.items(), reverse=True)]),
    )


def _standings() -> dict[str, str]:
    translate = wording.translate
    return {
        "overdue": translate("history", "overdue"),
        "today": translate("history", "due on the day"),
        "open": translate("history", "to follow"),
        "settled": translate("history", "settled"),
    }


def told_row(told: Score) -> tuple[str, str]:
    """How the waits told came out, as a label and a value."""
    translate = wording.translate
    sentence = translate(
        "history",
        "{share} % of {tickets} tickets in the range (90 % are meant to be); median off by {off} min,"
        " people ahead × mean ÷ windows by {usual}",
    )
    label = translate("history", "Waits told, last {days} days").format(days=words.number(told.days))
    return label, sentence.format(
        share=words.number(100 * told.inside),
        tickets=words.number(told.tickets),
        off=words.number(told.off, 1),
        usual=words.number(told.usual_off, 1),
    )
