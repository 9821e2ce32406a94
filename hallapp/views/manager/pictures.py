"""The manager's states for the gallery; advice is simulated once on each scene's own twin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEventLoop

from hallapp import language
from hallapp.advisor import SECONDS, Answer, Message, Question, TidesAnswer, Topic
from hallapp.errors import QT_TRANSLATE_NOOP, KnownError
from hallapp.hall.hall import Hall
from hallapp.replay import process
from hallapp.replay.study import WhatIf
from hallapp.twin import twin
from hallapp.views import theme
from hallapp.views.gallery import SCREENS, Picture, own
from hallapp.views.link import HallLink
from hallapp.views.manager.in_vain import CameInVain, InVainDialog
from hallapp.views.manager.manager import Manager
from hallapp.views.manager.remedies import remedies
from hallapp.views.manager.story import Story
from hallapp.views.manager.story_pages import About, Kind
from hallapp.views.manager.unsaved import Skill
from hallapp.views.manager.why import Why
from simulation.actions import Change, Changes
from simulation.advice import recommend
from simulation.options import Advice
from simulation.tides import tidal

SIZE = (1920, 1080)
"""The screen on which what it opens is made."""

_answers: dict[tuple[str, tuple[Changes, ...] | None], Advice] = {}


class Simulated:
    """An adviser that has simulated before it is asked: the same hall gets the same answer."""

    def __init__(self, hall: Hall, now: int) -> None:
        self._hall = hall
        self._now = now
        self._open: Question | None = None
        self._asked = 0

    def ask(
        self, topic: Topic = "advice", actions: Sequence[Changes] | None = None, seconds: float = SECONDS
    ) -> Question:
        """Take a question."""
        self._asked += 1
        self._open = Question(self._asked, topic, seconds, None if actions is None else tuple(actions))
        return self._open

    def poll(self) -> list[Message]:
        """Answer it."""
        question, self._open = self._open, None
        if question is None:
            return []
        if question.topic == "tides":
            return [TidesAnswer(question, 0, tidal(twin(self._hall, self._now)))]
        return [Answer(question, 0, self._answer(question))]

    def _answer(self, question: Question) -> Advice:
        key = (f"{self._hall.day}{self._hall.at}{len(self._hall.tickets)}", question.actions)
        if key not in _answers:
            scenario = twin(self._hall, self._now)
            actions = list(question.actions) if question.actions is not None else likely(self._hall, self._now)
            _answers[key] = recommend(scenario, actions=actions, exhaustive=question.topic == "remedies")
        return _answers[key]

    def cancel(self) -> None:
        """Drop it."""
        self._open = None

    def close(self) -> None:
        """Nothing runs."""


def likely(hall: Hall, now: int) -> list[Changes]:
    """Some actions that are admissible: enough for a picture, few enough to simulate while drawing."""
    found: list[Changes] = [
        (Change(do="activate", window=remedy.window, service=remedy.service),)
        for remedy in remedies(hall, now).values()
        if remedy.why == "off"
    ]
    windows = hall.windows.values()
    found += [(Change(do="open", window=place.id),) for place in windows if place.state == "closed" and place.skills]
    for window in windows:
        wanted = [t.services[0] for t in hall.waiting() if t.services[0] in window.inactive]
        found += [(Change(do="activate", window=window.id, service=service),) for service in wanted[:1]]
    return [*found[:4], (Change(do="rule", rule="longest_queue"),)]


class Replayed:
    """Replays here and now."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._answer: WhatIf | None = None
        self._settled: int | None = None

    def ask(self, day: str, words: Sequence[str]) -> None:
        """Replay a day."""
        self._answer = process.what_if(self._url, day, words)

    def settle(self) -> None:
        """Hold advice against replays."""
        self._settled = process.settle(self._url)

    def answer(self) -> WhatIf | process.Failed | None:
        """The answer, once."""
        found, self._answer = self._answer, None
        return found

    def settled(self) -> int | process.Failed | None:
        """How many, once."""
        found, self._settled = self._settled, None
        return found

    def close(self) -> None:
        """Nothing runs."""


class _Here:
    """Choices that are not kept."""

    def switch_language(self, code: language.Code) -> None:
        """Nothing to keep."""

    def switch_theme(self, name: theme.ThemeName) -> None:
        """Nothing to keep."""


def pictures() -> list[Picture]:
    """Every page in its main states."""
    hall = partial_page("hall")
    return [
        Picture("manager", "hall-empty", "empty", SCREENS, hall),
        Picture("manager", "hall-busy", "busy", SCREENS, hall),
        Picture("manager", "hall-idle", "idle", SCREENS, hall),
        Picture("manager", "hall-overloaded", "overloaded", SCREENS, hall),
        Picture("manager", "hall-trend", "overloaded", SCREENS, _trend),
        Picture("manager", "hall-arranged", "idle", SCREENS, _arranged),
        Picture("manager", "hall-large", "large", SCREENS, hall),
        Picture("manager", "skills-large", "large", SCREENS, _large_skills),
        Picture("manager", "hall-unreachable", "busy", SCREENS, _unreachable),
        Picture("manager", "hall-closed", "finished", SCREENS, hall),
        Picture("manager", "attention", "followed", SCREENS, hall),
        Picture("manager", "told", "followed", SCREENS, _told),
        Picture("manager", "settings-surfaces", "followed", SCREENS, _settings_below),
        Picture("manager", "why", "idle", own(1440, 960), _why),
        Picture("manager", "skills", "idle", SCREENS, _skills),
        Picture("manager", "skills-empty", "empty", SCREENS, partial_page("skills")),
        Picture("manager", "skills-sections", "overloaded", SCREENS, _sections),
        Picture("manager", "skills-copied", "overloaded", SCREENS, _copied),
        Picture("manager", "skills-planned", "overloaded", SCREENS, _planned),
        Picture("manager", "story-ticket", "followed", own(820, 680), _story("ticket")),
        Picture("manager", "story-window", "followed", own(820, 680), _story("window")),
        Picture("manager", "story-service", "overloaded", own(820, 680), _story("service")),
        Picture("manager", "story-find", "busy", own(820, 420), _story(None)),
        Picture("manager", "plan", "busy", SCREENS, partial_page("plan")),
        Picture("manager", "history", "busy", SCREENS, partial_page("history")),
        Picture("manager", "history-closed", "finished", SCREENS, partial_page("history")),
        Picture("manager", "history-followed", "followed", SCREENS, partial_page("history")),
        Picture("manager", "records-ratings", "followed", SCREENS, _records("ratings")),
        Picture("manager", "records-called-by-hand", "followed", SCREENS, _records("called_by_hand")),
        Picture("manager", "records-followed", "followed", SCREENS, _records("followed")),
        Picture("manager", "records-none", "empty", SCREENS, _records("warnings")),
        Picture("manager", "in-vain", "followed", own(760, 560), _in_vain),
        Picture("manager", "what-if", "advised", SCREENS, _what_if),
        Picture("manager", "what-if-skill", "advised", SCREENS, _other_skill),
        Picture("manager", "promises", "advised", SCREENS, _promises),
        Picture("manager", "promises-none", "finished", SCREENS, _promises),
        Picture("manager", "settings", "busy", SCREENS, partial_page("settings")),
        Picture("manager", "settings-changed", "busy", SCREENS, _changed_settings),
        Picture("manager", "settings-found", "busy", SCREENS, _search_settings("语音")),
        Picture("manager", "settings-none-found", "busy", SCREENS, _search_settings("潜水艇")),
    ]


def manager(link: HallLink) -> Manager:
    """The manager with its advice already there."""
    view = Manager(link, _Here(), Simulated(link.hall, link.now()), Replayed(link.url))
    view.advising.poll()
    while not view.turns.done:
        QCoreApplication.processEvents()
    return view


def partial_page(page: str) -> Callable[[HallLink], Manager]:
    """The manager at a page."""

    def make(link: HallLink) -> Manager:
        view = manager(link)
        view.show_page(page)
        return view

    return make


def _changed_settings(link: HallLink) -> Manager:
    """Settings of which some are not saved yet."""
    view = partial_page("settings")(link)
    view.settings_page.fields["manual"].set_value(("3", "4"))
    view.settings_page.fields["no_show_after"].set_value(2.5)
    return view


def _search_settings(typed: str) -> Callable[[HallLink], Manager]:
    """What the search finds."""

    def make(link: HallLink) -> Manager:
        view = partial_page("settings")(link)
        view.settings_page.search.setText(typed)
        return view

    return make


def _records(table: str) -> Callable[[HallLink], Manager]:
    """A table of the day's report."""

    def make(link: HallLink) -> Manager:
        view = manager(link)
        view.history_page.records.tables.set_value(table)
        view.show_page("history")
        view.history_page.show_part("records")
        return view

    return make


def _in_vain(link: HallLink) -> InVainDialog:
    """Who came in vain twice."""
    return InVainDialog(link, CameInVain(link))


def _settings_below(link: HallLink) -> Manager:
    """The lower part of the settings."""
    view = manager(link)
    view.show_page("settings")
    bar = view.settings_page.bar
    bar.rangeChanged.connect(lambda _least, most: bar.setValue(most))
    return view


def _why(link: HallLink) -> Why:
    view = manager(link)
    view.resize(*SIZE)
    view.explain(0)
    dialog = view.findChild(Why)
    assert dialog is not None
    dialog.hide()
    dialog.setParent(None)
    view.close()
    # Kept until then: nothing that belongs to the screen may be collected in the commands' thread.
    dialog.destroyed.connect(lambda: view.deleteLater())
    return dialog


def _what_if(link: HallLink) -> Manager:
    """The closed day under another rule."""
    view = _history(link, "what_if")
    panel = view.history_page.what_if
    panel.kind.set_value("rule")
    panel.kind.chosen.emit("rule")
    panel.first.set_value("fcfs")
    panel.ask()
    view.replaying.poll()
    return view


def _other_skill(link: HallLink) -> Manager:
    """Another skill is being chosen."""
    view = _history(link, "what_if")
    panel = view.history_page.what_if
    panel.kind.set_value("skill")
    panel.kind.chosen.emit("skill")
    return view


def _promises(link: HallLink) -> Manager:
    """Every advice beside what came of it."""
    view = _history(link, "kept")
    view.replaying.poll()
    wait_for(link)
    return view


def _history(link: HallLink, part: str) -> Manager:
    view = manager(link)
    view.show_page("history")
    view.history_page.show_part(part)
    wait_for(link)
    return view


def wait_for(link: HallLink) -> None:
    """Let the link answer all that it was asked."""
    patience = QDeadlineTimer(10_000)
    while link.busy and not patience.hasExpired():
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)


def _skills(link: HallLink) -> Manager:
    """Two changes that are not saved, with their effect."""
    view = manager(link)
    view.show_page("skills")
    page = view.skills_page
    hall = link.hall
    wanted = [ticket.services[0] for ticket in hall.waiting()]
    off = [
        (window.id, service)
        for window in hall.windows.values()
        for service in dict.fromkeys(wanted)
        if service in window.inactive and window.state != "closed"
    ]
    for window, service in off[:2]:
        page.unsaved.set(hall, window, service, Skill(True, False))
    page.show_page()
    view.advising.preview(page.unsaved.changes(hall))
    view.advising.poll()
    return view


def _sections(link: HallLink) -> Manager:
    """Windows under their main groups, only services that people wait for."""
    view = _skills(link)
    bar = view.skills_page.bar
    bar.order.set_value("group")
    bar.services.set_value("services")
    view.skills_page.choose()
    return view


def _large_skills(link: HallLink) -> Manager:
    """All services of forty windows, under their states."""
    view = _skills(link)
    bar = view.skills_page.bar
    bar.order.set_value("state")
    bar.services.set_value("all")
    view.skills_page.choose()
    return view


def _copied(link: HallLink) -> Manager:
    """A window is to serve what another one does, from tomorrow on."""
    view = manager(link)
    view.show_page("skills")
    page = view.skills_page
    page.preview.when.setCurrentIndex(1)
    page.copy("1", "5")
    return view


def _planned(link: HallLink) -> Manager:
    """What is planned for tomorrow, looked at; a template opens some weekdays."""
    view = _skills(link)
    page = view.skills_page
    page.keep_template("周一" if language.current() == "zh" else "Mondays")
    page.preview.when.setCurrentIndex(1)
    page.save()
    wait_for(link)
    page.saving.schedule_template(next(iter(link.hall.templates)), [1, 2])
    wait_for(link)
    page.show_plan(next(iter(link.hall.planned)))
    view.advising.preview(page.unsaved.changes(link.hall))
    view.advising.poll()
    return view


def _trend(link: HallLink) -> Manager:
    """Waits over the day, with a half-hour read; the forecast is read too."""
    view = manager(link)
    page = view.hall_page
    page.target.switch_over()
    view.resize(*SIZE)
    page.show_plots(link.hall, link.now())
    page.target.trend.plot.read(2)
    page.waiting.line.plot.read(len(page.waiting.line.table) - 12)
    return view


def _arranged(link: HallLink) -> Manager:
    """The windows stand along three walls."""
    view = manager(link)
    order = [*link.hall.windows]
    left, back, right = order[:2], order[2:5], order[5:]
    rows = [[left[-1], *back, right[0]], [left[0], *[""] * len(back), right[1]]]
    rows += [[*[""] * (1 + len(back)), window] for window in right[2:3]]
    view.do({"do": "settings", "settings": {"arrangement": rows}})
    wait_for(link)
    return view


def _story(kind: Kind | None) -> Callable[[HallLink], Story]:
    """The story of what has most to tell; without a kind, the search."""

    def make(link: HallLink) -> Story:
        view = Story(None, link)
        hall = link.hall
        waiting = Counter(ticket.services[0] for ticket in hall.in_line.values())
        most: dict[Kind, Callable[[], str]] = {
            "ticket": lambda: (
                max(hall.tickets.values(), key=lambda t: 2 * len(t.steps) + t.no_shows + t.recalls).number
            ),
            "window": lambda: max(hall.windows.values(), key=lambda place: len(place.active)).id,
            "service": lambda: waiting.most_common(1)[0][0],
        }
        view.tell(None if kind is None else About(kind, most[kind]()))
        wait_for(link)
        return view

    return make


def _told(link: HallLink) -> Manager:
    """A refusal lies over what wants attention."""
    view = manager(link)
    view.refuse(KnownError(QT_TRANSLATE_NOOP("Refusal", "Window {window} is closed."), window="3"))
    return view


def _unreachable(link: HallLink) -> Manager:
    view = manager(link)
    link.lose(KnownError("The hall is out of reach."))
    return view
