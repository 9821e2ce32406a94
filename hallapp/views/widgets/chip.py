"""A state as colour, icon and word."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from hallapp.views import icons, theme


class StateChip(QWidget):
    """A state's icon and word in its ink on its tint.

    Parameters
    ----------
    state : str
        A state token ("ready", "called", …).
    word : str
    icon : str, optional
        Instead of the state's own icon.
    filled : bool
        Ground and ink exchanged: for the one chip that must be seen first.
    bare : bool
        Without ground, for a line of text.
    """

    def __init__(
        self, state: str, word: str = "", *, icon: str | None = None, filled: bool = False, bare: bool = False
    ) -> None:
        super().__init__()
        self.setProperty("step", theme.SMALL)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._state = state
        self._icon = icon
        self._filled = filled
        self._bare = bare
        self._word = ""
        self.show_state(state, word, icon=icon, filled=filled)

    def show_state(self, state: str, word: str, *, icon: str | None = None, filled: bool = False) -> None:
        """Show another state."""
        now = (state, word, icon, filled)
        if now == (self._state, self._word, self._icon, self._filled):
            return
        self._state, self._word, self._icon, self._filled = now
        self.setAccessibleName(word)
        self.updateGeometry()
        self.update()

    @property
    def state(self) -> str:
        """The state shown."""
        return self._state

    @property
    def word(self) -> str:
        """The word shown."""
        return self._word

    def sizeHint(self) -> QSize:
        """24 px high at 100 %, as wide as its word."""
        self.ensurePolished()
        scale = theme.scale_of(self)
        words = QFontMetrics(self.font()).horizontalAdvance(self._word)
        padding = 0 if self._bare else 2 * 8
        return QSize(round((padding + theme.SMALL_ICON + 4) * scale) + words + 1, round(theme.CHIP * scale))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, icon and word."""
        scale = theme.scale_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        ink = self._state
        if self._filled:
            ink = "on_accent"
        if not self._bare:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(self._state) if self._filled else theme.tint(self._state))
            painter.drawRoundedRect(box, theme.SMALL_CORNER * scale, theme.SMALL_CORNER * scale)
        side = theme.SMALL_ICON * scale
        left = 0.0 if self._bare else 8 * scale
        icons.draw(
            painter,
            QRectF(left, (box.height() - side) / 2, side, side),
            self._icon or icons.STATE_ICONS[self._state],
            ink,
        )
        painter.setPen(theme.colour(ink))
        start = left + side + 4 * scale
        painter.drawText(
            QRectF(start, 0, box.width() - start, box.height()),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
            self._word,
        )
        painter.end()
