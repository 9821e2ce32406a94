"""The console of one window: a column that docks to a screen's edge, or a bar above other programs."""

from __future__ import annotations

import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from hallapp.devices.printer import SlipPrinter
from hallapp.devices.slip import Slip
from hallapp.hall import day, workdays
from hallapp.hall.ticket import Ticket, WindowNow
from hallapp.live import Live
from hallapp.views import theme, words
from hallapp.views.console import wording
from hallapp.views.console.bar import Bar
from hallapp.views.console.breaks import Breaks
from hallapp.views.console.following import Following
from hallapp.views.console.missed import Missed
from hallapp.views.console.my_day import MyDayDialog
from hallapp.views.console.notice import NoticePrinter, notice
from hallapp.views.console.outcome import OUTCOMES, OutcomePanel
from hallapp.views.console.presses import Presses
from hallapp.views.console.questions import Questions, Request
from hallapp.views.console.shape import Shape
from hallapp.views.console.visit import Visit
from hallapp.views.console.wording import ICONS, KEYS
from hallapp.views.link import Answer, HallLink
from hallapp.views.owed import OwedDialog
from hallapp.views.view import View
from hallapp.views.widgets import Button, IconButton, Panel, StateChip, Text, column, row, rule

KEY, LOW_KEY = 60, 48
"""Pixels that the keys of the actions are high, and on a low screen."""


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
        self.window_id = window
        self._shown_ticket = ""
        self._presses = Presses()
        self._id = Text("", theme.TITLE, bold=True)
        self._clerk = Text("", theme.BODY, "muted", elide=True)
        self._state = StateChip("closed")
        self._pin = IconButton("push-pin", clicked=self.toggle_on_top)
        self._fold = IconButton("arrows-in-line-vertical", clicked=self.toggle_bar)
        self.visit = Visit()
        self._idle = Text("", theme.LEAD, "muted", wrap=True)
        self._idle.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._idle.setMinimumHeight(160)
        self.outcome = OutcomePanel(self.visit.lacking, self._usual_due)
        self.buttons = {
            action: Button(
                icon=ICONS[action], key=KEYS[action], height=KEY, stacked=True, clicked=partial(self.act, action)
            )
            for action in wording.ACTIONS
            if action != "finish"
        }
        self.following = Following(self.pick_out_of_order, self.show_owed, self.show_my_day)
        self.questions = Questions(self, lambda: self.hall, window)
        self.notices = NoticePrinter(printer or SlipPrinter(None, parent=self), self.notice, self)
        self.missed = Missed(self.notice, self)
        self.breaks = Breaks(self.notice, self.missed.leave, self)
        self.bar = Bar(self.act, self.toggle_bar)
        self._column = self._build_column()
        self.shape = Shape(self, self.bar, self._column, (self.notice, self.staleness))
        layout = column(self.bar, self.notice, self.staleness, self._column)
        layout.setStretch(3, 1)
        self.setLayout(layout)
        self._connect()
        self.shape.set_bar(bar)
        self.shape.dress()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.begin()
        self.setFocus()

    def sizeHint(self) -> QSize:
        """The size of its shape."""
        return self.shape.size()

    def event(self, event: QEvent) -> bool:
        """In another window, dress that one."""
        if event.type() is QEvent.Type.ParentChange:
            self.shape.dress()
        return super().event(event)

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
        self._head_line = row(self._id, self._clerk, self._state, self._fold, self._pin, gap=8)
        self._head_line.setStretch(1, 1)
        head.setLayout(self._head_line)
        keys = QGridLayout()
        keys.setSpacing(8)
        for place, button in enumerate(self.buttons.values()):
            button.setMinimumWidth(88)
            keys.addWidget(button, place // 4, place % 4)
        actions = Panel("ground")
        self._actions_line = column(keys)
        actions.setLayout(self._actions_line)
        inner = Panel("surface")
        inner.setLayout(column(self._idle, self.visit, 0))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        self._area = area
        whole = QWidget()
        body = column(head, area, rule(), self.outcome, rule(), actions, rule(), self.following)
        body.setStretch(1, 1)
        whole.setLayout(body)
        self._set_low(True)
        return whole

    def _set_low(self, low: bool) -> None:
        """Make do with a low screen, so that no part of a visit has to be scrolled to."""
        above, beside = (4, 8) if low else (8, 12)
        self._head_line.setContentsMargins(16, above, 8, above)
        self._actions_line.setContentsMargins(16, beside, 16, beside)
        for button in self.buttons.values():
            button.setFixedHeight(LOW_KEY if low else KEY)
        for part in (self.visit, self.outcome, self.following):
            part.set_low(low)

    def _connect(self) -> None:
        for action, key in KEYS.items():
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(partial(self.act, action))
        for place, outcome in enumerate(OUTCOMES):
            keys = QShortcut(QKeySequence(str(place + 1)), self)
            keys.activated.connect(partial(self._choose, outcome))
        QShortcut(QKeySequence("F11"), self).activated.connect(self.pick_out_of_order)
        QShortcut(QKeySequence("Ctrl+B"), self).activated.connect(self.toggle_bar)
        QShortcut(QKeySequence("Ctrl+T"), self).activated.connect(self.toggle_on_top)
        QShortcut(QKeySequence("Ctrl+L"), self).activated.connect(self.show_owed)
        QShortcut(QKeySequence("Ctrl+D"), self).activated.connect(self.show_my_day)
        QShortcut(QKeySequence("Ctrl+Z"), self).activated.connect(self.missed.undo)
        self.outcome.finish.connect(partial(self.act, "finish"))
        self.shape.low.connect(self._set_low)
        self.visit.ticked.connect(self.outcome.show_missing)
        # Once the panel has its new size.
        self.outcome.about_papers.connect(lambda: QTimer.singleShot(0, self, self._show_papers))
        self.missed.undone.connect(lambda number: self._do("undo", ticket=number))
        self.following.unpark.connect(lambda number: self._do("unpark", ticket=number))
        self.following.take_over.connect(self._take_over)

    def retranslate(self) -> None:
        """Set the texts."""
        self.setWindowTitle(self.tr("Window {window}").format(window=self.window_id))
        self._id.setText(self.tr("Window {window}").format(window=self.window_id))
        self._pin.set_name(self.tr("Above other windows (Ctrl+T)"))
        self._fold.set_name(self.tr("As a bar (Ctrl+B)"))
        self.following.retranslate()
        self.outcome.retranslate()
        self.visit.forget()

    def refresh(self) -> None:
        """Show the window as it is now."""
        if self.window_id not in self.hall.windows:
            self._idle.setText(self.tr("This hall has no window {window}.").format(window=self.window_id))
            self._column.setEnabled(False)
            return
        place, ticket, mine = self.place, self.ticket, self.mine()
        clerk = next((known for known in self.hall.scenario.clerks if known.id == place.clerk), None)
        self._clerk.setText("" if clerk is None else words.name(clerk.names, clerk.id))
        self._state.show_state(*wording.standing(place, ticket))
        self._show_ticket(ticket)
        hindrances = self._show_actions(mine)
        self._show_finish(ticket, hindrances["finish"])
        self.following.show_window(self.hall, place, mine, self.link.now())
        self.missed.count_down(self.hall, self.link.now())
        self.breaks.look(self.hall, place)

    def _show_actions(self, mine: list[Ticket]) -> dict[str, str]:
        """Say what can be done now; returns why the rest can't."""
        labels = wording.labels(self.hall, self.place)
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
            self._idle.setText(wording.nobody(self.hall, self.place, bool(self.mine())))
            return
        if self._shown_ticket != f"{ticket.number} {len(ticket.steps)}":
            self._shown_ticket = f"{ticket.number} {len(ticket.steps)}"
            self.outcome.reset()
        self.visit.show_ticket(self.hall, self.place, ticket, self.link.text(ticket.note))

    def _show_finish(self, ticket: Ticket | None, reason: str) -> None:
        self.outcome.setVisible(ticket is not None and ticket.state == "serving")
        self.outcome.button.setEnabled(not reason)
        self.outcome.let_pause(not self.hall.settings.ask_breaks)
        self.outcome.button.setToolTip(reason)
        if ticket is not None and ticket.services:
            self.outcome.button.set_label(wording.finishing(self.hall, self.place, ticket))

    def _show_papers(self) -> None:
        """Bring the papers that are to be ticked into sight."""
        self._area.ensureWidgetVisible(self.visit.papers_part, 0, 8)

    def tick(self) -> None:
        """Show the time in service, and what can still be undone."""
        self.missed.count_down(self.hall, self.link.now())
        if self.window_id not in self.hall.windows:
            return
        ticket = self.ticket
        if ticket is not None and ticket.services:
            self.bar.show_time(*self.visit.tick(self.hall, ticket, self.link.now()))
        mine = self.mine()
        self._show_actions(mine)
        self.following.show_window(self.hall, self.place, mine, self.link.now())

    def _choose(self, outcome: str) -> None:
        """Choose an outcome where it is seen."""
        if self.outcome.isVisible():
            self.outcome.choose(outcome)

    def act(self, action: str) -> None:
        """Do an action, or say why it can't be done; one at a time."""
        if self.link.busy or self._presses.is_second(action):
            return
        reason = self.hindrance(action)
        if reason:
            self.missed.leave()
            self.notice.tell(reason, "waiting")
            return
        self.missed.forget()
        ticket = self.ticket
        match action:
            case "next":
                self._do("call", window=self.window_id)
            case "finish":
                self._finish()
            case "pause":
                self._pause_or_go_on()
            case "no_show":
                self.link.do({"do": "no_show", "window": self.window_id}, self._was_missed, refused=self.refuse)
            case "transfer" | "park" | "add" if ticket is not None:
                ask = {"transfer": self.questions.transfer, "park": self.questions.park, "add": self.questions.service}
                self._send_about(ticket.number, ask[action](ticket))
            case _:
                self._do(action, window=self.window_id)

    def _do(self, name: str, **arguments: Any) -> None:
        self._send({"do": name, **arguments})

    def _send(self, request: Request | None) -> None:
        if request is not None:
            self.link.do(request, refused=self.refuse)

    def _send_about(self, number: str, request: Request | None) -> None:
        """Send what was answered about a ticket, if it is still the one at the window."""
        if request is None:
            return
        if self.ticket is None or self.ticket.number != number:
            gone = self.tr("{number} is not at this window any more: nothing was done.")
            self.notice.tell(gone.format(number=number), "waiting")
            return
        self._send(request)

    def _was_missed(self, answer: Answer) -> None:
        self._presses.moved_on("no_show")
        self.missed.offer(str(answer["ticket"]))

    def _finish(self) -> None:
        if self.shape.is_bar and self.outcome.outcome != OUTCOMES[0]:
            # Chosen on the column, and not to be seen on the bar.
            self.toggle_bar()
            return
        needs = self.outcome.needs()
        if needs:
            self.notice.tell(needs, "waiting")
            if self.outcome.outcome == "referred":
                self.outcome.to.setFocus()
            return
        request = self.outcome.request()
        slip = self._slip(request)
        finish = {"do": "finish", "window": self.window_id, **request}
        self.link.do(finish, lambda _answer: self._was_finished(slip), refused=self.refuse)

    def _was_finished(self, slip: Slip | None) -> None:
        self._presses.moved_on("finish")
        if slip is not None:
            self.notices.print(slip)

    def _slip(self, request: dict[str, Any]) -> Slip | None:
        """The notice that goes with an outcome, if any."""
        ticket = self.ticket
        also = request.get("also", "")
        missing = request.get("missing", [])
        if ticket is None or not (missing or also):
            return None
        at = self.clock(self.link.now())
        return notice(self.hall, ticket.number, ticket.services[0], missing, also, at, request.get("due"))

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
            self.breaks.take_back()
            self._do("answer_break", window=self.window_id, grant=False)
        else:
            self._send(self.questions.pause())

    def pick_out_of_order(self) -> None:
        """Call somebody else than the rule would, with a reason."""
        reason, now = self.hindrance("next"), self.link.now()
        found = None if reason else self.hall.next_for(self.window_id, now)
        others = [ticket for ticket in self.mine() if found is None or ticket.number != found.ticket.number]
        if reason or not others:
            self.notice.tell(reason or self.tr("Nobody else waits whom you may serve."), "waiting")
        else:
            self._send(self.questions.pick(others, now))

    def _take_over(self) -> None:
        """Call by hand from now on, or not any more; seen from the settings as they are when it is done."""

        def switch(live: Live) -> object:
            live.refresh()
            manual = set(live.hall.settings.manual) ^ {self.window_id}
            return live.do({"do": "settings", "settings": {"manual": sorted(manual)}})

        self.link.work(switch, refused=self.refuse)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let go of the printer."""
        self.notices.close()
        super().closeEvent(event)

    def toggle_on_top(self) -> None:
        """Stay above other windows, or not; a bar always does."""
        self.shape.toggle_on_top()

    def toggle_bar(self) -> None:
        """Become a bar, or a column again."""
        self.shape.toggle_bar()
