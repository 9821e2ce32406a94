"""Random days: the hall against the model, after every command."""

from __future__ import annotations

from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from model import Model, Refused
from playing import NINE, Day, scenario

from hallapp.errors import KnownError
from hallapp.hall import events
from simulation.dispatch import RULES

SERVICES = {
    "permit": {"prefix": "A", "mean": 8.0, "target": 15.0},
    "card": {"prefix": "SB", "mean": 4.0, "target": 10.0},
    "pension": {"prefix": "SB", "mean": 20.0, "target": 30.0},
}
WINDOWS = {
    "1": {"permit": 1.0, "card": 0.5},
    "2": {"permit": 1.0, "card": 1.0, "pension": 1.0},
    "3": {"card": 1.0, "pension": 1.0},
    "4": {},
}

service = st.sampled_from(list(SERVICES))
window = st.sampled_from(list(WINDOWS))
place = st.tuples(st.sampled_from([True, True, True, False]), window)
"""A window; three times in four an engaged one, if there is any."""
number = st.sampled_from(["A001", "A002", "A003", "SB001", "SB002", "SB003", "SB004"])


class HallDay(RuleBasedStateMachine):
    @initialize(name=st.sampled_from(RULES), overdue=st.sampled_from([None, 1.0]))
    def open(self, name: str, overdue: float | None) -> None:
        changes: dict[str, Any] = {"rule": name} | ({} if overdue is None else {"overdue": overdue})
        self.day = Day(scenario(**changes))
        self.model = Model(SERVICES, WINDOWS, name)
        self.model.overdue = overdue
        self.model.skill("2", "pension", False, None)
        for services in (["permit"], ["card", "permit"], ["pension"], ["permit", "card"], ["card"], ["permit"]):
            self.issue(services, "ordinary")
            self.later(1)
        for window in ("1", "2", "3"):
            self.call(window)

    def both(self, what: str, predicted: Any, **arguments: Any) -> list[events.Event]:
        """Do it in the hall and the model: both refuse, or both do the same."""
        before = self.day.state
        try:
            happened = self.day.do(what, **arguments)
        except KnownError:
            assert self.day.state == before
            happened = None
        try:
            expected = predicted()
        except (Refused, KeyError):
            assert happened is None, f"{what} {arguments} should have been refused"
            return []
        assert happened is not None, f"{what} {arguments} should not have been refused"
        if happened and isinstance(expected, str):
            assert happened[-1].answer()["ticket"] == expected
        if what == "call" and expected is None:
            assert happened == []
        return happened

    def at(self, place: tuple[bool, str]) -> str:
        prefer, window = place
        engaged = [name for name, found in self.model.windows.items() if found["ticket"] is not None]
        return engaged[int(window) % len(engaged)] if prefer and engaged else window

    @property
    def now(self) -> float:
        return (self.day.now - NINE) / 60_000

    @rule(minutes=st.sampled_from([1, 1, 5, 12]))
    def later(self, minutes: int) -> None:
        self.day.later(minutes)

    @rule(
        services=st.lists(service, min_size=1, max_size=3, unique=True), klass=st.sampled_from(["ordinary", "courtesy"])
    )
    def issue(self, services: list[str], klass: str) -> None:
        self.both("issue", lambda: self.model.issue(services, klass, self.now), services=services, class_=klass)

    @rule(window=window)
    def call(self, window: str) -> None:
        self.both("call", lambda: self.model.call(window, self.now), window=window)

    @rule(window=window, number=number)
    def call_by_hand(self, window: str, number: str) -> None:
        self.both("call", lambda: self.model.call(window, self.now, number), window=window, ticket=number, reason="id")

    @rule(place=place)
    def start(self, place: tuple[bool, str]) -> None:
        window = self.at(place)
        self.both("start", lambda: self.model.start(window), window=window)

    @rule(place=place, pause=st.booleans())
    def finish(self, place: tuple[bool, str], pause: bool) -> None:
        window = self.at(place)
        self.both("finish", lambda: self.model.finish(window, pause, self.now), window=window, pause=pause)

    @rule(
        window=window,
        meanwhile=st.lists(st.sampled_from(["open", "close", "pause", "ready"]), max_size=3),
        minutes=st.sampled_from([0, 3]),
        pause=st.booleans(),
    )
    def serve(self, window: str, meanwhile: list[str], minutes: int, pause: bool) -> None:
        self.call(window)
        self.start((False, window))
        for what in meanwhile:
            self.stand((False, window), what)
        self.later(minutes)
        self.finish((False, window), pause)

    @rule(place=place, service=service)
    def add_service(self, place: tuple[bool, str], service: str) -> None:
        window = self.at(place)
        self.both("add_service", lambda: self.model.add_service(window, service), window=window, service=service)

    @rule(place=place)
    def no_show(self, place: tuple[bool, str]) -> None:
        window = self.at(place)
        self.both("no_show", lambda: self.model.no_show(window), window=window)

    @rule(place=place, tied=st.booleans())
    def park(self, place: tuple[bool, str], tied: bool) -> None:
        window = self.at(place)
        self.both("park", lambda: self.model.park(window, tied), window=window, tied=tied)

    @rule(place=place, service=service)
    def transfer_to_service(self, place: tuple[bool, str], service: str) -> None:
        window = self.at(place)
        self.both(
            "transfer",
            lambda: self.model.transfer(window, service, None, self.now),
            window=window,
            to_service=service,
        )

    @rule(place=place, to=window)
    def transfer_to_window(self, place: tuple[bool, str], to: str) -> None:
        window = self.at(place)
        self.both("transfer", lambda: self.model.transfer(window, None, to, self.now), window=window, to_window=to)

    @rule(number=number)
    def unpark(self, number: str) -> None:
        self.both("unpark", lambda: self.model.back(number, "parked", self.now), ticket=number)

    @rule(number=number)
    def return_(self, number: str) -> None:
        self.both("return", lambda: self.model.back(number, "missed", self.now), ticket=number)

    @rule(number=number)
    def cancel(self, number: str) -> None:
        self.both("cancel", lambda: self.model.cancel(number), ticket=number, reason="id")

    @rule(place=place, what=st.sampled_from(["open", "close", "pause", "ready"]))
    def stand(self, place: tuple[bool, str], what: str) -> None:
        window = self.at(place)
        self.both(what, lambda: self.model.stand(window, what), window=window)

    @rule(window=window, service=service, on=st.sampled_from([True, False, None]), last=st.sampled_from([True, False]))
    def skill(self, window: str, service: str, on: bool | None, last: bool) -> None:
        arguments = {} if on is None else {"on": on}
        self.both(
            "skill",
            lambda: self.model.skill(window, service, on, last),
            window=window,
            service=service,
            last_resort=last,
            **arguments,
        )

    @invariant()
    def hall_is_as_predicted(self) -> None:
        if hasattr(self, "day"):
            state = self.day.state
            windows = {
                window: {key: found[key] for key in ("state", "ticket", "active")}
                for window, found in state["windows"].items()
            }
            assert {"tickets": state["tickets"], "windows": windows} == self.model.state()

    @invariant()
    def one_ticket_one_window(self) -> None:
        if hasattr(self, "day"):
            state = self.day.state
            there = [found["ticket"] for found in state["windows"].values() if found["ticket"] is not None]
            assert len(there) == len(set(there))
            for name, found in state["windows"].items():
                assert (found["state"] == "engaged") == (found["ticket"] is not None)
                if found["ticket"] is not None:
                    assert state["tickets"][found["ticket"]]["window"] == name

    @invariant()
    def credits_follow_from_the_waits(self) -> None:
        if hasattr(self, "day"):
            for number, ticket in self.day.hall.tickets.items():
                assert ticket.waited / 60_000 == self.model.tickets[number]["waited"] or ticket.state == "cancelled"

    def teardown(self) -> None:
        """What the log would hold leads to the same state once more."""
        if hasattr(self, "day"):
            again = self.day.replayed()
            assert again.tickets == self.day.hall.tickets
            assert again.windows == self.day.hall.windows
            assert again.idle.spent(again, self.day.now) == self.day.hall.idle.spent(self.day.hall, self.day.now)


TestHallDay = HallDay.TestCase
TestHallDay.settings = settings(max_examples=120, stateful_step_count=60, deadline=None)
