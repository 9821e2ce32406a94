"""No test needs a display, whatever way the tests are started."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
