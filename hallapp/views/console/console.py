"""The console of one window: a column that docks to a screen's edge, or a bar above other programs."""

from __future__ import annotations

import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QScrollArea, QWidget

from hallapp.devices.printer import SlipPrinter
from hallapp.devices.slip import Slip
from hallapp.errors import KnownError
from hallapp.hall import day, workdays
from hallapp.hall.desk import UNDO, undo_left
from hallapp.hall.helping import where_help_is_wanted
from hallapp.hall.ticket import MINUTE, Ticket, WindowNow
from hallapp.live import Live
from hallapp.views import owed, theme, words
from hallapp.views.console import wording
from hallapp.views.console.asking import Ask, Option
from hallapp.views.console.bar import SIZE as BAR
from hallapp.views.console.bar import Bar
from hallapp.views.console.my_day import MyDayDialog
from hallapp.views.console.notice import notice
from hallapp.views.console.outcome import OUTCOMES, OutcomePanel
from hallapp.views.console.visit import Visit
from hallapp.views.console.wording import ICONS, KEYS
from hallapp.views.finder import Finder
from hallapp.views.link import Answer, HallLink
from hallapp.views.owed import OwedDialog
from hallapp.views.printing import SlipPreview
from hallapp.views.view import View
from hallapp.views.widgets import Button, IconButton, Panel, StateChip, Text, column, row, rule

WIDTH, HEIGHT = 420, 832
CLOSE = "close"
"""Among the reasons of a pause: the window closes instead."""

WINDOW = "\0window "
"""Begins a choice that is a window, among services."""


class Console(View):
    """What a clerk does at a window.

    Keys: F2 next, F3 recall, F4 start, F5 finish, F6 no-show, F7 transfer, F8
    park, F9 pause or go on, F10 add a service; 1–5 the outcome; F11 pick out
    of order; Ctrl+Z a no-show undone; Ctrl+L what is followed; Ctrl+D my day; Ctrl+B bar or column;
    Ctrl+T above other windows.

    Parameters
    ----------
    window : str
        The window's id; it must be one of the hall's.
    printer : SlipPrinter, optional
        Prints notices of what is missing; without one they are shown.
    """

    def __init__(self, link: HallLink, window: str, *, bar: bool = False, printer: SlipPrinter | None = None) -> None:
        super().__init__(link)
        self._printer = printer or SlipPrinter(None, parent=self)
        self._notice_slip: Slip | None = None
        self.window_id = window
        self._shown_ticket = ""
        self._missed = ""
        self._finder: Finder | None = None
        self._day: str | None = None
        self._id = Text("", theme.TITLE, bold=True)
        self._clerk = Text("", theme.BODY, "muted", elide=True)
        self._state = StateChip("closed")
        self.pin = IconButton("push-pin", clicked=self.toggle_on_top)
        self.shape = IconButton("arrows-in-line-vertical", clicked=self.toggle_bar)
        self.visit = Visit()
        self._idle = Text("", theme.LEAD, "muted", wrap=True)
        self._idle.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._idle.setMinimumHeight(160)
        self.outcome = OutcomePanel(self.visit.lacking, self._usual_due)
        self.buttons = {
            action: Button(
                icon=ICONS[action], key=KEYS[action], height=60, stacked=True, clicked=partial(self.act, action)
            )
            for action in wording.ACTIONS
            if action != "finish"
        }
        self.own = Button(look="link", size=theme.SMALL, height=24, clicked=self._take_over)
        self.pick = Button(look="link", icon="list-bullets", key="F11", clicked=self.pick_out_of_order)
        self._next = Text("", theme.BODY, bold=True, elide=True)
        self._why = Text("", theme.SMALL, "muted", wrap=True)
        self._mine = Text("", theme.SMALL, "muted", wrap=True)
        self.help = Text("", theme.SMALL, "waiting", wrap=True)
        self.help.hide()
        self.due = Button(look="link", icon="clipboard-text", key="Ctrl+L", clicked=self.show_owed).align_left(0)
        self.day = Button(look="link", icon="chart-line-up", key="Ctrl+D", clicked=self.show_my_day)
        self._back = QHBoxLayout()
        self.bar = Bar(self.act, self.toggle_bar)
        self._pinned = False
        self._column = self._build_column()
        layout = column(self.bar, self.notice, self.staleness, self._column)
        layout.setStretch(3, 1)
        self.setLayout(layout)
        for told in (self.notice, self.staleness):
            told.installEventFilter(self)
        self._connect()
        self._show_shape(bar)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.begin()
        self.setFocus()

    def sizeHint(self) -> QSize:
        """The column's, or the bar's with what is told below it."""
        if self.bar.isHidden():
            return QSize(WIDTH, HEIGHT)
        told = sum(bar.sizeHint().height() for bar in (self.notice, self.staleness) if not bar.isHidden())
        return QSize(BAR.width(), BAR.height() + told)

    def event(self, event: QEvent) -> bool:
        """In another window, dress that one."""
        if event.type() is QEvent.Type.ParentChange:
            self._dress()
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A bar grows by what is told below it, and shrinks again."""
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent) and not self.bar.isHidden():
            QTimer.singleShot(0, self, self._fit)
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        """Take the size of the shape as it is now."""
        self.updateGeometry()
        self.window().layout().activate()  # type: ignore[union-attr]
        self.window().resize(self.sizeHint())

    @property
    def place(self) -> WindowNow:
        """The window as it stands."""
        return self.hall.windows[self.window_id]

    @property
    def ticket(self) -> Ticket | None:
        """The ticket at the window."""
        number = self.place.ticket
        return self.hall.tickets.get(number) if number else None

    def hindrance(self, action: str) -> str:
        """Why an action can't be done now; empty if it can."""
        if self.link.stale_since is not None:
            return self.tr("The hall is out of reach.")
        return wording.hindrance(action, self.place, self.ticket, self.hall, self.link.now())

    def mine(self) -> list[Ticket]:
        """Who waits that this window may serve, in the order of their place in line."""
        return [
            ticket
            for ticket in self.hall.waiting()
            if ticket.tied in (None, self.window_id) and self.place.speed(ticket.services[0]) > 0.0
        ]

    def _build_column(self) -> QWidget:
        head = Panel("top")
        head.setLayout(row(self._id, self._clerk, self._state, self.shape, self.pin, gap=8, margin=(16, 8, 8, 8)))
        head.layout().setStretch(1, 1)  # type: ignore[union-attr]
        keys = QGridLayout()
        keys.setSpacing(8)
        for place, button in enumerate(self.buttons.values()):
            button.setMinimumWidth(88)
            keys.addWidget(button, place // 4, place % 4)
        actions = Panel("ground")
        actions.setLayout(column(keys, margin=(16, 12, 16, 12)))
        following = row(self._next, self.pick, gap=8)
        following.setStretch(0, 1)
        about_mine = row(self._mine, self.own, gap=8)
        about_mine.setStretch(0, 1)
        below = Panel("surface")
        below.setLayout(
            column(
                following,
                self._why,
                about_mine,
                self.help,
                self._back,
                row(self.due, 0, self.day, gap=8),
                gap=4,
                margin=(16, 12, 16, 8),
            )
        )
        inner = Panel("surface")
        inner.setLayout(column(self._idle, self.visit, 0))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        self._area = area
        whole = QWidget()
        body = column(head, area, rule(), self.outcome, rule(), actions, rule(), below)
        body.setStretch(1, 1)
        whole.setLayout(body)
        return whole

    def _connect(self) -> None:
        for action, key in KEYS.items():
            QShortcut(QKeySequence(key), self).activated.connect(partial(self.act, action))
        for place, outcome in enumerate(OUTCOMES):
            keys = QShortcut(QKeySequence(str(place + 1)), self)
            keys.activated.connect(lambda outcome=outcome: self.outcome.choose(outcome))
        QShortcut(QKeySequence("F11"), self).activated.connect(self.pick_out_of_order)
        QShortcut(QKeySequence("Ctrl+B"), self).activated.connect(self.toggle_bar)
        QShortcut(QKeySequence("Ctrl+T"), self).activated.connect(self.toggle_on_top)
        QShortcut(QKeySequence("Ctrl+L"), self).activated.connect(self.show_owed)
        QShortcut(QKeySequence("Ctrl+D"), self).activated.connect(self.show_my_day)
        QShortcut(QKeySequence("Ctrl+Z"), self).activated.connect(self.undo_no_show)
        self.outcome.finish.connect(partial(self.act, "finish"))
        self.visit.ticked.connect(self.outcome.show_missing)
        # Once the panel has its new size.
        self.outcome.about_papers.connect(lambda: QTimer.singleShot(0, self, self._show_papers))
        self._printer.failed.connect(self._printer_failed)

    def labels(self) -> dict[str, str]:
        """Words of the actions as things stand."""
        goes_on = self.place.state in ("paused", "closed") or self.place.leaving is not None
        pause = self.tr("Ask break") if self.hall.settings.ask_breaks else self.tr("Pause")
        if self.place.break_asked is not None:
            pause = self.tr("Take back")
        if goes_on:
            pause = self.tr("Open") if self.place.state == "closed" else self.tr("Go on")
        return {
            "next": self.tr("Next"),
            "recall": self.tr("Recall"),
            "start": self.tr("Start"),
            "finish": self.tr("Finish"),
            "no_show": self.tr("No-show"),
            "transfer": self.tr("Transfer"),
            "park": self.tr("Park"),
            "pause": pause,
            "add": self.tr("Add"),
        }

    def retranslate(self) -> None:
        """Set the texts."""
        self.setWindowTitle(self.tr("Window {window}").format(window=self.window_id))
        self._id.setText(self.tr("Window {window}").format(window=self.window_id))
        self.pin.set_name(self.tr("Above other windows (Ctrl+T)"))
        self.shape.set_name(self.tr("As a bar (Ctrl+B)"))
        self.pick.set_label(self.tr("Pick"))
        self.day.set_label(self.tr("My day"))
        self.outcome.retranslate()
        self.visit.forget()

    def refresh(self) -> None:
        """Show the window as it is now."""
        if self.window_id not in self.hall.windows:
            self._idle.setText(self.tr("This hall has no window {window}.").format(window=self.window_id))
            self._column.setEnabled(False)
            return
        if self._day != self.hall.day:
            self._day = self.hall.day
            self._finder = None
        place, ticket, mine = self.place, self.ticket, self.mine()
        clerk = next((known for known in self.hall.scenario.clerks if known.id == place.clerk), None)
        self._clerk.setText("" if clerk is None else words.name(clerk.names, clerk.id))
        token = "called" if ticket is not None and ticket.state == "called" else place.state
        self._state.show_state(token, words.window_states()[token])
        self._show_ticket(ticket)
        hindrances = self._show_actions(mine)
        self._show_finish(ticket, hindrances["finish"])
        self._show_next(mine)
        self._show_own()
        self._show_owed()
        self._show_parked()
        self._show_undo()

    def _show_actions(self, mine: list[Ticket]) -> dict[str, str]:
        """Say what can be done now; returns why the rest can't."""
        labels = self.labels()
        hindrances = {action: self.hindrance(action) for action in wording.ACTIONS}
        for action, button in self.buttons.items():
            button.set_label(labels[action])
            button.setEnabled(not hindrances[action])
            button.setToolTip(hindrances[action])
        self.bar.show_window(self.hall, self.place, self.ticket, len(mine), labels, hindrances)
        return hindrances

    def _show_ticket(self, ticket: Ticket | None) -> None:
        self.visit.setVisible(ticket is not None)
        self._idle.setVisible(ticket is None)
        if ticket is None:
            self._shown_ticket = ""
            self._idle.setText(self._nobody())
            return
        if self._shown_ticket != f"{ticket.number} {len(ticket.steps)}":
            self._shown_ticket = f"{ticket.number} {len(ticket.steps)}"
            self.outcome.reset()
        self.visit.show_ticket(self.hall, self.place, ticket, self.link.text(ticket.note))

    def _nobody(self) -> str:
        state = self.place.state
        if not self.hall.is_open:
            return self.tr("The hall day is closed.")
        if state == "closed":
            return self.tr("This window is closed. F9 opens it.")
        if state == "paused":
            return self.tr("This window pauses. F9 goes on.")
        if self.mine():
            return self.tr("Ready. F2 calls the next one.")
        return self.tr("Ready. Nobody waits that you may serve.")

    def _show_finish(self, ticket: Ticket | None, reason: str) -> None:
        self.outcome.setVisible(ticket is not None and ticket.state == "serving")
        self.outcome.button.setEnabled(not reason)
        self.outcome.button.setToolTip(reason)
        if ticket is not None and ticket.services:
            self.outcome.button.set_label(wording.finishing(self.hall, self.place, ticket))

    def _show_next(self, mine: list[Ticket]) -> None:
        now = self.link.now()
        self._show_help(now)
        found = self.hall.next_for(self.window_id, now) if self.place.skills else None
        self.pick.setVisible(bool(mine))
        self.pick.setEnabled(self.place.state == "ready")
        if found is None:
            self._next.setText(self.tr("Nobody waits that you may serve"))
            self._why.setText("")
            self._mine.setText("")
            return
        service = self.hall.catalogue.services[found.ticket.services[0]]
        name = words.name(service.names, service.id)
        self._next.setText(self.tr("Next: {number}  {service}").format(number=found.ticket.number, service=name))
        self._why.setText(self.tr("Why: {reason}").format(reason=wording.why(found)))
        longest = max(ticket.wait(now) for ticket in mine) / MINUTE if mine else 0.0
        told = self.tr("{people} that I may serve, longest {minutes} min")
        self._mine.setText(told.format(people=words.people_waiting(len(mine)), minutes=words.number(longest)))

    def _show_papers(self) -> None:
        """Bring the papers that are to be ticked into sight."""
        self._area.ensureWidgetVisible(self.visit.papers_part, 0, 8)

    def _show_help(self, now: int) -> None:
        """Say where people wait too long for what this clerk has learned."""
        wanted = where_help_is_wanted(self.hall, self.window_id, now) if self.hall.is_open else []
        self.help.setVisible(bool(wanted))
        if wanted:
            self.help.setText(wording.helping(self.hall, self.place, wanted[0]))

    def _show_owed(self) -> None:
        self.due.set_label(owed.most_urgent(self.hall) or self.tr("To be followed"))

    def _show_own(self) -> None:
        """Where windows call by themselves a person may take this one over."""
        settings = self.hall.settings
        self.own.setVisible(settings.auto)
        manual = self.window_id in settings.manual
        self.own.set_label(self.tr("Let it call by itself") if manual else self.tr("Take over: call by hand"))

    def _show_parked(self) -> None:
        tied = [t for t in self.hall.tickets.values() if t.state == "parked" and t.tied == self.window_id]
        wanted = [ticket.number for ticket in tied]
        if wanted == self._back.property("numbers"):
            return
        self._back.setProperty("numbers", wanted)
        while (item := self._back.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for number in wanted:
            label = self.tr("{number} is back").format(number=number)
            unpark = partial(self._do, "unpark", ticket=number)
            self._back.addWidget(Button(label, icon="arrow-u-up-left", clicked=unpark))

    def tick(self) -> None:
        """Show the time in service, and what can still be undone."""
        self._show_undo()
        if self.window_id not in self.hall.windows:
            return
        ticket = self.ticket
        if ticket is not None and ticket.services:
            self.bar.show_time(*self.visit.tick(self.hall, self.place, ticket, self.link.now()))
        mine = self.mine()
        self._show_actions(mine)
        self._show_next(mine)

    def act(self, action: str) -> None:
        """Do an action, or say why it can't be done."""
        reason = self.hindrance(action)
        if reason:
            self._missed = ""
            self.notice.tell(reason, "waiting")
            return
        self._forget_missed()
        match action:
            case "next":
                self._do("call", window=self.window_id)
            case "finish":
                self._finish()
            case "transfer":
                self.ask_transfer()
            case "park":
                self.ask_park()
            case "pause":
                self._pause_or_go_on()
            case "add":
                self.ask_service()
            case "no_show":
                no_show = {"do": "no_show", "window": self.window_id}
                self.link.do(no_show, self._offer_undo, refused=self.refuse)
            case _:
                self._do(action, window=self.window_id)

    def _do(self, name: str, **arguments: Any) -> None:
        self.link.do({"do": name, **arguments}, refused=self.refuse)

    def _offer_undo(self, answer: Answer) -> None:
        """A slip of the key: for ten seconds the no-show can be taken back."""
        self._missed = str(answer["ticket"])
        self.tell_missed(self._missed, UNDO)
        self._show_undo()

    def tell_missed(self, number: str, left: int) -> None:
        """Say that a ticket did not come, and for how many milliseconds that can be undone."""
        self.notice.tell(self.tr("{number} did not come.").format(number=number), "waiting", "user-minus")
        self._offer(left)

    def _offer(self, left: int) -> None:
        self.notice.offer(self.tr("Undo, %n s", "", -(-left // 1000)), self.undo_no_show, "Ctrl+Z")

    def _show_undo(self) -> None:
        """Count the seconds down; then the bar goes."""
        ticket = self.hall.tickets.get(self._missed)
        if ticket is None:
            return
        left = undo_left(ticket, self.link.now()) if ticket.state == "missed" else 0
        if left > 0:
            self._offer(left)
        else:
            self._forget_missed()

    def _forget_missed(self) -> None:
        self._missed = ""
        self.notice.hide()

    def undo_no_show(self) -> None:
        """The citizen is there after all."""
        if self._missed:
            number = self._missed
            self._forget_missed()
            self._do("undo", ticket=number)

    def _finish(self) -> None:
        needs = self.outcome.needs()
        if needs:
            self.notice.tell(needs, "waiting")
            if self.outcome.outcome == "referred":
                self.outcome.to.setFocus()
            return
        request = self.outcome.request()
        slip = self._slip(request)
        finish = {"do": "finish", "window": self.window_id, **request}
        self.link.do(finish, lambda _answer: self._print(slip), refused=self.refuse)

    def _slip(self, request: dict[str, Any]) -> Slip | None:
        """The notice that goes with an outcome, if any."""
        ticket = self.ticket
        also = request.get("also", "")
        missing = request.get("missing", [])
        if ticket is None or not (missing or also):
            return None
        at = self.clock(self.link.now())
        return notice(self.hall, ticket.number, ticket.services[0], missing, also, at, request.get("due"))

    def _print(self, slip: Slip | None) -> None:
        """Print a notice; where no printer is set it is shown."""
        if slip is None:
            return
        self._notice_slip = slip
        printed = self._printer.state != "none"
        if printed:
            self._printer.print(slip)
            sentence = self.tr("The notice for {number} is printed.")
        else:
            sentence = self.tr("No printer is set here: show {number} the notice.")
        self.notice.tell(sentence.format(number=slip.number), "ready" if printed else "waiting", "printer")
        self.notice.offer(self.tr("Show"), self.show_notice)

    def show_notice(self) -> None:
        """Show the last notice as it comes out of the printer."""
        slip = self._notice_slip
        if slip is not None:
            SlipPreview(self, slip, self._printer.dots, partial(self._print, slip)).open()

    def _printer_failed(self, error: KnownError) -> None:
        self.notice.tell(words.refusal(error), "late", "printer")
        self.notice.offer(self.tr("Show"), self.show_notice)

    def show_owed(self) -> None:
        """List what is to be followed."""
        OwedDialog(self.link, self, ratings=False).open()

    def show_my_day(self) -> None:
        """Show the clerk's own day."""
        MyDayDialog(self.hall, self.window_id, self.link.now(), self).open()

    def _usual_due(self) -> datetime.date:
        """The working day on which something finished now is due."""
        settings = self.hall.settings
        today = day.local(self.link.now(), settings.zone).date()
        return workdays.after(today, settings.due_days, settings.calendar)

    def _pause_or_go_on(self) -> None:
        place = self.place
        if place.state == "closed" or place.leaving == "close":
            self._do("open", window=self.window_id)
        elif place.state == "paused" or place.leaving == "pause":
            self._do("ready", window=self.window_id)
        elif place.break_asked is not None:
            self._do("answer_break", window=self.window_id, grant=False)
        else:
            self.ask_pause()

    def ask_pause(self) -> None:
        """Why the window pauses, or that it closes."""
        reasons: list[Option] = [(reason, reason) for reason in wording.pause_reasons()]
        title = self.tr("Ask for a break") if self.hall.settings.ask_breaks else self.tr("Pause this window")
        found = self._ask(title, [*reasons, (CLOSE, self.tr("close this window"))])
        if found is None:
            return
        if found.value() == CLOSE:
            self._do("close", window=self.window_id)
        elif self.hall.settings.ask_breaks:
            self._do("ask_break", window=self.window_id, reason=found.value())
        else:
            self._do("pause", window=self.window_id, reason=found.value())

    def ask_park(self) -> None:
        """What the citizen goes away for."""
        kinds: list[Option] = [
            ("form", self.tr("fills in a form or fetches a paper: any window afterwards")),
            ("papers", self.tr("papers stay here: back to this window")),
            ("step", self.tr("waits for a step: I wake it")),
        ]
        found = self._ask(self.tr("Park {number}").format(number=self.place.ticket), kinds)
        if found is not None:
            self._do("park", window=self.window_id, tied=found.value() != "form", kind=found.value())

    def ask_transfer(self) -> None:
        """To which window, or for which service instead."""
        ticket = self.ticket
        if ticket is None:
            return
        windows: list[Option] = [
            (f"{WINDOW}{place.id}", self.tr("Window {window}").format(window=place.id))
            for place in self.hall.could_serve(ticket.services[0])
            if place.id != self.window_id and place.state != "closed"
        ]
        services = [option for option in self._services() if option[0] != ticket.services[0]]
        found = self._ask(
            self.tr("Transfer {number} to").format(number=ticket.number),
            [*windows, *services],
            text=self.tr("note for the next window"),
            finder=self._search(),
        )
        if found is None:
            return
        chosen = found.value()
        window = chosen.removeprefix(WINDOW)
        to = {"to_service": chosen} if window == chosen else {"to_window": window}
        note = {"note": found.text()} if found.text() else {}
        self._do("transfer", window=self.window_id, **to, **note)

    def ask_service(self) -> None:
        """Which service comes on top."""
        ticket = self.ticket
        if ticket is None:
            return
        options = [(value, name) for value, name in self._services() if value not in ticket.services]
        found = self._ask(self.tr("Add a service"), options, finder=self._search())
        if found is not None:
            self._do("add_service", window=self.window_id, service=found.value())

    def pick_out_of_order(self) -> None:
        """Call somebody else than the rule would, with a reason."""
        reason = self.hindrance("next")
        if reason:
            self.notice.tell(reason, "waiting")
            return
        now = self.link.now()
        options = [(ticket.number, self._waiting(ticket, now)) for ticket in self.mine()]
        found = self._ask(self.tr("Pick out of order"), options, text=self.tr("reason, for the log"), needed=True)
        if found is not None:
            self._do("call", window=self.window_id, ticket=found.value(), reason=found.text())

    def _waiting(self, ticket: Ticket, now: int) -> str:
        service = self.hall.catalogue.services[ticket.services[0]]
        minutes = words.number(ticket.wait(now) / MINUTE)
        name = words.name(service.names, service.id)
        return self.tr("{number}  {service}, {minutes} min").format(number=ticket.number, service=name, minutes=minutes)

    def _services(self) -> list[Option]:
        return [(s.id, words.name(s.names, s.id)) for s in self.hall.catalogue.services.values()]

    def _search(self) -> Finder:
        if self._finder is None:
            self._finder = Finder(self.hall.catalogue.services.values(), self.hall.catalogue.groups)
        return self._finder

    def _ask(self, title: str, options: list[Option], **more: Any) -> Ask | None:
        ask = Ask(self, title, options, **more)
        return ask if ask.exec() == QDialog.DialogCode.Accepted else None

    def _take_over(self) -> None:
        """Call by hand from now on, or not any more; seen from the settings as they are when it is done."""

        def switch(live: Live) -> object:
            live.refresh()
            manual = set(live.hall.settings.manual) ^ {self.window_id}
            return live.do({"do": "settings", "settings": {"manual": sorted(manual)}})

        self.link.work(switch, refused=self.refuse)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let go of the printer."""
        self._printer.close()
        super().closeEvent(event)

    def toggle_on_top(self) -> None:
        """Stay above other windows, or not; a bar always does."""
        self._pinned = not self._pinned
        self._dress()

    def toggle_bar(self) -> None:
        """Become a bar, or a column again."""
        self._show_shape(self.bar.isHidden())
        self._dress()
        self._fit()

    def _show_shape(self, bar: bool) -> None:
        self.bar.setVisible(bar)
        self._column.setVisible(not bar)

    def _dress(self) -> None:
        """Give the window around it what its shape asks for: a bar has no frame and stays on top."""
        frame, bar = self.window(), not self.bar.isHidden()
        wanted = {
            Qt.WindowType.FramelessWindowHint: bar,
            Qt.WindowType.WindowStaysOnTopHint: bar or self._pinned,
        }
        if all(bool(frame.windowFlags() & flag) == on for flag, on in wanted.items()):
            return
        visible = frame.isVisible()
        for flag, on in wanted.items():
            frame.setWindowFlag(flag, on)
        if visible:
            frame.show()
