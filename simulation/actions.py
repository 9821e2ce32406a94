"""What a manager can do to a hall: changes, how each alters the scenario, and which are admissible now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, Literal, get_args

import msgspec

from simulation.plant import opening
from simulation.scenario import Clerk, Clock, Closed, Rule, Scenario, Service, Span, Window, skills_of

Kind = Literal["activate", "withdraw", "last_resort", "open", "close", "swap", "break", "rule"]

RULE_NAMES: tuple[Rule, ...] = get_args(Rule)

BREAK_STEPS = (-60.0, -30.0, 30.0, 60.0)
"""By how many minutes a break may be moved."""


class Change(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing that a manager changes; the same in advice, in the live hall and in ``--json``.

    Attributes
    ----------
    do : str
        ``activate``, ``withdraw``: a skill at ``window`` for ``service``;
        ``last_resort``: the same, or with ``last_resort`` false no longer; ``open`` (by ``clerk`` where
        nobody sits there), ``close``: the window, from ``at`` to ``until``
        where these are said; ``swap``: ``clerk`` comes to ``window``, who sits
        there goes where the clerk came from; ``break``: the clerk's
        ``index``-th break (from 0) begins at ``at`` (minutes from midnight),
        its length stays; ``rule``: to ``rule``.
    """

    do: Kind
    window: str | None = None
    service: str | None = None
    clerk: str | None = None
    last_resort: bool | None = None
    rule: Rule | None = None
    index: int | None = None
    at: float | None = None
    until: float | None = None

    def mapping(self) -> dict[str, Any]:
        """The change as JSON."""
        plain: dict[str, Any] = msgspec.to_builtins(self)
        return plain


Changes = tuple[Change, ...]


def changed(scenario: Scenario, changes: Iterable[Change]) -> Scenario:
    """The scenario after ``changes``, made at its start (at opening without one).

    Raises
    ------
    KeyError
        A change names a window, clerk or service that is not there.
    """
    for change in changes:
        scenario = _CHANGE[change.do](scenario, change)
    return scenario


def now(scenario: Scenario) -> Clock:
    """The instant that actions are taken at, minutes from midnight."""
    return scenario.opens if scenario.start is None else scenario.start.at


def _window(scenario: Scenario, window: str | None) -> Window:
    for found in scenario.windows:
        if found.id == window:
            return found
    raise KeyError(window)


def _clerk(scenario: Scenario, clerk: str | None) -> Clerk:
    for found in scenario.clerks:
        if found.id == clerk:
            return found
    raise KeyError(clerk)


def _with_window(scenario: Scenario, window: str | None, **fields: Any) -> Scenario:
    altered = msgspec.structs.replace(_window(scenario, window), **fields)
    windows = tuple(altered if found.id == window else found for found in scenario.windows)
    return msgspec.structs.replace(scenario, windows=windows)


def _with_clerk(scenario: Scenario, clerk: str | None, **fields: Any) -> Scenario:
    altered = msgspec.structs.replace(_clerk(scenario, clerk), **fields)
    clerks = tuple(altered if found.id == clerk else found for found in scenario.clerks)
    return msgspec.structs.replace(scenario, clerks=clerks)


def _with_skills(scenario: Scenario, window: str | None, **fields: tuple[str, ...]) -> Scenario:
    clerk = _window(scenario, window).clerk
    if clerk is not None:
        return _with_clerk(scenario, clerk, **fields)
    return _with_window(scenario, window, **fields)


def _activate(scenario: Scenario, change: Change) -> Scenario:
    _, inactive, _ = skills_of(scenario, _window(scenario, change.window))
    return _with_skills(scenario, change.window, inactive=_without(inactive, change.service))


def _withdraw(scenario: Scenario, change: Change) -> Scenario:
    _, inactive, _ = skills_of(scenario, _window(scenario, change.window))
    return _with_skills(scenario, change.window, inactive=_with(inactive, change.service))


def _last_resort(scenario: Scenario, change: Change) -> Scenario:
    _, _, resorts = skills_of(scenario, _window(scenario, change.window))
    altered = _without(resorts, change.service) if change.last_resort is False else _with(resorts, change.service)
    return _with_skills(scenario, change.window, last_resort=altered)


def _with(services: tuple[str, ...], service: str | None) -> tuple[str, ...]:
    if service is None:
        raise KeyError(service)
    return services if service in services else (*services, service)


def _without(services: tuple[str, ...], service: str | None) -> tuple[str, ...]:
    return tuple(listed for listed in services if listed != service)


def _open(scenario: Scenario, change: Change) -> Scenario:
    at = now(scenario)
    if change.clerk is not None:
        scenario = _with_window(scenario, change.window, clerk=change.clerk)
    if change.until is not None:
        hours = [] if change.clerk is not None else hours_of(scenario, change.window)
        return _with_hours(scenario, change.window, [*hours, (Clock(change.at or at), Clock(change.until))])
    spans = _window(scenario, change.window).open
    if spans is not None:
        spans = (*(span for span in spans if span[1] <= at), (at, scenario.closes))
    scenario = _with_window(scenario, change.window, open=spans)
    return _with_closed(scenario, change.window, shut=False)


def _close(scenario: Scenario, change: Change) -> Scenario:
    if change.until is not None:
        begin, end = Clock(change.at or now(scenario)), Clock(change.until)
        pieces = [p for a, b in hours_of(scenario, change.window) for p in ((a, min(b, begin)), (max(a, end), b))]
        return _with_hours(scenario, change.window, [(a, b) for a, b in pieces if a < b])
    if scenario.start is not None:
        return _with_closed(scenario, change.window, shut=True)
    return _with_window(scenario, change.window, clerk=None, skills=None, inactive=None, last_resort=None)


def hours_of(scenario: Scenario, window: str | None) -> list[Span]:
    """When a window is open, minutes from midnight, breaks not taken out."""
    spans = opening(scenario, _window(scenario, window))
    return [(Clock(scenario.opens + begin), Clock(scenario.opens + end)) for begin, end in spans]


def _with_hours(scenario: Scenario, window: str | None, hours: list[Span]) -> Scenario:
    """Exactly these hours; none: the window is closed for the rest of the day."""
    if not hours:
        return _close(scenario, Change(do="close", window=window))
    return _with_closed(_with_window(scenario, window, open=tuple(hours)), window, shut=False)


def _with_closed(scenario: Scenario, window: str | None, shut: bool) -> Scenario:
    if scenario.start is None:
        return scenario
    closed = tuple(listed for listed in scenario.start.closed if listed.window != window)
    if shut and window is not None:
        closed = (*closed, Closed(window=window))
    return msgspec.structs.replace(scenario, start=msgspec.structs.replace(scenario.start, closed=closed))


def _swap(scenario: Scenario, change: Change) -> Scenario:
    here = _window(scenario, change.window)
    there = next((window for window in scenario.windows if window.clerk == change.clerk), None)
    scenario = _with_window(scenario, here.id, clerk=change.clerk)
    return scenario if there is None else _with_window(scenario, there.id, clerk=here.clerk)


def _break(scenario: Scenario, change: Change) -> Scenario:
    breaks = list(_clerk(scenario, change.clerk).breaks)
    if change.index is None or change.at is None:
        raise KeyError("index")
    begin, end = breaks[change.index]
    breaks[change.index] = (Clock(change.at), Clock(change.at + end - begin))
    return _with_clerk(scenario, change.clerk, breaks=tuple(breaks))


def _rule(scenario: Scenario, change: Change) -> Scenario:
    return msgspec.structs.replace(scenario, rule=change.rule)


_CHANGE = {
    "activate": _activate,
    "withdraw": _withdraw,
    "last_resort": _last_resort,
    "open": _open,
    "close": _close,
    "swap": _swap,
    "break": _break,
    "rule": _rule,
}


def admissible(scenario: Scenario, fewest: float = 0.0) -> list[Changes]:
    """Every single action that the state and the clerks' plans allow, in a fixed order.

    A window in a pause stays in it; an engaged one keeps its clerk; a clerk is
    asked for nothing outside the shift. Skills are touched only for services
    for which more than ``fewest`` citizens are here or expected.
    """
    return [(change,) for change in _single(scenario, fewest)]


def _single(scenario: Scenario, fewest: float) -> Iterator[Change]:
    here = _present(scenario)
    wanted = {service.id for service in scenario.services if here[service.id] + to_come(scenario, service) > fewest}
    for window in scenario.windows:
        if _staffed(scenario, window):
            yield from _skills(scenario, window, wanted)
    yield from _opening(scenario)
    yield from _swaps(scenario)
    yield from _breaks(scenario)
    for rule in RULE_NAMES:
        if rule != scenario.rule:
            yield Change(do="rule", rule=rule)


def _skills(scenario: Scenario, window: Window, wanted: set[str]) -> Iterator[Change]:
    trained, inactive, resorts = skills_of(scenario, window)
    for service in trained:
        if service not in wanted:
            continue
        if service in inactive:
            yield Change(do="activate", window=window.id, service=service)
            continue
        yield Change(do="withdraw", window=window.id, service=service)
        yield Change(do="last_resort", window=window.id, service=service, last_resort=service not in resorts)


def to_come(scenario: Scenario, service: Service) -> float:
    """How many citizens are expected for the service from the start on, booked ones included."""
    at = now(scenario)
    walk_in = sum(
        rate.per_hour * max(0.0, min(rate.end, scenario.closes) - max(rate.start, at)) / 60.0
        for rate in service.arrivals
    )
    return walk_in + sum(booked.count * booked.show for booked in service.appointments if booked.at > at)


def _present(scenario: Scenario) -> Counter[str]:
    """How often each service is still wanted by who is here."""
    start = scenario.start
    if start is None:
        return Counter()
    tickets = [ticket.services for present in (start.serving, start.waiting, start.parked) for ticket in present]
    return Counter(service for services in tickets for service in services)


def _staffed(scenario: Scenario, window: Window) -> bool:
    """Whether the window serves now or will later today."""
    return any(end > now(scenario) - scenario.opens for _, end in opening(scenario, window))


def _is_open(scenario: Scenario, window: Window) -> bool:
    at = now(scenario) - scenario.opens
    return any(begin <= at < end for begin, end in opening(scenario, window))


def _engaged(scenario: Scenario) -> set[str]:
    return set() if scenario.start is None else {ticket.window for ticket in scenario.start.serving}


def paused(scenario: Scenario) -> set[str]:
    """Windows whose return is set: what closed them is a break or a pause, not the manager's to end."""
    if scenario.start is None:
        return set()
    return {closed.window for closed in scenario.start.closed if closed.until is not None}


def _on_shift(scenario: Scenario, clerk: Clerk) -> bool:
    at = now(scenario)
    begin, end = clerk.shift or (scenario.opens, scenario.closes)
    return begin <= at < end and not any(pause[0] <= at < pause[1] for pause in clerk.breaks)


def unseated(scenario: Scenario) -> list[Clerk]:
    """The clerks at no window."""
    seated = {window.clerk for window in scenario.windows}
    return [clerk for clerk in scenario.clerks if clerk.id not in seated]


def _free(scenario: Scenario) -> list[Clerk]:
    return [clerk for clerk in unseated(scenario) if _on_shift(scenario, clerk)]


def _opening(scenario: Scenario) -> Iterator[Change]:
    resting, engaged = paused(scenario), _engaged(scenario)
    for window in scenario.windows:
        if _is_open(scenario, window):
            yield Change(do="close", window=window.id)
        elif window.id in resting or window.id in engaged or now(scenario) >= scenario.closes:
            continue
        elif window.clerk is None and not window.skills:
            for clerk in _free(scenario):
                yield Change(do="open", window=window.id, clerk=clerk.id)
        elif window.clerk is None or _on_shift(scenario, _clerk(scenario, window.clerk)):
            yield Change(do="open", window=window.id)


def _swaps(scenario: Scenario) -> Iterator[Change]:
    """Clerks that change places, or come from no window: only where nobody is in hand."""
    barred = _engaged(scenario) | paused(scenario)
    movable = [w for w in scenario.windows if w.clerk is not None and w.id not in barred and _is_open(scenario, w)]
    for place, window in enumerate(movable):
        for clerk in _free(scenario):
            yield Change(do="swap", window=window.id, clerk=clerk.id)
        for other in movable[place + 1 :]:
            if window.open != other.open:
                yield Change(do="swap", window=window.id, clerk=other.clerk)


def _breaks(scenario: Scenario) -> Iterator[Change]:
    at = now(scenario)
    seated = {window.clerk: window for window in scenario.windows if window.clerk is not None}
    for clerk in scenario.clerks:
        if clerk.id not in seated:
            continue
        begin, end = clerk.shift or (scenario.opens, scenario.closes)
        bounds = (max(begin, at), min(end, scenario.closes))
        for index, pause in enumerate(clerk.breaks):
            others = [span for place, span in enumerate(clerk.breaks) if place != index]
            for moved in _moves(pause, bounds, others) if pause[0] > at else ():
                yield Change(do="break", window=seated[clerk.id].id, clerk=clerk.id, index=index, at=moved)


def _moves(pause: Span, bounds: tuple[float, float], others: list[Span]) -> Iterator[float]:
    for step in BREAK_STEPS:
        begin, end = float(pause[0] + step), float(pause[1] + step)
        if bounds[0] <= begin and end <= bounds[1] and not any(begin < b and a < end for a, b in others):
            yield begin


def undoing(scenario: Scenario, recent: Iterable[Changes]) -> set[Change]:
    """The single changes that would take back what was done lately, from the hall as it is now."""
    done = {change for changes in recent for change in changes}
    return {change for one in done for change in _inverse(scenario, one)} - done


def _inverse(scenario: Scenario, done: Change) -> Iterator[Change]:
    opposite: dict[Kind, Kind] = {"activate": "withdraw", "withdraw": "activate", "open": "close", "close": "open"}
    if done.do in opposite:
        yield Change(do=opposite[done.do], window=done.window, service=done.service)
        if done.do == "close":
            yield from (Change(do="open", window=done.window, clerk=clerk.id) for clerk in scenario.clerks)
        if done.do == "activate":
            yield Change(do="last_resort", window=done.window, service=done.service, last_resort=True)
    elif done.do == "last_resort":
        yield Change(do="last_resort", window=done.window, service=done.service, last_resort=done.last_resort is False)
        yield Change(do="withdraw", window=done.window, service=done.service)
    elif done.do == "rule":
        yield from (Change(do="rule", rule=rule) for rule in RULE_NAMES if rule != done.rule)
    elif done.do == "swap":
        yield from (
            Change(do="swap", window=window.id, clerk=clerk.id)
            for window in scenario.windows
            for clerk in scenario.clerks
            if window.id == done.window or clerk.id == done.clerk
        )
    else:
        yield from (
            Change(do="break", window=done.window, clerk=done.clerk, index=done.index, at=at)
            for at in _break_instants(scenario, done)
        )


def _break_instants(scenario: Scenario, done: Change) -> Iterator[float]:
    return (
        change.at
        for changes in admissible(scenario)
        for change in changes
        if change.do == "break" and change.clerk == done.clerk and change.index == done.index and change.at is not None
    )
