"""What is shown whole where there is room, and scrolls where there is not: on a small screen, or with large type."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea

from hallapp.views import theme


class Room(QScrollArea):
    """Around a widget: as large as the room, but never smaller than the widget can be.

    Qt's own way to that end (``widgetResizable``) gives one whose height
    follows from its width the height that it likes best, not the least.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            theme.dress(bar)

    def sizeHint(self) -> QSize:
        """That of the widget."""
        widget = self.widget()
        return super().sizeHint() if widget is None else widget.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The widget gets the room."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What is in it may need more room than before, or less."""
        if event.type() == QEvent.Type.LayoutRequest and watched is self.widget():
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        widget = self.widget()
        if widget is None:
            return
        least = widget.minimumSizeHint().expandedTo(widget.minimumSize())
        whole = self.maximumViewportSize()
        if least.width() <= whole.width() and least.height() <= whole.height():
            # Bars that are there still would leave less.
            widget.resize(whole)
        else:
            widget.resize(self.viewport().size().expandedTo(least))
