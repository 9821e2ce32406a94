"""What a hall decides for itself; kept in the log, so every process has the same."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

Minutes = Annotated[float, msgspec.Meta(gt=0, le=100_000)]
"""A duration that a person sets."""


class Sentence(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Words of the hall that the public reads; an empty language is worded by the program."""

    zh: Annotated[str, msgspec.Meta(max_length=200)] = ""
    en: Annotated[str, msgspec.Meta(max_length=200)] = ""


Spoken = Literal["zh", "en"]
"""A language that a voice speaks."""

Share = Annotated[float, msgspec.Meta(gt=0, le=1)]
"""A part of one."""

Factor = Annotated[float, msgspec.Meta(ge=1, le=10)]
"""How many times a limit."""


class Limits(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Where the hall warns its manager, and where it warns more urgently; ``None``: never.

    Attributes
    ----------
    wait : bool
        Whether the longest wait for a service is held against its target.
    late : float or None
        Share of the last hour's visitors who waited beyond their target.
    no_shows : float or None
        Share of today's called tickets that nobody answered.
    idle : float or None
        Minutes of the last half hour for which a window stood ready while somebody waited.
    rest : float or None
        Minutes at a window without a pause.
    second, third : float
        The second and third level, in times the limit.
    """

    wait: bool = True
    late: Share | None = 0.2
    no_shows: Share | None = 0.1
    idle: Minutes | None = 5.0
    rest: Minutes | None = 120.0
    second: Factor = 1.5
    third: Factor = 2.0


Hours = tuple[Annotated[float, msgspec.Meta(ge=0, le=1440)], Annotated[float, msgspec.Meta(ge=0, le=1440)]]
"""From and to, minutes from midnight."""


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """The settings of a hall; durations in minutes.

    Attributes
    ----------
    auto : bool
        Windows call by themselves as soon as they are ready.
    manual : tuple of str
        Windows that do not, although ``auto`` is on.
    no_show_after : float or None
        A called ticket that nobody answers is missed this long after its last call.
    abandon_after : float or None
        A missed ticket that does not come back is cancelled after this long.
    return_after : int
        A missed ticket returns behind so many who wait for its service; 0: to its original place.
    follow_plan : bool
        Windows open, close and break as the hall's scenario plans.
    adapt : bool
        Advice, plans and told waits believe today's arrivals and service times rather than the usual ones.
    zone : str
        IANA name of the hall's time zone; empty: the computer's.
    retention_days : int
        How long names, phones, notes and reasons are kept.
    stop_before : float or None
        No more numbers so long before closing time.
    capacity : int or None
        No more numbers while so many wait.
    quotas : dict of str to int
        The most tickets a day for a service, by its id.
    stop_sentence, full_sentence, quota_sentence : Sentence
        What the public reads in these cases.
    hold_appointments : float or None
        Who comes later than this to an appointment waits as anybody else.
    courtesy_at_once : bool
        The desk may issue a ticket and have it called in one step.
    card_reader : bool
        An identity card read at the desk or ticket machine fills the class and
        holds one open ticket for a service; its number is never kept.
    courtesy_age : int
        From this age on a card's holder is of the courtesy class.
    waiting_area : Sentence
        Where people wait, for the slip.
    kiosk_pin : str
        What a manager's PIN for leaving the ticket machine is checked
        against (:mod:`hallapp.pin`); empty: none is asked.
    message : Sentence
        What walls show at their foot in place of when the hall closes.
    courtesy_notice : bool
        Walls say who goes first, in turn with the message.
    speak : tuple of str
        The languages in which a call is said, in their order; none: a chime.
    call_twice : bool
        A call is said twice.
    say_missed : bool
        Who was called and did not come is told to go to the desk.
    yao : bool
        In Chinese 1 is said 幺, which noise does not turn into 七.
    volume : int
        Of chime and voice, per cent.
    quiet : (float, float) or None
        From when to when (minutes from midnight) walls chime and say nothing.
    displays : tuple of str
        Windows with a display over them.
    clerk_names : bool
        The display over a window names its clerk.
    ratings : bool
        Citizens may rate what was finished: at the display over a window, or by the code on their slip.
    call_back_days : int
        Working days until who gave one of the two worst ratings is called back.
    due_days : int
        Working days until a referral or a paper is due, unless the clerk says otherwise.
    calendar : str
        Whose working days: "cn" with China's holidays and moved weekends; empty: Monday to Friday.
    ask_breaks : bool
        A clerk's pause is asked for, and granted by the manager.
    limits : Limits
        Where the hall warns its manager.
    arrangement : tuple of tuple of str
        How the windows stand on the manager's screens, row by row; "" is a free place. Those not named stand in rows
        below, as the hall lists them; empty: as many beside each other as there is room for.
    """

    auto: bool = False
    manual: tuple[str, ...] = ()
    no_show_after: Minutes | None = None
    abandon_after: Minutes | None = None
    return_after: Annotated[int, msgspec.Meta(ge=0, le=1000)] = 0
    follow_plan: bool = False
    adapt: bool = True
    zone: str = ""
    retention_days: Annotated[int, msgspec.Meta(ge=1, le=3650)] = 30
    stop_before: Minutes | None = None
    capacity: Annotated[int, msgspec.Meta(ge=1, le=100_000)] | None = None
    quotas: dict[str, Annotated[int, msgspec.Meta(ge=0, le=100_000)]] = {}
    stop_sentence: Sentence = Sentence()
    full_sentence: Sentence = Sentence()
    quota_sentence: Sentence = Sentence()
    hold_appointments: Minutes | None = None
    courtesy_at_once: bool = False
    card_reader: bool = False
    courtesy_age: Annotated[int, msgspec.Meta(ge=18, le=120)] = 60
    waiting_area: Sentence = Sentence()
    kiosk_pin: Annotated[str, msgspec.Meta(max_length=200)] = ""
    message: Sentence = Sentence()
    courtesy_notice: bool = False
    speak: Annotated[tuple[Spoken, ...], msgspec.Meta(max_length=2)] = ("zh", "en")
    call_twice: bool = False
    say_missed: bool = False
    yao: bool = False
    volume: Annotated[int, msgspec.Meta(ge=0, le=100)] = 100
    quiet: Hours | None = None
    displays: tuple[str, ...] = ()
    clerk_names: bool = False
    ratings: bool = False
    call_back_days: Annotated[int, msgspec.Meta(ge=1, le=30)] = 1
    due_days: Annotated[int, msgspec.Meta(ge=0, le=365)] = 5
    calendar: Literal["", "cn"] = ""
    ask_breaks: bool = False
    limits: Limits = Limits()
    arrangement: tuple[tuple[str, ...], ...] = ()
