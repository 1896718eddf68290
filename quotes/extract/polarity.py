"""Said, not said, or only imagined: the polarity of a reporting verb.

In: a scene, the line and the verb that reports.  Out: ``asserted``, ``negated`` or ``hypothetical``.
Only what governs the verb counts: not a negation in the words, nor one in a clause behind the subject.

>>> # Ada Lom [never said], “It is safe.” → negated;  who was never known to boast → asserted
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from quotes.extract.clause import Verb
from quotes.extract.scene import Line, Scene
from quotes.models import Polarity
from quotes.rules import read_rules

#: What a sentence begins with that sets a condition by its order: [had] anybody asked, she would say.
_ASKED = frozenset(("had", "were", "should", "asked"))
#: “Q” is not what X said.
_COPULAS = frozenset(("is", "was", "are", "were"))
#: At no time, in no way, on no occasion.
_AT = frozenset(("at", "in", "on", "under", "by"))
#: How far before the subject words are looked at that leave the verb asserted or not.
_BEFORE = 5
#: How far before the subject a denial may stand that opens another clause: the report says that at no point did X say.
_LEAD = 12
#: Behind these a clause opens.
_OPENS = frozenset((",", ";", ":", "—", "–", "that", "and", "but", "yet", "because"))
#: Within how many words of "not" a "but" takes it back: not once but twice.
_EITHER = 5
#: How far behind the words it may be called untrue: … is simply a myth.
_PREDICATE = 5
#: How far left of the verb its governors are looked for.
_REACH = 12


class _Words(NamedTuple):
    negators: frozenset[str]
    deniers: frozenset[str]
    modals: frozenset[str]
    conditions: frozenset[str]
    imagining: frozenset[str]
    supposing: frozenset[str]
    inverting: frozenset[str]
    fronted: frozenset[str]
    linking: frozenset[str]
    untrue: frozenset[str]
    unhesitating: frozenset[str]
    rejecting: frozenset[str]
    speaking: frozenset[str]
    perhaps: frozenset[str]
    guessing: frozenset[str]
    somethings: frozenset[str]
    sensing: frozenset[str]
    nobody: frozenset[str]
    recalling: frozenset[str]
    merely: frozenset[str]
    mistaken: frozenset[str]
    ascribed: frozenset[str]
    apart: frozenset[str]
    only: frozenset[str]
    scoping: frozenset[str]


@cache
def _words() -> _Words:
    table = read_rules("polarity")
    return _Words(**{name: frozenset(table[name]["words"].split()) for name in _Words.__annotations__})


def decide_polarity(scene: Scene, line: Line, verb: Verb, mention: int | None) -> Polarity:
    """Say whether the verb is asserted."""
    words = _words()
    lo, hi = line.bounds(verb.at)
    if line.quotes[lo] >= 0 and lo + 2 < verb.at and _is_not(line, lo + 1):
        return "negated"  # “Q” is not something that party treasurer X has ever said
    first = _subject_start(scene, line, verb, mention, lo)
    chain = list(_chain(scene, line, verb, first, lo))
    if any(w in words.negators or w in words.deniers for w in chain) or _short_of(line, verb, lo):
        said_after_all = _of_another(line, verb, hi) or _twice(chain) or not words.merely.isdisjoint(chain)
        return "asserted" if said_after_all else "negated"
    if not words.mistaken.isdisjoint(chain) and not words.ascribed.isdisjoint(chain):
        return "negated"  # was wrongly reported to have said
    if {"yet", "to"} <= set(chain):
        return "negated"  # has yet to say
    if any(w in words.modals for w in chain):
        # was all she could say
        all_said = first is not None and line.words[first - 1] in ("all", "thing", "what")
        only_said = "could" in chain and "only" in chain
        return "asserted" if all_said or only_said else "hypothetical"
    if any(w in words.imagining for w in chain) or _supposed(line, chain, lo, hi):
        return "hypothetical"
    if mention is not None and scene.mentions[mention].name.lower().startswith("no "):
        return "negated"
    if first is None:
        return "negated" if nobody_before(line, verb.at, lo) else "asserted"
    return _led_by(line, verb, chain, first, lo, hi)


def _led_by(line: Line, verb: Verb, chain: list[str], first: int, lo: int, hi: int) -> Polarity:
    """Say whether what stands before the subject leaves it asserted: if X says, never did X say."""
    words = _words()
    lead = [line.words[k] for k in range(max(lo, first - _BEFORE), first) if line.quotes[k] < 0]
    while lead and lead[-1] in ("the", "a", "his", "her", "only", "even"):
        lead.pop()
    if not lead:
        return "asserted"
    if lead[-1] in ("nor", "neither") or (lead[-1] in words.sensing and any(w in words.nobody for w in lead)):
        return "negated"  # nobody heard X say
    if lead[-1] == "of" and verb.ing and any(w in words.negators or w == "no" for w in lead):
        return "negated"  # there is no record of X saying
    if lead[-1] in words.somethings and any(w in words.negators for w in lead[-2 if lead[-1] == "what" else -5 :]):
        return "negated"  # “Q” is not something X ever said
    if lead[-1] == "that" and _untrue_behind(line, verb, hi):
        return "negated"  # the claim that X said “Q” is false
    if lead[-1] == "that" and _twice(lead):
        return "asserted"  # did not deny that she said
    if lead[-1] == "that" and any(w in words.untrue or w in words.rejecting or w in ("no", "nothing") for w in lead):
        return "negated"  # it is untrue that X said; X denies that she said; there is no record that X said
    if lead[-1] in words.inverting and lead[-2:-1] != ["it"]:
        if _fronted(line, lo, first):
            return "negated"
        if lead[-1] in words.modals or line.words[hi - 1] == "?" or first - 1 <= lo + 1:
            return "hypothetical"
    if lead[-1] in words.conditions or lead[-1] in words.imagining or lead[-3:] == ["whether", "or", "not"]:
        return "hypothetical"
    return "hypothetical" if lead[-1] in words.perhaps and "will" in chain else "asserted"


def _fronted(line: Line, lo: int, first: int) -> bool:
    """Whether a denial opens the sentence, or a clause near its subject: never, in all that time, did X say.

    Clauses of any length may stand between it and the subject at item ``first``.
    """
    near = range(max(lo, first - _LEAD), first)
    opens = [lo, *(k + 1 for k in near if line.words[k] in _OPENS)]
    return any(_denies(line, at, first) for at in opens)


def _denies(line: Line, at: int, first: int) -> bool:
    """Whether a denial stands at item ``at``; "not only", "no sooner" and "not once but twice" deny nothing."""
    words = _words()
    if line.words[at] in words.scoping:
        at += 1  # at no point, in none of the letters
    if at >= first or line.words[at] not in words.fronted or line.words[at + 1] in words.only:
        return False
    return line.words[at] not in ("not", "no") or "but" not in line.words[at : min(first, at + _EITHER)]


def _untrue_behind(line: Line, verb: Verb, hi: int) -> bool:
    """Whether it is called untrue behind the words: … told them to “wait” is a myth."""
    quote = next((k for k in range(verb.end, hi) if line.quotes[k] >= 0), hi)
    behind = line.words[quote + 1 : min(hi, quote + 1 + _PREDICATE)]
    return bool(behind) and behind[0] in _COPULAS and not _words().untrue.isdisjoint(behind)


def _of_another(line: Line, verb: Verb, hi: int) -> bool:
    """Whether a colon brings the words and the verb is no verb of saying: X does not doubt it: “Q”."""
    if verb.cue.lemma in _words().speaking:
        return False
    quote = next((k for k in range(verb.end, hi) if line.quotes[k] >= 0), 0)
    return quote > 0 and line.words[quote - 1] == ":"


def _is_not(line: Line, at: int) -> bool:
    """Whether "is not", "isn't" or "was never" stands at item ``at``."""
    word, following = line.words[at], line.words[at + 1]
    if word in _COPULAS and following in ("not", "never", "n't", "hardly"):
        return True
    return word.endswith(("n't", "n’t")) and word[:-3] in _COPULAS


def _twice(chain: list[str]) -> bool:
    """Whether a negation meets a denial: did not deny saying."""
    words = _words()
    return any(w in words.negators for w in chain) and any(w in words.rejecting for w in chain)


def _supposed(line: Line, chain: list[str], lo: int, hi: int) -> bool:
    """Whether the verb tells what did not happen: she would have said; had anybody asked, she would say."""
    if not _words().supposing & set(chain):
        return False
    if not _words().guessing.isdisjoint(chain):
        return True  # would probably say
    return "have" in chain or any(line.words[k] in ("if", "unless") for k in range(lo, hi)) or line.words[lo] in _ASKED


def _subject_start(scene: Scene, line: Line, verb: Verb, mention: int | None, lo: int) -> int | None:
    """Return the first item of the subject left of the verb."""
    if mention is None:
        return None
    for k in range(verb.at - 1, lo - 1, -1):
        if line.men[k] == mention:
            first = line.first_of(k)
            role = scene.mentions[mention].role
            if role and line.words[max(lo, first - len(role.split())) : first] == role.lower().split():
                first -= len(role.split())  # had [goalkeeper] Ada Lom said
            # if the bursar, [Ada Lom], says: go back to the host of the apposition
            closed = line.words[line.past(k)] == "," or scene.mentions[mention].apposed_to is not None
            while closed and first - 2 >= lo and line.words[first - 1] == "," and line.men[first - 2] >= 0:
                first = line.first_of(first - 2)
            return first
    return None


def _chain(scene: Scene, line: Line, verb: Verb, first: int | None, lo: int) -> Iterator[str]:
    """Yield the words that govern the verb, going left: [never] said, [refused to] say, [denied ever] saying."""
    linking = _words().linking
    above = False
    k, steps = verb.at - 1, 0
    while k >= lo and steps < _REACH:
        word = line.words[k]
        governs = line.words[k + 1] == "to"
        if governs and k > lo and word.endswith(("self", "selves")):
            word, k = line.words[k - 1], k - 1
        if governs and line.words[max(lo, k - 2) : k + 1] == ["so", "far", "as"]:
            word, k = line.words[k - 3], k - 3  # would not [go] so far as to say
        if verb.ing and line.words[max(lo, k - 2) : k + 1] == ["on", "record", "as"]:
            k -= 3  # is [not] on record as saying
            continue
        if verb.ing and word == "out" and k == verb.at - 1:
            word, k = line.words[k - 1], k - 1  # [ruled] out saying
        if line.quotes[k] >= 0 or (line.men[k] >= 0 and line.words[k - 1] != "no"):
            return
        if word in scene.cues.aux or word.endswith("ly") or word in linking or word in _words().negators:
            yield word
        else:
            # the verb that this one hangs on: [denied] saying, [refused] to say, [denies] having said; at [no] time
            if not above and governs and word not in _words().unhesitating:
                # could not [bring herself to] say, did not [want to] say
                yield word
                above, k = True, k - 1
                continue
            if not above and (verb.ing or "having" in line.words[k + 1 : verb.at]):
                yield word
                if word in _words().rejecting or word in _words().recalling:
                    above, k = True, k - 1  # did not [deny] saying, cannot [recall] saying
                    continue
            if k > lo and line.words[k - 1] == "no" and (verb.ing or line.words[k - 2] in _AT):
                yield "never"  # has no intention of saying
            return
        k -= 1
        steps += 1


def _short_of(line: Line, verb: Verb, lo: int) -> bool:
    """Whether "short of", "far from", "instead of" or "without" governs a participle."""
    if not verb.ing and line.words[verb.at - 1] != "than":
        return False
    end = verb.at - (line.words[verb.at - 1] in ("once", "ever", "even", "actually"))
    pair = tuple(line.words[max(lo, end - 2) : end])
    return pair in (("short", "of"), ("far", "from"), ("instead", "of"), ("rather", "than")) or pair[-1:] == (
        "without",
    )


def nobody_before(line: Line, at: int, lo: int) -> bool:
    """Whether nobody is the subject: no one in the cabinet has said."""
    for k in range(at - 1, max(lo - 1, at - 7), -1):
        if line.words[k] in (",", ";", ":", "that", "and", "but") or line.quotes[k] >= 0:
            return False
        if line.words[k] in _words().apart:
            return False  # nobody was surprised when X said
        if line.words[k] in _words().sensing and any(line.men[n] >= 0 for n in range(k + 1, at)):
            return False  # nobody heard X say
        if line.words[k] in ("nobody", "none") or (line.words[k] == "one" and k > lo and line.words[k - 1] == "no"):
            return True
    return False
