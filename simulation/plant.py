"""The hall of a scenario as the engines see it: indices, lists and minutes from opening.

Cheap to make, so that advice can try many configurations of one hall; holds
nothing that changes during a day.
"""

from __future__ import annotations

from dataclasses import dataclass

from simulation.dispatch import NEVER_OVERDUE, NO_WINDOW, RULES, Policy
from simulation.tables import CLASSES, Scenario, Standing, Window, skills_of, standing

Minutes = tuple[float, float]
"""From, to: minutes from opening."""


@dataclass(frozen=True, slots=True)
class Counter:
    """One window: what it may serve and when it is there.

    Attributes
    ----------
    speed : list of float
        Per service; 0 where it may not serve (not trained, or switched off).
    trained : list of float
        Per service; 0 only where not trained: the pace of a service in hand.
    last_resort : list of bool
        Per service.
    skills : int
        The services that it may serve, one bit each.
    open : tuple of Minutes
        Disjoint, in order, within opening hours; none touches the next.
    breaks : tuple of Minutes
        Disjoint, in order; those that fall due before closing.
    closes_late : bool
        Whether its last interval reaches the hall's closing, so that it may stay for overtime.
    """

    speed: list[float]
    trained: list[float]
    last_resort: list[bool]
    skills: int
    open: tuple[Minutes, ...]
    breaks: tuple[Minutes, ...]
    closes_late: bool


@dataclass(frozen=True, slots=True)
class InHand:
    """A ticket in service at the start: at which window, ``elapsed`` minutes of it done, ``waited`` before."""

    window: int
    elapsed: float
    waited: float


@dataclass(frozen=True, slots=True)
class Present:
    """A ticket waiting or parked at the start; it (again) waits from ``begins`` (minutes from opening)."""

    tie: int
    waited: float
    begins: float


@dataclass(frozen=True, slots=True)
class Place:
    """What a window's hours and breaks make of it at the start.

    ``resting`` is the break that it is in, ``due`` those to be taken when the
    service in hand ends: numbers among its breaks.
    """

    open: bool
    resting: int | None
    due: range


@dataclass(frozen=True, slots=True)
class Begin:
    """The live state that the day begins from, at ``at`` minutes from opening; ``windows`` in order."""

    at: float
    windows: tuple[Place, ...]
    serving: tuple[InHand, ...]
    waiting: tuple[Present, ...]
    parked: tuple[Present, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Plant:
    """A hall, compiled.

    Attributes
    ----------
    services, windows : tuple of str
        Ids by index.
    standings : dict
        Weight and rank by class id; a class that is not there has those of ``Standing()``.
    closes : float
        Minutes from opening.
    start : Begin or None
    """

    scenario: Scenario
    services: tuple[str, ...]
    windows: tuple[str, ...]
    counters: tuple[Counter, ...]
    standings: dict[str, Standing]
    rule: int
    overdue: float
    target: list[float]
    mean: list[float]
    closes: float
    start: Begin | None

    def weight(self, klass: str) -> float:
        """What a class counts for in the loss."""
        return self.standings.get(klass, Standing()).weight

    def policy(self, classes: tuple[str, ...]) -> Policy:
        """How the hall chooses among tickets whose classes are numbered as in ``classes``."""
        standings = [self.standings.get(klass, Standing()) for klass in classes]
        return Policy(
            rule=self.rule,
            overdue=self.overdue,
            weight=[found.weight for found in standings],
            rank=[found.rank for found in standings],
            target=self.target,
            mean=self.mean,
        )


def compile_plant(scenario: Scenario) -> Plant:
    """The plant of a scenario that was checked (see :func:`simulation.scenario.parse`)."""
    windows = {window.id: index for index, window in enumerate(scenario.windows)}
    counters = tuple(_counter(scenario, window) for window in scenario.windows)
    known = (*CLASSES, *(klass.id for klass in scenario.classes))
    return Plant(
        scenario=scenario,
        services=tuple(service.id for service in scenario.services),
        windows=tuple(windows),
        counters=counters,
        standings={klass: standing(scenario, klass) for klass in known},
        rule=RULES.index(scenario.rule),
        overdue=NEVER_OVERDUE if scenario.overdue is None else scenario.overdue,
        target=[service.target for service in scenario.services],
        mean=[service.mean for service in scenario.services],
        closes=float(scenario.closes - scenario.opens),
        start=_begin(scenario, windows, counters),
    )


def opening(scenario: Scenario, window: Window) -> tuple[Minutes, ...]:
    """When a window is open, minutes from opening, breaks not taken out.

    Its intervals and its clerk's shift, cut to opening hours; those that touch
    or overlap merged; without the time it is closed from the start on.
    """
    if window.clerk is None and not window.skills:
        return ()
    hours = (scenario.opens, scenario.closes)
    shift = None if window.clerk is None else next(c for c in scenario.clerks if c.id == window.clerk).shift
    bounds = (max(hours[0], shift[0]), min(hours[1], shift[1])) if shift else hours
    whole = sorted((max(begin, bounds[0]), min(end, bounds[1])) for begin, end in (window.open or (hours,)))
    merged: list[Minutes] = []
    for begin, end in whole:
        if begin >= end:
            continue
        if merged and begin <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((begin, end))
    present = merged if scenario.start is None else _without_closed(merged, scenario, window.id)
    return tuple((float(begin - scenario.opens), float(end - scenario.opens)) for begin, end in present)


def _without_closed(spans: list[Minutes], scenario: Scenario, window: str) -> list[Minutes]:
    start = scenario.start
    assert start is not None
    found = next((closed for closed in start.closed if closed.window == window), None)
    if found is None:
        return spans
    until = float("inf") if found.until is None else float(found.until)
    pieces = [piece for begin, end in spans for piece in ((begin, min(end, start.at)), (max(begin, until), end))]
    return [(begin, end) for begin, end in pieces if begin < end]


def _counter(scenario: Scenario, window: Window) -> Counter:
    skills, inactive, resorts = skills_of(scenario, window)
    ids = [service.id for service in scenario.services]
    trained = [skills.get(service, 0.0) for service in ids]
    speed = [0.0 if service in inactive else pace for service, pace in zip(ids, trained, strict=True)]
    breaks = () if window.clerk is None else next(c for c in scenario.clerks if c.id == window.clerk).breaks
    spans = opening(scenario, window)
    closes = float(scenario.closes - scenario.opens)
    due = sorted((float(begin - scenario.opens), float(end - scenario.opens)) for begin, end in breaks)
    start = scenario.start
    shut = start is not None and start.at >= scenario.closes and window.id in {c.window for c in start.closed}
    return Counter(
        speed=speed,
        trained=trained,
        last_resort=[service in resorts for service in ids],
        skills=sum(1 << index for index, pace in enumerate(speed) if pace > 0.0),
        open=spans,
        breaks=tuple(span for span in due if span[0] < closes),
        closes_late=bool(spans) and spans[-1][1] == closes and not shut,
    )


def _begin(scenario: Scenario, windows: dict[str, int], counters: tuple[Counter, ...]) -> Begin | None:
    start = scenario.start
    if start is None:
        return None
    at = float(start.at - scenario.opens)
    closes = float(scenario.closes - scenario.opens)

    def tie(window: str | None) -> int:
        return NO_WINDOW if window is None else windows[window]

    serving = tuple(InHand(windows[t.window], t.elapsed, t.waited) for t in start.serving)
    called = {ticket.window: at - ticket.elapsed for ticket in serving}
    return Begin(
        at=at,
        windows=tuple(_place(counter, at, closes, called.get(window)) for window, counter in enumerate(counters)),
        serving=serving,
        waiting=tuple(Present(tie(t.window), t.waited, at) for t in start.waiting),
        parked=tuple(Present(tie(t.window), t.waited, at + t.back_in) for t in start.parked),
    )


def _place(counter: Counter, now: float, closes: float, called: float | None) -> Place:
    """A window at ``now``; ``called`` tells since when it has a service in hand, if it has."""
    breaks = list(enumerate(counter.breaks))
    resting = None
    due: list[int] = []
    if called is None:
        resting = next((number for number, (begin, end) in breaks if begin <= now < end), None)
    else:
        due = [number for number, (begin, end) in breaks if begin <= now and (begin > called or end > now)]
    if now < closes:
        is_open = any(begin <= now < end for begin, end in counter.open)
    else:
        is_open = counter.closes_late and not due and not any(begin < closes <= end for begin, end in counter.breaks)
    return Place(is_open, resting, range(due[0], due[-1] + 1) if due else range(0))
