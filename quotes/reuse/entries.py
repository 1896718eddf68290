"""The reports of a run, folded by wording, with their times as plain numbers.

In: wordings in any order, one by one.  Out: entries, one for each wording, shortest first, each with its reports in
the order of time.  Ten thousand copies of one wording are one entry with ten thousand reports.

>>> run = Run([Wording("b", "We sail."), Wording("a", "we sail", published="2031-05-01")])
>>> [[run.wordings[i].id for i in entry.reports] for entry in run.entries]
[['a', 'b']]
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b

from attrs import define, field

from quotes import times
from quotes.models import Wording
from quotes.reuse.parents import precedes, surface
from quotes.reuse.people import speaker_group
from quotes.reuse.words import Words, find_words

#: Minutes by which the sorting time of a report may be later than that of its child: a date alone sorts at
#: its start, a month at its first day, a time of day by its own zone.
_LATER = 2 * 1440.0
#: Days before a report within which the earliest fitting report of one wording is looked for; the steps are
#: those at which the time between two reports changes what it is worth.
_WINDOWS = (float("inf"), 365.0, 30.0, 7.0)
#: Reports tried at the start of each window.
_TRIED = 3
#: Bytes that stand for a wording while equals are folded; two wordings never meet in so many.
_DIGEST = 16


@define(eq=False, weakref_slot=False)
class Entry:
    """All reports of one wording, by their places in the run, earliest first."""

    #: Its own place among the entries.
    number: int
    words: Words
    reports: list[int]
    #: Minutes since the epoch of the first report and the last one, infinity for unknown.
    first: float = 0.0
    last: float = 0.0
    #: Of many reports: places in ``reports`` by surname of the speaker ("" for none), and by article.
    by_speaker: dict[str, list[int]] | None = None
    by_article: dict[str, list[int]] | None = None


@define(eq=False, init=False)
class Run:
    """The wordings that are linked together."""

    wordings: list[Wording] = field(factory=list)
    entries: list[Entry] = field(factory=list)
    #: Minutes since the epoch of each report, infinity for unknown.
    minutes: array[float] = field(factory=lambda: array("d"))
    #: Of reports with a time of day to the second and a zone, seconds since the epoch; nothing but these numbers is
    #: needed to compare two such reports. Not a number for all others.
    seconds: array[float] = field(factory=lambda: array("d"))
    #: What orders reports of one minute: seconds, or before all of them a year, a month, a day.
    _fine: array[float] = field(factory=lambda: array("d"))
    #: How much later than a child its parent may seem: something only where times are not to the second.
    slack: float = 0.0
    #: Whether any report says which article it is from.
    in_articles: bool = False

    def __init__(self, wordings: Iterable[Wording]) -> None:
        """Fold reports of one wording into entries, the shortest wordings first."""
        self.__attrs_init__()
        found: dict[bytes, list[int]] = {}
        for number, wording in enumerate(wordings):
            self.wordings.append(wording)
            self._note_time(wording.published)
            self.in_articles = self.in_articles or wording.article is not None
            # so few bytes of each surface, and not all of it: freed texts leave holes among those that stay
            key = blake2b(surface(wording.text).encode(errors="surrogatepass"), digest_size=_DIGEST).digest()
            if key in found:
                found[key].append(number)
            else:
                found[key] = [number]
        given = self.wordings
        rows = [(find_words(given[reports[0]].text), key, reports) for key, reports in found.items()]
        found.clear()
        rows.sort(key=lambda row: (len(row[0]), row[1]))
        self.entries = [Entry(number, words, reports) for number, (words, _, reports) in enumerate(rows)]
        del rows
        for entry in self.entries:
            self._arrange(entry)

    def _note_time(self, published: str | None) -> None:
        moment = times.read(published)
        at, exact, fine = float("inf"), float("nan"), 0.0
        if moment is not None:
            if moment.minutes is None:
                _, minutes, _, precision = times.sort_key(published)
                at, fine = float(minutes), precision - 4.0
            else:
                at, fine = float(moment.minutes), moment.seconds or 0.0
            if moment.zoned and moment.seconds is not None:
                exact = at * 60 + moment.seconds
            else:
                self.slack = _LATER
        self.minutes.append(at)
        self.seconds.append(exact)
        self._fine.append(fine)

    def _arrange(self, entry: Entry) -> None:
        """Put the reports of an entry in order, and those of many where they are found."""
        reports, given = entry.reports, self.wordings
        entry.first = entry.last = self.minutes[reports[0]]
        if len(reports) == 1:
            return
        reports.sort(key=self._order)
        entry.first, entry.last = self.minutes[reports[0]], self.minutes[reports[-1]]
        if len(reports) <= _TRIED:
            return
        entry.by_speaker, entry.by_article = {}, {}
        for place, i in enumerate(reports):
            entry.by_speaker.setdefault(speaker_group(given[i]), []).append(place)
            article = given[i].article
            if article is not None:
                entry.by_article.setdefault(article, []).append(place)

    def _order(self, number: int) -> tuple[float, float, str, int, str]:
        wording = self.wordings[number]
        return (self.minutes[number], self._fine[number], wording.article or "", wording.start, wording.id)

    @property
    def may_go_round(self) -> bool:
        """Whether "before" may go round in a circle: among times to the second it cannot."""
        return self.slack > 0 or self.in_articles

    def precedes(self, one: int, other: int) -> bool:
        """Whether the report ``one`` may be the parent of the ``other`` by time."""
        if self.in_articles:
            return precedes(self.wordings[one], self.wordings[other])
        a, b = self.seconds[one], self.seconds[other]
        # not a number is not itself
        return a < b if a == a and b == b else precedes(self.wordings[one], self.wordings[other])

    def days(self, one: int, other: int) -> float | None:
        """Return the days from the report ``one`` to the ``other``, or None."""
        a, b = self.seconds[one], self.seconds[other]
        if a == a and b == b:
            return (self.minutes[other] - self.minutes[one]) / 1440
        return times.days_between(self.wordings[one].published, self.wordings[other].published)

    def tries(self, entry: Entry, child: int) -> Iterable[int]:
        """Return the places of the reports of ``entry`` that may be the earliest fitting one; some come twice."""
        count = len(entry.reports)
        if count > _TRIED:
            return self._worth_trying(entry, self.wordings[child], self.minutes[child])
        article = self.wordings[child].article
        if article is None or count == 1:
            return range(count)
        return sorted(range(count), key=lambda place: self.wordings[entry.reports[place]].article != article)

    def _worth_trying(self, entry: Entry, child: Wording, at: float) -> Iterator[int]:
        by_speaker, by_article = entry.by_speaker or {}, entry.by_article or {}
        if child.article is not None:
            yield from by_article.get(child.article, [])[:_TRIED]
        lists: list[Sequence[int]] = [
            range(len(entry.reports)), by_speaker.get(speaker_group(child), []), by_speaker.get("", []),
        ]  # fmt: skip
        for places in lists:
            for days in _WINDOWS:
                anywhen = days == float("inf") or at == float("inf")
                since = 0 if anywhen else self._since(entry, places, at - days * 1440)
                yield from places[since : since + _TRIED]

    def _since(self, entry: Entry, places: Sequence[int], minute: float) -> int:
        return bisect_left(places, minute, key=lambda place: self.minutes[entry.reports[place]])
