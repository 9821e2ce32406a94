"""The guide's screen: four steps and a summary, and the hall that comes of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QStackedWidget, QWidget

from hallapp.errors import QT_TRANSLATE_NOOP, BadInput, KnownError, system_problem
from hallapp.newhall import building, checks, making, spreadsheet, templates
from hallapp.newhall.checks import Fault
from hallapp.newhall.draft import Draft
from hallapp.views import theme, words
from hallapp.views.files import FileDialog
from hallapp.views.guide import wording
from hallapp.views.guide.catalogue import SOURCES, CataloguePage
from hallapp.views.guide.clerks import ClerksPage
from hallapp.views.guide.errand import Errand
from hallapp.views.guide.hours import HoursPage, opening
from hallapp.views.guide.page import Page
from hallapp.views.guide.rail import Rail
from hallapp.views.guide.summary import SummaryPage
from hallapp.views.guide.windows import WindowsPage
from hallapp.views.widgets import Button, NoticeBar, Panel, Room, Text, column, row
from simulation.errors import ScenarioError
from simulation.scenario import write

SIZE = (1280, 720)


class Guide(Panel):
    """Makes a new hall; ``made`` carries the path of its file.

    What was entered stays while the guide exists, for each template of its
    own: going back, choosing another template and closing lose nothing.
    """

    made = Signal(str)
    left = Signal()

    def __init__(self, *, zone: str = "") -> None:
        super().__init__("ground")
        self._zone = zone
        self._drafts: dict[str, Draft] = {}
        self._source = ""
        self.draft = Draft(templates.EMPTY)
        self._title = Text("", theme.TITLE, bold=True)
        self._about = Text("", theme.BODY, "muted", elide=True)
        self.close_button = Button(icon="x", look="link", clicked=self.left.emit)
        self.catalogue = CataloguePage()
        self.windows = WindowsPage()
        self.clerks = ClerksPage()
        self.hours = HoursPage()
        self.summary = SummaryPage()
        self.pages: list[Page] = [self.catalogue, self.windows, self.clerks, self.hours, self.summary]
        self.rail = Rail(len(self.pages))
        self.stack = QStackedWidget()
        self.notice = NoticeBar()
        self.back_button = Button(icon="arrow-left", key="Alt+←", height=theme.MAIN_BUTTON, clicked=self.back)
        self.next_button = Button(key="Alt+→", look="main", height=theme.MAIN_BUTTON, clicked=self.next)
        self._tried_to_make = False
        self.errand = Errand(self)
        self._build()
        self._connect()
        self.use(SOURCES[0])
        self.retranslate()
        self.go(0)
        self.resize(*SIZE)

    def _build(self) -> None:
        top = Panel("top")
        top.setFixedHeight(72)
        head = row(self._title, self._about, self.close_button, gap=16, margin=(24, 0, 24, 0))
        head.setStretch(1, 1)
        top.setLayout(head)
        for page in self.pages:
            self.stack.addWidget(page)
        foot = row(self.notice, 0, self.back_button, self.next_button, gap=12)
        foot.setStretch(0, 1000)
        right = column(self.stack, foot, gap=12)
        right.setStretch(0, 1)
        body = row(self.rail, right, gap=theme.GAP, margin=(24, 16, 24, 16))
        body.setStretch(1, 1)
        whole = column(top, body)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def _connect(self) -> None:
        self.rail.chosen.connect(self.go)
        for page in self.pages:
            page.changed.connect(self.check)
        self.catalogue.source_chosen.connect(self._choose)
        self.catalogue.file_wanted.connect(self._ask_file)
        self.catalogue.sample_wanted.connect(lambda: self._ask_sheet(templates.sample("community")))
        self.summary.browse_wanted.connect(self._ask_place)
        self.summary.sheet_wanted.connect(lambda: self._ask_sheet(self.draft))
        self.summary.hall_file_wanted.connect(self._ask_hall_file)
        self.summary.step_wanted.connect(self.go)
        keys = {"Alt+Left": self.back, "Alt+Right": self.next}
        for key, act in keys.items():
            QShortcut(QKeySequence(key), self).activated.connect(act)

    @property
    def step(self) -> int:
        """The step that is open, from 0; the summary is the last."""
        return self.stack.currentIndex()

    def use(self, source: str) -> None:
        """Begin with a template, or with what was read from a spreadsheet; names and hours entered go along."""
        before = self.draft
        if source not in self._drafts:
            self._drafts[source] = templates.load(source)
        draft = self._drafts[source]
        if self._source and source != "file" and self._source != "file":
            draft.zh, draft.en, draft.hours = before.zh, before.en, before.hours
        self.draft, self._source = draft, source
        self.catalogue.show_source(source)
        for page in self.pages:
            page.show_draft(self.draft)
        self.check()

    def read(self, path: Path) -> None:
        """Begin with a spreadsheet; one with mistakes changes nothing and is told cell by cell."""
        if self.errand.busy:
            return
        self._begin_errand()
        self.catalogue.problems.hide()
        self.notice.tell(self.tr("Reading {file}…").format(file=path.name), "called", "hourglass-medium")
        self.errand.send(lambda: spreadsheet.load(path), lambda draft: self._take(draft, path), self._refuse_file)

    def _take(self, draft: Draft, path: Path) -> None:
        self._end_errand()
        self._drafts["file"] = draft
        self.use("file")
        sentence = self.tr("Read from {file}: catalogue, windows, clerks and hours")
        self.notice.tell(sentence.format(file=path.name), "ready")

    def _refuse_file(self, error: KnownError) -> None:
        self._end_errand()
        self.notice.hide()
        self.catalogue.show_source(self._source)
        problems = error.problems if isinstance(error, spreadsheet.BadSpreadsheet) else (error,)
        self.catalogue.problems.tell(problems)

    def _begin_errand(self) -> None:
        """Nothing can be changed while it is read or made."""
        for part in (self.rail, self.stack, self.back_button, self.next_button):
            part.setEnabled(False)

    def _end_errand(self) -> None:
        for part in (self.rail, self.stack, self.next_button):
            part.setEnabled(True)
        self.back_button.setEnabled(self.step > 0)
        self._name_next()

    def faults(self, step: int) -> list[Fault]:
        """What is wrong in a step."""
        reading: list[Callable[[Draft], list[Fault]]] = [
            checks.catalogue,
            checks.windows,
            lambda draft: [fault for fault in checks.clerks(draft) if fault.place.field not in ("breaks", "shift")],
            lambda draft: (
                checks.hours(draft) + [f for f in checks.clerks(draft) if f.place.field in ("breaks", "shift")]
            ),
            lambda draft: checks.hall(draft) if self._tried_to_make else [],
        ]
        return reading[step](self.draft)

    def check(self) -> None:
        """Mark what is wrong, everywhere."""
        self.notice.hide()
        found = [self.faults(step) for step in range(len(self.pages))]
        for page, faults in zip(self.pages, found, strict=True):
            page.show_faults(faults)
        titles, abouts = self._titles(), self._abouts()
        for place, step in enumerate(self.rail.steps):
            wrong = bool(found[place])
            about = self.tr("%n to put right", "", len(found[place])) if wrong else abouts[place]
            step.show_step(titles[place], about, wrong=wrong, done=place < self.step)

    def go(self, step: int) -> None:
        """Open a step."""
        page = self.pages[step]
        page.show_draft(self.draft)
        self.stack.setCurrentIndex(step)
        self.rail.show_current(step)
        self._name_next()
        self.back_button.setEnabled(step > 0)
        self._about.setText(self._leads()[step])
        self.check()
        page.begin()

    def _name_next(self) -> None:
        last = self.step == len(self.pages) - 1
        self.next_button.set_label(self.tr("Make the hall") if last else self.tr("Next"))
        self.next_button.set_icon("check" if last else "arrow-right")

    def back(self) -> None:
        """Open the step before."""
        if self.step > 0 and not self.errand.busy:
            self.go(self.step - 1)

    def next(self) -> None:
        """Open the next step, if nothing is wrong in this one; after the last make the hall."""
        if self.errand.busy:
            return
        if self.step == len(self.pages) - 1:
            self.make()
        elif not self._point_out(self.step):
            self.go(self.step + 1)

    def _point_out(self, step: int) -> bool:
        """Show the first thing that is wrong in a step; whether there is any."""
        faults = self.faults(step)
        if not faults:
            return False
        if step != self.step:
            self.go(step)
        self.pages[step].go_to(faults[0])
        self.notice.tell(words.refusal(faults[0].problem))
        return True

    def make(self) -> None:
        """Make the hall with its day open; what stands in the way is pointed out."""
        self._tried_to_make = True
        self.check()
        if any(self._point_out(step) for step in range(len(self.pages))):
            return
        path, draft = self.summary.target(), self.draft
        self._begin_errand()
        self.next_button.set_label(self.tr("Making the hall…"))
        self.errand.send(lambda: self._made(path, draft), lambda _made: self._tell_made(path), self._tell_not_made)

    def _made(self, path: Path, draft: Draft) -> None:
        scenario, settings = building.build(draft), building.settings(draft, self._zone)
        making.make(path, scenario, settings, actor="guide").close()

    def _tell_made(self, path: Path) -> None:
        self._end_errand()
        self.made.emit(str(path))

    def _tell_not_made(self, error: KnownError) -> None:
        self._end_errand()
        self.summary.tell_path(words.refusal(error))
        self.summary.path.setFocus()

    def _choose(self, source: str) -> None:
        """Use a source; a spreadsheet that nobody read yet is asked for."""
        if source == "file" and source not in self._drafts:
            self.catalogue.show_source(self._source)
            self._ask_file()
        else:
            self.use(source)

    def _ask_file(self) -> None:
        kinds = self.tr("Spreadsheets (*.xlsx *.csv)")
        dialog = FileDialog(self, self.tr("Read a spreadsheet"), str(folder()), kinds)
        dialog.setFileMode(FileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda chosen: self.read(Path(chosen)))
        dialog.open()

    def _ask_sheet(self, draft: Draft) -> None:
        self._ask_to_save(self.tr("Save a spreadsheet"), "xlsx", lambda path: spreadsheet.write(draft, path))

    def _ask_hall_file(self) -> None:
        if not any(self._point_out(step) for step in range(len(self.pages))):
            self._ask_to_save(self.tr("Save a hall file"), "toml", self.write_hall_file)

    def write_hall_file(self, path: Path) -> None:
        """Write what was entered as a hall file that ``init --from`` takes."""
        write(building.build(self.draft), path)

    def _ask_to_save(self, title: str, suffix: str, save: Callable[[Path], object]) -> None:
        dialog = FileDialog(self, title, str(folder() / f"hall.{suffix}"), f"*.{suffix}")
        dialog.setAcceptMode(FileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suffix)
        dialog.fileSelected.connect(lambda chosen: self.save(Path(chosen), save))
        dialog.open()

    def save(self, path: Path, save: Callable[[Path], object]) -> None:
        """Write a file in place of what was there, as the person just agreed to; that goes only when it is whole."""
        part = path.with_name(f"{path.stem}.part{path.suffix}")
        try:
            part.unlink(missing_ok=True)
            save(part)
            part.replace(path)
        except OSError as error:
            part.unlink(missing_ok=True)
            template = QT_TRANSLATE_NOOP("Refusal", "{file} can't be written: {problem}.")
            self.notice.tell(words.refusal(BadInput(template, file=path.name, problem=system_problem(error))))
        except (KnownError, ScenarioError) as error:
            self.notice.tell(words.refusal(error) if isinstance(error, KnownError) else str(error))
        else:
            self.notice.tell(self.tr("Saved: {file}").format(file=path.name), "ready")

    def _ask_place(self) -> None:
        dialog = FileDialog(self, self.tr("The hall's file"), str(self.summary.target()), "*.hall")
        dialog.setAcceptMode(FileDialog.AcceptMode.AcceptSave)
        dialog.setOption(FileDialog.Option.DontConfirmOverwrite)
        dialog.setDefaultSuffix("hall")
        dialog.fileSelected.connect(self.summary.set_path)
        dialog.open()

    def _titles(self) -> list[str]:
        return [
            self.tr("Catalogue"), self.tr("Windows"), self.tr("Clerks and skills"), self.tr("Hours"),
            self.tr("Summary"),
        ]  # fmt: skip

    def _leads(self) -> list[str]:
        return [
            self.tr("Which services people can come for, how long each takes and how long they should wait at most"),
            self.tr("Which windows there are, and what each is equipped with"),
            self.tr("Who works here, and who is trained for what"),
            self.tr("When the hall is open, and when its clerks rest"),
            self.tr("What the hall is called, and where it is kept"),
        ]

    def _abouts(self) -> list[str]:
        draft = self.draft
        return [
            self.tr("%n service(s)", "", len(draft.offered())),
            self.tr("%n window(s)", "", len(draft.windows)),
            self.tr("%n clerk(s)", "", len(draft.clerks)),
            opening(draft.hours),
            wording.name(draft),
        ]

    def retranslate(self) -> None:
        """Set the texts."""
        self._title.setText(self.tr("New hall"))
        self.setWindowTitle(self.tr("New hall"))
        self.close_button.set_label(self.tr("Later"))
        self.close_button.setToolTip(self.tr("Close; what was entered stays until the program ends"))
        self.back_button.set_label(self.tr("Back"))
        self.notice.set_close_name(self.tr("Close"))
        for page in self.pages:
            page.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
            self.go(self.step)


def folder() -> Path:
    """Where people keep their documents; the home folder where there is no such place."""
    documents = Path.home() / "Documents"
    return documents if documents.is_dir() else Path.home()


class GuideDialog(QDialog):
    """The guide as a window over the one that asked for it; closed, it keeps what was entered."""

    def __init__(self, over: QWidget, guide: Guide) -> None:
        super().__init__(over)
        self.guide = guide
        room = Room()
        room.setWidget(guide)
        self.setLayout(column(room))
        guide.left.connect(self.hide)
        guide.made.connect(lambda _path: self.hide())
        self.resize(*SIZE)
        self.setWindowTitle(guide.windowTitle())

    def open(self) -> None:
        """Show it, as large as the screen where that is smaller."""
        room = self.screen().availableSize()
        if self.width() > room.width() or self.height() > room.height():
            self.showMaximized()
        super().open()
        self.guide.pages[self.guide.step].begin()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Hide only."""
        self.hide()
        event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.setWindowTitle(self.guide.windowTitle())
