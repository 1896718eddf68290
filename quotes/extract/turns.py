"""A transcript as a reading: each turn a direct quotation, spoken by the mention that its label is.

In: an article of type ``transcript``.  Out: the same ``Reading`` as for any article.  Call
``read_transcript(article)`` in place of the marks, mentions and rules of other articles; where it returns
None the text holds no label, and it is to be read like any other.

>>> reading = read_transcript(Article("t", "CHAIR: Order.\\n\\nDR. INES VARGA: It fell.", type="transcript"))
>>> [(d.segments[0].text, reading.mentions[d.mention].name) for d in reading.drafts]
[('Order.', 'the chair'), ('It fell.', 'Ines Varga')]
"""

from __future__ import annotations

from typing import NamedTuple

from attrs import evolve

from quotes.extract.mentions import find_mentions
from quotes.extract.sentences import Page, read_page
from quotes.extract.transcript import Turn, find_turns, transcript_rules
from quotes.models import Article, Span
from quotes.reading import Draft, Gender, Mention, Reading
from quotes.rules.lexicon import gender_of_noun
from quotes.text import Tokens, tokenise

#: A label names its speaker outright; what is left is labels misread.
_NAMED = 0.98
#: "A:" is the one person named before the first turn.
_ANSWER = 0.8


class _Masked(NamedTuple):
    """Words that are speech: no mention is looked for in them."""

    outer_start: int
    outer_end: int


def read_transcript(article: Article) -> Reading | None:
    """Return the turns of a transcript as drafts, or None where no line starts with a label."""
    turns = find_turns(article.text)
    if not turns:
        return None
    tokens = tokenise(article.text)
    masked = [_Masked(*span) for turn in turns for span in turn.speech]
    page = read_page(article.text, tokens, masked)
    outside = [m for m in find_mentions(article.text, tokens, masked) if not _in_label(m, turns)]
    answerer = _only_person(outside, turns[0].label_start)
    labels = [_mention(turn, page, tokens) for turn in turns]
    mentions = _in_order(outside, [m for m in labels if m is not None])
    numbers = {(m.start, m.end): number for number, m in enumerate(mentions)}
    drafts = []
    for turn, label in zip(turns, labels, strict=True):
        speaker = label if label is not None else answerer if turn.form == "answer" else None
        drafts.append(_draft(article.text, turn, None if speaker is None else numbers[speaker.start, speaker.end]))
    return Reading(tokens, tuple(mentions), tuple(drafts))


def _draft(text: str, turn: Turn, mention: int | None) -> Draft:
    segments = tuple(Span(start, end, text[start:end]) for start, end in turn.speech)
    if mention is None:
        return Draft("direct", segments, rule="turn", reason="not-named")
    answered = turn.form == "answer"
    rule, confidence = ("turn-answer", _ANSWER) if answered else ("turn", _NAMED)
    return Draft("direct", segments, mention=mention, rule=rule, confidence=confidence)


def _in_label(mention: Mention, turns: list[Turn]) -> bool:
    """Whether a mention stands in the line of a label, before the words."""
    low, high = 0, len(turns)
    while low < high:
        middle = (low + high) // 2
        if turns[middle].speech[-1][1] <= mention.start:
            low = middle + 1
        else:
            high = middle
    return low < len(turns) and turns[low].label_start <= mention.start < turns[low].speech[0][0]


def _in_order(outside: list[Mention], labels: list[Mention]) -> list[Mention]:
    """Merge the mentions by place; those that point to another keep pointing to it."""
    merged = sorted([*outside, *labels], key=lambda m: (m.start, m.end))
    place = {id(m): number for number, m in enumerate(merged)}
    new = [place[id(m)] for m in outside]
    return [_renumbered(m, new) for m in merged]


def _renumbered(mention: Mention, new: list[int]) -> Mention:
    if mention.apposed_to is None and not mention.parts:
        return mention
    host = None if mention.apposed_to is None else new[mention.apposed_to]
    return evolve(mention, apposed_to=host, parts=tuple(new[part] for part in mention.parts))


def _only_person(mentions: list[Mention], before: int) -> Mention | None:
    """Return the one person named before the first turn, or None where there are more."""
    named = [m for m in mentions if m.start < before and m.form == "name" and m.kind == "person"]
    return named[0] if len({m.name.split()[-1] for m in named}) == 1 else None


def _mention(turn: Turn, page: Page, tokens: Tokens) -> Mention | None:
    """Return the label as a mention, or None for Q and A that nobody is named for."""
    if not turn.name:
        return None
    first = tokens.first_at(turn.label_start)
    last = max(first + 1, tokens.first_at(turn.label_end))
    if turn.form == "role":
        words = turn.name.split()
        return Mention(
            turn.label_start, turn.label_end, first, last, form="nominal", kind="anonymous", name=turn.name,
            sentence=page.sentence(first), gender=_gender(words), head=words[-1], subject=True, label=True,
        )  # fmt: skip
    titles, words = _parted(turn.name)
    return Mention(
        turn.label_start, turn.label_end, first, last, form="name", kind="person", name=" ".join(words),
        sentence=page.sentence(first), title=" ".join(titles) or None, gender=_gender(titles), subject=True, label=True,
    )  # fmt: skip


def _parted(name: str) -> tuple[list[str], list[str]]:
    """Part the titles from the words of a name, one word of it kept at least."""
    words, at = name.split(), 0
    while at < len(words) - 1 and words[at].rstrip(".").lower() in transcript_rules().titles:
        at += 1
    return words[:at], words[at:]


def _gender(words: list[str]) -> Gender | None:
    genders = {gender_of_noun().get(word.rstrip(".").lower()) for word in words}
    return "m" if genders == {"m"} or genders == {"m", None} else "f" if genders in ({"f"}, {"f", None}) else None
