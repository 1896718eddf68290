"""The report: one self-contained HTML page of speakers, lineages with their alterations, and sources.

In: lineages, speakers with their quotations, articles.  Out: HTML as one string that requests nothing
from anywhere: styles inside, no script, no font, no image.

>>> "<!doctype html>" in render_page(PageData((), (), ()))
True
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from attrs import frozen

from quotes.models import SEVERITIES, Article, Lineage, Quotation, Report
from quotes.present.marking import mark_changes
from quotes.present.telling import BASES, LEVELS, POLARITIES, UPDATED, is_update, when
from quotes.text import printable

if TYPE_CHECKING:
    from jinja2 import Template

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
class PageData:
    """All that the page shows."""

    lineages: tuple[Lineage, ...]
    speakers: tuple[SpeakerEntry, ...]
    articles: tuple[Article, ...]
    title: str = "Who said it first, and what became of the words"


def gravest_first(lineages: tuple[Lineage, ...]) -> list[Lineage]:
    """Order lineages by severity, then by the number of reports, then by date and their first quotation."""
    first = {lineage.lineage: lineage.first.published or "9999" for lineage in lineages}
    return sorted(
        lineages,
        key=lambda x: (-SEVERITIES.index(x.severity), -len(x.reports), first[x.lineage], x.reports[0].quotation),
    )


def travelled(lineage: Lineage) -> bool:
    """Whether more than one article, copies included, carries the words."""
    articles = {r.article for r in lineage.reports} | {c.article for r in lineage.reports for c in r.copies}
    return len(articles) > 1


def render_page(data: PageData) -> str:
    """Return the page as HTML."""
    lineages = [x for x in gravest_first(data.lineages) if travelled(x)]
    counts = {level: sum(r.severity == level for x in lineages for r in x.reports) for level in reversed(SEVERITIES)}
    return _template().render(
        title=data.title,
        lineages=lineages,
        alone=len(data.lineages) - len(lineages),
        speakers=sorted(data.speakers, key=lambda s: (-s.count, s.name)),
        articles=data.articles,
        outlets=sorted({a.outlet for a in data.articles if a.outlet}),
        counts=counts,
        compared=sum(counts.values()),
        quotations=sum(s.count for s in data.speakers),
        bases=BASES,
        levels=LEVELS,
        pieces=_pieces,
        day=when,
        updated=UPDATED,
        is_update=is_update,
        polarities=POLARITIES,
        many=_many,
        words_of={r.quotation: r for x in data.lineages for r in x.reports},
    )


def _pieces(report: Report) -> list[Any]:
    """Return the pieces of a report's text against its parent."""
    return list(mark_changes(report.text, report.alterations if report.parent else ()))


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
