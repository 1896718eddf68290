"""Which earlier report a later one most likely descends from.

In: a report and the earlier and later reports of the same words.  Out: a ``Link`` with one best parent, or none.

The nearest wording wins: words of the child that a candidate lacks count three times as much as words
of the candidate that the child lacks, since reports cut far more often than they invent.  So a report
that repeats an altered wording descends from the report that altered it.  Among equals the earliest wins.

>>> early = Wording("a", "The mill will close.", published="2020-05-01")
>>> late = Wording("b", "The mill will close,", published="2020-05-03")
>>> choose_parent(late, [(early, match(late, early))]).parent
'a'
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import TypeVar

from attrs import frozen
from rapidfuzz.distance import Indel, LCSseq

from quotes import times
from quotes.models import Link, Wording
from quotes.patterns import compiled
from quotes.reuse.match import Match, similarity
from quotes.reuse.shared import BOOK, Common, common_words
from quotes.reuse.words import Words, read_words
from quotes.rules import read_rules

#: A candidate must share at least this part of the words that the best candidate shares with the child:
#: of two halves of a splice the one with more of the words is the parent, however long the rest of it is.
SUPPORT = 0.85
#: Weight of a word of the child that the candidate lacks, a word of the candidate that the child lacks being 1.
LACKING = 3
#: Added to that for a denial; and what a cut at an end costs at most.
DENIAL = 4
CUT = 4
#: Longer wordings are not looked at so closely.
_CLOSELY = 400
#: "No", "not", "never", and not "refused".
_SMALL_WORD = 8
#: So many words in one piece in an earlier report are no accident.
WHOLE = 6
#: A rest of the child that its parent does not have needs so many words and bits to have a parent of its own.
REST_WORDS = 4
REST_BITS = 40.0

# every kind of double mark is left out, every kind of apostrophe and dash is one
_MARKS = tuple({
    **dict.fromkeys("\u201c\u201d\u201e\u201f\"\u00ab\u00bb", ""),
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u02bc`", "'"),
    **dict.fromkeys("\u2012\u2013\u2014\u2015", " - "), "\u2026": " \u2026 ",
}.items())  # fmt: skip
_DASH = compiled(r"--+")
_DOTS = compiled(r"\.(?:\s?\.){2,}")
_CLOSING = ".,;:!?'\" -"


def surface(text: str) -> str:
    """Return ``text`` without what reporters owe to their own sentence: kinds of marks, dashes, closing punctuation.

    Two wordings with one surface are equals; case counts except for the first letter.

    >>> surface("The mill—all of it—“will” close,") == surface('the mill -- all of it -- "will" close.')
    True
    """
    if not text.isascii() or '"' in text or "`" in text:
        # quicker than a table for all of them: most texts have one or two kinds of mark
        for mark, plain in _MARKS:
            if mark in text:
                text = text.replace(mark, plain)
    if "''" in text:
        text = text.replace("''", "")
    if "--" in text:
        text = _DASH.sub(" - ", text)
    if ".." in text or ". ." in text:
        text = _DOTS.sub(" \u2026 ", text)
    if "  " in text or not text.isprintable():
        # no white space but the plain blank is printable
        text = " ".join(text.split())
    text = text.strip(_CLOSING)
    return text[:1].lower() + text[1:]


def supported(child: Words, runs: Sequence[tuple[int, int]]) -> int:
    """Return how many words of ``child`` stand in shared ``runs`` long enough not to be chance."""
    least = min(3, len(child))
    return sum(end - start for start, end in runs if end - start >= least)


def words_apart(child: Words, parent: Words) -> int:
    """Return how many words part the two, those that ``parent`` lacks weighing more."""
    own, other = child.letters, parent.letters
    short, long = (own, other) if len(own) < len(other) else (other, own)
    # in a book the words of any sentence stand somewhere; to find out in which order takes thousands of steps a word
    alike = LCSseq.similarity(own, other) if len(long) < BOOK else (Counter(short) & _counted(long)).total()
    return LACKING * (len(own) - alike) + (len(other) - alike)


def _supposed(child: Words, parent: Words, apart: int) -> int:
    """Return how much has to be supposed for ``child`` to come from ``parent``, which are so many words ``apart``.

    A cut at an end is one cut, however long; a denial that the parent lacks is seldom put in by a reporter.
    """
    if max(len(child), len(parent)) > _CLOSELY:
        return apart
    own, other, cost = child.letters, parent.letters, 0
    for op in Indel.opcodes(own, other):
        if op.tag == "delete":
            cost += sum([LACKING + DENIAL * (word in _denials()) for word in child.words[op.src_start : op.src_end]])
        elif op.tag == "insert":
            size = op.dest_end - op.dest_start
            cost += min(size, CUT) if not op.dest_start or op.dest_end == len(other) else size
    return cost


@cache
def _denials() -> frozenset[str]:
    return frozenset(word for word in read_rules("negators")["words"].split() if len(word) < _SMALL_WORD)


@lru_cache(maxsize=8)
def _counted(letters: str) -> Counter[str]:
    return Counter(letters)


def pieces_apart(child: str, parent: str) -> int:
    """Return how many pieces between spaces part the two: case, inner punctuation, [insertions]."""
    return int(Indel.distance(_pieces(child), _pieces(parent)))


@lru_cache(maxsize=256)
def _pieces(text: str) -> list[str]:
    return surface(text).split()


def precedes(parent: Wording, child: Wording) -> bool:
    """Whether ``parent`` may be the parent of ``child`` by time; in one article the fuller wording comes first."""
    if parent.article is not None and parent.article == child.article:
        return _fuller(parent) < _fuller(child)
    if times.read(parent.published) is None:
        return False
    return times.read(child.published) is None or times.compare(parent.published, child.published) == -1


def _fuller(wording: Wording) -> tuple[int, int, str]:
    return (-len(read_words(wording.text)), wording.start, wording.id)


def parts_by_time(a: Wording, b: Wording) -> bool:
    """Whether one of the two is known to be before the other."""
    return precedes(a, b) or precedes(b, a)


def rest_of(words: Words, runs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the ranges of words outside ``runs`` that are long and rare enough to come from somewhere else."""
    edges = [0, *(at for run in runs if run[1] - run[0] >= 3 for at in run), len(words)]
    bits = words.bits
    return [
        (start, end)
        for start, end in list(pairwise(edges))[::2]
        if end - start >= REST_WORDS and sum(bits[start:end]) >= REST_BITS
    ]


def explains(runs: Sequence[tuple[int, int]], rest: Sequence[tuple[int, int]]) -> int:
    """Return how many words of ``rest`` lie in ``runs`` of three and more."""
    return sum(
        max(0, min(end, to) - max(start, begin)) for start, end in runs if end - start >= 3 for begin, to in rest
    )


def why(child: Wording, parent: Wording, exact: bool) -> str:
    """Say in words why ``parent`` is the parent."""
    words = "the same words" if exact else "the nearest wording"
    if parent.article is not None and parent.article == child.article:
        return f"{words}, given more fully in the same article"
    days = times.days_between(parent.published, child.published)
    if days is None:
        return f"{words}; this report has no date"
    if days < 1:
        return f"{words}, reported earlier" if days <= 0 else f"{words}, earlier by less than a day"
    whole = int(days)
    return f"{words}, earlier by {whole} day{'s' if whole > 1 else ''}"


@frozen(eq=False)
class Candidate:
    """A possible parent with what it shares with the child (the child being ``a`` of ``common``)."""

    wording: Wording
    words: Words
    common: Common


C = TypeVar("C", bound=Candidate)


def best_of(child: Wording, words: Words, candidates: Sequence[C]) -> C | None:
    """Return the candidate that ``child`` most likely descends from; all must precede it."""
    if len(candidates) < 2:
        return candidates[0] if candidates else None
    support = [supported(words, c.common.runs_a) for c in candidates]
    most = max(support)
    near = [c for c, s in zip(candidates, support, strict=True) if s >= SUPPORT * most]
    own = [c for c in near if child.article is not None and c.wording.article == child.article]
    pool = own or near
    if len(words) >= WHOLE:
        # one cut explains words that a report has in one piece; of other wordings, more would have to be supposed
        pool = [c for c in pool if (0, len(words)) in c.common.runs_a] or pool
    apart = [words_apart(words, c.words) for c in pool]
    if len(pool) > 1 and min(apart):
        apart = [_supposed(words, c.words, far) for c, far in zip(pool, apart, strict=True)]
    nearest = [c for c, far in zip(pool, apart, strict=True) if far == min(apart)]
    if len(nearest) == 1:
        return nearest[0]
    return min(nearest, key=lambda c: (pieces_apart(child.text, c.wording.text), *order(c.wording)))


def order(wording: Wording) -> tuple[tuple[int, int, float, int], str, int, str]:
    """Return the key that puts reports in the order in which they are looked at: the earliest first."""
    return (times.sort_key(wording.published), wording.article or "", wording.start, wording.id)


def choose_parent(child: Wording, candidates: Sequence[tuple[Wording, Match]]) -> Link:
    """Return the link of ``child`` to the best of ``candidates``; later ones are skipped, tied ones stand beside.

    Each ``Match`` says that the pair is of the same words (``match(child, candidate)``, either way round).
    """
    words = read_words(child.text)
    known: list[Candidate] = []
    for wording, _ in candidates:
        other = read_words(wording.text)
        common = common_words(words, other) if wording.id != child.id else None
        if common is not None:
            known.append(Candidate(wording, other, common))
    earlier = [c for c in known if precedes(c.wording, child)]
    best = best_of(child, words, earlier)
    if best is None:
        return Link(child.id, beside=beside(child, known))
    return link_to(child, words, best, [c for c in earlier if c is not best])


def beside(child: Wording, known: Sequence[Candidate]) -> tuple[str, ...]:
    """Return the ids of the reports that time neither puts before ``child`` nor after it."""
    return tuple(sorted(c.wording.id for c in known if not parts_by_time(child, c.wording)))


def link_to(child: Wording, words: Words, best: Candidate, others: Sequence[Candidate]) -> Link:
    """Return the link to ``best``, and to the one of ``others`` that has the rest of a splice."""
    parent = best.words
    rest = rest_of(words, best.common.runs_a)
    further: list[tuple[int, int, tuple[int, int, float, int], str, int, str]] = []
    for other in others if rest else ():
        explained = explains(other.common.runs_a, rest)
        if explained < REST_WORDS or common_words(parent, other.words) is not None:
            continue
        further.append((-explained, words_apart(words, other.words), *order(other.wording)))
    exact = surface(child.text) == surface(best.wording.text)
    return Link(
        child.id,
        parent=best.wording.id,
        similarity=round(similarity(words, parent, best.common), 4),
        also=(min(further)[-1],) if further else (),
        why=why(child, best.wording, exact),
    )
