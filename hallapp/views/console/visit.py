"""The ticket at the window: number, time against the standard pace, services in order, papers, note."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from hallapp.hall.hall import Hall
from hallapp.hall.ticket import MINUTE, Ticket, WindowNow
from hallapp.views import theme, words
from hallapp.views.console import wording
from hallapp.views.widgets import Check, Flow, Icon, PaceLine, Panel, StateChip, Text, clear, column, row, rule


class Visit(Panel):
    """What the clerk needs to know of the citizen who is here; ``ticked``: the boxes of the papers changed."""

    ticked = Signal()

    def __init__(self) -> None:
        super().__init__("surface")
        self.number = Text("", theme.GIANT, bold=True)
        self._klass = StateChip("called", "")
        self.time = Text("", theme.TITLE, bold=True)
        self._standard = Text("", theme.SMALL, "muted")
        self.pace = PaceLine()
        self._services = QVBoxLayout()
        self._papers = Flow(gap=16)
        self.papers_part = QWidget()
        self.papers_part.setLayout(self._papers)
        self._note_icon = Icon("note-pencil", "accent")
        self.note = Text("", theme.BODY, wrap=True)
        self._shown: tuple[object, ...] = ()
        self._boxes: list[Check] = []
        self._papers_about = ("", "")
        for text in (self.time, self._standard):
            text.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._times: QBoxLayout = column(self.time, self._standard)
        head = row(self.number, self._klass, 0, column(0, self._times, 0), gap=8)
        note = row(self._note_icon, self.note, gap=8)
        note.setStretch(1, 1)
        parts = (head, self.pace, note, self._services, self.papers_part)
        self.setLayout(column(*parts, gap=4, margin=(16, 4, 16, 8)))

    def set_low(self, low: bool) -> None:
        """Make do with a low screen: a smaller number, the times side by side."""
        self.number.set_size(theme.FIGURE if low else theme.GIANT)
        across, down = QBoxLayout.Direction.RightToLeft, QBoxLayout.Direction.TopToBottom
        self._times.setDirection(across if low else down)
        self._times.setSpacing(8 if low else 0)

    def show_ticket(self, hall: Hall, window: WindowNow, ticket: Ticket, note: str) -> None:
        """Show a ticket; what has not changed is left alone."""
        shown = (
            ticket.number,
            ticket.services,
            ticket.state,
            note,
            ticket.sent_from,
            window.active,
            words.name(hall.scenario.names, ""),
        )
        if shown == self._shown:
            return
        self._shown = shown
        self.number.setText(ticket.number)
        self._klass.setVisible(ticket.klass != "ordinary")
        self._klass.show_state("called", words.classes(hall).get(ticket.klass, ticket.klass), icon="star")
        clear(self._services)
        for place, service in enumerate(ticket.services):
            self._services.addLayout(self._service(hall, window, ticket, place, service))
            self._services.addWidget(rule())
        self._show_papers(hall, ticket)
        told = self._told(hall, ticket.sent_from, note)
        self._note_icon.setVisible(bool(told))
        self.note.setVisible(bool(told))
        self.note.setText(told)

    def _told(self, hall: Hall, window: str | None, note: str) -> str:
        """The note, after who sent the citizen on: whoever is asked first answers for where it leads."""
        if window is None:
            return note
        sits = hall.windows[window].clerk if window in hall.windows else None
        clerk = next((known for known in hall.scenario.clerks if known.id == sits), None)
        origin = self.tr("From window {window}, {clerk}") if clerk else self.tr("From window {window}")
        origin = origin.format(window=window, clerk=words.name(clerk.names, clerk.id) if clerk else "")
        return self.tr("{origin}: {note}").format(origin=origin, note=note) if note else origin

    def papers(self) -> list[Check]:
        """The boxes of the papers for the service in hand."""
        return self._boxes

    def lacking(self) -> list[tuple[int, str]]:
        """The papers that are not ticked: their places in the catalogue's list, and their names."""
        return [(place, box.text()) for place, box in enumerate(self._boxes) if not box.isChecked()]

    def _show_papers(self, hall: Hall, ticket: Ticket) -> None:
        """Draw the boxes anew; what was ticked for this service stays so."""
        about = ticket.number, ticket.services[0]
        ticked = [box.isChecked() for box in self._boxes] if about == self._papers_about else []
        self._papers_about = about
        clear(self._papers)
        self._boxes = [Check(words.name(paper, "")) for paper in hall.catalogue.services[about[1]].papers]
        for place, box in enumerate(self._boxes):
            box.setChecked(place < len(ticked) and ticked[place])
            box.toggled.connect(lambda _on: self.ticked.emit())
            self._papers.addWidget(box)
        self.ticked.emit()

    def _service(self, hall: Hall, window: WindowNow, ticket: Ticket, place: int, service: str) -> QVBoxLayout:
        known = hall.catalogue.services[service]
        name = Text(f"{place + 1}   {words.name(known.names, service)}", bold=True, elide=True)
        line = row(name, gap=8)
        line.setStretch(0, 1)
        if place == 0:
            word = self.tr("in hand") if ticket.state == "serving" else self.tr("called")
            line.addWidget(StateChip("engaged" if ticket.state == "serving" else "called", word, bare=True))
            group = hall.catalogue.group(service)
            lead = self.tr("led by the community") if known.lead == "community" else self.tr("led by a department")
            about = f"{words.name(group.names, group.id)} · {lead}"
        else:
            about = wording.onward(hall, window, service)
        return column(line, Text(about, theme.SMALL, "muted", wrap=True), gap=2, margin=(0, 4, 0, 4))

    def tick(self, hall: Hall, ticket: Ticket, now: int) -> tuple[str, float, float]:
        """Bring the time up to date; what it says, minutes of service and minutes of the standard."""
        begun = ticket.started if ticket.state == "serving" else ticket.called
        seconds = max(0, now - (begun or now)) // 1000
        self.time.setText(f"{seconds // 60}:{seconds % 60:02d}")
        service = ticket.services[0]
        standard = hall.catalogue.services[service].mean
        self._standard.setText(self.tr("standard {minutes} min").format(minutes=words.number(standard)))
        self.pace.show_pace(seconds / (MINUTE / 1000), standard)
        self.pace.setAccessibleName(self.tr("time against the standard"))
        return self.time.text(), seconds / (MINUTE / 1000), standard

    def forget(self) -> None:
        """Show everything anew next time, in another language."""
        self._shown = ()
