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

import re
from collections.abc import Sequence
from itertools import pairwise

from attrs import frozen
from rapidfuzz.distance import Indel, LCSseq

from quotes import times
from quotes.models import Link, Wording
from quotes.reuse.match import Common, Match, common_words, similarity
from quotes.reuse.words import Words, read_words

#: A candidate must share at least this part of the words that the best candidate shares with the child:
#: of two halves of a splice the one with more of the words is the parent, however long the rest of it is.
SUPPORT = 0.85
#: Weight of a word of the child that the candidate lacks, a word of the candidate that the child lacks being 1.
LACKING = 3
#: A rest of the child that its parent does not have needs so many words and bits to have a parent of its own.
REST_WORDS = 5
REST_BITS = 40.0

_DOUBLE = re.compile("[\u201c\u201d\u201e\u201f\"\u00ab\u00bb]|''|``")
_SINGLE = re.compile("[\u2018\u2019\u201a\u201b\u02bc`]")
_DASH = re.compile(r"\s*(?:[\u2012-\u2015]|--+)\s*|(?<=\s)-(?=\s)")
_DOTS = re.compile(r"\s*(?:\.\s?){3,}|\s*\u2026")
_CLOSING = ".,;:!?'\" -"


def surface(text: str) -> str:
    """Return ``text`` without what reporters owe to their own sentence: kinds of marks, dashes, closing punctuation.

    Two wordings with one surface are equals; case counts except for the first letter.

    >>> surface("The mill—all of it—“will” close,") == surface('the mill -- all of it -- "will" close.')
    True
    """
    text = _DOUBLE.sub("", _SINGLE.sub("'", text))
    text = " ".join(_DASH.sub(" - ", _DOTS.sub(" … ", text)).split()).strip(_CLOSING)
    return text[:1].lower() + text[1:]


@frozen(eq=False)
class Distance:
    """How far a child's wording is from a candidate's; compare with ``key``."""

    #: Words of the child that stand in runs of three and more that it shares with the candidate.
    support: int
    #: Words lacking, weighted.
    words: int
    #: Pieces between spaces that differ, marks of reporters aside.
    pieces: int

    @property
    def key(self) -> tuple[int, int]:
        return (self.words, self.pieces)


def supported(child: Words, runs: Sequence[tuple[int, int]]) -> int:
    """Return how many words of ``child`` stand in shared ``runs`` long enough not to be chance."""
    least = min(3, len(child))
    return sum(end - start for start, end in runs if end - start >= least)


def distance(child: str, parent: str, runs: Sequence[tuple[int, int]]) -> Distance:
    """Return how far ``child`` is from ``parent``; ``runs`` are the ranges of words of the child shared with it."""
    a, b = read_words(child), read_words(parent)
    alike = LCSseq.similarity(a.numbers, b.numbers)
    lacking = LACKING * (len(a) - alike) + (len(b) - alike)
    pieces = Indel.distance(surface(child).split(), surface(parent).split())
    return Distance(supported(a, runs), lacking, int(pieces))


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
    return [
        (start, end)
        for start, end in list(pairwise(edges))[::2]
        if end - start >= REST_WORDS and sum(words.bits[start:end]) >= REST_BITS
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
    common: Common


def best_of(child: Wording, candidates: Sequence[Candidate]) -> Candidate | None:
    """Return the candidate that ``child`` most likely descends from; all must precede it."""
    if not candidates:
        return None
    words = read_words(child.text)
    support = [supported(words, c.common.runs_a) for c in candidates]
    most = max(support)
    near = [c for c, s in zip(candidates, support, strict=True) if s >= SUPPORT * most]
    own = [c for c in near if child.article is not None and c.wording.article == child.article]

    def rank(candidate: Candidate) -> tuple[object, ...]:
        wording = candidate.wording
        far = distance(child.text, wording.text, candidate.common.runs_a)
        return (*far.key, times.sort_key(wording.published), wording.article or "", wording.start, wording.id)

    return min(own or near, key=rank)


def choose_parent(child: Wording, candidates: Sequence[tuple[Wording, Match]]) -> Link:
    """Return the link of ``child`` to the best of ``candidates``; later ones are skipped, tied ones stand beside.

    Each ``Match`` says that the pair is of the same words (``match(child, candidate)``, either way round).
    """
    words = read_words(child.text)
    known: list[Candidate] = []
    for wording, _ in candidates:
        common = common_words(words, read_words(wording.text)) if wording.id != child.id else None
        if common is not None:
            known.append(Candidate(wording, common))
    earlier = [c for c in known if precedes(c.wording, child)]
    best = best_of(child, earlier)
    if best is None:
        return Link(child.id, beside=beside(child, known))
    return link_to(child, best, [c for c in earlier if c is not best])


def beside(child: Wording, known: Sequence[Candidate]) -> tuple[str, ...]:
    """Return the ids of the reports that time neither puts before ``child`` nor after it."""
    return tuple(sorted(c.wording.id for c in known if not parts_by_time(child, c.wording)))


def link_to(child: Wording, best: Candidate, others: Sequence[Candidate]) -> Link:
    """Return the link to ``best``, and to the one of ``others`` that has the rest of a splice."""
    words, parent = read_words(child.text), read_words(best.wording.text)
    rest = rest_of(words, best.common.runs_a)
    further: list[tuple[int, int, int, tuple[int, int, float, int], str]] = []
    for other in others if rest else ():
        explained = explains(other.common.runs_a, rest)
        if explained < REST_WORDS or common_words(parent, read_words(other.wording.text)) is not None:
            continue
        far = distance(child.text, other.wording.text, other.common.runs_a)
        further.append((-explained, *far.key, times.sort_key(other.wording.published), other.wording.id))
    exact = surface(child.text) == surface(best.wording.text)
    return Link(
        child.id,
        parent=best.wording.id,
        similarity=round(similarity(words, parent, best.common), 4),
        also=(min(further)[-1],) if further else (),
        why=why(child, best.wording, exact),
    )
