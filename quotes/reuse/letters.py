"""One character for each word, whatever its spelling: a wording becomes a short string.

In: plain words.  Out: a string of one character for each of them, and what is known of each character.
Runs of words are then slices, "does one wording stand in another" is ``in``, and comparing two wordings
is comparing two strings, all of it in C.  Which character a word is given hangs on which words came
before it in this process: characters are for comparing only, and never stored, printed or sorted by.

>>> spell(["the", "neighbours", "sail"]) == spell(["the", "neighbors", "sail"])
True
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from functools import cache
from threading import Lock

from quotes.errors import RulesError
from quotes.reuse.hashing import word_number
from quotes.reuse.spelling import one_form
from quotes.rules import Table, read_rules

_RULES = "rules/common_words.toml"
#: Characters with a meaning of their own for strings (blanks, surrogates) are given to no word.
_FIRST = 0x100
_SURROGATES = range(0xD800, 0xE000)
#: After a million different words the others share the last characters by their number: two rare words seldom meet.
_SHARED = 0x10000
_SHARED_FROM = 0x110000 - _SHARED


def section(name: str) -> Table:
    """Return one section of the rules for common words."""
    table = read_rules("common_words").get(name)
    if not isinstance(table, dict):
        raise RulesError(f"{_RULES}, [{name}]", "is missing", "restore the section")
    return table


@cache
def surprise_levels() -> tuple[float, ...]:
    """Return the few surprises, in bits, that words have, from the least: a word's level is its place among them."""
    return tuple(sorted({0.0, *map(float, section("bits").values())}))


def level_of(bits: float) -> int:
    """Return the level of a surprise that is one of the few."""
    return surprise_levels().index(bits)


@cache
def _surprises() -> tuple[dict[str, int], int]:
    """Return the level of surprise of each listed word by its form, and that of all others."""
    bits = section("bits")
    known: dict[str, float] = {}
    forms: dict[str, float] = {}
    for band, words in section("bands").items():
        if band not in bits:
            raise RulesError(f"{_RULES}, [bands] {band}", "has no surprise under [bits]", "add one")
        for word in words:
            if known.setdefault(word, bits[band]) != bits[band]:
                raise RulesError(f"{_RULES}, [bands] {band}", f"“{word}” stands in two bands", "keep one of them")
            form = one_form(word)
            forms[form] = min(bits[band], forms.get(form, bits[band]))
    return {form: level_of(least) for form, least in forms.items()}, level_of(bits["unlisted"])


class _Alphabet(dict[str, str]):
    """The character of each plain word; a new word is given the next one."""

    def __init__(self) -> None:
        super().__init__()
        self._of_form: dict[str, str] = {}
        self._lock = Lock()
        #: By code point: the 64-bit number of the word, and the level of its surprise.
        self.numbers = array("Q", bytes(8 * _FIRST))
        self.levels = bytearray(_FIRST)

    def __missing__(self, word: str) -> str:
        form = one_form(word)
        with self._lock:
            letter = self._of_form.get(form)
            if letter is None:
                letter = self._next(form)
            self[word] = letter
        return letter

    def _next(self, form: str) -> str:
        code, number = len(self.levels), word_number(form)
        if code >= _SHARED_FROM:
            code = _SHARED_FROM + number % _SHARED
        skipped = len(_SURROGATES) if code in _SURROGATES else 0
        known, unlisted = _surprises()
        while len(self.levels) <= code + skipped:
            self.numbers.append(0)
            self.levels.append(unlisted)
        code += skipped
        self.numbers[code] = number if code < _SHARED_FROM else code
        self.levels[code] = known.get(form, unlisted)
        letter = chr(code)
        if code < _SHARED_FROM:
            self._of_form[form] = letter
        return letter


_alphabet = _Alphabet()


def spell(words: Iterable[str]) -> str:
    """Return the string of the characters of plain words."""
    return "".join(map(_alphabet.__getitem__, words))


def numbers_of(letters: str) -> tuple[int, ...]:
    """Return the 64-bit number of each word, the same on every machine and for every spelling of the word."""
    return tuple(map(_alphabet.numbers.__getitem__, map(ord, letters)))


def surprises_of(letters: str) -> list[float]:
    """Return the surprise of each word in bits, wherever it stands."""
    return list(map(surprise_levels().__getitem__, levels_of(letters)))


def levels_of(letters: str) -> bytearray:
    """Return the level of the surprise of each word, wherever it stands."""
    return bytearray(map(_alphabet.levels.__getitem__, map(ord, letters)))


def number_table() -> array[int]:
    """Return the number of every word met so far, by the code point of its character."""
    return _alphabet.numbers[:]


def level_table() -> bytes:
    """Return the level of the surprise of every word met so far, by the code point of its character."""
    return bytes(_alphabet.levels)
