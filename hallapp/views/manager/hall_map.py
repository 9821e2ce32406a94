"""The map of the windows: a card each, in the order that the manager gave them."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from hallapp.hall.hall import Hall
from hallapp.views import theme, words
from hallapp.views.manager.arrangement import Fitting, Size, fit, moved, ordered
from hallapp.views.manager.cards import HEIGHT, LEAST_WIDTH, Card, WindowCard
from hallapp.views.manager.dense_cards import LEAST_DENSE, DenseCard
from hallapp.views.manager.remedies import Remedy
from hallapp.views.widgets import Flow, IconButton, Panel, StateChip, Text, column, row

FULL = Size(LEAST_WIDTH, HEIGHT, 12)
DENSE = Size(*LEAST_DENSE, 8)

SEEN = ("engaged", "called", "ready", "paused", "closed", "idle")
"""The states that the head counts, in order."""

SETTLED = 700
"""Milliseconds without another move after which an arrangement is kept."""


class Windows(Panel):
    """All windows: large cards where they all have room, else small ones.

    ``menu`` asks for a window's menu, ``command`` carries a request to the
    hall. Cards are dragged to another place, or moved by Alt with an arrow;
    the arrangement is a setting of the hall.
    """

    menu = Signal(str, QPoint)
    command = Signal(dict)

    def __init__(self) -> None:
        super().__init__("card")
        self.cards: dict[str, Card] = {}
        self._order: list[str] = []
        self._kept: list[str] = []
        self._listed: list[str] = []
        self._dragged: str | None = None
        self._fitting: Fitting | None = None
        self._dense = False
        self._idle: set[str] = set()
        self._shown: tuple[Hall, int, dict[str, Remedy]] | None = None
        self._title = Text("", theme.LEAD, bold=True)
        self._counts = {state: StateChip(state, bare=True) for state in SEEN}
        self.reset = IconButton("arrow-u-up-left", clicked=self._reset, side=28)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        body = QWidget()
        body.setLayout(column(self._grid, 0))
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(body)
        counts = Flow(gap=12)
        for chip in self._counts.values():
            counts.addWidget(chip)
        head = row(self._title, gap=16)
        head.addLayout(counts, 1)
        head.addWidget(self.reset)
        layout = column(head, self._area, gap=12, margin=16)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.setMinimumWidth(2 * LEAST_WIDTH + FULL.gap + 32)
        self._settled = QTimer(self, singleShot=True, interval=SETTLED)
        self._settled.timeout.connect(self._keep)

    def retranslate(self) -> None:
        """Set the texts."""
        self._title.setText(self.tr("Windows"))
        self._title.setToolTip(self.tr("Drag a card, or Alt with an arrow: it stands there on every manager's screen."))
        self.reset.set_name(self.tr("Windows as the hall lists them"))
        self._area.setAccessibleName(self.tr("Windows"))

    def show_windows(self, hall: Hall, now: int, remedies: dict[str, Remedy]) -> None:
        """Show all windows as they are now."""
        self._shown = (hall, now, remedies)
        self._listed = list(hall.windows)
        self._kept = ordered(self._listed, hall.settings.arrangement)
        if self._dragged is None and not self._settled.isActive():
            self._take(self._kept)
        for window, card in self.cards.items():
            card.show_window(hall, hall.windows[window], now, remedies.get(window))
        self.reset.setVisible(self._order != self._listed)
        self._count()
        new = set(remedies) - self._idle
        self._idle = set(remedies)
        if new:
            # Once the cards have their places.
            QTimer.singleShot(0, self, self._reveal)

    def _count(self) -> None:
        states = [card.state for card in self.cards.values()]
        names = words.window_states()
        for state, chip in self._counts.items():
            count = states.count(state)
            chip.show_state(state, f"{names[state]} {count}")
            chip.setVisible(count > 0)

    def _reveal(self) -> None:
        """Scroll to the first idle window."""
        first = next((self.cards[window] for window in self._order if window in self._idle), None)
        if first is not None:
            self._area.ensureWidgetVisible(first)

    def _take(self, order: list[str]) -> None:
        """Let the cards stand in this order."""
        if order == self._order:
            return
        if set(order) != set(self._order):
            self._order = order
            self._make()
        else:
            self._order = order
            self._place()

    def _make(self) -> None:
        for card in self.cards.values():
            card.hide()
            card.deleteLater()
        kind = DenseCard if self._dense else WindowCard
        self.cards = {window: kind(window) for window in self._order}
        for card in self.cards.values():
            card.menu.connect(self.menu)
            card.command.connect(self.command)
            card.dragged.connect(self._drag)
            card.dropped.connect(self._drop)
            card.stepped.connect(self._step)
        self._fitting = None
        self._fit()
        if self._shown is not None:
            hall, now, remedies = self._shown
            for window, card in self.cards.items():
                card.show_window(hall, hall.windows[window], now, remedies.get(window))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put as many beside each other as there is room."""
        super().resizeEvent(event)
        self._fit()
        QTimer.singleShot(0, self, self._reveal)

    def _fit(self) -> None:
        """Large cards if all of them can be seen at once, else small ones."""
        if not self._order:
            return
        room = self._area.width() - 4, self._area.height()
        full = fit(len(self._order), room, FULL)
        dense = fit(len(self._order), room, DENSE)
        if dense.all_seen is False:
            dense = fit(len(self._order), (room[0] - 14, room[1]), DENSE)
        fitting = full if full.all_seen else dense
        if full.all_seen == self._dense:
            self._dense = not full.all_seen
            self._make()
            return
        if fitting != self._fitting:
            self._fitting = fitting
            self._place()

    def _place(self) -> None:
        if self._fitting is None:
            return
        columns = self._fitting.columns
        self._grid.setSpacing((DENSE if self._dense else FULL).gap)
        for place in range(max(columns, self._grid.columnCount())):
            self._grid.setColumnStretch(place, 1 if place < columns else 0)
        for place, window in enumerate(self._order):
            self.cards[window].setFixedHeight(self._fitting.height)
            self._grid.addWidget(self.cards[window], place // columns, place % columns)
        self._grid.activate()
        before: QWidget | None = None
        for window in self._order:
            if before is not None:
                QWidget.setTabOrder(before, self.cards[window])
            before = self.cards[window]

    def _drag(self, window: str, at: QPoint) -> None:
        self._dragged = window
        target = next((w for w, card in self.cards.items() if card.rect().contains(card.mapFromGlobal(at))), None)
        if target is not None and target != window:
            self._take(moved(self._order, window, self._order.index(target)))
            self._area.ensureWidgetVisible(self.cards[window])

    def _drop(self, stays: bool) -> None:
        self._dragged = None
        if stays:
            self._keep()
        else:
            self._take(self._kept)

    def _step(self, window: str, across: int, down: int) -> None:
        columns = self._fitting.columns if self._fitting is not None else 1
        self._take(moved(self._order, window, self._order.index(window) + across + down * columns))
        self._area.ensureWidgetVisible(self.cards[window])
        self._settled.start()

    def _reset(self) -> None:
        self._take(list(self._listed))
        self._keep()

    def _keep(self) -> None:
        """Make the order a setting of the hall."""
        if self._order != self._kept:
            arrangement = [] if self._order == self._listed else list(self._order)
            self._kept = list(self._order)
            # The old one holds until the hall has answered.
            self._settled.start()
            self.command.emit({"do": "settings", "settings": {"arrangement": arrangement}})
