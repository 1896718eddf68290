"""The phrases that carry a statement's force, as the rules list them, by the word they begin with.

In: the rules.  Out: for each first word its phrases, longest first.

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


@cache
def phrases() -> dict[str, tuple[dict[str, tuple[Phrase, ...]], tuple[Phrase, ...]]]:
    """Return for each first word its phrases of several words by their second one, longest first, and the word alone.

    Hundreds of phrases begin with "it" or "i"; few of them go on alike.
    """
    out = {}
    for word, rows in _by_first_word().items():
        longest_first = sorted(set(rows), key=lambda row: (-len(row[0]), row))
        going_on: dict[str, list[Phrase]] = {}
        for row in longest_first:
            if row[0]:
                going_on.setdefault(row[0][0], []).append(row)
        out[word] = (
            {second: tuple(phrases) for second, phrases in going_on.items()},
            tuple(row for row in longest_first if not row[0]),
        )
    return out


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
    for phrase in hedges["words"].split() + hedges["phrases"]:
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
