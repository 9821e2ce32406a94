"""A real office's day out of polls of its ticket queues: a hall file and a trace.

The polls tell, every few minutes and for each queue, who waits, the last ticket
called, the counters logged in and, in some offices, the mean service minutes
so far. ``docs/real-day.md`` explains what is made of them; every assumption is
also a line of :attr:`RealDay.assumptions`.
"""

from __future__ import annotations

import csv
import gzip
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any, TextIO

import numpy as np

from hallapp.errors import QT_TRANSLATE_NOOP, BadInput, system_problem
from simulation.scenario import Clerk, Clock, Group, Names, Rate, Scenario, Service, Span, Window
from simulation.trace import Arrival

COLUMNS = (
    "office", "date", "time", "queue_code", "service_name",
    "open_counters", "waiting", "current_ticket", "service_minutes", "queue_id",
)  # fmt: skip
OPENS = 8 * 60
CLOSES = 16 * 60
CLOSES_MONDAY = 18 * 60
"""Minutes from midnight: tickets are called from 08:00 to about 16:00, on Mondays to about 18:00."""

PLAUSIBLE = (2.0, 40.0)
"""Mean service minutes outside these bounds are not believed."""
MADE_UP_MEAN = 8.0
"""Minutes, where the office measures nothing."""
FEWEST_SERVED = 5
"""Calls below which a queue's own running mean is not believed."""
CV = 0.6
TARGET = 15.0
HALF_HOUR = 30
POLL_MINUTES = 5
"""The usual step between two polls."""
LONGEST_JUMP = 100
"""Numbers further beyond the highest than this belong to another run."""
SHORTEST_SPAN = 20
"""Minutes for which a counter must be logged in, or out, to count as a change of staff."""

RING_SPEEDS = (1.0, 0.8, 0.8, 0.6)
"""Made up: a clerk's speed in the own group and in the next ones of the ring; the last is trained, switched off."""


@dataclass(frozen=True, slots=True)
class Poll:
    """One queue in one poll; ``minute`` from midnight by the office's own clock."""

    minute: int
    counters: int
    waiting: int
    ticket: int | None
    mean: float


@dataclass(slots=True)
class Queue:
    """One queue of the office through the day."""

    id: str
    letter: str
    name: str
    polls: list[Poll] = field(default_factory=list)
    calls: list[int] = field(default_factory=list)
    arrivals: list[int] = field(default_factory=list)

    @property
    def tickets(self) -> int:
        """How many citizens arrived."""
        return sum(self.arrivals)


@dataclass(frozen=True, slots=True)
class RealDay:
    """What the polls of one office and day were turned into."""

    scenario: Scenario
    citizens: list[Arrival]
    assumptions: list[str]


def read(path: Path, office: str) -> dict[str, list[Queue]]:
    """Read the queues of one office, by day.

    Raises
    ------
    BadInput
        The file can't be read or lacks a column, or the office is not in it.
    """
    offices: set[str] = set()
    days: dict[str, dict[str, Queue]] = defaultdict(dict)
    try:
        with _open(path) as lines:
            reader = csv.DictReader(lines)
            missing = [name for name in COLUMNS if name not in (reader.fieldnames or ())]
            if missing:
                raise BadInput(
                    QT_TRANSLATE_NOOP("Refusal", "{file}: column {column} is missing"), file=path, column=missing[0]
                )
            for row in reader:
                offices.add(row["office"])
                if row["office"] == office:
                    _take(days[row["date"]], row)
    except (OSError, EOFError, UnicodeDecodeError, csv.Error) as error:
        raise BadInput(
            QT_TRANSLATE_NOOP("Refusal", "{file} can't be read: {reason}"), file=path, reason=system_problem(error)
        ) from error
    except (ValueError, TypeError, AttributeError) as error:
        raise BadInput(
            QT_TRANSLATE_NOOP("Refusal", "{file}, line {line}: a value is missing or no number"),
            file=path,
            line=reader.line_num,
        ) from error
    if office not in offices:
        raise BadInput(
            QT_TRANSLATE_NOOP("Refusal", "--office: {file} has no office {office}; it has {all}"),
            file=path,
            office=office,
            all=", ".join(sorted(offices)),
        )
    return {day: list(queues.values()) for day, queues in days.items()}


def _open(path: Path) -> TextIO:
    if path.suffix == ".gz":
        return gzip.open(path, "rt", encoding="utf-8", newline="")
    return path.open(encoding="utf-8", newline="")


def _take(queues: dict[str, Queue], row: dict[str, str]) -> None:
    queue = queues.setdefault(row["queue_id"], Queue(row["queue_id"], row["queue_code"], row["service_name"]))
    shown = row["current_ticket"]
    own = bool(shown) and bool(queue.letter) and shown[:1] == queue.letter and shown[1:].isdigit()
    hours, minutes = row["time"].split(":")
    queue.polls.append(
        Poll(
            minute=int(hours) * 60 + int(minutes),
            counters=int(row["open_counters"] or 0),
            waiting=int(row["waiting"] or 0),
            ticket=int(shown[1:]) if own else None,
            mean=float(row["service_minutes"] or 0.0),
        )
    )


def convert(days: dict[str, list[Queue]], office: str, day: str, seed: int = 1) -> RealDay:
    """Turn a day's polls into a hall and its citizens, the other days into what was to be expected.

    Parameters
    ----------
    days : dict of list of Queue
        As :func:`read` gives them; calls and arrivals are filled in.
    seed : int
        Spreads arrivals inside an interval and draws the service times.

    Raises
    ------
    BadInput
        The day is no date, was not polled, or nobody was called on it.
    """
    closes = CLOSES_MONDAY if _is_monday(day) else CLOSES
    if day not in days:
        raise BadInput(
            QT_TRANSLATE_NOOP("Refusal", "--date: {office} was not polled on {day}; days are {all}"),
            office=office,
            day=day,
            all=", ".join(sorted(days)),
        )
    shared = _shared_letters(days[day])
    for queues in days.values():
        _count(queues, shared)
    active = [queue for queue in days[day] if queue.tickets and sum(queue.calls)]
    if not active:
        raise BadInput(
            QT_TRANSLATE_NOOP("Refusal", "--date: nobody was called in {office} on {day}"), office=office, day=day
        )
    means, replaced = _means(active)
    groups = _groups(active, shared)
    spans = {key: _spans(members, closes) for key, members in groups.items()}
    alike = _alike(days, day)
    rates = _rates(active, alike, closes)
    scenario = _hall(office, day, closes, groups, means, spans, rates)
    citizens, late = _citizens(active, means, closes, seed)
    return RealDay(scenario, citizens, _assumptions(active, replaced, groups, spans, alike, late, seed, closes))


def _is_monday(day: str) -> bool:
    try:
        return date.fromisoformat(day).weekday() == 0
    except ValueError:
        raise BadInput(QT_TRANSLATE_NOOP("Refusal", "--date: {day} is no date like 2020-01-14"), day=day) from None


def _count(queues: list[Queue], shared: set[str]) -> None:
    for series in _series(queues, shared):
        _count_calls(series)
    for queue in queues:
        _count_arrivals(queue)


def _alike(days: dict[str, list[Queue]], day: str) -> list[list[Queue]]:
    """The other days on which anybody was called; Mondays, which are longer, beside Mondays."""
    others = [other for other in sorted(days) if other != day and any(map(_called, days[other]))]
    same = [other for other in others if _is_monday(other) == _is_monday(day)]
    return [days[other] for other in same or others]


def _called(queue: Queue) -> bool:
    return sum(queue.calls) > 0


def _rates(active: list[Queue], alike: list[list[Queue]], closes: int) -> dict[str, tuple[Rate, ...]]:
    """Expected arrivals by queue and half-hour: the mean over days like this one, itself left out."""
    starts = range(OPENS, closes, HALF_HOUR)
    totals = {queue.id: [0] * len(starts) for queue in active}
    for queues in alike:
        for queue in queues:
            if queue.id not in totals:
                continue
            for poll, arrivals in zip(queue.polls, queue.arrivals, strict=True):
                totals[queue.id][_half_hour(poll.minute, len(starts))] += arrivals
    return {
        key: tuple(
            Rate(start=Clock(start), end=Clock(start + HALF_HOUR), per_hour=round(2.0 * total / len(alike), 3))
            for start, total in zip(starts, counts, strict=True)
            if total
        )
        for key, counts in totals.items()
        if alike
    }


def _half_hour(minute: int, last: int) -> int:
    """Which half-hour most of the interval before a poll lies in."""
    return min(max(0, minute - POLL_MINUTES // 2 - OPENS) // HALF_HOUR, last - 1)


def _shared_letters(queues: list[Queue]) -> set[str]:
    """Letters whose queues draw their numbers from one counter: their tickets never show the same number twice."""
    by_letter: dict[str, list[Queue]] = defaultdict(list)
    for queue in queues:
        if any(poll.ticket for poll in queue.polls):
            by_letter[queue.letter].append(queue)
    shared = set()
    for letter, members in by_letter.items():
        seen = [{poll.ticket for poll in queue.polls if poll.ticket} for queue in members]
        if len(members) > 1 and sum(map(len, seen)) == len(set().union(*seen)):
            shared.add(letter)
    return shared


def _series(queues: list[Queue], shared: set[str]) -> list[list[Queue]]:
    """Queues that draw from one counter of numbers, together."""
    series: dict[str, list[Queue]] = defaultdict(list)
    for queue in queues:
        series[queue.letter if queue.letter in shared else f"\0{queue.id}"].append(queue)
    return list(series.values())


def _count_calls(series: list[Queue]) -> None:
    """Calls by interval: how far the highest number of the series moved, given to the queues whose display moved.

    Some queues show two runs of numbers in turn (1, 2, … and 501, 502, …): each moves on its own.
    """
    polls = min(len(queue.polls) for queue in series)
    highest: dict[int, int] = {}
    shown: list[int | None] = [None] * len(series)
    for queue in series:
        queue.calls = [0] * len(queue.polls)
    for at in range(polls):
        moved: dict[int, list[Queue]] = defaultdict(list)
        reached: dict[int, int] = {}
        for place, queue in enumerate(series):
            ticket = queue.polls[at].ticket
            if ticket is not None and ticket != shown[place]:
                shown[place] = ticket
                run = _run(ticket, highest)
                moved[run].append(queue)
                reached[run] = max(ticket, reached.get(run, 0))
        for run, queues in moved.items():
            before = highest.get(run, run)
            for turn in range(max(0, reached[run] - before)):
                queues[turn % len(queues)].calls[at] += 1
            highest[run] = max(before, reached[run])


def _run(ticket: int, highest: dict[int, int]) -> int:
    """The run of numbers that a ticket belongs to, by what it counts from: 0, or a hundred from 200 on."""
    known = [run for run, top in highest.items() if run < ticket <= top + LONGEST_JUMP]
    return max(known, default=ticket // 100 * 100 if ticket > 200 else 0)


def _count_arrivals(queue: Queue) -> None:
    """Arrivals by interval: calls plus the change of ``waiting``; a negative balance is carried forward."""
    before, debt = 0, 0
    queue.arrivals = []
    for poll, calls in zip(queue.polls, queue.calls, strict=True):
        balance = calls + poll.waiting - before + debt
        queue.arrivals.append(max(0, balance))
        debt = min(0, balance)
        before = poll.waiting


def _means(queues: list[Queue]) -> tuple[dict[str, float], list[Queue]]:
    """Mean service minutes by queue, and the queues whose own figure was replaced."""
    believed = {queue.id: _late_mean(queue) for queue in queues if _is_measured(queue)}
    typical = median(believed.values()) if believed else MADE_UP_MEAN
    return {queue.id: believed.get(queue.id, typical) for queue in queues}, [q for q in queues if q.id not in believed]


def _is_measured(queue: Queue) -> bool:
    """Whether its service minutes can be the running mean of the day: a figure that never moves is a setting."""
    figures = {poll.mean for poll in queue.polls if poll.mean > 0.0}
    plausible = PLAUSIBLE[0] <= _late_mean(queue) <= PLAUSIBLE[1]
    return len(figures) > 1 and plausible and sum(queue.calls) >= FEWEST_SERVED


def _late_mean(queue: Queue) -> float:
    """The running mean where it stood last before it was reset for the night."""
    return next((poll.mean for poll in reversed(queue.polls) if poll.mean > 0.0), 0.0)


def _groups(queues: list[Queue], shared: set[str]) -> dict[str, list[Queue]]:
    """Kinds of business, by prefix: queues that share counters are one."""
    groups: dict[str, list[Queue]] = {}
    taken: set[str] = set()
    letters = {queue.letter for queue in queues}
    for queue in queues:
        home = next((key for key, members in groups.items() if _together(queue, members[0], shared)), None)
        if home is not None:
            groups[home].append(queue)
            continue
        prefix = _prefix(queue.letter, taken, letters)
        taken.add(prefix)
        groups[prefix] = [queue]
    return groups


def _together(queue: Queue, other: Queue, shared: set[str]) -> bool:
    if queue.letter == other.letter and queue.letter in shared:
        return True
    pairs = [(a.counters, b.counters) for a, b in zip(queue.polls, other.polls, strict=False) if _open_hours(a)]
    changes = sum(pairs[at][0] != pairs[at - 1][0] for at in range(1, len(pairs)))
    return changes >= 2 and all(a == b for a, b in pairs)


def _open_hours(poll: Poll) -> bool:
    return OPENS <= poll.minute < CLOSES


def _prefix(letter: str, taken: set[str], letters: set[str]) -> str:
    if letter not in taken:
        return letter
    return next(letter + second for second in "ABCDEFGHJKLMNPRSTUVWXYZ" if letter + second not in taken | letters)


def _spans(queues: list[Queue], closes: int) -> list[list[Span]]:
    """When each window of a group is open: window k while at least k counters are logged in."""
    counts = [
        (queues[0].polls[at].minute, max(queue.polls[at].counters for queue in queues if at < len(queue.polls)))
        for at in range(len(queues[0].polls))
    ]
    counts = [(minute, count) for minute, count in counts if minute < closes]
    most = max((count for _, count in counts), default=0)
    windows = [_span([(minute, count > number) for minute, count in counts], closes) for number in range(most)]
    windows = [spans for spans in windows if spans]
    return windows or [[(Clock(OPENS), Clock(closes))]]


def _span(logged_in: list[tuple[int, bool]], closes: int) -> list[Span]:
    spans: list[list[int]] = []
    for at, (minute, here) in enumerate(logged_in):
        begin = OPENS if at == 0 else max(OPENS, minute)
        end = logged_in[at + 1][0] if at + 1 < len(logged_in) else closes
        if not here or end <= begin:
            continue
        if spans and begin - spans[-1][1] < SHORTEST_SPAN:
            spans[-1][1] = end
        else:
            spans.append([begin, end])
    return [(Clock(begin), Clock(end)) for begin, end in spans if end - begin >= SHORTEST_SPAN]


def _hall(
    office: str,
    day: str,
    closes: int,
    groups: dict[str, list[Queue]],
    means: dict[str, float],
    spans: dict[str, list[list[Span]]],
    rates: dict[str, tuple[Rate, ...]],
) -> Scenario:
    services = [
        Service(
            id=_service_id(queue),
            group=key,
            names=Names(en=queue.name),
            mean=round(means[queue.id], 1),
            cv=CV,
            target=TARGET,
            arrivals=rates.get(queue.id, ()),
        )
        for key, members in groups.items()
        for queue in members
    ]
    names = {key: members[0].name if len(members) == 1 else f"{members[0].name} …" for key, members in groups.items()}
    ring = _ring(groups, means, spans)
    clerks: list[Clerk] = []
    windows: list[Window] = []
    for key in groups:
        for opened in spans[key]:
            number = str(len(windows) + 1)
            clerks.append(_clerk(number, key, ring, groups))
            windows.append(Window(id=number, clerk=clerks[-1].id, open=tuple(opened)))
    return Scenario(
        name=f"{office} {day}",
        names=Names(en=f"{office}, {day}"),
        opens=Clock(OPENS),
        closes=Clock(closes),
        rule="gcmu",
        overdue=2.0,
        services=tuple(services),
        groups=tuple(Group(id=key, prefix=key, names=Names(en=names[key])) for key in groups),
        clerks=tuple(clerks),
        windows=tuple(windows),
    )


def _service_id(queue: Queue) -> str:
    return f"q{queue.id}"


def _ring(groups: dict[str, list[Queue]], means: dict[str, float], spans: dict[str, list[list[Span]]]) -> list[str]:
    """The groups in a ring where busy and quiet ones alternate, so that each quiet one's clerks know a busy one."""

    def load(key: str) -> float:
        minutes = sum(end - begin for opened in spans[key] for begin, end in opened)
        return sum(queue.tickets * means[queue.id] for queue in groups[key]) / minutes

    by_load = sorted(groups, key=load, reverse=True)
    half = (len(by_load) + 1) // 2
    busy, quiet = by_load[:half], by_load[half:]
    ring = []
    for place, key in enumerate(busy):
        ring.append(key)
        if place < len(quiet):
            ring.append(quiet[-1 - place])
    return ring


def _clerk(number: str, home: str, ring: list[str], groups: dict[str, list[Queue]]) -> Clerk:
    place = ring.index(home)
    known = [ring[(place + step) % len(ring)] for step in range(min(len(RING_SPEEDS), len(ring)))]
    skills = {
        _service_id(queue): speed for key, speed in zip(known, RING_SPEEDS, strict=False) for queue in groups[key]
    }
    spare = known[-1] if len(known) == len(RING_SPEEDS) else None
    return Clerk(
        id=f"clerk-{number}",
        names=Names(en=f"Clerk {number}"),
        skills=skills,
        inactive=tuple(_service_id(queue) for queue in groups[spare]) if spare else (),
    )


def _citizens(queues: list[Queue], means: dict[str, float], closes: int, seed: int) -> tuple[list[Arrival], int]:
    random = np.random.default_rng(seed)
    sigma2 = float(np.log(1.0 + CV**2))
    citizens: list[tuple[float, str, float]] = []
    late = 0
    for queue in queues:
        previous = queue.polls[0].minute - POLL_MINUTES
        for poll, arrivals in zip(queue.polls, queue.arrivals, strict=True):
            instants = previous + (poll.minute - previous) * random.random(arrivals)
            mean = round(means[queue.id], 1)
            minutes = random.lognormal(np.log(mean) - sigma2 / 2.0, sigma2**0.5, arrivals)
            for instant, duration in zip(instants, minutes, strict=True):
                if instant <= closes:
                    came = (round(float(instant) - OPENS, 2), _service_id(queue), round(float(duration), 2))
                    citizens.append(came)
                else:
                    late += 1
            previous = poll.minute
    return [
        Arrival(str(number), arrival, (service,), "ordinary", (duration,))
        for number, (arrival, service, duration) in enumerate(sorted(citizens), 1)
    ], late


def _assumptions(
    queues: list[Queue],
    replaced: list[Queue],
    groups: dict[str, list[Queue]],
    spans: dict[str, list[list[Span]]],
    alike: list[list[Queue]],
    late: int,
    seed: int,
    closes: int,
) -> list[str]:
    calls = sum(sum(queue.calls) for queue in queues)
    kept = sum(queue.tickets for queue in queues) - late
    windows = sum(len(opened) for opened in spans.values())
    names = ", ".join(queue.name for queue in replaced) or "none"
    if len(replaced) == len(queues):
        replacement = f"made up: the office measures no service time; {MADE_UP_MEAN:g} minutes stand for all queues"
    else:
        replacement = (
            f"replaced by the office's median (never moving, under {PLAUSIBLE[0]:g} or over {PLAUSIBLE[1]:g} minutes, "
            f"or fewer than {FEWEST_SERVED} calls): {names}"
        )
    return [
        f"measured: {calls} calls, from the movement of the last ticket shown, by queue and interval",
        f"derived: {kept} arrivals = calls + change of waiting, negative balances carried forward; "
        f"{late} after {closes // 60}:00 left out",
        f"derived: expected arrivals by queue and half-hour, for advice: the mean of the {len(alike)} "
        "other polled days of that kind (Mondays apart), this day left out",
        f"made up: the instant of each arrival inside its interval (seed {seed})",
        "measured: mean service minutes, the office's own running mean at the end of the day",
        replacement,
        f"made up: each service time, lognormal with that mean and cv {CV} (seed {seed})",
        f"derived: {windows} windows in {len(groups)} groups: window k of a group is open while k counters are "
        f"logged in for it, changes shorter than {SHORTEST_SPAN} minutes ignored",
        "derived: queues that draw from one counter of numbers, or whose counters come and go together, are one group",
        "made up: one clerk a window, who knows the own group at speed 1, the next two of a ring at 0.8 and a fourth "
        "at 0.6 (switched off); in the ring busy and quiet groups alternate",
        f"made up: target {TARGET:g} minutes, everybody ordinary, nobody leaves, no breaks but the counters' own",
    ]


def summary(day: RealDay) -> dict[str, Any]:
    """Count what came out, for the person who asked."""
    return {
        "tickets": len(day.citizens),
        "services": len(day.scenario.services),
        "groups": len(day.scenario.groups),
        "windows": len(day.scenario.windows),
    }
