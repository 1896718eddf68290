"""``negation`` and ``modality`` between reports: whether the words were said at all.

In: the two reports.  Out: the alteration, or None.

"She never said “we will pay”" and "“We will pay,” she said" have their words in common and tell the opposite; so do
words that somebody might say and words that were said.
"""

from __future__ import annotations

from typing import Final

from quotes.models import Alteration, Polarity, Wording

#: How a report of each kind is told.
_TOLD: Final[dict[Polarity, str]] = {
    "asserted": "that the words were said",
    "negated": "that the words were not said",
    "hypothetical": "only that the words might be said",
}


def find(parent: Wording, child: Wording) -> Alteration | None:
    """Report words that were said for one report, and for the other were not or only might be."""
    was, now = parent.polarity, child.polarity
    if was == now or "indirect" in (parent.kind, child.kind):
        return None
    kind = "negation" if "negated" in (was, now) else "modality"
    why = f"the earlier report says {_TOLD[was]}, here it says {_TOLD[now]}"
    return Alteration(kind, "meaning", "", "", (0, 0), (0, 0), why)
