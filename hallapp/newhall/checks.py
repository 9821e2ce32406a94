"""What is wrong with a hall as it was entered, field by field."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from hallapp.errors import QT_TRANSLATE_NOOP, BadInput, KnownError, Named
from hallapp.newhall import reading
from hallapp.newhall.draft import ClerkEntry, Draft, GroupEntry, ServiceEntry, WindowEntry

LONGEST_NAME = 80
"""Signs of a name: more has no room on a slip."""

LONGEST_NUMBER = 8
"""Signs of a window's number: it is spoken, and shown as large as a wall allows."""

MOST_WINDOWS = 99

Part = Literal["hall", "group", "service", "window", "clerk", "hours"]


class Place(NamedTuple):
    """A field: of what, of which one (its key), and the attribute's name; no field: all of it."""

    part: Part
    key: str = ""
    field: str = ""


@dataclass(frozen=True, slots=True)
class Fault:
    """A field and the sentence that says what is wrong with it."""

    place: Place
    problem: KnownError


def faults(draft: Draft) -> list[Fault]:
    """Everything that is wrong, in the order in which it is asked for."""
    return [*catalogue(draft), *windows(draft), *clerks(draft), *hours(draft), *hall(draft)]


def _name_faults(place: Place, entry: Draft | GroupEntry | ServiceEntry | ClerkEntry | WindowEntry) -> Iterator[Fault]:
    """A name that is too long, in either language."""
    for field in ("zh", "en"):
        if len(getattr(entry, field).strip()) > LONGEST_NAME:
            problem = BadInput(
                QT_TRANSLATE_NOOP("Refusal", "A name has at most {most} signs; put the rest elsewhere."),
                most=LONGEST_NAME,
            )
            yield Fault(place._replace(field=field), problem)


def catalogue(draft: Draft) -> list[Fault]:
    """What is wrong with groups and services; of those not chosen nothing."""
    if not draft.offered():
        return [Fault(Place("service"), BadInput(QT_TRANSLATE_NOOP("Refusal", "Choose at least one service.")))]
    return [*_groups(draft), *_services(draft)]


def _groups(draft: Draft) -> Iterator[Fault]:
    taken: dict[str, GroupEntry] = {}
    for group in draft.groups_offered():
        place = Place("group", group.key)
        yield from _name_faults(place, group)
        if not _name(group):
            yield Fault(place._replace(field="zh"), _nameless())
        fault = _tried(lambda group=group: reading.prefix(group.prefix))  # type: ignore[misc]
        if fault is not None:
            yield Fault(place._replace(field="prefix"), fault)
            continue
        other = taken.setdefault(reading.prefix(group.prefix), group)
        if other is not group:
            problem = BadInput(
                QT_TRANSLATE_NOOP("Refusal", "{prefix} stands before the numbers of {group} already."),
                prefix=group.prefix,
                group=_named(other),
            )
            yield Fault(place._replace(field="prefix"), problem)


def _services(draft: Draft) -> Iterator[Fault]:
    taken: set[tuple[str, str]] = set()
    for service in draft.offered():
        place = Place("service", service.key)
        yield from _name_faults(place, service)
        name = _name(service)
        if not name:
            yield Fault(place._replace(field="zh"), _nameless())
        elif (service.group, name) in taken:
            yield Fault(place._replace(field="zh"), _twice(service))
        taken.add((service.group, name))
        limits = {"minutes": (reading.LONGEST_MINUTES, False), "target": (reading.LONGEST_MINUTES, False),
                  "per_day": (reading.MOST_PEOPLE, True)}  # fmt: skip
        for field, (most, zero) in limits.items():
            text = getattr(service, field)
            fault = _tried(lambda text=text, most=most, zero=zero: reading.number(text, most=most, zero=zero))  # type: ignore[misc]
            if fault is not None:
                yield Fault(place._replace(field=field), fault)


def windows(draft: Draft) -> list[Fault]:
    """What is wrong with the windows."""
    if not draft.windows:
        return [Fault(Place("window"), BadInput(QT_TRANSLATE_NOOP("Refusal", "A hall needs at least one window.")))]
    if len(draft.windows) > MOST_WINDOWS:
        problem = BadInput(QT_TRANSLATE_NOOP("Refusal", "A hall has at most {most} windows."), most=MOST_WINDOWS)
        return [Fault(Place("window"), problem)]
    return list(_windows(draft))


def _windows(draft: Draft) -> Iterator[Fault]:
    taken: set[str] = set()
    for window in draft.windows:
        place = Place("window", window.key, "number")
        yield from _name_faults(place, window)
        fault = _tried(lambda window=window: reading.window_number(window.number))  # type: ignore[misc]
        if fault is not None:
            yield Fault(place, fault)
            continue
        number = reading.window_number(window.number)
        if len(number) > LONGEST_NUMBER:
            problem = BadInput(
                QT_TRANSLATE_NOOP("Refusal", "A window's number has at most {most} signs."), most=LONGEST_NUMBER
            )
            yield Fault(place, problem)
        if number in taken:
            yield Fault(place, BadInput(QT_TRANSLATE_NOOP("Refusal", "There are two windows {window}."), window=number))
        taken.add(number)


def clerks(draft: Draft) -> list[Fault]:
    """What is wrong with the clerks; somebody must be able to work."""
    able = any(clerk.skills for clerk in draft.clerks if any(window.clerk == clerk.key for window in draft.windows))
    if draft.windows and not able:
        problem = BadInput(QT_TRANSLATE_NOOP("Refusal", "Put at least one clerk who is trained at a window."))
        return [Fault(Place("clerk"), problem), *_clerks(draft)]
    return list(_clerks(draft))


def _clerks(draft: Draft) -> Iterator[Fault]:
    taken: set[str] = set()
    for clerk in draft.clerks:
        place = Place("clerk", clerk.key, "zh")
        yield from _name_faults(place, clerk)
        name = _name(clerk)
        if not name:
            yield Fault(place, _nameless())
        elif name in taken:
            problem = BadInput(
                QT_TRANSLATE_NOOP("Refusal", "Two clerks are called {name}: tell them apart."), name=_named(clerk)
            )
            yield Fault(place, problem)
        taken.add(name)
        for field in ("breaks", "shift"):
            text = getattr(clerk, field)
            fault = _tried(lambda text=text: reading.spans(text))  # type: ignore[misc]
            if fault is not None:
                yield Fault(place._replace(field=field), fault)
            elif field == "shift" and len(reading.spans(text)) > 1:
                yield Fault(
                    place._replace(field=field),
                    BadInput(QT_TRANSLATE_NOOP("Refusal", "A shift is one time from–to; pauses in it are breaks.")),
                )


def hours(draft: Draft) -> list[Fault]:
    """What is wrong with the hours."""
    entry = draft.hours
    fields = ["opens", "closes"] + (["lunch_from", "lunch_to"] if entry.lunch != "none" else [])
    found = _untimely(draft, fields)
    if entry.lunch == "turns":
        fault = _tried(lambda: reading.number(entry.turn, most=reading.LONGEST_MINUTES))
        if fault is not None:
            found.append(Fault(Place("hours", field="turn"), fault))
    return found or list(_impossible(draft))


def _untimely(draft: Draft, fields: list[str]) -> list[Fault]:
    found = []
    for field in fields:
        text = getattr(draft.hours, field)
        fault = _tried(lambda text=text: reading.clock(text))  # type: ignore[misc]
        if fault is not None:
            found.append(Fault(Place("hours", field=field), fault))
    return found


def _impossible(draft: Draft) -> Iterator[Fault]:
    entry = draft.hours
    opens, closes = reading.clock(entry.opens), reading.clock(entry.closes)
    if closes <= opens:
        problem = BadInput(QT_TRANSLATE_NOOP("Refusal", "The hall closes before it opens."))
        yield Fault(Place("hours", field="closes"), problem)
        return
    if entry.lunch == "none":
        return
    begin, end = reading.clock(entry.lunch_from), reading.clock(entry.lunch_to)
    if end <= begin:
        problem = BadInput(QT_TRANSLATE_NOOP("Refusal", "Lunch ends before it begins."))
        yield Fault(Place("hours", field="lunch_to"), problem)
    elif begin <= opens or end >= closes:
        problem = BadInput(
            QT_TRANSLATE_NOOP("Refusal", "Lunch lies between opening and closing, {opens} and {closes}."),
            opens=entry.opens,
            closes=entry.closes,
        )
        yield Fault(Place("hours", field="lunch_from"), problem)
    elif entry.lunch == "turns" and 2 * reading.number(entry.turn, most=reading.LONGEST_MINUTES) > end - begin:
        problem = BadInput(
            QT_TRANSLATE_NOOP("Refusal", "Two turns of {minutes} min don't fit between {begin} and {end}."),
            minutes=entry.turn,
            begin=entry.lunch_from,
            end=entry.lunch_to,
        )
        yield Fault(Place("hours", field="turn"), problem)


def hall(draft: Draft) -> list[Fault]:
    """What is wrong with the hall's own name."""
    if not _name(draft):
        return [Fault(Place("hall", field="zh"), _nameless())]
    return list(_name_faults(Place("hall"), draft))


def _name(entry: Draft | GroupEntry | ServiceEntry | ClerkEntry | WindowEntry) -> str:
    return entry.zh.strip() or entry.en.strip()


def _nameless() -> BadInput:
    return BadInput(QT_TRANSLATE_NOOP("Refusal", "A name is missing, in Chinese or English."))


def _named(entry: GroupEntry | ServiceEntry | ClerkEntry) -> Named:
    return Named(entry.zh.strip(), entry.en.strip())


def _twice(service: ServiceEntry) -> BadInput:
    return BadInput(QT_TRANSLATE_NOOP("Refusal", "{name} stands twice under this heading."), name=_named(service))


def _tried(read: Callable[[], object]) -> KnownError | None:
    try:
        read()
    except KnownError as error:
        return error
    return None
