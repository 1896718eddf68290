"""Time the comparison of wordings against the floor: the bare alignment of the same words.

Run ``python benchmarks/drift.py``; it prints microseconds a pair for ``Indel.opcodes`` on ready word lists, for cutting
the two texts into words, and for ``compare``, with the ratio of the last to the first.  Pairs have 25 words.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable

from rapidfuzz.distance import Indel

from quotes.drift import compare
from quotes.drift.words import line

#: More wordings than are kept cut from one comparison to the next, so that no repeat finds its own.
PAIRS, REPEATS = 3000, 3
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


def _time(work: Callable[[], None]) -> float:
    """Return the best time of ``work`` in microseconds a pair."""
    best = float("inf")
    for _ in range(REPEATS):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best / PAIRS * 1e6


def main() -> None:
    """Print the table."""
    print(f"{'pairs of 25 words':24s} {'opcodes':>9s} {'cutting':>9s} {'compare':>9s} {'ratio':>7s}")
    for name, changes in (("unchanged but the end", 0), ("one word changed", 1), ("three words changed", 3)):
        pairs = _pairs(changes)
        cut = [(line(a).keys, line(b).keys) for a, b in pairs]
        floor = _time(lambda cut=cut: [Indel.opcodes(a, b) for a, b in cut] and None)
        cutting = _time(lambda pairs=pairs: [(line(a), line(b)) for a, b in pairs] and None)
        whole = _time(lambda pairs=pairs: [compare(a, b) for a, b in pairs] and None)
        print(f"{name:24s} {floor:9.1f} {cutting:9.1f} {whole:9.1f} {whole / floor:7.1f}")


if __name__ == "__main__":
    main()
