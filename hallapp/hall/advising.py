"""What was advised, and what the manager says to it: kept, so that it can be held against what happened."""

from __future__ import annotations

import msgspec
from msgspec import UNSET

from hallapp.errors import QT_TRANSLATE_NOOP
from hallapp.hall import events, requests
from hallapp.hall.hall import Hall
from hallapp.hall.refusals import HallError, check_open
from hallapp.hall.ticket import MINUTE
from simulation import actions

STAYS = 15.0
"""Minutes for which advice that was applied is not taken back by other advice."""


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
    """What advice was applied in the last :data:`STAYS` minutes: it is not to be taken back so soon."""
    since = now - round(STAYS * MINUTE)
    return [
        tuple(msgspec.convert(change, actions.Change) for change in event.changes)
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
