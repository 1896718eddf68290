"""Words that only one wording has between marks, and that the other report says in its own words beside them.

In: the alterations between two wordings and what each report says in its own words ("she would not “resign”").
Out: the same, with what is so supplied told as cut or as given more fully, and not as a change of meaning.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from attrs import evolve

from quotes.drift import expanded
from quotes.drift.clauses import boundaries, clause_around
from quotes.drift.markers import find_markers
from quotes.drift.wordings import compare
from quotes.drift.words import line
from quotes.models import Alteration, OwnWords, Wording
from quotes.rules import read_rules

#: What the words before a fragment can supply, and what may stand anywhere in its sentence.
_BEFORE, _ANYWHERE = frozenset(("negation", "modality", "hedge")), frozenset(("condition",))
#: Words before the fragment that are read as one clause with it, at most.
_NEAR = 10
#: Characters of the fragment that are read with them.
_INTO = 20
_WHY = "the earlier report said it in its own words, this one does not:"


@cache
def _opposing() -> tuple[str, ...]:
    return tuple(read_rules("negators")["opposing"])


def supplied(
    found: Iterable[Alteration], before: str, after: str, parent: OwnWords | None, child: OwnWords | None
) -> list[Alteration]:
    """Return ``found`` with the losses that the child's own words make up for, and the additions that the parent's do.

    ``before`` and ``after`` are the two wordings.

    A denial, a modal word or a hedge must stand in the clause that the fragment ends, a condition in its sentence.
    """
    out = []
    for a in found:
        lost, gained = not a.after and a.before, not a.before and a.after
        if a.severity == "meaning" and lost and child and _has(child, a.kind, a.before, after, a.after_span[0]):
            why = f"“{a.before}” is left to the report's own words"
            a = evolve(a, kind="truncated", severity="shortened", why=why)
        elif a.severity == "meaning" and gained and parent and _has(parent, a.kind, a.after, before, a.before_span[0]):
            why = f"“{a.after}” stands in the earlier report's own words"
            a = evolve(a, kind=expanded.KIND, severity="none", why=why)
        out.append(a)
    return out


def left_to_prose(parent: Wording, child: Wording, own: OwnWords) -> list[Alteration]:
    """Return what a fragment lacks of an earlier wording and its report says in its own words beside it."""
    raw = compare(parent.text, child.text).alterations
    told = supplied(raw, parent.text, child.text, None, own)
    return [a for a, b in zip(raw, told, strict=True) if a.kind != b.kind]


def gone(left: Iterable[Alteration], after: str, child: OwnWords | None) -> list[Alteration]:
    """Return what an earlier report ``left`` to its own words and a later one with the same fragment does not say."""
    return [
        evolve(a, before_span=(0, 0), after_span=(0, 0), why=f"{_WHY} {a.why}")
        for a in left
        if child is None or not _has(child, a.kind, a.before, after, 0)
    ]


def _has(own: OwnWords, kind: str, words: str, text: str, at: int) -> bool:
    """Whether a report has what ``words`` say at place ``at`` of its quotation ``text`` in its own words beside it."""
    if kind in _ANYWHERE:
        return any(m.kind == kind for text in own.sentence for m in find_markers(line(text)))
    lead = next((text for start, text in own.leads if start == at), "") if kind in _BEFORE else ""
    if not lead.strip():
        return False
    # a phrase may go on into the fragment: has “to go”
    size, made = len(line(lead)), line(lead + text[at : at + _INTO])
    start = clause_around(boundaries(made), size - 1)[0] if size else 0
    near = [m for m in find_markers(made) if m.kind == kind and max(start, size - _NEAR) <= m.start < size]
    if kind == "negation":
        beside = f" {' '.join(made.keys[start:size])} "
        return bool(near) or any(f" {phrase} " in beside for phrase in _opposing())
    if kind != "modality":
        return bool(near)
    said = {m.value for m in find_markers(line(words)) if m.kind == kind}
    return any(m.value in said for m in near)
