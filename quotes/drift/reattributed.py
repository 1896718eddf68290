"""``reattributed``: the words are given to another source.

In: the two reports.  Out: the alteration, or None.
"""

from __future__ import annotations

from quotes.drift.sources import standing
from quotes.models import Alteration, Wording

KIND = "reattributed"


def find(parent: Wording, child: Wording) -> Alteration | None:
    """Report words given to somebody else."""
    if standing(parent, child) != "other":
        return None
    one, other = parent.speaker or "", child.speaker or ""
    return Alteration(KIND, "meaning", one, other, (0, 0), (0, 0), f"the words of {one} are given to {other}")
