"""Direct speech or quoted words woven into the reporter's sentence.

In: a scene and the number of a quotation.  Out: ``"direct"`` or ``"partial"``.

>>> # X said, “We won.” → direct;  X said it was “a win” → partial
"""

from __future__ import annotations

from typing import Literal

from quotes.extract.scene import Scene

_LEADS = frozenset((",", ":", "—", "–", "-", ";", "“”"))


def decide_kind(scene: Scene, quote: int, has_cue_before: bool) -> Literal["direct", "partial"]:
    """Say whether the words are a clause of their own."""
    line, at = scene.place(quote)
    lo, _ = line.bounds(at)
    here = scene.quoted[quote]
    first = scene.text[here.start : here.end].lstrip("[(…. '‘")[:1]
    before = line.words[at - 1] if at > lo else ""
    if not before:
        return _opening(scene, quote, first)
    if before == ":" or (first.isupper() and (before in _LEADS or has_cue_before)):
        return "direct"
    if before in ("—", "–", "-", "“”") and scene.last_mark(quote) in ".,?!":
        return "direct"
    return "partial"


def _opening(scene: Scene, quote: int, first: str) -> Literal["direct", "partial"]:
    """At the beginning of its sentence the words are direct, unless the sentence needs them: “Rigged” was his word."""
    line, at = scene.place(quote)
    after = line.words[at + 1] if at + 1 < len(line) else ""
    short = scene.quoted[quote].end - scene.quoted[quote].start < 25
    if short and scene.last_mark(quote) not in ",.?!" and after in ("is", "was", "are", "were", "and", "or", "has"):
        return "partial"
    return "direct"
