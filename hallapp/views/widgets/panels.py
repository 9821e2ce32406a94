"""Text, panels and the layouts between them."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QLayout, QSizePolicy, QVBoxLayout, QWidget

from hallapp.views import icons, theme

_Box = TypeVar("_Box", bound=QBoxLayout)


class Text(QLabel):
    """Words of one step of the type scale and one ink.

    Parameters
    ----------
    words : str
    size : int
        A step of the scale.
    ink : str
        A token.
    elide : bool
        Shorten with "…" what does not fit, and show all of it as the tooltip.
    wrap : bool
        Break into lines.
    """

    def __init__(
        self,
        words: str = "",
        size: int = theme.BODY,
        ink: str = "text",
        *,
        bold: bool = False,
        elide: bool = False,
        wrap: bool = False,
    ) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("step", size)
        self.setProperty("ink", ink)
        self.setProperty("bold", bold)
        self.setWordWrap(wrap)
        self._elide = elide
        self._words = ""
        if elide:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            self.setMinimumWidth(1)
        self.setText(words)

    def setText(self, words: str) -> None:
        """Show these words."""
        if words == self._words and words == self.text():
            return
        self._words = words
        if self._elide:
            self.updateGeometry()
            self._shorten()
        else:
            super().setText(words)
        self.setAccessibleName(words)

    def words(self) -> str:
        """All the words, whether or not they fit."""
        return self._words

    def set_ink(self, ink: str) -> None:
        """Take another ink."""
        if self.property("ink") != ink:
            self.setProperty("ink", ink)
            _polish(self)

    def set_size(self, size: int) -> None:
        """Take another step of the type scale."""
        if self.property("step") != size:
            self.setProperty("step", size)
            _polish(self)
            self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten again."""
        super().resizeEvent(event)
        if self._elide:
            self._shorten()

    def sizeHint(self) -> QSize:
        """Room for all the words, whether or not they are shortened now."""
        hint = super().sizeHint()
        if self._elide:
            self.ensurePolished()
            hint.setWidth(QFontMetrics(self.font()).horizontalAdvance(self._words) + 2)
        return hint

    def minimumSizeHint(self) -> QSize:
        """A shortened text may become as narrow as it must."""
        hint = super().minimumSizeHint()
        if self._elide:
            hint.setWidth(1)
        return hint

    def _shorten(self) -> None:
        self.ensurePolished()
        metrics = QFontMetrics(self.font())
        shown = metrics.elidedText(self._words, Qt.TextElideMode.ElideRight, max(self.width(), 1))
        if not self.isVisible() and self.width() <= 1:
            shown = self._words
        super().setText(shown)
        self.setToolTip(self._words if shown != self._words else "")


def text(words: str = "", size: int = theme.BODY, ink: str = "text", *, bold: bool = False) -> Text:
    """One line of text; a shorthand for :class:`Text`."""
    return Text(words, size, ink, bold=bold)


class Icon(QWidget):
    """One icon of the family, in the ink of a token; it says nothing by itself to a screen reader."""

    def __init__(self, name: str, token: str = "text", size: int = theme.ICON) -> None:
        super().__init__()
        self._name = name
        self._token = token
        self._side = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_icon(self, name: str, token: str) -> None:
        """Show another icon or the same in another ink."""
        if (name, token) != (self._name, self._token):
            self._name, self._token = name, token
            self.update()

    def sizeHint(self) -> QSize:
        """The icon's side at the widget's scale."""
        self.ensurePolished()
        side = round(self._side * theme.scale_of(self))
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the icon."""
        painter = QPainter(self)
        icons.draw(painter, QRectF(self.rect()), self._name, self._token)
        painter.end()


class Panel(QFrame):
    """A ground for other widgets.

    ``kind`` is "card" (surface with a line and corners), "first" (a card in the accent's line), "surface", "ground",
    "top" or "bottom" (a bar with one line), "foot" (the ground inside a
    card's end), "sunken" (a filled field) or the name of a state (its tint).
    """

    def __init__(self, kind: str = "card") -> None:
        super().__init__()
        self.setProperty("panel", kind)

    def set_kind(self, kind: str) -> None:
        """Become another kind."""
        if self.property("panel") != kind:
            self.setProperty("panel", kind)
            _polish(self)


def _polish(widget: QWidget) -> None:
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def rule() -> QFrame:
    """A line one pixel high."""
    line = Panel("rule")
    line.setFixedHeight(1)
    return line


def column(*items: QWidget | QLayout | int, gap: int = 0, margin: int | tuple[int, int, int, int] = 0) -> QVBoxLayout:
    """A column of widgets and layouts; an ``int`` is space in pixels, 0 what stretches.

    ``margin`` is all four, or left, top, right, bottom.
    """
    return _fill(QVBoxLayout(), items, gap, margin)


def row(*items: QWidget | QLayout | int, gap: int = 0, margin: int | tuple[int, int, int, int] = 0) -> QHBoxLayout:
    """A row; as :func:`column`."""
    return _fill(QHBoxLayout(), items, gap, margin)


def _fill(
    box: _Box, items: tuple[QWidget | QLayout | int, ...], gap: int, margin: int | tuple[int, int, int, int]
) -> _Box:
    box.setSpacing(gap)
    sides = (margin,) * 4 if isinstance(margin, int) else margin
    box.setContentsMargins(*sides)
    for item in items:
        if isinstance(item, QWidget):
            box.addWidget(item)
        elif isinstance(item, QLayout):
            box.addLayout(item)
        elif item == 0:
            box.addStretch(1)
        else:
            box.addSpacing(item)
    return box


def clear(layout: QLayout) -> None:
    """Take everything out of a layout; its widgets are deleted."""
    while (item := layout.takeAt(0)) is not None:
        inner = item.layout()
        if inner is not None:
            clear(inner)
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
