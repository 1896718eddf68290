"""Comparing and linking ready-made wordings, without articles and without a store.

In: wordings.  Out: for each, what it descends from and what was done to the words on the way.

>>> [line.parent for line in link_lines([Wording("a", "We sail at dawn with the tide", published="2031-01-01")])]
[None]
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from quotes.models import Alteration, Comparison, Severity, Wording

#: Comparisons of two texts kept for the next pair of the same two.
_KEPT = 50_000
# What comparing a text with itself says.
_UNTOUCHED = Comparison("none", 1.0)


class LinkedLine(NamedTuple):
    """What ``quotes link`` says of one quotation."""

    id: str
    #: Id of the quotation at the root of the lineage.
    lineage: str
    parent: str | None
    similarity: float
    #: Against the parent; None at the root.
    severity: Severity | None
    alterations: tuple[Alteration, ...]


def compare_texts(original: str, later: str) -> Comparison:
    """Say what was done to the words between two wordings."""
    from quotes.drift import compare

    return compare(original, later)


def link_lines(wordings: Iterable[Wording], on_progress: Callable[[int], None] | None = None) -> Iterator[LinkedLine]:
    """Link ready-made quotations and yield one line for each, in their order.

    Only the wordings are compared: a change of speaker is evidence for the link, not an alteration.
    """
    from quotes.drift import compare
    from quotes.reuse import find_parents

    known, parents, roots = find_parents(wordings)
    same: dict[tuple[str, str], Comparison] = {}
    for count, (own, parent, root) in enumerate(zip(known, parents, roots, strict=True), 1):
        if parent < 0:
            yield LinkedLine(own.id, known[root].id, None, 1.0, None, ())
        else:
            pair = (known[parent].text, own.text)
            found = _UNTOUCHED if pair[0] == pair[1] else same.get(pair)
            if found is None:
                if len(same) >= _KEPT:
                    same.clear()
                found = same[pair] = compare(*pair)
            yield LinkedLine(
                own.id,
                known[root].id,
                known[parent].id,
                round(found.similarity, 4),
                found.severity,
                found.alterations,
            )
        if on_progress and not count % 1000:
            on_progress(count)
