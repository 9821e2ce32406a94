"""What became of the advice of a day: each recommendation once, applied, refused or expired."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from hallapp.hall import events
from hallapp.store.log import Row

KINDS = ("advice_given", "advice_refused", "advice_applied", "day_closed")

Changes = events.Changes


def advised(day: str, rows: Iterable[Row]) -> Iterator[dict[str, Any]]:
    """The rows of the archive's table ``advice`` for a day's events.

    A recommendation stands until another is given or the day is closed. What
    is applied or refused without being recommended first has a row too.
    """
    standing: dict[str, Any] | None = None
    number = 0

    def done(row: dict[str, Any]) -> dict[str, Any]:
        nonlocal number
        number += 1
        return {"day": day, "number": number, **row}

    for row in rows:
        if row.kind not in KINDS:
            continue
        event = events.decode(row.kind, row.data)
        if isinstance(event, events.AdviceRefused | events.AdviceApplied):
            yield done(_decided(row, event, standing))
            if standing is not None and standing["changes"] == _json(event.changes):
                standing = None
            continue
        if standing is not None:
            yield done({**standing, "fate": "expired", "decided": row.at})
        standing = _given(row, event) if isinstance(event, events.AdviceGiven) and event.options[0].changes else None
    if standing is not None:
        yield done(standing)


def _given(row: Row, event: events.AdviceGiven) -> dict[str, Any]:
    best = event.options[0]
    return {
        "given": row.at,
        "fate": "standing",
        "decided": None,
        "decision": None,
        "why": None,
        "reason": None,
        "state": event.state,
        "seed": event.seed,
        "changes": _json(best.changes),
        "effect": json.dumps(best.effect),
        "low": best.single_days[0],
        "high": best.single_days[1],
    }


def _decided(
    row: Row, event: events.AdviceRefused | events.AdviceApplied, standing: dict[str, Any] | None
) -> dict[str, Any]:
    changes = _json(event.changes)
    stood = standing if standing is not None and standing["changes"] == changes else None
    low, high = event.advice.get("single_days", (None, None))
    refused = isinstance(event, events.AdviceRefused)
    return {
        "given": row.at if stood is None else stood["given"],
        "fate": "refused" if refused else "applied",
        "decided": row.at,
        "decision": row.seq,
        "why": event.why if isinstance(event, events.AdviceRefused) else None,
        "reason": event.reason if isinstance(event, events.AdviceRefused) else None,
        "state": event.advice.get("state"),
        "seed": event.advice.get("seed"),
        "changes": changes,
        "effect": json.dumps(event.advice.get("effect", {})),
        "low": low,
        "high": high,
    }


def _json(changes: Changes) -> str:
    return json.dumps(changes, sort_keys=True)
