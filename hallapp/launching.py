"""Starting another screen as a process of its own."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from hallapp import paths

ERRORS = ".errors"
"""The end of the name of what a process wrote when it failed."""

KEPT = 7 * 24 * 3600
"""Seconds for which that is kept."""


@dataclass(frozen=True, slots=True)
class Started:
    """A screen that was started; it lives on when its starter ends."""

    process: subprocess.Popen[bytes]
    errors: Path

    @property
    def runs(self) -> bool:
        """Whether it has not ended."""
        return self.process.poll() is None

    def failure(self) -> str | None:
        """Why it ended with a fault, in its own last words; ``None`` while it runs or if all was well."""
        if not self.process.poll():
            return None
        lines = self.errors.read_text(encoding="utf-8", errors="replace").strip().splitlines()
        return lines[-1] if lines else str(self.process.returncode)


def start(words: list[str]) -> Started:
    """Start ``main.py WORDS``.

    Raises
    ------
    OSError
        The system can't start it.
    """
    folder = paths.user_logs()
    _forget_old(folder)
    # One for each process: consoles of several windows would write over one another's.
    handle, name = tempfile.mkstemp(ERRORS, f"{words[0]}-", folder)
    with os.fdopen(handle, "wb") as file:
        process = subprocess.Popen(
            [*_program(), *words], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=file
        )
    return Started(process, Path(name))


def _forget_old(folder: Path) -> None:
    """Delete the last words of processes that ended long ago."""
    for path in folder.glob(f"*{ERRORS}"):
        # A system that holds the file of a process that still runs does not let it go.
        with contextlib.suppress(OSError):
            if time.time() - path.stat().st_mtime > KEPT:
                path.unlink()


def _program() -> list[str]:
    """The command that starts the program; a frozen one is its own interpreter."""
    if getattr(sys, "frozen", False):
        return [sys.executable]
    return [sys.executable, str(Path(__file__).resolve().parents[1] / "main.py")]
