"""The turns of a transcript: who speaks, by the label before the words, and what is said until the next label.

In: the text of an article of type ``transcript``.  Out: ``Turn`` records in order, each with the span of its
label and one span of speech for every paragraph.  Notes in brackets at the edges of a turn ("(Laughter.)"),
time stamps and rules are no speech, nor is anything before the first label.

>>> [(t.name, t.speech) for t in find_turns("CHAIR: Who had the key?\\n\\nDR. INES VARGA: I did.")]
[('the chair', ((7, 23),)), ('Dr. Ines Varga', ((41, 47),))]
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import Literal, NamedTuple

from attrs import define

from quotes.errors import RulesError
from quotes.patterns import compiled
from quotes.rules import read_rules
from quotes.text import paragraphs

LabelForm = Literal["name", "role", "question", "answer"]

#: Words of the longest label taken for one ("Vice President for Research Dr Ines Varga Montes" has eight).
_LABEL_WORDS = 8
#: Characters looked at for a label's end.
_LABEL_REACH = 120

# "[00:01:12] ", "01:12 ", "**", "- "
_LEAD = compiled(r"(?:[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?[\])]?\s*)?[*_>]{0,3}\s?")
# CHAIR:   **Varga:**   Ms. Varga (through interpreter):   Q.   [VARGA]:
_LABEL = compiled(
    r"""
    (?P<name> [^\W\d_] [^:\n()\[\]“”"]{0,79}? | \[ [^:\n()\[\]]{1,60} \] )
    (?P<note> \s? [(\[] [^()\[\]\n]{1,60} [)\]] )?
    (?: [*_]{0,3} \s? : [*_]{0,3} ) (?=\s|$|["“‘])
    """,
    re.VERBOSE,
)
# Mr. DOE. I thank …   The CHAIRMAN. We begin.   Q. Who had the key?
_POINTED = compiled(
    r"(?P<name>(?:[A-Z][\w]{0,11}\.?\s){0,2}[A-Z][A-Z'’\-]+(?:\s[A-Z][A-Z'’\-]+){0,3}|[QA])(?P<note>\s?\([^()\n]{1,60}\))?\.(?=\s)"
)
_BY = compiled(r"BY (?P<name>[A-Z][\w.'’\- ]{1,60}):\s*")
_BRACKETED = compiled(r"[\[(][^\[\]()\n]{1,120}[\])]")
# the lower-case letters of a name in capitals: McKEE, MacLEOD, Mr. DOE, KAREL van LEEUWEN
_MAC = compiled(r"\bMa?c(?=[A-Z])|\b(?:[Mm]rs?|[Mm]s|[Dd]r|[Vv]an|[Vv]on|[Dd]e[rnl]?|[Dd]i|[Dd]u|[Ll]a|[Tt]he)\b")


class Turn(NamedTuple):
    """What one speaker says until the next one is named."""

    #: Span of the label, without its colon and what is in brackets.
    label_start: int
    label_end: int
    #: The label as written ("DR. INES VARGA").
    label: str
    #: The same for a reader, its case restored: "Dr. Ines Varga", "the chair"; "" for Q or A by nobody named.
    name: str
    form: LabelForm
    #: What stands in brackets behind the label ("through interpreter"), or "".
    note: str
    #: (start, end) of the words, one for each paragraph, in order; never empty.
    speech: tuple[tuple[int, int], ...]


class TranscriptRules(NamedTuple):
    """The tables of ``rules/transcript.toml``, lower case."""

    roles: frozenset[str]
    questions: frozenset[str]
    answers: frozenset[str]
    titles: frozenset[str]
    particles: frozenset[str]
    never: frozenset[str]
    openers: frozenset[str]
    directions: frozenset[str]
    closings: frozenset[str]


@cache
def transcript_rules() -> TranscriptRules:
    """Return the tables of ``rules/transcript.toml``; a faulty entry raises ``RulesError``."""
    table = read_rules("transcript")
    try:
        labels, directions = table["labels"], table["directions"]
        return TranscriptRules(
            roles=frozenset(labels["roles"]),
            questions=frozenset(labels["questions"]),
            answers=frozenset(labels["answers"]),
            titles=frozenset(labels["titles"]),
            particles=frozenset(labels["particles"]),
            never=frozenset(labels["never"]),
            openers=frozenset(labels["openers"]),
            directions=frozenset(directions["words"]),
            closings=frozenset(directions["closings"]),
        )
    except (KeyError, TypeError) as error:
        remedy = "compare it with the file as shipped"
        raise RulesError("rules/transcript.toml", f"misses or misspells {error}", remedy) from None


@define(eq=False)
class _Label:
    """A label in its place; ``after`` is where the words begin."""

    start: int
    end: int
    after: int
    text: str
    note: str
    form: LabelForm
    #: In capitals, a title, a role, Q or A: a label by itself.
    sure: bool
    #: Two capitalised words and more: a label where surer or repeated ones stand in the same text.
    likely: bool


def find_turns(text: str) -> list[Turn]:
    """Return the turns of ``text`` in order; none where no line starts with a label."""
    rules = transcript_rules()
    parts = _lines_of(text)
    labels = [_label_at(text, start, end, rules) for start, end in parts]
    believed = _believed([found for found in labels if found is not None])
    turns: list[Turn] = []
    current: _Label | None = None
    speech: list[tuple[int, int]] = []
    asker = ""
    for (start, end), found in zip(parts, labels, strict=True):
        by = _BY.match(text, start, end)
        if by is not None:
            turns.extend(_turn(text, current, speech, asker, rules))
            current, speech, asker = None, [], by.group("name")
            continue
        if found is not None and found.start in believed:
            turns.extend(_turn(text, current, speech, asker, rules))
            current, speech = found, []
            start = found.after
        elif text[start:end].strip().lower() in rules.closings:
            turns.extend(_turn(text, current, speech, asker, rules))
            current, speech = None, []
        if current is not None:
            speech.extend(_speech(text, start, end, rules))
    turns.extend(_turn(text, current, speech, asker, rules))
    return turns


def _believed(labels: list[_Label]) -> set[int]:
    """Return where labels start that are labels by themselves, come twice, or look like a name beside such ones."""
    count = Counter(found.text.lower() for found in labels)
    firm = {found.start for found in labels if found.sure or count[found.text.lower()] > 1}
    return firm | {found.start for found in labels if found.likely} if len(firm) > 1 else firm


def _lines_of(text: str) -> list[tuple[int, int]]:
    """Return the paragraphs, a hard-wrapped one cut before each line that starts with a label in capitals."""
    out: list[tuple[int, int]] = []
    rules = transcript_rules()
    for start, end in paragraphs(text):
        at = start
        line = text.find("\n", start, end)
        while line >= 0:
            found = _label_at(text, line + 1, end, rules)
            if found is not None and found.sure:
                out.append((at, line))
                at = line + 1
            line = text.find("\n", line + 1, end)
        out.append((at, end))
    return out


def _label_at(text: str, start: int, end: int, rules: TranscriptRules) -> _Label | None:
    """Return the label that the line at ``start`` begins with, or None."""
    lead = _LEAD.match(text, start, end)
    first = lead.end() if lead else start
    reach = min(end, first + _LABEL_REACH)
    found, pointed = _LABEL.match(text, first, reach), False
    if found is None:
        found, pointed = _POINTED.match(text, first, reach), True
    if found is None:
        return None
    a, b = found.span("name")
    if text[a] == "[":
        a, b = a + 1, b - 1
    name = text[a:b].strip("*_ ")
    a = text.index(name, a) if name else a
    form, sure = _form_of(name, rules)
    if form is None:
        return None
    words = name.split()
    opener = words[0].rstrip(".").lower()
    if pointed and form in ("name", "role"):
        sure = len(words) > 1 and (opener in rules.titles or opener == "the")
    note = (found.group("note") or "").strip(" ()[]")
    likely = not pointed and len(words) > 1 and opener not in rules.openers
    return _Label(a, a + len(name), found.end(), name, note, form, sure, likely)


def _form_of(name: str, rules: TranscriptRules) -> tuple[LabelForm | None, bool]:
    """Return what kind of label ``name`` is (None: none at all), and whether it is one by itself."""
    lower = name.lower().rstrip(".")
    words = name.split()
    if not words or len(words) > _LABEL_WORDS or lower in rules.never or any(char.isdigit() for char in words[0]):
        return None, False
    if lower in rules.questions and name[0].isupper():
        return "question", True
    if lower in rules.answers and name[0].isupper():
        return "answer", True
    bare = lower.removeprefix("the ")
    if name[0].isupper() and (bare in rules.roles or bare.rstrip("0123456789# ") in rules.roles):
        return "role", True
    for word in words:
        plain = word.strip(".,'’-")
        if plain and not plain[0].isupper() and not plain.isdigit() and plain not in rules.particles:
            return None, False
    if words[0].lower() in rules.openers and not name.isupper():
        return None, False
    capitals = len(name) > 1 and not any(char.islower() for char in _MAC.sub("", name))
    return "name", capitals or (len(words) > 1 and words[0].lower().rstrip(".") in rules.titles)


def _speech(text: str, start: int, end: int, rules: TranscriptRules) -> list[tuple[int, int]]:
    """Return the words of ``text[start:end]`` as one span, notes and marks around them left out; [] if none."""
    while True:
        start, end = _stripped(text, start, end)
        lead = _BRACKETED.match(text, start, end)
        if lead and _is_direction(lead.group(), rules):
            start = lead.end()
            continue
        floor = max(start, end - _LABEL_REACH)
        opening = max(text.rfind("(", floor, end), text.rfind("[", floor, end))
        trail = _BRACKETED.match(text, opening, end) if opening >= start else None
        if trail and trail.end() == end and _is_direction(trail.group(), rules):
            end = trail.start()
            continue
        break
    wrapped = end - start > 1 and text[start] in '“"' and text[end - 1] in '”"'
    if wrapped and not any(text.find(mark, start + 1, end - 1) >= 0 for mark in '“”"'):
        start, end = _stripped(text, start + 1, end - 1)
    return [(start, end)] if any(char.isalnum() for char in text[start:end]) else []


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start].isspace() or text[start] in "*_"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in "*_"):
        end -= 1
    return start, end


def _is_direction(bracketed: str, rules: TranscriptRules) -> bool:
    """Whether what stands in brackets tells what happened: (Laughter.), [Applause], (The witness nods.)"""
    inner = bracketed.strip("()[] .!").lower()
    return inner in rules.directions or any(word.strip(".,") in rules.directions for word in inner.split())


def _turn(
    text: str, label: _Label | None, speech: list[tuple[int, int]], asker: str, rules: TranscriptRules
) -> list[Turn]:
    if label is None or not speech:
        return []
    name = ""
    if label.form == "name":
        name = _readable(label.text, rules)
    elif label.form == "role":
        name = "the " + label.text.lower().removeprefix("the ")
    elif label.form == "question" and asker:
        name = _readable(asker, rules)
    return [Turn(label.start, label.end, label.text, name, label.form, label.note, tuple(speech))]


def _readable(name: str, rules: TranscriptRules) -> str:
    """Restore the case of a name in capitals: DR. KAREL VAN LEEUWEN-O'HARA becomes Dr. Karel van Leeuwen-O'Hara."""
    if any(char.islower() for char in name):
        words = name.split()
        return " ".join(w if len(w) < 3 or any(c.islower() for c in _MAC.sub("", w)) else _capital(w) for w in words)
    out = []
    for at, word in enumerate(name.split()):
        plain = word.strip(".,").lower()
        if at and plain in rules.particles:
            out.append(word.lower())
        elif len(plain) <= 3 and plain not in rules.titles and not set(plain) & set("aeiouy"):
            out.append(word)
        else:
            out.append(_capital(word))
    return " ".join(out)


def _capital(word: str) -> str:
    """VARGA-O'HARA → Varga-O'Hara, McKEE → McKee."""
    if word[:2] in ("Mc", "MC") and len(word) > 3:
        return "Mc" + _capital(word[2:])
    return re.sub(r"[^\W\d_]+", lambda found: found.group()[:1].upper() + found.group()[1:].lower(), word)
