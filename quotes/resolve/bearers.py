"""Names of one article put together: which of them can mean the same bearer.

In: the name mentions of a reading.  Out: ``Bearer`` records, each with the fullest name that the article
gives, and for each mention the bearers that its words can mean.

>>> match_names(fold_name("El Tayeb"), fold_name("Mohamed el-Tayeb")) > 0
True
>>> match_names(fold_name("Karl Moll"), fold_name("Ira Moll"))
0
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

from attrs import define, field

from quotes.models import SpeakerKind
from quotes.reading import Gender, Mention
from quotes.resolve.aliases import fold_letters
from quotes.rules.lexicon import NAME_SUFFIX, PARTICLE, flags_of

_WHOLE: Final = 4
_SURNAME: Final = 3
_PART: Final = 2
#: Bearers looked at for one word of a name; a bound for hostile input, far above what an article holds.
_MOST: Final = 40


@define(eq=False)
class Bearer:
    """Somebody or something that an article speaks of, as far as it has been read."""

    number: int
    kind: SpeakerKind | None
    #: The fullest name, or the noun phrase of the first mention.
    name: str
    words: tuple[str, ...] = ()
    gender: Gender | None = None
    #: The gender is told by a title or a noun, not only by a pronoun nearby.
    sure: bool = False
    #: What the article calls the bearer ("the mayor", "Interior Minister"), in order.
    roles: list[str] = field(factory=list)
    #: The mentions that say who the bearer is: titles, appositions, "is the mayor".
    introduced: list[Mention] = field(factory=list)
    #: Nouns of the roles, lower case.
    heads: set[str] = field(factory=set)
    plural: bool = False
    #: Uses the pronoun "they".
    they: bool = False
    #: Mentions by the full name.
    count: int = 0
    named: bool = False
    #: Titles before the name, lower case ("father", "det", "sgt").
    titles: set[str] = field(factory=set)
    #: Countries, lower case, that the article gives the bearer to ("Kenya’s Ada Lom").
    lands: set[str] = field(factory=set)
    #: Number of the bearer who made this statement ("the company issued a statement").
    maker: int | None = None
    #: The gender of a pronoun that clearly meant the bearer, where nothing else tells it.
    leaning: Gender | None = None


@lru_cache(maxsize=65536)
def fold_name(name: str) -> tuple[str, ...]:
    """Return the words of a name without case, accents, hyphens, full stops and Jr."""
    plain = fold_letters(name).replace("-", " ").replace("‑", " ").replace(",", " ").replace(". ", " ")
    words = tuple(plain.replace(".", "").split())
    kept = tuple([w for w in words if not flags_of(w) & NAME_SUFFIX])
    return kept or words


def match_names(short: tuple[str, ...], full: tuple[str, ...]) -> int:
    """Return how well ``short`` can stand for ``full``: 4 the same, 3 by surname, 2 by another part, 0 not at all."""
    if short == full:
        return _WHOLE
    size, rest = len(short), len(full) - len(short)
    if size > 2 and rest == -1 and short[1:] == full:
        return _SURNAME
    if not size or rest < 0:
        return 0
    if size > 1 and short[-1] == full[-1] and _same_given(short[0], full[0]):
        return _WHOLE if short[0] == full[0] else _SURNAME
    if size > 1 and rest and short[1:] == full[rest + 1 :] and short[0] == "".join(full[: rest + 1]):
        return _WHOLE  # "Abdelrahman Shafiq", "Abdel-Rahman Shafiq"
    if rest == 0:
        return 0
    if full[-size:] == short:
        return _SURNAME
    if size > 1 and full[:size] == short:
        return _SURNAME
    return _PART if any(full[i : i + size] == short for i in range(rest)) else 0


def _same_given(short: str, full: str) -> bool:
    return short == full or (len(short) == 1 and full.startswith(short)) or (len(full) == 1 and short.startswith(full))


def gather_bearers(mentions: Sequence[Mention]) -> tuple[list[Bearer], dict[int, list[int]]]:
    """Return the bearers of names, and for the index of each name mention the numbers of those it can mean."""
    forms: dict[tuple[str, ...], list[int]] = {}
    for i, mention in enumerate(mentions):
        if mention.form == "name":
            forms.setdefault(fold_name(mention.name), []).append(i)
    bearers: list[Bearer] = []
    index: dict[str, list[Bearer]] = {}
    meant: dict[int, list[int]] = {}
    for words in _longest_first(forms, mentions):
        places = forms[words]
        uses = [mentions[i] for i in places]
        near = _filed(index, words) if words and (words[0] in index or words[-1] in index) else []
        found = _candidates(words, uses, near) if near else []
        if not found:
            found = [len(bearers)]
            bearer = _new_bearer(len(bearers), words, uses)
            bearers.append(bearer)
            for word in _filing(words):
                if len(filed := index.setdefault(word, [])) < _MOST:
                    filed.append(bearer)
        elif len(found) == 1 and len(words) > 1:
            bearers[found[0]].count += len(uses)
        for i in places:
            meant[i] = found
    return bearers, meant


def _longest_first(
    forms: Mapping[tuple[str, ...], Sequence[int]], mentions: Sequence[Mention]
) -> list[tuple[str, ...]]:
    """Return names, the longest first; of one length the earliest, for ``forms`` stand in the order of the text.

    The first word of a name that stands twice as often without it is one too many and not counted; what is left must
    be several words ("Lind-Moyo" is a surname) that come apart somewhere ("Lind"; of "Mac Lind" only all is said).
    """
    often = {words: len(places) for words, places in forms.items() if len(words) > 1}
    sizes = {
        words: 2 * len(words) - 3
        for words in often
        if len(words) > 2
        and often.get(words[1:], 0) >= 2 * (often[words] if " " in mentions[forms[words][0]].name else 1)
        and " " in mentions[forms[words[1:]][0]].name
        and _comes_apart(words, forms)
    }
    if not sizes:
        return sorted(forms, key=len, reverse=True)
    return sorted(forms, key=lambda words: sizes.get(words, 2 * len(words)), reverse=True)


def _comes_apart(words: tuple[str, ...], forms: Mapping[tuple[str, ...], Sequence[int]]) -> bool:
    """Whether the words after the first are no surname of two words: the last stands alone, or the first is a role."""
    return words[-1:] in forms or words[1:-1] in forms or bool(flags_of(words[0]) and not flags_of(words[1]) & PARTICLE)


def _filed(index: dict[str, list[Bearer]], words: tuple[str, ...]) -> list[Bearer]:
    """Return the bearers that share the first or the last word of a name, in the order of their numbers."""
    first, last = index.get(words[0], []), index.get(words[-1], [])
    if not first or not last or words[0] == words[-1]:
        return first or last
    near = {b.number: b for b in (*first, *last)}
    return [near[n] for n in sorted(near)]


@lru_cache(maxsize=65536)
def _filing(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words under which the bearer of a name is looked for: its own, its first letter, its initials."""
    keys = {*words, _initials(words), *(w[0] for w in words[:1])} - {""}
    return tuple(sorted(keys))


def _candidates(words: tuple[str, ...], uses: list[Mention], bearers: list[Bearer]) -> list[int]:
    """Return the numbers of the bearers, longer names first, that ``words`` can mean best."""
    body = all(m.kind in ("organisation", "collective") and not m.label for m in uses)
    best = 0
    found: list[int] = []
    for bearer in bearers:
        bodily = bearer.kind in ("organisation", "collective")
        if body != bodily and not (bodily and len(words) == 1 and bearer.words[0] == words[0]):
            continue
        score = match_names(words, bearer.words)
        if body and score and score < _WHOLE and len(words) == 1 and bearer.kind == "collective":
            score = 0
        if not score and body and len(words) == 1 and _initials(bearer.words) == words[0]:
            score = _SURNAME
        if body != bodily:
            score = min(score, 1)
        if score > best:
            best, found = score, []
        if score and score == best:
            found.append(bearer.number)
    return found


def _initials(words: tuple[str, ...]) -> str:
    return "".join([w[0] for w in words if w not in ("of", "the", "for", "and")]) if len(words) > 1 else ""


def _new_bearer(number: int, words: tuple[str, ...], uses: list[Mention]) -> Bearer:
    name = uses[0].name
    if name.isupper():
        name = next((m.name for m in uses if not m.name.isupper()), name)
    kinds: list[SpeakerKind] = [m.kind or "person" for m in uses if not m.label] or ["person"]
    kind = kinds[0]
    if len(kinds) > 1 and kinds.count(kind) != len(kinds):
        kind = max(sorted(set(kinds)), key=kinds.count)
    return Bearer(number, kind, name, words, count=len(uses), named=True, plural=kind == "collective")
