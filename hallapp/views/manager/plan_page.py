"""The day as it is planned: when each window is open, and the breaks."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from hallapp.hall import planning
from hallapp.hall.hall import Hall
from hallapp.views import theme, words
from hallapp.views.link import HallLink
from hallapp.views.manager import wording
from hallapp.views.manager.advising import Advising
from hallapp.views.manager.tides import Advised, advised, due_now, wording_of
from hallapp.views.widgets import Button, Icon, Panel, Text, column, row, rule
from hallapp.views.widgets.buttons import focus_ring

HEAD, ROW = 270, 44
HALF_HOUR = 30.0

DUE_SHOWN = 3
"""Of what is due now, so many have a button."""

Spans = list[tuple[float, float]]


class Ruler(QWidget):
    """The half-hours above the rows."""

    def __init__(self) -> None:
        super().__init__()
        self._opens = self._closes = 0.0
        self.setFixedHeight(28)

    def show_hours(self, opens: float, closes: float) -> None:
        """Show the hours from opening to closing, minutes from midnight."""
        self._opens, self._closes = opens, closes
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the hours, the half-hours too where there is room."""
        painter = QPainter(self)
        painter.setFont(theme.font(theme.SMALL))
        painter.setPen(theme.colour("muted"))
        length = max(self._closes - self._opens, 1.0)
        room = (self.width() - HEAD - 32) * HALF_HOUR / length
        step = HALF_HOUR if room >= 48 else 2 * HALF_HOUR
        at = self._opens
        while at <= self._closes:
            x = HEAD + (self.width() - HEAD - 32) * (at - self._opens) / length
            painter.drawText(QRectF(x - 30, 0, 60, 28), Qt.AlignmentFlag.AlignCenter, words.clock(at))
            at += step
        painter.end()


class Lane(QWidget):
    """A window's day as a strip: open spans, breaks, now, and what the tides advise.

    Dashed: open it then; hatched: it may close then; the line beneath is
    the stronger the more the window is needed in a half-hour.
    """

    menu = Signal(str, QPoint)

    def __init__(self) -> None:
        super().__init__()
        self.clerk = self.place = ""
        self._person = self._state = ""
        self._open: Spans = []
        self._breaks: Spans = []
        self._bounds = (0.0, 1.0)
        self._now = 0.0
        self._said = ""
        self._advised = Advised()
        self.setFixedHeight(ROW)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_lane(
        self, label: str, person: str, clerk: str, spans: Spans, breaks: Spans, hall: Hall, now: int, state: str
    ) -> None:
        """Show a day; spans in minutes from midnight."""
        self.clerk, self.place, self._person, self._state = clerk, label, person, state
        self._open, self._breaks = spans, breaks
        self._bounds = (float(hall.scenario.opens), float(hall.scenario.closes))
        self._now = self._bounds[0] + hall.minute(now)
        said = [f"{words.clock(low)}–{words.clock(high)}" for low, high in spans]
        pauses = [f"{words.clock(low)}–{words.clock(high)}" for low, high in breaks]
        self._said = self.tr("{place} {person}: open {open}; breaks {breaks}").format(
            place=label, person=person, open=words.listed(said) or "–", breaks=words.listed(pauses) or "–"
        )
        self._name()

    def show_advised(self, advised: Advised) -> None:
        """Show what the tides advise for this window."""
        self._advised = advised
        self._name()

    def _name(self) -> None:
        self.setAccessibleName("; ".join(filter(None, (self._said, *self._advised.sentences))))
        self.setToolTip(self.accessibleName())
        self.update()

    def _x(self, minute: float) -> float:
        low, high = self._bounds
        return HEAD + (self.width() - HEAD - 32) * (minute - low) / max(high - low, 1.0)

    def sizeHint(self) -> QSize:
        """Wide."""
        return QSize(900, ROW)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint head, spans, breaks and now."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        height = float(self.height())
        painter.setFont(theme.font(theme.LEAD, bold=True))
        painter.setPen(theme.colour("text"))
        painter.drawText(QRectF(16, 0, 44, height), Qt.AlignmentFlag.AlignVCenter, self.place)
        painter.setFont(theme.font(theme.BODY))
        person = painter.fontMetrics().elidedText(self._person, Qt.TextElideMode.ElideRight, 110)
        painter.drawText(QRectF(60, 0, 112, height), Qt.AlignmentFlag.AlignVCenter, person)
        painter.setFont(theme.font(theme.SMALL))
        painter.setPen(theme.colour(self._state) if self._state else theme.colour("muted"))
        state = words.window_states().get(self._state, self.tr("at no window"))
        painter.drawText(QRectF(176, 0, HEAD - 184, height), Qt.AlignmentFlag.AlignVCenter, state)
        self._paint_hours(painter, height)
        for low, high in self._open:
            painter.fillRect(QRectF(self._x(low), 10, self._x(high) - self._x(low), height - 20), theme.tint("ready"))
        for low, high in self._breaks:
            box = QRectF(self._x(low), 10, self._x(high) - self._x(low), height - 20)
            painter.fillRect(box, theme.tint("paused"))
            painter.setPen(theme.colour("paused"))
            label = words.clock(low) if box.width() > 40 else ""
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, label)
        self._paint_advised(painter, height)
        if self._bounds[0] <= self._now <= self._bounds[1]:
            painter.fillRect(QRectF(self._x(self._now) - 0.5, 0, 1.5, height), theme.colour("text"))
        if self.hasFocus():
            focus_ring(painter, QRectF(self.rect()), 1.0)
        painter.end()

    def _paint_advised(self, painter: QPainter, height: float) -> None:
        for low, high in self._advised.spared:
            box = QRectF(self._x(low), 10, self._x(high) - self._x(low), height - 20)
            painter.fillRect(box, QBrush(theme.colour("muted"), Qt.BrushStyle.BDiagPattern))
        painter.setPen(QPen(theme.colour("accent"), 1.5, Qt.PenStyle.DashLine))
        painter.setBrush(theme.tint("called"))
        for low, high in self._advised.opened:
            painter.drawRect(QRectF(self._x(low), 10, self._x(high) - self._x(low), height - 20))
        ink = theme.colour("accent")
        for low, high, share in self._advised.need:
            ink.setAlphaF(0.15 + 0.85 * share)
            painter.fillRect(QRectF(self._x(low) + 1, height - 8, self._x(high) - self._x(low) - 2, 4), ink)

    def _paint_hours(self, painter: QPainter, height: float) -> None:
        painter.setPen(QPen(theme.colour("line"), 1))
        at = self._bounds[0]
        while at <= self._bounds[1]:
            painter.drawLine(round(self._x(at)), 0, round(self._x(at)), int(height))
            at += HALF_HOUR

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click offers other times for the breaks."""
        if self.clerk:
            self.menu.emit(self.clerk, event.globalPosition().toPoint())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """So do Enter, Space and the menu key."""
        if self.clerk and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Menu):
            self.menu.emit(self.clerk, self.mapToGlobal(QPoint(HEAD, self.height() // 2)))
        else:
            super().keyPressEvent(event)


class PlanPage(QWidget):
    """Every window's planned day, the clerks at no window, and when the tidal windows should open and close.

    ``command`` carries a request to the hall.
    """

    menu = Signal(str, QPoint)
    command = Signal(dict)

    def __init__(self, link: HallLink, now: Callable[[], int], advising: Advising) -> None:
        super().__init__()
        self._link = link
        self._now = now
        self._advising = advising
        self.tide = Text("", theme.BODY, wrap=True)
        self.due = [Button("", look="outline", size=theme.SMALL, clicked=partial(self._do_due, place))
                    for place in range(DUE_SHOWN)]  # fmt: skip
        self._due: list[tuple[str, list[dict[str, Any]]]] = []
        self._key = Text("", theme.SMALL, "muted", wrap=True)
        self.lanes: list[Lane] = []
        self._title = Text("", theme.LEAD, bold=True)
        self._about = Text("", theme.SMALL, "muted", elide=True)
        self._ruler = Ruler()
        self._rows = column()
        body = QWidget()
        body.setLayout(column(self._rows, 0))
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._area.setWidget(body)
        head = row(self._title, self._about, gap=12, margin=(16, 12, 16, 8))
        head.setStretch(1, 1)
        ruler = row(self._ruler, margin=(0, 0, 12, 0))
        panel = Panel("card")
        tide = row(Icon("waves", "accent"), self.tide, *self.due, gap=8)
        tide.setStretch(1, 1)
        foot = column(tide, self._key, gap=4, margin=(16, 8, 16, 12))
        layout = column(head, rule(), ruler, rule(), self._area, rule(), foot, margin=1)
        layout.setStretch(4, 1)
        panel.setLayout(layout)
        self.setLayout(column(panel))
        advising.foreseen.connect(self.show_tides)

    def retranslate(self) -> None:
        """Set the texts."""
        self._title.setText(self.tr("Day plan"))
        self._area.setAccessibleName(self.tr("Day plan"))
        self._key.setText(
            self.tr(
                "From simulated days, for the rest of today. Dashed: open the window then. Hatched: it is hardly "
                "missed then, its clerk is free for other work. Line: the darker, the more the window is needed."
            )
        )

    def show_page(self) -> None:
        """Show the hall as it is now."""
        hall, now = self._link.hall, self._now()
        follows = hall.settings.follow_plan
        self._about.setText(
            self.tr("Windows open, pause and close by this plan. Choose a row to move a break.")
            if follows
            else self.tr(
                "Windows are opened and closed by hand; this is what was planned. Choose a row to move a break."
            )
        )
        opens, closes = float(hall.scenario.opens), float(hall.scenario.closes)
        self._ruler.show_hours(opens, closes)
        shown: list[tuple[str, str, str, Spans, Spans, str]] = []
        for window in hall.windows.values():
            day = planning.day_of(hall, window)
            spans = [(opens + low, opens + high) for low, high in day.open]
            breaks = [(opens + low, opens + high) for low, high in day.breaks]
            person = wording.clerk(hall, window.clerk)
            shown.append((window.id, person, window.clerk or "", spans, breaks, window.state))
        shifts = {clerk.id: clerk.shift for clerk in hall.scenario.clerks}
        for clerk in hall.clerks.values():
            if clerk.window is None:
                low, high = shifts[clerk.id] or (opens, closes)
                spans = [(max(opens, float(low)), min(closes, float(high)))]
                shown.append(("", wording.clerk(hall, clerk.id), clerk.id, spans, list(clerk.breaks), ""))
        while len(self.lanes) < len(shown):
            lane = Lane()
            lane.menu.connect(self.menu)
            self.lanes.append(lane)
            self._rows.addWidget(lane)
        for lane, (label, person, key, spans, breaks, state) in zip(self.lanes, shown, strict=False):
            lane.show_lane(label, person, key, spans, breaks, hall, now, state)
            lane.show()
        for lane in self.lanes[len(shown) :]:
            lane.hide()
        if self._advising.tides is None:
            self._advising.ask_tides()
        self.show_tides()

    def show_tides(self) -> None:
        """Show when windows should open and close, as last found."""
        hall, found = self._link.hall, self._advising.tides
        self.tide.setText(wording_of(hall, found))
        windows = {} if found is None else {tide.window: tide for tide in found.tides}
        for lane in self.lanes:
            lane.show_advised(Advised() if found is None else advised(hall, found, lane.place, windows.get(lane.place)))
        self._due = [] if found is None else due_now(hall, found)[:DUE_SHOWN]
        for place, button in enumerate(self.due):
            button.set_label(self._due[place][0] if place < len(self._due) else "")
            button.setVisible(place < len(self._due))

    def _do_due(self, place: int) -> None:
        for request in self._due[place][1]:
            self.command.emit(request)
