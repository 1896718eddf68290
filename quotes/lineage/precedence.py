"""Who had the words first, and on what grounds: by being told, by credit, by date, or not known.

In: the reports of one lineage, the credits of their articles, and to whom each quotation was said.
Out: a ``First`` with its basis, its confidence and, where something speaks against it, a note.

The grounds are taken in the order of the contract: ``told-to``, ``credit``, ``date``, ``only``, ``unknown``.
A paraphrase carries no words and so has no say in the dates.

>>> decide_first([Report("q", "a", 0, 3, "Harbour Post", "2020-05-01", "direct", "Yes")], [], {}).basis
'only'
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from attrs import frozen

from quotes import times
from quotes.lineage.credit_rules import weigh_phrase
from quotes.lineage.outlets import Book, by_name, full_name, open_book, outlet_key, same_outlet
from quotes.models import Basis, Credit, First, Report

#: How sure each ground is where nothing speaks against it; judged on the open stories and the demo, to be
#: calibrated when there are enough lineages with known answers.
_CONFIDENCE: dict[Basis, float] = {"told-to": 0.92, "credit": 0.88, "date": 0.8, "only": 0.6, "unknown": 0.0}
#: Taken off where dates or another claim speak against a ground.
_AGAINST = 0.2
#: Weight of a credit that only says that the outlet helped.
_HELPED = 1
#: Names of a list that are written out; of more the number is told.
_NAMED = 9


@frozen
class Printing:
    """One printing of the words: a report, or a copy of it."""

    quotation: str
    article: str
    outlet: str | None
    published: str | None


@frozen
class _Claim:
    """An outlet that the words are said to be from."""

    outlet: str
    #: 1 to 3; see ``weigh_phrase``.
    weight: int
    #: Printings that say so.
    count: int
    #: The earliest printing by that outlet, or None where none is at hand.
    own: Printing | None


def printings_of(reports: Sequence[Report]) -> list[Printing]:
    """Return every printing of the words themselves, copies included and paraphrases left out, earliest first."""
    found = []
    for r in reports:
        if r.kind != "indirect":
            found.append(Printing(r.quotation, r.article, r.outlet, r.published))
            found.extend(Printing(c.quotation, c.article, c.outlet, c.published) for c in r.copies)
    return sorted(found, key=lambda p: (times.sort_key(p.published), p.article, p.quotation))


def decide_first(
    reports: Sequence[Report],
    credits: Sequence[Credit],
    told_to: Mapping[str, str],
    known_outlets: Iterable[str] = (),
) -> First:
    """Return who had the words of ``reports`` first.

    ``credits`` are those of the reports' articles that cover them or the whole article; ``told_to`` goes
    from quotation id to the outlet that the words were said to, the article's own outlet included.
    """
    printings = printings_of(reports)
    book = open_book([*known_outlets, *(p.outlet for p in printings if p.outlet)])
    claims = _told(reports, printings, credits, told_to, book)
    if claims:
        return _by_claim("told-to", claims, printings, book)
    claims = _credited(printings, credits, book)
    if claims:
        return _by_claim("credit", claims, printings, book)
    return _by_date(printings, reports)


def _own(outlet: str, printings: Sequence[Printing], book: Book) -> Printing | None:
    """Return the earliest printing by an outlet; by the one whose name ends so ("the Ledger"), if no other's does."""
    own = next((p for p in printings if same_outlet(p.outlet, outlet, book)), None)
    if own is not None or by_name(outlet, book) is not None:
        return own
    end = " " + outlet_key(outlet)
    longer = [p for p in printings if p.outlet and outlet_key(p.outlet).endswith(end)]
    return longer[0] if len({outlet_key(p.outlet or "") for p in longer}) == 1 else None


def _told(
    reports: Sequence[Report],
    printings: Sequence[Printing],
    credits: Sequence[Credit],
    told_to: Mapping[str, str],
    book: Book,
) -> list[_Claim]:
    """Return the outlets that the words were said to, that of the earliest printing first."""
    said: dict[str, list[str]] = {p.quotation: [] for p in printings}
    for quotation in said:
        if quotation in told_to:
            said[quotation].append(told_to[quotation])
    for credit in credits:
        for quotation in credit.quotations if credit.basis == "told-to" else ():
            if quotation in said and not _part_of(said[quotation], credit.outlet):
                said[quotation].append(credit.outlet)
    if not any(said.values()):
        for r in reports:  # a paraphrase can still say to whom the words were said
            if r.kind == "indirect" and r.quotation in told_to:
                said[r.quotation] = [told_to[r.quotation]]
    order: dict[str, list[str]] = {}
    for p in printings:
        for outlet in said[p.quotation]:
            order.setdefault(outlet_key(full_name(outlet, book)), []).append(outlet)
    printed = {p.quotation for p in printings}
    for quotation, outlets in said.items():
        if quotation not in printed:
            for outlet in outlets:
                order.setdefault(outlet_key(full_name(outlet, book)), []).append(outlet)
    return [_Claim(full_name(o[0], book), 2, len(o), _own(o[0], printings, book)) for o in order.values()]


def _part_of(names: list[str], outlet: str) -> bool:
    """Whether ``names`` have the outlet already; a longer reading of its name ("Osmin's Evening Packet") gives way."""
    key = f" {outlet_key(outlet)} "
    for n, name in enumerate(names):
        if key in f" {outlet_key(name)} ":
            names[n] = outlet
            return True
    return False


def _credited(printings: Sequence[Printing], credits: Sequence[Credit], book: Book) -> list[_Claim]:
    """Return the outlets that are credited with the words, the best claim first.

    An outlet that itself credits another is a station on the way, not the source.
    """
    articles = {p.article: p for p in printings}
    ids = {p.quotation for p in printings}
    weights: dict[str, list[int]] = {}
    names: dict[str, str] = {}
    points: dict[str, set[str]] = {}
    for credit in credits:
        if credit.article not in articles or (credit.quotations and not ids & set(credit.quotations)):
            continue
        weight = weigh_phrase(credit.phrase)
        own = _own(credit.outlet, printings, book)
        of_matter = not credit.quotations and not credit.phrase.startswith("(")
        if own is None and (weight == _HELPED or of_matter):
            continue
        name = own.outlet if own and own.outlet else full_name(credit.outlet, book)
        key = outlet_key(full_name(name, book))
        giver = outlet_key(full_name(articles[credit.article].outlet or "", book))
        if key == giver:
            continue
        names.setdefault(key, name)
        weights.setdefault(key, []).append(weight)
        points.setdefault(giver, set()).add(key)
    keys = [k for k in weights if not _passes_on(k, points)] or list(weights)

    def rank(key: str) -> tuple[object, ...]:
        own = _own(names[key], printings, book)
        return (-max(weights[key]), -len(weights[key]), times.sort_key(own.published if own else None), key)

    return [
        _Claim(names[k], max(weights[k]), len(weights[k]), _own(names[k], printings, book))
        for k in sorted(keys, key=rank)
    ]


def _passes_on(key: str, points: Mapping[str, set[str]]) -> bool:
    """Whether an outlet credits another that does not credit it in turn."""
    return any(key not in points.get(other, set()) for other in points.get(key, set()) - {key})


def _by_claim(basis: Basis, claims: Sequence[_Claim], printings: Sequence[Printing], book: Book) -> First:
    best, others = claims[0], claims[1:]
    own = best.own
    notes = []
    if others:
        verb = "said to have been told to" if basis == "told-to" else "credited to"
        notes.append(f"also {verb} {_listed([c.outlet for c in others])}")
    earlier = [p for p in printings if own and _before(p, own) and not same_outlet(p.outlet, best.outlet, book)]
    if earlier and own:
        ground = "credit" if basis == "credit" else "word of the article"
        notes.append(
            f"{earlier[0].outlet or earlier[0].article} is dated {earlier[0].published}, before "
            f"{best.outlet} ({own.published}); the {ground} stands against the dates"
        )
    if own is None:
        notes.append(f"no article of {best.outlet} with these words is at hand")
    confidence = _CONFIDENCE[basis] - (_AGAINST if others else 0) - (_AGAINST if earlier else 0)
    name = own.outlet if own and own.outlet else best.outlet
    return First(
        name,
        own.article if own else None,
        own.published if own else None,
        basis,
        round(max(confidence, 0.3), 2),
        "; ".join(notes),
    )


def _before(a: Printing, b: Printing) -> bool:
    return times.compare(a.published, b.published) == -1


def _by_date(printings: Sequence[Printing], reports: Sequence[Report]) -> First:
    """Return the earliest by date, or why there is none."""
    if not printings:
        return First(None, None, None, "unknown", 0.0, "only paraphrases are at hand")
    # printings of one date are tied with each other: each date is held against the others once
    dates = dict.fromkeys(p.published for p in printings)
    first_dates = {d for d in dates if times.read(d) and all(times.compare(o, d) != -1 for o in dates)}
    front = [p for p in printings if p.published in first_dates]
    undated = [p for p in printings if times.read(p.published) is None]
    houses = {_house(p) for p in (*front, *undated)}
    if len({r.article for r in reports}) == 1 and len({_house(p) for p in printings}) == 1:
        only = printings[0]
        note = "" if only.outlet else "the article names no outlet"
        return First(only.outlet, only.article, only.published, "only", _CONFIDENCE["only"], note)
    if len(houses) == 1 and front:
        first = front[0]
        note = "" if first.outlet else "the earliest article names no outlet"
        return First(first.outlet, first.article, first.published, "date", _CONFIDENCE["date"], note)
    if undated:
        names = _listed([p.outlet or p.article for p in undated])
        note = f"no date is known for {names}, and no article gives credit"
    else:
        names = _listed([p.outlet or p.article for p in front])
        note = f"{names} are tied: {_listed([p.published or '' for p in front])} cannot be told apart"
    return First(None, None, None, "unknown", 0.0, note)


def _house(p: Printing) -> str:
    """Return what tells publishers apart: the outlet, or the article where it names none."""
    return outlet_key(p.outlet) if p.outlet else f"\0{p.article}"


def _listed(names: Sequence[str]) -> str:
    """Return names as a list in a sentence, each once, the first few of many.

    >>> _listed(["A", "B", "A", "C"])
    'A, B and C'
    """
    once = list(dict.fromkeys(names))
    if len(once) > _NAMED:
        once = [*once[: _NAMED - 1], f"{len(once) - _NAMED + 1} more"]
    return " and ".join([", ".join(once[:-1]), once[-1]]) if len(once) > 1 else "".join(once)
