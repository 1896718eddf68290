"""What a word tells by itself, as one number of flags: whether it can open a denial, is an amount, joins clauses.

In: a comparison key.  Out: its flags.  Most kinds of alteration can leave at once where no differing word has a flag
of theirs; ``quotes.drift.kinds`` says which those are.

>>> bool(tells_of("perhaps") & MARKER), bool(tells_of("seven") & NUMBER), bool(tells_of("lamp") & (MARKER | NUMBER))
(True, True, False)
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Final

from quotes.drift.numerals import calendar, figure, is_amount, word_value
from quotes.drift.persons import own_side, person
from quotes.drift.phrases import first_words
from quotes.rules import read_rules

#: May begin a marker of some kind ("not", "may", "at | least").
MARKER: Final = 1 << 0
#: May begin a condition, by a phrase or by the order of words ("if", "until", "should | it rain").
CONDITIONAL: Final = 1 << 1
#: Joins clauses ("and", "because").
JOINING: Final = 1 << 2
#: Belongs to a number: without such a word no words of a wording are joined to one.
NUMBER: Final = 1 << 3
#: Says how much or when.
AMOUNT: Final = 1 << 4
#: A month or a figure, around which a date or a sum can be read.
FIGURE: Final = 1 << 5
#: A personal pronoun.
PERSON: Final = 1 << 6
#: May begin words of hesitation.
FILLER: Final = 1 << 7
#: A contraction that can stand for several words (’s, ’d).
OPEN: Final = 1 << 8
#: An auxiliary that shows a tense.
AUXILIARY: Final = 1 << 9
#: Written with a capital.
CAPITAL: Final = 1 << 10
#: "Not".
NOT: Final = 1 << 11
#: "Used", which before "to" tells a habit.
HABIT: Final = 1 << 12
#: A part of a word of two parts that is no short form ("can|not").
FULL: Final = 1 << 13
#: "By", which a passive needs to say who did it.
BY: Final = 1 << 14
#: Can be the first word of a run that is joined to one number ("a | dozen", "per | cent", "2", "minus | 4").
NUMBER_FIRST: Final = 1 << 15

# What two wordings tell beside the flags of the words that differ.
#: Words were left out and not just one or two others put in their place: somewhere, at an end, where an ellipsis is.
CUT: Final = 1 << 16
CUT_AT_END: Final = 1 << 17
CUT_MARKED: Final = 1 << 18
#: Words were put in, and not just one or two in the place of others.
PUT: Final = 1 << 19
#: Words stand in the place of others; words that are perhaps kin to these: one verb, one spelling, opposites, numbers.
REPLACED: Final = 1 << 20
KIN: Final = 1 << 21
#: Some word that is gone from one place has come in at another; all words that differ join clauses.
MOVED: Final = 1 << 22
JOINERS: Final = 1 << 23
#: A word that differs stands once more beside itself.
AGAIN: Final = 1 << 24
#: Both have dates or sums, and words differ.
FIGURES: Final = 1 << 25
#: Either has words in brackets, or contractions.
BRACKETS: Final = 1 << 26
SHORTENED: Final = 1 << 27
#: Words both have are written in another way, or parted from the word before by something else; and either wording has
#: what can be a number or a hyphen.
REWRITTEN: Final = 1 << 28
PARTED: Final = 1 << 29
SIGNS: Final = 1 << 30
#: Both have a "not", and words differ.
DENIALS: Final = 1 << 31
#: Some marker of the kind is in one wording only.
SHIFTED: Final = {"negation": 1 << 32, "modality": 1 << 33, "hedge": 1 << 34, "quantifier": 1 << 35, "condition": 0}


@cache
def _listed() -> tuple[tuple[int, frozenset[str]], ...]:
    """Return flags with the words that have them."""
    fillers, conditions = read_rules("disfluencies"), read_rules("conditions")
    clauses, tense = read_rules("tense")["clauses"], read_rules("tense")["auxiliaries"]
    return (
        (MARKER, first_words()),
        (CONDITIONAL, first_words("condition") | {*conditions["inverting"].split(), *conditions["with_denial"]}),
        (JOINING, frozenset(clauses["coordinating"].split() + clauses["subordinating"].split())),
        (NOT, frozenset({"not"})),
        (BY, frozenset({"by"})),
        (HABIT, frozenset({"used"})),
        (NUMBER, frozenset(word_value()) | {"cent"}),
        (NUMBER_FIRST, frozenset(word_value()) | {"per", "minus", "a", "p", "am", "pm"}),
        (PERSON, own_side()),
        (FILLER, frozenset([*fillers["words"].split(), *(phrase.split()[0] for phrase in fillers["set_off"])])),
        (OPEN, frozenset(read_rules("contractions")["open"])),
        (AUXILIARY, frozenset(f"{tense['present']} {tense['past']} {tense['be']}".split())),
    )


@lru_cache(maxsize=32768)
def tells_of(key: str) -> int:
    """Return the flags of a comparison key; ``CAPITAL`` and ``FULL`` are its writing's to add."""
    found = 0
    for flag, words in _listed():
        if key in words:
            found |= flag
    if key[:1].isdigit():
        found |= NUMBER | NUMBER_FIRST
    if is_amount(key):
        found |= AMOUNT
    if calendar(key) == "month" or figure(key) is not None:
        found |= FIGURE
    return found | PERSON if person(key) else found
