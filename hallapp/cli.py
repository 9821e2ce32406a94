"""The command line: which commands there are, and how bad input is answered.

Each command is a module of :mod:`hallapp.commands` with ``add_arguments(parser)``
and ``run(arguments) -> int``; only the one asked for is imported.
"""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from typing import NoReturn

from hallapp.errors import KnownError, Told
from simulation.errors import ScenarioError

COMMANDS = {
    "launcher": "pick a role",
    "demo": "a hall that fills itself, or a shipped real day",
    "gallery": "every view as a picture",
    "desk": "the front desk",
    "kiosk": "the ticket machine",
    "window": "a clerk's console",
    "manager": "the hall manager's screens",
    "wall": "the wall display",
    "init": "make a new hall with its day open",
    "do": "JSON commands, one a line",
    "simulate": "simulate a scenario",
    "advise": "recommend actions",
    "verify": "check the event log",
    "import": "turn foreign data into halls",
    "report": "the closing report of a day",
    "replay": "a past day again, with something changed",
}
"""Every command and what it is for; ``NAME`` runs ``hallapp.commands.NAME_``."""

LONGEST_LINE = 400


class Parser(argparse.ArgumentParser):
    """A parser that answers a wrong option with a sentence instead of a usage block."""

    def error(self, message: str) -> NoReturn:
        """Raise the message as bad input."""
        raise UsageError(message)


class UsageError(Exception):
    """A wrong option or argument, in argparse's words."""


def run(words: list[str] | None = None) -> int:
    """Run one command; 0, 2 for bad input, 1 for a fault.

    Parameters
    ----------
    words : list of str, optional
        The command line without the program's name; default: the process's own.
    """
    words = sys.argv[1:] if words is None else words
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace" if stream is sys.stderr else "strict")
    try:
        name, rest = _split(words)
        module = importlib.import_module(f"hallapp.commands.{name}_")
        parser = Parser(prog=f"main.py {name}", description=COMMANDS[name], allow_abbrev=False)
        module.add_arguments(parser)
        status = int(module.run(parser.parse_args(rest)))
        sys.stdout.flush()
        return status
    except UsageError as error:
        return _refuse(str(error))
    except (KnownError, ScenarioError, Told) as error:
        return _refuse(str(error))
    except KeyboardInterrupt:
        return 1
    except BrokenPipeError:
        # Whoever read the output has seen enough; Python would try to flush once more at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def _split(words: list[str]) -> tuple[str, list[str]]:
    if not words:
        return "launcher", []
    if words[0] in ("-h", "--help"):
        print("usage: main.py COMMAND ...   (main.py COMMAND --help tells its options)\n")
        for name, purpose in COMMANDS.items():
            print(f"  {name:<10} {purpose}")
        raise SystemExit(0)
    if words[0] not in COMMANDS:
        raise UsageError(f"there is no command {words[0]!r}; the commands are {', '.join(COMMANDS)}")
    return words[0], words[1:]


def _refuse(sentence: str) -> int:
    line = " ".join(sentence.split())
    if len(line) > LONGEST_LINE:
        line = line[: LONGEST_LINE - 1] + "…"
    print(line, file=sys.stderr)
    return 2
