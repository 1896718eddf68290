"""Lineages out of articles: the order of the steps, the same in memory and over a store.

In: items (articles with their quotations and credits), which of them print one text, and people's rulings.
Out: ``Lineage`` records, the same whatever the order of the items.

>>> [lineage.first.outlet for lineage in link_items(items)]
['Harbour Post']
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from attrs import evolve, field, frozen

from quotes import times
from quotes.assembly.folding import fold_printings, printing_groups
from quotes.assembly.items import Item, Passage, passage_report, passage_wording, report_of, wording_of
from quotes.assembly.joining import Rulings, Versions, join_reports
from quotes.assembly.nearby import ProseIndex, SpeakerIndex
from quotes.assembly.paraphrases import join_paraphrases
from quotes.assembly.sources import ProseOf, Sources, find_sources
from quotes.drift.reports import compare_reports
from quotes.drift.spliced import splice
from quotes.drift.supplied import gone, left_to_prose
from quotes.lineage import build_lineages, find_context, find_own_words, open_book
from quotes.models import (
    Alteration,
    Article,
    Comparison,
    Copy,
    Credit,
    Lineage,
    Link,
    OwnWords,
    Quotation,
    Report,
    Wording,
    worst,
)

#: How much a later fragment may differ from an earlier one for what that one said beside it to be looked for.
_KEPT = ("none", "cosmetic", "shortened")


@frozen(eq=False)
class Settings:
    """What is known beside the items."""

    #: Pairs of ids of articles that print one text.
    copies: tuple[tuple[str, str], ...] = ()
    rulings: Rulings = field(factory=Rulings)
    #: Lineage ids that quotations had before.
    known_ids: Mapping[str, str] = field(factory=dict)
    #: Outlets of the whole store, those of the items included.
    outlets: tuple[str, ...] = ()
    #: Whether speakers' ids hold across articles.
    across: bool = False
    #: The items whose prose may hold a quotation's words; None looks through the items at hand.
    prose_of: ProseOf | None = None


def link_items(items: Sequence[Item], settings: Settings | None = None) -> list[Lineage]:
    """Return the lineages of the quotations of ``items``: each direct and partial one stands in exactly one."""
    settings = settings or Settings()
    ordered = sorted(items, key=lambda i: (times.sort_key(i.article.published), i.article.id))
    work = _Work(ordered, settings)
    work.join()
    work.add_sources()
    work.add_paraphrases()
    return work.lineages()


class _Work:
    """One run over the items; each step adds to the links."""

    def __init__(self, items: Sequence[Item], settings: Settings) -> None:
        self.items, self.settings = items, settings
        self.folded = fold_printings(items, settings.copies)
        self.folded_into: dict[str, list[str]] = {}
        for i, into in self.folded.items():
            self.folded_into.setdefault(into, []).append(i)
        self.printings = {
            item.article.id: group[0].article.id
            for group in printing_groups(items, settings.copies)
            for item in group
        }
        self.family = {item.article.id: item.family for item in items}
        self.credits: list[Credit] = [c for item in items for c in item.credits]
        self.spoken: list[Quotation] = [q for i in items for q in i.spoken if q.id not in self.folded]
        self.told: list[Quotation] = [q for i in items for q in i.told if q.id not in self.folded]
        self.wordings: dict[str, Wording] = {q.id: wording_of(q, across=settings.across) for q in self.spoken}
        self.links: dict[str, Link] = {}
        self.passages: tuple[Passage, ...] = ()
        self.quotations: dict[str, Quotation] = {q.id: q for i in items for q in i.quotations}

    def join(self) -> None:
        """Link direct and partial quotations by their words."""
        families: dict[str, list[Item]] = {}
        for item in self.items:
            families.setdefault(item.family, []).append(item)
        several: dict[str, tuple[str, int]] = {}
        for family, versions in families.items():
            versions.sort(key=lambda i: (times.sort_key(i.article.published), i.version, i.article.id))
            for number, item in enumerate(versions if len(versions) > 1 else (), 1):
                several.update((q.id, (family, number)) for q in item.spoken)
        wordings = list(self.wordings.values())
        covering = self._covering(self.credits)
        cues = {q.id: q.cue.text for q in self.spoken if q.cue is not None}
        titled = {q.id for item in self.items for q in item.spoken if q.segments[0].end <= _title_end(item.article)}
        self.links = join_reports(wordings, covering, self.settings.rulings, Versions(several), cues, titled)

    def _covering(self, credits: Iterable[Credit]) -> list[Credit]:
        """Return credits as those of the report that a printing was folded into."""
        return [
            evolve(c, quotations=tuple(dict.fromkeys(self.folded.get(q, q) for q in c.quotations))) for c in credits
        ]

    def add_sources(self) -> None:
        """Put passages of articles' own prose above the quotations that quote them."""
        prose_of = self.settings.prose_of or ProseIndex(self.items).prose_of
        book = open_book(self.settings.outlets or (i.article.outlet or "" for i in self.items))
        found: Sources = find_sources(
            self.spoken, self.wordings, self.links, prose_of, self._covering(self.credits), book, self.printings
        )
        self.passages = found.passages
        self.links.update(found.links)
        for passage in found.passages:
            self.links[passage.id] = Link(passage.id)
            self.wordings[passage.id] = passage_wording(passage)

    def add_paraphrases(self) -> None:
        """Let indirect statements join the quotations that they restate."""
        family_of = self._families()
        articles_of: dict[str, set[str]] = {}
        for i, family in family_of.items():
            article = self.wordings[i].article or ""
            articles_of.setdefault(family, set()).add(self.printings.get(article, article))
        statements = [wording_of(q, across=self.settings.across) for q in self.told if q.speaker is not None]
        speakers = SpeakerIndex(self.wordings.values())
        joined = join_paraphrases(
            statements, speakers.said_near, family_of, articles_of, self.printings, self.settings.rulings.parts
        )
        for statement in statements:
            if statement.id in joined:
                self.links[statement.id] = joined[statement.id]
                self.wordings[statement.id] = statement

    def _families(self) -> dict[str, str]:
        """Return, for each linked report, an id that its whole lineage shares."""
        leader = {i: i for i in self.links}

        def find(i: str) -> str:
            while leader[i] != i:
                leader[i] = leader[leader[i]]
                i = leader[i]
            return i

        for i in sorted(self.links):
            for other in (self.links[i].parent or "", *self.links[i].beside):
                if other in leader:
                    a, b = find(i), find(other)
                    leader[max(a, b)] = min(a, b)
        return {i: find(i) for i in self.links}

    def lineages(self) -> list[Lineage]:
        """Return the lineages with every comparison made."""
        reports = [self._report(self.quotations[i]) for i in self.links if i in self.quotations]
        reports += [passage_report(p) for p in self.passages]
        told_to = {i: q.told_to for i, q in self.quotations.items() if q.told_to}
        known = self.settings.known_ids
        return build_lineages(
            reports, self.links, self._comparisons(), self.credits, told_to, self.settings.outlets, known
        )

    def _report(self, quotation: Quotation) -> Report:
        """Return a quotation as a report, with the printings folded into it."""
        printed = (self.quotations[i] for i in self.folded_into.get(quotation.id, ()))
        copies = [Copy(q.article, q.id, q.outlet, q.published) for q in printed]
        copies.sort(key=lambda c: (times.sort_key(c.published), c.article, c.quotation))
        return evolve(report_of(quotation), copies=tuple(copies), base=self.family[quotation.article])

    def _comparisons(self) -> dict[str, Comparison]:
        """Return the comparison of every report with its parent."""
        texts = {item.article.id: item.article.text for item in self.items}
        found = {}
        for i, link in self.links.items():
            if link.parent is not None:
                parent, child = self.wordings[link.parent], self.wordings[i]
                found[i] = compare_reports(
                    parent,
                    child,
                    parent_cue=self._cue(link.parent),
                    child_cue=self._cue(i),
                    parent_context=self._context(link.parent, texts),
                    child_context=self._context(i, texts),
                    parent_own=self._own_words(link.parent, texts),
                    child_own=self._own_words(i, texts),
                )
                if parent.kind == "partial" and found[i].severity in _KEPT:
                    found[i] = _with(found[i], self._gone(link.parent, i, texts))
                if link.also:
                    found[i] = _with_splice(found[i], parent.text, child.text)
        return found

    def _cue(self, i: str) -> str | None:
        quotation = self.quotations.get(i)
        return quotation.cue.text if quotation and quotation.cue else None

    def _context(self, i: str, texts: Mapping[str, str]) -> str | None:
        quotation = self.quotations.get(i)
        return find_context(texts[quotation.article], quotation) if quotation and quotation.kind != "indirect" else None

    def _gone(self, parent: str, child: str, texts: Mapping[str, str]) -> list[Alteration]:
        """Return what a fragment's parent says in its own words of the wording above it, and the child does not."""
        above, own = self.links[parent].parent, self._own_words(parent, texts)
        if above is None or own is None or "indirect" in (self.wordings[above].kind, self.wordings[child].kind):
            return []
        left = left_to_prose(self.wordings[above], self.wordings[parent], own)
        return gone(left, self.wordings[child].text, self._own_words(child, texts)) if left else []

    def _own_words(self, i: str, texts: Mapping[str, str]) -> OwnWords | None:
        quotation = self.quotations.get(i)
        return find_own_words(texts[quotation.article], quotation) if quotation else None


def _title_end(article: Article) -> int:
    """Return where an article's title ends in its text; 0 where it does not open it."""
    title, text = article.title or "", article.text
    lead = len(text) - len(text.lstrip("#\n "))
    return lead + len(title) if title and text.startswith(title, lead) else 0


def _with_splice(comparison: Comparison, parent: str, child: str) -> Comparison:
    """Add that the words of another statement were run together with the parent's."""
    return _with(comparison, [splice(parent, child)])


def _with(comparison: Comparison, more: Sequence[Alteration]) -> Comparison:
    """Return a comparison with further alterations."""
    if not more:
        return comparison
    alterations = (*comparison.alterations, *more)
    return Comparison(worst([a.severity for a in alterations]), comparison.similarity, alterations)
