"""Sentences with an empty "it" in front, and whom they are about: it was X who · it fell to X to · for X it was.

In: a scene, a line and the first item of a sentence.  Out: the number of the mention that speaks there.

>>> # It was [Ada Lom] who asked first: “Q” · It was left to the cook, [Ada Lom], to say: “Q”
"""

from __future__ import annotations

from quotes.extract.agents import phrase_right
from quotes.extract.hosts import best_name
from quotes.extract.scene import Line, Scene

_IS = frozenset(("was", "is"))
#: Between "it" and "to X to": it was left to X to · it fell to X to.
_LEFT = frozenset(("was", "is", "had", "has", "been", "left", "fell", "falls", "fallen", "up", "down"))
#: Items between the one it is about and "who" or "to": it was X, the youngest of them, who.
_REACH = 14


def meant(scene: Scene, line: Line, subject: int | None, lo: int, verb: int) -> int | None:
    """Return who is meant by the subject of the verb at item ``verb``: the one whom an empty "it" points to.

    A subject behind the turn of the sentence stays: it was Ost who said that [Lom] called it “Q”.
    """
    first = line.words[lo]
    if first not in ("it", "for", "to"):
        return subject
    turn, named = _pointed(scene, line, lo, verb) if first == "it" else _for_whom(scene, line, lo)
    if named is None or (subject is not None and subject not in line.men[lo:turn]):
        return subject
    return named


def _pointed(scene: Scene, line: Line, lo: int, verb: int) -> tuple[int, int | None]:
    """Return where the sentence turns and who it is about: it was X [who] · it was left to X [to]."""
    at = lo + 1
    while at < verb and line.men[at] < 0 and line.words[at] in _LEFT:
        at += 1
    by = line.words[at] in ("to", "for") and at > lo + 1
    at += by
    if at == lo + 1 or at >= verb or (not by and (line.words[lo + 1] not in _IS or at > lo + 2)):
        return lo, None
    whom = phrase_right(scene, line, at, verb)
    if whom is None or (scene.mentions[whom].kind is None and scene.mentions[whom].form != "pronoun"):
        return lo, None
    past = next((line.past(k) for k in range(at, verb) if line.men[k] == whom), verb)
    for k in range(past, min(verb + (not by), past + _REACH)):
        if line.words[k] == ("to" if by else "who") and line.men[k] < 0:
            first = next(n for n in range(at, verb) if line.men[n] == whom)
            return k, best_name(scene, line, whom, first, lo)
    return lo, None


def _for_whom(scene: Scene, line: Line, lo: int) -> tuple[int, int | None]:
    """Return the same of: for X it was simple."""
    if line.men[lo + 1] < 0:
        return lo, None
    it = line.past(lo + 1)
    it += line.words[it] == ","
    whom = scene.mentions[line.men[lo + 1]]
    speaks = whom.kind in ("person", "anonymous", "collective") and not whom.possessive
    if not speaks or line.words[it : it + 1] != ["it"] or line.words[it + 1] not in _IS:
        return lo, None
    return it + 1, line.men[lo + 1]
