"""Whether one wording tells in the passive what the other tells in the active, with everybody in the same part.

In: two ``Line``s.  Out: the words of each that were turned round, or None.

>>> turned(line("The council approved the road."), line("The road was approved by the council."))
(0, 5, 0, 7)
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from itertools import pairwise

from quotes.drift.align import Range
from quotes.drift.clauses import boundaries, clause_around
from quotes.drift.morphology import may_be_participle, stems, tense_of
from quotes.drift.persons import person
from quotes.drift.words import Line
from quotes.rules import read_rules

#: Words of one clause; in a longer one too much stands that is not looked at.
_LONGEST = 40
#: Wordings of more words are not looked through clause by clause against each other.
_LONGEST_TEXT = 300
#: More words "by" are no passive clauses.
_MOST_AGENTS = 3


@cache
def _words() -> dict[str, frozenset[str]]:
    return {name: frozenset(text.split()) for name, text in read_rules("tense")["auxiliaries"].items()}


def turned(a: Line, b: Line) -> Range | None:
    """Return the clauses (in words) of which one says in the passive what the other says in the active."""
    return _either_way(_turned, a, b)


def exchanged(a: Line, b: Line) -> Range | None:
    """Return the clauses of which one says in the passive what the other says in the active, with the parts exchanged.

    >>> exchanged(line("The dog was bitten by the man."), line("The dog bit the man."))
    (0, 7, 0, 5)
    """
    return _either_way(_exchanged, a, b)


def _either_way(find: Callable[[Line, Line], Range | None], a: Line, b: Line) -> Range | None:
    """Return what is found with the two wordings in this order, or in the other one."""
    found = find(a, b)
    if found is not None:
        return found
    found = find(b, a)
    return (found[2], found[3], found[0], found[1]) if found else None


def _exchanged(passive: Line, active: Line) -> Range | None:
    for by, key in enumerate(passive.keys) if passive.keys.count("by") <= _MOST_AGENTS else ():
        start, end = clause_around(boundaries(passive), by)
        done = _participle(passive, start, by) if key == "by" and end - start <= _LONGEST else None
        if done is None:
            continue
        being, verb = done
        patient = passive.keys[start : _group_start(passive, start, being)]
        behind = passive.keys[verb + 1 : by] + passive.keys[by + 1 : end]
        for begin, stop in pairwise(boundaries(active).places) if patient and by + 1 < end else ():
            at = begin + len(patient)
            while at < stop and active.keys[at] in _words()["inside"] | _words()["perfect"] | _modals():
                at += 1
            if (
                active.keys[begin : begin + len(patient)] == patient
                and active.keys[at + 1 : stop] == behind
                and _same_verb(active, at, passive, being, verb)
            ):
                return start, end, begin, stop
    return None


def conversed(a: Line, b: Line) -> Range | None:
    """Return the clauses of which one tells from the other party's side what the other one says.

    >>> conversed(line("Ostry sold the mill to Brandt."), line("Brandt bought the mill from Ostry."))
    (0, 6, 0, 6)
    """
    if len(a) > _LONGEST_TEXT or len(b) > _LONGEST_TEXT:
        return None
    rules = read_rules("antonyms")
    before = frozenset(rules["before_party"].split())
    converse = [set(both.split()) for both in (*rules["converse"], *rules["parties"])]
    for start, end in pairwise(boundaries(a).places):
        for i in range(start + 1, end if end - start <= _LONGEST else start):
            ours = stems(a.keys[i])
            for both in converse:
                if ours.isdisjoint(both):
                    continue
                found = _told_back(a, (start, i, end), b, both - ours, before)
                if found is not None:
                    return start, end, *found
    return None


def _told_back(
    a: Line, clause: tuple[int, int, int], b: Line, verbs: set[str], before: frozenset[str]
) -> tuple[int, int] | None:
    """Return the clause of ``b`` with one of ``verbs`` in which the two parties have changed places."""
    start, i, end = clause
    first = a.keys[start:i]
    for begin, stop in pairwise(boundaries(b).places):
        for j in range(begin + 1, stop):
            if verbs.isdisjoint(stems(b.keys[j])) or tense_of(a.keys[i]) != tense_of(b.keys[j]):
                continue
            second = b.keys[begin:j]
            ours, theirs = a.keys[i + 1 : end], b.keys[j + 1 : stop]
            thing = len(ours) - len(second) - 1
            if (
                thing >= 0
                and len(theirs) == thing + 1 + len(first)
                and ours[:thing] == theirs[:thing]
                and ours[thing + 1 :] == second
                and theirs[thing + 1 :] == first
                and before.issuperset((ours[thing], theirs[thing]))
            ):
                return begin, stop
    return None


def _turned(active: Line, passive: Line) -> Range | None:
    """Look for each "by" of the passive wording in turn."""
    if "by" not in passive.keys:
        return _without_agent(active, passive)
    if passive.keys.count("by") > _MOST_AGENTS:
        return None
    for by, key in enumerate(passive.keys):
        found = _agent_at(active, passive, by) if key == "by" else None
        if found is not None:
            return found
    return None


def _agent_at(active: Line, passive: Line, by: int) -> Range | None:
    """Return the clauses if the words behind ``by`` do in the active what is done by them in the passive."""
    doer = passive.keys[by + 1 : by + 2]
    # who does it opens the clause
    clauses = [place for place in pairwise(boundaries(active).places) if active.keys[place[0] : place[0] + 1] == doer]
    if not clauses:
        return None
    start, end = clause_around(boundaries(passive), by)
    done = _participle(passive, start, by)
    if done is None or end - start > _LONGEST:
        return None
    being, verb = done
    first = _group_start(passive, start, being)
    patient = passive.keys[start:first]
    if not patient:
        return None
    aside = passive.keys[first:being] + passive.keys[being + 1 : verb] + passive.keys[verb + 1 : by]
    for begin, stop in clauses:
        for at in range(begin, stop):
            if not _same_verb(active, at, passive, being, verb):
                continue
            group = _group_start(active, begin, at)
            agent = active.keys[begin:group]
            ours = active.keys[group:at] + active.keys[at + 1 + len(patient) : stop]
            if (
                agent
                and passive.keys[by + 1 : by + 1 + len(agent)] == agent
                and active.keys[at + 1 : at + 1 + len(patient)] == patient
                and sorted(aside + passive.keys[by + 1 + len(agent) : end]) == sorted(ours)
            ):
                return begin, stop, start, end
    return None


def _without_agent(active: Line, passive: Line) -> Range | None:
    """Return the clauses if a person in the active is not named in the passive: "we broke it", "it was broken"."""
    if len(active) > _LONGEST_TEXT or len(passive) > _LONGEST_TEXT:
        return None
    for begin, stop in pairwise(boundaries(active).places):
        if stop - begin > _LONGEST or person(active.keys[begin]) is None:
            continue
        for start, end in pairwise(boundaries(passive).places):
            done = _participle(passive, start, end) if end - start <= _LONGEST else None
            if done is None or end - start != stop - begin:
                continue
            being, verb = done
            patient = passive.keys[start : _group_start(passive, start, being)]
            said = sorted(passive.keys[start:being] + passive.keys[being + 1 : verb] + passive.keys[verb + 1 : end])
            for at in range(begin + 1, stop) if patient else ():
                if (
                    _same_verb(active, at, passive, being, verb)
                    and _stands_in(patient, active.keys[at + 1 : stop])
                    and said == sorted(active.keys[begin + 1 : at] + active.keys[at + 1 : stop])
                ):
                    return begin, stop, start, end
    return None


def _stands_in(words: list[str], keys: list[str]) -> bool:
    return any(keys[i : i + len(words)] == words for i in range(len(keys) - len(words) + 1))


def _group_start(made: Line, begin: int, verb: int) -> int:
    """Return the first word of the verb group that ends at ``verb``."""
    inside = _words()["perfect"] | _words()["inside"] | _modals()
    while verb > begin and made.keys[verb - 1] in inside:
        verb -= 1
    return verb


@cache
def _modals() -> frozenset[str]:
    return frozenset(word for row in read_rules("modals")["modal"] for word in row["words"] if " " not in word)


def _participle(passive: Line, start: int, by: int) -> tuple[int, int] | None:
    """Return the form of "be" before ``by`` and the participle that it makes passive."""
    keys = passive.keys
    for being in range(by - 1, start, -1):
        if keys[being] not in _words()["be"]:
            continue
        verb = being + 1
        while verb < by and keys[verb] in _words()["inside"]:
            verb += 1
        done = verb < by and may_be_participle(keys[verb])
        return (being, verb) if done else None
    return None


def is_passive(made: Line, verb: int) -> bool:
    """Whether a verb is in the passive: "it was not | lent"."""
    keys, inside = made.keys, _words()["inside"]
    at = verb - 1
    while at >= 0 and keys[at] in inside and keys[at] not in _words()["be"]:
        at -= 1
    return at >= 0 and keys[at] in _words()["be"] and may_be_participle(keys[verb])


def _same_verb(active: Line, at: int, passive: Line, being: int, verb: int) -> bool:
    """Whether two verbs are forms of one, and say the same of the time."""
    if not stems(active.keys[at]) & stems(passive.keys[verb]):
        return False
    form, be = tense_of(active.keys[at]), passive.keys[being]
    same_form = active.keys[at] == passive.keys[verb]
    if be in ("was", "were", "been"):
        return form in ("past", "participle") or same_form
    return form == "base" and be in ("is", "are", "am", "'s", "be")
