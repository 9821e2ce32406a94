"""Step 1: which services the hall has."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QScrollArea, QWidget

from hallapp.errors import KnownError
from hallapp.newhall.checks import Fault, Part, Place
from hallapp.newhall.draft import Draft, GroupEntry, ServiceEntry
from hallapp.views import icons, theme, words
from hallapp.views.finder import answers
from hallapp.views.guide import wording
from hallapp.views.guide.grid import INDENT, STRONG, Cells, Column, EntryModel, EntryTable, Index, Kind
from hallapp.views.guide.page import FaultLine, Page
from hallapp.views.guide.wording import translate
from hallapp.views.widgets import Button, Panel, Segments, Text, clear, column, name_clear_button, row, rule

_CARET, _CHECK = 16, 20
_BEFORE_NAME = _CARET + _CHECK + 12


def _columns() -> list[Column]:
    first, second = wording.first_names()
    titles = wording.name_titles()
    return [
        Column(first, "text", lambda: titles[first], 240),
        Column(second, "text", lambda: titles[second], 180),
        Column("code", "text", lambda: translate("guide", "Code"), 88),
        Column("minutes", "number", lambda: translate("guide", "Minutes"), 88),
        Column("target", "number", lambda: translate("guide", "Target, min"), 104),
        Column("per_day", "number", lambda: translate("guide", "People a day"), 112),
    ]


class CatalogueModel(EntryModel):
    """Groups with their services below; a group can be folded, and stands for all its services' boxes."""

    def __init__(self) -> None:
        super().__init__("service", _columns())
        self._draft: Draft | None = None
        self.folded: set[str] = set()
        self._typed = ""

    def show_draft(self, draft: Draft) -> None:
        """Show a draft, the groups that nothing is chosen of folded."""
        self._draft = draft
        offered = {group.key for group in draft.groups_offered()}
        self.folded = {group.key for group in draft.groups if group.key not in offered}
        self.rebuild()

    def find(self, typed: str) -> None:
        """Show only what answers to what was typed: Chinese, pinyin or its initials, English, code."""
        self._typed = " ".join(typed.lower().split())
        self.rebuild()

    def rebuild(self) -> None:
        """Read the draft again."""
        draft = self._draft
        if draft is None:
            return
        entries: list[Any] = []
        for group in draft.groups:
            services = draft.of_group(group.key)
            if self._typed and not self._answers(group, group.prefix):
                services = [service for service in services if self._answers(service, service.code)]
                if not services:
                    continue
            entries.append(group)
            if self._typed or group.key not in self.folded:
                entries += services
        self.show_entries(entries, _columns())

    def _answers(self, entry: GroupEntry | ServiceEntry, code: str) -> bool:
        return code.lower().startswith(self._typed) or answers(entry.zh, entry.en, self._typed)

    def part_of(self, entry: Any) -> Part:
        """Groups and services stand in one table."""
        return "group" if isinstance(entry, GroupEntry) else "service"

    def field(self, entry: Any, column: Column) -> str:
        """Of a group, the letters of its tickets stand under *code*."""
        if isinstance(entry, GroupEntry):
            return {"code": "prefix", "zh": "zh", "en": "en"}.get(column.field, "")
        return column.field

    def kind(self, entry: Any, column: Column) -> Kind:
        """A group has no minutes."""
        return column.kind if self.field(entry, column) else "fixed"

    def checked(self, entry: Any) -> bool | None:
        """Whether a service is chosen; of a group whether all are, ``None``: some."""
        if isinstance(entry, ServiceEntry):
            return entry.chosen
        assert self._draft is not None
        states = {service.chosen for service in self._draft.of_group(entry.key)}
        return states.pop() if len(states) == 1 else None if states else False

    def press(self, index: Index) -> bool:
        """Choose or drop a service, or all of a group."""
        assert self._draft is not None
        entry = self.entries[index.row()]
        if index.column() != 0:
            return False
        if isinstance(entry, ServiceEntry):
            entry.chosen = not entry.chosen
        else:
            wanted = self.checked(entry) is not True
            for service in self._draft.of_group(entry.key):
                service.chosen = wanted
        self.edited.emit()
        return True

    def fold(self, row: int, folded: bool | None = None) -> None:
        """Fold a group, or unfold it; ``None``: the other way."""
        entry = self.entries[row]
        if not isinstance(entry, GroupEntry):
            return
        now = entry.key in self.folded
        if folded is None or folded != now:
            self.folded ^= {entry.key}
            self.rebuild()

    def spoken(self, entry: Any, column: Column) -> str:
        """A name is told with its box."""
        text = super().spoken(entry, column)
        if column is not self.columns[0]:
            return text
        states = {True: translate("guide", "chosen"), False: translate("guide", "not chosen"),
                  None: translate("guide", "in part")}  # fmt: skip
        return f"{text}, {states[self.checked(entry)]}"

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Groups are bold, services stand further in."""
        entry = self.entries[index.row()]
        if role == STRONG:
            return isinstance(entry, GroupEntry) and index.column() == 0
        if role == INDENT and index.column() == 0:
            return self.checked(entry)
        return super().data(index, role)

    def hint(self, entry: Any, column: Column) -> str:
        """What of a group is chosen."""
        if column.field != "minutes" or not isinstance(entry, GroupEntry) or self._draft is None:
            return ""
        services = self._draft.of_group(entry.key)
        return f"{sum(service.chosen for service in services)} / {len(services)}"


class _CatalogueCells(Cells):
    """Names stand behind a caret and a box."""

    def paint_text(self, painter: QPainter, box: QRectF, index: Index, kind: Kind, wrong: bool) -> None:
        model = index.model()
        assert isinstance(model, CatalogueModel)
        entry = model.entries[index.row()]
        if index.column() == 0:
            if isinstance(entry, GroupEntry):
                side = float(theme.SMALL_ICON)
                name = "caret-right" if entry.key in model.folded else "caret-down"
                icons.draw(painter, QRectF(box.left(), box.center().y() - side / 2, side, side), name, "muted")
            self.paint_check(painter, box.adjusted(_CARET + 4, 0, 0, 0), index.data(INDENT))
            box = box.adjusted(_BEFORE_NAME, 0, 0, 0)
        super().paint_text(painter, box, index, kind, wrong)


class CatalogueTable(EntryTable):
    """Left and right fold a group; a click on the box chooses."""

    def __init__(self, model: CatalogueModel) -> None:
        super().__init__(model)
        self.catalogue = model
        self.cells = _CatalogueCells(self)
        self.setItemDelegate(self.cells)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right fold where a group's name is current."""
        index = self.currentIndex()
        here = index.isValid() and index.column() == 0
        if here and event.key() == Qt.Key.Key_Left and self._fold(index.row(), True):
            return
        if here and event.key() == Qt.Key.Key_Right and self._fold(index.row(), False):
            return
        if here and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            if self.state() is not QAbstractItemView.State.EditingState:
                self.edit(index)
            return
        super().keyPressEvent(event)

    def _fold(self, row_: int, folded: bool) -> bool:
        entry = self.catalogue.entries[row_]
        if not isinstance(entry, GroupEntry) or (entry.key in self.catalogue.folded) == folded:
            return False
        self.catalogue.fold(row_, folded)
        self.setCurrentIndex(self.catalogue.index(row_, 0))
        return True

    def click(self, index: Index, event: QMouseEvent) -> None:
        """The caret folds, the box chooses."""
        if index.column() != 0:
            return
        inside = event.position().x() - self.columnViewportPosition(0)
        if inside < _CARET + 8:
            self.catalogue.fold(index.row())
        elif inside < _BEFORE_NAME + 8:
            self.press(index)


_LINE, _MOST_LINES = 28, 6
"""Height of a line of a problem, and how many are seen at once."""


class Problems(Panel):
    """All that is wrong with a spreadsheet, one a line."""

    def __init__(self) -> None:
        super().__init__("late")
        self._title = Text("", theme.BODY, "late", bold=True)
        self._lines = column(gap=4)
        body = QWidget()
        body.setLayout(column(self._lines, 0))
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setWidget(body)
        self.close_button = Button("", icon="x", look="link", clicked=self.hide)
        head = row(self._title, self.close_button, gap=8)
        head.setStretch(0, 1)
        self.setLayout(column(head, self._area, gap=4, margin=(16, 4, 8, 8)))
        self.problems: tuple[KnownError, ...] = ()
        self.hide()

    def tell(self, problems: Sequence[KnownError]) -> None:
        """Show these."""
        self.problems = tuple(problems)
        self.retranslate()
        self.setVisible(bool(problems))

    def retranslate(self) -> None:
        """Set the texts."""
        count = len(self.problems)
        self._title.setText(self.tr("Nothing was taken from the spreadsheet: %n mistake(s)", "", count))
        self._area.setAccessibleName(self._title.words())
        self.close_button.set_label(self.tr("Close"))
        clear(self._lines)
        for problem in self.problems:
            self._lines.addWidget(Text(words.refusal(problem), theme.SMALL, "late", wrap=True))
        self._area.setFixedHeight(min(max(count, 1), _MOST_LINES) * _LINE)


class CataloguePage(Page):
    """Where the catalogue comes from, and the services to choose and correct."""

    source_chosen = Signal(str)
    file_wanted = Signal()
    sample_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._draft: Draft | None = None
        self.sources = Segments([(name, name) for name in SOURCES], height=theme.TOUCH)
        self.sources.chosen.connect(self.source_chosen)
        self.open_button = Button(icon="table", look="link", clicked=self.file_wanted.emit)
        self.sample_button = Button(icon="download-simple", look="link", clicked=self.sample_wanted.emit)
        self.problems = Problems()
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.model = CatalogueModel()
        self.table = CatalogueTable(self.model)
        self._nothing = Text("", theme.BODY, "muted", wrap=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.fault_line = FaultLine(self.table)
        self._count = Text("", theme.SMALL, "muted")
        self.all_button = Button(clicked=lambda: self._choose_all(True))
        self.none_button = Button(clicked=lambda: self._choose_all(False))
        self.add_group = Button(icon="plus", clicked=self._add_group)
        self.add_service = Button(icon="plus", clicked=self._add_service)
        self.search.textEdited.connect(self.model.find)
        self.search.returnPressed.connect(lambda: self.table.go(0, 0))
        self.model.edited.connect(self._edited)
        self.model.modelReset.connect(self._tell_nothing)
        self._build()

    def _build(self) -> None:
        source = row(self.sources, 0, self.sample_button, self.open_button, gap=8)
        bar = row(self.search, self.all_button, self.none_button, self.add_group, self.add_service, gap=8,
                  margin=(12, 8, 12, 8))  # fmt: skip
        bar.setStretch(0, 1)
        foot = row(self.fault_line, self._count, gap=8, margin=(0, 2, 12, 2))
        foot.setStretch(0, 1)
        card = Panel("card")
        layout = column(bar, rule(), self.table, self._nothing, rule(), foot, margin=1)
        layout.setStretch(2, 1)
        layout.setStretch(3, 1)
        card.setLayout(layout)
        page = column(source, self.problems, card, gap=12)
        page.setStretch(2, 1)
        self.setLayout(page)

    def show_source(self, name: str) -> None:
        """Show where the draft came from."""
        self.sources.set_value(name)

    def show_draft(self, draft: Draft) -> None:
        """Show a draft from now on."""
        self._draft = draft
        self.search.clear()
        self.model.find("")
        self.model.show_draft(draft)
        self._tell_count()

    def show_faults(self, faults: Sequence[Fault]) -> None:
        """Mark each fault at its field."""
        self.model.show_faults(faults)
        self.fault_line.show_faults(faults, self.tr("Space chooses, Enter edits, ← and → fold a group"))

    def go_to(self, fault: Fault) -> None:
        """Put the keyboard where a fault is, unfolding its group."""
        part, key, _ = fault.place
        if self._draft is not None and part == "service" and key:
            self.model.folded.discard(next(one.group for one in self._draft.services if one.key == key))
        self.search.clear()
        self.model.find("")
        index = self.model.place(fault.place)
        self.table.go(max(index.row(), 0), max(index.column(), 0))

    def begin(self) -> None:
        """Put the keyboard into the search box."""
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _edited(self) -> None:
        self._tell_count()
        self.model.repaint_all()
        self.changed.emit()

    def _choose_all(self, wanted: bool) -> None:
        """Choose or drop all that is shown."""
        for entry in self.model.entries:
            if isinstance(entry, ServiceEntry):
                entry.chosen = wanted
            elif self._draft is not None and entry.key in self.model.folded:
                for service in self._draft.of_group(entry.key):
                    service.chosen = wanted
        self._edited()

    def _add_group(self) -> None:
        assert self._draft is not None
        group = self._draft.add_group()
        self._draft.add_service(group.key)
        self._show_new(Place("group", group.key, wording.first_names()[0]))

    def _add_service(self) -> None:
        assert self._draft is not None
        index = self.table.currentIndex()
        entry = self.model.entries[index.row()] if index.isValid() else None
        if entry is None and not self._draft.groups:
            self._add_group()
            return
        group = entry.group if isinstance(entry, ServiceEntry) else entry.key if entry else self._draft.groups[-1].key
        service = self._draft.add_service(group)
        self.model.folded.discard(group)
        self._show_new(Place("service", service.key, wording.first_names()[0]))

    def _show_new(self, place: Place) -> None:
        self.search.clear()
        self.model.find("")
        self._edited()
        index = self.model.place(place)
        self.table.go(index.row(), index.column(), edit=True)

    def _tell_nothing(self) -> None:
        """Say what stands in place of an empty table."""
        empty = not self.model.entries
        self.table.setVisible(not empty)
        self._nothing.setVisible(empty)
        self._nothing.setText(
            self.tr("Nothing answers to {typed}.").format(typed=self.search.text().strip())
            if self.search.text().strip()
            else self.tr("Add a group and its services, or read a spreadsheet.")
        )

    def _tell_count(self) -> None:
        if self._draft is None:
            return
        offered, groups = self._draft.offered(), self._draft.groups_offered()
        services = self.tr("%n service(s)", "", len(offered))
        self._count.setText(self.tr("{services} in {groups}").format(
            services=services, groups=self.tr("%n group(s)", "", len(groups))))  # fmt: skip

    def retranslate(self) -> None:
        """Set the texts."""
        labels = {
            "community": self.tr("Community hall"),
            "full": self.tr("Large hall"),
            "empty": self.tr("Empty"),
            "file": self.tr("Spreadsheet"),
        }
        for name, label in labels.items():
            button = self.sources.button(name)
            button.setText(label)
            button.setAccessibleName(label)
            button.updateGeometry()
        self.sources.setAccessibleName(self.tr("Begin with"))
        self.open_button.set_label(self.tr("Read a spreadsheet…"))
        self.sample_button.set_label(self.tr("Save one to fill in…"))
        self.search.setPlaceholderText(self.tr("Find: name, pinyin initials, code"))
        self.search.setAccessibleName(self.tr("Find a service"))
        name_clear_button(self.search, self.tr("Clear"))
        self.all_button.set_label(self.tr("All"))
        self.none_button.set_label(self.tr("None"))
        self.add_group.set_label(self.tr("Group"))
        self.add_group.setToolTip(self.tr("Add a group"))
        self.add_service.set_label(self.tr("Service"))
        self.add_service.setToolTip(self.tr("Add a service to the current group"))
        self.table.name(self.tr("Groups and services"))
        self.problems.retranslate()
        self.model.rebuild()
        self._tell_count()


SOURCES = ("community", "full", "empty", "file")
"""What a catalogue may begin with; "file": a spreadsheet."""
