"""Indirect speech that retells a quotation: the same speaker, soon before or after, mostly the same things said.

In: an indirect statement and a quotation, with their speakers and times.  Out: a ``Match``, or None.
Precision comes before recall: another remark of the same speaker on the same matter must not join.

>>> said = Wording("q", "We burned the letters in the garden.", speaker="Ilse Marron", published="2020-05-01")
>>> told = Wording("i", "she had burnt letters in a garden", speaker="Marron", published="2020-05-02")
>>> restates(told, said) is not None
True
"""

from __future__ import annotations

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


def _content(words: Words) -> _Content:
    kept = [(i, word, ideas) for i, word in enumerate(words.words) if (ideas := concepts(word))]
    return _Content(
        tuple(i for i, _, _ in kept),
        tuple(word for _, word, _ in kept),
        tuple(ideas for _, _, ideas in kept),
        tuple(words.bits[i] for i, _, _ in kept),
    )


def _shared(own: _Content, other: _Content) -> list[int]:
    """Return which words of ``own`` have a word of ``other`` for the same thing."""
    ideas = frozenset().union(*other.concepts)
    heads = {word[:PREFIX] for word in other.words if len(word) >= PREFIX and word.isalpha()}
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
    content = _content(read_words(text))
    ideas = sorted({idea for found in content.concepts for idea in found if not idea.startswith("#")})
    return [run_number((word_number(idea),)) for idea in ideas]


def restates(indirect: Wording, quotation: Wording) -> Match | None:
    """Say whether ``indirect`` retells ``quotation``; None where that is not clear."""
    relation = relate_speakers(indirect, quotation)
    days = times.days_between(indirect.published, quotation.published)
    if relation not in ("same", "compatible") or days is None or abs(days) > DAYS_MOST:
        return None
    if indirect.article is not None and indirect.article == quotation.article:
        return None
    words_a, words_b = read_words(indirect.text), read_words(quotation.text)
    a, b = _content(words_a), _content(words_b)
    shared_a, shared_b = _shared(a, b), _shared(b, a)
    coverage_a, coverage_b = _coverage(a, shared_a), _coverage(b, shared_b)
    bits = min(sum(a.bits[i] for i in shared_a), sum(b.bits[i] for i in shared_b))
    if min(len(shared_a), len(shared_b)) < WORDS_LEAST or bits < BITS_LEAST:
        return None
    if coverage_a < COVERAGE or coverage_a + coverage_b < BOTH:
        return None
    alike = 2 * min(len(shared_a), len(shared_b)) / (len(a.words) + len(b.words))
    spans_a, spans_b = _spans(words_a, a, shared_a), _spans(words_b, b, shared_b)
    return Match(coverage_a, coverage_b, alike, spans_a, spans_b, bits - BITS_LEAST, relation, days)
