"""Where machine code is kept, and what happens where nothing can be."""

import os
import subprocess
import sys

from simulation import compiling

RUN = """
from simulation.compiling import cache_folder, is_cached
from simulation.chance import normal
assert cache_folder() is None and not is_cached()
print(normal(0.975))
"""


def test_without_a_folder_to_write_to_it_still_runs(tmp_path):
    taken = tmp_path / "taken"
    taken.write_text("a file where the folder would be", encoding="utf-8")
    names = ("XDG_CACHE_HOME", "LOCALAPPDATA", "HOME", "USERPROFILE")
    environment = os.environ | {name: str(taken) for name in names}
    done = subprocess.run(
        [sys.executable, "-c", RUN], env=environment, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("1.95996")


def test_machine_code_is_named_by_all_that_it_is_made_of():
    sources = compiling._sources("compiled.batch", set())
    assert {"dispatch.py", "chance.py", "sampling.py", "measuring.py", "compiled/play.py"} <= sources
    assert "model.py" not in sources and "advice.py" not in sources
