"""Who may serve what, as a table: windows and free clerks by services and folded groups."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from statistics import median
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)

from hallapp.hall.hall import Hall
from hallapp.hall.ticket import MINUTE
from hallapp.views import words
from hallapp.views.finder import answers
from hallapp.views.manager import wording
from hallapp.views.manager.fills import fill
from hallapp.views.manager.remedies import Remedy
from hallapp.views.manager.selection import Column, Line, Order, Rows, columns, lines
from hallapp.views.manager.unsaved import Mark, Skill, Unsaved, mark

ON: frozenset[Mark] = frozenset({"active", "learner", "last_resort"})

FEW = 2
"""Fewer people present than this who are trained for a service are warned of."""

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Shown:
    """What is chosen to be shown: groups in their order, of them only some ``services``, and which lines."""

    groups: tuple[str, ...] = ()
    services: frozenset[str] | None = None
    rows: Rows = "all"
    order: Order = "hall"
    typed: str = ""


def mark_words() -> dict[Mark, str]:
    """Words for the marks."""
    return {
        "active": wording.translate("skills", "active"),
        "off": wording.translate("skills", "trained, off"),
        "learner": wording.translate("skills", "learner"),
        "last_resort": wording.translate("skills", "last resort"),
        "untrained": wording.translate("skills", "not trained"),
    }


class Skills(QAbstractTableModel):
    """Who may serve what: lines and columns of the hall, with what is not saved yet."""

    def __init__(self, unsaved: Unsaved) -> None:
        super().__init__()
        self.unsaved = unsaved
        self.hall = Hall()
        self.lines: list[Line] = []
        self.columns: list[Column] = []
        self.folded: set[str] = set()
        self.waiting: Counter[str] = Counter()
        self.waits: dict[str, float] = {}
        self.remedies: dict[str, Remedy] = {}
        self.present: dict[str, int] = {}
        self.folded_sections: set[str] = set()
        self._shown = Shown()
        self._seats: object = None
        self._seen: object = None

    def show_hall(
        self, hall: Hall, now: int, shown: Shown, remedies: dict[str, Remedy], *, still: bool = False
    ) -> None:
        """Show the hall as it is now; ``still``: each line stays where it is, so that no click hits another one."""
        self.hall, self.remedies = hall, remedies
        waits: dict[str, list[int]] = {}
        for ticket in hall.in_line.values():
            waits.setdefault(ticket.services[0], []).append(ticket.wait(now))
        self.waiting = Counter({service: len(found) for service, found in waits.items()})
        self.waits = {service: median(found) / MINUTE for service, found in waits.items()}
        present = Counter(
            service
            for window in hall.windows.values()
            if window.state != "closed"
            for service, speed in window.skills.items()
            if speed > 0.0
        )
        self.present = {service: present[service] for service in hall.catalogue.services}
        seats = (hall.day, [(window.id, window.clerk) for window in hall.windows.values()])
        same = (shown.rows, shown.order, shown.typed) == (self._shown.rows, self._shown.order, self._shown.typed)
        keep = still and same and seats == self._seats
        self._shown, self._seats = shown, seats
        self._arrange(keep_lines=keep)
        seen = self._fingerprint()
        if seen != self._seen and self.lines and self.columns:
            self._seen = seen
            last = self.index(len(self.lines) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def _arrange(self, *, keep_lines: bool = False) -> None:
        shown = self._shown
        found = self.lines
        if not keep_lines:
            found = lines(self.hall, shown.rows, shown.order, self.folded_sections, self._answers)
        services = None if shown.services is None else set(shown.services)
        listed = columns(self.hall, list(shown.groups), self.folded, services)
        if (found, listed) != (self.lines, self.columns):
            self.beginResetModel()
            self.lines, self.columns = found, listed
            self.endResetModel()

    def _fingerprint(self) -> object:
        """What the cells tell: they are painted anew only if it has changed."""
        hall = self.hall
        late = [service for service, wait in self.waits.items() if wait > hall.catalogue.services[service].target]
        skills = [(frozenset(place.inactive), frozenset(place.last_resort)) for place in hall.windows.values()]
        skills += [(frozenset(clerk.inactive), frozenset(clerk.last_resort)) for clerk in hall.clerks.values()]
        states = [window.state for window in hall.windows.values()]
        return hall.day, set(late), set(self.remedies), dict(self.unsaved.wanted), skills, states

    def _answers(self, line: Line) -> bool:
        """Whether a line answers to what is typed."""
        return not self._shown.typed or self.is_called(line, self._shown.typed)

    def is_called(self, line: Line, typed: str) -> bool:
        """Whether what is typed means this window or its clerk."""
        if line.window is not None and typed == line.window:
            return True
        listed = next((clerk for clerk in self.hall.scenario.clerks if clerk.id == line.clerk), None)
        return listed is not None and answers(listed.names.zh or listed.id, listed.names.en or listed.id, typed)

    def everybody(self) -> list[Line]:
        """All windows and the clerks at none, whatever is shown."""
        found = [Line(window.id, window.clerk) for window in self.hall.windows.values()]
        return found + [Line(None, clerk.id) for clerk in self.hall.clerks.values() if clerk.window is None]

    def fold(self, group: str) -> None:
        """Fold a group, or unfold it."""
        self.folded ^= {group}
        self._arrange()

    def fold_section(self, section: str) -> None:
        """Fold a section of lines, or unfold it."""
        self.folded_sections ^= {section}
        self._arrange()

    def rowCount(self, parent: Index | None = None) -> int:
        """How many lines."""
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index | None = None) -> int:
        """How many services and folded groups."""
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def services(self, group: str) -> list[str]:
        """The services of a group."""
        return [service.id for service in self.hall.catalogue.services.values() if service.group == group]

    def mark(self, line: Line, service: str) -> Mark:
        """What stands in a cell of a service."""
        if line.window is not None:
            return self.unsaved.mark(self.hall, line.window, service)
        if line.clerk is None:
            return "untrained"  # a head or the count
        clerk = self.hall.clerks[line.clerk]
        skill = Skill(service not in clerk.inactive, service in clerk.last_resort)
        return mark(clerk.skills.get(service, 0.0), skill)

    def changed(self, line: Line, service: str) -> Skill | None:
        """The unsaved skill of a cell."""
        return None if line.window is None else self.unsaved.wanted.get((line.window, service))

    def of_group(self, line: Line, group: str) -> tuple[int, int]:
        """How many services of a group are active, and how many are trained for."""
        marks = [self.mark(line, service) for service in self.services(group)]
        return sum(m in ON for m in marks), sum(m != "untrained" for m in marks)

    def able(self, section: Line, column: Column) -> int:
        """How many lines of a section may serve a column's service; of a group, at least one of its services."""
        services = self.services(column.group) if column.service is None else [column.service]
        return sum(any(self.mark(line, service) in ON for service in services) for line in section.inside)

    def count(self, column: Column) -> int:
        """How many present are trained for a column's service; of a group for its least covered one."""
        if column.service is not None:
            return self.present[column.service]
        return min((self.present[service] for service in self.services(column.group)), default=0)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every cell can be chosen."""
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The cell in words, for tooltips and screen readers."""
        if role not in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        line, column = self.lines[index.row()], self.columns[index.column()]
        group = self.hall.catalogue.groups[column.group]
        what = words.name(group.names, group.id)
        if column.service is not None:
            what = wording.service(self.hall, column.service)
        if line.count:
            sentence = wording.translate("skills", "{service}: {count} trained and present")
            return sentence.format(service=what, count=words.number(self.count(column)))
        if line.section is not None:
            sentence = wording.translate("skills", "{section}, {service}: {count} may serve it")
            return sentence.format(
                section=self.section_words(line), service=what, count=words.number(self.able(line, column))
            )
        if column.service is None:
            on, trained = self.of_group(line, column.group)
            state = f"{on}/{trained}"
        else:
            state = mark_words()[self.mark(line, column.service)]
            if self.changed(line, column.service) is not None:
                state = wording.translate("skills", "{state}, not saved").format(state=state)
        return f"{self.line_words(line)}, {what}: {state}"

    def section_words(self, line: Line) -> str:
        """What the lines of a section have in common."""
        if self._shown.order == "state":
            return words.window_states()[line.section] if line.section else wording.translate("skills", "at no window")
        if not line.section:
            return wording.translate("skills", "no skills")
        group = self.hall.catalogue.groups[line.section]
        return words.name(group.names, group.id)

    def line_words(self, line: Line) -> str:
        """A line's window and clerk."""
        if line.section is not None:
            return self.section_words(line)
        person = wording.clerk(self.hall, line.clerk)
        return person if line.window is None else f"{wording.window(line.window)} {person}".strip()

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Lines and columns in words."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if orientation is Qt.Orientation.Vertical:
            line = self.lines[section]
            return wording.translate("skills", "trained and present") if line.count else self.line_words(line)
        column = self.columns[section]
        if column.service is not None:
            return wording.service(self.hall, column.service)
        group = self.hall.catalogue.groups[column.group]
        return words.name(group.names, group.id)

    def toggle(self, index: Index, skill: Skill | None = None) -> Skill | None:
        """Switch the skill of a cell, or make it like ``skill``; what it is now, ``None`` where nothing can be.

        The cell of a folded group stands for all services of the group.
        """
        line, column = self.lines[index.row()], self.columns[index.column()]
        if line.window is None:
            return None
        if column.service is None:
            return self._toggle_group(index, line.window, column.group, skill)
        if self.mark(line, column.service) == "untrained":
            return None
        now = self.unsaved.skill(self.hall, line.window, column.service)
        wanted = skill or Skill(not now.on, now.last_resort)
        self.unsaved.set(self.hall, line.window, column.service, wanted)
        self.dataChanged.emit(index, index)
        return wanted

    def _toggle_group(self, index: Index, window: str, group: str, skill: Skill | None) -> Skill | None:
        on = fill(self.hall, self.unsaved, window, self.services(group), None if skill is None else skill.on)
        self.dataChanged.emit(index, index)
        return None if on is None else Skill(on, False)

    def toggle_last_resort(self, index: Index) -> None:
        """Make the skill of a cell a last resort, or no longer; it is switched on with it."""
        line, service = self.lines[index.row()], self.columns[index.column()].service
        if line.window is None or service is None:
            return
        now = self.unsaved.skill(self.hall, line.window, service)
        self.unsaved.set(self.hall, line.window, service, Skill(now.on or not now.last_resort, not now.last_resort))
        self.dataChanged.emit(index, index)
