"""The comparison of two wordings.

In: two wordings.  Out: a ``Comparison``: the severity, the similarity over words, and every alteration with its place
in both.

>>> compare("We will not pay.", "We will pay.").severity
'meaning'
"""

from __future__ import annotations

from attrs import evolve

from quotes.drift.excerpts import part_of, shifted
from quotes.drift.kinds import NEEDED, asked_for
from quotes.drift.pair import Pair
from quotes.drift.words import line
from quotes.models import Alteration, Comparison, worst

_SAME = Comparison("none", 1.0)
#: Words that stand in the place of others, at most, for a place to be told as one.
_PLACE = 5


def compare(before: str, after: str) -> Comparison:
    """Return what was done to the words ``before`` to make them ``after``; spans are code points in each text."""
    return _SAME if before == after else told_of(Pair(line(before), line(after)))


def told_of(pair: Pair) -> Comparison:
    """Return what became of the words of a pair that no kind has looked at yet."""
    part = part_of(pair)
    if part is not None:
        text = pair.a.text
        inner = told_of(Pair(line(text[slice(*part)]), pair.b))
        return Comparison(inner.severity, similarity(pair), tuple(shifted(a, text, part) for a in inner.alterations))
    tells = pair.tells
    if not tells:
        return _SAME
    for find in asked_for(tells & NEEDED):
        find(pair)
    found = pair.found
    if any(a.before and a.after and a.severity == "meaning" for a in found):
        found = whole_places(pair)
    if len(found) == 1:
        return Comparison(found[0].severity, similarity(pair), (found[0],))
    found.sort(key=_place)
    return Comparison(worst([alteration.severity for alteration in found]), similarity(pair), tuple(found))


def whole_places(pair: Pair) -> list[Alteration]:
    """Return the alterations, each grave one with all words of its place that none of the others tells of.

    "I did not say" became "I said": what stood there is "did not say", of which "not" is what counts.
    """
    out = list(pair.found)
    for i1, i2, j1, j2 in pair.ranges:
        if not (i1 < i2 and j1 < j2) or max(i2 - i1, j2 - j1) > _PLACE:
            continue
        one, other = pair.a.span(i1, i2), pair.b.span(j1, j2)
        here = [n for n, a in enumerate(out) if _touches(a.before_span, one) or _touches(a.after_span, other)]
        if len({(out[n].before_span, out[n].after_span) for n in here}) != 1:
            continue
        a = out[here[0]]
        inside = one[0] <= a.before_span[0] < a.before_span[1] <= one[1]
        if inside and other[0] <= a.after_span[0] < a.after_span[1] <= other[1] and a.severity == "meaning":
            cut, put = pair.a.text[slice(*one)], pair.b.text[slice(*other)]
            for n in here:
                out[n] = evolve(out[n], before=cut, after=put, before_span=one, after_span=other)
    return out


def _touches(span: tuple[int, int], place: tuple[int, int]) -> bool:
    return span[0] < place[1] and place[0] < span[1]


def aligned(before: str, after: str) -> list[tuple[str, tuple[int, int], tuple[int, int]]]:
    """Return the word-level difference as (op, span before, span after), in order, for colouring words.

    ``op`` is ``equal``, ``delete``, ``insert`` or ``replace``; spans are code points.  The words of the first text with
    the deletions taken out and the insertions put in are the words of the second.
    """
    return operations(Pair(line(before), line(after)))


def operations(pair: Pair) -> list[tuple[str, tuple[int, int], tuple[int, int]]]:
    """Return the word-level difference of a pair, as ``aligned`` does that of two texts."""
    out: list[tuple[str, tuple[int, int], tuple[int, int]]] = []
    i = j = 0
    for i1, i2, j1, j2 in [*pair.ranges, (len(pair.a), len(pair.a), len(pair.b), len(pair.b))]:
        if i < i1:
            out.append(("equal", pair.a.span(i, i1), pair.b.span(j, j1)))
        if i1 < i2 or j1 < j2:
            op = "delete" if j1 == j2 else "insert" if i1 == i2 else "replace"
            out.append((op, pair.a.span(i1, i2), pair.b.span(j1, j2)))
        i, j = i2, j2
    return out


def similarity(pair: Pair) -> float:
    """Return the share of words that both have, 0 to 1, in their order."""
    words = len(pair.a.keys) + len(pair.b.keys)
    return round(2 * pair.kept / words, 4) if words else 1.0


def _place(alteration: Alteration) -> tuple[int, int, int, str]:
    return alteration.before_span[0], alteration.after_span[0], alteration.before_span[1], alteration.kind
