"""Screens start fast: none loads the compiler that simulations use."""

import subprocess
import sys

import pytest


@pytest.mark.parametrize("view", ["desk", "kiosk", "console", "manager", "wall", "launcher"])
def test_no_screen_loads_the_compiler(view):
    code = f"import sys, hallapp.views.{view}.{view}; sys.exit('numba' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
