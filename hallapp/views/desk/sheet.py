"""How the desk's parts lie: side by side where there is room, one below the other where there is not."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QWidget

from hallapp.views import theme
from hallapp.views.desk.choosing import Choosing
from hallapp.views.desk.draft import Draft
from hallapp.views.desk.tickets import Tickets
from hallapp.views.widgets import Panel, column, row

LEFT = 560
"""Pixels that the search takes beside the ticket."""

LAST = 256
"""Pixels that the last number takes beside the lists."""

NARROW = 1180
"""Below this width the parts lie one below the other."""

HALF = 760
"""Below this width for the draft what a ticket will take stands above its buttons."""

SPARE = 1040
"""Below this width a list of tickets leaves out what its slips say."""

STACKED = 440
"""Pixels that the search is high then."""

LOWER, LEAST_LOWER, ROOMY = 272, 230, 740
"""Pixels that the lower part is high, what it makes do with on a smaller screen, and from what height it need not."""

UPPER, MOST_LOWER = 530, 500
"""What a larger screen gives the upper part first, and what the lower part needs for ten lines."""

_ANY = 16_777_215


class _Body(QWidget):
    """Tells a scroll area the least height that its layout can do with; Qt would tell the comfortable one."""

    def heightForWidth(self, width: int) -> int:
        return self.layout().minimumHeightForWidth(width)  # type: ignore[union-attr]


class Sheet(QScrollArea):
    """Notices, search and draft, last number and lists; scrolls where the screen, or its scale, leaves too little."""

    def __init__(self, notices: list[QWidget], left: Choosing, right: Draft, last: QWidget, lists: Tickets) -> None:
        super().__init__()
        self._left, self._right, self._last, self._lists = left, right, last, lists
        self._lower = Panel("card")
        self._edge = Panel("rule")
        self._upper_line: QBoxLayout = row(left, right, gap=theme.GAP)
        self._upper_line.setStretch(1, 1)
        self._lower_line: QBoxLayout = row(last, self._edge, lists, margin=1)
        self._lower_line.setStretch(2, 1)
        self._lower.setLayout(self._lower_line)
        body = _Body()
        page = column(*notices, self._upper_line, self._lower, gap=theme.GAP, margin=theme.GAP)
        page.setStretch(len(notices), 1)
        body.setLayout(page)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(body)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the parts for the room there is."""
        super().resizeEvent(event)
        narrow = self.width() < NARROW
        self._right.set_narrow(self.width() - (0 if narrow else LEFT) < HALF)
        self._lists.set_narrow(self.width() - (0 if narrow else LAST) < SPARE)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        for line in (self._upper_line, self._lower_line):
            line.setDirection(down if narrow else across)
        self._left.setMinimumWidth(0 if narrow else LEFT)
        self._left.setMaximumWidth(_ANY if narrow else LEFT)
        self._left.setMinimumHeight(STACKED if narrow else 0)
        self._right.set_stacked(narrow)
        self._last.setMaximumWidth(_ANY if narrow else LAST)
        self._last.setMinimumWidth(0 if narrow else LAST)
        self._edge.setFixedSize(_ANY if narrow else 1, 1 if narrow else _ANY)
        self._edge.setMinimumSize(1, 1)
        lower = LOWER if self.height() >= ROOMY else LEAST_LOWER
        lower = max(lower, min(self.height() - UPPER, MOST_LOWER))
        self._lower.setMinimumHeight(2 * LOWER if narrow else lower)
        self._lower.setMaximumHeight(_ANY if narrow else lower)
