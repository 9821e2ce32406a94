"""A hall before it is made: every field as it was typed, right or wrong.

Nothing typed is ever lost or mended here; :mod:`hallapp.newhall.checks` says
what is wrong and :mod:`hallapp.newhall.building` makes a scenario of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import count
from typing import Literal

from pypinyin import lazy_pinyin

from simulation.scenario import Clerk, Names, Scenario, Service, Span, Window
from simulation.tables import EVERY_SERVICE, Clock

Mark = Literal["off", "learner", "trained", "partly"]
"""What a clerk can do of a group; "partly": not the same for all its services."""

TRAINED, LEARNER = 1.0, 0.6
"""Speeds of who is trained and of who is learning, as long as nobody measured them."""

LEARNING_BELOW = 0.8
"""A speed below which a clerk counts as learning."""

LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"
"""Of prefixes: without those that look like figures or like one another."""

Lunch = Literal["none", "together", "turns"]
"""Open at noon; closed at noon; open, and the clerks go by turns."""

_CHINESE = re.compile(r"[\u3400-\u9fff]")


@dataclass
class GroupEntry:
    """A heading of the catalogue."""

    key: str
    zh: str = ""
    en: str = ""
    prefix: str = ""
    aspect: str = ""


@dataclass
class ServiceEntry:
    """A service; ``known`` is where what nobody types comes from: lead, spread of durations, papers.

    ``minutes`` at a window, the wait promised (``target``, minutes) and ``per_day`` (people) are as typed.
    """

    key: str
    group: str
    zh: str = ""
    en: str = ""
    code: str = ""
    minutes: str = "10"
    target: str = "15"
    per_day: str = "0"
    chosen: bool = True
    known: Service | None = None


@dataclass
class ClerkEntry:
    """Who sits at a window: speed by service; breaks and shift as "12:00-12:45, 15:00-15:10", empty: the hall's."""

    key: str
    zh: str = ""
    en: str = ""
    skills: dict[str, float] = field(default_factory=dict)
    inactive: frozenset[str] = frozenset()
    breaks: str = ""
    shift: str = ""


@dataclass
class WindowEntry:
    """A window: ``number`` is its id, ``clerk`` a clerk's key or empty."""

    key: str
    number: str
    zh: str = ""
    en: str = ""
    clerk: str = ""
    low: bool = False
    display: bool = False


@dataclass
class HoursEntry:
    """When the hall is open; ``turn``: minutes of each clerk's lunch."""

    opens: str = "09:00"
    closes: str = "17:00"
    lunch: Lunch = "turns"
    lunch_from: str = "11:30"
    lunch_to: str = "13:30"
    turn: str = "45"


@dataclass
class Draft:
    """A hall as it was entered so far; ``base`` holds what nobody is asked: rule, classes, patience."""

    base: Scenario
    zh: str = ""
    en: str = ""
    groups: list[GroupEntry] = field(default_factory=list)
    services: list[ServiceEntry] = field(default_factory=list)
    windows: list[WindowEntry] = field(default_factory=list)
    clerks: list[ClerkEntry] = field(default_factory=list)
    hours: HoursEntry = field(default_factory=HoursEntry)

    def group(self, key: str) -> GroupEntry:
        """The group of a key."""
        return next(group for group in self.groups if group.key == key)

    def clerk(self, key: str) -> ClerkEntry | None:
        """The clerk of a key."""
        return next((clerk for clerk in self.clerks if clerk.key == key), None)

    def of_group(self, group: str) -> list[ServiceEntry]:
        """The services under a group, chosen or not."""
        return [service for service in self.services if service.group == group]

    def offered(self) -> list[ServiceEntry]:
        """The services that the hall will have."""
        return [service for service in self.services if service.chosen]

    def groups_offered(self) -> list[GroupEntry]:
        """The groups that have a service the hall will have."""
        used = {service.group for service in self.offered()}
        return [group for group in self.groups if group.key in used]

    def mark(self, clerk: ClerkEntry, group: str) -> Mark:
        """What a clerk can do of the chosen services of a group."""
        services = [service for service in self.of_group(group) if service.chosen] or self.of_group(group)
        marks = {mark_of(clerk.skills.get(service.key, 0.0)) for service in services}
        return marks.pop() if len(marks) == 1 else "partly" if marks else "off"

    def set_mark(self, clerk: ClerkEntry, group: str, mark: Mark) -> None:
        """Let a clerk be trained, learning or neither for every service of a group."""
        for service in self.of_group(group):
            clerk.skills.pop(service.key, None)
            if mark != "off":
                clerk.skills[service.key] = LEARNER if mark == "learner" else TRAINED
        clerk.inactive -= {service.key for service in self.of_group(group)}

    def set_windows(self, wanted: int) -> None:
        """Have so many windows: new ones behind the last, with a clerk of their own; the last ones go."""
        del self.windows[wanted:]
        taken = {window.number for window in self.windows}
        while len(self.windows) < wanted:
            number = next(str(n) for n in count(len(self.windows) + 1) if str(n) not in taken)
            taken.add(number)
            key = _unused("window", (window.key for window in self.windows))
            self.windows.append(WindowEntry(key, number, clerk=self._free_clerk()))

    def _free_clerk(self) -> str:
        seated = {window.clerk for window in self.windows}
        return next((clerk.key for clerk in self.clerks if clerk.key not in seated), "")

    def add_clerk(self) -> ClerkEntry:
        """One more clerk, without a name, at the first window that nobody sits at."""
        clerk = ClerkEntry(_unused("clerk", (clerk.key for clerk in self.clerks)))
        self.clerks.append(clerk)
        place = next((window for window in self.windows if not window.clerk), None)
        if place is not None:
            place.clerk = clerk.key
        return clerk

    def remove_clerk(self, clerk: ClerkEntry) -> None:
        """One clerk fewer; the window is left empty."""
        self.clerks.remove(clerk)
        self.seat(clerk, "")

    def seat(self, clerk: ClerkEntry, window: str) -> None:
        """Put a clerk at the window of a key, in place of who sits there; empty: at none."""
        for place in self.windows:
            if place.clerk == clerk.key:
                place.clerk = ""
            if place.key == window:
                place.clerk = clerk.key

    def add_group(self, zh: str = "", en: str = "", prefix: str = "", aspect: str = "") -> GroupEntry:
        """One more group, with a prefix of its own."""
        key = slug(en or zh or "group", (group.key for group in self.groups))
        group = GroupEntry(key, zh, en, prefix or self.free_prefix(), aspect)
        self.groups.append(group)
        return group

    def add_service(self, group: str, zh: str = "", en: str = "", code: str = "") -> ServiceEntry:
        """One more service, behind the last of its group."""
        key = slug(code or en or zh or "service", (service.key for service in self.services))
        service = ServiceEntry(key, group, zh, en, code)
        last = max((place for place, other in enumerate(self.services) if other.group == group), default=None)
        self.services.insert(len(self.services) if last is None else last + 1, service)
        return service

    def free_prefix(self) -> str:
        """A prefix that no group has."""
        taken = {group.prefix for group in self.groups}
        pairs = [first + second for first in reversed(LETTERS) for second in LETTERS]
        return next(letters for letters in list(LETTERS) + pairs if letters not in taken)

    def unserved(self) -> list[ServiceEntry]:
        """The services that nobody at a window is trained for."""
        seated = {window.clerk for window in self.windows}
        able = {
            key
            for clerk in self.clerks
            if clerk.key in seated
            for key, speed in clerk.skills.items()
            if speed > 0.0 and key not in clerk.inactive
        }
        return [service for service in self.offered() if service.key not in able]


def mark_of(speed: float) -> Mark:
    """What a speed counts as."""
    return "off" if speed <= 0.0 else "learner" if speed < LEARNING_BELOW else "trained"


def has_chinese(text: str) -> bool:
    """Whether a name is Chinese."""
    return bool(_CHINESE.search(text))


def slug(name: str, taken: Iterable[str]) -> str:
    """An id made of a name, in Latin letters, that is not taken."""
    letters: str = " ".join(lazy_pinyin(name)).lower()
    base = "-".join(re.findall(r"[a-z0-9]+", letters)) or "item"
    used = set(taken)
    return next(key for key in (base, *(f"{base}-{n}" for n in range(2, len(used) + 3))) if key not in used)


def _unused(base: str, taken: Iterable[str]) -> str:
    used = set(taken)
    return next(key for key in (f"{base}-{n:02}" for n in count(1)) if key not in used)


def of_scenario(scenario: Scenario) -> Draft:
    """The draft that would make a scenario's catalogue, windows, clerks and hours."""
    groups = [GroupEntry(group.id, group.names.zh, group.names.en, group.prefix, group.aspect)
              for group in scenario.groups]  # fmt: skip
    listed = {group.key for group in groups}
    for key in dict.fromkeys(service.group for service in scenario.services):
        if key not in listed:
            groups.append(GroupEntry(key, en=key, prefix=key))
    return Draft(
        scenario,
        zh=scenario.names.zh,
        en=scenario.names.en,
        groups=groups,
        services=[_service(service) for service in scenario.services],
        windows=[_window(window) for window in scenario.windows],
        clerks=[_clerk(clerk, scenario.services) for clerk in scenario.clerks],
        hours=HoursEntry(opens=clock_text(scenario.opens), closes=clock_text(scenario.closes), lunch="none"),
    )


def _service(service: Service) -> ServiceEntry:
    people = sum(rate.per_hour * (rate.end - rate.start) / 60.0 for rate in service.arrivals)
    return ServiceEntry(
        service.id, service.group, service.names.zh, service.names.en, service.code,
        number_text(service.mean), number_text(service.target), number_text(round(people, 2)), known=service,
    )  # fmt: skip


def _window(window: Window) -> WindowEntry:
    return WindowEntry(window.id, window.id, window.names.zh, window.names.en, window.clerk or "", window.low)


def _clerk(clerk: Clerk, services: Iterable[Service]) -> ClerkEntry:
    others = clerk.skills.get(EVERY_SERVICE, 0.0)
    speeds = {service.id: clerk.skills.get(service.id, others) for service in services}
    skills = {service: speed for service, speed in speeds.items() if speed > 0.0}
    breaks = ", ".join(map(span_text, clerk.breaks))
    shift = span_text(clerk.shift) if clerk.shift else ""
    return ClerkEntry(clerk.id, clerk.names.zh, clerk.names.en, skills, frozenset(clerk.inactive), breaks, shift)


def names(entry: Draft | GroupEntry | ServiceEntry | ClerkEntry | WindowEntry) -> Names:
    """The names of something that was entered."""
    return Names(zh=entry.zh.strip(), en=entry.en.strip())


def number_text(value: float) -> str:
    """A number as a person types it."""
    return f"{value:.10g}"


def clock_text(instant: float) -> str:
    """An instant as a person types it: "09:00"."""
    hours, minutes = divmod(round(instant), 60)
    return f"{hours:02}:{minutes:02}"


def span_text(span: Span | tuple[Clock, Clock]) -> str:
    """Two instants as a person types them: "12:00-12:45"."""
    return "-".join(map(clock_text, span))
