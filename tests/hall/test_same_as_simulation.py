"""A hall that follows its plan and calls by itself lives the very day that the simulation computes."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from playing import MINUTE, NINE, Day

from hallapp.hall import events, planning
from simulation.day import CAUSES
from simulation.dispatch import RULES
from simulation.engines import simulate_day
from simulation.scenario import Scenario, parse
from simulation.trace import Arrival

SERVICES = ("a", "b", "c")
LENGTH = 120

# Even milliseconds stay whole at half the speed; they hardly ever coincide, so that no end of service meets an opening.
milliseconds = st.integers(1, LENGTH * MINUTE // 2 - 1).map(lambda half: 2 * half)
durations = st.integers(1, 10 * MINUTE).map(lambda half: 2 * half)
skills = st.dictionaries(st.sampled_from(SERVICES), st.sampled_from([0.5, 1.0, 2.0]), min_size=1)


@st.composite
def spans(draw: st.DrawFn, most: int) -> list[list[float]]:
    """Disjoint spans of whole minutes of the day, in order."""
    count = draw(st.integers(0, most))
    edges = sorted(draw(st.lists(st.integers(0, LENGTH), min_size=2 * count, max_size=2 * count, unique=True)))
    return [[540.0 + edges[place], 540.0 + edges[place + 1]] for place in range(0, len(edges), 2)]


@st.composite
def halls(draw: st.DrawFn) -> Scenario:
    clerks = []
    windows: list[dict[str, Any]] = []
    for place in range(draw(st.integers(1, 4))):
        staff = {"skills": draw(skills), "last_resort": draw(st.lists(st.sampled_from(SERVICES), max_size=1))}
        window: dict[str, Any] = {"id": str(place)}
        if draw(st.booleans()):
            clerk: dict[str, Any] = {"id": f"c{place}", "breaks": draw(spans(2)), **staff}
            if draw(st.booleans()):
                clerk["shift"] = [540.0 + draw(st.integers(0, 30)), 540.0 + draw(st.integers(60, LENGTH + 10))]
            clerks.append(clerk)
            window["clerk"] = clerk["id"]
        else:
            window |= staff
        if draw(st.booleans()):
            window["open"] = draw(spans(2))
        windows.append(window)
    overdue = draw(st.sampled_from([{}, {"overdue": 1.0}]))
    return parse(
        {
            "opens": "09:00",
            "closes": "11:00",
            "rule": draw(st.sampled_from(RULES)),
            "service": [{"id": name, "group": "A", "mean": 4.0 + place} for place, name in enumerate(SERVICES)],
            "class": [{"id": "courtesy", "weight": 3.0, "rank": 1}],
            "clerk": clerks,
            "window": windows,
            **overdue,
        }
    )


@st.composite
def citizens(draw: st.DrawFn) -> list[Arrival]:
    """Who comes and with what, in order of arrival."""
    found = []
    for place, at in enumerate(sorted(draw(st.lists(milliseconds, max_size=30, unique=True)))):
        needs = tuple(draw(st.lists(st.sampled_from(SERVICES), min_size=1, max_size=3, unique=True)))
        lengths = tuple(draw(durations) / MINUTE for _ in needs)
        klass = draw(st.sampled_from(["ordinary", "courtesy"]))
        found.append(Arrival(f"t{place}", at / MINUTE, needs, klass, lengths))
    return found


class Clerks:
    """Start at once and finish when the trace says."""

    def __init__(self, day: Day, trace: list[Arrival]) -> None:
        self.day = day
        self.trace = trace
        self.numbers: dict[str, int] = {}
        self.ends: dict[str, int] = {}
        self.begun: list[list[tuple[float, str]]] = [[] for _ in trace]
        self.finished: list[list[float]] = [[] for _ in trace]

    def minute(self) -> float:
        return (self.day.now - NINE) / MINUTE

    def see(self, happened: list[events.Event]) -> None:
        """Begin what was called, or goes on."""
        for event in happened:
            if isinstance(event, events.Called):
                self.see(self.day.do("start", window=event.window))
                self.begin(event.ticket, event.window)
            elif isinstance(event, events.Finished):
                self.finished[self.numbers[event.ticket]].append(self.minute())
                if event.then == "serving":
                    self.begin(event.ticket, event.window)

    def begin(self, number: str, window: str) -> None:
        place = self.numbers[number]
        service = self.day.hall.tickets[number].services[0]
        done = len(self.finished[place])
        speed = self.day.hall.windows[window].speed(service)
        self.begun[place].append((self.minute(), window))
        self.ends[window] = self.day.now + round(self.trace[place].durations[done] / speed * MINUTE)

    def play(self) -> None:
        arrivals = [(NINE + round(arrival.arrival * MINUTE), place) for place, arrival in enumerate(self.trace)]
        while True:
            due = planning.next_due(self.day.hall)
            instants = [*self.ends.values(), *(at for at, _ in arrivals[:1]), *([] if due is None else [due])]
            if not instants:
                return
            self.day.now = max(self.day.now, min(instants))
            self.see(self.day.tick())
            for window in self.day.hall.windows:
                if self.ends.get(window) == self.day.now:
                    del self.ends[window]
                    self.see(self.day.do("finish", window=window))
            while arrivals and arrivals[0][0] == self.day.now:
                _, place = arrivals.pop(0)
                arrival = self.trace[place]
                happened = self.day.do("issue", services=list(arrival.services), class_=arrival.klass)
                assert isinstance(happened[0], events.Issued)
                self.numbers[happened[0].ticket] = place
                self.see(happened)


@settings(max_examples=150, deadline=None)
@given(scenario=halls(), trace=citizens())
def test_live_day_is_the_simulated_day(scenario: Scenario, trace: list[Arrival]) -> None:
    computed = simulate_day(scenario, trace=trace)
    day = Day(scenario, auto=True, follow_plan=True)
    lived = Clerks(day, trace)
    lived.play()
    for place in range(len(trace)):
        called = list(zip(computed.called(place), computed.windows(place), strict=True))
        assert [(round(at, 6), window) for at, window in lived.begun[place]] == [
            (round(at, 6), window) for at, window in called
        ]
        assert [round(at, 6) for at in lived.finished[place]] == [round(at, 6) for at in computed.finished(place)]
    for order, window in enumerate(day.hall.windows):
        spent = day.hall.idle.by_cause(day.hall, day.now, window=window)
        assert spent["rule"] == spent["uncalled"] == 0
        if all(status == "done" for status in computed.status):
            lived_idle = [spent[cause] / MINUTE for cause in CAUSES]
            assert [round(minutes, 6) for minutes in lived_idle] == [
                round(minutes, 6) for minutes in computed.idle[order]
            ]
