"""What may be asked of a hall: the commands, their arguments and types.

A request is a mapping (a JSON object a line for ``do``) with the command's name
under ``"do"``; ``docs/formats/commands.md`` lists them. Wrong keys, types and
values are refused here; whether the hall allows it is decided later.
"""

from __future__ import annotations

import datetime
import reprlib
from collections.abc import Mapping
from typing import Annotated, Any, Literal, get_args

import msgspec
from msgspec import UNSET, UnsetType

from hallapp import typed
from hallapp.errors import QT_TRANSLATE_NOOP, BadInput
from hallapp.hall.events import About, Promise, Why
from hallapp.hall.prepared import PlannedSkill, Weekday
from hallapp.hall.ticket import HelpAbout, Outcome, ParkKind
from hallapp.wrong import wrong_value
from simulation import actions
from simulation.scenario import Rule

Word = Annotated[str, msgspec.Meta(min_length=1, max_length=100)]
Text = Annotated[str, msgspec.Meta(min_length=1, max_length=2000)]
Phone = Annotated[str, msgspec.Meta(pattern=typed.PHONE)]
Code = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{8}$")]
Maybe = Word | UnsetType


class Request(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="do"):
    """Base of all commands: ``id`` makes a repeated one happen once, ``actor`` is who asks."""

    id: Maybe = UNSET
    actor: Annotated[str, msgspec.Meta(max_length=100)] | UnsetType = UNSET


class AtWindow(Request, frozen=True, kw_only=True):
    """A command at a window, meaning the ticket there; a ``ticket`` beside it must be that one."""

    window: Word
    ticket: Maybe = UNSET


class OnTicket(Request, frozen=True, kw_only=True):
    """A command on a ticket, wherever it is."""

    ticket: Word


class Issue(Request, frozen=True, kw_only=True, tag="issue", rename={"klass": "class"}):
    """A new ticket for one or more services, in order.

    ``appointment`` is the id of a booking that is checked in and ``at`` the
    time it was booked for; ``written`` a number that was given out by hand and
    ``at`` the time that stands on it (both minutes from midnight).
    ``at_once``: a ready window calls it at the same time. ``exceptionally``:
    although the hall gives out no more numbers. ``code`` is what its slip says
    to rate the visit with; left out, the hall gives one where it asks for ratings.
    """

    services: Annotated[tuple[Word, ...], msgspec.Meta(min_length=1, max_length=50)]
    klass: Word = "ordinary"
    note: Text | UnsetType = UNSET
    phone: Phone | UnsetType = UNSET
    card: Word | UnsetType = UNSET
    appointment: Maybe = UNSET
    written: Maybe = UNSET
    at: Annotated[float, msgspec.Meta(ge=0, le=1440)] | UnsetType = UNSET
    at_once: bool = False
    exceptionally: bool = False
    code: Code | UnsetType = UNSET


class CallNext(Request, frozen=True, kw_only=True, tag="call"):
    """A ready window calls whom dispatch chooses, or by hand a ``ticket`` for a ``reason``."""

    window: Word
    ticket: Maybe = UNSET
    reason: Text | UnsetType = UNSET


class Recall(AtWindow, frozen=True, kw_only=True, tag="recall"):
    """Repeat the call."""


class Start(AtWindow, frozen=True, kw_only=True, tag="start"):
    """The citizen is there."""


class NoShow(AtWindow, frozen=True, kw_only=True, tag="no_show"):
    """The citizen did not come."""


class Finish(AtWindow, frozen=True, kw_only=True, tag="finish"):
    """The service in hand is over; ``to`` only for what is referred.

    ``missing`` are places in the service's list of papers: all that is
    missing, or with the outcome "done" those that follow until ``due``;
    ``also`` is what is missing besides.
    """

    outcome: Outcome = "done"
    to: Text | UnsetType = UNSET
    due: datetime.date | UnsetType = UNSET
    pause: bool = False
    missing: Annotated[tuple[Annotated[int, msgspec.Meta(ge=0)], ...], msgspec.Meta(max_length=100)] = ()
    also: Text | UnsetType = UNSET


class Rate(Request, frozen=True, kw_only=True, tag="rate"):
    """The citizen rates a finished service, from 1 (very dissatisfied) to 5 (very satisfied).

    Either what was finished last at the ``window`` (a ``ticket`` beside it must
    be that one), or by the ``code`` of the slip the service that stands at
    ``place`` among those of the visit that are finished, by default the first
    that is not rated.
    """

    window: Maybe = UNSET
    ticket: Maybe = UNSET
    code: Code | UnsetType = UNSET
    place: Annotated[int, msgspec.Meta(ge=0)] | UnsetType = UNSET
    score: Annotated[int, msgspec.Meta(ge=1, le=5)]


class Settle(Request, frozen=True, kw_only=True, tag="settle"):
    """What is ``owed`` (its id) is settled."""

    owed: Word
    note: Text | UnsetType = UNSET


class AddService(AtWindow, frozen=True, kw_only=True, tag="add_service"):
    """One more service for the ticket in hand, as its last."""

    service: Word


class Park(AtWindow, frozen=True, kw_only=True, tag="park"):
    """Let the ticket go for a while; ``tied``: only this window may call it afterwards."""

    tied: bool = False
    kind: ParkKind | UnsetType = UNSET


class Transfer(AtWindow, frozen=True, kw_only=True, tag="transfer"):
    """Send the ticket on: to another service, or to another window."""

    to_service: Maybe = UNSET
    to_window: Maybe = UNSET
    note: Text | UnsetType = UNSET


class Return(OnTicket, frozen=True, kw_only=True, tag="return"):
    """A missed ticket is back."""


class Unpark(OnTicket, frozen=True, kw_only=True, tag="unpark"):
    """A parked ticket is back."""


class Cancel(OnTicket, frozen=True, kw_only=True, tag="cancel"):
    """The visit will not take place."""

    reason: Text


class Undo(OnTicket, frozen=True, kw_only=True, tag="undo"):
    """Take a cancelling or a no-show back, at most ten seconds later."""


class Note(OnTicket, frozen=True, kw_only=True, tag="note"):
    """Put a note on a ticket, in place of the one it has."""

    note: Text


class AskHelp(Request, frozen=True, kw_only=True, tag="ask_help"):
    """Somebody at a ticket machine asks for the desk, or its printer gives no slips."""

    place: Word
    about: HelpAbout = "person"


class AnswerHelp(Request, frozen=True, kw_only=True, tag="answer_help"):
    """The desk goes there."""

    place: Word


class Skill(AtWindow, frozen=True, kw_only=True, tag="skill"):
    """Switch a skill of the window's clerk (or its own) on or off, or make it a last resort."""

    service: Word
    on: bool | UnsetType = UNSET
    last_resort: bool | UnsetType = UNSET


Skills = Annotated[tuple[PlannedSkill, ...], msgspec.Meta(max_length=20_000)]
Name = Annotated[str, msgspec.Meta(min_length=1, max_length=60, pattern=r"\S")]


class PlanSkills(Request, frozen=True, kw_only=True, tag="plan_skills"):
    """Change these skills as the day opens, in place of what was planned for it; none: nothing."""

    day: datetime.date
    skills: Skills = ()


class KeepTemplate(Request, frozen=True, kw_only=True, tag="keep_template"):
    """Keep what is on now, with these changes, under a name."""

    name: Name
    skills: Skills = ()


class ScheduleTemplate(Request, frozen=True, kw_only=True, tag="schedule_template"):
    """Let these weekdays open with a template."""

    name: Name
    weekdays: Annotated[tuple[Weekday, ...], msgspec.Meta(max_length=7)] = ()


class DropTemplate(Request, frozen=True, kw_only=True, tag="drop_template"):
    """Forget a template."""

    name: Name


class Open(AtWindow, frozen=True, kw_only=True, tag="open"):
    """Open a closed window."""


class Close(AtWindow, frozen=True, kw_only=True, tag="close"):
    """Close a window, at once or when its ticket leaves."""


class Pause(AtWindow, frozen=True, kw_only=True, tag="pause"):
    """Pause a window, at once or when its ticket leaves."""

    reason: Text | UnsetType = UNSET


class Ready(AtWindow, frozen=True, kw_only=True, tag="ready"):
    """A paused window goes on."""


class AskBreak(AtWindow, frozen=True, kw_only=True, tag="ask_break"):
    """Ask the manager for a break."""

    reason: Text | UnsetType = UNSET


class AnswerBreak(AtWindow, frozen=True, kw_only=True, tag="answer_break"):
    """Grant the break that was asked for, or not; who asked takes it back so."""

    grant: bool


class Acknowledge(Request, frozen=True, kw_only=True, tag="acknowledge"):
    """Take note of a warning about something, or without a subject of all such, and say why it stands."""

    about: About
    subject: Annotated[str, msgspec.Meta(max_length=100)] = ""
    reason: Text


class Assign(AtWindow, frozen=True, kw_only=True, tag="assign"):
    """Put a clerk at a window; who sits there takes the clerk's old place, or is free."""

    clerk: Word


class MoveBreak(Request, frozen=True, kw_only=True, tag="break"):
    """Give a planned break another begin ``at`` (minutes from midnight); ``index`` counts the clerk's breaks from 0."""

    clerk: Word
    index: Annotated[int, msgspec.Meta(ge=0)] = 0
    at: Annotated[float, msgspec.Meta(ge=0, le=1440)]


class ChangeRule(Request, frozen=True, kw_only=True, tag="rule"):
    """Choose the dispatch rule; ``overdue`` absent stays as it is, null switches it off."""

    rule: Rule
    overdue: Annotated[float, msgspec.Meta(ge=0)] | UnsetType | None = UNSET


class ChangeSettings(Request, frozen=True, kw_only=True, tag="settings"):
    """Change some of the hall's settings."""

    settings: dict[str, Any]


class Change(actions.Change, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A change that advice makes, as the simulation writes it."""


class Apply(Request, frozen=True, kw_only=True, tag="apply"):
    """Take advice: all of its changes or none. So many that a whole grid of skills can be changed at once."""

    changes: Annotated[tuple[Change, ...], msgspec.Meta(min_length=1, max_length=10_000)]
    advice: dict[str, Any] = {}


class Advise(Request, frozen=True, kw_only=True, tag="advise"):
    """Put on record what the advisor answered: made from the hall after event ``state``, options best first."""

    state: Annotated[int, msgspec.Meta(ge=0)]
    seed: int
    at: float
    days: int = 0
    replications: int = 0
    options: Annotated[tuple[Promise, ...], msgspec.Meta(max_length=50)]


class Refuse(Request, frozen=True, kw_only=True, tag="refuse"):
    """Refuse advice, for a reason that has a name and may be explained."""

    changes: Annotated[tuple[Change, ...], msgspec.Meta(min_length=1, max_length=100)]
    why: Why
    reason: Text | UnsetType = UNSET
    advice: dict[str, Any] = {}


class OpenDay(Request, frozen=True, kw_only=True, tag="open_day"):
    """Begin today's hall day; ends an earlier one."""


class CloseDay(Request, frozen=True, kw_only=True, tag="close_day"):
    """End the hall day; who is still here expires."""


class State(Request, frozen=True, kw_only=True, tag="state"):
    """How things stand."""


Command = (
    Issue | CallNext | Recall | Start | NoShow | Finish | AddService | Park | Transfer | Return | Unpark | Cancel
    | Undo | Note | AskHelp | AnswerHelp | Rate | Settle | AskBreak | AnswerBreak | Acknowledge
    | Skill | PlanSkills | KeepTemplate | ScheduleTemplate | DropTemplate
    | Open | Close | Pause | Ready | Assign | MoveBreak | ChangeRule | ChangeSettings | Advise | Refuse | Apply
    | OpenDay | CloseDay | State
)  # fmt: skip

NAMES = tuple(str(command.__struct_config__.tag) for command in get_args(Command))

Kind = Literal["note", "reason", "referral", "phone"]
TEXTS: dict[str, Kind] = {"note": "note", "reason": "reason", "to": "referral", "phone": "phone", "also": "note"}
"""The arguments that are free text, hence lie in the people table."""


DEEPEST = 8
"""How deeply what is noted beside an advice may be nested."""


def read(request: Mapping[str, Any]) -> Command:
    """The command that a request asks for.

    Raises
    ------
    BadInput
        No such command, or a wrong argument.
    """
    name = request.get("do")
    if name not in NAMES:
        raise BadInput(
            QT_TRANSLATE_NOOP("Refusal", "There is no command {name}; the commands are {known}."),
            name=_short(name),
            known=", ".join(NAMES),
        )
    try:
        command: Command = msgspec.convert(request, type=Command)
        if isinstance(command, Advise):
            msgspec.convert([option.changes for option in command.options], list[tuple[Change, ...]])
    except msgspec.ValidationError as error:
        raise BadInput(
            QT_TRANSLATE_NOOP("Refusal", "Command {name}: {problem}."), name=name, problem=wrong_value(error)
        ) from error
    except UnicodeEncodeError as error:
        raise BadInput(
            QT_TRANSLATE_NOOP("Refusal", "Command {name}: a text has characters that can't be written."), name=name
        ) from error
    if isinstance(command, Apply | Refuse) and _is_deeper(command.advice, DEEPEST):
        raise BadInput(QT_TRANSLATE_NOOP("Refusal", "Command {name}: advice is nested too deeply."), name=name)
    for argument in TEXTS:
        text = getattr(command, argument, UNSET)
        if text is not UNSET and not text.strip():
            raise BadInput(
                QT_TRANSLATE_NOOP("Refusal", "Command {name}: {argument} is empty."), name=name, argument=argument
            )
    return command


def _is_deeper(value: object, levels: int) -> bool:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return bool(inner) and (levels == 0 or any(_is_deeper(part, levels - 1) for part in inner))


def _short(value: object) -> str:
    text = value if isinstance(value, str) else reprlib.repr(value)
    return text if len(text) <= 120 else text[:119] + "…"
