"""Words in marks that are brought as a name or a term: so-called “x”, known as “x”, the motto “x”.

In: a scene, a line and the item of the words, and what the rules found for them.  Out: whether they are a name.

>>> # The band is known as “the Sacks” · the term “cold step” means a ledge
"""

from __future__ import annotations

from quotes.extract.cues import word_set
from quotes.extract.finding import Finding
from quotes.extract.scene import Line, Scene
from quotes.extract.titles import NAMING, TIGHT, is_title, scare_words
from quotes.extract.woven import fills_gap

#: Longest nickname of a thing: the Elbow, the Old Grey Lady.
_NAME = 3
_TERMS = word_set("terms")


def is_named(scene: Scene, line: Line, at: int, words: list[str], found: Finding | None) -> bool:
    """The so-called “x”, known as “x”, the term “x”, the motto, “x”."""
    signals = scare_words()
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
        return found is None or found.rule not in TIGHT
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
            found is None or found.rule not in TIGHT or not found.verb or found.verb.at != j or _thing(scene, line, j)
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
        and verb.cue.lemma in NAMING
        and word not in _TERMS
    ):
        return False
    if word in signals.nouns and not (
        comma
        and line.words[at + 1 : at + 2] != [","]
        and not is_title(words)
        and scene.last_mark(line.quotes[at]) != ","
    ):
        reported = found is not None and found.rule in TIGHT and not comma
        return not reported or is_title(words)
    return False


def _worded(line: Line, j: int) -> bool:
    """The motto is “Last Out”, the password was “salt”, the nickname: “Salt”."""
    if j == 0 or line.words[j] not in ("is", "was", "were", "are", "became", ":"):
        return False
    return line.raws[j - 1] in scare_words().names


def _byname(scene: Scene, line: Line, at: int, words: list[str], found: Finding | None) -> bool:
    """They called the boat “the Duck”: what everybody calls it is its name."""
    verb = found.verb if found is not None else None
    if found is None or found.mention is None or verb is None or verb.cue.lemma not in ("call", "name", "christen"):
        return False
    core = words[1:] if words[0] == "the" else words
    if not core or len(core) > _NAME or not is_title(core) or scene.last_mark(line.quotes[at]) in "?!":
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
    return strong and pair.endswith(" of") and pair.split()[0] in scare_words().works and not is_title(words)


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
