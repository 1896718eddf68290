"""``reordered``: the same words in another order.

>>> compare("First they sang. Then they left.", "Then they left. First they sang.").alterations[0].kind
'reordered'
"""

from functools import cache

from quotes.drift.clauses import Marks, coordinating, in_verb_group
from quotes.drift.cuts import SMALL
from quotes.drift.morphology import is_verb_form, stems
from quotes.drift.names import is_name
from quotes.drift.numerals import is_amount
from quotes.drift.pair import Pair
from quotes.drift.persons import person
from quotes.drift.relate import Change
from quotes.drift.tells import BY, JOINERS, KIN, MOVED
from quotes.drift.voice import conversed, exchanged, turned
from quotes.drift.words import Line
from quotes.rules import read_rules

KIND = "reordered"
_WHY = "the same words, in another order"
_EXCHANGED = "the two are exchanged: what the one did to the other, the other now did to the one"
_VOICE = "told from the other side: who did it and to whom is the same"
#: Words of a list, and words that its first or last item may share with what stands there now ("the organ, the piano").
_LONGEST_LIST, _SHARED = 60, 3
#: Words between two nouns that changed places in one clause at most.
_CLAUSE = 30
_LISTING = frozenset(("and", "or"))


@cache
def _joining() -> frozenset[str]:
    """Return the conjunctions that may come and go when words are put in another order; "nor" denies."""
    return coordinating() - frozenset(read_rules("negators")["carries"])


def find(pair: Pair) -> None:
    """Report clauses that changed places, then single stretches of words that moved."""
    if not pair.changes:
        return
    if _same_words(pair) and (_clauses_moved(pair) or _items_moved(pair)):
        return
    if not _turn_parts(pair):
        _turn_voice(pair)
    if len(pair.changes) < 2:
        return
    come: dict[tuple[str, ...], list[Change]] = {}
    for d in pair.changes:
        if d.j1 < d.j2 and pair.free(d):
            come.setdefault(tuple(_content(pair.b.keys[d.j1 : d.j2])), []).append(d)
    for c in pair.changes:
        if c.i1 == c.i2 or not pair.free(c):
            continue
        words = tuple(_content(pair.a.keys[c.i1 : c.i2]))
        to = next((x for x in come.get(words, [])[:8] if words and x is not c and pair.free(x)), None)
        if to is None or not _moved(pair, c, to):
            continue
        if _part_by_part(pair, c, to):
            pair.report("entity", "meaning", (c.i1, to.i2, c.j1, to.j2), _EXCHANGED)
        else:
            pair.report(KIND, "reworded", (c.i1, c.i2, to.j1, to.j2), _WHY)
        pair.claim(c.i1, c.i2, c.j1, c.j2)
        pair.claim(to.i1, to.i2, to.j1, to.j2)


def _same_words(pair: Pair) -> bool:
    """Whether the words that differ are the same on both sides, but for those that join."""
    if not pair.tells & (MOVED | JOINERS):
        return False
    joining = _joining() | _LISTING
    ours = [k for r in pair.ranges for k in pair.a.keys[r[0] : r[1]] if k not in joining]
    theirs = [k for r in pair.ranges for k in pair.b.keys[r[2] : r[3]] if k not in joining]
    return len(ours) == len(theirs) and sorted(ours) == sorted(theirs)


def _turn_parts(pair: Pair) -> bool:
    """Report a clause told in the other voice with the parts unchanged by it, so that they are exchanged."""
    found = exchanged(pair.a, pair.b) if (pair.a.tells | pair.b.tells) & BY else None
    if found is not None:
        pair.report("entity", "meaning", found, _EXCHANGED)
        pair.claim(*found)
    return found is not None


def _part_by_part(pair: Pair, c: Change, d: Change) -> bool:
    """Whether nouns changed places across a verb or a comparison: "the son struck the father"."""
    if c.i1 > d.i1:
        c, d = d, c
    if d.i1 - c.i2 > _CLAUSE:
        return False
    keys, rules = pair.a.keys, read_rules("tense")["parts"]
    between = keys[c.i2 : d.i1]
    if between != pair.b.keys[c.j2 : d.j1] or any(pair.marks_a[c.i2 : d.i1 + 1]):
        return False
    if "than" in between:
        return True
    if not {keys[c.i1 - 1] if c.i1 else "", keys[d.i1 - 1]} <= frozenset(rules["determiners"].split()):
        return False
    even, beside = frozenset(rules["even"].split()), frozenset(rules["beside"].split())
    behind = SMALL | frozenset(rules["prepositions"].split())
    group = next((i for i, key in enumerate(between) if not in_verb_group(key)), len(between))
    # right behind the first noun a verb needs no form that shows it: "the bank | owes | the city"
    acts = [key for i, key in enumerate(between) if is_verb_form(key) or (i == group and key not in behind)]
    acts = [key for key in acts if not in_verb_group(key)]
    return bool(acts) and beside.isdisjoint(between) and all(even.isdisjoint(stems(key) | {key}) for key in acts)


def _turn_voice(pair: Pair) -> None:
    """Report an active clause told in the passive, or the reverse: "the council built it", "it was built by …"."""
    found = turned(pair.a, pair.b)
    if found is None and pair.tells & KIN and (found := conversed(pair.a, pair.b)):
        # the verbs are opposites that say one thing
        pair.made_up.add(found[0])
    if found is not None:
        pair.report(KIND, "reworded", found, _VOICE)
        pair.claim(*found)


def _items_moved(pair: Pair) -> bool:
    """Report the items of one list in another order, all of them there: "leeks and hops", "hops and leeks"."""
    a, b = pair.a, pair.b
    first, last = pair.ranges[0], pair.ranges[-1]
    if last[1] - first[0] > _LONGEST_LIST or len(a) - last[1] != len(b) - last[3]:
        return False
    for before in range(min(first[0], first[2], _SHARED) + 1):
        for behind in range(min(len(a) - last[1], _SHARED) + 1):
            place = (first[0] - before, last[1] + behind, first[2] - before, last[3] + behind)
            one, other = _items(a, place[0], place[1]), _items(b, place[2], place[3])
            if len(one) > 1 and one != other and sorted(one) == sorted(other):
                pair.report(KIND, "reworded", place, _WHY)
                pair.claim(*place)
                return True
    return False


def _items(made: Line, start: int, end: int) -> list[list[str]]:
    """Return the words between the commas, "and" and "or" of a stretch; [] where something else parts them."""
    out: list[list[str]] = [[]]
    for i in range(start, end):
        gap, key = made.after[i].strip() if i > start else "", made.keys[i]
        if gap not in ("", ","):
            return []
        if gap or key in _LISTING:
            out.append([])
        if key not in _LISTING:
            out[-1].append(key)
    return [item for item in out if item]


def _moved(pair: Pair, c: Change, d: Change) -> bool:
    """Whether the words moved; those that others stand for only as one of two that changed places."""
    swapped = _content(pair.b.keys[c.j1 : c.j2]) == _content(pair.a.keys[d.i1 : d.i2])
    if (c.j1 < c.j2 or d.i1 < d.i2) and not swapped:
        return False
    return not (c.j1 < c.j2 and _weighs(pair, c.i1))


def _weighs(pair: Pair, i: int) -> bool:
    """Whether a word that changed places with another changes the sense: a name, a pronoun, a number."""
    key = pair.a.keys[i]
    return is_name(pair.a, i, pair.b) or person(key) is not None or is_amount(key)


def _content(keys: list[str]) -> list[str]:
    """The words without conjunctions at their edges."""
    start, end = 0, len(keys)
    while start < end and keys[start] in _joining():
        start += 1
    while end > start and keys[end - 1] in _joining():
        end -= 1
    return keys[start:end]


def _clauses_moved(pair: Pair) -> bool:
    """Report sentences or clauses that stand in another order, all of them there."""
    joining, ours, theirs = _joining(), [], []
    for i1, i2, j1, j2 in pair.ranges:
        ours += [k for k in pair.a.keys[i1:i2] if k not in joining]
        theirs += [k for k in pair.b.keys[j1:j2] if k not in joining]
    if len(ours) != len(theirs) or sorted(ours) != sorted(theirs):
        return False
    for least in (2, 1):
        one, other = _pieces(pair.a, pair.marks_a, least), _pieces(pair.b, pair.marks_b, least)
        if len(one) < 2 or one == other or sorted(one) != sorted(other):
            continue
        if any(len(piece) < 2 for x, piece in enumerate(one) if piece != other[x]):
            continue
        first, last = pair.ranges[0], pair.ranges[-1]
        pair.report(KIND, "reworded", (first[0], last[1], first[2], last[3]), _WHY)
        pair.claim(0, len(pair.a), 0, len(pair.b))
        return True
    return False


def _pieces(made: Line, marks: Marks, least: int) -> list[list[str]]:
    """Return the words of each sentence (2) or clause (1)."""
    out: list[list[str]] = [[]]
    for i, key in enumerate(made.keys):
        if i and marks[i] >= least:
            out.append([])
        out[-1].append(key)
    return [piece for piece in map(_content, out) if piece]
