"""All wordings of a file linked in memory: one best parent for each.

In: wordings in any order.  Out: for each its parent, or a ``Link``, in that order.  Reports of one and the same
wording are folded into one entry first, so that ten thousand copies cost no more than a list of that length; the
index then finds the few other wordings that share runs with each entry.  Most reports stand whole in an earlier
one and need no more than that; of the others each pair is weighed.

>>> links = link_wordings([
...     Wording("late", "the mill will close by spring", published="2020-05-03"),
...     Wording("early", "The mill will close by spring.", published="2020-05-01"),
... ])
>>> [link.parent for link in links]
['early', None]
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, islice

from attrs import evolve, field, frozen

from quotes.models import Link, Wording
from quotes.reuse.entries import Entry, Run
from quotes.reuse.match import said_apart, weigh
from quotes.reuse.nearby import Nearby
from quotes.reuse.parents import (
    REST_WORDS,
    SUPPORT,
    WHOLE,
    Candidate,
    beside,
    best_of,
    explains,
    link_to,
    order,
    pieces_apart,
    rest_of,
    supported,
    words_apart,
)
from quotes.reuse.people import relate_speakers
from quotes.reuse.shared import LEAST, Common, common_words
from quotes.reuse.words import spell_text

#: Reports named as tied with one, at most: one suffices to stand in its lineage.
_BESIDE = 4
#: Entries taken at a time. Where so many pairs of each of the last ones shared too little, the pairs of the next ones
#: that do so are left out first, all in one go. Of invented lineages and of quotations of news there are one or two
#: such pairs for each, and fifteen at most among so many entries; of texts that open alike there are forty.
_SOME = 256
_IN_VAIN = 20
#: So many words, even of a stock phrase, are never too little to say anything.
_FEW_WORDS = 5


@frozen(eq=False)
class _Fit(Candidate):
    """A report that may be the parent of another, with its number in the run."""

    number: int = -1


@frozen(eq=False)
class _Choice:
    """What was decided for one report, by its number in the run."""

    child: int
    entry: Entry
    best: _Fit | None = None
    others: list[_Fit] = field(factory=list)
    #: Reports that time puts neither before nor after this one.
    tied: list[_Fit] = field(factory=list)


class _Linker:
    """The entries of one call and what is known of the pairs of the entry at hand."""

    def __init__(self, wordings: Iterable[Wording], splices: bool) -> None:
        """Fold and index ``wordings``; further parents of splices are looked for where ``splices`` says so."""
        self._splices = splices
        self.run = Run(wordings)
        self.nearby = Nearby(self.run.entries)
        self._letters = [entry.words.letters for entry in self.run.entries]
        self._common: dict[int, Common | None] = {}
        self._in_vain = 0

    def choices(self) -> Iterator[_Choice]:
        """Yield what is decided for each report, in the order of the entries."""
        found = enumerate(self.nearby.alike(self.run.slack))
        while some := list(islice(found, _SOME)):
            sift, self._in_vain = self._in_vain > _IN_VAIN * _SOME, 0
            if sift:
                pairs = sum(len(near) for _, near in some)
                some = self.nearby.without_little(some)
                self._in_vain = pairs - sum(len(near) for _, near in some)
            for number, near in some:
                self._common.clear()
                yield from self._choose(number, near)

    def _choose(self, number: int, near: list[int]) -> Iterator[_Choice]:
        """Decide for every report of entry ``number``, whose neighbours are ``near``."""
        run, entries = self.run, self.run.entries
        entry = entries[number]
        letters = entry.words.letters
        several = len(entry.reports) > 1
        if not (near or several) or (len(letters) < _FEW_WORDS and entry.words.total < LEAST):
            yield from (_Choice(child, entry) for child in entry.reports)
            return
        whole = common_words(entry.words, entry.words) if several else None
        around: list[int] | None = None
        for child in entry.reports:
            best, tied = self._fitting(child, entry, whole) if whole is not None else (None, [])
            free = run.wordings[child].article is None
            if best is not None and free:
                yield _Choice(child, entry, best)
                continue
            if free and len(letters) >= WHOLE:
                if around is None:
                    around = [n for n in near if letters in self._letters[n]]
                found = self._standing_whole(child, entry, around)
                if found is not None:
                    yield _Choice(child, entry, found)
                    continue
            yield self._weigh_all(child, entry, near, [best] if best else [], tied)

    def _standing_whole(self, child: int, entry: Entry, around: list[int]) -> _Fit | None:
        """Return the best parent among the entries in which the child's words stand whole: of the shortest the first.

        This is what ``best_of`` would choose: nothing of the child is lacking, and least of the parent is left over.
        """
        entries, latest = self.run.entries, self.run.minutes[child] + self.run.slack
        early = [n for n in around if entries[n].first <= latest]
        early.sort()
        for _, alike in groupby(early, key=lambda n: len(entries[n].words.letters)):
            fits = []
            for n in alike:
                common = self._shared(entry, n)
                fit = self._fitting(child, entries[n], common)[0] if common is not None else None
                if fit is not None:
                    fits.append(fit)
            if len(fits) > 1:
                text = self.run.wordings[child].text
                fits.sort(key=lambda fit: (pieces_apart(text, fit.wording.text), *order(fit.wording)))
            if fits:
                return fits[0]
        return None

    def _weigh_all(
        self, child: int, entry: Entry, near: Sequence[int], earlier: list[_Fit], tied: list[_Fit]
    ) -> _Choice:
        """Choose among all neighbours; ``earlier`` and ``tied`` hold reports of the child's own wording."""
        run, words = self.run, entry.words
        latest = run.minutes[child] + run.slack
        in_article = run.wordings[child].article is not None
        early = [n for n in near if run.entries[n].first <= latest or in_article]
        enough = SUPPORT * len(words)
        most = float("inf")
        for apart, n in sorted([(words_apart(words, run.entries[n].words), n) for n in early]):
            if apart > most:
                # no other can have so much more of the words that it would be chosen
                break
            common = self._shared(entry, n)
            if common is None:
                self._in_vain += 1
                continue
            fitting, also_tied = self._fitting(child, run.entries[n], common)
            tied += also_tied
            if fitting is not None:
                earlier.append(fitting)
                supporting = supported(words, common.runs_a) >= enough and not in_article
                if supporting and not (self._splices and rest_of(words, common.runs_a)):
                    most = apart
        best = best_of(run.wordings[child], entry.words, earlier)
        if best is None:
            return _Choice(child, entry, None, [], tied)
        return _Choice(child, entry, best, [c for c in earlier if c is not best])

    def _shared(self, entry: Entry, other: int) -> Common | None:
        """Return what the entry at hand shares with another one."""
        if other not in self._common:
            self._common[other] = common_words(entry.words, self.run.entries[other].words)
        return self._common[other]

    def _fitting(self, child: int, entry: Entry, common: Common) -> tuple[_Fit | None, list[_Fit]]:
        """Return the earliest report of ``entry`` that may be the parent of ``child``, and some tied with it."""
        run, wordings = self.run, self.run.wordings
        best: int | None = None
        tied: dict[int, _Fit] = {}
        own = wordings[child]
        if len(entry.reports) == 1:
            return self._alone(child, entry.reports[0], entry, common)
        tried: set[int] = set()
        for place in run.tries(entry, child):
            number = entry.reports[place]
            if place in tried or number == child or (best is not None and place > best):
                continue
            tried.add(place)
            earlier = run.precedes(number, child)
            if not earlier and (len(tied) >= _BESIDE or run.precedes(child, number)):
                continue
            report = wordings[number]
            if weigh(common, relate_speakers(own, report), run.days(number, child)) < 0:
                continue
            if own.article is not None and said_apart(own, report, common):
                continue
            if not earlier:
                tied[place] = _Fit(report, entry.words, common, number)
                continue
            best = place
            if place == 0 or (own.article is not None and report.article == own.article):
                break
        if best is None:
            return None, list(tied.values())
        number = entry.reports[best]
        return _Fit(wordings[number], entry.words, common, number), list(tied.values())

    def _alone(self, child: int, number: int, entry: Entry, common: Common) -> tuple[_Fit | None, list[_Fit]]:
        """Return the one report of ``entry`` as one that may be the parent of ``child``, or as one tied with it."""
        run, wordings = self.run, self.run.wordings
        earlier = run.precedes(number, child)
        if number == child or (not earlier and run.precedes(child, number)):
            return None, []
        report = wordings[number]
        if weigh(common, relate_speakers(wordings[child], report), run.days(number, child)) < 0:
            return None, []
        if report.article is not None and said_apart(wordings[child], report, common):
            return None, []
        fit = _Fit(report, entry.words, common, number)
        return (fit, []) if earlier else (None, [fit])

    def for_the_rest(self, choices: Sequence[_Choice]) -> None:
        """Add to the others of each of ``choices`` reports that have the words which its parent lacks."""
        pieces, whose, until = [], [], []
        for choice in choices:
            words = choice.entry.words
            rest = rest_of(words, choice.best.common.runs_a) if choice.best is not None else []
            if any(explains(other.common.runs_a, rest) >= REST_WORDS for other in choice.others):
                continue
            places = words.places if rest else ()
            for start, end in rest:
                pieces.append(spell_text(words.text[places[start][0] : places[end - 1][1]]))
                whose.append(choice)
                until.append(self.run.minutes[choice.child] + self.run.slack)
        near = self.nearby.alike_to(pieces, [choice.entry.number for choice in whose], until)
        for choice, others in zip(whose, near, strict=True):
            known = {fit.number for fit in (choice.best, *choice.others) if fit is not None}
            for n in others:
                other = self.run.entries[n]
                common = common_words(choice.entry.words, other.words)
                fit = self._fitting(choice.child, other, common)[0] if common is not None else None
                if fit is not None and fit.number not in known:
                    choice.others.append(fit)


def find_parents(wordings: Iterable[Wording]) -> tuple[list[Wording], list[int], list[int]]:
    """Return the wordings, the place of each one's parent (-1 for none), and the place of its lineage's first report.

    No parent is later than its child, there are no circles, and reports tied at the front are of one lineage.
    """
    linker = _Linker(wordings, splices=False)
    given = linker.run.wordings
    parents = [-1] * len(given)
    tied: list[tuple[int, int]] = []
    for choice in linker.choices():
        if choice.best is not None:
            parents[choice.child] = choice.best.number
        tied.extend((choice.child, fit.number) for fit in choice.tied[:_BESIDE])
    if linker.run.may_go_round:
        tied.extend(_break_circles(parents, given))
    return given, parents, _roots(parents, tied, given)


def link_wordings(wordings: Iterable[Wording]) -> list[Link]:
    """Return the link of each wording, in the order given; ids must differ.

    The links do not depend on the order given. No report is later than its child, and there are no circles.
    """
    linker = _Linker(wordings, splices=True)
    given = linker.run.wordings
    choices = list(linker.choices())
    linker.for_the_rest([choice for choice in choices if choice.best is not None])
    parents = [-1] * len(given)
    tied: list[tuple[int, int]] = []
    links = [Link("")] * len(given)
    for choice in choices:
        child = given[choice.child]
        if choice.best is not None:
            parents[choice.child] = choice.best.number
            links[choice.child] = link_to(child, choice.entry.words, choice.best, choice.others)
        else:
            ids = beside(child, choice.tied)[:_BESIDE]
            tied.extend((choice.child, fit.number) for fit in choice.tied if fit.wording.id in ids)
            links[choice.child] = Link(child.id, beside=ids)
    if linker.run.may_go_round:
        for first, parent in _break_circles(parents, given):
            tied.append((first, parent))
            why = "the times go round in a circle"
            links[first] = Link(given[first].id, beside=(given[parent].id,), why=why)
    root = _roots(parents, tied, given)
    place = {wording.id: i for i, wording in enumerate(given)}
    return [_other_lineages(link, root, place) for link in links]


def _break_circles(parents: list[int], given: Sequence[Wording]) -> list[tuple[int, int]]:
    """Take the parent from one report of each circle; return these reports with the parents that they had.

    Dates without a time of day can be before one time and tied with another in a way that goes round
    (2016-12-02 in one zone may be over before 2016-12-01 is in another).
    """
    broken: list[tuple[int, int]] = []
    done: set[int] = set()
    for start in range(len(parents)):
        path: dict[int, None] = {}
        at = start
        while at >= 0 and at not in done and at not in path:
            path[at] = None
            at = parents[at]
        if at in path:
            circle = list(path)[list(path).index(at) :]
            first = min(circle, key=lambda i: given[i].id)
            broken.append((first, parents[first]))
            parents[first] = -1
        done.update(path)
    return broken


def _roots(parents: Sequence[int], tied: Iterable[tuple[int, int]], given: Sequence[Wording]) -> list[int]:
    """Return the first report of each report's lineage; of those tied at the front the one with the least id."""
    root = [i if parent < 0 else parent for i, parent in enumerate(parents)]

    def find(at: int) -> int:
        path = []
        while root[at] != at:
            path.append(at)
            at = root[at]
        for passed in path:
            root[passed] = at
        return at

    for child, other in tied:
        one, two = find(child), find(other)
        if one != two:
            one, two = sorted((one, two), key=lambda i: given[i].id)
            root[two] = one
    return [find(i) for i in range(len(root))]


def _other_lineages(link: Link, root: Sequence[int], place: Mapping[str, int]) -> Link:
    """Return ``link`` with only those further parents that stand in another lineage."""
    if not link.also:
        return link
    own = root[place[link.id]]
    return evolve(link, also=tuple(other for other in link.also if root[place[other]] != own))
