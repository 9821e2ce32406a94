"""Real days of Warsaw offices, made small enough to ship.

``python -m validation.warsaw POLLS.csv.gz`` writes ``validation/data/warsaw.csv``
and ``warsaw-counters.csv`` from polls of the offices' ticket queues (see
``NOTICE.txt`` beside them); the report reads only these two.
"""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from hallapp import polls
from simulation.tables import Scenario

DATA = Path(__file__).resolve().parent / "data"
QUEUES = DATA / "warsaw.csv"
COUNTERS = DATA / "warsaw-counters.csv"

OFFICES = ("UD_Wola", "UD_Bielany", "UD_Ochota", "UD_Ursus", "UD_Rembertow", "USC_Andersa")
OTHER_DAYS = ("2020-01-10", "2020-01-13", "2020-01-17", "2020-01-20", "2020-01-21", "2020-01-22")
"""What services are estimated from: before, some counters stayed logged in day and night."""

DAYS = ("2020-01-14", "2020-01-15", "2020-01-16")
"""Ordinary, Tuesday to Thursday."""

HALF_HOUR = 30
OPENS, CLOSES = 8 * 60, 16 * 60

FEWEST_CALLS = 30
"""While people waited; with fewer the office's own mean stands in."""
FEWEST_A_DAY = 5
LONGEST_STEP = 20
"""Minutes between two polls beyond which nothing is read off them."""


@dataclass
class Group:
    """Queues served by the same counters, on one day.

    Attributes
    ----------
    minutes : float
        Counter-minutes for each citizen called while others waited, on other days.
    estimated : bool
        Whether those are the group's own, not the office's.
    door : int
        Who stood at the door, as the first poll shows.
    arrivals : list of int
        By half-hour from 08:00, those at the door left out.
    waiting : list of float
        Mean number waiting as polled, by half-hour.
    counters : list of list of (int, int)
        Of each counter, from and to, minutes from midnight.
    """

    office: str
    day: str
    name: str
    minutes: float
    estimated: bool
    door: int
    arrivals: list[int]
    waiting: list[float]
    counters: list[list[tuple[int, int]]] = field(default_factory=list)

    @property
    def tickets(self) -> int:
        """All who came."""
        return self.door + sum(self.arrivals)


def derive(path: Path) -> list[Group]:
    """All groups of the offices and days, from the polls."""
    return [group for office in OFFICES for group in _office(polls.read(path, office), office)]


def _office(days: dict[str, list[polls.Queue]], office: str) -> list[Group]:
    found = []
    for day in DAYS:
        made = polls.convert(days, office, day).scenario
        home = {service.id: service.group for service in made.services}
        by_group: dict[str, list[str]] = defaultdict(list)
        for service, name in home.items():
            by_group[name].append(service.removeprefix("q"))
        others = [days[other] for other in OTHER_DAYS if other in days]
        whole = _minutes_a_call([_pace(queues, members) for queues in others for members in by_group.values()])
        for name, members in by_group.items():
            paces = [_pace(queues, members) for queues in others]
            own = sum(calls for _, calls in paces) >= FEWEST_CALLS
            queues = [queue for queue in days[day] if queue.id in members]
            windows = [w for w in made.windows if _home(made, w.clerk) == name]
            found.append(
                Group(
                    office,
                    day,
                    name,
                    round(_minutes_a_call(paces) if own else whole, 2),
                    own,
                    sum(queue.arrivals[0] for queue in queues),
                    _arrivals(queues),
                    _waiting(queues),
                    [[(int(begin), int(end)) for begin, end in window.open or ()] for window in windows],
                )
            )
    return found


def _home(scenario: Scenario, clerk: str | None) -> str:
    skills = next(c for c in scenario.clerks if c.id == clerk).skills
    first = next(iter(skills))
    return next(service.group or "" for service in scenario.services if service.id == first)


def _pace(queues: list[polls.Queue], members: list[str]) -> tuple[float, int]:
    """Counter-minutes and calls of a day's intervals at whose begin and end people waited for every counter."""
    own = [queue for queue in queues if queue.id in members and queue.polls]
    minutes, calls = 0.0, 0
    if not own:
        return minutes, calls
    forgotten = sum(min((p.waiting for p in queue.polls if OPENS < p.minute < CLOSES), default=0) for queue in own)
    for at in range(1, min(len(queue.polls) for queue in own)):
        before = [queue.polls[at - 1] for queue in own]
        now = [queue.polls[at] for queue in own]
        step = now[0].minute - before[0].minute
        waited = min(sum(poll.waiting for poll in before), sum(poll.waiting for poll in now)) - forgotten
        counters = max(poll.counters for poll in now)
        if waited >= counters > 0 and step <= LONGEST_STEP and OPENS < now[0].minute <= CLOSES:
            minutes += counters * step
            calls += sum(queue.calls[at] for queue in own)
    return minutes, calls


def _minutes_a_call(paces: Iterable[tuple[float, int]]) -> float:
    """The median over days: on some, a counter was logged in for queues that it did not serve."""
    found = [minutes / calls for minutes, calls in paces if calls >= FEWEST_A_DAY]
    return median(found) if found else polls.MADE_UP_MEAN


def _arrivals(queues: list[polls.Queue]) -> list[int]:
    counts = [0] * ((CLOSES - OPENS) // HALF_HOUR)
    for queue in queues:
        for poll, arrivals in zip(queue.polls[1:], queue.arrivals[1:], strict=True):
            place = (poll.minute - polls.POLL_MINUTES // 2 - OPENS) // HALF_HOUR
            if place < len(counts):
                counts[max(0, place)] += arrivals
    return counts


def _waiting(queues: list[polls.Queue]) -> list[float]:
    halves = (CLOSES - OPENS) // HALF_HOUR
    sums, counts = [0] * halves, [0] * halves
    for at in range(min(len(queue.polls) for queue in queues)):
        place = (queues[0].polls[at].minute - OPENS) // HALF_HOUR
        if 0 <= place < halves:
            sums[place] += sum(queue.polls[at].waiting for queue in queues)
            counts[place] += 1
    return [round(total / max(1, count), 2) for total, count in zip(sums, counts, strict=True)]


def write(groups: list[Group]) -> None:
    """Write both files."""
    with QUEUES.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("office", "day", "group", "minutes", "estimated", "door", "arrivals", "waiting"))
        for group in groups:
            lists = (" ".join(map(str, values)) for values in (group.arrivals, group.waiting))
            writer.writerow(
                (group.office, group.day, group.name, group.minutes, int(group.estimated), group.door, *lists)
            )
    with COUNTERS.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("office", "day", "group", "open"))
        for group in groups:
            for spans in group.counters:
                hours = " ".join(f"{begin}-{end}" for begin, end in spans)
                writer.writerow((group.office, group.day, group.name, hours))


def load() -> list[Group]:
    """Read both files."""
    groups = {}
    with QUEUES.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            groups[row["office"], row["day"], row["group"]] = Group(
                row["office"],
                row["day"],
                row["group"],
                float(row["minutes"]),
                row["estimated"] == "1",
                int(row["door"]),
                list(map(int, row["arrivals"].split())),
                list(map(float, row["waiting"].split())),
            )
    with COUNTERS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            spans = [tuple(map(int, span.split("-"))) for span in row["open"].split()]
            groups[row["office"], row["day"], row["group"]].counters.append([(span[0], span[1]) for span in spans])
    return list(groups.values())


if __name__ == "__main__":
    write(derive(Path(sys.argv[1])))
