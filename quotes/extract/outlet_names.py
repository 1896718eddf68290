"""Names of outlets in an article: the Harbour Post, then the Post, then the daily.

In: a scene and the items that a name may begin at.  Out: the outlet's full name, or None.

>>> # told this week's [Touchline] magazine · told [Radio Kestrel]'s morning programme
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from quotes.extract.scene import Line, Scene
from quotes.patterns import compiled
from quotes.rules import read_rules
from quotes.rules.outlet_signs import is_call_sign, may_be_told, shown_outlets

#: Longest name of an outlet, in words.
_NAME = 6
#: How far back "the daily" looks for the outlet it stands for, in tokens.
_BACK = 1500
#: The same in characters, for the full name that a short one stands for.
_FAR = 10_000
#: Words before a name: told [this week's local] Ledger.
_LEAD = 4
#: The agency of a dateline: LUND, June 3 (Fenwire) - …
_DATELINE = compiled(r"[A-Z][\w .,’'-]{1,60}\(([A-Z][\w ]{1,30})\)\s*[-–—]")
_PRINT = frozenset(("newspaper", "magazine"))
_DETERMINERS = frozenset(("the", "this", "a", "an", "our", "last", "its"))


class _Outlets(NamedTuple):
    """The tables of ``rules/outlets.toml`` as these rules need them."""

    #: Lower case without "the" to the full name.
    names: dict[str, str]
    #: Full name to the word that a description uses: "British".
    nation: dict[str, str]
    last: frozenset[str]
    #: The ends of words that are names of papers: Dagsposten.
    endings: tuple[str, ...]
    #: Words of ``last`` that stand alone.
    alone: frozenset[str]
    #: Words that a name goes on with after "Press".
    after_press: frozenset[str]
    #: One word or two that a name begins with.
    first: frozenset[str]
    #: Small words inside a name: La Voz del Lago.
    inside: frozenset[str]
    institutions: frozenset[str]
    #: Capitalised words that belong to no name: told CNN [Saturday].
    never: frozenset[str]
    #: Names that are ordinary words too.
    weak: frozenset[str]
    nouns: frozenset[str]
    #: A noun, a full name or a word of one to the kinds of outlet that it can be.
    kinds: dict[str, frozenset[str]]
    series: frozenset[str]
    own: frozenset[str]
    barred: frozenset[str]

    def ends_name(self, word: str) -> bool:
        """Whether a word can end an outlet's name."""
        low = word.lower()
        return word in self.last or (low.endswith(self.endings) and low not in self.endings)


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
        endings=tuple(shape["endings"]),
        alone=frozenset(shape["alone"]),
        after_press=frozenset(shape["after_press"]),
        first=frozenset(shape["first"]) | frozenset(told["first"]["words"].split()),
        inside=frozenset(shape["inside"]) | {"-"},
        institutions=frozenset(shape["institutions"]),
        never=frozenset(shape["never"]),
        weak=frozenset(name.removeprefix("The ") for name in table["weak"]),
        nouns=frozenset(w for nouns in table["nouns"].values() for phrase in nouns for w in phrase.split()[-1:])
        | frozenset(told["shows"]["nouns"].split()),
        kinds=_kinds(),
        series=frozenset(told["shows"]["series"].split()),
        own=frozenset(table["own"]["words"]),
        barred=frozenset(told["not"]["words"].split()),
    )


def _kinds() -> dict[str, frozenset[str]]:
    """Return the kinds of outlet that a noun, a full name or a word of a name can be; any where a word is not there."""
    table = read_rules("outlets")
    kinds: dict[str, frozenset[str]] = {}
    words = ((w, kind) for kind, phrases in table["nouns"].items() for phrase in phrases for w in phrase.split()[-1:])
    for word, kind in words:
        kinds[word] = kinds.get(word, frozenset()) | {kind}
    for kind, names in table["shape"]["kinds"].items():
        kinds.update((name, frozenset((kind,))) for name in names)
    for entry in table["known"]:
        kinds[entry["name"].removeprefix("The ")] = frozenset((entry["kind"],))
    return {word: frozenset() if "any" in found else found for word, found in kinds.items()}


def kinds_of(named: str) -> frozenset[str]:
    """Return the kinds that an outlet can be by its name; an empty set where it does not say."""
    kinds = _outlets().kinds
    if is_call_sign(named):
        return frozenset(("broadcaster",))
    parts = named.split()
    return kinds.get(named) or kinds.get(parts[0]) or kinds.get(parts[-1]) or frozenset()


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
    if end > i and after in outlets.nouns and line.raws[end] == after and _past_name(line, end + 1, hi) > end + 1:
        # the Osmin daily [Kvadrat]
        sure, i, end = True, end + 1, _past_name(line, end + 1, hi)
    whose = _show_of(scene, line, end, hi) if end > i else None
    if whose is not None:
        return whose
    if end > i and (sure or (after in outlets.nouns and line.raws[end] == after) or _weekly(scene, line, end, hi)):
        words = scene.text[line.starts[i] : line.ends[end - 1]]
        if not outlets.barred & set(words.split()):
            return full_name(scene, words, line.starts[i]) or words.removesuffix("'s").removesuffix("’s")
    return _named(scene, line, i, end)


def recipient_at(scene: Scene, line: Line, i: int, hi: int) -> str | None:
    """Return the outlet that items from ``i`` on name, or the name behind "the" that only an outlet can have here."""
    named = outlet_at(scene, line, i, hi)
    if named is not None or i >= hi or line.words[i] != "the" or _described(scene, line, i, hi) is not None:
        return named
    start, end = i + 1, _past_name(line, i + 1, hi)
    words = [line.raws[k] for k in range(start, end)]
    follows = line.words[end] if end < len(line) else ""
    if not words or line.raws[end - 1].endswith(("'s", "’s")) or not may_be_told(words, follows):
        return None
    return scene.text[line.starts[start] : line.ends[end - 1]]


def _named(scene: Scene, line: Line, i: int, end: int) -> str | None:
    """The longest name of an outlet that a run of capitalised words begins with; a known one before all."""
    outlets = _outlets()
    for stop in range(end, i, -1):
        known = outlets.names.get(_bare(scene.text[line.starts[i] : line.ends[stop - 1]]).lower())
        if known is not None and (stop == end or not _cut_short(line, i, stop)):
            return known
    of = next((k for k in range(i + 1, end - 1) if line.words[k] == "of" and line.words[i - 1] != "the"), None)
    mention = scene.mention_at(line, i) if of is not None else None
    if of is not None and mention is not None and mention.kind == "person" and _named(scene, line, i, of) is None:
        return _named(scene, line, of + 1, end)  # Jo Tarn of Fox News
    for stop in range(end, i, -1):
        if stop < end and stop == i + 1 and line.words[i].isalpha() and line.raws[i] in outlets.last | outlets.first:
            break  # the Daily [Spade] is not the Daily
        if stop < end and _cut_short(line, i, stop):
            continue
        named = full_name(scene, scene.text[line.starts[i] : line.ends[stop - 1]], line.starts[i])
        if named is not None:
            return named
    return None


def _cut_short(line: Line, i: int, stop: int) -> bool:
    """Whether one word that is a name only by itself goes on: the National [Association], Tinderbox [Holdings]."""
    outlets = _outlets()
    word, follows = line.raws[i], line.raws[stop]
    if stop > i + 1 or not follows[:1].isupper() or follows in outlets.never or word.endswith(("'s", "’s")):
        return False
    return word in outlets.weak or not outlets.names.get(word.lower())


def _past_name(line: Line, i: int, hi: int) -> int:
    """Return the item after a run of capitalised words, a possessive being its last."""
    end = i
    while end < hi and end - i < _NAME and line.quotes[end] < 0:
        raw = line.raws[end]
        inner = (
            end > i
            and line.words[end] in _outlets().inside
            and end + 1 < hi
            and line.raws[end + 1][:1].isupper()
        )
        if not (raw[:1].isupper() or inner or (raw[:1].isdigit() and end > i)):
            break
        end += 1
        if raw.endswith(("'s", "’s")):
            break
    return end


def _show_of(scene: Scene, line: Line, end: int, hi: int) -> str | None:
    """The outlet whose show the name before is: Lamp Hour, a programme of Radio X."""
    if end + 4 >= hi or line.words[end] != "," or line.words[end + 1] not in ("a", "an", "the", "its"):
        return None
    for k in range(end + 2, min(hi - 2, end + 6)):
        if line.words[k] in _outlets().series and line.words[k + 1] in ("of", "on", "from"):
            return outlet_at(scene, line, k + 2, hi)
    return None


def _weekly(scene: Scene, line: Line, end: int, hi: int) -> bool:
    """Whether an apposition says that the name before it is an outlet's: the Daily Spade, a weekly in Lom."""
    nouns = _outlets().nouns
    if end + 2 >= hi or line.words[end] != "," or line.words[end + 1] not in ("a", "an", "the"):
        return False
    for k in range(end + 2, min(hi, end + 5)):
        if line.words[k] in nouns:
            # a radio [host] is none
            follows = line.words[k + 1] if k + 1 < hi else ""
            return not follows[:1].isalpha() or follows in scene.cues.prepositions or follows in ("that", "which")
    return False


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
            return earlier_outlet(scene, line.starts[i], nation, _outlets().kinds.get(line.words[k], frozenset()))
        if line.raws[k][:1].isupper() and k > i + 1:
            return None
    return None


def full_name(scene: Scene, words: str, before: int) -> str | None:
    """Return the full name of an outlet written ``words``, or None where they name none."""
    outlets = _outlets()
    bare = _bare(words)
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
    if is_call_sign(bare) or bare in shown_outlets(scene.text):
        return scene.outlet if scene.outlet and scene.outlet.split()[-1] == bare else bare
    if not _shaped(parts):
        return None
    if len(parts) == 1:
        fuller = _fuller(scene, bare, before)
        if fuller is not None or bare in outlets.alone or bare not in outlets.last:
            return fuller or bare
        return None
    return bare


def _bare(words: str) -> str:
    return words.removesuffix("'s").removesuffix("’s").removeprefix("The ")


def _on_air(named: str) -> bool:
    return "broadcaster" in kinds_of(named)


def _shaped(parts: list[str]) -> bool:
    """Whether the words of a name have an outlet's shape."""
    outlets = _outlets()
    clear = parts[-1] in outlets.alone or "News" in parts
    if not clear and not outlets.institutions.isdisjoint(parts[:-1]):
        return False  # the Border Agency, but the Border Gazette
    if parts[0] in outlets.never and parts[0] not in outlets.first:
        return False
    begins = len(parts) > 1 and (parts[0] in outlets.first or " ".join(parts[:2]) in outlets.first)
    return (
        outlets.ends_name(parts[-1])
        or (begins and "and" not in parts)
        or (len(parts) == 2 and parts[1].isdigit() and _on_air(outlets.names.get(parts[0].lower(), "?")))
        or (len(parts) == 1 and len(parts[0]) > 2 and parts[0].endswith(("TV", "FM")))
        or (parts[-2:-1] == ["Press"] and parts[-1] in outlets.after_press)
    )


def _fuller(scene: Scene, word: str, before: int) -> str | None:
    """Return the longer name that ends in ``word`` earlier in the article: the Harbour Post, then the Post."""
    if scene.outlet and scene.outlet.split()[-1:] == [word]:
        return scene.outlet
    at = scene.text.find(" " + word, max(0, before - _FAR), max(0, before))
    if at <= 0:
        return None
    parts = scene.text[max(0, at - 40) : at].replace("\u00a0", " ").split(" ")
    named: list[str] = []
    while parts and parts[-1][:1].isupper() and parts[-1].isalpha() and parts[-1] not in ("The", "In", "A"):
        named.insert(0, parts.pop())
    if not named:
        return None
    full = " ".join((*named, word))
    return _outlets().names.get(full.lower(), full)


def earlier_outlet(
    scene: Scene, before: int, nation: str = "", kinds: frozenset[str] = frozenset()
) -> str | None:
    """Return the outlet last named before an offset, rather one of the ``nation`` that a description gives.

    One whose name says that it is of no kind among ``kinds`` is passed over.
    """
    known = _outlets().nation
    nearest: str | None = None
    tokens = scene.tokens
    # "La Voz de Quirama", but not "Ost and the Post"
    inside = _outlets().inside - scene.cues.conjunctions - scene.cues.determiners - {"and", "for", "i", "e", "y"}
    last = tokens.first_at(before)
    for i in range(last - 1, max(-1, last - _BACK), -1):
        word = tokens.texts[i]
        if not word[:1].isupper():
            continue
        start = i
        while (
            start > 0
            and (tokens.texts[start - 1][:1].isupper() or tokens.texts[start - 1] in inside)
            and i - start < _NAME
        ):
            start -= 1
        for first in range(start, i + 1):
            named = full_name(scene, scene.text[tokens.starts[first] : tokens.ends[i]], tokens.starts[first])
            if named is None or named.islower() or (first == i and word in _outlets().weak):
                continue
            own = kinds_of(named)
            if kinds and own and kinds.isdisjoint(own):
                continue
            if kinds.isdisjoint(_PRINT) and kinds and not own:
                # a name of open kind is rather a paper's
                nearest = nearest or named
                continue
            if not nation or known.get(named) == nation:
                return named
            nearest = nearest or (named if named not in known else None)
    return nearest
