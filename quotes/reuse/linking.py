"""All wordings of a file linked in memory: one best parent for each.

In: wordings in any order.  Out: a ``Link`` for each, in that order.  Reports of one and the same wording
are folded into one entry first, so that ten thousand copies cost no more than a list of that length;
the index then finds the few other wordings that share runs with each entry, and each pair is weighed.

>>> links = link_wordings([
...     Wording("late", "the mill will close by spring", published="2020-05-03"),
...     Wording("early", "The mill will close by spring.", published="2020-05-01"),
... ])
>>> [link.parent for link in links]
['early', None]
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from attrs import define, evolve, field, frozen

from quotes import times
from quotes.models import Link, Wording
from quotes.reuse.index import RunIndex
from quotes.reuse.match import weigh
from quotes.reuse.parents import (
    REST_WORDS,
    Candidate,
    beside,
    best_of,
    explains,
    link_to,
    order,
    precedes,
    rest_of,
    surface,
)
from quotes.reuse.people import relate_speakers, speaker_group
from quotes.reuse.shared import Common, common_words
from quotes.reuse.words import Words, find_words

#: Days before a report within which the earliest fitting report of one wording is looked for; the steps are
#: those at which the time between two reports changes what it is worth.
_WINDOWS = (float("inf"), 365.0, 30.0, 7.0)
#: Reports tried at the start of each window.
_TRIED = 3
#: Reports named as tied with one, at most: one suffices to stand in its lineage.
_BESIDE = 4
#: Minutes by which the sorting time of a report may be later than that of its child: a date alone sorts at
#: its start, a month at its first day, a time of day by its own zone.
_LATER = 2 * 1440.0


@define(eq=False)
class _Entry:
    """All reports of one wording, earliest first."""

    words: Words
    surface: str
    reports: list[Wording] = field(factory=list)
    #: Minutes since the epoch of each report, undated ones last at infinity.
    minutes: list[float] = field(factory=list)
    #: Positions in ``reports`` by surname of the speaker ("" for none), and by article.
    by_speaker: dict[str, list[int]] = field(factory=dict)
    by_article: dict[str, list[int]] = field(factory=dict)


@frozen
class _Neighbour:
    """Another entry that shares words with one."""

    entry: _Entry
    common: Common


def _entries(wordings: Sequence[Wording]) -> list[_Entry]:
    """Fold reports of one wording into entries, the shortest wordings first."""
    found: dict[str, list[Wording]] = {}
    for wording in wordings:
        found.setdefault(surface(wording.text), []).append(wording)
    entries = []
    for key, reports in found.items():
        entry = _Entry(find_words(reports[0].text), key, sorted(reports, key=order))
        for i, report in enumerate(entry.reports):
            unknown, minutes, *_ = times.sort_key(report.published)
            entry.minutes.append(float("inf") if unknown else minutes)
            entry.by_speaker.setdefault(speaker_group(report), []).append(i)
            if report.article is not None:
                entry.by_article.setdefault(report.article, []).append(i)
        entries.append(entry)
    entries.sort(key=lambda entry: (len(entry.words), entry.surface))
    return entries


def _worth_trying(entry: _Entry, child: Wording, at: float) -> Iterator[int]:
    """Yield positions of the reports of ``entry`` that may be the earliest fitting ones for ``child``."""
    if child.article is not None:
        yield from entry.by_article.get(child.article, [])[:_TRIED]
    everyone: Sequence[int] = range(len(entry.reports))
    group = speaker_group(child)
    few = len(everyone) <= _TRIED
    lists = [everyone] if few else [everyone, entry.by_speaker.get(group, []), entry.by_speaker.get("", [])]
    for positions in lists:
        for days in _WINDOWS[:1] if few else _WINDOWS:
            since = 0 if days == float("inf") or at == float("inf") else _since(entry, positions, at - days * 1440)
            yield from positions[since : since + _TRIED]


def _since(entry: _Entry, positions: Sequence[int], minute: float) -> int:
    return bisect_left(positions, minute, key=lambda i: entry.minutes[i])


def _fitting(child: Wording, at: float, entry: _Entry, common: Common) -> tuple[Candidate | None, list[Candidate]]:
    """Return the earliest report of ``entry`` that may be the parent of ``child``, and some that are tied with it."""
    best: int | None = None
    tied: dict[int, Candidate] = {}
    for i in dict.fromkeys(_worth_trying(entry, child, at)):
        report = entry.reports[i]
        if report.id == child.id or (best is not None and i > best):
            continue
        earlier = precedes(report, child)
        if not earlier and (len(tied) >= _BESIDE or precedes(child, report)):
            continue
        days = times.days_between(report.published, child.published)
        if weigh(common, relate_speakers(child, report), days) < 0:
            continue
        if not earlier:
            tied[i] = Candidate(report, entry.words, common)
            continue
        best = i
        if child.article is not None and report.article == child.article:
            break
    found = None if best is None else Candidate(entry.reports[best], entry.words, common)
    return found, list(tied.values())


class _Linker:
    """The entries of one call, their index, and the links made so far."""

    def __init__(self, wordings: Sequence[Wording]) -> None:
        self.entries = _entries(wordings)
        self.index = RunIndex([entry.words for entry in self.entries], [entry.minutes[0] for entry in self.entries])
        self.links: dict[str, Link] = {}

    def neighbours(self, number: int) -> list[_Neighbour]:
        """Return the other entries that share enough words with entry ``number``."""
        own, minutes = self.entries[number].words, self.entries[number].minutes
        found = []
        for other in self.index.alike(own, number, minutes[0], minutes[-1] + _LATER):
            common = common_words(own, self.entries[other].words)
            if common is not None:
                found.append(_Neighbour(self.entries[other], common))
        return found

    def link_entry(self, number: int) -> None:
        """Link every report of entry ``number``."""
        entry = self.entries[number]
        whole = common_words(entry.words, entry.words)
        if whole is None:
            self.links.update((report.id, Link(report.id)) for report in entry.reports)
            return
        neighbours: list[_Neighbour] | None = None
        for child, at in zip(entry.reports, entry.minutes, strict=True):
            best, tied = _fitting(child, at, entry, whole) if len(entry.reports) > 1 else (None, [])
            if best is None or child.article is not None:
                neighbours = self.neighbours(number) if neighbours is None else neighbours
            near = neighbours or []
            if best is not None and not any(child.article in n.entry.by_article for n in near):
                self.links[child.id] = link_to(child, entry.words, best, ())
            else:
                self.links[child.id] = self._link(child, entry.words, at, near, ([best] if best else []), tied)

    def _link(
        self,
        child: Wording,
        words: Words,
        at: float,
        near: Sequence[_Neighbour],
        earlier: list[Candidate],
        tied: list[Candidate],
    ) -> Link:
        """Link one report to the best of its neighbours; ``earlier`` and ``tied`` hold reports of its own wording."""
        for neighbour in near:
            fitting, also_tied = _fitting(child, at, neighbour.entry, neighbour.common)
            earlier += [fitting] if fitting is not None else []
            tied += also_tied
        best = best_of(child, words, earlier)
        if best is None:
            return Link(child.id, beside=beside(child, tied)[:_BESIDE])
        others = [c for c in earlier if c is not best]
        return link_to(child, words, best, others + self._for_the_rest(child, words, at, best, others))

    def _for_the_rest(
        self, child: Wording, words: Words, at: float, best: Candidate, others: list[Candidate]
    ) -> list[Candidate]:
        """Return reports that have what ``best`` lacks of ``child``, looked for by these words alone."""
        rest = rest_of(words, best.common.runs_a)
        if not rest or any(explains(other.common.runs_a, rest) >= REST_WORDS for other in others):
            return []
        found: dict[int, Candidate] = {}
        places = words.places
        for start, end in rest:
            piece = find_words(words.text[places[start][0] : places[end - 1][1]])
            for number in self.index.alike(piece, len(self.entries), at, at + _LATER):
                common = common_words(words, self.entries[number].words)
                if number in found or common is None or explains(common.runs_a, rest) < REST_WORDS:
                    continue
                fitting, _ = _fitting(child, at, self.entries[number], common)
                if fitting is not None:
                    found[number] = fitting
        return list(found.values())


def link_wordings(wordings: Sequence[Wording]) -> list[Link]:
    """Return the link of each wording, in the order given; ids must differ.

    The links do not depend on the order given. No report is later than its child, and there are no circles.
    """
    linker = _Linker(wordings)
    for number in range(len(linker.entries)):
        linker.link_entry(number)
    links = linker.links
    _break_circles(links)
    root = _roots(links)
    return [_other_lineages(links[wording.id], root) for wording in wordings]


def _break_circles(links: dict[str, Link]) -> None:
    """Take the parent from one report of each circle.

    Dates without a time of day can be before one time and tied with another in a way that goes round
    (2016-12-02 in one zone may be over before 2016-12-01 is in another).
    """
    done: set[str] = set()
    for start in sorted(links):
        path: dict[str, None] = {}
        at: str | None = start
        while at is not None and at not in done and at not in path:
            path[at] = None
            at = links[at].parent
        if at is not None and at in path:
            circle = list(path)[list(path).index(at) :]
            first = min(circle)
            links[first] = Link(first, beside=(links[first].parent or first,), why="the times go round in a circle")
        done.update(path)


def _roots(links: dict[str, Link]) -> dict[str, str]:
    """Return the first report of each report's lineage, reports tied at the front counting as one."""
    root: dict[str, str] = {}

    def find(at: str) -> str:
        path = []
        while root.get(at, at) != at:
            path.append(at)
            at = root[at]
        for passed in path:
            root[passed] = at
        return at

    for link in links.values():
        for other in (link.parent,) if link.parent else link.beside:
            one, two = find(link.id), find(other)
            root[max(one, two)] = min(one, two)
    return {id_: find(id_) for id_ in links}


def _other_lineages(link: Link, root: dict[str, str]) -> Link:
    """Return ``link`` with only those further parents that stand in another lineage."""
    also = tuple(other for other in link.also if root[other] != root[link.id])
    return link if also == link.also else evolve(link, also=also)
