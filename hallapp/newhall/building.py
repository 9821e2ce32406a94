"""From a hall as it was entered to the scenario and settings it begins with."""

from __future__ import annotations

import dataclasses
from itertools import pairwise

import msgspec

from hallapp.newhall import checks, reading
from hallapp.newhall.draft import ClerkEntry, Draft, ServiceEntry, WindowEntry, names
from hallapp.settings import Settings
from simulation.checks import check
from simulation.scenario import Clerk, Group, Rate, Scenario, Service, Span, Window
from simulation.tables import Clock

DAY_SHAPE = (12, 13, 12, 10, 7, 4, 3, 3, 8, 8, 7, 6, 5, 4, 3, 1)
"""Arrivals over the sixteenth parts of an opening day, in proportion: an estimate until a hall has a history."""

_SHORTEST = 1e-9


def build(draft: Draft) -> Scenario:
    """The scenario of a draft.

    Raises
    ------
    KnownError
        Something entered is wrong: the first of :func:`hallapp.newhall.checks.faults`.
    """
    for fault in checks.faults(draft):
        raise fault.problem
    open_ = _opening(draft)
    offered = {service.key for service in draft.offered()}
    scenario = msgspec.structs.replace(
        draft.base,
        name=draft.en.strip() or draft.zh.strip(),
        names=names(draft),
        opens=open_[0][0],
        closes=open_[-1][1],
        services=tuple(_service(service, open_) for service in draft.offered()),
        groups=tuple(
            Group(id=group.key, prefix=reading.prefix(group.prefix), aspect=group.aspect, names=names(group))
            for group in draft.groups_offered()
        ),
        clerks=tuple(_clerk(clerk, offered, turn) for clerk, turn in zip(draft.clerks, turns(draft), strict=True)),
        windows=tuple(_window(draft, window, open_) for window in draft.windows),
        start=None,
    )
    check(scenario, scenario.name)
    return scenario


def settings(draft: Draft, zone: str = "") -> Settings:
    """The settings that a new hall begins with."""
    displays = tuple(reading.window_number(window.number) for window in draft.windows if window.display)
    return Settings(zone=zone, displays=displays)


def turns(draft: Draft) -> list[tuple[Span, ...]]:
    """The breaks of each clerk: their own where some were entered, else the hall's lunch by turns."""
    entry = draft.hours
    own = [reading.spans(clerk.breaks) for clerk in draft.clerks]
    if entry.lunch != "turns":
        return own
    begin, end = reading.clock(entry.lunch_from), reading.clock(entry.lunch_to)
    length = reading.number(entry.turn, most=reading.LONGEST_MINUTES)
    waves = int((end - begin) / length)
    starts = (begin + length * (place % waves) for place in range(len(own)))
    return [breaks or ((Clock(start), Clock(start + length)),) for breaks, start in zip(own, starts, strict=True)]


def _opening(draft: Draft) -> list[Span]:
    """When the hall is open: the day, or both sides of a common lunch."""
    entry = draft.hours
    opens, closes = reading.clock(entry.opens), reading.clock(entry.closes)
    if entry.lunch != "together":
        return [(opens, closes)]
    return [(opens, reading.clock(entry.lunch_from)), (reading.clock(entry.lunch_to), closes)]


def arrivals(per_day: float, open_: list[Span]) -> tuple[Rate, ...]:
    """The usual shape of a day, over the hours that a hall is open, for so many people a day."""
    if per_day <= 0.0:
        return ()
    opens, closes = open_[0][0], open_[-1][1]
    step = (closes - opens) / len(DAY_SHAPE)
    edges = [opens + step * place for place in range(len(DAY_SHAPE) + 1)]
    pieces = [
        (max(begin, since), min(end, until), share)
        for (begin, end), share in zip(pairwise(edges), DAY_SHAPE, strict=True)
        for since, until in open_
        if min(end, until) - max(begin, since) > _SHORTEST
    ]
    people = sum(share * (end - begin) for begin, end, share in pieces)
    return tuple(
        Rate(start=Clock(begin), end=Clock(end), per_hour=round(60.0 * per_day * share / people, 4))
        for begin, end, share in pieces
    )


def _service(entry: ServiceEntry, open_: list[Span]) -> Service:
    known = entry.known or Service(id=entry.key, mean=1.0)
    return msgspec.structs.replace(
        known,
        id=entry.key,
        group=entry.group,
        names=names(entry),
        code=entry.code.strip(),
        mean=reading.number(entry.minutes, most=reading.LONGEST_MINUTES),
        target=reading.number(entry.target, most=reading.LONGEST_MINUTES),
        arrivals=arrivals(reading.number(entry.per_day, most=reading.MOST_PEOPLE, zero=True), open_),
    )


def _clerk(entry: ClerkEntry, offered: set[str], breaks: tuple[Span, ...]) -> Clerk:
    shift = reading.spans(entry.shift)
    return Clerk(
        id=entry.key,
        names=names(entry),
        skills={service: speed for service, speed in entry.skills.items() if service in offered and speed > 0.0},
        inactive=tuple(sorted(entry.inactive & offered & entry.skills.keys())),
        shift=shift[0] if shift else None,
        breaks=breaks,
    )


def _window(draft: Draft, entry: WindowEntry, open_: list[Span]) -> Window:
    return Window(
        id=reading.window_number(entry.number),
        names=names(entry),
        clerk=entry.clerk if draft.clerk(entry.clerk) is not None else None,
        open=tuple(open_) if len(open_) > 1 else None,
        low=entry.low,
    )


def copy(draft: Draft) -> Draft:
    """A draft of its own: what changes in one does not change in the other."""
    return dataclasses.replace(
        draft,
        groups=[dataclasses.replace(group) for group in draft.groups],
        services=[dataclasses.replace(service) for service in draft.services],
        windows=[dataclasses.replace(window) for window in draft.windows],
        clerks=[dataclasses.replace(clerk, skills=dict(clerk.skills)) for clerk in draft.clerks],
        hours=dataclasses.replace(draft.hours),
    )
