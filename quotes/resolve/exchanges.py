"""Question and answer: who asked is not the one who answers.

In: the drafts of an article, and the state of a reading.  Out: which mentions ask and which answer, and whom a pronoun
that answers cannot mean.

>>> # “Do you sleep?” Ada Lom asked the pilot, Jan Kos. “In instalments,” [he] replied: not Lom
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from quotes.reading import Draft, Mention
from quotes.rules.lexicon import copula_chain, words_of

#: How many sentences with mentions may part an answer from its question.
_NEAR = 1
#: How many words behind its subject a verb of asking stands at most.
_REACH = 8


@cache
def _asking() -> frozenset[str]:
    return frozenset(words_of("pronouns", "exchange", "asking"))


@cache
def _answering() -> frozenset[str]:
    return frozenset(words_of("pronouns", "exchange", "answering"))


@cache
def _questioning() -> frozenset[str]:
    return frozenset(words_of("pronouns", "exchange", "questioning"))


class Turns(NamedTuple):
    """Which mentions that speak ask, which answer, and which say nothing after all."""

    asking: frozenset[int] = frozenset()
    answering: frozenset[int] = frozenset()
    #: Those that only might say it, or never did ("Had [Kos] said “no,” she would have left").
    silent: frozenset[int] = frozenset()


NO_TURNS = Turns()


def read_turns(drafts: Sequence[Draft]) -> Turns:
    """Return which mentions ask, answer and are silent, by their cues and the marks of what they say."""
    asking: set[int] = set()
    answering: set[int] = set()
    silent: set[int] = set()
    for draft in drafts:
        if draft.mention is None:
            continue
        if draft.polarity != "asserted":
            silent.add(draft.mention)
        cue = draft.cue.text.lower() if draft.cue is not None else ""
        if cue in _answering():
            answering.add(draft.mention)
        elif cue in _asking() or draft.segments[-1].text.endswith("?"):
            asking.add(draft.mention)
    return Turns(frozenset(asking), frozenset(answering), frozenset(silent))


def asker_before(
    i: int,
    turns: Turns,
    mentions: Sequence[Mention],
    who: Sequence[int],
    trail: Sequence[int],
    rank: Sequence[int],
    texts: Sequence[str],
) -> int | None:
    """Return who asked what the pronoun at ``i`` answers: the last to speak, if with a question, or who put one.

    Where no verb of answering stands, the one before must have questioned somebody: Lom interviewed the clerk.
    """
    start, answers = None, i in turns.answering
    verbs = _asking() if answers else _questioning()
    for j in reversed(trail):
        if rank[i] - rank[j] > _NEAR:
            break
        if rank[j] == rank[i] and j not in turns.asking:
            return None  # Asked about it by Lom, he replied
        if j in turns.asking and answers:
            return who[j]
        if mentions[j].subject and not mentions[j].nested and mentions[j].form != "joint":
            start = j  # the first subject of the sentence before
    if start is None:
        return None
    first, end = mentions[start].last, mentions[i].first
    for k in range(first, min(end, first + _REACH)):
        if texts[k].lower() in verbs:
            return None if texts[k - 1] in copula_chain() else who[start]  # was asked
    return None

