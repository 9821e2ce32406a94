"""The front desk's screen."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from hallapp import appointments
from hallapp.devices.printer import SlipPrinter
from hallapp.devices.slip import Slip
from hallapp.errors import KnownError
from hallapp.hall import day, identity
from hallapp.hall.issuing import Stopped
from hallapp.hall.ticket import OPEN_STATES
from hallapp.live import Live
from hallapp.store.people import Booking
from hallapp.typed import is_phone
from hallapp.views import slips, words
from hallapp.views.census import Census
from hallapp.views.desk import lookup
from hallapp.views.desk.cards import CardReader
from hallapp.views.desk.choosing import FREQUENT, Choosing
from hallapp.views.desk.draft import Draft
from hallapp.views.desk.issued import Issued, services_of
from hallapp.views.desk.keys import SearchKeys
from hallapp.views.desk.note import NoteDialog
from hallapp.views.desk.paper import Paper
from hallapp.views.desk.sheet import Sheet
from hallapp.views.desk.standing import ClosedBar, HelpBar
from hallapp.views.desk.tickets import TABS, Tickets
from hallapp.views.desk.top import Top
from hallapp.views.files import FileDialog
from hallapp.views.link import Answer, HallLink
from hallapp.views.view import View
from hallapp.views.widgets import column


class Desk(View):
    """Finds services by whatever is typed, makes a ticket of them and looks after those who come back.

    Keys: letters search; Enter takes the chosen service, and with nothing
    typed issues the ticket; digits choose the class (with Alt held down where
    codes of services are figures) and Backspace takes the last service off
    while nothing is typed; F1–F4 the frequent services; F5–F8 the lists
    below; F9 prints the last slip again, Ctrl+P shows it; F10 issues and has
    a free window call at once; F11 enters numbers written by hand; Ctrl+F
    looks up a ticket or appointment, and Enter goes to what can be done with
    it; Ctrl+H answers a call for help; Ctrl+Shift+Enter issues although
    numbers are stopped; Escape clears.

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
        self._last_issued = ""
        self.top = Top(choosable=choose_printer is not None)
        self.choosing = Choosing()
        self.search = self.choosing.search
        self.results = self.choosing.results
        self.draft = Draft()
        self.issued = Issued()
        self.paper = Paper(printer, self._slip, self.notice, self)
        self.tickets = Tickets()
        self._closed = ClosedBar()
        self.help = HelpBar(self.answer_help)
        self.cards = CardReader(self.draft, lambda: self.hall.settings.card_reader, self)
        self.keys = SearchKeys(self.choosing, self.draft, self.cards, self)
        notices: list[QWidget] = [self.staleness, self.help, self._closed, self.notice]
        self.sheet = Sheet(notices, self.choosing, self.draft, self.issued, self.tickets)
        layout = column(self.top, self.sheet)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self._connect()
        self.resize(1366, 768)
        self.begin()
        self.search.setFocus()

    def _connect(self) -> None:
        self.search.textChanged.connect(self._search)
        self.keys.entered.connect(self._enter)
        self.cards.read.connect(self.take_card)
        self.cards.misread.connect(self._tell_misread)
        self.choosing.taken.connect(self.take)
        self.choosing.look_up.connect(self.look_up)
        self.top.choose_printer.connect(self._ask_printer)
        self.draft.changed.connect(self._show_draft)
        self.draft.issue.connect(self.issue)
        self.draft.at_once.connect(self.call_at_once)
        self.draft.leave.connect(self.clear)
        self.draft.by_hand.entered.connect(self.issue)
        self.issued.reprint.connect(self.paper.reprint)
        self.issued.preview.connect(self.paper.preview)
        self.tickets.reprint.connect(self.paper.reprint)
        self.tickets.note.connect(self.ask_note)
        self.tickets.check_in.connect(self.check_in)
        self.tickets.import_wanted.connect(self._ask_list)
        self.tickets.command.connect(self._command)
        self._printer.changed.connect(self._show_printer)
        for place in range(FREQUENT):
            self._shortcut(f"F{place + 1}", partial(self.choosing.take_frequent, place))
        for tab, key in TABS:
            if key:
                self._shortcut(key, partial(self._show_list, tab))
        self._shortcut("F9", lambda: self.paper.reprint(self._last_issued))
        self._shortcut("Ctrl+P", lambda: self.paper.preview(self._last_issued))
        self._shortcut("F10", self.call_at_once)
        self._shortcut("F11", self._toggle_by_hand)
        self._shortcut("Ctrl+F", self.look_up)
        self._shortcut("Ctrl+H", self.answer_help)
        self._shortcut("Ctrl+Return", self.issue)
        self._shortcut("Ctrl+Shift+Return", self.issue_exceptionally)
        self._shortcut("Escape", self._escape)

    def _shortcut(self, key: str, action: Callable[[], object]) -> None:
        QShortcut(QKeySequence(key), self).activated.connect(action)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Whatever is typed beside a field goes to the search box."""
        typed = event.text()
        held = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if typed and typed.isprintable() and not held and not self.search.hasFocus():
            self.search.setFocus()
            QApplication.sendEvent(self.search, event)
        else:
            super().keyPressEvent(event)

    def _enter(self) -> None:
        if self.choosing.looking or lookup.number(self.hall, self.search.text()) is not None:
            self.tickets.go_to_first()
            return
        chosen = self.results.chosen()
        if chosen is not None:
            self.take(chosen)
        elif not self.search.text().strip():
            self.issue()

    def _escape(self) -> None:
        if self.search.text():
            self.search.clear()
        elif self.choosing.looking:
            self.look_up(False)
        elif not self.search.hasFocus():
            pass
        else:
            self.clear()
        self.search.setFocus()

    def clear(self) -> None:
        """Forget the ticket in the making, and what was said about it."""
        self.draft.clear()
        self.notice.hide()
        self.search.setFocus()

    def look_up(self, on: bool = True) -> None:
        """Let the search box find tickets and appointments, or services again."""
        self.choosing.begin_look_up(on)
        self._search()
        self.search.setFocus()

    def _show_list(self, tab: str) -> None:
        self.tickets.show_tab(tab)
        if tab != "last" and not self.tickets.isAncestorOf(self.focusWidget() or self):
            self.tickets.go_to_first()

    def _toggle_by_hand(self) -> None:
        self.draft.set_by_hand(not self.draft.is_by_hand)
        if self.draft.is_by_hand:
            self.draft.by_hand.begin()
        else:
            self.search.setFocus()

    def take(self, service: str) -> None:
        """Add a service to the ticket in the making."""
        if not self.draft.add(service):
            self.notice.tell(self.tr("This service is on the ticket already."), "waiting", "info")
        self.search.clear()
        self._search()
        self.search.setFocus()

    def issue(self) -> None:
        """Issue the ticket in the making."""
        self._issue_draft()

    def issue_exceptionally(self) -> None:
        """Issue it although the hall gives out no more numbers."""
        self._issue_draft(exceptionally=True)

    def call_at_once(self) -> None:
        """Issue it and have a free window call it in the same step, where the hall does so."""
        if self.draft.at_once_button.isVisibleTo(self):
            self._issue_draft(at_once=True)

    def _issue_draft(self, **how: bool) -> None:
        lacking = self.draft.lacks()
        if lacking is None:
            self._issue(self.draft.request(self.hall) | how)
            return
        sentence, field = lacking
        if sentence:
            self.notice.tell(sentence, "waiting")
        if field is not None:
            field.setFocus()

    def check_in(self, booking: Booking) -> None:
        """A citizen with an appointment is here."""
        self._issue({
            "do": "issue", "services": list(booking.services), "appointment": booking.id, "at": booking.at,
            **({"phone": booking.phone} if is_phone(booking.phone) else {}),
        })  # fmt: skip

    def _issue(self, request: dict[str, object]) -> None:
        if self.keys.holding:
            return
        self.keys.hold()
        self.link.do(request, partial(self._was_issued, request), self._was_refused)

    def _was_issued(self, request: dict[str, object], answer: Answer) -> None:
        self.keys.go_on()
        self._last_issued = str(answer["ticket"])
        if "appointment" not in request:
            self.draft.clear()
        self.notice.hide()
        if "window" in answer:
            self.notice.tell(
                self.tr("{number}: please go to window {window} now.").format(
                    number=answer["ticket"], window=answer["window"]
                ),
                "ready",
            )
        self.refresh()
        self.search.setFocus()
        if "written" in request:
            self.draft.by_hand.go_on()
        elif "window" not in answer:
            self.paper.print(self._last_issued)

    def _was_refused(self, error: KnownError) -> None:
        self.keys.go_on()
        self.refuse(error)
        if isinstance(error, Stopped):
            self.notice.offer(self.tr("Issue all the same"), self.issue_exceptionally, "Ctrl+Shift+Enter")

    def take_card(self, number: str) -> None:
        """An identity card was read: it fills the class, and shows the ticket that it holds already."""
        today = day.local(self.link.now(), self.hall.settings.zone).date()
        self.draft.set_card(number, courtesy=identity.age(number, today) >= self.hall.settings.courtesy_age)
        self.link.work(lambda live: live.people.card(number, live.now()), self._show_card, self.refuse)

    def _tell_misread(self) -> None:
        self.notice.tell(self.tr("The card could not be read. Please put it down again."), "waiting")

    def _show_card(self, card: str) -> None:
        held = [ticket for ticket in self.hall.tickets.values() if ticket.card == card and ticket.state in OPEN_STATES]
        if held:
            sentence = self.tr("This card holds {number} already: {services}, {state}.")
            self.notice.tell(
                sentence.format(
                    number=held[-1].number,
                    services=services_of(self.hall, held[-1]),
                    state=words.ticket_states()[held[-1].state],
                ),
                "waiting",
                "identification-card",
            )
            self.tickets.seek(held[-1].number)

    def answer_help(self) -> None:
        """Tell the ticket machine that somebody comes."""
        for place, _ in list(self.hall.help)[:1]:
            self._command({"do": "answer_help", "place": place})

    def _ask_list(self) -> None:
        """Ask which table holds the appointments."""
        dialog = FileDialog(self, self.tr("Appointments of another system"), "", self.tr("Tables (*.csv *.txt)"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.read_list(Path(name)))
        dialog.open()

    def read_list(self, path: Path) -> None:
        """Take over the appointments of a table."""

        def read(live: Live) -> int:
            today = day.local(live.now(), live.hall.settings.zone).date().isoformat()
            days = appointments.read(path, live.hall.catalogue, today)
            live.book(days)
            return sum(len(bookings) for bookings in days.values())

        self.link.work(read, self._list_was_read, self.refuse)

    def _list_was_read(self, count: int) -> None:
        self.notice.tell(self.tr("%n appointment(s) taken over.", "", count), "ready")
        self.refresh()

    def _command(self, request: dict[str, object]) -> None:
        self.link.do(request, lambda _answer: self.notice.hide(), self.refuse)
        self.search.setFocus()

    def ask_note(self, number: str) -> None:
        """Show a ticket's note and take another in its place."""
        dialog = NoteDialog(self, number, self.link.text(self.hall.tickets[number].note))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.cards.watch(dialog.line)
        dialog.written.connect(lambda note: self._command({"do": "note", "ticket": number, "note": note}))
        dialog.open()

    def _slip(self, number: str) -> Slip | None:
        ticket = self.hall.tickets.get(number)
        if ticket is None:
            return None
        return slips.slip(self.hall, self.link.census(), ticket, self.clock(ticket.issued), self._slip_link)

    def retranslate(self) -> None:
        """Set the texts."""
        self.setWindowTitle(self.tr("Desk"))
        self.top.retranslate()
        self.choosing.retranslate()
        self.draft.retranslate()
        self.draft.rebuild(self.hall)
        self.tickets.retranslate()
        self._show_printer()

    def refresh(self) -> None:
        """Show the hall as it is now."""
        if self.hall.day != self._day:
            self._day = self.hall.day
            self._last_issued = ""
            self.draft.clear()
            self.draft.set_by_hand(False)
        census = self.link.census()
        self.top.show_hall(self.hall_name(), census)
        self._closed.show_hall(self.hall, self.link.now())
        self.help.show_hall(self.hall, self.clock)
        self.choosing.show_hall(self.hall, census)
        self.draft.show_hall(self.hall, census)
        self._show_issued(census)
        self.tickets.show_hall(self.hall, census, self.clock, self.link.now(), self.link.people)

    def tick(self) -> None:
        """Show the time, and what it changes."""
        self.top.show_time(self.clock(self.link.now()))
        self._closed.show_hall(self.hall, self.link.now())
        self.tickets.tick(self.link.now())

    def _show_draft(self) -> None:
        self.draft.rebuild(self.hall)
        self.draft.show_hall(self.hall, self.link.census())

    def _search(self) -> None:
        """Another letter: the best answer is chosen anew; with nothing typed, none is."""
        typed = self.search.text().strip()
        known = self.choosing.looking or lookup.number(self.hall, typed) is not None
        self.tickets.seek(typed if known else "")
        self.choosing.show_found(self.hall, self.link.census(), anew=True)

    def _show_issued(self, census: Census) -> None:
        tickets = self.hall.tickets
        if self._last_issued not in tickets:
            self._last_issued = next(reversed(tickets), "")
        ticket = tickets.get(self._last_issued)
        self.issued.show_ticket(self.hall, census, ticket, self.clock(ticket.issued) if ticket else "")

    def _show_printer(self) -> None:
        self.top.show_printer(self._printer)

    def _ask_printer(self) -> None:
        if self._choose_printer is not None:
            self._choose_printer(self)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let go of the printer."""
        self._printer.close()
        super().closeEvent(event)
