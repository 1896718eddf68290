"""Where a text names an outlet: by a known name, by a name of that shape, or by a description.

In: an article's text and a ``Book`` of names.  Out: ``OutletMention`` records in the order of the text;
"the British daily" is resolved to the latest outlet named before it that it can stand for.

>>> from quotes.lineage.outlets import open_book
>>> [m.outlet for m in find_outlets("The Dravik Ledger had it first. She told the daily so.", open_book(()))]
['Dravik Ledger', 'Dravik Ledger']
"""

from __future__ import annotations

from collections.abc import Iterator

from quotes.lineage.outlet_forms import OutletMention, Scan, form_at, run_end
from quotes.lineage.outlets import Book, Outlet, by_name, outlet_key, plain
from quotes.text import tokenise

#: "The daily" stands for one of so many outlets named before it at most.
_ANTECEDENTS = 24
_PRINT: frozenset[str] = frozenset({"newspaper", "magazine"})
#: "the state-run Osmin regional daily newspaper": words between the article and the noun of a description.
_LONGEST_DESCRIPTION = 4


def find_outlets(text: str, book: Book, own: str | None = None) -> tuple[OutletMention, ...]:
    """Return every mention of an outlet in ``text``; ``own`` is the outlet that published it, if known."""
    scan = Scan(text, book)
    named: list[tuple[int, int, OutletMention]] = []
    i, raw, entries = 0, scan.raw, book.entries
    while i < len(raw):
        if not raw[i][0].isupper() and "." not in raw[i] and raw[i] not in entries and scan.bare[i] not in entries:
            i += 1
            continue
        found = form_at(scan, i)
        if found is None:
            i += 1
            continue
        named.append(found)
        i = found[1] + 1
    named = _short_names(scan, _meant_before(scan, named, own), own)
    taken = [(first, last) for first, last, _ in named]
    every = [*(m for _, _, m in named), *_descriptions(scan, taken)]
    every.sort(key=lambda m: (m.start, -m.end))
    return _resolve(every, scan, own)


def name_at(text: str, offset: int, book: Book) -> OutletMention | None:
    """Return the capitalised name at ``offset``, which its surroundings show to be an outlet's."""
    window = text[offset : offset + 120].split("\n", 1)[0]
    scan = Scan(window, book)
    if not len(scan) or not scan.is_name_word(0):
        return None
    last = run_end(scan, 0) - 1
    name = window[: scan.end_of(last)]
    outlet = by_name(name, book) or Outlet(" ".join(name.split()))
    return scan.mention(0, last, outlet, "noun")._replace(start=offset, end=offset + scan.end_of(last))


def _meant_before(
    scan: Scan, named: list[tuple[int, int, OutletMention]], own: str | None
) -> list[tuple[int, int, OutletMention]]:
    """Give "the Times" the sense it has after "the Osmin Times": one word that ends the name of an earlier outlet.

    Where no such name stands before it: of the article's own, if that ends so.
    """
    done: list[tuple[int, int, OutletMention]] = []
    latest: dict[str, OutletMention] = {}
    for first, last, m in named:
        word = scan.bare[last]
        after_the = first == last and first > 0 and scan.raw[first - 1] in ("the", "The")
        if after_the and (m.way == "noun" or scan.book.shapes.ends_name(word)):
            earlier = latest.get(word)
            if earlier:
                m = m._replace(outlet=earlier.outlet, kind=earlier.kind, of=earlier.of, weak=earlier.weak)
            elif own and outlet_words(own)[-1:] == (word,):
                m = m._replace(outlet=own)
        latest[outlet_words(m.outlet)[-1]] = m
        done.append((first, last, m))
    return done


def _short_names(
    scan: Scan, named: list[tuple[int, int, OutletMention]], own: str | None
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


def _descriptions(scan: Scan, taken: list[tuple[int, int]]) -> Iterator[OutletMention]:
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


def _description_at(scan: Scan, i: int, inside: set[int]) -> OutletMention | None:
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


def _resolve(mentions: list[OutletMention], scan: Scan, own: str | None) -> tuple[OutletMention, ...]:
    """Give each description the outlet it stands for, and leave out those that stand for none."""
    done: list[OutletMention] = []
    named: list[OutletMention] = []
    for m in mentions:
        if m.way == "own":
            if own:
                done.append(m._replace(outlet=own))
            continue
        if m.way != "described":
            done.append(m)
            if not m.weak:
                named.append(m)
            continue
        match = _antecedent(m, named[-_ANTECEDENTS:], scan.book)
        if match:
            done.append(m._replace(outlet=match.outlet, kind=match.kind, of=match.of))
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
