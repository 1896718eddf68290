"""Names of outlets in an article: the Harbour Post, then the Post, then the daily.

In: a scene and the items that a name may begin at.  Out: the outlet's full name, or None.

>>> # told this week's [Touchline] magazine · told [Radio Kestrel]'s morning programme
"""

from __future__ import annotations

import re
from functools import cache

from attrs import frozen

from quotes.extract.scene import Line, Scene
from quotes.rules import read_rules

#: Longest name of an outlet, in words.
_NAME = 6
#: How far back "the daily" looks for the outlet it stands for, in tokens.
_BACK = 1500
#: The same in characters, for the full name that a short one stands for.
_FAR = 10_000
#: Words before a name: told [this week's local] Ledger.
_LEAD = 4
#: The agency of a dateline: LUND, June 3 (Fenwire) - …
_DATELINE = re.compile(r"[A-Z][\w .,’'-]{1,60}\(([A-Z][\w ]{1,30})\)\s*[-–—]")
#: Small words inside a name: La Voz del Lago.
_INSIDE = frozenset(("of", "and", "&", "the", "de", "del", "della", "di", "du", "des", "van", "der", "-"))
_DETERMINERS = frozenset(("the", "this", "a", "an", "our", "last", "its"))


@frozen
class _Outlets:
    """The tables of ``rules/outlets.toml`` as these rules need them."""

    #: Lower case without "the" to the full name.
    names: dict[str, str]
    #: Full name to the word that a description uses: "British".
    nation: dict[str, str]
    last: frozenset[str]
    #: Words that a name goes on with after "Press".
    after_press: frozenset[str]
    first: frozenset[str]
    nouns: frozenset[str]
    own: frozenset[str]
    barred: frozenset[str]


@cache
def _outlets() -> _Outlets:
    table, told = read_rules("outlets"), read_rules("told")
    names: dict[str, str] = {}
    nation: dict[str, str] = {}
    for entry in table["known"]:
        full = entry["name"].removeprefix("The ")
        for name in (entry["name"], *entry.get("also", ())):
            names.setdefault(name.lower().removeprefix("the "), full)
        if entry.get("of"):
            nation[full] = entry["of"]
    shape = table["shape"]
    return _Outlets(
        names=names,
        nation=nation,
        last=frozenset(shape["last"]),
        after_press=frozenset(shape["after_press"]),
        first=frozenset(w for w in shape["first"] if " " not in w) | frozenset(told["first"]["words"].split()),
        nouns=frozenset(w for nouns in table["nouns"].values() for phrase in nouns for w in phrase.split()[-1:])
        | frozenset(told["shows"]["nouns"].split()),
        own=frozenset(table["own"]["words"]),
        barred=frozenset(told["not"]["words"].split()),
    )


def outlet_at(scene: Scene, line: Line, i: int, hi: int) -> str | None:
    """Return the full name of the outlet that items from ``i`` on name, or None."""
    outlets = _outlets()
    sure = False
    if i < hi and line.words[i] in _DETERMINERS:
        if " ".join(line.words[i : i + 2]) in outlets.own or " ".join(line.words[i : i + 3]) in outlets.own:
            return scene.outlet
        described = _described(scene, line, i, hi)
        if described is not None:
            return described
        i += 1
    for _ in range(_LEAD):
        # this [week's] Touchline magazine · the [weekly newspaper] Sjøluft
        if i >= hi or line.quotes[i] >= 0 or not line.words[i][:1].isalpha() or line.words[i] != line.raws[i]:
            break
        if line.men[i] >= 0 and line.words[i] not in outlets.nouns and not line.words[i].endswith(("'s", "’s")):
            break
        if line.words[i] in scene.cues.prepositions or line.words[i] in scene.cues.conjunctions:
            break
        sure = line.words[i] in outlets.nouns
        i += 1
    end = _past_name(line, i, hi)
    after = line.words[end] if end < hi else ""
    if end > i and (sure or (after in outlets.nouns and line.raws[end] == after) or _weekly(line, end, hi)):
        words = scene.text[line.starts[i] : line.ends[end - 1]]
        if not outlets.barred & set(words.split()):
            return full_name(scene, words, line.starts[i]) or words.removesuffix("'s").removesuffix("’s")
    for stop in range(end, i, -1):
        if stop < end and stop == i + 1 and line.words[i].isalpha() and line.raws[i] in outlets.last | outlets.first:
            break  # the Daily [Spade] is not the Daily
        named = full_name(scene, scene.text[line.starts[i] : line.ends[stop - 1]], line.starts[i])
        if named is not None:
            return named
    return None


def _past_name(line: Line, i: int, hi: int) -> int:
    """Return the item after a run of capitalised words, a possessive being its last."""
    end = i
    while end < hi and end - i < _NAME and line.quotes[end] < 0:
        raw = line.raws[end]
        inner = (
            end > i
            and line.words[end] in _INSIDE
            and end + 1 < hi
            and line.raws[end + 1][:1].isupper()
        )
        if not (raw[:1].isupper() or inner or (raw[:1].isdigit() and end > i)):
            break
        end += 1
        if raw.endswith(("'s", "’s")):
            break
    return end


def _weekly(line: Line, end: int, hi: int) -> bool:
    """Whether an apposition says that the name before it is an outlet's: the Daily Spade, a weekly in Lom."""
    nouns = _outlets().nouns
    if end + 2 >= hi or line.words[end] != "," or line.words[end + 1] not in ("a", "an", "the"):
        return False
    return any(line.words[k] in nouns for k in range(end + 2, min(hi, end + 5)))


def _described(scene: Scene, line: Line, i: int, hi: int) -> str | None:
    """The daily, the British newspaper: the outlet named before that fits."""
    nouns = _outlets().nouns
    for k in range(i + 1, min(hi, i + 4)):
        if (
            line.words[k] in nouns
            and line.words[k] == line.raws[k]
            and (k + 1 >= hi or not line.raws[k + 1][:1].isupper())
        ):
            nation = line.raws[i + 1] if line.raws[i + 1][:1].isupper() else ""
            return earlier_outlet(scene, line.starts[i], nation)
        if line.raws[k][:1].isupper() and k > i + 1:
            return None
    return None


def full_name(scene: Scene, words: str, before: int) -> str | None:
    """Return the full name of an outlet written ``words``, or None where they name none."""
    outlets = _outlets()
    bare = words.removesuffix("'s").removesuffix("’s").removeprefix("The ")
    known = outlets.names.get(bare.lower())
    if known is not None:
        return known
    if scene.outlet and bare.lower() == scene.outlet.lower().removeprefix("the "):
        return scene.outlet
    dated = _DATELINE.match(scene.text)
    if dated is not None and dated[1] == bare:
        return bare
    parts = bare.split()
    if not parts or parts[-1] in outlets.barred or not (parts[-1][:1].isupper() or parts[-1].isdigit()):
        return None
    shaped = (
        parts[-1] in outlets.last
        or (len(parts) > 1 and parts[0] in outlets.first)
        or (len(parts) == 1 and len(bare) > 2 and bare.endswith(("TV", "FM")))
        or (parts[-2:-1] == ["Press"] and parts[-1] in outlets.after_press)
    )
    if not shaped:
        return None
    if len(parts) == 1:
        return _fuller(scene, bare, before) or bare
    return bare


def _fuller(scene: Scene, word: str, before: int) -> str | None:
    """Return the longer name that ends in ``word`` earlier in the article: the Harbour Post, then the Post."""
    if scene.outlet and scene.outlet.split()[-1:] == [word]:
        return scene.outlet
    at = scene.text.find(" " + word, max(0, before - _FAR), max(0, before))
    if at <= 0:
        return None
    parts = scene.text[max(0, at - 40) : at].split(" ")
    named: list[str] = []
    while parts and parts[-1][:1].isupper() and parts[-1].isalpha() and parts[-1] not in ("The", "In", "A"):
        named.insert(0, parts.pop())
    if not named:
        return None
    full = " ".join((*named, word))
    return _outlets().names.get(full.lower(), full)


def earlier_outlet(scene: Scene, before: int, nation: str = "") -> str | None:
    """Return the outlet last named before an offset, rather one of the ``nation`` that a description gives."""
    known = _outlets().nation
    nearest: str | None = None
    tokens = scene.tokens
    last = tokens.first_at(before)
    for i in range(last - 1, max(-1, last - _BACK), -1):
        word = tokens.texts[i]
        if not word[:1].isupper():
            continue
        start = i
        while (
            start > 0
            and (tokens.texts[start - 1][:1].isupper() or tokens.texts[start - 1] in ("of", "&"))
            and i - start < _NAME
        ):
            start -= 1
        for first in range(start, i + 1):
            named = full_name(scene, scene.text[tokens.starts[first] : tokens.ends[i]], tokens.starts[first])
            if named is None or named.islower():
                continue
            if not nation or known.get(named) == nation:
                return named
            nearest = nearest or (named if named not in known else None)
    return nearest
