"""Time the comparison of wordings against two floors: the bare alignment of the same words, and that with the cutting.

Run ``python benchmarks/drift.py``.  For pairs of 25 words with no, one and three words changed, and for the pairs that
``quotes link`` meets in invented lineages, it prints microseconds a pair: ``Indel.opcodes`` on ready word lists; the
plainest way to those lists (the words of both texts by one expression, in small letters) and ``Indel.opcodes``; cutting
both texts into ``Line``s; and ``compare``, with its ratios to both floors.  Each figure adds up the best of several
runs over few pairs at a time, so that other work on the machine counts little.
"""

from __future__ import annotations

import random
import re
import time
from collections.abc import Callable, Sequence

from invented_lineages import make_lineages
from rapidfuzz.distance import Indel

from quotes.drift import compare, words
from quotes.drift.words import line
from quotes.reuse import find_parents

#: Pairs of each mix; pairs timed at a time, and how often. Nothing is kept cut from one run to the next.
PAIRS, AT_A_TIME, REPEATS = 2000, 25, 5
#: Quotations from which the last mix is taken.
LINKED = 8000
_WORD = re.compile(r"\w+(?:['’]\w+)*")
Pairs = Sequence[tuple[str, str]]
_WORDS = [
    "the",
    "a",
    "of",
    "to",
    "and",
    "in",
    "harbour",
    "bridge",
    "council",
    "water",
    "night",
    "winter",
    "stone",
    "field",
    "road",
    "boat",
    "school",
    "teacher",
    "engine",
    "roof",
    "letter",
    "money",
    "market",
    "window",
    "river",
    "train",
    "doctor",
    "village",
    "paper",
    "office",
    "garden",
    "summer",
    "evening",
    "light",
    "storm",
    "valley",
    "ferry",
    "crew",
    "said",
    "went",
    "found",
    "carried",
    "closed",
    "opened",
    "waited",
    "counted",
    "wrote",
    "brought",
    "never",
    "always",
    "under",
    "over",
    "before",
    "after",
    "with",
    "from",
]


def _pairs(changes: int) -> list[tuple[str, str]]:
    """Return pairs of 25 words, the second with ``changes`` words replaced or left out."""
    rnd = random.Random(25)
    made = []
    for _ in range(PAIRS):
        words = rnd.choices(_WORDS, k=25)
        other = list(words)
        for _ in range(changes):
            at = rnd.randrange(len(other))
            if rnd.random() < 0.5:
                other[at] = rnd.choice(_WORDS)
            else:
                del other[at]
        made.append((" ".join(words).capitalize() + ".", " ".join(other).capitalize() + ","))
    return made


def _linked() -> list[tuple[str, str]]:
    """Return the pairs of parent and report that linking invented lineages compares, in its order, none twice."""
    known, parents, _ = find_parents(make_lineages(LINKED)[0])
    pairs = ((known[parent].text, own.text) for own, parent in zip(known, parents, strict=True) if parent >= 0)
    return list(dict.fromkeys(pair for pair in pairs if pair[0] != pair[1]))[:PAIRS]


def _time(work: Callable[[Pairs], object], pairs: Pairs) -> float:
    """Return the time of ``work`` in microseconds a pair."""
    total = 0.0
    for at in range(0, len(pairs), AT_A_TIME):
        part, best = pairs[at : at + AT_A_TIME], float("inf")
        for _ in range(REPEATS):
            words._kept.cache_clear()
            start = time.process_time()
            work(part)
            best = min(best, time.process_time() - start)
        total += best
    return total / len(pairs) * 1e6


def _tokenised(pairs: Pairs) -> None:
    for a, b in pairs:
        Indel.opcodes(_WORD.findall(a.lower()), _WORD.findall(b.lower()))


def main() -> None:
    """Print the table."""
    heads = ("opcodes", "tokens too", "cutting", "compare", "/ opcodes", "/ tokens too")
    print(f"{'microseconds a pair':22s}" + "".join(f"{head:>13s}" for head in heads))
    mixes = {"unchanged but the end": _pairs(0), "one word changed": _pairs(1), "three words changed": _pairs(3)}
    for name, pairs in {**mixes, "as link meets them": _linked()}.items():
        ready = {pair: (line(pair[0]).keys, line(pair[1]).keys) for pair in pairs}
        floor = _time(lambda part, ready=ready: [Indel.opcodes(*ready[pair]) for pair in part], pairs)
        tokens = _time(_tokenised, pairs)
        cutting = _time(lambda part: [(line(a), line(b)) for a, b in part], pairs)
        whole = _time(lambda part: [compare(a, b) for a, b in part], pairs)
        figures = (floor, tokens, cutting, whole, whole / floor, whole / tokens)
        print(f"{name:22s}" + "".join(f"{figure:13.1f}" for figure in figures))


if __name__ == "__main__":
    main()
