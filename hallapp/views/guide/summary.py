"""The end of the guide: what the hall will be, what it is called and where its file goes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit

from hallapp import paths
from hallapp.newhall.checks import Fault
from hallapp.newhall.draft import Draft, slug
from hallapp.views import theme, words
from hallapp.views.guide import wording
from hallapp.views.guide.hours import opening
from hallapp.views.guide.page import Page
from hallapp.views.widgets import Button, Icon, Panel, Text, clear, column, row, rule

SUFFIX = ".hall"


class SummaryPage(Page):
    """Names and file, beside the hall in figures with what should be looked at again."""

    browse_wanted = Signal()
    sheet_wanted = Signal()
    hall_file_wanted = Signal()
    step_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._draft: Draft | None = None
        self._path_typed = False
        self._title = Text("", theme.LEAD, bold=True)
        self.names = {"zh": QLineEdit(), "en": QLineEdit()}
        self._labels = {name: Text("", theme.BODY) for name in ("zh", "en", "path")}
        self.path = QLineEdit()
        self._wrong = {name: Text("", theme.SMALL, "late", wrap=True) for name in ("zh", "path")}
        self.browse_button = Button(icon="folder-open", clicked=self.browse_wanted.emit)
        self._path_why = Text("", theme.SMALL, "muted", wrap=True)
        self._facts_title = Text("", theme.LEAD, bold=True)
        self._facts = column(gap=0)
        self._warnings = column(gap=8)
        self._keep_title = Text("", theme.BODY, bold=True)
        self.sheet_button = Button(icon="table", clicked=self.sheet_wanted.emit)
        self.hall_file_button = Button(icon="file-text", clicked=self.hall_file_wanted.emit)
        for name, line in self.names.items():
            line.setMaxLength(80)
            line.textEdited.connect(lambda text, name=name: self._enter(name, text))
        self.path.textEdited.connect(self._type_path)
        self._build()

    def _build(self) -> None:
        for text in self._wrong.values():
            text.hide()
        path = row(self.path, self.browse_button, gap=8)
        path.setStretch(0, 1)
        fields = [
            *(column(self._labels[name], self.names[name], gap=4) for name in ("zh", "en")),
        ]
        form = column(
            self._title, *fields, self._wrong["zh"], rule(), column(self._labels["path"], path, gap=4),
            self._wrong["path"], self._path_why, 0, rule(), self._keep_title,
            row(self.sheet_button, self.hall_file_button, 0, gap=8), gap=12, margin=20,
        )  # fmt: skip
        left = Panel("card")
        left.setLayout(form)
        right = Panel("card")
        right.setLayout(column(self._facts_title, 8, self._facts, 12, self._warnings, 0, margin=20))
        page = row(left, right, gap=theme.GAP)
        page.setStretch(0, 1)
        page.setStretch(1, 1)
        self.setLayout(page)

    def _enter(self, name: str, text: str) -> None:
        assert self._draft is not None
        setattr(self._draft, name, text)
        if not self._path_typed:
            self._propose()
        self.changed.emit()

    def _propose(self) -> None:
        assert self._draft is not None
        folder = paths.user_data()
        taken = [file.stem for file in folder.glob(f"*{SUFFIX}")]
        name = self._draft.en.strip() or self._draft.zh.strip() or "hall"
        self.path.setText(str(folder / f"{slug(name, taken)}{SUFFIX}"))
        self.path.setCursorPosition(0)

    def _type_path(self) -> None:
        self._path_typed = True
        self.tell_path("")
        self.changed.emit()

    def set_path(self, path: str) -> None:
        """Take a chosen place for the hall's file."""
        self.path.setText(path)
        self._type_path()

    def target(self) -> Path:
        """Where the hall's file goes; with the usual ending where none was typed."""
        path = Path(self.path.text().strip())
        return path if path.suffix or not path.name else path.with_suffix(SUFFIX)

    def tell_path(self, sentence: str) -> None:
        """Say what is wrong with the place of the file."""
        self._wrong["path"].setText(sentence)
        self._wrong["path"].setVisible(bool(sentence))
        self.path.setAccessibleDescription(sentence)

    def show_draft(self, draft: Draft) -> None:
        """Show a draft from now on."""
        self._draft = draft
        for name, line in self.names.items():
            if line.text() != getattr(draft, name):
                line.setText(getattr(draft, name))
        if not self._path_typed:
            self._propose()
        self._tell()

    def _tell(self) -> None:
        draft = self._draft
        if draft is None:
            return
        clear(self._facts)
        seated = sum(draft.clerk(window.clerk) is not None for window in draft.windows)
        facts = [
            ("list-bullets", self.tr("%n service(s)", "", len(draft.offered())),
             self.tr("in %n group(s)", "", len(draft.groups_offered()))),
            ("squares-four", self.tr("%n window(s)", "", len(draft.windows)),
             self.tr("a clerk at {count}").format(count=seated)),
            ("user", self.tr("%n clerk(s)", "", len(draft.clerks)),
             self.tr("%n without a window", "", len(draft.clerks) - seated)),
            ("clock", opening(draft.hours), wording.lunches()[draft.hours.lunch]),
        ]  # fmt: skip
        for step, (icon, fact, more) in enumerate(facts):
            change = Button(self.tr("Change"), look="link", clicked=partial(self.step_wanted.emit, step))
            change.setAccessibleName(self.tr("Change: {what}").format(what=fact))
            line = row(Icon(icon, "muted", 24), Text(fact, theme.LEAD, bold=True), Text(more, theme.BODY, "muted"), 0,
                       change, gap=12, margin=(0, 8, 0, 8))  # fmt: skip
            self._facts.addLayout(line)
            self._facts.addWidget(rule())
        self._warn(draft)

    def _warn(self, draft: Draft) -> None:
        clear(self._warnings)
        for state, sentence in self._doubts(draft):
            note = Panel(state)
            words_ = Text(sentence, theme.BODY, state, wrap=True)
            icon = Icon("check-circle" if state == "ready" else "warning", state)
            line = row(icon, words_, gap=8, margin=(12, 8, 12, 8))
            line.setStretch(1, 1)
            note.setLayout(line)
            self._warnings.addWidget(note)

    def _doubts(self, draft: Draft) -> list[tuple[str, str]]:
        """What a hall may begin with, but should not keep."""
        found = []
        missing = draft.unserved()
        if missing:
            sentence = self.tr(
                "Nobody at a window can do %n service(s): the ticket machine will say so.", "", len(missing)
            )
            found.append(("waiting", sentence))
        low = any(window.low for window in draft.windows)
        if not low:
            found.append(("waiting", self.tr("No window has a low position; every hall should have one.")))
        if not found:
            found.append(("ready", self.tr("Every service has somebody at a window.")))
        return found

    def show_faults(self, faults: Sequence[Fault]) -> None:
        """Mark each fault at its field."""
        wrong = next((words.refusal(fault.problem) for fault in faults if fault.place.part == "hall"), "")
        self._wrong["zh"].setText(wrong)
        self._wrong["zh"].setVisible(bool(wrong))
        self.names["zh"].setAccessibleDescription(wrong)

    def go_to(self, fault: Fault) -> None:
        """Put the keyboard where a fault is."""
        self.names[wording.first_names()[0]].setFocus(Qt.FocusReason.OtherFocusReason)

    def begin(self) -> None:
        """Put the keyboard into the hall's name."""
        self.names[wording.first_names()[0]].setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Set the texts."""
        self._title.setText(self.tr("What the hall is called"))
        labels = {
            "zh": self.tr("Chinese name"),
            "en": self.tr("English name"),
            "path": self.tr("The hall's file"),
        }
        for name, label in labels.items():
            self._labels[name].setText(label)
            line = self.path if name == "path" else self.names[name]
            line.setAccessibleName(label)
        self._path_why.setText(
            self.tr(
                "Everything that happens in the hall is kept there: on a disk of this computer, not on a network drive."
            )
        )
        self.browse_button.set_label(self.tr("Choose…"))
        self._facts_title.setText(self.tr("The hall"))
        self._keep_title.setText(self.tr("Keep what was entered, too"))
        self.sheet_button.set_label(self.tr("As a spreadsheet…"))
        self.hall_file_button.set_label(self.tr("As a hall file…"))
        self._tell()
