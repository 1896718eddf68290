"""What one article brings to the linking, and the records made of it.

In: an article with its quotations and credits.  Out: ``Wording`` for the comparing, ``Report`` for the lineage.

>>> wording_of(Quotation("q1", "a1", "direct", (Span(1, 4, "Yes"),))).text
'Yes'
"""

from __future__ import annotations

from typing import NamedTuple

from quotes.models import Article, Credit, Quotation, Report, Wording


class Item(NamedTuple):
    """One article, with what was found in it."""

    article: Article
    #: Of all kinds but ``scare``.
    quotations: tuple[Quotation, ...] = ()
    #: That it gives to other outlets.
    credits: tuple[Credit, ...] = ()
    #: Id of the first version of it, its own where it is the first.
    base: str = ""
    #: 1 for the first version.
    version: int = 1

    @property
    def family(self) -> str:
        """The id that all versions of it share."""
        return self.base or self.article.id

    @property
    def spoken(self) -> tuple[Quotation, ...]:
        """Its direct and partial quotations."""
        return tuple(q for q in self.quotations if q.kind in ("direct", "partial"))

    @property
    def told(self) -> tuple[Quotation, ...]:
        """Its indirect statements."""
        return tuple(q for q in self.quotations if q.kind == "indirect")


class Passage(NamedTuple):
    """A stretch of an article's own prose that a later article quotes."""

    article: Article
    start: int
    end: int

    @property
    def id(self) -> str:
        """An id that the same article, by its id, and the same place give on every machine."""
        return f"{self.article.id}:source:{self.start}-{self.end}"

    @property
    def text(self) -> str:
        """The words, line breaks and all."""
        return self.article.text[self.start : self.end]


def wording_of(quotation: Quotation, *, across: bool = False) -> Wording:
    """Return what linking needs to know; ``across`` says that speakers' ids hold across articles."""
    speaker = quotation.speaker
    return Wording(
        quotation.id,
        quotation.text,
        speaker.name if speaker else None,
        speaker.kind if speaker else None,
        speaker.id if speaker and across else None,
        quotation.outlet,
        quotation.published,
        quotation.article,
        "direct" if quotation.kind == "scare" else quotation.kind,
        quotation.segments[0].start,
        quotation.polarity,
    )


def report_of(quotation: Quotation) -> Report:
    """Return the report that a quotation is, not yet linked."""
    return Report(
        quotation.id,
        quotation.article,
        quotation.segments[0].start,
        quotation.segments[-1].end,
        quotation.outlet,
        quotation.published,
        "direct" if quotation.kind == "scare" else quotation.kind,
        quotation.text,
        quotation.speaker,
        polarity=quotation.polarity,
        segments=quotation.segments if len(quotation.segments) > 1 else (),
    )


def passage_wording(passage: Passage) -> Wording:
    """Return a passage as a wording without a speaker."""
    article = passage.article
    return Wording(
        passage.id,
        passage.text,
        outlet=article.outlet,
        published=article.published,
        article=article.id,
        kind="source",
        start=passage.start,
    )


def passage_report(passage: Passage) -> Report:
    """Return a passage as a report of kind ``source``."""
    article = passage.article
    return Report(
        passage.id, article.id, passage.start, passage.end, article.outlet, article.published, "source", passage.text
    )
