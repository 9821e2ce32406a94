"""Step 4: when the hall is open, and when its clerks rest."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLineEdit, QWidget

from hallapp.errors import KnownError
from hallapp.newhall import building, checks, reading
from hallapp.newhall.checks import Fault
from hallapp.newhall.draft import Draft, HoursEntry, Lunch, span_text
from hallapp.views import theme, words
from hallapp.views.guide import wording
from hallapp.views.guide.grid import Cells, Column, EntryModel, EntryTable, Index, Kind
from hallapp.views.guide.page import FaultLine, Page
from hallapp.views.guide.wording import translate
from hallapp.views.widgets import Choice, Panel, Text, column, row, rule
from simulation.scenario import Span

FIELDS = ("opens", "closes", "lunch_from", "lunch_to", "turn")


class Field(QWidget):
    """A line to type in with its label, and below it what is wrong."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name
        self.label = Text("", theme.BODY)
        self.line = QLineEdit()
        self.line.setFixedWidth(120)
        self.wrong = Text("", theme.SMALL, "late", wrap=True)
        self.wrong.hide()
        head = row(self.label, self.line, gap=12)
        head.setStretch(0, 1)
        self.setLayout(column(head, self.wrong, gap=4))

    def set_words(self, label: str) -> None:
        """Name it."""
        self.label.setText(label)
        self.line.setAccessibleName(label)

    def tell(self, sentence: str) -> None:
        """Say what is wrong; empty: nothing."""
        self.wrong.setText(sentence)
        self.wrong.setVisible(bool(sentence))
        self.line.setAccessibleDescription(sentence)


class RestModel(EntryModel):
    """The clerks with shift, breaks, and the day that comes of them."""

    def __init__(self) -> None:
        super().__init__("clerk", _columns())
        self.draft: Draft | None = None
        self.opens, self.closes = 0.0, 1.0
        self.closed: Span | None = None
        self._turns: dict[str, tuple[Span, ...]] = {}

    def show_draft(self, draft: Draft) -> None:
        """Show a draft."""
        self.draft = draft
        self.show_entries(draft.clerks, _columns())
        self.reckon()

    def reckon(self) -> None:
        """Work out the breaks; what can't be read has none."""
        draft = self.draft
        if draft is None:
            return
        hours = draft.hours
        if not checks.hours(draft):
            self.opens, self.closes = reading.clock(hours.opens), reading.clock(hours.closes)
            together = hours.lunch == "together"
            self.closed = (reading.clock(hours.lunch_from), reading.clock(hours.lunch_to)) if together else None
            readable = not any(fault.place.field == "breaks" for fault in checks.clerks(draft))
            turns = building.turns(draft) if readable else [()] * len(draft.clerks)
            self._turns = {clerk.key: turn for clerk, turn in zip(draft.clerks, turns, strict=True)}
        self.repaint_all()

    def breaks(self, clerk: Any) -> tuple[Span, ...]:
        """The breaks that a clerk will have."""
        return self._turns.get(clerk.key, ())

    def shift(self, clerk: Any) -> tuple[float, float]:
        """From when to when a clerk works; all day where that can't be read."""
        try:
            spans = reading.spans(clerk.shift)
        except KnownError:
            spans = ()
        return spans[0] if spans else (self.opens, self.closes)

    def field(self, entry: Any, column: Column) -> str:
        """Only shift and breaks are entered here."""
        return column.field if column.kind == "text" else ""

    def text(self, entry: Any, column: Column) -> str:
        """A clerk by name."""
        if column.field == "name":
            return wording.name(entry)
        return "" if column.kind == "day" else super().text(entry, column)

    def hint(self, entry: Any, column: Column) -> str:
        """What holds where nothing was entered."""
        if column.field == "shift":
            return translate("guide", "all day")
        if column.field == "breaks":
            return words.listed([span_text(span) for span in self.breaks(entry)])
        return ""

    def spoken(self, entry: Any, column: Column) -> str:
        """What was entered, or what holds instead."""
        return self.text(entry, column) or self.hint(entry, column)


def _columns() -> list[Column]:
    return [
        Column("name", "fixed", lambda: translate("guide", "Clerk"), 140),
        Column("shift", "text", lambda: translate("guide", "Shift"), 120),
        Column("breaks", "text", lambda: translate("guide", "Breaks"), 160),
        Column("day", "day", lambda: translate("guide", "The day"), 220),
    ]


class _RestCells(Cells):
    """A day is a bar from opening to closing, breaks are gaps in it."""

    def paint_content(self, painter: QPainter, box: QRectF, index: Index, kind: Kind, wrong: bool) -> None:
        model = index.model()
        if kind != "day" or not isinstance(model, RestModel):
            super().paint_content(painter, box, index, kind, wrong)
            return
        clerk = model.entries[index.row()]
        scale = box.width() / max(model.closes - model.opens, 1.0)

        def part(begin: float, end: float) -> QRectF:
            begin, end = max(begin, model.opens), min(end, model.closes)
            return QRectF(box.left() + (begin - model.opens) * scale, box.center().y() - 6,
                          max(end - begin, 0.0) * scale, 12)  # fmt: skip

        painter.fillRect(part(model.opens, model.closes), theme.tint("closed"))
        painter.fillRect(part(*model.shift(clerk)), theme.blend("ready", "surface", 0.55))
        for span in (*model.breaks(clerk), *((model.closed,) if model.closed else ())):
            painter.fillRect(part(*span), theme.colour("surface"))
            painter.fillRect(part(*span).adjusted(0, 4, 0, -4), theme.colour("paused"))


class HoursPage(Page):
    """The hall's hours and what happens at noon; each clerk's shift and breaks."""

    def __init__(self) -> None:
        super().__init__()
        self._draft: Draft | None = None
        self.fields = {name: Field(name) for name in FIELDS}
        self._lunch_label = Text("", theme.BODY)
        self.lunch = Choice("")
        self._why = Text("", theme.SMALL, "muted", wrap=True)
        self.model = RestModel()
        self.table = EntryTable(self.model)
        self.table.setItemDelegate(_RestCells(self.table))
        self.fault_line = FaultLine(self.table)
        for name, field in self.fields.items():
            field.line.textEdited.connect(lambda text, name=name: self._enter(name, text))
        self.lunch.chosen.connect(lambda value: self._enter("lunch", value))
        self.model.edited.connect(self._edited)
        self._build()

    def _build(self) -> None:
        fields = self.fields
        lunch = column(self._lunch_label, self.lunch, gap=8)
        form = column(
            fields["opens"], fields["closes"], rule(), lunch, fields["lunch_from"], fields["lunch_to"], fields["turn"],
            self._why, 0, gap=12, margin=16,
        )  # fmt: skip
        left = Panel("card")
        left.setLayout(form)
        left.setFixedWidth(320)
        right = Panel("card")
        layout = column(self.table, rule(), self.fault_line, margin=1)
        layout.setStretch(0, 1)
        right.setLayout(layout)
        page = row(left, right, gap=theme.GAP)
        page.setStretch(1, 1)
        self.setLayout(page)

    def _enter(self, name: str, value: object) -> None:
        assert self._draft is not None
        setattr(self._draft.hours, name, value)
        self._edited()

    def _edited(self) -> None:
        self._show_lunch()
        self.model.reckon()
        self.changed.emit()

    def _show_lunch(self) -> None:
        lunch: Lunch = self._draft.hours.lunch if self._draft is not None else "none"
        for name in ("lunch_from", "lunch_to"):
            self.fields[name].setVisible(lunch != "none")
        self.fields["turn"].setVisible(lunch == "turns")
        why = {
            "turns": self.tr("Clerks without breaks of their own get a turn in it, neighbours after one another."),
            "together": self.tr("All windows close; nobody is called. Breaks of their own come besides."),
            "none": self.tr("Clerks rest when they pause, or at their own breaks."),
        }
        self._why.setText(why[lunch])

    def show_draft(self, draft: Draft) -> None:
        """Show a draft from now on."""
        self._draft = draft
        for name, field in self.fields.items():
            field.line.setText(getattr(draft.hours, name))
        self.lunch.set_value(draft.hours.lunch)
        self.model.show_draft(draft)
        self._show_lunch()

    def show_faults(self, faults: Sequence[Fault]) -> None:
        """Mark each fault at its field."""
        for name, field in self.fields.items():
            field.tell(next((words.refusal(f.problem) for f in faults if f.place == ("hours", "", name)), ""))
        of_clerks = [fault for fault in faults if fault.place.part == "clerk"]
        self.model.show_faults(of_clerks)
        self.fault_line.show_faults(of_clerks, self.tr("Breaks as 12:00-12:45, several with commas"))

    def go_to(self, fault: Fault) -> None:
        """Put the keyboard where a fault is."""
        if fault.place.part == "hours":
            self.fields[fault.place.field].line.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            index = self.model.place(fault.place)
            self.table.go(max(index.row(), 0), max(index.column(), 0))

    def begin(self) -> None:
        """Put the keyboard into the opening time."""
        self.fields["opens"].line.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Set the texts."""
        labels = {
            "opens": self.tr("The hall opens at"),
            "closes": self.tr("It closes at"),
            "lunch_from": self.tr("From"),
            "lunch_to": self.tr("To"),
            "turn": self.tr("Minutes of a turn"),
        }
        for name, label in labels.items():
            self.fields[name].set_words(label)
        self._lunch_label.setText(self.tr("At noon"))
        self.lunch.set_name(self._lunch_label.words())
        self.lunch.set_options(list(wording.lunches().items()))
        self.table.name(self.tr("Shifts and breaks"))
        if self._draft is not None:
            self.lunch.set_value(self._draft.hours.lunch)
            self.model.show_draft(self._draft)
        self._show_lunch()


def opening(hours: HoursEntry) -> str:
    """The hours as people say them."""
    return f"{hours.opens}–{hours.closes}"
