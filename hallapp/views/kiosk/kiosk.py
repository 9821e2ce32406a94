"""The ticket machine's screen."""

from __future__ import annotations

import logging
from typing import Literal

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QBoxLayout, QLayout, QStackedWidget, QWidget

from hallapp import language
from hallapp.devices.printer import SlipPrinter
from hallapp.devices.voice import Speaker
from hallapp.errors import KnownError
from hallapp.views import slips, theme, words
from hallapp.views.census import Census
from hallapp.views.kiosk.pages import Confirm, Done, Message
from hallapp.views.kiosk.tiles import Offer, TileGrid, pictogram
from hallapp.views.link import Answer, HallLink
from hallapp.views.view import View
from hallapp.views.widgets import Button, Figure, Icon, Panel, Segments, Text, column, row
from simulation.scenario import Service

ASK_AFTER, RESET_AFTER = 30, 45
"""Seconds untouched until the machine asks whether somebody is there, and until it starts anew."""

DONE_FOR = 12
"""Seconds that an issued number stays."""

LARGE = 1.25
"""How much larger large print is."""

IN_WINDOW = (576, 1024)
"""Its size where it does not fill the screen."""

_log = logging.getLogger(__name__)

_UNITS = (648, 1152)
"""Short and long side of the screen in units of 100 %."""

Step = Literal["home", "groups", "services", "confirm", "done", "help", "still_there"]


class Kiosk(View):
    """Group, service, issue: at most two touches and a ticket.

    Ctrl+Shift+Q ends it; nothing else does.

    Parameters
    ----------
    printer : SlipPrinter
        Where slips go.
    slip_link : str
        Address of the citizen's page with ``{number}``; empty: no square code.
    speaker : Speaker, optional
        Reads a page aloud to who can't see it; without one there is no button for it.
    """

    def __init__(
        self, link: HallLink, printer: SlipPrinter, *, slip_link: str = "", speaker: Speaker | None = None
    ) -> None:
        super().__init__(link)
        self._printer = printer
        self._speaker = speaker
        self._slip_link = slip_link
        self._home_language = language.current()
        self._step: Step = "home"
        self._before: Step = "home"
        self._group = ""
        self._services: list[str] = []
        self._klass = "ordinary"
        self._issued = ""
        self._large = False
        self._locked = True
        self._issuing = False
        self._untouched = 0
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
        self._title = Text("", theme.TITLE, bold=True, wrap=True)
        self._steps = Text("", theme.SMALL, "muted")
        self.back = Button("", icon="arrow-left", look="outline", height=theme.TOUCH, clicked=self._back)
        self.grid = TileGrid(self.choose, self._show_pager)
        self._earlier = Button("", icon="caret-left", look="outline", height=48, clicked=lambda: self._turn(-1))
        self._later = Button("", icon="caret-right", look="outline", height=48, clicked=lambda: self._turn(1))
        self._pager = Text("", theme.BODY, "muted")
        self.all_groups = Button("", icon="squares-four", look="outline", height=56, clicked=lambda: self._go("groups"))
        self.check_in = Button("", icon="calendar-check", look="outline", height=56, clicked=self._check_in)
        self.confirm = Confirm()
        self.done = Done()
        self.message = Message()
        self.languages = Segments([(code, name) for code, name in language.LANGUAGES.items()], height=theme.TOUCH)
        self.large_print = Button("", icon="text-aa", look="choice", height=theme.TOUCH, clicked=self._switch_print)
        self.read_aloud = Button("", icon="speaker-high", height=theme.TOUCH, clicked=self._read_aloud)
        self.read_aloud.setVisible(self._speaker is not None)
        self.help = Button("", icon="question", height=theme.TOUCH, clicked=lambda: self._go("help"))

    def _build(self) -> None:
        self._pages = QStackedWidget()
        for page in (self._choice_page(), self.confirm, self.done, self.message):
            self._pages.addWidget(page)
        head = row(self._title, self._steps, gap=12)
        head.setStretch(0, 1)
        controls = Panel("ground")
        layout = column(row(self.back, 0), head, self.notice, self._pages, gap=10, margin=(22, 16, 22, 16))
        layout.setStretch(3, 1)
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
        for figure in self._figures:
            box = Panel("sunken")
            box.setLayout(column(figure, margin=(11, 8, 11, 8)))
            self._boxes.addWidget(box, 1)
        hint = Panel("called")
        hint.setLayout(row(Icon("info", "called"), self._courtesy, gap=10, margin=(12, 8, 12, 8)))
        hint.layout().setStretch(1, 1)  # type: ignore[union-attr]
        panel.setLayout(column(self.staleness, self._head, self._boxes, hint, 0, gap=14, margin=(22, 22, 22, 16)))
        return panel

    def _choice_page(self) -> QWidget:
        page = QWidget()
        self._turning = QWidget()
        self._turning.setLayout(row(self._earlier, 0, self._pager, 0, self._later, gap=12))
        self._ways = QWidget()
        ways = row(self.all_groups, self.check_in, gap=11)
        ways.setStretch(0, 1)
        ways.setStretch(1, 1)
        self._ways.setLayout(ways)
        layout = column(self.grid, self._turning, self._ways, gap=10)
        layout.setStretch(0, 1)
        page.setLayout(layout)
        return page

    def _bottom(self) -> Panel:
        bottom = Panel("bottom")
        bottom.setLayout(
            row(self.languages, 0, self.large_print, self.read_aloud, self.help, gap=8, margin=(22, 12, 22, 12))
        )
        return bottom

    def _connect(self) -> None:
        self.confirm.issue.connect(self._issue)
        self.confirm.more.connect(lambda: self._go("groups"))
        self.confirm.klass_chosen.connect(self._set_class)
        self.done.finished.connect(self.start_anew)
        self.message.accepted.connect(self._back)
        self.languages.chosen.connect(self._speak)
        QShortcut(QKeySequence("Ctrl+Shift+Q"), self).activated.connect(self.unlock)
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice every touch."""
        if event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin, QEvent.Type.KeyPress):
            self._untouched = 0
            if self._step == "still_there" and isinstance(watched, QWidget) and self.isAncestorOf(watched):
                self._go(self._before)
        return super().eventFilter(watched, event)

    def tick(self) -> None:
        """Count the seconds untouched; show the time."""
        now = self.link.now()
        self._time.setText(self.clock(now))
        self._date.setText(words.date(self.hall.day or ""))
        self._mind_speaker()
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
        plain = not self._large and language.current() == self._home_language
        return self._step == "home" and not self._services and self._klass == "ordinary" and plain

    def _ask(self) -> None:
        if self._step != "still_there":
            self._before = self._step
            self._step = "still_there"
        self.refresh()

    def start_anew(self) -> None:
        """Forget this citizen."""
        self._services.clear()
        self._klass = "ordinary"
        self._group = ""
        self._large = False
        self.large_print.setChecked(False)
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
        if self._speaker is None:
            return
        spoken = [self._title.text()]
        if self._pages.currentIndex() == 0:
            spoken += [tile.text() for tile in self.grid.tiles() if tile.isEnabled()]
        elif self._pages.currentWidget() is self.message:
            spoken = [self.message.accessibleName(), self.message.accessibleDescription()]
        self._speaker.say([(language.current(), sentence) for sentence in spoken if sentence], chime=False)

    def _mind_speaker(self) -> None:
        """Where nothing can be heard there is no button for it."""
        problem = self._speaker.problem() if self._speaker else None
        if problem is not None:
            _log.warning("nothing is read aloud: %s", problem)
            self.read_aloud.hide()

    def _switch_print(self) -> None:
        self._large = self.large_print.isChecked()
        self._fit()
        self.refresh()

    def _fit(self) -> None:
        """Give type and arrangement the screen's size and direction."""
        short, long = sorted((self.width(), self.height()))
        scale = min(short / _UNITS[0], long / _UNITS[1]) * (LARGE if self._large else 1.0)
        wide = self.width() > self.height()
        self._halves.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        directions = QBoxLayout.Direction
        self._head.setDirection(directions.TopToBottom if wide else directions.LeftToRight)
        self._boxes.setDirection(directions.TopToBottom if wide else directions.LeftToRight)
        side = Qt.AlignmentFlag.AlignLeft if wide else Qt.AlignmentFlag.AlignRight
        for text in (self._time, self._date):
            text.setAlignment(side)
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
            self._before = self._step if self._step != "help" else self._before
        self._step = step
        self.grid.page = 0
        self.setFocus()
        self.refresh()

    def _back(self) -> None:
        step = self._step
        if step in ("help", "still_there"):
            self._go(self._before if self._before not in ("help", "done") else "home")
        elif step == "confirm":
            self._services.pop()
            self._go("services")
        elif step == "services":
            self._go("groups" if self._services else "home")
        elif step == "groups" and self._services:
            self._go("confirm")
        else:
            self.start_anew()

    def _turn(self, by: int) -> None:
        self.grid.turn(by)

    def _check_in(self) -> None:
        self._klass = "appointment"
        self._go("groups")

    def _set_class(self, klass: str) -> None:
        self._klass = klass
        self.refresh()

    def choose(self, key: str) -> None:
        """A tile was touched: a group's or a service's."""
        if self._step == "services":
            self._services.append(key)
            self._go("confirm")
        else:
            self._group = key
            self._go("services")

    def _issue(self) -> None:
        if self._issuing or not self._services:
            return
        self._issuing = True
        request = {"do": "issue", "services": list(self._services), "class": self._klass}
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
        self._issued = number
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
        self.check_in.set_label(self.tr("Appointment check-in"))
        self.large_print.set_label(self.tr("Large print"))
        self.read_aloud.set_label(self.tr("Read aloud"))
        self.help.set_label(self.tr("Help"))
        self.languages.setAccessibleName(self.tr("Language"))
        self.languages.set_value(language.current())

    def refresh(self) -> None:
        """Show the hall as it is now."""
        census = Census(self.hall, self.link.now())
        self._name.setText(self.hall_name())
        self._show_figures(census)
        self.all_groups.set_label(self.tr("All %n groups", "", len(self._offered_groups())))
        if not self.hall.is_open or self.link.stale_since is not None:
            self._show_closed()
            return
        shown = {
            "home": self._show_choices, "groups": self._show_choices, "services": self._show_choices,
            "confirm": self._show_confirm, "done": self._show_done, "help": self._show_help,
            "still_there": self._show_question,
        }  # fmt: skip
        shown[self._step](census)

    def _show_figures(self, census: Census) -> None:
        waiting, windows, closes = self._figures
        waiting.show_value(self.tr("Waiting now"), words.number(census.waiting.total()), self.tr("people"))
        open_now = sum(window.state != "closed" for window in self.hall.windows.values())
        windows.show_value(self.tr("Open windows"), words.number(open_now))
        closes.show_value(self.tr("Closes"), words.clock(float(self.hall.scenario.closes)))

    def _headed(self, title: str, steps: str, page: QWidget | int, *, back: bool) -> None:
        self._title.setText(title)
        self._steps.setText(steps)
        self.back.setVisible(back)
        if isinstance(page, int):
            self._pages.setCurrentIndex(page)
        else:
            self._pages.setCurrentWidget(page)

    def _show_choices(self, census: Census) -> None:
        first = self._step != "services"
        title = self.tr("Choose what you come for") if first else self.tr("Choose the service")
        steps = self.tr("Step 1 of 2") if first else self.tr("Step 2 of 2")
        if self._klass == "appointment":
            title = self.tr("Appointment check-in: {title}").format(title=title)
        self._headed(title, steps, 0, back=not (self._step == "home" and not self._services))
        self._ways.setVisible(self._step == "home")
        self.grid.show_offers(self._offers(census))

    def _offers(self, census: Census) -> list[Offer]:
        if self._step == "services":
            group = self.hall.catalogue.groups[self._group]
            return [
                self._offer(census, [service], service.id, words.name(service.names, service.id), pictogram(group.id))
                for service in self.hall.catalogue.services.values()
                if service.group == group.id and service.id not in self._services
            ]
        groups = self._offered_groups()
        if self._step == "home":
            groups = self._most_wanted(groups)
        known = self.hall.catalogue.groups
        return [
            self._offer(census, services, key, words.name(known[key].names, key), pictogram(key))
            for key, services in groups
        ]

    def _offered_groups(self) -> list[tuple[str, list[Service]]]:
        by_group: dict[str, list[Service]] = {key: [] for key in self.hall.catalogue.groups}
        for service in self.hall.catalogue.services.values():
            by_group[service.group].append(service)
        return [(key, services) for key, services in by_group.items() if services]

    def _most_wanted(self, groups: list[tuple[str, list[Service]]]) -> list[tuple[str, list[Service]]]:
        """Groups by the arrivals that the scenario expects, the most first."""

        def expected(entry: tuple[str, list[Service]]) -> float:
            return sum(rate.per_hour * (rate.end - rate.start) for known in entry[1] for rate in known.arrivals)

        return sorted(groups, key=expected, reverse=True)

    def _offer(self, census: Census, services: list[Service], key: str, title: str, icon: str) -> Offer:
        """A tile for services: how many wait and how long, or why it can't be chosen now."""
        able = [service.id for service in services if census.able(service.id)]
        if not able:
            about = self.tr("no window today, ask at the desk")
            return Offer(key, title, about, icon, token="closed", icon="minus-circle", available=False)
        back = [census.back_at(service) for service in able]
        waits = {service: wait for service in able if (wait := census.wait(service)) is not None}
        if not waits:
            at = min((instant for instant in back if instant is not None), default=None)
            about = self.tr("paused, back at {time}").format(time=self.clock(at)) if at else self.tr("paused for now")
            return Offer(key, title, about, icon, token="paused", icon="pause-circle")
        waiting = sum(census.waiting[service.id] for service in services)
        likely = max(waits, key=lambda service: census.waiting[service])
        about = self.tr("{people} · {range}").format(
            people=words.people_waiting(waiting) if waiting else words.nobody_waiting(),
            range=words.range_of_minutes(waits[likely]),
        )
        return Offer(key, title, about, icon)

    def _show_pager(self) -> None:
        several = self.grid.pages > 1 and self._step != "home"
        self._turning.setVisible(several)
        self._pager.setText(f"{self.grid.page + 1} / {self.grid.pages}")
        self._earlier.setEnabled(self.grid.page > 0)
        self._later.setEnabled(self.grid.page < self.grid.pages - 1)

    def _show_confirm(self, census: Census) -> None:
        self._headed(self.tr("Your ticket"), "", self.confirm, back=True)
        known = self.hall.catalogue.services
        names = [words.name(known[service].names, service) for service in self._services]
        papers = [words.name(paper, "") for service in self._services for paper in known[service].papers]
        first = self._services[0]
        wait = census.wait(first, self._klass)
        self.confirm.show_ticket(names, list(dict.fromkeys(papers)), census.waiting[first], wait, self._klass)

    def _show_done(self, census: Census) -> None:
        ticket = self.hall.tickets.get(self._issued)
        if ticket is None:
            self.start_anew()
            return
        self._headed("", "", self.done, back=False)
        known = self.hall.catalogue.services
        names = words.listed([words.name(known[service].names, service) for service in ticket.services])
        wait = self.tr("{people} ahead, about {range}").format(
            people=words.people(self.hall.ahead(ticket)), range=words.range_of_minutes(census.wait_of(ticket))
        )
        if self._printer.state in ("none", "failed"):
            advice = self.tr("There is no slip: please remember your number.")
        else:
            advice = self.tr("Please take your slip, wait in the seating area and watch the display.")
        self.done.show_ticket(ticket.number, names, wait if ticket.state == "waiting" else "", advice)
        self.done.tick(max(DONE_FOR - self._untouched, 0))

    def _show_help(self, census: Census) -> None:
        del census
        self._headed(self.tr("Help"), "", self.message, back=False)
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
        )

    def _show_question(self, census: Census) -> None:
        del census
        left = max(RESET_AFTER - self._untouched, 0)
        self._headed("", "", self.message, back=False)
        self.message.say(
            "hand-waving",
            self.tr("Are you still there?"),
            [self.tr("The machine starts anew in %n s.", "", left)],
            self.tr("Go on"),
        )

    def _show_closed(self) -> None:
        self._headed("", "", self.message, back=False)
        if self.link.stale_since is not None:
            self.message.say(
                "warning",
                self.tr("The machine can't issue numbers just now"),
                [self.tr("Numbers that were issued stay valid. Please ask at the front desk.")],
                "",
            )
            return
        opens = words.clock(float(self.hall.scenario.opens))
        closes = words.clock(float(self.hall.scenario.closes))
        self.message.say(
            "moon",
            self.tr("No more numbers today"),
            [self.tr("The hall is open from {opens} to {closes}.").format(opens=opens, closes=closes)],
            "",
        )

    def unlock(self) -> None:
        """Let the machine be closed, and close it."""
        self._locked = False
        self.window().close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Only who knows the key closes it, or the system when it shuts down."""
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
