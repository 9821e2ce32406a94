"""What a story shows of a ticket, a window or a service: figures, and tables whose rows lead on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Literal, NamedTuple

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from hallapp.hall import events
from hallapp.hall.hall import Hall
from hallapp.hall.story import Moment, Said, WindowDay, of_service, of_ticket, of_window
from hallapp.hall.ticket import MINUTE, Ticket
from hallapp.live import Live
from hallapp.views import icons, theme, words
from hallapp.views.manager import wording
from hallapp.views.manager.plots import cause_words
from hallapp.views.manager.queues import able, mark_words
from hallapp.views.manager.records import Index, Lines
from hallapp.views.manager.story_words import place, sentence
from hallapp.views.widgets import Figure, Flow, Panel, Table, Text, column

translate = QCoreApplication.translate

Kind = Literal["ticket", "window", "service"]


class About(NamedTuple):
    """Whose story it is."""

    kind: Kind
    key: str


class Entry(NamedTuple):
    """A row: an icon, its cells, and whose story it leads to."""

    icon: str
    cells: tuple[str, ...]
    about: About | None = None


def happened(live: Live) -> Iterable[Said]:
    """The events of the present day."""
    for line in live.log.read_day(live.hall.day or ""):
        yield events.decode(line.kind, line.data), line.at, line.actor


def read(about: About, live: Live) -> list[Moment] | WindowDay | None:
    """What only the log knows of it."""
    if about.kind == "ticket":
        return of_ticket(happened(live), about.key)
    return of_window(happened(live), about.key) if about.kind == "window" else None


class _Entries(Lines):
    """Rows with an icon each."""

    def __init__(self, heads: list[str], entries: list[Entry]) -> None:
        super().__init__()
        self.entries = entries
        self.show_lines(heads, [list(entry.cells) for entry in entries])

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a cell, and the icon of the row before the last one but one."""
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 0 and self.entries[index.row()].icon:
            return icons.icon(self.entries[index.row()].icon, "muted")
        return super().data(index, role)


class Entries(Table):
    """A table of entries; Enter or a double click leads on. ``chosen`` carries whose story is wanted."""

    chosen = Signal(object)

    def __init__(self, name: str, heads: list[str], entries: list[Entry], widths: tuple[int, ...] = ()) -> None:
        super().__init__(name, row_height=34)
        self._model = _Entries(heads, entries)
        self._model.setParent(self)
        self.setModel(self._model)
        for place_, width in enumerate(widths):
            self.setColumnWidth(place_, width)
        self.horizontalHeader().setAccessibleName(name)
        self.doubleClicked.connect(self._choose)
        if any(entry.about for entry in entries):
            self.setToolTip(translate("story", "Enter or a double click: its story"))

    def _choose(self, index: Index) -> None:
        about = self._model.entries[index.row()].about
        if about is not None:
            self.chosen.emit(about)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter leads on."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._choose(self.currentIndex())
        else:
            super().keyPressEvent(event)


def clock(hall: Hall, at: int) -> str:
    """An instant with its seconds: steps are told apart."""
    minutes = float(hall.scenario.opens) + hall.minute(at)
    return f"{words.clock(minutes)}:{int(minutes * 60) % 60:02d}"


def minutes_of(ms: float) -> str:
    """A duration."""
    return wording.minutes(ms / MINUTE // 1)


def figures(*shown: tuple[str, str, str]) -> QWidget:
    """Labels with numbers and units."""
    flow = Flow(gap=28, line_gap=8)
    for label, number, unit in shown:
        figure = Figure(theme.LEAD)
        figure.show_value(label, number, unit)
        flow.addWidget(figure)
    box = QWidget()
    box.setLayout(flow)
    return box


def card(title: str, *inner: QWidget) -> Panel:
    """A titled part."""
    panel = Panel("card")
    layout = column(Text(title, theme.BODY, bold=True), *inner, gap=8, margin=16)
    layout.setStretch(layout.count() - 1, 1)
    panel.setLayout(layout)
    return panel


def state_of(hall: Hall, about: About) -> tuple[str, str]:
    """The token and the word of how it stands."""
    if about.kind == "ticket":
        ticket = hall.tickets[about.key]
        return words.TICKET_TOKENS[ticket.state], words.ticket_states()[ticket.state]
    if about.kind == "window":
        window = hall.windows[about.key]
        return window.state, words.window_states()[window.state]
    waiting = len(hall.waiting_for(about.key))
    return "waiting", words.people_waiting(waiting)


def title_of(hall: Hall, about: About) -> str:
    """What it is called."""
    if about.kind == "ticket":
        return translate("story", "Ticket {number}").format(number=about.key)
    if about.kind == "window":
        return f"{wording.window(about.key)} {wording.clerk(hall, hall.windows[about.key].clerk)}".strip()
    return wording.service(hall, about.key)


def ticket_parts(hall: Hall, now: int, ticket: Ticket, moments: list[Moment]) -> list[QWidget]:
    """A ticket's figures and all its steps."""
    target = hall.catalogue.services[ticket.first_service].target
    left = words.listed([wording.service(hall, service) for service in ticket.services])
    minutes = wording.translate("manager", "min")
    shown = [
        (translate("story", "Waited so far"), words.number(ticket.wait(now) / MINUTE // 1), minutes),
        (translate("story", "Target"), words.number(target), minutes),
        (translate("story", "Services finished"), words.number(len(ticket.steps)), ""),
    ]
    if ticket.state == "waiting":
        shown.append((translate("story", "People ahead"), words.number(hall.ahead(ticket)), ""))
    heads = [translate("story", "Time"), translate("story", "What happened"), translate("story", "Where")]
    entries = []
    for moment in moments:
        icon, text = sentence(hall, moment)
        about = None if moment.window is None else About("window", moment.window)
        entries.append(Entry(icon, (clock(hall, moment.at), text, place(hall, moment)), about))
    table = Entries(translate("story", "All its steps"), heads, entries, (116, 380))
    still = Text(translate("story", "Still to do: {services}").format(services=left), theme.BODY, "muted", wrap=True)
    still.setVisible(bool(left))
    return [card(translate("story", "The visit"), figures(*shown), still),
            card(translate("story", "All its steps"), table)]  # fmt: skip


def window_parts(hall: Hall, now: int, window: str, day: WindowDay) -> list[QWidget]:
    """A window's figures, who sat there, and all that happened."""
    spent = dict(day.spent)
    place_ = hall.windows[window]
    spent[place_.state] = spent.get(place_.state, 0) + max(0, now - hall.at)
    day = replace(day, spent=spent)
    steps = [step for ticket in hall.tickets.values() for step in ticket.steps if step.window == window]
    minutes = wording.translate("manager", "min")
    busy = day.utilisation
    shown = [
        (translate("story", "Occupied"), "–" if busy is None else words.number(100 * busy), "%"),
        (translate("story", "Services finished"), words.number(len(steps)), ""),
        (translate("story", "Standard minutes"),
         words.number(sum(hall.catalogue.services[step.service].mean for step in steps)), minutes),
    ]  # fmt: skip
    states = words.window_states()
    shown += [(states[state], words.number(ms / MINUTE), minutes) for state, ms in spent.items() if ms >= MINUTE]
    causes = hall.idle.by_cause(hall, now, window=window)
    idle = [
        (translate("story", "Idle while waiting: {cause}").format(cause=cause_words()[cause]),
         words.number(ms / MINUTE), minutes)
        for cause, ms in causes.items() if ms >= MINUTE
    ]  # fmt: skip
    heads = [translate("story", "Time"), translate("story", "Ticket"), translate("story", "What happened")]
    entries = []
    for moment in reversed(day.moments):
        icon, text = sentence(hall, moment)
        ticket = getattr(moment.event, "ticket", None)
        about = About("ticket", ticket) if ticket in hall.tickets else None
        entries.append(Entry(icon, (clock(hall, moment.at), ticket or "", text), about))
    table = Entries(translate("story", "The day at this window, the latest first"), heads, entries, (116, 88))
    seats = Text(_seats(hall, day), theme.BODY, "muted", wrap=True)
    return [card(translate("story", "The window's day"), figures(*shown, *idle), seats),
            card(translate("story", "The day at this window, the latest first"), table)]  # fmt: skip


def _seats(hall: Hall, day: WindowDay) -> str:
    found = []
    for seat in day.seats:
        person = wording.clerk(hall, seat.clerk) or translate("story", "nobody")
        begin = words.clock(float(hall.scenario.opens) + hall.minute(seat.since))
        end = "" if seat.until is None else words.clock(float(hall.scenario.opens) + hall.minute(seat.until))
        found.append(f"{person} {begin}–{end}")
    return words.listed(found)


def service_parts(hall: Hall, now: int, service: str) -> list[QWidget]:
    """Who waits for a service, who can serve it, and how those waited who came for it."""
    day = of_service(hall, service)
    minutes = wording.translate("manager", "min")

    def figure(value: float | None) -> str:
        return "–" if value is None else words.number(value, 1)

    share = "–" if not day.waits else words.number(100 * day.within / day.waits)
    outcomes = [(words.outcomes()[outcome], words.number(count), "") for outcome, count in day.outcomes.items()]
    shown = figures(
        (translate("story", "Called"), words.number(day.waits), ""),
        (translate("story", "Mean wait"), figure(day.mean), minutes),
        (translate("story", "Median"), figure(day.middle), minutes),
        (translate("story", "Nine in ten at most"), figure(day.nine_in_ten), minutes),
        (translate("story", "Longest"), figure(day.longest), minutes),
        (translate("story", "Target"), words.number(hall.catalogue.services[service].target), minutes),
        (translate("story", "In target"), share, "%"),
        *outcomes,
    )
    return [card(translate("story", "Waits so far"), shown),
            card(translate("story", "Who can serve it"), _who_can(hall, service)),
            card(translate("story", "Who waits"), _who_waits(hall, now, day.waiting))]  # fmt: skip


def _who_can(hall: Hall, service: str) -> Entries:
    heads = [translate("story", "Window"), translate("story", "Clerk"), translate("story", "State"),
             translate("story", "Speed")]  # fmt: skip
    states, meaning = words.window_states(), mark_words()
    entries = []
    for found in able(hall, service, set(hall.idle.present)):
        window = hall.windows[found.window]
        said = meaning["off"] if service in window.inactive else states[window.state]
        entries.append(Entry("", (wording.window(window.id), wording.clerk(hall, window.clerk), said,
                                  words.number(window.skills[service], 1)), About("window", window.id)))  # fmt: skip
    for clerk in hall.clerks.values():
        if clerk.window is None and clerk.skills.get(service, 0.0) > 0.0:
            said = translate("story", "at no window")
            entries.append(Entry("", ("", wording.clerk(hall, clerk.id), said, words.number(clerk.skills[service], 1))))
    return Entries(translate("story", "Who can serve it"), heads, entries, (130, 200, 200))


def _who_waits(hall: Hall, now: int, waiting: list[Ticket]) -> Entries:
    heads = [translate("story", "Ticket"), translate("story", "Waited"), translate("story", "Class"),
             translate("story", "Held for")]  # fmt: skip
    classes = words.classes(hall)
    entries = [
        Entry("", (ticket.number, minutes_of(ticket.wait(now)), classes.get(ticket.klass, ticket.klass),
                   "" if ticket.tied is None else wording.window(ticket.tied)), About("ticket", ticket.number))
        for ticket in waiting
    ]  # fmt: skip
    return Entries(translate("story", "Who waits"), heads, entries, (130, 130, 200))
