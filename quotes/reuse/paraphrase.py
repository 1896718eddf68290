"""Indirect speech that retells a quotation: the same speaker, soon before or after, mostly the same things said.

In: an indirect statement and a quotation, with their speakers and times.  Out: a ``Match``, or None.
Precision comes before recall: another remark of the same speaker on the same matter must not join.

>>> said = Wording("q", "We burned the letters in the garden.", speaker="Ilse Marron", published="2020-05-01")
>>> told = Wording("i", "she had burnt letters in a garden", speaker="Marron", published="2020-05-02")
>>> restates(told, said) is not None
True
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from attrs import frozen

from quotes import times
from quotes.models import Wording
from quotes.reuse.ahead import AHEAD, AT_NOTHING, clauses_of, looks_ahead, sentences_of
from quotes.reuse.concepts import Idea, ideas_of, is_word
from quotes.reuse.hashing import run_number, word_number
from quotes.reuse.match import Match
from quotes.reuse.people import relate_speakers
from quotes.reuse.standing import denying_in, in_passive, leaves_unnamed, standing_in
from quotes.reuse.words import read_words
from quotes.rules import read_rules

#: Days within which a retelling joins (by the contract of a lineage).
DAYS_MOST = 30.0
#: Words with content that must be shared, and their surprise in bits.
WORDS_LEAST = 3
BITS_LEAST = 30.0
#: Two words with content are enough where the statement has no others, and a clause of the quotation hardly any.
WHOLE, BITS_OF_TWO = 0.8, 27.0
#: What speaks for a retelling, for each whole: the shared part of the statement, that of the quotation, and a hundred
#: bits of shared surprise. What speaks against it: what either part lacks of ``ENOUGH``, and the shared part that only
#: one of them puts into the future. And of a reporter who keeps the very words: what is said besides in either, and
#: kept words that no longer stand together; who puts one word for another may do so with words that no list knows.
COVERAGE_TOLD, COVERAGE_SAID, BITS = 2.0, 3.5, 3.0
SHORT, AHEAD_APART, BESIDES, SCATTERED = 4.0, 2.25, 2.0, 3.75
ENOUGH = 0.7
#: What speaks against the old words in another order, of which one makes a new sentence; and for words put in others,
#: the more the less is left over on either side: who tells a thing otherwise and whole has not only used its words.
#: At most this part of the words counts so. Fitted to fixtures/reuse/paraphrase.jsonl, the stories of fixtures/lineage
#: and the statements of speakers of real news, next to none of which restates another quotation.
DISORDER, PUT_OTHERWISE, OTHERWISE_MOST = 2.5, 5.0, 0.6
#: What speaks for a statement with nothing new in it, of words that stand together in the quotation: one clause retold.
CLAUSE = 0.75
#: What it must come to.
LEAST = 3.8
#: Words of a quotation that may stand between two that follow each other in the statement.
_STEP = 3
#: Words of a clause that are looked at together, and the sentences of a quotation that a statement may retell alone.
_NEAR = 3
_SENTENCES = 12
#: Words with content that a clause must have to be retold alone, and the part of the statement that must be of it:
#: tried on fixtures/reuse/paraphrase.jsonl, where three more are found and none is joined wrongly.
_CLAUSE_WORDS, _CLAUSE_TOLD = 3, 0.8
#: Words of a quotation that one word of the statement is held against at most: nobody says one thing more often.
_REPEATS = 12


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
    #: Whether a report can name so whom its speaker called "we"; whether any word here is such a "we".
    standing: tuple[bool, ...]
    #: Whether the word is a number; whether it denies, or drives a denial home: "[not] [one] [bucket] of".
    figures: tuple[bool, ...]
    denying: tuple[bool, ...]
    unnamed: bool
    #: Whether who does a thing stands behind it.
    passive: bool
    #: All names, and those of the words that say what it is about.
    names: frozenset[str]
    about: frozenset[str]

    def __len__(self) -> int:
        return len(self.bits)


@lru_cache(maxsize=8192)
def _content(text: str, reported: bool) -> _Content:
    words = read_words(text)
    plain, places, bits = words.words, words.places, words.bits
    clauses, sentences = clauses_of(words), sentences_of(words)
    ahead = looks_ahead(plain, clauses, reported=reported)
    ideas = ideas_of(plain)
    kept = [i for i, found in enumerate(ideas) if found and not _of_force(plain, i)]
    standing = standing_in(plain)
    denying = denying_in(plain)
    return _Content(
        tuple(places[i] for i in kept),
        tuple(ideas[i] for i in kept),
        tuple(bits[i] for i in kept),
        tuple(clauses[i] for i in kept),
        tuple(sentences[i] for i in kept),
        tuple(ahead[i] for i in kept),
        tuple(standing[i] for i in kept),
        tuple(any(map(str.isdigit, ideas[i].names)) for i in kept),
        tuple(denying[i] for i in kept),
        leaves_unnamed(plain),
        in_passive(plain),
        frozenset().union(*(idea.names for idea in ideas)),
        frozenset().union(*(ideas[i].names for i in kept)),
    )


@cache
def _force() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Return words that hold a statement back or tie it to a condition, verbs that do behind a person, and persons."""
    hedges, conditions = read_rules("hedges"), read_rules("conditions")
    words = frozenset(hedges["words"].split()) - frozenset(hedges["nouns"].split())
    verbs, persons = (frozenset(hedges[name].split()) for name in ("verbs", "persons"))
    return words | frozenset(conditions["words"].split()), verbs, persons


def _of_force(plain: Sequence[str], i: int) -> bool:
    """Whether a word tells how firmly a thing is said, not what is said: "[probably]", "I [suspect]", "[provided]"."""
    words, verbs, persons = _force()
    return plain[i] in words or (plain[i] in verbs and i > 0 and plain[i - 1] in persons)


#: For each word of a statement the words of a quotation that can stand for the same.
_Pairs = tuple[tuple[int, ...], ...]


class _Shared(NamedTuple):
    """What a statement shares with some sentences of a quotation, and what that comes to."""

    pairs: _Pairs
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

    @property
    def suffices(self) -> bool:
        """Whether enough is shared to tell at all."""
        words = min(len(self.told), len(self.said))
        whole = self.coverage_told == 1 and self.coverage_said >= WHOLE
        return (words >= WORDS_LEAST and self.bits >= BITS_LEAST) or (whole and words == 2 and self.bits >= BITS_OF_TWO)


def _pairs(told: _Content, said: _Content) -> _Pairs:
    named: dict[str, list[int]] = {}
    for j, idea in enumerate(said.ideas):
        for name in idea.names:
            places = named.setdefault(name, [])
            if len(places) < _REPEATS:
                places.append(j)
    found = ({j for name in idea.reach & named.keys() for j in named[name]} for idea in told.ideas)
    return tuple(tuple(sorted(row)[:_REPEATS]) for row in found)


def _sentences(said: _Content) -> Iterator[frozenset[int]]:
    """Yield the sentences that a statement may retell, by their clauses: all, each one, and two in a row."""
    of_sentence: dict[int, set[int]] = {}
    for sentence, clause in zip(said.sentences, said.clauses, strict=True):
        of_sentence.setdefault(sentence, set()).add(clause)
    whole = [frozenset(clauses) for clauses in of_sentence.values()]
    yield frozenset().union(*whole)
    for n, clauses in enumerate(whole[:_SENTENCES] if len(whole) > 1 else ()):
        yield clauses
        if len(whole) > 2 and n + 1 < len(whole):
            yield clauses | whole[n + 1]


def _clauses(said: _Content) -> Iterator[frozenset[int]]:
    """Yield the clauses that a statement may retell alone, and two in a row."""
    words = Counter(said.clauses)
    numbers = list(words)[:_SENTENCES]
    for clause in numbers if len(words) > 1 else ():
        if words[clause] >= _CLAUSE_WORDS:
            yield frozenset((clause,))
    for both in pairwise(numbers) if len(words) > 2 else ():
        yield frozenset(both)


def _weigh_all(told: _Content, said: _Content, pairs: _Pairs) -> Iterator[_Shared]:
    """Yield what a statement shares with each part of a quotation that it may retell."""
    for stretch in _sentences(said):
        yield _weigh(told, said, pairs, stretch)
    for stretch in _clauses(said):
        shared = _weigh(told, said, pairs, stretch, alone=True)
        least = WHOLE if _lost_denial(said, shared, stretch) else ENOUGH
        if shared.coverage_told >= _CLAUSE_TOLD and shared.coverage_said >= least:
            yield shared


def _lost_denial(said: _Content, shared: _Shared, stretch: frozenset[int]) -> bool:
    """Whether a statement retells clauses without a denial of theirs."""
    kept = set(shared.said)
    return any(said.denying[j] and said.clauses[j] in stretch and j not in kept for j in range(len(said)))


def _weigh(
    told: _Content, said: _Content, all_pairs: _Pairs, stretch: frozenset[int], *, alone: bool = False
) -> _Shared:
    """Weigh what a statement shares with some clauses of a quotation.

    A statement that retells a clause ``alone`` and lost its denial retells it all the same: what became of it is told.
    """
    pairs = tuple(tuple(j for j in row if said.clauses[j] in stretch) for row in all_pairs)
    shared_told = [i for i, row in enumerate(pairs) if row]
    shared_said = {j for row in pairs for j in row}
    of_told = sum(told.bits[i] for i in shared_told)
    of_said = sum(said.bits[j] for j in sorted(shared_said))
    exchanged = _exchanged(told, said, pairs)
    counted = set(exchanged.values())
    aside = {i for i, standing in enumerate(told.standing) if standing and said.unnamed} | exchanged.keys()
    whole = sum(
        bits
        for j, (bits, clause) in enumerate(zip(said.bits, said.clauses, strict=True))
        if clause in stretch and j not in counted and not (alone and said.denying[j] and j not in shared_said)
    )
    new = sum(bits for i, bits in enumerate(told.bits) if not pairs[i] and i not in aside)
    coverage_told, coverage_said = of_told / ((of_told + new) or 1.0), of_said / (whole or 1.0)
    kept = _kept(told, said, pairs) / len(shared_told) if shared_told else 0.0
    together = _together(told, said, pairs)
    points = (
        COVERAGE_TOLD * coverage_told
        + COVERAGE_SAID * coverage_said
        + BITS * min(of_told / 100, 1.0)
        - SHORT * (max(0.0, ENOUGH - coverage_told) + max(0.0, ENOUGH - coverage_said))
        - AHEAD_APART * _ahead_apart(told, said, pairs)
        - kept * BESIDES * (2 - coverage_told - coverage_said)
        - kept * SCATTERED * (1 - together)
        - DISORDER * (1 - _in_order(pairs, told.passive != said.passive))
        + PUT_OTHERWISE * min(1 - kept, OTHERWISE_MOST) * min(coverage_told, coverage_said)
        + (CLAUSE if new == 0 and together == 1 else 0)
    )
    return _Shared(pairs, coverage_told, coverage_said, min(of_told, of_said), points)


def _kept(told: _Content, said: _Content, pairs: _Pairs) -> int:
    """Return how many words of the statement are words of the quotation, in any form."""
    return sum(any(told.ideas[i].names & said.ideas[j].names for j in row) for i, row in enumerate(pairs))


def _exchanged(told: _Content, said: _Content, pairs: _Pairs) -> dict[int, int]:
    """Return the figures of the statement with those of the quotation that count the same: "80 letters", "18 letters".

    Another figure makes it no other statement; what became of the figure is what there is to be told.
    """
    shared = {j for row in pairs for j in row}
    found: dict[int, int] = {}
    for i, row in enumerate(pairs[:-1]):
        if not row and told.figures[i]:
            places = (j - 1 for j in pairs[i + 1] if j and said.figures[j - 1] and j - 1 not in shared)
            found.update((i, j) for j in places)
    return found


def _together(told: _Content, said: _Content, pairs: _Pairs) -> float:
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


def _in_order(pairs: _Pairs, turned: bool) -> float:
    """Return which part of the shared words that follow each other in the statement do so in the quotation too.

    With ``turned``, one of the two tells in the passive what the other does not, and its words may stand turned round.
    """
    steps = list(pairwise(row for row in pairs if row))
    least = -_STEP if turned else 1
    kept = sum(any(least <= m - j <= _STEP and m != j for j in one for m in following) for one, following in steps)
    return kept / len(steps) if steps else 0.0


def _ahead_apart(told: _Content, said: _Content, pairs: _Pairs) -> float:
    """Return which part of what is shared only one of the two puts into the future."""
    apart = total = 0.0
    for i, row in enumerate(pairs):
        if not row:
            continue
        total += told.bits[i]
        ahead = [said.ahead[j] for j in row]
        only_told = told.ahead[i] != AT_NOTHING and max(ahead) == AT_NOTHING
        if only_told or (told.ahead[i] == AT_NOTHING and min(ahead) == AHEAD):
            apart += told.bits[i]
    return apart / total if total else 0.0


def _may_suffice(told: _Content, about: frozenset[str]) -> bool:
    """Whether a statement can come to enough with words that a quotation says, however well all else may fit.

    Of the statements of one speaker most are about something else: that is seen here before words are paired.
    """
    shared = [not idea.reach.isdisjoint(about) for idea in told.ideas]
    if sum(shared) < 2:
        return False
    bits = sum([bits for bits, here in zip(told.bits, shared, strict=True) if here])
    new = sum(
        [
            bits
            for bits, here, standing, figure in zip(told.bits, shared, told.standing, told.figures, strict=True)
            if not (here or standing or figure)
        ]
    )
    covered = bits / (bits + new)
    best = COVERAGE_TOLD * covered + COVERAGE_SAID + BITS * min(bits / 100, 1.0) - SHORT * max(0.0, ENOUGH - covered)
    best += CLAUSE * (new == 0) + PUT_OTHERWISE * OTHERWISE_MOST * covered
    return best >= LEAST and (sum(shared) >= WORDS_LEAST or covered == 1)


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
    if not _may_suffice(told, said.about):
        return None
    pairs = _pairs(told, said)
    enough = [s for s in _weigh_all(told, said, pairs) if s.points >= LEAST and s.suffices]
    if not enough:
        return None
    best = max(enough, key=lambda shared: shared.points)
    own, theirs = best.told, best.said
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
