"""Between a view and its hall: reading in the GUI's thread, commands in another.

Each side has a :class:`~hallapp.live.Live` of its own, because a connection
belongs to its thread. The GUI never waits for a disk or a lock: it looks for
news up to 20 times a second, and a command's answer comes back as a call.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QThread, QTimer, Signal, Slot

from hallapp.errors import KnownError
from hallapp.foreteller import Foreteller
from hallapp.hall.hall import Hall
from hallapp.live import Clock, Live
from hallapp.store.log import Replaced, StoreError
from hallapp.store.people import People
from hallapp.views import garbage
from hallapp.views.census import Census

Request = dict[str, Any]
Answer = dict[str, Any]
Job = Callable[[Live], object]
Refused = Callable[[KnownError], object]

POLL, BUSY = 50, 150
"""Milliseconds to the next look for news, and to the next one after news: where they come thick and fast, a screen
that is drawn anew with each has no time left for the person in front of it."""

RETRY = 1000
"""Milliseconds between two tries at a hall that is out of reach."""

DUE = 1000
"""Milliseconds between two looks at what falls due by itself."""

_log = logging.getLogger(__name__)


class _Worker(QObject):
    """Executes commands, one after the other, in its own thread."""

    ended = Signal(int, object)

    def __init__(self, url: str, actor: str, clock: Clock | None) -> None:
        super().__init__()
        self._url = url
        self._actor = actor
        self._clock = clock
        self._live: Live | None = None

    @Slot(int, object)
    def execute(self, number: int, job: Job) -> None:
        """Do a job; ``ended`` carries what came of it or the exception."""
        try:
            result = job(self._open())
        except Exception as error:  # handed to the GUI's thread, which tells known errors from bugs
            result = error
        self.ended.emit(number, result)

    @Slot()
    def tick(self) -> None:
        """Carry out what fell due by itself: no-shows, ends of breaks."""
        try:
            live = self._open()
            live.refresh()
            live.tick()
        except KnownError as error:
            _log.info("what fell due waits: %s", error)

    def _open(self) -> Live:
        if self._live is None:
            self._live = Live.open(self._url, actor=self._actor, clock=self._clock)
        return self._live

    @Slot(str)
    def move(self, url: str) -> None:
        """Work on another hall."""
        self.close()
        self._url = url

    @Slot()
    def close(self) -> None:
        """Let go of the hall."""
        if self._live is not None:
            self._live.close()
            self._live = None


class HallLink(QObject):
    """What a view holds of the hall.

    ``changed`` says only that something did; views read :attr:`hall` again.
    ``reached`` tells whether the hall can be read; :attr:`stale_since` is
    the instant (UTC ms) of the last news while it can't, else ``None``.

    Parameters
    ----------
    url : str
        The hall, as after ``--hall``.
    actor : str
        Who the commands are logged as.
    clock : callable, optional
        UTC milliseconds; default: the hall's own clock.
    foretell : bool
        Tell waits by simulation, in a process of its own; else the queue is
        played forward once.

    Raises
    ------
    KnownError
        The hall isn't there or can't be read.
    """

    changed = Signal()
    reached = Signal(bool)
    _wanted = Signal(int, object)
    _moving = Signal(str)
    _closing = Signal()

    def __init__(
        self,
        url: str,
        actor: str,
        *,
        clock: Clock | None = None,
        foretell: bool = False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.url = url
        self._foretells = foretell
        self._foreteller: Foreteller | None = None
        self.actor = actor
        self._clock = clock
        self._live = Live.open(url, actor=actor, clock=clock)
        self.fresh_at = self._live.now()
        self.stale_since: int | None = None
        self._callbacks: dict[int, tuple[Callable[[Any], object] | None, Refused | None]] = {}
        self._number = 0
        self._worker = _Worker(url, actor, clock)
        self._thread = QThread()
        self._thread.setObjectName("commands")
        self._worker.moveToThread(self._thread)
        self._wanted.connect(self._worker.execute)
        self._moving.connect(self._worker.move)
        self._closing.connect(self._worker.close)
        self._worker.ended.connect(self._ended)
        garbage.hold()
        self._thread.start()
        self._timer = QTimer(self, interval=POLL)
        self._timer.timeout.connect(self.look)
        self._timer.timeout.connect(self._collect)
        self._timer.start()
        self._due = QTimer(self, interval=DUE)
        self._due.timeout.connect(self._worker.tick)
        self._due.start()

    @property
    def hall(self) -> Hall:
        """The hall day as far as it is known here."""
        return self._live.hall

    def now(self) -> int:
        """The store's clock, UTC milliseconds."""
        return self._live.now()

    def census(self) -> Census:
        """The hall counted, with the waits that were foretold last."""
        if self._foretells and self._foreteller is None:
            self._foreteller = Foreteller(self.url)
        told = None if self._foreteller is None else self._foreteller.told
        return Census(self.hall, self.now(), told)

    def move(self, url: str) -> None:
        """Read and work on another hall from now on.

        Raises
        ------
        KnownError
            It isn't there or can't be read; the old one is kept.
        """
        other = Live.open(url, actor=self.actor, clock=self._clock)
        self._live.close()
        self._live = other
        self.url = url
        self._close_foreteller()
        self._moving.emit(url)
        self.changed.emit()

    @property
    def people(self) -> People:
        """Names, phones and bookings, for reading."""
        return self._live.people

    def text(self, key: str | None) -> str:
        """A note or reason by its id in the people table; empty once it was purged."""
        return self._live.people.text(key) or ""

    def look(self) -> None:
        """Look for news now."""
        try:
            news = self._live.refresh()
            news = self._hear() or news
        except Replaced as error:
            self._open_anew(error)
            return
        except KnownError as error:
            self.lose(error)
            return
        self.fresh_at = self._live.now()
        if self.stale_since is not None:
            self.stale_since = None
            self.reached.emit(True)
            news = True
        wait = BUSY if news else POLL
        if self._timer.interval() != wait:
            self._timer.setInterval(wait)
        if news:
            self.changed.emit()

    def _open_anew(self, error: KnownError) -> None:
        """Another hall stands where this one stood: a copy that was brought back."""
        self.lose(error)
        try:
            self.move(self.url)
        except KnownError as problem:
            _log.info("not back yet: %s", problem)

    def _collect(self) -> None:
        """Everything only where nobody is served: the screen stands still for it."""
        garbage.collect(everything=not self.hall.is_open)

    def _hear(self) -> bool:
        """Take in what was foretold; whether there was anything. A hall gets on without it."""
        if self._foreteller is None:
            return False
        try:
            return self._foreteller.look()
        except StoreError as error:
            _log.warning("waits are told without simulation: %s", error)
            self._foretells = False
            self._close_foreteller()
            return True

    def lose(self, error: KnownError) -> None:
        """Take note that the hall is out of reach."""
        if self.stale_since is None:
            _log.warning("the hall is out of reach: %s", error)
            self.stale_since = self.fresh_at
            self._timer.setInterval(RETRY)
            self.reached.emit(False)

    def do(
        self, request: Request, done: Callable[[Answer], object] | None = None, refused: Refused | None = None
    ) -> None:
        """Execute a command (``docs/formats/commands.md``) without waiting for it.

        ``done`` is called with the answer after the commit and after the
        hall was read again; ``refused`` with the error that says why not.
        """
        self.work(lambda live: live.do(request), done, refused)

    def work(self, job: Job, done: Callable[[Any], object] | None = None, refused: Refused | None = None) -> None:
        """Do anything else with the hall that may take its time, after the commands before it."""
        self._number += 1
        self._callbacks[self._number] = (done, refused)
        self._wanted.emit(self._number, job)

    @property
    def busy(self) -> bool:
        """Whether a command has not been answered yet."""
        return bool(self._callbacks)

    @Slot(int, object)
    def _ended(self, number: int, result: object) -> None:
        if number not in self._callbacks:
            return  # closed meanwhile: who asked is gone
        done, refused = self._callbacks.pop(number)
        if isinstance(result, KnownError):
            if refused is None:
                raise result
            refused(result)
        elif isinstance(result, Exception):
            raise result
        else:
            self.look()
            if done is not None:
                done(result)

    def close(self) -> None:
        """Finish the commands under way and let go of the hall."""
        if not self._thread.isRunning():
            return
        self._callbacks.clear()
        self._timer.stop()
        self._due.stop()
        self._close_foreteller()
        self._closing.emit()
        self._thread.quit()
        self._thread.wait()
        garbage.release()
        self._live.close()

    def _close_foreteller(self) -> None:
        if self._foreteller is not None:
            self._foreteller.close()
            self._foreteller = None
