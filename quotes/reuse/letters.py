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
def _surprises() -> tuple[dict[str, float], float]:
    """Return the surprise of each listed word by its form, and that of all others."""
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
    return forms, float(bits["unlisted"])


class _Alphabet(dict[str, str]):
    """The character of each plain word; a new word is given the next one."""

    def __init__(self) -> None:
        super().__init__()
        self._of_form: dict[str, str] = {}
        self._lock = Lock()
        #: By code point: the 64-bit number of the word, and its surprise in bits.
        self.numbers = array("Q", bytes(8 * _FIRST))
        self.bits: list[float] = [0.0] * _FIRST

    def __missing__(self, word: str) -> str:
        form = one_form(word)
        with self._lock:
            letter = self._of_form.get(form)
            if letter is None:
                letter = self._next(form)
            self[word] = letter
        return letter

    def _next(self, form: str) -> str:
        code, number = len(self.bits), word_number(form)
        if code >= _SHARED_FROM:
            code = _SHARED_FROM + number % _SHARED
        skipped = len(_SURROGATES) if code in _SURROGATES else 0
        known, unlisted = _surprises()
        while len(self.bits) <= code + skipped:
            self.numbers.append(0)
            self.bits.append(unlisted)
        code += skipped
        self.numbers[code] = number if code < _SHARED_FROM else code
        self.bits[code] = known.get(form, unlisted)
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
    return list(map(_alphabet.bits.__getitem__, map(ord, letters)))


def number_table() -> array[int]:
    """Return the number of every word met so far, by the code point of its character."""
    return _alphabet.numbers[:]


def surprise_table() -> list[float]:
    """Return the surprise of every word met so far, by the code point of its character."""
    return _alphabet.bits[:]
