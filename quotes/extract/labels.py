"""Speakers named beside the quotation: NAME: “Q” · “Q” — Name, role · “Q” (Name) · ‘Q’: Name acts.

In: a scene and the number of a quotation.  Out: a ``Finding`` or None.

>>> # - Surveyor Ada Lom: “The line is wrong.”
"""

from __future__ import annotations

from quotes.extract.clause import phrase_right, verbish
from quotes.extract.finding import Finding
from quotes.extract.scene import Line, Scene

_BULLETS = frozenset("-–—•*·")
_DASHES = frozenset(("—", "–", "-", "―", "~"))
#: A label or a signature is no longer than this.
_LABEL = 9
_SIGNATURE = 24
#: A headline is no longer than this.
_TITLE = 24


def label(scene: Scene, quote: int) -> Finding | None:
    """NAME: “Q”, at the beginning of a line, with or without a bullet or a role; "NAME: words", inside the marks."""
    line, at = scene.place(quote)
    inside = scene.labels.get(scene.quoted[quote].start)
    if inside is not None:
        return Finding("label", inside)
    if at < 2 or line.words[at - 1] != ":" or at > _LABEL + 2:
        return None
    start = 0
    while start < at and (
        line.words[start] in _BULLETS or line.words[start].isdigit() or line.words[start] in (".", ")")
    ):
        start += 1
    if at - 1 - start > _LABEL or any(verbish(scene, line, k) for k in range(start, at - 1)):
        return None
    inside_label = [line.men[k] for k in range(start, at - 1) if line.men[k] >= 0]
    if not inside_label or any(scene.mentions[m].possessive or m in scene.possessors for m in inside_label):
        return None
    found = next((m for m in inside_label if scene.mentions[m].form == "name"), inside_label[-1])
    return Finding("label", found)


def signature(scene: Scene, quote: int) -> Finding | None:
    """“Q” — Name, role, on the line or on the next one; “Q” (Name, role)."""
    line, at = scene.place(quote)
    j = at + 1
    if j < len(line) and line.words[j] == "." and j + 1 < len(line):
        j += 1
    if j >= len(line):
        return _signed_below(scene, quote)
    if line.words[j] in _DASHES:
        return _signed(scene, line, j + 1, len(line), "signature")
    if line.words[j] == "(":
        end = j + 1
        while end < min(len(line), j + _SIGNATURE + 2) and line.words[end] != ")":
            end += 1
        if end + 1 >= len(line) or (line.words[end + 1] in (".", ",") and end + 2 >= len(line)):
            return _signed(scene, line, j + 1, end, "signature")
    return None


def _signed_below(scene: Scene, quote: int) -> Finding | None:
    """A signature on the next line, behind a dash."""
    number = scene.paragraph[quote]
    if number + 1 >= len(scene.bounds):
        return None
    below = scene.line(number + 1)
    if len(below) > 1 and below.words[0] in _DASHES:
        return _signed(scene, below, 1, len(below), "signature")
    return None


def _signed(scene: Scene, line: Line, start: int, end: int, rule: str) -> Finding | None:
    """Return the name that a signature begins with, unless it is a sentence."""
    if end - start > _SIGNATURE or start >= end or not line.raws[start][:1].isupper():
        return None
    subject = phrase_right(scene, line, start, end)
    if subject is None:
        return None
    stop = next((k for k in range(start, end) if line.words[k] == ","), end)
    if any(verbish(scene, line, k) or line.quotes[k] >= 0 for k in range(start, stop)):
        return None
    return Finding(rule, subject)


def headline(scene: Scene, quote: int) -> Finding | None:
    """‘I stay’: Lom defies council · in the title, mill ‘will turn’ – engineer · mayor: mill ‘will turn’."""
    line, at = scene.place(quote)
    title = _in_title(scene, quote)
    if at + 2 < len(line) and (at == 0 or title) and line.words[at + 1] in (":", "—", "–", "-"):
        subject = phrase_right(scene, line, at + 2, len(line))
        if subject is not None:
            return Finding("headline", subject)
    if not title:
        return None
    for k in range(1, min(at - 1, _LABEL)):
        if line.words[k] == ":" and line.men[k - 1] >= 0 and line.first_of(k - 1) == 0:
            return Finding("headline", line.men[k - 1])
    return None


def _in_title(scene: Scene, quote: int) -> bool:
    """Whether the words stand in the first line of an article, one without a closing stop."""
    if scene.paragraph[quote] or len(scene.bounds) < 2:
        return False
    return scene.line(0).words[-1] not in (".", "!", "?") and len(scene.line(0)) <= _TITLE
