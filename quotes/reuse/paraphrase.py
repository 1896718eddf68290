"""Indirect speech that retells a quotation: the same speaker, soon before or after, mostly the same things said.

In: an indirect statement and a quotation, with their speakers and times.  Out: a ``Match``, or None.
Precision comes before recall: another remark of the same speaker on the same matter must not join.

>>> said = Wording("q", "We burned the letters in the garden.", speaker="Ilse Marron", published="2020-05-01")
>>> told = Wording("i", "she had burnt letters in a garden", speaker="Marron", published="2020-05-02")
>>> restates(told, said) is not None
True
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from attrs import frozen

from quotes import times
from quotes.models import Wording
from quotes.reuse.ahead import AHEAD, AT_NOTHING, clauses_of, looks_ahead, sentences_of
from quotes.reuse.concepts import Idea, ideas_of, is_word
from quotes.reuse.hashing import run_number, word_number
from quotes.reuse.match import Match
from quotes.reuse.people import relate_speakers
from quotes.reuse.words import read_words

#: Days within which a retelling joins (by the contract of a lineage).
DAYS_MOST = 30.0
#: Words with content that must be shared, and their surprise in bits.
WORDS_LEAST = 3
BITS_LEAST = 30.0
#: What speaks for a retelling, for each whole: the shared part of the statement, that of the quotation, the shared
#: words that stand in one clause in both, and a hundred bits of shared surprise. What speaks against it: the shared
#: part that one puts into the future and the other does not. Rounded from a fit of log-odds.
COVERAGE_TOLD, COVERAGE_SAID, TOGETHER, BITS, AHEAD_APART = 3.0, 6.0, 1.0, 1.5, 3.0
#: What it must come to.
LEAST = 7.5
#: Words of a clause that are looked at together, and the sentences of a quotation that a statement may retell alone.
_NEAR = 3
_SENTENCES = 12


@frozen
class _Content:
    """The words of a wording that say what it is about."""

    #: Place of the word in the text.
    places: tuple[tuple[int, int], ...]
    ideas: tuple[Idea, ...]
    bits: tuple[float, ...]
    #: Clause and sentence of each word; how far its clause looks ahead.
    clauses: tuple[int, ...]
    sentences: tuple[int, ...]
    ahead: tuple[int, ...]
    #: All names.
    names: frozenset[str]

    def __len__(self) -> int:
        return len(self.bits)


@lru_cache(maxsize=8192)
def _content(text: str, reported: bool) -> _Content:
    words = read_words(text)
    plain, places, bits = words.words, words.places, words.bits
    clauses, sentences = clauses_of(words), sentences_of(words)
    ahead = looks_ahead(plain, clauses, reported=reported)
    ideas = ideas_of(plain)
    kept = [i for i, found in enumerate(ideas) if found]
    return _Content(
        tuple(places[i] for i in kept),
        tuple(ideas[i] for i in kept),
        tuple(bits[i] for i in kept),
        tuple(clauses[i] for i in kept),
        tuple(sentences[i] for i in kept),
        tuple(ahead[i] for i in kept),
        frozenset().union(*(idea.names for idea in ideas)),
    )


@frozen
class _Shared:
    """What a statement shares with some sentences of a quotation."""

    #: For each word of the statement the words of the quotation that can stand for the same.
    pairs: tuple[tuple[int, ...], ...]
    coverage_told: float
    coverage_said: float
    bits: float
    points: float

    @property
    def told(self) -> list[int]:
        """The words of the statement that are shared."""
        return [i for i, row in enumerate(self.pairs) if row]

    @property
    def said(self) -> list[int]:
        """The words of the quotation that are shared."""
        return sorted({j for row in self.pairs for j in row})


Pairs = tuple[tuple[int, ...], ...]


def _pairs(told: _Content, said: _Content) -> Pairs:
    named: dict[str, list[int]] = {}
    for j, idea in enumerate(said.ideas):
        for name in idea.names:
            named.setdefault(name, []).append(j)
    return tuple(
        tuple(sorted({j for name in idea.reach & named.keys() for j in named[name]})) for idea in told.ideas
    )


def _stretches(said: _Content) -> Iterator[frozenset[int]]:
    """Yield the sentences that a statement may retell: all, each one, and two in a row."""
    last = said.sentences[-1]
    yield frozenset(range(last + 1))
    for first in range(min(last + 1, _SENTENCES) if last else 0):
        yield frozenset((first,))
        if last > 1 and first < last:
            yield frozenset((first, first + 1))


def _weigh(told: _Content, said: _Content, all_pairs: Pairs, sentences: frozenset[int]) -> _Shared:
    """Weigh what a statement shares with some sentences of a quotation."""
    pairs = tuple(tuple(j for j in row if said.sentences[j] in sentences) for row in all_pairs)
    shared_told = [i for i, row in enumerate(pairs) if row]
    shared_said = {j for row in pairs for j in row}
    of_told = sum(told.bits[i] for i in shared_told)
    of_said = sum(said.bits[j] for j in sorted(shared_said))
    whole = sum(bits for bits, sentence in zip(said.bits, said.sentences, strict=True) if sentence in sentences)
    coverage_told, coverage_said = of_told / sum(told.bits), of_said / whole if whole else 0.0
    points = (
        COVERAGE_TOLD * coverage_told
        + COVERAGE_SAID * coverage_said
        + TOGETHER * _together(told, said, pairs)
        + BITS * min(of_told / 100, 1.0)
        - AHEAD_APART * _ahead_apart(told, said, pairs)
    )
    return _Shared(pairs, coverage_told, coverage_said, min(of_told, of_said), points)


def _together(told: _Content, said: _Content, pairs: Pairs) -> float:
    """Return which part of the shared words that stand in one clause of the statement do so in the quotation too."""
    both = total = 0.0
    for i in range(len(told)):
        for k in range(i + 1, min(i + 1 + _NEAR, len(told))):
            if not pairs[i] or not pairs[k] or told.clauses[i] != told.clauses[k]:
                continue
            weight = told.bits[i] + told.bits[k]
            total += weight
            if any(j != m and said.clauses[j] == said.clauses[m] for j in pairs[i] for m in pairs[k]):
                both += weight
    return both / total if total else 0.5


def _ahead_apart(told: _Content, said: _Content, pairs: Pairs) -> float:
    """Return which part of what is shared only one of the two puts into the future."""
    apart = total = 0.0
    for i, row in enumerate(pairs):
        if not row:
            continue
        total += told.bits[i]
        ahead = [said.ahead[j] for j in row]
        if told.ahead[i] != AT_NOTHING if max(ahead) == AT_NOTHING else told.ahead[i] == AT_NOTHING and min(ahead) == AHEAD:
            apart += told.bits[i]
    return apart / total if total else 0.0


def paraphrase_keys(text: str) -> list[int]:
    """Return signed 64-bit keys, one for each base form with content; a retelling shares three or more of them mostly.

    For finding candidates over an index; together with the speaker and the thirty days they are few.
    """
    names = sorted(name for name in _content(text, reported=False).names if is_word(name))
    return [run_number((word_number(name),)) for name in names]


def restates(indirect: Wording, quotation: Wording) -> Match | None:
    """Say whether ``indirect`` retells ``quotation``; None where that is not clear."""
    relation = relate_speakers(indirect, quotation)
    days = times.days_between(indirect.published, quotation.published)
    if relation not in ("same", "compatible") or days is None or abs(days) > DAYS_MOST:
        return None
    if indirect.article is not None and indirect.article == quotation.article:
        return None
    told, said = _content(indirect.text, reported=True), _content(quotation.text, reported=False)
    pairs = _pairs(told, said)
    if sum(bool(row) for row in pairs) < WORDS_LEAST:
        return None
    best = max((_weigh(told, said, pairs, stretch) for stretch in _stretches(said)), key=lambda shared: shared.points)
    own, theirs = best.told, best.said
    if min(len(own), len(theirs)) < WORDS_LEAST or best.bits < BITS_LEAST or best.points < LEAST:
        return None
    return Match(
        best.coverage_told,
        best.coverage_said,
        2 * min(len(own), len(theirs)) / (len(told) + len(said)),
        tuple(dict.fromkeys(told.places[i] for i in own)),
        tuple(dict.fromkeys(said.places[j] for j in theirs)),
        best.bits - BITS_LEAST,
        relation,
        days,
    )
