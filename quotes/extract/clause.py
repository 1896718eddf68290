"""The parts of a clause that attribution asks for: its reporting verbs, their subjects and their agents.

In: a ``Line`` of items.  Out: ``Verb`` records and indexes of mentions.  This is no parser: it knows where a
subject can stand from a verb, and what may stand between them (appositions, clauses with "who", adverbs).

>>> # “I warned them,” [Yusuf Rimawi], a deputy to the minister, [Samir Qassem], pointed out: Rimawi, not Qassem
"""

from __future__ import annotations

from attrs import frozen

from quotes.extract.cues import Cue, word_set
from quotes.extract.scene import QUOTE, Line, Scene
from quotes.reading import Mention

#: How many words that are nobody's may stand between a subject and its verb ("the ministry's chief of staff said").
_REACH = 14

_DASHES = frozenset("—–-")
_PLURAL = frozenset(["i", "we", "you", "they"])
_PAST = frozenset(["said", "told", "wrote"])
_CONJOINED = word_set("conjoined")
_HOOKS = word_set("hooks")
#: Before a participle: “before saying”, “by saying” keep the subject of the clause.
_BEFORE_ING = word_set("before_ing")
#: What an apposition or another insertion can begin with.
_INSERTS = word_set("inserts")
_INVERTING = word_set("inverting")
_ADJECTIVE = ("al", "ic", "ive", "ous", "ful", "able", "ible", "ent", "less")
_SENSE = word_set("sense")
_OBJECT_CONTROL = word_set("object_control")


@frozen
class Verb:
    """A reporting verb in its place."""

    #: First item and the item after the last ("pointed", "out").
    at: int
    end: int
    cue: Cue
    #: "was described", "a town called": the subject does not speak, an agent with "by" may.
    passive: bool = False

    @property
    def ing(self) -> bool:
        """Whether it is a participle ("calling it")."""
        return self.cue.forms == frozenset(("ing",))


def verb_at(scene: Scene, line: Line, i: int) -> Verb | None:
    """Return the reporting verb at item ``i``, or None where the word is none or is a noun here."""
    word, cues = line.words[i], scene.cues
    cue, end = cues.verbs.get(word), i + 1
    more = cues.particles.get(word)
    if more and end < len(line):
        with_particle = more.get(line.words[end])
        if with_particle is not None and (cue is None or cue.strength != "strong" or _adverbial(line, end)):
            cue, end = with_particle, end + 1
    if cue is None or line.men[i] >= 0:
        return None
    if line.raws[i][:1].isupper() and i > 0 and line.words[i - 1] not in ".!?" and line.quotes[i - 1] < 0:
        return None
    if _is_noun(scene, line, i, cue):
        return None
    return Verb(i, end, cue, _is_passive(scene, line, i, cue))


def _adverbial(line: Line, end: int) -> bool:
    """Whether a particle belongs to the verb: “called for “…”, “pointed out that”."""
    return end + 1 >= len(line) or line.words[end] not in ("in", "on", "to") or line.quotes[end + 1] >= 0


def _is_noun(scene: Scene, line: Line, i: int, cue: Cue) -> bool:
    """Whether a word that can be a verb is a noun or an adjective here: “the claims”, “his call”, “said documents”."""
    if i == 0:
        return bool(cue.forms & {"base", "s"}) and "past" not in cue.forms
    before = line.words[i - 1]
    if (
        line.men[i - 1] < 0
        and before in scene.cues.determiners
        and not (
            before in ("that", "this", "both", "all", "one", "some", "many", "most")
            and line.men[i - 1] < 0
            and "past" in cue.forms
        )
    ):
        return before not in ("one", "both", "all", "some", "many", "others", "this", "that")
    if cue.forms & {"past", "pp", "ing"}:
        return False
    if line.men[i - 1] >= 0:
        mention = scene.mentions[line.men[i - 1]]
        if mention.possessive:
            return True
        return "s" not in cue.forms and not (mention.plural or before in _PLURAL or _asked(line, i))
    if before in scene.cues.prepositions and before not in ("to", "as"):
        return True
    earlier = scene.cues.verbs.get(before)
    if (earlier is not None and earlier.forms & {"past", "ing"}) or (
        before.endswith("ed") and before not in scene.cues.aux
    ):
        return True
    if "base" in cue.forms and "s" not in cue.forms:
        return not (
            before in scene.cues.aux
            or before in ("to", "and", "or", "who", "people", "not", ",")
            or before.endswith("ly")
        )
    return before in ("of", "more", "new", "such", "false", "recent") or before.endswith(_ADJECTIVE)


def _asked(line: Line, i: int) -> bool:
    """Whether an auxiliary stands before the subject: at no point [did] Ada Lom say."""
    first = line.first_of(i - 1)
    return first > 0 and line.words[first - 1] in _INVERTING


def _is_passive(scene: Scene, line: Line, i: int, cue: Cue) -> bool:
    """Whether the verb is a passive: “was described by”, “a town called”, “is known as”."""
    if "pp" not in cue.forms:
        return False
    j, aux = i - 1, scene.cues.aux
    while j >= 0 and (line.words[j] in aux or line.words[j].endswith("ly")) and line.men[j] < 0:
        if line.words[j] in scene.cues.passive:
            return True
        if line.words[j] in ("has", "have", "had", "having"):
            return False
        j -= 1
    if cue.forms == frozenset(("pp",)):
        return j < 0 or line.words[j] not in ("'s", "'ve", "'d")
    return False


def open_verb_at(scene: Scene, line: Line, i: int) -> bool:
    """Whether item ``i`` looks like a verb that no table lists, in the past or with -s: “Q,” he harrumphed."""
    word = line.words[i]
    if line.men[i] >= 0 or word in scene.cues.closed or word in scene.cues.prepositions or line.raws[i][:1].isupper():
        return False
    return (
        len(word) > 3 and word.isalpha() and (word.endswith("ed") or (word.endswith("s") and not word.endswith("ss")))
    )


def verbish(scene: Scene, line: Line, i: int) -> bool:
    """Whether item ``i`` can be a finite verb."""
    word = line.words[i]
    if line.men[i] >= 0:
        return False
    if word in scene.cues.closed:
        return True
    cue = scene.cues.verbs.get(word)
    if cue is not None and cue.forms & {"past", "s"}:
        return True
    return word.endswith("ed") and len(word) > 3


# -- subjects ---------------------------------------------------------------------------------------------------------


def subject_of(scene: Scene, line: Line, verb: Verb, lo: int) -> int | None:
    """Return the mention that is the subject of ``verb``, looking left no farther than item ``lo``."""
    if verb.ing:
        found = _subject_of_participle(scene, line, verb.at, lo)
        if found is not None:
            return found
    elif (
        lo < verb.at and line.words[verb.at - 1] in (",", "—", "–") and verb.end < len(line) and line.men[verb.end] >= 0
    ):
        # the trouble, says [Carl Ost], a historian, is that
        behind = line.men[verb.end]
        after = line.past(verb.end)
        if scene.mentions[behind].form == "name" and after < len(line) and line.words[after] in (",", "—", "–"):
            return behind
    return _walk_left(scene, line, verb.at - 1, lo)


def _walk_left(scene: Scene, line: Line, j: int, lo: int) -> int | None:
    """Walk left from item ``j`` over what may part a verb from its subject."""
    words, cues = line.words, scene.cues
    skipped: int | None = None
    strangers = 0
    while j >= lo:
        word = words[j]
        if line.men[j] >= 0:
            first = line.first_of(j)
            mention = scene.mentions[line.men[j]]
            before = words[first - 1] if first > lo else ""
            adjacent = strangers == 0 and skipped is None
            if before in cues.prepositions and line.men[first - 1] < 0 and not (adjacent and before in _HOOKS):
                skipped = line.men[j] if skipped is None else skipped
                j = first - 2
            elif mention.possessive and strangers and mention.form != "pronoun":
                skipped = line.men[j] if skipped is None else skipped
                return line.men[j]
            elif adjacent and line.words[j + 1] != ",":
                # [a top aide] said: nothing closes an apposition, so this is the subject itself
                return line.men[j]
            else:
                return best_name(scene, line, line.men[j], first, lo)
        elif word in cues.aux or word.endswith("ly"):
            j -= 1
        elif word == ",":
            if strangers and not _adjunct(scene, line, j + 1):
                return skipped
            host = _host(scene, line, j, lo)
            host = host if host is not None else _long_clause(line, j, lo)
            if host is not None:
                return best_name(scene, line, line.men[host], line.first_of(host), lo)
            j -= 1
        elif word == ")":
            j = _opening(line, j, lo, "(") - 1
        elif word in _DASHES:
            host = _dashed(line, j, lo)
            if host is None:
                return skipped
            j = host
        elif word in cues.relative:
            return _antecedent(scene, line, j, lo)
        elif word == "that" and j > lo:
            return _antecedent(scene, line, j, lo) if line.men[j - 1] >= 0 else clause_subject(scene, line, lo, j)
        elif word in _CONJOINED:
            found = clause_subject(scene, line, lo, j, nearest=True)
            return found if found is not None else skipped
        elif word == "to":
            return _controller(scene, line, j, lo)
        elif word in (":", ";") or (line.quotes[j] >= 0 and strangers == 0):
            return skipped if skipped is not None else clause_subject(scene, line, lo, j)
        else:
            strangers += 1
            if strangers > _REACH:
                return skipped
            if verbish(scene, line, j) and strangers == 1 and word not in cues.verbs:
                return skipped if skipped is not None else clause_subject(scene, line, lo, j)
            j -= 1
    return skipped


def best_name(scene: Scene, line: Line, m: int, first: int, lo: int) -> int:
    """Return the name that stands in apposition to mention ``m`` right beside it, else ``m`` itself."""
    mention = scene.mentions[m]
    if mention.form != "nominal":
        return _apposed(scene, m)
    after = line.past(first)
    if after < len(line) and line.words[after] == "," and after + 1 < len(line):
        after += 1
    if after < len(line) and line.men[after] >= 0:
        other = scene.mentions[line.men[after]]
        if other.form == "name" and other.apposed_to == m:
            return line.men[after]
    return _apposed(scene, m)


def _apposed(scene: Scene, m: int) -> int:
    """Follow "the mayor" back to the name it stands beside."""
    host = scene.mentions[m].apposed_to
    if host is not None and scene.mentions[m].form == "nominal" and scene.mentions[host].form in ("name", "joint"):
        return host
    if host is not None and scene.mentions[m].form == "name" and scene.mentions[host].form == "name":
        return host
    return m


def _host(scene: Scene, line: Line, comma: int, lo: int) -> int | None:
    """Return the last item of the mention whose apposition or clause ends at ``comma``: [X], the mayor of Y, said."""
    best, end, j = None, comma, comma - 1
    while j > lo:
        if line.words[j] == ")":
            j = _opening(line, j, lo, "(") - 1
            continue
        if line.words[j] == "," and j > lo:
            opener = line.words[j + 1]
            if not _inserted(scene, line, j + 1, end, opener):
                break
            k = j - 1
            if line.words[k] == ")":
                k = _opening(line, k, lo, "(") - 1
            if k >= lo and line.men[k] >= 0:
                first = line.first_of(k)
                before = line.words[first - 1] if first > lo else ""
                if before not in scene.cues.prepositions or line.men[first - 1] >= 0:
                    best = k
                elif opener in ("who", "whose") or before == "of":
                    best = best if best is not None else _head_of(scene, line, first, lo)
            named = _name_between(scene, line, j, end)
            if (
                best is not None
                and best <= j
                and named is not None
                and scene.mentions[line.men[best]].form == "nominal"
            ):
                return named
            end = j
        elif line.words[j] in (";", ":") or line.words[j] in _DASHES:
            break
        j -= 1
    return best


def _adjunct(scene: Scene, line: Line, i: int) -> bool:
    """Whether item ``i`` begins a time or a place before the verb, and not a subject that no mention covers."""
    word = line.words[i]
    return (
        word in scene.cues.prepositions
        or word in scene.cues.aux
        or line.raws[i][:1].isupper()
        or word in ("last", "this", "who", "then")
    )


def _long_clause(line: Line, comma: int, lo: int) -> int | None:
    """Return the last item of the mention before ", who" or ", whose", however long the clause is."""
    for j in range(comma - 1, lo, -1):
        if line.words[j] == "," and line.words[j + 1] in ("who", "whose") and line.men[j - 1] >= 0:
            return j - 1
    return None


def _name_between(scene: Scene, line: Line, j: int, end: int) -> int | None:
    """Return the last item of a name that fills the space between two commas: the head of it, [Ada Lom], said."""
    m = line.men[j + 1] if j + 1 < end else -1
    if m < 0 or scene.mentions[m].form != "name" or line.past(j + 1) != end:
        return None
    return end - 1


def _head_of(scene: Scene, line: Line, first: int, lo: int) -> int | None:
    """Return the last item of the noun that a phrase hangs on: [a spokesman] for X, who …"""
    k = first - 2
    if k >= lo and line.men[k] >= 0:
        again = line.first_of(k)
        if again - 1 >= lo and line.words[again - 1] in scene.cues.prepositions:
            return _head_of(scene, line, again, lo)
        return k
    return None


def _inserted(scene: Scene, line: Line, start: int, end: int, opener: str) -> bool:
    """Whether items ``start`` to ``end`` between two commas can be an insertion behind a name."""
    if opener in _INSERTS or opener in scene.cues.prepositions or opener in scene.cues.relative or opener[:1].isdigit():
        return True
    if opener in scene.cues.conjunctions or opener in ("then",):
        return False
    if opener.endswith(("ing", "ed", "ly")) or line.quotes[start] >= 0:
        return True
    # "[X], Trump's campaign manager, said" and ", senior fellow at Y,": no finite verb in it
    return not any(
        (verbish(scene, line, k) and scene.cues.verbs.get(line.words[k]) is None) or line.words[k] in _PAST
        for k in range(start, end)
    )


def _opening(line: Line, j: int, lo: int, mark: str) -> int:
    """Return the item of the bracket that opens before ``j``, or ``lo``."""
    while j > lo and line.words[j] != mark:
        j -= 1
    return j


def _dashed(line: Line, j: int, lo: int) -> int | None:
    """From a closing dash, return the item before the opening one: X — who was there — said."""
    for k in range(j - 1, lo, -1):
        if line.words[k] in _DASHES:
            return k - 1
    return None


def _antecedent(scene: Scene, line: Line, j: int, lo: int) -> int | None:
    """Return the mention that "who" at item ``j`` stands for."""
    k = j - 1
    while k >= lo and line.men[k] < 0 and (line.words[k] in ",()" or line.words[k] in scene.cues.prepositions):
        k -= 1
    if k >= lo and line.men[k] >= 0:
        m, first = line.men[k], line.first_of(k)
        if scene.mentions[m].form == "nominal" or first <= lo or line.words[first - 1] != ",":
            return best_name(scene, line, m, first, lo)
        return _apposed(scene, m)
    while k >= max(lo, j - 6):
        if line.men[k] >= 0:
            return line.men[k]
        k -= 1
    return None


def _controller(scene: Scene, line: Line, j: int, lo: int) -> int | None:
    """Return who says, in “X refused to say” and “Y asked X to say”."""
    k = j - 1
    if k > lo and line.men[k] >= 0:
        first = line.first_of(k)
        verb = scene.cues.verbs.get(line.words[first - 1])
        if verb is not None and verb.lemma in _OBJECT_CONTROL:
            return line.men[k]
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
        if governor is not None and governor.lemma in _SENSE:
            return line.men[k]
        if first > lo and line.words[first - 1] in ("with",):
            return line.men[k]
        if governor is None and first == lo:
            return line.men[k]
    return clause_subject(scene, line, lo, at, nearest=word != ",")


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
            host = _host(scene, line, j, lo)
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
        before = line.words[first - 1] if first > lo else ""
        free = first == start or (before not in scene.cues.prepositions and before not in scene.cues.aux)
        hook = (
            first == start
            or before in _HOOKS
            or (before == "," and (chosen is None or _new_clause(scene, line, m, after, hi)))
            or before == QUOTE
            or line.words[first - 1] in _DASHES
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


def _new_clause(scene: Scene, line: Line, m: int, after: int, hi: int) -> bool:
    """Whether a name or pronoun behind a comma starts a clause of its own: on Tuesday, [Bush] referred to …"""
    return scene.mentions[m].form in ("name", "pronoun", "joint") and after < hi and verbish(scene, line, after)


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


def after_opening(scene: Scene, line: Line, lo: int, hi: int) -> int:
    """Return the item after an opening phrase: [Asked by reporter X whether he would go,] Y said."""
    first = line.words[lo]
    opens = (
        first in scene.cues.prepositions
        or first in scene.cues.conjunctions - {"and", "but", "or", "so", "yet", "nor"}
        or (first.endswith(("ing", "ed")) and line.men[lo] < 0)
        or first in ("speaking", "faced", "once", "later", "earlier", "meanwhile", "however", "asked")
    )
    if not opens:
        return lo
    for j in range(lo + 1, hi):
        if line.words[j] == "," and any(line.men[k] >= 0 for k in range(j + 1, min(hi, j + 8))):
            return j + 1
    return lo


# -- objects and agents -----------------------------------------------------------------------------------------------


def agent_after(scene: Scene, line: Line, verb: Verb, hi: int) -> int | None:
    """Return the mention after "by" behind a passive: described by his pupil [Emre Sönmez] as."""
    for j in range(verb.end, min(hi, verb.end + 6)):
        if line.words[j] == "by" and j + 1 < hi:
            return phrase_right(scene, line, j + 1, hi)
        if line.quotes[j] >= 0:
            break
    return None


def phrase_right(scene: Scene, line: Line, i: int, hi: int) -> int | None:
    """Return the mention that heads the noun phrase beginning at item ``i``: [Trump campaign manager Robby Mook]."""
    j, best = i, None
    while j < hi and j < i + 12:
        m = line.men[j]
        if m >= 0:
            mention = scene.mentions[m]
            if best is None or mention.form in ("name", "joint") or scene.mentions[best].possessive:
                best = m
            j = line.past(j)
            if j < hi and line.words[j] == "," and best is not None and scene.mentions[best].form == "nominal":
                return best_name(scene, line, best, line.first_of(j - 1), i)
            continue
        word = line.words[j]
        if not (word[:1].isalnum() or word in ("'s", "’s", "-", "/")) or line.quotes[j] >= 0:
            break
        if best is not None and (
            word in scene.cues.prepositions
            or word in scene.cues.relative
            or word in scene.cues.conjunctions
            or word in scene.cues.aux
            or verbish(scene, line, j)
        ):
            break
        if best is None and (word in scene.cues.prepositions or word in scene.cues.relative):
            break
        j += 1
    if best is None:
        return None
    return _apposed(scene, best)


def possessor(scene: Scene, line: Line, i: int) -> int | None:
    """Return the possessive mention inside the phrase at item ``i``: [Ada Lom]'s verdict."""
    m = line.men[i]
    return scene.possessors.get(m) if m >= 0 else None


def mention_of(scene: Scene, number: int | None) -> Mention | None:
    """Return a mention by number."""
    return scene.mentions[number] if number is not None else None
