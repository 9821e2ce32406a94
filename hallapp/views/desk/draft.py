"""The ticket that is being made: its services in order, papers, class and note."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QLineEdit, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from hallapp.hall.hall import Hall
from hallapp.views import theme, words
from hallapp.views.census import Census
from hallapp.views.widgets import Button, Check, Figure, Flow, Icon, IconButton, Panel, Text, clear, column, row, rule
from simulation.scenario import CLASSES

LONGEST_NOTE = 500
"""Characters."""


class _Place(QWidget):
    """The number of a service within the visit, in a ring."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(24, 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("accent"), 1))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawEllipse(box)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(self._number))
        painter.end()


class _Service(QFrame):
    """One service of the draft with its papers."""

    removed = Signal()

    def __init__(self, place: int, hall: Hall, service: str, checked: set[int]) -> None:
        super().__init__()
        known = hall.catalogue.services[service]
        group = hall.catalogue.group(service)
        self._windows = Text("", theme.SMALL, "muted")
        self._remove = IconButton("x", token="muted", side=28, clicked=self.removed.emit)
        self._remove.set_name(self.tr("Remove {service}").format(service=words.name(known.names, service)))
        head = row(
            _Place(place),
            Text(words.name(known.names, service), bold=True, elide=True),
            Text(words.name(group.names, group.id), theme.SMALL, "muted", elide=True),
            0,
            self._windows,
            self._remove,
            gap=8,
        )
        body = column(head, gap=4, margin=(16, 6, 16, 6))
        if known.papers:
            papers = Flow(gap=20)
            for number, paper in enumerate(known.papers):
                check = Check(words.name(paper, ""), size=theme.SMALL)
                check.setChecked(number in checked)
                check.toggled.connect(lambda on, number=number: checked.add(number) if on else checked.discard(number))
                papers.addWidget(check)
            line = row(36, papers)
            body.addLayout(line)
        self.setLayout(column(body, rule()))

    def show_windows(self, ids: list[str]) -> None:
        """Say which windows may serve it today."""
        self._windows.setText(words.windows(ids))
        self._windows.set_ink("muted" if ids else "late")


class Draft(Panel):
    """A ticket in the making; ``issue`` asks for it to be issued, ``changed`` says that it is another now."""

    changed = Signal()
    issue = Signal()

    def __init__(self) -> None:
        super().__init__("card")
        self.services: list[str] = []
        self.klass = "ordinary"
        self._checked: dict[str, set[int]] = {}
        self._rows: dict[str, _Service] = {}
        self._title = Text("", theme.LEAD, bold=True)
        self._about = Text("", theme.SMALL, "muted", elide=True)
        self._more = Text("", theme.BODY, "accent")
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self._class_label = Text("", theme.SMALL, "muted")
        self._note_label = Text("", theme.SMALL, "muted")
        self._classes: dict[str, Button] = {}
        self.note = QLineEdit()
        self.note.setMaxLength(LONGEST_NOTE)
        self._ahead = Figure(theme.TITLE)
        self._wait = Figure(theme.TITLE)
        self.clear_button = Button("", key="Esc", clicked=self.clear)
        self.issue_button = Button(
            "",
            icon="printer",
            key="Enter",
            look="main",
            height=theme.MAIN_BUTTON,
            size=theme.LEAD,
            clicked=self.issue.emit,
        )
        self._build()

    def _build(self) -> None:
        head = row(self._title, self._about, gap=8, margin=(16, 10, 16, 10))
        head.setStretch(1, 1)
        inner = QWidget()
        more = row(Icon("plus", "accent"), self._more, 0, gap=12, margin=(18, 8, 16, 8))
        inner.setLayout(column(self._list, more, 0))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        foot = Panel("foot")
        foot.setLayout(
            row(self._ahead, self._wait, 0, self.clear_button, self.issue_button, gap=16, margin=(16, 10, 16, 10))
        )
        self.setLayout(column(head, rule(), area, rule(), self._choices(), foot, margin=1))
        self.layout().setStretch(2, 1)  # type: ignore[union-attr]

    def _choices(self) -> QVBoxLayout:
        classes = row(gap=8)
        for number, klass in enumerate(CLASSES, 1):
            button = Button(key=str(number), look="choice")
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.setAutoExclusive(True)
            button.setChecked(klass == self.klass)
            button.clicked.connect(lambda _on=False, klass=klass: self.set_class(klass))
            self._classes[klass] = button
            classes.addWidget(button, 1)
        labels = (self._class_label, self._note_label)
        for label in labels:
            label.setFixedWidth(44)
        self._note_label.setBuddy(self.note)
        return column(row(self._class_label, classes), row(self._note_label, self.note), gap=8, margin=(16, 12, 16, 12))

    def retranslate(self) -> None:
        """Set the texts."""
        self._title.setText(self.tr("New ticket"))
        self._class_label.setText(self.tr("Class"))
        self._note_label.setText(self.tr("Note"))
        self.note.setPlaceholderText(self.tr("Only for the window; never on the wall, never in the log"))
        self.note.setAccessibleName(self.tr("Note for the window"))
        self.clear_button.set_label(self.tr("Clear"))
        self.issue_button.set_label(self.tr("Issue"))
        known = words.classes()
        for klass, button in self._classes.items():
            button.set_label(known[klass])
        for label in (self._class_label, self._note_label):
            label.setFixedWidth(max(44, self._class_label.sizeHint().width() + 8))

    def add(self, service: str) -> bool:
        """Add a service as the last one; ``False`` if it is there already."""
        if service in self.services:
            return False
        self.services.append(service)
        self._checked[service] = set()
        self.changed.emit()
        return True

    def remove(self, service: str) -> None:
        """Take a service off."""
        self.services.remove(service)
        del self._checked[service]
        self.changed.emit()

    def clear(self) -> None:
        """Begin anew."""
        self.services.clear()
        self._checked.clear()
        self.note.clear()
        self.set_class("ordinary")

    def set_class(self, klass: str) -> None:
        """Choose the priority class."""
        self.klass = klass
        self._classes[klass].setChecked(True)
        self.changed.emit()

    def request(self) -> dict[str, object]:
        """The command that issues it."""
        wanted: dict[str, object] = {"do": "issue", "services": list(self.services), "class": self.klass}
        if self.note.text().strip():
            wanted["note"] = self.note.text().strip()
        return wanted

    def rebuild(self, hall: Hall) -> None:
        """Show the services again: they, or the language, are others."""
        clear(self._list)
        self._rows.clear()
        for place, service in enumerate(self.services, 1):
            line = _Service(place, hall, service, self._checked[service])
            line.removed.connect(lambda service=service: self.remove(service))
            self._rows[service] = line
            self._list.addWidget(line)

    def show_hall(self, hall: Hall, census: Census) -> None:
        """Show what the hall says of it: windows, people ahead, the wait."""
        for service, line in self._rows.items():
            line.show_windows([window.id for window in census.able(service)])
        ready = bool(self.services)
        self._more.setText(
            self.tr("Another service: go on searching at the left")
            if ready
            else self.tr("First service: search at the left")
        )
        self.issue_button.setEnabled(ready and hall.is_open)
        self.issue_button.setToolTip("" if hall.is_open else self.tr("The hall day is not open"))
        self._about.setText(
            self.tr("several matters, one number · %n service(s), in order", "", len(self.services)) if ready else ""
        )
        if not ready:
            self._ahead.show_value(self.tr("People ahead"), "–")
            self._wait.show_value(self.tr("Expected wait"), "–")
            return
        first = self.services[0]
        wait = census.wait(first, self.klass)
        self._ahead.show_value(self.tr("People ahead"), words.number(census.waiting[first]), self.tr("people"))
        label = self.tr("Expected wait (service 1)") if len(self.services) > 1 else self.tr("Expected wait")
        if wait is None:
            self._wait.show_value(label, self.tr("no window"), ink="late")
        else:
            self._wait.show_value(label, words.between(wait.low, wait.high), self.tr("min"))
