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
from quotes.drift.pair import Pair

#: (kind, what finds it). ``spliced`` is the caller's to say: see ``quotes.drift.spliced``.
KINDS: tuple[tuple[str, Callable[[Pair], None]], ...] = (
    (bracketed.KIND, bracketed.find),
    (disfluency.KIND, disfluency.find),
    (contraction.KIND, contraction.find),
    (spelling.KIND, spelling.find),
    (reordered.KIND, reordered.find),
    (condition.KIND, condition.find),
    (modality.KIND, modality.find),
    (hedge.KIND, hedge.find),
    (negation.KIND, negation.find),
    (quantifier.KIND, quantifier.find),
    (number.KIND, number.find),
    (entity.KIND, entity.find),
    (pronoun.KIND, pronoun.find),
    (tense.KIND, tense.find),
    (antonym.KIND, antonym.find),
    (truncated.KIND, truncated.find),
    (ellipsis.KIND, ellipsis.find),
    (omitted.KIND, omitted.find),
    (inserted.KIND, inserted.find),
    (substituted.KIND, substituted.find),
    (case.KIND, case.find),
    (punctuation.KIND, punctuation.find),
)
