"""Buttons, check boxes, choices and switches: painted from tokens, named for screen readers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QStyledItemDelegate,
    QToolButton,
    QWidget,
)

from hallapp.views import icons, theme

Look = Literal["main", "plain", "outline", "link", "idle", "choice", "tab"]

_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier

_BARE = ("link", "tab")
"""Looks without ground and padding."""


class Button(QPushButton):
    """A button with an icon, a label and the badge of its shortcut.

    Parameters
    ----------
    label : str
    icon : str, optional
    key : str
        What the badge shows ("F2", "Enter"); the shortcut itself is the view's.
    look : str
        "main" (filled, one per screen), "plain" (line), "outline" (accent
        line), "link" (words only), "idle" (filled pink: the remedy for a
        window idle while people wait), "choice" (plain; checked: tinted) or
        "tab" (words only; checked: underlined).
    height : int
        Pixels at 100 %.
    size : int
        The label's step of the type scale.
    stacked : bool
        Icon and key above, label below.
    key_first : bool
        The badge stands before the label, and a label that is too long is
        shortened with "…".
    inset : int
        Pixels above and below that can be touched and are not drawn.
    """

    def __init__(
        self,
        label: str = "",
        *,
        icon: str | None = None,
        key: str = "",
        look: Look = "plain",
        height: int = theme.BUTTON,
        size: int = theme.BODY,
        stacked: bool = False,
        key_first: bool = False,
        inset: int = 0,
        clicked: Callable[[], object] | None = None,
    ) -> None:
        super().__init__()
        self._label = ""
        self._inset = inset
        self._icon = icon
        self._key = key
        self._key_first = key_first or look == "choice"
        self._look: Look = look
        self._height = height
        self._stacked = stacked
        self._padding = {"link": 6, "tab": 0}.get(look, 16)
        self._left = False
        self.setProperty("step", size)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAutoDefault(False)
        self.setCheckable(look in ("choice", "tab"))
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        if clicked is not None:
            self.on_click(clicked)
        self.set_label(label)

    def on_click(self, act: Callable[[], object]) -> None:
        """Call ``act``, without arguments, at every click."""
        self.clicked.connect(lambda _checked=False: act())

    def set_label(self, label: str) -> None:
        """Show another label; it is also the name a screen reader speaks."""
        if label == self._label:
            return
        self._label = label
        # A lone "&" would be read as a mnemonic.
        self.setText(label.replace("&", "&&"))
        self.setAccessibleName(label)
        self.updateGeometry()

    def set_key(self, key: str) -> None:
        """Show another shortcut in the badge."""
        self._key = key
        self.updateGeometry()
        self.update()

    def set_icon(self, icon: str | None) -> None:
        """Show another icon."""
        if icon != self._icon:
            self._icon = icon
            self.updateGeometry()
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it, as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & _HELD:
            self.click()
        else:
            super().keyPressEvent(event)

    def align_left(self, padding: int = 16) -> Button:
        """Begin at the left edge, the badge at the right; returns the button."""
        self._left = True
        self._padding = padding
        return self

    def label(self) -> str:
        """The words on it."""
        return self._label

    def sizeHint(self) -> QSize:
        """As wide as icon, label and badge with their padding."""
        self.ensurePolished()
        scale = theme.scale_of(self)
        if self._stacked:
            words = QFontMetrics(self.font()).horizontalAdvance(self._label)
            return QSize(round(words + 16 * scale), round(self._height * scale))
        return QSize(round(self._content(scale) + 2 * self._padding * scale), round(self._height * scale))

    def minimumSizeHint(self) -> QSize:
        """It is never cut off, unless it may be shortened."""
        hint = self.sizeHint()
        return QSize(round(64 * theme.scale_of(self)), hint.height()) if self._key_first else hint

    def _side(self) -> float:
        side = theme.ICON if int(self.property("step")) <= theme.BODY else 24
        return float(theme.SMALL_ICON if self._look == "link" and self.property("step") == theme.SMALL else side)

    def _badge_font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(round(theme.SMALL * theme.scale_of(self)))
        return font

    def _badge_width(self, scale: float) -> float:
        return QFontMetrics(self._badge_font()).horizontalAdvance(self._key) + 12 * scale if self._key else 0.0

    def _content(self, scale: float) -> float:
        parts = []
        if self._ticked():
            parts.append(theme.SMALL_ICON * scale)
        if self._icon:
            parts.append(self._side() * scale)
        if self._label:
            parts.append(float(QFontMetrics(self.font()).horizontalAdvance(self._label) + 1))
        if self._key:
            parts.append(self._badge_width(scale))
        return sum(parts) + 8 * scale * max(len(parts) - 1, 0)

    def _ticked(self) -> bool:
        return self._look == "choice" and self.isChecked()

    def _inks(self) -> tuple[str, QColor | None, QColor | None]:
        """Token of the ink, colours of ground and line."""
        hover = self.underMouse() and self.isEnabled()
        if not self.isEnabled():
            ground = None if self._look in _BARE else theme.tint("closed")
            return "closed", ground, None
        if self._look in ("main", "idle"):
            token = "accent" if self._look == "main" else "idle"
            fill = theme.colour(token)
            if self.isDown() or hover:
                fill = theme.blend(token, "text", 0.86)
            return "on_accent", fill, None
        if self._ticked():
            return "accent", theme.tint("called"), theme.colour("accent")
        if self._look == "tab":
            return "accent" if self.isChecked() or hover else "muted", None, None
        ink = "accent" if self._look in ("outline", "link") else "text"
        fill_state = theme.tint("called") if self.isDown() or hover else None
        if self._look == "link":
            return ink, fill_state, None
        line = theme.colour("accent") if self._look == "outline" else theme.colour("line")
        return ink, fill_state or theme.colour("surface"), line

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, icon, label, badge and focus."""
        scale = theme.scale_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink, ground, line = self._inks()
        drawn = QRectF(self.rect()).adjusted(0, self._inset * scale, 0, -self._inset * scale)
        _box(painter, drawn, ground, line, theme.CORNER * scale)
        if self._look == "tab" and self.isChecked():
            painter.fillRect(QRectF(0, self.height() - 2 * scale, self.width(), 2 * scale), theme.colour("accent"))
        if self._stacked:
            self._paint_stacked(painter, ink, scale)
        else:
            self._paint_row(painter, ink, scale)
        if self.hasFocus():
            focus_ring(painter, drawn, scale, inside=self._look in ("main", "idle"))
        painter.end()

    def _paint_row(self, painter: QPainter, ink: str, scale: float) -> None:
        height = float(self.height())
        gap = 8 * scale
        left = self._padding * scale if self._left else max((self.width() - self._content(scale)) / 2, 0.0)
        if self._key and self._key_first:
            left = self._paint_badge(painter, ink, left, scale) + gap
        for name, side in ((self._ticked() and "check", theme.SMALL_ICON * scale), (self._icon, self._side() * scale)):
            if name:
                icons.draw(painter, QRectF(left, (height - side) / 2, side, side), name, ink)
                left += side + gap
        painter.setFont(self.font())
        painter.setPen(theme.colour(ink))
        metrics = QFontMetrics(self.font())
        words = self._label
        if self._key_first:
            words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, int(self.width() - left - gap / 2))
        width = float(metrics.horizontalAdvance(words) + 1)
        painter.drawText(QRectF(left, 0, width, height), Qt.AlignmentFlag.AlignVCenter, words)
        if self._key and not self._key_first:
            badge = self._badge_width(scale)
            self._paint_badge(
                painter, ink, self.width() - self._padding * scale - badge if self._left else left + width + gap, scale
            )

    def _paint_badge(self, painter: QPainter, ink: str, left: float, scale: float) -> float:
        height = 20 * scale
        box = QRectF(left, (self.height() - height) / 2, self._badge_width(scale), height)
        muted = ink if ink in ("on_accent", "closed", "accent") else "muted"
        edge = theme.colour(ink if ink in ("on_accent", "accent") else "line")
        _box(painter, box, None, edge, theme.SMALL_CORNER * scale)
        painter.setFont(self._badge_font())
        painter.setPen(theme.colour(muted))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._key)
        return box.right()

    def _paint_stacked(self, painter: QPainter, ink: str, scale: float) -> None:
        """Icon and key above, label below: the keys of a console."""
        side = theme.ICON * scale
        key = QFontMetrics(self._badge_font()).horizontalAdvance(self._key)
        width = side + (8 * scale + key if self._key else 0)
        middle = self.height() / 2
        left = (self.width() - width) / 2
        if self._icon:
            icons.draw(painter, QRectF(left, middle - side - 2 * scale, side, side), self._icon, ink)
        painter.setFont(self._badge_font())
        painter.setPen(theme.colour("muted" if ink == "text" else ink))
        painter.drawText(
            QRectF(left + side + 8 * scale, middle - side - 2 * scale, key + 2, side),
            Qt.AlignmentFlag.AlignVCenter,
            self._key,
        )
        painter.setFont(self.font())
        painter.setPen(theme.colour(ink))
        painter.drawText(QRectF(0, middle, self.width(), middle - 4 * scale), Qt.AlignmentFlag.AlignCenter, self._label)


class IconButton(QToolButton):
    """A button that is only an icon; its name is its tooltip and what a screen reader speaks."""

    def __init__(
        self,
        icon: str,
        name: str = "",
        *,
        token: str = "muted",
        side: int = theme.BUTTON,
        clicked: Callable[[], object] | None = None,
    ) -> None:
        super().__init__()
        self._icon = icon
        self._token = token
        self._side = side
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        if clicked is not None:
            self.clicked.connect(lambda _checked=False: clicked())
        self.set_name(name)

    def set_name(self, name: str) -> None:
        """Name it."""
        self.setAccessibleName(name)
        self.setToolTip(name)

    def set_icon(self, icon: str) -> None:
        """Show another icon."""
        self._icon = icon
        self.update()

    def sizeHint(self) -> QSize:
        """A square."""
        self.ensurePolished()
        side = round(self._side * theme.scale_of(self))
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the icon, the hover's ground and the focus."""
        scale = theme.scale_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        if self.isChecked() or (self.underMouse() and self.isEnabled()):
            _box(painter, box, theme.tint("called"), None, theme.CORNER * scale)
        side = theme.ICON * scale
        token = self._token if self.isEnabled() else "closed"
        icons.draw(painter, QRectF((box.width() - side) / 2, (box.height() - side) / 2, side, side), self._icon, token)
        if self.hasFocus():
            focus_ring(painter, box, scale)
        painter.end()


class Check(QCheckBox):
    """A check box in the family's icons."""

    def __init__(self, label: str = "", *, size: int = theme.BODY) -> None:
        super().__init__()
        self.setProperty("step", size)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.set_label(label)

    def set_label(self, label: str) -> None:
        """Show another label."""
        self.setText(label)
        self.setAccessibleName(label)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Box and label."""
        self.ensurePolished()
        scale = theme.scale_of(self)
        words = QFontMetrics(self.font()).horizontalAdvance(self.text())
        return QSize(round((theme.ICON + 8) * scale) + words + 2, round(24 * scale))

    def minimumSizeHint(self) -> QSize:
        """It is never cut off."""
        return self.sizeHint()

    def hitButton(self, pos: object) -> bool:
        """All of it is a target."""
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint box and label."""
        scale = theme.scale_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = theme.ICON * scale
        box = QRectF(0, (self.height() - side) / 2, side, side)
        name, token = ("check-square", "accent") if self.isChecked() else ("square", "muted")
        icons.draw(painter, box, name, token if self.isEnabled() else "closed")
        painter.setPen(theme.colour("text" if self.isEnabled() else "closed"))
        painter.drawText(
            QRectF(side + 8 * scale, 0, self.width(), self.height()), Qt.AlignmentFlag.AlignVCenter, self.text()
        )
        if self.hasFocus():
            focus_ring(painter, QRectF(self.rect()), scale)
        painter.end()


_MOST_SHOWN = 12
"""Lines of a list that are seen at once; the others are scrolled to."""


class Choice(QComboBox):
    """A list to choose one of; ``set_options`` gives (value, label) pairs."""

    chosen = Signal(object)

    def __init__(self, name: str = "") -> None:
        super().__init__()
        self.set_name(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        # Its own delegate knows nothing of the style sheet's padding.
        self.setItemDelegate(QStyledItemDelegate(self))
        self.setMaxVisibleItems(_MOST_SHOWN)
        self.activated.connect(lambda _index: self.chosen.emit(self.value()))

    def set_name(self, name: str) -> None:
        """Name it for screen readers."""
        self.setAccessibleName(name)

    def set_options(self, options: Sequence[tuple[object, str]]) -> None:
        """Offer these; what was chosen stays chosen if it is still there."""
        if options == [(self.itemData(i), self.itemText(i)) for i in range(self.count())]:
            return
        kept = self.value()
        self.clear()
        for value, label in options:
            self.addItem(label, value)
        self.set_value(kept)

    def value(self) -> object:
        """What is chosen; ``None`` of an empty list."""
        return self.currentData()

    def showPopup(self) -> None:
        """Show the list, with a bar where there is more of it."""
        # Made before its window was dressed, it still is the kind of list that has none.
        self.view().setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        super().showPopup()

    def set_value(self, value: object) -> None:
        """Choose; without effect if it is not offered."""
        place = self.findData(value)
        if place >= 0:
            self.setCurrentIndex(place)

    def sizeHint(self) -> QSize:
        """As high as a button."""
        self.ensurePolished()
        hint = super().sizeHint()
        return QSize(hint.width() + 24, round(theme.BUTTON * theme.scale_of(self)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the field."""
        scale = theme.scale_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        enabled = self.isEnabled()
        _box(
            painter,
            box,
            theme.colour("surface") if enabled else theme.tint("closed"),
            theme.colour("line"),
            theme.CORNER * scale,
        )
        painter.setPen(theme.colour("text" if enabled else "closed"))
        room = QRectF(12 * scale, 0, box.width() - 44 * scale, box.height())
        words = QFontMetrics(self.font()).elidedText(self.currentText(), Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
        side = theme.SMALL_ICON * scale
        icons.draw(
            painter,
            QRectF(box.width() - 12 * scale - side, (box.height() - side) / 2, side, side),
            "caret-down",
            "muted" if enabled else "closed",
        )
        if self.hasFocus():
            focus_ring(painter, box, scale)
        painter.end()


class _Segment(QAbstractButton):
    def __init__(self, label: str, height: int) -> None:
        super().__init__()
        self._height = height
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("step", theme.BODY)
        self.setText(label)
        self.setAccessibleName(label)

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        scale = theme.scale_of(self)
        words = QFontMetrics(self.font()).horizontalAdvance(self.text())
        return QSize(words + round(32 * scale), round(self._height * scale))

    def paintEvent(self, event: QPaintEvent) -> None:
        scale = theme.scale_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        if self.isChecked():
            _box(painter, box.adjusted(1, 1, -1, -1), theme.tint("called"), None, (theme.CORNER - 1) * scale)
        painter.setPen(theme.colour("accent" if self.isChecked() else "text"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.text())
        if self.hasFocus():
            focus_ring(painter, box, scale)
        painter.end()


class Segments(QWidget):
    """A switch between a few values, all visible; arrow keys move it."""

    chosen = Signal(str)

    def __init__(self, options: Sequence[tuple[str, str]], name: str = "", *, height: int = theme.BUTTON) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        self._buttons: dict[str, _Segment] = {}
        self._group = QButtonGroup(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for value, label in options:
            button = _Segment(label, height)
            button.clicked.connect(lambda _checked=False, value=value: self.chosen.emit(value))
            self._group.addButton(button)
            self._buttons[value] = button
            layout.addWidget(button)

    def button(self, value: str) -> QAbstractButton:
        """The button of one value."""
        return self._buttons[value]

    def value(self) -> str:
        """The value chosen; empty if none is."""
        return next((value for value, button in self._buttons.items() if button.isChecked()), "")

    def set_value(self, value: str) -> None:
        """Choose without a signal."""
        self._buttons[value].setChecked(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the frame around the segments."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _box(painter, QRectF(self.rect()), theme.colour("surface"), theme.colour("line"), theme.CORNER)
        painter.end()


def _box(painter: QPainter, box: QRectF, ground: QColor | None, line: QColor | None, corner: float) -> None:
    painter.setBrush(ground if ground is not None else Qt.BrushStyle.NoBrush)
    if line is not None:
        painter.setPen(QPen(line, 1))
        box = box.adjusted(0.5, 0.5, -0.5, -0.5)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
    painter.drawRoundedRect(box, corner, corner)


def focus_ring(painter: QPainter, box: QRectF, scale: float, *, inside: bool = False) -> None:
    """Paint where the keyboard is: a ring of the accent; within a filled button one of its text's colour."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.colour("on_accent" if inside else "accent"), 2))
    gap = 4.0 if inside else 1.0
    painter.drawRoundedRect(box.adjusted(gap, gap, -gap, -gap), theme.CORNER * scale - 1, theme.CORNER * scale - 1)
