"""``expanded``: the later report gives more around the same words.

In: a comparison of wordings.  Out: the same with additions at the ends told as ``expanded``.
"""

from __future__ import annotations

from quotes.drift.words import line
from quotes.models import Alteration

KIND = "expanded"
_WHY = "the later report gives more of what was said around these words"


def expand(
    before: str, after: str, found: tuple[Alteration, ...], span_before: tuple[int, int], span_after: tuple[int, int]
) -> tuple[Alteration, ...]:
    """Replace what was added before the first shared word or after the last by one ``expanded`` for each end.

    ``span_before`` and ``span_after`` are the first and last offsets of the words that both wordings share.  A denial
    put before them stays one: "It is a lie that the pumps were off" says no more of the pumps being off.
    """
    words = line(before)
    first, last = words.span(0, len(words))
    if span_before != (first, last):
        return found
    kept = [
        a
        for a in found
        if not (
            a.before_span[0] == a.before_span[1]
            and not (a.kind == "negation" and a.severity == "meaning")
            and (a.after_span[1] <= span_after[0] or a.after_span[0] >= span_after[1])
        )
    ]
    out = around(before, after, (first, last), span_after)
    return tuple(kept + out) if out else found


def around(before: str, after: str, place: tuple[int, int], span: tuple[int, int]) -> list[Alteration]:
    """Return one ``expanded`` for the words of ``after`` before ``span``, and one for those that follow it.

    ``place`` says where these would stand in ``before``.
    """
    edges = line(after)
    start, end = edges.span(0, len(edges))
    out = []
    for at, (one, other) in zip(place, ((start, span[0]), (span[1], end)), strict=True):
        if one < other:
            words = _stripped(after, one, other)
            out.append(Alteration(KIND, "none", "", after[slice(*words)], (at, at), words, _WHY))
    return out


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), end - (len(part) - len(part.rstrip()))
