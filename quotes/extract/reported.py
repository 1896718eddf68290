"""Where a reported clause begins and ends around its verb.

In: a line of items, a reporting verb or its place.  Out: the items of the clause, or None where there is none.
No parser: a clause is what stands between "that" (or the verb) and the end of its sentence, cut where the
reporter speaks again.

>>> # Brandt said on Monday that [the ferry would be late], and she will answer questions tomorrow.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from quotes.errors import RulesError
from quotes.extract.clause import Verb, verb_at, verbish
from quotes.extract.cues import adverbs
from quotes.extract.scene import Line, Scene
from quotes.patterns import compiled
from quotes.rules import read_rules
from quotes.rules.lexicon import VERB, flags_of

#: Items looked over for "that" behind a verb: "told reporters at a news conference in Ankara on Monday that" has nine.
_REACH = 14
#: Items between the start of a clause without "that" and its finite verb.
_SUBJECT = 18

_CONTRACTED = compiled(r"\w+(?:n['’]t|['’](?:re|ve|ll|d|m))|(?:he|she|it|that|there|who|what|here)['’]s")
_DASHES = frozenset("—–―")


class ClauseRules(NamedTuple):
    """The word lists of ``rules/indirect.toml``."""

    that: frozenset[str]
    bare: frozenset[str]
    #: Of these, the ones that hardly ever take anything but a clause.
    free: frozenset[str]
    whether: frozenset[str]
    asking: frozenset[str]
    behind: frozenset[str]
    infinitive: frozenset[str]
    hearer: frozenset[str]
    question_words: frozenset[str]
    openers: frozenset[str]
    never: frozenset[str]
    dangling: frozenset[str]
    subordinate: frozenset[str]
    links: frozenset[str]
    reporter_links: frozenset[str]
    contrast: frozenset[str]
    addition: frozenset[str]
    opening: frozenset[str]
    citing: frozenset[str]
    present: frozenset[str]
    earlier: frozenset[str]
    not_finite: frozenset[str]
    hanging: frozenset[str]
    may_open: frozenset[str]
    gapped: frozenset[str]
    asides: frozenset[str]
    small_adverbs: frozenset[str]
    before_asked: frozenset[str]
    writers: frozenset[str]
    impersonal: frozenset[str]
    continuing: frozenset[str]
    times: frozenset[str]
    pointing: frozenset[str]
    prepositions: frozenset[str]
    topics: frozenset[str]
    heads: frozenset[str]
    confidence: dict[str, float]


@cache
def clause_rules() -> ClauseRules:
    """Return the tables of ``rules/indirect.toml``; a faulty entry raises ``RulesError``."""
    table = read_rules("indirect")
    try:
        lists = {
            name: frozenset(words.split())
            for section in ("verbs", "clauses", "adjuncts")
            for name, words in table[section].items()
        }
        return ClauseRules(**lists, confidence=dict(table["confidence"]))
    except (KeyError, TypeError, AttributeError) as error:
        remedy = "compare it with the file as shipped"
        raise RulesError("rules/indirect.toml", f"misses or misspells {error}", remedy) from None


def is_finite(scene: Scene, line: Line, i: int) -> bool:
    """Whether item ``i`` is a finite verb, a contracted one included (don’t, they’ll)."""
    word = line.words[i]
    if line.quotes[i] >= 0:
        return False
    if word in scene.cues.aux or _CONTRACTED.fullmatch(word):
        return word not in clause_rules().not_finite and not (word.isalpha() and word in adverbs())
    if verbish(scene, line, i):
        return True
    return line.men[i] < 0 and bool(flags_of(word) & VERB) and not word.endswith(("ing", "en", "wn"))


def finite_in(scene: Scene, line: Line, lo: int, hi: int) -> bool:
    """Whether a finite verb stands among the items."""
    return any(is_finite(scene, line, k) for k in range(lo, hi))


def in_number(line: Line, k: int) -> bool:
    """Whether the comma at item ``k`` parts the thousands of a number: 2,766."""
    return 0 < k < len(line) - 1 and line.ends[k - 1] == line.starts[k] and line.ends[k] == line.starts[k + 1]


def skip_adjuncts(scene: Scene, line: Line, j: int, hi: int) -> int:
    """Return the item after times, places and occasions: said [on Monday] [in a statement to the council] the …"""
    rules = clause_rules()
    while j < hi:
        word = line.words[j]
        if word in rules.pointing:
            # said this week the pier was shut; but: said this was new
            if line.words[j + 1 : j + 2] and line.words[j + 1] in rules.times:
                j += 2
            else:
                return j
        elif word in rules.times or (word.endswith("ly") and line.men[j] < 0):
            j += 1
        elif word in rules.prepositions or word == "to":
            end = _phrase_end(line, j, hi, rules)
            if end is None:
                return j
            j = end
        elif word == "," and j + 1 < hi and line.words[j + 1] in rules.asides - rules.prepositions:
            j += 3 if j + 2 < hi and line.words[j + 2] == "," else 2
        else:
            return j
    return j


def _phrase_end(line: Line, j: int, hi: int, rules: ClauseRules) -> int | None:
    """Return the item after a prepositional phrase that ends in a known noun: in a [statement], on CNN's [show]."""
    for k in range(j + 1, min(hi, j + 6)):
        if line.words[k] in (",", "that", ":") or line.quotes[k] >= 0:
            return None
        if line.words[k] in rules.heads:
            k += 1
            while k < hi and (line.words[k] in rules.heads or line.words[k].isdigit()):
                k += 1
            return k
    return None


def complement(scene: Scene, line: Line, verb: Verb, hi: int) -> tuple[str, int] | None:
    """Return how a clause hangs on ``verb`` ("that", "bare", "whether", "infinitive") and its first item, or None."""
    rules, lemma = clause_rules(), verb.cue.lemma.replace(" ", "-")
    j = verb.end
    if lemma in rules.hearer and j < hi and line.men[j] >= 0:
        j = line.past(j)
    if lemma in rules.infinitive and j + 2 < hi and line.words[j] == "to":
        return "infinitive", j + 1
    start = skip_adjuncts(scene, line, j, hi)
    if start >= hi:
        return None
    if lemma in rules.that:
        found = _that(scene, line, j, hi, lemma in rules.hearer)
        if found is not None and not (line.words[found] == "that" and _is_noun(verb, lemma)):
            return "that", found
    question = start
    if lemma in rules.asking and line.men[start] >= 0:
        # asked the mayor on Monday if
        question = skip_adjuncts(scene, line, line.past(start), hi)
    word = line.words[question] if question < hi else ""
    if lemma in rules.whether and word in rules.question_words and (word in ("whether", "if") or lemma != "say"):
        return "whether", question
    plain = bool(verb.cue.forms & {"past", "s"}) or lemma in rules.free or _progressive(scene, line, verb)
    if lemma in rules.hearer and lemma not in rules.free and j == verb.end:
        return None
    if lemma in rules.bare and plain and _starts_clause(scene, line, start, hi, lemma):
        return "bare", start
    return None


def _is_noun(verb: Verb, lemma: str) -> bool:
    """Whether a form with "that" and a finite verb behind it is a noun: island states that vote later."""
    return not verb.cue.forms & {"past", "pp", "ing"} and lemma not in clause_rules().free


def _progressive(scene: Scene, line: Line, verb: Verb) -> bool:
    """Whether a form in -ing is a finite verb: Lund is suggesting the pier was sold."""
    return verb.ing and verb.at > 0 and line.words[verb.at - 1] in scene.cues.passive


def _that(scene: Scene, line: Line, j: int, hi: int, hearer: bool) -> int | None:
    """Return the item after "that" behind a verb, if nothing but adjuncts and a hearer stands between."""
    rules = clause_rules()
    if j >= hi:
        return None
    word = line.words[j]
    loose = (
        hearer
        or word in rules.times | rules.pointing
        or word in rules.prepositions
        or word in ("to", ",", "that")
        or word.endswith("ly")
    )
    if not loose:
        return None
    for k in range(j, min(hi - 1, j + _REACH)):
        word = line.words[k]
        if word == "that" and line.men[k] < 0:
            if k + 2 >= hi or _relative(scene, line, k, j):
                return None
            pronoun = line.men[k + 1] < 0 and line.words[k + 1] not in rules.openers and is_finite(scene, line, k + 1)
            return k if pronoun else k + 1
        if line.quotes[k] >= 0 and not hearer:
            return None
        if (
            word in (":", ";")
            or word in rules.links
            or word in scene.cues.relative
            or (k > j and is_finite(scene, line, k))
        ):
            return None
        if word == "," and line.words[k + 1] not in rules.asides and line.words[k - 1] not in rules.asides:
            return None
    return None


def _relative(scene: Scene, line: Line, k: int, j: int) -> bool:
    """Whether "that" at item ``k`` hangs on a noun before it: said something that was, made a claim that."""
    return k > j and line.men[k + 1] < 0 and is_finite(scene, line, k + 1)


def _starts_clause(scene: Scene, line: Line, j: int, hi: int, lemma: str) -> bool:
    """Whether a clause with a subject and a finite verb begins at item ``j``."""
    rules, word = clause_rules(), line.words[j]
    if (
        line.quotes[j] >= 0
        or word in rules.never
        or word in rules.hanging - rules.may_open
        or not (word[0].isalnum() or word[0] in "$£€")
    ):
        return False
    if line.men[j] < 0 and is_finite(scene, line, j) and not _CONTRACTED.fullmatch(word):
        return False
    relative, past = False, j
    for k in range(j, min(hi, j + _SUBJECT)):
        if k < past:
            continue
        if k > j and line.words[k] == ",":
            past = _past_aside(scene, line, k, hi)
            if past > k:
                continue
        if line.quotes[k] >= 0 or line.words[k] in (":", ";"):
            # said the wardens “are a joke” because nobody fears them
            return line.quotes[k] >= 0 and k > j and line.men[k - 1] >= 0
        if k > j and line.words[k] in rules.hanging:
            return False
        if line.words[k] in scene.cues.relative or line.words[k] == "that":
            relative = True
        elif is_finite(scene, line, k) and (k > j or _CONTRACTED.fullmatch(word)):
            return (not relative or lemma in rules.free) and not (
                k > j and line.words[k - 1] in scene.cues.conjunctions
            )
        elif line.words[k] == "," and lemma not in rules.free:
            return False
    return False


def _past_aside(scene: Scene, line: Line, comma: int, hi: int) -> int:
    """Return the finite verb behind words set apart from their subject: nobody, as far as I know, [had]."""
    for k in range(comma + 1, min(hi - 1, comma + _SUBJECT)):
        if line.words[k] == ",":
            return k + 1 if line.men[k + 1] < 0 and is_finite(scene, line, k + 1) else comma
        if line.quotes[k] >= 0 or line.words[k] in (":", ";"):
            break
    return comma


def clause_end(scene: Scene, line: Line, verb: Verb, start: int, hi: int) -> int:
    """Return the item after the last of the clause that begins at item ``start``."""
    present = "s" in verb.cue.forms or ("base" in verb.cue.forms and "past" not in verb.cue.forms)
    end = hi
    while (
        end > start
        and not line.words[end - 1][0].isalnum()
        and line.quotes[end - 1] < 0
        and line.words[end - 1] not in ")]%"
    ):
        end -= 1
    for k in range(start + 1, end):
        word = line.words[k]
        if word in (";", ":") or (word in _DASHES and _reports(scene, line, k + 1, end)):
            return k
        if word == "according" and k + 1 < end and line.words[k + 1] == "to":
            return k - 1 if line.words[k - 1] == "," else k
        if word == "," and not in_number(line, k) and _reporter_speaks(scene, line, k + 1, end, present):
            return k
        if word in clause_rules().links and k > start + 2 and _second_report(scene, line, k + 1, end):
            return k - 1 if line.words[k - 1] == "," else k
    return end


def _second_report(scene: Scene, line: Line, k: int, end: int) -> bool:
    """Whether another report follows: said the pier was shut and [warned that …], though [she noted …]."""
    rules = clause_rules()
    while k < end and (line.words[k].endswith("ly") or line.words[k] in rules.small_adverbs):
        k += 1
    if k >= end:
        return False
    if line.men[k] >= 0:
        return _reports(scene, line, line.past(k), min(end, line.past(k) + 2))
    other = verb_at(scene, line, k)
    return (
        other is not None
        and not other.passive
        and bool(other.cue.forms & {"past", "s"})
        and (other.cue.lemma in rules.that or other.cue.lemma.split()[0] in rules.continuing)
    )


def _reports(scene: Scene, line: Line, lo: int, hi: int) -> bool:
    """Whether a reporting verb with a subject stands near the beginning of the items."""
    for k in range(lo, min(hi, lo + 10)):
        verb = verb_at(scene, line, k)
        if verb is not None and not verb.passive and verb.cue.lemma in clause_rules().behind and not verb.ing:
            return True
        if line.words[k] == ",":
            return False
    return False


def _reporter_speaks(scene: Scene, line: Line, k: int, end: int, present: bool) -> bool:
    """Whether the words behind a comma are the reporter's: , adding that · , and she will answer · , Oda said."""
    if k >= end:
        return True
    rules, word = clause_rules(), line.words[k]
    verb = verb_at(scene, line, k)
    if verb is not None and verb.ing and verb.cue.strength == "strong":
        return True
    if word in rules.reporter_links:
        if k + 1 < end and line.words[k + 1] == "that":
            return False
        if _reports(scene, line, k + 1, end):
            return True
        if present or (word not in rules.contrast and word not in rules.addition):
            return word in rules.contrast
        at = next((n for n in range(k + 1, min(end, k + 9)) if is_finite(scene, line, n)), k)
        if word in rules.addition:
            return line.words[at] in rules.present
        # what had happened before is the speaker's still: said the line had held, but a bollard had gone
        return line.words[at] not in rules.earlier or line.words[at + 1] in scene.cues.determiners
    return word in rules.citing or (line.men[k] >= 0 and _reports(scene, line, k, min(end, k + 6)))
