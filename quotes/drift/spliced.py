"""``spliced``: the words of two statements run together as one; the caller knows, who has both.

>>> splice("We left.", "We left. They stayed.").kind
'spliced'
"""

from quotes.models import Alteration

KIND = "spliced"


def splice(parent: str, child: str) -> Alteration:
    """Return the alteration for a report that joins its parent's words with those of another statement."""
    return Alteration(
        KIND,
        "reworded",
        parent,
        child,
        (0, len(parent)),
        (0, len(child)),
        "the words of two statements were run together as one",
    )
