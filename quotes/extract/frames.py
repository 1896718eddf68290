"""Words in a phrase or clause whose speaker stands elsewhere in the sentence: calling it “Q,” X left.

In: a scene and the number of a quotation.  Out: a ``Finding`` or None.

>>> # [Calling] the mill “a relic,” Ada Lom sold it · It was [called] “a relic” by Ada Lom · For Ada Lom it is “a home.”
"""

from __future__ import annotations

from quotes.extract.agents import phrase_right, phrase_starts
from quotes.extract.before import can_speak, loose
from quotes.extract.clause import Verb, clause_subject, subject_before, subject_of, verb_at, verbish
from quotes.extract.cues import word_set
from quotes.extract.finding import Finding
from quotes.extract.scene import Line, Scene
from quotes.reading import Mention

#: Items before the participle of an opening phrase: far from, instead of, in.
_LEAD = 3
#: How many items may stand between the words and the comma that ends their phrase.
_TAIL = 8
#: What X says who hears or answers "Q" is something else.
_HEARING = frozenset(("hear", "quote", "cite", "read", "report", "recall"))
_STATES = frozenset(("is", "was", "are", "were", "be", "remains", "remained", "becomes", "became"))
#: For X the plan amounts to “Q”.
_AMOUNTS = frozenset(("amount", "amounts", "amounted", "come", "comes", "came"))
#: It was reported in a “Q” by X: the words are not what was reported.
_PARTING = frozenset((",", ";", ":", "in", "on", "at", "with", "about"))
#: X let it be known that it was “Q”.
_LETTING = frozenset(("let", "lets", "letting"))
_KNOWN = frozenset(("known", "understood", "felt", "thought", "believed"))
#: What somebody is asked: whether it was “Q”, about the “Q”.
_ASKING = frozenset(("if", "whether", "about", "how", "what", "why", "who", "when", "where"))
#: How far before the words the passive stands that an agent behind them closes.
_PASSIVE = 12


def fronted(scene: Scene, quote: int) -> Finding | None:
    """Calling it “Q,” X left · far from saying “Q,” X stayed: the subject of the clause behind the words speaks."""
    line, at = scene.place(quote)
    lo, hi = line.bounds(at)
    j = at + 1
    if at == lo:
        return None
    verb = _opening_verb(scene, line, lo, at)
    if verb is not None and scene.last_mark(quote) != ",":
        j = _phrase_end(scene, line, j, hi)
    while j < hi and line.words[j] == ",":
        j += 1
    if verb is None or j >= hi or not phrase_starts(scene, line, j):
        return None
    subject = phrase_right(scene, line, j, hi)
    if subject is None or not _is_person(scene.mentions[subject]):
        return None
    return Finding("fronted", subject, verb.span(line), verb)


def _phrase_end(scene: Scene, line: Line, j: int, hi: int) -> int:
    """Return the comma that ends the phrase the words stand in: denouncing the “Q” of the guild[,] X left."""
    for k in range(j, min(hi, j + _TAIL + 1)):
        if line.words[k] == ",":
            return k
        if line.quotes[k] >= 0 or (line.men[k] < 0 and (line.words[k] in scene.cues.closed or not _plain(line, k))):
            break
    return hi


def _plain(line: Line, k: int) -> bool:
    """Whether item ``k`` is a word and no mark."""
    return line.raws[k][0].isalnum()


def _opening_verb(scene: Scene, line: Line, lo: int, at: int) -> Verb | None:
    """Return the participle, or the verb behind "than", that an opening phrase begins with."""
    lo += line.words[lo] in ("but", "and", "yet")
    for k in range(lo, min(at, lo + _LEAD)):
        cue = scene.cues.verbs.get(line.words[k]) if k > lo and line.words[k - 1] == "than" else None
        if cue is not None and "base" in cue.forms and cue.strength == "strong":
            return Verb(k, k + 1, cue)  # rather than say “Q,”
        verb = verb_at(scene, line, k) if line.men[k] < 0 and line.quotes[k] < 0 else None
        if verb is None:
            if k == lo and line.words[k] not in word_set("fronting"):
                return None
            continue
        if not verb.ing or verb.cue.strength != "strong" or verb.cue.lemma in _HEARING:
            return None
        hangs = line.words[verb.end] == "to" or any(line.words[n] == "," for n in range(verb.end, at - 1))
        return None if hangs else verb
    return None


def _is_person(mention: Mention) -> bool:
    """Whether a mention is of people or of a body that can speak."""
    if mention.form == "pronoun":
        return mention.name.lower() in ("he", "she", "they", "i", "we")
    return can_speak(mention) and not mention.possessive and (mention.form != "nominal" or mention.kind is not None)


def agent_behind(scene: Scene, quote: int) -> Finding | None:
    """Ada Lom was described as “Q” by Jan Kos: the agent stands behind the words."""
    line, at = scene.place(quote)
    lo, hi = line.bounds(at)
    if at + 2 >= hi or line.words[at + 1] != "by":
        return None
    for k in range(at - 1, max(lo, at - _PASSIVE) - 1, -1):
        if line.words[k] in _PARTING or line.quotes[k] >= 0:
            return None
        verb = verb_at(scene, line, k) if line.men[k] < 0 else None
        if verb is None:
            continue
        passive = verb.passive or _reduced(line, verb, at)
        agent = phrase_right(scene, line, at + 2, hi) if passive and verb.cue.strength == "strong" else None
        if agent is None or not _is_person(scene.mentions[agent]):
            return None
        return Finding("passive-agent", agent, verb.span(line), verb)
    return None


def _reduced(line: Line, verb: Verb, at: int) -> bool:
    """Whether a verb of naming stands right before the words, no object between: a plan called “Q” by X."""
    forms = verb.cue.forms & {"past", "pp"}
    return bool(forms) and "naming" in verb.cue.frames and line.words[verb.end : at] in ([], ["as"], ["a"], ["as", "a"])


def let_known(scene: Scene, quote: int) -> Finding | None:
    """X let it be known that it was “Q”."""
    line, at = scene.place(quote)
    if not line.holds(_LETTING):
        return None
    lo, _ = line.bounds(at)
    for k in range(lo + 1, at - _LEAD):
        if line.words[k] in _LETTING and line.words[k + 1] == "it" and line.words[k + 2] == "be":
            subject = subject_before(scene, line, k - 1, lo) if line.words[k + 3] in _KNOWN else None
            if subject is None or not can_speak(scene.mentions[subject]):
                return None
            return Finding("let-known", subject, (line.starts[k], line.ends[k]))
    return None


def of_turn(scene: Scene, quote: int) -> Finding | None:
    """Ada Lom: I told them, “Q,” and they went: in a turn with a label "I" is the one it names."""
    line, at = scene.place(quote)
    if at < _LEAD + 1 or line.men[0] < 0 or line.words[line.past(0)] != ":" or "i" not in line.words[:at]:
        return None
    found = loose(scene, quote)
    if found is None or found.mention is None or scene.mentions[found.mention].name != "I":
        return None
    return Finding("label", line.men[0], found.cue, found.verb) if scene.mentions[line.men[0]].form == "name" else None


def as_told(scene: Scene, quote: int) -> Finding | None:
    """As X told the Herald, the road is “Q”: who tells it in the opening clause."""
    line, at = scene.place(quote)
    lo, _ = line.bounds(at)
    if at - lo < _LEAD or line.words[lo] != "as":
        return None
    comma = next((k for k in range(lo + 1, at) if line.words[k] == ","), at)
    for k in range(lo + 2, comma):
        verb = verb_at(scene, line, k) if line.men[k] < 0 and line.quotes[k] < 0 else None
        if verb is None or verb.passive or verb.ing or verb.cue.strength != "strong" or line.words[k - 1] == "to":
            continue
        if any(verbish(scene, line, n) or line.words[n] == "that" for n in range(verb.end, comma)):
            return None
        subject = subject_of(scene, line, verb, lo + 1)
        if subject is None or not can_speak(scene.mentions[subject]):
            return None
        if scene.mentions[subject].form == "pronoun":
            main = clause_subject(scene, line, comma + 1, at) if comma + 1 < at else None
            named = main is not None and scene.mentions[main].form == "name" and scene.mentions[main].kind == "person"
            subject = main if named else subject
        return Finding("as-told", subject, verb.span(line), verb)
    return None


def as_suggested(scene: Scene, quote: int) -> Finding | None:
    """The mill is only a “sieve” of stone, as X once put it: a few words part the quoted ones from who said them."""
    line, at = scene.place(quote)
    lo, hi = line.bounds(at)
    comma = next((k for k in range(at + 1, min(hi - 2, at + _TAIL)) if line.words[k] == ","), hi)
    between = range(at + 1, comma)
    if at == lo or comma + 3 >= hi or line.words[comma + 1] != "as" or any(line.quotes[k] >= 0 for k in between):
        return None
    subject = phrase_right(scene, line, comma + 2, hi)
    if subject is None or not can_speak(scene.mentions[subject]):
        return None
    k = next((n for n in range(comma + 2, min(hi, comma + _PASSIVE)) if line.men[n] == subject), hi - 1)
    for n in range(line.past(k), min(hi, line.past(k) + _LEAD)):
        verb = verb_at(scene, line, n)
        if verb is not None:
            said = verb.cue.strength == "strong" and not verb.passive and not verb.ing
            cue = verb.span(line)
            return Finding("as-put-it", subject, cue, verb) if said else None
    return None


def asked_by(scene: Scene, quote: int) -> Finding | None:
    """Asked by X whether the mill was a “sieve,” Y left: the words are part of what X asked."""
    line, at = scene.place(quote)
    lo, hi = line.bounds(at)
    verb = verb_at(scene, line, lo) if at - lo > _LEAD and line.men[lo] < 0 and line.quotes[lo] < 0 else None
    if verb is None or line.words[verb.end] != "by" or "pp" not in verb.cue.forms:
        return None
    if verb.cue.strength != "strong" or "recipient" not in verb.cue.frames:
        return None
    link = next((k for k in range(verb.end + 1, at) if line.words[k] in _ASKING), at)
    agent = phrase_right(scene, line, verb.end + 1, hi)
    if link >= at or "," in line.words[link:at] or agent is None or not can_speak(scene.mentions[agent]):
        return None
    return Finding("passive-agent", agent, verb.span(line), verb)


def for_whom(scene: Scene, quote: int) -> Finding | None:
    """For X, the market is “Q” · to X it remains “Q” · as far as X is concerned, it is “Q”: whom it is that for."""
    line, at = scene.place(quote)
    lo, _ = line.bounds(at)
    before = at - 2 if line.words[at - 1] in ("a", "an", "the") else at - 1
    amounts = line.words[before] == "to" and line.words[before - 1] in _AMOUNTS
    if at - lo < _LEAD or not (amounts or line.words[before] in _STATES):
        return None
    far = line.words[lo : lo + 3] == ["as", "far", "as"]
    first = lo + 3 if far else lo + 1
    if not (far or line.words[lo] in ("for", "to")) or line.men[first] < 0:
        return None
    whom = line.men[first]
    mention, behind = scene.mentions[whom], line.past(first)
    if far:
        behind = next((k + 1 for k in range(behind, at) if line.words[k] == "concerned"), lo)
    if mention.possessive or not (mention.kind in ("person", "anonymous", "collective") or mention.form == "joint"):
        return None
    if not (line.words[behind] == "," or line.words[behind] in ("it", "this", "that") or line.men[behind] >= 0):
        return None
    return Finding("for-whom", whom)
