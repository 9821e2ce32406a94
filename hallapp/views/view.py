"""What every view is: a panel that reads the hall again whenever something changed."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QSize, QTimer
from PySide6.QtGui import QCloseEvent

from hallapp.errors import KnownError
from hallapp.hall.hall import Hall
from hallapp.views import theme, words
from hallapp.views.link import HallLink
from hallapp.views.widgets import NoticeBar, Panel


class View(Panel):
    """Base of the views.

    A view builds its widgets in its constructor and then calls
    :meth:`begin`. All text is set in :meth:`retranslate`, all that comes
    from the hall in :meth:`refresh`; both may be called at any time. Every
    second :meth:`tick` brings what only time changes up to date.
    """

    def __init__(self, link: HallLink) -> None:
        super().__init__("ground")
        self.link = link
        self.notice = NoticeBar()
        self.staleness = NoticeBar(closable=False)
        self._second = QTimer(self, interval=1000)
        self._second.timeout.connect(self._ticked)

    def begin(self) -> None:
        """Show texts and hall for the first time, and follow both."""
        if not self.styleSheet():
            theme.dress(self)
        self._name_close()
        self.retranslate()
        self.refresh()
        self.tick()
        self.link.changed.connect(self.follow)
        self.link.reached.connect(self._reached)
        self._second.start()

    @property
    def hall(self) -> Hall:
        """The hall day as far as it is known."""
        return self.link.hall

    def scale_at(self, size: QSize) -> float:
        """How much larger than on a desk its words are on a screen of that size, and what stands around it."""
        del size
        return 1.0

    def clock(self, ms: int) -> str:
        """An instant (UTC ms) as the hall's clock shows it."""
        return words.clock(float(self.hall.scenario.opens) + self.hall.minute(ms))

    def hall_name(self) -> str:
        """The hall's name in the person's language."""
        return words.name(self.hall.scenario.names, self.hall.scenario.name)

    def retranslate(self) -> None:
        """Set every text that does not come from the hall."""

    def refresh(self) -> None:
        """Show the hall as it is now."""

    def follow(self) -> None:
        """Something changed in the hall."""
        self.refresh()

    def tick(self) -> None:
        """Show the time as it is now."""

    def refuse(self, error: KnownError) -> None:
        """Say why a command was refused."""
        self.notice.tell(words.refusal(error, self.hall), "late")

    def _ticked(self) -> None:
        self.tick()
        if self.link.stale_since is not None:
            self._show_staleness()

    def _reached(self) -> None:
        self._show_staleness()
        self.refresh()

    def _show_staleness(self) -> None:
        since = self.link.stale_since
        if since is None:
            self.staleness.hide()
            return
        sentence = QCoreApplication.translate("View", "No news from the hall since {time}. Trying again.")
        self.staleness.tell(sentence.format(time=self.clock(since)))

    def _name_close(self) -> None:
        self.notice.set_close_name(QCoreApplication.translate("View", "Close"))

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.notice.hide()
            self._name_close()
            self.retranslate()
            self.refresh()
            self.tick()
            self._show_staleness()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop the clock."""
        self._second.stop()
        super().closeEvent(event)
