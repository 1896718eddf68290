"""The outlet that words were said to: told the Herald · in an interview with Radio X · in comments to.

In: a scene and the findings.  Out: for each quotation the outlet's full name, or None.
"told" covers its own quotation; an interview covers what the same speaker says after it, until another speaks
or another occasion is named.

>>> # “It sank at once,” Ada Lom told the Fenmoor Gazette, which had it first.  →  Fenmoor Gazette
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from quotes.extract.clause import clause_subject
from quotes.extract.finding import Finding
from quotes.extract.outlet_names import kinds_of, outlet_at, recipient_at
from quotes.extract.scene import Line, Scene
from quotes.rules import read_rules

#: How far behind "told" an outlet may stand ("told a reporter for the Herald").
_REACH = 8
#: How many words may say what kind of outlet it is ("our sister title,").
_KIND = 5
#: How far behind "interview" ("an interview that was broadcast on Tuesday by Radio X").
_OCCASION = 9
#: How far behind "speaking" ("speaking on Tuesday exclusively to Radio X").
_SPOKEN = 4
#: What "said on X" can be: said on the Mercury is said on board.
_ON_AIR = frozenset(("broadcaster",))
#: Mentions before a pronoun among which its name is looked for.
_KNOWN = 300
#: Sentences of narration before the words that may name the occasion.
_NARRATION = 4


class _Told(NamedTuple):
    """The tables of ``rules/told.toml``."""

    occasions: frozenset[str]
    links: frozenset[str]
    passing: frozenset[str]
    verbs: frozenset[str]
    verb_links: frozenset[str]
    givers: frozenset[str]
    askers: frozenset[str]
    recipients: frozenset[str]
    between: frozenset[str]
    elsewhere: frozenset[str]
    places: frozenset[str]
    kinds: frozenset[str]
    shows: frozenset[str]
    inside: frozenset[str]
    own: frozenset[str]


_TABLES = (
    ("occasions", "occasions", "nouns"),
    ("links", "occasions", "links"),
    ("passing", "occasions", "passing"),
    ("verbs", "speaking", "verbs"),
    ("verb_links", "speaking", "links"),
    ("givers", "speaking", "givers"),
    ("askers", "speaking", "askers"),
    ("recipients", "recipients", "verbs"),
    ("between", "between", "words"),
    ("elsewhere", "elsewhere", "nouns"),
    ("places", "elsewhere", "links"),
    ("kinds", "kinds", "nouns"),
    ("shows", "shows", "nouns"),
    ("inside", "shows", "inside"),
    ("own", "occasions", "own"),
)


@cache
def _tables() -> _Told:
    rules = read_rules("told")
    return _Told(**{name: frozenset(rules[section][key].split()) for name, section, key in _TABLES})


@cache
def _leads() -> frozenset[str]:
    """Return the words of which one must stand in a sentence that tells an occasion."""
    tables = _tables()
    return tables.occasions | tables.verbs | tables.givers | tables.askers


def find_told(scene: Scene, findings: Sequence[Finding | None], speakers: Sequence[int | None]) -> list[str | None]:
    """Return the outlet of each quotation; ``speakers`` gives each one's mention, carried ones followed."""
    out: list[str | None] = []
    held: str | None = None
    holder: int | None = None
    #: The last mention of the holder, whose pronoun tells a man from a woman.
    voice: int | None = None
    #: By paragraph, whether an occasion can be told in it or in the one before.
    leading: dict[int, bool] = {}
    for quote, found in enumerate(findings):
        own = _recipient(scene, quote, found)
        speaker = speakers[quote]
        leads = _may_lead(scene, quote, leading)
        for line, lo, hi in _narration(scene, quote) if held is not None or leads else ():
            told = _occasion_in(scene, line, lo, hi)
            if told is not None:
                held, holder, voice = told, clause_subject(scene, line, lo, hi), None
            elif held is not None and (_elsewhere(line, lo, hi) or _about_another(scene, line, lo, hi, holder)):
                held, holder = None, None
        line, at = scene.place(quote)
        occasion = _occasion_in(scene, line, *line.bounds(at)) if leads else None
        if occasion is not None:
            held, holder, voice = occasion, speaker, speaker
        elif speaker is None:
            # a title, a sign: the occasion goes on
            out.append(own)
            continue
        elif (
            not (_same(scene, holder, speaker) and _agree(scene, voice, speaker))
            or _elsewhere(line, *line.bounds(at))
            or _others(scene, quote, found)
        ):
            held, holder = None, None
        else:
            voice = speaker if voice is None or scene.mentions[speaker].gender else voice
        joined = out[found.source] if found is not None and found.joined and found.source is not None else None
        out.append(own or occasion or joined or held)
    return out


def _may_lead(scene: Scene, quote: int, leading: dict[int, bool]) -> bool:
    """Whether an occasion can be told in the paragraph of the words or in the one before."""
    here = scene.paragraph[quote]
    if here not in leading:
        leading[here] = any(scene.line(number).holds(_leads()) for number in (here, max(0, here - 1)))
    return leading[here]


def _narration(scene: Scene, quote: int) -> Iterator[tuple[Line, int, int]]:
    """Yield the sentences without speech between the words before and these, in the order of the text."""
    found: list[tuple[Line, int, int]] = []
    number = scene.paragraph[quote]
    line, at = scene.place(quote)
    j = line.bounds(at)[0] - 1
    while len(found) < _NARRATION:
        if j < 0:
            number -= 1
            if number < 0 or number < scene.paragraph[quote] - 1:
                break
            line = scene.line(number)
            j = len(line) - 1
            continue
        lo, hi = line.bounds(j)
        if max(line.quotes[lo:hi]) >= 0:
            break
        found.append((line, lo, hi))
        j = lo - 1
    yield from reversed(found)


def _about_another(scene: Scene, line: Line, lo: int, hi: int, holder: int | None) -> bool:
    """Whether a sentence of narration brings in somebody else."""
    subject = clause_subject(scene, line, lo, hi)
    if subject is None:
        return False
    mention = scene.mentions[subject]
    return mention.form != "pronoun" and mention.kind in ("person", "anonymous") and not _same(scene, holder, subject)


def _same(scene: Scene, holder: int | None, speaker: int | None) -> bool:
    """Whether two mentions can be of one speaker; pronouns are given the benefit of the doubt."""
    if holder is None or speaker is None:
        return False
    a, b = scene.mentions[holder], scene.mentions[speaker]
    if a.form == "pronoun" and b.form == "name" and holder < speaker:
        earlier = scene.mentions[max(0, holder - _KNOWN) : holder]
        known = [m.name.split()[-1:] for m in earlier if m.form == "name" and m.kind == "person"]
        # she was blunter: “Q” … Ada Lom, a historian, said: Lom is new, unless nobody was named before
        return not known or b.name.split()[-1:] in known
    if holder == speaker or "pronoun" in (a.form, b.form):
        return True
    if a.form == b.form == "name":
        return a.name.split()[-1:] == b.name.split()[-1:]
    return "nominal" in (a.form, b.form) and a.kind == b.kind and bool(a.head and a.head == b.head)


def _agree(scene: Scene, voice: int | None, speaker: int) -> bool:
    """Whether no gender speaks against it."""
    genders = {scene.mentions[m].gender for m in (voice, speaker) if m is not None} - {None}
    return len(genders) < 2


def _recipient(scene: Scene, quote: int, found: Finding | None) -> str | None:
    """The outlet right behind "told", or behind another verb and "to"."""
    if found is None or found.verb is None:
        return None
    line = scene.line(scene.paragraph[quote])
    start = found.verb.end
    _, hi = line.bounds(found.verb.at)
    if found.verb.cue.lemma not in _tables().recipients:
        # said to the Herald
        if start + 1 < hi and line.words[start] == "to":
            return recipient_at(scene, line, start + 1, hi)
        return _on_air(scene, line, start, hi)
    named = recipient_at(scene, line, start, hi)
    if named is None:
        named = _described(scene, line, start, hi)
    return named if named is not None else _through(scene, line, start, hi)


def _on_air(scene: Scene, line: Line, start: int, hi: int) -> str | None:
    """The broadcaster or podcast on which it was said: said on Tuesday on Radio X, said on the podcast X."""
    tables = _tables()
    for k in range(start, min(hi - 1, start + _SPOKEN)):
        if line.words[k] == "on":
            plain = not line.raws[k + 1][:1].isupper()
            if plain and any(line.quotes[n] >= 0 for n in range(k + 2, min(hi, k + 4))):
                return None  # on the podcast “Low Tide”
            named = outlet_at(scene, line, k + 1, hi)
            if named is not None:
                spoken = kinds_of(named) == _ON_AIR or not tables.shows.isdisjoint(line.words[k : k + _REACH])
                return named if spoken else None
        elif line.quotes[k] >= 0 or not (line.words[k] in tables.passing or line.raws[k][:1].isupper()):
            return None
    return None


def _described(scene: Scene, line: Line, start: int, hi: int) -> str | None:
    """The outlet behind what it is: told our sister title, the Herald."""
    for k in range(start, min(hi - 1, start + _KIND)):
        if line.quotes[k] >= 0 or not line.words[k].isalpha():
            return None
        if line.words[k] in _tables().kinds and line.words[k + 1] == ",":
            return outlet_at(scene, line, k + 2, hi) if k + 2 < hi else None
    return None


def _through(scene: Scene, line: Line, start: int, hi: int) -> str | None:
    """The outlet of whom it was said to: a reporter for the Herald, the newspaper Y."""
    for k in range(start, min(hi, start + _REACH)):
        if line.quotes[k] >= 0 or line.words[k] in (",", ":", "that"):
            break
        if line.words[k] in _tables().between:
            named = outlet_at(scene, line, k + 1, hi)
            if named is not None:
                return named
    return None


def _occasion_in(scene: Scene, line: Line, lo: int, hi: int) -> str | None:
    """In an interview with X · an interview published by X · speaking to X · gave X his account · asked by X."""
    if not line.holds(_leads()) or _leads().isdisjoint(line.words[lo : hi - 1]):
        return None
    tables = _tables()
    for i in range(lo, hi - 1):
        word = line.words[i]
        if line.quotes[i] >= 0:
            continue
        named = None
        if word in tables.occasions:
            named = _linked(scene, line, i + 1, hi) or _before(scene, line, lo, i)
            if named is None and any(line.words[k] == "in" for k in range(max(lo, i - 4), i)):
                named = _told_in(scene, line, i + 1, hi)
        elif word in tables.verbs:
            named = _spoken_to(scene, line, i + 1, hi)
        elif word in tables.givers:
            named = outlet_at(scene, line, i + 1, hi)
        elif word in tables.askers:
            named = _asked_by(scene, line, i + 1, hi)
        if named is not None:
            return named
    return None


def _asked_by(scene: Scene, line: Line, i: int, hi: int) -> str | None:
    """The outlet behind "asked": by X · by telephone by X · by A of X."""
    for k in range(i, min(hi - 1, i + _SPOKEN)):
        if line.words[k] == "by":
            named = outlet_at(scene, line, k + 1, hi)
            if named is None and line.words[k + 1] == "the":
                named = recipient_at(scene, line, k + 1, hi)
            if named is None and line.men[k + 1] >= 0:
                named = _through(scene, line, line.past(k + 1), hi)
            if named is not None:
                return named
        elif line.quotes[k] >= 0 or not line.words[k].isalpha() or line.raws[k][:1].isupper():
            return None
    return None


def _spoken_to(scene: Scene, line: Line, i: int, hi: int) -> str | None:
    """The outlet behind "speaking": exclusively to X · on Tuesday to X · (sat) down with X · on the X podcast."""
    tables = _tables()
    for k in range(i, min(hi - 1, i + _SPOKEN)):
        named = _linked_to(scene, line, k, hi) if line.words[k] in tables.verb_links else None
        if named is not None:
            return named
        known = line.words[k] in tables.passing or line.words[k] in tables.verb_links or line.words[k].endswith("ly")
        if not known and not line.raws[k][:1].isupper():
            return None
    return None


def _linked_to(scene: Scene, line: Line, k: int, hi: int) -> str | None:
    """The outlet behind the link at ``k``; any name that can be one's where it says to whom."""
    if line.words[k] in ("to", "with"):
        return recipient_at(scene, line, k + 1, hi)
    return outlet_at(scene, line, k + 1, hi)


def _before(scene: Scene, line: Line, lo: int, i: int) -> str | None:
    """The outlet right before "interview" or "podcast": in a Radio X interview, on the Nib and Ink podcast."""
    starts: list[int] = []
    k = i
    while k > lo and line.quotes[k - 1] < 0:
        inner = k < i and k - 1 > lo and line.words[k - 1] in _tables().inside and line.raws[k - 2][:1].isupper()
        if not inner and not line.raws[k - 1][:1].isupper():
            break
        k -= 1
        if inner and len(starts) < 2:
            starts.append(k + 1)
    for start in (k, *starts[:1]):
        named = outlet_at(scene, line, start, i + 1) if start < i else None
        if named is not None:
            return named
    return None


def _linked(scene: Scene, line: Line, i: int, hi: int) -> str | None:
    """The outlet behind "interview": with X · that was published on Sunday by X · with A of X."""
    tables = _tables()
    for k in range(i, min(hi - 1, i + _OCCASION)):
        if line.words[k] in tables.links and (line.words[k] != "by" or line.words[i - 1] in tables.own):
            named = _linked_to(scene, line, k, hi)
            if named is None and line.men[k + 1] >= 0 and line.words[k] == "with":
                named = _through(scene, line, line.past(k + 1), hi)
            if named is not None:
                return named
        elif line.words[k] not in tables.passing and not line.words[k].isdigit() and not line.raws[k][:1].isupper():
            return None
    return None


def _told_in(scene: Scene, line: Line, i: int, hi: int) -> str | None:
    """The outlet behind "told" in a sentence that begins with the occasion: in a rare interview, she told X how."""
    for k in range(i, hi - 1):
        cue = scene.cues.verbs.get(line.words[k])
        if cue is not None and cue.lemma in _tables().recipients:
            return outlet_at(scene, line, k + 1, hi)
    return None


def _elsewhere(line: Line, lo: int, hi: int) -> bool:
    """Whether a sentence names an occasion of another kind: in parliament an hour later, at a rally."""
    tables = _tables()
    if tables.elsewhere.isdisjoint(line.raws[lo:hi]):
        return False
    for i in range(lo, hi):
        if line.quotes[i] >= 0 or line.raws[i] not in tables.elsewhere:
            continue
        if any(line.words[k] in tables.places for k in range(max(lo, i - 4), i)):
            return True
    return False


def _others(scene: Scene, quote: int, found: Finding | None) -> bool:
    """Whether the words were told to somebody else who is named: he told the judge."""
    if found is None or found.verb is None or found.verb.cue.lemma not in _tables().recipients:
        return False
    line = scene.line(scene.paragraph[quote])
    mention = scene.mention_at(line, found.verb.end) if found.verb.end < len(line) else None
    return mention is not None and mention.form != "pronoun"
