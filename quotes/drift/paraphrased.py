"""``paraphrased``: reported speech restates the words; what it lost or sharpened on the way.

In: the quoted words and the reported clause.  Out: a ``Comparison``: always ``paraphrased``, and the meaning kinds that
were lost or gained.  Reported speech moves tenses back ("will" to "would"), changes persons ("we" to "the council") and
points elsewhere ("this" to "that"); none of that is an alteration.

>>> [a.kind for a in compare_content("We have not sold the mill.", "the heirs had sold the mill").alterations]
['paraphrased', 'negation']
"""

from __future__ import annotations

from functools import cache

from quotes.drift.made_up import makes_up
from quotes.drift.markers import Marker, modal_rows, quantifier_told
from quotes.drift.names import is_name
from quotes.drift.numerals import calendar, figure, hundredths
from quotes.drift.opposites import denies, turned_round
from quotes.drift.restated import MOST_WORDS, Answers, Pairs, Text, answers, groups, of, read, shared
from quotes.drift.variants import same_name
from quotes.models import Alteration, Comparison, worst
from quotes.rules import read_rules

KIND = "paraphrased"
#: Modal words that reported speech exchanges by moving tenses back.
_SAME_FORCE = {"intention": "promise", "ability": "possibility"}
#: Bounds of a figure, and the other quantifiers that are held against each other.
_BOUNDS = frozenset(("at least", "at most", "more than", "less than", "nearly"))
_COUNTED = _BOUNDS.union(
    ("all", "most", "many", "several", "some", "few", "half", "both", "always", "often", "sometimes", "seldom")
)
_DATES = frozenset({"weekday", "month"})


def compare_content(before: str, after: str) -> Comparison:
    """Return what reported speech ``after`` made of the quoted words ``before``."""
    one, other = read(before), read(after)
    bounded = max(len(one.line), len(other.line)) <= MOST_WORDS
    pairs = shared(one, other) if bounded else {}
    answered = answers(one, other, pairs)
    found = [
        Alteration(
            KIND, "reworded", before, after, (0, len(before)), (0, len(after)), "the words are retold, not quoted"
        )
    ]
    if answered:
        for find in (_negations, _numbers, _hedges, _modals, _conditions, _quantifiers, _entities):
            found += find(one, other, answered, pairs)
    words = len(one.content) + len(other.content)
    likeness = round(2 * len(pairs) / words, 4) if words else 1.0
    return Comparison(worst([alteration.severity for alteration in found]), min(1.0, likeness), tuple(found))


def _alteration(
    kind: str, one: Text, other: Text, was: tuple[int, int] | None, now: tuple[int, int] | None, why: str
) -> Alteration:
    before = one.line.span(*was) if was else (0, 0)
    after = other.line.span(*now) if now else (0, 0)
    return Alteration(
        kind, "meaning", one.line.text[slice(*before)], other.line.text[slice(*after)], before, after, why
    )


def _place(m: Marker | None) -> tuple[int, int] | None:
    return (m.start, m.end) if m else None


def _negations(one: Text, other: Text, answered: Answers, pairs: Pairs) -> list[Alteration]:
    """Compare the polarity of clauses that answer to each other; an opposite makes up for a denial."""
    out = []
    for ours, theirs in groups(answered):
        lost, gained = of(one, "negation", ours), of(other, "negation", theirs)
        if one.clause and not _whole(one, ours, pairs, lost):
            lost = [m for m in lost if _near_shared(one, m, pairs)]
        lost, gained = _but_conditions(lost, one, other), _but_conditions(gained, other, one)
        turned = sum(denies(one.line.keys[i], other.line.keys[j]) for j, i in pairs.items() if one.clause[i] in ours)
        opposite = _opposite(one, other, ours, theirs, pairs)
        odd = (len(lost) + len(gained) + turned) % 2 == 1
        if odd and lost and not gained and _denied_apart(other, one, ours, set(answered), pairs):
            odd = False
        if odd and not turned and opposite is None and _said_otherwise(one, other, lost, gained, pairs):
            odd = False
        if odd and opposite is None:
            m, g = next(iter(lost), None), next(iter(gained), None)
            why = (
                "a denial is gone: what was denied is now stated"
                if m and not (g and len(gained) > len(lost))
                else "a denial was added: what was stated is now denied"
            )
            out.append(_alteration("negation", one, other, _place(m), _place(g), why))
        elif not odd and opposite is not None:
            i, j = opposite
            why = f"“{one.line.surfaces[i]}” became “{other.line.surfaces[j]}”: the opposite"
            out.append(_alteration("antonym", one, other, (i, i + 1), (j, j + 1), why))
    return out


def _said_otherwise(one: Text, other: Text, lost: list[Marker], gained: list[Marker], pairs: Pairs) -> bool:
    """Whether the only denial, which one of the two has, is no denial in the other and says the same."""
    if len(lost) + len(gained) != 1:
        return False
    if lost:
        return makes_up(one, other, lost[0], pairs)
    return makes_up(other, one, gained[0], {i: j for j, i in pairs.items()})


def _denied_apart(other: Text, one: Text, ours: set[int], told: set[int], pairs: Pairs) -> bool:
    """Whether a clause that retells too little to be held against one has a denial and a word of that clause."""
    apart = {other.clause[j] for j, i in pairs.items() if one.clause[i] in ours} - told
    return bool(of(other, "negation", apart))


def _but_conditions(found: list[Marker], here: Text, there: Text) -> list[Marker]:
    """Leave out "without rain" where the other says "unless it rains", a condition more."""
    own, theirs = (sum(m.kind == "condition" for m in text.markers) for text in (here, there))
    return [m for m in found if not (theirs > own and m.value == "without")]


def _whole(text: Text, clauses: set[int], pairs: Pairs, found: list[Marker]) -> bool:
    """Whether most of the content of the clauses is retold."""
    here = [i for i in text.content if text.clause[i] in clauses]
    return sum(i in set(pairs.values()) for i in here) * 3 >= len(here)


def _near_shared(text: Text, m: Marker, pairs: Pairs) -> bool:
    """Whether a word retold follows the marker within four words."""
    kept = set(pairs.values())
    return any(i in kept for i in range(m.start, min(m.end + 4, len(text.line))))


@cache
def _light() -> frozenset[str]:
    return frozenset(read_rules("antonyms")["light"].split())


def _opposite(one: Text, other: Text, ours: set[int], theirs: set[int], pairs: Pairs) -> tuple[int, int] | None:
    kept = set(pairs.values())
    for i in one.content:
        if i in kept or one.clause[i] not in ours:
            continue
        for j in other.content:
            light = one.line.keys[i] in _light() or other.line.keys[j] in _light()
            if j in pairs or light or other.clause[j] not in theirs:
                continue
            if turned_round(one.line, i, other.line, j):
                return i, j
    return None


def _numbers(one: Text, other: Text, answered: Answers, pairs: Pairs) -> list[Alteration]:
    out = []
    for ours, theirs in groups(answered):
        was, now = _amounts(one, ours), _amounts(other, theirs)
        for sort in sorted(set(was) & set(now)):
            new = [j for j in now[sort] if other.line.keys[j] not in set(one.line.keys)]
            old = [i for i in was[sort] if one.line.keys[i] not in set(other.line.keys)]
            if new and old and _same_part(one.line.keys, old[0], other.line.keys, new[0]):
                continue
            if new and old and (sort != "figure" or figure(one.line.keys[old[0]]) != figure(other.line.keys[new[0]])):
                i, j = old[0], new[0]
                why = f"“{one.line.surfaces[i]}” became “{other.line.surfaces[j]}”: another figure or date"
                out.append(_alteration("number", one, other, (i, i + 1), (j, j + 1), why))
    return out


def _same_part(ours: list[str], i: int, theirs: list[str], j: int) -> bool:
    """Whether two words tell one part of a whole: "a fifth", "20 per cent"."""
    one, other = hundredths(ours, i), hundredths(theirs, j)
    return one is not None and other is not None and abs(one - other) <= 1


def _amounts(text: Text, clauses: set[int]) -> dict[str, list[int]]:
    """Return the figures and date words of clauses, by sort."""
    out: dict[str, list[int]] = {}
    for i, key in enumerate(text.line.keys):
        if (
            text.clause[i] not in clauses
            or key in ("1", "single")
            or (key in ("may", "march") and not text.line.surfaces[i][:1].isupper())
        ):
            continue
        date = calendar(key)
        if date in _DATES:
            out.setdefault(date or "", []).append(i)
        elif figure(key) is not None and date is None and key not in ("first", "second"):
            out.setdefault("figure", []).append(i)
    return out


def _doubts(text: Text, clauses: set[int]) -> list[Marker]:
    return of(text, "hedge", clauses) + [m for m in of(text, "modality", clauses) if m.value == "possibility"]


def _hedges(one: Text, other: Text, answered: Answers, pairs: Pairs) -> list[Alteration]:
    out = []
    for ours, theirs in groups(answered):
        was, now = of(one, "hedge", ours), of(other, "hedge", theirs)
        if was and not _doubts(other, theirs):
            word = one.line.words(was[0].start, was[0].end)
            out.append(
                _alteration(
                    "hedge", one, other, _place(was[0]), None, f"“{word}” is gone: the speaker now sounds certain"
                )
            )
        elif now and not _doubts(one, ours):
            word = other.line.words(now[0].start, now[0].end)
            out.append(
                _alteration(
                    "hedge", one, other, None, _place(now[0]), f"“{word}” was added: the speaker now sounds unsure"
                )
            )
    return out


def _modals(one: Text, other: Text, answered: Answers, pairs: Pairs) -> list[Alteration]:
    out = []
    for ours, theirs in groups(answered):
        was, now = of(one, "modality", ours), of(other, "modality", theirs)
        forces = [_SAME_FORCE.get(m.value, m.value) for m in was], [_SAME_FORCE.get(m.value, m.value) for m in now]
        old = [m for m in was if _SAME_FORCE.get(m.value, m.value) not in forces[1]]
        new = [m for m in now if _SAME_FORCE.get(m.value, m.value) not in forces[0]]
        if old and new:
            told = modal_rows()
            words = one.line.words(old[0].start, old[0].end), other.line.words(new[0].start, new[0].end)
            if {old[0].value, new[0].value} in (
                {"advice", "intention"},
                {"advice", "promise"},
                {"wish", "intention"},
                {"wish", "promise"},
            ):
                continue
            why = f"“{words[0]}” became “{words[1]}”: {told[old[0].value][1]} is now {told[new[0].value][1]}"
            out.append(_alteration("modality", one, other, _place(old[0]), _place(new[0]), why))
        elif old and old[0].value == "possibility" and not of(other, "hedge", theirs) and not _denied(one, old[0]):
            word = one.line.words(old[0].start, old[0].end)
            out.append(
                _alteration(
                    "modality",
                    one,
                    other,
                    _place(old[0]),
                    None,
                    f"“{word}” is gone: a possibility is now stated as a fact",
                )
            )
    return out


def _denied(one: Text, modal: Marker) -> bool:
    """Whether a modal tells of what is impossible: "could not", which may be told by "a lack of"."""
    return any(m.kind == "negation" and m.start == modal.end for m in one.markers) and (
        one.line.keys[modal.start] in _impossible()
    )


@cache
def _impossible() -> frozenset[str]:
    return frozenset(read_rules("negators")["retold"]["impossible"].split())


def _conditions(one: Text, other: Text, answered: Answers, pairs: Pairs) -> list[Alteration]:
    """A condition beside a clause that is retold must be retold."""
    if any(m.kind == "condition" for m in other.markers) or any(k in _conditional() for k in other.line.keys):
        return []
    for m in one.markers:
        if m.kind != "condition":
            continue
        clause = one.clause[m.start]
        clauses = sorted(set(one.clause))
        at = clauses.index(clause)
        opens = at == 0 or one.line.after[m.start].strip().endswith((".", "!", "?", ";"))
        main = clauses[at + 1] if opens and at + 1 < len(clauses) else clauses[at - 1] if at else clause
        if any(main in ours for ours in answered.values()):
            end = next((i for i in range(m.end, len(one.line)) if one.clause[i] != clause), len(one.line))
            word = one.line.words(m.start, end)
            return [
                _alteration(
                    "condition",
                    one,
                    other,
                    (m.start, end),
                    None,
                    f"“{word}” is gone: the statement no longer depends on a condition",
                )
            ]
    return []


@cache
def _conditional() -> frozenset[str]:
    return frozenset(read_rules("conditions")["retold"].split())


def _quantifiers(one: Text, other: Text, answered: Answers, pairs: Pairs) -> list[Alteration]:
    out = []
    for ours, theirs in groups(answered):
        was = [m for m in of(one, "quantifier", ours) if m.value in _COUNTED]
        now = [m for m in of(other, "quantifier", theirs) if m.value in _COUNTED]
        bare = next((m for m in was if m.value in _BOUNDS and _told_bare(one, m, other, theirs)), None)
        if bare is not None and not now:
            word = one.line.words(bare.start, bare.end)
            why = f"“{word}” is gone: it said {quantifier_told()[bare.value]}, now it names the figure alone"
            out.append(_alteration("quantifier", one, other, _place(bare), None, why))
        if was and now and not {m.value for m in was} & {m.value for m in now}:
            m, n, told = was[0], now[0], quantifier_told()
            if {m.value, n.value} in ({"many", "several"}, {"some", "several"}, {"all", "both"}):
                continue
            words = one.line.words(m.start, m.end), other.line.words(n.start, n.end)
            out.append(
                _alteration(
                    "quantifier",
                    one,
                    other,
                    _place(m),
                    _place(n),
                    f"“{words[0]}” became “{words[1]}”: it said {told[m.value]}, now it says {told[n.value]}",
                )
            )
    return out


def _told_bare(one: Text, bound: Marker, other: Text, theirs: set[int]) -> bool:
    """Whether the retelling has the figure behind "more than" and nothing that bounds it."""
    key = one.line.keys[bound.end] if bound.end < len(one.line) else ""
    places = [j for j, k in enumerate(other.line.keys) if k == key and other.clause[j] in theirs]
    return figure(key) is not None and bool(places) and not any(m.kind == "hedge" for m in other.markers)


def _entities(one: Text, other: Text, answered: Answers, pairs: Pairs) -> list[Alteration]:
    """A name of the quotation gave way to another in the same clause."""
    for ours, theirs in groups(answered):
        was = [i for i in range(len(one.line)) if one.clause[i] in ours and is_name(one.line, i, other.line)]
        now = [j for j in range(len(other.line)) if other.clause[j] in theirs and is_name(other.line, j, one.line)]
        old = [i for i in was if not any(same_name(one.line.keys[i], key) for key in other.line.keys)]
        new = [j for j in now if not any(same_name(other.line.keys[j], key) for key in one.line.keys)]
        kept = [i for i in was if i not in old]
        if old and new and not (kept and any(abs(i - k) == 1 for i in old for k in kept)):
            i, j = old[0], new[0]
            why = f"“{one.line.surfaces[i]}” became “{other.line.surfaces[j]}”: another name"
            return [_alteration("entity", one, other, (i, i + 1), (j, j + 1), why)]
    return []
