"""What can happen in a hall: the events of the log, in the past tense.

Every event is the whole truth about its step; nothing in it names or quotes a
person (texts lie in the people table, the event holds their ids). How an event
is written is told in ``docs/formats/events.md``.
"""

from __future__ import annotations

import json
from typing import Any, ClassVar, Literal

import msgspec

from hallapp.errors import QT_TRANSLATE_NOOP, KnownError
from hallapp.hall.owed import Owed
from hallapp.hall.prepared import Planned, PlannedSkill, Template, Weekday
from hallapp.hall.ticket import HelpAbout, Outcome, ParkKind
from hallapp.hall.upcast import upcast
from simulation.scenario import Rule

About = Literal["wait", "late", "no_shows", "idle", "rest"]
"""What a warning is about: the wait for a service, visitors served late, no-shows, a window idle while somebody waits,
a window without a rest."""

Then = Literal["serving", "waiting", "done"]
"""What becomes of a ticket whose service ended."""

VERSION = 1
"""Version of the events that this program writes, ``"v"`` in their data."""


class NewerEvent(KnownError):
    """An event of a later version of the program."""


class UnreadableEvent(KnownError):
    """An event that this program can't have written."""


class Event(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="v", tag=VERSION):
    """Base of all events; ``kind`` is the column of the log."""

    kind: ClassVar[str]

    def answer(self) -> dict[str, Any]:
        """What a command that led to this event is answered, today and when repeated."""
        return {}


class TicketEvent(Event, frozen=True, kw_only=True):
    """Something that happened to a ticket."""

    ticket: str

    def answer(self) -> dict[str, Any]:
        """The ticket's number."""
        return {"ticket": self.ticket}


class WindowEvent(Event, frozen=True, kw_only=True):
    """Something that happened to a window."""

    window: str

    def answer(self) -> dict[str, Any]:
        """The window's id."""
        return {"window": self.window}


class DayOpened(Event, frozen=True, kw_only=True):
    """A hall day began; holds the whole configuration, so that the day can be replayed alone.

    ``opens`` is the UTC millisecond of the scenario's opening time on that day,
    ``scenario`` the scenario file's own keys, ``owed`` what earlier days left
    to be followed. ``planned`` and ``templates`` are prepared for days to come,
    ``template`` names the one that this day opened with.
    """

    kind = "day_opened"
    day: str
    opens: int
    scenario: dict[str, Any]
    settings: dict[str, Any] = {}
    owed: tuple[Owed, ...] = ()
    planned: Planned = {}
    templates: tuple[Template, ...] = ()
    template: str = ""

    def answer(self) -> dict[str, Any]:
        """The hall day's name."""
        return {"hall_day": self.day}


class DayClosed(Event, frozen=True, kw_only=True):
    """The hall day ended; ``expired`` are the tickets that were still open."""

    kind = "day_closed"
    day: str
    expired: tuple[str, ...] = ()

    def answer(self) -> dict[str, Any]:
        """The hall day's name and who expired."""
        return {"hall_day": self.day, "expired": list(self.expired)}


class ClockSetBack(Event, frozen=True, kw_only=True):
    """The store's clock read ``clock``, more than two seconds before its last reading."""

    kind = "clock_set_back"
    clock: int
    by: int


class Issued(TicketEvent, frozen=True, kw_only=True):
    """A ticket was issued and begins to wait.

    ``since`` (UTC ms) is where its waiting time begins if not now: the time of
    an appointment that came early, or that on a number ``written`` by hand.
    ``card`` is an id that the same identity card gets all day, ``code`` what
    the slip says to rate the visit with.
    """

    kind = "issued"
    services: tuple[str, ...]
    klass: str = "ordinary"
    note: str | None = None
    phone: str | None = None
    card: str | None = None
    appointment: str | None = None
    since: int | None = None
    written: bool = False
    exceptionally: bool = False
    code: str | None = None

    def answer(self) -> dict[str, Any]:
        """The ticket's number, and its code if it has one."""
        return {"ticket": self.ticket} if self.code is None else {"ticket": self.ticket, "code": self.code}


class Called(TicketEvent, frozen=True, kw_only=True):
    """A window called a ticket: by dispatch, by itself, by hand with a ``reason``, for the desk, or again after all."""

    kind = "called"
    window: str
    by: Literal["dispatch", "auto", "hand", "desk", "undo"] = "dispatch"
    reason: str | None = None

    def answer(self) -> dict[str, Any]:
        """The ticket and its window."""
        return {"ticket": self.ticket, "window": self.window}


class Recalled(TicketEvent, frozen=True, kw_only=True):
    """A call was repeated."""

    kind = "recalled"
    window: str


class Started(TicketEvent, frozen=True, kw_only=True):
    """The called ticket came; its service began."""

    kind = "started"
    window: str


class Finished(TicketEvent, frozen=True, kw_only=True):
    """A service ended; ``then`` the next one goes on here, the ticket waits again, or its visit is over.

    ``missing`` are places in the service's list of papers: those that were
    missing, or with the outcome "done" those that follow until ``due``;
    ``also`` is the id of what was missing besides.
    """

    kind = "finished"
    window: str
    service: str
    outcome: Outcome = "done"
    to: str | None = None
    due: str | None = None
    pause: bool = False
    missing: tuple[int, ...] = ()
    also: str | None = None
    then: Then


class Rated(Event, frozen=True, kw_only=True):
    """The citizen rated the service that stands at ``place`` among those finished; 5 is the best.

    A bad rating opens a case: the citizen is called back until ``due`` (ISO date).
    """

    kind = "rated"
    ticket: str
    window: str
    place: int
    score: int
    due: str | None = None

    def answer(self) -> dict[str, Any]:
        """The ticket's number."""
        return {"ticket": self.ticket}


class Settled(Event, frozen=True, kw_only=True):
    """What was ``owed`` is settled: a referral was answered, a paper came, a citizen was called back."""

    kind = "settled"
    owed: str
    note: str | None = None


class ServiceAdded(TicketEvent, frozen=True, kw_only=True):
    """A service was added to the ticket in hand, as its last."""

    kind = "service_added"
    window: str
    service: str


class NoShow(TicketEvent, frozen=True, kw_only=True):
    """A called ticket did not come."""

    kind = "no_show"
    window: str
    timer: bool = False


class Parked(TicketEvent, frozen=True, kw_only=True):
    """A ticket left its window for a while; ``tied``: only this window may call it afterwards."""

    kind = "parked"
    window: str
    tied: bool = False
    park_kind: ParkKind = "form"


class Unparked(TicketEvent, frozen=True, kw_only=True):
    """A parked ticket is back and waits; ``tied`` is the window that keeps it, if any."""

    kind = "unparked"
    tied: str | None = None


class Transferred(TicketEvent, frozen=True, kw_only=True):
    """A ticket waits again: for another service, or tied to another window."""

    kind = "transferred"
    window: str
    to_service: str | None = None
    to_window: str | None = None
    note: str | None = None


class Returned(TicketEvent, frozen=True, kw_only=True):
    """A missed ticket waits again; ``credit`` (UTC ms) is its place in line, else its original one."""

    kind = "returned"
    credit: int | None = None


class Cancelled(TicketEvent, frozen=True, kw_only=True):
    """A ticket was cancelled, or its citizen gave up (``timer``)."""

    kind = "cancelled"
    reason: str | None = None
    timer: bool = False


class CancelUndone(TicketEvent, frozen=True, kw_only=True):
    """A cancelling was taken back; ``tied`` is the window that keeps the ticket, if any."""

    kind = "cancel_undone"
    tied: str | None = None


class NoShowUndone(TicketEvent, frozen=True, kw_only=True):
    """A no-show was taken back: the ticket waits at its old place; where its window is still free, a call follows."""

    kind = "no_show_undone"


class Noted(TicketEvent, frozen=True, kw_only=True):
    """A note was put on a ticket."""

    kind = "noted"
    note: str


class HelpAsked(Event, frozen=True, kw_only=True):
    """Somebody at a ticket machine asked for the desk, or its printer gave no slips."""

    kind = "help_asked"
    place: str
    about: HelpAbout = "person"


class HelpAnswered(Event, frozen=True, kw_only=True):
    """The desk went there."""

    kind = "help_answered"
    place: str


class Opened(WindowEvent, frozen=True, kw_only=True):
    """A closed window became ready."""

    kind = "window_opened"


class Closed(WindowEvent, frozen=True, kw_only=True):
    """A window closed, or will when its ticket leaves (``after`` its visit or its service)."""

    kind = "window_closed"
    after: Literal["visit", "service"] | None = None


class Paused(WindowEvent, frozen=True, kw_only=True):
    """A window paused, or will when its ticket leaves.

    A planned break carries its length ``minutes`` and, begun on time, its
    stated end ``until`` (UTC ms).
    """

    kind = "window_paused"
    reason: str | None = None
    after: Literal["visit", "service"] | None = None
    until: int | None = None
    minutes: float | None = None


class Resumed(WindowEvent, frozen=True, kw_only=True):
    """A paused window is ready again, or an engaged one stays after all."""

    kind = "window_resumed"


class BreakAsked(WindowEvent, frozen=True, kw_only=True):
    """The clerk asks for a break."""

    kind = "break_asked"
    reason: str | None = None


class BreakAnswered(WindowEvent, frozen=True, kw_only=True):
    """The break was granted, or not, or taken back by who had asked."""

    kind = "break_answered"
    granted: bool


class Acknowledged(Event, frozen=True, kw_only=True):
    """The manager has seen a warning of this level ``about`` something and says why it stands."""

    kind = "acknowledged"
    about: About
    subject: str
    level: int
    reason: str


class SkillSet(WindowEvent, frozen=True, kw_only=True):
    """A skill of the window's clerk, or its own, was switched."""

    kind = "skill_set"
    service: str
    on: bool | None = None
    last_resort: bool | None = None


class SkillsPlanned(Event, frozen=True, kw_only=True):
    """These skills change as ``day`` opens, the only ones that do; none: nothing is planned for it any more."""

    kind = "skills_planned"
    day: str
    skills: tuple[PlannedSkill, ...] = ()


class TemplateKept(Event, frozen=True, kw_only=True):
    """A template was kept, in place of the one of its name."""

    kind = "template_kept"
    template: Template


class TemplateScheduled(Event, frozen=True, kw_only=True):
    """These weekdays open with the template, and with no other one."""

    kind = "template_scheduled"
    name: str
    weekdays: tuple[Weekday, ...] = ()


class TemplateDropped(Event, frozen=True, kw_only=True):
    """A template was forgotten."""

    kind = "template_dropped"
    name: str


class Assigned(WindowEvent, frozen=True, kw_only=True):
    """A clerk took the window; who sat there went where the clerk came from, or is free."""

    kind = "assigned"
    clerk: str | None = None


class BreakMoved(Event, frozen=True, kw_only=True):
    """A planned break of a clerk got another time; minutes from midnight."""

    kind = "break_moved"
    clerk: str
    index: int
    start: float
    end: float


class RuleSet(Event, frozen=True, kw_only=True):
    """The dispatch rule was changed."""

    kind = "rule_set"
    rule: Rule
    overdue: float | None = None


class SettingsChanged(Event, frozen=True, kw_only=True):
    """The hall's settings are now these."""

    kind = "settings_changed"
    settings: dict[str, Any]


Changes = tuple[dict[str, Any], ...]
"""What an advice changes, as ``docs/formats/commands.md`` tells."""

Why = Literal["staff", "skill", "citizens", "doubt", "other"]
"""Why advice is refused: the clerks can't, they are not ready for it, it would be hard on citizens, the figures are
not believed, or something else."""


class Promise(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """An option of an advice, and what is promised of it.

    ``effect`` is by measure the mean difference to changing nothing with its
    bounds, ``single_days`` the 5th and 95th percentile of the difference in
    mean wait on single days (minutes), ``helps`` the share of days on which
    the loss is lower, ``certain`` whether that of the mean is beyond doubt.
    """

    changes: Changes = ()
    effect: dict[str, tuple[float, float, float]] = {}
    single_days: tuple[float, float] = (0.0, 0.0)
    helps: float = 0.0
    probability_best: float = 0.0
    certain: bool = False


class AdviceGiven(Event, frozen=True, kw_only=True):
    """The advisor recommends something else than before: its first option, which may be to change nothing.

    Made from the hall after event ``state``, at ``at`` (minutes from
    midnight), with the citizens of ``seed``.
    """

    kind = "advice_given"
    state: int
    seed: int
    at: float
    days: int = 0
    replications: int = 0
    options: tuple[Promise, ...]


class AdviceRefused(Event, frozen=True, kw_only=True):
    """The manager will not do what is advised; ``reason`` is the id of a text."""

    kind = "advice_refused"
    changes: Changes
    why: Why
    reason: str | None = None
    advice: dict[str, Any] = {}


class AdviceApplied(Event, frozen=True, kw_only=True):
    """Advice was taken: ``changes`` as ``docs/formats/commands.md`` tells, ``advice`` what was promised."""

    kind = "advice_applied"
    changes: Changes
    advice: dict[str, Any] = {}


KINDS: dict[str, type[Event]] = {
    event.kind: event
    for event in (
        DayOpened, DayClosed, ClockSetBack, Issued, Called, Recalled, Started, Finished, Rated, Settled, ServiceAdded,
        NoShow, Parked, Unparked, Transferred, Returned, Cancelled, CancelUndone, NoShowUndone, Noted, HelpAsked,
        HelpAnswered, Opened, Closed, Paused, Resumed, BreakAsked, BreakAnswered, Acknowledged,
        SkillSet, SkillsPlanned, TemplateKept, TemplateScheduled, TemplateDropped,
        Assigned, BreakMoved, RuleSet, SettingsChanged, AdviceGiven, AdviceRefused, AdviceApplied,
    )
}  # fmt: skip


def encode(event: Event) -> str:
    """The event's data as the log keeps it: JSON with sorted keys."""
    return msgspec.json.encode(event, order="sorted").decode()


def decode(kind: str, data: str) -> Event:
    """The event of a row of the log.

    Raises
    ------
    NewerEvent
        The event was written by a later version of the program.
    UnreadableEvent
        The row was never written by any version.
    """
    try:
        return msgspec.json.decode(data, type=KINDS[kind])
    except (KeyError, msgspec.MsgspecError) as error:
        return _decode_other(kind, data, error)


def _decode_other(kind: str, data: str, error: Exception) -> Event:
    try:
        version = json.loads(data)["v"]
        newer = version > VERSION
    except (ValueError, KeyError, TypeError):
        raise _unreadable(kind) from error
    if newer:
        raise NewerEvent(
            QT_TRANSLATE_NOOP(
                "Refusal", "A newer version of this program wrote to this hall: update it on this computer."
            )
        ) from error
    if version == VERSION:
        raise _unreadable(kind) from error
    kind, fields = upcast(kind, json.loads(data))
    return msgspec.convert(fields, type=KINDS[kind])


def _unreadable(kind: str) -> UnreadableEvent:
    return UnreadableEvent(
        QT_TRANSLATE_NOOP("Refusal", "The event log holds an event {kind} that can't be read: verify the log."),
        kind=kind,
    )
