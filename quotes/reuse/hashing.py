"""Numbers for words and for runs of words: 64 bits, signed where a database must hold them, the same everywhere.

In: words.  Out: integers.  Python's own ``hash`` differs from run to run and would tie a store to one process.

>>> word_number("harbour") == word_number("harbour")
True
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from hashlib import blake2b

_MASK = 0xFFFFFFFFFFFFFFFF


@lru_cache(maxsize=262144)
def word_number(word: str) -> int:
    """Return an unsigned 64-bit number of ``word`` (BLAKE2b, 8 bytes)."""
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


def run_number(numbers: Sequence[int]) -> int:
    """Return a signed 64-bit number of a run of words; runs of different lengths do not meet."""
    total = len(numbers)
    for number in numbers:
        total = ((total ^ number) * 0x9E3779B97F4A7C15 + (total >> 29)) & _MASK
    return total - (1 << 64) if total >> 63 else total


def run_numbers(numbers: Sequence[int], size: int) -> list[int]:
    """Return the number of every run of ``size`` words, in order; three and five words being the hot loops."""
    if size == 3:
        return [
            ((a * 0x9E3779B97F4A7C15 + b * 0xC2B2AE3D27D4EB4F + c * 0x165667B19E3779F9) & _MASK) - (1 << 63)
            for a, b, c in zip(numbers, numbers[1:], numbers[2:], strict=False)
        ]
    if size == 5:
        return [
            (
                (
                    a * 0x9E3779B97F4A7C15 + b * 0xC2B2AE3D27D4EB4F + c * 0x165667B19E3779F9
                    + d * 0x85EBCA77C2B2AE63 + e * 0x27D4EB2F165667C5
                ) & _MASK
            ) - (1 << 63)
            for a, b, c, d, e in zip(numbers, numbers[1:], numbers[2:], numbers[3:], numbers[4:], strict=False)
        ]  # fmt: skip
    last = len(numbers) - size + 1
    runs = list(numbers[: max(0, last)])
    for step in range(1, size):
        runs = [
            ((a ^ a >> 29) * 0x9E3779B97F4A7C15 + b) & _MASK
            for a, b in zip(runs, numbers[step : step + last], strict=True)
        ]
    return [run - (1 << 63) for run in runs]
