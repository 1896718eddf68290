"""Linking in a store: what changed, and whatever it may touch, is linked anew and saved.

In: an open store and the ids of the articles that changed.  Out: the number of lineages written.

The articles that changed draw in the lineages that they stood in, and those of every report that shares
words with theirs, by the store's keys: like wordings, prose that is quoted, wire copies, statements of the
same speaker within thirty days.  These lineages are taken whole and linked again together with what is
new, by the same steps as in memory, so that the order of adding makes no difference.

>>> relink(store, ["a1"])
1
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from quotes import times
from quotes.assembly.glance import may_be_copy, may_quote
from quotes.assembly.items import Item, wording_of
from quotes.assembly.joining import Rulings
from quotes.assembly.linking import Settings, link_items
from quotes.assembly.memory import find_copies
from quotes.assembly.neighbours import DAYS as DAYS_NEAR
from quotes.assembly.neighbours import nearly_same
from quotes.assembly.paraphrases import DAYS
from quotes.lineage import find_credits
from quotes.models import Quotation, Wording
from quotes.reuse import (
    COPY,
    copy_keys,
    find_in_prose,
    is_copy,
    match,
    prose_keys,
    prose_probe_keys,
    restates,
    shingle_keys,
)
from quotes.store import Store

#: Where the articles that changed are at least one in so many of the store, all of it is linked anew: to look up
#: what each of them touches costs about four times what linking it costs.
WHOLE = 4
#: Reports looked up for one wording; those beyond it share fewer of its words.
_CANDIDATES = 200
#: Articles whose prose is looked into for one quotation.
_PROSE = 12


def relink(store: Store, changed: Iterable[str]) -> int:
    """Link the quotations of the ``changed`` articles and whatever they touch; return how many lineages were saved.

    Quotations that an interrupted run left without a lineage are linked too.
    """
    ids = list(dict.fromkeys(changed))
    ids = list(dict.fromkeys([*ids, *(q.article for q in store.quotations_by_id(store.unlinked()))]))
    if not ids:
        return 0
    reach = _Reach(store, ids)
    if len(ids) * WHOLE >= store.size("article"):
        reach.take_all()
    else:
        reach.gather()
    lineages = link_items(reach.items(), reach.settings())
    kept = {lineage.lineage for lineage in lineages}
    store.save(lineages, removed=sorted(reach.lineages - kept))
    return len(lineages)


class _Reach:
    """What a change touches."""

    def __init__(self, store: Store, changed: Sequence[str]) -> None:
        self.store = store
        self.changed = list(changed)
        #: Whether that is the whole store.
        self.all = False
        #: Ids of the lineages to be linked anew.
        self.lineages: set[str] = set()
        #: Ids of the quotations in play.
        self.ids: dict[str, None] = {}
        self.copies: set[tuple[str, str]] = set()
        held = store.decisions()
        self.rulings = Rulings(frozenset(held.same), frozenset(held.different))
        self._whole: dict[str, Item] = {}
        self._said: dict[tuple[str, str, str | None, str | None], list[Wording]] = {}
        self._ruled = {i for pair in (*held.same, *held.different) for i in pair}

    def whole(self, article: str) -> Item:
        """Return an article with all its quotations, read once."""
        if article not in self._whole:
            stored = self.store.stored_article(article)
            own = tuple(q for q in self.store.of_article(article) if q.kind != "scare")
            self._whole[article] = Item(stored.article, own, (), stored.base_id, stored.version)
        return self._whole[article]

    def gather(self) -> None:
        """Draw in all that the changed articles touch."""
        for article in self.changed:
            for version in self.store.versions_of(article):
                self._draw_article(version)
            self._draw_copies(article)
        for article in list(self.changed):
            item = self.whole(article)
            for quotation in item.spoken:
                self._draw_like(quotation)
                self._draw_statements(quotation)
            for statement in item.told:
                self._draw_restated(statement)
            self._draw_quoting(item)
        ruled = sorted(i for i in self._ruled if i in self.ids or self._touches(i))
        self._draw_lineages(ruled)

    def take_all(self) -> None:
        """Put the whole store in play, to be linked as in memory."""
        self.all = True
        for stored in self.store.articles():
            item = Item(stored.article, (), (), stored.base_id, stored.version)
            self._whole[stored.article.id] = item
        by_article: dict[str, list[Quotation]] = {}
        for quotation in self.store.quotations():
            if quotation.kind != "scare":
                self.ids.setdefault(quotation.id)
                by_article.setdefault(quotation.article, []).append(quotation)
        for article, own in by_article.items():
            self._whole[article] = self._whole[article]._replace(quotations=tuple(own))
        self.lineages.update(self.store.lineage_ids_in_order())
        self.copies.update(find_copies([item.article for item in self._whole.values()]))

    def _touches(self, quotation: str) -> bool:
        """Whether a person ruled on this quotation together with one in play."""
        pairs = (*self.rulings.same, *self.rulings.different)
        return any(quotation in pair and (pair[0] in self.ids or pair[1] in self.ids) for pair in pairs)

    def _draw_article(self, article: str) -> None:
        """Put all quotations of an article in play, with the lineages that it stands in."""
        for quotation in self.whole(article).quotations:
            self.ids.setdefault(quotation.id)
        self._draw(self.store.lineages_of_article(article))

    def _draw_lineages(self, quotations: Iterable[str]) -> None:
        """Put the lineages of ``quotations`` in play."""
        listed = list(quotations)
        for quotation in listed:
            self.ids.setdefault(quotation)
        if listed:
            self._draw(self.store.lineage_ids(listed).values())

    def _draw(self, lineages: Iterable[str]) -> None:
        """Put lineages in play, with those that hold the rest of a splice in them."""
        wanted = set(lineages) - self.lineages
        while wanted:
            others = set()
            for lineage in self.store.lineages_by_id(sorted(wanted)):  # another may have been dissolved
                self.lineages.add(lineage.lineage)
                for report in lineage.reports:
                    if report.kind != "source":
                        self.ids.setdefault(report.quotation)
                    others |= {also.lineage for also in report.also}
                    for copy in report.copies:
                        self.ids.setdefault(copy.quotation)
                        self.copies.add((report.article, copy.article))
            wanted = others - self.lineages - wanted

    def _draw_copies(self, article: str) -> None:
        """Put the other printings of an article's text in play."""
        text = self.whole(article).article.text
        own = copy_keys(text)
        for other, shared, keys in self.store.copy_candidates(own):
            if other == article or not may_be_copy(shared, len(own), keys):
                continue
            if is_copy(text, self.whole(other).article.text) >= COPY:
                self.copies.add((other, article))
                self._draw_article(other)

    def _draw_like(self, quotation: Quotation) -> None:
        """Put the lineages of reports with like words in play."""
        own = wording_of(quotation, across=True)
        found = self.store.candidates(shingle_keys(quotation.text), limit=_CANDIDATES)
        others = [w for w in self.store.wordings(found) if w.id != own.id and w.kind in ("direct", "partial")]
        self._draw_lineages(w.id for w in others if match(own, w) is not None)
        if own.speaker_id and own.speaker_kind == "person" and (day := _day(own.published, 0)):
            near = self._said_by(own.speaker_id, "spoken", _day(day, -DAYS_NEAR - 1), _day(day, DAYS_NEAR + 1))
            self._draw_lineages(w.id for w in near if w.id != own.id and nearly_same(own, w))

    def _draw_statements(self, quotation: Quotation) -> None:
        """Put the indirect statements in play that restate a quotation."""
        if quotation.speaker and quotation.speaker.id and (day := _day(quotation.published, 0)):
            own, until = wording_of(quotation, across=True), _day(quotation.published, DAYS + 31)
            told = self._said_by(quotation.speaker.id, "told", day, until)
            self._draw_lineages(w.id for w in told if restates(w, own) is not None)

    def _draw_restated(self, statement: Quotation) -> None:
        """Put the lineages in play that an indirect statement restates."""
        if statement.speaker and statement.speaker.id and (day := _day(statement.published, 31)):
            own, since = wording_of(statement, across=True), _day(statement.published, -DAYS - 31)
            said = self._said_by(statement.speaker.id, "spoken", since, day)
            self._draw_lineages(w.id for w in said if restates(own, w) is not None)

    def _said_by(self, speaker: str, how: str, since: str | None, until: str | None) -> list[Wording]:
        """Return the quotations or the indirect statements of a speaker between two days, looked up once."""
        key = (speaker, how, since, until)
        if key not in self._said:
            look_up = self.store.said_by if how == "spoken" else self.store.indirect_of
            self._said[key] = [wording_of(q, across=True) for q in look_up([speaker], since, until)]
        return self._said[key]

    def _draw_quoting(self, item: Item) -> None:
        """Put the lineages in play whose quotations quote the article's own prose."""
        text = item.article.text
        quoted = [(s.start, s.end) for q in item.spoken for s in q.segments]
        for wording in self.store.wordings(self.store.candidates(prose_keys(text, quoted), limit=_CANDIDATES)):
            later = times.compare(item.article.published, wording.published) == -1
            if not later or wording.article == item.article.id or not may_quote(wording.text, text):
                continue
            if find_in_prose(wording, text, quoted) is not None:
                self._draw_lineages([wording.id])

    def prose_of(self, quotation: Quotation) -> list[Item]:
        """Return the articles whose prose may hold the words of a quotation."""
        keys = prose_probe_keys(quotation.text)
        found = self.store.prose_candidates(keys, limit=_PROSE) if keys else ()
        return [self.whole(article) for article in found if article != quotation.article]

    def items(self) -> list[Item]:
        """Return the articles in play, each with its quotations that are."""
        silent = set(self.store.decisions().not_speech)
        by_article: dict[str, list[Quotation]] = {}
        if self.all:
            by_article = {a: [q for q in i.quotations if q.id not in silent] for a, i in self._whole.items()}
        else:
            for quotation in self.store.quotations_by_id(list(self.ids)):
                if quotation.kind != "scare" and quotation.id not in silent:
                    by_article.setdefault(quotation.article, []).append(quotation)
        outlets = self.store.outlets()
        found = []
        for article, quotations in sorted(by_article.items()):
            whole = self.whole(article)
            credits = find_credits(whole.article, whole.quotations, outlets)
            ordered = sorted(quotations, key=lambda q: (q.segments[0].start, q.id))
            found.append(whole._replace(quotations=tuple(ordered), credits=credits))
        return found

    def settings(self) -> Settings:
        """Return what the linking has to know beside the items."""
        return Settings(
            copies=tuple(sorted(self.copies)),
            rulings=self.rulings,
            known_ids=self.store.lineage_ids(list(self.ids)),
            outlets=self.store.outlets(),
            across=True,
            prose_of=None if self.all else self.prose_of,
        )


def _day(published: str | None, days: float) -> str | None:
    """Return the day that lies ``days`` after a time, or None where the time is unknown."""
    moment = times.read(published)
    if moment is None:
        return None
    year, month, day = (*moment.date, 1, 1)[:3]
    try:
        return (date(year, month, day) + timedelta(days=days)).isoformat()
    except OverflowError:
        return None
