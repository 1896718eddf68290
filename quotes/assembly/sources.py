"""An article's own prose as the first report: what one outlet wrote, another puts between marks.

In: the quotations that stand for themselves, with their links, and the articles whose prose may hold their
words.  Out: passages as reports of kind ``source``, and the links that lead to them.

A passage counts where the quotation's speaker is that outlet, where the quoting article credits it, or
where it has the very words at length.  It must be earlier than the quotation, and no quotation of the
words may be earlier than, or in, the article that the passage stands in: that article repeats them.

>>> find_sources(quotations, links, prose, credits)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from attrs import evolve

from quotes import times
from quotes.assembly.glance import may_quote
from quotes.assembly.items import Item, Passage, passage_wording
from quotes.lineage import Book, same_outlet
from quotes.models import Credit, Link, Quotation, Wording
from quotes.reuse import Match, choose_parent, find_in_prose, match
from quotes.reuse.parents import surface
from quotes.reuse.words import read_words

#: Without a credit and without that outlet as the speaker, so many words must stand there unchanged:
#: a clause of a common report ("the first meeting took place on Monday in") stays below it.
UNASKED_WORDS = 10
UNASKED_SIMILARITY = 0.9

ProseOf = Callable[[Quotation], Sequence[Item]]


class Sources(NamedTuple):
    """The passages that are quoted, and the links of those who quote them."""

    passages: tuple[Passage, ...]
    links: dict[str, Link]


class _Find(NamedTuple):
    """A passage that one quotation quotes."""

    quotation: Quotation
    item: Item
    start: int
    end: int


def find_sources(
    quotations: Sequence[Quotation],
    wordings: Mapping[str, Wording],
    links: Mapping[str, Link],
    prose_of: ProseOf,
    credits: Iterable[Credit],
    book: Book,
    printings: Mapping[str, str],
) -> Sources:
    """Return the passages that ``quotations`` quote, and the links changed by them.

    ``prose_of`` gives the items whose prose may hold a quotation's words; ``printings`` goes from article
    id to the id that all printings of that article share.
    """
    credited = _credited(credits)
    held = _articles_of_families(quotations, links)
    # article by article, so that each is cut into words once
    looked_into: dict[str, list[tuple[Item, Quotation]]] = {}
    for q in quotations:
        for item in prose_of(q):
            looked_into.setdefault(item.article.id, []).append((item, q))
    finds: dict[str, list[_Find]] = {}
    for article, pairs in looked_into.items():
        for item, q in pairs:
            find = _find(q, item, wordings[q.id], links, wordings, credited, book, printings, held)
            if find:
                finds.setdefault(article, []).append(find)
    passages: list[Passage] = []
    changed: dict[str, Link] = {}
    options: dict[str, list[Passage]] = {}
    for article in sorted(finds):
        for passage, finders in _merged(finds[article]):
            passages.append(passage)
            for find in finders:
                options.setdefault(find.quotation.id, []).append(passage)
    for i in sorted(options):
        link = _link_to(wordings[i], links[i], options[i], wordings)
        if link:
            changed[i] = link
    changed.update(_past_equals(passages, links, changed, wordings, credited, book))
    used = {link.parent for link in changed.values()}
    return Sources(tuple(p for p in passages if p.id in used), changed)


def _past_equals(
    passages: Sequence[Passage],
    links: Mapping[str, Link],
    changed: Mapping[str, Link],
    wordings: Mapping[str, Wording],
    credited: Mapping[str, list[str]],
    book: Book,
) -> dict[str, Link]:
    """Return the links of reports whose parent has the very words of a passage: of equals the earliest is the parent.

    A report that credits its parent's outlet has it from there.
    """
    texts = {passage.id: surface(passage_wording(passage).text) for passage in passages}
    found: dict[str, Link] = {}
    for i, link in links.items():
        above = changed.get(link.parent or "")
        if i in changed or above is None or above.parent not in texts:
            continue
        parent = wordings[link.parent or ""]
        owed = any(same_outlet(outlet, parent.outlet, book) for outlet in credited.get(i, ()))
        if not owed and surface(parent.text) == texts[above.parent]:
            found[i] = evolve(link, parent=above.parent, why="the words of that article's own text")
    return found


def _credited(credits: Iterable[Credit]) -> dict[str, list[str]]:
    """Return the outlets credited with each quotation."""
    found: dict[str, list[str]] = {}
    for credit in credits:
        for i in credit.quotations:
            found.setdefault(i, []).append(credit.outlet)
    return found


def _articles_of_families(quotations: Sequence[Quotation], links: Mapping[str, Link]) -> dict[str, list[Quotation]]:
    """Return, by quotation id, the quotations that share its lineage."""
    leader: dict[str, str] = {q.id: q.id for q in quotations}

    def find(i: str) -> str:
        while leader[i] != i:
            leader[i] = leader[leader[i]]
            i = leader[i]
        return i

    for q in quotations:
        for other in (links[q.id].parent or "", *links[q.id].beside):
            if other in leader:
                a, b = find(q.id), find(other)
                leader[max(a, b)] = min(a, b)
    families: dict[str, list[Quotation]] = {}
    for q in quotations:
        families.setdefault(find(q.id), []).append(q)
    return {q.id: families[find(q.id)] for q in quotations}


def _find(
    q: Quotation,
    item: Item,
    wording: Wording,
    links: Mapping[str, Link],
    wordings: Mapping[str, Wording],
    credited: Mapping[str, list[str]],
    book: Book,
    printings: Mapping[str, str],
    held: Mapping[str, list[Quotation]],
) -> _Find | None:
    """Return the passage of ``item`` that ``q`` quotes, if it may be its source."""
    article = item.article
    if printings.get(article.id, article.id) == printings.get(q.article, q.article):
        return None
    if times.compare(article.published, q.published) != -1:
        return None
    asked = any(same_outlet(outlet, article.outlet, book) for outlet in credited.get(q.id, ()))
    asked = asked or (q.speaker is not None and same_outlet(q.speaker.name, article.outlet, book))
    if not asked and len(read_words(q.text)) < UNASKED_WORDS:
        return None
    for other in held[q.id]:
        same_article = printings.get(other.article, other.article) == printings.get(article.id, article.id)
        if same_article or (not asked and times.compare(other.published, article.published) in (-1, 0)):
            return None
    if not may_quote(q.text, article.text):
        return None
    quoted = [(s.start, s.end) for x in item.spoken for s in x.segments]
    place = find_in_prose(wording, article.text, quoted)
    if place is None:
        return None
    if not asked:
        found = match(evolve(wording, speaker=None, speaker_kind=None), passage_wording(Passage(article, *place)))
        if found is None or found.similarity < UNASKED_SIMILARITY:
            return None
    return _Find(q, item, *place)


def _merged(finds: Sequence[_Find]) -> list[tuple[Passage, list[_Find]]]:
    """Return the passages of one article: finds that overlap are one, from the longest of them."""
    merged: list[tuple[Passage, list[_Find]]] = []
    for find in sorted(finds, key=lambda f: (f.start - f.end, f.start, f.quotation.id)):
        for passage, finders in merged:
            if find.start < passage.end and passage.start < find.end:
                finders.append(find)
                break
        else:
            merged.append((Passage(find.item.article, find.start, find.end), [find]))
    return merged


def _link_to(child: Wording, link: Link, passages: Sequence[Passage], wordings: Mapping[str, Wording]) -> Link | None:
    """Return the child's link with the passages among its candidates, or None where it stays as it is."""
    whole = Match(1.0, 1.0, 1.0, (), (), 0.0, "unknown", None)
    parent = wordings.get(link.parent or "")
    candidates = [(passage_wording(p), whole) for p in passages]
    if parent is not None:
        candidates.append((parent, whole))
    best = choose_parent(child, candidates)
    if best.parent is None or best.parent == link.parent:
        return None
    return evolve(best, also=link.also, beside=link.beside, why="the words of that article's own text")


