"""What a hall decides for itself; kept in the log, so every process has the same."""

from __future__ import annotations

from typing import Annotated

import msgspec

Minutes = Annotated[float, msgspec.Meta(gt=0, le=100_000)]
"""A duration that a person sets."""


class Sentence(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Words of the hall that the public reads; an empty language is worded by the program."""

    zh: Annotated[str, msgspec.Meta(max_length=200)] = ""
    en: Annotated[str, msgspec.Meta(max_length=200)] = ""


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
    """

    auto: bool = False
    manual: tuple[str, ...] = ()
    no_show_after: Minutes | None = None
    abandon_after: Minutes | None = None
    return_after: Annotated[int, msgspec.Meta(ge=0, le=1000)] = 0
    follow_plan: bool = False
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
