"""Words that carry a statement's force: denials, modal words, hedges, quantifiers, conditions.

In: a ``Line``.  Out: its ``Marker``s, found by the phrase tables of ``quotes.rules``, longest phrase first.

>>> [(m.kind, m.value) for m in find_markers(line("I think we may not go"))]
[('hedge', 'think'), ('modality', 'possibility'), ('negation', 'not')]
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from quotes.drift.numerals import figure, is_amount
from quotes.drift.phrases import IDLE, Opening, phrases
from quotes.drift.tells import MARKER
from quotes.patterns import compiled
from quotes.rules import read_rules

if TYPE_CHECKING:
    from quotes.drift.words import Line

#: Families whose words always have the sense that is looked for.
_PLAIN = frozenset({"negation"})
_PAUSE = compiled(r"[,;:.—–-]")
#: Words between "before" and "could" at most.
_NOT_YET = 7
#: Words before "provided" that are looked at for a modal verb.
_BESIDE = 4
#: Words before another marker within which one counts as said before it.
_BACK = 60
#: Behind these "provided" is what somebody did: "they provided the boats".
_PROVIDERS = frozenset(
    ("was", "were", "is", "be", "been", "has", "have", "had", "not", "by", "they", "we", "he", "she", "it")
)
#: Before a verb it is a promise, before a place or a person a way.
_GOING_TO = ["going", "to"]


class Marker(NamedTuple):
    """One such word or phrase in a wording; a tuple, since every wording has some."""

    kind: str
    #: What it says: for a modal its force, for a quantifier its group, for the others the words.
    value: str
    #: Word range.
    start: int
    end: int


@cache
def _guards() -> dict[str, frozenset[str]]:
    hedges, conditions, quantifiers = (read_rules(name) for name in ("hedges", "conditions", "quantifiers"))
    return {
        "hedge figures": frozenset(hedges["before_figures"].split()),
        "hedge nouns": frozenset(hedges["nouns"].split()),
        "hedge adjectives": frozenset(hedges["before_adjectives"].split()),
        "hedge plain before": frozenset(hedges["plain_before"].split()),
        "could after": frozenset(read_rules("modals")["none"]["could_after"]),
        "going before": frozenset(read_rules("modals")["none"]["going_before"]),
        "hedge before nouns": frozenset(hedges["before_nouns"]),
        "hedge determiners": frozenset(hedges["determiners"].split()),
        "hedge words": frozenset(hedges["words"].split()),
        "hedge not after": frozenset(hedges["not_after"].split()),
        "hedge not before": frozenset(hedges["not_before"].split()),
        "quantifier figures": frozenset(quantifiers["before_figures"]),
        "condition not after": frozenset(conditions["not_after"].split()),
        "condition not before": frozenset(conditions["provided_not_before"].split()),
    }


@cache
def _doubtful() -> dict[str, frozenset[str]]:
    """Return the first words of the few phrases of a family whose sense hangs on the words beside them."""
    before_figures = frozenset(phrase.split()[0] for phrase in _guards()["quantifier figures"])
    return {
        "modality": frozenset(("could", "may", "going", "am", "is", "are")),
        "quantifier": before_figures | {"certain"},
    }


@cache
def modal_rows() -> dict[str, tuple[int, str]]:
    """Return force -> (rank, how it is told)."""
    return {row["force"]: (row["rank"], row["told"]) for row in read_rules("modals")["modal"]}


@cache
def quantifier_told() -> dict[str, str]:
    """Return value -> how it is told."""
    return {row["value"]: row["told"] for row in read_rules("quantifiers")["quantifier"]}


def markers_before(markers: list[Marker], at: int) -> list[Marker]:
    """Return the markers that end before word ``at``, of those the nearest few words before it."""
    first = bisect_left(markers, at - _BACK, key=attrgetter("start"))
    return [m for m in markers[first : bisect_left(markers, at, key=attrgetter("start"))] if m.end <= at]


def find_markers(made: Line) -> list[Marker]:
    """Return every marker of a wording, in order of its first word."""
    if made.markers is None:
        made.markers = _find_markers(made)
    return made.markers


def _find_markers(made: Line) -> list[Marker]:
    found: list[Marker] = []
    if not made.tells & MARKER:
        return found
    openings, keys = phrases(), made.keys
    following = [*keys[1:], ""]
    free: dict[str, int] = {}
    for i, flags in enumerate(made.flags):
        if not flags & MARKER:
            continue
        opening = openings[keys[i]]
        if following[i] in opening:
            rows = _longer(opening, keys, i + 1)
        elif opening.whole:
            rows = [(i + 1, opening.whole)]
        else:
            continue
        for end, whole in rows:
            for family, value in whole:
                if i < free.get(family, 0):
                    continue
                if value == IDLE:
                    free[family] = end
                elif not (end > i + 1 and _broken(made, i, end)) and (
                    family in _PLAIN or _is_meant(made, family, i, end)
                ):
                    found.append(Marker(family, value, i, end))
                    free[family] = end
    return found


def _longer(opening: Opening, keys: list[str], end: int) -> list[tuple[int, tuple[tuple[str, str], ...]]]:
    """Return where the phrases that begin with an opening before word ``end`` end, and what they are; longest first."""
    found = [(end, opening.whole)] if opening.whole else []
    for key in keys[end:]:
        longer = opening.get(key)
        if longer is None:
            break
        end, opening = end + 1, longer
        if opening.whole:
            found.append((end, opening.whole))
    return found[::-1]


#: (kind, word) -> value.
Values = Mapping[tuple[str, int], str]


def marked_words(made: Line) -> Values:
    """Return (kind, word) -> value for every word of every marker."""
    if made.marked_words is None:
        made.marked_words = {(m.kind, i): m.value for m in find_markers(made) for i in range(m.start, m.end)}
    return made.marked_words


def _broken(made: Line, start: int, end: int) -> bool:
    """Whether punctuation other than a hyphen stands inside the phrase."""
    return any(made.after[i].strip(" -\u00a0\n\"'“”‘’") for i in range(start + 1, end))


def _is_meant(made: Line, family: str, start: int, end: int) -> bool:
    """Whether the words have that sense here."""
    keys = made.keys
    doubtful = _doubtful().get(family)
    if doubtful is not None and keys[start] not in doubtful:
        return True
    before = keys[start - 1] if start else ""
    after = keys[end] if end < len(keys) else ""
    phrase = " ".join(keys[start:end])
    if family == "hedge":
        return _holds_back(made, start, end, before, after)
    if family == "quantifier" and phrase in _guards()["quantifier figures"]:
        if phrase == "alone":
            return bool(before) and is_amount(before)
        return figure(after) is not None or after in ("half", "$", "£", "€", "a", "dozens", "hundreds", "thousands")
    if family == "quantifier":
        return not (phrase == "certain" and before in ("am", "are", "is", "be", "not", "almost"))
    if family == "condition":
        provided = phrase in ("provided", "providing", "assuming") and start and not _PAUSE.search(made.after[start])
        plain = before in _PROVIDERS or (after in _guards()["condition not before"] and not _ties(made, start))
        return before not in _guards()["condition not after"] and not (provided and plain)
    if family == "modality" and phrase == "could" and _not_yet(made, start):
        return False
    if family == "modality" and keys[end - 2 : end] == _GOING_TO:
        place = end < len(keys) and made.surfaces[end][:1].isupper() and not made.loose
        return not place and after not in _guards()["going before"]
    if family == "modality" and phrase == "may" and made.surfaces[start] == "May" and start:
        return not (
            is_amount(before)
            or is_amount(after)
            or before in ("in", "of", "by", "last", "next", "since", "until", "this")
        )
    return True


@cache
def _modals() -> frozenset[str]:
    return frozenset(word for row in read_rules("modals")["modal"] for word in row["words"])


def _ties(made: Line, start: int) -> bool:
    """Whether a verb group before "provided" shows that it joins clauses: "we will sail provided the wind drops"."""
    return any(key in _modals() for key in made.keys[max(0, start - _BESIDE) : start])


def _not_yet(made: Line, could: int) -> bool:
    """Whether "could" stands in a clause that "before" opens."""
    for i in range(could - 1, max(-1, could - _NOT_YET), -1):
        if made.keys[i] in _guards()["could after"]:
            return True
        if made.after[i + 1].strip():
            return False
    return False


def _holds_back(made: Line, start: int, end: int, before: str, after: str) -> bool:
    """Whether the words of a hedge hold something back here: "about 40", "I think it is", "it appears safe"."""
    keys, guards = made.keys, _guards()
    phrase = " ".join(keys[start:end])
    if phrase in guards["hedge before nouns"]:
        noun = len(after) > 2 and made.after[end] == " " and after not in _PROVIDERS
        if noun and before in guards["hedge determiners"]:
            return True
        if phrase not in guards["hedge words"]:
            return False
    if phrase in guards["hedge figures"]:
        return is_amount(after) or (
            after in ("a", "half", "the", "an", "$", "£", "€") and end + 1 < len(keys) and is_amount(keys[end + 1])
        )
    if phrase in guards["hedge nouns"]:
        return before in ("i", "we", "he", "she", "they") and after not in guards["hedge not before"]
    if end - start == 2 and before in ("what", "how", "as", "than"):
        return False
    if keys[end - 1] == "that" and end - start > 2 and made.after[end].strip():
        return False  # "and I understand that, and I accept it"
    if phrase in guards["hedge adjectives"]:
        ends = bool(made.after[end].strip()) or not after
        return not ends and after not in guards["hedge plain before"]
    if keys[end - 1] in _hedging_verbs():
        if made.after[end].startswith(",") and made.after[start].strip():
            return True  # "the fire started, I suspect, in the hay"
        return after not in guards["hedge not before"] or (
            after in ("the", "it", "his", "her", "their", "our", "my", "your")
            and keys[end - 1]
            not in ("understand", "feel", "felt", "feels", "sense", "expect", "imagine", "gather", "estimate")
        )
    return not (end - start == 1 and phrase in ("likely",) and before in ("more", "less", "the"))


@cache
def _hedging_verbs() -> frozenset[str]:
    return frozenset(read_rules("hedges")["verbs"].split())
