"""Which lines and columns of the skill grid are shown, and in what order. No widget."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from hallapp.hall.hall import Hall
from hallapp.hall.ticket import WindowNow

Rows = Literal["all", "useful", "ready", "engaged", "paused", "closed"]
"""All windows, those whose clerks are trained for what somebody waits for, or those in a state."""

Services = Literal["all", "groups", "services"]
"""Of all groups, of those where people wait, or only those that people wait for."""

Order = Literal["hall", "state", "group"]
"""Windows as the hall lists them, under their states, or under the group that most of their skills stand under."""

STATES = ("ready", "engaged", "paused", "closed")


@dataclass(frozen=True, slots=True)
class Column:
    """A service, or a folded group."""

    group: str
    service: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A window, a clerk at no window, the head of a section with what stands in it, or the count of those present."""

    window: str | None = None
    clerk: str | None = None
    section: str | None = None
    inside: tuple[Line, ...] = ()

    @property
    def count(self) -> bool:
        """Whether it is the line of counts."""
        return self.window is None and self.clerk is None and self.section is None


def lines(hall: Hall, rows: Rows, order: Order, folded: set[str], answers: Callable[[Line], bool]) -> list[Line]:
    """The lines to show, the count last; ``folded`` are sections of which only the head is shown."""
    waited = {ticket.services[0] for ticket in hall.in_line.values()}
    shown = [window for window in hall.windows.values() if _wanted(window, rows, waited)]
    found = [Line(window.id, window.clerk) for window in shown]
    if rows in ("all", "useful"):
        found += [
            Line(None, clerk.id)
            for clerk in hall.clerks.values()
            if clerk.window is None and (rows == "all" or any(clerk.skills.get(service, 0.0) > 0 for service in waited))
        ]
    found = [line for line in found if answers(line)]
    if order == "hall":
        return [*found, Line()]
    sections = {line: section_of(hall, line, order) for line in found}
    heads = STATES if order == "state" else tuple(hall.catalogue.groups)
    result = []
    for head in (*heads, ""):
        inside = [line for line in found if sections[line] == head]
        if inside:
            result += [Line(section=head, inside=tuple(inside)), *([] if head in folded else inside)]
    return [*result, Line()]


def _wanted(window: WindowNow, rows: Rows, waited: set[str]) -> bool:
    if rows == "all":
        return True
    if rows == "useful":
        return any(window.skills.get(service, 0.0) > 0.0 for service in waited)
    return window.state == rows


def section_of(hall: Hall, line: Line, order: Order) -> str:
    """The section that a line stands in; empty: that of clerks at no window, or without skills."""
    if order == "state":
        return "" if line.window is None else hall.windows[line.window].state
    skills = hall.clerks[line.clerk].skills if line.clerk else hall.windows[line.window or ""].skills
    counts = Counter(hall.catalogue.services[service].group for service, speed in skills.items() if speed > 0.0)
    return max(counts, key=lambda group: counts[group], default="")


def columns(hall: Hall, groups: list[str], folded: set[str], services: set[str] | None) -> list[Column]:
    """The services of these groups, or of them only ``services``; a folded group is one column."""
    by_group: dict[str, list[str]] = {}
    for service in hall.catalogue.services.values():
        if services is None or service.id in services:
            by_group.setdefault(service.group, []).append(service.id)
    found: list[Column] = []
    for group in groups:
        if group in folded:
            found.append(Column(group))
        else:
            found += [Column(group, service) for service in by_group.get(group, [])]
    return found
