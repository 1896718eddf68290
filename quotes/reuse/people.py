"""Whether two reports give the words to the same person, as evidence for or against one origin.

In: two wordings with the speaker as each report names it.  Out: how the two names relate.

>>> relate("Ilse Marron", "Marron")
'compatible'
>>> relate("Ilse Marron", "Tove Hald")
'different'
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Literal

from rapidfuzz.distance import JaroWinkler

from quotes.models import SpeakerKind, Wording
from quotes.patterns import compiled

#: "same": one name or one id; "compatible": one name may stand for the other ("Marron" for "Ilse Marron");
#: "unknown": a report names nobody or only a kind of person; "different": two people.
Relation = Literal["same", "compatible", "unknown", "different"]

_NAME_WORD = compiled(r"\w+(?:['’\-]\w+)*")

#: Surnames of two spellings ("Lavrov", "Lawrow") count as one from this Jaro-Winkler similarity on; pairs of
#: unlike surnames of one length stay under 0.85 nearly always.
_SPELLINGS = 0.9

#: Kinds of speaker that name nobody in particular: the same words may be theirs under another description.
_VAGUE: tuple[SpeakerKind, ...] = ("anonymous", "collective")


@lru_cache(maxsize=65536)
def _name_words(name: str) -> tuple[str, ...]:
    bare = unicodedata.normalize("NFKD", name.casefold())
    return tuple(_NAME_WORD.findall("".join(c for c in bare if not unicodedata.combining(c))))


@lru_cache(maxsize=65536)
def relate(first: str | None, second: str | None) -> Relation:
    """Say how two names of persons relate; None names nobody."""
    a, b = _name_words(first or ""), _name_words(second or "")
    if not a or not b:
        return "unknown"
    if a == b:
        return "same" if len(a) > 1 else "compatible"
    if set(a) <= set(b) or set(b) <= set(a):
        return "compatible"
    alike = a[-1] == b[-1] or (min(len(a[-1]), len(b[-1])) > 3 and JaroWinkler.similarity(a[-1], b[-1]) >= _SPELLINGS)
    if not alike:
        return "different"
    if len(a) == 1 or len(b) == 1:
        return "compatible"
    given_alike = a[0][0] == b[0][0] and (len(a[0]) == 1 or len(b[0]) == 1)
    return "compatible" if given_alike or JaroWinkler.similarity(a[0], b[0]) >= _SPELLINGS else "different"


def relate_speakers(a: Wording, b: Wording) -> Relation:
    """Say how the speakers of two reports relate, ids before names."""
    if a.speaker_id is not None and a.speaker_id == b.speaker_id:
        return "same"
    if a.speaker is None or b.speaker is None:
        return "unknown"
    relation = relate(a.speaker, b.speaker)
    if relation == "different" and (a.speaker_kind != b.speaker_kind or a.speaker_kind in _VAGUE):
        # "a treasury official" may be the deputy treasurer; "the ministry" may be its minister
        known = a.speaker_kind is not None and b.speaker_kind is not None
        return "unknown" if known else relation
    return relation


def speaker_group(wording: Wording) -> str:
    """Return a key that two reports share wherever their speakers can be the same named person: the surname."""
    words = _name_words(wording.speaker or "")
    return words[-1] if words else ""
