"""A display of its own: Xvfb, the keys and clicks of a person, and the pictures of windows."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress

import numpy as np
import numpy.typing as npt
from Xlib import XK, X, display, error
from Xlib.ext import xtest
from Xlib.xobject.drawable import Window

SIZE = (1920, 1080)

Picture = npt.NDArray[np.uint8]


def is_there() -> bool:
    """Whether this machine can make a display."""
    return shutil.which("Xvfb") is not None


class Display:
    """A screen that nobody sees."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._of = display.Display(name)
        self._root = self._of.screen().root
        self._pid = self._of.intern_atom("_NET_WM_PID")

    def window(self, pid: int) -> int | None:
        """The window that a process has shown, if it has."""
        for window in self._root.query_tree().children:
            # Qt makes windows for a moment to ask the display about itself.
            with suppress(error.BadWindow, error.BadDrawable):
                if self._belongs(window, pid):
                    return int(window.id)
        return None

    def _belongs(self, window: Window, pid: int) -> bool:
        found = window.get_full_property(self._pid, X.AnyPropertyType)
        shape = window.get_geometry()
        shown = window.get_attributes().map_state == X.IsViewable and shape.width > 200 and shape.height > 100
        return shown and found is not None and found.value[0] == pid

    def raise_(self, window: int) -> None:
        """Bring a window to the front; keys go there."""
        found = self._of.create_resource_object("window", window)
        found.configure(stack_mode=X.Above)
        found.set_input_focus(X.RevertToParent, X.CurrentTime)
        self._of.sync()

    def size(self, window: int) -> tuple[int, int]:
        """Width and height."""
        shape = self._of.create_resource_object("window", window).get_geometry()
        return int(shape.width), int(shape.height)

    def press(self, *names: str) -> None:
        """Press keys, one after the other; "a", "Return", "F2"."""
        for name in names:
            code = self._of.keysym_to_keycode(XK.string_to_keysym(name))
            xtest.fake_input(self._of, X.KeyPress, code)
            xtest.fake_input(self._of, X.KeyRelease, code)
        self._of.sync()

    def click(self, window: int, x: int, y: int) -> None:
        """Click at a place in a window."""
        shape = self._of.create_resource_object("window", window).get_geometry()
        xtest.fake_input(self._of, X.MotionNotify, x=shape.x + x, y=shape.y + y)
        xtest.fake_input(self._of, X.ButtonPress, 1)
        xtest.fake_input(self._of, X.ButtonRelease, 1)
        self._of.sync()

    def picture(self, window: int) -> Picture:
        """A window's pixels; axes are rows, columns and blue, green, red."""
        found = self._of.create_resource_object("window", window)
        width, height = self.size(window)
        image = found.get_image(0, 0, width, height, X.ZPixmap, 0xFFFFFFFF)
        return np.frombuffer(image.data, dtype=np.uint8).reshape(height, width, 4)[:, :, :3]

    def close(self) -> None:
        """Let go of it."""
        self._of.close()


@contextmanager
def opened() -> Iterator[Display]:
    """Start a display."""
    read, write = os.pipe()
    size = f"{SIZE[0]}x{SIZE[1]}x24"
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", size, "-nolisten", "tcp", "-dpi", "96"],
        pass_fds=(write,),
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    try:
        with os.fdopen(read) as told:
            name = f":{told.readline().strip()}"
        with closing(Display(name)) as shown:
            yield shown
    finally:
        server.terminate()
        server.wait()
