"""Speakers named beside the quotation: NAME: “Q” · “Q” — Name, role · “Q” (Name) · ‘Q’: Name acts.

In: a scene and the number of a quotation.  Out: a ``Finding`` or None.

>>> # - Surveyor Ada Lom: “The line is wrong.”
"""

from __future__ import annotations

from itertools import islice

from quotes.extract.clause import phrase_right, verb_at, verbish
from quotes.extract.cues import word_set
from quotes.extract.finding import Finding
from quotes.extract.scene import Line, Scene

_BULLETS = frozenset("-–—•*·")
_DASHES = frozenset(("—", "–", "-", "―", "~"))
#: “Q” – those were X's words.
_POINTING = frozenset(("that", "those", "these", "this", "so", "such"))
#: More from X: “Q”.
_SOURCES = frozenset(("from", "via", "by"))
#: A label or a signature is no longer than this.
_LABEL = 9
_SIGNATURE = 24
#: Words of a role before a name: hotel guest Ada Lom.
_ROLE = 3
#: Mentions at the head of an article among which a role of its headline is looked for.
_NEAR = 60
_STOPS = frozenset(".!?:;,")
#: A headline is no longer than this.
_TITLE = 24


def label(scene: Scene, quote: int) -> Finding | None:
    """NAME: “Q”, at the beginning of a sentence, with or without a bullet, a heading or a role; or inside the marks."""
    line, at = scene.place(quote)
    inside = scene.labels.get(scene.quoted[quote].start)
    if inside is not None and scene.text[scene.mentions[inside].end + 1 :][:1].isspace():
        return Finding("label", inside)
    if at < 2 or line.words[at - 1] != ":":
        return None
    start = _label_start(line, at)
    if at - 1 - start > _LABEL or any(verbish(scene, line, k) for k in range(start, at - 1)):
        return None
    found = _labelled(scene, line, start, at - 1)
    form = None if found is None else scene.mentions[found].form
    if form in (None, "pronoun") or (form == "nominal" and _told_behind(scene, line, at)):
        return None  # As one resident put it: “Q”
    return Finding("label", found)


def _told_behind(scene: Scene, line: Line, at: int) -> bool:
    """Whether a clause behind the words says who speaks: Company statement: “Q,” the firm said."""
    if at + 2 >= len(line) or line.men[at + 1] < 0:
        return False
    verb = verb_at(scene, line, line.past(at + 1)) if line.past(at + 1) < len(line) else None
    return verb is not None and verb.cue.strength == "strong" and not verb.passive and not verb.ing


def _label_start(line: Line, at: int) -> int:
    """Return where a label begins: behind a bullet, a number or a heading with a dash ("HARVEST - [Ada Lom]:")."""
    start, _ = line.bounds(at)
    while start < at and (
        line.words[start] in _BULLETS or line.words[start].isdigit() or line.words[start] in (".", ")")
    ):
        start += 1
    for k in range(at - 2, start, -1):
        if line.words[k] in _DASHES and line.ends[k - 1] < line.starts[k]:
            return k + 1
    return start


def _labelled(scene: Scene, line: Line, start: int, end: int) -> int | None:
    """Return whom a label names: surveyor [Ada Lom] · the guild's [Ada Lom] · more from [Ada Lom]; no place or date."""
    inside = [line.men[k] for k in range(start, end) if line.men[k] >= 0]
    free = [m for m in inside if not scene.mentions[m].possessive and m not in scene.possessors]
    if not free or (len(free) < len(inside) and (scene.mentions[free[0]].form != "name" or line.men[end - 1] < 0)):
        return None
    found = next((m for m in free if scene.mentions[m].form == "name"), free[-1])
    if scene.mentions[found].name.lower() in scene.cues.nouns:
        return None  # Quote of the week:
    first = next(k for k in range(start, end) if line.men[k] == found)
    before = line.words[first - 1] if first > start else ""
    if first > start and scene.mentions[found].form == "nominal" and scene.mentions[found].kind is None:
        return None  # Then, a week later:
    if scene.mentions[found].form == "nominal" and len(free) > 1 and before not in _SOURCES:
        return None  # In May the guild put out a second notice:
    return None if before in scene.cues.prepositions and before not in _SOURCES else found


def signature(scene: Scene, quote: int) -> Finding | None:
    """“Q” — Name, role, on the line or on the next one; “Q” (Name, role)."""
    line, at = scene.place(quote)
    j = at + 1
    if j < len(line) and line.words[j] == "." and j + 1 < len(line):
        j += 1
    if j >= len(line):
        return _signed_below(scene, quote)
    if line.raws[j][:1].isupper() and line.words[-1] not in _STOPS and _opens(line, at):
        return signed_by_person(scene, line, j)
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
    whole = scene.at[quote] == 0
    start, end = scene.bounds[number + 1]
    if scene.text[start] not in _DASHES and (not whole or scene.text[end - 1] in _STOPS):
        return None
    below = scene.line(number + 1)
    named = len(below) > 2 and below.raws[0][:1].isupper() and "," in below.words
    if whole and named and below.words[-1] not in _STOPS:
        return signed_by_person(scene, below, 0)  # Ada Lom, surveyor, Linn
    if len(below) < 2 or below.words[0] not in _DASHES or below.words[-1] in _DASHES or below.words[-2] in _DASHES:
        return None
    found = _signed(scene, below, 1, len(below), "signature")
    signed = found is not None and found.mention is not None and scene.mentions[found.mention].kind == "person"
    return found if whole or signed else None  # … called it “a relic.” / — Linn Press


def _opens(line: Line, at: int) -> bool:
    """Whether nothing but a bullet or a number stands before the words."""
    return all(line.words[k] in _BULLETS or line.words[k].isdigit() or line.words[k] in (".", ")") for k in range(at))


def signed_by_person(scene: Scene, line: Line, start: int) -> Finding | None:
    """A signature without a dash: nothing on the line but a person's name and role, and no verb."""
    if len(line) - start > _LABEL + _LABEL or any(line.quotes[k] >= 0 for k in range(start, len(line))):
        return None
    found = _signed(scene, line, start, len(line), "signature")
    if found is None or found.mention is None or any(verbish(scene, line, k) for k in range(start, len(line))):
        return None
    mention = scene.mentions[found.mention]
    first = next(k for k in range(start, len(line)) if line.men[k] == found.mention)
    return found if mention.form == "name" and mention.kind == "person" and first - start <= _ROLE else None


def _signed(scene: Scene, line: Line, start: int, end: int, rule: str) -> Finding | None:
    """Return the name that a signature begins with, unless it is a sentence."""
    if end - start > _SIGNATURE or start >= end or not line.raws[start][:1].isupper():
        return None
    # Prof. Ada Lom: a title that no list has
    titled = start + 2 < end and line.words[start + 1] == "." and line.men[start] < 0 <= line.men[start + 2]
    subject = phrase_right(scene, line, start + 2 if titled else start, end)
    if subject is None:
        return None
    stop = next((k for k in range(start, end) if line.words[k] == ","), end)
    if any(verbish(scene, line, k) or line.quotes[k] >= 0 for k in range(start, stop)):
        return None
    return Finding(rule, subject)


def headline(scene: Scene, quote: int) -> Finding | None:
    """‘I stay’: Lom defies council · in the title, mill ‘will turn’ – engineer · mayor: mill ‘will turn’."""
    line, at = scene.place(quote)
    title = in_title(scene, quote)
    opens = at + 2 < len(line) and line.words[at + 2] not in _POINTING
    if opens and (at == 0 or title) and line.words[at + 1] in (":", "—", "–", "-"):
        subject = phrase_right(scene, line, at + 2, len(line))
        if subject is not None:
            return Finding("headline", subject)
    if not title:
        return None
    for k in range(1, min(at - 1, _LABEL)):
        if line.words[k] == ":" and line.men[k - 1] >= 0 and line.first_of(k - 1) == 0:
            piece = scene.mentions[line.men[k - 1]].name.lower() in word_set("series")
            return None if piece else Finding("headline", line.men[k - 1])
    return None


def titled(scene: Scene, quote: int) -> Finding | None:
    """‘It fell’: fire officer on blaze · ‘It fell’ insists Osmin boss: the one whom the article gives that role."""
    if not in_title(scene, quote):
        return None
    line, at = scene.place(quote)
    verb = verb_at(scene, line, at + 1) if at + 3 < len(line) else None
    if verb is None and (at + 3 >= len(line) or line.words[at + 1] not in (":", "—", "–", "-")):
        return None
    start = at + 2 if verb is None else verb.end
    words = line.words[start : start + _ROLE]
    phrases = {" ".join(words[:n]) for n in range(1, len(words) + 1)}
    below = scene.bounds[0][1]
    for m, mention in enumerate(islice(scene.mentions, _NEAR)):
        role = (mention.role or "").lower()
        if mention.start >= below and mention.kind == "person" and role.removeprefix("the ") in phrases:
            cue = None if verb is None else verb.span(line)
            return Finding("headline", m, cue, verb)
    return None


def in_title(scene: Scene, quote: int) -> bool:
    """Whether the words stand in the first line of an article, one without a closing stop."""
    if scene.paragraph[quote] or len(scene.bounds) < 2:
        return False
    return scene.line(0).words[-1] not in (".", "!", "?") and len(scene.line(0)) <= _TITLE
