"""The search box, what it finds, and the services that are asked for most."""

from __future__ import annotations

import unicodedata
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QStackedLayout, QWidget

from hallapp.hall.hall import Hall
from hallapp.views import theme, words
from hallapp.views.census import Census
from hallapp.views.desk import lookup
from hallapp.views.desk.results import ResultList
from hallapp.views.finder import NAME_BEGINS, Finder, Found
from hallapp.views.widgets import Button, Panel, SearchBox, Text, column, row, rule

LONGEST, QUOTED = 60, 20
"""Characters that are searched for, and that are said again when nothing answers."""

FREQUENT = 4
"""How many of the services asked for most have a key of their own."""

GAP = 8
"""Pixels between their buttons."""

SPARE = 4
"""Pixels of its padding that a button can do without."""

MOST_WANTED = 12
"""How many of them are listed while nothing is typed."""

ROOMY = 480
"""Pixels of height below which two rows of frequent services go without their heading."""

_FADING = 0.9
"""How much less an earlier ticket counts than the next one among the frequent services."""


class Choosing(QWidget):
    """Finds services; ``taken`` carries one. While ``looking`` the box is for tickets and appointments instead."""

    taken = Signal(object)
    look_up = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.looking = False
        self.frequent: list[str] = []
        self.score: dict[str, float] = {}
        self.search = SearchBox()
        self.search.setMaxLength(LONGEST)
        self.results = ResultList()
        self._catalogue: object = None
        self.finder = Finder((), {})
        self._count = Text("", theme.SMALL, "muted")
        self._keys = Text("", theme.SMALL, "muted", elide=True)
        self.nothing = Text("", theme.BODY, "muted", wrap=True)
        self._frequent_label = Text("", theme.SMALL, "muted")
        self._buttons = [
            Button(key=f"F{place + 1}", key_first=True, size=theme.SMALL, height=theme.TOUCH).align_left(8)
            for place in range(FREQUENT)
        ]
        for button in self._buttons:
            button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.look_up_button = Button(
            "", icon="ticket", key="Ctrl+F", height=56, clicked=lambda: self.look_up.emit(not self.looking)
        )
        self._build()
        self.results.taken.connect(self.taken)
        for place, button in enumerate(self._buttons):
            button.on_click(partial(self.take_frequent, place))

    def _build(self) -> None:
        self._panel = panel = Panel("card")
        head = row(self._count, 0, self._keys, margin=(16, 8, 16, 8))
        self._in_a_row = 0
        self._frequent = QGridLayout()
        self._frequent.setSpacing(GAP)
        foot = column(self._frequent_label, self._frequent, gap=8, margin=(16, 12, 16, 12))
        told = QWidget()
        told.setLayout(column(row(self.nothing, margin=16), 0))
        self._shown = QStackedLayout()
        self._shown.addWidget(self.results)
        self._shown.addWidget(told)
        panel.setLayout(column(head, rule(), self._shown, rule(), foot, margin=1))
        panel.layout().setStretch(2, 1)  # type: ignore[union-attr]
        line = row(self.search, self.look_up_button, gap=8)
        line.setStretch(0, 1)
        self.setLayout(column(line, panel, gap=12))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the frequent services out for the room there is."""
        super().resizeEvent(event)
        self._lay_frequent()

    def _lay_frequent(self) -> None:
        """In one row if all their words fit there, else in two."""
        widths = [button.sizeHint().width() - SPARE + GAP for button in self._buttons if not button.isHidden()]
        fits = sum(widths) - GAP <= self.width() - 2 * (theme.GAP + 1)
        self._frequent_label.setVisible(fits or self.height() >= ROOMY)
        in_a_row = FREQUENT if fits else FREQUENT // 2
        if in_a_row == self._in_a_row:
            return
        self._in_a_row = in_a_row
        for place, button in enumerate(self._buttons):
            self._frequent.addWidget(button, place // in_a_row, place % in_a_row)
            self._frequent.setColumnStretch(place, 0 if fits or place >= in_a_row else 1)
        self._panel.layout().activate()  # type: ignore[union-attr]

    def retranslate(self) -> None:
        """Set the texts."""
        self._keys.setText(self.tr("↑ ↓ choose, Enter takes, Esc clears"))
        self._frequent_label.setText(self.tr("Recent and frequent"))
        self.results.setAccessibleName(self.tr("Services found"))
        self.look_up_button.set_label(self.tr("Look up"))
        self._name_search()

    def begin_look_up(self, on: bool) -> None:
        """Let the search box find tickets and appointments, or services again."""
        self.looking = on
        self.search.clear()
        self._name_search()

    def _name_search(self) -> None:
        if self.looking:
            self.search.set_words(self.tr("Look up a ticket or appointment"), self.tr("number, phone, name; Esc ends"))
        else:
            self.search.set_words(self.tr("Search for a service"), self.tr("pinyin, Chinese, English, code"))

    def take_frequent(self, place: int) -> None:
        """Take one of the frequent services."""
        if place < len(self.frequent):
            self.taken.emit(self.frequent[place])

    def show_hall(self, hall: Hall, census: Census) -> None:
        """Show what is asked for most, and what was found, as the hall stands now."""
        if hall.catalogue is not self._catalogue:
            self._catalogue = hall.catalogue
            self.finder = Finder(hall.catalogue.services.values(), hall.catalogue.groups)
            self.results.set_spelling({key: self.finder.initials(key) for key in hall.catalogue.services})
        self._show_frequent(hall)
        self.show_found(hall, census)

    def show_found(self, hall: Hall, census: Census, *, anew: bool = False) -> None:
        """Show what answers; ``anew``: another letter was typed, so the best answer is chosen anew."""
        typed = self.search.text()
        if self.looking:
            found, best = [], None
            self._count.setText(self.tr("Look-up: what answers stands below"))
        elif typed.strip():
            # An input method may have written it in full width.
            found = self.finder.find(unicodedata.normalize("NFKC", typed), self.score)
            best = found[0].service.id if found else None
            self._count.setText(self.tr("%n service(s)", "", len(found)))
        else:
            found, best = self._most_wanted(hall), None
            self._count.setText(self.tr("Type to search; asked for most today:"))
        if typed.strip() and not self.looking and not found:
            self.nothing.setText(self._nothing(hall, typed.strip()))
            self._shown.setCurrentIndex(1)
        else:
            self._shown.setCurrentIndex(0)
        counts = {hit.service.id: (census.waiting[hit.service.id], census.late[hit.service.id]) for hit in found}
        self.results.show_found(found, counts, choose=best if anew else self.results.chosen())

    def _nothing(self, hall: Hall, typed: str) -> str:
        """What is said where no service answers."""
        ticket = lookup.number(hall, typed)
        if ticket is not None:
            return self.tr("Ticket {number} stands below: Enter goes there.").format(number=ticket.number)
        quoted = typed if len(typed) <= QUOTED else f"{typed[:QUOTED]}…"
        return self.tr('No service answers to "{typed}": Esc clears it, Ctrl+F looks up a ticket.').format(typed=quoted)

    def _most_wanted(self, hall: Hall) -> list[Found]:
        services, groups = hall.catalogue.services, hall.catalogue.groups
        wanted = sorted(self.score, key=lambda service: -self.score[service])[:MOST_WANTED]
        return [Found(services[key], groups[services[key].group], NAME_BEGINS) for key in wanted]

    def _show_frequent(self, hall: Hall) -> None:
        self.score = wanted(hall)
        self.frequent = sorted(self.score, key=lambda service: -self.score[service])[:FREQUENT]
        for place, button in enumerate(self._buttons):
            known = place < len(self.frequent)
            button.setVisible(known)
            if known:
                service = hall.catalogue.services[self.frequent[place]]
                button.set_label(words.name(service.names, service.id))
                button.setToolTip(button.label())
        self._lay_frequent()


def wanted(hall: Hall) -> dict[str, float]:
    """How much each service is asked for, the latest tickets counting most; before any, what is expected."""
    score: dict[str, float] = {}
    for service in hall.catalogue.services.values():
        score[service.id] = 1e-9 * sum(rate.per_hour * (rate.end - rate.start) for rate in service.arrivals)
    weight = 1.0
    for ticket in reversed(hall.tickets.values()):
        score[ticket.first_service] += weight
        weight *= _FADING
    return score
