"""Citizens who came in vain twice: papers missing, or not the hall's matter. Each is a case to look into."""

from __future__ import annotations

import datetime
from contextlib import closing
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QScrollArea, QVBoxLayout, QWidget

from hallapp.errors import KnownError
from hallapp.hall.hall import Hall
from hallapp.live import Live, path_of
from hallapp.reports.in_vain import Case, InVain, cases, of_archive, of_hall
from hallapp.reports.tables import IN_VAIN_DAYS
from hallapp.store.archive import Archive
from hallapp.views import theme, words
from hallapp.views.link import HallLink
from hallapp.views.manager import wording
from hallapp.views.manager.exporting import ask_csv, write_table
from hallapp.views.widgets import Button, NoticeBar, Panel, StateChip, Text, clear, column, row, rule

SIZE = (760, 560)


class CameInVain(QObject):
    """Finds the cases: the days before are read aside once a day, today is the hall's own."""

    changed = Signal()

    def __init__(self, link: HallLink, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._link = link
        self._day: str | None = None
        self._before: list[InVain] = []
        self._today: list[InVain] = []
        self.cases: list[Case] = []

    def look(self, hall: Hall) -> None:
        """Bring the cases up to date with the hall."""
        today = of_hall(hall)
        if hall.day != self._day:
            self._day, self._before = hall.day, []
            if hall.day is not None:
                self._link.work(partial(_before, self._link.url, hall.day), self._take, self._forgo)
        elif today == self._today:
            return
        self._today = today
        self._find()

    def _take(self, before: list[InVain]) -> None:
        self._before = before
        self._find()
        self.changed.emit()

    def _forgo(self, error: KnownError) -> None:
        """Without the archive only today is known; the next look tries again."""
        self._day = None

    def _find(self) -> None:
        self.cases = cases([*self._before, *self._today], self._link.people.text)


def _before(url: str, day: str, live: Live) -> list[InVain]:
    """Who came in vain on the days before."""
    since = datetime.date.fromisoformat(day) - datetime.timedelta(days=IN_VAIN_DAYS)
    with closing(Archive.beside(path_of(url))) as archive:
        archive.update(live.log)
        return [end for end in of_archive(archive, since.isoformat()) if end.day < day]


class InVainDialog(QDialog):
    """The cases, the same service twice first; the list can be written as CSV."""

    def __init__(self, link: HallLink, found: CameInVain, over: QWidget | None = None) -> None:
        super().__init__(over)
        self._link = link
        self._found = found
        self._shown: list[Case] | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Came in vain twice"))
        self.notice = NoticeBar(close_name=self.tr("Close"))
        self._lines = QVBoxLayout()
        self._lines.setContentsMargins(0, 0, 0, 0)
        self.export_button = Button(self.tr("Export (CSV)…"), icon="export", clicked=self._ask_file)
        self._build()
        self.resize(*SIZE)
        self._show()
        link.changed.connect(self._show)
        found.changed.connect(self._show)

    def _build(self) -> None:
        inner = Panel("surface")
        inner.setLayout(column(self._lines, 0))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setAccessibleName(self.windowTitle())
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        about = self.tr(
            "Citizens who left twice within %n days with papers missing or a matter that is not the hall's. "
            "They are recognised by a phone number while it is kept, or by a card on the same day.",
            "",
            IN_VAIN_DAYS,
        )
        close = Button(self.tr("Close"), key="Esc", clicked=self.reject)
        body = column(
            Text(self.windowTitle(), theme.LEAD, bold=True),
            Text(about, theme.SMALL, "muted", wrap=True),
            self.notice,
            area,
            row(self.export_button, 0, close),
            gap=12,
            margin=16,
        )
        body.setStretch(3, 1)
        self.setLayout(body)

    def _show(self) -> None:
        self._found.look(self._link.hall)
        if self._found.cases == self._shown:
            return
        self._shown = list(self._found.cases)
        clear(self._lines)
        for case in self._shown:
            self._lines.addLayout(self._case(case))
            self._lines.addWidget(rule())
        if not self._shown:
            self._lines.addWidget(Text(self.tr("Nobody."), theme.BODY, "muted"))

    def _case(self, case: Case) -> QVBoxLayout:
        hall = self._link.hall
        chip = StateChip("late" if case.again else "waiting", self.tr("%n times", "", len(case.ends)))
        again = words.listed([_service(hall, service) for service in case.again])
        title = again or self.tr("different services")
        phone = self.tr("phone {number}").format(number=case.phone) if case.phone else self.tr("no phone was left")
        head = row(chip, Text(title, theme.BODY, bold=True, elide=True), Text(phone, theme.SMALL), gap=12)
        head.setStretch(1, 1)
        lines = [Text(self._end(end), theme.SMALL, "muted", wrap=True) for end in case.ends]
        return column(head, *lines, gap=2, margin=(12, 8, 12, 8))

    def _end(self, end: InVain) -> str:
        said = self.tr("{date} · {number} · {service} · {window} · {outcome}")
        return said.format(
            date=words.date(end.day, weekday=False),
            number=end.number,
            service=_service(self._link.hall, end.service),
            window=wording.window(end.window),
            outcome=words.outcomes()[end.outcome],
        )

    def _ask_file(self) -> None:
        ask_csv(self, self.tr("Export (CSV)…"), f"in-vain-{self._link.hall.day}.csv", self.export)

    def export(self, path: Path) -> None:
        """Write a row for each service that ended so."""
        day = self._link.hall.day or ""
        write_table(self._link, "in_vain", day, path, lambda error: self.notice.tell(words.refusal(error), "late"))


def _service(hall: Hall, key: str) -> str:
    """A service's name; its id if the catalogue has it no more."""
    return wording.service(hall, key) if key in hall.catalogue.services else key
