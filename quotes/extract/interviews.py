"""Interviews set as question and answer: Q: “Why?” A: “Because.” · a question in a paragraph of its own.

In: a scene and the number of a quotation.  Out: a ``Finding`` or None.  The one person named before the interview
answers; nobody who is named asks.

>>> # Mayor Ada Lom took questions. / Q: “Did you know?” / A: “Of course.”  →  nobody; Lom
"""

from __future__ import annotations

from itertools import islice

from quotes.extract.cues import word_set
from quotes.extract.finding import Finding
from quotes.extract.labels import signed_by_person
from quotes.extract.scene import Line, Scene

#: An interview is followed back over this many paragraphs, its introduction over this many mentions.
_LONG = 200
_INTRODUCED = 200
#: A question in a paragraph of its own has at most this many items.
_QUESTION = 40


def question_or_answer(scene: Scene, quote: int) -> Finding | None:
    """Q: “…” · A. “…” at the beginning of a line."""
    line, at = scene.place(quote)
    if not 2 <= at <= 3 or line.words[at - 1] not in (":", "."):
        return None
    if line.words[0] in word_set("question_labels"):
        return Finding("label", None, reason="not-named")
    if line.words[0] not in word_set("answer_labels"):
        return None
    person = _interviewed(scene, scene.paragraph[quote])
    return Finding("label", person, reason=None if person is not None else "not-named")


def asked_above(scene: Scene, quote: int) -> Finding | None:
    """Did you know? / “Of course.” — a paragraph that is nothing but a question to "you" stands above the words."""
    at = scene.at[quote]
    number = scene.paragraph[quote]
    if at or number == 0 or not _is_question(scene.line(number - 1)):
        return None
    person = _interviewed(scene, number)
    return None if person is None else Finding("answered", person)


def _is_question(line: Line) -> bool:
    """Whether a paragraph is a question to "you", outside marks."""
    if not 2 < len(line) <= _QUESTION or line.words[-1] != "?" or len(line.sentences) > 2:
        return False
    return ("you" in line.words or "your" in line.words) and max(line.quotes) < 0


def _interviewed(scene: Scene, number: int) -> int | None:
    """Return the first mention of the one person named above the first question, or None where there are more."""
    lines = ((p, scene.line(p)) for p in range(max(0, number - _LONG), number + 1))
    first = next((p for p, line in lines if _is_question(line) or _is_lettered(line)), number)
    above = scene.bounds[first][0]
    named: dict[str, int] = {}
    for m, mention in enumerate(islice(scene.mentions, _INTRODUCED)):
        if mention.start >= above:
            break
        if mention.form == "name" and mention.kind == "person":
            named.setdefault(mention.name.split()[-1], m)
    return next(iter(named.values())) if len(named) == 1 else None


def named_above(scene: Scene, quote: int) -> Finding | None:
    """A line with a name and a role above words that are a paragraph of their own, where such a line opens the row."""
    line, at = scene.place(quote)
    number = scene.paragraph[quote]
    if at or len(line) > 1 or number == 0:
        return None
    here = _name_line(scene, number - 1)
    if here is None:
        return None
    for top in range(number - 2, max(0, number - _LONG) - 1, -2):
        if max(scene.line(top).quotes) < 0 or len(scene.line(top)) > 1:
            break  # what stands above the row is no quotation: the row begins with a name
        if top == 0 or _name_line(scene, top - 1) is None:
            return None  # the row begins with words: names stand below
    return Finding("label", here.mention)


def _name_line(scene: Scene, number: int) -> Finding | None:
    """Return the person whom a paragraph of name and role names: Ada Lom, 41, mayor."""
    line = scene.line(number)
    if len(line) < 3 or "," not in line.words or line.words[-1] in ".!?:" or not line.raws[0][:1].isupper():
        return None
    return signed_by_person(scene, line, 0)


def _is_lettered(line: Line) -> bool:
    """Whether a line begins with Q: or A:."""
    lettered = len(line) > 2 and line.words[1] in (":", ".")
    return lettered and (line.words[0] in word_set("question_labels") or line.words[0] in word_set("answer_labels"))
