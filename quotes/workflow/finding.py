"""Finding what a person means: a quotation by its id or some of its words, a speaker by id or name.

In: an open store and what was typed.  Out: records or ids; ``NotFoundError`` where it means nothing.

>>> [q.id for q in find_quotations(store, "close the lower road")]          # doctest: +SKIP
['c5e83055261879ac']
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quotes.errors import NotFoundError, UsageError
from quotes.models import Quotation

if TYPE_CHECKING:
    from quotes.store import Store

#: Quotations found for some words: more than a person chooses from, fewer than a common word would bring up.
MOST = 20


def find_quotations(store: Store, sought: str) -> list[Quotation]:
    """Return the quotation whose id ``sought`` is, or those that hold all its words, best match first."""
    try:
        return [store.quotation(sought)]
    except NotFoundError:
        found = [store.quotation(f.quotation) for f in store.search(sought, limit=MOST)]
    if not found:
        raise NotFoundError(sought, "is neither an id nor words of a quotation in this store", "try fewer words")
    return found


def find_subject(store: Store, sought: str) -> str:
    """Return the id of the one quotation or the one speaker that ``sought`` means.

    It is an id (that of a speaker who was since joined to another one, too), else a speaker's name, else some words
    of a quotation.  Raises ``UsageError`` where it means several.
    """
    if store.speaker_of(sought) is not None:
        return sought  # also an id that a ruling has joined to another one
    speakers = store.find_speakers(sought)
    if not speakers:
        quotations = find_quotations(store, sought)
        if len(quotations) == 1:
            return quotations[0].id
        several = f"stands in {len(quotations)} quotations"
        raise UsageError(sought, several, "name one by its id; quotes show lists them")
    if len(speakers) > 1:
        known = ", ".join(speakers[:6]) + (", …" if len(speakers) > 6 else "")
        raise UsageError(sought, f"may be {len(speakers)} speakers", f"name one by its id: {known}")
    return speakers[0]
