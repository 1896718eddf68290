"""Quotation marks as signs: where each stands, and whether its place lets it open or close.

In: a text whose markup was blanked.  Out: ``Mark`` records in order, and the tables of ``rules/marks.toml``.

>>> [(m.sign, m.opens, m.closes) for m in scan_marks("“No,” he said.")]
[('“', True, False), ('”', False, True)]
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from quotes.errors import RulesError
from quotes.patterns import compiled
from quotes.reading import record
from quotes.rules import read_rules

#: Signs of the single family; the rest of what ``scan_marks`` finds are double marks and guillemets.
SINGLE_SIGNS = frozenset("'‘’‚‛‹›`´")

# ``…''  ‘‘…’’  ,,…''  three apostrophes in a row are cut in _split_run; or one mark.  A single mark inside a word
# (don’t, O'Neill) is no candidate.  One class of characters comes first, since the search skips to it at once.
_REST = r"""(?:
      (?P<rule>(?<=[“”„‟"«»'‘’`,])(?P=first){3,})
    | (?<=`)`(?!`) | (?<=')'+ | (?<=‘)‘ | (?<=’)’ | (?<=(?<![\w,]),),(?=\w)
    | (?<=[“”„‟"«»])
    | (?<=(?<!\w)['‘’‚‛‹›`´]) | (?<=['‘’‛‹›`´])(?!\w)
    )"""
_SIGN = compiled(rf"(?P<first>[“”„‟\"«»'‘’‚‛‹›`´]){_REST}", re.VERBOSE)
#: The same with two commas for a mark, where the text has them.
_SIGN_OR_COMMAS = compiled(rf"(?P<first>[“”„‟\"«»'‘’‚‛‹›`´,]){_REST}", re.VERBOSE)
# anything of at most 400 characters on one line; a tag with attributes ('<tweet author="…"') may be longer and broken
_MARKUP = compiled(r"<[^<>\n]{1,400}>|<[A-Za-z][\w-]{0,20}\s[^<>]{1,2000}>")
_NO_BREAK = compiled(r"[^\n]")
_OPENING_BEFORE = frozenset(" \t\n\r\u00a0\u202f\u2009\u200b\ufeff([{<-–—―‒‑/:;,'‘“\"«„‚|*_~•·¿¡=>+…’”")
#: Direction and joining marks that show nothing; other spaces answer to ``str.isspace``.
_INVISIBLE = frozenset(
    "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
)


class Mark(NamedTuple):
    """One quotation mark, or an apostrophe that might be one."""

    start: int
    end: int
    #: The mark itself: “ " '' `` ' …
    sign: str
    #: Its place lets it open: nothing but space, bracket, dash or another mark before it, a word after it.
    opens: bool
    #: Its place lets it close: no space before it.
    closes: bool


@record
class Stretch:
    """A quoted stretch inside one paragraph, before it is known whether it is an outermost one."""

    start: int
    end: int
    outer_start: int
    outer_end: int
    style: str
    opened: bool
    closed: bool


class MarkRules(NamedTuple):
    """The tables of ``rules/marks.toml``."""

    closers: dict[str, frozenset[str]]
    styles: dict[str, str]
    #: Words that a name line does not hold: pronouns, auxiliaries.
    sentence_words: frozenset[str]
    elided_starts: frozenset[str]
    elided_ends: frozenset[str]
    dropped_g: str
    possessive_letters: frozenset[str]
    #: ``, said Reyes.`` or ``, he said.`` at the end of a stretch: group 1 is the comma.
    tail: re.Pattern[str]
    #: One of the verbs as a word.
    verb: re.Pattern[str]


@cache
def mark_rules() -> MarkRules:
    """Return the tables of ``rules/marks.toml``; a faulty entry raises ``RulesError``."""
    table = read_rules("marks")
    try:
        pairs, elisions, narration = table["pairs"], table["elisions"], table["narration"]
        verbs = "|".join(map(re.escape, narration["verbs"]))
        return MarkRules(
            closers={pair["open"]: frozenset(pair["close"]) for pair in pairs},
            styles={pair["open"]: pair["style"] for pair in pairs},
            sentence_words=frozenset(narration["sentence_words"]),
            elided_starts=frozenset(elisions["at_start"]),
            elided_ends=frozenset(elisions["at_end"]),
            dropped_g=elisions["dropped_g"],
            possessive_letters=frozenset(elisions["possessive_letters"]),
            tail=compiled(rf"([,.?!]) (?:(?:{verbs})\b[^,.?!“”\"]{{1,60}}|[^,.?!“”\"]{{1,40}} (?:{verbs}))\.?\s*\Z"),
            verb=compiled(rf"\b(?:{verbs})\b"),
        )
    except (KeyError, TypeError) as error:
        remedy = "compare it with the file as shipped"
        raise RulesError("rules/marks.toml", f"misses or misspells {error}", remedy) from None


def mask_markup(text: str) -> str:
    """Return ``text`` with ``<…>`` blanked, every offset unchanged: attributes hold stray marks."""
    if "<" not in text:
        return text
    return _MARKUP.sub(lambda found: _NO_BREAK.sub(" ", found.group()), text)


def is_space(char: str) -> bool:
    """Whether ``char`` is white space or shows nothing; the empty string (an edge of the text) counts as such."""
    return not char or char.isspace() or char in _INVISIBLE


def scan_marks(text: str, start: int = 0, end: int | None = None) -> list[Mark]:
    """Return the marks of ``text[start:end]`` in order, single ones inside words left out."""
    stop = len(text) if end is None else end
    found: list[Mark] = []
    signs = _SIGN if text.find(",,", start, stop) < 0 else _SIGN_OR_COMMAS
    for match in signs.finditer(text, start, stop):
        sign = match.group()
        if match.group("rule"):
            continue  # four and more in a row are a rule or a slip of the keyboard
        if sign == "'''":
            found.extend(_split_run(text, match.start(), match.end(), start, stop))
        else:
            found.append(_mark(text, match.start(), match.end(), start, stop))
    return found


def _split_run(text: str, first: int, last: int, start: int, stop: int) -> list[Mark]:
    """Cut three apostrophes in a row into a doubled and a single one: the doubled one is the outer."""
    opening = is_space(text[first - 1 : first] if first > start else "")
    cut = first + 2 if opening else last - 2
    return [_mark(text, a, b, start, stop) for a, b in ((first, cut), (cut, last))]


def _mark(text: str, first: int, last: int, start: int, stop: int) -> Mark:
    before = text[first - 1] if first > start else ""
    after = text[last] if last < stop else ""
    bare_before, bare_after = is_space(before), is_space(after)
    opens = not bare_after and (bare_before or before in _OPENING_BEFORE)
    return Mark(first, last, text[first:last], opens, not bare_before)
