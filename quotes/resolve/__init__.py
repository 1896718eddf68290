"""Name the speakers of an article: from the mention that speaks to who that is.

In: an ``Article`` and its ``Reading``.  Out: ``Quotation`` records in the order of the drafts, each with its
speaker by the fullest name that the article gives, or the reason why nobody is named.

A pure function of one article; ``quotes.resolve.speakers`` knows one speaker across articles.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from attrs import evolve

from quotes.models import Article, NoSpeaker, Quotation, Span, Speaker, SpeakerKind
from quotes.patterns import compiled
from quotes.reading import Draft, Mention, Reading, quotation_id
from quotes.resolve.aliases import fold_letters
from quotes.resolve.chain import Chain, follow_chain
from quotes.resolve.exchanges import read_turns
from quotes.resolve.prominence import AMBIGUOUS, CLEAR
from quotes.resolve.roles import whole_role
from quotes.text import Tokens

__all__ = ["name_speakers"]

# "uses they pronouns", "goes by they", "they/them", "non-binary"
_THEY: Final = compiled(
    r"\b[Tt]hey/[Tt]hem\b|\b[Tt]hey\b pronouns\b|\b[Pp]ronouns? (?:is|are) “?[Tt]hey\b|\b[Nn]on-?binary\b"
    r"|\b(?:uses|goes by|prefers) they(?:[,.)]| and\b)"
)
#: One of these is in every text that holds it.
_SIGNS: Final = ("ronoun", "-binary", "onbinary", "hey/", "uses they", "goes by they", "prefers they")
#: How sure a pronoun is whose bearer stands out by less than so much.  On PolNeAR train, names of speakers put
#: back as pronouns went to their bearer in 58 % of the cases below 12, 63 % below 20, 79 % below 24, 92 % above;
#: writers use a name where a pronoun would mislead, so that real pronouns do better than these.
_SURE: Final = ((12, 0.75), (20, 0.85), (CLEAR, 0.92))
_ARTICLES: Final = ("the ", "The ", "a ", "A ", "an ", "An ")


def name_speakers(article: Article, reading: Reading) -> tuple[Quotation, ...]:
    """Return the quotations of ``article`` with their speakers named."""
    reading = _with_outlets(reading)
    quoted = [draft for draft in reading.drafts if draft.kind != "indirect"]
    chain = _chain_of(article.text, reading, quoted)
    # who is quoted must not depend on whether reported speech was asked for
    reported = _chain_of(article.text, reading, reading.drafts) if len(quoted) < len(reading.drafts) else chain
    made: list[Quotation] = []
    speakers: dict[tuple[bool, int], Speaker] = {}
    for draft in reading.drafts:
        own = reported if draft.kind == "indirect" else chain
        speaker, mention, reason = _speaker_of(article.text, draft, reading, own, made, speakers)
        made.append(
            Quotation(
                id=quotation_id(
                    article.id, article.text, draft.segments[0].start, indirect=draft.kind == "indirect"
                ),
                article=article.id, kind=draft.kind, segments=draft.segments,
                outlet=article.outlet, published=article.published, speaker=speaker, mention=mention, cue=draft.cue,
                told_to=draft.told_to, polarity=draft.polarity, rule=draft.rule,
                confidence=_confidence(draft, reading, own, made), reason=reason,
            )
        )  # fmt: skip
    return tuple(made)


def _chain_of(text: str, reading: Reading, drafts: Sequence[Draft]) -> Chain:
    """Return who the mentions are where ``drafts`` are what is said."""
    speaking: dict[int, list[str]] = {}
    for draft in drafts:
        if draft.mention is not None:
            speaking.setdefault(draft.mention, []).extend([s.text for s in draft.segments])
    if not speaking:
        return Chain([], [])
    they = _sentences_of_they(text, reading.mentions)
    return follow_chain(reading.mentions, reading.tokens.texts, speaking, they, read_turns(drafts))


def _with_outlets(reading: Reading) -> Reading:
    """Return a reading in which the outlets that are told something are no persons."""
    told = {draft.told_to.removeprefix("The ") for draft in reading.drafts if draft.told_to}
    if not told:
        return reading
    mentions = list(reading.mentions)
    for n, m in enumerate(mentions):
        if m.form == "name" and m.title is None and m.kind == "person" and m.name in told:
            mentions[n] = evolve(m, kind="organisation")
        elif m.form == "nominal" and m.kind == "anonymous" and m.apposed_to is not None:
            host = mentions[m.apposed_to]
            if host.form == "name" and host.kind == "organisation" and host.name in told:
                mentions[n] = evolve(m, apposed_to=None)
    return Reading(reading.tokens, tuple(mentions), reading.drafts)


def _speaker_of(
    text: str,
    draft: Draft,
    reading: Reading,
    chain: Chain,
    made: list[Quotation],
    speakers: dict[tuple[bool, int], Speaker],
) -> tuple[Speaker | None, Span | None, NoSpeaker | None]:
    """Return speaker, mention and the reason for none of one draft; ``speakers`` keeps those made so far."""
    if draft.inherits is not None and 0 <= draft.inherits < len(made):
        source = made[draft.inherits]
        return source.speaker, source.mention, source.reason
    if draft.mention is None:
        return None, None, draft.reason or (None if draft.kind == "scare" else "no-cue")
    mention = reading.mentions[draft.mention]
    span = Span(mention.start, mention.end, text[mention.start : mention.end])
    if mention.form == "joint":
        return _joint(draft.mention, mention, reading, chain), span, None
    if draft.mention in chain.together:
        pair = chain.together[draft.mention]
        return _joint(pair, reading.mentions[pair], reading, chain), span, None
    number = chain.who[draft.mention]
    if number >= 0:
        key = (draft.kind == "indirect", number)
        if key not in speakers:
            speakers[key] = _speaker(chain, number, text, reading.tokens)
        return speakers[key], span, None
    return None, span, "ambiguous" if number == AMBIGUOUS else "not-named"


def _confidence(draft: Draft, reading: Reading, chain: Chain, made: list[Quotation]) -> float:
    """Return the confidence of a draft, lower where its pronoun could well be somebody else."""
    source = draft.mention
    if draft.inherits is not None and 0 <= draft.inherits < len(made):
        origin = made[draft.inherits]
        before = reading.drafts[draft.inherits].confidence
        return round(draft.confidence * (origin.confidence / before if before else 1), 3)
    if source is None or source not in chain.margins or reading.mentions[source].form != "pronoun":
        return draft.confidence
    sure = next((share for lead, share in _SURE if chain.margins[source] < lead), 1.0)
    return round(draft.confidence * sure, 3)


def _joint(index: int, mention: Mention, reading: Reading, chain: Chain) -> Speaker:
    """Return two or more who speak together, by their full names in the order of the text."""
    bearers = [chain.bearers[n] if n >= 0 else None for n in chain.parts.get(index, ())]
    names = [b.name if b else reading.mentions[p].name for b, p in zip(bearers, mention.parts, strict=False)]
    if len(names) == 2 and " " not in names[0] and mention.kind == "person" and len(names[1].split()) == 2:
        names[0] = f"{names[0]} {names[1].split()[1]}"
    name = names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]
    kind: SpeakerKind = next((b.kind for b in bearers if b and b.kind), mention.kind or "person")
    return Speaker(name, kind, None, _slug(name))


def _speaker(chain: Chain, number: int, text: str, tokens: Tokens) -> Speaker:
    """Return the record of one bearer."""
    maker = chain.bearers[number].maker
    if maker is not None:
        number = maker
    bearer = chain.bearers[number]
    kind = bearer.kind or "anonymous"
    name = bearer.name
    if kind == "organisation":
        name = next((name[len(a) :] for a in _ARTICLES if name.startswith(a)), name)
    told = (whole_role(text, tokens, m) for m in sorted(bearer.introduced, key=lambda m: m.start))
    # “The builder” may be taken for somebody named; that is a guess of ours and no role that the article gives
    roles = (*(r for r in told if r), *(() if bearer.named else bearer.roles))
    role = next((r for r in roles if r != bearer.name and not r.lower().endswith("year-old")), None)
    place = chain.homonyms[number]
    return Speaker(name, kind, role, _slug(name) + (f"-{place}" if place > 1 else ""))


def _slug(name: str) -> str:
    return "-".join(re.findall(r"[^\W_]+", fold_letters(name))) or "unnamed"


def _sentences_of_they(text: str, mentions: tuple[Mention, ...]) -> frozenset[int]:
    """Return the sentences that say of somebody that they use "they"."""
    if not any(sign in text for sign in _SIGNS):
        return frozenset()
    starts = [m.start for m in mentions]
    found: set[int] = set()
    for match in _THEY.finditer(text):
        place = bisect_right(starts, match.start()) - 1
        if place >= 0:
            found.add(mentions[place].sentence)
    return frozenset(found)
