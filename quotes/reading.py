"""What extraction knows of an article before anybody is named: the mentions and the drafts of quotations.

In: nothing.  Out: records that ``quotes.extract`` fills and ``quotes.resolve`` reads; no behaviour.
Offsets are code points of ``Article.text``; token indexes point into ``Reading.tokens``.

>>> Draft(kind="direct", segments=(Span(1, 5, "Yes,"),), mention=0, rule="after-subject-cue").inherits is None
True
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from attrs import define, frozen

from quotes.models import NoSpeaker, Polarity, QuotationKind, Span, SpeakerKind
from quotes.text import Tokens

__all__ = ["Draft", "Gender", "Mention", "MentionForm", "Reading", "quotation_id", "record"]

if TYPE_CHECKING:
    from attrs import frozen as record
else:
    # For what an article has dozens of (it has some 150 mentions): made frozen, each costs four times as much.
    # The type checker holds them frozen.
    record = define(unsafe_hash=True)

MentionForm = Literal["name", "pronoun", "nominal", "joint"]
Gender = Literal["m", "f", "n"]


@record
class Mention:
    """A noun phrase outside the quotation marks that can name a speaker."""

    #: The phrase as it would be shown ("Mr Reyes", "the minister", "he", "a senior official").
    start: int
    end: int
    #: Index of its first token and of the token after its last one.
    first: int
    last: int
    form: MentionForm
    #: None for a pronoun and where the words do not tell.
    kind: SpeakerKind | None
    #: A name's words without title, role and possessive ("Reyes"); else the phrase without what follows the noun.
    name: str
    #: Number of the sentence it stands in, counted through the article.
    sentence: int
    #: "Mr", "Sen", "Dr", as written; None without one.
    title: str | None = None
    #: What the phrase itself says the person is ("Fisheries Secretary", "the mayor"); None without.
    role: str | None = None
    #: By title, pronoun or noun only, never by a first name.
    gender: Gender | None = None
    plural: bool = False
    #: Followed by ’s, or one of his, her, their, its, whose.
    possessive: bool = False
    #: The noun of a nominal, lower case ("adviser"); "" for names and pronouns.
    head: str = ""
    #: The preposition right before the phrase, lower case ("of", "by", "with"), or "".
    preposition: str = ""
    #: Index of the mention that this one stands in apposition to (“the mayor, [Ilse Verbruggen],”), or None.
    apposed_to: int | None = None
    #: Stands inside an appositive or a relative clause of an earlier mention of the sentence.
    nested: bool = False
    #: First noun phrase of its clause: of the sentence, or right after a conjunction.
    subject: bool = False
    #: A joint mention's parts ("A", "B"), as indexes; () otherwise.
    parts: tuple[int, ...] = ()
    #: A label at the start of its line, with a colon after it ("REYES:").
    label: bool = False


@record
class Draft:
    """A quotation whose speaker is known by mention only."""

    kind: QuotationKind
    #: The words between the outermost marks, one per paragraph or piece.
    segments: tuple[Span, ...]
    #: Index of the mention that speaks, or None.
    mention: int | None = None
    #: Index of the earlier draft that this one has its speaker from; ``mention`` is then None.
    inherits: int | None = None
    cue: Span | None = None
    told_to: str | None = None
    polarity: Polarity = "asserted"
    #: Name of the rule that decided.
    rule: str = "none"
    confidence: float = 0.0
    #: Why neither ``mention`` nor ``inherits`` is given.
    reason: NoSpeaker | None = None


@frozen
class Reading:
    """All that was read out of one article."""

    tokens: Tokens
    mentions: tuple[Mention, ...]
    drafts: tuple[Draft, ...]


def quotation_id(article_id: str, text: str, start: int, *, indirect: bool = False) -> str:
    """Return the id of the quotation that starts at ``start``: the same for the same article text everywhere.

    >>> quotation_id("a1", "“Yes,” she said.", 1)
    'b058abbe5a7a0abb'
    """
    key = f"{article_id}\n{_digest(text)}\n{start}{'i' if indirect else ''}"
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@lru_cache(maxsize=4)
def _digest(text: str) -> str:
    """Return the digest of an article's text, made once for all of its quotations."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
