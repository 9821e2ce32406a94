"""Who may serve what: the grid, and what unsaved changes would do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QMenu, QWidget

from hallapp import promises
from hallapp.errors import KnownError
from hallapp.live import Live
from hallapp.views import theme, words
from hallapp.views.files import FileDialog
from hallapp.views.finder import Finder
from hallapp.views.link import HallLink
from hallapp.views.manager import fills, skills_menus, wording
from hallapp.views.manager.advising import Advising
from hallapp.views.manager.choosing import Choose
from hallapp.views.manager.grid import Grid, MarkSample
from hallapp.views.manager.matrix import Shown, Skills, mark_words
from hallapp.views.manager.preview import Preview
from hallapp.views.manager.remedies import remedies
from hallapp.views.manager.skills_bar import SkillsBar
from hallapp.views.manager.skills_file import Words, write
from hallapp.views.manager.skills_saving import Do, Saving
from hallapp.views.manager.unsaved import Skill, Unsaved
from hallapp.views.widgets import Panel, column, rule
from simulation.actions import Changes
from simulation.options import Advice

__all__ = ["MarkSample", "SkillsPage"]

OPEN_GROUPS = 6
"""How many groups stand unfolded at first: those with most people waiting."""

PAUSE = 300
"""Milliseconds without another change after which a preview is asked for."""

FOUND_GROUPS = 8

STEPS = 100
"""How many unsaved changes can be taken back one by one."""

Wanted = dict[tuple[str, str], Skill]


class SkillsPage(QWidget):
    """The grid with its search, and the strip that shows what a change would do before it is saved.

    Keys: Ctrl+F searches, Ctrl+S saves, Ctrl+Z takes the last change back: those that are not saved one by one,
    then what was saved last.
    """

    menu = Signal(str, QPoint)

    def __init__(self, link: HallLink, advising: Advising, do: Do, now: Callable[[], int]) -> None:
        super().__init__()
        self._link = link
        self._advising = advising
        self._now = now
        self.unsaved = Unsaved()
        self.model = Skills(self.unsaved)
        self.model.setParent(self)
        self.grid = Grid(self.model)
        self.preview = Preview()
        self.bar = SkillsBar()
        self.search = self.bar.search
        self._advice: Advice | None = None
        self._told = ""
        self.saving = Saving(link, do, self._saved)
        self._steps: list[Wanted] = []
        self._last: Wanted = {}
        self._taken: str | None = None
        self._groups: list[str] = []
        self._services: list[str] = []
        self._nobody_waited = False
        self._day = link.hall.day
        self._finder: Finder | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._ask_preview)
        panel = Panel("card")
        layout = column(self.bar, rule(), self.grid, margin=1)
        layout.setStretch(2, 1)
        panel.setLayout(layout)
        whole = column(panel, self.preview, gap=theme.GAP)
        whole.setStretch(0, 1)
        self.setLayout(whole)
        self._connect()

    def _connect(self) -> None:
        self.grid.changed.connect(self.changed)
        self.grid.window_menu.connect(self.menu)
        self.grid.taken.connect(self._take)
        self.grid.given.connect(self._give)
        self.bar.searched.connect(self._search)
        self.bar.chosen.connect(self.choose)
        self.bar.fill.on_click(lambda: self._popup(self.fill_menu(), self.bar.fill))
        self.bar.templates.on_click(lambda: self._popup(self.templates_menu(), self.bar.templates))
        self.bar.export.clicked.connect(lambda _checked=False: self._ask_file())
        self.bar.undo.clicked.connect(lambda _checked=False: self.undo())
        self.preview.when.chosen.connect(lambda _day: self._show_preview())
        self.preview.discard.on_click(self.discard)
        self.preview.save.on_click(self.save)
        self._advising.previewed.connect(self._previewed)
        for key, act in (("Ctrl+S", self.save), ("Ctrl+Z", self.undo), ("Ctrl+F", self.search.setFocus)):
            QShortcut(QKeySequence(key), self).activated.connect(act)

    def retranslate(self) -> None:
        """Set the texts."""
        self.bar.retranslate()
        self.grid.setAccessibleName(self.tr("Skills"))
        self._told = ""
        self.preview.retranslate()
        self.grid.retranslate()

    def show_page(self) -> None:
        """Show the hall as it is now."""
        hall, now = self._link.hall, self._now()
        if hall.day != self._day or self._finder is None:
            self._day = hall.day
            self._finder = Finder(hall.catalogue.services.values(), hall.catalogue.groups)
            self._groups = []
        self.unsaved.forget_settled(hall)
        still = self.grid.underMouse() or self.grid.hasFocus()
        if not self._groups or (self._nobody_waited and hall.in_line and not still):
            self._begin_groups()
        self.model.show_hall(hall, now, self._shown(), remedies(hall, now), still=still)
        self.grid.show_now(now)
        self._show_preview()

    def showEvent(self, event: QShowEvent) -> None:
        """Who comes back to the page sees where people wait now."""
        super().showEvent(event)
        if not self.unsaved.wanted:
            self._groups = []

    def choose(self) -> None:
        """Show what is chosen above the grid; afterwards columns keep their places, so that no click hits another."""
        self._begin_groups()
        self.show_page()

    def _waiting(self) -> tuple[list[str], list[str]]:
        """The groups where people wait, most people first, and the services that they wait for."""
        hall = self._link.hall
        counts: dict[str, int] = {}
        services: dict[str, None] = {}
        for ticket in hall.in_line.values():
            group = hall.catalogue.services[ticket.services[0]].group
            counts[group] = counts.get(group, 0) + 1
            services[ticket.services[0]] = None
        return sorted(counts, key=lambda group: -counts[group]), list(services)

    def _begin_groups(self) -> None:
        groups, services = self._waiting()
        some = self.bar.which_services() != "all" and bool(groups)
        self._nobody_waited = not groups
        self._groups = groups if some else list(self._link.hall.catalogue.groups)
        self._services = services
        self.model.folded = set(groups[OPEN_GROUPS:]) if some and self.bar.which_services() == "groups" else set()

    def _shown(self) -> Shown:
        rows, order, which = self.bar.which_rows(), self.bar.which_order(), self.bar.which_services()
        people = self._called()
        typed = self.bar.typed() if people else ""
        found = self._found()
        if found and not people:
            groups = list(dict.fromkeys(self._link.hall.catalogue.services[service].group for service in found))
            return Shown(tuple(groups[:FOUND_GROUPS]), frozenset(found), rows, order)
        only = None
        if which != "all" and self._waiting()[0]:
            groups, services = self._waiting()
            new = [group for group in groups if group not in self._groups]
            self.model.folded |= set(new) if which == "groups" else set()
            self._groups += new
            self._services += [service for service in services if service not in self._services]
            only = frozenset(self._services) if which == "services" else None
        return Shown(tuple(self._groups), only, rows, order, typed)

    def _found(self) -> list[str]:
        """The services that answer to what is typed."""
        typed = self.bar.typed()
        if not typed or self._finder is None:
            return []
        return [hit.service.id for hit in self._finder.find(typed, {})]

    def _called(self) -> bool:
        """Whether what is typed means a window or a clerk: services come second."""
        typed = self.bar.typed()
        return bool(typed) and any(self.model.is_called(line, typed) for line in self.model.everybody())

    def _search(self) -> None:
        self.model.folded -= {self._link.hall.catalogue.services[service].group for service in self._found()}
        self.show_page()
        if not self.bar.typed():
            return
        services = [column_.service for column_ in self.model.columns]
        place = next((services.index(service) for service in self._found() if service in services), 0)
        row = next((at for at, line in enumerate(self.model.lines) if line.section is None), 0)
        index = self.model.index(row, place)
        self.grid.setCurrentIndex(index)
        self.grid.scrollTo(index)

    def changed(self) -> None:
        """Something else is wanted: ask what it would do."""
        if self._last != self.unsaved.wanted:
            self._steps = [*self._steps[-STEPS:], self._last]
            self._last = dict(self.unsaved.wanted)
        self._advice = None
        self._told = ""
        self._pause.start()
        self._show_preview()

    def _changes(self) -> Changes:
        return self.unsaved.changes(self._link.hall)

    def _ask_preview(self) -> None:
        changes = self._changes()
        if changes and self._link.hall.is_open:
            self._advising.preview(changes)
        else:
            self._advising.drop_preview()

    def _previewed(self, advice: Advice) -> None:
        if any(option.changes == self._changes() for option in advice.options):
            self._advice = advice
            self._show_preview()

    def _show_preview(self) -> None:
        changes = self._changes()
        self.bar.undo.setEnabled(bool(self._steps) or self.saving.can_be_taken_back)
        computing = bool(changes) and self._advice is None and self._link.hall.is_open
        self.preview.show_changes(self._link, changes, self._advice, computing, self._told)

    def tell(self, sentence: str) -> None:
        """Say something under the changes, until something else is wanted."""
        self._told = sentence
        self._show_preview()

    def _refilled(self, told: str = "") -> None:
        self.changed()
        self._told = told
        self.show_page()

    def fill_group(self, window: str, group: str, on: bool) -> None:
        """Switch a group on or off for a window."""
        found = fills.fill(self._link.hall, self.unsaved, window, self.model.services(group), on)
        self._refilled(self.tr("Nobody there is trained for any of them.") if found is None else "")

    def fill_service(self, service: str, on: bool) -> None:
        """Switch a service on or off wherever somebody is trained for it."""
        for window in self._link.hall.windows:
            fills.fill(self._link.hall, self.unsaved, window, [service], on)
        self._refilled()

    def copy(self, source: str, target: str) -> None:
        """Let a window serve what another one does; say what its clerk is not trained for."""
        hall = self._link.hall
        copied = fills.copy_set(hall, self.unsaved, source, target)
        sentence = self.tr("{target} as {source}: {on} switched on, {off} off.").format(
            target=wording.window(target), source=wording.window(source),
            on=words.number(len(copied.on)), off=words.number(len(copied.off)),
        )  # fmt: skip
        if copied.untrained:
            missing = [wording.service(hall, service) for service in copied.untrained]
            left = self.tr("%n not copied, nobody there is trained: {services}", "", len(missing)).format(
                services=words.listed(missing)
            )
            sentence = f"{sentence} {left}"
        self._refilled(sentence)

    def _take(self, window: str) -> None:
        self._taken = window
        self.tell(self.tr("Taken from {window}. Ctrl+V on another line lets it serve the same.").format(
            window=wording.window(window)))  # fmt: skip

    def _give(self, window: str) -> None:
        if self._taken in self._link.hall.windows and self._taken is not None and self._taken != window:
            self.copy(self._taken, window)

    def show_template(self, name: str) -> None:
        """Want what a template says: it can be looked at, tried and saved like any change."""
        self.unsaved.wanted = {}
        fills.show_template(self._link.hall, self.unsaved, self._link.hall.templates[name])
        self._refilled(self._told_shown(name))

    def show_plan(self, day: str) -> None:
        """Want what is planned for a day."""
        self.unsaved.wanted = {}
        fills.show_plan(self._link.hall, self.unsaved, self._link.hall.planned[day])
        self.preview.when.set_value(day)
        self._refilled(self._told_shown(words.date(day)))

    def _told_shown(self, name: str) -> str:
        if self._changes():
            return self.tr("{name}: what differs from now is marked.").format(name=name)
        return self.tr("{name}: nothing differs from now.").format(name=name)

    def ask_template(self) -> None:
        """Ask for a name, and keep what the grid shows under it."""
        known = [(name, name) for name in self._link.hall.templates]
        ask = Choose(
            self,
            self.tr("Keep what the grid shows as a template"),
            [("", self.tr("a new one, named below")), *known],
            line=self.tr("its name"),
            own="",
            beside=False,
            take=self.tr("Keep"),
        )
        ask.chosen.connect(lambda name, written: self.keep_template(written or name))
        ask.open()

    def keep_template(self, name: str) -> None:
        """Keep what the grid shows under a name, what is not saved included."""
        self.saving.keep_template(name, fills.planned(self._link.hall, self.unsaved))

    def fill_menu(self) -> QMenu:
        """What can be filled from the current cell."""
        index = self.grid.currentIndex()
        line = self.model.lines[index.row()] if index.isValid() else self.model.lines[0]
        place = self.model.columns[max(index.column(), 0)]
        return skills_menus.fill_menu(self, self._link.hall, line.window, place.group, place.service, self)

    def templates_menu(self) -> QMenu:
        """The templates and plans of the hall."""
        return skills_menus.templates_menu(self, self._link.hall, self, self.saving)

    @staticmethod
    def _popup(menu: QMenu, under: QWidget) -> None:
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(under.mapToGlobal(QPoint(0, under.height())))

    def discard(self) -> None:
        """Drop the unsaved changes."""
        self._forget()
        self._advice = None
        self._told = ""
        self._advising.drop_preview()
        self.show_page()

    def save(self) -> None:
        """Save the changes, from now on or as a plan: one command, all of them or none."""
        changes, day = self._changes(), self.preview.day()
        if changes and day:
            self.saving.plan(day, fills.planned(self._link.hall, self.unsaved))
        elif changes:
            self.saving.apply(changes, self._promised(changes))

    def _promised(self, changes: Changes) -> dict[str, Any] | None:
        """What the preview says of the changes, if it is of these."""
        answer, advice = self._advising.previewed_as, self._advice
        option = None if advice is None else next((o for o in advice.options if o.changes == changes), None)
        if answer is None or answer.advice is not advice or option is None:
            return None
        return promises.promised(answer, option)

    def _saved(self, told: str, wanted: bool) -> None:
        """A command was carried out."""
        if wanted:
            self._forget()
            self.preview.when.set_value("")
        self._advice = None
        self._told = told
        self.show_page()
        self._advising.ask()

    def undo(self) -> None:
        """Take the last change back: of those that are not saved, else what was saved last."""
        if self._steps:
            self.unsaved.wanted = self._steps.pop()
            self._last = dict(self.unsaved.wanted)
            self._refilled()
            return
        self.saving.take_back()

    def _forget(self) -> None:
        """Want nothing, and nothing back."""
        self.unsaved.wanted = {}
        self._steps, self._last = [], {}

    def _ask_file(self) -> None:
        title = self.tr("Export the grid (CSV, Excel)")
        dialog = FileDialog(self, title, "", "Excel (*.xlsx);;CSV (*.csv)")
        dialog.setAcceptMode(FileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("xlsx")
        dialog.selectFile(f"{self.tr('skills')}-{self._link.hall.day}.xlsx")
        dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix("csv" if "csv" in chosen else "xlsx"))
        dialog.fileSelected.connect(lambda name: self.export(Path(name)))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def export(self, path: Path) -> None:
        """Write who may serve what now; by the file's name CSV or a workbook."""
        heads = (self.tr("Window"), self.tr("Clerk"), self.tr("State"), self.tr("Group"), self.tr("Service"))
        said = Words(heads, dict(mark_words()), dict(words.window_states()))

        def job(live: Live) -> None:
            write(live.hall, path, said)

        def done(_answer: object) -> None:
            self.tell(self.tr("Written: {file}").format(file=path.name))

        def failed(error: KnownError) -> None:
            self.tell(words.refusal(error, self._link.hall))

        self._link.work(job, done, failed)
