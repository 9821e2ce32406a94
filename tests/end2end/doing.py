"""Driving ``main.py do`` as a keypad or script would: its own process, lines in, lines out."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]

HALL = """
name = "north hall"
opens = "09:00"
closes = "17:00"

[[service]]
id = "permit"
group = "A"
mean = 8.0

[[service]]
id = "card"
group = "B"
mean = 4.0

[[clerk]]
id = "chen"
skills = { permit = 1.0, card = 0.5 }

[[window]]
id = "1"
clerk = "chen"

[[window]]
id = "2"
skills = { "*" = 1.0 }

[[window]]
id = "3"
skills = { "*" = 1.0 }

[[window]]
id = "4"
skills = { "*" = 1.0 }
"""


def main(*words: str | Path, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run a command to its end."""
    return subprocess.run(
        [sys.executable, ROOT / "main.py", *words],
        input=stdin,
        capture_output=True,
        check=False,
        env=os.environ | environment,
        timeout=120,
    )


def new_hall(folder: Path) -> Path:
    """A hall with its day open."""
    source, hall = folder / "hall.toml", folder / "north.hall"
    source.write_text(HALL, encoding="utf-8")
    made = main("init", "--hall", hall, "--from", source)
    assert made.returncode == 0, made.stderr
    return hall


class Doing:
    """A running ``do``."""

    def __init__(self, hall: Path, *more: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, ROOT / "main.py", "do", "--hall", hall, *more],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )

    def __enter__(self) -> Doing:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            assert pipe is not None
            # What was still to be sent to a killed process has nowhere to go.
            with suppress(BrokenPipeError):
                pipe.close()

    def send(self, **command: Any) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(command).encode() + b"\n")
        self.process.stdin.flush()

    def answer(self) -> dict[str, Any]:
        assert self.process.stdout is not None
        answer: dict[str, Any] = json.loads(self.process.stdout.readline())
        return answer

    def do(self, what: str, **more: Any) -> dict[str, Any]:
        self.send(do=what, **{key.rstrip("_"): value for key, value in more.items()})
        return self.answer()

    def end(self) -> int:
        assert self.process.stdin is not None
        self.process.stdin.close()
        return self.process.wait(timeout=60)
