"""The kinds of alteration between two wordings, in the order in which they are looked for.

What an earlier kind has explained a later one leaves alone, so: editors' marks and what is the same word first, then
what can turn the sense, then what is left, last what concerns marks and letters only.
"""

from __future__ import annotations

from collections.abc import Callable

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
from quotes.drift.pair import (
    BRACKETS,
    DENIALS,
    FIGURES,
    GAINED,
    LOST,
    PARTED,
    REPLACED,
    REWRITTEN,
    SHIFTED,
    SHORTENED,
    Pair,
)
from quotes.drift.tells import AMOUNT, AUXILIARY, CAPITAL, CONDITIONAL, HABIT, NOT, OPEN, PERSON

#: (kind, what must be there for it, what finds it). A kind is looked for where ``Pair.tells`` has one of its flags;
#: with other rules for a kind go other flags. ``spliced`` is the caller's to say: see ``quotes.drift.spliced``.
KINDS: tuple[tuple[str, int, Callable[[Pair], None]], ...] = (
    (bracketed.KIND, BRACKETS, bracketed.find),
    (disfluency.KIND, LOST | GAINED, disfluency.find),
    (contraction.KIND, OPEN | SHORTENED, contraction.find),
    (spelling.KIND, REPLACED | FIGURES | REWRITTEN | PARTED, spelling.find),
    (reordered.KIND, LOST | GAINED, reordered.find),
    (condition.KIND, CONDITIONAL, condition.find),
    (modality.KIND, SHIFTED, modality.find),
    (hedge.KIND, SHIFTED, hedge.find),
    (negation.KIND, SHIFTED | REPLACED | NOT | DENIALS, negation.find),
    (quantifier.KIND, SHIFTED, quantifier.find),
    (number.KIND, AMOUNT | FIGURES, number.find),
    (entity.KIND, CAPITAL, entity.find),
    (pronoun.KIND, PERSON, pronoun.find),
    (tense.KIND, AUXILIARY | REPLACED | HABIT, tense.find),
    (antonym.KIND, REPLACED, antonym.find),
    (truncated.KIND, LOST, truncated.find),
    (ellipsis.KIND, LOST, ellipsis.find),
    (omitted.KIND, LOST, omitted.find),
    (inserted.KIND, GAINED, inserted.find),
    (substituted.KIND, REPLACED, substituted.find),
    (case.KIND, REWRITTEN, case.find),
    (punctuation.KIND, PARTED, punctuation.find),
)
