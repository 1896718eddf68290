"""Names and words as a person would type them: case, accents and marks folded away.

In: two texts.  Out: whether the words of the one stand in the other.

>>> words_within("venn", "Mára Venn")
True
"""

from __future__ import annotations

import unicodedata

from quotes.patterns import compiled

_WORD = compiled(r"\w+")


def fold(text: str) -> str:
    """Return ``text`` without case and accents."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def words_within(sought: str, text: str, *, whole: bool = False) -> bool:
    """Whether the words of ``sought`` stand side by side in ``text`` (with ``whole``: and no others)."""
    needle = " ".join(_WORD.findall(fold(sought)))
    hay = " ".join(_WORD.findall(fold(text)))
    return bool(needle) and (needle == hay if whole else f" {needle} " in f" {hay} ")
