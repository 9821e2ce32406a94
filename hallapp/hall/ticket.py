"""A ticket and a window of the hall day, as everybody reads them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

TicketState = Literal["waiting", "called", "serving", "missed", "parked", "done", "cancelled", "expired"]
OPEN_STATES: frozenset[str] = frozenset({"waiting", "called", "serving", "missed", "parked"})

WindowState = Literal["closed", "ready", "engaged", "paused"]

Outcome = Literal["done", "documents_missing", "referred", "not_ours"]


@dataclass(frozen=True, slots=True)
class Step:
    """A service that was finished within a visit; instants are UTC milliseconds."""

    service: str
    window: str
    clerk: str | None
    called: int
    started: int
    finished: int
    outcome: Outcome


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
        Waiting time so far: the sum of call - begin over its answered waits.
    credit : int
        Its place in line: begin of the present wait - ``waited``.
    called, started : int or None
        Of the present call and service.
    recalls : int
        How often the present call was repeated.
    steps : list of Step
        The services that are finished.
    note : str or None
        Id of the note in the people table, never the text.
    first_service : str
        Whose target holds for the visit.
    ended : int or None
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
    recalls: int = 0
    steps: list[Step] = field(default_factory=list)
    note: str | None = None
    parked_since: int | None = None
    park_kind: str = ""
    ended: int | None = None

    @property
    def service(self) -> str | None:
        """The service in hand, or the next one; ``None`` once done."""
        return self.services[0] if self.services else None


@dataclass(slots=True)
class WindowNow:
    """A window as it stands; changed only by folding events into the hall.

    ``skills`` maps every service its clerk (or the window itself) is trained
    for to its speed; ``inactive`` and ``last_resort`` are those a manager
    switched off or keeps for when nothing else waits. ``since`` is the UTC
    millisecond of the last change of ``state``; ``leaving`` is ``"close"`` or
    ``"pause"`` where that was asked for while engaged.
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
    leaving: str | None = None

    def speed(self, service: str) -> float:
        """The pace at which it may serve this now; 0: it may not."""
        return 0.0 if service in self.inactive else self.skills.get(service, 0.0)

    @property
    def active(self) -> list[str]:
        """The services it may serve now, in the catalogue's order."""
        return [service for service in self.skills if self.speed(service) > 0.0]
