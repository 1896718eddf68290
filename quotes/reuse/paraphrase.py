"""Indirect speech that retells a quotation: the same speaker, soon before or after, mostly the same things said.

In: an indirect statement and a quotation, with their speakers and times.  Out: a ``Match``, or None.
Precision comes before recall: another remark of the same speaker on the same matter must not join.

>>> said = Wording("q", "We burned the letters in the garden.", speaker="Ilse Marron", published="2020-05-01")
>>> told = Wording("i", "she had burnt letters in a garden", speaker="Marron", published="2020-05-02")
>>> restates(told, said) is not None
True
"""

from __future__ import annotations

from functools import lru_cache

from attrs import frozen

from quotes import times
from quotes.models import Wording
from quotes.reuse.concepts import concepts
from quotes.reuse.hashing import run_number, word_number
from quotes.reuse.match import Match
from quotes.reuse.people import relate_speakers
from quotes.reuse.words import Words, read_words

#: Days within which a retelling joins (by the contract of a lineage).
DAYS_MOST = 30.0
#: What must be shared of the indirect statement's content, and of both together, weighed by surprise: midway between
#: the retellings and the other remarks of the open half of the fixture paraphrase.jsonl (0.57 to 0.71; 0.97 to 1.27).
COVERAGE = 0.63
BOTH = 1.1
#: Words with content that must be shared, and their surprise in bits.
WORDS_LEAST = 3
BITS_LEAST = 30.0
#: A word that starts with another one of five letters or more ("torchlight", "torch") counts as shared.
PREFIX = 5


@frozen
class _Content:
    """The words of a wording that say what it is about."""

    #: Number of the word in the wording.
    positions: tuple[int, ...]
    words: tuple[str, ...]
    concepts: tuple[frozenset[str], ...]
    bits: tuple[float, ...]
    #: All concepts, and the first letters of all words long enough.
    ideas: frozenset[str]
    heads: frozenset[str]


@lru_cache(maxsize=8192)
def _content(text: str) -> _Content:
    words = read_words(text)
    kept = [(i, word, ideas) for i, word in enumerate(words.words) if (ideas := concepts(word))]
    return _Content(
        tuple(i for i, _, _ in kept),
        tuple(word for _, word, _ in kept),
        tuple(ideas for _, _, ideas in kept),
        tuple(words.bits[i] for i, _, _ in kept),
        frozenset().union(*(ideas for _, _, ideas in kept)),
        frozenset(word[:PREFIX] for _, word, _ in kept if len(word) >= PREFIX and word.isalpha()),
    )


def _shared(own: _Content, other: _Content) -> list[int]:
    """Return which words of ``own`` have a word of ``other`` for the same thing."""
    ideas, heads = other.ideas, other.heads
    return [
        i
        for i, (word, own_ideas) in enumerate(zip(own.words, own.concepts, strict=True))
        if own_ideas & ideas or (len(word) >= PREFIX and word.isalpha() and word[:PREFIX] in heads)
    ]


def _coverage(content: _Content, shared: list[int]) -> float:
    total = sum(content.bits)
    return sum(content.bits[i] for i in shared) / total if total else 0.0


def _spans(words: Words, content: _Content, shared: list[int]) -> tuple[tuple[int, int], ...]:
    places = words.places
    return tuple(dict.fromkeys(places[content.positions[i]] for i in shared))


def paraphrase_keys(text: str) -> list[int]:
    """Return signed 64-bit keys, one for each stem with content; a retelling shares three or more of them mostly.

    For finding candidates over an index; together with the speaker and the thirty days they are few.
    """
    ideas = sorted(idea for idea in _content(text).ideas if not idea.startswith("#"))
    return [run_number((word_number(idea),)) for idea in ideas]


def restates(indirect: Wording, quotation: Wording) -> Match | None:
    """Say whether ``indirect`` retells ``quotation``; None where that is not clear."""
    relation = relate_speakers(indirect, quotation)
    days = times.days_between(indirect.published, quotation.published)
    if relation not in ("same", "compatible") or days is None or abs(days) > DAYS_MOST:
        return None
    if indirect.article is not None and indirect.article == quotation.article:
        return None
    a, b = _content(indirect.text), _content(quotation.text)
    if a.ideas.isdisjoint(b.ideas) and a.heads.isdisjoint(b.heads):
        return None
    shared_a = _shared(a, b)
    coverage_a = _coverage(a, shared_a)
    if len(shared_a) < WORDS_LEAST or coverage_a < COVERAGE:
        return None
    shared_b = _shared(b, a)
    coverage_b = _coverage(b, shared_b)
    bits = min(sum(a.bits[i] for i in shared_a), sum(b.bits[i] for i in shared_b))
    if len(shared_b) < WORDS_LEAST or bits < BITS_LEAST or coverage_a + coverage_b < BOTH:
        return None
    alike = 2 * min(len(shared_a), len(shared_b)) / (len(a.words) + len(b.words))
    spans_a = _spans(read_words(indirect.text), a, shared_a)
    spans_b = _spans(read_words(quotation.text), b, shared_b)
    return Match(coverage_a, coverage_b, alike, spans_a, spans_b, bits - BITS_LEAST, relation, days)
