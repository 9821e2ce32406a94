"""Idle-while-waiting: time that windows stood ready while somebody waited, and why.

Integrated from the events: between two of them nothing changes. A ready window
is idle by ``rule`` if it may serve one of those who wait (a tie or a rule holds
it back), ``uncalled`` if so and it has to be asked to call, ``closed`` if only
a closed or paused window could serve one of them, else by ``skill``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from hallapp.hall.hall import Hall
    from hallapp.hall.ticket import WindowNow

Cause = Literal["rule", "uncalled", "closed", "skill"]
CAUSES: tuple[Cause, ...] = ("rule", "uncalled", "closed", "skill")

Hold = Literal["uncalled", "tie", "rule", "off", "closed", "paused", "untrained"]
HOLDS: tuple[Hold, ...] = ("uncalled", "tie", "rule", "off", "closed", "paused", "untrained")
"""What keeps an idle window from those who wait, so what would end it, the easiest named first.

Finer than the cause: all they wait for is tied to other windows, or the rule
keeps them; the window's own skill is switched off; a closed or a paused window
could serve them; nobody who is here could.
"""

QUARTER = 15 * 60_000


class Present(NamedTuple):
    """Why a window is idle now, since when (UTC ms), and what holds it."""

    cause: Cause
    since: int
    hold: Hold


class Idle:
    """The integral so far.

    Attributes
    ----------
    present : dict of str to Present
        The windows that are idle while somebody waits, now.
    """

    def __init__(self) -> None:
        self.present: dict[str, Present] = {}
        self._until = 0
        self._spent: dict[tuple[str, Cause, int], int] = {}
        self._held: dict[tuple[str, Cause, Hold], int] = {}

    def forget(self) -> None:
        """Begin a new day."""
        self.present = {}
        self._spent = {}
        self._held = {}

    def advance(self, hall: Hall, at: int) -> None:
        """Count the time up to ``at``, during which nothing changed."""
        for window, (cause, _, hold) in self.present.items():
            _count(self._spent, window, cause, self._until - hall.opens, at - hall.opens)
            self._held[window, cause, hold] = self._held.get((window, cause, hold), 0) + at - self._until
        self._until = at

    def look(self, hall: Hall, at: int) -> None:
        """See anew which windows are idle while somebody waits, and why."""
        wanted = {ticket.services[0] for ticket in hall.in_line.values()}
        if not wanted:
            self.present = {}
            return
        elsewhere: set[str] = {
            window.state
            for window in hall.windows.values()
            if window.state in ("closed", "paused") and _may_serve(window, wanted)
        }
        before, self.present = self.present, {}
        for window in hall.windows.values():
            if window.state == "ready":
                cause = _cause(hall, window, wanted, bool(elsewhere))
                hold = _hold(hall, window, wanted, cause, elsewhere)
                known = before.get(window.id)
                since = known.since if known and known.cause == cause else at
                self.present[window.id] = Present(cause, since, hold)

    def spent(self, hall: Hall, now: int) -> dict[tuple[str, Cause, int], int]:
        """Milliseconds by window, cause and quarter-hour since opening time, up to ``now``."""
        result = dict(self._spent)
        for window, (cause, *_) in self.present.items():
            _count(result, window, cause, self._until - hall.opens, max(now, self._until) - hall.opens)
        return result

    def by_cause(
        self, hall: Hall, now: int, *, window: str | None = None, since: int | None = None
    ) -> dict[Cause, int]:
        """Milliseconds by cause up to ``now``: of one window or all, of the day or of the quarters from ``since``."""
        first = None if since is None else (since - hall.opens) // QUARTER
        total = dict.fromkeys(CAUSES, 0)
        for (place, cause, quarter), spent in self.spent(hall, now).items():
            if window in (None, place) and (first is None or quarter >= first):
                total[cause] += spent
        return total

    def by_hold(self, now: int) -> dict[tuple[Cause, Hold], int]:
        """Milliseconds of the day up to ``now`` by cause and by what held the windows, where there are any."""
        total: dict[tuple[Cause, Hold], int] = {}
        for (_, cause, hold), spent in self._held.items():
            total[cause, hold] = total.get((cause, hold), 0) + spent
        for cause, _, hold in self.present.values():
            total[cause, hold] = total.get((cause, hold), 0) + max(0, now - self._until)
        return {kind: spent for kind, spent in total.items() if spent}


def _may_serve(window: WindowNow, wanted: set[str]) -> bool:
    return any(window.speed(service) > 0.0 for service in wanted)


def _cause(hall: Hall, window: WindowNow, wanted: set[str], elsewhere: bool) -> Cause:
    if _may_serve(window, wanted):
        return "rule" if hall.calls_itself(window.id) else "uncalled"
    return "closed" if elsewhere else "skill"


def _hold(hall: Hall, window: WindowNow, wanted: set[str], cause: Cause, elsewhere: set[str]) -> Hold:
    if cause == "uncalled":
        return cause
    if cause == "rule":
        mine = [ticket for ticket in hall.in_line.values() if window.speed(ticket.services[0]) > 0.0]
        return "tie" if all(ticket.tied not in (None, window.id) for ticket in mine) else "rule"
    if any(window.skills.get(service, 0.0) > 0.0 for service in wanted & window.inactive):
        return "off"
    if cause == "closed":
        return "closed" if "closed" in elsewhere else "paused"
    return "untrained"


def _count(spent: dict[tuple[str, Cause, int], int], window: str, cause: Cause, start: int, end: int) -> None:
    while start < end:
        quarter = start // QUARTER
        stop = min(end, (quarter + 1) * QUARTER)
        key = (window, cause, quarter)
        spent[key] = spent.get(key, 0) + stop - start
        start = stop
