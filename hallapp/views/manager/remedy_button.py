"""The button on a card that ends standing idle while people wait."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QFontMetrics, QResizeEvent

from hallapp.hall.hall import Hall
from hallapp.views import theme
from hallapp.views.manager import wording
from hallapp.views.manager.remedies import Remedy
from hallapp.views.manager.remedy_words import short_label, way_out
from hallapp.views.widgets import Button

EDGE = 6
"""Pixels at either side of its words, at least."""


class RemedyButton(Button):
    """Says as much as it has room for: the way out and what it is worth, the way out, or that in fewer words."""

    def __init__(self, clicked: Callable[[], object]) -> None:
        super().__init__("", look="idle", key_first=True, clicked=clicked)
        self._offers: list[tuple[str, str]] = []
        self._said = ""

    def offer(self, hall: Hall, remedy: Remedy) -> None:
        """Offer the way out, with what it would do once that is known."""
        label, icon = way_out(hall, remedy)
        worth = remedy.worth
        effect = "" if worth is None else self.tr("{number} min").format(number=wording.signed(worth.mean))
        told = label
        if worth is not None:
            bounds = wording.interval(worth.low, worth.high)
            sentence = self.tr("{label}: {effect} of waiting per person until closing ({range})")
            told = sentence.format(label=label, effect=effect, range=bounds)
        self.setToolTip(told)
        self._said = label
        # The mean grows where somebody is served who would have left: that is told in the tip, not held against it.
        self._offers = [(label, icon), (label, "")]
        if worth is not None and worth.mean < 0.0:
            brief = f"{label} {wording.signed(worth.mean)}"
            self._offers = [(f"{label} {effect}", icon), (brief, icon), (brief, ""), *self._offers]
        short = short_label(remedy)
        if short:
            self._offers += [(short, icon), (short, "")]
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """It has other room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if not self._offers:
            return
        self.ensurePolished()
        metrics = QFontMetrics(self.font())
        room = self.width() - 2 * EDGE
        for label, icon in self._offers:
            self.set_icon(icon or None)
            self.set_label(label)
            if metrics.horizontalAdvance(label) + (theme.ICON + 8 if icon else 0) <= room:
                break
        self.setAccessibleName(self._said)
