"""A wording cut into words: comparison keys, places in the text, and what stands between the words.

In: a wording.  Out: a ``Line``, whose ``keys`` are what two wordings are aligned by: lower case, contractions
taken apart, numbers as figures.

>>> line("We won't wait twenty-five days.").keys
['we', 'will', 'not', 'wait', '25', 'days']
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from quotes.drift.numerals import Numeral, read_figures, word_value
from quotes.rules import read_rules

if TYPE_CHECKING:
    from quotes.drift.clauses import Marks
    from quotes.drift.markers import Marker

_DIGIT = re.compile(r"\d")
# a number with its separators ("1,500", "3.5", "10:30"), or a word with inner apostrophes ("don’t", "she’d’ve");
# currency and per cent signs are words of their own
_WORD = re.compile(r"(\d+(?:[.,:/]\d+)*(?:(?:st|nd|rd|th|s|k|m|mn|bn|tn)(?!\w))?|[^\W_]+(?:['’ʼ]\w+)*|[%$€£¥&])")
#: A minus sign right before a figure, and after nothing or a space.
_SIGN = re.compile(r"(?:^|\s)[-−]$")
_APOSTROPHES = str.maketrans("’ʼ‘`", "''''")
_ELLIPSIS = re.compile(r"…|\.\s?\.\s?\.")
#: "A dozen" is twelve, "a hundred" one hundred.
_AFTER_A = frozenset({"dozen", "hundred", "thousand", "million", "billion", "trillion"})
_OPENING, _CLOSING = "[", "]"


#: A date or a sum: month or currency, day or amount, and the words it takes.
Sum = tuple[str, float, int, int]
#: Wordings that are kept cut, and the longest of them in characters: a wording is often held against several others.
_KEPT, _LONGEST_KEPT = 4096, 1000


class Line:
    """One wording as parallel lists, one entry a word; what is asked of it later is kept with it."""

    __slots__ = (
        "_loose",
        "after",
        "capitals",
        "keys",
        "marked",
        "markers",
        "marks",
        "numerals",
        "offsets",
        "shortened",
        "sums",
        "surfaces",
        "text",
        "wholes",
    )

    def __init__(self, text: str) -> None:
        self.text = text
        #: What words are compared by.
        self.keys: list[str] = []
        #: The words as they stand.
        self.surfaces: list[str] = []
        #: Each word's first and last offset (exclusive).
        self.offsets: list[tuple[int, int]] = []
        #: The characters before each word, and after the last.
        self.after: list[str] = []
        #: Words that are part of a contraction.
        self.shortened: set[int] = set()
        #: Numbers by word.
        self.numerals: dict[int, Numeral] = {}
        #: Words inside square brackets.
        self.marked: set[int] = set()
        #: Whole contraction a part belongs to, by word: offsets.
        self.wholes: dict[int, tuple[int, int]] = {}
        #: Words with a capital inside a sentence, once somebody asked.
        self.capitals: frozenset[str] | None = None
        #: Where clauses begin, and the words that carry the statement's force, once somebody asked.
        self.marks: Marks | None = None
        self.markers: list[Marker] | None = None
        #: Dates and sums of money.
        self.sums: tuple[Sum, ...] | None = None
        self._loose: bool | None = None

    def __len__(self) -> int:
        return len(self.keys)

    @property
    def loose(self) -> bool:
        """Capital letters tell nothing here (all upper case, or a headline)."""
        if self._loose is None:
            self._loose = _capitals_tell_nothing(self)
        return self._loose

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets of words ``start`` to ``end`` (exclusive); an empty place for no words."""
        if start < end:
            return self.offsets[start][0], self.offsets[end - 1][1]
        if start < len(self.offsets):
            return self.offsets[start][0], self.offsets[start][0]
        return (self.offsets[-1][1],) * 2 if self.offsets else (0, 0)

    def words(self, start: int, end: int) -> str:
        """Return the text of words ``start`` to ``end`` (exclusive)."""
        first, last = self.span(start, end)
        return self.text[first:last]

    def ellipsis_before(self, i: int) -> bool:
        """Whether the gap before word ``i`` (or the end) marks a cut."""
        return _ELLIPSIS.search(self.after[i]) is not None


@cache
def _contractions() -> tuple[dict[str, list[str]], list[tuple[str, str]]]:
    rules = read_rules("contractions")
    return {form: full.split() for form, full in rules["whole"].items()}, list(rules["endings"].items())


@cache
def full_forms() -> frozenset[str]:
    """Return the words of two parts that are no short form ("cannot")."""
    return frozenset(read_rules("contractions")["full"].split())


@cache
def open_contractions() -> dict[str, frozenset[str]]:
    """Return what the forms ’s and ’d can stand for."""
    return {form: frozenset(full.split()) for form, full in read_rules("contractions")["open"].items()}


#: A part of a contraction: its key, and where it stands in the word.
Part = tuple[str, int, int]


@cache
def _endings_to_look_up() -> tuple[str, ...]:
    """Return the last letters of contractions that are written as one plain word ("gonna")."""
    return tuple(form[-3:] for form in _contractions()[0] if form.isalpha())


@lru_cache(maxsize=65536)
def _parts(word: str) -> tuple[str, tuple[Part, ...]]:
    """Return the key of a word and, for a contraction, its parts."""
    if word.isalpha() and word.islower() and not word.endswith(_endings_to_look_up()):
        return word, ()
    key = word.translate(_APOSTROPHES).casefold()
    whole, endings = _contractions()
    if key in whole:
        full = whole[key]
        if len(full) == 1:
            return full[0], ()
        cut = key.find("n't") if key.endswith("n't") else max(1, len(word) - max(2, len(word) // 3))
        places = [(0, cut)] + [(cut, len(word))] * (len(full) - 1)
        return key, tuple((part, *places[n]) for n, part in enumerate(full))
    if "'" in key and len(key) == len(word):
        for ending, full_word in endings:
            if key.endswith(ending) and len(key) > len(ending):
                cut = len(word) - len(ending)
                # "couldn’t’ve" has two endings
                first, parts = _parts(word[:cut])
                return key, (*(parts or ((first, 0, cut),)), (full_word, cut, len(word)))
        if key.endswith("'"):
            return key[:-1], ()
    return key, ()


def line(text: str) -> Line:
    """Cut a wording into words; nobody changes what comes back, since another may get the same."""
    return _kept(text) if len(text) <= _LONGEST_KEPT else _cut(text)


def _cut(text: str) -> Line:
    made = Line(text)
    pieces = _WORD.split(text)
    ends = list(accumulate(map(len, pieces)))
    words = pieces[1::2]
    read = [_parts(word) for word in words]
    made.after = pieces[0::2]
    made.offsets = list(zip(ends[0::2], ends[1::2], strict=False))
    made.surfaces = words
    made.keys = [key for key, _ in read]
    if any(parts for _, parts in read):
        _part_contractions(made, read)
    _join_numbers(made)
    if _OPENING in text:
        _mark_brackets(made)
    return made


_kept = lru_cache(maxsize=_KEPT)(_cut)


def _part_contractions(made: Line, read: list[tuple[str, tuple[Part, ...]]]) -> None:
    """Turn each contraction into the words it stands for."""
    keys: list[str] = []
    surfaces: list[str] = []
    offsets: list[tuple[int, int]] = []
    after: list[str] = []
    for n, (key, parts) in enumerate(read):
        start, end = made.offsets[n]
        after.append(made.after[n])
        if not parts:
            keys.append(key)
            surfaces.append(made.surfaces[n])
            offsets.append((start, end))
            continue
        for at, (part, a, b) in enumerate(parts):
            if at:
                after.append("")
            made.shortened.add(len(keys))
            made.wholes[len(keys)] = (start, end)
            keys.append(part)
            surfaces.append(made.surfaces[n][a:b])
            offsets.append((start + a, start + b))
    after.append(made.after[-1])
    made.keys, made.surfaces, made.offsets, made.after = keys, surfaces, offsets, after


@cache
def _number_openings() -> frozenset[str]:
    """Return the words, figures apart, that a run to be joined can begin with."""
    return frozenset(word_value()) | {"per", "minus", "a", "p", "am", "pm"}


def _join_numbers(made: Line) -> None:
    """Turn runs of number words ("two hundred", "1.5 million", "per cent") into one word each."""
    keys, openings = made.keys, _number_openings()
    if openings.isdisjoint(keys) and not _DIGIT.search(made.text):
        return
    joined = read_to = 0
    for place in [i for i, key in enumerate(keys) if key in openings or key[:1].isdigit()]:
        if place >= read_to:
            count = _join_number(made, place - joined)
            joined += max(0, count - 1)
            read_to = place + count


def _join_number(made: Line, at: int) -> int:
    """Turn the number that begins at a word into one word; return how many words it took."""
    keys = made.keys
    key, following = keys[at], keys[at + 1] if at + 1 < len(keys) else ""
    if key == "per":
        return _merge(made, at, 2, "%") if following == "cent" else 0
    if key == "minus":
        found = read_figures(keys, made.after, at + 1) if following[:1].isdigit() or following in word_value() else None
        return _merge(made, at, found.words + 1, f"-{found.key}") if found else 0
    if key in ("a", "p", "am", "pm") and at and keys[at - 1][:1].isdigit():
        if key in ("am", "pm"):
            return _merge(made, at, 1, f"{key[0]}.m.")
        if following == "m" and made.after[at + 1] == ".":
            return _merge(made, at, 2, f"{key}.m.")
    before = key == "a"
    if before and not (following in _AFTER_A and made.after[at + 1] == " "):
        return 0
    if not before and key not in word_value() and not key[:1].isdigit():
        return 0
    found = read_figures(keys, made.after, at + before)
    if not found:
        return 0
    # in "15-20" the sign stands right after a word
    below = not before and _SIGN.search(made.after[at]) is not None and (not at or made.after[at][0] not in "-−")
    count = _merge(made, at, found.words + before, f"-{found.key}" if below else found.key)
    if below:
        _take_sign(made, at)
    made.numerals[at] = found
    return count


def _take_sign(made: Line, at: int) -> None:
    """Let the minus sign before word ``at`` belong to it."""
    start, end = made.offsets[at]
    made.offsets[at] = (start - 1, end)
    made.surfaces[at] = made.text[start - 1 : end]
    made.after[at] = made.after[at][:-1]


def _merge(made: Line, at: int, count: int, key: str) -> int:
    """Make words ``at`` to ``at + count`` one word; return ``count``."""
    made.keys[at] = key
    if count == 1:
        return count
    start, end = made.offsets[at][0], made.offsets[at + count - 1][1]
    made.surfaces[at] = made.text[start:end]
    made.offsets[at] = (start, end)
    cut = slice(at + 1, at + count)
    del made.keys[cut], made.surfaces[cut], made.offsets[cut], made.after[cut]
    if made.shortened:
        shift = count - 1
        made.shortened = {i if i <= at else i - shift for i in made.shortened}
        made.wholes = {(i if i <= at else i - shift): whole for i, whole in made.wholes.items()}
    return count


def _mark_brackets(made: Line) -> None:
    inside = False
    for i, gap in enumerate(made.after[:-1]):
        opened, closed = gap.rfind(_OPENING), gap.rfind(_CLOSING)
        if opened >= 0 or closed >= 0:
            inside = opened > closed
        if inside:
            made.marked.add(i)


def _capitals_tell_nothing(made: Line) -> bool:
    """Whether the wording is in upper case throughout or capitalised like a headline."""
    long = [word[0] for word in made.surfaces if len(word) > 3 and not word[0].isdigit()]
    if len(long) < 3:
        return bool(long) and made.text.isupper()
    return sum(map(str.isupper, long)) * 10 >= len(long) * 8
