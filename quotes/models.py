"""Every record that passes between the stages: frozen, typed, without behaviour of its own.

In: nothing.  Out: attrs classes.  Offsets count Unicode code points in ``Article.text``; a span is
half-open, so ``article.text[span.start:span.end] == span.text`` holds for every ``Span`` below.

>>> Span(0, 4, "Yes,").end
4
"""

from __future__ import annotations

from typing import Literal

from attrs import field, frozen

QuotationKind = Literal["direct", "partial", "indirect", "scare"]
ReportKind = Literal["direct", "partial", "indirect", "source"]
SpeakerKind = Literal["person", "organisation", "anonymous", "collective", "document"]
Polarity = Literal["asserted", "negated", "hypothetical"]
NoSpeaker = Literal["no-cue", "ambiguous", "not-named"]
Severity = Literal["none", "cosmetic", "shortened", "reworded", "meaning"]
Basis = Literal["told-to", "credit", "date", "only", "unknown"]

#: Mildest first; the severity of a comparison is the worst of its alterations.
SEVERITIES: tuple[Severity, ...] = ("none", "cosmetic", "shortened", "reworded", "meaning")


def worst(severities: list[Severity]) -> Severity:
    """Return the gravest of ``severities``, ``none`` for an empty list."""
    return max(severities, key=SEVERITIES.index, default="none")


def first_version(article: str) -> str:
    """Return the id of an article's first version: ``quay`` for ``quay@2``, an id that names no version as it is."""
    base, _, number = article.rpartition("@")
    return base if base and number.isdigit() else article


@frozen
class Article:
    """One article as it was read."""

    #: Unique within a store; a later version of the same article is ``ID@2``.
    id: str
    #: The decoded file after its front matter, line endings as ``\n``.
    text: str
    #: Who published it, as given.
    outlet: str | None = None
    #: ISO 8601 at the precision known ("2016-12-01T09:30:00+01:00", "2016-12-01", "2016-12").
    published: str | None = None
    title: str | None = None
    url: str | None = None
    byline: str | None = None
    #: BCP 47 tag; None is read as English.
    language: str | None = None
    type: Literal["article", "transcript"] = "article"
    #: Where it was read from (path or ``file.jsonl, line 3``), for messages only.
    origin: str | None = None
    #: What the reader had to do to read it (another encoding, control characters), in words.
    notes: tuple[str, ...] = ()


@frozen
class Rejection:
    """An input that was left out, with the reason."""

    #: Path, or path and line.
    input: str
    reason: str


@frozen
class Span:
    """A stretch of an article's text."""

    start: int
    end: int
    text: str


@frozen
class Speaker:
    """Who is reported as saying the words."""

    #: The fullest name the article gives, titles left out; for a source without a name its noun phrase.
    name: str
    kind: SpeakerKind
    #: What the article says the speaker is ("Russia's foreign minister"), or None.
    role: str | None = None
    #: The same for the same speaker across articles of a store; before that, of the article.
    id: str | None = None


@frozen
class NameForm:
    """One way of naming a speaker, as a store files it; several forms may be one speaker."""

    #: Stable and independent of what else is in the store ("p:john-kerry", "p:kerry~secretary").
    key: str
    kind: SpeakerKind
    #: Forms that could be one speaker share it: the surname of a person, else the key.
    block: str
    #: As the article gives it.
    name: str
    #: The roles that articles give under this form.
    roles: tuple[str, ...] = ()


@frozen
class Settlement:
    """The decision which speaker of the store a form of a name stands for."""

    #: ``NameForm.key``.
    key: str
    #: The speaker's id in the store.
    speaker: str
    #: The name to show, where the rules or a ruling say it; None leaves it to what the articles use.
    name: str | None = None


@frozen
class Quotation:
    """Words that an article reports somebody as saying, with the evidence for who it was."""

    id: str
    article: str
    kind: QuotationKind
    #: The words between the outermost marks, marks not included; one per paragraph or piece.
    segments: tuple[Span, ...]
    outlet: str | None = None
    published: str | None = None
    speaker: Speaker | None = None
    #: The words that name the speaker at this quotation ("he", "the minister").
    mention: Span | None = None
    #: The reporting words.
    cue: Span | None = None
    #: The outlet that the words were said to, where the article says so.
    told_to: str | None = None
    polarity: Polarity = "asserted"
    #: Name of the rule that decided the speaker ("none" where nothing did).
    rule: str = "none"
    confidence: float = 0.0
    #: Why ``speaker`` is None.
    reason: NoSpeaker | None = None

    @property
    def text(self) -> str:
        """The segments joined by one space."""
        return " ".join(s.text for s in self.segments)


@frozen
class OwnWords:
    """What a report says in its own words in the sentence of a quotation: Kos said she would not “resign”."""

    #: For each segment its first place in the quotation's text, and the words of the sentence before it.
    leads: tuple[tuple[int, str], ...]
    #: All words of the sentence outside the segments, piece by piece.
    sentence: tuple[str, ...]


@frozen
class Alteration:
    """One place where a later wording differs from an earlier one."""

    kind: str
    severity: Severity
    #: The words before and after ("" where there are none).
    before: str
    after: str
    #: Code-point spans in the earlier and the later wording.
    before_span: tuple[int, int]
    after_span: tuple[int, int]
    #: In words a reporter understands.
    why: str


@frozen
class Comparison:
    """What was done to the words between two wordings."""

    severity: Severity
    #: 0 to 1, over words.
    similarity: float
    alterations: tuple[Alteration, ...] = ()


@frozen
class Wording:
    """What linking needs to know of one report of some words."""

    #: The quotation's id, or the id of a passage of an article's own prose.
    id: str
    text: str
    #: Name as the report gives it, and its kind; None where nobody is named.
    speaker: str | None = None
    speaker_kind: SpeakerKind | None = None
    #: Id of the speaker across articles, where known.
    speaker_id: str | None = None
    outlet: str | None = None
    published: str | None = None
    article: str | None = None
    kind: ReportKind = "direct"
    #: Place in the article, for order within it.
    start: int = 0
    #: Whether the report says that the words were said, never said, or might be.
    polarity: Polarity = "asserted"


@frozen
class Link:
    """The decision where one report of some words comes from."""

    #: ``Wording.id`` of the report itself.
    id: str
    #: ``Wording.id`` of the earlier report it most likely descends from, None for a first report.
    parent: str | None = None
    #: Similarity with the parent, 0 to 1; 1 where there is no parent.
    similarity: float = 1.0
    #: Further parents of a splice, the one with more of the words first.
    also: tuple[str, ...] = ()
    #: Reports of the same words that no time puts before or after this one (a tie, an undated report):
    #: they stand in its lineage and are not its parents. Only of a report without a parent.
    beside: tuple[str, ...] = ()
    #: Why, in words ("same words, earlier by two days").
    why: str = ""


@frozen
class Credit:
    """A sentence in which an article names another outlet as the source of the words."""

    article: str
    #: Full name of the outlet credited.
    outlet: str
    #: The crediting words ("first reported by the Dravik Ledger").
    phrase: str
    start: int
    end: int
    #: "told-to" where the words were said to the outlet, "credit" where it had the story.
    basis: Literal["told-to", "credit"] = "credit"
    #: Ids of the quotations that it covers; empty for the whole article.
    quotations: tuple[str, ...] = ()


@frozen
class Also:
    """A further parent of a spliced report, in another lineage."""

    lineage: str
    parent: str


@frozen
class Copy:
    """The same article printed by another outlet."""

    article: str
    quotation: str
    outlet: str | None
    published: str | None


@frozen
class Report:
    """One report of the words of a lineage."""

    quotation: str
    article: str
    start: int
    end: int
    outlet: str | None
    published: str | None
    kind: ReportKind
    #: The segments joined by one space, where there are several.
    text: str
    speaker: Speaker | None = None
    parent: str | None = None
    also: tuple[Also, ...] = ()
    copies: tuple[Copy, ...] = ()
    similarity: float = 1.0
    #: Against the parent; None at the root.
    severity: Severity | None = None
    alterations: tuple[Alteration, ...] = ()
    #: Whether the report says that the words were said, never said, or might be.
    polarity: Polarity = "asserted"
    #: Where the words lie, as in the quotation; empty where they are one stretch, from ``start`` to ``end``.
    segments: tuple[Span, ...] = ()
    #: Id of the first version of its article, where the maker of the report knows it.
    base: str = field(default="", eq=False)


@frozen
class First:
    """Who had the words first, and on what grounds."""

    outlet: str | None
    article: str | None
    published: str | None
    basis: Basis
    #: 0 to 1.
    confidence: float
    #: In words: why unknown, or what contradicts it.
    note: str = ""


@frozen
class Lineage:
    """All reports of the same words, from the first to the last."""

    lineage: str
    speaker: Speaker | None
    first: First
    #: Earliest first.
    reports: tuple[Report, ...] = field(factory=tuple)
    credits: tuple[Credit, ...] = ()
    #: The gravest severity of its reports.
    severity: Severity = "none"
