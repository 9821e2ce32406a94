"""The console's two shapes: a column that docks to a screen's edge, and a bar that stays above other programs."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from hallapp.views.console.bar import SIZE as BAR

COLUMN = QSize(420, 832)

ROOMY = 896
"""Pixels of height below which a column makes do with less around its words."""

TITLE_BAR = 40
"""Pixels that a desktop puts around a window, above all over it."""


class Shape(QObject):
    """Shows one of the two, and gives the window around it what that one asks for.

    A bar has no frame, stays on top, and grows by what is told below it. ``low``
    says whether the column has less height than it would like.

    Parameters
    ----------
    view : QWidget
        What holds bar and column.
    told : sequence of QWidget
        What is told between them, if anything.
    """

    low = Signal(bool)

    def __init__(self, view: QWidget, bar: QWidget, body: QWidget, told: Sequence[QWidget]) -> None:
        super().__init__(view)
        self._view = view
        self._bar = bar
        self._body = body
        self._told = told
        self._pinned = False
        for one in (*told, body):
            one.installEventFilter(self)

    @property
    def is_bar(self) -> bool:
        """Whether it is the bar now."""
        return not self._bar.isHidden()

    def size(self) -> QSize:
        """The column's, as far as the screen is so high, or the bar's with what is told below it."""
        if not self.is_bar:
            room = self._view.screen().availableSize().height() - TITLE_BAR
            return QSize(COLUMN.width(), min(COLUMN.height(), room))
        told = sum(one.sizeHint().height() for one in self._told if not one.isHidden())
        return QSize(BAR.width(), BAR.height() + told)

    def set_bar(self, on: bool) -> None:
        """Be the bar, or the column."""
        self._bar.setVisible(on)
        self._body.setVisible(not on)

    def toggle_bar(self) -> None:
        """Become a bar, or a column again."""
        self.set_bar(not self.is_bar)
        self.dress()
        self._fit()

    def toggle_on_top(self) -> None:
        """Stay above other windows, or not; a bar always does."""
        self._pinned = not self._pinned
        self.dress()

    def dress(self) -> None:
        """Give the window around it the flags that it asks for."""
        frame, bar = self._view.window(), self.is_bar
        wanted = {
            Qt.WindowType.FramelessWindowHint: bar,
            Qt.WindowType.WindowStaysOnTopHint: bar or self._pinned,
        }
        if all(bool(frame.windowFlags() & flag) == on for flag, on in wanted.items()):
            return
        visible = frame.isVisible()
        for flag, on in wanted.items():
            frame.setWindowFlag(flag, on)
        if visible:
            frame.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A bar grows by what is told below it, and shrinks again; a column tells how much room it has."""
        if watched is self._body:
            if event.type() is QEvent.Type.Resize:
                self.low.emit(self._body.height() < ROOMY)
        elif event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent) and self.is_bar:
            QTimer.singleShot(0, self, self._fit)
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        """Take the size of the shape as it is now."""
        self._view.updateGeometry()
        self._view.window().layout().activate()  # type: ignore[union-attr]
        self._view.window().resize(self.size())
