"""What stands between a name and its verb: appositions, clauses with "who", brackets, dashes.

In: a scene, a line and the mark where an insertion ends.  Out: items and mentions that the insertion belongs to.

>>> # [Ada Lom], an aide to the bursar, Jan Kos, pointed out → Lom
"""

from __future__ import annotations

from quotes.extract.cues import word_set
from quotes.extract.scene import Line, Scene
from quotes.extract.verbs import verbish

_DASHES = frozenset("—–-")
_PAST = frozenset(["said", "told", "wrote"])
#: Before a place, not a person.
_PLACED = frozenset(("in", "at", "near", "outside"))
#: Prepositions that are conjunctions too: after [X], asked about Y, had said.
_CLAUSE_WORDS = frozenset(("after", "before", "since", "until"))
#: What an apposition or another insertion can begin with.
_INSERTS = word_set("inserts")


def best_name(scene: Scene, line: Line, m: int, first: int, lo: int) -> int:
    """Return the name that stands in apposition to mention ``m`` right beside it, else ``m`` itself.

    It was [Ada Lom], not her son, who said it: what stands behind "not" is set against the one who speaks.
    """
    mention = scene.mentions[m]
    if first - 3 >= lo and line.words[first - 1] == "not" and line.words[first - 2] == "," and line.men[first - 3] >= 0:
        return best_name(scene, line, line.men[first - 3], line.first_of(first - 3), lo)
    if mention.form != "nominal":
        return apposed(scene, m)
    after = line.past(first)
    if after < len(line) and line.words[after] == "," and after + 1 < len(line):
        after += 1
    if after < len(line) and line.men[after] >= 0:
        other = scene.mentions[line.men[after]]
        end = line.past(after)
        parted = line.words[after - 1] == "," and end < len(line)
        closed = parted and line.words[end] == ","
        # “…,” said the glazier, [Ada Orban]. A trade that no list has is told by the full name behind it.
        full = parted and line.words[end] == "." and other.kind == "person" and " " in other.name
        full = full and mention.kind is None
        if other.form == "joint" and parted and (mention.plural or scene.mentions[other.parts[0]].apposed_to == m):
            return line.men[after]  # the mayor, [Ada Lom, and her deputy]
        if other.form == "name" and (other.apposed_to == m or closed or full):
            return line.men[after]
    return apposed(scene, m)


def apposed(scene: Scene, m: int) -> int:
    """Follow "the mayor" back to the name it stands beside."""
    host = scene.mentions[m].apposed_to
    if host is not None and scene.tokens.texts[max(0, scene.mentions[host].first - 1)].lower() in _PLACED:
        return m  # at a meeting in Chelsea, the mayor said
    if host is not None and scene.mentions[m].gender in ("m", "f") and scene.mentions[host].kind == "organisation":
        return m  # in answer to the guild, Lom's right-hand woman said
    if host is not None and scene.mentions[m].form == "nominal" and scene.mentions[host].form in ("name", "joint"):
        return host
    if host is not None and scene.mentions[m].form == "name" and scene.mentions[host].form == "name":
        return host
    return m


def host_of(scene: Scene, line: Line, comma: int, lo: int) -> int | None:
    """Return the last item of the mention whose apposition or clause ends at ``comma``: [X], the mayor of Y, said."""
    best, end, j = None, comma, comma - 1
    while j > lo:
        if line.words[j] == ")":
            j = opening_of(line, j, lo, "(") - 1
            continue
        if line.words[j] == "," and j > lo:
            opener = line.words[j + 1]
            if not _inserted(scene, line, j + 1, end, opener):
                break
            k = j - 1
            if line.words[k] == ")":
                k = opening_of(line, k, lo, "(") - 1
            if k >= lo and line.men[k] >= 0:
                first = line.first_of(k)
                before = line.words[first - 1] if first > lo else ""
                leads = before not in scene.cues.prepositions or before in _CLAUSE_WORDS
                if leads or line.men[first - 1] >= 0:
                    best = k
                elif opener in ("who", "whose") or before == "of":
                    best = best if best is not None else _head_of(scene, line, first, lo)
            named = _name_between(scene, line, j, end)
            if best is not None and best <= j and named is not None:
                host = scene.mentions[line.men[best]]
                if host.form == "nominal" or (host.form == "name" and _hangs(scene, line, best, lo)):
                    return named if end == comma else _beyond_clause(line, named, lo)
            end = j
        elif line.words[j] in (";", ":") or line.words[j] in _DASHES:
            break
        j -= 1
    return best if best is None else _beyond_clause(line, best, lo)


def _beyond_clause(line: Line, item: int, lo: int) -> int:
    """From a mention inside a clause with "who", the head of it: [a broker] who had a barge, which sank, said.

    The head opens the sentence or stands in apposition to what does; else ``item`` itself.
    """
    for r in range(line.first_of(item) - 1, lo, -1):
        if line.words[r] in (";", ":", "and", "but") or line.words[r] in _DASHES or line.quotes[r] >= 0:
            break
        if line.words[r] in ("who", "whose") and line.men[r - 1] >= 0:
            first = line.first_of(r - 1)
            if first - 2 >= lo and line.words[first - 1] == "," and line.men[first - 2] >= 0:
                return first - 2  # [Ada Lom], the broker who …
            return r - 1 if first == lo else item
    return item


def _name_between(scene: Scene, line: Line, j: int, end: int) -> int | None:
    """Return the last item of a name that fills the space between two commas: the head of it, [Ada Lom], said."""
    m = line.men[j + 1] if j + 1 < end else -1
    if m < 0 or scene.mentions[m].form != "name" or line.past(j + 1) != end:
        return None
    return end - 1


def _hangs(scene: Scene, line: Line, item: int, lo: int) -> bool:
    """Whether a name ends a phrase with "of": a cousin of the late painter [Ada Lom]."""
    first = line.first_of(item)
    for k in range(first - 1, max(lo, first - 5) - 1, -1):
        if line.words[k] == "of":
            return k > lo and line.men[k - 1] >= 0
        if line.men[k] >= 0 or not line.words[k].isalpha():
            return False
    return False


def long_clause(line: Line, comma: int, lo: int) -> int | None:
    """Return the last item of the mention before ", who" or ", whose", however long the clause is."""
    for j in range(comma - 1, lo, -1):
        if line.words[j] == "," and line.words[j + 1] in ("who", "whose") and line.men[j - 1] >= 0:
            return j - 1
    return None


def is_adjunct(scene: Scene, line: Line, i: int) -> bool:
    """Whether item ``i`` begins a time or a place before the verb, and not a subject that no mention covers."""
    word = line.words[i]
    return (
        word in scene.cues.prepositions
        or word in scene.cues.aux
        or line.raws[i][:1].isupper()
        or word in ("last", "this", "who", "then")
    )


def _head_of(scene: Scene, line: Line, first: int, lo: int) -> int | None:
    """Return the last item of the noun that a phrase hangs on: [a spokesman] for X, who …"""
    k = first - 2
    if k >= lo and line.men[k] >= 0:
        again = line.first_of(k)
        if again - 1 >= lo and line.words[again - 1] in scene.cues.prepositions:
            return _head_of(scene, line, again, lo)
        return k
    return None


def _inserted(scene: Scene, line: Line, start: int, end: int, opener: str) -> bool:
    """Whether items ``start`` to ``end`` between two commas can be an insertion behind a name."""
    if opener in _INSERTS or opener in scene.cues.prepositions or opener in scene.cues.relative or opener[:1].isdigit():
        return True
    if opener in scene.cues.conjunctions or opener in ("then",):
        return False
    if opener.endswith(("ing", "ed", "ly")) or line.quotes[start] >= 0:
        return True
    # "[X], the guild's campaign manager, said" and ", senior fellow at Y,": no finite verb in it
    return not any(
        (verbish(scene, line, k) and scene.cues.verbs.get(line.words[k]) is None) or line.words[k] in _PAST
        for k in range(start, end)
    )


def opening_of(line: Line, j: int, lo: int, mark: str) -> int:
    """Return the item of the bracket that opens before ``j``, or ``lo``."""
    while j > lo and line.words[j] != mark:
        j -= 1
    return j


def dashed(line: Line, j: int, lo: int) -> int | None:
    """From a closing dash, return the item before the opening one: X — who was there — said."""
    for k in range(j - 1, lo, -1):
        if line.words[k] in _DASHES:
            return k - 1
    return None


def antecedent(scene: Scene, line: Line, j: int, lo: int) -> int | None:
    """Return the mention that "who" at item ``j`` stands for."""
    k = j - 1
    while k >= lo and line.men[k] < 0 and (line.words[k] in ",()" or line.words[k] in scene.cues.prepositions):
        k -= 1
    if k >= lo and line.men[k] >= 0:
        m, first = line.men[k], line.first_of(k)
        if scene.mentions[m].form == "nominal" or first <= lo or line.words[first - 1] != ",":
            return best_name(scene, line, m, first, lo)
        return apposed(scene, m)
    while k >= max(lo, j - 6):
        if line.men[k] >= 0:
            return line.men[k]
        k -= 1
    return None
