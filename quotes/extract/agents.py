"""Noun phrases to the right of a verb or a preposition: said [X], described by [X], in the words of [X].

In: a scene, a line and the first item of the phrase.  Out: the number of the mention that heads it.

>>> # said [guild campaign manager Jan Kos] → Jan Kos
"""

from __future__ import annotations

from quotes.extract.cues import word_set
from quotes.extract.hosts import apposed, best_name
from quotes.extract.scene import Line, Scene
from quotes.extract.verbs import Verb, verbish

#: A name at the end of a sentence stands at most this many items behind its comma, its role between ("coach Ada Lom").
_ROLE = 5


def agent_after(scene: Scene, line: Line, verb: Verb, hi: int) -> int | None:
    """Return the mention after "by" behind a passive: described by her cousin [Jan Kos] as."""
    for j in range(verb.end, min(hi, verb.end + 6)):
        if line.words[j] == "by" and j + 1 < hi:
            return phrase_right(scene, line, j + 1, hi)
        if line.quotes[j] >= 0:
            break
    return None


def phrase_right(scene: Scene, line: Line, i: int, hi: int) -> int | None:
    """Return the mention that heads the noun phrase beginning at item ``i``: [guild campaign manager Jan Kos]."""
    j, best, over, end = i, None, False, -1
    while j < hi and j < i + 12:
        m = line.men[j]
        if m >= 0:
            mention = scene.mentions[m]
            if best is not None and mention.form == "name" and scene.mentions[best].kind == "document" and j == end:
                break  # read the note [Ada Lom] left
            if best is None or mention.form in ("name", "joint") or scene.mentions[best].possessive:
                best = m
            j = end = line.past(j)
            if j < hi and line.words[j] == "," and best is not None and scene.mentions[best].form == "nominal":
                return best_name(scene, line, best, line.first_of(j - 1), i)
            continue
        word = line.words[j]
        # said Ohio Gov. and party chairman Ada Lom
        short = word == "." and best is None and line.words[j - 1] in word_set("abbreviations")
        if not (word[:1].isalnum() or word in ("'s", "’s", "-", "/") or short) or line.quotes[j] >= 0:
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
            if word != "of" or j == i:
                break
            over = True  # former secretary of state Ada Lom
        j += 1
    if best is None or (over and scene.mentions[best].form != "name"):
        return None
    return apposed(scene, best)


def named_behind(scene: Scene, line: Line, m: int, start: int, hi: int) -> int:
    """Return the name that ends the sentence behind a description and its clause: the man who sold it, [Ada Lom]."""
    mention = scene.mentions[m]
    if mention.form != "nominal" or mention.kind != "anonymous" or mention.plural:
        return m
    end = hi - 1 if line.words[hi - 1] in ".!?" else hi
    if end <= start or line.men[end - 1] < 0:
        return m
    named = line.men[end - 1]
    first = line.first_of(end - 1)
    comma = next((k for k in range(first - 1, max(start, first - _ROLE) - 1, -1) if line.words[k] == ","), None)
    if comma is None or scene.mentions[named].form != "name" or scene.mentions[named].kind != "person":
        return m
    beside = scene.mention_at(line, comma - 1)
    if beside is not None and beside.form == "nominal" and beside.kind == "anonymous":
        return m  # a woman who came with her son, Jan Kos
    behind = next((k for k in range(start, comma) if line.men[k] == m and line.past(k) < comma), None)
    plain = all(line.words[k] not in scene.cues.prepositions and line.men[k] < 0 for k in range(comma + 1, first))
    return named if behind is not None and plain else m


def source_of(scene: Scene, line: Line, m: int, start: int, hi: int) -> int:
    """Return who made a statement, where that is said: read a statement from [Ada Lom]."""
    mention = scene.mentions[m]
    if mention.kind != "document" or mention.head not in scene.cues.nouns:
        return m
    after = next((line.past(k) for k in range(start, hi) if line.men[k] == m), hi)
    if after + 1 >= hi or line.words[after] not in ("from", "by"):
        return m
    maker = phrase_right(scene, line, after + 1, hi)
    return m if maker is None else maker


def phrase_starts(scene: Scene, line: Line, j: int) -> bool:
    """Whether a name or description begins at item ``j``, a noun or two of its role before it: trek leader Ada Lom."""
    for k in range(j, min(len(line), j + 3)):
        if line.men[k] >= 0:
            return True
        if line.words[k] in scene.cues.prepositions or not line.words[k].isalpha() or line.words[k] in scene.cues.aux:
            return False
    return False


def possessor(scene: Scene, line: Line, i: int) -> int | None:
    """Return the possessive mention inside the phrase at item ``i``: [Ada Lom]'s verdict."""
    m = line.men[i]
    return scene.possessors.get(m) if m >= 0 else None


def possessor_before(scene: Scene, line: Line, i: int, lo: int) -> int | None:
    """Return the mention in the possessive before a noun: [Ada Lom's] blunt advice."""
    inner = possessor(scene, line, i)
    if inner is not None:
        return inner
    j = i
    while j >= max(lo, i - 4):
        if line.men[j] >= 0 and scene.mentions[line.men[j]].possessive:
            return line.men[j]
        if j != i and (line.words[j] in (",", "the", "a", "an") or line.words[j] in scene.cues.prepositions):
            return None
        j -= 1
    return None


def antecedent(scene: Scene, line: Line, i: int) -> int | None:
    """Return whom a relative that the preposition at item ``i`` opens is about: [Ost], a ferryman, in whose words."""
    m = line.men[i - 2] if i > 1 and line.words[i - 1] == "," else -1
    if m < 0:
        return None
    mention, first = scene.mentions[m], line.first_of(i - 2)
    if mention.form != "nominal":
        return m
    named = line.men[first - 2] if first > 1 and line.words[first - 1] == "," else -1
    if named >= 0 and scene.mentions[named].form == "name" and scene.mentions[named].kind == "person":
        return named
    return m if mention.apposed_to is None else mention.apposed_to
