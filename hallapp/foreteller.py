"""Waits foretold by a process of their own, one for all screens of a hall.

The process follows the hall's log, plays its futures when something has
happened, at most once a second, and leaves what it found where every screen
reads it (:mod:`hallapp.store.told`). The first screen that needs it starts it;
when that screen closes, another starts its own. No Qt: a screen calls
:meth:`Foreteller.look` from a timer, which reads and never simulates.
"""

from __future__ import annotations

import logging
import os
import time
import uuid
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from multiprocessing.connection import Connection

import msgspec

from hallapp.companion import Companion
from hallapp.errors import KnownError
from hallapp.hall.hall import Hall
from hallapp.hall.ticket import MINUTE
from hallapp.live import Live, path_of
from hallapp.scoring import Scorer
from hallapp.store.log import StoreError
from hallapp.store.told import ToldFile
from hallapp.waits import Told, at_once

EVERY = 1.0
"""Seconds from one foretelling to the next, at least."""

LOOK = 0.05
"""Seconds between two looks for news of the hall."""

STALE = MINUTE // 4
"""After this much of the hall's time waits are foretold anew though nothing has happened, milliseconds."""

RENEW = 2.0
"""Seconds from one renewal of the lease, or look at it, to the next."""

RESTART = 60.0
"""Seconds until a process that keeps dying is started again, at most: from :data:`RENEW` on ever twice as long."""

Teller = Callable[[Hall, int, int], Told]
"""Tells the waits of a hall at an instant (UTC ms), with a seed for what chance decides."""

_log = logging.getLogger(__name__)


class Foreteller:
    """What a screen knows of the waits to come; belongs to one thread.

    Attributes
    ----------
    told : Told or None
        The latest; ``None`` before the first.
    """

    def __init__(self, url: str) -> None:
        self.url = url
        self.told: Told | None = None
        self._file: ToldFile | None = None
        self._looked = -RESTART
        self._pause = RENEW
        self._companion = Companion(serve, "foreteller", url)

    def look(self) -> bool:
        """Read what was foretold since, see to it that somebody foretells; whether there is something new.

        Raises
        ------
        StoreError
            It can't be read.
        """
        self._file = self._file or ToldFile(path_of(self.url))
        if time.monotonic() - self._looked >= self._pause:
            self._looked = time.monotonic()
            if not self._file.is_held:
                self._start()
        text = self._file.news()
        if text is None:
            return False
        self._pause = RENEW
        self.told = msgspec.json.decode(text, type=Told)
        return True

    def close(self) -> None:
        """End the process, if it is this screen's."""
        self._companion.stop()
        if self._file is not None:
            self._file.close()
            self._file = None

    def _start(self) -> None:
        if self._companion.has_died:
            _log.warning("the process that foretells waits ended; another is started")
            self._pause = min(2.0 * self._pause, RESTART)
        self._companion.start()


def serve(url: str, pipe: Connection) -> None:
    """Foretell until the pipe closes, unless another process does: the foretelling process."""
    if hasattr(os, "nice"):
        os.nice(10)
    holder = uuid.uuid4().hex
    try:
        with (
            ToldFile(path_of(url)) as file,
            Live.open(url, actor="foreteller") as live,
            ThreadPoolExecutor(1) as compiler,
        ):
            if not file.hold(holder):
                return
            try:
                _foretell(live, file, holder, pipe, compiler.submit(_simulation))
            finally:
                file.release(holder)
    except KnownError as error:
        _log.warning("waits are not foretold: %s", error)


def _simulation() -> Teller:
    """How waits are foretold by simulation; on a new machine it is compiled first, which takes a minute."""
    # Imported here, because screens import this module and would load the compiler with it.
    from hallapp.foretelling import told, warm_up

    warm_up()
    return told


def _foretell(live: Live, file: ToldFile, holder: str, pipe: Connection, simulation: Future[Teller]) -> None:
    """Tell by simulation once that can be done, and until then by the queue: else each screen would have to."""
    scorer, latest = Scorer(), None
    told, seq, at = None, -1, 0
    begun = -EVERY
    renewed = -RENEW
    while not pipe.poll(LOOK):
        now = time.monotonic()
        if now - renewed >= RENEW:
            renewed = now
            if not file.hold(holder):
                return
        if not _refreshed(live):
            continue
        if outcomes := scorer.look(live.hall, latest):
            file.keep(outcomes)
        tell = simulation.result() if simulation.done() else at_once
        outdated = tell is not told or live.seq != seq or live.now() - at >= STALE
        if outdated and now - begun >= EVERY:
            begun, told, seq, at = now, tell, live.seq, live.now()
            latest = tell(live.hall, at, seq)
            file.tell(msgspec.json.encode(latest).decode())


def _refreshed(live: Live) -> bool:
    """Catch up; whether a hall day is open."""
    try:
        live.refresh()
    except StoreError as error:
        _log.info("the hall is out of reach: %s", error)
        return False
    return live.hall.is_open
