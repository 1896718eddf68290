"""``anonymised``: the earlier report names the source, the later one does not.

In: the two reports.  Out: the alteration, or None.
"""

from __future__ import annotations

from quotes.drift.sources import standing
from quotes.models import Alteration, Wording

KIND = "anonymised"


def find(parent: Wording, child: Wording) -> Alteration | None:
    """Report a source whose name is kept back."""
    if standing(parent, child) != "anonymised":
        return None
    one, other = parent.speaker or "", child.speaker or ""
    return Alteration(
        KIND, "reworded", one, other, (0, 0), (0, 0), f"{one} is named in the earlier report, here it is {other}"
    )
