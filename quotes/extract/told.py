"""The outlet that words were said to: told the Herald · in an interview with Radio X · in comments to.

In: a scene and the findings.  Out: for each quotation the outlet's full name, or None.
"told" covers its own quotation; an interview covers what the same speaker says after it.

>>> # “I was asleep,” captain Noor Hisham told the Harbour Post, which first reported it.  →  Harbour Post
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from attrs import frozen

from quotes.extract.finding import Finding
from quotes.extract.scene import Line, Scene
from quotes.rules import read_rules

#: Longest name of an outlet, in words.
_NAME = 6
#: How far behind "told" an outlet may stand ("told a reporter for the Herald").
_REACH = 8
#: How far back "the daily" looks for the outlet it stands for, in tokens.
_BACK = 1500
#: The same in characters, for the full name that a short one stands for.
_FAR = 10_000


@frozen
class _Outlets:
    """The tables of ``rules/outlets.toml`` and ``rules/told.toml`` as this rule needs them."""

    #: Lower case without "the" to the full name.
    names: dict[str, str]
    #: Full name to the word that a description uses: "British".
    nation: dict[str, str]
    last: frozenset[str]
    first: frozenset[str]
    nouns: frozenset[str]
    own: frozenset[str]
    barred: frozenset[str]
    occasions: frozenset[str]
    verbs: frozenset[str]
    links: frozenset[str]
    recipients: frozenset[str]
    between: frozenset[str]
    published: frozenset[str]


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
    words = {name: frozenset(told[section][key].split()) for name, section, key in _TOLD}
    return _Outlets(
        names=names,
        nation=nation,
        last=frozenset(shape["last"]),
        first=frozenset(w for w in shape["first"] if " " not in w) | frozenset(told["first"]["words"].split()),
        nouns=frozenset(w for nouns in table["nouns"].values() for phrase in nouns for w in phrase.split()[-1:]),
        own=frozenset(table["own"]["words"]),
        **words,
    )


_TOLD = (
    ("barred", "not", "words"),
    ("occasions", "occasions", "nouns"),
    ("verbs", "occasions", "verbs"),
    ("links", "occasions", "links"),
    ("recipients", "recipients", "verbs"),
    ("between", "between", "words"),
    ("published", "published", "words"),
)


def find_told(scene: Scene, findings: Sequence[Finding | None], speakers: Sequence[int | None]) -> list[str | None]:
    """Return the outlet of each quotation; ``speakers`` gives each one's mention, carried ones followed."""
    out: list[str | None] = []
    held: str | None = None
    holder: int | None = None
    for quote, found in enumerate(findings):
        own = _recipient(scene, quote, found)
        occasion = _occasion(scene, quote)
        speaker = speakers[quote]
        if occasion is not None:
            held, holder = occasion, speaker
        elif not _same(scene, holder, speaker):
            held, holder = None, None
        joined = out[found.source] if found is not None and found.joined and found.source is not None else None
        out.append(own or occasion or joined or held)
    return out


def _same(scene: Scene, holder: int | None, speaker: int | None) -> bool:
    """Whether two mentions can be of one speaker; pronouns are given the benefit of the doubt."""
    if holder is None or speaker is None:
        return False
    a, b = scene.mentions[holder], scene.mentions[speaker]
    if holder == speaker or "pronoun" in (a.form, b.form):
        return True
    if a.form == b.form == "name":
        return a.name.split()[-1:] == b.name.split()[-1:]
    return "nominal" in (a.form, b.form) and a.kind == b.kind and bool(a.head and a.head == b.head)


def _recipient(scene: Scene, quote: int, found: Finding | None) -> str | None:
    """The outlet right behind "told"."""
    if found is None or found.verb is None or "recipient" not in found.verb.cue.frames:
        return None
    line = scene.line(scene.paragraph[quote])
    start = found.verb.end
    _, hi = line.bounds(found.verb.at)
    if found.verb.cue.lemma not in _outlets().recipients:
        # said to the Herald
        if start + 1 < hi and line.words[start] == "to":
            return outlet_at(scene, line, start + 1, hi)
        return None
    named = outlet_at(scene, line, start, hi)
    if named is not None:
        return named
    # told a reporter for the Herald, told the newspaper Y
    for k in range(start, min(hi, start + _REACH)):
        if line.quotes[k] >= 0 or line.words[k] in (",", ":", "that"):
            break
        if line.words[k] in _outlets().between:
            named = outlet_at(scene, line, k + 1, hi)
            if named is not None:
                return named
    return None


def _occasion(scene: Scene, quote: int) -> str | None:
    """In an interview with X, in the sentence of the words; or speaking to X."""
    line, at = scene.place(quote)
    lo, hi = line.bounds(at)
    named = _occasion_in(scene, line, lo, hi)
    if named is None and lo > 0:
        # Ada Lom was speaking to the Gazette. “Q,” she said.
        start, end = line.bounds(lo - 1)
        if not any(line.quotes[k] >= 0 for k in range(start, end)):
            named = _occasion_in(scene, line, start, end)
    return named


def _occasion_in(scene: Scene, line: Line, lo: int, hi: int) -> str | None:
    outlets = _outlets()
    for i in range(lo, hi - 1):
        word = line.words[i]
        if line.quotes[i] >= 0:
            continue
        if word in outlets.occasions and line.words[i + 1] in outlets.published and i + 3 < hi:
            named = outlet_at(scene, line, i + 3, hi)
            if named is not None:
                return named
        if line.words[i + 1] not in outlets.links:
            continue
        if word in outlets.occasions or word in outlets.verbs:
            named = outlet_at(scene, line, i + 2, hi)
            if named is None and i + 3 < hi and line.words[i + 1] == "given":
                named = outlet_at(scene, line, i + 3, hi)
            if named is not None:
                return named
    return None


def outlet_at(scene: Scene, line: Line, i: int, hi: int) -> str | None:
    """Return the full name of the outlet that items from ``i`` on name, or None."""
    outlets = _outlets()
    if i < hi and line.words[i] in ("the", "this", "a", "our"):
        if " ".join(line.words[i : i + 2]) in outlets.own or " ".join(line.words[i : i + 3]) in outlets.own:
            return scene.outlet
        described = _described(scene, line, i, hi)
        if described is not None:
            return described
        i += 1
    end = i
    while end < hi and end - i < _NAME and line.quotes[end] < 0:
        raw = line.raws[end]
        inner = (
            end > i
            and line.words[end] in ("of", "and", "&", "the", "de", "-")
            and end + 1 < hi
            and line.raws[end + 1][:1].isupper()
        )
        if not (raw[:1].isupper() or inner or (raw[:1].isdigit() and end > i)):
            break
        end += 1
    if _weekly(line, end, hi) and end > i:
        return scene.text[line.starts[i] : line.ends[end - 1]]
    for stop in range(end, i, -1):
        if stop < end and stop == i + 1 and line.words[i].isalpha() and line.raws[i] in outlets.last | outlets.first:
            break  # the Daily [Spade] is not the Daily
        named = full_name(scene, scene.text[line.starts[i] : line.ends[stop - 1]], line.starts[i])
        if named is not None:
            return named
    return None


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
    parts = bare.split()
    if not parts or parts[-1] in outlets.barred or not (parts[-1][:1].isupper() or parts[-1].isdigit()):
        return None
    shaped = (
        parts[-1] in outlets.last
        or (len(parts) > 1 and parts[0] in outlets.first)
        or (len(parts) == 1 and len(bare) > 2 and bare.endswith(("TV", "FM")))
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
