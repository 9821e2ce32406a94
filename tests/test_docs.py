"""The examples of the documentation do what they say."""

import doctest
from pathlib import Path

import pytest

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
