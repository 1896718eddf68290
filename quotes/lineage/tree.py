"""From links to lineages: families of reports in order of time, each with its parent, its copies and its first outlet.

In: reports without parents, a ``Link`` and a ``Comparison`` for each that has one, credits, and to whom the
words were said.  Out: ``Lineage`` records, earliest first, the same for the same input in any order.

>>> [a] = build_lineages([Report("q", "a", 0, 3, "Harbour Post", "2020-05-01", "direct", "Yes")], {})
>>> a.first.outlet, a.reports[0].parent
('Harbour Post', None)
"""

from __future__ import annotations

import hashlib
from collections.abc import Container, Iterable, Mapping, Sequence
from itertools import count

from attrs import evolve

from quotes import times
from quotes.lineage.precedence import decide_first
from quotes.models import Also, Comparison, Credit, Lineage, Link, Report, Severity, Speaker, worst

_UNNAMED = ("anonymous", "collective")


def lineage_id(root: str) -> str:
    """Return the id of the lineage that starts at quotation ``root``.

    >>> lineage_id("a1:17:5f")
    'L-6f4f7a97d8'
    """
    return "L-" + hashlib.blake2b(root.encode(), digest_size=5).hexdigest()


def build_lineages(
    reports: Sequence[Report],
    links: Mapping[str, Link],
    comparisons: Mapping[str, Comparison] | None = None,
    credits: Iterable[Credit] = (),
    told_to: Mapping[str, str] | None = None,
    known_outlets: Iterable[str] = (),
    known_ids: Mapping[str, str] | None = None,
) -> list[Lineage]:
    """Return the lineages that ``reports`` form.

    ``links``, ``comparisons`` and ``told_to`` go by quotation id; a report without a link stands alone.
    ``known_ids`` has the lineage ids of quotations that were in one before: the older id stays.
    """
    by_id = {r.quotation: r for r in reports}
    families = _families(by_id, links)
    names = _name(families, known_ids or {})
    home = {r.quotation: name for name, family in zip(names, families, strict=True) for r in family}
    by_article: dict[str, list[Credit]] = {}
    for credit in credits:
        by_article.setdefault(credit.article, []).append(credit)
    outlets = tuple(known_outlets)
    told = told_to or {}
    return [
        _lineage(name, family, links, comparisons or {}, home, by_article, told, outlets)
        for name, family in zip(names, families, strict=True)
    ]


def _families(by_id: Mapping[str, Report], links: Mapping[str, Link]) -> list[list[Report]]:
    """Return the reports that parents and ties join, each family and all families earliest first."""
    leader = {i: i for i in by_id}

    def find(i: str) -> str:
        while leader[i] != i:
            leader[i] = leader[leader[i]]
            i = leader[i]
        return i

    for i in sorted(by_id):
        link = links.get(i)
        for other in (link.parent or "", *link.beside) if link else ():
            if other in by_id:
                a, b = find(i), find(other)
                leader[max(a, b)] = min(a, b)
    families: dict[str, list[Report]] = {}
    for i in by_id:
        families.setdefault(find(i), []).append(by_id[i])
    ordered = [_in_order(family, links) for family in families.values()]
    return sorted(ordered, key=lambda family: order_key(family[0]))


def order_key(report: Report) -> tuple[object, ...]:
    """Return the key that puts reports earliest first, those of one article in the order of its text."""
    return (times.sort_key(report.published), report.article, report.start, report.end, report.quotation)


def _in_order(family: list[Report], links: Mapping[str, Link]) -> list[Report]:
    """Return a family earliest first, no child before its parent."""
    members = {r.quotation: r for r in family}
    placed: dict[str, Report] = {}
    for report in sorted(family, key=order_key):
        way = [report]
        seen = {report.quotation}
        while True:
            link = links.get(way[-1].quotation)
            above = members.get(link.parent) if link and link.parent else None
            if above is None or above.quotation in placed or above.quotation in seen:
                break
            way.append(above)
            seen.add(above.quotation)
        for r in reversed(way):
            placed.setdefault(r.quotation, r)
    return list(placed.values())


def _name(families: Sequence[Sequence[Report]], known: Mapping[str, str]) -> list[str]:
    """Return an id for each family: the one its earliest report had before, else a new one; none twice."""
    names: list[str] = []
    taken: set[str] = set()
    for family in families:
        had = [known[r.quotation] for r in family if r.quotation in known]
        name = next((n for n in had if n not in taken), None) or _new_name(family, taken)
        taken.add(name)
        names.append(name)
    return names


def _new_name(family: Sequence[Report], taken: Container[str]) -> str:
    """Return an id for a family without one that is not ``taken``.

    When a lineage falls apart, the earlier part keeps its id, which may be that of a report of the other part.
    """
    for report in family:
        if (name := lineage_id(report.quotation)) not in taken:
            return name
    numbered = (lineage_id(f"{family[0].quotation}/{n}") for n in count(2))
    return next(name for name in numbered if name not in taken)


def _lineage(
    name: str,
    family: Sequence[Report],
    links: Mapping[str, Link],
    comparisons: Mapping[str, Comparison],
    home: Mapping[str, str],
    by_article: Mapping[str, list[Credit]],
    told_to: Mapping[str, str],
    outlets: tuple[str, ...],
) -> Lineage:
    members = {r.quotation for r in family}
    reports = tuple(_with_parent(r, links.get(r.quotation), comparisons, home, members) for r in family)
    credits = _credits_of(reports, by_article)
    severities: list[Severity] = [r.severity for r in reports if r.severity is not None]
    first = decide_first(reports, credits, told_to, outlets)
    return Lineage(name, _speaker_of(reports), first, reports, credits, worst(severities))


def _with_parent(
    report: Report, link: Link | None, comparisons: Mapping[str, Comparison], home: Mapping[str, str], members: set[str]
) -> Report:
    if link is None or link.parent is None or link.parent not in members:
        return evolve(report, parent=None, also=(), similarity=1.0, severity=None, alterations=())
    also = tuple(Also(home[other], other) for other in link.also if other in home)
    found = comparisons.get(report.quotation)
    if found is None:
        return evolve(report, parent=link.parent, also=also, similarity=link.similarity, severity=None, alterations=())
    return evolve(
        report,
        parent=link.parent,
        also=also,
        similarity=round(found.similarity, 4),
        severity=found.severity,
        alterations=found.alterations,
    )


def _credits_of(reports: Sequence[Report], by_article: Mapping[str, list[Credit]]) -> tuple[Credit, ...]:
    """Return the credits of the reports' articles that cover them or the whole article, in their order."""
    ids = {i for r in reports for i in (r.quotation, *(c.quotation for c in r.copies))}
    articles = dict.fromkeys(a for r in reports for a in (r.article, *(c.article for c in r.copies)))
    return tuple(
        credit
        for article in articles
        for credit in by_article.get(article, ())
        if not credit.quotations or ids & set(credit.quotations)
    )


def _speaker_of(reports: Sequence[Report]) -> Speaker | None:
    """Return the speaker of the first report, or who a later one names where the first names nobody."""
    spoken = [r.speaker for r in reports if r.speaker is not None]
    if not spoken:
        return None
    named = [s for s in spoken if s.kind not in _UNNAMED]
    return named[0] if spoken[0].kind in _UNNAMED and named else spoken[0]
