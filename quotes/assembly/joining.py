"""Where each report comes from: links by wording, steered by versions, credits and people's rulings.

In: the wordings of reports that stand for themselves.  Out: a ``Link`` for each.

>>> join_reports(wordings, credits, Rulings())["late"].parent
'early'
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence

from attrs import evolve, field, frozen

from quotes.assembly.neighbours import link_headlines, link_neighbours
from quotes.drift.reports import compare_sources
from quotes.lineage import Book, full_name, open_book, outlet_key
from quotes.models import Credit, Link, Wording
from quotes.reuse import choose_parent, link_wordings, match
from quotes.reuse.parents import order, precedes, surface

#: Ways of naming the source of one wording that are looked at; a famous quotation may have thousands.
_WAYS = 50


@frozen
class Rulings:
    """What people decided, as pairs of quotation ids."""

    same: frozenset[tuple[str, str]] = field(factory=frozenset)
    different: frozenset[tuple[str, str]] = field(factory=frozenset)

    def parts(self, a: str, b: str) -> bool:
        """Whether a person ruled that two reports are not of the same words."""
        return (a, b) in self.different or (b, a) in self.different


@frozen
class Versions:
    """Which reports are from versions of one article."""

    #: Report id to (the article's first id, number of the version).
    of: Mapping[str, tuple[str, int]] = field(factory=dict)

    def earlier(self, parent: str, child: str) -> bool:
        """Whether ``parent`` is from an earlier version of the article that ``child`` is from."""
        a, b = self.of.get(parent), self.of.get(child)
        return a is not None and b is not None and a[0] == b[0] and a[1] < b[1]


def join_reports(
    wordings: Sequence[Wording],
    credits: Iterable[Credit] = (),
    rulings: Rulings | None = None,
    versions: Versions | None = None,
    cues: Mapping[str, str] | None = None,
    titled: Container[str] = (),
) -> dict[str, Link]:
    """Return the link of every wording by its id; credits, then sources, decide among parents with equal words.

    ``cues`` has the reporting words of the reports that have some, ``titled`` the ids of those in an article's title.
    """
    rulings = rulings or Rulings()
    links = {link.id: link for link in link_wordings(wordings)}
    by_id = {w.id: w for w in wordings}
    _keep_apart(links, by_id, rulings)
    if versions and versions.of:
        _follow_versions(links, by_id, versions, rulings)
    alone = [w for w in wordings if links[w.id].parent is None and not links[w.id].beside]
    links.update(link_neighbours(alone, rulings.parts))
    heads = [w for w in alone if w.id in titled and w.speaker_id is not None and links[w.id].parent is None]
    links.update(link_headlines(heads, wordings, rulings.parts))
    alike = _Alike(links, by_id, rulings, versions or Versions())
    _follow_sources(alike, cues or {})
    _follow_credits(alike, credits)
    for a, b in sorted(rulings.same):
        if a in by_id and b in by_id:
            later, other = (b, a) if not precedes(by_id[b], by_id[a]) else (a, b)
            _put_beside(links, by_id, later, other)
    return links


def _put_beside(links: dict[str, Link], by_id: Mapping[str, Wording], later: str, other: str) -> None:
    """Join two reports that a person ruled to be of the same words: as parent where time allows, else side by side."""
    link = links[later]
    if link.parent is None and precedes(by_id[other], by_id[later]) and not _above(links, later, other):
        links[later] = evolve(link, parent=other, beside=(), similarity=0.0, why="a person ruled so")
    elif other not in (link.parent, *link.beside):
        links[later] = evolve(link, beside=tuple(sorted({*link.beside, other})))


def _above(links: Mapping[str, Link], ancestor: str, start: str) -> bool:
    """Whether ``ancestor`` stands above ``start``."""
    at: str | None = start
    seen = set()
    while at is not None and at not in seen:
        if at == ancestor:
            return True
        seen.add(at)
        at = links[at].parent if at in links else None
    return False


def _keep_apart(links: dict[str, Link], by_id: Mapping[str, Wording], rulings: Rulings) -> None:
    """Choose again where a person ruled that a report and its parent are not of the same words."""
    ruled = {i for pair in rulings.different for i in pair}
    for i in sorted(ruled & set(links)):
        link = links[i]
        apart = {j for j in by_id if rulings.parts(i, j)}
        if not apart & {link.parent, *link.also, *link.beside}:
            continue
        child = by_id[i]
        pairs = [(w, m) for j, w in by_id.items() if j != i and j not in apart and (m := match(child, w))]
        links[i] = choose_parent(child, pairs)


def _follow_versions(
    links: dict[str, Link], by_id: Mapping[str, Wording], versions: Versions, rulings: Rulings
) -> None:
    """Make the older version's wording the parent of the words that a later version changed."""
    families: dict[str, list[str]] = {}
    for i, (family, _) in sorted(versions.of.items()):
        if i in by_id:
            families.setdefault(family, []).append(i)
    for reports in families.values():
        for i in reports:
            # of versions that say the same the latest stands for all
            texts: dict[str, str] = {}
            for j in sorted(reports, key=lambda j: (versions.of[j][1], j)):
                if versions.earlier(j, i) and not rulings.parts(i, j):
                    texts[by_id[j].text] = j
            same = texts.get(by_id[i].text)
            older = [same] if same is not None else list(texts.values())
            found = [(m.similarity, versions.of[j][1], j) for j in older if (m := match(by_id[i], by_id[j]))]
            if found:
                best = max(found)
                links[i] = Link(i, best[2], round(best[0], 4), (), (), "an older version of the article")


class _Alike:
    """Reports by their words, to find one in the place of a parent that has the same words."""

    def __init__(
        self, links: dict[str, Link], by_id: Mapping[str, Wording], rulings: Rulings, versions: Versions
    ) -> None:
        self.links, self.by_id, self._rulings, self._versions = links, by_id, rulings, versions
        #: Filled when first asked for: most articles credit nobody and alter no source.
        self._reports: dict[str, list[Wording]] = {}

    def replaceable(self, i: str) -> Wording | None:
        """Return the parent of a report, unless that is another wording of its own article."""
        parent = self.by_id.get(self.links[i].parent or "")
        if parent is None or parent.article == self.by_id[i].article or self._versions.earlier(parent.id, i):
            return None
        return parent

    def of(self, parent: Wording) -> list[Wording]:
        """Return all reports with the words of ``parent``, the earliest first."""
        if not self._reports:
            for w in sorted(self.by_id.values(), key=order):
                self._reports.setdefault(surface(w.text), []).append(w)
        return self._reports[surface(parent.text)]

    def fits(self, child: Wording, parent: Wording, other: Wording) -> bool:
        """Whether ``other`` may be the parent of ``child`` in the place of ``parent``."""
        return (
            other.id not in (child.id, parent.id)
            and precedes(other, child)
            and not self._rulings.parts(other.id, child.id)
            and not _above(self.links, child.id, other.id)
            and match(child, other) is not None
        )

    def put(self, child: str, parent: Wording, why: str) -> None:
        """Make ``parent`` the parent of ``child``."""
        self.links[child] = evolve(self.links[child], parent=parent.id, why=f"the same words, {why}")


def _follow_sources(alike: _Alike, cues: Mapping[str, str]) -> None:
    """Among parents with the same words take one whose altered source, or loaded reporting words, a report repeats."""
    firsts: dict[str, list[Wording]] = {}

    def altered(parent: Wording, child: Wording) -> set[str]:
        return {a.kind for a in compare_sources(parent, child, cues.get(parent.id), cues.get(child.id))}

    for i in sorted(alike.links):
        child, parent = alike.by_id[i], alike.replaceable(i)
        most = altered(parent, child) if parent is not None else set()
        if parent is None or not most:
            continue
        key = surface(parent.text)
        if key not in firsts:
            # of each way of naming the source the first report, which precedes whatever another one of them does
            ways: dict[tuple[str | None, ...], Wording] = {}
            for w in alike.of(parent):
                ways.setdefault((w.speaker, w.speaker_kind, cues.get(w.id), w.polarity), w)
            firsts[key] = list(ways.values())[:_WAYS]
        left = [
            (len(still), at, other)
            for at, other in enumerate(firsts[key])
            if (still := altered(other, child)) < most and alike.fits(child, parent, other)
        ]
        if left:
            alike.put(i, min(left)[2], "given to their source in the same way")


def _follow_credits(alike: _Alike, credits: Iterable[Credit]) -> None:
    """Among parents with the same words take the one whose outlet the report credits."""
    by_id = alike.by_id
    credited = [(i, credit.outlet) for credit in credits for i in credit.quotations if i in by_id]
    if not credited:
        return
    given: dict[str, set[str]] = {}
    book = open_book({w.outlet for w in by_id.values() if w.outlet})
    for i, outlet in credited:
        given.setdefault(i, set()).add(outlet_key(full_name(outlet, book)))
    for i, outlets in sorted(given.items()):
        parent = alike.replaceable(i)
        if parent is None or _outlet(parent, book) in outlets:
            continue
        others = (w for w in alike.of(parent) if _outlet(w, book) in outlets and alike.fits(by_id[i], parent, w))
        best = next(others, None)
        if best is not None:
            alike.put(i, best, f"and the report credits {best.outlet}")


def _outlet(wording: Wording, book: Book) -> str:
    return outlet_key(full_name(wording.outlet, book)) if wording.outlet else ""
