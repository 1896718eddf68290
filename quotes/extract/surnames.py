"""Surnames that are words of the language too, where only the reporting frame shows that they are names.

In: the tokens, quoted stretches and mentions of an article.  Out: the mentions with those names added, in order.
“We lost,” [Black] said · “We lost,” said [Cuban]: right beside a quotation and a reporting verb a capital is a name.

>>> # “It is over for us,” [Black] said in June.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from attrs import evolve

from quotes.extract.cues import Cues, load_cues, word_set
from quotes.extract.marks import Quoted
from quotes.reading import Mention
from quotes.text import Tokens

#: Capitalised words that can stand in these frames and are no names: “…,” One said.
_NEVER = word_set("never")


def add_surnames(tokens: Tokens, quoted: Sequence[Quoted], mentions: Sequence[Mention]) -> list[Mention]:
    """Return ``mentions`` with the names that only a reporting verb gives away."""
    cues = load_cues()
    beside: set[int] = set()
    for quote in quoted:
        i = tokens.first_at(quote.outer_end)
        while i < len(tokens) and tokens.texts[i] in (",", "—", "–", "-"):
            i += 1
        token = _name_beside(tokens, i, cues)
        if token is not None:
            beside.add(token)
    for mention in mentions:
        if not beside:
            break
        beside.discard(mention.first)
        if mention.last - mention.first > 1:
            beside.difference_update(range(mention.first, mention.last))
    added = [_mention(tokens, token, mentions) for token in sorted(beside)]
    return _merged(list(mentions), added) if added else list(mentions)


def _name_beside(tokens: Tokens, i: int, cues: Cues) -> int | None:
    """Return the token of a capital beside a reporting verb: [Black] said · said [Black]."""
    for token, verb in ((i, i + 1), (i + 1, i)):
        if max(token, verb) >= len(tokens):
            continue
        raw, cue = tokens.texts[token], cues.verbs.get(tokens.texts[verb])
        if cue is None or cue.strength != "strong" or not cue.forms & {"past", "s"}:
            continue
        if raw[:1].isupper() and len(raw) > 2 and raw.isalpha() and raw.lower() not in _NEVER and not raw.isupper():
            following = tokens.texts[token + 1] if token + 1 < len(tokens) else ""
            if token < verb or not following[:1].isalnum() or following.islower():
                return token
    return None


def _mention(tokens: Tokens, token: int, mentions: Sequence[Mention]) -> Mention:
    before = bisect_left(mentions, token, key=lambda m: m.first)
    sentence = mentions[before - 1].sentence if before else 0
    return Mention(
        tokens.starts[token],
        tokens.ends[token],
        token,
        token + 1,
        form="name",
        kind="person",
        name=tokens.texts[token],
        sentence=sentence,
        subject=True,
    )


def _merged(old: list[Mention], added: list[Mention]) -> list[Mention]:
    """Put the added mentions in their places; those that point to another keep pointing to it."""
    both = sorted([*enumerate(old), *((-1, m) for m in added)], key=lambda pair: (pair[1].start, pair[1].end, pair[0]))
    new = {number: place for place, (number, _) in enumerate(both) if number >= 0}
    return [
        m
        if m.apposed_to is None and not m.parts
        else evolve(
            m,
            apposed_to=None if m.apposed_to is None else new[m.apposed_to],
            parts=tuple(new[part] for part in m.parts),
        )
        for _, m in both
    ]
