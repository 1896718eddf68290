"""``hedge``: "I think", "perhaps", "as far as I know" dropped or added.

>>> compare("Perhaps he left.", "He left.").alterations[0].why
'“Perhaps” is gone: the speaker now sounds certain'
"""

from collections import Counter
from functools import cache

from quotes.drift.clauses import Marks, clause_around, has_verb
from quotes.drift.pair import Pair
from quotes.drift.words import Line
from quotes.rules import read_rules

KIND = "hedge"
#: Words that name somebody before a verb of saying at most: "the head of the fire service in Lund says".
_SOURCE = 8
#: Words of what they say that are looked through for a verb.
_CLAUSE = 60


def find(pair: Pair) -> None:
    """Report hedges lost and gained that no other hedge, or word of possibility, stands for."""
    if not pair.changes:
        return
    _hearsay(pair)
    doubts = Counter((s.clause, s.lost) for s in pair.shifts("modality") if s.marker.value == "possibility")
    for clause, (lost, gained) in pair.by_clause(KIND).items():
        for s in lost[len(gained) + doubts[clause, False] :]:
            start, end = s.marker.start, s.marker.end
            j = pair.range_in_a(start)[2]
            word = pair.a.words(start, end)
            pair.report(KIND, "meaning", (start, end, j, j), f"“{word}” is gone: the speaker now sounds certain")
            pair.claim(start, end, j, j)
        for s in gained[len(lost) + doubts[clause, True] :]:
            start, end = s.marker.start, s.marker.end
            i = pair.range_in_b(start)[0]
            word = pair.b.words(start, end)
            pair.report(KIND, "meaning", (i, i, start, end), f"“{word}” was added: the speaker now sounds unsure")
            pair.claim(i, i, start, end)


@cache
def _telling() -> tuple[frozenset[str], frozenset[str], frozenset[str], tuple[list[str], ...]]:
    """Return verbs of saying, words for those who hear it, for those who are no other source, what is before one."""
    hedges = read_rules("hedges")
    return (
        frozenset(hedges["hearsay"].split()),
        frozenset(hedges["hearers"].split()),
        frozenset(hedges["no_others"].split()),
        tuple(source.split() for source in hedges["sources"]),
    )


def _hearsay(pair: Pair) -> None:
    """Report what somebody else was quoted for that is now the speaker's own statement, or the reverse."""
    for c in pair.changes:
        if not pair.free(c) or (c.i1 < c.i2) == (c.j1 < c.j2):
            continue
        if c.i1 < c.i2 and _is_hearsay(pair.a, pair.marks_a, c.i1, c.i2):
            why = f"“{pair.a.words(c.i1, c.i2)}” is gone: what somebody else says is now the speaker's own statement"
        elif c.j1 < c.j2 and _is_hearsay(pair.b, pair.marks_b, c.j1, c.j2):
            why = f"“{pair.b.words(c.j1, c.j2)}” was added: the speaker's own statement is now what somebody else says"
        else:
            continue
        pair.report(KIND, "meaning", (c.i1, c.i2, c.j1, c.j2), why)
        pair.claim(c.i1, c.i2, c.j1, c.j2)


def _is_hearsay(made: Line, marks: Marks, start: int, end: int) -> bool:
    """Whether words that open a sentence say from whom the rest of it comes: "my lawyer told me", "according to"."""
    verbs, hearers, others, sources = _telling()
    keys = made.keys[start:end]
    if marks[start] < 2 or end >= len(made) or marks[end] > 1 or made.keys[end] in ("and", "or", "but"):
        return False
    if not has_verb(made.keys[end : min(end + _CLAUSE, max(end + 1, clause_around(marks, end)[1]))]):
        return False
    if any(keys[: len(source)] == source for source in sources):
        return len(keys) - 2 <= _SOURCE and "," in made.after[end]
    if keys[-1] == "that":
        keys = keys[:-1]
    if len(keys) > 2 and keys[-1] in hearers:
        keys = keys[:-1]
    subject = keys[:-1]
    named = 0 < len(subject) <= _SOURCE and others.isdisjoint(subject) and not has_verb(subject[1:])
    return named and keys[-1] in verbs
