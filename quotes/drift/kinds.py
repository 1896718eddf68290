"""The kinds of alteration between two wordings, in the order in which they are looked for.

What an earlier kind has explained a later one leaves alone, so: editors' marks and what is the same word first, then
what can turn the sense, then what is left, last what concerns marks and letters only.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, reduce
from operator import or_
from typing import Final

from quotes.drift import (
    antonym,
    bracketed,
    case,
    condition,
    contraction,
    disfluency,
    ellipsis,
    entity,
    hedge,
    inserted,
    modality,
    negation,
    number,
    omitted,
    pronoun,
    punctuation,
    quantifier,
    reordered,
    spelling,
    substituted,
    tense,
    truncated,
)  # fmt: skip
from quotes.drift.pair import Pair
from quotes.drift.tells import (
    AGAIN,
    AMOUNT,
    AUXILIARY,
    BRACKETS,
    BY,
    CAPITAL,
    CONDITIONAL,
    CUT,
    CUT_AT_END,
    CUT_MARKED,
    DENIALS,
    FIGURE,
    FIGURES,
    FILLER,
    HABIT,
    JOINERS,
    JOINING,
    KIN,
    MOVED,
    NOT,
    OPEN,
    PARTED,
    PERSON,
    PUT,
    REPLACED,
    REWRITTEN,
    SHIFTED,
    SHORTENED,
    SIGNS,
)

#: (kind, what must be there for it, what finds it). A kind is looked for where ``Pair.tells`` has one of its flags;
#: with other rules for a kind go other flags. ``spliced`` is the caller's to say: see ``quotes.drift.spliced``.
KINDS: tuple[tuple[str, int, Callable[[Pair], None]], ...] = (
    (bracketed.KIND, BRACKETS, bracketed.find),
    (disfluency.KIND, FILLER | AGAIN, disfluency.find),
    (contraction.KIND, OPEN | SHORTENED, contraction.find),
    (spelling.KIND, KIN | CAPITAL | AMOUNT | FIGURE | FIGURES | SIGNS | SHORTENED, spelling.find),
    (reordered.KIND, MOVED | JOINERS | BY, reordered.find),
    (condition.KIND, CONDITIONAL, condition.find),
    (modality.KIND, SHIFTED["modality"] | AUXILIARY | JOINING, modality.find),
    (hedge.KIND, SHIFTED["hedge"] | CUT_AT_END | CUT | PUT, hedge.find),
    (negation.KIND, SHIFTED["negation"] | KIN | NOT | DENIALS, negation.find),
    (quantifier.KIND, SHIFTED["quantifier"], quantifier.find),
    (number.KIND, AMOUNT | FIGURES, number.find),
    (entity.KIND, CAPITAL, entity.find),
    (pronoun.KIND, PERSON, pronoun.find),
    (tense.KIND, AUXILIARY | KIN | HABIT, tense.find),
    (antonym.KIND, KIN, antonym.find),
    (truncated.KIND, CUT_AT_END, truncated.find),
    (ellipsis.KIND, CUT_MARKED, ellipsis.find),
    (omitted.KIND, CUT, omitted.find),
    (inserted.KIND, PUT, inserted.find),
    (substituted.KIND, REPLACED, substituted.find),
    (case.KIND, REWRITTEN, case.find),
    (punctuation.KIND, PARTED, punctuation.find),
)
#: Every flag that some kind asks for.
NEEDED: Final = reduce(or_, (needs for _, needs, _ in KINDS))


@lru_cache(maxsize=4096)
def asked_for(tells: int) -> tuple[Callable[[Pair], None], ...]:
    """Return what finds the kinds that flags of a pair ask for, in order."""
    return tuple(find for _, needs, find in KINDS if tells & needs)
