"""The five things a computer of the hall can be."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from hallapp.views import icons, theme
from hallapp.views.widgets import Button, Choice, Panel, Text, column

ROLES = {
    "manager": "squares-four",
    "desk": "desktop",
    "window": "user",
    "wall": "monitor-play",
    "kiosk": "device-tablet",
}
"""The command of each role and its icon."""


BADGE = 56
"""The side of an icon's ground at 100 %."""


class _Badge(QWidget):
    """An icon on a tinted square."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        self._icon = icon
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        side = round(BADGE * theme.scale_of(self))
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.tint("called"))
        painter.setBrush(theme.tint("called"))
        box = QRectF(self.rect())
        corner = theme.SMALL_CORNER * theme.scale_of(self)
        painter.drawRoundedRect(box, corner, corner)
        rest = box.width() / 4
        icons.draw(painter, box.adjusted(rest, rest, -rest, -rest), self._icon, "accent")
        painter.end()


class RoleCard(Panel):
    """A role, what it is for, and the buttons that open it on the hall or on a copy to practise with."""

    opened = Signal(str)
    practised = Signal(str)

    def __init__(self, role: str, *, first: bool) -> None:
        super().__init__("first" if first else "card")
        self.role = role
        self.title = Text("", theme.TITLE, bold=True)
        self._about = Text("", theme.BODY, "muted", wrap=True)
        self.places = Choice()
        self.places.hide()
        self.open = Button(look="main" if first else "outline", height=theme.TOUCH)
        self.open.on_click(lambda: self.opened.emit(role))
        self.practise = Button(look="link", height=theme.TOUCH)
        self.practise.on_click(lambda: self.practised.emit(role))
        for button in (self.open, self.practise):
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setLayout(
            column(
                _Badge(ROLES[role]), 16, self.title, 4, self._about, 8, 0, self.places, 12, self.open, 4,
                self.practise, margin=(20, 24, 20, 12),
            )
        )  # fmt: skip

    def offer(self, places: list[tuple[object, str]]) -> None:
        """Let one of these places be chosen; hidden while there are none."""
        self.places.set_options(places)
        self.places.setVisible(bool(places))

    def say(self, title: str, about: str, open_: str, practise: str) -> None:
        """Set the texts."""
        self.title.setText(title)
        self._about.setText(about)
        self.open.set_label(open_)
        self.practise.set_label(practise)
        self.open.setAccessibleName(f"{open_}: {title}")
        self.practise.setAccessibleDescription(title)
