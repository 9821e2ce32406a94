"""What the program tells the person: a bar that stays, a toast that can be undone."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from hallapp.views import icons, theme
from hallapp.views.widgets.buttons import Button, IconButton
from hallapp.views.widgets.panels import Icon, Panel, Text, row


class NoticeBar(Panel):
    """A sentence in the colours of a state; it stays until it is taken away or closed."""

    def __init__(self, *, closable: bool = True, close_name: str = "") -> None:
        super().__init__("late")
        self._icon = Icon("warning", "late")
        self._words = Text("", theme.BODY, "late", wrap=True)
        self._close = IconButton("x", close_name, token="text", side=theme.TOUCH, clicked=self.hide)
        self._close.setVisible(closable)
        self._act: Callable[[], object] | None = None
        self.action = Button("", height=theme.TOUCH, inset=6, clicked=self._do)
        self.action.hide()
        line = row(self._icon, self._words, self.action, self._close, gap=8, margin=(12, 0, 4, 0))
        line.setStretch(1, 1)
        self.setLayout(line)
        self.setMinimumHeight(theme.TOUCH)
        self.hide()

    def tell(self, sentence: str, state: str = "late", icon: str | None = None) -> None:
        """Show a sentence; an empty one takes the bar away."""
        self.set_kind(state)
        self._words.setText(sentence)
        self._words.set_ink(state)
        self._icon.show_icon(icon or icons.STATE_ICONS[state], state)
        self.setAccessibleName(sentence)
        self.offer("", None)
        self.setVisible(bool(sentence))

    def offer(self, label: str, act: Callable[[], object] | None, key: str = "") -> None:
        """Put a button beside the sentence, until the next one; ``key`` is what its badge shows."""
        self._act = act
        self.action.set_label(label)
        self.action.set_key(key)
        self.action.setVisible(act is not None)

    def _do(self) -> None:
        if self._act is not None:
            self._act()

    def sentence(self) -> str:
        """What it says now; empty if nothing."""
        return self._words.words() if not self.isHidden() else ""

    def set_close_name(self, name: str) -> None:
        """Name the button that closes it."""
        self._close.set_name(name)


class UndoToast(Panel):
    """A sentence at the lower edge of a view with the seconds in which it can be undone.

    What it announces is done when the seconds are over, or at once when
    another one is announced: ``then`` runs exactly once unless it was undone.
    """

    def __init__(self, parent: QWidget, *, seconds: int = 10) -> None:
        super().__init__("card")
        self.setParent(parent)
        self._seconds = seconds
        self._left = 0
        self._then: Callable[[], object] | None = None
        self._undo: Callable[[], object] | None = None
        self._label: Callable[[int], str] = str
        self._words = Text("", theme.BODY)
        self._button = Button("", icon="arrow-counter-clockwise", look="link", height=theme.TOUCH, clicked=self.undo)
        self.setLayout(row(self._words, self._button, gap=24, margin=(16, 4, 16, 4)))
        self._timer = QTimer(self, interval=1000)
        self._timer.timeout.connect(self._tick)
        parent.installEventFilter(self)
        self.hide()

    def announce(
        self,
        sentence: str,
        label: Callable[[int], str],
        then: Callable[[], object],
        undo: Callable[[], object] | None = None,
    ) -> None:
        """Show a sentence; ``label`` words the button for the seconds left."""
        self.finish()
        self._words.setText(sentence)
        self._label, self._then, self._undo = label, then, undo
        self._left = self._seconds
        self._button.set_label(label(self._left))
        self._timer.start()
        self.setVisible(True)
        self._place()
        self.raise_()

    @property
    def left(self) -> int:
        """Seconds left in which it can be undone; 0 when nothing is announced."""
        return self._left

    def undo(self) -> None:
        """Take it back."""
        undo = self._undo
        self._end()
        if undo is not None:
            undo()

    def finish(self) -> None:
        """Do now what was announced."""
        then = self._then
        self._end()
        if then is not None:
            then()

    def _end(self) -> None:
        self._timer.stop()
        self._left = 0
        self._then = self._undo = None
        self.hide()

    def _tick(self) -> None:
        self._left -= 1
        if self._left <= 0:
            self.finish()
        else:
            self._button.set_label(self._label(self._left))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep its place at the parent's lower edge."""
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def _place(self) -> None:
        parent = self.parentWidget()
        if parent is None:
            return
        self.adjustSize()
        self.move((parent.width() - self.width()) // 2, parent.height() - self.height() - theme.GAP)
