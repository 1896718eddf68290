"""What stands between two spaces, read once and kept: its words, contractions taken apart, and the marks around them.

In: a wording.  Out: its ``Piece``s.  No word goes over a space, so a wording is what its pieces are, and news repeats
its pieces.

>>> [(piece.key, piece.after) for piece in pieces("we sail.)")]
[('we', ' '), ('sail', '.) ')]
>>> pieces("don’t")[0].several.keys
('do', 'not')
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from quotes.drift.tells import CAPITAL, FULL, tells_of
from quotes.patterns import compiled
from quotes.rules import read_rules
from quotes.text import joined

# a number with its separators ("1,500", "3.5", "10:30"), or a word with inner apostrophes ("don’t", "she’d’ve");
# accents may stand apart from their letter;
# currency and per cent signs are words of their own; letters in an editor's brackets belong to their word
_WORD = compiled(
    r"(\d+(?:[.,:/]\d+)*(?:(?:st|nd|rd|th|s|k|m|mn|bn|tn)(?!\w))?"
    r"|\[[^\W\d_]{1,2}\][^\W_]+(?:['’ʼ‘`´]\w+)*|[^\W\d_]++\[(?!sic\])[^\W\d_]{1,4}\](?!\w)"
    r"|(?:[^\W_][\u0300-\u036f]*+)++(?:['’ʼ‘`´]\w+)*|[%$€£¥&])"
)
_BRACKETS = str.maketrans("", "", "[]")
_APOSTROPHES = str.maketrans("’ʼ‘`´", "'''''")
#: Pieces kept, and the longest of them in characters.
_KEPT, _LONGEST_KEPT = 32768, 40


class Several(NamedTuple):
    """The words of a piece that does not just begin with its one whole word, in columns."""

    keys: tuple[str, ...]
    surfaces: tuple[str, ...]
    #: The characters before each word.
    gaps: tuple[str, ...]
    tells: tuple[int, ...]
    #: The place of each among the parts of a contraction; -1 for a whole word.
    parts: tuple[int, ...]
    #: How many of its characters belong to the part before too ("dunno": do, not, know).
    shared: tuple[int, ...]


class Piece(NamedTuple):
    """The characters between two spaces; a tuple, since the pieces of a wording are turned into columns."""

    #: What its one word is compared by, how it stands; "" where the piece does not begin with its one whole word.
    key: str
    surface: str
    #: The characters after its last word, and the space after the piece.
    after: str
    #: Flags of the word (see ``quotes.drift.tells``).
    tells: int
    #: None for a piece that begins with its one whole word.
    several: Several | None


class _Pieces(dict[str, Piece]):
    """Pieces, filled as they are met."""

    def __missing__(self, text: str) -> Piece:
        piece = _read(text)
        if len(text) <= _LONGEST_KEPT:
            if len(self) >= _KEPT:
                self.clear()
            self[text] = piece
        return piece


@cache
def _pieces() -> _Pieces:
    return _Pieces()


def pieces(text: str) -> list[Piece]:
    """Return the pieces of a wording; there is one at least."""
    return list(map(_pieces().__getitem__, text.split(" ")))


def _read(text: str) -> Piece:
    cut = _WORD.split(text)
    rows: list[tuple[str, str, str, int, int, int]] = []
    for gap, surface in zip(cut[0::2], cut[1::2], strict=False):
        key, parts = _lettered(surface) if "[" in surface else _parts(surface)
        if not parts:
            rows.append((key, surface, gap, _tells(key, surface), -1, 0))
        end, full = 0, FULL if surface.casefold() in full_forms() else 0
        for n, (part, a, b) in enumerate(parts):
            tells = _tells(part, surface[a:b]) | full
            rows.append((part, surface[a:b], "" if n else gap, tells, n, end - a))
            end = b
    after = cut[-1] + " "
    if len(rows) == 1 and not parts and not cut[0]:
        key, surface, _, tells, _, _ = rows[0]
        return Piece(key, surface, after, tells, None)
    columns = Several(*zip(*rows, strict=True)) if rows else Several((), (), (), (), (), ())
    return Piece("", "", after, 0, columns)


def _lettered(surface: str) -> tuple[str, tuple[Part, ...]]:
    """Return the key and the parts of a word with letters in brackets ("[T]hey’re", "clos[ed]")."""
    key, parts = _parts(surface.translate(_BRACKETS))
    if surface[0] != "[":
        return key, ()
    return key, tuple((part, a and a + 2, b + 2) for part, a, b in parts)


def _tells(key: str, surface: str) -> int:
    return tells_of(key) | (CAPITAL if surface[:1].isupper() else 0)


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


def _parts(word: str) -> tuple[str, tuple[Part, ...]]:
    """Return the key of a word and, for a contraction, its parts."""
    if word.isalpha() and word.islower() and not word.endswith(_endings_to_look_up()):
        return word, ()
    key = joined(word.translate(_APOSTROPHES)).casefold()
    whole, endings = _contractions()
    if key in whole:
        full = whole[key]
        if len(full) == 1:
            return full[0], ()
        cut = key.find("n't") if key.endswith("n't") else max(1, len(word) - max(2, len(word) // 3))
        cut = len(full[0]) if key.startswith(full[0]) and len(key) == len(word) and "'" not in key else cut
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
