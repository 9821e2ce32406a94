"""Reading a page to who can't see it."""

from __future__ import annotations

import logging
from collections.abc import Iterable

from hallapp import language
from hallapp.devices.voice import RETRY, SPOKEN, Speaker
from hallapp.settings import Spoken

_log = logging.getLogger(__name__)


class Aloud:
    """Says sentences in the language in use; rests for a while when nothing can be heard from this machine."""

    def __init__(self, speaker: Speaker | None) -> None:
        self._speaker = speaker
        self._rests = 0

    @property
    def heard(self) -> bool:
        """Whether anybody would hear it, as far as is known."""
        return self._speaker is not None and not self._rests and _language() is not None

    def say(self, sentences: Iterable[str]) -> None:
        """Say these instead of what is not said yet."""
        code = _language()
        if self._speaker is not None and code is not None and not self._rests:
            self._speaker.say([(code, sentence) for sentence in sentences if sentence], chime=False, instead=True)

    def check(self) -> None:
        """A second has passed: rest once the sound fails, until the device is tried again."""
        self._rests = max(self._rests - 1, 0)
        problem = self._speaker.problem() if self._speaker else None
        if problem is not None:
            _log.warning("nothing is read aloud: %s", problem)
            self._rests = round(RETRY)

    def close(self) -> None:
        """Stop speaking."""
        if self._speaker is not None:
            self._speaker.close()
            self._speaker = None


def _language() -> Spoken | None:
    """The language in use, if a voice speaks it."""
    return next((code for code in SPOKEN if code == language.current()), None)
