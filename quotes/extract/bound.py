"""Words that belong to the clause before them: what follows their comma is another clause, not their report.

In: a scene, the line and item of a quotation and the item behind it.  Out: whether the clause before holds it.

>>> # While Ada Lom calls it “a relic,” the bursar said the press was sound: Lom's words, not the bursar's
"""

from __future__ import annotations

from quotes.extract.before import loose
from quotes.extract.clause import after_opening, verb_at, verbish
from quotes.extract.cues import word_set
from quotes.extract.scene import QUOTE, Line, Scene

_SUBORDINATING = word_set("subordinating")
_PLAIN = word_set("plain")
_DASHES = frozenset(("—", "–", "-"))
_RELATIVE = frozenset(("who", "which", "whose"))
#: Words and phrases between the verb that brings the words and the words: told the guild on Friday, “Q!”
_BROUGHT = 8


def belongs_before(scene: Scene, line: Line, at: int, j: int, quote: int) -> bool:
    """Whether the clause before the words holds them, and item ``j`` behind them begins another one."""
    lo, hi = line.bounds(at)
    if at == lo:
        return False
    mark = scene.last_mark(quote)
    if line.words[at - 1] in _DASHES and line.words[at + 1] in _DASHES and at > lo + 1:
        return line.quotes[at - 2] < 0 and line.men[j] >= 0  # Ada Lom told them – “Run!” – the guild ran
    if mark == ",":
        return _in_insertion(scene, line, lo, at, j) or _in_opening(scene, line, lo, hi, at, j, quote)
    return mark in "?!" and j == at + 1 and _is_brought(scene, line, at, j, quote)


def _in_insertion(scene: Scene, line: Line, lo: int, at: int, j: int) -> bool:
    """Ada Lom, who called it “a relic,” said …; Ada Lom, after printing “a relic,” revised …: the main verb follows."""
    if not line.words[at - 1].isalpha() or not (verbish(scene, line, j) or verb_at(scene, line, j) is not None):
        return False
    for k in range(at - 1, lo, -1):
        if line.words[k] == ",":
            opener = line.words[k + 1]
            return line.men[k - 1] >= 0 and (opener in _RELATIVE or opener in _SUBORDINATING)
        if line.quotes[k] >= 0 or line.words[k] in (";", ":", "—", "–"):
            return False
    return False


def _in_opening(scene: Scene, line: Line, lo: int, hi: int, at: int, j: int, quote: int) -> bool:
    """While Ada Lom calls it “a relic,” the bursar said …: the opening clause has a report of its own."""
    first = lo
    while first < at and line.words[first] in ("and", "but", "yet", "even", "just"):
        first += 1
    if line.words[first] not in _SUBORDINATING or after_opening(scene, line, first, at) != first:
        return False
    if line.quotes[at - 1] < 0 and not line.words[at - 1].isalpha():
        return False
    for k in range(j, min(hi, j + _BROUGHT)):
        verb = verb_at(scene, line, k)
        if verb is not None and verb.cue.lemma in _PLAIN:
            if verb.end >= hi or line.words[verb.end] in (",", ".", "—", "–"):
                return False  # While the press is called “a relic,” the bursar said, it runs.
            break
    return loose(scene, quote) is not None


def _is_brought(scene: Scene, line: Line, at: int, j: int, quote: int) -> bool:
    """She told the guild, “Run!” The bursar replied that …: a verb before brings the words, a new sentence follows."""
    if line.words[at - 1] not in (",", ":", "with") or not line.raws[j][:1].isupper():
        return False
    found = loose(scene, quote)
    if found is None or found.verb is None or found.verb.passive:
        return False
    between = line.words[found.verb.end : at - 1]
    return len(between) <= _BROUGHT and "," not in between and QUOTE not in between
