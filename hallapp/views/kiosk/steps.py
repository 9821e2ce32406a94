"""What the ticket machine shows in each step, and how it goes from one to another."""

from __future__ import annotations

import logging

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from hallapp import language
from hallapp.devices.printer import SlipPrinter
from hallapp.devices.voice import Speaker
from hallapp.errors import KnownError
from hallapp.hall import issuing
from hallapp.hall.desk import checked_in
from hallapp.hall.refusals import HallError
from hallapp.store.people import Booking, digits
from hallapp.views import words
from hallapp.views.census import Census
from hallapp.views.finder import Finder
from hallapp.views.kiosk import telling
from hallapp.views.kiosk.choice import PHONE_DIGITS
from hallapp.views.kiosk.face import Face
from hallapp.views.kiosk.offers import Offers, groups_of
from hallapp.views.kiosk.tiles import Offer
from hallapp.views.kiosk.touches import Touches
from hallapp.views.kiosk.visit import Step, Visit
from hallapp.views.link import HallLink

translate = QCoreApplication.translate

ASK_AFTER, RESET_AFTER = 30, 45
"""Seconds untouched until the machine asks whether somebody is there, and until it starts anew."""

DONE_FOR = 12
"""Seconds that an issued number stays."""

_log = logging.getLogger(__name__)


class Steps(Face):
    """Shows the step that the citizen is at.

    Parameters
    ----------
    printer : SlipPrinter
        Where slips go.
    speaker : Speaker, optional
        Reads a page aloud to who can't see it; without one there is no button for it.
    place : str
        How the desk knows this machine.
    """

    def __init__(self, link: HallLink, printer: SlipPrinter, speaker: Speaker | None, place: str) -> None:
        super().__init__(link, speaker)
        self._printer = printer
        self._place = place
        self._home_language = language.current()
        self._catalogue = self.hall.catalogue
        self._finder = Finder(self._catalogue.services.values(), self._catalogue.groups)
        self.touches = Touches(
            self, self.info.name, self.message, self.way,
            answer=lambda: self.go(self.way.answer()), manage=self._ask_manager, read=self._read_card,
        )  # fmt: skip

    def _ask_manager(self) -> None:
        if self.hall.settings.kiosk_pin:
            self.ask_to_leave()

    def _read_card(self, event: QKeyEvent) -> bool:
        """Whether a key came from the reader of identity cards."""
        raise NotImplementedError

    def ask_to_leave(self) -> None:
        """Let a manager go to the system's own screen."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Show the hall as it is now."""
        if self.hall.catalogue is not self._catalogue:
            self._catalogue = self.hall.catalogue
            self._finder = Finder(self._catalogue.services.values(), self._catalogue.groups)
            self.choice.retranslate(len(groups_of(self.hall)))
        census = self.link.census()
        self.info.show_hall(self.hall, self.hall_name(), census)
        self.info.show_time(self.hall, self.link.now(), self.clock(self.link.now()))
        self.choice.rate.setVisible(self.hall.settings.ratings)
        if self._shows_closed:
            self._show_closed()
            return
        shown = {
            "confirm": self._show_confirm, "done": self._show_done, "help": self._show_help,
            "still_there": self._show_question, "leaving": self._show_leaving, "rate": self._show_rate,
            "rated": self._show_thanks, "wait": self._show_wait,
        }  # fmt: skip
        shown.get(self.way.step, self._show_choices)(census)

    @property
    def _shows_closed(self) -> bool:
        """Whether all that it tells is that nobody gets a number; what was promised, and a rating, go on."""
        promised = self.way.step in ("done", "leaving", "check_in", "help", "wait") or self.visit.booking is not None
        rates = self.way.step in ("rate", "rated") and self.hall.is_open and self.link.stale_since is None
        return self._is_closed() and not promised and not rates

    def _is_closed(self) -> bool:
        """Whether nobody gets a number now."""
        unreachable = self.link.stale_since is not None
        return not self.hall.is_open or unreachable or issuing.stop(self.hall, self.link.now()) is not None

    def _bookings(self) -> list[Booking]:
        """Today's appointments that nobody has checked in yet."""
        arrived = checked_in(self.hall)
        known = self.hall.catalogue.services
        return [
            booking
            for booking in self.link.people.bookings(self.hall.day or "")
            if booking.id not in arrived and all(service in known for service in booking.services)
        ]

    def _show_choices(self, census: Census) -> None:
        step = self.way.step
        steps = {
            "home": translate("Kiosk", "Step 1 of 2"),
            "groups": translate("Kiosk", "Step 1 of 2"),
            "services": translate("Kiosk", "Step 2 of 2"),
        }
        self.headed(steps.get(step, ""), self.choice, back=not (step == "home" and not self.visit.services))
        self.choice.show_step(step, self._offers(census), self.visit.typed, easy=self.easy.isChecked())

    def _offers(self, census: Census) -> list[Offer]:
        offers = Offers(self.hall, census, self.clock)
        visit, services = self.visit, self.hall.catalogue.services
        if self.way.step == "services":
            of_group = [service for service in services.values() if service.group == visit.group]
            return offers.services(of_group, visit.services)
        if self.way.step == "search":
            found = [hit.service for hit in self._finder.find(visit.typed)]
            return offers.services(found if visit.typed else offers.wanted_services(12), visit.services)
        if self.way.step == "check_in":
            if len(visit.typed) < PHONE_DIGITS:
                return []
            return offers.bookings(
                booking for booking in self._bookings() if digits(booking.phone).endswith(visit.typed)
            )
        return offers.groups(wanted=self.way.step == "home")

    def _show_confirm(self, census: Census) -> None:
        visit = self.visit
        self.headed("", self.confirm, back=True)
        known = self.hall.catalogue.services
        names = [words.name(known[service].names, service) for service in visit.services]
        papers = [words.name(paper, "") for service in visit.services for paper in known[service].papers]
        first = visit.services[0]
        klass = "appointment" if visit.booking is not None else visit.klass
        named = words.classes(self.hall)
        self.confirm.show_ticket(
            names,
            list(dict.fromkeys(papers)),
            census.ahead(first, klass),
            census.wait(first, klass),
            klass,
            {klass: named[klass] for klass in self.hall.classes if klass != "appointment"},
            booked=visit.booking is not None,
        )

    def _show_done(self, census: Census) -> None:
        ticket = self.hall.tickets.get(self.visit.issued)
        if ticket is None:
            self.start_anew()
            return
        self.headed("", self.done, back=False)
        known = self.hall.catalogue.services
        names = words.listed([words.name(known[service].names, service) for service in ticket.services])
        wait = translate("Kiosk", "{people} ahead, {wait}").format(
            people=words.people(self.hall.ahead(ticket)), wait=words.likely_wait(census.wait_of(ticket))
        )
        if self._printer.state in ("none", "failed"):
            advice = translate("Kiosk", "There is no slip: please remember your number.")
        else:
            advice = translate("Kiosk", "Please take your slip, wait in the seating area and watch the display.")
        self.done.show_ticket(ticket.number, names, wait if ticket.state == "waiting" else "", advice)
        self.done.tick(max(DONE_FOR - self.touches.untouched, 0))

    def _show_rate(self, census: Census) -> None:
        del census
        self.headed("", self.rate, back=True)
        self.rate.show_code(self.hall, self.visit.typed)

    def _show_thanks(self, census: Census) -> None:
        del census
        self._tell(telling.rated())

    def _show_wait(self, census: Census) -> None:
        del census
        self._tell(telling.please_wait())

    def _show_help(self, census: Census) -> None:
        del census
        answered = (self._place, "person") not in self.hall.help
        self._tell(telling.help_is_asked(coming=answered) if self.visit.asked_help else telling.how_to())

    def _show_question(self, census: Census) -> None:
        del census
        self._tell(telling.still_there(max(RESET_AFTER - self.touches.untouched, 0)))

    def _show_leaving(self, census: Census) -> None:
        del census
        self.headed("", self.leaving, back=False)

    def _show_closed(self) -> None:
        if self.link.stale_since is not None:
            self._tell(telling.out_of_reach())
        else:
            self._tell(telling.no_numbers(self.hall, self.link.now(), booked=bool(self._bookings())))

    def _tell(self, content: telling.Content) -> None:
        self.headed("", self.message, back=False)
        self.message.say(*content)

    def tick(self) -> None:
        """Count the seconds untouched; show the time."""
        now = self.link.now()
        self.info.show_time(self.hall, now, self.clock(now))
        self.aloud.check()
        self.read_aloud.setVisible(self.aloud.heard)
        self.leaving.tick()
        if self.at_rest:
            return
        self.touches.untouched += 1
        if self.way.step == "done":
            self.done.tick(max(DONE_FOR - self.touches.untouched, 0))
            if self.touches.untouched >= DONE_FOR:
                self.start_anew()
        elif self.touches.untouched >= RESET_AFTER:
            self.start_anew()
        elif self.touches.untouched >= ASK_AFTER:
            self._ask()

    @property
    def at_rest(self) -> bool:
        """Whether the machine waits for the next citizen, as it does when it starts anew."""
        plain = not self.easy.isChecked() and language.current() == self._home_language and not self.grid.numbered
        return self.way.step == "home" and self.visit == Visit() and plain

    def _ask(self) -> None:
        if self.way.ask():
            self._say_page()
        self.refresh()

    def start_anew(self) -> None:
        """Forget this citizen, and a slip that nobody waits for any more."""
        if self._printer.state == "failed":
            self._printer.discard()
        self.way.visit = Visit()
        self.easy.setChecked(False)
        self.grid.number(False)
        self.fit()
        self.notice.hide()
        self.touches.untouched = 0
        self.speak(self._home_language)
        self.go("home")

    def go(self, step: Step) -> None:
        """Show another step."""
        self.way.go(step)
        self.grid.page = 0
        self.setFocus()
        self.refresh()
        self._say_page()

    def go_back(self) -> None:
        """Take the last choice back."""
        step = self.way.back()
        if step is None:
            self.start_anew()
        else:
            self.go(step)

    def speak(self, code: str) -> None:
        """Show everything in a language."""
        app = QApplication.instance()
        if app is not None and code != language.current():
            language.switch(app, language.known(code))

    def _say_page(self) -> None:
        """Easy mode tells what to do without being asked."""
        if self.easy.isChecked():
            self.aloud.say(self.spoken())

    def switch_easy(self) -> None:
        """Make everything larger, or not."""
        self.fit()
        self.refresh()
        self._say_page()

    def refuse(self, error: KnownError) -> None:
        """Say why a command was refused; of a fault, which only the hall's staff can mend, that there is one."""
        if isinstance(error, HallError):
            super().refuse(error)
            return
        _log.warning("not done: %s", error)
        self.notice.tell(
            translate("Kiosk", "That did not work just now. Please try again, or ask at the front desk."), "late"
        )
