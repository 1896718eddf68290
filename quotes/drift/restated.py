"""What of a quotation a reported clause restates: which content words, which clauses.

In: the quoted words and the reported clause.  Out: both as ``Text``s, the words they share by any of their forms, and
the clauses that answer to each other.

>>> one, other = read("We lost the keys."), read("he had lost his keys")
>>> sorted(shared(one, other).items())
[(2, 1), (4, 3)]
"""

from __future__ import annotations

from functools import cache

from attrs import frozen

from quotes.drift.clauses import boundaries, clause_around, has_verb, in_verb_group
from quotes.drift.markers import Marker, find_markers
from quotes.drift.morphology import stems
from quotes.drift.opposites import denies
from quotes.drift.variants import same_spelling
from quotes.drift.words import Line, line
from quotes.rules import read_rules

#: A clause of the report restates a clause of the quotation if it shares this many content words, or this share of
#: its own; below that nothing is said about what became of the clause.
_WORDS_SHARED, _SHARE = 2, 0.5
#: Letters at the beginning that make two words one family; with five, "conte|nt" and "conte|st" would be one too often.
_FAMILY = 6
#: Words of a subject that stands apart from its verb, and clauses between them.
_SUBJECT, _ASIDE = 3, 4
#: Longer texts are no reported clauses; their words are not searched for one another.
MOST_WORDS = 1500

#: Clauses of the report -> clauses of the quotation that they restate.
Answers = dict[int, set[int]]
#: Content words of the report -> those of the quotation.
Pairs = dict[int, int]


@frozen(eq=False)
class Text:
    """A wording with what is asked of it."""

    line: Line
    #: Clause of each word.
    clause: list[int]
    #: Content words by place, as their stems.
    content: dict[int, frozenset[str]]
    markers: list[Marker]


@cache
def _small() -> frozenset[str]:
    closed = read_rules("common_words")["bands"]["closed"]
    return frozenset(closed) | frozenset(read_rules("tense")["clauses"]["small"].split())


def read(text: str) -> Text:
    """Read a wording for its clauses, content words and markers."""
    made = line(text)
    marks = boundaries(made)
    clause = _over_asides(made, [clause_around(marks, i)[0] for i in range(len(made))])
    content = {
        i: stems(key)
        for i, key in enumerate(made.keys)
        if len(key) > 1 and key not in _small() and not key[0].isdigit()
    }
    return Text(made, clause, content, find_markers(made))


def _over_asides(made: Line, clause: list[int]) -> list[int]:
    """Let a subject belong to the clause of its verb where words stand between: "no one, as far as he knew, | had"."""
    heads = sorted(set(clause))
    home = {head: head for head in heads}
    for n, head in enumerate(heads[:-2]):
        stop = heads[n + 1]
        if stop - head > _SUBJECT or "," not in made.after[stop] or has_verb(made.keys[head:stop]):
            continue
        behind = heads[n + 2 : n + 2 + _ASIDE]
        verb = next((k for k in behind if "," in made.after[k] and in_verb_group(made.keys[k])), head)
        home[head] = verb
    return [home[head] for head in clause]


def shared(one: Text, other: Text) -> Pairs:
    """Return the content words of the report with those of the quotation that they repeat, by any form."""
    places: dict[str, list[int]] = {}
    for i, found in one.content.items():
        for stem in sorted(found):
            places.setdefault(stem, []).append(i)
    # a word that is said in several clauses is that of the clause with most of the report's words
    met = {stem for found in other.content.values() for stem in found}
    weight: dict[int, int] = {}
    for i, found in one.content.items():
        weight[one.clause[i]] = weight.get(one.clause[i], 0) + (not met.isdisjoint(found))
    pairs: Pairs = {}
    used: set[int] = set()
    for j, found in other.content.items():
        candidates = [i for stem in sorted(found) for i in places.get(stem, []) if i not in used]
        if candidates:
            best = min(candidates, key=lambda i: (-weight[one.clause[i]], i))
            pairs[j] = best
            used.add(best)
    for j in other.content:
        if j in pairs:
            continue
        key = other.line.keys[j]
        for i in one.content:
            word = one.line.keys[i]
            if i not in used and (same_spelling(word, key) or denies(word, key) or _one_family(word, key)):
                pairs[j] = i
                used.add(i)
                break
    return pairs


def answers(one: Text, other: Text, pairs: Pairs) -> Answers:
    """Return which clauses of the quotation each clause of the report restates."""
    answers: Answers = {}
    for clause in sorted(set(other.clause)):
        here = [j for j in other.content if other.clause[j] == clause]
        shared = [j for j in here if j in pairs]
        if len(shared) >= _WORDS_SHARED or (shared and len(shared) >= _SHARE * len(here)):
            answers[clause] = {one.clause[pairs[j]] for j in shared}
    return answers


def groups(answers: Answers) -> list[tuple[set[int], set[int]]]:
    """Return groups of clauses that answer to each other, as (of the quotation, of the report)."""
    groups: list[tuple[set[int], set[int]]] = []
    for clause, theirs in answers.items():
        mine, ours = set(theirs), {clause}
        rest = []
        for group in groups:
            if group[0] & mine:
                mine |= group[0]
                ours |= group[1]
            else:
                rest.append(group)
        groups = [*rest, (mine, ours)]
    return groups


def of(text: Text, kind: str, clauses: set[int]) -> list[Marker]:
    """Return the markers of a kind in clauses."""
    return [m for m in text.markers if m.kind == kind and text.clause[m.start] in clauses]


def _one_family(one: str, other: str) -> bool:
    """Whether two words begin alike for so long that they are of one family: "apologised", "apology"."""
    return one[:_FAMILY] == other[:_FAMILY] and min(len(one), len(other)) > _FAMILY
