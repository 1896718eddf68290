"""Where a later wording differs from the one it descends from, as pieces in reading order.

In: a report's text and its alterations against the parent.  Out: pieces that a terminal or a page can
show one after the other: kept words, words put in, words that stood there before.

>>> a = Alteration("modality", "meaning", "may", "will", (3, 6), (3, 7), "a possibility is now a promise")
>>> [(p.op, p.text) for p in mark_changes("We will go.", (a,))]
[('keep', 'We '), ('cut', 'may'), ('add', 'will'), ('keep', ' go.')]
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

from quotes.models import Alteration, Severity, worst

#: Alterations of a report as a whole: their before and after are speakers, cues or questions, or all of its words.
OF_REPORTS = frozenset(("reattributed", "anonymised", "cue", "context", "named", "paraphrased", "spliced"))


class Piece(NamedTuple):
    """A run of words of one sort."""

    op: Literal["keep", "add", "cut"]
    text: str
    #: Of the gravest alteration here; ``none`` for kept words.
    severity: Severity = "none"
    #: Kinds and reasons of the alterations here, one a line.
    why: str = ""


def mark_changes(text: str, alterations: Iterable[Alteration]) -> list[Piece]:
    """Cut ``text`` into pieces; the ``keep`` and ``add`` pieces joined give ``text`` again.

    Several alterations of one place make one piece; one that overlaps the piece before it is left to
    the list of alterations, which names them all.  Words that stood there before are shown once, though
    several alterations refer to them (“may go” → “will never go”: modality and negation).
    """
    places: dict[tuple[tuple[int, int], tuple[int, int]], list[Alteration]] = {}
    for a in alterations:
        beside = bool(a.before) and a.before_span[0] == a.before_span[1]  # said in a report's own words, not quoted
        if (a.before or a.after) and a.kind not in OF_REPORTS and not beside:
            places.setdefault((a.after_span, a.before_span), []).append(a)
    pieces: list[Piece] = []
    at = 0
    shown: list[tuple[int, int]] = []
    for (start, end), before_span in sorted(places):
        here = places[(start, end), before_span]
        if start < at or end > len(text):
            continue
        severity = worst([a.severity for a in here])
        why = "\n".join(f"{a.kind}: {a.why}" for a in here)
        if start > at:
            pieces.append(Piece("keep", text[at:start]))
        told = any(first < before_span[1] and before_span[0] < last for first, last in shown)
        if here[0].before and not told:
            shown.append(before_span)
            pieces.append(Piece("cut", here[0].before, severity, why))
        if end > start:
            pieces.append(Piece("add", text[start:end], severity, why))
        at = end
    if at < len(text):
        pieces.append(Piece("keep", text[at:]))
    return pieces
