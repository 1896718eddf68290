"""Who an article says had the words: each sentence that names another outlet as their source.

In: an article, its quotations and the outlets of the articles at hand.  Out: ``Credit`` records in the
order of the text, one for each outlet of a sentence, with the crediting words and their span.

A credit without quotations is one for the whole article: an agency's dateline, or a word of thanks
("first reported by …") in a sentence about the matter rather than about somebody's words.

>>> text = "“We sail at dawn,” Ruta Ozols told the Harbour Post."
>>> [(c.outlet, c.phrase, c.basis) for c in find_credits(Article("a", text), (), ())]
[('Harbour Post', 'told the Harbour Post', 'told-to')]
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from attrs import evolve

from quotes.lineage.credit_rules import (
    Covers,
    CreditBasis,
    find_after,
    find_before,
    is_dateline,
    named_anywhere,
    of_somebody,
    other_matter,
    other_outlets_show,
)
from quotes.lineage.outlet_forms import OutletMention
from quotes.lineage.outlet_mentions import find_outlets, name_at
from quotes.lineage.outlets import Book, by_name, full_name, open_book, same_outlet
from quotes.lineage.sentences import split_sentences
from quotes.models import Article, Credit, Quotation
from quotes.patterns import compiled
from quotes.rules.outlet_signs import may_be_told
from quotes.text import tokenise

#: A dateline stands within so many code points of the head of its article.
_HEAD = 400
#: Quotations inside one another, at most, and quotations that one credit covers, at most.
_NESTED = 8
_COVERED = 200
#: Credits of one article, at most: beyond them it is a list of links, not an article.
_CREDITS = 400
#: How far behind a name the word is looked for that goes on with it.
_AFTER = 40
#: How far behind a name it may be said whose show it is.
_REACH = 90
#: Characters of its sentence on either side of an outlet's name that can make a credit of it.
_AROUND = 400
#: So near to the head of its sentence a name stands apart, as in a dateline; a bracket may open so far before it.
_OPENING = 30
# "carried by Radio Osmin and the Packet"
_AND = compiled(r",? and (?:by |in |on |to |with )?(?:the )?")
# "… by noon. — Northline Agency" at the end of a paragraph
_SIGNATURE = compiled(r"[—–(]\s?(?:with |from |by )?\Z")
# "… by noon (via Northline Agency)": the outlet is named by itself between brackets
_BRACKET = compiled(r"\([^()]{0,20}\Z")
# "he said", "her account": the sentence speaks of somebody whose name stands elsewhere
_PRONOUN = compiled(r"\b(?:he|she|they|his|her|their|him|them)\b", re.IGNORECASE)


class _Place(NamedTuple):
    """Where an article is read: its sentences and what is quoted in it."""

    article: Article
    book: Book
    sentences: list[tuple[int, int]]
    quotations: tuple[Quotation, ...]
    #: (start, end, quotation) of every segment, in the order of the text, and their starts.
    segments: list[tuple[int, int, Quotation]]
    starts: list[int]

    def sentence_at(self, offset: int) -> int:
        """Return the number of the sentence that holds ``offset``."""
        return max(0, bisect_right(self.sentences, (offset, len(self.article.text) + 1)) - 1)

    def quoted_at(self, offset: int) -> bool:
        """Whether ``offset`` stands inside quoted words."""
        return any(end > offset and q.kind != "indirect" for _, end, q in self._from(offset, offset + 1))

    def in_sentence(self, number: int) -> list[Quotation]:
        """Return the quotations that touch a sentence."""
        start, end = self.sentences[number]
        touching = [q for _, stop, q in self._from(start, end) if stop > start]
        return sorted({q.id: q for q in touching}.values(), key=_start)

    def _from(self, start: int, end: int) -> list[tuple[int, int, Quotation]]:
        """Return the segments that begin before ``end``, from a few before ``start`` on (they may nest)."""
        first = max(0, bisect_right(self.starts, start) - _NESTED)
        return self.segments[first : bisect_left(self.starts, end)]

    def after(self, offset: int) -> list[Quotation]:
        """Return the quotations that begin at ``offset`` or after it, as many as one credit can cover."""
        first = bisect_left(self.quotations, offset, key=_start)
        return list(self.quotations[first : first + _COVERED])


def find_credits(
    article: Article, quotations: Sequence[Quotation], known_outlets: Iterable[str] = ()
) -> tuple[Credit, ...]:
    """Return the credits that ``article`` gives to other outlets.

    ``quotations`` are its quotations of all kinds; ``known_outlets`` the outlets of the articles at hand,
    so that "Bench and Gown" is known for one.
    """
    if not quotations:
        return ()
    book = open_book(known_outlets)
    ordered = tuple(sorted(quotations, key=_start))
    spans = [(s.start, s.end) for q in ordered if q.kind in ("direct", "partial") for s in q.segments]
    segments = sorted(((s.start, s.end, q) for q in ordered for s in q.segments), key=lambda s: s[:2])
    starts = [start for start, _, _ in segments]
    place = _Place(article, book, split_sentences(article.text, spans), ordered, segments, starts)
    if not place.sentences:
        return ()
    mentions = find_outlets(article.text, book, article.outlet)
    found: list[tuple[int, Credit, Covers]] = []
    for mention in _with_any_names(place, mentions):
        if same_outlet(mention.outlet, article.outlet, book) or place.quoted_at(mention.start):
            continue
        if other_outlets_show(article.text[mention.end : mention.end + _REACH]):
            continue
        credit = _dateline_credit(place, mention) or _credit(place, mention) or _joined(place, mention, found)
        if credit:
            found.append(credit)
        if len(found) == _CREDITS:
            break
    return _settle(place, found)


def _with_any_names(place: _Place, mentions: Sequence[OutletMention]) -> list[OutletMention]:
    """Add the names that only the words before them show to be an outlet's ("first reported by Osmin Blick")."""
    text = place.article.text
    taken = sorted((m.start, m.end) for m in mentions)
    every = list(mentions)
    for start, end in place.sentences:
        for found in named_anywhere().finditer(text, start, end):
            at = found.end()
            before = bisect_right(taken, (at, len(text))) - 1
            if before >= 0 and at < taken[before][1]:
                continue
            name = name_at(text, at, place.book)
            if name and (found["told"] is None or by_name(name.text, place.book) or _may_be_told(text, name)):
                every.append(name)
    return sorted(every, key=lambda m: (m.start, -m.end))


def _may_be_told(text: str, name: OutletMention) -> bool:
    """Whether the name after "told the" can be an outlet's."""
    follows = tokenise(text[name.end : name.end + _AFTER]).texts
    return may_be_told(name.text.split(), follows[0] if follows else "")


def _dateline_credit(place: _Place, mention: OutletMention) -> tuple[int, Credit, Covers] | None:
    """Return the credit of "OSTERVIK (Northline Agency) —" at the head of an article."""
    text = place.article.text
    signed = _SIGNATURE.search(text, max(0, mention.start - 8), mention.start)
    if signed and not text[mention.end : mention.end + _OPENING].split("\n", 1)[0].strip(" .)"):
        return place.sentence_at(mention.start), _make(place, mention, signed.start(), mention.end, "credit"), "article"
    if mention.start > _HEAD:
        return None
    line = text.rfind("\n", 0, mention.start) + 1
    if not is_dateline(text[line : mention.start], text[mention.end : mention.end + 8]):
        return None
    bracket = text[mention.end] == ")"
    start, end = mention.start - bracket, mention.end + bracket
    return place.sentence_at(start), _make(place, mention, start, end, "credit"), "article"


def _credit(place: _Place, mention: OutletMention) -> tuple[int, Credit, Covers] | None:
    """Return the credit that the words around a mention make of it, or None."""
    text = place.article.text
    number = place.sentence_at(mention.start)
    first, last = place.sentences[number]
    opening = mention.start - first
    first, last = max(first, mention.start - _AROUND), min(last, mention.end + _AROUND)
    left, right = text[first : mention.start], text[mention.end : last]
    apart = opening < _OPENING or _BRACKET.search(left[-_OPENING:]) is not None
    before = find_before(left.rstrip(" (") if apart else left, mention.kind, apart=apart)
    if before:
        start = first + before.start
        return number, _make(place, mention, start, mention.end, before.rule.basis), before.rule.covers
    after = find_after(right, mention.kind, apart=apart)
    if after and not (mention.weak and not left.rstrip().lower().endswith("the")):
        start, end = mention.start, mention.end + after.end
        lead = re.search(r"(?:\b(?:as|when|since) )?(?:\bthe )?\Z", left, re.IGNORECASE)
        start -= len(lead.group()) if lead else 0
        return number, _make(place, mention, start, end, after.rule.basis), after.rule.covers
    return None


def _joined(
    place: _Place, mention: OutletMention, found: Sequence[tuple[int, Credit, Covers]]
) -> tuple[int, Credit, Covers] | None:
    """Return the credit of an outlet that "and" joins to the one credited before ("carried by X and the Y")."""
    number, before, covers = found[-1] if found else (-1, None, None)
    if before is None or covers is None or not _AND.fullmatch(place.article.text[before.end : mention.start]):
        return None
    return number, _make(place, mention, before.start, mention.end, before.basis), covers


def _make(place: _Place, mention: OutletMention, start: int, end: int, basis: CreditBasis) -> Credit:
    outlet = full_name(mention.outlet, place.book)
    return Credit(place.article.id, outlet, place.article.text[start:end], start, end, basis)


def _settle(place: _Place, found: list[tuple[int, Credit, Covers]]) -> tuple[Credit, ...]:
    """Say what each credit covers, and leave one for each outlet of a sentence."""
    kept: dict[tuple[int, str], Credit] = {}
    for number, credit, covers in found:
        covered = _covered(place, number, credit, covers)
        if covered is None:
            continue
        credit = evolve(credit, quotations=covered)
        known = kept.get((number, credit.outlet))
        if known is None:
            kept[(number, credit.outlet)] = credit
        elif known.quotations and covered:
            both = tuple(dict.fromkeys((*known.quotations, *covered)))
            kept[(number, credit.outlet)] = evolve(known, quotations=both)
    return _one_occasion(place, sorted(kept.values(), key=lambda c: (c.start, c.end)))


def _one_occasion(place: _Place, credits: list[Credit]) -> tuple[Credit, ...]:
    """Leave each quotation to one outlet that it was said to: the one of its sentence, else the last one named before.

    A new occasion ends the one before; a credit that covers nothing any more is left out.
    """
    starts = {q.id: _start(q) for q in place.quotations}
    told: dict[str, Credit] = {}
    for credit in credits:
        for q in credit.quotations if credit.basis == "told-to" else ():
            best, number = told.get(q), place.sentence_at(starts[q])
            nearer = place.sentence_at(credit.start) == number or credit.start <= starts[q]
            if best is None or (nearer and place.sentence_at(best.start) != number):
                told[q] = credit
    kept = []
    for credit in credits:
        if credit.basis == "told-to" and credit.quotations:
            # told to the Guardian and the Packet: two outlets of one credit
            one = {q for q in credit.quotations if credit.start == told[q].start}
            left = tuple(q for q in credit.quotations if q in one or credit.outlet == told[q].outlet)
            if not left:
                continue
            credit = evolve(credit, quotations=left)
        kept.append(credit)
    return tuple(kept)


def _covered(place: _Place, number: int, credit: Credit, covers: Covers) -> tuple[str, ...] | None:
    """Return the ids that a credit covers, () for the whole article, None where it is about no quoted words."""
    if covers == "article":
        return ()
    here = place.in_sentence(number)
    if covers == "account" and not any(q.kind != "indirect" for q in here):
        return _of_account(place, number)
    here = here or _next_of_those_named(place, number)
    if not here:
        return None
    if covers == "speaker":
        here = [*here, *_goes_on(place, here[-1])]
    elif covers == "account":
        here = [*here, *(q for q in place.quotations if _speaks(q, {_speaker(h) for h in here} - {None}))]
    return tuple(dict.fromkeys(q.id for q in here))


def _start(q: Quotation) -> int:
    return q.segments[0].start


def _speaker(q: Quotation) -> str | None:
    return q.speaker.name if q.speaker else None


def _speaks(q: Quotation, names: set[str | None]) -> bool:
    return _speaker(q) in names


def _named_in(place: _Place, number: int, q: Quotation) -> bool:
    """Whether a sentence names the speaker of a quotation, or speaks of him or her by a pronoun."""
    start, end = place.sentences[number]
    words = place.article.text[start:end]
    name = _speaker(q)
    if name is None:
        return False
    return name.split()[-1] in words or _PRONOUN.search(words) is not None


def _next_of_those_named(place: _Place, number: int) -> list[Quotation]:
    """Return the quotation of the very next sentences if it is of somebody that this sentence names."""
    later = place.after(place.sentences[number][1])
    if not later or not _named_in(place, number, later[0]):
        return []
    at = place.sentence_at(later[0].segments[0].start)
    return [later[0]] if at <= number + 2 else []


def _goes_on(place: _Place, last: Quotation) -> list[Quotation]:
    """Return the quotations after ``last`` up to the first of another speaker or told to another outlet."""
    names, found = {_speaker(last)}, []
    for q in place.after(_start(last) + 1):
        if not _speaks(q, names) or (q.told_to and last.told_to and q.told_to != last.told_to):
            break
        found.append(q)
    return found


def _of_account(place: _Place, number: int) -> tuple[str, ...] | None:
    """Return the quotations of those whose account a sentence speaks of; () where nobody tells whose.

    The speaker named in the sentence; failing that, with a pronoun, the speaker nearest to it.  Where it
    speaks of a matter ("the talks, first reported by …"): those who are quoted in its paragraph, and the
    sources without a name, who are the other outlet's.  None where it says that it is about another matter.
    """
    start, end = place.sentences[number]
    words = place.article.text[start:end]
    quoted = [q for q in place.quotations if q.speaker and q.kind != "indirect"]
    held = {t.removesuffix("'s").removesuffix("’s") for t in tokenise(words).texts}
    named = {_speaker(q) for q in quoted if (_speaker(q) or "").split()[-1] in held}
    if not named and quoted and of_somebody().search(words):
        nearest = min(quoted, key=lambda q: (abs(q.segments[0].start - start), q.segments[0].start))
        named = {_speaker(nearest)}
    if not named and other_matter().search(words):
        return None
    if not named:
        text = place.article.text
        first = text.rfind("\n", 0, start) + 1
        last = text.find("\n", end) if "\n" in text[end:] else len(text)
        beside = {_speaker(q) for q in quoted if first <= q.segments[0].start < last}
        nameless = {_speaker(q) for q in quoted if q.speaker and q.speaker.kind in ("anonymous", "collective")}
        named = beside | nameless
    return tuple(q.id for q in place.quotations if _speaks(q, named)) if named else ()
