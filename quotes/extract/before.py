"""Reporting words before the quotation: X said, “Q” · X accused Y of “Q” · X described it as “Q”.

In: a scene and the number of a quotation.  Out: a ``Finding`` or None.

>>> # Ada Lom [accused] the bursar, Jan Kos, of “counting in his sleep.”
"""

from __future__ import annotations

from quotes.extract.clause import Verb, after_opening, agent_after, subject_of, verb_at
from quotes.extract.cues import word_set
from quotes.extract.finding import Finding
from quotes.extract.hosts import best_name, long_clause
from quotes.extract.polarity import decide_polarity, nobody_before
from quotes.extract.scene import QUOTE, Line, Scene
from quotes.reading import Mention
from quotes.rules.lexicon import is_thing

#: Marks between a reporting verb and the words it brings.
_MARKS = frozenset((",", ":", "—", "–", "-", "that", ";", "“", "…"))
#: How many items a verb may stand before the words it governs; beyond, it hardly ever does (PolNeAR train).
_SPAN = 60
#: How many words and phrases may stand between "who" or "which" and its verb: which [the tax office] often says.
_WITHIN = 6
_CLOSED_BY = frozenset((",", ".", "who", "which", "whom", "where", QUOTE))


def tight(scene: Scene, quote: int) -> Finding | None:
    """The verb stands right before the words: X said, “Q” · X said in a statement: “Q”."""
    line, at = scene.place(quote)
    lo, _ = line.bounds(at)
    j = at - 1
    while j >= lo and line.words[j] in _MARKS:
        j -= 1
    if j < lo:
        return None
    for i in (j, j - 1):
        if i >= lo and line.quotes[i] < 0:
            verb = verb_at(scene, line, i)
            if verb is not None and verb.end >= j + 1 and verb.cue.strength == "strong":
                found = _found(scene, line, verb, quote, "before-tight")
                return found and (_outer(scene, line, found, lo) or found)
    return None


def loose(scene: Scene, quote: int) -> Finding | None:
    """The nearest strong verb before the words that can govern them."""
    found = _search(scene, quote)
    return found if found is not None and found.rule != "before-weak" else None


def _search(scene: Scene, quote: int) -> Finding | None:
    """The nearest strong verb before the words, else the nearest weak one."""
    line, at = scene.place(quote)
    lo, _ = line.bounds(at)
    weak: Finding | None = None
    colon = at > lo and line.words[at - 1] == ":"
    opening = after_opening(scene, line, lo, at)
    for i in range(at - 1, max(lo - 1, at - _SPAN), -1):
        if line.quotes[i] >= 0 or line.men[i] >= 0:
            continue
        if line.words[i] == ";" or i < opening:
            break
        verb = verb_at(scene, line, i)
        if verb is None or verb.end > at or _shut_in(line, verb, at):
            continue
        if verb.cue.strength == "act" and not colon:
            continue
        found = _found(scene, line, verb, quote, "before")
        if found is None:
            continue
        if verb.cue.strength == "strong":
            return _outer(scene, line, found, lo) or found
        if weak is None:
            weak = Finding("before-weak", found.mention, found.cue, found.verb)
    return weak


#: Verbs whose clause can hold another reporting clause: X said [that Y called it “Q”].
_CLAUSAL = word_set("clausal")


def _outer(scene: Scene, line: Line, found: Finding, lo: int) -> Finding | None:
    """The reporting clause that another one hangs on: [X said] the press called it “Q”. The reporter has it from X."""
    if found.verb is None or found.verb.passive or found.mention is None:
        return None
    at = found.verb.at
    first = next((line.first_of(k) for k in range(at - 1, lo - 1, -1) if line.men[k] == found.mention), None)
    if first is None:
        return None
    for k in range(first - 1, max(lo - 1, first - _SPAN), -1):
        word = line.words[k]
        if word == "," and k - 1 > lo:
            # six months ago, [the senator said], the press called him “Q”
            aside = verb_at(scene, line, k - 1)
            if aside is not None and aside.cue.lemma in _CLAUSAL and not aside.passive and not aside.ing:
                return _found(scene, line, aside, 0, found.rule.split("-participle")[0] + "-outer")
        if word in (",", ";", ":", "—", "–", "“”") or word in ("and", "but", "who", "while", "after", "when", "as"):
            return None
        if line.men[k] >= 0:
            continue
        verb = verb_at(scene, line, k)
        if verb is not None and verb.cue.lemma in _CLAUSAL and not verb.passive:
            if decide_polarity(scene, line, found.verb, found.mention) == "negated":
                return None  # X insists that he never called it “Q”
            outer = _found(scene, line, verb, 0, found.rule.split("-participle")[0] + "-outer")
            return outer and (_outer(scene, line, outer, lo) or outer)
    return None


def weak(scene: Scene, quote: int) -> Finding | None:
    """A verb of thinking or doing right before the words, or farther off: X wants “Q”."""
    found = _search(scene, quote)
    return found if found is not None and found.rule == "before-weak" else None


def _shut_in(line: Line, verb: Verb, at: int) -> bool:
    """Whether the verb stands in a "who" clause that ends before the words: X, who said no, went to his “den”."""
    j, strangers = verb.at - 1, 0
    while j >= 0 and line.words[j] not in _CLOSED_BY:
        if line.men[j] >= 0:
            j = line.first_of(j)
        strangers += 1
        if strangers > _WITHIN:
            return False
        j -= 1
    if j < 1 or line.words[j] not in ("who", "which", "whom", "where") or line.words[j - 1] != ",":
        return False
    return any(line.words[k] == "," for k in range(verb.end, at)) and line.words[at - 1] not in (",", ":")


def _found(scene: Scene, line: Line, verb: Verb, quote: int, rule: str) -> Finding | None:
    """Name the subject of an active verb, the agent of a passive one."""
    lo, hi = line.bounds(verb.at)
    cue = (line.starts[verb.at], line.ends[verb.end - 1])
    if verb.passive:
        agent = agent_after(scene, line, verb, hi)
        return Finding("passive-agent", agent, cue, verb) if agent is not None else None
    if nobody_before(line, verb.at, lo):
        return Finding(rule, None, cue, verb, reason="not-named")
    subject = subject_of(scene, line, verb, lo)
    if subject is not None and not can_speak(scene.mentions[subject]):
        subject = _clause_head(scene, line, verb.at, lo)
    if subject is None or not can_speak(scene.mentions[subject]):
        return None
    return Finding(rule if not verb.ing else rule + "-participle", subject, cue, verb)


def _clause_head(scene: Scene, line: Line, at: int, lo: int) -> int | None:
    """Return whom a clause before the verb is about: [a guest], who spoke to save the evening, said."""
    host = long_clause(line, at - 1, lo) if at > lo and line.words[at - 1] == "," else None
    return None if host is None else best_name(scene, line, line.men[host], line.first_of(host), lo)


def can_speak(mention: Mention) -> bool:
    """Whether a mention can be a speaker at all: "it" and first persons included, "this" not."""
    thing = mention.form == "nominal" and mention.kind is None and mention.head and is_thing(mention.head)
    if thing and mention.head not in word_set("voices"):
        return False
    return mention.name.lower() not in ("this", "that", "there", "these", "those")
