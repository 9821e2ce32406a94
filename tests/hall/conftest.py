from __future__ import annotations

import pytest
from playing import Day


@pytest.fixture
def day() -> Day:
    return Day()
