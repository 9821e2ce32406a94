"""The console as a strip of 56 px that stays above the clerk's own business system."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QMouseEvent

from hallapp.hall.hall import Hall
from hallapp.hall.ticket import Ticket, WindowNow
from hallapp.views import theme, words
from hallapp.views.console import wording
from hallapp.views.console.wording import ICONS, KEYS
from hallapp.views.widgets import Button, IconButton, PaceLine, Panel, StateChip, Text, column, row

SIZE = QSize(1280, 56)

BESIDE = ("recall", "no_show", "transfer", "park", "pause")
"""The actions beside the main one."""

PACE_WIDTH = 72


class Bar(Panel):
    """The ticket, the time, what comes next and what else can be done.

    Parameters
    ----------
    act : callable
        Does an action by its name.
    unfold : callable
        Makes a column of it again.
    """

    def __init__(self, act: Callable[[str], None], unfold: Callable[[], None]) -> None:
        super().__init__("card")
        self._act = act
        self._step = "next"
        self._id = Text("", theme.TITLE, bold=True)
        self.number = Text("", theme.TITLE, bold=True)
        self._service = Text("", theme.BODY, wrap=True)
        # Two lines, as English names need; the tooltip tells what is longer still.
        self._service.setFixedHeight(SIZE.height() - 8)
        self.time = Text("", theme.SMALL, bold=True)
        self.pace = PaceLine()
        self.pace.setFixedWidth(PACE_WIDTH)
        self.main = Button(look="main", clicked=lambda: self._act(self._step))
        self.buttons = {
            action: Button(icon=ICONS[action], key=KEYS[action], clicked=partial(act, action)).align_left(8)
            for action in BESIDE
        }
        self.waiting = StateChip("waiting", bare=True)
        self._unfold = IconButton("caret-up", clicked=unfold)
        line = row(
            self._id, self.number, self._service, column(0, self.time, self.pace, 0, gap=2), self.main,
            *self.buttons.values(), self.waiting, self._unfold,
            gap=8, margin=(16, 4, 8, 4),
        )  # fmt: skip
        line.setStretch(2, 1)
        self.setLayout(line)
        self.setFixedHeight(SIZE.height())

    def show_window(
        self,
        hall: Hall,
        window: WindowNow,
        ticket: Ticket | None,
        mine: int,
        labels: dict[str, str],
        hindrances: dict[str, str],
    ) -> None:
        """Show the window as it is now; ``mine`` wait that it may serve."""
        self._id.setText(window.id)
        self.number.setText("" if ticket is None else ticket.number)
        self._service.setText(wording.standing(window, ticket)[1])
        if ticket is not None and ticket.services:
            service = hall.catalogue.services[ticket.services[0]]
            more = f"  +{len(ticket.services) - 1}" if len(ticket.services) > 1 else ""
            self._service.setText(words.name(service.names, service.id) + more)
        self._service.setToolTip(self._service.words())
        self.time.setVisible(ticket is not None)
        self.pace.setVisible(ticket is not None)
        self._step = "next" if ticket is None else "start" if ticket.state == "called" else "finish"
        self.main.set_icon(ICONS[self._step])
        self.main.set_key(KEYS[self._step])
        for action, button in (*self.buttons.items(), (self._step, self.main)):
            button.set_label(labels[action])
            button.setEnabled(not hindrances[action])
            button.setToolTip(hindrances[action])
        self.waiting.show_state("waiting", words.people_waiting(mine))
        self._unfold.set_name(self.tr("As a column (Ctrl+B)"))

    def show_time(self, time: str, minutes: float, standard: float) -> None:
        """Bring the time up to date; minutes of service and of the standard."""
        told = self.tr("{time} / {minutes} min")
        self.time.setText(told.format(time=time, minutes=words.number(standard)))
        self.pace.show_pace(minutes, standard)
        self.pace.setAccessibleName(self.time.text())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Without a frame it is moved by its ground."""
        handle = self.window().windowHandle()
        if event.button() == Qt.MouseButton.LeftButton and handle is not None:
            handle.startSystemMove()
