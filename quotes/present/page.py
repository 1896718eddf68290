"""The report: one self-contained HTML page of speakers, lineages with their alterations, and sources.

In: lineages, speakers with their quotations, articles.  Out: HTML as one string that requests nothing
from anywhere: styles inside, no script, no font, no image.

>>> "<!doctype html>" in render_page(PageData((), (), ()))
True
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING

from attrs import field, frozen

from quotes.models import SEVERITIES, Article, Lineage, Quotation, Report
from quotes.present.marking import Piece, mark_changes
from quotes.present.telling import BASES, LEVELS, POLARITIES, UPDATED, base_of, is_update, when
from quotes.text import printable

if TYPE_CHECKING:
    from jinja2 import Template

#: Kinds of speaker that have a name of their own.
NAMED = ("person", "organisation")


@frozen
class SpeakerEntry:
    """One speaker with all quotations, as the page lists them."""

    name: str
    kind: str
    roles: tuple[str, ...]
    quotations: tuple[Quotation, ...]
    #: How many there are, which may be more than are listed.
    count: int


@frozen
class Rest:
    """What a store has beside the things listed: a page of a large store lists the gravest and counts the others."""

    #: Lineages of more than one article, and of one alone.
    lineages: int = 0
    alone: int = 0
    #: Later reports of those lineages by what was done to the words.
    counts: Mapping[str, int] = field(factory=dict)
    #: Speakers with a name, sources without one, and the quotations of both.
    named: int = 0
    unnamed: int = 0
    quotations: int = 0
    articles: int = 0
    #: All outlets, those of the articles listed included.
    outlets: tuple[str, ...] = ()


@frozen
class PageData:
    """All that the page shows."""

    lineages: tuple[Lineage, ...]
    speakers: tuple[SpeakerEntry, ...]
    #: Their texts are not looked at.
    articles: tuple[Article, ...]
    rest: Rest = field(factory=Rest)
    #: Lineages that are not listed, with a report from which one that is listed took words too.
    beside: tuple[Lineage, ...] = ()
    title: str = "Who said it first, and what became of the words"


def gravity(lineage: Lineage) -> tuple[int, int, str, str]:
    """Return what orders lineages: severity, then the number of reports, then date and first quotation."""
    published = lineage.first.published or "9999"
    return -SEVERITIES.index(lineage.severity), -len(lineage.reports), published, lineage.reports[0].quotation


def gravest_first(lineages: Iterable[Lineage]) -> list[Lineage]:
    """Order lineages by severity, then by the number of reports, then by date and their first quotation."""
    return sorted(lineages, key=gravity)


def travelled(lineage: Lineage) -> bool:
    """Whether more than one article, copies included, carries the words."""
    articles = {r.article for r in lineage.reports} | {c.article for r in lineage.reports for c in r.copies}
    return len(articles) > 1


def _of_one_article(lineage: Lineage) -> bool:
    """Whether all reports stand in versions of one article."""
    return len({base_of(r) for r in lineage.reports}) == 1 and not any(r.copies for r in lineage.reports)


def render_page(data: PageData) -> str:
    """Return the page as HTML."""
    lineages = [x for x in gravest_first(data.lineages) if travelled(x)]
    rest = data.rest
    counts = {
        level: sum(r.severity == level for x in lineages for r in x.reports) + rest.counts.get(level, 0)
        for level in reversed(SEVERITIES)
    }
    named = sum(s.kind in NAMED for s in data.speakers)
    return _template().render(
        title=data.title,
        lineages=lineages,
        updates=any(_of_one_article(x) for x in lineages),
        listed={x.lineage for x in lineages},
        alone=len(data.lineages) - len(lineages) + rest.alone,
        speakers=sorted(data.speakers, key=lambda s: (-s.count, s.name)),
        named=named + rest.named,
        unnamed=len(data.speakers) - named + rest.unnamed,
        articles=data.articles,
        outlets={a.outlet for a in data.articles if a.outlet}.union(rest.outlets),
        rest=rest,
        counts=counts,
        compared=sum(counts.values()),
        quotations=sum(s.count for s in data.speakers) + rest.quotations,
        bases=BASES,
        levels=LEVELS,
        pieces=_pieces,
        day=when,
        updated=UPDATED,
        is_update=is_update,
        polarities=POLARITIES,
        many=_many,
        words_of={r.quotation: r for x in (*data.beside, *data.lineages) for r in x.reports},
    )


def _pieces(report: Report) -> list[Piece]:
    """Return the pieces of a report's text against its parent, words that are gone apart from those beside them."""
    out: list[Piece] = []
    for piece in mark_changes(report.text, report.alterations if report.parent else ()):
        before = out[-1] if out else None
        if before is not None and not before.text[-1:].isspace() and not piece.text[:1].isspace():
            gone = "cut" in (before.op, piece.op) and piece.op != "add"
            if gone and (piece.op == "cut" or piece.text[:1].isalnum()):
                out.append(Piece("keep", " "))
        out.append(piece)
    return out


def _many(count: int, what: str) -> str:
    """Return a number with its noun: "1 article", "3 articles"."""
    return f"{count} {what}{'' if count == 1 else 's'}"


@cache
def _template() -> Template:
    """Load the template, with everything escaped and control characters replaced."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    def clean(value: object) -> object:
        return printable(value) if isinstance(value, str) else value

    env = Environment(
        loader=PackageLoader("quotes", "present"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=clean,
    )
    return env.get_template("page.html")
