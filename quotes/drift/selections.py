"""Two reports that took different sentences of one statement and have some in common.

In: the two wordings.  Out: where the common sentences stand in the later one.  What the later one has beside them was
said on the same occasion and stands for nothing in the earlier one.

>>> selection("We are late. The dog is ill.", "We are late. Nobody has fed the hens since noon.")
(0, 11)
"""

from __future__ import annotations

from itertools import pairwise

from rapidfuzz.distance import Indel

from quotes.drift.words import Line, line
from quotes.patterns import compiled

#: Fewer words in common do not show that one statement was cut in two ways.
_LEAST = 3
#: What stands on the same side of the common sentences is other speech if it is less alike than this. The halves of
#: reworded sentences in the fixtures are 0.4 and more alike, unrelated sentences of one length up to 0.3.
_OTHER_SPEECH = 0.35
_MOST_SENTENCES = 200
_STOP = compiled(r"[.!?…]|\n")
_Sentence = tuple[int, int]


def selection(before: str, after: str) -> tuple[int, int] | None:
    """Return the span in ``after`` of the sentences in common; None where the two are better compared word by word."""
    one, other = line(before), line(after)
    ours, theirs = _sentences(one), _sentences(other)
    if len(ours) < 2 or len(theirs) < 2 or len(ours) * len(theirs) > _MOST_SENTENCES**2:
        return None
    run = _longest_run(one, other, ours, theirs)
    if run is None:
        return None
    (i1, i2), (j1, j2) = run
    sides = [(one.keys[:i1], other.keys[:j1]), (one.keys[i2:], other.keys[j2:])]
    both = [side for side in sides if side[0] and side[1]]
    if not both or any(Indel.normalized_similarity(*side) >= _OTHER_SPEECH for side in both):
        return None
    return other.span(j1, j2)


def _sentences(made: Line) -> list[_Sentence]:
    """Return the word ranges of the sentences; joined speech begins anew after a comma: "came as news, It is"."""
    starts = [i for i in range(len(made)) if not i or _begins(made, i)]
    return list(pairwise([*starts, len(made)]))


def _begins(made: Line, i: int) -> bool:
    gap = made.after[i]
    return _STOP.search(gap) is not None or ("," in gap and made.surfaces[i][:1].isupper())


def _longest_run(
    one: Line, other: Line, ours: list[_Sentence], theirs: list[_Sentence]
) -> tuple[_Sentence, _Sentence] | None:
    """Return the word ranges of the longest run of sentences that both have."""
    left = [tuple(one.keys[a:b]) for a, b in ours]
    right = [tuple(other.keys[a:b]) for a, b in theirs]
    best: tuple[int, int, int] | None = None
    lengths = [0] * (len(right) + 1)
    for x, sentence in enumerate(left):
        here = [0] * (len(right) + 1)
        for y, sentence_ in enumerate(right):
            if sentence == sentence_:
                here[y + 1] = lengths[y] + 1
                size = here[y + 1]
                words = ours[x][1] - ours[x - size + 1][0]
                if words >= _LEAST and (best is None or words > best[0]):
                    best = words, x - size + 1, y - size + 1
        lengths = here
    if best is None:
        return None
    words, x, y = best
    return (ours[x][0], ours[x][0] + words), (theirs[y][0], theirs[y][0] + words)
