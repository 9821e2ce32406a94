"""The slip of a ticket as an image, one dot of the printer a pixel."""

from __future__ import annotations

from dataclasses import dataclass

import segno
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QGuiApplication, QImage, QPainter, QPen

DOTS_58 = 384
DOTS_80 = 576
"""Dots across paper of 58 and of 80 mm, at 8 dots a millimetre."""

DOTS_PER_METRE = 8000

_LONGEST = 4000
_MARGIN = 16


@dataclass(frozen=True, slots=True)
class Slip:
    """What stands on a slip, in the citizen's words; never a name or a number of identity.

    ``facts`` are a label, a value (people ahead, expected wait) and the label
    in the hall's other language (may be empty), ``others`` the services'
    names in that language, ``place`` where to wait, ``code`` what the square
    code holds (empty: none), ``advice`` lines of what to do next, ``rating`` how
    the visit is rated, in both languages, and ``rating_code`` with what, ``foot`` the
    date at the left and how long it is valid at the right. ``mark`` stands large
    above and below all else: what tells a slip that is none of the hall's. ``kind``
    tells papers with the same number apart where they become files.
    """

    hall: str
    group: str
    number: str
    facts: tuple[tuple[str, str, str], ...]
    services_title: str
    services: tuple[str, ...]
    others: tuple[str, ...] = ()
    papers_title: str = ""
    papers: str = ""
    code: str = ""
    code_caption: str = ""
    place: str = ""
    advice: tuple[str, ...] = ()
    rating: tuple[str, ...] = ()
    rating_code: str = ""
    foot: tuple[str, str] = ("", "")
    mark: str = ""
    kind: str = ""


def draw(slip: Slip, dots: int = DOTS_58) -> QImage:
    """The slip in black on white, ``dots`` wide and as long as it needs to be."""
    canvas = QImage(dots, round(_LONGEST * dots / DOTS_58), QImage.Format.Format_Grayscale8)
    canvas.fill(Qt.GlobalColor.white)
    painter = QPainter(canvas)
    pen = _Pen(painter, dots)
    if slip.mark:
        pen.band(slip.mark)
    _head(pen, slip)
    _facts(pen, slip)
    _services(pen, slip)
    if slip.code:
        _code(pen, slip)
    _foot(pen, slip)
    if slip.mark:
        pen.band(slip.mark)
    painter.end()
    image = canvas.copy(0, 0, dots, min(round(pen.y + 24 * pen.scale), canvas.height()))
    image.setDotsPerMeterX(DOTS_PER_METRE)
    image.setDotsPerMeterY(DOTS_PER_METRE)
    # A thermal head knows no grey: letters come out crisp instead of dithered.
    return image.convertToFormat(QImage.Format.Format_Mono, Qt.ImageConversionFlag.ThresholdDither)


class _Pen:
    """Writes lines from the top down; sizes are dots on 58 mm paper."""

    def __init__(self, painter: QPainter, dots: int) -> None:
        self.painter = painter
        self.scale = dots / DOTS_58
        self.y = 20.0 * self.scale
        self.left = _MARGIN * self.scale
        self.width = dots - 2 * self.left
        painter.setPen(QPen(Qt.GlobalColor.black))

    def font(self, size: float, bold: bool = False) -> QFont:
        font = QFont(QGuiApplication.font().family())
        font.setPixelSize(round(size * self.scale))
        font.setBold(bold)
        return font

    def fitting(self, text: str, size: float, bold: bool = False) -> QFont:
        """The font at a size, or as much smaller as one line needs."""
        font = self.font(size, bold)
        wide = QFontMetricsF(font).horizontalAdvance(text)
        return font if wide <= self.width else self.font(size * self.width / wide, bold)

    def line(self, text: str, size: float, step: float, *, bold: bool = False, centred: bool = False) -> None:
        """One line, made smaller where it would not fit."""
        self.painter.setFont(self.fitting(text, size, bold))
        align = Qt.AlignmentFlag.AlignHCenter if centred else Qt.AlignmentFlag.AlignLeft
        self.painter.drawText(self._room(step), align | Qt.AlignmentFlag.AlignVCenter, text)
        self.y += step * self.scale

    def pair(self, label: str, value: str, size: float, step: float, *, bold: bool = False) -> None:
        """A label at the left and a value at the right."""
        small = self.font(size)
        wide = QFontMetricsF(small).horizontalAdvance(label)
        room = self.width - 12 * self.scale
        value_wide = QFontMetricsF(self.font(size, bold)).horizontalAdvance(value)
        if wide + value_wide > room:
            size *= max(room / (wide + value_wide), 0.6)
        self.painter.setFont(self.font(size))
        self.painter.drawText(self._room(step), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, label)
        self.painter.setFont(self.font(size, bold))
        self.painter.drawText(self._room(step), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, value)
        self.y += step * self.scale

    def paragraph(self, text: str, size: float, *, left: float = 0.0, bold: bool = False) -> None:
        """Words in as many lines as they need."""
        self.painter.setFont(self.font(size, bold))
        inset = left * self.scale
        room = QRectF(self.left + inset, self.y, self.width - inset, _LONGEST)
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        used = self.painter.boundingRect(room, int(flags), text)
        self.painter.drawText(room, int(flags), text)
        self.y += max(used.height(), size * 1.4 * self.scale)

    def cut(self) -> None:
        """A dashed line across."""
        self.y += 10 * self.scale
        self.painter.setPen(QPen(Qt.GlobalColor.black, 2 * self.scale, Qt.PenStyle.DashLine))
        self.painter.drawLine(round(self.left), round(self.y), round(self.left + self.width), round(self.y))
        self.painter.setPen(QPen(Qt.GlobalColor.black))
        self.y += 12 * self.scale

    def band(self, text: str) -> None:
        """Large words in white on black, across the paper."""
        self.y += 8 * self.scale
        room = self._room(72)
        self.painter.fillRect(room, Qt.GlobalColor.black)
        self.painter.setPen(QPen(Qt.GlobalColor.white))
        self.painter.setFont(self.fitting(text, 48, bold=True))
        self.painter.drawText(room, Qt.AlignmentFlag.AlignCenter, text)
        self.painter.setPen(QPen(Qt.GlobalColor.black))
        self.y += 84 * self.scale

    def _room(self, step: float) -> QRectF:
        return QRectF(self.left, self.y, self.width, step * self.scale)


def _head(pen: _Pen, slip: Slip) -> None:
    pen.line(slip.hall, 24, 32, centred=True)
    pen.line(slip.group, 28, 40, centred=True)
    pen.line(slip.number, 120, 128, bold=True, centred=True)


def _facts(pen: _Pen, slip: Slip) -> None:
    if slip.facts:
        pen.cut()
    for label, value, other in slip.facts:
        pen.pair(label, value, 28, 36 if other else 44, bold=True)
        if other:
            pen.line(other, 20, 28)


def _services(pen: _Pen, slip: Slip) -> None:
    pen.cut()
    pen.paragraph(slip.services_title, 24)
    for place, service in enumerate(slip.services, 1):
        top = pen.y
        pen.paragraph(str(place), 28, bold=True)
        pen.y = top
        pen.paragraph(service, 28, left=32)
        if place <= len(slip.others) and slip.others[place - 1]:
            pen.paragraph(slip.others[place - 1], 20, left=32)
    if slip.papers:
        pen.y += 8 * pen.scale
        pen.paragraph(slip.papers_title, 24)
        pen.paragraph(slip.papers, 24)


def _code(pen: _Pen, slip: Slip) -> None:
    pen.cut()
    rows = [bytes(row) for row in segno.make(slip.code, error="m", micro=False).matrix]
    dot = max(2, round(116 * pen.scale / len(rows)))
    top = round(pen.y)
    for y, cells in enumerate(rows):
        for x, dark in enumerate(cells):
            if dark:
                pen.painter.fillRect(round(pen.left) + x * dot, top + y * dot, dot, dot, Qt.GlobalColor.black)
    side = dot * len(rows)
    pen.painter.setFont(pen.font(24, bold=True))
    beside = QRectF(pen.left + side + 16 * pen.scale, top, pen.width - side - 16 * pen.scale, side)
    pen.painter.drawText(
        beside, int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter),
        slip.code_caption,
    )  # fmt: skip
    pen.y = float(top + side)


def _foot(pen: _Pen, slip: Slip) -> None:
    pen.cut()
    if slip.place:
        pen.paragraph(slip.place, 28, bold=True)
    for line in slip.advice:
        pen.paragraph(line, 24)
    if slip.rating_code:
        pen.cut()
        for line in slip.rating:
            pen.paragraph(line, 22)
        pen.line(slip.rating_code, 36, 48, bold=True, centred=True)
        pen.cut()
    pen.pair(*slip.foot, 24, 36)
