"""What is shown whole where there is room, and scrolls where there is not: on a small screen, or with large type."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea

from hallapp.views import theme


class Room(QScrollArea):
    """Around a widget: as large as the room, but never smaller than the widget can be."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            theme.dress(bar)

    def sizeHint(self) -> QSize:
        """That of the widget."""
        widget = self.widget()
        return super().sizeHint() if widget is None else widget.sizeHint()
