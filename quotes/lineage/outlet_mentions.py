"""Where a text names an outlet: by a known name, by a name of that shape, or by a description.

In: an article's text and a ``Book`` of names.  Out: ``OutletMention`` records in the order of the text;
"the British daily" is resolved to the latest outlet named before it that it can stand for.

>>> from quotes.lineage.outlets import open_book
>>> [m.outlet for m in find_outlets("The Dravik Ledger had it first. She told the daily so.", open_book(()))]
['Dravik Ledger', 'Dravik Ledger']
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from attrs import evolve, frozen

from quotes.lineage.outlets import Book, Entry, Outlet, OutletKind, by_name, outlet_key, plain
from quotes.text import Tokens, tokenise

Way = Literal["known", "shape", "short", "noun", "described", "own"]

#: "The daily" stands for one of so many outlets named before it at most.
_ANTECEDENTS = 24
_PRINT: frozenset[str] = frozenset({"newspaper", "magazine"})
#: No outlet's name runs over more words than this ("Royal Society for the Protection of Birds Magazine" has eight).
_LONGEST_NAME = 9
#: "the state-run Osmin regional daily newspaper": words between the article and the noun of a description.
_LONGEST_DESCRIPTION = 4


@frozen
class OutletMention:
    """A place in a text that names an outlet."""

    #: Code points, a leading article and a possessive left out.
    start: int
    end: int
    text: str
    #: In full where that is known.
    outlet: str
    way: Way
    kind: OutletKind | None = None
    #: The nationality that descriptions use, or None.
    of: str | None = None
    #: An ordinary word that only its surroundings can make an outlet.
    weak: bool = False


class _Scan:
    """A text's tokens with what every step below asks of them."""

    def __init__(self, text: str, book: Book) -> None:
        self.text, self.book = text, book
        self.tokens: Tokens = tokenise(text)
        self.raw = [plain(t) for t in self.tokens.texts]
        self.bare = [t[:-2] if t.endswith("'s") and len(t) > 2 else t for t in self.raw]

    def __len__(self) -> int:
        return len(self.raw)

    def end_of(self, i: int) -> int:
        """Return the end of token ``i`` without its possessive."""
        return self.tokens.ends[i] - (len(self.raw[i]) - len(self.bare[i]))

    def adjoins(self, i: int) -> bool:
        """Whether only spaces of one line part token ``i`` from the one before it."""
        return i > 0 and "\n" not in self.text[self.tokens.ends[i - 1] : self.tokens.starts[i]]

    def is_name_word(self, i: int) -> bool:
        word = self.raw[i]
        return (word[0].isupper() or word[0].isdigit()) and word not in self.book.shapes.never

    def mention(self, first: int, last: int, outlet: Outlet, way: Way, weak: bool = False) -> OutletMention:
        start, end = self.tokens.starts[first], self.end_of(last)
        return OutletMention(start, end, self.text[start:end], outlet.name, way, outlet.kind, outlet.of, weak)


def find_outlets(text: str, book: Book, own: str | None = None) -> tuple[OutletMention, ...]:
    """Return every mention of an outlet in ``text``; ``own`` is the outlet that published it, if known."""
    scan = _Scan(text, book)
    named: list[tuple[int, int, OutletMention]] = []
    i, raw, entries = 0, scan.raw, book.entries
    while i < len(raw):
        if not raw[i][0].isupper() and raw[i] not in entries and scan.bare[i] not in entries:
            i += 1
            continue
        # "H/T Coast Ledger": no name of its own shape begins behind a stroke
        found = _known_at(scan, i) or (_shape_at(scan, i) if not i or raw[i - 1] != "/" else None)
        if found is None:
            i += 1
            continue
        named.append(found)
        i = found[1] + 1
    named = _short_names(scan, _meant_before(scan, named), own)
    taken = [(first, last) for first, last, _ in named]
    every = [*(m for _, _, m in named), *_descriptions(scan, taken)]
    every.sort(key=lambda m: (m.start, -m.end))
    return _resolve(every, scan, own)


def name_at(text: str, offset: int, book: Book) -> OutletMention | None:
    """Return the capitalised name at ``offset``, which its surroundings show to be an outlet's."""
    window = text[offset : offset + 120].split("\n", 1)[0]
    scan = _Scan(window, book)
    if not len(scan) or not scan.is_name_word(0):
        return None
    last = _run_end(scan, 0) - 1
    name = window[: scan.end_of(last)]
    outlet = by_name(name, book) or Outlet(" ".join(name.split()))
    return evolve(scan.mention(0, last, outlet, "noun"), start=offset, end=offset + scan.end_of(last))


def _known_at(scan: _Scan, i: int) -> tuple[int, int, OutletMention] | None:
    """Return the longest known name that starts at token ``i``."""
    for entry in scan.book.entries.get(scan.raw[i], ()) or scan.book.entries.get(scan.bare[i], ()):
        last = i + len(entry.words) - 1
        if last >= len(scan) or tuple(scan.raw[i:last]) != entry.words[:-1]:
            continue
        if entry.words[-1] not in (scan.raw[last], scan.bare[last]):
            continue
        if any(not scan.adjoins(k) for k in range(i + 1, last + 1)) or _runs_on(scan, i, last, entry):
            continue
        return i, last, scan.mention(i, last, entry.outlet, "known", _is_weak(scan, i, entry))
    return None


def _is_weak(scan: _Scan, i: int, entry: Entry) -> bool:
    """Whether a name that is an ordinary word stands without the article that is part of it ("the Guardian")."""
    article = i > 0 and scan.raw[i - 1] in ("the", "The")
    return entry.weak and not (article and entry.weak_without_article)


def _runs_on(scan: _Scan, i: int, last: int, entry: Entry) -> bool:
    """Whether a short name is only part of a longer one ("Time Warner", "Harbour Independent")."""
    if len(entry.words) > 1 and not entry.weak:
        return False
    follows = last + 1 < len(scan) and scan.raw[last] == scan.bare[last] and scan.adjoins(last + 1)
    if follows and scan.is_name_word(last + 1) and scan.raw[last + 1][0].isupper():
        noun = scan.raw[last + 1]
        return noun in scan.book.shapes.last or entry.weak
    before = i > 0 and scan.adjoins(i) and scan.is_name_word(i - 1) and scan.raw[i - 1] == scan.bare[i - 1]
    return before and entry.weak and scan.raw[i - 1][0].isupper()


def _shape_at(scan: _Scan, i: int) -> tuple[int, int, OutletMention] | None:
    """Return the name of an outlet's shape that starts at token ``i``."""
    if not scan.is_name_word(i) or not scan.raw[i][0].isupper():
        return None
    shapes, stop = scan.book.shapes, _run_end(scan, i)
    first_word = " ".join(scan.raw[i : i + 2]) in shapes.first or scan.raw[i] in shapes.first
    ends = [k for k in range(i + 1, stop) if scan.bare[k] in shapes.last]
    if not ends and scan.raw[i] in shapes.last and i + 2 < stop and scan.raw[i + 1] == "of":
        ends = [i]  # "Voice of the Vale"
    if first_word and stop > i + 1:
        last = min(stop - 1, i + 3)
    elif ends:
        last = ends[-1]
        if any(scan.raw[k] in ("and", "&") for k in range(i, last)) and len(ends) > 1:
            last = ends[0]
    else:
        return _beside_noun(scan, i, stop)
    if any(w in shapes.institutions for w in scan.bare[i:last]) and "News" not in scan.bare[i:last]:
        return None
    if any(scan.raw[k] == "of" and scan.bare[k - 1] not in shapes.last for k in range(i + 1, last)):
        return None  # "Ana Ruiz of Osmin News"
    if scan.raw[last] == "Press" and last + 1 < stop and scan.bare[last + 1] in shapes.after_press:
        last += 1
    last = _with_of(scan, last, stop)
    kind = next((shapes.kinds[w] for w in (scan.bare[last], scan.raw[i]) if w in shapes.kinds), None)
    name = scan.text[scan.tokens.starts[i] : scan.end_of(last)]
    known = by_name(name, scan.book) or Outlet(" ".join(name.split()), kind)
    return i, last, scan.mention(i, last, known, "shape")


def _run_end(scan: _Scan, i: int) -> int:
    """Return the token after the run of capitalised words, and small words between them, that starts at ``i``."""
    k, end = i, i + 1
    while k < min(len(scan), i + _LONGEST_NAME) and (k == i or scan.adjoins(k)):
        if scan.is_name_word(k):
            end = k + 1
            if scan.raw[k] != scan.bare[k] and not _goes_on_after_possessive(scan, k):
                break
        elif scan.raw[k] not in scan.book.shapes.inside or (scan.raw[k] == "the" and scan.is_name_word(k - 1)):
            break  # "Voice of the Vale", but not "Later the Times"
        k += 1
    return end


def _goes_on_after_possessive(scan: _Scan, k: int) -> bool:
    """Whether a possessive is inside a name: "Trucker's Almanac", but not "Osmin's Evening Packet"."""
    last = scan.book.shapes.last
    if k + 1 >= len(scan) or not scan.is_name_word(k + 1) or scan.bare[k] in last or scan.bare[k + 1] not in last:
        return False
    return not (k + 2 < len(scan) and scan.is_name_word(k + 2) and scan.bare[k + 2] in last)


def _with_of(scan: _Scan, last: int, stop: int) -> int:
    """Return the last token of a name that goes on with "of …" ("Voice of the Vale")."""
    if last + 1 < stop and scan.raw[last + 1] == "of":
        end = last + 2
        while end < stop and not scan.is_name_word(end):
            end += 1
        while end + 1 < stop and scan.is_name_word(end + 1):
            end += 1
        return min(end, stop - 1)
    return last


def _beside_noun(scan: _Scan, i: int, stop: int) -> tuple[int, int, OutletMention] | None:
    """Return a capitalised name that a noun shows to be an outlet's ("the daily Dravik Blick", "Osmin newspaper")."""
    nouns, last = scan.book.shapes.nouns, stop - 1
    before = scan.raw[i - 1] if i > 0 and scan.adjoins(i) else ""
    after = scan.raw[stop] if stop < len(scan) and scan.adjoins(stop) and scan.raw[last] == scan.bare[last] else ""
    pair = f"{after} {scan.raw[stop + 1]}" if after and stop + 1 < len(scan) else ""
    apposed = _noun_in_apposition(scan, stop) if after == "," else None
    if before in nouns:
        kinds = nouns[before]
    elif apposed:
        kinds = nouns[apposed]
    elif pair in nouns:
        kinds = nouns[pair]
    elif after in nouns and after not in ("title", "wire", "review", "report"):
        kinds = nouns[after]
    else:
        return None
    named = scan.text[scan.tokens.starts[i] : scan.end_of(last)]
    article = i > 0 and scan.raw[i - 1] in ("the", "The", "a", "an", "A", "An")
    if before not in nouns and not apposed and (named in scan.book.nationalities or (article and stop == i + 1)):
        return None  # "the British daily", "the Selwyn newspaper": descriptions
    kind = next(iter(kinds)) if len(kinds) == 1 else None
    known = by_name(named, scan.book) or Outlet(" ".join(named.split()), kind)  # type: ignore[arg-type]
    return i, last, scan.mention(i, last, known, "noun")


def _noun_in_apposition(scan: _Scan, comma: int) -> str | None:
    """Return the noun of ", a website for caretakers," after a name."""
    if comma + 2 >= len(scan) or scan.raw[comma + 1] not in ("a", "an", "the"):
        return None
    words = scan.raw[comma + 2 : comma + 6]
    for n, word in enumerate(words):
        if not word.isalpha() and "-" not in word:
            return None
        if word in scan.book.shapes.nouns and word not in ("title", "site", "review", "paper"):
            return word
        if word in ("of", "for", "in", "at", "who", "that"):
            return None
        if n == 3:
            return None
    return None


def _meant_before(scan: _Scan, named: list[tuple[int, int, OutletMention]]) -> list[tuple[int, int, OutletMention]]:
    """Give "the Times" the sense it has after "the Osmin Times": one word that ends the name of an earlier outlet."""
    done: list[tuple[int, int, OutletMention]] = []
    latest: dict[str, OutletMention] = {}
    for first, last, m in named:
        word = scan.bare[last]
        if first == last and first > 0 and scan.raw[first - 1] in ("the", "The") and word in scan.book.shapes.last:
            earlier = latest.get(word)
            if earlier:
                m = evolve(m, outlet=earlier.outlet, kind=earlier.kind, of=earlier.of, weak=earlier.weak)
        latest[outlet_words(m.outlet)[-1]] = m
        done.append((first, last, m))
    return done


def _short_names(
    scan: _Scan, named: list[tuple[int, int, OutletMention]], own: str | None
) -> list[tuple[int, int, OutletMention]]:
    """Add "the Ledger" where an outlet whose name ends (or starts) so was named before, or is the article's own."""
    taken = {k for first, last, _ in named for k in range(first, last + 1)}
    starting = {first: m for first, _, m in named}
    found = list(named)
    latest: dict[str, OutletMention] = {}
    for i in range(1, len(scan)):
        if i - 1 in starting:
            latest.update((word, starting[i - 1]) for word in outlet_words(starting[i - 1].outlet))
        if i in taken or scan.raw[i - 1] not in ("the", "The") or not scan.is_name_word(i):
            continue
        if not scan.raw[i][0].isupper() or scan.bare[i] not in scan.book.shapes.last:
            continue
        match = latest.get(scan.bare[i])
        known = Outlet(match.outlet, match.kind, match.of) if match else None
        if known is None and own and scan.bare[i] in outlet_words(own):
            known = by_name(own, scan.book) or Outlet(own)
        if known is None and scan.bare[i] in scan.book.shapes.alone:
            known = by_name(scan.bare[i], scan.book) or Outlet(scan.bare[i])
        if known:
            found.append((i, i, scan.mention(i, i, known, "short")))
    return sorted(found, key=lambda f: f[0])


def outlet_words(name: str) -> tuple[str, ...]:
    """Return the words of an outlet's name without accents."""
    return tuple(plain(w) for w in tokenise(name).texts)


def _descriptions(scan: _Scan, taken: list[tuple[int, int]]) -> Iterator[OutletMention]:
    """Yield "the daily", "the British newspaper", "this newspaper": outlets without a name, not yet resolved."""
    inside = {k for first, last in taken for k in range(first, last + 1)}
    shapes = scan.book.shapes
    for i, word in enumerate(scan.raw):
        if len(word) > 4:
            continue
        low = word.lower()
        if low in ("this", "our") and i + 1 < len(scan):
            for size in (3, 2, 1):
                phrase = " ".join([low, *(w.lower() for w in scan.raw[i + 1 : i + 1 + size])])
                if phrase.removesuffix("'s") in shapes.own:
                    yield scan.mention(i, min(i + size, len(scan) - 1), Outlet(""), "own")
                    break
        elif low in ("the", "that", "same"):
            found = _description_at(scan, i, inside)
            if found:
                yield found


def _description_at(scan: _Scan, i: int, inside: set[int]) -> OutletMention | None:
    """Return the description whose article is token ``i``: up to four words, then a noun of an outlet."""
    nouns = scan.book.shapes.nouns
    for last in range(i + 1, min(i + 2 + _LONGEST_DESCRIPTION, len(scan))):
        if last in inside or not scan.adjoins(last) or not (scan.raw[last][0].isalpha()):
            return None
        for size in (2, 1):
            head = " ".join([*scan.raw[last - size + 1 : last], scan.bare[last]])
            if last - size < i or head not in nouns:
                continue
            if last + 1 < len(scan) and scan.raw[last] == scan.bare[last] and scan.raw[last + 1] in nouns:
                break  # "the television station": go on to the longer noun
            of = next((w for w in scan.raw[i + 1 : last] if w[0].isupper()), None)
            kinds = nouns[head]
            kind = next(iter(kinds)) if len(kinds) == 1 else None
            return scan.mention(i + 1, last, Outlet("", kind, of), "described")  # type: ignore[arg-type]
        if scan.raw[last] != scan.bare[last]:
            return None
    return None


def _resolve(mentions: list[OutletMention], scan: _Scan, own: str | None) -> tuple[OutletMention, ...]:
    """Give each description the outlet it stands for, and leave out those that stand for none."""
    done: list[OutletMention] = []
    named: list[OutletMention] = []
    for m in mentions:
        if m.way == "own":
            if own:
                done.append(evolve(m, outlet=own))
            continue
        if m.way != "described":
            done.append(m)
            if not m.weak:
                named.append(m)
            continue
        match = _antecedent(m, named[-_ANTECEDENTS:], scan.book)
        if match:
            done.append(evolve(m, outlet=match.outlet, kind=match.kind, of=match.of))
    return tuple(done)


def _antecedent(m: OutletMention, named: list[OutletMention], book: Book) -> OutletMention | None:
    """Return the latest outlet named before that the description can stand for, one of that country first."""
    kinds = book.shapes.nouns.get(m.text.split()[-1], frozenset())
    kinds = book.shapes.nouns.get(" ".join(m.text.split()[-2:]), kinds)
    fitting = [n for n in reversed(named) if not kinds or n.kind is None or n.kind in kinds]
    if kinds and not kinds & _PRINT:
        fitting = [n for n in fitting if n.kind] or fitting  # a name of open kind is rather a paper's
    if m.of:
        of_place = [n for n in fitting if n.of == m.of or m.of.lower() in outlet_key(n.outlet).split()]
        if of_place:
            return of_place[0]
        if m.of in book.nationalities:
            fitting = [n for n in fitting if n.of is None]
    return fitting[0] if fitting else None
