"""``named``: the later report names a source that the earlier one did not.

In: the two reports.  Out: the alteration, or None.
"""

from __future__ import annotations

from quotes.drift.sources import standing
from quotes.models import Alteration, Wording

KIND = "named"


def find(parent: Wording, child: Wording) -> Alteration | None:
    """Report a source whose name became known."""
    if standing(parent, child) != "named":
        return None
    one, other = parent.speaker or "", child.speaker or ""
    return Alteration(
        KIND, "cosmetic", one, other, (0, 0), (0, 0), f"the earlier report has {one}, here the source is named: {other}"
    )
