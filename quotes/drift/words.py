"""A wording cut into words: comparison keys, places in the text, and what stands between the words.

In: a wording.  Out: a ``Line``, whose ``keys`` are what two wordings are aligned by: lower case, contractions
taken apart, numbers as figures.

>>> line("We won't wait twenty-five days.").keys
['we', 'will', 'not', 'wait', '25', 'days']
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache, reduce
from itertools import accumulate, chain
from operator import add, or_
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from quotes.drift.numerals import read_figures, word_value
from quotes.drift.pieces import Several, pieces
from quotes.drift.tells import CAPITAL, NUMBER, NUMBER_FIRST, tells_of
from quotes.patterns import compiled

if TYPE_CHECKING:
    from quotes.drift.clauses import Marks
    from quotes.drift.markers import Marker

#: A minus sign right before a figure, and after nothing or a space.
_SIGN = compiled(r"(?:^|\s)[-−]$")
#: A mark that something was left out.
ELLIPSIS = compiled(r"…|\.\s?\.\s?\.")
#: "A dozen" is twelve, "a hundred" one hundred.
_AFTER_A = frozenset({"dozen", "hundred", "thousand", "million", "billion", "trillion"})
_OPENING, _CLOSING = "[", "]"


#: A date or a sum: month or currency, day or amount, and the words it takes.
Sum = tuple[str, float, int, int]
#: Wordings that are kept cut, and the longest of them in characters: a wording is often held against several others.
_KEPT, _LONGEST_KEPT = 4096, 1000
_NOTHING: Final[Mapping[int, int]] = MappingProxyType({})


class Line:
    """One wording as parallel lists, one entry a word; what is asked of it later is kept with it."""

    #: Words that are part of a contraction, and the first part of it.
    shortened: Mapping[int, int] = _NOTHING
    #: Words whose first characters belong to the part of a contraction before them too, and how many do.
    shared: Mapping[int, int] = _NOTHING
    #: Some word stands for a number.
    numbered: bool = False
    #: Words inside square brackets.
    marked: frozenset[int] = frozenset()
    #: Words with a capital inside a sentence, once somebody asked.
    capitals: frozenset[str] | None = None
    #: Where clauses begin, and the words that carry the statement's force, once somebody asked.
    marks: Marks | None = None
    markers: list[Marker] | None = None
    marked_words: Mapping[tuple[str, int], str] | None = None
    #: Dates and sums of money, once somebody asked.
    sums: tuple[Sum, ...] | None = None
    _loose: bool | None = None
    _ends: list[int] | None = None
    _asked: bool = False

    def __init__(self, text: str, keys: list[str], surfaces: list[str], after: list[str], flags: list[int]) -> None:
        self.text = text
        #: What words are compared by.
        self.keys = keys
        #: The words as they stand.
        self.surfaces = surfaces
        #: The characters before each word, and after the last.
        self.after = after
        #: What each word tells by itself, and what some word does (see ``quotes.drift.tells``).
        self.flags = flags
        self.tells = 0

    def __len__(self) -> int:
        return len(self.keys)

    @property
    def signed(self) -> bool:
        """Something here is, or is written like, a number or words joined by a hyphen."""
        return self.numbered or "-" in self.text or "%" in self.text

    @property
    def loose(self) -> bool:
        """Capital letters tell nothing here (all upper case, or a headline)."""
        if self._loose is None:
            self._loose = _capitals_tell_nothing(self)
        return self._loose

    @property
    def _edges(self) -> list[int]:
        """Each word's first and last offset (exclusive), one after the other."""
        if self._ends is None:
            lengths = zip(map(len, self.after), map(len, self.surfaces), strict=False)
            self._ends = list(accumulate(chain.from_iterable(lengths)))
            if self.shared:
                self._ends = _without_shared(self._ends, self.shared)
        return self._ends

    @property
    def offsets(self) -> list[tuple[int, int]]:
        """Each word's first and last offset (exclusive)."""
        return list(zip(self._edges[0::2], self._edges[1::2], strict=True))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets of words ``start`` to ``end`` (exclusive); an empty place for no words."""
        if self._ends is None and not self._asked and not self.shared:
            # of most wordings one place is asked for: that is added up faster than all of them
            self._asked = True
            if start == end == len(self.keys):
                return (len(self.text) - len(self.after[-1]),) * 2 if self.keys else (0, 0)
            first = len("".join(self.after[: start + 1])) + len("".join(self.surfaces[:start]))
            within = len("".join(self.after[start + 1 : end])) + len("".join(self.surfaces[start:end]))
            return first, first + within
        edges = self._edges
        if start < end:
            return edges[2 * start], edges[2 * end - 1]
        if 2 * start < len(edges):
            return edges[2 * start], edges[2 * start]
        return (edges[-1], edges[-1]) if edges else (0, 0)

    def words(self, start: int, end: int) -> str:
        """Return the text of words ``start`` to ``end`` (exclusive)."""
        first, last = self.span(start, end)
        return self.text[first:last]

    def ellipsis_before(self, i: int) -> bool:
        """Whether the gap before word ``i`` (or the end) marks a cut."""
        return self.after[i] != " " and ELLIPSIS.search(self.after[i]) is not None


def line(text: str) -> Line:
    """Cut a wording into words; nobody changes what comes back, since another may get the same."""
    return _kept(text) if len(text) <= _LONGEST_KEPT else _kept_long(text)


def _cut(text: str) -> Line:
    read = pieces(text)
    keys, surfaces, behind, flags, several = zip(*read, strict=True)
    made = Line(text, list(keys), list(surfaces), ["", *behind[:-1], behind[-1][:-1]], list(flags))
    if several.count(None) < len(several):
        _take_several(made, several)
    made.tells = reduce(or_, made.flags, 0)
    if made.tells & NUMBER:
        _join_numbers(made)
    if _OPENING in text:
        made.marked = frozenset(_in_brackets(made))
    return made


_kept = lru_cache(maxsize=_KEPT)(_cut)
#: A speech that many reports quote is held against each of them; it may be long, so that two are kept.
_kept_long = lru_cache(maxsize=2)(_cut)


def _take_several(made: Line, several: tuple[Several | None, ...]) -> None:
    """Put in the words of the pieces that are not just one whole word."""
    shift, shortened, shared = 0, {}, {}
    for n, words in enumerate(several):
        if words is None:
            continue
        at = n + shift
        place = slice(at, at + 1)
        count = len(words.keys)
        made.keys[place], made.surfaces[place], made.flags[place] = words.keys, words.surfaces, words.tells
        if count:
            made.after[place] = [made.after[at] + words.gaps[0], *words.gaps[1:]]
        else:
            made.after[at : at + 2] = [made.after[at] + made.after[at + 1]]
        shift += count - 1
        if max(words.parts, default=-1) >= 0:
            for i, (part, common) in enumerate(zip(words.parts, words.shared, strict=True), at):
                if part >= 0:
                    shortened[i] = i - part
                if common:
                    shared[i] = common
    made.shortened, made.shared = shortened, shared


def _without_shared(ends: list[int], shared: Mapping[int, int]) -> list[int]:
    """Return offsets that were added up as if no two parts of a contraction had characters in common."""
    out, back = [], 0
    for n, end in enumerate(ends):
        back += shared.get(n // 2, 0) if n % 2 == 0 else 0
        out.append(end - back)
    return out


def _join_numbers(made: Line) -> None:
    """Turn runs of number words ("two hundred", "1.5 million", "per cent") into one word each."""
    joined = read_to = 0
    for place in [i for i, flags in enumerate(made.flags) if flags & NUMBER_FIRST]:
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
    made.numbered = True
    return count


def _take_sign(made: Line, at: int) -> None:
    """Let the minus sign before word ``at`` belong to it."""
    made.surfaces[at] = made.after[at][-1] + made.surfaces[at]
    made.after[at] = made.after[at][:-1]


def _merge(made: Line, at: int, count: int, key: str) -> int:
    """Make words ``at`` to ``at + count`` one word; return ``count``."""
    made.keys[at] = key
    made.flags[at] = tells_of(key) | made.flags[at] & CAPITAL
    made.tells |= made.flags[at]
    if count == 1:
        return count
    cut = slice(at + 1, at + count)
    made.surfaces[at] += "".join(map(add, made.after[cut], made.surfaces[cut]))
    del made.keys[cut], made.surfaces[cut], made.flags[cut], made.after[cut]
    if made.shortened:
        shift = count - 1
        made.shortened = {(i if i <= at else i - shift): first for i, first in made.shortened.items()}
        made.shared = {(i if i <= at else i - shift): common for i, common in made.shared.items()}
    return count


def _in_brackets(made: Line) -> Iterator[int]:
    """Yield the words inside square brackets, and those of which some letters are."""
    inside = False
    for i, (gap, surface) in enumerate(zip(made.after, made.surfaces, strict=False)):
        opened, closed = gap.rfind(_OPENING), gap.rfind(_CLOSING)
        if opened >= 0 or closed >= 0:
            inside = opened > closed
        if inside or _OPENING in surface:
            yield i


def _capitals_tell_nothing(made: Line) -> bool:
    """Whether the wording is in upper case throughout or capitalised like a headline."""
    long = [word[0] for word in made.surfaces if len(word) > 3 and not word[0].isdigit()]
    if len(long) < 3:
        return bool(long) and made.text.isupper()
    return sum(map(str.isupper, long)) * 10 >= len(long) * 8
