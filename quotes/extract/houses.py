"""Names of houses made of people's names: "Lom & Berg", "Lom and Sons".

In: a ``Page`` and the index of the sign that joins them, or the words of a name.  Out: whether it is one house.

>>> is_house(["lom", "&", "berg"]), is_house(["ada", "lom"])
(True, False)
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from quotes.extract.sentences import Page
from quotes.rules.lexicon import BODY, BODY_ENDING, FUNCTION, PERSON, TITLE

#: "Lom and Sons": a house, and no two people.
PARTNERS: Final = frozenset(("sons", "daughters", "brothers", "partners", "associates", "co"))


def is_house(words: Sequence[str]) -> bool:
    """Whether the words of a name, lower case, are those of a house."""
    return words[-1] in PARTNERS or "&" in (*words[1:2], *words[-2:-1])


def joins_house(page: Page, i: int) -> bool:
    """Whether the sign or word at ``i`` joins what stands before it to the rest of a house's name.

    A sign between two people with first names ("Ana Lom & Jo Berg") does not.
    """
    words, following = page.words, page.words[i + 1]
    if not following.capital:
        return False
    if words[i].text == "and":
        return following.lower in PARTNERS and not page.barred[i + 1]
    if i < 2 or page.barred[i - 1] or page.barred[i + 2] or not (words[i - 2].capital and words[i + 2].capital):
        return True
    return bool(words[i - 2].flags & (FUNCTION | PERSON | TITLE) or words[i + 2].flags & (BODY | BODY_ENDING))
