"""The place above the pages: what wants attention, and over it, for as long as it is there, what is to be told."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtWidgets import QWidget

from hallapp.views.widgets import column


class Above(QWidget):
    """A place that never changes its height, so that nothing below it moves when something is told.

    Parameters
    ----------
    standing : QWidget
        What is always there.
    told : QWidget
        Bars that come and go; they lie over the place, the last one on top.
    over : QWidget
        The view in which a bar may be higher than the place.
    """

    def __init__(self, standing: QWidget, *told: QWidget, over: QWidget) -> None:
        super().__init__()
        self._told = told
        self._over = over
        self.setLayout(column(standing))
        for bar in told:
            bar.setParent(over)
            bar.installEventFilter(self)

    def event(self, event: QEvent) -> bool:
        """The bars follow it."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show):
            self._place()
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A bar that comes, or says something else, takes its place."""
        if event.type() in (QEvent.Type.Show, QEvent.Type.LayoutRequest):
            self._place()
        return False

    def _place(self) -> None:
        corner = self.mapTo(self._over, QPoint(0, 0))
        for bar in self._told:
            if bar.isHidden():
                continue
            needed = max(bar.heightForWidth(self.width()), bar.minimumSizeHint().height())
            bar.setGeometry(corner.x(), corner.y(), self.width(), max(needed, self.height()))
            bar.raise_()
