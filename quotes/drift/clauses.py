"""Where the clauses of a wording begin: by punctuation, conjunctions and what has a verb of its own.

In: a ``Line``.  Out: for each word whether a sentence (2) or a clause (1) begins there, and whether a run of words
is a clause of its own.  A clause that is left out as a whole changes nothing in the clause that is kept.

>>> boundaries(line("We left, but they stayed."))
[2, 0, 1, 0, 0, 2]
"""

from __future__ import annotations

import re

from quotes.drift.morphology import is_verb_form
from quotes.drift.words import Line

_SENTENCE = re.compile(r"[.!?…;:](?:[\"'”’)\]\s]|$)|\n")
_PAUSE = re.compile(r"[,;:—–()…]|\s-\s|--")

COORDINATING = frozenset({"and", "but", "or", "yet", "so", "nor", "then"})
SUBORDINATING = frozenset(
    {"because", "although", "though", "while", "whereas", "since", "when", "whenever", "where", "wherever", "which", "who", "whom", "whose", "after",
     "before", "until", "till", "if", "unless", "provided", "once", "why", "despite", "except", "lest", "providing", "assuming"}
)
#: A relative or a causal clause carries its own denial: "who did not pay", "because they did not pay".
_CARRIES_ITS_OWN = frozenset(
    {"who", "which", "whose", "whom", "because", "although", "though", "while", "whereas", "since", "when", "whenever", "where", "after", "before", "and",
     "but", "or", "so", "yet", "that", "why", "what", "despite", "as", "until", "once"}
)
_AUXILIARIES = frozenset(
    "is are am was were be been has have had do does did will would can could may might must shall should 's 'd".split()
)
_SUBJECTS = frozenset("seems seem appears appear i we he she they it you nobody everyone someone who".split())


def boundaries(made: Line) -> list[int]:
    """Return for each word, and the end, how strong a boundary stands before it."""
    out = [0] * (len(made) + 1)
    for i, gap in enumerate(made.after):
        if gap == " " or gap == "":
            key = made.keys[i] if i < len(made) else ""
            if key in SUBORDINATING or (key in COORDINATING and _opens_a_clause(made, i)):
                out[i] = 1
        elif _SENTENCE.search(gap):
            out[i] = 2
        elif _PAUSE.search(gap) or (i < len(made) and made.keys[i] in SUBORDINATING):
            out[i] = 1
    out[0] = out[-1] = 2
    return out


def _opens_a_clause(made: Line, i: int) -> bool:
    """Whether a subject and a verb, or a verb, follow the conjunction within five words."""
    keys = made.keys
    if i + 1 < len(keys) and keys[i + 1] in SUBORDINATING:
        return True
    for n in range(i + 1, min(i + 6, len(keys))):
        if n > i + 1 and _PAUSE.search(made.after[n]):
            return False
        if keys[n] in _AUXILIARIES or keys[n] in _SUBJECTS or is_verb_form(keys[n]):
            return True
    return False


def has_verb(keys: list[str]) -> bool:
    """Whether a run of words has a verb that shows a tense or needs a subject, by its form."""
    return any(key in _AUXILIARIES or key in _SUBJECTS or is_verb_form(key) for key in keys)


def clause_around(marks: list[int], at: int) -> tuple[int, int]:
    """Return the word range of the clause that holds word ``at``."""
    start = min(at, len(marks) - 1)
    while start > 0 and not marks[start]:
        start -= 1
    end = at + 1
    while end < len(marks) - 1 and not marks[end]:
        end += 1
    return start, min(end, len(marks) - 1)


def stands_alone(made: Line, marks: list[int], run: tuple[int, int], at: int, force: list[tuple[int, int]]) -> bool:
    """Whether the word ``at`` of a changed ``run`` belongs to a clause that lies wholly inside the run.

    ``force`` are the ranges of markers in the run; a clause of nothing else ("as far as I know") never stands alone.
    """
    start = at
    while start > run[0] and not marks[start]:
        start -= 1
    end = at + 1
    while end < run[1] and not marks[end]:
        end += 1
    keys = made.keys[start:end]
    covered = {i for a, b in force for i in range(a, b)}
    last = end
    while last < run[1] and marks[last] < 2:
        last += 1
    first = start
    while first > run[0] and marks[first] < 2:
        first -= 1
    if marks[first] == marks[last] == 2 and last < len(made) and any(i not in covered and len(made.keys[i]) > 2 for i in range(first, last)):
        # a fragment with a stop of its own: "No ifs, no buts: the rig closes"
        return True
    if end < run[1] and keys and (keys[0] in _AUXILIARIES or is_verb_form(keys[0])) and made.keys[run[1] - 1] in COORDINATING:
        # the first of two predicates: "said nothing and walked out"
        return True
    if not has_verb(keys) or all(i in covered or len(made.keys[i]) <= 3 for i in range(start, end)):
        return False
    if not marks[start] and keys[0] not in _CARRIES_ITS_OWN:
        return bool(marks[end]) and _has_its_own_subject(made, marks, start, keys)
    if marks[end]:
        return not _clings(made, marks, start, end)
    return keys[0] in _CARRIES_ITS_OWN


def _has_its_own_subject(made: Line, marks: list[int], start: int, keys: list[str]) -> bool:
    """Whether a run cut off at the end is a statement inside another: "He said | the mayor did not resign"."""
    kept = start - 1
    while kept > 0 and not marks[kept]:
        kept -= 1
    first = keys[0]
    return first not in _AUXILIARIES and first not in ("not", "never", "to") and not first.endswith("ing") and has_verb(made.keys[kept:start])


def _clings(made: Line, marks: list[int], start: int, end: int) -> bool:
    """Whether the clause denies or narrows the one beside it without a verb: "but not this year"."""
    body = [key for key in made.keys[start:end] if key not in COORDINATING]
    return bool(body) and body[0] in ("not", "only", "except") and not has_verb(body[1:])
