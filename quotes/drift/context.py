"""``context``: the question or the condition beside the words in the earlier report is gone.

In: that context in both reports, None where there is none.  Out: the alteration, or None.
"""

from __future__ import annotations

from quotes.drift.morphology import stems
from quotes.drift.words import line
from quotes.models import Alteration

KIND = "context"
#: Share of the longer words of the earlier context that the later one must repeat to count as the same context; a
#: retelling of a question keeps its nouns, about half of its longer words.
_SAME_CONTEXT = 0.3


def find(before: str | None, after: str | None) -> Alteration | None:
    """Report a context that the later report leaves out."""
    if not before or not before.strip() or _repeated(before, after or ""):
        return None
    return Alteration(
        KIND,
        "reworded",
        before,
        after or "",
        (0, 0),
        (0, 0),
        "what the words answered or depended on in the earlier report is not told",
    )


def _repeated(before: str, after: str) -> bool:
    words = {key for key in line(before).keys if len(key) > 3}
    there = {stem for key in line(after).keys for stem in stems(key)}
    if not words:
        return bool(after.strip())
    return sum(not there.isdisjoint(stems(word)) for word in words) >= _SAME_CONTEXT * len(words)
