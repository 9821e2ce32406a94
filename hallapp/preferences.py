"""How the program looks and speaks on this computer, and which printer it uses.

The hall's own settings are in its log.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import msgspec

from hallapp import paths
from hallapp.errors import QT_TRANSLATE_NOOP, BadInput, system_problem
from hallapp.language import Code

FILE = "preferences.json"


class Preferences(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What was chosen on this computer; empty: not yet.

    Attributes
    ----------
    hall : str
        The hall opened last, as after ``--hall``.
    printer : str
        Where slips go, as after ``--printer``.
    paper : int
        Width of the slips in millimetres.
    slip_link : str
        Address of the citizen's page with ``{number}``, for the slip's square code.
    """

    language: Literal["", Code] = ""
    theme: Literal["", "light", "dark", "contrast"] = ""
    hall: str = ""
    printer: str = ""
    paper: Literal[58, 80] = 58
    slip_link: str = ""


def load(folder: Path | None = None) -> Preferences:
    """What was chosen; the defaults where nothing was.

    Raises
    ------
    BadInput
        The file was damaged by hand.
    """
    path = (folder or paths.user_config()) / FILE
    try:
        return msgspec.json.decode(path.read_bytes(), type=Preferences)
    except FileNotFoundError:
        return Preferences()
    except (OSError, msgspec.MsgspecError) as error:
        raise BadInput(
            QT_TRANSLATE_NOOP("Refusal", "The preferences in {file} can't be read ({problem}): delete the file."),
            file=path,
            problem=system_problem(error),
        ) from error


def save(preferences: Preferences, folder: Path | None = None) -> None:
    """Keep what was chosen."""
    path = (folder or paths.user_config()) / FILE
    written = path.with_name(path.name + ".new")
    written.write_bytes(msgspec.json.format(msgspec.json.encode(preferences)))
    written.replace(path)
