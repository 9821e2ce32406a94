"""A hall without a log: commands in, events folded, time by hand."""

from __future__ import annotations

from typing import Any

from hallapp.errors import KnownError
from hallapp.hall import acting, day, events, requests
from hallapp.hall.hall import Hall
from hallapp.hall.state import state
from hallapp.settings import Settings
from simulation.scenario import Scenario, parse

NINE = 1_735_722_000_000
"""2025-01-01 09:00 UTC."""

SECOND = 1_000
MINUTE = 60_000

SCENARIO: dict[str, Any] = {
    "name": "test hall",
    "opens": "09:00",
    "closes": "17:00",
    "service": [
        {"id": "permit", "group": "residence", "mean": 8.0, "target": 15.0},
        {"id": "card", "group": "social", "mean": 4.0, "target": 10.0},
        {"id": "pension", "group": "social", "mean": 20.0, "target": 30.0},
    ],
    "group": [{"id": "residence", "prefix": "A"}, {"id": "social", "prefix": "SB"}],
    "class": [{"id": "courtesy", "weight": 3.0, "rank": 1, "share": 0.1}],
    "clerk": [
        {"id": "chen", "skills": {"permit": 1.0, "card": 0.5}, "breaks": [["12:00", "12:45"]]},
        {"id": "li", "skills": {"*": 1.0}, "inactive": ["pension"]},
        {"id": "wang", "skills": {"card": 1.0}},
    ],
    "window": [
        {"id": "1", "clerk": "chen"},
        {"id": "2", "clerk": "li"},
        {"id": "3", "skills": {"card": 1.0, "pension": 1.0}},
        {"id": "4"},
    ],
}


def scenario(**changes: Any) -> Scenario:
    return parse(SCENARIO | changes)


class Day:
    """A hall day played by hand."""

    def __init__(self, configuration: Scenario | None = None, **settings: Any) -> None:
        self.now = NINE
        self.hall = Hall()
        self.happened: list[tuple[events.Event, int]] = []
        opened = day.opening(configuration or scenario(), Settings(zone="UTC", **settings), NINE)
        self.hall.fold(opened, NINE)
        self.happened.append((opened, NINE))
        self.happened += [(event, NINE) for event, _ in acting.settle(self.hall, NINE)]

    def do(self, what: str, **arguments: Any) -> list[events.Event]:
        """The events of a command, its consequences included; raises what the hall raises."""
        command = requests.read({"do": what, **{key.rstrip("_"): value for key, value in arguments.items()}})
        due = acting.due(self.hall, self.now)
        self.happened += [(event, self.now) for event, _ in due]
        decided = acting.act(self.hall, command, self.now)
        followed = [event for event, _ in acting.settle(self.hall, self.now)] if decided else []
        self.happened += [(event, self.now) for event in (*decided, *followed)]
        return [*decided, *followed]

    def refused(self, what: str, **arguments: Any) -> str:
        """Why a command is refused; checks that nothing changed."""
        before = self.state
        seen = len(self.happened)
        try:
            self.do(what, **arguments)
        except KnownError as refusal:
            assert self.state == before
            assert len(self.happened) == seen
            return str(refusal)
        raise AssertionError(f"{what} {arguments} was not refused")

    def issue(self, *services: str, **more: Any) -> str:
        (issued, *_) = self.do("issue", services=list(services), **more)
        assert isinstance(issued, events.Issued)
        return issued.ticket

    def call(self, window: str) -> str | None:
        called = self.do("call", window=window)
        return called[0].ticket if called and isinstance(called[0], events.Called) else None

    def serve(self, window: str) -> str | None:
        """Call and start."""
        number = self.call(window)
        if number is not None:
            self.do("start", window=window)
        return number

    def later(self, minutes: float) -> None:
        self.now += round(minutes * MINUTE)

    def tick(self) -> list[events.Event]:
        due = acting.due(self.hall, self.now)
        self.happened += [(event, self.now) for event, _ in due]
        return [event for event, _ in due]

    @property
    def state(self) -> dict[str, Any]:
        return state(self.hall)

    def ticket(self, number: str) -> dict[str, Any]:
        return dict(self.state["tickets"][number])

    def window(self, window: str) -> dict[str, Any]:
        return dict(self.state["windows"][window])

    def replayed(self) -> Hall:
        """The hall folded anew from the events as the log keeps them."""
        hall = Hall()
        for event, at in self.happened:
            hall.fold(events.decode(event.kind, events.encode(event)), at)
            hall.begun.clear()
        return hall
