"""A process beside a screen, tied to it by a pipe: when the pipe closes, the process ends. No Qt."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from multiprocessing.connection import Connection

PATIENCE = 2.0
"""Seconds that a process has to end by itself."""


class Companion:
    """One such process, started when it is wanted and again if it has died.

    Parameters
    ----------
    serve : callable
        What the process does, with these arguments and its end of the pipe;
        a function of a module, since processes are spawned.
    name : str
        Of the process.
    arguments : object

    Attributes
    ----------
    pipe, process : Connection, Process or None
        This end of the pipe, and the process; ``None`` before the start and after the stop.
    """

    def __init__(self, serve: Callable[..., None], name: str, *arguments: object) -> None:
        self._serve = serve
        self._name = name
        self._arguments = arguments
        self.process: multiprocessing.process.BaseProcess | None = None
        self.pipe: Connection | None = None

    @property
    def is_running(self) -> bool:
        """Whether the process is alive."""
        return self.process is not None and self.process.is_alive()

    @property
    def has_died(self) -> bool:
        """Whether it was started, not stopped, and is not alive."""
        return self.process is not None and not self.process.is_alive()

    def start(self) -> Connection:
        """Start it unless it runs; this end of its pipe."""
        if not self.is_running:
            self.stop()
            context = multiprocessing.get_context("spawn")
            self.pipe, other = context.Pipe()
            self.process = context.Process(target=self._serve, args=(*self._arguments, other), name=self._name)
            self.process.start()
            other.close()
        assert self.pipe is not None
        return self.pipe

    def stop(self) -> None:
        """Close the pipe, which ends the process and what it has started."""
        if self.pipe is not None:
            self.pipe.close()
            self.pipe = None
        if self.process is not None:
            self.process.join(timeout=PATIENCE)
            if self.process.is_alive():
                self.process.terminate()
            self.process = None
