"""Short wordings of one speaker in one week that differ in a word or two: too little for the words alone to link.

In: wordings that nothing was linked to.  Out: links between those that are nearly the same.

What drift is there to find ("rose" for "fell", "may" for "will") weighs most against a link where the
wording is short.  That one named speaker says two sentences within days that share three words in four is
rarer than that one of them was altered.

>>> link_neighbours([early, late], lambda a, b: False)["late"].parent
'early'
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from rapidfuzz.distance import Indel, LCSseq

from quotes import times
from quotes.drift import compare
from quotes.models import Link, Wording
from quotes.patterns import compiled
from quotes.reuse.parents import precedes

#: Words of the shorter wording at least: "we will win in Ohio" and "we will win in Iowa" are two speeches.
WORDS_LEAST = 6
#: Twice the words in common by the words of both, at least: three words in ten may be others where two names were
#: swapped. On 840 news articles of one election year no two statements come so near.
ALIKE = 0.7
#: The same where the words differ in spelling only ("don't", "color", "9" for "do not", "colour", "nine").
SPELLED = 0.5
#: Days between the two at most.
DAYS = 7.0
#: Words of a quotation in a title at least, and the part of them that stands in the body's quotation in that order.
TITLE_WORDS, KEPT = 4, 0.75

_WORD = compiled(r"\w+(?:['’]\w+)?")
_SAID_BY = 64


@lru_cache(maxsize=16384)
def _words(text: str) -> tuple[str, ...]:
    return tuple(word.lower().replace("’", "'") for word in _WORD.findall(text))


def near_in_time(a: str | None, b: str | None) -> bool:
    """Whether two times are known and at most a week apart."""
    days = times.days_between(a, b)
    return days is not None and abs(days) <= DAYS


def nearly_same(a: Wording, b: Wording) -> float:
    """Return how much of two wordings of one named speaker is the same, or 0 where it is not enough."""
    if a.speaker_id is None or a.speaker_id != b.speaker_id or a.speaker_kind != "person" or a.article == b.article:
        return 0.0
    one, two = _words(a.text), _words(b.text)
    if min(len(one), len(two)) < WORDS_LEAST or not near_in_time(a.published, b.published):
        return 0.0
    alike = float(Indel.normalized_similarity(one, two, score_cutoff=SPELLED))
    if alike >= ALIKE:
        return alike
    return alike if alike >= SPELLED and compare(a.text, b.text).severity in ("none", "cosmetic") else 0.0


def link_headlines(
    heads: Sequence[Wording], said: Iterable[Wording], apart: Callable[[str, str], bool]
) -> dict[str, Link]:
    """Return the links of quotations in a title to the quotation of the article's body that they cut to size.

    ``heads`` have no parent yet; ``said`` are all reports.  A headline writer keeps a few words of a sentence, too few
    for the words alone to link; one of them in four may be another ("may" made "will").
    """
    cut = {head: words for head in heads if len(words := _words(head.text)) >= TITLE_WORDS}
    bodies: dict[str, list[Wording]] = {}
    wanted = {head.article for head in cut}
    for wording in said if cut else ():
        if wording.article in wanted:
            bodies.setdefault(wording.article or "", []).append(wording)
    found: dict[str, Link] = {}
    for head, words in cut.items():
        options = []
        for body in bodies[head.article or ""]:
            if body.speaker_id != head.speaker_id or body.id == head.id or apart(head.id, body.id):
                continue
            kept = LCSseq.similarity(words, _words(body.text)) / len(words)
            if kept >= KEPT and precedes(body, head):
                options.append((-kept, body.start, body.id))
        if options:
            kept, _, parent = min(options)
            found[head.id] = Link(head.id, parent, round(-kept, 4), why="the article's title cuts its words to size")
    return found


def link_neighbours(wordings: Sequence[Wording], apart: Callable[[str, str], bool]) -> dict[str, Link]:
    """Return the links of wordings to the nearest earlier one of the same speaker that is nearly the same.

    ``wordings`` have no parent yet; ``apart`` says which ids a person ruled to be different words.
    """
    by_speaker: dict[str, list[Wording]] = {}
    for wording in wordings:
        if wording.speaker_id is not None and wording.speaker_kind == "person":
            by_speaker.setdefault(wording.speaker_id, []).append(wording)
    found: dict[str, Link] = {}
    for speaker in sorted(by_speaker):
        said = sorted(by_speaker[speaker], key=lambda w: (times.sort_key(w.published), w.article or "", w.start, w.id))
        for n, child in enumerate(said):
            options = []
            for other in said[max(0, n - _SAID_BY) : n + 2]:
                alike = nearly_same(child, other) if other.id != child.id and precedes(other, child) else 0.0
                if alike and not apart(child.id, other.id):
                    options.append((-alike, times.sort_key(other.published), other.id))
            if options:
                alike, _, parent = min(options)
                found[child.id] = Link(child.id, parent, round(-alike, 4), why="nearly the same words in the same week")
    return found
