"""The front desk's screen."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from hallapp.devices.printer import SlipPrinter
from hallapp.errors import KnownError
from hallapp.views import slips, theme, words
from hallapp.views.census import Census
from hallapp.views.desk.draft import Draft
from hallapp.views.desk.issued import Issued
from hallapp.views.desk.results import ResultList
from hallapp.views.desk.tickets import Tickets
from hallapp.views.finder import NAME_BEGINS, Finder, Found
from hallapp.views.link import Answer, HallLink
from hallapp.views.printing import STATE_TOKENS, state_words
from hallapp.views.view import View
from hallapp.views.widgets import (
    Button,
    Icon,
    IconButton,
    NoticeBar,
    Panel,
    SearchBox,
    StateChip,
    Text,
    column,
    row,
    rule,
)
from simulation.scenario import CLASSES

FREQUENT = 4
"""How many of the services asked for most have a key of their own."""

LOWER, LEAST_LOWER, ROOMY = 252, 214, 720
"""Pixels that the lower part is high, what it makes do with on a smaller screen, and from what height it need not."""

MOST_WANTED = 12
"""How many of them are listed while nothing is typed."""

_FADING = 0.9
"""How much less an earlier ticket counts than the next one among the frequent services."""


class Desk(View):
    """Finds services by whatever is typed, makes a ticket of them and looks after those who come back.

    Keys: letters search; Enter takes the chosen service, and with nothing
    typed issues the ticket; 1–4 choose the class and Backspace takes the last
    service off while nothing is typed; F1–F4 the frequent services; F5–F7 the
    tabs; F9 prints the last slip again; Escape clears.

    Parameters
    ----------
    printer : SlipPrinter
        Where slips go.
    slip_link : str
        Address of the citizen's page with ``{number}``; empty: no square code.
    choose_printer : callable, optional
        Asks the person for another printer, in a dialog over the widget that it is given.
    """

    def __init__(
        self,
        link: HallLink,
        printer: SlipPrinter,
        *,
        slip_link: str = "",
        choose_printer: Callable[[QWidget], object] | None = None,
    ) -> None:
        super().__init__(link)
        self._choose_printer = choose_printer
        self._printer = printer
        self._slip_link = slip_link
        self._day = self.hall.day
        self._score: dict[str, float] = {}
        self._frequent: list[str] = []
        self._last_issued = ""
        self._issuing = False
        self._title = Text("", theme.LEAD, bold=True)
        self._hall_name = Text("", theme.BODY, "muted", elide=True)
        self._waiting = StateChip("waiting")
        self._late = StateChip("late")
        self._printer_state = StateChip("closed", icon="printer")
        self._printer_button = IconButton("gear", clicked=self._ask_printer)
        self._time = Text("", theme.BODY, bold=True)
        self.search = SearchBox()
        self.results = ResultList()
        self._finder = self._learn_catalogue()
        self._count = Text("", theme.SMALL, "muted")
        self._keys = Text("", theme.SMALL, "muted")
        self._frequent_label = Text("", theme.SMALL, "muted")
        self._frequent_buttons = [
            Button(key=f"F{place + 1}", key_first=True, size=theme.SMALL).align_left(8) for place in range(FREQUENT)
        ]
        self.draft = Draft()
        self.issued = Issued()
        self.tickets = Tickets()
        self._closed = NoticeBar(closable=False)
        self._build()
        self._connect()
        self.resize(1366, 768)
        self.begin()
        self.search.setFocus()

    def _build(self) -> None:
        self._lower = self._lower_part()
        left = QWidget()
        left.setFixedWidth(560)
        left.setLayout(column(self.search, self._results_panel(), gap=12))
        upper = row(left, self.draft, gap=theme.GAP)
        upper.setStretch(1, 1)
        body = column(self.staleness, self._closed, self.notice, upper, self._lower, gap=theme.GAP, margin=theme.GAP)
        body.setStretch(3, 1)
        self.setLayout(column(self._top(), body))

    def _top(self) -> Panel:
        top = Panel("top")
        top.setFixedHeight(48)
        line = row(
            Icon("desktop", "accent", 24), self._title, self._hall_name, 0,
            self._waiting, self._late, self._printer_state, self._printer_button, self._time,
            gap=12, margin=(16, 0, 16, 0),
        )  # fmt: skip
        line.setStretch(2, 1)
        top.setLayout(line)
        return top

    def _results_panel(self) -> Panel:
        panel = Panel("card")
        head = row(self._count, 0, self._keys, margin=(16, 8, 16, 8))
        quick = row(*self._frequent_buttons, gap=8)
        foot = column(self._frequent_label, quick, gap=8, margin=(16, 12, 16, 12))
        panel.setLayout(column(head, rule(), self.results, rule(), foot, margin=1))
        return panel

    def _lower_part(self) -> Panel:
        lower = Panel("card")
        edge = Panel("rule")
        edge.setFixedWidth(1)
        line: QHBoxLayout = row(self.issued, edge, self.tickets, margin=1)
        line.setStretch(2, 1)
        lower.setLayout(line)
        return lower

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave room for the upper part."""
        super().resizeEvent(event)
        self._lower.setFixedHeight(LOWER if self.height() >= ROOMY else LEAST_LOWER)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._search)
        self.search.installEventFilter(self)
        self.results.taken.connect(self.take)
        self.draft.changed.connect(self._show_draft)
        self.draft.issue.connect(self.issue)
        self.issued.reprint.connect(self.reprint)
        self.tickets.reprint.connect(self.reprint)
        self.tickets.command.connect(self._command)
        self._printer.changed.connect(self._show_printer)
        self._printer.failed.connect(self._printer_failed)
        for place, button in enumerate(self._frequent_buttons):
            button.on_click(partial(self._take_frequent, place))
            self._shortcut(f"F{place + 1}", partial(self._take_frequent, place))
        for key, tab in (("F5", "last"), ("F6", "missed"), ("F7", "parked")):
            self._shortcut(key, partial(self.tickets.show_tab, tab))
        self._shortcut("F9", lambda: self.reprint(self._last_issued))
        self._shortcut("Ctrl+Return", self.issue)
        self._shortcut("Escape", self._escape)

    def _shortcut(self, key: str, action: Callable[[], object]) -> None:
        QShortcut(QKeySequence(key), self).activated.connect(action)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What the keys do in the search box beyond typing."""
        if watched is self.search and event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        key = event.key()
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 5, Qt.Key.Key_PageUp: -5}
        if key in steps:
            self.results.step(steps[Qt.Key(key)])
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._enter()
            return True
        if self.search.text():
            return False
        if event.text() in ("1", "2", "3", "4"):
            self.draft.set_class(CLASSES[int(event.text()) - 1])
            return True
        if key == Qt.Key.Key_Backspace and self.draft.services:
            self.draft.remove(self.draft.services[-1])
            return True
        return False

    def _enter(self) -> None:
        chosen = self.results.chosen()
        if chosen is not None:
            self.take(chosen)
        elif not self.search.text().strip():
            self.issue()

    def _escape(self) -> None:
        if self.search.text():
            self.search.clear()
        else:
            self.draft.clear()
        self.search.setFocus()

    def take(self, service: str) -> None:
        """Add a service to the ticket in the making."""
        if not self.draft.add(service):
            self.notice.tell(self.tr("This service is on the ticket already."), "waiting", "info")
        self.search.clear()
        self._search()
        self.search.setFocus()

    def _take_frequent(self, place: int) -> None:
        if place < len(self._frequent):
            self.take(self._frequent[place])

    def issue(self) -> None:
        """Issue the ticket in the making."""
        if not self.draft.services or self._issuing:
            return
        self._issuing = True
        self.link.do(self.draft.request(), self._was_issued, self._was_refused)

    def _was_issued(self, answer: Answer) -> None:
        self._issuing = False
        self._last_issued = str(answer["ticket"])
        self.draft.clear()
        self.notice.hide()
        self.refresh()
        self.search.setFocus()
        self._print(self._last_issued)

    def _was_refused(self, error: KnownError) -> None:
        self._issuing = False
        self.refuse(error)

    def _command(self, request: dict[str, object]) -> None:
        self.link.do(request, lambda _answer: self.notice.hide(), self.refuse)
        self.search.setFocus()

    def reprint(self, number: str) -> None:
        """Print a ticket's slip again."""
        if number not in self.hall.tickets:
            return
        if self._printer.state == "none":
            self.notice.tell(
                self.tr("No printer is set on this computer: note the number by hand."), "waiting", "printer"
            )
        self._print(number)

    def _print(self, number: str) -> None:
        ticket = self.hall.tickets[number]
        census = Census(self.hall, self.link.now())
        self._printer.print(slips.slip(self.hall, census, ticket, self.clock(ticket.issued), self._slip_link))

    def _printer_failed(self, error: KnownError) -> None:
        sentence = self.tr("{problem} Tickets are issued all the same; reprint later.")
        self.notice.tell(sentence.format(problem=words.refusal(error)), "late", "printer")

    def retranslate(self) -> None:
        """Set the texts."""
        self.setWindowTitle(self.tr("Desk"))
        self._title.setText(self.tr("Desk"))
        self._printer_button.set_name(self.tr("Choose the printer"))
        self._printer_button.setVisible(self._choose_printer is not None)
        self._keys.setText(self.tr("↑ ↓ choose, Enter takes, Esc clears"))
        self._frequent_label.setText(self.tr("Recent and frequent"))
        self.search.set_words(self.tr("Search for a service"), self.tr("pinyin, Chinese, English, code"))
        self.results.setAccessibleName(self.tr("Services found"))
        self.draft.retranslate()
        self.draft.rebuild(self.hall)
        self.tickets.retranslate()
        self._show_printer()

    def refresh(self) -> None:
        """Show the hall as it is now."""
        if self.hall.catalogue is not self._catalogue:
            self._finder = self._learn_catalogue()
        if self.hall.day != self._day:
            self._day = self.hall.day
            self._last_issued = ""
            self.draft.clear()
        census = Census(self.hall, self.link.now())
        waiting = census.waiting.total()
        late = census.late.total()
        self._hall_name.setText(self.hall_name())
        self._waiting.show_state("waiting", words.people_waiting(waiting))
        self._late.show_state("late", self.tr("%n late", "", late))
        self._late.setVisible(late > 0)
        closed = "" if self.hall.is_open else self.tr("The hall day is closed: no tickets are issued.")
        self._closed.tell(closed, "closed")
        self._show_frequent()
        self._show_results(census)
        self.draft.show_hall(self.hall, census)
        self._show_issued(census)
        self.tickets.show_hall(self.hall, census, self.clock, self.link.now())

    def tick(self) -> None:
        """Show the time, and what it changes."""
        self._time.setText(self.clock(self.link.now()))
        self.tickets.tick(self.link.now())

    def _show_draft(self) -> None:
        self.draft.rebuild(self.hall)
        self.draft.show_hall(self.hall, Census(self.hall, self.link.now()))

    def _search(self) -> None:
        """Another letter: the best answer is chosen anew; with nothing typed, none is."""
        self._show_results(Census(self.hall, self.link.now()), anew=True)

    def _show_results(self, census: Census, *, anew: bool = False) -> None:
        typed = self.search.text()
        if typed.strip():
            found = self._finder.find(typed, self._score)
            best = found[0].service.id if found else None
            self._count.setText(self.tr("%n service(s)", "", len(found)))
        else:
            found, best = self._most_wanted(), None
            self._count.setText(self.tr("Type to search; asked for most today:"))
        counts = {hit.service.id: (census.waiting[hit.service.id], census.late[hit.service.id]) for hit in found}
        self.results.show_found(found, counts, choose=best if anew else self.results.chosen())

    def _most_wanted(self) -> list[Found]:
        services, groups = self.hall.catalogue.services, self.hall.catalogue.groups
        wanted = sorted(self._score, key=lambda service: -self._score[service])[:MOST_WANTED]
        return [Found(services[key], groups[services[key].group], NAME_BEGINS) for key in wanted]

    def _learn_catalogue(self) -> Finder:
        self._catalogue = self.hall.catalogue
        finder = Finder(self.hall.catalogue.services.values(), self.hall.catalogue.groups)
        self.results.set_spelling({service: finder.initials(service) for service in self.hall.catalogue.services})
        return finder

    def _count_wanted(self) -> dict[str, float]:
        """How much each service is asked for, the latest tickets counting most; before any, what is expected."""
        score: dict[str, float] = {}
        for service in self.hall.catalogue.services.values():
            score[service.id] = 1e-9 * sum(rate.per_hour * (rate.end - rate.start) for rate in service.arrivals)
        weight = 1.0
        for ticket in reversed(self.hall.tickets.values()):
            score[ticket.first_service] += weight
            weight *= _FADING
        return score

    def _show_frequent(self) -> None:
        self._score = self._count_wanted()
        self._frequent = sorted(self._score, key=lambda service: -self._score[service])[:FREQUENT]
        for place, button in enumerate(self._frequent_buttons):
            known = place < len(self._frequent)
            button.setVisible(known)
            if known:
                service = self.hall.catalogue.services[self._frequent[place]]
                button.set_label(words.name(service.names, service.id))
                button.setToolTip(button.label())

    def _show_issued(self, census: Census) -> None:
        tickets = self.hall.tickets
        if self._last_issued not in tickets:
            self._last_issued = next(reversed(tickets), "")
        ticket = tickets.get(self._last_issued)
        self.issued.show_ticket(self.hall, census, ticket, self.clock(ticket.issued) if ticket else "")

    def _show_printer(self) -> None:
        state = self._printer.state
        self._printer_state.show_state(STATE_TOKENS[state], state_words(state), icon="printer")

    def _ask_printer(self) -> None:
        if self._choose_printer is not None:
            self._choose_printer(self)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let go of the printer."""
        self._printer.close()
        super().closeEvent(event)
