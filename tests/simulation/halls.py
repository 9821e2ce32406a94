"""Random halls and their citizens, small and full of coincidences."""

import math

from hypothesis import strategies as st
from oracle import Ticket

from simulation.dispatch import RULES
from simulation.sampling import NEVER, Citizens
from simulation.scenario import Scenario, parse
from simulation.trace import Arrival

SERVICES = ("a", "b", "c")
OPENS = 540.0
LENGTH = 60.0

# Whole minutes make ties between events; odd floats find what is not evaluated as written.
instants = st.one_of(
    st.integers(0, 60).map(float), st.sampled_from([2.2, 11.4, 0.1, 33.3]), st.floats(0.0, 60.0, width=32)
)
minutes = st.one_of(
    st.integers(0, 12).map(float), st.sampled_from([0.0, 0.1, 2.7, 1 / 3]), st.floats(0.0, 20.0, width=32)
)
positive = st.one_of(st.integers(1, 12).map(float), st.floats(0.25, 20.0, width=32))
speeds = st.sampled_from([1.0, 1.0, 0.5, 2.0, 0.0, 1.02, 1.3])
subsets = st.lists(st.sampled_from(SERVICES), max_size=3, unique=True)
needs = st.lists(st.sampled_from(SERVICES), min_size=1, max_size=3)
classes = st.sampled_from(["ordinary", "courtesy", "appointment", "veteran", "elsewhere"])


# Where opening, closing and what falls due meet.
edges = st.sampled_from(
    6 * [(None, None)] + [(-10.0, 0.0), (-5.0, 5.0), (0.0, 10.0), (50.0, 60.0), (55.0, 65.0), (58.0, 59.0)]
)


def on_grid(value: float, step: float) -> float:
    """The next multiple of a step; the value itself without one."""
    return step * math.ceil(value / step) if step else value


@st.composite
def spans(draw, step=0.0, disjoint=False, most=3):
    found = []
    for _ in range(draw(st.integers(0, most))):
        begin, end = draw(edges)
        if begin is None:
            begin = draw(instants) + draw(st.sampled_from([0.0, 0.0, -10.0]))
            end = begin + draw(positive) * draw(st.sampled_from([1.0, 4.0]))
        begin = on_grid(begin, step)
        end = max(on_grid(end, step), begin + step)
        if not disjoint or all(end <= a or begin >= b for a, b in found):
            found.append((begin, end))
    return [[OPENS + a, OPENS + b] for a, b in found]


@st.composite
def staff(draw, named):
    skills = draw(st.sampled_from([{}, {"*": 1.0}, {"*": 1.0}, {"*": 0.5}]))
    skills = skills | draw(st.dictionaries(st.sampled_from(SERVICES), speeds, min_size=1, max_size=4))
    return {"skills": skills, "inactive": draw(subsets) if named else [], "last_resort": draw(subsets)}


@st.composite
def halls(draw, step=0.0):
    """The keys of a scenario file, without arrivals and start."""
    count = draw(st.integers(1, 4))
    hall = {
        "opens": OPENS,
        "closes": OPENS + LENGTH,
        "rule": draw(st.sampled_from(RULES)),
        "service": [{"id": name, "mean": draw(positive), "target": draw(positive)} for name in SERVICES],
        "class": [
            {"id": "courtesy", "weight": draw(st.sampled_from([1.0, 3.0])), "rank": draw(st.integers(-1, 2))},
            *draw(st.sampled_from([[], [{"id": "appointment", "rank": 2}], [{"id": "ordinary", "weight": 0.5}]])),
        ],
        "clerk": [],
        "window": [],
    }
    overdue = draw(st.sampled_from([None, None, 0.0, 0.5, 2.0]))
    if overdue is not None:
        hall["overdue"] = overdue
    for number in range(count):
        window = {"id": f"w{number}"}
        hours = draw(st.one_of(st.none(), st.none(), spans(step)))
        if hours is not None:
            window["open"] = hours
        kind = draw(st.sampled_from(["clerk", "clerk", "skills", "skills", "none"]))
        if kind == "clerk":
            clerk = {"id": f"c{number}", **draw(staff(True)), "breaks": draw(spans(step, disjoint=True))}
            if draw(st.booleans()):
                clerk["shift"] = [
                    OPENS + draw(st.sampled_from([-20.0, 0.0, 5.0])),
                    OPENS + draw(st.sampled_from([40.0, 60.0, 90.0])),
                ]
            hall["clerk"].append(clerk)
            window["clerk"] = clerk["id"]
        elif kind == "skills":
            window.update(draw(staff(True)))
        hall["window"].append(window)
    return hall


@st.composite
def traced(draw):
    """A scenario and a trace; on a coarse grid much happens at once."""
    step = draw(st.sampled_from([0.0, 5.0]))
    scenario = parse(draw(halls(step)))
    rows = []
    for number in range(draw(st.integers(0, 14))):
        services = draw(needs)
        rows.append(
            Arrival(
                ticket=f"t{number}",
                arrival=on_grid(draw(instants) + draw(st.sampled_from([0.0, 0.0, 0.0, -8.0, 5.0, 30.0])), step),
                services=tuple(services),
                klass=draw(classes),
                durations=tuple(
                    on_grid(draw(minutes) * draw(st.sampled_from([1.0, 1.0, 3.0])), step) for _ in services
                ),
                patience=draw(st.one_of(st.none(), minutes)),
            )
        )
    return scenario, tuple(rows)


@st.composite
def sampled(draw):
    """A scenario with chance in it, perhaps in the middle of its day."""
    hall = draw(halls())
    if draw(st.sampled_from([False, False, True])):
        # Where everybody is there and may serve all, only ties keep a window idle.
        hall["clerk"] = []
        hall["window"] = [{"id": window["id"], "skills": {"*": 1.0}} for window in hall["window"]]
    for service in hall["service"]:
        service["distribution"] = draw(
            st.sampled_from(["lognormal", "exponential", "deterministic", "gamma", "empirical"])
        )
        service["cv"] = draw(st.sampled_from([0.0, 0.6, 1.5]))
        service["values"] = draw(st.lists(minutes, min_size=1, max_size=4))
        service["arrivals"] = [
            {"from": a, "to": b, "per_hour": draw(st.sampled_from([0.0, 4.0, 10.0]))} for a, b in draw(spans(most=2))
        ]
        service["appointments"] = [
            {
                "at": OPENS + draw(instants),
                "count": draw(st.integers(0, 2)),
                "show": draw(st.sampled_from([0.5, 1.0])),
                "punctuality_sd": draw(st.sampled_from([0.0, 6.0])),
            }
            for _ in range(draw(st.integers(0, 2)))
        ]
    hall["class"][0]["share"] = 0.3
    if draw(st.booleans()):
        hall["patience"] = {"mean": 5.0 * draw(positive), "cv": draw(st.sampled_from([0.0, 0.8]))}
    if draw(st.booleans()):
        hall["no_show"] = {"probability": draw(st.sampled_from([0.1, 0.1, 1.0])), "minutes": draw(minutes)}
    hall["demand"] = {"day_cv": draw(st.sampled_from([0.0, 0.3]))}
    if draw(st.booleans()):
        hall["start"] = draw(starts(parse(hall)))
    return parse(hall)


@st.composite
def starts(draw, scenario: Scenario):
    at = OPENS + draw(st.one_of(instants, st.sampled_from([0.0, -5.0, 60.0, 65.0])))
    start = {"at": at, "serving": [], "waiting": [], "parked": [], "closed": []}
    for window in scenario.windows:
        owner = next((clerk for clerk in scenario.clerks if clerk.id == window.clerk), window)
        skills = owner.skills or {}
        able = [s for s in SERVICES if skills.get(s, skills.get("*", 0.0)) > 0.0]
        if able and draw(st.booleans()):
            services = [draw(st.sampled_from(able)), *draw(subsets)]
            start["serving"].append({"window": window.id, "services": services, **draw(presences(False))})
        if draw(st.sampled_from([False, False, True])):
            until = draw(st.sampled_from([None, 5.0, 20.0]))
            closed = {"window": window.id}
            start["closed"].append(closed if until is None else {**closed, "until": at + until})
    ids = [window.id for window in scenario.windows]
    for _ in range(draw(st.integers(0, 5))):
        start["waiting"].append({"services": draw(needs), **draw(presences(True, ids))})
    for _ in range(draw(st.integers(0, 3))):
        parked = {"services": draw(needs), "back_in": draw(minutes), **draw(presences(True, ids))}
        start["parked"].append(parked)
    return start


@st.composite
def presences(draw, waits, windows=()):
    found = {"class": draw(classes), "waited": draw(minutes)}
    if not waits:
        found["elapsed"] = draw(minutes)
    elif draw(st.booleans()):
        found["window"] = draw(st.sampled_from(windows))
    return found


def oracle_tickets(scenario: Scenario, citizens: Citizens) -> list[Ticket]:
    """The citizens as the oracle takes them, those of the start in their places."""
    names = [service.id for service in scenario.services]
    tickets = [
        Ticket(
            index=index,
            arrival=float(citizens.arrival[index]),
            credit=float(citizens.credit[index]),
            services=[names[need] for need in citizens.services(index)],
            klass=citizens.classes[citizens.klass[index]],
            durations=citizens.service_times(index),
            patience=None if citizens.patience[index] == NEVER else float(citizens.patience[index]),
            no_show=bool(citizens.no_show[index]),
        )
        for index in range(len(citizens))
    ]
    if scenario.start is not None:
        _put_in_place(scenario, tickets)
    return tickets


def _put_in_place(scenario, tickets):
    start = scenario.start
    at = start.at - scenario.opens
    listed = [*start.serving, *start.waiting, *start.parked]
    for number, (ticket, present) in enumerate(zip(tickets, listed, strict=False)):
        ticket.waited = present.waited
        if number < len(start.serving):
            ticket.in_hand = True
            ticket.called = [at - present.elapsed]
            ticket.windows = [present.window]
            continue
        ticket.tie = present.window
        if number < len(start.serving) + len(start.waiting):
            ticket.begin = at
        else:
            ticket.parked_until = at + present.back_in
