"""What if: a day held beside its replay with something changed."""

from __future__ import annotations

import msgspec

from hallapp.errors import QT_TRANSLATE_NOOP, BadInput
from hallapp.replay import asking, player
from hallapp.replay.alterations import Alteration
from hallapp.replay.asking import Asked
from hallapp.replay.outcome import Figures, difference, figures
from hallapp.replay.player import Played
from hallapp.replay.reading import of_day
from hallapp.replay.script import Call, Script
from hallapp.store.log import Log

SEED = 1
"""Of what the day did not show."""


class Check(msgspec.Struct, frozen=True, kw_only=True):
    """Whether the unchanged replay made the day's own calls.

    Attributes
    ----------
    calls : int
        That were made on the day.
    exact : bool
    differs : int or None
        The first call that is another, from 0.
    """

    calls: int
    exact: bool
    differs: int | None = None


class WhatIf(msgspec.Struct, frozen=True, kw_only=True):
    """A day as it was, and as it would have been.

    Attributes
    ----------
    check : Check
    before, after : Figures
        As it was; as it was replayed with the changes.
    effect : dict of str to float or None
        By measure, ``after`` less ``before``.
    calls : int
        Of the changed replay; ``moved``, how many of the day's calls it did not make.
    drawn : int
        Services and patiences that the day did not show, drawn from the hall's distributions.
    dropped : int
        Recorded acts that the changed hall had no use for.
    """

    day: str
    seed: int
    check: Check
    before: Figures
    after: Figures
    effect: dict[str, float | None]
    calls: int
    moved: int
    drawn: int
    dropped: int


def check(script: Script, seed: int = SEED) -> Check:
    """Replay a day unchanged, and compare it call by call."""
    again = player.play(script, seed=seed).calls
    differs = first_difference(script.calls, again)
    return Check(calls=len(script.calls), exact=differs is None, differs=differs)


def first_difference(one: list[Call], other: list[Call]) -> int | None:
    """The first place where two lists of calls differ; ``None``: nowhere."""
    for place, (first, second) in enumerate(zip(one, other, strict=False)):
        if first != second:
            return place
    return None if len(one) == len(other) else min(len(one), len(other))


def what_if(script: Script, asked: Asked, at: int | None = None, seed: int = SEED) -> WhatIf:
    """Replay a day with something changed, ``at`` an instant (UTC ms) or from its opening.

    Raises
    ------
    HallError, BadInput
        The hall would have refused a change.
    """
    played = replayed(script, asked, at, seed)
    before, after = figures(script.hall), figures(played.hall)
    made = set(played.calls)
    return WhatIf(
        day=script.hall.day or "",
        seed=seed,
        check=check(script, seed),
        before=before,
        after=after,
        effect=difference(after, before),
        calls=len(played.calls),
        moved=sum(call not in made for call in script.calls),
        drawn=played.drawn,
        dropped=played.dropped,
    )


def replayed(script: Script, asked: Asked, at: int | None = None, seed: int = SEED) -> Played:
    """The day with something changed."""
    alterations = [Alteration(asked.changes, at)] if asked.changes else []
    trained = asking.with_training(script, asked.trained)
    return player.play(trained, alterations=alterations, without=asked.without, seed=seed)


def script_of(log: Log, day: str | None) -> Script:
    """The script of a hall day; by default the latest.

    Raises
    ------
    BadInput
        There is no such day.
    """
    days = [known for known, _ in log.days()]
    found = log.last_day() if day is None else day
    if found not in days:
        raise BadInput(
            QT_TRANSLATE_NOOP("Refusal", "--day: there is no hall day {day}; the latest is {latest}"),
            day=day,
            latest=log.last_day(),
        )
    return of_day(log, found)
