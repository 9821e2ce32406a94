"""The documentation does what it says, and names everything that there is."""

import doctest
import re
from pathlib import Path

import msgspec
import pytest

from hallapp.hall.events import KINDS
from hallapp.hall.requests import NAMES
from hallapp.settings import Settings

ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.parametrize("page", ["docs/simulation.md"])
def test_examples_work(page):
    found = doctest.testfile(
        str(ROOT / page),
        module_relative=False,
        optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE,
        globs={"__name__": "__main__"},
        encoding="utf-8",
    )
    assert found.attempted > 8 and not found.failed


def names_in_tables(page: str) -> set[str]:
    """What stands in code at the begin of a table's line."""
    text = (ROOT / "docs" / "formats" / page).read_text(encoding="utf-8")
    firsts = [line.split("|")[1] for line in text.splitlines() if line.startswith("| `")]
    return {name for first in firsts for name in re.findall(r"`([a-z_]+)`", first)}


def test_every_command_and_setting_is_described():
    settings = {field.name for field in msgspec.structs.fields(Settings)}
    assert names_in_tables("commands.md") == settings | set(NAMES)


def test_every_event_is_described():
    columns = {"hall", "seq", "at", "hall_day", "kind", "actor", "data", "command", "hash"}
    assert names_in_tables("events.md") - columns == set(KINDS)
