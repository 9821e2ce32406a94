"""Events of older versions, turned into today's.

A version that changes an event adds to :data:`STEPS` how its predecessor's
events become its own; events in the log are never rewritten.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Fields = dict[str, Any]

STEPS: dict[int, Callable[[str, Fields], tuple[str, Fields]]] = {}
"""By version: kind and data of that version to those of the next one, ``"v"`` included."""


def upcast(kind: str, fields: Fields) -> tuple[str, Fields]:
    """Kind and data of an older event as the newest version writes them."""
    while fields["v"] in STEPS:
        kind, fields = STEPS[fields["v"]](kind, fields)
    return kind, fields
