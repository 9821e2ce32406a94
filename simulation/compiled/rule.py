"""The dispatch rule of :mod:`simulation.dispatch`, compiled."""

from __future__ import annotations

from types import FunctionType

from simulation import dispatch
from simulation.compiling import working, working_inlined


def _with(function: FunctionType, **globals_: object) -> FunctionType:
    """The same code, with compiled functions for those that it calls."""
    return FunctionType(
        function.__code__, {**function.__globals__, **globals_}, function.__name__, function.__defaults__
    )


together = working(dispatch.together)
next_ticket = working_inlined(_with(dispatch.next_ticket, together=together))
ready_window = working_inlined(dispatch.ready_window)
