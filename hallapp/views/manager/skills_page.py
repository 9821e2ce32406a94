"""Who may serve what: the grid, and what unsaved changes would do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QPoint, QPointF, QTimer, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QToolButton, QWidget

from hallapp import promises
from hallapp.views import icons, theme, words
from hallapp.views.finder import Finder
from hallapp.views.link import HallLink
from hallapp.views.manager import wording
from hallapp.views.manager.advising import Advising
from hallapp.views.manager.grid import Grid, paint_mark
from hallapp.views.manager.matrix import Skills, mark_words
from hallapp.views.manager.remedies import remedies
from hallapp.views.manager.unsaved import Mark, Unsaved, reversed_
from hallapp.views.widgets import Button, Figure, IconButton, Panel, Text, column, row, rule
from simulation.actions import Changes
from simulation.options import Advice

OPEN_GROUPS = 6
"""How many groups stand unfolded at first: those with most people waiting."""

PAUSE = 300
"""Milliseconds without another change after which a preview is asked for."""

FOUND_GROUPS = 8

Do = Callable[..., object]


class MarkSample(QWidget):
    """A mark for the legend."""

    def __init__(self, kind: Mark) -> None:
        super().__init__()
        self._kind = kind
        self.setFixedSize(18, 18)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_mark(painter, QPointF(9, 9), self._kind)
        painter.end()


class Preview(Panel):
    """What the unsaved changes would do, and the buttons that save or drop them."""

    def __init__(self) -> None:
        super().__init__("card")
        self._title = Text("", theme.BODY, bold=True)
        self._about = Text("", theme.SMALL, "muted", elide=True)
        self._changes = Text("", theme.SMALL, "accent", elide=True)
        self._note = Text("", theme.SMALL, "muted", elide=True)
        self.figures = [Figure() for _ in range(4)]
        self._bounds = [Text("", theme.SMALL, "muted") for _ in self.figures]
        self.discard = Button("")
        self.save = Button("", look="main", icon="check")
        head = row(self._title, self._about, gap=8)
        head.setStretch(1, 1)
        left = QWidget()
        left.setLayout(column(0, head, self._changes, self._note, 0, gap=4))
        left.setMinimumWidth(220)
        line = row(left, gap=24, margin=(16, 12, 16, 12))
        line.setStretch(0, 1)
        for figure, bounds in zip(self.figures, self._bounds, strict=True):
            edge = Panel("rule")
            edge.setFixedWidth(1)
            line.addWidget(edge)
            line.addLayout(column(0, figure, bounds, 0))
        line.addSpacing(8)
        line.addWidget(self.discard)
        line.addWidget(self.save)
        self.setLayout(line)
        self.setFixedHeight(112)

    def retranslate(self) -> None:
        """Set the texts."""
        self._title.setText(self.tr("What it would do"))
        self.discard.set_label(self.tr("Discard"))
        self.save.set_label(self.tr("Save and use"))

    def show_changes(self, link: HallLink, changes: Changes, advice: Advice | None, computing: bool) -> None:
        """Show the changes, and their effect once it is known."""
        self.discard.setEnabled(bool(changes))
        self.save.setEnabled(bool(changes))
        unsaved = self.tr("%n unsaved", "", len(changes))
        if advice is not None:
            simulated = self.tr("{days} simulated days in {seconds} s").format(
                days=words.number(advice.days), seconds=words.number(advice.seconds, 1)
            )
            about = f"{unsaved} · {simulated}"
        elif computing:
            simulating = self.tr("simulating…")
            about = f"{unsaved} · {simulating}"
        else:
            about = unsaved if changes else ""
        self._about.setText(about)
        scenario = link.hall.configuration() if changes else None
        listed = [wording.action((change,), scenario) for change in changes] if scenario is not None else []
        self._changes.setText(words.listed(listed))
        self._note.setText(
            self.tr("Saved changes hold for the next call, and are written to the log.")
            if changes
            else self.tr("Click a mark to switch it; L or the right button: only if nothing else waits.")
        )
        self._show_effects(link, advice if changes else None)

    def _show_effects(self, link: HallLink, advice: Advice | None) -> None:
        labels = (self.tr("Wait per person"), self.tr("In target"), self.tr("Idle while waiting"), self.tr("Done by"))
        option = None if advice is None else next((o for o in advice.options if o.changes), None)
        if advice is None or option is None:
            for figure, bounds, label in zip(self.figures, self._bounds, labels, strict=True):
                figure.show_value(label, "–")
                bounds.setText("")
            return
        wait, target = option.effect["mean_wait"], option.effect["service_level"]
        idle, overtime = option.effect["idle_while_waiting"], option.effect["overtime"]
        minutes = wording.translate("manager", "min")
        points, point_bounds = wording.points(target)
        at, low, high = wording.done_by(link.hall, advice, option)
        shown = (
            (wording.signed(wait.mean), minutes, wording.interval(wait.low, wait.high), wording.ink(wait)),
            (points, "", point_bounds, wording.ink(target, less_is_better=False)),
            (wording.signed(idle.mean, 0), minutes, wording.interval(idle.low, idle.high, 0), wording.ink(idle)),
            (words.clock(at), "", f"{words.clock(low)}–{words.clock(high)}", wording.ink(overtime)),
        )
        for figure, bounds, label, (number, unit, span, ink) in zip(
            self.figures, self._bounds, labels, shown, strict=True
        ):
            figure.show_value(label, number, unit, ink)
            bounds.setText(span)


class SkillsPage(QWidget):
    """The grid with its search, and the strip that shows what a change would do before it is saved."""

    menu = Signal(str, QPoint)

    def __init__(self, link: HallLink, advising: Advising, do: Do, now: Callable[[], int]) -> None:
        super().__init__()
        self._link = link
        self._advising = advising
        self._do = do
        self._now = now
        self.unsaved = Unsaved()
        self.model = Skills(self.unsaved)
        self.model.setParent(self)
        self.grid = Grid(self.model)
        self.preview = Preview()
        self._advice: Advice | None = None
        self._saved: Changes = ()
        self._groups: list[str] = []
        self._day = link.hall.day
        self._finder: Finder | None = None
        self._title = Text("", theme.LEAD, bold=True)
        self.search = QLineEdit()
        self.search.addAction(icons.icon("magnifying-glass", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self.search.setMinimumWidth(260)
        self.search.setMaximumWidth(320)
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.only_waiting = Button("", look="choice")
        self.only_waiting.setChecked(True)
        self._legend: dict[Mark, Text] = {kind: Text("", theme.SMALL, "muted") for kind in mark_words()}
        self.undo_button = IconButton("arrow-counter-clockwise", clicked=self.undo)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._ask_preview)
        self._build()
        self._connect()

    def _build(self) -> None:
        legend = row(gap=12)
        for kind, words_ in self._legend.items():
            if kind != "untrained":
                legend.addLayout(row(MarkSample(kind), words_, gap=4))
        head = row(self._title, self.search, self.only_waiting, 0, gap=12, margin=(16, 10, 16, 10))
        head.addLayout(legend)
        head.addWidget(self.undo_button)
        panel = Panel("card")
        layout = column(head, rule(), self.grid, margin=1)
        layout.setStretch(2, 1)
        panel.setLayout(layout)
        whole = column(panel, self.preview, gap=theme.GAP)
        whole.setStretch(0, 1)
        self.setLayout(whole)

    def _connect(self) -> None:
        self.grid.changed.connect(self._changed)
        self.grid.window_menu.connect(self.menu)
        self.search.textChanged.connect(self._search)
        self.only_waiting.clicked.connect(self._begin_groups)
        self.preview.discard.on_click(self.discard)
        self.preview.save.on_click(self.save)
        self._advising.previewed.connect(self._previewed)
        for key, act in (("Ctrl+S", self.save), ("Ctrl+Z", self.undo), ("Ctrl+F", self.search.setFocus)):
            QShortcut(QKeySequence(key), self).activated.connect(act)

    def retranslate(self) -> None:
        """Set the texts."""
        self._title.setText(self.tr("Skills"))
        self.search.setPlaceholderText(self.tr("Service or clerk, pinyin initials"))
        self.search.setAccessibleName(self.tr("Search the skills"))
        for button in self.search.findChildren(QToolButton):
            button.setAccessibleName(self.search.accessibleName())
        self.only_waiting.set_label(self.tr("Only groups where people wait"))
        self.undo_button.set_name(self.tr("Take the last saved change back (Ctrl+Z)"))
        self.grid.setAccessibleName(self.tr("Skills"))
        for kind, label in mark_words().items():
            self._legend[kind].setText(label)
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
        if not self._groups:
            self._begin_groups(show=False)
        self.model.show_hall(hall, now, self._shown_groups(), remedies(hall, now))
        self.grid.show_now(now)
        self.undo_button.setEnabled(bool(self._saved))
        self._show_preview()

    def _waiting_groups(self) -> list[str]:
        """The groups where people wait, most people first."""
        hall = self._link.hall
        counts: dict[str, int] = {}
        for ticket in hall.in_line.values():
            group = hall.catalogue.services[ticket.services[0]].group
            counts[group] = counts.get(group, 0) + 1
        return sorted(counts, key=lambda group: -counts[group])

    def _begin_groups(self, *, show: bool = True) -> None:
        """Choose the groups anew; afterwards columns keep their places, so that no click hits another one."""
        waiting = self._waiting_groups()
        chosen = self.only_waiting.isChecked() and waiting
        self._groups = waiting if chosen else list(self._link.hall.catalogue.groups)
        self.model.folded = set(waiting[OPEN_GROUPS:]) if chosen else set()
        if show:
            self.show_page()

    def _shown_groups(self) -> list[str]:
        typed = self.search.text().strip()
        if typed and self._finder is not None:
            found = dict.fromkeys(hit.service.group for hit in self._finder.find(typed, {}))
            return list(found)[:FOUND_GROUPS] or self._groups
        if self.only_waiting.isChecked():
            new = [group for group in self._waiting_groups() if group not in self._groups]
            self.model.folded |= set(new)
            self._groups += new
        return self._groups

    def _search(self) -> None:
        self.show_page()
        typed = self.search.text().strip()
        if not typed:
            return
        people = [typed.lower() in self.model.line_words(line).lower() for line in self.model.lines]
        row_ = people.index(True) if any(people) else max(self.grid.currentIndex().row(), 0)
        self.model.folded -= set(self._shown_groups())
        self.show_page()
        found = [hit.service.id for hit in self._finder.find(typed, {})] if self._finder is not None else []
        services = [column_.service for column_ in self.model.columns]
        place = next((services.index(service) for service in found if service in services), 0)
        index = self.model.index(row_, place)
        self.grid.setCurrentIndex(index)
        self.grid.scrollTo(index)

    def _changed(self) -> None:
        self._advice = None
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
        self.preview.show_changes(self._link, changes, self._advice, bool(changes) and self._advice is None)

    def discard(self) -> None:
        """Drop the unsaved changes."""
        self.unsaved.wanted.clear()
        self._advice = None
        self._advising.drop_preview()
        self.show_page()

    def save(self) -> None:
        """Save the changes: one command, all of them or none."""
        changes = self._changes()
        if changes:
            self._apply(changes, self._advice)

    def undo(self) -> None:
        """Take the last saved change back."""
        if self._saved:
            self._apply(reversed_(self._saved), None)

    def _apply(self, changes: Changes, advice: Advice | None) -> None:
        option = None if advice is None else next((o for o in advice.options if o.changes == changes), None)
        request: dict[str, Any] = {"do": "apply", "changes": [change.mapping() for change in changes]}
        answer = self._advising.previewed_as
        if answer is not None and answer.advice is advice and option is not None:
            request["advice"] = promises.promised(answer, option)

        def saved(_answer: object) -> None:
            self._saved = () if changes == reversed_(self._saved) and self._saved else changes
            self._advice = None
            self.unsaved.forget_settled(self._link.hall)
            self.show_page()
            self._advising.ask()

        self._do(request, saved)
