"""``tense``: another tense or aspect of the same verb.

>>> compare("The guild is mending the clock.", "The guild mended the clock.").alterations[0].kind
'tense'
"""

from bisect import bisect_left
from functools import cache
from operator import attrgetter

from quotes.drift.align import Range
from quotes.drift.clauses import boundaries
from quotes.drift.markers import Marker
from quotes.drift.morphology import same_lemma, stems, tense_of
from quotes.drift.pair import Pair
from quotes.drift.relate import opens_to
from quotes.drift.tells import AUXILIARY, HABIT
from quotes.drift.words import Line
from quotes.rules import read_rules

KIND = "tense"
#: Longer ranges are put in other words altogether; no verb in them answers to another.
_MOST_PAIRS = 400
#: "Had not even been paid": words of a verb group before the verb.
_LONGEST_GROUP = 5
#: (time, perfect, progressive)
Signature = tuple[str, bool, bool]


@cache
def _words() -> dict[str, frozenset[str]]:
    words = {name: frozenset(text.split()) for name, text in read_rules("tense")["auxiliaries"].items()}
    # forms that show no verb by themselves; what can stand before the verb
    bare = words["be"] | words["perfect"] | words["do"]
    group = words["present"] | words["past"] | words["be"] | words["inside"] | words["perfect"]
    return {**words, "bare": bare, "group": group}


def find(pair: Pair) -> None:
    """Report verbs whose tense or aspect changed."""
    if pair.tells & HABIT:
        _habits(pair)
    told = [a.before_span for a in pair.found if a.kind in ("bracketed", "modality", KIND)][:_MOST_PAIRS]
    for r in pair.ranges:
        at = _verbs(pair, r)
        if at is None or _short_form(pair, r):
            continue
        one, other = _signature(pair.a, pair.markers_a, at[0]), _signature(pair.b, pair.markers_b, at[1])
        if one is None or other is None or one[:3] == other[:3]:
            continue
        place = _place(pair, r, at)
        first, last = pair.a.span(*place[:2])
        if any(a[0] < last and a[1] > first for a in told):
            continue
        words = pair.a.words(*place[:2]), pair.b.words(*place[2:])
        pair.report(KIND, "meaning", place, f"“{words[0]}” became “{words[1]}”: {_told(one)} is now {_told(other)}")
        pair.claim(*place)


def _place(pair: Pair, r: Range, at: tuple[int, int]) -> Range:
    """Return the words to show: the verb too where a form stands on one side only."""
    i, j = at
    return (
        (r[0], max(r[1], min(i + 1, r[1] + 1)), r[2], max(r[3], min(j + 1, r[3] + 1)))
        if r[0] == r[1] or r[2] == r[3]
        else r
    )


def _verbs(pair: Pair, r: Range) -> tuple[int, int] | None:
    """Return the places of the verb in both wordings, for a range that changes a verb or its auxiliary."""
    i1, i2, j1, j2 = r
    if (i2 - i1) * (j2 - j1) > _MOST_PAIRS:
        return None
    a, b, words = pair.a.keys, pair.b.keys, _words()
    for i in range(i1, i2) if j1 < j2 else ():
        if a[i] in words["bare"]:
            continue
        for j in range(j1, j2):
            if same_lemma(a[i], b[j]) and not _same_form(a[i], b[j]):
                return i, j
    if not pair.tells & AUXILIARY:
        return None
    ours = [k for k in (*a[i1:i2], *b[j1:j2]) if k in words["present"] or k in words["past"] or k in words["be"]]
    if not ours or any(k not in ours and k not in words["inside"] for k in (*a[i1:i2], *b[j1:j2])):
        return None
    # only auxiliaries changed: the verb follows, in both; a copula is its own verb
    i, j = i2, j2
    while i < len(a) and j < len(b) and a[i] == b[j] and a[i] in words["inside"] | words["be"] | words["perfect"]:
        i, j = i + 1, j + 1
    if i < len(a) and j < len(b) and a[i] == b[j] and tense_of(a[i]) != "base" and not pair.a.after[i].strip():
        return i, j
    if i1 < i2 and j1 < j2:
        return i2 - 1, j2 - 1
    return None


def _habits(pair: Pair) -> None:
    """Report what is so that is now told as what was so, or the reverse: "works", "used to work"."""
    for r in pair.ranges:
        i1, i2, j1, j2 = r
        one, other = _habit(pair.a, i1, i2), _habit(pair.b, j1, j2)
        at = other if one is None else one
        if at is None or (one is not None and other is not None):
            continue
        before = one is not None
        verb = (pair.a if before else pair.b).keys[at]
        plain, start, end = (pair.b.keys, j1, j2) if before else (pair.a.keys, i1, i2)
        now = next((n for n in range(start, min(end + 1, len(plain))) if verb in stems(plain[n])), None)
        if now is None or tense_of(plain[now]) != "base":
            continue
        place = (at - 2, at + 1, now, now + 1) if before else (now, now + 1, at - 2, at + 1)
        was, told = ("the past", "the present") if before else ("the present", "the past")
        words = pair.a.words(*place[:2]), pair.b.words(*place[2:])
        pair.report(KIND, "meaning", place, f"“{words[0]}” became “{words[1]}”: {was} is now {told}")
        pair.claim(*place)


def _habit(made: Line, start: int, end: int) -> int | None:
    """Return the verb after "used to" in a stretch; "is used to it" is another matter."""
    for i in range(start, min(end, len(made) - 2)):
        if made.keys[i : i + 2] == ["used", "to"] and (not i or made.keys[i - 1] not in _words()["be"]):
            return i + 2
    return None


def _short_form(pair: Pair, r: Range) -> bool:
    """Whether all that changed is a form of "be" or "have" written short: "he has left", "he's left"."""
    i1, i2, j1, j2 = r
    return i2 - i1 == j2 - j1 == 1 and opens_to(pair.a.keys[i1], pair.b.keys[j1])


def _same_form(one: str, other: str) -> bool:
    """ "Know", "knows" differ in number, not in time."""
    return tense_of(one) == tense_of(other) == "base"


def _signature(made: Line, markers: list[Marker], at: int) -> Signature | None:
    """Return time and aspect of the verb group that ends at word ``at``; None where the forms do not tell."""
    words, keys = _words(), made.keys
    first = bisect_left(markers, at - _LONGEST_GROUP, key=attrgetter("start"))
    near = markers[first : bisect_left(markers, at, key=attrgetter("start"))]
    modal = {i for m in near if m.kind == "modality" for i in range(m.start, m.end)}
    inside = words["group"]
    start = at
    while start and at - start < _LONGEST_GROUP and not made.after[start].strip(" '’"):
        if keys[start - 1] not in inside and start - 1 not in modal:
            break
        start -= 1
    if any(start <= i <= at for i in modal) or (start and keys[start - 1] in words["no_group_after"]):
        return None
    group = keys[start : at + 1]
    form = tense_of(keys[at])
    finite = next((k for k in group if k in words["present"] or k in words["past"]), "")
    if not finite and form == "base":
        finite = _asked_before(made, start)
    if finite:
        time = "past" if finite in words["past"] else "present"
    elif form == "progressive":
        return ("none", False, True)
    else:
        time = "past" if form in ("past", "participle") else "present"
    perfect = any(k in words["perfect"] for k in group[:-1])
    return time, perfect, form == "progressive" and any(k in words["be"] for k in group[:-1])


def _asked_before(made: Line, at: int) -> str:
    """Return the form of "do" that stands before the subject: "nor [did] anyone ask", "[did] they ask?"; or ""."""
    words = _words()
    for i in range(at - 1, max(-1, at - 1 - _LONGEST_GROUP), -1):
        if made.after[i + 1].strip():
            break
        if made.keys[i] in words["do"]:
            opens = not i or boundaries(made)[i] or made.keys[i - 1] in words["inverting"]
            return made.keys[i] if opens else ""
    return ""


def _told(s: Signature) -> str:
    if s[2]:
        return "something under way" if s[0] != "past" else "something that was under way"
    if s[1]:
        return "something that has happened" if s[0] == "present" else "something that had happened"
    return "the past" if s[0] == "past" else "the present"
