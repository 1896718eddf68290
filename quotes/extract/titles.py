"""Words in marks that are a title, a nickname or writing on a thing, by their form and their place.

In: a scene, a line and the item of the words, and what the rules found for them.  Out: whether they are such words.

>>> is_title(["A", "Boat", "for", "the", "Poor"]), is_title(["a", "Boat"])
(True, False)
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from quotes.extract.cues import load_cues, word_set
from quotes.extract.finding import Finding
from quotes.extract.scene import QUOTE, Line, Scene
from quotes.extract.verbs import verb_at
from quotes.rules import read_rules

#: Longest title of a work.
_TITLE = 14
#: Words up to this length are left in lower case in a headline; it has at least so many longer ones outside marks.
_SMALL = 3
_HEADLINE = 3
#: No headline has more items; a line of thousands is not read through for each of its quotations.
_LONG = 80
#: Longest crosshead, and how many characters behind it at most the words come again.
_CROSSHEAD = 10
_SECTION = 6000
#: All that stands beside a crosshead: – ‘Wet to the knee’ –.
_RULES = frozenset((QUOTE, "–", "—", "-", "."))
_RULED = 6
#: How many items before "reads" a sign may stand: a notice in the window reads.
_SIGN = 6
#: How many items before a title a verb that gives names may stand.
_GIVING = 12
#: How many words behind a title a noun may stand that explains it: “X,” an early silent film.
_EXPLAINED = 5
#: How far before a title the noun may stand that brings it with a phrase between, and the least that does.
_BROUGHT = 12
_BRINGS = 3
#: When it was printed: (“Let it leak,” Marren Herald, Monday).
_DAYS = word_set("days")
#: What can stand behind such a noun, where it is no part of "a film critic said".
_ENDS = word_set("apposed_ends")
#: Rules by which a reporting word stands right beside the words.
TIGHT = frozenset(
    (
        "before-tight",
        "before-tight-participle",
        "after-inverted",
        "after-subject",
        "label",
        "headline",
        "signature",
    )
)
#: Verbs whose clause can end with a title that is somebody's verdict: concluded that it was “Mostly Wrong”.
_SAYING = word_set("clausal") | word_set("plain")
#: Verbs whose object is what gets the name: X called the show “Q”.
NAMING = word_set("naming")


_TABLES = (
    "before",
    "nouns",
    "signs",
    "boards",
    "terms",
    "names",
    "works",
    "issued",
    "pieces",
    "languages",
    "after",
    "small",
    "known",
    "deeds",
    "performed",
    "sayings",
    "selves",
    "marking",
    "shouts",
    "utterances",
)


#: Verbs whose object is a work rather than speech, where it is written as one.
_REVIEWING = frozenset(
    ("read", "praise", "review", "recommend", "pan", "publish", "discuss", "watch", "see", "quote", "cite")
)


class Signals(NamedTuple):
    before: frozenset[str]
    phrases: frozenset[str]
    nouns: frozenset[str]
    signs: frozenset[str]
    boards: frozenset[str]
    terms: frozenset[str]
    names: frozenset[str]
    works: frozenset[str]
    deeds: frozenset[str]
    performed: frozenset[str]
    sayings: frozenset[str]
    selves: frozenset[str]
    marking: frozenset[str]
    shouts: frozenset[str]
    utterances: frozenset[str]
    issued: frozenset[str]
    pieces: frozenset[str]
    languages: frozenset[str]
    after: frozenset[str]
    small: frozenset[str]
    known: frozenset[str]


@cache
def scare_words() -> Signals:
    table = read_rules("scare")
    words = {name: frozenset(table[name]["words"].split()) for name in _TABLES}
    return Signals(phrases=frozenset(table["before"]["phrases"]), **words)


def is_title(words: list[str]) -> bool:
    """Whether the words are written as a title: A Boat for the Poor."""
    small = scare_words().small
    if len(words) > _TITLE or (not words[0][:1].isupper() and not words[0][:1].isdigit()):
        return False
    return all(w[:1].isupper() or w[:1].isdigit() or w.lower() in small for w in words) and (
        len(words) > 1 or len(words[0]) > 1
    )


def crosshead(scene: Scene, quote: int, words: list[str]) -> bool:
    """‘Wet to the knee’, alone below the headline in other marks than the speech that brings the words again."""
    here = scene.quoted[quote]
    line, _ = scene.place(quote)
    if here.style != "single" or here.paragraph == 0 or not here.closed or len(words) > _CROSSHEAD:
        return False
    if len(line) > _RULED or any(word not in _RULES for word in line.words):
        return False
    beside = scene.quoted[max(0, quote - 1) : quote + 2]
    if all(other.style == "single" for other in beside):
        return False
    section = scene.text[here.end : here.end + _SECTION].lower()
    plain = scene.text[here.start : here.end].rstrip(".!?,").lower()
    return plain.removeprefix("a ").removeprefix("the ") in section


def in_headline(line: Line) -> bool:
    """Whether every longer word of the line has a capital: those of the words in marks are no sign of a title then."""
    if len(line) > _LONG:
        return False
    small = scare_words().small
    longer = [
        raw
        for word, raw, quote in zip(line.words, line.raws, line.quotes, strict=True)
        if quote < 0 and len(raw) > _SMALL and raw[0].isalpha() and word not in small
    ]
    return len(longer) >= _HEADLINE and all(raw[0].isupper() for raw in longer)


def starring(line: Line, at: int, words: list[str], found: Finding | None) -> bool:
    """“The Grey Mill,” a play by X, opens: a title, and a verb that is hardly one of saying."""
    lemma = found.verb.cue.lemma if found is not None and found.verb is not None else ""
    if all(w.isupper() for w in words) and lemma and lemma not in _REVIEWING:
        return False  # “STOP THE CLOCK!” bellowed X: cried out, not a title
    return is_title(words) and (explained(line, at) or (len(words) > 1 and lemma not in word_set("plain")))


def compound(scene: Scene, quote: int, words: list[str]) -> bool:
    """“Rebel”-held towns."""
    end = scene.quoted[quote].outer_end
    return len(words) <= 2 and scene.text[end : end + 1] == "-" and scene.text[end + 1 : end + 2].isalpha()


def nickname(scene: Scene, line: Line, at: int, words: list[str]) -> bool:
    """Jan “Tin Ear” Kos."""
    if len(words) > 3 or at == 0 or at + 1 >= len(line):
        return False
    before, after = line.raws[at - 1], line.raws[at + 1]
    if line.starts[at] - line.ends[at - 1] != 1 or line.starts[at + 1] - line.ends[at] > 1:
        return False
    if not (before[:1].isupper() and after[:1].isupper() and words[0][:1].isupper()):
        return False
    return (
        line.men[at - 1] >= 0
        and line.men[at + 1] >= 0
        and not scene.soft(line.quotes[at])
        and scene.last_mark(line.quotes[at]) != "."
    )


def aired(line: Line, at: int, words: list[str]) -> bool:
    """On NBC's “Meet the Press,” X said · in his memoir, “Salt and Oil,” X said: a title before a reporting clause."""
    signals = scare_words()
    before = line.words[at - 1] if at else ""
    if not is_title(words):
        return False
    work = line.words[at - 2] if before == "," and at > 1 else before
    if work in signals.before or (work in signals.nouns and len(words) > 1):
        return True
    if len(words) > 1 and brought(line, at):
        return True
    return before in ("on", "of", "with", "in", "from", "for", "at", "to") or before.endswith(("'s", "’s"))


def on_sign(scene: Scene, quote: int, found: Finding | None) -> bool:
    """A sign that read “x”."""
    line, at = scene.place(quote)
    if line.words[at + 1 : at + 2] and line.words[at + 1] in word_set("running"):
        behind = line.raws[at + 2 : at + 5]
        if any(w in scare_words().signs for w in behind[: next((n for n, w in enumerate(behind) if w == ","), 3)]):
            return True  # “Q,” runs a proverb · “Q,” reads the sign
    if found is not None and found.verb is not None and found.rule.startswith("before-tight"):
        k = found.verb.at - 1
        while k > 0 and line.words[k] in (",", "that", "which"):
            k -= 1
        if line.words[k] in scare_words().signs or _written(scene, line, found):
            return True  # held up a banner saying “Q”
    if found is None or found.mention is None:
        return False
    lemma = found.verb.cue.lemma if found.verb is not None else ""
    short = scene.size(quote) <= _TITLE
    return (short or bool(lemma)) and scene.mentions[found.mention].head in scare_words().signs


def _given_by(scene: Scene, line: Line, at: int) -> bool:
    """Reports that he called the clerk “Miss Muddle”: a verb that gives names stands before the title."""
    lo, _ = line.bounds(at)
    for k in range(at - 1, max(lo, at - _GIVING) - 1, -1):
        verb = verb_at(scene, line, k) if line.men[k] < 0 and line.quotes[k] < 0 else None
        if verb is not None:
            naming = verb.cue.lemma in NAMING or (verb.cue.lemma == "refer to" and _as_what(line, at))
            return naming and not verb.passive and verb.end < at
    return False


def _written(scene: Scene, line: Line, found: Finding) -> bool:
    """A notice in the window reads “Q”."""
    if found.verb is None or found.verb.cue.lemma not in ("read", "say") or found.mention is None:
        return False
    lo, _ = line.bounds(found.verb.at)
    if scene.mentions[found.mention].kind in ("person", "anonymous") or scene.mentions[found.mention].form == "pronoun":
        return False
    signs = scare_words().signs | (scare_words().boards if found.verb.cue.lemma == "read" else frozenset())
    return any(line.words[n] in signs for n in range(max(lo, found.verb.at - _SIGN), found.verb.at))


def _as_what(line: Line, at: int) -> bool:
    """Whether "as" brings the words: as “Q”, as the “Q”."""
    k = at - 1 - (at > 1 and line.words[at - 1] in ("a", "an", "the"))
    return k >= 0 and line.words[k] == "as"


def _claimed(line: Line, at: int, found: Finding) -> bool:
    """Claimed that the “Marren Museum” would buy it: the words open the clause that is reported."""
    if found.verb is None or found.verb.cue.strength != "strong":
        return False
    return line.words[found.verb.end : at] in (["that", "the"], ["that"])


def explained(line: Line, at: int) -> bool:
    """“The Grey Mill,” a stage play: a noun in apposition says what kind of work it is."""
    k = at + 1 + (line.words[at + 1 : at + 2] == [","])
    if line.words[k : k + 1] not in (["a"], ["an"], ["the"]):
        return False
    for n in range(k + 1, min(k + 1 + _EXPLAINED, len(line) - 1)):
        if line.words[n] in scare_words().works:
            return line.words[n + 1] in _ENDS or line.words[n + 1].endswith(("ed", "en", "ing"))
    return False


def brought(line: Line, at: int) -> bool:
    """A short film about the mill, “Before the Roof”: a noun for a work stands before the words, a phrase between."""
    if at < _BRINGS or line.words[at - 1] != ",":
        return False
    lo, _ = line.bounds(at)
    for k in range(at - 2, max(lo, at - _BROUGHT) - 1, -1):
        word = line.words[k]
        if word in scare_words().works:
            return line.men[k] < 0 or line.past(k) == k + 1
        cue = load_cues().verbs.get(word)
        reports = cue is not None and cue.strength == "strong" and "base" not in cue.forms
        if reports or line.quotes[k] >= 0 or not line.raws[k][0].isalnum():
            return False
    return False


def headed(scene: Scene, line: Line, at: int, found: Finding | None) -> bool:
    """Ada Lom's column on Monday, “Let it leak,” is sound · the plan fails (“Let it leak,” Marren Herald, Monday)."""
    if at == 0 or scene.last_mark(line.quotes[at]) != "," or (found is not None and found.verb is not None):
        return False
    lo, hi = line.bounds(at)
    if line.words[at - 1] == "(":
        shut = next((k for k in range(at + 1, min(hi, at + _BROUGHT)) if line.words[k] == ")"), at)
        return any(word in _DAYS for word in line.words[at + 1 : shut])
    if line.words[at - 1] != ",":
        return False
    for k in range(at - 2, max(lo, at - _EXPLAINED - 2) - 1, -1):
        if line.words[k] in scare_words().pieces:
            return line.men[k - 1] >= 0 or line.men[k] >= 0
    return False


def _interviewer(line: Line, at: int, words: list[str]) -> bool:
    """She told “Good Morning, Coast” on Friday: a programme is spoken to."""
    return at > 0 and len(words) > 1 and line.words[at - 1] in ("told", "tells", "telling", "tell")


def translation(line: Line, at: int) -> bool:
    """Dutch for “goodbye”: words that explain other words."""
    return at > 1 and line.words[at - 1] == "for" and line.words[at - 2] in scare_words().languages


def is_work(scene: Scene, line: Line, at: int, words: list[str], found: Finding | None) -> bool:
    """A title of a work by its place: on NBC's “Meet the Press”, the “x” star, “Opening Belle,” which will."""
    signals = scare_words()
    quote = line.quotes[at]
    before = line.words[at - 1] if at else ""
    after = line.words[at + 1] if at + 1 < line.bounds(at)[1] else ""
    if after in signals.after and len(words) <= _TITLE and line.starts[at + 1] - line.ends[at] <= 1:
        return True
    if not is_title(words) or scene.last_mark(quote) in "?!" or in_headline(line) or after in signals.utterances:
        return False
    if explained(line, at) or _interviewer(line, at, words) or brought(line, at):
        return True
    if _given_by(scene, line, at):
        return False
    if (
        found is not None
        and found.verb is not None
        and found.rule.startswith("before")
        and not before.endswith(("'s", "’s"))
    ):
        lemma = found.verb.cue.lemma
        cast = _as_what(line, at) and ("naming" in found.verb.cue.frames or lemma == "refer to")
        cast = cast or (lemma == "refer to" and found.verb.end == at - 1 and before in scene.cues.determiners)
        cast = cast or _claimed(line, at, found)
        named = lemma in NAMING or cast or (before in ("is", "was", "were") and lemma in _SAYING)
        if named or (len(words) == 1 and found.verb.cue.strength == "strong" and before not in ("on", "of", "in")):
            return False
    if found is not None and (found.rule in TIGHT or found.rule.startswith("after")):
        if found.verb is not None and found.verb.end == at and found.verb.cue.lemma in _REVIEWING and len(words) > 1:
            return True  # praised “The Long Weir”
        return before.endswith(("'s", "’s")) or before in ("on", "of", "in", "with", "for")
    if len(words) == 1:
        return before != ":" or scene.last_mark(quote) != "."  # a single word: “Whales.”
    return scene.last_mark(quote) != "." or (at > 0 and before not in (":", ",", ".", "“”", "?", "!"))
