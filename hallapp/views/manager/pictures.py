"""The manager's states for the gallery; advice is simulated once on each scene's own twin."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from hallapp import language
from hallapp.advisor import SECONDS, Answer, Message, Question, Topic
from hallapp.errors import KnownError
from hallapp.hall.hall import Hall
from hallapp.twin import twin
from hallapp.views import theme
from hallapp.views.gallery import Picture
from hallapp.views.link import HallLink
from hallapp.views.manager.manager import Manager
from simulation.actions import Change, Changes
from simulation.advice import Advice, recommend

SIZE = (1920, 1080)
SMALL = (1366, 768)

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
        return [Answer(question, 0, self._answer(question))]

    def _answer(self, question: Question) -> Advice:
        key = (f"{self._hall.day}{self._hall.at}{len(self._hall.tickets)}", question.actions)
        if key not in _answers:
            scenario = twin(self._hall, self._now)
            actions = list(question.actions) if question.actions is not None else likely(self._hall)
            _answers[key] = recommend(scenario, actions=actions)
        return _answers[key]

    def cancel(self) -> None:
        """Drop it."""
        self._open = None

    def close(self) -> None:
        """Nothing runs."""


def likely(hall: Hall) -> list[Changes]:
    """Some actions that are admissible: enough for a picture, few enough to simulate while drawing."""
    found: list[Changes] = []
    for window in hall.windows.values():
        if window.state == "closed" and window.skills:
            found.append((Change(do="open", window=window.id),))
        wanted = [t.services[0] for t in hall.waiting() if t.services[0] in window.inactive]
        found += [(Change(do="activate", window=window.id, service=service),) for service in wanted[:1]]
    return [*found[:4], (Change(do="rule", rule="longest_queue"),)]


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
        Picture("manager", "hall-empty", "empty", SIZE, hall),
        Picture("manager", "hall-busy", "busy", SIZE, hall),
        Picture("manager", "hall-overloaded", "overloaded", SIZE, hall),
        Picture("manager", "hall-small", "overloaded", SMALL, hall),
        Picture("manager", "hall-unreachable", "busy", SIZE, _unreachable),
        Picture("manager", "hall-closed", "finished", SIZE, hall),
    ]


def manager(link: HallLink) -> Manager:
    """The manager with its advice already there."""
    view = Manager(link, _Here(), Simulated(link.hall, link.now()))
    view.advising.poll()
    return view


def partial_page(page: str) -> Callable[[HallLink], Manager]:
    """The manager at a page."""

    def make(link: HallLink) -> Manager:
        view = manager(link)
        view.show_page(page)
        return view

    return make


def _unreachable(link: HallLink) -> Manager:
    view = manager(link)
    link.lose(KnownError("The hall is out of reach."))
    return view
