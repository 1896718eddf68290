"""Words in marks that nobody is reported as saying: titles, nicknames, terms, signs, mottos.

In: a scene, the number of a quotation and what the rules found for it.  Out: whether it is a scare quote.

>>> # The so-called “quiet hour” is loud. · His second opera, “Mud and Feathers,” closed in a week.
"""

from __future__ import annotations

from functools import cache

from attrs import frozen

from quotes.extract.clause import verb_at
from quotes.extract.cues import word_set
from quotes.extract.finding import Finding
from quotes.extract.scene import Line, Scene
from quotes.extract.woven import after_copula, fills_gap, opens_clause
from quotes.rules import read_rules

#: Words in marks up to this number, with no verb that reports them, are taken for a term (PolNeAR train: of such
#: fragments more are terms than speech).
_TERM = 4
#: Longest title of a work.
_TITLE = 14
#: Longest nickname of a thing: the Elbow, the Old Grey Lady.
_NAME = 3
#: How many items before the words a reporting verb counts for them (PolNeAR train).
_NEAR = 12
#: Rules that rest on no reporting word; they do not stand against the signs of a term.
_FAINT = frozenset(("clause-subject", "same-sentence", "before-weak"))
_TIGHT = frozenset(
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


#: Verbs whose object is what gets the name: X called the show “Q”.
_NAMING = word_set("naming")
_TERMS = word_set("terms")


@frozen
class _Signals:
    before: frozenset[str]
    phrases: frozenset[str]
    nouns: frozenset[str]
    signs: frozenset[str]
    terms: frozenset[str]
    names: frozenset[str]
    works: frozenset[str]
    after: frozenset[str]
    small: frozenset[str]
    known: frozenset[str]


@cache
def _signals() -> _Signals:
    table = read_rules("scare")
    words = {
        name: frozenset(table[name]["words"].split())
        for name in ("before", "nouns", "signs", "terms", "names", "works", "after", "small", "known")
    }
    return _Signals(phrases=frozenset(table["before"]["phrases"]), **words)


def is_scare(scene: Scene, quote: int, found: Finding | None) -> bool:
    """Whether the words are somebody's at all."""
    line, at = scene.place(quote)
    words = _inside(scene, quote)
    if not words or bracketed(scene, quote):
        return True
    if _nickname(scene, line, at, words) or _compound(scene, line.quotes[at], words):
        return True
    if found is not None and _alone(line, at):
        return False
    ended = (
        scene.last_mark(quote) in ",?!" and at + 1 < len(line) and found is not None and found.rule.startswith("after")
    )
    if ended:
        return _aired(line, at, words) or _sign(scene, quote, found) or _starring(words, found)
    if _sign(scene, quote, found):
        return True
    if _clausal(line, at, words, found):
        return False
    if _named(scene, line, at, words, found):
        return True
    if found is not None and found.rule in _TIGHT and not _is_title(words):
        return False
    if _work(scene, line, at, words, found):
        return True
    return _term(scene, line, at, words, found)


def _clausal(line: Line, at: int, words: list[str], found: Finding | None) -> bool:
    """Said that the plan “was dead”: a verb reports them, and they go on its clause as no name or term would."""
    if found is None or found.verb is None or found.verb.cue.strength != "strong":
        return False
    before = line.raws[at - 1] if at else ""
    return opens_clause(words) and before not in _signals().terms and before not in _signals().before


def _inside(scene: Scene, quote: int) -> list[str]:
    here = scene.quoted[quote]
    i, stop = scene.tokens.first_at(here.start), scene.tokens.first_at(here.end)
    return [w for w in scene.tokens.texts[i:stop] if w[0].isalnum()]


def bracketed(scene: Scene, quote: int) -> bool:
    """Whether the words are a note of the one who wrote speech down: “(LAUGHTER)”."""
    here = scene.quoted[quote]
    written = scene.text[here.start : here.end].strip(" .")
    return written[:1] + written[-1:] in ("()", "[]") and written.count(written[0]) == 1


def _starring(words: list[str], found: Finding | None) -> bool:
    """“The Grey Mill,” a play by X, opens: a title, and a verb that is hardly one of saying."""
    lemma = found.verb.cue.lemma if found is not None and found.verb is not None else ""
    return len(words) > 1 and _is_title(words) and lemma not in word_set("plain")


def _alone(line: Line, at: int) -> bool:
    """Whether the words are a sentence by themselves: “Twice.”"""
    lo, hi = line.bounds(at)
    return at == lo and at + 1 >= hi


def _compound(scene: Scene, quote: int, words: list[str]) -> bool:
    """“Rebel”-held towns."""
    end = scene.quoted[quote].outer_end
    return len(words) <= 2 and scene.text[end : end + 1] == "-" and scene.text[end + 1 : end + 2].isalpha()


def _nickname(scene: Scene, line: Line, at: int, words: list[str]) -> bool:
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


def _named(scene: Scene, line: Line, at: int, words: list[str], found: Finding | None) -> bool:
    """The so-called “x”, known as “x”, the term “x”, the motto, “x”."""
    signals = _signals()
    j = at - 1
    if j < 0:
        return False
    comma = line.words[j] == ","
    j -= comma
    if j < 0:
        return False
    word = line.words[j]
    pair = f"{line.words[j - 1]} {word}" if j else word
    if (
        not comma
        and word in ("a", "an", "the")
        and j > 1
        and f"{line.words[j - 2]} {line.words[j - 1]}" in signals.phrases
    ):
        return found is None or found.rule not in _TIGHT
    if not comma and (_worded(line, j) or _byname(scene, line, at, words, found)):
        return True
    gap = found is not None and found.verb is not None and found.verb.end == j + 1 and _given(scene, line, found, at)
    phrase = pair in signals.phrases and not _issue(pair, words, found)
    if not comma and not gap and (word in signals.before or phrase):
        return True
    guessed = found is None or found.rule == "before-weak"
    if not comma and guessed and word == "as" and any(w in signals.known for w in line.words[max(0, j - 4) : j]):
        return True
    if (
        not comma
        and not gap
        and word == "called"
        and line.men[j - 1] < 0
        and (
            found is None or found.rule not in _TIGHT or not found.verb or found.verb.at != j or _thing(scene, line, j)
        )
    ):
        return True
    if not comma and word == "called" and not gap and _thing(scene, line, j):
        return True
    verb = found.verb if found is not None else None
    if (
        verb is not None
        and verb.end <= j
        and "naming" in verb.cue.frames
        and verb.cue.lemma in _NAMING
        and word not in _TERMS
    ):
        return False
    if word in signals.nouns and not (
        comma
        and line.words[at + 1 : at + 2] != [","]
        and not _is_title(words)
        and scene.last_mark(line.quotes[at]) != ","
    ):
        reported = found is not None and found.rule in _TIGHT and not comma
        return not reported or _is_title(words)
    return False


def _worded(line: Line, j: int) -> bool:
    """The motto is “Last Out”, the password was “salt”, the nickname: “Salt”."""
    if j == 0 or line.words[j] not in ("is", "was", "were", "are", "became", ":"):
        return False
    return line.raws[j - 1] in _signals().names


def _byname(scene: Scene, line: Line, at: int, words: list[str], found: Finding | None) -> bool:
    """They called the boat “the Duck”: what everybody calls it is its name."""
    verb = found.verb if found is not None else None
    if found is None or found.mention is None or verb is None or verb.cue.lemma not in ("call", "name", "christen"):
        return False
    core = words[1:] if words[0] == "the" else words
    if not core or len(core) > _NAME or not _is_title(core) or scene.last_mark(line.quotes[at]) in "?!":
        return False
    mention = scene.mentions[found.mention]
    return (mention.head or mention.name).lower() in word_set("everybody")


def _given(scene: Scene, line: Line, found: Finding, at: int) -> bool:
    """What one aide has dubbed “Q”: somebody gives the name."""
    verb = found.verb
    return verb is not None and not verb.passive and fills_gap(scene, line, verb.at, line.bounds(at)[0])


def _issue(pair: str, words: list[str], found: Finding | None) -> bool:
    """Decried the issue of “hidden rent”: no issue of a magazine, whose name would be written as one."""
    strong = found is not None and found.verb is not None and found.verb.cue.strength == "strong"
    return strong and pair.endswith(" of") and pair.split()[0] in _signals().works and not _is_title(words)


def _thing(scene: Scene, line: Line, j: int) -> bool:
    """Whether "called" hangs on a thing before it: a group called “x”, not the rebels he called “x”."""
    if j == 0:
        return False
    k = j - 1
    if line.words[k] in scene.cues.passive or line.words[k] == ",":
        return True
    if line.men[k] < 0:
        return line.words[k].isalpha() and line.words[k] not in scene.cues.aux
    mention = scene.mentions[line.men[k]]
    return mention.form == "nominal" and mention.kind not in ("person", "anonymous", "collective")


def _aired(line: Line, at: int, words: list[str]) -> bool:
    """On NBC's “Meet the Press,” X said · in his memoir, “Salt and Oil,” X said: a title before a reporting clause."""
    signals = _signals()
    before = line.words[at - 1] if at else ""
    if not _is_title(words):
        return False
    work = line.words[at - 2] if before == "," and at > 1 else before
    if work in signals.before or (work in signals.nouns and len(words) > 1):
        return True
    return before in ("on", "of", "with", "in", "from", "for", "at", "to") or before.endswith(("'s", "’s"))


def _sign(scene: Scene, quote: int, found: Finding | None) -> bool:
    """A sign that read “x”."""
    line, at = scene.place(quote)
    if line.words[at + 1 : at + 2] and line.words[at + 1] in word_set("running"):
        behind = line.raws[at + 2 : at + 5]
        if any(w in _signals().signs for w in behind[: next((n for n, w in enumerate(behind) if w == ","), 3)]):
            return True  # “Q,” runs a proverb · “Q,” reads the sign
    if found is not None and found.verb is not None and found.rule.startswith("before-tight"):
        k = found.verb.at - 1
        while k > 0 and line.words[k] in (",", "that", "which"):
            k -= 1
        if line.words[k] in _signals().signs:
            return True  # held up a banner saying “Q”
    if found is None or found.mention is None:
        return False
    lemma = found.verb.cue.lemma if found.verb is not None else ""
    short = scene.size(quote) <= _TITLE
    return (short or bool(lemma)) and scene.mentions[found.mention].head in _signals().signs


def _is_title(words: list[str]) -> bool:
    """Whether the words are written as a title: A Boat for the Poor."""
    small = _signals().small
    if len(words) > _TITLE or (not words[0][:1].isupper() and not words[0][:1].isdigit()):
        return False
    return all(w[:1].isupper() or w[:1].isdigit() or w.lower() in small for w in words) and (
        len(words) > 1 or len(words[0]) > 1
    )


def _work(scene: Scene, line: Line, at: int, words: list[str], found: Finding | None) -> bool:
    """A title of a work by its place: on NBC's “Meet the Press”, the “x” star, “Opening Belle,” which will."""
    signals = _signals()
    quote = line.quotes[at]
    before = line.words[at - 1] if at else ""
    after = line.words[at + 1] if at + 1 < line.bounds(at)[1] else ""
    if after in signals.after and len(words) <= _TITLE and line.starts[at + 1] - line.ends[at] <= 1:
        return True
    if not _is_title(words) or scene.last_mark(quote) in "?!":
        return False
    if (
        found is not None
        and found.verb is not None
        and found.rule.startswith("before")
        and not before.endswith(("'s", "’s"))
    ):
        lemma = found.verb.cue.lemma
        cast = before == "as" and ("naming" in found.verb.cue.frames or lemma == "refer to")
        named = lemma in _NAMING or cast or (before in ("is", "was", "were") and lemma in word_set("clausal"))
        if named or (len(words) == 1 and found.verb.cue.strength == "strong" and before not in ("on", "of", "in")):
            return False
    if found is not None and (found.rule in _TIGHT or found.rule.startswith("after")):
        return (before.endswith(("'s", "’s")) and found.rule.startswith("before")) or before in (
            "on",
            "of",
            "in",
            "with",
            "for",
        )
    if len(words) == 1:
        return True
    return scene.last_mark(quote) != "." or (at > 0 and before not in (":", ",", ".", "“”", "?", "!"))


def _reported(scene: Scene, line: Line, at: int) -> bool:
    """Whether a reporting verb, however built, stands a few words before: of such fragments four in five are speech."""
    lo, _ = line.bounds(at)
    return any(line.words[k] in scene.cues.verbs and line.men[k] < 0 for k in range(max(lo, at - _NEAR), at))


def _shouted(scene: Scene, line: Line, at: int) -> bool:
    """“Fire!” someone shouted: a reporting verb right behind, whoever its subject is."""
    if scene.last_mark(line.quotes[at]) not in ",?!":
        return False
    _, hi = line.bounds(at)
    for k in range(at + 1, min(hi, at + 4)):
        verb = verb_at(scene, line, k) if line.quotes[k] < 0 else None
        if verb is not None and verb.cue.strength == "strong" and not verb.passive and not verb.ing:
            return True
    return False


def _modified(scene: Scene, line: Line, at: int, found: Finding | None) -> bool:
    """Syrian “rebel” groups: a word or two behind the adjective of a country."""
    if at == 0 or (found is not None and found.rule in _TIGHT):
        return False
    before = line.raws[at - 1]
    mention = scene.mention_at(line, at - 1)
    if mention is not None and mention.kind == "person":
        return False
    return (
        before[:1].isupper()
        and before.endswith(("ian", "ish", "ese", "ean", "can"))
        and line.starts[at] == line.ends[at - 1] + 1
    )


def _term(scene: Scene, line: Line, at: int, words: list[str], found: Finding | None) -> bool:
    """A few words in marks and no verb that reports them."""
    if len(words) <= 2 and _modified(scene, line, at, found):
        return True
    if found is None:
        quoted_line = at > 0 and line.words[at - 1] == ":" and scene.last_mark(line.quotes[at]) in ".?!"
        lo, _ = line.bounds(at)
        whole = len(words) > 1 or after_copula(line, at, lo) or opens_clause(words)
        woven = whole and not _is_title(words) and _reported(scene, line, at)
        speech = quoted_line or woven or _alone(line, at) or _shouted(scene, line, at)
        return len(words) <= _TERM and not speech
    said_to_be = after_copula(line, at, line.bounds(at)[0]) or opens_clause(words)
    if found.rule in _FAINT and found.rule != "before-weak":
        return len(words) <= 2 and not found.joined and not (said_to_be and _reported(scene, line, at))
    if said_to_be:
        return False
    # offered the “clarification”, proposed four “corridors”: what is done, not what is said
    return (
        len(words) <= 2
        and found.verb is not None
        and "deed" in found.verb.cue.frames
        and found.rule.startswith("before")
    )
