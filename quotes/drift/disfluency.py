"""``disfluency``: fillers and repeated words that an editor smoothed away.

>>> compare("Well, you know, bees sting.", "Bees sting.").alterations[0].kind
'disfluency'
"""

from functools import cache

from quotes.drift.pair import Pair
from quotes.drift.tells import FILLER
from quotes.drift.words import Line
from quotes.rules import read_rules

KIND = "disfluency"
#: Fillers among more words than this that go with them are part of the cut, and no alteration of their own.
_FEW = 3
#: Nobody says a word more often than this while looking for the next.
_STUTTERS = 12
#: Words that are said again together: "we will, we will".
_LONGEST_STUTTER = 6


@cache
def _fillers() -> tuple[frozenset[str], tuple[tuple[str, ...], ...]]:
    rules = read_rules("disfluencies")
    phrases = sorted((tuple(phrase.split()) for phrase in rules["set_off"]), key=lambda words: (-len(words), words))
    return frozenset(rules["words"].split()), tuple(phrases)


def find(pair: Pair) -> None:
    """Report fillers dropped or added."""
    for i1, i2, j1, j2 in pair.ranges:
        for dropped, made, (start, end) in ((True, pair.a, (i1, i2)), (False, pair.b, (j1, j2))):
            runs = _runs(made, start, end) if start < end else []
            if not runs or end - start - sum(stop - at for at, stop in runs) > _FEW:
                continue
            for at, stop in runs:
                place = (at, stop, j1, j1) if dropped else (i2, i2, at, stop)
                verb = "left out" if dropped else "put in"
                pair.report(
                    KIND,
                    "shortened" if dropped else "reworded",
                    place,
                    f"“{made.words(at, stop)}”: words of hesitation were {verb}",
                )
                (pair.claimed_a if dropped else pair.claimed_b).update(range(at, stop))


def _runs(made: Line, start: int, end: int) -> list[tuple[int, int]]:
    """Return the stretches of filler between words ``start`` and ``end``."""
    out: list[tuple[int, int]] = []
    keys, flags = made.keys, made.flags
    stop, near = start, _LONGEST_STUTTER
    for at in [
        i for i in range(start, end) if flags[i] & FILLER or keys[max(0, i - near) : i + near + 1].count(keys[i]) > 1
    ]:
        if at < stop:
            continue
        behind = out[-1][0] if out and out[-1][1] == at else at
        size = _filler(made, at, end) or _repeated(made, at, start, end) or _over_filler(made, behind, at, end)
        if not size:
            continue
        if out and out[-1][1] == at:
            out[-1] = (out[-1][0], at + size)
        else:
            out.append((at, at + size))
        stop = at + size
    return out


def _filler(made: Line, at: int, end: int) -> int:
    """Return how many words of filler begin at a word."""
    if not made.flags[at] & FILLER:
        return 0
    words, phrases = _fillers()
    if made.keys[at] in words:
        return 1
    if not _parted(made, at):
        return 0
    for phrase in phrases:
        stop = at + len(phrase)
        if (
            stop <= end
            and tuple(made.keys[at:stop]) == phrase
            and (_parted(made, stop) or (stop < end and made.keys[stop] in words))
        ):
            return len(phrase)
    return 0


def _parted(made: Line, at: int) -> bool:
    """Whether punctuation stands before the word (or it is the first)."""
    return at == 0 or any(c in made.after[at] for c in ",.;:!?…—–-")


def _repeated(made: Line, at: int, start: int, end: int) -> int:
    """Return how many words say again what stands beside them: "the the gate", "we, we stayed"."""
    keys = made.keys
    for size in range(1, _LONGEST_STUTTER + 1):
        stop = at + size
        if (
            stop > end
            or "'s" in keys[at:stop]
            or (keys[at] == "not" and not made.shortened.keys().isdisjoint(range(at - 1, stop + 1)))
        ):
            break
        after = _said_again(keys, at, size, size, end)
        before = at >= size and _said_again(keys, at, -size, size, start)
        if (after or before) and not any(c in made.after[stop if after else at] for c in ".!?;:"):
            return size
    return 0


def _over_filler(made: Line, behind: int, at: int, end: int) -> int:
    """Return 1 where the word stands again on the other side of words of hesitation: "never, uh, never"."""
    keys, to = made.keys, at + 1
    if 0 < behind < at and keys[behind - 1] == keys[at]:
        return 1
    while to < end and (size := _filler(made, to, end)):
        to += size
    return int(to > at + 1 and keys[to : to + 1] == [keys[at]])


def _said_again(keys: list[str], at: int, step: int, size: int, edge: int) -> bool:
    """Whether the words at ``at`` stand again and again up to ``edge``, and once more among the words kept there."""
    words, to = keys[at : at + size], at + step
    for _ in range(_STUTTERS):
        if to < 0 or keys[to : to + size] != words:
            return False
        if (step > 0 and to + size > edge) or (step < 0 and to < edge):
            return True
        to += step
    return False
