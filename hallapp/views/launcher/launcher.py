"""The launcher's screen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QLayout, QMessageBox

from hallapp import language, paths, practice
from hallapp.errors import QT_TRANSLATE_NOOP, KnownError, system_problem
from hallapp.hall.day import local
from hallapp.hall.ticket import OPEN_STATES
from hallapp.launching import Started, start
from hallapp.live import Live
from hallapp.store.verify import verify
from hallapp.views import theme, words
from hallapp.views.files import FileDialog
from hallapp.views.launcher.roles import ROLES, RoleCard
from hallapp.views.link import HallLink
from hallapp.views.view import View
from hallapp.views.widgets import Button, Choice, Icon, NoticeBar, Panel, Segments, StateChip, Text, column, row

if TYPE_CHECKING:
    from hallapp.views.guide import GuideDialog

LOOK = 200
"""Milliseconds between two looks whether a screen that was started has failed."""

WATCHED = 10_000
"""For how many milliseconds it is looked at."""

SIZE = QSize(1100, 700)
"""Its size at 100 %."""

SMALLEST = QSize(960, 660)
"""What its words need in every language."""

LARGEST = 2.0
"""How much larger it becomes on a large screen."""

TOP, STRIP, CARD = 72, 88, 440
"""Heights of the head and of the hall's strip, and the greatest one of a role's card, at 100 %."""


class CannotStart(KnownError):
    """A screen could not be started."""


class Choices(Protocol):
    """What the launcher can change on this computer."""

    def switch_language(self, code: language.Code) -> None:
        """Speak another language."""

    def switch_theme(self, name: theme.ThemeName) -> None:
        """Take the other colours."""

    def choose(self, **changes: object) -> None:
        """Keep a choice for the next start."""


class Launcher(View):
    """Opens each role as its own process on the same hall, and opens and closes the hall day.

    Keys 1–5 open the roles; Alt with them opens a copy to practise with.
    """

    def __init__(self, link: HallLink, choices: Choices, *, begin: Callable[[list[str]], Started] = start) -> None:
        super().__init__(link)
        self._choices = choices
        self._begin = begin
        self._scale = 0.0
        self._top, self._strip = Panel("top"), Panel("card")
        self._practised: tuple[str, str] | None = None
        self._practice = ""
        self._past_days: list[str] = []
        self._watched: list[tuple[list[str], Started, int]] = []
        self._title = Text("", theme.TITLE, bold=True)
        self._about = Text("", theme.BODY, "muted", elide=True)
        self.theme_switch = Button(look="link", icon="moon", clicked=self._switch_theme)
        self.languages = Segments(list(language.LANGUAGES.items()))
        self.cards = {role: RoleCard(role, first=role == "manager") for role in ROLES}
        self._hall_name = Text("", theme.LEAD, bold=True, elide=True)
        self._hall_place = Text("", theme.SMALL, "muted", elide=True)
        self._day = StateChip("closed")
        self._waiting = StateChip("waiting")
        self._windows = StateChip("engaged")
        self.new_hall = Button(icon="plus", key="N", look="link", clicked=self.make_hall)
        self.first_run = NoticeBar(closable=False)
        self.change_hall = Button(clicked=self._ask_hall)
        self.day_button = Button(clicked=self._ask_day)
        self._log_state = StateChip("engaged", bare=True)
        self._hint = Text("", theme.SMALL, "muted")
        self.practice_day = Choice()
        self.practice_day.hide()
        self._guide: GuideDialog | None = None
        self._watch = QTimer(self, interval=LOOK)
        self._watch.timeout.connect(self._look)
        self._build()
        self._connect()
        self.resize(SIZE)
        self._fit()
        self.begin()
        self.cards["manager"].open.setFocus()
        self._verify()

    def _build(self) -> None:
        head = row(self._title, self._about, self.theme_switch, self.languages, gap=16, margin=(32, 0, 32, 0))
        head.setStretch(1, 1)
        self._top.setLayout(head)
        cards = row(*self.cards.values(), gap=theme.GAP)
        for place in range(len(self.cards)):
            cards.setStretch(place, 1)
        self._lay_strip()
        foot = row(self._log_state, 0, self._hint, self.practice_day, 8, self.new_hall, gap=12)
        body = column(
            self.staleness,
            self.notice,
            self.first_run,
            0,
            cards,
            self._strip,
            0,
            foot,
            gap=20,
            margin=(32, 24, 32, 20),
        )
        # The cards first; the space around them takes what is beyond their greatest height.
        for place, stretch in ((3, 0), (4, 1), (6, 0)):
            body.setStretch(place, stretch)
        outer = column(self._top, body)
        outer.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setLayout(outer)

    def _lay_strip(self) -> None:
        names = column(0, self._hall_name, self._hall_place, 0)
        line = row(
            Icon("buildings", "muted", 24), names, self._day, self._waiting, self._windows, 12,
            self.change_hall, self.day_button, gap=12, margin=(24, 0, 24, 0),
        )  # fmt: skip
        line.setStretch(1, 1)
        self._strip.setLayout(line)

    def scale_at(self, size: QSize) -> float:
        """By width or height, whichever leaves less room."""
        return round(max(1.0, min(size.width() / SIZE.width(), size.height() / SIZE.height(), LARGEST)), 2)

    def _fit(self) -> None:
        """Be as large as the screen has room for."""
        scale = self.scale_at(self.size())
        if scale == self._scale:
            return
        self._scale = scale
        theme.enlarge(self, scale)
        self._top.setFixedHeight(round(TOP * scale))
        self._strip.setFixedHeight(round(STRIP * scale))
        for card in self.cards.values():
            card.setMaximumHeight(round(CARD * scale))

    def minimumSizeHint(self) -> QSize:
        """What it needs at 100 %: being large must not hold it there."""
        return (super().minimumSizeHint() / self._scale).expandedTo(SMALLEST)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the screen."""
        super().resizeEvent(event)
        self._fit()

    def _connect(self) -> None:
        self.languages.chosen.connect(lambda code: self._choices.switch_language(language.known(code)))
        for number, card in enumerate(self.cards.values(), 1):
            card.opened.connect(self.open_role)
            card.practised.connect(self.practise)
            QShortcut(QKeySequence(str(number)), self).activated.connect(card.open.click)
            QShortcut(QKeySequence(f"Alt+{number}"), self).activated.connect(card.practise.click)
        QShortcut(QKeySequence("N"), self).activated.connect(self.make_hall)

    def open_role(self, role: str) -> None:
        """Open a role on the hall."""
        self._start(role, self.link.url)

    def practise(self, role: str) -> None:
        """Open a role on a copy of the hall; it is made once for each launcher, and anew for another day."""
        wanted = (self.link.url, str(self.practice_day.value() or ""))
        if wanted == self._practised:
            self._start(role, self._practice)
        else:
            self.link.work(
                lambda _live: practice.copy(*wanted), lambda copy: self._practise_on(role, wanted, copy), self.refuse
            )

    def _practise_on(self, role: str, wanted: tuple[str, str], copy: str) -> None:
        self._practised, self._practice = wanted, copy
        self._start(role, copy)

    def _start(self, role: str, url: str) -> None:
        command = [role]
        place = str(self.cards[role].places.value() or "")
        if role == "window":
            command.append(place)
        elif place:
            command += ["--window", place]
        command += ["--hall", url, "--language", language.current(), "--theme", theme.name()]
        if any(known == command and started.runs for known, started, _ in self._watched):
            return  # An impatient second press: the screen is on its way.
        try:
            started = self._begin(command)
        except OSError as error:
            self.refuse(_cannot_start(system_problem(error)))
            return
        self._choices.choose(hall=str(Path(self.link.url).resolve()))
        self.notice.tell(
            self.tr("{screen} is starting").format(screen=self.cards[role].title.words()), "called", "play"
        )
        self._watched.append((command, started, WATCHED // LOOK))
        self._watch.start()

    def _look(self) -> None:
        """Tell of screens that failed to start; stop looking after a while."""
        still = []
        for command, started, left in self._watched:
            failure = started.failure()
            if failure is not None:
                self.refuse(_cannot_start(failure))
            elif left > 1:
                still.append((command, started, left - 1))
            elif self.notice.sentence():
                self.notice.hide()
        self._watched = still
        if not still:
            self._watch.stop()

    def _switch_theme(self) -> None:
        self._choices.switch_theme(theme.following())
        self.retranslate()

    def _ask_hall(self) -> None:
        dialog = FileDialog(self, self.tr("Choose a hall"), str(Path(self.link.url).resolve().parent))
        dialog.setFileMode(FileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.use_hall)
        dialog.open()

    def make_hall(self) -> None:
        """Open the guide to a new hall, with what was entered in it before."""
        # A fifth of a second that few starts need.
        from hallapp.views.guide import Guide, GuideDialog

        if self._guide is None:
            self._guide = GuideDialog(self, Guide())
            self._guide.guide.made.connect(self._use_made)
        self._guide.open()

    def _use_made(self, path: str) -> None:
        guide, self._guide = self._guide, None
        if guide is not None:
            guide.deleteLater()
        self.use_hall(path)
        self.notice.tell(self.tr("The hall is made and its day is open."), "ready")

    def use_hall(self, url: str) -> None:
        """Use another hall from now on."""
        try:
            self.link.move(url)
        except KnownError as error:
            self.refuse(error)
            return
        self._choices.choose(hall=str(Path(url).resolve()))
        self.notice.hide()
        self._verify()

    def _is_left_open(self) -> bool:
        """Whether the day that runs is an earlier one: nobody closed it."""
        hall = self.hall
        return hall.is_open and hall.day != local(self.link.now(), hall.settings.zone).date().isoformat()

    def _ask_day(self) -> None:
        """Open the day, or close it; after saying what that ends."""
        if not self.hall.is_open:
            self.open_day()
            return
        renew = self._is_left_open()
        here = sum(ticket.state in OPEN_STATES for ticket in self.hall.tickets.values())
        day = words.date(self.hall.day or "")
        box = QMessageBox(self)
        box.setWindowTitle(self.tr("Hall day"))
        box.setText(self.tr("Close the hall day {day}?").format(day=day))
        box.setInformativeText(self.tr("%n ticket(s) still open expire.", "", here) if here else "")
        label = self.tr("Close it and open today") if renew else self.tr("Close day")
        accept = box.addButton(label, QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        act = self.open_day if renew else self.close_day
        box.buttonClicked.connect(lambda button: act() if button is accept else None)
        box.open()

    def open_day(self) -> None:
        """Open today's hall day; an earlier one ends."""
        self.link.do({"do": "open_day"}, lambda _answer: self._verify(), self.refuse)

    def close_day(self) -> None:
        """Close the hall day."""
        self.link.do({"do": "close_day"}, lambda _answer: self._verify(), self.refuse)

    def _verify(self) -> None:
        def check(live: Live) -> int:
            return verify(live.log).seq

        self.link.work(check, self._show_verified, self._show_tampered)
        self.link.work(practice.past_days, self._offer_days, self.refuse)

    def _offer_days(self, days: list[str]) -> None:
        """Offer the days that are over to practise with."""
        self._past_days = days
        chosen = self.practice_day.value()
        options = [("", self.tr("the hall as it is now"))]
        options += [(day, self.tr("{date}, at its fullest").format(date=words.date(day))) for day in days]
        self.practice_day.set_options(options)
        self.practice_day.set_value(chosen if chosen in days else "")
        self.practice_day.setVisible(bool(days))
        self._hint.setText(
            self.tr("Practice uses a copy of")
            if days
            else self.tr("Practice uses a copy and does not touch today's queue")
        )

    def _show_verified(self, events: int) -> None:
        self._log_state.show_state("ready", self.tr("Event log verified, %n event(s)", "", events))

    def _show_tampered(self, error: KnownError) -> None:
        self._log_state.show_state("late", words.refusal(error, self.hall))

    def retranslate(self) -> None:
        """Set the texts."""
        self.setWindowTitle(self.tr("Community service hall"))
        self._title.setText(self.tr("Community service hall"))
        self._about.setText(self.tr("Choose what this computer is to do"))
        following = theme.following()
        self.theme_switch.set_icon(theme.ICONS[following])
        self.theme_switch.set_label(words.themes()[following])
        self.languages.setAccessibleName(self.tr("Language"))
        self.languages.set_value(language.current())
        texts = {
            "manager": (self.tr("Manager"), self.tr("See queues and windows, take advice")),
            "desk": (self.tr("Desk"), self.tr("Issue and reprint tickets, bring back who was missed")),
            "window": (self.tr("Console"), self.tr("Call, finish, transfer")),
            "wall": (self.tr("Wall"), self.tr("Show calls and waits, and speak them")),
            "kiosk": (self.tr("Kiosk"), self.tr("Citizens take numbers themselves")),
        }
        for role, (title, about) in texts.items():
            self.cards[role].say(title, about, self.tr("Open"), self.tr("Practise"))
        self.cards["window"].places.set_name(self.tr("Window"))
        self.cards["wall"].places.set_name(self.tr("Which wall"))
        self.new_hall.set_label(self.tr("New hall…"))
        self.first_run.hide()
        self.change_hall.set_label(self.tr("Change hall"))
        self.practice_day.set_name(self.tr("What practice uses a copy of"))
        self._offer_days(self._past_days)
        if self._log_state.state == "engaged":
            self._log_state.show_state("engaged", self.tr("Verifying the event log"), icon="hourglass-medium")
        else:
            self._verify()

    def refresh(self) -> None:
        """Show the hall as it is now."""
        hall = self.hall
        self._hall_name.setText(self.hall_name())
        self._hall_place.setText(self.tr("This computer · {file}").format(file=Path(self.link.url).name))
        if self._is_left_open():
            day = words.date(hall.day or "", weekday=False)
            self._day.show_state("late", self.tr("the day of {day} is still open").format(day=day))
        elif hall.is_open and hall.opened is not None:
            self._day.show_state("ready", self.tr("day open since {time}").format(time=self.clock(hall.opened)))
        else:
            self._day.show_state("closed", self.tr("day closed"))
        self.day_button.set_label(self.tr("Close day") if hall.is_open else self.tr("Open day"))
        self._waiting.show_state("waiting", words.people_waiting(len(hall.waiting())))
        open_now = sum(window.state != "closed" for window in hall.windows.values())
        self._windows.show_state(
            "engaged", self.tr("windows {open} / {all}").format(open=open_now, all=len(hall.windows))
        )
        self.cards["window"].offer([(window, words.windows([window])) for window in hall.windows])
        displays = [window for window in hall.settings.displays if window in hall.windows]
        above = self.tr("over {window}")
        over = [(window, above.format(window=words.windows([window]))) for window in displays]
        self.cards["wall"].offer([("", self.tr("for the whole hall")), *over] if over else [])
        self.show_first_run(Path(self.link.url).resolve() == paths.embedded_hall().resolve())

    def show_first_run(self, demo: bool) -> None:
        """On the demo hall say so, and that a hall of one's own is made here."""
        self.new_hall.setVisible(not demo)
        if not demo:
            self.first_run.hide()
        elif not self.first_run.sentence():
            sentence = self.tr("This is the demo hall, to try things out. Four steps make a hall of your own.")
            self.first_run.tell(sentence, "called", "buildings")
            self.first_run.offer(self.tr("New hall…"), self.make_hall, "N")


def _cannot_start(problem: KnownError | str) -> CannotStart:
    return CannotStart(QT_TRANSLATE_NOOP("Refusal", "The screen could not be started: {problem}"), problem=problem)
