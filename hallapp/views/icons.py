"""Icons of one family, Phosphor, tinted by a token while they are painted.

The font comes with QtAwesome, which would load eleven others beside it at
start-up and freeze the colour of every icon it makes; here the one file is
read and the colour follows the theme.
"""

from __future__ import annotations

import importlib.util
import json
from functools import cache
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontDatabase, QIcon, QIconEngine, QPainter, QPixmap

from hallapp.views import theme

STATE_ICONS = {
    "ready": "check-circle",
    "called": "speaker-high",
    "engaged": "user",
    "paused": "pause-circle",
    "closed": "minus-circle",
    "waiting": "hourglass-medium",
    "late": "warning",
    "idle": "warning-octagon",
}
"""The icon of each state's token."""


@cache
def _family() -> str:
    number = QFontDatabase.addApplicationFont(str(_file("phosphor-*.ttf")))
    return QFontDatabase.applicationFontFamilies(number)[0]


@cache
def _glyphs() -> dict[str, str]:
    names = json.loads(_file("phosphor-charmap-*.json").read_text(encoding="utf-8"))
    return {name: chr(int(code, 16)) for name, code in names.items()}


def _file(pattern: str) -> Path:
    spec = importlib.util.find_spec("qtawesome")
    folders = spec.submodule_search_locations if spec else None
    if not folders:
        raise ModuleNotFoundError("qtawesome")
    return next(iter(sorted((Path(folders[0]) / "fonts").glob(pattern))))


def draw(painter: QPainter, box: QRectF, name: str, token: str = "text") -> None:
    """Paint the icon ``name`` of the family into ``box``, in the ink of ``token``."""
    font = QFont(_family())
    font.setPixelSize(max(1, round(min(box.width(), box.height()))))
    painter.save()
    painter.setFont(font)
    painter.setPen(theme.colour(token))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, _glyphs()[name])
    painter.restore()


class _Engine(QIconEngine):
    def __init__(self, name: str, token: str) -> None:
        super().__init__()
        self._name = name
        self._token = token

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        del state
        token = "closed" if mode is QIcon.Mode.Disabled else self._token
        draw(painter, QRectF(rect), self._name, token)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        made = QPixmap(size)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return made

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._token)


def icon(name: str, token: str = "text") -> QIcon:
    """An icon for Qt's own widgets (line edits, menus, window titles); it follows the theme."""
    if name not in _glyphs():
        raise KeyError(name)
    return QIcon(_Engine(name, token))
