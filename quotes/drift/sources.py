"""Whether two reports name the same source.

In: the names and kinds that two reports give.  Out: how the source of the second stands to that of the first.

>>> same_source("Dr Ilse Marrable", "Marrable")
True
"""

from __future__ import annotations

from functools import cache
from typing import Literal

from quotes.drift.variants import plain, same_name
from quotes.models import Wording
from quotes.patterns import compiled
from quotes.rules import read_rules

Standing = Literal["same", "other", "anonymised", "named", "unknown"]

_WORDS = compiled(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_JOINT = compiled(r"\s+and\s+|,\s*|\s*&\s*")
_NAMELESS = ("anonymous", "collective")


@cache
def _titles() -> frozenset[str]:
    """Return courtesy and other titles, lower case, that stand before a name."""
    found = {
        "mr",
        "mrs",
        "ms",
        "miss",
        "dr",
        "sir",
        "lord",
        "lady",
        "president",
        "minister",
        "senator",
        "captain",
        "professor",
        "judge",
        "governor",
        "mayor",
        "general",
    }
    try:
        tables = read_rules("titles")
    except FileNotFoundError:
        return frozenset(found)
    for table in tables.values():
        for value in table.values() if isinstance(table, dict) else []:
            if isinstance(value, str):
                found.update(value.casefold().split())
    return frozenset(found)


def standing(parent: Wording, child: Wording) -> Standing:
    """Return how the child's source stands to the parent's."""
    if not parent.speaker or not child.speaker:
        return "unknown"
    hidden = parent.speaker_kind in _NAMELESS, child.speaker_kind in _NAMELESS
    if all(hidden):
        return "unknown"
    if hidden[1]:
        return "anonymised"
    if hidden[0]:
        return "named"
    if parent.speaker_id and parent.speaker_id == child.speaker_id:
        return "same"
    if same_source(parent.speaker, child.speaker):
        return "same"
    kinds = {parent.speaker_kind or "person", child.speaker_kind or "person"}
    # a ministry and its spokesman can be one source under two names
    return "unknown" if len(kinds) > 1 else "other"


def same_source(one: str, other: str) -> bool:
    """Whether two names can be those of one source; joint sources share one of their members."""
    members = [_JOINT.split(one), _JOINT.split(other)]
    if max(map(len, members)) > 1 and any(
        same_source(x, y) for x in members[0] if x for y in members[1] if y and (x, y) != (one, other)
    ):
        return True
    a, b = _name_words(one), _name_words(other)
    if not a or not b:
        return True
    if a == b or _initials(a, b) or _initials(b, a):
        return True
    short, long = sorted((a, b), key=len)
    if len(short) == 1:
        return any(_alike(short[0], word) for word in long)
    if not _alike(a[-1], b[-1]):
        return all(any(_alike(x, y) for y in long) for x in short)
    return (
        _alike(a[0], b[0])
        or a[0].startswith(b[0])
        or b[0].startswith(a[0])
        or all(any(_alike(x, y) for y in long) for x in short)
    )


def _alike(one: str, other: str) -> bool:
    return one == other or same_name(one, other)


def _initials(one: list[str], other: list[str]) -> bool:
    """ "AP" for "Associated Press"."""
    return len(one) == 1 and len(other) > 1 and one[0] == "".join(word[0] for word in other)


def _name_words(name: str) -> list[str]:
    words = [plain(word.casefold()) for word in _WORDS.findall(name)]
    kept = [word for word in words if word not in _titles() and word not in ("the", "of", "s")]
    return kept or words
