"""The tables of a hall day's report: who was rated how, what was missing, which warnings, who was called by hand."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from hallapp.errors import KnownError
from hallapp.hall.hall import Hall
from hallapp.live import Live, path_of
from hallapp.reports.tables import TABLES, Source, records, write_lines
from hallapp.store.archive import Archive
from hallapp.views import icons, theme, words
from hallapp.views.link import HallLink
from hallapp.views.manager import wording
from hallapp.views.manager.choosing import Choose
from hallapp.views.manager.exporting import ask_csv, write_table
from hallapp.views.wall import rating
from hallapp.views.widgets import Button, Choice, Panel, Table, Text, column, name_clear_button, row

Index = QModelIndex | QPersistentModelIndex

ORDER = (
    "ratings",
    "notices",
    "warnings",
    "called_by_hand",
    "followed",
    "in_vain",
    "in_vain_services",
    "services",
    "visits",
)
"""The tables as they are offered."""

DAYS = 60
"""So many of the latest days are offered."""

ROW_HEIGHT = 34

SHOWN, ALL = "shown", "all"
"""What of a table is exported."""

translate = wording.translate


class Read(NamedTuple):
    """What the panel shows: a table of a day, and the days there are."""

    table: str
    day: str
    days: list[str]
    lines: list[dict[str, object]]


def read(url: str, table: str, day: str, live: Live) -> Read:
    """A table of a day from the archive."""
    with closing(Archive.beside(path_of(url))) as archive:
        archive.update(live.log)
        days = [known for known, _ in live.log.days()][: -DAYS - 1 : -1]
        return Read(table, day, days, records(Source(archive, day, live.people.text), table))


class Lines(QAbstractTableModel):
    """Rows of words under named columns."""

    def __init__(self) -> None:
        super().__init__()
        self._heads: list[str] = []
        self._lines: list[list[str]] = []

    def show_lines(self, heads: list[str], lines: list[list[str]]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._heads, self._lines = heads, lines
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many rows."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many columns."""
        return 0 if parent.isValid() else len(self._heads)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a cell."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._lines[index.row()][index.column()]
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The name of a column."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section]
        return None


class RecordsPanel(QWidget):
    """A table of a day, both to be chosen, and its export."""

    def __init__(self, link: HallLink, refuse: Callable[[KnownError], object]) -> None:
        super().__init__()
        self._link = link
        self._refuse = refuse
        self._read: Read | None = None
        self._asked: tuple[object, ...] | None = None
        self.tables = Choice()
        self.days = Choice()
        self.days.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
        self.export_button = Button("", icon="export", clicked=self._ask_file)
        self._about = Text("", theme.SMALL, "muted", wrap=True)
        self._empty = Text("", theme.BODY, "muted")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.filter = QLineEdit()
        self.filter.setClearButtonEnabled(True)
        self.filter.setMaximumWidth(280)
        self.filter.addAction(icons.icon("magnifying-glass", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self._lines = Lines()
        self._kept: list[dict[str, object]] = []
        self.table = Table(row_height=ROW_HEIGHT)
        self.table.setModel(self._lines)
        card = Panel("card")
        head = row(self.tables, self.days, self.filter, 0, self.export_button, gap=8)
        head.setStretch(2, 1)
        layout = column(head, self._about, self.table, self._empty, gap=12, margin=16)
        layout.setStretch(2, 1)
        layout.setStretch(3, 1)
        card.setLayout(layout)
        self.setLayout(column(card))
        self.tables.chosen.connect(lambda _table: self.show_page())
        self.days.chosen.connect(lambda _day: self.show_page())
        self.filter.textEdited.connect(lambda _typed: self._show_again())

    def retranslate(self) -> None:
        """Set the texts."""
        self.tables.set_name(self.tr("Table"))
        self.days.set_name(self.tr("Hall day"))
        self.filter.setPlaceholderText(self.tr("Only lines with…"))
        self.filter.setAccessibleName(self.tr("Show only lines with these words"))
        name_clear_button(self.filter, self.tr("Clear"))
        self.export_button.set_label(self.tr("Export (CSV)…"))
        self.export_button.setToolTip(self.tr("The lines shown, or the whole table"))
        self.table.horizontalHeader().setAccessibleName(self.tr("Columns"))
        names = table_names()
        self.tables.set_options([(table, names[table]) for table in ORDER])
        self._show_again()

    def _show_again(self) -> None:
        if self._read is not None:
            self._show(self._read)

    def show_page(self) -> None:
        """Show the table that is chosen; the archive is read aside."""
        today = self._link.hall.day
        if today is None:
            return
        wanted = str(self.tables.value()), str(self.days.value() or today)
        # Of a day that is over nothing changes any more.
        asked = (*wanted, self._link.hall.at if wanted[1] == today else None)
        if asked != self._asked:
            self._asked = asked
            self._link.work(partial(read, self._link.url, *wanted), self._show, self._refuse)

    def _show(self, found: Read) -> None:
        if (found.table, found.day) != (str(self.tables.value()), str(self.days.value() or found.day)):
            return
        self._read = found
        self.days.set_options([(day, words.date(day)) for day in found.days])
        self.days.set_value(found.day)
        hall = self._link.hall
        shown = [name for name in TABLES[found.table].columns if name != "day" or found.table == "in_vain"]
        heads = column_names()
        told = [(line, [cell(hall, name, line[name]) for name in shown]) for line in found.lines]
        told = [(line, cells) for line, cells in told if has_words(cells, self.filter.text())]
        self._kept = [line for line, _ in told]
        lines = [cells for _, cells in told]
        self._lines.show_lines([heads[name] for name in shown], lines)
        self.table.setAccessibleName(table_names()[found.table])
        self.table.resizeColumnsToContents()
        self.table.setVisible(bool(lines))
        self._empty.setText(self.tr("No line has these words.") if found.lines else self.tr("Nothing on this day."))
        self._empty.setVisible(not lines)
        self._about.setText(abouts().get(found.table, ""))
        self._about.setVisible(found.table in abouts())

    def _ask_file(self) -> None:
        if self._read is None:
            return
        if not self.filter.text().strip():
            self._ask_path(ALL, "")
            return
        options = [(ALL, self.tr("the whole table: %n line(s)", "", len(self._read.lines)))]
        if self._kept:
            options.insert(0, (SHOWN, self.tr("only what is shown: %n line(s)", "", len(self._kept))))
        ask = Choose(self, self.tr("Only some lines are shown. What is exported?"), options, take=self.tr("Export…"))
        ask.chosen.connect(self._ask_path)
        ask.open()

    def _ask_path(self, which: str, _words: str) -> None:
        if self._read is not None:
            name = f"{self._read.table}-{self._read.day}{'-selected' if which == SHOWN else ''}.csv"
            ask_csv(self, self.tr("Export (CSV)…"), name, self.export_shown if which == SHOWN else self.export)

    def export(self, path: Path) -> None:
        """Write the whole table."""
        if self._read is not None:
            write_table(self._link, self._read.table, self._read.day, path, self._refuse)

    def export_shown(self, path: Path) -> None:
        """Write the lines that are shown."""
        if self._read is not None:
            columns = TABLES[self._read.table].columns
            lines = [tuple(line[name] for name in columns) for line in self._kept]
            self._link.work(lambda _live: write_lines(columns, lines, path), None, self._refuse)


def has_words(cells: list[str], typed: str) -> bool:
    """Whether each word that was typed is in one of the cells."""
    return all(any(word in told.casefold() for told in cells) for word in typed.casefold().split())


def table_names() -> dict[str, str]:
    """What the tables are called."""
    return {
        "ratings": translate("records", "Ratings"),
        "notices": translate("records", "One-time notices"),
        "warnings": translate("records", "Warnings acknowledged"),
        "called_by_hand": translate("records", "Called out of order"),
        "followed": translate("records", "Referrals and what follows"),
        "in_vain": translate("records", "Came in vain twice"),
        "in_vain_services": translate("records", "Services that ended in vain"),
        "services": translate("records", "Services finished"),
        "visits": translate("records", "Visits"),
    }


def abouts() -> dict[str, str]:
    """What is said of a table that may be misread."""
    return {
        "ratings": translate("records", "By citizens, voluntarily: who did not rate is not counted as satisfied."),
        "called_by_hand": translate(
            "records", "A call out of order is allowed with a reason. Beside it stands whom the rule would have called."
        ),
        "in_vain": translate(
            "records", "Within 30 days. Recognised by a phone number while it is kept, or by a card on the same day."
        ),
    }


def column_names() -> dict[str, str]:
    """What the columns are called."""
    return {
        "day": translate("records", "Day"),
        "time": translate("records", "Time"),
        "number": translate("records", "Number"),
        "class": translate("records", "Class"),
        "service": translate("records", "Service"),
        "first_service": translate("records", "First service"),
        "services": translate("records", "Services"),
        "issued": translate("records", "Issued"),
        "first_called": translate("records", "First called"),
        "called": translate("records", "Called"),
        "ended": translate("records", "Ended"),
        "finished": translate("records", "Finished"),
        "state": translate("records", "State"),
        "wait_minutes": translate("records", "Wait, min"),
        "target_minutes": translate("records", "Target, min"),
        "waited_minutes": translate("records", "Had waited, min"),
        "instead_of": translate("records", "Instead of"),
        "instead_waited_minutes": translate("records", "who had waited, min"),
        "answered": translate("records", "Answered"),
        "no_shows": translate("records", "No-shows"),
        "place": translate("records", "Of the visit"),
        "window": translate("records", "Window"),
        "clerk": translate("records", "Clerk"),
        "minutes": translate("records", "Minutes"),
        "outcome": translate("records", "Outcome"),
        "rating": translate("records", "Rating"),
        "rated": translate("records", "Rated"),
        "participation": translate("records", "Participation"),
        "missing_zh": translate("records", "Missing (Chinese)"),
        "missing_en": translate("records", "Missing (English)"),
        "also": translate("records", "Missing besides"),
        "about": translate("records", "About"),
        "subject": translate("records", "Concerns"),
        "level": translate("records", "Level"),
        "by": translate("records", "By"),
        "reason": translate("records", "Reason"),
        "standing": translate("records", "Standing"),
        "due": translate("records", "Due"),
        "kind": translate("records", "Kind"),
        "since": translate("records", "From"),
        "to": translate("records", "Referred to"),
        "settled": translate("records", "Settled"),
        "note": translate("records", "Note"),
        "citizen": translate("records", "Citizen"),
        "phone": translate("records", "Phone"),
        "again": translate("records", "Same service"),
        "documents_missing": translate("records", "Papers missing"),
        "not_ours": translate("records", "Not ours"),
        "share": translate("records", "Share"),
        "citizens_again": translate("records", "Citizens twice"),
        **{f"score_{score}": f"{score} {label}" for score, label in rating.labels().items()},
    }


def _coded(hall: Hall) -> dict[str, dict[str, str]]:
    """By column the words for what is kept as a code."""
    return {
        "class": words.classes(hall),
        "state": words.ticket_states(),
        "outcome": words.outcomes(),
        "about": {
            "wait": translate("records", "wait"),
            "late": translate("records", "share late"),
            "no_shows": translate("records", "no-shows"),
            "idle": translate("records", "idle while people wait"),
            "rest": translate("records", "no rest"),
        },
        "standing": {
            "overdue": translate("records", "overdue"),
            "today": translate("records", "due on the day"),
            "open": translate("records", "to follow"),
            "settled": translate("records", "settled"),
        },
        "kind": {
            "referred": translate("records", "referral"),
            "paper": translate("records", "paper to follow"),
            "rating": translate("records", "bad rating"),
        },
    }


def cell(hall: Hall, name: str, value: object) -> str:
    """A value of a column as people read it."""
    if value is None or value == "":
        return translate("records", "all") if name == "service" else ""
    if name in ("service", "first_service", "subject") and value in hall.catalogue.services:
        return wording.service(hall, str(value))
    if name == "by":
        return wording.actor(str(value))
    if name == "clerk":
        return wording.clerk(hall, str(value))
    if name in ("day", "since", "due"):
        return words.date(str(value), weekday=False)
    if name in ("issued", "first_called", "ended") and isinstance(value, int):
        return words.clock(float(hall.scenario.opens) + hall.minute(value))
    if name in ("participation", "share") and isinstance(value, float):
        return f"{words.number(100 * value)} %"
    if name in ("answered", "again"):
        return "✓" if value else ""
    if isinstance(value, float):
        return words.number(value, 1)
    return _coded(hall).get(name, {}).get(str(value), str(value))
