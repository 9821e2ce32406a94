"""A service of the ticket in the making, with the papers that it needs."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from hallapp.hall.hall import Hall
from hallapp.views import theme, words
from hallapp.views.widgets import Check, Flow, IconButton, Text, column, row, rule


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


class ServiceRow(QFrame):
    """One service of the draft with its papers."""

    removed = Signal()

    def __init__(self, place: int, hall: Hall, service: str, checked: set[int]) -> None:
        super().__init__()
        known = hall.catalogue.services[service]
        group = hall.catalogue.group(service)
        self._windows = Text("", theme.SMALL, "muted")
        self._remove = IconButton("x", token="muted", side=theme.TOUCH, clicked=self.removed.emit)
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
        body = column(head, margin=(16, 0, 4, 0))
        if known.papers:
            papers = Flow(gap=20, line_gap=0)
            for number, paper in enumerate(known.papers):
                check = Check(words.name(paper, ""), size=theme.SMALL)
                check.setMinimumHeight(theme.TOUCH)
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
