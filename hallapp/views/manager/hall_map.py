"""The map of the windows: a card each, standing as the manager arranged them."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QToolTip

from hallapp.hall.hall import Hall
from hallapp.views import theme, words
from hallapp.views.manager import arrangement
from hallapp.views.manager.arrangement import Fitting, Places, Size, extent, flowing, in_order, trimmed
from hallapp.views.manager.cards import HEIGHT, LEAST_WIDTH, Card, WindowCard
from hallapp.views.manager.dense_cards import LEAST_DENSE, LEAST_NARROW, LEAST_TINY, DenseCard
from hallapp.views.manager.floor import Floor
from hallapp.views.manager.remedies import Remedy
from hallapp.views.widgets import Flow, IconButton, Panel, StateChip, Text, column, row

FULL = Size(LEAST_WIDTH, HEIGHT, 12, most=276)
DENSE = Size(*LEAST_DENSE, 8, most=111)
NARROW = Size(*LEAST_NARROW, 6, most=111)
TINY = Size(*LEAST_TINY, 6, most=64)
SIZES = (FULL, DENSE, NARROW, TINY)

SEEN = ("engaged", "called", "ready", "paused", "closed", "idle")
"""The states that the head counts, in order."""

SCROLL_BAR = 14

SETTLED = 700
"""Milliseconds without another move after which an arrangement is kept."""


class Windows(Panel):
    """All windows: large cards where they all have room, else small or tiny ones.

    ``menu`` asks for a window's menu, ``command`` carries a request to the
    hall. Cards are dragged to another place, or moved by Alt with an arrow,
    beyond the edges too; who stands there takes the place that was left. The
    arrangement is a setting of the hall. Where the screen is too narrow for
    it, the windows follow each other in its order and can't be moved.
    """

    menu = Signal(str, QPoint)
    command = Signal(dict)

    def __init__(self) -> None:
        super().__init__("card")
        self.cards: dict[str, Card] = {}
        self._listed: list[str] = []
        self._kept: arrangement.Rows = ()
        self._arranged: Places | None = None
        self._dragged_from: Places | None = None
        self._shifted = (0, 0)
        self._fitting: Fitting | None = None
        self._stand: tuple[Fitting, Places] | None = None
        self._is_narrow = False
        self._size = FULL
        self._dense = False
        self._idle: set[str] = set()
        self._shown: tuple[Hall, int, dict[str, Remedy]] | None = None
        self._title = Text("", theme.LEAD, bold=True)
        self._narrow = IconButton("info", side=28, clicked=self._tell_narrow)
        self._narrow.hide()
        self._counts = {state: StateChip(state, bare=True) for state in SEEN}
        self.reset = IconButton("arrow-u-up-left", clicked=self._reset, side=28)
        # Hidden it keeps its height, else the room for the cards would shrink after they were measured.
        kept = self.reset.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self.reset.setSizePolicy(kept)
        self._floor = Floor()
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self._floor)
        counts = Flow(gap=12)
        for part in (self._title, *self._counts.values()):
            counts.addWidget(part)
        head = row(gap=8)
        head.addLayout(counts, 1)
        for button in (self._narrow, self.reset):
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
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
        self._narrow.set_name(
            self.tr("This screen is too narrow for the windows as they were arranged; move them on a wider one.")
        )
        self.reset.set_name(self.tr("Windows as the hall lists them"))
        self._area.setAccessibleName(self.tr("Windows"))

    @property
    def places(self) -> Places:
        """Where the windows stand on this screen."""
        if self._arranged is not None and not self._is_narrow:
            return self._arranged
        order = self._listed if self._arranged is None else in_order(self._arranged)
        return flowing(order, self._fitting.columns if self._fitting is not None else 1)

    def show_windows(self, hall: Hall, now: int, remedies: dict[str, Remedy]) -> None:
        """Show all windows as they are now."""
        self._shown = (hall, now, remedies)
        self._take(list(hall.windows), hall.settings.arrangement)
        for window, card in self.cards.items():
            card.show_window(hall, hall.windows[window], now, remedies.get(window))
        self._count()
        new = set(remedies) - self._idle
        self._idle = set(remedies)
        if new:
            # Once the cards have their places.
            QTimer.singleShot(0, self, self._reveal)

    def _take(self, listed: list[str], arranged: arrangement.Rows) -> None:
        """Let the cards stand as the hall says, unless a person is arranging them."""
        other = listed != self._listed
        if not other and (arranged == self._kept or self._dragged_from is not None or self._settled.isActive()):
            return
        self._listed, self._kept = listed, arranged
        self._dragged_from = None
        self._arranged = arrangement.standing(listed, arranged) if arranged else None
        if other:
            self._make()
        else:
            self._fit()

    def _count(self) -> None:
        states = [card.state for card in self.cards.values()]
        names = words.window_states()
        for state, chip in self._counts.items():
            count = states.count(state)
            chip.show_state(state, f"{names[state]} {count}")
            chip.setVisible(count > 0)

    def _reveal(self) -> None:
        """Scroll to the first idle window."""
        first = next((self.cards[window] for window in in_order(self.places) if window in self._idle), None)
        if first is not None:
            self._area.ensureWidgetVisible(first)

    def _make(self) -> None:
        focused = next((window for window, card in self.cards.items() if card.hasFocus()), None)
        for card in self.cards.values():
            card.hide()
            card.deleteLater()
        kind = DenseCard if self._dense else WindowCard
        self.cards = {window: kind(window) for window in self._listed}
        for card in self.cards.values():
            card.menu.connect(self.menu)
            card.command.connect(self.command)
            card.dragged.connect(self._drag)
            card.dropped.connect(self._drop)
            card.stepped.connect(self._step)
        self._fitting = self._stand = None
        self._fit()
        if self._shown is not None:
            hall, now, remedies = self._shown
            for window, card in self.cards.items():
                card.show_window(hall, hall.windows[window], now, remedies.get(window))
        if focused is not None and focused in self.cards:
            self.cards[focused].show()
            self.cards[focused].setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put as many beside each other as there is room."""
        super().resizeEvent(event)
        self._fit()
        QTimer.singleShot(0, self, self._reveal)

    def _fit(self) -> None:
        """The largest cards of which all can be seen at once."""
        if not self._listed:
            return
        chosen = self._chosen()
        self._is_narrow = chosen is None
        self._size, fitting = chosen or (DENSE, arrangement.fit(len(self._listed), self._room(), DENSE))
        if self._dense == (self._size is FULL):
            self._dense = not self._dense
            self._make()
            return
        self._fitting = fitting
        self._narrow.setVisible(self._is_narrow)
        self.reset.setVisible(self._arranged is not None)
        self._put()

    def _chosen(self) -> tuple[Size, Fitting] | None:
        """A size of cards and how they stand then; ``None``: there is no room for them as they are arranged."""
        fitted = [(size, found) for size in SIZES if (found := self._fitted(size)) is not None]
        seen = next((one for one in fitted if one[1].all_seen), None)
        return seen or next((one for one in fitted if one[0] is not FULL), None)

    def _room(self) -> tuple[int, int]:
        return self._area.width() - 4, self._area.height()

    def _fitted(self, size: Size) -> Fitting | None:
        """How cards of a size stand as they are arranged; ``None``: there is no room for that."""
        width, height = self._room()

        def fitted(room: tuple[int, int]) -> Fitting | None:
            if self._arranged is None:
                return arrangement.fit(len(self._listed), room, size)
            return arrangement.fit_rows(extent(self._arranged), room, size)

        found = fitted((width, height))
        return found if found is None or found.all_seen else fitted((width - SCROLL_BAR, height))

    def _put(self) -> None:
        if self._fitting is None or self._stand == (self._fitting, self.places):
            return
        self._stand = self._fitting, dict(self.places)
        self._floor.put(self.cards, self.places, self._fitting.height, self._size.gap, self._fitting.columns)

    def _tell_narrow(self) -> None:
        below = self._narrow.mapToGlobal(self._narrow.rect().bottomLeft())
        QToolTip.showText(below, self._narrow.accessibleName(), self._narrow)

    def _drag(self, window: str, at: QPoint) -> None:
        if self._is_narrow:
            self._tell_narrow()
            return
        if self._dragged_from is None:
            self._dragged_from, self._shifted = self.places, (0, 0)
            self._floor.show_free(True)
        rows, columns = extent(self._dragged_from)
        row_, column_ = self._floor.place_at(self._floor.mapFromGlobal(at))
        to = (
            max(-1, min(rows, row_ - self._shifted[0])),
            max(-1, min(columns, column_ - self._shifted[1])),
        )
        moved = arrangement.moved(self._dragged_from, window, to)
        # Rows and columns that become free stay until the card is let go, so that nothing slips away under the pointer.
        self._shifted = max(0, -to[0]), max(0, -to[1])
        self._arranged = {one: (r + self._shifted[0], c + self._shifted[1]) for one, (r, c) in moved.items()}
        self._put()
        self._area.ensureWidgetVisible(self.cards[window])

    def _drop(self, stays: bool) -> None:
        before, self._dragged_from = self._dragged_from, None
        if before is None:
            return
        self._floor.show_free(False)
        if stays and self._arranged is not None and self._arranged != before:
            self._arranged = trimmed(self._arranged)
            self._fit()
            self._keep()
        else:
            self._arranged = arrangement.standing(self._listed, self._kept) if self._kept else None
            self._fit()

    def _step(self, window: str, across: int, down: int) -> None:
        if self._is_narrow:
            self._tell_narrow()
            return
        places = self.places
        row_, column_ = places[window]
        self._arranged = trimmed(arrangement.moved(places, window, (row_ + down, column_ + across)))
        self._fit()
        self._area.ensureWidgetVisible(self.cards[window])
        self._settled.start()

    def _reset(self) -> None:
        self._arranged = None
        self._fit()
        self._keep()

    def _keep(self) -> None:
        """Make the arrangement a setting of the hall."""
        rows = () if self._arranged is None else arrangement.rows(self._arranged)
        if rows != self._kept:
            self._kept = rows
            # The old one holds until the hall has answered.
            self._settled.start()
            self.command.emit({"do": "settings", "settings": {"arrangement": [list(line) for line in rows]}})
