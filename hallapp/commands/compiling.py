"""What a person is told who waits for the engine to be compiled."""

from __future__ import annotations

import sys

from simulation.compiling import is_cached


def tell_if_compiling() -> None:
    """Say it if this machine has not compiled the engine before."""
    if not is_cached():
        text = "Compiling the simulation for this machine; this is done once and takes a minute or two."
        print(text, file=sys.stderr, flush=True)
