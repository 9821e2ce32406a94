"""The question how it was, with five answers that look alike: nobody is steered, nobody has to answer."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from hallapp.errors import QT_TRANSLATE_NOOP
from hallapp.views import theme
from hallapp.views.bilingual import both

SCORES = (5, 4, 3, 2, 1)
"""As they stand from the left; each is also its key."""

QUESTION = QT_TRANSLATE_NOOP("Wall", "How was it? (voluntary)")
THANKS = QT_TRANSLATE_NOOP("Wall", "Thank you.")
LABELS = {
    5: QT_TRANSLATE_NOOP("Wall", "Very satisfied"),
    4: QT_TRANSLATE_NOOP("Wall", "Satisfied"),
    3: QT_TRANSLATE_NOOP("Wall", "Fairly satisfied"),
    2: QT_TRANSLATE_NOOP("Wall", "Dissatisfied"),
    1: QT_TRANSLATE_NOOP("Wall", "Very dissatisfied"),
}

_WORDS = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)


def question() -> tuple[str, str]:
    """What is asked, in both languages."""
    return both(QUESTION)


def labels() -> dict[int, str]:
    """The answers by their scores, in the language in use."""
    return {score: both(label)[0] for score, label in LABELS.items()}


def boxes(room: QRectF, unit: float) -> dict[int, QRectF]:
    """Where each answer is touched."""
    gap = 10 * unit
    wide = (room.width() - gap * (len(SCORES) - 1)) / len(SCORES)
    top = room.top() + 104 * unit
    return {
        score: QRectF(room.left() + place * (wide + gap), top, wide, room.bottom() - top - 24 * unit)
        for place, score in enumerate(SCORES)
    }


def draw(painter: QPainter, room: QRectF, unit: float) -> None:
    """Paint question and answers."""
    first, second = question()
    _write(painter, QRectF(room.left(), 20 * unit, room.width(), 46 * unit), first, 32 * unit, "text", bold=True)
    _write(painter, QRectF(room.left(), 64 * unit, room.width(), 30 * unit), second, 20 * unit, "muted")
    wide = boxes(room, unit)[SCORES[0]].width() - 8 * unit
    said = [both(label) for label in LABELS.values()]
    large = _alike([first for first, _ in said], 20 * unit, wide)
    small = _alike([second for _, second in said], 15 * unit, wide)
    for score, box in boxes(room, unit).items():
        painter.setPen(QPen(theme.colour("muted"), max(1.0, 2 * unit)))
        painter.setBrush(theme.tint("called"))
        painter.drawRoundedRect(box, theme.CORNER * unit, theme.CORNER * unit)
        digit = QRectF(box.left(), box.top() + 8 * unit, box.width(), 68 * unit)
        _write(painter, digit, str(score), 52 * unit, "accent", bold=True, centre=True)
        first, second = both(LABELS[score])
        inner = box.adjusted(4 * unit, 80 * unit, -4 * unit, 0)
        used = _words(painter, inner, first, large, "text")
        _words(painter, inner.adjusted(0, used + 4 * unit, 0, 0), second, small, "muted")


def _write(
    painter: QPainter, box: QRectF, text: str, size: float, token: str, *, bold: bool = False, centre: bool = False
) -> None:
    painter.setFont(theme.font(max(1, round(size)), bold))
    painter.setPen(theme.colour(token))
    align = Qt.AlignmentFlag.AlignCenter if centre else Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, round(box.width()))
    painter.drawText(box, align, shown)


def _alike(texts: list[str], size: float, width: float) -> float:
    """The size in which every word of every answer fits: one that is smaller would steer."""
    metrics = QFontMetricsF(theme.font(100))
    longest = max(metrics.horizontalAdvance(word) for text in texts for word in text.split() or [""])
    return min(size, 100.0 * width / max(longest, 1.0))


def _words(painter: QPainter, box: QRectF, text: str, size: float, token: str) -> float:
    """Write in as many lines as it takes; returns their height."""
    painter.setFont(theme.font(max(1, int(size)), False))
    painter.setPen(theme.colour(token))
    used = painter.boundingRect(box, _WORDS, text)
    painter.drawText(box, _WORDS, text)
    return used.height()
