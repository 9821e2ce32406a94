"""Cyclic garbage, collected in the GUI's thread alone while other threads run.

Python collects in whichever thread happens to allocate. In a worker's thread
that would destroy Qt objects there: their destructor holds a lock of Qt and
waits for the interpreter's, while the GUI's thread holds the interpreter's and
waits for Qt's. Both would stand still for ever.

A collection of everything walks over all objects of the process: in a large
hall more than a tenth of a second, in which the screen stands still. While a
hall day is open only young objects are collected.
"""

from __future__ import annotations

import gc
import time

WHOLE = 60.0
"""Seconds between two collections of everything, while these are allowed."""

_threads = 0
_whole_at = 0.0


def hold() -> None:
    """A thread begins that may allocate: from now on only :func:`collect` collects."""
    global _threads, _whole_at
    if _threads == 0:
        if not gc.get_freeze_count():
            # What was loaded before the first hall lives as long as the program: no collection need look at it.
            gc.freeze()
        gc.disable()
        _whole_at = time.monotonic()
    _threads += 1


def release() -> None:
    """The thread has ended; after the last one Python collects by itself again."""
    global _threads
    _threads -= 1
    if _threads == 0:
        gc.enable()


def collect(*, everything: bool) -> None:
    """Collect what Python would have collected by now; called in the GUI's thread, again and again.

    Parameters
    ----------
    everything : bool
        Whether old objects too, once in :data:`WHOLE` seconds.
    """
    global _whole_at
    young, middle, _ = gc.get_threshold()
    if gc.get_count()[0] <= young:
        return
    if everything and time.monotonic() - _whole_at >= WHOLE:
        _whole_at = time.monotonic()
        gc.collect()
    else:
        gc.collect(1 if gc.get_count()[1] > middle else 0)
