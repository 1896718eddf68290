"""Signs that words in marks are somebody's although no rule finds whose.

In: a scene, a line and the item of the words.  Out: whether a verb or a noun of saying, the place or the words
themselves tell of a voice.

>>> # “Fire!” By then it was too late. · “We rang twice”: that was the answer. · To Ada Lom, it is “my parliament.”
"""

from __future__ import annotations

from quotes.extract.clause import verb_at
from quotes.extract.cues import word_set
from quotes.extract.scene import Line, Scene
from quotes.extract.titles import NAMING, in_headline, is_title, scare_words
from quotes.extract.verbs import silent, silent_noun
from quotes.extract.woven import after_copula, opens_clause

#: How many items before the words a reporting verb counts for them (PolNeAR train).
_NEAR = 12
#: How many items behind the words a reporting verb is looked for: “Fire!” an old dock hand shouted.
_BEHIND = 6
#: How many items before "as" a participle is looked for: was dismissed [by some in Lund] as a “toy”.
_DESCRIBED = 4
#: What can follow a reporting verb that ends a sentence, beside a preposition or a day.
_CLOSING = frozenset((".", ",", "last", "this", "earlier", "later", "yesterday", "today", "recently"))
_OWN = frozenset(["i", "me", "my", "mine", "we", "us", "our", "ours"])

#: Would go no further than “q”.
_LIMITS = frozenset((("no", "further", "than"), ("no", "farther", "than"), ("as", "far", "as")))


def is_voiced(scene: Scene, line: Line, at: int, words: list[str]) -> bool:
    """Whether a few words without a speaker are speech all the same."""
    return (
        alone(scene, line, at)
        or _on_a_line(scene, line, at)
        or _answered(line, at)
        or _own(words)
        or _predicate(line, at, words)
        or tuple(line.words[max(0, at - 3) : at]) in _LIMITS
        or _seen_by(scene, line, at)
        or _reported(scene, line, at, words)
        or _shouted(scene, line, at)
        or spoken_of(scene, line, at)
        or _of_himself(line, at)
        or _closed_by_report(scene, line, at)
        or (sourced(line, at) and "according" not in line.words[max(0, at - _DESCRIBED) : at])
        or _headlined(scene, line, at, words)
        or _trailing(scene, line, at, words)
        or _utterance(line, at)
        or described(scene, line, at)
        or _cast_as(scene, line, at)
        or _told_to(scene, line, at)
    )


def alone(scene: Scene, line: Line, at: int) -> bool:
    """Whether the words are a sentence by themselves: “Twice.” · “Fire!” By then it was too late."""
    lo, hi = line.bounds(at)
    if at > lo:
        return False
    if at + 1 >= hi:
        return True
    return scene.last_mark(line.quotes[at]) in "?!" and line.raws[at + 1][:1].isupper()


def chanted(line: Line, at: int) -> bool:
    """Chants of “Row! Row! Row!”: what a crowd cries out, however it is written."""
    return at > 1 and line.words[at - 1] in ("of", "to") and line.words[at - 2] in scare_words().shouts


def _on_a_line(scene: Scene, line: Line, at: int) -> bool:
    """The answer: “No.”"""
    return at > 0 and line.words[at - 1] == ":" and scene.last_mark(line.quotes[at]) in ".?!"


def _answered(line: Line, at: int) -> bool:
    """“We rang twice”: that was the answer. · “It rose” was all she would say. · “It rose,” if you believe Jan Kos."""
    lo, hi = line.bounds(at)
    if at > lo or at + 2 >= hi:
        return False
    behind = line.words[at + 1 : at + 5]
    if behind[0] in (":", "—", "–", "-"):
        return behind[1] in ("that", "this", "so", "thus", "such", "those")
    if behind[:3] == ["if", "you", "believe"]:
        return True
    return behind[0] in ("is", "was") and behind[1] in ("all", "what", "how")


def _predicate(line: Line, at: int, words: list[str]) -> bool:
    """Ada Lom “could not recall” the meeting."""
    return at > 0 and len(words) > 1 and line.men[at - 1] >= 0 and opens_clause(words)


def _own(words: list[str]) -> bool:
    """Whether the words are of one who speaks of himself: “my parliament”."""
    return len(words) > 1 and any(w.lower().partition("’")[0].partition("'")[0] in _OWN for w in words)


def _seen_by(scene: Scene, line: Line, at: int) -> bool:
    """To Ada Lom, the market is “a parliament”; for Jan Kos, it is “a queue.”"""
    lo, hi = line.bounds(at)
    if lo + 2 >= hi or line.words[lo] not in ("to", "for") or line.men[lo + 1] < 0:
        return False
    mention, after = scene.mentions[line.men[lo + 1]], line.past(lo + 1)
    if after >= at or line.words[after] != "," or mention.kind not in ("person", "anonymous"):
        return False
    k = at - 1 - (line.words[at - 1] in ("a", "an", "the"))
    return k > after and line.words[k] in word_set("copulas")


def _reported(scene: Scene, line: Line, at: int, words: list[str]) -> bool:
    """Whether a reporting verb, however built, stands a few words before: of such fragments four in five are speech."""
    lo, _ = line.bounds(at)
    whole = len(words) > 1 or after_copula(line, at, lo) or opens_clause(words)
    if not whole or (is_title(words) and not in_headline(line)):
        return False
    for k in range(max(lo, at - _NEAR), at):
        cue = scene.cues.verbs.get(line.words[k])
        if cue is None or line.men[k] >= 0 or "deed" in cue.frames or line.words[k - 1] in ("a", "an"):
            continue
        if not silent(scene, line, k):
            return True
    return False


def _shouted(scene: Scene, line: Line, at: int) -> bool:
    """“Fire!” someone shouted: a reporting verb right behind, whoever its subject is."""
    parted = line.words[at + 1 : at + 2] == [","]
    if not parted and scene.last_mark(line.quotes[at]) not in ",?!":
        return False
    _, hi = line.bounds(at)
    for k in range(at + 1 + parted, min(hi, at + 1 + _BEHIND)):
        if line.words[k] == ",":
            return False
        verb = verb_at(scene, line, k) if line.quotes[k] < 0 else None
        if verb is not None and verb.cue.strength == "strong" and not verb.passive and not verb.ing:
            return True
    return False


def _closed_by_report(scene: Scene, line: Line, at: int) -> bool:
    """His “tantrums” are a bore, Ada Lom said on Monday; …, as the mayor put it: the sentence ends with who reports."""
    _, hi = line.bounds(at)
    for k in range(at + 3, hi):
        if line.men[k - 1] < 0 or line.men[k] >= 0 or line.quotes[k] >= 0:
            continue
        before = line.first_of(k - 1) - 1
        if before <= at or (line.words[before] not in (",", "as") and line.quotes[before] < 0):
            continue
        verb = verb_at(scene, line, k)
        if verb is None or verb.cue.strength != "strong" or verb.passive or not verb.cue.forms & {"past", "s"}:
            continue
        after = line.words[verb.end] if verb.end < hi else "."
        if after in _CLOSING or after in scene.cues.prepositions or line.raws[verb.end][:1].isupper():
            return True
    return False


def _headlined(scene: Scene, line: Line, at: int, words: list[str]) -> bool:
    """Captain ‘was asleep’: a headline quotes what somebody claims."""
    lo, _ = line.bounds(at)
    title = at > lo and scene.paragraph[line.quotes[at]] == 0 and len(scene.bounds) > 1 and line.words[-1] != "."
    return title and (opens_clause(words) or after_copula(line, at, lo))


def _of_himself(line: Line, at: int) -> bool:
    """A self-described “river rat”."""
    return at > 0 and line.words[at - 1] in scare_words().selves


def _trailing(scene: Scene, line: Line, at: int, words: list[str]) -> bool:
    """He left with a shrug and a soft, “pah.”"""
    if at == 0 or line.words[at - 1] != "," or is_title(words):
        return False
    return scene.last_mark(line.quotes[at]) in ".?!" and at + 1 >= line.bounds(at)[1]


def _utterance(line: Line, at: int) -> bool:
    """The mayor's “two drops” remark."""
    return line.words[at + 1 : at + 2] != [] and line.words[at + 1] in scare_words().utterances


def described(scene: Scene, line: Line, at: int) -> bool:
    """The dam was dismissed in Lund as a “toy”: somebody's words, whoever it is; not what it is known or billed as."""
    lo, _ = line.bounds(at)
    k = at - 1 - (line.words[at - 1] in ("a", "an", "the"))
    if k <= lo or line.words[k] != "as":
        return False
    for n in range(k - 1, max(lo, k - _DESCRIBED) - 1, -1):
        verb = verb_at(scene, line, n) if line.quotes[n] < 0 else None
        if verb is not None:
            named = verb.cue.lemma in NAMING and verb.cue.lemma != "describe"
            return verb.passive and "naming" in verb.cue.frames and not named
    return False


def _cast_as(scene: Scene, line: Line, at: int) -> bool:
    """Went after Jan Kos as a “con man”: what a person is taken for."""
    k = at - 1 - (line.words[at - 1] in ("a", "an"))
    if k < 2 or line.words[k] != "as" or line.men[k - 1] < 0:
        return False
    mention = scene.mentions[line.men[k - 1]]
    return mention.kind == "person" or mention.name.lower() in ("him", "her", "himself", "herself", "themselves")


def _told_to(scene: Scene, line: Line, at: int) -> bool:
    """Was told to “hush”: somebody said it, whoever it was."""
    if at < 2 or line.words[at - 1] != "to" or line.quotes[at - 2] >= 0:
        return False
    verb = verb_at(scene, line, at - 2)
    return verb is not None and verb.passive and verb.cue.strength == "strong" and "recipient" in verb.cue.frames


def spoken_of(scene: Scene, line: Line, at: int) -> bool:
    """Whether a noun of saying brings the words: the charge that it was a “slush fund”; not the offer of a “pause”."""
    lo, _ = line.bounds(at)
    nouns, signals = scene.cues.nouns, scare_words()
    return any(
        line.words[k] in nouns
        and line.words[k] not in signals.terms
        and line.words[k] not in signals.deeds
        and line.quotes[k] < 0
        and verb_at(scene, line, k) is None
        and not silent_noun(scene, line, k)
        for k in range(max(lo, at - _NEAR), at)
    )


def sourced(line: Line, at: int) -> bool:
    """Whether the sentence is according to somebody."""
    return "according" in line.words[slice(*line.bounds(at))]


def said_first(scene: Scene, line: Line, deed: int) -> bool:
    """Whether a verb of saying stands before one of doing, or the deed has a clause: accepted that it was a “q”."""
    lo, hi = line.bounds(deed)
    if deed + 1 < hi and line.words[deed + 1] == "that":
        return True
    for k in range(lo, deed):
        verb = verb_at(scene, line, k) if line.quotes[k] < 0 else None
        if verb is not None and verb.cue.strength == "strong" and "deed" not in verb.cue.frames and not verb.passive:
            return True
    return False
