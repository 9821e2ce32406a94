"""Sets of small numbers as rows of 64-bit words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

import numpy as np
from numba import types
from numba.extending import intrinsic
from numpy.typing import NDArray

from simulation.compiling import working_inlined

Words = NDArray[np.uint64]

_ONE = np.uint64(1)


def words_for(count: int) -> int:
    """How many words hold numbers below ``count``."""
    return max(1, (count + 63) // 64)


def _lowest(typing_context: Any, word: Any) -> Any:
    def codegen(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        zero_is_undefined = context.get_constant(types.boolean, True)
        return builder.cttz(arguments[0], zero_is_undefined)

    return types.uint64(types.uint64), codegen


lowest = cast("Callable[[np.uint64], int]", intrinsic(_lowest))
"""The place of the lowest bit of a word that is not 0."""


@working_inlined
def insert(words: Words, number: int) -> None:
    """Put a number in."""
    words[number >> 6] |= _ONE << np.uint64(number & 63)


@working_inlined
def discard(words: Words, number: int) -> None:
    """Take a number out."""
    words[number >> 6] &= ~(_ONE << np.uint64(number & 63))


@working_inlined
def discard_if(condition: bool, words: Words, number: int) -> None:
    """Take a number out on a condition, without a branch."""
    words[number >> 6] &= ~(np.uint64(condition) << np.uint64(number & 63))


@working_inlined
def meet(words: Words, others: Words) -> bool:
    """Whether two sets have a number in common."""
    for place in range(len(words)):  # noqa: SIM110 - compiled as it stands
        if words[place] & others[place]:
            return True
    return False
