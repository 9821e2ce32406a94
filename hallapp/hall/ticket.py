"""A ticket, a window and a clerk of the hall day, as everybody reads them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

MINUTE = 60_000
"""Milliseconds."""

TicketState = Literal["waiting", "called", "serving", "missed", "parked", "done", "cancelled", "expired"]
OPEN_STATES: frozenset[str] = frozenset({"waiting", "called", "serving", "missed", "parked"})

WindowState = Literal["closed", "ready", "engaged", "paused"]

Outcome = Literal["done", "documents_missing", "referred", "not_ours"]

HelpAbout = Literal["person", "printer"]

ParkKind = Literal["form", "papers", "step"]
"""Away to fill in a form or fetch a paper, with papers left at the window, or until a step is done."""


@dataclass(frozen=True, slots=True)
class Step:
    """A service that was finished within a visit; instants are UTC milliseconds.

    ``called`` is the begin of the window's occupancy: the call, or the end of
    the service before. ``to`` is the id of a text in the people table,
    ``due`` an ISO date. ``missing`` are places in the service's list of
    papers: those that were missing or are to follow, ``also`` the id of what
    was missing besides. ``rating`` is what the
    citizen gave for it, 5 the best; ``None``: nothing, which is no praise.
    """

    service: str
    window: str
    clerk: str | None
    called: int
    started: int
    finished: int
    outcome: Outcome
    to: str | None = None
    due: str | None = None
    missing: tuple[int, ...] = ()
    rating: int | None = None
    also: str | None = None


class Call(NamedTuple):
    """What the wall shows and speaks: ``kind`` is ``"call"``, ``"recall"`` or ``"back"`` (from parking)."""

    number: str
    window: str
    at: int
    kind: Literal["call", "recall", "back"]


@dataclass(slots=True)
class Ticket:
    """One citizen's visit.

    Instants are UTC milliseconds, durations milliseconds. Changed only by
    folding events into the hall.

    Attributes
    ----------
    index : int
        Order of issue within the hall day, from 0.
    services : tuple of str
        Those left, the one in hand first; empty once done.
    state : TicketState
    window : str or None
        Where it is called or served.
    tied : str or None
        The only window that may call it, while waiting or parked.
    issued : int
    waiting_since : int or None
        Begin of the present wait; ``None`` while not waiting.
    waited : int
        Waiting time so far: the sum of call - begin over its waits that ended with a call.
    credit : int
        Its place in line: begin of the present wait - ``waited``.
    called, started : int or None
        Of the present call and service; of a service that went on at once, both its begin.
    recalled : int or None
        The last time the present call was made or repeated.
    recalls : int
        How often the present call was repeated.
    steps : list of Step
        The services that are finished.
    note, phone : str or None
        Ids of the note and the phone number in the people table, never the texts.
    card : str or None
        The id that the citizen's identity card has today.
    appointment : str or None
        Id of the booking that was checked in.
    code : str or None
        Eight digits on its slip that let its citizen rate the visit.
    asked : tuple of str
        The services that it was issued for.
    first_service : str
        Whose target holds for the visit.
    first_called : int or None
        When its first wait ended.
    parked_since : int or None
    park_kind : str
        Why it is parked, a :data:`ParkKind`; kept until it is called again.
    sent_from : str or None
        The window that sent it on last, for the service in hand.
    no_shows : int
        How often it was called and did not come.
    missed_at : str or None
        The window that called it when it was missed last.
    left : int or None
        When it was missed, parked, or began any other state outside the line.
    before : TicketState or None
        The state it was in when it was cancelled or expired.
    reason : str or None
        Id of the reason of its cancelling; ``None`` if a timer did it.
    """

    number: str
    index: int
    services: tuple[str, ...]
    first_service: str
    klass: str
    issued: int
    state: TicketState = "waiting"
    window: str | None = None
    tied: str | None = None
    waiting_since: int | None = None
    waited: int = 0
    credit: int = 0
    called: int | None = None
    first_called: int | None = None
    started: int | None = None
    recalled: int | None = None
    recalls: int = 0
    steps: list[Step] = field(default_factory=list)
    note: str | None = None
    phone: str | None = None
    card: str | None = None
    appointment: str | None = None
    code: str | None = None
    asked: tuple[str, ...] = ()
    parked_since: int | None = None
    park_kind: str = ""
    left: int | None = None
    sent_from: str | None = None
    no_shows: int = 0
    missed_at: str | None = None
    before: TicketState | None = None
    reason: str | None = None
    ended: int | None = None

    @property
    def service(self) -> str | None:
        """The service in hand, or the next one; ``None`` once done."""
        return self.services[0] if self.services else None

    def wait(self, now: int) -> int:
        """Waiting time up to ``now``, milliseconds, the present wait included."""
        return self.waited if self.waiting_since is None else self.waited + max(0, now - self.waiting_since)


@dataclass(slots=True)
class ClerkNow:
    """A clerk as the day stands; ``breaks`` are minutes from midnight, planned."""

    id: str
    skills: dict[str, float]
    inactive: set[str]
    last_resort: set[str]
    breaks: list[tuple[float, float]]
    window: str | None = None


@dataclass(slots=True)
class WindowNow:
    """A window as it stands; changed only by folding events into the hall.

    ``skills`` maps every service its clerk (or the window itself) is trained
    for to its speed; ``inactive`` and ``last_resort`` are those a manager
    switched off or keeps for when nothing else waits. ``since`` is the UTC
    millisecond of the last change of ``state``; ``leaving`` is ``"close"`` or
    ``"pause"`` where that was asked for while engaged, ``leaves_after`` what
    it waits for: the end of the visit here or of the service in hand.
    ``rested`` (UTC ms) is when it last came back from a pause or opened;
    ``break_asked`` when a break was asked for that nobody has answered yet,
    ``break_reason`` its reason's id in the people table.
    ``pause_reason`` is an id in the people table. ``until`` is the planned end
    of the present break (it runs on while the window is closed),
    ``back_after`` (ms) the length of one that begins when the window is left.
    """

    id: str
    clerk: str | None
    skills: dict[str, float]
    inactive: set[str]
    last_resort: set[str]
    state: WindowState
    since: int
    ticket: str | None = None
    pause_reason: str | None = None
    leaving: Literal["close", "pause"] | None = None
    leaves_after: Literal["visit", "service"] = "visit"
    until: int | None = None
    back_after: int | None = None
    rested: int = 0
    break_asked: int | None = None
    break_reason: str | None = None

    def speed(self, service: str) -> float:
        """The pace at which it may serve this now; 0: it may not."""
        return 0.0 if service in self.inactive else self.skills.get(service, 0.0)

    @property
    def active(self) -> list[str]:
        """The services it may serve now, in the catalogue's order."""
        return [service for service in self.skills if self.speed(service) > 0.0]
