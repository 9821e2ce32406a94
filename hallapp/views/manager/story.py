"""The whole story of a ticket, a window or a service of today, beside the manager's screen."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from hallapp.errors import KnownError
from hallapp.hall.hall import Hall
from hallapp.hall.story import Moment, WindowDay
from hallapp.views import icons, theme, words
from hallapp.views.finder import Finder
from hallapp.views.link import HallLink
from hallapp.views.manager.story_found import found, found_part
from hallapp.views.manager.story_pages import (
    About,
    Entries,
    Entry,
    read,
    service_parts,
    state_of,
    ticket_parts,
    title_of,
    window_parts,
)
from hallapp.views.widgets import IconButton, Panel, StateChip, Text, clear, column, name_clear_button, row

SIZE = (820, 680)

SEARCH = 260
"""Width of the search."""

AGAIN = 1000
"""Milliseconds between two looks at whether something has changed."""


class Story(QDialog):
    """One story at a time; its rows lead on to others, and back. What is typed lists what answers to it.

    Keys: Ctrl+F or Ctrl+K the search, Down its answers, Alt+Left back, Esc closes.
    """

    def __init__(self, over: QWidget | None, link: HallLink) -> None:
        super().__init__(over)
        self._link = link
        self._trail: list[About] = []
        self._seen: object = None
        self._asked: About | None = None
        self.entries: Entries | None = None
        self._finder: tuple[str | None, Finder] | None = None
        self._title = Text("", theme.LEAD, bold=True, elide=True)
        self._chip = StateChip("closed")
        self._told = Text("", theme.SMALL, "late", elide=True)
        self.back = IconButton("arrow-left", clicked=self.go_back)
        self.search = QLineEdit()
        self.search.addAction(icons.icon("magnifying-glass", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self.search.setFixedWidth(SEARCH)
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._typed)
        self.search.returnPressed.connect(self._find)
        self._close = IconButton("x", clicked=self.close)
        head = Panel("top")
        line = row(
            self.back, self._title, self._chip, self._told, self.search, self._close, gap=8, margin=(12, 8, 8, 8)
        )
        line.setStretch(3, 1)
        head.setLayout(line)
        self._parts = column(gap=theme.GAP)
        body = Panel("ground")
        body.setLayout(column(self._parts, margin=theme.GAP))
        layout = column(head, body)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.resize(*SIZE)
        self._timer = QTimer(self, interval=AGAIN)
        self._timer.timeout.connect(self.look)
        keys = (("Ctrl+F", self._begin), ("Ctrl+K", self._begin), ("Alt+Left", self.go_back))
        for key, act in keys:
            QShortcut(QKeySequence(key), self).activated.connect(act)
        down = QShortcut(QKeySequence("Down"), self.search, context=Qt.ShortcutContext.WidgetShortcut)
        down.activated.connect(self._enter_found)
        self.retranslate()

    @property
    def hall(self) -> Hall:
        """The hall as it is known here."""
        return self._link.hall

    @property
    def about(self) -> About | None:
        """Whose story is shown."""
        return self._trail[-1] if self._trail else None

    def retranslate(self) -> None:
        """Set the texts."""
        self.back.set_name(self.tr("Back (Alt+Left)"))
        self._close.set_name(self.tr("Close"))
        self.search.setPlaceholderText(self.tr("Ticket, window, clerk, service"))
        self.search.setAccessibleName(self.tr("Find a ticket, a window or a service"))
        name_clear_button(self.search, self.tr("Clear"))
        self._seen = None
        self.look()

    def tell(self, about: About | None) -> None:
        """Show a story; ``None``: only the search."""
        if about is not None and about != self.about:
            self._trail.append(about)
        self._seen = None
        self._told.setText("")
        self.search.clear()
        self.show()
        self.raise_()
        self.activateWindow()
        self.look()
        if about is None:
            self._begin()

    def _begin(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def go_back(self) -> None:
        """The story before."""
        if len(self._trail) > 1:
            self._trail.pop()
            self._seen = None
            self.look()

    def look(self) -> None:
        """Tell it anew if something has changed."""
        self.back.setEnabled(len(self._trail) > 1)
        if self.search.text().strip():
            self._show_found()
            return
        about = self.about
        if about is None or not self._is_known(about):
            self._trail = self._trail[:-1]
            self._show([], self.tr("Ticket, window or service"))
            self._chip.hide()
            return
        self._show_head(about)
        seen = (about, self.hall.day, self._fingerprint(about))
        if seen == self._seen:
            return
        self._seen = seen
        if about.kind == "service":
            self._take(about, None)
        elif self._asked is None:
            self._asked = about
            self._link.work(partial(read, about), partial(self._answered, about), self._failed)

    def _answered(self, about: About, found: list[Moment] | WindowDay | None) -> None:
        self._asked = None
        if about == self.about and self._is_known(about):
            self._take(about, found)
        else:
            self.look()

    def _failed(self, error: KnownError) -> None:
        self._asked = None
        self._told.setText(words.refusal(error, self.hall))

    def _is_known(self, about: About) -> bool:
        hall = self.hall
        if about.kind == "ticket":
            return about.key in hall.tickets
        return about.key in (hall.windows if about.kind == "window" else hall.catalogue.services)

    def _fingerprint(self, about: About) -> object:
        """What tells whether there is more to tell."""
        if about.kind == "ticket":
            ticket = self.hall.tickets[about.key]
            minute = self._link.now() // 60_000 if ticket.state == "waiting" else 0
            return (ticket.state, ticket.window, ticket.recalls, ticket.started, len(ticket.steps), ticket.services,
                    ticket.tied, ticket.note, minute)  # fmt: skip
        if about.kind == "window":
            window = self.hall.windows[about.key]
            return window.state, window.since, window.ticket, window.clerk, window.leaving
        return self.hall.moved, self._link.now() // 60_000

    def _take(self, about: About, found: list[Moment] | WindowDay | None) -> None:
        hall, now = self.hall, self._link.now()
        if isinstance(found, WindowDay):
            parts = window_parts(hall, now, about.key, found)
        elif found is not None:
            parts = ticket_parts(hall, now, hall.tickets[about.key], found)
        else:
            parts = service_parts(hall, now, about.key)
        self._show(parts, title_of(hall, about))

    def _show_head(self, about: About) -> None:
        self._title.setText(title_of(self.hall, about))
        self._chip.show_state(*state_of(self.hall, about))
        self._chip.show()

    def _show(self, parts: list[QWidget], title: str) -> None:
        # A row that is chosen stays so while the story goes on.
        before = self.entries
        row_ = -1 if before is None else before.currentIndex().row()
        focused = before is not None and before.hasFocus()
        clear(self._parts)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self._title.setText(title)
        for part in parts:
            self._parts.addWidget(part, 1 if part.findChild(Entries) is not None else 0)
            for entries in part.findChildren(Entries):
                entries.chosen.connect(self.tell)
        self.entries = next((entries for part in parts for entries in part.findChildren(Entries)), None)
        if not parts:
            words_ = self.tr("Type the number of a ticket or a window, or the name of a clerk or a service.")
            hint = Text(words_, theme.BODY, "muted")
            hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._parts.addWidget(hint, 1)
            return
        if self.entries is not None and row_ >= 0:
            self.entries.selectRow(min(row_, self.entries.model().rowCount() - 1))
        if self.entries is not None and (focused or not self.search.text()):
            self.entries.setFocus(Qt.FocusReason.OtherFocusReason)

    def _typed(self) -> None:
        self._seen = None
        self._told.setText("")
        self.look()

    def _found(self) -> list[Entry]:
        catalogue = self.hall.catalogue
        if self._finder is None or self._finder[0] != self.hall.day:
            self._finder = self.hall.day, Finder(catalogue.services.values(), catalogue.groups)
        return found(self.hall, self._finder[1], self.search.text())

    def _show_found(self) -> None:
        seen = (self.search.text(), self.hall.day, self.hall.moved)
        if seen == self._seen:
            return
        self._seen = seen
        self._chip.hide()
        entries = self._found()
        if not entries:
            nothing = self.tr("Nothing today answers to {typed}.").format(typed=self.search.text().strip())
            self._told.setText(nothing)
        self._show([found_part(entries)] if entries else [], self.tr("Ticket, window or service"))

    def _enter_found(self) -> None:
        if self.entries is not None:
            self.entries.setFocus(Qt.FocusReason.OtherFocusReason)
            self.entries.selectRow(0)

    def _find(self) -> None:
        """Tell the story that answers best to what was typed."""
        about = next((entry.about for entry in self._found()), None)
        if about is not None:
            self.tell(about)

    def showEvent(self, event: QShowEvent) -> None:
        """Follow the hall while it is seen."""
        super().showEvent(event)
        self._timer.start()

    def hideEvent(self, event: object) -> None:
        """Rest while it is not."""
        self._timer.stop()
        super().hideEvent(event)  # type: ignore[arg-type]
