"""What was advised, and what the manager says to it: kept, so that it can be held against what happened."""

from __future__ import annotations

from typing import NamedTuple

import msgspec
from msgspec import UNSET

from hallapp.errors import QT_TRANSLATE_NOOP
from hallapp.hall import events, planning, requests
from hallapp.hall.hall import Hall
from hallapp.hall.refusals import HallError, check_open
from hallapp.hall.ticket import MINUTE
from simulation import actions

STAYS = 15.0
"""Minutes for which advice that was applied is not taken back by other advice."""

NEARLY = 5 * MINUTE
"""Milliseconds by which a window that closes or pauses before its time does what was planned."""


class Unforeseen(NamedTuple):
    """A window closed or paused (``state``) at ``since`` (UTC ms) though it was not planned to."""

    window: str
    state: str
    since: int


def advise(hall: Hall, command: requests.Advise, now: int) -> list[events.Event]:
    """Put an answer of the advisor on record if it recommends something else than the one that stands."""
    check_open(hall)
    if not command.options:
        raise HallError(QT_TRANSLATE_NOOP("Refusal", "An advice has at least one option."))
    if standing(hall) == command.options[0].changes:
        return []
    return [
        events.AdviceGiven(
            state=command.state,
            seed=command.seed,
            at=command.at,
            days=command.days,
            replications=command.replications,
            options=command.options,
        )
    ]


def standing(hall: Hall) -> events.Changes | None:
    """What is recommended now; ``None``: nothing was yet, or it has been applied."""
    if not hall.given:
        return None
    at, given = hall.given[-1]
    changes = given.options[0].changes
    applied = any(when >= at and event.changes == changes for when, event in hall.applied)
    return None if applied else changes


def lately(hall: Hall, now: int) -> list[actions.Changes]:
    """What was applied in the last :data:`STAYS` minutes and is not to be taken back so soon.

    What something unforeseen has overtaken may be (:func:`taken_back`).
    """
    return [changes for at, changes in _recent(hall, now) if unforeseen(hall, at, changes) is None]


def taken_back(hall: Hall, changes: actions.Changes, now: int) -> tuple[int, Unforeseen] | None:
    """When what these changes would take back was applied (UTC ms), and what unforeseen has happened since."""
    for at, done in reversed(_recent(hall, now)):
        if actions.undoing(hall.configuration(), [done]) & set(changes):
            reason = unforeseen(hall, at, done)
            return None if reason is None else (at, reason)
    return None


def unforeseen(hall: Hall, since: int, changes: actions.Changes) -> Unforeseen | None:
    """The latest window that closed or paused after ``since`` though neither the plan nor the changes said so."""
    meant = {change.window for change in changes}
    found = [
        Unforeseen(window.id, window.state, window.since)
        for window in hall.windows.values()
        if window.state in ("closed", "paused") and window.since > since and window.id not in meant
        if planning.planned_state(hall, window, window.since + NEARLY)[0] != window.state
    ]
    return max(found, key=lambda one: one.since, default=None)


def _recent(hall: Hall, now: int) -> list[tuple[int, actions.Changes]]:
    since = now - round(STAYS * MINUTE)
    return [
        (at, tuple(msgspec.convert(change, actions.Change) for change in event.changes))
        for at, event in hall.applied
        if at >= since
    ]


def refuse(hall: Hall, command: requests.Refuse, now: int) -> list[events.Event]:
    """The manager will not do that, and says why."""
    check_open(hall)
    changes = tuple(change.mapping() for change in command.changes)
    if any(event.changes == changes for _, event in hall.refused):
        return []
    reason = None if command.reason is UNSET else command.reason
    return [events.AdviceRefused(changes=changes, why=command.why, reason=reason, advice=command.advice)]
