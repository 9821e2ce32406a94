"""The wall's screen: painted as a whole, so that it fits any size and is redrawn without flicker."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QElapsedTimer, QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPainter, QPaintEvent

from hallapp.devices.voice import RETRY, Kind, Speaker, is_quiet, said
from hallapp.hall.ticket import Call
from hallapp.settings import Spoken
from hallapp.views import theme, words
from hallapp.views.link import HallLink
from hallapp.views.view import View
from hallapp.views.wall import board as boards
from hallapp.views.wall.board import Board
from hallapp.views.wall.painting import FRESH, MESSAGE, Painting
from hallapp.views.wall.sizes import Distance, sizes

PULSE = 40
"""Milliseconds between two pictures of the pulse."""

AHEAD = 1000
"""Milliseconds for which it stands who comes next, however much is called."""

DAY_MINUTES = 1440.0

_log = logging.getLogger(__name__)

PAGE_SECONDS = 8
"""How long a page stays before the next one."""


class Wall(View):
    """Shows and speaks who goes where.

    Keys: F11 full screen, Escape leaves it.

    Parameters
    ----------
    speaker : Speaker, optional
        Says new calls; without it the wall is silent.
    languages : sequence of str, optional
        In which order a call is spoken; default: the hall's setting.
    groups : iterable of str
        Only calls and queues of these groups; default: all.
    distance : Distance, optional
        From how far it is read.
    """

    def __init__(
        self,
        link: HallLink,
        speaker: Speaker | None = None,
        *,
        languages: Sequence[Spoken] | None = None,
        groups: Iterable[str] = (),
        distance: Distance | None = None,
    ) -> None:
        super().__init__(link)
        self._speaker = speaker
        self._languages = languages
        self.groups = tuple(groups)
        self._distance = distance
        self._heard: Call | None = self.hall.calls[-1] if self.hall.calls else None
        self._missed_until = self.link.now()
        self.board: Board = boards.read(self.hall, self.link.census(), self.groups)
        self._next = boards.next_numbers(self.hall, self.link.now(), self.groups)
        self.call_page = self.line_page = self.notice_page = 0
        self.message = 0
        self._message_since = self._message_lasts = 0.0
        self._seconds = self._mute = 0
        self._scrolls = False
        self._since, self._ahead = QElapsedTimer(), QElapsedTimer()
        self._since.start()
        self._ahead.start()
        self._pulse = QTimer(self, interval=PULSE)
        self._pulse.timeout.connect(self._beat)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.begin()

    def sizeHint(self) -> QSize:
        """Half of full HD."""
        return QSize(960, 540)

    def scale_at(self, size: QSize) -> float:
        """As large as the hall's message."""
        return MESSAGE / theme.BODY * sizes(size.width(), size.height()).unit

    def retranslate(self) -> None:
        """Set the title; all else is written while painting."""
        self.setWindowTitle(self.tr("Wall"))

    def refresh(self) -> None:
        """Read the hall again; say what was called since."""
        self.board = boards.read(self.hall, self.link.census(), self.groups)
        new = self._unheard()
        if new:
            self._heard = new[-1]
            self.call_page = self._seconds = 0
            if self._ahead.hasExpired(AHEAD):
                self._look_ahead()
            self._pulse.start()
            self._say(new)
        self._say_missed()
        self.setAccessibleName(self._in_words())
        self.update()

    def _unheard(self) -> list[Call]:
        """The calls since the last one heard; several may share an instant."""
        calls = list(self.hall.calls)
        if self._heard is None:
            return calls
        if self._heard in calls:
            return calls[len(calls) - calls[::-1].index(self._heard) :]
        return [call for call in calls if call.at > self._heard.at]

    def tick(self) -> None:
        """Turn pages, and show the time."""
        self._seconds += 1
        self._listen()
        if self._seconds % PAGE_SECONDS == 0:
            self.call_page += 1
            self.line_page += 1
            self.notice_page += 1
            self._turn_message()
        if self._seconds % 5 == 0:
            self.board = boards.read(self.hall, self.link.census(), self.groups)
            self._look_ahead()
        self.update()

    def _listen(self) -> None:
        """Whether the voice is heard: once a second, until the device is tried again."""
        self._mute = max(self._mute - 1, 0)
        problem = self._speaker.problem() if self._speaker else None
        if problem is not None:
            _log.warning("calls are not heard: %s", problem)
            self._mute = round(RETRY)

    @property
    def is_mute(self) -> bool:
        """Whether its calls were to be heard and are not."""
        return self._mute > 0

    def part(self) -> str:
        """The groups it shows, if not all."""
        known = self.hall.catalogue.groups
        return words.listed([words.name(known[group].names, group) for group in self.groups if group in known])

    def _look_ahead(self) -> None:
        """Ask the rule who comes next: with a call, at most once a second, and every few seconds."""
        self._ahead.start()
        self._next = boards.next_numbers(self.hall, self.link.now(), self.groups)

    def next_numbers(self) -> list[str]:
        """Who comes next, without those who were called since."""
        return [number for number in self._next if number in self.hall.in_line]

    def _say(self, calls: Sequence[Call]) -> None:
        chosen = {call.number for call in self.board.calls}
        for call in calls:
            if call.number in chosen:
                self._speak(call.kind, call.number, call.window)

    def _say_missed(self) -> None:
        """Tell who has missed a call since this was last looked at, where the hall wants it said."""
        since, self._missed_until = self._missed_until, self.hall.at
        if not self.hall.settings.say_missed:
            return
        for ticket in self.hall.tickets.values():
            if (
                ticket.state == "missed"
                and (ticket.left or 0) > since
                and boards.is_shown(self.hall, ticket, self.groups)
            ):
                self._speak("missed", ticket.number, ticket.missed_at or "")

    def _speak(self, kind: Kind, number: str, window: str) -> None:
        settings = self.hall.settings
        minute = float(self.hall.scenario.opens) + self.hall.minute(self.link.now())
        if self._speaker is None or is_quiet(settings, minute % DAY_MINUTES):
            return
        languages = settings.speak if self._languages is None else self._languages
        self._speaker.say(said(kind, number, window, settings, languages), volume=settings.volume)

    def _in_words(self) -> str:
        """The wall for who hears it: the last calls."""
        sentence = self.tr("Ticket {number} to window {window}")
        return "; ".join(sentence.format(number=call.number, window=call.window) for call in self.board.calls)

    def _beat(self) -> None:
        """The next picture of what moves: the newest call, a message that does not fit."""
        if self._scrolls or (self._heard is not None and self.link.now() - self._heard.at <= FRESH):
            self._scrolls = False
            self.update()
        else:
            self._pulse.stop()

    def _turn_message(self) -> None:
        """The foot's next sentence, once one that scrolls has gone by."""
        if self.scrolled() >= self._message_lasts:
            self.message += 1
            self._message_since = self._since.elapsed() / 1000.0
            self._message_lasts = 0.0

    def scrolled(self) -> float:
        """Seconds for which the foot's sentence has been there."""
        return self._since.elapsed() / 1000.0 - self._message_since

    def keep_scrolling(self, lasts: float) -> None:
        """Paint again soon; the sentence needs so many seconds to go by once."""
        self._message_lasts = lasts
        self._scrolls = True
        if not self._pulse.isActive():
            self._pulse.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F11 and Escape."""
        window = self.window()
        if event.key() == Qt.Key.Key_F11:
            window.setWindowState(window.windowState() ^ Qt.WindowState.WindowFullScreen)
        elif event.key() == Qt.Key.Key_Escape and window.isFullScreen():
            window.showNormal()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let the voice finish."""
        self._pulse.stop()
        if self._speaker is not None:
            self._speaker.close()
        super().closeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint everything."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        Painting(self, painter, sizes(self.width(), self.height(), self._distance)).paint()
        painter.end()
