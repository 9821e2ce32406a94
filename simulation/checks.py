"""What a scenario must satisfy beyond the types of its keys.

Each check raises the first :class:`~simulation.errors.ScenarioError` it meets,
naming file, table and key.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable

from simulation.errors import ScenarioError, shown
from simulation.reading import Place
from simulation.tables import (
    EVERY_SERVICE,
    Clerk,
    Group,
    Parked,
    PriorityClass,
    Scenario,
    Service,
    Serving,
    Span,
    Waiting,
    Window,
    skills_of,
)

_PREFIX = re.compile(r"[A-Z]{1,2}")
_SEPARATORS = re.compile(r"[;\x00-\x1f\x7f]")

_ROUNDING = 1e-9


def check(scenario: Scenario, file: str) -> None:
    """Raise the first thing that is wrong with a scenario."""
    _Checks(scenario, file).run()


class _Checks:
    def __init__(self, scenario: Scenario, file: str) -> None:
        self.scenario = scenario
        self.top = Place(file)
        self.services = frozenset(service.id for service in scenario.services)
        self.clerks = frozenset(clerk.id for clerk in scenario.clerks)
        self.windows = frozenset(window.id for window in scenario.windows)

    def run(self) -> None:
        scenario = self.scenario
        for key in ("overdue", "overtime_price", "change_price", "lost"):
            self._at_least_0(self.top, key, getattr(scenario, key))
        if scenario.closes <= scenario.opens:
            raise self.top.wrong("closes", float(scenario.closes), f"a time after opens = {scenario.opens:g}")
        self._identities()
        for number, service in enumerate(scenario.services, 1):
            self._service(service, self.top.within("service", number, service.id))
        self._groups()
        self._chances()
        for number, clerk in enumerate(scenario.clerks, 1):
            self._clerk(clerk, self.top.within("clerk", number, clerk.id))
        self._windows()
        if scenario.start is not None:
            self._start()

    def _identities(self) -> None:
        tables: dict[str, tuple[Service | Group | PriorityClass | Clerk | Window, ...]] = {
            "service": self.scenario.services,
            "group": self.scenario.groups,
            "class": self.scenario.classes,
            "clerk": self.scenario.clerks,
            "window": self.scenario.windows,
        }
        for name, parts in tables.items():
            seen: set[str] = set()
            for number, part in enumerate(parts, 1):
                place = self.top.within(name, number)
                if not part.id.strip() or part.id == EVERY_SERVICE or _SEPARATORS.search(part.id):
                    raise place.wrong("id", part.id, 'a name, not "*" and without ";"')
                if part.id in seen:
                    raise place.wrong("id", part.id, "an id that is not used twice")
                seen.add(part.id)

    def _service(self, service: Service, place: Place) -> None:
        self._above_0(place, "mean", service.mean)
        self._above_0(place, "target", service.target)
        self._at_least_0(place, "cv", service.cv)
        if service.distribution == "empirical" and not service.values:
            raise place.wrong("values", [], 'at least one duration for distribution = "empirical"')
        for value in service.values:
            self._at_least_0(place, "values", value)
        for number, rate in enumerate(service.arrivals, 1):
            inner = place.within("service.arrivals", number)
            self._at_least_0(inner, "per_hour", rate.per_hour)
            self._span(inner, "from", (rate.start, rate.end))
        for number, appointment in enumerate(service.appointments, 1):
            inner = place.within("service.appointments", number)
            self._at_least_0(inner, "count", appointment.count)
            self._share(inner, "show", appointment.show)
            self._at_least_0(inner, "punctuality_sd", appointment.punctuality_sd)

    def _groups(self) -> None:
        named = {group.id for group in self.scenario.groups if group.prefix}
        used = {service.group for service in self.scenario.services} | {group.id for group in self.scenario.groups}
        # The id of a group without a prefix is its prefix.
        seen = used - named
        for number, group in enumerate(self.scenario.groups, 1):
            if not group.prefix:
                continue
            place = self.top.within("group", number, group.id)
            if not _PREFIX.fullmatch(group.prefix):
                raise place.wrong("prefix", group.prefix, "one or two capital letters")
            if group.prefix in seen:
                raise place.wrong("prefix", group.prefix, "a prefix that no other group has")
            seen.add(group.prefix)

    def _chances(self) -> None:
        scenario = self.scenario
        self._at_least_0(self.top.within("demand"), "day_cv", scenario.demand.day_cv)
        for number, klass in enumerate(scenario.classes, 1):
            place = self.top.within("class", number, klass.id)
            self._at_least_0(place, "weight", klass.weight)
            self._share(place, "share", klass.share)
        total = sum(klass.share for klass in scenario.classes)
        if total > 1.0 + _ROUNDING:
            raise ScenarioError(
                "{place}: the shares add up to {total}, expected at most 1",
                place=self.top.within("class", 1, "share"),
                total=f"{total:g}",
            )
        if scenario.patience is not None:
            place = self.top.within("patience")
            self._above_0(place, "mean", scenario.patience.mean)
            self._at_least_0(place, "cv", scenario.patience.cv)
        if scenario.no_show is not None:
            place = self.top.within("no_show")
            self._share(place, "probability", scenario.no_show.probability)
            self._at_least_0(place, "minutes", scenario.no_show.minutes)

    def _clerk(self, clerk: Clerk, place: Place) -> None:
        self._skills(place, clerk.skills, clerk.inactive, clerk.last_resort)
        if clerk.shift is not None:
            self._span(place, "shift", clerk.shift)
        for span in clerk.breaks:
            self._span(place, "breaks", span)
        in_order = sorted(clerk.breaks)
        for (_, end), (begin, _) in itertools.pairwise(in_order):
            if begin < end:
                raise place.wrong("breaks", [list(map(float, span)) for span in in_order], "breaks that do not overlap")

    def _windows(self) -> None:
        taken: dict[str, str] = {}
        for number, window in enumerate(self.scenario.windows, 1):
            place = self.top.within("window", number, window.id)
            self._window(window, place)
            if window.clerk is None:
                continue
            if window.clerk in taken:
                raise place.wrong(
                    "clerk", window.clerk, f"a clerk who is not at window {shown(taken[window.clerk])} already"
                )
            taken[window.clerk] = window.id

    def _window(self, window: Window, place: Place) -> None:
        for span in window.open or ():
            self._span(place, "open", span)
        if window.clerk is None:
            self._skills(place, window.skills or {}, window.inactive or (), window.last_resort or ())
            return
        self._known(place, "clerk", [window.clerk], self.clerks, "clerk")
        for key in ("skills", "inactive", "last_resort"):
            if getattr(window, key) is not None:
                raise ScenarioError(
                    "{place}: {key} beside a clerk; skills are either the clerk's or the window's", place=place, key=key
                )

    def _skills(
        self, place: Place, skills: dict[str, float], inactive: tuple[str, ...], last_resort: tuple[str, ...]
    ) -> None:
        self._known(place, "skills", skills.keys() - {EVERY_SERVICE}, self.services, "service")
        for service, speed in skills.items():
            self._at_least_0(place, f"skills.{service}", speed)
        self._known(place, "inactive", inactive, self.services, "service")
        self._known(place, "last_resort", last_resort, self.services, "service")

    def _start(self) -> None:
        start = self.scenario.start
        assert start is not None
        place = self.top.within("start")
        serving: set[str] = set()
        for number, ticket in enumerate(start.serving, 1):
            self._serving(ticket, self.top.within("start.serving", number), serving)
        for number, waiting in enumerate(start.waiting, 1):
            self._present(waiting, self.top.within("start.waiting", number))
        for number, parked in enumerate(start.parked, 1):
            inner = self.top.within("start.parked", number)
            self._present(parked, inner)
            self._at_least_0(inner, "back_in", parked.back_in)
        closed: set[str] = set()
        for number, window in enumerate(start.closed, 1):
            inner = self.top.within("start.closed", number)
            self._known(inner, "window", [window.window], self.windows, "window")
            if window.window in closed:
                raise inner.wrong("window", window.window, "a window that is not closed twice")
            closed.add(window.window)
            if window.until is not None and window.until <= start.at:
                raise inner.wrong("until", float(window.until), f"a time after at = {start.at:g} of {place.table}")

    def _serving(self, ticket: Serving, place: Place, taken: set[str]) -> None:
        self._present(ticket, place)
        self._at_least_0(place, "elapsed", ticket.elapsed)
        if ticket.window in taken:
            raise place.wrong("window", ticket.window, "a window that does not serve another ticket already")
        taken.add(ticket.window)
        window = next(window for window in self.scenario.windows if window.id == ticket.window)
        if ticket.services[0] not in skills_of(self.scenario, window)[0]:
            raise place.wrong(
                "services", list(ticket.services), f"a first service that window {shown(window.id)} is trained for"
            )

    def _present(self, ticket: Serving | Waiting | Parked, place: Place) -> None:
        if not ticket.services:
            raise place.wrong("services", [], "at least one service")
        self._known(place, "services", ticket.services, self.services, "service")
        self._at_least_0(place, "waited", ticket.waited)
        if not ticket.klass.strip():
            raise place.wrong("class", ticket.klass, "the id of a class")
        if ticket.window is not None:
            self._known(place, "window", [ticket.window], self.windows, "window")

    def _known(self, place: Place, key: str, ids: Iterable[str], known: frozenset[str], kind: str) -> None:
        for name in ids:
            if name not in known:
                raise ScenarioError(
                    "{place}: {key} names {name}, but there is no such {kind}",
                    place=place,
                    key=key,
                    name=shown(name),
                    kind=kind,
                )

    @staticmethod
    def _at_least_0(place: Place, key: str, value: float | None) -> None:
        if value is not None and value < 0.0:
            raise place.wrong(key, value, "a number of at least 0")

    @staticmethod
    def _above_0(place: Place, key: str, value: float) -> None:
        if value <= 0.0:
            raise place.wrong(key, value, "a number above 0")

    @staticmethod
    def _share(place: Place, key: str, value: float) -> None:
        if not 0.0 <= value <= 1.0:
            raise place.wrong(key, value, "a number from 0 to 1")

    @staticmethod
    def _span(place: Place, key: str, span: Span) -> None:
        if span[0] >= span[1]:
            raise place.wrong(key, list(map(float, span)), "a first time before the second")
