"""The ticket machine's screen."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from typing import Literal

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QBoxLayout, QLayout, QStackedWidget, QWidget

from hallapp import language
from hallapp.devices.card import CardKeys
from hallapp.devices.printer import SlipPrinter
from hallapp.devices.voice import Speaker
from hallapp.errors import QT_TRANSLATE_NOOP, KnownError
from hallapp.hall import day, identity, issuing
from hallapp.hall.desk import checked_in
from hallapp.hall.ticket import OPEN_STATES
from hallapp.store.people import Booking, digits
from hallapp.views import closing, slips, theme, words
from hallapp.views.census import Census
from hallapp.views.finder import Finder
from hallapp.views.kiosk.keys import BACK, Keyboard, Pad
from hallapp.views.kiosk.leaving import Leaving
from hallapp.views.kiosk.offers import Offers, groups_of
from hallapp.views.kiosk.pages import Confirm, Done, Message
from hallapp.views.kiosk.tiles import Offer, TileGrid
from hallapp.views.link import Answer, HallLink
from hallapp.views.view import View
from hallapp.views.wall.bilingual import both
from hallapp.views.widgets import Button, Figure, Icon, Panel, Segments, Text, column, row

ASK_AFTER, RESET_AFTER = 30, 45
"""Seconds untouched until the machine asks whether somebody is there, and until it starts anew."""

DONE_FOR = 12
"""Seconds that an issued number stays."""

LARGE = 1.25
"""How much larger everything is in easy mode."""

EASY_CHOICES = 6
"""How many tiles easy mode shows at once."""

PLACE = "kiosk"
"""How a machine without a name is called when somebody asks for help there."""

PHONE_DIGITS = 4
"""The last digits of a phone that an appointment is checked in with."""

MANAGERS_TOUCHES = 5
"""So many touches of the hall's name, one right after the other, ask for the PIN."""

IN_WINDOW = (576, 1024)
"""Its size where it does not fill the screen."""

_log = logging.getLogger(__name__)

_UNITS = (648, 1152)
"""Short and long side of the screen in units of 100 %."""

Step = Literal[
    "home", "groups", "services", "search", "check_in", "confirm", "done", "help", "still_there", "leaving"
]  # fmt: skip

_TITLES: dict[Step, str] = {
    "home": QT_TRANSLATE_NOOP("Kiosk", "Choose what you come for"),
    "groups": QT_TRANSLATE_NOOP("Kiosk", "Choose what you come for"),
    "services": QT_TRANSLATE_NOOP("Kiosk", "Choose the service"),
    "search": QT_TRANSLATE_NOOP("Kiosk", "Search for the service"),
    "check_in": QT_TRANSLATE_NOOP("Kiosk", "Appointment check-in"),
    "confirm": QT_TRANSLATE_NOOP("Kiosk", "Your ticket"),
    "help": QT_TRANSLATE_NOOP("Kiosk", "Help"),
}


@dataclass(slots=True)
class Visit:
    """What the citizen before the machine has chosen so far; forgotten with each new one."""

    services: list[str] = field(default_factory=list)
    klass: str = "ordinary"
    group: str = ""
    typed: str = ""
    booking: Booking | None = None
    card: str = ""
    issued: str = ""
    asked_help: bool = False


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
        self._speaker = speaker
        self._slip_link = slip_link
        self._place = place
        self._home_language = language.current()
        self._step: Step = "home"
        self._before: Step = "home"
        self.visit = Visit()
        self._easy = False
        self._locked = True
        self._issuing = False
        self._untouched = 0
        self._touches = 0
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
        self._name = Text("", theme.TITLE, bold=True, wrap=True)
        self._what = Text("", theme.SMALL, "muted")
        self._time = Text("", theme.TITLE, bold=True)
        self._date = Text("", theme.SMALL, "muted")
        self._figures = [Figure(theme.TITLE) for _ in range(3)]
        self._courtesy = Text("", theme.SMALL, "called", wrap=True)
        self._soon = Text("", theme.SMALL, "waiting", wrap=True)
        self._title = Text("", theme.TITLE, bold=True, wrap=True)
        self._other_title = Text("", theme.SMALL, "muted", wrap=True)
        self._steps = Text("", theme.SMALL, "muted")
        self.back = Button("", icon="arrow-left", look="outline", height=theme.TOUCH, clicked=self._back)
        self._typed = Text("", theme.TITLE, bold=True)
        self.grid = TileGrid(self.choose, self._show_pager)
        self._nothing = Text("", theme.LEAD, "muted", wrap=True)
        self._earlier = Button("", icon="caret-left", look="outline", height=48, clicked=lambda: self._turn(-1))
        self._later = Button("", icon="caret-right", look="outline", height=48, clicked=lambda: self._turn(1))
        self._pager = Text("", theme.BODY, "muted")
        self.all_groups = Button("", icon="squares-four", look="outline", height=56, clicked=lambda: self._go("groups"))
        self.search = Button("", icon="magnifying-glass", look="outline", height=56, clicked=self._search)
        self.check_in = Button("", icon="calendar-check", look="outline", height=56, clicked=self._check_in)
        self.keyboard = Keyboard()
        self.pad = Pad()
        self.confirm = Confirm()
        self.done = Done()
        self.message = Message()
        self.leaving = Leaving()
        self.languages = Segments([(code, name) for code, name in language.LANGUAGES.items()], height=theme.TOUCH)
        self.easy = Button("", icon="text-aa", look="choice", height=theme.TOUCH, clicked=self._switch_easy)
        self.read_aloud = Button("", icon="speaker-high", height=theme.TOUCH, clicked=self._read_aloud)
        self.read_aloud.setVisible(self._speaker is not None)
        self.help = Button("", icon="bell", height=theme.TOUCH, clicked=lambda: self._go("help"))

    def _build(self) -> None:
        self._pages = QStackedWidget()
        for page in (self._choice_page(), self.confirm, self.done, self.message, self.leaving):
            self._pages.addWidget(page)
        head = row(self.back, column(self._title, self._other_title), self._steps, gap=12)
        head.setStretch(1, 1)
        controls = Panel("ground")
        layout = column(head, self.notice, self._pages, gap=10, margin=(22, 16, 22, 16))
        layout.setStretch(2, 1)
        controls.setLayout(layout)
        self._halves = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._halves.setSpacing(0)
        self._info = self._info_panel()
        self._halves.addWidget(self._info)
        self._halves.addWidget(controls, 1)
        outer = column(self._halves, self._bottom())
        outer.setStretch(0, 1)
        outer.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setLayout(outer)

    def _info_panel(self) -> Panel:
        panel = Panel("top")
        name = column(self._name, self._what)
        right = column(self._time, self._date)
        for text in (self._time, self._date):
            text.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._head = row(name, right, gap=16)
        self._head.setStretch(0, 1)
        self._boxes = row(gap=11)
        self._figure_boxes = [Panel("sunken") for _ in self._figures]
        for figure, box in zip(self._figures, self._figure_boxes, strict=True):
            box.setLayout(column(figure, margin=(11, 8, 11, 8)))
            self._boxes.addWidget(box, 1)
        hint = _hint("called", "info", self._courtesy)
        self._soon_hint = _hint("waiting", "hourglass-medium", self._soon)
        panel.setLayout(
            column(self.staleness, self._head, self._boxes, self._soon_hint, hint, 0, gap=12, margin=(22, 20, 22, 14))
        )
        return panel

    def _choice_page(self) -> QWidget:
        page = QWidget()
        self._turning = QWidget()
        self._pager.setAlignment(Qt.AlignmentFlag.AlignCenter)
        turning = row(self._earlier, self._pager, self._later, gap=12)
        turning.setStretch(1, 1)
        self._turning.setLayout(turning)
        self._ways = QWidget()
        ways = row(self.all_groups, self.search, self.check_in, gap=11)
        for place in range(3):
            ways.setStretch(place, 1)
        self._ways.setLayout(ways)
        self._field = Panel("card")
        self._field.setLayout(
            row(Icon("magnifying-glass", "accent", 24), self._typed, 0, gap=12, margin=(16, 8, 16, 8))
        )
        layout = column(
            self._field, self._nothing, self.grid, self._turning, self._ways, self.keyboard, self.pad, gap=10
        )
        layout.setStretch(2, 1)
        page.setLayout(layout)
        return page

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
        self.keyboard.typed.connect(self._type)
        self.pad.typed.connect(self._type)
        self.languages.chosen.connect(self._speak)
        QShortcut(QKeySequence("Ctrl+Shift+Q"), self).activated.connect(self.ask_to_leave)
        self._info.installEventFilter(self)
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice every touch."""
        if event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin, QEvent.Type.KeyPress):
            self._untouched = 0
            if self._step == "still_there" and isinstance(watched, QWidget) and self.isAncestorOf(watched):
                self._go(self._before)
            if isinstance(event, QMouseEvent) and isinstance(watched, QWidget):
                self._count_touches(watched, event)
        return super().eventFilter(watched, event)

    def _count_touches(self, watched: QWidget, event: QMouseEvent) -> None:
        """A machine without a keyboard: its manager touches the hall's name a few times."""
        if watched is not self._name:
            # A touch of the name itself passes on to what lies around it.
            if self.isAncestorOf(watched) and not watched.isAncestorOf(self._name):
                self._touches = 0
            return
        if event.type() is QEvent.Type.MouseButtonPress:
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
        elif self._pages.currentWidget() is self.message and self.message.button.isVisibleTo(self):
            self._accept()

    def _type(self, sign: str) -> None:
        """A key of the keyboard, or of the screen's."""
        if self._step == "leaving":
            if sign == BACK or sign.isdecimal():
                self.leaving.type(sign)
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
        self._time.setText(self.clock(now))
        self._date.setText(words.date(self.hall.day or ""))
        self._mind_speaker()
        self.leaving.tick()
        self._show_soon()
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
            self._before = self._step
            self._step = "still_there"
            self._say_page()
        self.refresh()

    def start_anew(self) -> None:
        """Forget this citizen."""
        self.visit = Visit()
        self._easy = False
        self.easy.setChecked(False)
        self.grid.number(False)
        self._fit()
        self.notice.hide()
        self._untouched = 0
        self._speak(self._home_language)
        self._go("home")

    def _speak(self, code: str) -> None:
        app = QApplication.instance()
        if app is not None and code != language.current():
            language.switch(app, "zh" if code == "zh" else "en")

    def _read_aloud(self) -> None:
        """Say what is on the page, and what can be chosen there."""
        spoken = self._spoken()
        if self._pages.currentIndex() == 0:
            spoken += [tile.text() for tile in self.grid.tiles() if tile.isEnabled()]
        self._say(spoken)

    def _say_page(self) -> None:
        """Easy mode tells what to do without being asked."""
        if self._easy:
            self._say(self._spoken())

    def _say(self, spoken: list[str]) -> None:
        if self._speaker is not None:
            sentences = [(language.current(), sentence) for sentence in spoken if sentence]
            self._speaker.say(sentences, chime=False, instead=True)

    def _spoken(self) -> list[str]:
        page = self._pages.currentWidget()
        if page is self.message:
            return [self.message.accessibleName(), self.message.accessibleDescription()]
        if page is self.done:
            return self.done.spoken()
        if page is self.confirm:
            return [self._title.text(), self.tr("Touch the large button at the bottom to take your number.")]
        return [self._title.text()]

    def _mind_speaker(self) -> None:
        """Where nothing can be heard there is no button for it."""
        problem = self._speaker.problem() if self._speaker else None
        if problem is not None:
            _log.warning("nothing is read aloud: %s", problem)
            self.read_aloud.hide()

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
        self._head.setDirection(directions.TopToBottom if wide else directions.LeftToRight)
        self._boxes.setDirection(directions.TopToBottom if wide else directions.LeftToRight)
        side = Qt.AlignmentFlag.AlignLeft if wide else Qt.AlignmentFlag.AlignRight
        for text in (self._time, self._date):
            text.setAlignment(side)
        # Lying and in large type there is room for the name and the time only.
        for box in self._figure_boxes:
            box.setVisible(not (wide and self._easy))
        self._info.setMinimumWidth(round(self.width() * 0.3) if wide else 0)
        self._info.setMaximumWidth(round(self.width() * 0.3) if wide else 16_777_215)
        # Controls lie within reach of somebody who sits: below the upper third.
        self._info.setMinimumHeight(0 if wide else round(self.height() * 0.3))
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
        if step != "still_there":
            self._before = self._step if self._step not in ("help", "leaving") else self._before
        self._step = step
        self.grid.page = 0
        self.setFocus()
        self.refresh()
        self._say_page()

    def _back(self) -> None:
        step, visit = self._step, self.visit
        if step in ("help", "still_there"):
            self._go(self._before if self._before not in ("help", "done") else "home")
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
        if self._is_closed():
            self._check_in()
        else:
            self._back()

    def _answer_otherwise(self) -> None:
        """The other button of a message: somebody of the desk is wanted."""
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
        census = Census(self.hall, self.link.now())
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

    def retranslate(self) -> None:
        """Set the texts."""
        self.setWindowTitle(self.tr("Ticket machine"))
        self._what.setText(self.tr("Take a number yourself"))
        self._courtesy.setText(
            self.tr(
                "Elderly, disabled, pregnant and people with infants go first; "
                "military and veterans with their card by law. Say so when you take a number."
            )
        )
        self.back.set_label(self.tr("Back"))
        self._earlier.set_label(self.tr("Earlier"))
        self._later.set_label(self.tr("More"))
        self.search.set_label(self.tr("Search"))
        self.check_in.set_label(self.tr("Appointment"))
        self.easy.set_label(self.tr("Easy mode"))
        self.read_aloud.set_label(self.tr("Read aloud"))
        self.help.set_label(self.tr("Help"))
        self.languages.setAccessibleName(self.tr("Language"))
        self.languages.set_value(language.current())
        for keys in (self.keyboard, self.pad):
            keys.retranslate()
        self.leaving.retranslate()

    def refresh(self) -> None:
        """Show the hall as it is now."""
        if self.hall.catalogue is not self._catalogue:
            self._catalogue = self.hall.catalogue
            self._finder = Finder(self._catalogue.services.values(), self._catalogue.groups)
        census = Census(self.hall, self.link.now())
        self._name.setText(self.hall_name())
        self._show_figures(census)
        self._show_soon()
        groups = len(groups_of(self.hall))
        self.all_groups.set_label(self.tr("All %n groups", "", groups))
        promised = self._step in ("done", "leaving", "check_in", "help") or self.visit.booking is not None
        if self._is_closed() and not promised:
            self._show_closed()
            return
        shown = {
            "confirm": self._show_confirm, "done": self._show_done, "help": self._show_help,
            "still_there": self._show_question, "leaving": self._show_leaving,
        }  # fmt: skip
        shown.get(self._step, self._show_choices)(census)

    def _is_closed(self) -> bool:
        """Whether nobody gets a number now."""
        unreachable = self.link.stale_since is not None
        return not self.hall.is_open or unreachable or issuing.stop(self.hall, self.link.now()) is not None

    def _show_figures(self, census: Census) -> None:
        waiting, windows, closes = self._figures
        waiting.show_value(self.tr("Waiting now"), words.number(census.waiting.total()), self.tr("people"))
        open_now = sum(window.state != "closed" for window in self.hall.windows.values())
        windows.show_value(self.tr("Open windows"), words.number(open_now))
        stops = issuing.stops_at(self.hall)
        if stops is None:
            closes.show_value(self.tr("Closes"), words.clock(float(self.hall.scenario.closes)))
        else:
            closes.show_value(self.tr("Numbers until"), words.clock(stops))

    def _show_soon(self) -> None:
        notice = closing.notice(self.hall, self.link.now())
        self._soon.setText(notice)
        self._soon_hint.setVisible(bool(notice))

    def _headed(self, steps: str, page: QWidget | int, *, back: bool) -> None:
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
        if isinstance(page, int):
            self._pages.setCurrentIndex(page)
        else:
            self._pages.setCurrentWidget(page)

    def _show_choices(self, census: Census) -> None:
        step = self._step
        steps = {"home": self.tr("Step 1 of 2"), "groups": self.tr("Step 1 of 2"), "services": self.tr("Step 2 of 2")}
        self._headed(steps.get(step, ""), 0, back=not (step == "home" and not self.visit.services))
        self._ways.setVisible(step == "home")
        self.search.setVisible(not self._easy)
        self._field.setVisible(step in ("search", "check_in"))
        self.keyboard.setVisible(step == "search")
        self.pad.setVisible(step == "check_in")
        self.grid.limit(EASY_CHOICES if self._easy else 0)
        offers = self._offers(census)
        self._show_typed(offers)
        self.grid.show_offers(offers)

    def _show_typed(self, offers: list[Offer]) -> None:
        typed, step = self.visit.typed, self._step
        nothing = ""
        if step == "check_in":
            self._typed.setText(" ".join((typed + "_" * PHONE_DIGITS)[:PHONE_DIGITS]))
            if len(typed) < PHONE_DIGITS:
                nothing = self.tr("Type the last four digits of the phone that you booked with.")
            elif not offers:
                nothing = self.tr("There is no appointment of today with this phone. Please ask at the front desk.")
        elif step == "search":
            self._typed.setText(typed or "_")
            if not typed:
                nothing = self.tr("Type the pinyin or its initials (jzz), or an English word.")
            elif not offers:
                nothing = self.tr("Nothing is called so. Please look under the groups, or ask at the front desk.")
        self._nothing.setText(nothing)
        self._nothing.setVisible(bool(nothing))

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

    def _show_pager(self) -> None:
        several = self.grid.pages > 1 and self._step not in ("home", "check_in")
        self._turning.setVisible(several)
        self._pager.setText(f"{self.grid.page + 1} / {self.grid.pages}")
        self._earlier.setEnabled(self.grid.page > 0)
        self._later.setEnabled(self.grid.page < self.grid.pages - 1)

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

    def _show_help(self, census: Census) -> None:
        del census
        self._headed("", self.message, back=False)
        if self.visit.asked_help:
            coming = self._place not in self.hall.help
            self.message.say(
                "bell",
                self.tr("Somebody is on the way") if coming else self.tr("The front desk has been told"),
                [self.tr("Please stay here."), self.tr("You may go on meanwhile.")],
                self.tr("Back"),
            )
            return
        self.message.say(
            "question",
            self.tr("How to take a number"),
            [
                self.tr("1. Touch what you come for."),
                self.tr("2. Touch the service."),
                self.tr("3. Touch the large button and take the slip."),
                self.tr("People at the front desk are glad to do it for you; no card or phone is needed."),
            ],
            self.tr("Back"),
            self.tr("Call somebody from the front desk"),
        )

    def _show_question(self, census: Census) -> None:
        del census
        left = max(RESET_AFTER - self._untouched, 0)
        self._headed("", self.message, back=False)
        self.message.say(
            "hand-waving",
            self.tr("Are you still there?"),
            [self.tr("The machine starts anew in %n s.", "", left)],
            self.tr("Go on"),
        )

    def _show_leaving(self, census: Census) -> None:
        del census
        self._headed("", self.leaving, back=False)

    def _show_closed(self) -> None:
        self._headed("", self.message, back=False)
        if self.link.stale_since is not None:
            self.message.say(
                "warning",
                self.tr("The machine can't issue numbers just now"),
                [self.tr("Numbers that were issued stay valid. Please ask at the front desk.")],
            )
            return
        opens = words.clock(float(self.hall.scenario.opens))
        closes = words.clock(float(self.hall.scenario.closes))
        hours = self.tr("The hall is open from {opens} to {closes}.").format(opens=opens, closes=closes)
        stop = issuing.stop(self.hall, self.link.now()) if self.hall.is_open else None
        if stop is None:
            self.message.say("moon", self.tr("No more numbers today"), [hours])
            return
        title = self.tr("The hall is full") if stop.why == "full" else self.tr("No more numbers today")
        booked = self.tr("Check in for an appointment") if self._bookings() else ""
        self.message.say(
            "users-three" if stop.why == "full" else "moon",
            title,
            [closing.sentence(self.hall, stop), *([hours] if stop.why == "stopped" else [])],
            booked,
        )

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
        if self._speaker is not None:
            self._speaker.close()
            self._speaker = None
        super().closeEvent(event)


def _hint(state: str, icon: str, text: Text) -> Panel:
    """A sentence in the colours of a state."""
    hint = Panel(state)
    line = row(Icon(icon, state), text, gap=10, margin=(12, 8, 12, 8))
    line.setStretch(1, 1)
    hint.setLayout(line)
    return hint
