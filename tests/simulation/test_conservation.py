"""What no hall can break: nobody is lost, no minute appears or vanishes, and units do not matter."""

import itertools
import math

import numpy as np
import pytest
from halls import sampled, traced
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from simulation.day import RULE
from simulation.measures import Measures
from simulation.scenario import Clock, parse
from simulation.trace import Arrival
from validation.engines import ENGINES, simulate

ENDS = {"done", "abandoned", "no_show", "refused", "unserved"}

engines = pytest.mark.parametrize("engine", ENGINES)
# The first day of a fresh machine waits for the compiler.
patient = settings(deadline=None, max_examples=60)
draws = st.integers(0, 1000)


def play(engine, scenario, trace):
    (day,) = simulate(scenario, range(1), 0, engine, lambda _, __: trace)
    return day


def drawn(engine, scenario, seed):
    (day,) = simulate(scenario, range(1), seed, engine)
    return day


def services(day):
    """Ticket, window, call and finish of every service that was begun."""
    return [
        (ticket, window, called, finished)
        for ticket in range(len(day.status))
        for window, called, finished in zip(day.windows(ticket), day.called(ticket), day.finished(ticket), strict=True)
    ]


@engines
@patient
@given(case=traced())
def test_every_ticket_of_a_trace_ends_once(engine, case):
    scenario, trace = case
    day = play(engine, scenario, trace)
    closes = float(scenario.closes - scenario.opens)
    for ticket, row in enumerate(trace):
        status, calls, ends = day.status[ticket], day.called(ticket), day.finished(ticket)
        assert (status == "refused") == (row.arrival > closes)
        assert status in ENDS - {"no_show"}
        assert (status == "done") == (len(calls) == len(row.services)) and len(calls) == len(ends)
        if status in ("refused", "abandoned"):
            assert not calls
        assert all(end <= call for end, call in itertools.pairwise(sum(zip(calls, ends, strict=True), ())[1:-1]))
        assert all(call >= max(0.0, row.arrival) for call in calls)


@engines
@patient
@given(scenario=sampled(), seed=draws)
def test_every_ticket_ends_once(engine, scenario, seed):
    day = drawn(engine, scenario, seed)
    assert set(day.status) <= ENDS
    assert day.admitted + list(day.status).count("refused") == len(day.citizens)


@engines
@patient
@given(scenario=sampled(), seed=draws)
def test_a_window_serves_one_at_a_time(engine, scenario, seed):
    found = sorted(services(drawn(engine, scenario, seed)), key=lambda service: service[1:])
    for (_, window, _, end), (_, other, begin, _) in itertools.pairwise(found):
        assert window != other or end <= begin


def waits_of(row, day, ticket):
    """From and to of each wait of a ticket of a trace."""
    calls, ends = day.called(ticket), day.finished(ticket)
    if day.status[ticket] == "refused":
        return []
    begins = [row.arrival, *ends]
    found = list(zip(begins, calls, strict=False))
    if len(calls) < len(row.services):
        last = min(begins[len(calls)] + (day.wait[ticket] - sum(b - a for a, b in found)), math.inf)
        found.append((begins[len(calls)], last))
    return found


@engines
@patient
@given(case=traced())
def test_little_holds_on_every_day(engine, case):
    """The area under the number waiting, event by event, is the sum of the waits (Little 1961)."""
    scenario, trace = case
    day = play(engine, scenario, trace)
    closes = float(scenario.closes - scenario.opens)
    waits = [wait for ticket, row in enumerate(trace) for wait in waits_of(row, day, ticket)]
    changes = sorted([(begin, 1) for begin, _ in waits] + [(end, -1) for _, end in waits])
    area = during = 0.0
    count = 0
    for (instant, change), (then, _) in itertools.pairwise(changes):
        count += change
        area += count * (then - instant)
        during += count * max(0.0, min(then, closes) - max(instant, 0.0))
    assert area == pytest.approx(sum(map(float, day.wait)), rel=1e-9, abs=1e-9)
    measures = Measures(day.plant, day.citizens.classes)
    measures.add(day, 0)
    assert measures.estimate("mean_queue").mean * closes == pytest.approx(during, rel=1e-9, abs=1e-9)


@engines
@patient
@given(scenario=sampled(), seed=draws)
def test_what_was_waited_is_what_was_queued(engine, scenario, seed):
    day = drawn(engine, scenario, seed)
    before = 0.0
    if scenario.start is not None:
        before = sum(t.waited for t in (*scenario.start.serving, *scenario.start.waiting, *scenario.start.parked))
    queued = sum(float(end) - float(begin) for begin, end in day.waits)
    assert sum(map(float, day.wait)) == pytest.approx(before + queued, rel=1e-9, abs=1e-9)


@engines
@patient
@given(case=traced())
def test_work_is_conserved(engine, case):
    """Windows are occupied for as long as the services that were begun take, neither more nor less."""
    scenario, trace = case
    day = play(engine, scenario, trace)
    speeds = {window: counter.trained for window, counter in zip(day.plant.windows, day.plant.counters, strict=True)}
    numbers = {service.id: number for number, service in enumerate(scenario.services)}
    work = dict.fromkeys(day.plant.windows, 0.0)
    for ticket, row in enumerate(trace):
        steps = zip(day.windows(ticket), row.services, row.durations, strict=False)
        for window, service, duration in steps:
            work[window] += duration / speeds[window][numbers[service]]
    assert list(work.values()) == pytest.approx(list(map(float, day.occupied)), rel=1e-9, abs=1e-9)


@engines
@patient
@given(scenario=sampled(), seed=draws)
def test_occupied_idle_and_closed_are_all_the_time(engine, scenario, seed):
    """A window is there while open or serving; without breaks nothing else counts, but staying after closing."""
    assume(scenario.start is None)
    day = drawn(engine, scenario, seed)
    busy = services(day)
    until = max([day.plant.closes, *(end for *_, end in busy)])
    for number, window in enumerate(day.plant.windows):
        counter = day.plant.counters[number]
        own = [(begin, end) for _, at, begin, end in busy if at == window]
        idle = float(day.staffed[number]) - float(day.occupied[number])
        assert float(day.occupied[number]) == pytest.approx(covered(own), rel=1e-9, abs=1e-9)
        assert -1e-9 <= sum(map(float, day.idle[number])) <= idle + 1e-9
        if counter.breaks:
            continue
        present = covered([*counter.open, *own])
        away = until - float(day.staffed[number])
        assert float(day.occupied[number]) + idle + away == pytest.approx(until)
        if counter.closes_late:
            assert present - 1e-9 <= float(day.staffed[number]) <= until + 1e-9
        else:
            assert float(day.staffed[number]) == pytest.approx(present, rel=1e-9, abs=1e-9)


def covered(spans):
    """Minutes in at least one of the spans."""
    total, reached = 0.0, -math.inf
    for begin, end in sorted(spans):
        total += max(0.0, end - max(begin, reached))
        reached = max(reached, end)
    return total


@engines
@patient
@given(scenario=sampled(), seed=draws)
def test_no_rule_lets_a_window_idle_for_whom_it_may_serve(engine, scenario, seed):
    start = scenario.start
    if start is not None:
        assume(all(ticket.window is None for ticket in (*start.waiting, *start.parked)))
    day = drawn(engine, scenario, seed)
    assert all(idle[RULE] == 0.0 for idle in day.idle)


def doubled(scenario, trace):
    """Everything twice as long, the opening hour too, so that each minute from opening is exactly twice what it was."""

    def spans(found):
        return tuple((Clock(2.0 * begin), Clock(2.0 * end)) for begin, end in found)

    slow = replace(
        scenario,
        opens=Clock(2.0 * scenario.opens),
        closes=Clock(2.0 * scenario.closes),
        services=tuple(replace(s, mean=2.0 * s.mean, target=2.0 * s.target) for s in scenario.services),
        clerks=tuple(
            replace(c, breaks=spans(c.breaks), shift=None if c.shift is None else spans([c.shift])[0])
            for c in scenario.clerks
        ),
        windows=tuple(replace(w, open=None if w.open is None else spans(w.open)) for w in scenario.windows),
    )
    rows = tuple(
        Arrival(
            row.ticket,
            2.0 * row.arrival,
            row.services,
            row.klass,
            tuple(2.0 * duration for duration in row.durations),
            None if row.patience is None else 2.0 * row.patience,
        )
        for row in trace
    )
    return slow, rows


@engines
@patient
@given(case=traced())
def test_doubling_all_times_doubles_all_waits(engine, case):
    day, slow = play(engine, *case), play(engine, *doubled(*case))
    assert [2.0 * wait for wait in day.wait] == list(slow.wait)
    assert list(day.status) == list(slow.status)
    for ticket in range(len(day.status)):
        assert [2.0 * instant for instant in day.called(ticket)] == slow.called(ticket)
        assert day.windows(ticket) == slow.windows(ticket)


def merged(scenario, trace):
    """Three services alike at every window, and the hall in which they are one."""

    def like_first(owner):
        skills = owner.skills or {}
        speed = skills.get("a", skills.get("*", 0.0))
        inactive = tuple("abc") if "a" in owner.inactive else ()
        resort = tuple("abc") if "a" in owner.last_resort else ()
        return replace(owner, skills=dict.fromkeys("abc", speed), inactive=inactive, last_resort=resort)

    def alone(owner):
        one = {name: owner.skills["a"] for name in "a" if owner.skills}
        return replace(owner, skills=one, inactive=owner.inactive[:1], last_resort=owner.last_resort[:1])

    target = scenario.services[0].target
    apart = replace(
        scenario,
        rule="fcfs",
        services=tuple(replace(s, target=target) for s in scenario.services),
        clerks=tuple(map(like_first, scenario.clerks)),
        windows=tuple(like_first(w) if w.skills else w for w in scenario.windows),
    )
    one = replace(
        apart,
        services=apart.services[:1],
        clerks=tuple(map(alone, apart.clerks)),
        windows=tuple(alone(w) if w.skills else w for w in apart.windows),
    )
    rows = [Arrival(r.ticket, r.arrival, ("a",) * len(r.services), r.klass, r.durations, r.patience) for r in trace]
    return apart, (one, rows)


@engines
@patient
@given(case=traced())
def test_merging_equal_services_changes_nothing_under_fcfs(engine, case):
    apart, (one, rows) = merged(*case)
    day, merged_day = play(engine, apart, case[1]), play(engine, one, rows)
    assert list(day.status) == list(merged_day.status) and list(day.wait) == list(merged_day.wait)
    for ticket in range(len(rows)):
        assert day.called(ticket) == merged_day.called(ticket)
        assert day.windows(ticket) == merged_day.windows(ticket)


rows_of_one = st.lists(
    st.tuples(st.integers(0, 60).map(float) | st.floats(0.0, 60.0, width=32), st.floats(0.0, 20.0, width=32)),
    max_size=25,
)


@engines
@patient
@given(rows=rows_of_one, windows=st.integers(1, 4), slow=st.floats(0.25, 2.0), factor=st.floats(1.0, 3.0))
def test_more_speed_never_makes_anybody_finish_later(engine, rows, windows, slow, factor):
    """Windows alike and open all day, one service a visit, nobody leaves, first come first served.

    Then each finish is a non-decreasing function of every duration (Kiefer & Wolfowitz 1955), and so is their sum.
    Without these conditions it is no theorem: the window that is sooner ready may be the wrong one.
    """
    trace = [Arrival(str(n), arrival, ("a",), "ordinary", (minutes,)) for n, (arrival, minutes) in enumerate(rows)]
    finishes = []
    for speed in (slow, slow * factor):
        hall = {
            "opens": 540,
            "closes": 600,
            "rule": "fcfs",
            "service": [{"id": "a", "mean": 5.0}],
            "window": [{"id": str(w), "skills": {"a": speed}} for w in range(windows)],
        }
        day = play(engine, parse(hall), trace)
        finishes.append(np.array([day.finished(ticket)[0] for ticket in range(len(trace))]))
    assert (finishes[1] <= finishes[0] + 1e-9).all()
    assert finishes[1].sum() <= finishes[0].sum() + 1e-9
