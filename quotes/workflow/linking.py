"""Comparing and linking ready-made wordings, without articles and without a store.

In: wordings.  Out: for each, what it descends from and what was done to the words on the way.

>>> [line.parent for line in link_lines([Wording("a", "We sail at dawn with the tide", published="2031-01-01")])]
[None]
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator

from attrs import frozen

from quotes.models import Alteration, Comparison, Severity, Wording


@frozen
class LinkedLine:
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
    from quotes.reuse import link_wordings

    known = list(wordings)
    links = link_wordings(known)
    text = {w.id: w.text for w in known}
    parent = {link.id: link.parent for link in links}
    root: dict[str, str] = {}
    same: dict[tuple[str, str], Comparison] = {}
    for count, link in enumerate(links, 1):
        if link.parent is None:
            yield LinkedLine(link.id, link.id, None, 1.0, None, ())
        else:
            pair = (text[link.parent], text[link.id])
            found = same.get(pair)
            if found is None:
                found = same[pair] = compare(*pair)
            yield LinkedLine(
                link.id,
                _root_of(link.id, parent, root),
                link.parent,
                round(found.similarity, 4),
                found.severity,
                found.alterations,
            )
        if on_progress and not count % 1000:
            on_progress(count)


def _root_of(start: str, parent: dict[str, str | None], root: dict[str, str]) -> str:
    """Follow parents to the first report, remembering the way."""
    way = []
    at = start
    while at not in root and (above := parent.get(at)) is not None:
        way.append(at)
        at = above
    top = root.get(at, at)
    for step in way:
        root[step] = sys.intern(top)
    return top
