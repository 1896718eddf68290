"""The records that only the store and its callers know: plans, filters, summaries, rulings.

In: nothing.  Out: attrs classes without behaviour, beside those of ``quotes.models``.

>>> QuotationFilter(speaker="Mara Venn", kinds=("direct",)).limit is None
True
"""

from __future__ import annotations

from typing import Literal

from attrs import frozen

from quotes.models import Article, NameForm, QuotationKind, Severity, SpeakerKind

AddStatus = Literal["added", "unchanged", "updated"]
RulingKind = Literal["same", "different", "speaker", "not-speech", "undo"]


@frozen
class Plan:
    """What adding an article would do; to be asked before extraction, as quotation ids hang on the article's id."""

    #: ``added``: new to the store; ``unchanged``: it is there; ``updated``: another version, or better metadata.
    status: AddStatus
    #: The id that it has or would get in the store ("a1", "a1@2").
    stored_id: str
    #: The id of the first version; its own where it is the first.
    base_id: str
    #: 1 for the first version.
    version: int
    #: Ids of the versions in the store, oldest first; empty for a new article.
    versions_of: tuple[str, ...]
    #: The article as it would be stored: under ``stored_id``, gaps in its metadata filled from the store.
    article: Article


@frozen
class StoredArticle:
    """An article with what the store knows about it."""

    article: Article
    base_id: str
    version: int
    #: Id of the earlier article that this one is a wire copy of, or None.
    copy_of: str | None = None


@frozen
class QuotationFilter:
    """Which quotations to list; every field that is given must hold."""

    #: A speaker's id, or a name or part of a name in whole words ("Venn").
    speaker: str | None = None
    #: Outlet, whatever its case.
    outlet: str | None = None
    #: Article id, exactly.
    article: str | None = None
    #: Empty for all kinds.
    kinds: tuple[QuotationKind, ...] = ()
    #: ISO 8601 days, months or years; an article whose date can lie on or after ``since`` (``until``) is in.
    since: str | None = None
    until: str | None = None
    #: Words to find, as in ``search``.
    text: str | None = None
    #: Quotations with a speaker only (True), without one only (False), or both (None).
    attributed: bool | None = None
    limit: int | None = None


@frozen
class LineageFilter:
    """Which lineages to list; every field that is given must hold."""

    speaker: str | None = None
    #: Any report of it, not the first alone.
    outlet: str | None = None
    article: str | None = None
    since: str | None = None
    until: str | None = None
    #: At least as grave as this.
    severity: Severity | None = None
    #: Holds an alteration of this kind.
    alteration: str | None = None
    #: At least so many reports.
    reports: int = 1
    limit: int | None = None


@frozen
class SpeakerSummary:
    """A speaker of the store and what is known under that id."""

    id: str
    name: str
    kind: SpeakerKind
    quotations: int
    articles: int
    #: Names as articles give them, with how often; most frequent first.
    names: tuple[tuple[str, int], ...]
    #: Roles as articles give them; most frequent first.
    roles: tuple[str, ...]
    #: Outlets with the number of quotations; most frequent first.
    outlets: tuple[tuple[str, int], ...]
    #: ``published`` of the earliest and the latest article, as given, or None.
    first: str | None
    last: str | None


@frozen
class Found:
    """A quotation that a search found."""

    quotation: str
    #: The words around the finds, those found between U+0001 and U+0002.
    snippet: str


@frozen
class Subject:
    """What a ruling is about, so that it is found again after the article was read anew."""

    #: Id of the quotation when the ruling was made, or None where it is about a speaker.
    quotation: str | None = None
    #: Where and what it was: article, id of that article's first version, words, which of several like ones (from 0).
    article: str | None = None
    base_id: str | None = None
    text: str | None = None
    occurrence: int = 0
    #: A speaker's id in the store ("p:mara-venn"), where the ruling is about a speaker.
    speaker: str | None = None


@frozen
class Ruling:
    """One entry of the ledger."""

    #: Counts up from 1 within a store.
    number: int
    kind: RulingKind
    subjects: tuple[Subject, ...]
    who: str
    #: ISO 8601, given by the caller.
    when: str
    why: str = ""
    #: The speaker's name, for a ruling of kind ``speaker``.
    name: str | None = None
    #: The form under which that name is filed.
    form: NameForm | None = None
    #: The number of the entry that an ``undo`` takes back.
    undoes: int | None = None


@frozen
class Decisions:
    """The rulings that hold, as ids of the store as it is now; a later ruling on the same pair has won."""

    #: Pairs of quotations that are, or are not, reports of the same words; each pair in alphabetical order.
    same: tuple[tuple[str, str], ...] = ()
    different: tuple[tuple[str, str], ...] = ()
    #: Pairs of speakers that are, or are not, one.
    same_speakers: tuple[tuple[str, str], ...] = ()
    different_speakers: tuple[tuple[str, str], ...] = ()
    #: Speaker ids and the form of the name that a person gave them.
    named_speakers: tuple[tuple[str, NameForm], ...] = ()
    #: Quotations that are no speech.
    not_speech: tuple[str, ...] = ()


@frozen
class Counts:
    """How much a store holds."""

    articles: int
    outlets: int
    quotations: int
    speakers: int
    lineages: int
    reports: int
    alterations: int
    rulings: int
