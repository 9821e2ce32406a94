"""The ticket machine's screen."""

from __future__ import annotations

import logging

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QBoxLayout, QLayout, QStackedWidget, QWidget

from hallapp import language
from hallapp.devices.card import CardKeys
from hallapp.devices.printer import SlipPrinter
from hallapp.devices.voice import Speaker
from hallapp.errors import QT_TRANSLATE_NOOP, KnownError
from hallapp.hall import day, following, identity, issuing
from hallapp.hall.desk import checked_in
from hallapp.hall.refusals import HallError
from hallapp.hall.ticket import OPEN_STATES
from hallapp.store.people import Booking, digits
from hallapp.views import slips, theme, words
from hallapp.views.bilingual import both
from hallapp.views.census import Census
from hallapp.views.finder import Finder
from hallapp.views.kiosk import telling
from hallapp.views.kiosk.aloud import Aloud
from hallapp.views.kiosk.choice import PHONE_DIGITS, Choice
from hallapp.views.kiosk.info import Info
from hallapp.views.kiosk.keys import BACK
from hallapp.views.kiosk.leaving import Leaving
from hallapp.views.kiosk.offers import Offers, groups_of
from hallapp.views.kiosk.pages import Confirm, Done, Message
from hallapp.views.kiosk.rate import Rate, after
from hallapp.views.kiosk.tiles import Offer
from hallapp.views.kiosk.visit import Step, Visit
from hallapp.views.link import Answer, HallLink
from hallapp.views.view import View
from hallapp.views.widgets import Button, Panel, Segments, Text, column, row

ASK_AFTER, RESET_AFTER = 30, 45
"""Seconds untouched until the machine asks whether somebody is there, and until it starts anew."""

DONE_FOR = 12
"""Seconds that an issued number stays."""

LARGE = 1.25
"""How much larger everything is in easy mode."""

PLACE = "kiosk"
"""How a machine without a name is called when somebody asks for help there."""

MANAGERS_TOUCHES = 5
"""So many touches of the hall's name, one right after the other, ask for the PIN."""

BURST = 400
"""Milliseconds within which touches are one burst: what follows the first is not meant for a page that came since."""

IN_WINDOW = (576, 1024)
"""Its size where it does not fill the screen."""

_log = logging.getLogger(__name__)

_TOUCHES = (
    QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick, QEvent.Type.TouchBegin, QEvent.Type.KeyPress,
)  # fmt: skip

_UNITS = (648, 1152)
"""Short and long side of the screen in units of 100 %."""

_TITLES: dict[Step, str] = {
    "home": QT_TRANSLATE_NOOP("Kiosk", "Choose what you come for"),
    "groups": QT_TRANSLATE_NOOP("Kiosk", "Choose what you come for"),
    "services": QT_TRANSLATE_NOOP("Kiosk", "Choose the service"),
    "search": QT_TRANSLATE_NOOP("Kiosk", "Search for the service"),
    "check_in": QT_TRANSLATE_NOOP("Kiosk", "Appointment check-in"),
    "confirm": QT_TRANSLATE_NOOP("Kiosk", "Your ticket"),
    "rate": QT_TRANSLATE_NOOP("Kiosk", "Rate my visit"),
    "help": QT_TRANSLATE_NOOP("Kiosk", "Help"),
}


class Kiosk(View):
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
        super().__init__(link)
        self._printer = printer
        self._aloud = Aloud(speaker)
        self._slip_link = slip_link
        self._place = place
        self._home_language = language.current()
        self._step: Step = "home"
        self._before: Step = "home"
        self._asked_on: Step = "home"
        self.visit = Visit()
        self._easy = False
        self._locked = True
        self._issuing = False
        self._untouched = 0
        self._touches = 0
        self._turned = 0
        self._touched_at = -BURST
        self._touched_page = 0
        self._card_keys = CardKeys()
        self._catalogue = self.hall.catalogue
        self._finder = Finder(self._catalogue.services.values(), self._catalogue.groups)
        self._make_widgets()
        self._build()
        self._connect()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.resize(*IN_WINDOW)
        self._fit()
        self.begin()
        self.setFocus()

    def _make_widgets(self) -> None:
        self.info = Info(self.staleness)
        self._title = Text("", theme.TITLE, bold=True, wrap=True)
        self._other_title = Text("", theme.SMALL, "muted", wrap=True)
        self._steps = Text("", theme.SMALL, "muted")
        self.back = Button("", icon="arrow-left", look="outline", height=theme.TOUCH, clicked=self._back)
        self.choice = Choice(self.choose)
        self.grid = self.choice.grid
        self.confirm = Confirm()
        self.done = Done()
        self.rate = Rate()
        self.message = Message()
        self.leaving = Leaving()
        self.languages = Segments([(code, name) for code, name in language.LANGUAGES.items()], height=theme.TOUCH)
        self.easy = Button("", icon="text-aa", look="choice", height=theme.TOUCH, clicked=self._switch_easy)
        self.read_aloud = Button("", icon="speaker-high", height=theme.TOUCH, clicked=self._read_aloud)
        self.read_aloud.setVisible(self._aloud.heard)
        self.help = Button("", icon="bell", height=theme.TOUCH, clicked=lambda: self._go("help"))

    def _build(self) -> None:
        self._pages = QStackedWidget()
        for page in (self.choice, self.confirm, self.done, self.rate, self.message, self.leaving):
            self._pages.addWidget(page)
        head = row(self.back, column(self._title, self._other_title), self._steps, gap=12)
        head.setStretch(1, 1)
        controls = Panel("ground")
        layout = column(head, self.notice, self._pages, gap=10, margin=(22, 16, 22, 16))
        layout.setStretch(2, 1)
        controls.setLayout(layout)
        self._halves = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._halves.setSpacing(0)
        self._halves.addWidget(self.info)
        self._halves.addWidget(controls, 1)
        outer = column(self._halves, self._bottom())
        outer.setStretch(0, 1)
        outer.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setLayout(outer)

    def _bottom(self) -> Panel:
        bottom = Panel("bottom")
        bottom.setLayout(row(self.languages, 0, self.easy, self.read_aloud, self.help, gap=8, margin=(22, 12, 22, 12)))
        return bottom

    def _connect(self) -> None:
        self.confirm.issue.connect(self._issue)
        self.confirm.more.connect(lambda: self._go("groups"))
        self.confirm.klass_chosen.connect(self._set_class)
        self.done.finished.connect(self.start_anew)
        self.message.accepted.connect(self._accept)
        self.message.other.connect(self._answer_otherwise)
        self.leaving.left.connect(self.unlock)
        self.leaving.stayed.connect(self.start_anew)
        self.choice.typed.connect(self._type)
        self.choice.all_groups.on_click(lambda: self._go("groups"))
        self.choice.search.on_click(self._search)
        self.choice.check_in.on_click(self._check_in)
        self.choice.rate.on_click(self._begin_rating)
        self.rate.typed.connect(self._type)
        self.rate.rated.connect(self._rate)
        self.languages.chosen.connect(self._speak)
        self._printer.failed.connect(self._tell_desk)
        self._printer.changed.connect(self._printer_changed)
        QShortcut(QKeySequence("Ctrl+Shift+Q"), self).activated.connect(self.ask_to_leave)
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice every touch; keep those of a burst from a page that came only since its first."""
        if event.type() in _TOUCHES:
            self._untouched = 0
            if self._is_stray(watched, event):
                return True
            if self._step == "still_there" and isinstance(watched, QWidget) and self.isAncestorOf(watched):
                self._go(self._asked_on)
                # A key, or a touch of the question, answers it and does nothing to the page that comes back.
                if event.type() is QEvent.Type.KeyPress or watched in (self.message, *self.message.children()):
                    return True
            if isinstance(event, QMouseEvent) and isinstance(watched, QWidget):
                self._count_touches(watched, event)
        return super().eventFilter(watched, event)

    def _is_stray(self, watched: QObject, event: QEvent) -> bool:
        """Whether a touch of the screen belongs to a burst that began on an earlier page."""
        if not (isinstance(event, QMouseEvent) and isinstance(watched, QWidget) and self.isAncestorOf(watched)):
            return False
        if event.timestamp() - self._touched_at >= BURST:
            self._touched_page = self._turned
        self._touched_at = event.timestamp()
        return self._touched_page != self._turned

    def _count_touches(self, watched: QWidget, event: QMouseEvent) -> None:
        """A machine without a keyboard: its manager touches the hall's name a few times."""
        if watched is not self.info.name:
            # A touch of the name itself passes on to what lies around it.
            if self.isAncestorOf(watched) and not watched.isAncestorOf(self.info.name):
                self._touches = 0
            return
        self._touches += 1
        if self._touches >= MANAGERS_TOUCHES and self.hall.settings.kiosk_pin:
            self._touches = 0
            self.ask_to_leave()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """All that the touches do, by keys."""
        key, text = event.key(), event.text()
        card = self._card_keys.key(text)
        if card is not None and self.hall.settings.card_reader:
            self.take_card(card)
        elif self._card_keys.reading and self.hall.settings.card_reader:
            return
        elif key == Qt.Key.Key_Escape:
            self._escape()
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self._turn(1 if key == Qt.Key.Key_PageDown else -1)
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

    def _escape(self) -> None:
        if not self.at_rest and self._step != "done":
            self._back()

    def _enter(self) -> None:
        if self._step == "confirm":
            self._issue()
        elif self._step == "done":
            self.start_anew()
        elif self._step == "leaving":
            self.leaving.check()
        elif self._step in ("search", "check_in") and self.visit.typed:
            self.grid.take_first()
        elif self._pages.currentWidget() is self.message and self.message.button.isVisibleTo(self):
            self._accept()

    def _type(self, sign: str) -> None:
        """A key of the keyboard, or of the screen's."""
        if self._step == "leaving":
            if sign == BACK or sign.isdecimal():
                self.leaving.type(sign)
            return
        if self._step == "rate":
            self._type_to_rate(sign)
            return
        if self._step == "check_in":
            if sign == BACK:
                self.visit.typed = self.visit.typed[:-1]
            elif sign.isdecimal():
                self.visit.typed = (self.visit.typed + sign)[-PHONE_DIGITS:]
        elif self._step == "search" and (sign == BACK or sign.isalpha()):
            self.visit.typed = self.visit.typed[:-1] if sign == BACK else (self.visit.typed + sign)[:40]
        elif self._step in ("home", "groups", "services", "search") and sign.isdecimal():
            if not self.hall.settings.card_reader:
                self.grid.number(True)
                self.grid.take(int(sign))
            return
        elif self._step in ("home", "groups") and sign.isalpha() and not self._is_closed():
            self._search()
            self.visit.typed = sign
        else:
            return
        self.grid.page = 0
        self.refresh()

    def tick(self) -> None:
        """Count the seconds untouched; show the time."""
        now = self.link.now()
        self.info.show_time(self.hall, now, self.clock(now))
        self._aloud.check()
        self.read_aloud.setVisible(self._aloud.heard)
        self.leaving.tick()
        if self.at_rest:
            return
        self._untouched += 1
        if self._step == "done":
            self.done.tick(max(DONE_FOR - self._untouched, 0))
            if self._untouched >= DONE_FOR:
                self.start_anew()
        elif self._untouched >= RESET_AFTER:
            self.start_anew()
        elif self._untouched >= ASK_AFTER:
            self._ask()

    @property
    def at_rest(self) -> bool:
        """Whether the machine waits for the next citizen, as it does when it starts anew."""
        plain = not self._easy and language.current() == self._home_language and not self.grid.numbered
        return self._step == "home" and self.visit == Visit() and plain

    def _ask(self) -> None:
        if self._step != "still_there":
            self._asked_on = self._step
            self._step = "still_there"
            self._say_page()
        self.refresh()

    def start_anew(self) -> None:
        """Forget this citizen, and a slip that nobody waits for any more."""
        if self._printer.state == "failed":
            self._printer.discard()
        self.visit = Visit()
        self._easy = False
        self.easy.setChecked(False)
        self.grid.number(False)
        self._fit()
        self.notice.hide()
        self._untouched = 0
        self._speak(self._home_language)
        self._go("home")

    def _tell_desk(self, problem: KnownError) -> None:
        """Nobody here can do anything about a printer: the desk can."""
        _log.warning("no slips: %s", problem)
        self.link.do({"do": "ask_help", "place": self._place, "about": "printer"}, None, self.refuse)

    def _printer_changed(self) -> None:
        if self._step == "done":
            self.refresh()

    def _speak(self, code: str) -> None:
        app = QApplication.instance()
        if app is not None and code != language.current():
            language.switch(app, language.known(code))

    def _read_aloud(self) -> None:
        """Say what is on the page, and what can be chosen there."""
        spoken = self._spoken()
        if self._pages.currentWidget() is self.choice:
            spoken += [tile.text() for tile in self.grid.tiles() if tile.isEnabled()]
        self._aloud.say(spoken)

    def _say_page(self) -> None:
        """Easy mode tells what to do without being asked."""
        if self._easy:
            self._aloud.say(self._spoken())

    def _spoken(self) -> list[str]:
        page = self._pages.currentWidget()
        if page is self.message:
            return [self.message.accessibleName(), self.message.accessibleDescription()]
        if page is self.done:
            return self.done.spoken()
        if page is self.rate:
            return self.rate.spoken()
        if page is self.confirm:
            return [self._title.text(), self.tr("Touch the large button at the bottom to take your number.")]
        return [self._title.text()]

    def _switch_easy(self) -> None:
        self._easy = self.easy.isChecked()
        self._fit()
        self.refresh()
        self._say_page()

    def _fit(self) -> None:
        """Give type and arrangement the screen's size and direction."""
        short, long = sorted((self.width(), self.height()))
        scale = min(short / _UNITS[0], long / _UNITS[1]) * (LARGE if self._easy else 1.0)
        wide = self.width() > self.height()
        directions = QBoxLayout.Direction
        self._halves.setDirection(directions.LeftToRight if wide else directions.TopToBottom)
        self.info.fit(self.width(), self.height(), easy=self._easy)
        if self.property("type_scale") != round(scale, 3):
            theme.enlarge(self, round(scale, 3))

    def minimumSizeHint(self) -> QSize:
        """It fits itself to any screen: what it needs at one size must not hold it there."""
        return QSize(320, 320)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the screen."""
        super().resizeEvent(event)
        self._fit()

    def _go(self, step: Step) -> None:
        if self._step not in ("help", "leaving", "still_there"):
            self._before = self._step
        self._step = step
        self._turned += 1
        self.grid.page = 0
        self.setFocus()
        self.refresh()
        self._say_page()

    def _back(self) -> None:
        step, visit = self._step, self.visit
        if step == "help":
            self._go(self._before)
        elif step == "leaving":
            self.start_anew()
        elif step == "confirm" and visit.booking is not None:
            visit.booking = None
            visit.services.clear()
            self._go("check_in")
        elif step == "confirm":
            visit.services.pop()
            self._go("search" if visit.typed else "services")
        elif step in ("services", "search") and visit.services:
            visit.typed = ""
            self._go("groups")
        elif step in ("services", "search"):
            self.visit = Visit(card=visit.card, klass="ordinary" if visit.klass == "appointment" else visit.klass)
            self._go("home")
        elif step == "groups" and visit.services:
            self._go("confirm")
        else:
            self.start_anew()

    def _accept(self) -> None:
        """The main button of a message."""
        if self._step == "rated":
            self.start_anew()
        elif self._shows_closed:
            self._check_in()
        else:
            self._back()

    def _answer_otherwise(self) -> None:
        """The other button of a message: somebody of the desk is wanted; of a closed machine, a visit is rated."""
        if self._shows_closed:
            self._begin_rating()
            return
        self.visit.asked_help = True
        self.link.do({"do": "ask_help", "place": self._place}, lambda _answer: self.refresh(), self.refuse)
        self.refresh()

    def _turn(self, by: int) -> None:
        self.grid.turn(by)

    def _search(self) -> None:
        self.visit.typed = ""
        self._go("search")

    def _check_in(self) -> None:
        """By the list of today's appointments, or where there is none by saying so."""
        self.visit.typed = ""
        if self._bookings():
            self._go("check_in")
        else:
            self.visit.klass = "appointment"
            self._go("groups")

    def _begin_rating(self) -> None:
        """By the code on the slip; also where no numbers are given out any more."""
        self.visit = Visit()
        self._go("rate")

    def _type_to_rate(self, sign: str) -> None:
        """A digit of the code, or the answer that has it on its key."""
        if self.rate.asking:
            if sign in ("1", "2", "3", "4", "5"):
                self.rate.answers[int(sign)].click()
        elif sign == BACK or sign.isdecimal():
            self.visit.typed = after(self.visit.typed, sign)
            self.refresh()
            self._turned += self.rate.asking

    def _rate(self, place: int, score: int) -> None:
        request = {"do": "rate", "code": self.visit.typed, "place": place, "score": score}
        self.link.do(request, lambda _answer: self._was_rated(), self.refuse)

    def _was_rated(self) -> None:
        """Ask for the visit's next service, or thank."""
        ticket = following.by_code(self.hall, self.visit.typed)
        self._go("rate" if ticket is not None and following.unrated(ticket) else "rated")

    def _bookings(self) -> list[Booking]:
        """Today's appointments that nobody has checked in yet."""
        arrived = checked_in(self.hall)
        known = self.hall.catalogue.services
        return [
            booking
            for booking in self.link.people.bookings(self.hall.day or "")
            if booking.id not in arrived and all(service in known for service in booking.services)
        ]

    def _set_class(self, klass: str) -> None:
        self.visit.klass = klass
        self.refresh()

    def choose(self, key: str) -> None:
        """A tile was touched: a group's, a service's or an appointment's."""
        if self._step == "check_in":
            booking = next(booking for booking in self._bookings() if booking.id == key)
            self.visit.booking = booking
            self.visit.services = list(booking.services)
            self._go("confirm")
        elif self._step in ("services", "search"):
            self.visit.services.append(key)
            self._go("confirm")
        else:
            self.visit.group = key
            self._go("services")

    def take_card(self, number: str) -> None:
        """An identity card was read: it fills the class, and tells of the ticket that it holds already."""
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
        if self._issuing or not visit.services:
            return
        self._issuing = True
        request: dict[str, object] = {"do": "issue", "services": list(visit.services), "class": visit.klass}
        if visit.card:
            request["card"] = visit.card
        if visit.booking is not None:
            request |= {"appointment": visit.booking.id, "at": visit.booking.at}
            if digits(visit.booking.phone):
                request["phone"] = digits(visit.booking.phone)
        self.link.do(request, self._was_issued, self._was_refused)

    def _was_issued(self, answer: Answer) -> None:
        self._issuing = False
        number = str(answer["ticket"])
        ticket = self.hall.tickets[number]
        census = self.link.census()
        self._printer.print(slips.slip(self.hall, census, ticket, self.clock(ticket.issued), self._slip_link))
        self.notice.hide()
        self.show_issued(number)

    def show_issued(self, number: str) -> None:
        """Show the number of a ticket for a while."""
        self._untouched = 0
        self.visit = Visit(issued=number)
        self._go("done")

    def _was_refused(self, error: KnownError) -> None:
        self._issuing = False
        self.refuse(error)

    def refuse(self, error: KnownError) -> None:
        """Say why a command was refused; of a fault, which only the hall's staff can mend, that there is one."""
        if isinstance(error, HallError):
            super().refuse(error)
            return
        _log.warning("not done: %s", error)
        self.notice.tell(self.tr("That did not work just now. Please try again, or ask at the front desk."), "late")

    def retranslate(self) -> None:
        """Set the texts."""
        self.setWindowTitle(self.tr("Ticket machine"))
        self.info.retranslate()
        self.choice.retranslate(len(groups_of(self.hall)))
        self.back.set_label(self.tr("Back"))
        self.easy.set_label(self.tr("Easy mode"))
        self.read_aloud.set_label(self.tr("Read aloud"))
        self.help.set_label(self.tr("Help"))
        self.languages.setAccessibleName(self.tr("Language"))
        self.languages.set_value(language.current())
        self.leaving.retranslate()

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
            "rated": self._show_thanks,
        }  # fmt: skip
        shown.get(self._step, self._show_choices)(census)

    @property
    def _shows_closed(self) -> bool:
        """Whether all that it tells is that nobody gets a number; what was promised, and a rating, go on."""
        promised = self._step in ("done", "leaving", "check_in", "help") or self.visit.booking is not None
        rates = self._step in ("rate", "rated") and self.hall.is_open and self.link.stale_since is None
        return self._is_closed() and not promised and not rates

    def _is_closed(self) -> bool:
        """Whether nobody gets a number now."""
        unreachable = self.link.stale_since is not None
        return not self.hall.is_open or unreachable or issuing.stop(self.hall, self.link.now()) is not None

    def _headed(self, steps: str, page: QWidget, *, back: bool) -> None:
        source = _TITLES.get(self._step, "") if page is not self.message or self._step == "help" else ""
        here, elsewhere = both(source, "Kiosk") if source else ("", "")
        if self.visit.klass == "appointment" and self._step in ("groups", "services"):
            here = self.tr("Appointment check-in: {title}").format(title=here)
        self._title.setText(here)
        self._other_title.setText(elsewhere)
        self._steps.setText(steps)
        for text in (self._title, self._other_title, self._steps):
            text.setVisible(bool(text.words()))
        self.back.setVisible(back)
        self._pages.setCurrentWidget(page)

    def _show_choices(self, census: Census) -> None:
        step = self._step
        steps = {"home": self.tr("Step 1 of 2"), "groups": self.tr("Step 1 of 2"), "services": self.tr("Step 2 of 2")}
        self._headed(steps.get(step, ""), self.choice, back=not (step == "home" and not self.visit.services))
        self.choice.show_step(step, self._offers(census), self.visit.typed, easy=self._easy)

    def _offers(self, census: Census) -> list[Offer]:
        offers = Offers(self.hall, census, self.clock)
        visit, services = self.visit, self.hall.catalogue.services
        if self._step == "services":
            of_group = [service for service in services.values() if service.group == visit.group]
            return offers.services(of_group, visit.services)
        if self._step == "search":
            found = [hit.service for hit in self._finder.find(visit.typed)]
            return offers.services(found if visit.typed else offers.wanted_services(12), visit.services)
        if self._step == "check_in":
            if len(visit.typed) < PHONE_DIGITS:
                return []
            return offers.bookings(
                booking for booking in self._bookings() if digits(booking.phone).endswith(visit.typed)
            )
        return offers.groups(wanted=self._step == "home")

    def _show_confirm(self, census: Census) -> None:
        visit = self.visit
        self._headed("", self.confirm, back=True)
        known = self.hall.catalogue.services
        names = [words.name(known[service].names, service) for service in visit.services]
        papers = [words.name(paper, "") for service in visit.services for paper in known[service].papers]
        first = visit.services[0]
        klass = "appointment" if visit.booking is not None else visit.klass
        wait = census.wait(first, klass)
        self.confirm.show_ticket(
            names, list(dict.fromkeys(papers)), census.waiting[first], wait, klass, booked=visit.booking is not None
        )

    def _show_done(self, census: Census) -> None:
        ticket = self.hall.tickets.get(self.visit.issued)
        if ticket is None:
            self.start_anew()
            return
        self._headed("", self.done, back=False)
        known = self.hall.catalogue.services
        names = words.listed([words.name(known[service].names, service) for service in ticket.services])
        wait = self.tr("{people} ahead, {wait}").format(
            people=words.people(self.hall.ahead(ticket)), wait=words.likely_wait(census.wait_of(ticket))
        )
        if self._printer.state in ("none", "failed"):
            advice = self.tr("There is no slip: please remember your number.")
        else:
            advice = self.tr("Please take your slip, wait in the seating area and watch the display.")
        self.done.show_ticket(ticket.number, names, wait if ticket.state == "waiting" else "", advice)
        self.done.tick(max(DONE_FOR - self._untouched, 0))

    def _show_rate(self, census: Census) -> None:
        del census
        self._headed("", self.rate, back=True)
        self.rate.show_code(self.hall, self.visit.typed)

    def _show_thanks(self, census: Census) -> None:
        del census
        self._tell(telling.rated())

    def _show_help(self, census: Census) -> None:
        del census
        answered = (self._place, "person") not in self.hall.help
        self._tell(telling.help_is_asked(coming=answered) if self.visit.asked_help else telling.how_to())

    def _show_question(self, census: Census) -> None:
        del census
        self._tell(telling.still_there(max(RESET_AFTER - self._untouched, 0)))

    def _tell(self, content: telling.Content) -> None:
        self._headed("", self.message, back=False)
        self.message.say(*content)

    def _show_leaving(self, census: Census) -> None:
        del census
        self._headed("", self.leaving, back=False)

    def _show_closed(self) -> None:
        if self.link.stale_since is not None:
            self._tell(telling.out_of_reach())
        else:
            self._tell(telling.no_numbers(self.hall, self.link.now(), booked=bool(self._bookings())))

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
        self._go("leaving")

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
        if app is not None:
            app.removeEventFilter(self)
        self._printer.close()
        self._aloud.close()
        super().closeEvent(event)
