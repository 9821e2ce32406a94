"""Tiles large enough for any finger, in pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from hallapp.views import icons, theme

WIDTH, HEIGHT = 260, 88
"""Least width and the height of a tile at 100 %."""

STRETCH = 1.3
"""How much higher a tile may become where there is room."""

_PICTOGRAMS = {
    "residence": "identification-card", "medical": "first-aid", "social-insurance": "shield-check",
    "insurance": "umbrella", "elderly": "heart", "employment": "briefcase", "card": "credit-card",
    "birth": "baby", "disab": "wheelchair", "housing": "house", "legal": "scales", "veteran": "medal",
    "education": "book-open", "health": "heartbeat", "marriage": "flower-lotus", "household": "users",
    "tenancy": "key", "grid": "map-trifold", "certificate": "clipboard-text", "city": "buildings",
    "property": "house-line", "sanitation": "recycle", "safety": "fire", "food": "fork-knife",
    "building": "wrench", "volunteer": "hand-waving", "charity": "gift", "committee": "users-three",
    "council": "chats", "mediation": "handshake", "petition": "envelope-open", "associations": "users-four",
    "party": "flag", "dues": "wallet", "member": "user-circle", "union": "users-three", "business": "storefront",
    "start": "rocket-launch", "trader": "storefront", "allowance": "wallet", "relief": "lifebuoy",
    "child": "baby", "enquir": "question",
}  # fmt: skip


def pictogram(group: str) -> str:
    """The icon of a group by what its id says; a plain one where it says nothing known."""
    return next((icon for part, icon in _PICTOGRAMS.items() if part in group), "file-text")


@dataclass(frozen=True, slots=True)
class Offer:
    """What a tile says.

    ``token`` and ``icon`` colour and mark the line ``about`` it where that is
    a state; ``other`` is its name in the second language. What is not
    ``available`` can't be chosen, and ``about`` says why.
    """

    key: str
    title: str
    about: str
    pictogram: str
    token: str = "muted"
    icon: str = ""
    available: bool = True
    other: str = ""


_STEPS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}


class Tile(QAbstractButton):
    """One choice: a pictogram, a name, a line about it."""

    def __init__(self) -> None:
        super().__init__()
        self.offer: Offer | None = None
        self.number = 0
        self.setProperty("step", theme.BODY)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_offer(self, offer: Offer) -> None:
        """Show a choice."""
        if offer != self.offer:
            self.offer = offer
            self.setEnabled(offer.available)
            self.setText(offer.title)
            self.setAccessibleName(offer.title)
            self.setAccessibleDescription(offer.about)
            self.update()

    def show_number(self, number: int) -> None:
        """Show which digit chooses it; 0: none."""
        if number != self.number:
            self.number = number
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes it, as Space does; arrow keys are the grid's."""
        if event.key() in _STEPS:
            event.ignore()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Its least size at the machine's scale."""
        self.ensurePolished()
        scale = theme.scale_of(self)
        return QSize(round(WIDTH * scale), round(HEIGHT * scale))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the tile."""
        offer = self.offer
        if offer is None:
            return
        scale = theme.scale_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, scale)
        side = 52 * scale
        box = QRectF(16 * scale, (self.height() - side) / 2, side, side)
        if offer.available:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.tint("called"))
            painter.drawRoundedRect(box, theme.SMALL_CORNER * scale, theme.SMALL_CORNER * scale)
        inner = box.adjusted(12 * scale, 12 * scale, -12 * scale, -12 * scale)
        icons.draw(painter, inner, offer.pictogram, "accent" if offer.available else "closed")
        self._paint_words(painter, offer, box.right() + 14 * scale, scale)
        if self.number and offer.available:
            self._paint_number(painter, scale)
        painter.end()

    def _paint_number(self, painter: QPainter, scale: float) -> None:
        side = 22 * scale
        box = QRectF(self.width() - side - 6 * scale, 6 * scale, side, side)
        painter.setBrush(theme.colour("surface"))
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.drawRoundedRect(box, theme.SMALL_CORNER * scale, theme.SMALL_CORNER * scale)
        font = QFont(self.font())
        font.setPixelSize(round(theme.SMALL * scale))
        painter.setFont(font)
        painter.setPen(theme.colour("muted"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(self.number))

    def _paint_ground(self, painter: QPainter, scale: float) -> None:
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        offer = self.offer
        if offer is not None and not offer.available:
            painter.setBrush(theme.tint("closed"))
            painter.setPen(QPen(theme.colour("line"), 1.5, Qt.PenStyle.DashLine))
        elif self.isDown():
            painter.setBrush(theme.tint("called"))
            painter.setPen(QPen(theme.colour("accent"), 2))
        else:
            painter.setBrush(theme.colour("surface"))
            focus = self.hasFocus()
            painter.setPen(QPen(theme.colour("accent" if focus else "line"), 3 if focus else 1.5))
        painter.drawRoundedRect(box, theme.SMALL_CORNER * scale, theme.SMALL_CORNER * scale)

    def _paint_words(self, painter: QPainter, offer: Offer, left: float, scale: float) -> None:
        room = self.width() - left - 12 * scale
        bold = QFont(self.font())
        bold.setBold(True)
        title = _fitting(bold, offer.title, round(theme.TITLE * scale), room, least=theme.BODY / theme.TITLE)
        words = QFontMetrics(title).elidedText(offer.title, Qt.TextElideMode.ElideRight, int(room))
        middle = self.height() / 2
        small = round(theme.SMALL * scale)
        top, below = (42, 14) if offer.other else (34, 4)
        painter.setFont(title)
        painter.setPen(theme.colour("text" if offer.available else "closed"))
        painter.drawText(QRectF(left, middle - top * scale, room, 36 * scale), Qt.AlignmentFlag.AlignVCenter, words)
        if offer.other:
            second = _fitting(self.font(), offer.other, small, room, least=0.8)
            painter.setFont(second)
            painter.setPen(theme.colour("muted" if offer.available else "closed"))
            line = QFontMetrics(second).elidedText(offer.other, Qt.TextElideMode.ElideRight, int(room))
            painter.drawText(QRectF(left, middle - 7 * scale, room, 20 * scale), Qt.AlignmentFlag.AlignVCenter, line)
        if offer.icon:
            side = theme.SMALL_ICON * scale
            icons.draw(painter, QRectF(left, middle + (below + 2) * scale, side, side), offer.icon, offer.token)
            left += side + 4 * scale
            room -= side + 4 * scale
        about = _fitting(self.font(), offer.about, small, room, least=0.8)
        painter.setFont(about)
        painter.setPen(theme.colour(offer.token))
        line = QFontMetrics(about).elidedText(offer.about, Qt.TextElideMode.ElideRight, int(room))
        painter.drawText(QRectF(left, middle + below * scale, room, 20 * scale), Qt.AlignmentFlag.AlignVCenter, line)


def _fitting(font: QFont, words: str, size: int, room: float, *, least: float) -> QFont:
    """The font at a size, or smaller where the words need it, down to ``least`` of the size."""
    fitted = QFont(font)
    fitted.setPixelSize(size)
    wide = QFontMetrics(fitted).horizontalAdvance(words)
    if wide > room:
        fitted.setPixelSize(max(round(size * least), int(size * room / wide)))
    return fitted


class TileGrid(QWidget):
    """As many tiles as there is room for; the rest on further pages."""

    def __init__(self, chosen: Callable[[str], object], turned: Callable[[], object]) -> None:
        super().__init__()
        self._chosen = chosen
        self._turned = turned
        self._offers: tuple[Offer, ...] = ()
        self._tiles: list[Tile] = []
        self.page = 0
        self.most = 0
        self.numbered = False
        self.setProperty("step", theme.BODY)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_offers(self, offers: Sequence[Offer], *, first_page: bool = False) -> None:
        """Show these choices."""
        self._offers = tuple(offers)
        if first_page:
            self.page = 0
        self._arrange()

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return max(1, -(-len(self._offers) // self.capacity))

    @property
    def capacity(self) -> int:
        """How many tiles fit."""
        columns, rows = self._shape()
        return min(columns * rows, self.most or columns * rows)

    def turn(self, by: int) -> None:
        """Go to another page."""
        self.page = min(max(self.page + by, 0), self.pages - 1)
        self._arrange()

    def number(self, on: bool) -> None:
        """Show the digits that choose the tiles, or not."""
        if on != self.numbered:
            self.numbered = on
            self._arrange()

    def limit(self, most: int) -> None:
        """Show at most so many at once; 0: as many as there is room for."""
        if most != self.most:
            self.most = most
            self._arrange()

    def take(self, number: int) -> None:
        """Choose the tile with that number, if it can be chosen."""
        shown = self.tiles()
        if 0 < number <= len(shown) and shown[number - 1].isEnabled():
            shown[number - 1].click()

    def take_first(self) -> None:
        """Choose the first tile that can be chosen, if there is one."""
        first = self._first()
        if first is not None:
            first.click()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys go from tile to tile, at the right and left edge to another page."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        elif not self._move(*step) and step[0]:
            before = self.page
            self.turn(step[0])
            if self.page != before:
                self.focus_first()

    def focus_first(self) -> None:
        """Give the keyboard to the first tile that can be chosen."""
        first = self._first()
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def _first(self) -> Tile | None:
        return next((tile for tile in self.tiles() if tile.isEnabled()), None)

    def _move(self, right: int, down: int) -> bool:
        """Go to the nearest tile in a direction; whether there was one."""
        here = next((tile for tile in self.tiles() if tile.hasFocus()), None)
        if here is None:
            self.focus_first()
            return True
        best: tuple[int, Tile] | None = None
        for tile in self.tiles():
            away = tile.geometry().center() - here.geometry().center()
            along, across = (away.x() * right, abs(away.y())) if right else (away.y() * down, abs(away.x()))
            if tile.isEnabled() and along > 0 and (best is None or along + 3 * across < best[0]):
                best = along + 3 * across, tile
        if best is not None:
            best[1].setFocus(Qt.FocusReason.TabFocusReason)
        return best is not None

    def tiles(self) -> list[Tile]:
        """The tiles in sight."""
        return [tile for tile in self._tiles if not tile.isHidden()]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the tiles again."""
        super().resizeEvent(event)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """One tile."""
        scale = theme.scale_of(self)
        return QSize(round(WIDTH * scale), round(HEIGHT * scale))

    def _gap(self) -> float:
        return 12 * theme.scale_of(self)

    def _shape(self) -> tuple[int, int]:
        scale, gap = theme.scale_of(self), self._gap()
        columns = max(1, int((self.width() + gap) // (WIDTH * scale + gap)))
        rows = max(1, int((self.height() + gap) // (HEIGHT * scale + gap)))
        return columns, rows

    def _arrange(self) -> None:
        columns, rows = self._shape()
        fit = self.capacity
        self.page = min(self.page, self.pages - 1)
        shown = self._offers[self.page * fit : (self.page + 1) * fit]
        scale, gap = theme.scale_of(self), self._gap()
        width = (self.width() - gap * (columns - 1)) / columns
        height = min((self.height() - gap * (rows - 1)) / rows, STRETCH * HEIGHT * scale)
        while len(self._tiles) < len(shown):
            self._tiles.append(self._new_tile())
        for place, tile in enumerate(self._tiles):
            tile.setVisible(place < len(shown))
            if place < len(shown):
                line, column = divmod(place, columns)
                left, top = column * (width + gap), line * (height + gap)
                tile.setGeometry(round(left), round(top), round(width), round(height))
                tile.show_offer(shown[place])
                tile.show_number(place + 1 if self.numbered and place < 9 else 0)
        self._turned()

    def _new_tile(self) -> Tile:
        tile = Tile()
        tile.setParent(self)
        tile.clicked.connect(lambda _on=False: self._chosen(tile.offer.key) if tile.offer else None)
        return tile
