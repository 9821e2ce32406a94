"""Words that are said whole or not at all."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent

from hallapp.views import theme
from hallapp.views.widgets import Text


class Whole(Text):
    """Small words beside something: whole, in the longest of their forms that there is room for, or not at all."""

    def __init__(self) -> None:
        self._forms: tuple[str, ...] = ()
        super().__init__("", theme.SMALL, "muted", elide=True)

    def show_forms(self, *forms: str) -> None:
        """Say this, or one of the shorter forms that follow it."""
        self._forms = forms
        self._choose()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say as much as there is room for now."""
        super().resizeEvent(event)
        self._choose()

    def _choose(self) -> None:
        self.ensurePolished()
        metrics, room = QFontMetrics(self.font()), self.width()
        # Asked of what would shorten it: an advance is rounded, and a pixel too much cuts the end off.
        whole = (form for form in self._forms if metrics.elidedText(form, Qt.TextElideMode.ElideRight, room) == form)
        self.setText(next(whole, ""))
