"""What is said in the hall: the sentences, and a process of its own that says them one after the other.

With the extra ``voice`` espeak-ng speaks (called through its C interface; it
makes a sentence in some 20 ms); without it every call is a chime. Sound is
never made in the GUI's process: drivers hang, and there may be no device.
"""

from __future__ import annotations

import array
import ctypes
import importlib.util
import logging
import multiprocessing
import queue
import time
import wave
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Literal, get_args

from hallapp.errors import QT_TRANSLATE_NOOP, KnownError
from hallapp.paths import RESOURCES
from hallapp.settings import Settings, Spoken

_log = logging.getLogger(__name__)

Kind = Literal["call", "recall", "missed", "back"]

SPOKEN: tuple[Spoken, ...] = get_args(Spoken)
"""The languages that a voice speaks."""

PRACTICE: dict[Spoken, str] = {"zh": "演练。", "en": "Practice. "}
"""What is said before an announcement that is none of the hall's."""

CHIME = RESOURCES / "sounds" / "chime.wav"

RETRY = 60.0
"""Seconds until a sound device that failed is tried again."""

PARENT_CHECK = 5.0
"""Seconds between two looks whether the process that asked still lives."""

_ZH_DIGITS = "零一二三四五六七八九"
_EN_DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_EN_TEENS = (
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_EN_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def announcement(kind: Kind, number: str, window: str, language: Spoken, *, one: str = "一") -> str:
    """The sentence for a call, a repeated call, a missed ticket or one that comes back from being parked.

    Digits of the ticket are said one by one, the window's as a number. ``one``
    is how 1 is said in Chinese: 一, or 幺, which noise does not turn into 七.
    """
    if language == "zh":
        return _chinese(kind, spell(number, "zh", one=one), window_name(window, "zh"))
    return _english(kind, spell(number, "en"), window_name(window, "en"))


def _chinese(kind: Kind, number: str, window: str) -> str:
    if kind == "missed":
        return f"{number}号已过号，请到导办台。"
    if kind == "back":
        return f"请{number}号，回到{window}窗口。"
    hurry = "，请尽快" if kind == "recall" else ""
    return f"请{number}号，到{window}窗口办理{hurry}。"


def _english(kind: Kind, number: str, window: str) -> str:
    if kind == "missed":
        return f"Number {number} was missed, please come to the front desk."
    if kind == "back":
        return f"Number {number}, please come back to window {window}."
    hurry = " now" if kind == "recall" else ""
    return f"Number {number}, please go to window {window}{hurry}."


def said(
    kind: Kind, number: str, window: str, settings: Settings, languages: Sequence[Spoken]
) -> list[tuple[Spoken, str]]:
    """What is said of a call in a hall, in order: in each language, and a call once more where the hall wants it."""
    one = "幺" if settings.yao else "一"
    once = [(code, announcement(kind, number, window, code, one=one)) for code in languages]
    return once * 2 if settings.call_twice and kind in ("call", "back") else once


def is_quiet(settings: Settings, minute: float) -> bool:
    """Whether the hall is silent at a time of the day (minutes from midnight); quiet hours may pass midnight."""
    if settings.quiet is None:
        return False
    begin, end = settings.quiet
    return begin <= minute < end if begin <= end else minute >= begin or minute < end


def spell(number: str, language: Spoken, *, one: str = "一") -> str:
    """A ticket's number letter by letter and digit by digit: "A零一二", "A, zero, one, two"."""
    if language == "zh":
        digits = _ZH_DIGITS.replace("一", one)
        letters = "".join(sign for sign in number if not sign.isdecimal())
        return letters + "".join(digits[int(sign)] for sign in number if sign.isdecimal())
    return ", ".join(_EN_DIGITS[int(sign)] if sign.isdecimal() else sign for sign in number)


def window_name(window: str, language: Spoken) -> str:
    """A window's number as a number ("十二号", "twelve"); what is no number as it is written."""
    if not (window.isascii() and window.isdecimal() and 0 < int(window) < 100):
        return f"{window}号" if language == "zh" else window
    value = int(window)
    return f"{_zh_number(value)}号" if language == "zh" else _en_number(value)


def _zh_number(value: int) -> str:
    tens, ones = divmod(value, 10)
    head = "" if tens == 0 else ("十" if tens == 1 else f"{_ZH_DIGITS[tens]}十")
    return head + (_ZH_DIGITS[ones] if ones or not tens else "")


def _en_number(value: int) -> str:
    if value < 10:
        return _EN_DIGITS[value]
    if value < 20:
        return _EN_TEENS[value - 10]
    tens, ones = divmod(value, 10)
    return _EN_TENS[tens] + (f"-{_EN_DIGITS[ones]}" if ones else "")


class NoSound(KnownError):
    """Nothing can be heard from this computer."""


@dataclass(frozen=True, slots=True)
class Sound:
    """Mono samples, 16 bit."""

    rate: int
    samples: bytes

    @property
    def seconds(self) -> float:
        """How long it lasts."""
        return len(self.samples) / 2 / self.rate

    def at_volume(self, percent: int) -> Sound:
        """The same, quieter: ``percent`` (0 to 100) of its samples."""
        if percent >= 100:
            return self
        samples = array.array("h", self.samples)
        return Sound(self.rate, array.array("h", (sample * percent // 100 for sample in samples)).tobytes())


class Speaker:
    """Says announcements in a process of its own, in the order they come.

    ``say`` returns at once. :meth:`problem` tells why nothing can be heard;
    then announcements are taken and dropped for :data:`RETRY` seconds. A
    process that has ended is started again with the next announcement, as
    seldom.

    Parameters
    ----------
    play : bool
        Whether anything is heard.
    practising : bool
        Say before each announcement that it is none of the hall's, and never chime: a chime alone can't say it.
    """

    def __init__(self, *, play: bool = True, practising: bool = False) -> None:
        self._play = play
        self._practising = practising
        self._start()

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._queue: Any = context.Queue()
        self._latest: Any = context.Value("Q", 0)
        self._news, theirs = context.Pipe(duplex=False)
        self._process = context.Process(
            target=_speak, args=(self._queue, theirs, self._play, self._latest), name="speaker", daemon=True
        )
        self._process.start()
        self._started = time.monotonic()
        self._over = False
        theirs.close()

    def say(
        self,
        sentences: Sequence[tuple[Spoken, str]],
        *,
        chime: bool = True,
        instead: bool = False,
        volume: int = 100,
    ) -> None:
        """Chime, then say these sentences, each in its language; ``instead`` of what is not said yet.

        ``volume`` is per cent of what the computer is set to.
        """
        if not self._process.is_alive() and time.monotonic() - self._started >= RETRY:
            self.close()
            self._start()
        if self._practising:
            chime = False
            sentences = [(code, PRACTICE[code] + sentence) for code, sentence in sentences]
        if instead:
            with self._latest.get_lock():
                self._latest.value += 1
        self._queue.put((chime, tuple(sentences), self._latest.value, volume))

    def problem(self) -> KnownError | None:
        """Why nothing is heard, if it came up since the last question."""
        if self._over:
            return None
        try:
            if self._news.poll():
                _log.warning("no sound: %s", self._news.recv())
                return NoSound(QT_TRANSLATE_NOOP("Refusal", "No sound: this computer's loudspeaker can't be used."))
        except (EOFError, OSError):
            self._over = True
            return NoSound(QT_TRANSLATE_NOOP("Refusal", "No sound: the speaker's process ended."))
        return None

    def close(self) -> None:
        """Stop speaking, in the middle of a word if need be."""
        self._queue.close()
        self._queue.cancel_join_thread()
        self._process.terminate()
        self._process.join(timeout=5)
        self._news.close()


def _speak(orders: Any, news: Connection, play: bool, latest: Any) -> None:
    """The speaker's process: one announcement after the other, as long as its parent lives."""
    chime = read_wave(CHIME)
    voice = Voice.find()
    parent = multiprocessing.parent_process()
    deaf_until = 0.0
    while parent is None or parent.is_alive():
        try:
            chimes, sentences, number, volume = orders.get(timeout=PARENT_CHECK)
        except queue.Empty:
            continue
        if time.monotonic() < deaf_until or not play:
            continue
        wanted = (sentence for sentence in sentences if number == latest.value)
        spoken = (voice.sound(text, language) for language, text in wanted) if voice else iter(())
        sounds = (sound.at_volume(volume) for sound in chain([chime] if chimes else [], spoken))
        problem = next((why for why in map(_play, sounds) if why), None)
        if problem is None:
            continue
        deaf_until = time.monotonic() + RETRY
        news.send(problem)


def read_wave(path: Path) -> Sound:
    """Read a mono WAV file of 16 bit."""
    with wave.open(str(path), "rb") as file:
        return Sound(file.getframerate(), file.readframes(file.getnframes()))


def _play(sound: Sound) -> str | None:
    """Play a sound to its end; what went wrong, in the driver's words, or ``None``."""
    import miniaudio

    try:
        device = miniaudio.PlaybackDevice(
            output_format=miniaudio.SampleFormat.SIGNED16, nchannels=1, sample_rate=sound.rate
        )
        with device:
            stream = _stream(sound.samples)
            next(stream)
            device.start(stream)
            time.sleep(sound.seconds + 0.15)
    except miniaudio.MiniaudioError as error:
        return str(error.args[0] if error.args else error)
    return None


def _stream(samples: bytes) -> Any:
    """Frames as the device asks for them, silence after the end."""
    at = 0
    frames = yield b""
    while True:
        piece = samples[at : at + 2 * frames]
        at += len(piece)
        frames = yield piece + bytes(2 * frames - len(piece))


def installed() -> bool:
    """Whether the extra ``voice`` is there."""
    return importlib.util.find_spec("espeakng_loader") is not None


class Voice:
    """espeak-ng through its C interface (its header ``speak_lib.h``)."""

    _RETRIEVAL = 1
    _UTF8 = 1
    _RATE, _SPEED = 1, 145
    _NAMES: dict[Spoken, bytes] = {"zh": b"cmn", "en": b"en-gb"}  # noqa: RUF012

    def __init__(self, library: ctypes.CDLL, data: str) -> None:
        self._library = library
        rate = library.espeak_Initialize(self._RETRIEVAL, 0, data.encode(), 0)
        if rate <= 0:
            raise OSError(f"espeak-ng does not start ({rate})")
        self._hertz = int(rate)
        self._samples = array.array("h")
        signature = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p)
        # Kept: the library holds a bare pointer to it.
        self._callback: Callable[..., int] = signature(self._collect)
        library.espeak_SetSynthCallback(self._callback)
        library.espeak_SetParameter(self._RATE, self._SPEED, 0)

    @classmethod
    def find(cls) -> Voice | None:
        """The voice, where the extra is installed."""
        if not installed():
            return None
        import espeakng_loader

        library = ctypes.CDLL(str(espeakng_loader.get_library_path()))
        return cls(library, str(espeakng_loader.get_data_path()))

    def sound(self, text: str, language: Spoken) -> Sound:
        """The sentence as a sound."""
        self._samples = array.array("h")
        self._library.espeak_SetVoiceByName(self._NAMES[language])
        words = text.encode()
        self._library.espeak_Synth(words, len(words) + 1, 0, 0, 0, self._UTF8, None, None)
        self._library.espeak_Synchronize()
        return Sound(self._hertz, self._samples.tobytes())

    def _collect(self, samples: Any, count: int, _events: Any) -> int:
        if samples and count > 0:
            self._samples.extend(samples[:count])
        return 0
