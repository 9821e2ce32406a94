"""Starting another screen as a process of its own."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from hallapp import paths


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
    errors = paths.user_logs() / f"{words[0]}.errors"
    with errors.open("wb") as file:
        process = subprocess.Popen(
            [*_program(), *words], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=file
        )
    return Started(process, errors)


def _program() -> list[str]:
    """The command that starts the program; a frozen one is its own interpreter."""
    if getattr(sys, "frozen", False):
        return [sys.executable]
    return [sys.executable, str(Path(__file__).resolve().parents[1] / "main.py")]
