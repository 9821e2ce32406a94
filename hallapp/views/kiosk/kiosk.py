"""The ticket machine's screen."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication

from hallapp.devices.card import CardKeys
from hallapp.devices.printer import SlipPrinter
from hallapp.devices.voice import Speaker
from hallapp.errors import KnownError
from hallapp.hall import day, following, identity
from hallapp.hall.ticket import OPEN_STATES
from hallapp.store.people import digits
from hallapp.views import slips, words
from hallapp.views.kiosk.choice import PHONE_DIGITS
from hallapp.views.kiosk.keys import BACK
from hallapp.views.kiosk.rate import after
from hallapp.views.kiosk.steps import Steps
from hallapp.views.kiosk.visit import Step, Visit
from hallapp.views.link import Answer, HallLink

PLACE = "kiosk"
"""How a machine without a name is called when somebody asks for help there."""

SLOW = 500
"""Milliseconds after which a citizen is told that a command is under way."""

_log = logging.getLogger(__name__)


class Kiosk(Steps):
    """Group, service, issue: at most two touches and a ticket.

    Works by touch, by mouse and by keys alone: arrows and Enter, digits that
    choose the tile of that number, letters that search, Escape one step back.
    Leaving it needs the manager's PIN where the hall has one: Ctrl+Shift+Q, or
    five touches of the hall's name.

    Parameters
    ----------
    printer : SlipPrinter
        Where slips go.
    slip_link : str
        Address of the citizen's page with ``{number}``; empty: no square code.
    speaker : Speaker, optional
        Reads a page aloud to who can't see it; without one there is no button for it.
    place : str
        How the desk knows this machine.
    """

    def __init__(
        self,
        link: HallLink,
        printer: SlipPrinter,
        *,
        slip_link: str = "",
        speaker: Speaker | None = None,
        place: str = PLACE,
    ) -> None:
        super().__init__(link, printer, speaker, place)
        self._slip_link = slip_link
        self._locked = True
        self._under_way = False
        self._waits_on: Step = "confirm"
        self._slow = QTimer(self, singleShot=True, interval=SLOW)
        self._slow.timeout.connect(self._tell_to_wait)
        self._card_keys = CardKeys()
        self._typed_before: deque[str] = deque(maxlen=identity.LENGTH)
        self._connect()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.fit()
        self.begin()
        self.setFocus()

    def _connect(self) -> None:
        self.confirm.issue.connect(self._issue)
        self.confirm.more.connect(lambda: self.go("groups"))
        self.confirm.klass_chosen.connect(self._set_class)
        self.done.finished.connect(self.start_anew)
        self.message.accepted.connect(self._accept)
        self.message.other.connect(self._answer_otherwise)
        self.leaving.left.connect(self.unlock)
        self.leaving.stayed.connect(self.start_anew)
        self.choice.typed.connect(self._type)
        self.choice.all_groups.on_click(lambda: self.go("groups"))
        self.choice.search.on_click(self._search)
        self.choice.check_in.on_click(self._check_in)
        self.choice.rate.on_click(self._begin_rating)
        self.rate.typed.connect(self._type)
        self.rate.rated.connect(self._rate)
        self.back.on_click(self.go_back)
        self.easy.on_click(self.switch_easy)
        self.read_aloud.on_click(self.tell_page)
        self.help.on_click(lambda: self.go("help"))
        self.languages.chosen.connect(self.speak)
        self._printer.failed.connect(self._tell_desk)
        self._printer.changed.connect(self._printer_changed)
        QShortcut(QKeySequence("Ctrl+Shift+Q"), self).activated.connect(self.ask_to_leave)
        self.touches.begin()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """All that the touches do, by keys."""
        key, text = event.key(), event.text()
        if key == Qt.Key.Key_Escape:
            self._escape()
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self.grid.turn(1 if key == Qt.Key.Key_PageDown else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self._enter()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.grid.number(not self.hall.settings.card_reader)
            self.grid.focus_first()
        elif key == Qt.Key.Key_Backspace:
            self._type(BACK)
        elif len(text) == 1 and text.isascii() and text.isalnum():
            self._type(text.lower())
        else:
            super().keyPressEvent(event)

    def _read_card(self, event: QKeyEvent) -> bool:
        """Whether a key came from the reader of identity cards, which types like a keyboard."""
        if not self.hall.settings.card_reader or self.way.step == "leaving":
            return False
        if not self._card_keys.begun:
            self._typed_before.clear()
        was_reading = self._card_keys.reading
        number = self._card_keys.key(event.text())
        if not was_reading or event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._typed_before.append(self.visit.typed)
            return self._card_keys.reading
        # Its first digits could still have been somebody's who types.
        self.visit.typed = self._typed_before[0]
        if number is None:
            self.refresh()
            self.notice.tell(self.tr("Your card could not be read. Please put it down again."), "late")
        else:
            self.take_card(number)
        return True

    def _escape(self) -> None:
        if not self.at_rest and self.way.step != "done":
            self.go_back()

    def _enter(self) -> None:
        if self.way.step == "confirm":
            self._issue()
        elif self.way.step == "done":
            self.start_anew()
        elif self.way.step == "leaving":
            self.leaving.check()
        elif self.way.step in ("search", "check_in") and self.visit.typed:
            self.grid.take_first()
        elif self.pages.currentWidget() is self.message and self.message.button.isVisibleTo(self):
            self._accept()

    def _type(self, sign: str) -> None:
        """A key of the keyboard, or of the screen's."""
        if self.way.step == "leaving":
            if sign == BACK or sign.isdecimal():
                self.leaving.type(sign)
            return
        if self.way.step == "rate":
            self._type_to_rate(sign)
            return
        if self.way.step == "check_in":
            if sign == BACK:
                self.visit.typed = self.visit.typed[:-1]
            elif sign.isdecimal():
                self.visit.typed = (self.visit.typed + sign)[-PHONE_DIGITS:]
        elif self.way.step == "search" and (sign == BACK or sign.isalpha()):
            self.visit.typed = self.visit.typed[:-1] if sign == BACK else (self.visit.typed + sign)[:40]
        elif self.way.step in ("home", "groups", "services", "search") and sign.isdecimal():
            if not self.hall.settings.card_reader:
                self.grid.number(True)
                self.grid.take(int(sign))
            return
        elif self.way.step in ("home", "groups") and sign.isalpha() and not self._is_closed():
            self._search()
            self.visit.typed = sign
        else:
            return
        self.grid.page = 0
        self.refresh()

    def _type_to_rate(self, sign: str) -> None:
        """A digit of the code, or the answer that has it on its key."""
        if self.rate.asking:
            if sign in ("1", "2", "3", "4", "5"):
                self.rate.answers[int(sign)].click()
        elif sign == BACK or sign.isdecimal():
            self.visit.typed = after(self.visit.typed, sign)
            self.refresh()
            self.way.turned += self.rate.asking

    def choose(self, key: str) -> None:
        """A tile was touched: a group's, a service's or an appointment's."""
        if self.way.step == "check_in":
            booking = next(booking for booking in self._bookings() if booking.id == key)
            self.visit.booking = booking
            self.visit.services = list(booking.services)
            self.go("confirm")
        elif self.way.step in ("services", "search"):
            self.visit.services.append(key)
            self.go("confirm")
        else:
            self.visit.group = key
            self.go("services")

    def _search(self) -> None:
        self.visit.typed = ""
        self.go("search")

    def _check_in(self) -> None:
        """By the list of today's appointments, or where the hall keeps none by saying so."""
        self.visit.typed = ""
        if self.link.people.bookings(self.hall.day or ""):
            self.go("check_in")
        else:
            self.visit.klass = "appointment"
            self.go("groups")

    def _accept(self) -> None:
        """The main button of a message."""
        if self.way.step == "rated":
            self.start_anew()
        elif self._shows_closed:
            self._check_in()
        else:
            self.go_back()

    def _answer_otherwise(self) -> None:
        """The other button of a message: somebody of the desk is wanted; of a closed machine, a visit is rated."""
        if self._shows_closed:
            self._begin_rating()
            return
        self.visit.asked_help = True
        self.link.do({"do": "ask_help", "place": self._place}, lambda _answer: self.refresh(), self.refuse)
        self.refresh()

    def _set_class(self, klass: str) -> None:
        self.visit.klass = klass
        self.refresh()

    def take_card(self, number: str) -> None:
        """An identity card was read: it fills the class, and tells of the ticket that it holds already."""
        if self._shows_closed:
            return
        if self.way.step in ("done", "rated"):
            # The next citizen's: the one before has not taken all of the time.
            self.start_anew()
        today = day.local(self.link.now(), self.hall.settings.zone).date()
        self.visit.card = number
        if identity.age(number, today) >= self.hall.settings.courtesy_age and self.visit.klass == "ordinary":
            self.visit.klass = "courtesy"
        self.notice.tell(self.tr("Your card was read; its number is not kept."), "called", "identification-card")
        self.link.work(lambda live: live.people.card(number, live.now()), self._tell_open_ticket, self.refuse)
        self.refresh()

    def _tell_open_ticket(self, card: str) -> None:
        held = [ticket for ticket in self.hall.tickets.values() if ticket.card == card and ticket.state in OPEN_STATES]
        if held:
            sentence = self.tr("You hold number {number} already ({state}).")
            self.notice.tell(
                sentence.format(number=held[-1].number, state=words.ticket_states()[held[-1].state]), "waiting", "info"
            )

    def _issue(self) -> None:
        visit = self.visit
        if self._under_way or not visit.services:
            return
        request: dict[str, object] = {"do": "issue", "services": list(visit.services), "class": visit.klass}
        if visit.card:
            request["card"] = visit.card
        if visit.booking is not None:
            request |= {"appointment": visit.booking.id, "at": visit.booking.at}
            if digits(visit.booking.phone):
                request["phone"] = digits(visit.booking.phone)
        self._command(request, self._was_issued)

    def _command(self, request: dict[str, object], done: Callable[[Answer], object]) -> None:
        """Give a command whose answer the citizen waits for."""

        def take(answer: Answer) -> None:
            self._answered()
            done(answer)

        self._under_way = True
        self._slow.start()
        self.link.do(request, take, self._was_refused)

    def _answered(self) -> None:
        self._under_way = False
        self._slow.stop()

    def _tell_to_wait(self) -> None:
        if self.way.step in ("confirm", "rate"):
            self._waits_on = self.way.step
            self.go("wait")

    def _was_issued(self, answer: Answer) -> None:
        number = str(answer["ticket"])
        ticket = self.hall.tickets[number]
        census = self.link.census()
        self._printer.print(slips.slip(self.hall, census, ticket, self.clock(ticket.issued), self._slip_link))
        self.notice.hide()
        self.show_issued(number)

    def show_issued(self, number: str) -> None:
        """Show the number of a ticket for a while."""
        self.touches.untouched = 0
        self.way.visit = Visit(issued=number)
        self.go("done")

    def _was_refused(self, error: KnownError) -> None:
        self._answered()
        if self.way.step == "wait":
            self.go(self._waits_on)
        self.refuse(error)

    def _printer_changed(self) -> None:
        if self.way.step == "done":
            self.refresh()

    def _tell_desk(self, problem: KnownError) -> None:
        """Nobody here can do anything about a printer: the desk can."""
        _log.warning("no slips: %s", problem)
        self.link.do({"do": "ask_help", "place": self._place, "about": "printer"}, None, self.refuse)

    def _begin_rating(self) -> None:
        """By the code on the slip; also where no numbers are given out any more."""
        self.way.visit = Visit()
        self.go("rate")

    def _rate(self, place: int, score: int) -> None:
        if self._under_way:
            return
        request = {"do": "rate", "code": self.visit.typed, "place": place, "score": score}
        self._command(request, lambda _answer: self._was_rated())

    def _was_rated(self) -> None:
        """Ask for the visit's next service, or thank."""
        ticket = following.by_code(self.hall, self.visit.typed)
        self.go("rate" if ticket is not None and following.unrated(ticket) else "rated")

    def ask_to_leave(self) -> None:
        """Let a manager go to the system's own screen, after the PIN if the hall has one."""
        kept = self.hall.settings.kiosk_pin
        if not kept:
            self.unlock()
            return
        self.leaving.begin(kept)
        self.show_leaving()

    def show_leaving(self) -> None:
        """Show where the PIN is asked."""
        self.go("leaving")

    def unlock(self) -> None:
        """Let the machine be closed, and close it."""
        self._locked = False
        self.window().close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Only a manager closes it, or the system when it shuts down."""
        app = QApplication.instance()
        ending = isinstance(app, QApplication) and app.isSavingSession()
        if self._locked and not ending:
            event.ignore()
            return
        self.touches.end()
        self._printer.close()
        self.aloud.close()
        super().closeEvent(event)
