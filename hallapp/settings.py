"""What a hall decides for itself; kept in the log, so every process has the same."""

from __future__ import annotations

from typing import Annotated

import msgspec

Minutes = Annotated[float, msgspec.Meta(gt=0, le=100_000)]
"""A duration that a person sets."""


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
        How long names, notes and reasons are kept.
    """

    auto: bool = False
    manual: tuple[str, ...] = ()
    no_show_after: Minutes | None = None
    abandon_after: Minutes | None = None
    return_after: Annotated[int, msgspec.Meta(ge=0, le=1000)] = 0
    follow_plan: bool = False
    zone: str = ""
    retention_days: Annotated[int, msgspec.Meta(ge=1, le=3650)] = 30
