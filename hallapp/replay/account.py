"""Advice held against what happened: the day as it was beside its replay without it, or with what was refused."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import msgspec

from hallapp.errors import KnownError
from hallapp.hall import events
from hallapp.hall.hall import Hall
from hallapp.replay import player, study
from hallapp.replay.alterations import Alteration
from hallapp.replay.outcome import difference, figures
from hallapp.replay.reading import of_day
from hallapp.replay.script import Script
from hallapp.store.archive import Archive
from hallapp.store.log import Log
from simulation.actions import Change


def settle(log: Log, archive: Archive, progress: Callable[[float], object] = lambda share: None) -> int:
    """Hold every advice of closed days against a replay that has not been yet; how many were.

    Parameters
    ----------
    progress : callable, optional
        Told the share that is done, 0…1.
    """
    archive.update(log)
    open_ = archive.to_replay()
    total, done = sum(map(len, open_.values())), 0
    for day, rows in open_.items():
        script = of_day(log, day)
        exact = study.check(script).exact
        for row in rows:
            archive.note_replay(day, row["number"], exact=int(exact), **_outcome(script, row))
            done += 1
            progress(done / total)
    return done


def rebuilt(log: Log, day: str, state: int) -> Hall:
    """The hall as it stood after event ``state`` of that day: what an advice was made from."""
    hall = Hall()
    for row in log.read_day(day):
        if row.seq > state:
            break
        hall.fold(events.decode(row.kind, row.data), row.at)
    return hall


def effect(script: Script, row: dict[str, Any], seed: int = study.SEED) -> dict[str, float | None]:
    """What an advice did, or would have done, to those whose visit was not over when it was decided on, by measure.

    Parameters
    ----------
    row : dict
        Of the archive's table ``advice``.

    Raises
    ------
    HallError, BadInput
        It could not have been done.
    """
    if row["fate"] == "applied":
        since = row["decided"]
        with_it, without = script.hall, player.play(script, without=[row["decision"]], seed=seed).hall
    else:
        # What expired could have been applied from the moment that it was given.
        since = row["decided"] if row["fate"] == "refused" else row["given"]
        changes = msgspec.json.decode(row["changes"], type=tuple[Change, ...])
        without, with_it = script.hall, player.play(script, alterations=[Alteration(changes, since)], seed=seed).hall
    return difference(figures(with_it, since), figures(without, since))


def _outcome(script: Script, row: dict[str, Any]) -> dict[str, Any]:
    """The columns that tell it; empty where the hall could not have done it."""
    try:
        actual = effect(script, row)
    except KnownError:
        return {"actual": None, "came": None, "held": None}
    came = actual["mean_wait"]
    stated = None not in (row["low"], row["high"], came)
    held = int(row["low"] <= came <= row["high"]) if stated else None
    return {"actual": json.dumps(actual), "came": came, "held": held}
