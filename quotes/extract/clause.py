"""The subject of a clause: who does what a verb says.

In: a ``Line`` of items and a verb in it.  Out: numbers of mentions.  This is no parser: it knows where a subject
can stand from a verb, and what may stand between them.

>>> # “We wrote twice,” [Ada Lom], an aide to the bursar, [Jan Kos], pointed out: Lom, not Kos
"""

from __future__ import annotations

from functools import cache

from quotes.extract.agents import agent_after, phrase_right, phrase_starts, possessor
from quotes.extract.cues import load_cues, word_set
from quotes.extract.hosts import antecedent, best_name, dashed, host_of, is_adjunct, long_clause, opening_of
from quotes.extract.scene import QUOTE, Line, Scene
from quotes.extract.verbs import Verb, open_verb_at, verb_at, verbish

__all__ = [
    "Verb",
    "after_opening",
    "agent_after",
    "best_name",
    "clause_subject",
    "open_verb_at",
    "phrase_right",
    "possessor",
    "subject_before",
    "subject_of",
    "verb_at",
    "verbish",
]


#: How many words that are nobody's may stand between a subject and its verb ("the ministry's chief of staff said").
_REACH = 14
#: How long the clause is at most that a participle behind its comma hangs on.
_CLAUSE = 20
#: Words of a role before a name ("retired head teacher", "her elder brother"), one more.
_ROLE = 4
_DASHES = frozenset("—–-")
_CONJOINED = word_set("conjoined")
_HOOKS = word_set("hooks")
_SENSE = word_set("sense")
_OBJECT_CONTROL = word_set("object_control")


#: X has Y saying, X quoted Y as saying: Y speaks.
_HAVING = frozenset(("has", "have", "had"))
_QUOTING = word_set("quoting")


def subject_of(scene: Scene, line: Line, verb: Verb, lo: int) -> int | None:
    """Return the mention that is the subject of ``verb``, looking left no farther than item ``lo``."""
    if verb.ing:
        found = _subject_of_participle(scene, line, verb.at, lo)
        if found is not None:
            return found
    behind = inserted(scene, line, verb, lo)
    return behind if behind is not None else _walk_left(scene, line, verb.at - 1, lo)


def inserted(scene: Scene, line: Line, verb: Verb, lo: int) -> int | None:
    """Return who stands behind the verb of an insertion: the trouble, says historian [Carl Ost], is that."""
    pauses = (",", "—", "–")
    if verb.ing or lo == verb.at or line.words[verb.at - 1] not in pauses or not phrase_starts(scene, line, verb.end):
        return None
    named = next(k for k in range(verb.end, len(line)) if line.men[k] >= 0)
    behind, after = line.men[named], line.past(named)
    if after >= len(line):
        return None
    form = scene.mentions[behind].form
    thing = scene.mention_at(line, verb.at - 2)
    of_thing = thing is not None and thing.form == "nominal" and thing.kind is None
    if of_thing and form == "nominal" and scene.mentions[behind].kind is not None and line.words[after] == ",":
        behind = best_name(scene, line, behind, named, lo)  # the dam, boasts its designer, [Carl Ost], is
        after = line.past(after + 1) if behind in line.men[after + 1 : after + 2] else after
        form = "name" if behind in line.men[named:after] else form
    set_off = after < len(line) and line.words[after] in (*pauses, ":")
    return behind if set_off and form == "name" else None


def subject_before(scene: Scene, line: Line, j: int, lo: int) -> int | None:
    """Return the subject that stands at item ``j`` or left of it: [Ada Lom] had been blunt."""
    return _walk_left(scene, line, j, lo)


def _walk_left(scene: Scene, line: Line, j: int, lo: int) -> int | None:
    """Walk left from item ``j`` over what may part a verb from its subject."""
    words, cues = line.words, scene.cues
    #: A mention inside a phrase with a preposition, kept in case that nothing better comes.
    skipped: int | None = None
    strangers = 0
    while j >= lo:
        word = words[j]
        if line.men[j] >= 0:
            found = _mention_here(scene, line, j, lo, strangers, skipped)
            if found is not None:
                return found
            skipped = line.men[j] if skipped is None else skipped
            j = line.first_of(j) - 2
        elif word in cues.aux or word.endswith("ly"):
            j -= 1
        elif word == ")":
            j = opening_of(line, j, lo, "(") - 1
        elif word in _DASHES:
            host = dashed(line, j, lo)
            if host is None:
                return skipped
            j = host
        elif word == ",":
            host = host_of(scene, line, j, lo) if not strangers or is_adjunct(scene, line, j + 1) else None
            host = long_clause(line, j, lo) if host is None and not strangers else host
            if host is not None:
                return best_name(scene, line, line.men[host], line.first_of(host), lo)
            if strangers and not is_adjunct(scene, line, j + 1):
                return skipped
            j -= 1
        elif _turns(scene, line, j, strangers):
            found = _beyond(scene, line, j, lo)
            return found if found is not None else skipped
        else:
            strangers += 1
            if strangers > _REACH:
                return skipped
            j -= 1
    return skipped


def _mention_here(scene: Scene, line: Line, j: int, lo: int, strangers: int, skipped: int | None) -> int | None:
    """Return the mention at item ``j`` as the subject, or None where it hangs on a preposition."""
    m, first = line.men[j], line.first_of(j)
    before = line.words[first - 1] if first > lo else ""
    adjacent = strangers == 0 and skipped is None
    if before in scene.cues.prepositions and line.men[first - 1] < 0 and not (adjacent and before in _HOOKS):
        return None
    if scene.mentions[m].possessive and strangers and scene.mentions[m].form != "pronoun":
        return m
    if first - 2 >= lo and before == "and" and line.men[first - 2] >= 0 and line.words[first] in ("his", "her"):
        # [Kos] and his guild have made clear
        return line.men[first - 2]
    if adjacent and line.words[j + 1] != ",":
        # [a top aide] said: nothing closes an apposition, so this is the subject itself
        return m
    return best_name(scene, line, m, first, lo)


def _turns(scene: Scene, line: Line, j: int, strangers: int) -> bool:
    """Whether the subject is no longer to be looked for word by word: "who", "and", "to", a colon, another verb."""
    word = line.words[j]
    if word in scene.cues.relative or word in _CONJOINED or word in ("that", "to", ":", ";"):
        return True
    other_verb = verbish(scene, line, j) and word not in scene.cues.verbs
    return strangers == 0 and (line.quotes[j] >= 0 or other_verb)


def _beyond(scene: Scene, line: Line, j: int, lo: int) -> int | None:
    """Return the subject on the other side of a word that turns the clause."""
    word = line.words[j]
    if word in scene.cues.relative or (word == "that" and j > lo and line.men[j - 1] >= 0):
        return antecedent(scene, line, j, lo)
    if word == "to":
        return _controller(scene, line, j, lo)
    return clause_subject(scene, line, lo, j, nearest=word in _CONJOINED)


def _controller(scene: Scene, line: Line, j: int, lo: int) -> int | None:
    """Return who says, in “X refused to say” and “Y asked X to say”."""
    k = j - 1
    if k > lo and line.men[k] >= 0:
        first = line.first_of(k)
        verb = scene.cues.verbs.get(line.words[first - 1])
        if verb is not None and verb.lemma in _OBJECT_CONTROL:
            return line.men[k]
        if line.words[first - 1] in ("were", "was"):
            return line.men[k]  # were she to say
    return clause_subject(scene, line, lo, j)


def _subject_of_participle(scene: Scene, line: Line, at: int, lo: int) -> int | None:
    """Return who speaks in “X …, calling it”, “criticised X for saying”, “seen X saying”."""
    k = at - 1
    while k > lo and (line.words[k].endswith("ly") or line.words[k] in scene.cues.aux):
        k -= 1
    if k < lo:
        return None
    word = line.words[k]
    if word == "for":
        return _nearest_object(scene, line, k, lo)
    if word == "as" and k > lo + 1 and line.words[k - 1] == ",":
        # the Herald quoted the surveyor, [Mungo Dorn], as saying
        for n in range(k - 2, max(lo, k - 14), -1):
            quoting = scene.cues.verbs.get(line.words[n])
            if line.men[n] < 0 and quoting is not None and quoting.lemma in _QUOTING and line.men[n + 1] >= 0:
                return best_name(scene, line, line.men[n + 1], n + 1, lo)
    if word == "as" and k > lo and line.men[k - 1] >= 0:
        # the Packet quoted [Ilka Morn] as saying
        first = line.first_of(k - 1)
        governor = scene.cues.verbs.get(line.words[first - 1]) if first > lo else None
        if governor is not None and governor.lemma in _QUOTING and "ing" not in governor.forms:
            return line.men[k - 1]
    if word == "of" or word == "as":
        back = _nearest_object(scene, line, k, lo)
        verb = next(
            (v for v in (scene.cues.verbs.get(line.words[n]) for n in range(k - 1, max(lo, k - 12) - 1, -1)) if v), None
        )
        if verb is not None and (verb.lemma == "accuse" or "naming" in verb.frames) and word == "of":
            return back
        return clause_subject(scene, line, lo, k)
    if line.men[k] >= 0:
        first = line.first_of(k)
        governor = scene.cues.verbs.get(line.words[first - 1]) if first > lo else None
        if first > lo and (line.words[first - 1] in _HAVING or (governor is not None and governor.lemma in _SENSE)):
            return line.men[k]
        if first > lo and line.words[first - 1] == "with":
            return line.men[k]
        if first > lo and line.words[first - 1] == "of" and scene.mentions[line.men[k]].kind == "person":
            return line.men[k]  # pictures of [Ada Lom] saying
        if governor is None and first == lo:
            return line.men[k]
    start = _set_off(scene, line, lo, k) if word == "," else lo
    return clause_subject(scene, line, start, at, nearest=word != ",")


def _nearest_object(scene: Scene, line: Line, k: int, lo: int) -> int | None:
    """Return the nearest mention before "for saying": the object if there is one, else the subject."""
    j = k - 1
    while j >= lo:
        if line.men[j] >= 0:
            first = line.first_of(j)
            if first > lo and line.words[first - 1] in scene.cues.prepositions:
                j = first - 2
                continue
            return best_name(scene, line, line.men[j], first, lo)
        if line.words[j] in (",",):
            host = host_of(scene, line, j, lo)
            if host is not None:
                return best_name(scene, line, line.men[host], line.first_of(host), lo)
        j -= 1
    return None


def clause_subject(scene: Scene, line: Line, lo: int, hi: int, nearest: bool = False) -> int | None:
    """Return the subject of the clause that runs up to item ``hi``: the last one that a finite verb follows.

    ``nearest`` takes clauses behind "after" and the like for it too.
    """
    start = after_opening(scene, line, lo, hi)
    fallback: int | None = None
    chosen: int | None = None
    j = start
    while j < hi:
        m = line.men[j]
        if m < 0:
            j += 1
            continue
        first, after = j, line.past(j)
        if first == start and after < hi and line.men[after] >= 0 and scene.mentions[m].possessive:
            start = j = after  # the college's [Ada Lom] agreed
            continue
        if first == start and scene.mentions[m].possessive and (owned := _owned_name(scene, line, after, hi)):
            start = j = owned  # her brother [Ada Lom] pulled no punches
            continue
        lead = _lead(line, scene.role_first(line, m, first, start), lo)
        before = line.words[lead - 1] if lead > lo else ""
        ties = scene.cues.prepositions | scene.cues.aux
        free = lead == start or first == start or before not in ties
        hook = (
            first == start
            or lead == start
            or before in _HOOKS
            or (before == "," and (chosen is None or _new_clause(scene, line, m, after, hi)))
            or before == QUOTE
            or line.words[lead - 1] in _DASHES
        )
        if free and fallback is None:
            fallback = m
        if (
            hook
            and free
            and _leads_clause(scene, line, after, hi)
            and ((nearest and before != "that") or chosen is None or before not in _HOOKS or _same_level(before))
        ):
            chosen = best_name(scene, line, m, first, lo)
        j = max(after, j + 1)
    if chosen is not None:
        return chosen
    return fallback


def _owned_name(scene: Scene, line: Line, after: int, hi: int) -> int:
    """Return the item where a name begins behind a possessor and a role, 0 where none does: her brother [Ada Lom]."""
    for k in range(after, min(hi, after + _ROLE)):
        if line.men[k] >= 0:
            return k if k > after and scene.mentions[line.men[k]].form == "name" else 0
        if not line.words[k].isalpha() or verbish(scene, line, k) or line.words[k] in scene.cues.prepositions:
            return 0
    return 0


def _lead(line: Line, first: int, lo: int) -> int:
    """Return the first item of a phrase, an "about" before its number included: [about 200 rowers]."""
    counted = line.raws[first][:1].isdigit() or line.words[first] in word_set("counts")
    while counted and first > lo and line.words[first - 1] in word_set("approximators") and line.men[first - 1] < 0:
        first -= 1
    return first


def _new_clause(scene: Scene, line: Line, m: int, after: int, hi: int) -> bool:
    """Whether a name or pronoun behind a comma starts a clause of its own: on Tuesday, [Bush] referred to …"""
    return scene.mentions[m].form in ("name", "pronoun", "joint") and after < hi and verbish(scene, line, after)


def _set_off(scene: Scene, line: Line, lo: int, comma: int) -> int:
    """Return where a clause begins that the participle hangs on: the rain came, when [the guild] rose, shouting."""
    for j in range(comma - 1, max(lo + 1, comma - _CLAUSE), -1):
        if line.words[j] in (",", "—", "–", ";", ":", QUOTE):
            return lo
        set_off = line.words[j - 1] == "," or (line.words[j] == "which" and line.words[j - 1] == "in")
        counted = j + 2 < comma and _lead(line, j + 2, j) == j + 1
        if line.words[j] in ("when", "where", "which") and set_off and (line.men[j + 1] >= 0 or counted):
            after = line.past(j + 1 + counted)
            return j + 1 if any(verbish(scene, line, k) for k in range(after, min(comma, after + 3))) else lo
    return lo


def _same_level(word: str) -> bool:
    """Whether a clause after ``word`` can carry the sentence on: not one that hangs on the verb before it."""
    return word in ("and", "but", "while", "whereas", ";", "—")


def _leads_clause(scene: Scene, line: Line, after: int, hi: int) -> bool:
    """Whether what follows a mention makes it a subject: a finite verb, an insertion, or a "who"."""
    k = after
    while k < hi and (
        line.words[k].endswith("ly") or line.words[k] in ("also", "then", "later", "once", "has", "had", "have")
    ):
        k += 1
    if k >= hi:
        return after < len(line)
    if line.words[k] in (",", "(", "—", "–") or line.words[k] in scene.cues.relative:
        return True
    if line.words[k] in scene.cues.prepositions:
        return any(verbish(scene, line, n) for n in range(k, min(hi, k + 10)))
    return (
        verbish(scene, line, k)
        or line.words[k].endswith("s")
        or scene.cues.verbs.get(line.words[k]) is not None
        or line.men[k] < 0
    )


@cache
def _fronting() -> frozenset[str]:
    """Return the words that begin a phrase or a clause before the subject."""
    cues = load_cues()
    others = ("speaking", "faced", "once", "later", "earlier", "meanwhile", "however", "asked")
    return cues.prepositions | (cues.conjunctions - {"and", "but", "or", "so", "yet", "nor"}) | frozenset(others)


def _is_free(scene: Scene, line: Line, lo: int, hi: int) -> bool:
    """Whether a participle is no part of the role before a name, as it is in [retired] miner Ada Lom."""
    m = next((line.men[k] for k in range(lo + 1, min(hi, lo + _ROLE)) if line.men[k] >= 0), None)
    role = scene.mentions[m].role if m is not None else None
    return role is None or role.split()[0].lower() != line.words[lo]


def _begins(scene: Scene, line: Line, i: int, hi: int) -> bool:
    """Whether a phrase with a mention begins at item ``i``, a word of a role before it: [host Ada Lom]."""
    hi = min(hi, i + _ROLE)
    while i < hi and line.men[i] < 0 and line.raws[i][:1].isalpha() and line.words[i] not in scene.cues.conjunctions:
        i += 1
    return i < hi and line.men[i] >= 0


def after_opening(scene: Scene, line: Line, lo: int, hi: int) -> int:
    """Return the item after an opening phrase: [Asked by reporter X whether he would go,] Y said."""
    first = line.words[lo]
    if first not in _fronting() and not (
        first.endswith(("ing", "ed")) and line.men[lo] < 0 and _is_free(scene, line, lo, hi)
    ):
        return lo
    for j in range(lo + 1, hi - 1):
        if line.quotes[j] >= 0 and scene.last_mark(line.quotes[j]) == "," and _begins(scene, line, j + 1, hi):
            return j + 1  # in a talk on “The Late Boat,” [host Ada Lom] asked
        if line.words[j] != ",":
            continue
        counted = j + 2 < hi and _lead(line, j + 2, j) == j + 1
        if line.words[j + 1] in scene.cues.prepositions and not counted:
            continue
        after = line.past(j + 1) if line.men[j + 1] >= 0 else j + 1
        if after + 1 < hi and line.words[after] == "," and line.words[after + 1] in scene.cues.prepositions:
            continue  # in Dravno, Ost, on Monday, [Ada Lom]
        if any(line.men[k] >= 0 for k in range(j + 1, min(hi, j + 8))):
            return j + 1
    return lo
