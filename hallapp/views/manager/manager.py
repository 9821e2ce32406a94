"""The manager's screen: the rail, the strip of figures and the pages."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import QEvent, QPoint, QTimer
from PySide6.QtGui import QCloseEvent, QCursor, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from hallapp import language, promises
from hallapp.errors import KnownError
from hallapp.replay.process import Replayer
from hallapp.twin import twin
from hallapp.views import pausing, theme, words
from hallapp.views.link import Answer, HallLink
from hallapp.views.manager import menus, wording
from hallapp.views.manager.above import Above
from hallapp.views.manager.advising import Adviser, Advising
from hallapp.views.manager.attention import Attention
from hallapp.views.manager.hall_page import PLOTS, HallPage
from hallapp.views.manager.history_page import HistoryPage
from hallapp.views.manager.plan_page import PlanPage
from hallapp.views.manager.replaying import Replaying, Replays
from hallapp.views.manager.settings_page import SettingsPage
from hallapp.views.manager.skills_page import SkillsPage
from hallapp.views.manager.story import Story
from hallapp.views.manager.story_pages import About
from hallapp.views.manager.strip import PAGES, Rail, Strip
from hallapp.views.manager.why import Why
from hallapp.views.turns import Turns
from hallapp.views.view import View
from hallapp.views.widgets import column, row
from simulation.options import Option

ANNOUNCED = 8_000
"""For how many milliseconds it is said that advice was applied."""


class Choices(Protocol):
    """What the manager can change on this computer."""

    def switch_language(self, code: language.Code) -> None:
        """Speak another language."""

    def switch_theme(self, name: theme.ThemeName) -> None:
        """Take the other colours."""


class Page(Protocol):
    """What every page but the first does."""

    def retranslate(self) -> None:
        """Set the texts."""

    def show_page(self) -> None:
        """Show the hall as it is now; called only while the page is seen."""


class Manager(View):
    """Sees the hall, changes who serves what, and takes advice.

    Keys: Ctrl+1…5 choose the page; Ctrl+R asks for advice; Ctrl+K finds a ticket.

    Parameters
    ----------
    choices : Choices
        Language and theme of this computer.
    adviser : Adviser
        Simulates; closed with the view.
    replays : Replays, optional
        Replays past days; closed with the view.
    """

    def __init__(self, link: HallLink, choices: Choices, adviser: Adviser, replays: Replays | None = None) -> None:
        super().__init__(link)
        self._choices = choices
        self._day = self.hall.day
        self._was_open = self.hall.is_open
        self.advising = Advising(link, adviser, self)
        self.replaying = Replaying(link, replays or Replayer(link.url), self.refuse, self)
        self.rail = Rail()
        self.strip = Strip()
        self.attention = Attention(link, self.do)
        self.hall_page = HallPage(self.advising)
        self.skills_page = SkillsPage(link, self.advising, self.do, link.now)
        self.plan_page = PlanPage(link, link.now, self.advising)
        self.history_page = HistoryPage(link, self.do, self.refuse, self.replaying)
        self.settings_page = SettingsPage(link, self.do)
        self.story = Story(self, link)
        self.others: dict[str, Page] = {
            "skills": self.skills_page,
            "plan": self.plan_page,
            "history": self.history_page,
            "settings": self.settings_page,
        }
        self.pages: dict[str, QWidget] = {
            "hall": self.hall_page,
            "skills": self.skills_page,
            "plan": self.plan_page,
            "history": self.history_page,
            "settings": self.settings_page,
        }
        self._stack = QStackedWidget()
        self.turns = Turns(self)
        self._plots = [partial(self._show_plot, place) for place in range(PLOTS)]
        self._build()
        self._connect()
        self.resize(1440, 900)
        self.show_page("hall")
        self.begin()
        self.advising.ask()
        self.replaying.read()

    def _build(self) -> None:
        for page in self.pages.values():
            self._stack.addWidget(page)
        above = Above(self.attention, self.staleness, self.notice, over=self)
        body = column(above, self._stack, gap=8, margin=theme.GAP)
        body.setStretch(1, 1)
        right = column(self.strip)
        right.addLayout(body, 1)
        layout = row(self.rail)
        layout.addLayout(right, 1)
        self.setLayout(layout)

    def _connect(self) -> None:
        self.rail.chosen.connect(self.show_page)
        self.rail.language.connect(lambda: self._choices.switch_language(language.following()))
        self.rail.theme.connect(self._switch_theme)
        self.strip.rule_button.on_click(self._ask_rule)
        self.strip.ticket.connect(lambda number: self.story.tell(About("ticket", number)))
        self.rail.finding.connect(lambda: self.story.tell(None))
        self.hall_page.menu.connect(self.ask_window)
        self.skills_page.menu.connect(self.ask_window)
        self.plan_page.menu.connect(self.ask_break)
        self.hall_page.command.connect(self.do)
        self.plan_page.command.connect(self.do)
        self.hall_page.who.connect(self.ask_who)
        self.hall_page.refused.connect(self.refuse)
        self.hall_page.written.connect(lambda name: self._announce(self.tr("Written: {file}").format(file=name)))
        self.hall_page.advice.apply.connect(self.apply)
        self.hall_page.advice.why.connect(self.explain)
        self.hall_page.advice.refuse.connect(self.refuse_advice)
        self.replaying.kept.connect(self._show_record)
        self.advising.advised.connect(self._advised)
        self.advising.looked.connect(self._looked)
        self.advising.failed.connect(self._no_advice)
        self.advising.remedied.connect(self.follow)
        for number, page in enumerate(PAGES, 1):
            QShortcut(QKeySequence(f"Ctrl+{number}"), self).activated.connect(partial(self.show_page, page))
        QShortcut(QKeySequence("Ctrl+K"), self).activated.connect(self.rail.finding)
        QShortcut(QKeySequence("Ctrl+R"), self).activated.connect(self.advising.ask)

    def show_page(self, name: str) -> None:
        """Show a page by its name."""
        if name == "hall":
            self.hall_page.show_plots(self.hall, self.link.now())
        self.rail.pages[name].setChecked(True)
        if self.focusWidget() is None or self.focusWidget() in self.rail.pages.values():
            self.rail.pages[name].setFocus()
        self._stack.setCurrentWidget(self.pages[name])
        self.refresh()

    @property
    def page(self) -> str:
        """The page that is shown."""
        return next(name for name, page in self.pages.items() if page is self._stack.currentWidget())

    def retranslate(self) -> None:
        """Set the texts."""
        self.setWindowTitle(self.tr("Manager"))
        self.rail.retranslate()
        self.story.retranslate()
        self.attention.retranslate()
        self.hall_page.retranslate()
        for page in self.others.values():
            page.retranslate()
        self.hall_page.advice.show_hall(self.hall)

    def refresh(self) -> None:
        """Show the hall as it is now."""
        self._show_day()
        self._show_page()

    def follow(self) -> None:
        """Show what changed, in turns: a burst of changes is shown once."""
        self.turns.add(self._show_day, self._show_page)

    def tick(self) -> None:
        """Show the time, and what it changes; one plot each second."""
        self.follow()
        if self.page == "hall":
            self._plots.append(self._plots.pop(0))
            self.turns.add(self._plots[0])

    def _show_day(self) -> None:
        """What stands around every page."""
        if self.hall.day != self._day:
            self._day = self.hall.day
            self.advising.begin_day()
            self.hall_page.advice.show_hall(self.hall)
        if self.hall.is_open != self._was_open:
            self._was_open = self.hall.is_open
            self.hall_page.advice.show_hall(self.hall)
            self.replaying.read()
        now = self.link.now()
        self.strip.show_hall(self.hall, self.hall_name(), now, self.advising.advice)
        self.attention.show_hall(self.hall, now)

    def _show_page(self) -> None:
        if self.page == "hall":
            self.hall_page.show_hall(self.hall, self.link.now())
            self._show_reasons()
        else:
            self.others[self.page].show_page()

    def _show_plot(self, place: int) -> None:
        self.hall_page.show_plot(place, self.hall, self.link.now())

    def _show_reasons(self) -> None:
        """Why windows pause: words of people, kept apart from the log."""
        for window in self.hall.windows.values():
            if window.state == "paused" and window.pause_reason:
                self.hall_page.windows.cards[window.id].show_reason(pausing.told(self.link.text(window.pause_reason)))

    def do(self, request: dict[str, Any], done: Callable[[Answer], object] | None = None) -> None:
        """Give the hall a command; a refusal is told above the page."""

        def answered(answer: Answer) -> None:
            self.notice.hide()
            if done is not None:
                done(answer)

        self.link.do(request, answered, self.refuse)

    def apply(self, option: Option) -> None:
        """Take advice: one command, one event."""
        answer = self.advising.answer_with(option)
        if answer is None:
            self.hall_page.advice.applied()
            self._tell_outdated()
            return
        request = {
            "do": "apply",
            "changes": [change.mapping() for change in option.changes],
            "advice": promises.promised(answer, option),
        }
        # Worded before it changes the seats that it speaks of.
        done = wording.action(option.changes, self.hall.configuration())

        def refused(error: KnownError) -> None:
            self.hall_page.advice.applied()
            self.refuse(error)

        def applied(_answer: Answer) -> None:
            self.hall_page.advice.applied()
            self._announce(self.tr("Applied: {action}").format(action=done))
            self.hall_page.advice.show_hall(self.hall)
            self.advising.ask()

        self.link.do(request, applied, refused)

    def refuse_advice(self, option: Option, why: str, reason: str) -> None:
        """Say no to advice; it is not recommended again today."""
        answer = self.advising.answer_with(option)
        if answer is None:
            self._tell_outdated()
            return
        request: dict[str, Any] = {
            "do": "refuse",
            "changes": [change.mapping() for change in option.changes],
            "why": why,
            "advice": promises.promised(answer, option),
        }
        if reason:
            request["reason"] = reason
        refused = wording.action(option.changes, self.hall.configuration())

        def done(_answer: Answer) -> None:
            self._announce(self.tr("Refused: {action}").format(action=refused))
            self.hall_page.advice.show_advice(self.hall)

        self.do(request, done)

    def _tell_outdated(self) -> None:
        self.notice.tell(self.tr("This advice is too old to act on: the hall has changed since."), "late")

    def _show_record(self) -> None:
        if self.replaying.standing is not None:
            self.hall_page.advice.opened.show_record(self.replaying.standing.record)

    def _announce(self, sentence: str) -> None:
        """Say what was done, for a while."""

        def end() -> None:
            if self.notice.sentence() == sentence:
                self.notice.hide()

        self.notice.tell(sentence, "ready")
        QTimer.singleShot(ANNOUNCED, self, end)

    def explain(self, place: int) -> None:
        """Open the reasons for an option."""
        advice = self.advising.advice
        if advice is None or not self.hall.is_open:
            return
        now = self.link.now()
        why = Why(self, self.hall, now, advice, place, self.hall.configuration(), twin(self.hall, now))
        why.apply.connect(self.apply)
        why.later.connect(self.hall_page.advice.postpone)
        why.open()

    def _advised(self) -> None:
        answer = self.advising.answer
        if answer is not None and self.hall.is_open:
            self.link.do(promises.recommended(answer), None, self.refuse)
        self._looked()

    def _looked(self) -> None:
        """Show what is advised, or looks so at first."""
        self.hall_page.advice.show_advice(self.hall)
        self.turns.add(*self._plots)
        self.follow()

    def _no_advice(self, error: KnownError | None) -> None:
        self.hall_page.advice.show_hall(self.hall)
        if error is not None:
            self.refuse(error)
        else:
            self.notice.tell(self.tr("The simulation has ended unexpectedly; it is started again in a minute."), "late")

    def ask_window(self, window: str, at: QPoint) -> None:
        """Offer what can be done with a window."""
        self._popup(menus.window_menu(self, self.hall, window, self.do, self.story.tell), at)

    def ask_break(self, clerk: str, at: QPoint) -> None:
        """Offer other times for a clerk's breaks."""
        self._popup(menus.break_menu(self, self.hall, clerk, self.do), at)

    def ask_who(self, service: str) -> None:
        """Tell who could serve a queue."""
        self._popup(menus.who_menu(self, self.hall, service, self.do, self.story.tell), QCursor.pos())

    def _ask_rule(self) -> None:
        button = self.strip.rule_button
        self._popup(menus.rule_menu(self, self.hall, self.do), button.mapToGlobal(QPoint(0, button.height())))

    def _popup(self, menu: QMenu, at: QPoint) -> None:
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def _switch_theme(self) -> None:
        self._choices.switch_theme(theme.following())
        self.retranslate()
        self.refresh()
        self.hall_page.show_plots(self.hall, self.link.now())

    def changeEvent(self, event: QEvent) -> None:
        """In another language all is shown anew."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.hall_page.advice.show_hall(self.hall)
            self.hall_page.show_plots(self.hall, self.link.now())

    def refuse(self, error: KnownError) -> None:
        """Say why a command was refused."""
        self.notice.tell(words.refusal(error, self.hall), "late")

    def closeEvent(self, event: QCloseEvent) -> None:
        """End the processes that advise and replay."""
        self.turns.clear()
        self.advising.close()
        self.replaying.close()
        super().closeEvent(event)
