"""Where things lie on this machine."""

from __future__ import annotations

from pathlib import Path

import platformdirs

RESOURCES = Path(__file__).resolve().parents[1] / "resources"
"""What ships with the program: fonts, sounds, translations, halls."""

DEMO_HALL = RESOURCES / "halls" / "demo.toml"
"""The hall file of the demo hall."""

_APPLICATION = "hallapp"


def user_data() -> Path:
    """The person's folder for halls and what belongs to them; made when absent."""
    return platformdirs.user_data_path(_APPLICATION, appauthor=False, ensure_exists=True)


def embedded_hall() -> Path:
    """The hall that is used as long as nobody made or chose one: the demo hall."""
    return user_data() / "demo.hall"


def user_config() -> Path:
    """The person's folder for how the program looks and speaks; made when absent."""
    return platformdirs.user_config_path(_APPLICATION, appauthor=False, ensure_exists=True)


def user_logs() -> Path:
    """The person's folder for logs; made when absent."""
    return platformdirs.user_log_path(_APPLICATION, appauthor=False, ensure_exists=True)
