"""Reporting words before the quotation: X said, “Q” · X accused Y of “Q” · X described it as “Q”.

In: a scene and the number of a quotation.  Out: a ``Finding`` or None.

>>> # Ada Lom [accused] the bursar, Jan Kos, of “counting in his sleep.”
"""

from __future__ import annotations

from quotes.extract.agents import phrase_right, phrase_starts, possessor_before
from quotes.extract.clause import Verb, after_opening, agent_after, best_name, inserted, subject_of, verb_at, verbish
from quotes.extract.clause_reader import clauses_of
from quotes.extract.clefts import meant
from quotes.extract.cues import forms_of, word_set
from quotes.extract.finding import Finding
from quotes.extract.hosts import long_clause
from quotes.extract.polarity import decide_polarity, nobody_before
from quotes.extract.scene import Line, Scene
from quotes.reading import Mention
from quotes.rules.lexicon import VERB, feature_words, flags_of, is_ground, is_thing

#: Marks between a reporting verb and the words it brings.
_MARKS = frozenset((",", ":", "—", "–", "-", "that", ";", "“", "…"))
#: How many items a verb may stand before the words it governs; beyond, it hardly ever does (PolNeAR train).
_SPAN = 60


def tight(scene: Scene, quote: int) -> Finding | None:
    """The verb stands right before the words: X said, “Q” · X said in a statement: “Q”."""
    line, at = scene.place(quote)
    lo, _ = line.bounds(at)
    j = at - 1
    while j >= lo and line.words[j] in _MARKS:
        j -= 1
    if j < lo:
        return None
    opened = _opened(scene, line, lo, at)
    if opened is not None:
        return opened
    for i in (j, j - 1):
        if i >= lo and line.quotes[i] < 0:
            verb = verb_at(scene, line, i)
            if verb is not None and verb.end >= j + 1 and verb.cue.strength == "strong":
                found = _found(scene, line, verb, quote, "before-tight")
                return found and (_outer(scene, line, found, lo) or found)
    return None


def _opened(scene: Scene, line: Line, lo: int, at: int) -> Finding | None:
    """Return who speaks where the verb begins the sentence: Said Ada Lom, the miller: “Q”."""
    verb = verb_at(scene, line, lo) if line.words[at - 1] in (",", ":") and line.men[lo] < 0 else None
    if verb is None or verb.cue.strength != "strong" or verb.passive or not verb.cue.forms & {"past", "s"}:
        return None
    if not phrase_starts(scene, line, verb.end) or any(verbish(scene, line, k) for k in range(verb.end, at)):
        return None
    subject = phrase_right(scene, line, verb.end, at)
    if subject is None or not can_speak(scene.mentions[subject]):
        return None
    return Finding("before-tight", subject, verb.span(line), verb)


def loose(scene: Scene, quote: int) -> Finding | None:
    """The nearest strong verb before the words that can govern them."""
    found = _nearest(scene, quote)
    return found if found is not None and found.rule != "before-weak" else None


def _nearest(scene: Scene, quote: int) -> Finding | None:
    """Return what ``_search`` finds; two rules ask for it."""
    if quote not in scene.governed:
        scene.governed[quote] = _search(scene, quote)
    return scene.governed[quote]


def _search(scene: Scene, quote: int) -> Finding | None:
    """The nearest strong verb before the words, else the nearest weak one."""
    line, at = scene.place(quote)
    lo, _ = line.bounds(at)
    weak: Finding | None = None
    colon = at > lo and line.words[at - 1] == ":"
    opening = after_opening(scene, line, lo, at)
    words, nouns, heads = line.words, scene.cues.nouns, scene.cues.heads
    for i in range(at - 1, max(lo - 1, at - _SPAN), -1):
        if words[i] in nouns:
            owned = _owned(scene, line, i, at, lo)
            if owned is not None:
                return owned
        if line.quotes[i] >= 0 or line.men[i] >= 0:
            continue
        if words[i] == ";" or i < opening:
            break
        verb = verb_at(scene, line, i) if words[i] in heads else None
        if verb is None or verb.end > at:
            continue
        if clauses_of(scene, line, at).is_shut(line, i, at):
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


#: What parts a clause from the report before it: X said it, [and] Y called it “Q”.
_APART = frozenset(("and", "but", "who", "while", "after", "when", "as"))
#: Kinds of clauses that stand before the main one and are no asides in it: whatever X says, when X says.
_OPENING = frozenset(("ask", "adv", "apart"))
#: Verbs whose clause can hold another reporting clause: X said [that Y called it “Q”].
_CLAUSAL = word_set("clausal")


def _outer(scene: Scene, line: Line, found: Finding, lo: int) -> Finding | None:
    """The reporting clause that another one hangs on: [X said] the press called it “Q”. The reporter has it from X."""
    if found.verb is None or found.verb.passive or found.mention is None:
        return None
    at = found.verb.at
    if _heard(scene, line, found, lo):
        return None
    inside = clauses_of(scene, line, at).clause(at).aside
    told = verb_at(scene, line, inside) if 0 <= inside < at else None
    if told is not None and told.cue.lemma in _CLAUSAL:
        if decide_polarity(scene, line, found.verb, found.mention) == "negated":
            return None  # X, his aide stressed, at no time called it “Q”
        return _found(scene, line, told, 0, found.rule.split("-participle")[0] + "-outer")  # the mill, [Ost] said, was
    first = next((line.first_of(k) for k in range(at - 1, lo - 1, -1) if line.men[k] == found.mention), None)
    if first is None:
        return None
    if found.verb.ing and line.past(first) == at and line.words[first - 1] in forms_of("sense"):
        return None  # X recalls Y saying “Q”
    behind = line.words[line.past(first) : at]
    if behind[:2] == [",", "who"] and "," not in behind[1:] and not found.verb.ing:
        return None  # X told Y, who called it “Q”
    for k in range(first - 1, max(lo - 1, first - _SPAN), -1):
        word = line.words[k]
        if word == "," and k - 1 > lo:
            # six months ago, [the senator said], the press called him “Q”
            aside = verb_at(scene, line, k - 1) if line.words[k + 1] not in ("before", "until") else None
            opens = clauses_of(scene, line, at).clause(k - 1).kind in _OPENING  # whatever [X says], Y called it “Q”
            if aside is not None and aside.cue.lemma in _CLAUSAL and not (aside.passive or aside.ing or opens):
                return _found(scene, line, aside, 0, found.rule.split("-participle")[0] + "-outer")
        if word in (",", ";", ":", "—", "–", "“”") or word in _APART:
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


def _heard(scene: Scene, line: Line, found: Finding, lo: int) -> bool:
    """Whether nameless tellers pass on the words of somebody else: a source claims that [Lom] called it “Q”."""
    inner = scene.mentions[found.mention] if found.mention is not None else None
    if inner is None or inner.kind not in ("person", "anonymous") or inner.form == "pronoun" or line.men[lo] < 0:
        return False
    teller = scene.mentions[line.men[lo]]
    return (
        teller.form == "nominal"
        and (teller.plural or line.words[lo] in ("a", "an", "one"))
        and line.men[lo] != found.mention
    )


def weak(scene: Scene, quote: int) -> Finding | None:
    """A verb of thinking or doing right before the words, or farther off: X wants “Q”."""
    found = _nearest(scene, quote)
    return found if found is not None and found.rule == "before-weak" else None


def _found(scene: Scene, line: Line, verb: Verb, quote: int, rule: str) -> Finding | None:
    """Name the subject of an active verb, the agent of a passive one."""
    lo, hi = line.bounds(verb.at)
    cue = verb.span(line)
    if verb.passive:
        agent = agent_after(scene, line, verb, hi)
        agent = _in_document(scene, line, lo) if agent is None else agent
        return Finding("passive-agent", agent, cue, verb) if agent is not None else None
    if nobody_before(line, verb.at, lo) or _described(scene, line, verb, quote):
        return Finding(rule, None, cue, verb, reason="not-named")
    subject = inserted(scene, line, verb, lo)
    if subject is None:
        subject = _read_subject(scene, line, verb, lo)
    if subject is None:
        subject = subject_of(scene, line, verb, lo)
    subject = meant(scene, line, subject, lo, verb.at)
    if subject is not None and _is_place(scene, line, subject, verb.at, lo):
        return None
    if subject is not None and not can_speak(scene.mentions[subject]):
        subject = _clause_head(scene, line, verb.at, lo)
    if subject is None or not can_speak(scene.mentions[subject]):
        return None
    mention = scene.mentions[subject]
    if mention.form == "nominal" and mention.kind is None and mention.head not in word_set("voices"):
        told = _told_by(scene, line, verb, lo, rule)
        if told is not None:
            return told
    return Finding(rule if not verb.ing else rule + "-participle", subject, cue, verb)


def _is_place(scene: Scene, line: Line, m: int, at: int, lo: int) -> bool:
    """Whether the name before a verb is that of a street or a river: in [Mill Lane], which has claimed two prams."""
    mention = scene.mentions[m]
    if mention.form != "name" or mention.kind != "person":
        return False
    item = next((k for k in range(at - 1, lo - 1, -1) if line.men[k] == m), -1)
    if item < 0:
        return False
    behind = item + 1 + (line.words[item + 1] == ",")
    if line.words[behind] == "which":
        return True
    first = line.first_of(item)
    ground = len(mention.name.split()) > 1 and mention.name.split()[-1].lower() in feature_words("doubtful")
    return ground and first > lo and line.words[first - 1] in _PLACING


def _in_document(scene: Scene, line: Line, lo: int) -> int | None:
    """Return what a passive without an agent is read in: in [the report], the beams are called “Q”."""
    read = scene.mention_at(line, lo + 1) if line.words[lo] == "in" else None
    if read is None or read.kind != "document" or line.words[line.past(lo + 1)] != ",":
        return None
    return line.men[lo + 1]


def _read_subject(scene: Scene, line: Line, verb: Verb, lo: int) -> int | None:
    """Return the subject that the clauses of the sentence give the verb, where they do."""
    item = clauses_of(scene, line, lo).subject(verb.at)
    if item < 0:
        return None
    m, first = line.men[item], line.first_of(item)
    beside = item + 1 == verb.at and first > lo and line.words[first - 1] == ","
    subject = m if beside else best_name(scene, line, m, first, lo)
    k = verb.at - 1
    while k > lo and line.men[k] < 0 and line.words[k] in scene.cues.aux:
        k -= 1
    described = scene.mentions[subject]
    someone = described.form == "nominal" and described.kind in ("person", "anonymous") and not described.plural
    of_many = described.kind is None and described.name[:4].lower() == "the " and described.head.endswith("est")
    if described.form == "nominal" and described.kind == "organisation" and line.words[k] == "," and not verb.ing:
        return _named_behind(scene, line, subject, line.past(item), k)  # the union representing drivers, [TGU], said
    if of_many and not verb.ing:
        return _named_past(scene, line, subject, line.past(item), verb.at)  # the eldest of the three, [Lom], said
    if someone and line.words[k] == "," and not verb.ing:
        # the head of the guild, [Ada Lom], who owns a mill, said
        named = subject_of(scene, line, verb, lo)
        if named is not None and scene.mentions[named].form == "name" and scene.mentions[named].kind == "person":
            subject = named if scene.mentions[named].start > scene.mentions[subject].end else subject
        elif line.men[k - 1] >= 0 and line.words[line.first_of(k - 1) - 1] == ",":
            # the man who found it, [Ada Lom], said
            alone = scene.mentions[line.men[k - 1]]
            subject = line.men[k - 1] if alone.form == "name" and alone.kind == "person" else subject
    return subject if can_speak(scene.mentions[subject]) else None


def _named_behind(scene: Scene, line: Line, m: int, at: int, comma: int) -> int:
    """Return the body's name between two commas behind the body and its participle, else ``m``."""
    named = scene.mention_at(line, comma - 1)
    first = line.first_of(comma - 1)
    if named is None or named.form != "name" or named.kind == "person" or first <= at or line.words[first - 1] != ",":
        return m
    beside = scene.mention_at(line, first - 2)
    other_body = beside is not None and beside.kind not in ("person", "anonymous", "collective")
    return m if other_body or not line.words[at].endswith("ing") else line.men[comma - 1]


def _named_past(scene: Scene, line: Line, m: int, at: int, hi: int) -> int:
    """Return the name in apposition behind a phrase with "of": the eldest of the three, [Lom] — …"""
    if line.words[at] == "of":
        at += 1
        while at < hi and (line.men[at] >= 0 or line.words[at].isalpha()):
            at += 1
    named = scene.mention_at(line, at + 1) if line.words[at] == "," and at + 1 < hi else None
    if named is None or named.form != "name" or named.kind != "person":
        return m
    return line.men[at + 1] if line.words[line.past(at + 1)] in (",", "—", "–", "(") else m


def _told_by(scene: Scene, line: Line, verb: Verb, lo: int, rule: str) -> Finding | None:
    """Return who reports what a thing shows: [Lom] said the ledger suggested “Q”."""
    item = clauses_of(scene, line, lo).teller(verb.at)
    teller = verb_at(scene, line, item) if item >= 0 else None
    if teller is None or teller.passive or teller.cue.strength != "strong":
        return None
    found = _found(scene, line, teller, 0, rule + "-outer")
    return found if found is not None and found.mention is not None and found.verb is not None else None


def _led(scene: Scene, line: Line, k: int) -> bool:
    """Whether the verb at item ``k`` goes on a group of verbs: would [have]."""
    return line.men[k - 1] < 0 and (line.words[k - 1] in scene.cues.aux or line.words[k - 1] in ("to", "go"))


#: Before the name of a street: a hole in Mill Lane.
_PLACING = frozenset(("in", "on", "at", "near", "along", "across", "down", "up", "beneath", "under", "off", "into"))
#: "of" and the words that a claim of theirs is made of stand at most this many items apart.
_OF = 4


def _owned(scene: Scene, line: Line, i: int, at: int, lo: int) -> Finding | None:
    """Return whose claim the words are part of: over [her] claim that it was “Q” · [his] pledge to be “Q”."""
    owner = possessor_before(scene, line, i, lo)
    if owner is None or not can_speak(scene.mentions[owner]) or scene.mentions[owner].name.lower() == "its":
        return None
    opener = line.words[i + 1]
    pledge = opener == "to" and line.words[i + 2] == "be"
    if not (pledge or opener in ("that", "of")) or line.words[at - 1] == "as":
        return None
    between = range(i + 2 + pledge, at)
    finite = sum(
        1 for k in between if line.men[k] < 0 and line.words[k] in scene.cues.closed and not _led(scene, line, k)
    )
    if finite > (opener == "that") or any(line.quotes[k] >= 0 or line.words[k] in ",;" for k in between):
        return None
    person = scene.mentions[owner].form == "pronoun" or scene.mentions[owner].kind == "person"
    if opener == "of" and (at - i > _OF or not person):
        return None
    return Finding("noun-cue", owner, (line.starts[i], line.ends[i]))


#: Between a participle and what it calls somebody.
_CALLED_AS = frozenset(("as", "a", "an", "the"))


def _described(scene: Scene, line: Line, verb: Verb, quote: int) -> bool:
    """Whether a participle says what somebody is called before the verb of the clause: the man labelled “Q” leads."""
    here, at = scene.place(quote)
    if here is not line or "naming" not in verb.cue.frames or "pp" not in verb.cue.forms or line.men[verb.at - 1] < 0:
        return False
    between = line.words[verb.end : at]
    finite = (
        flags_of(line.words[at + 1]) & VERB or line.words[at + 1] in scene.cues.aux if at + 1 < len(line) else False
    )
    return len(between) < 3 and _CALLED_AS.issuperset(between) and bool(finite)


def _clause_head(scene: Scene, line: Line, at: int, lo: int) -> int | None:
    """Return whom a clause before the verb is about: [a guest], who spoke to save the evening, said."""
    host = long_clause(line, at - 1, lo) if at > lo and line.words[at - 1] == "," else None
    return None if host is None else best_name(scene, line, line.men[host], line.first_of(host), lo)


def can_speak(mention: Mention) -> bool:
    """Whether a mention can be a speaker at all: "it" and first persons included, "this" not."""
    thing = mention.form == "nominal" and mention.kind is None and mention.head and is_thing(mention.head)
    if thing and mention.head not in word_set("voices"):
        return False
    if mention.form == "name" and mention.kind == "organisation" and is_ground(mention.name):
        return False  # the hole in Mill Road, which has claimed two prams
    return mention.name.lower() not in ("this", "that", "there", "these", "those")
