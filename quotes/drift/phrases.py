"""The phrases that carry a statement's force, as the rules list them, by the word they begin with.

In: the rules.  Out: for each first word what its phrases go on with, word by word.

>>> "as" in first_words("condition"), "as" in first_words("negation")
(True, False)
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import product
from typing import Final

from quotes.rules import read_rules

#: Value of a phrase that looks like one of its family and is none.
IDLE: Final = "idle"
#: One phrase: its words after the first, the family it belongs to, and its value there.
Phrase = tuple[tuple[str, ...], str, str]


class Opening(dict[str, "Opening"]):
    """Words that phrases begin with: the same with one more word, by that word."""

    __slots__ = ("whole",)

    def __init__(self) -> None:
        super().__init__()
        #: (family, value) where the words are a phrase of their own.
        self.whole: tuple[tuple[str, str], ...] = ()


@cache
def phrases() -> Opening:
    """Return the phrases by their first word, then by the next; hundreds begin with "it" or "i", few go on alike."""
    root = Opening()
    for word, rows in _by_first_word().items():
        for rest, family, value in rows:
            at = root.setdefault(word, Opening())
            for following in rest:
                at = at.setdefault(following, Opening())
            at.whole = tuple(sorted({*at.whole, (family, value)}))
    return root


@cache
def first_words(family: str = "") -> frozenset[str]:
    """Return the words that a marker, or one of a family, can begin with."""
    return frozenset(
        word for word, rows in _by_first_word().items() if not family or any(row[1] == family for row in rows)
    )


def _by_first_word() -> dict[str, list[Phrase]]:
    found: dict[str, list[Phrase]] = {}

    def put(family: str, phrase: str, value: str) -> None:
        words = phrase.split()
        found.setdefault(words[0], []).append((tuple(words[1:]), family, value))

    negators, hedges, conditions = (read_rules(name) for name in ("negators", "hedges", "conditions"))
    for phrase in negators["words"].split() + negators["phrases"]:
        put("negation", phrase, phrase)
    for phrase, denial in _denying_frames():
        put("negation", phrase, denial)
    for row in read_rules("modals")["modal"]:
        for phrase in row["words"]:
            put("modality", phrase, row["force"])
    for phrase in read_rules("modals")["none"]["phrases"]:
        put("modality", phrase, IDLE)
    once = dict.fromkeys(hedges["words"].split() + hedges["phrases"] + hedges["before_nouns"])
    for phrase in once:
        put("hedge", phrase, phrase)
    for person in hedges["persons"].split():
        for verb in hedges["verbs"].split():
            put("hedge", f"{person} {verb}", verb)
            put("hedge", f"{person} {verb} that", verb)
            for adverb in ("do", "really", "honestly", "still", "also"):
                put("hedge", f"{person} {adverb} {verb}", verb)
    for row in read_rules("quantifiers")["quantifier"]:
        for phrase in row["words"]:
            put("quantifier", phrase, row["value"])
    for phrase in conditions["words"].split() + conditions["phrases"]:
        put("condition", phrase, phrase)
    idle = {"negation": negators, "quantifier": read_rules("quantifiers"), "condition": conditions}
    for family, phrase in ((family, phrase) for family, rules in idle.items() for phrase in rules["idle"]):
        put(family, phrase, IDLE)
    return found


def _denying_frames() -> Iterator[tuple[str, str]]:
    """Yield "it would be wrong to say" and its like, each with the word that denies."""
    frames = read_rules("negators")["frames"]
    for opening, denial, way in product(frames["openings"], frames["denials"], frames["goes_on"]):
        yield f"{opening} {denial} {way}", denial
