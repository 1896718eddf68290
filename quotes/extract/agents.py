"""Noun phrases to the right of a verb or a preposition: said [X], described by [X], in the words of [X].

In: a scene, a line and the first item of the phrase.  Out: the number of the mention that heads it.

>>> # said [Trump campaign manager Robby Mook] → Robby Mook
"""

from __future__ import annotations

from quotes.extract.hosts import apposed, best_name
from quotes.extract.scene import Line, Scene
from quotes.extract.verbs import Verb, verbish


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
    return apposed(scene, best)


def possessor(scene: Scene, line: Line, i: int) -> int | None:
    """Return the possessive mention inside the phrase at item ``i``: [Ada Lom]'s verdict."""
    m = line.men[i]
    return scene.possessors.get(m) if m >= 0 else None
