"""Whether two reports are reports of the same words: what they share, and what that is worth as evidence.

In: two wordings.  Out: a ``Match``, or None where the shared words are too few, too common or too scattered.

The evidence is counted in bits, each part on its own: the surprise of the shared words (stock phrases
count for little), the speakers, the time between the reports, and against it the places where both
reports have other content words.  Words are surprising by a fixed list, not by the corpus at hand, so
that the answer does not depend on what else is in a store.  The sum is a log-odds in the manner of
Fellegi and Sunter, "A Theory for Record Linkage" (1969).

>>> a = Wording("a", "The pumps stood idle for a whole winter.", speaker="Ilse Marron")
>>> b = Wording("b", "the pumps stood idle", speaker="Marron")
>>> round(match(a, b).coverage_b, 2)
1.0
"""

from __future__ import annotations

from typing import NamedTuple

from quotes import times
from quotes.models import Wording
from quotes.reuse.people import Relation, relate_speakers
from quotes.reuse.shared import WORTH, Common, common_words
from quotes.reuse.words import Words, read_words

#: Bits against any two reports having one origin before anything is known of them: one pair in a million.
PRIOR = 20.0
#: What the speakers are worth. One copy in fifty gives the words to somebody else; unrelated reports nearly always.
SPEAKERS: dict[Relation, float] = {"same": 9.0, "compatible": 6.0, "unknown": 0.0, "different": -12.0}
#: What the days between two reports are worth: (at most so many days, bits); four reports in five of the
#: same words come within a week, and one pair in five hundred of unrelated ones.
DAYS: tuple[tuple[float, float], ...] = ((7.0, 8.0), (30.0, 4.0), (365.0, -4.0), (float("inf"), -8.0))
#: Each such place weighs so much more where neither the speaker nor these many days speak for one origin: reporters
#: alter what they copy today; a like sentence of somebody else next year is another sentence.
FAR_PLACE = 8.0
FAR = 30.0
#: Shared words of less surprise than this (some nine ordinary words) are short: "We will get to the bottom of this."
#: They weigh so much less where another person is named, or nobody and the reports are far apart.
SHORT = 90.0
SHORT_STRANGER = 12.0
#: Two or three words ("deeply flawed") weigh as much less wherever the speaker does not speak for one origin, and four
#: of them ("make Varn great again") from the second week on. Where he does, they weigh so much less when they
#: are far apart and no sentence of their own: what one person calls a thing, he calls it again.
TINY = 35.0
TINY_LATER = 50.0
TINY_FAR = 10.0
#: Fewer words than that, all of them common ("say the same thing"), are said anew by anyone: words of less surprise
#: than this, each of them of less than so much on average, weigh so much less from the second day on.
PLAIN = 42.0
PLAIN_WORD = 9.0
PLAIN_AGAIN = 14.0
#: A sentence of their own of so much surprise ("That is the stipulation.") is told from those said anew ("Of course.").
PLAIN_SENTENCE = 30.0
#: Within an article one of two reports of the same words has at least so much of the other.
WITHIN = 0.7


class Match(NamedTuple):
    """Two reports of the same words, with what that rests on."""

    #: Share of each wording that the other has too, 0 to 1, weighed by the surprise of the words.
    coverage_a: float
    coverage_b: float
    #: 0 to 1 over words: twice the shared words by the words of both.
    similarity: float
    #: Code-point spans of the shared runs in each text.
    spans_a: tuple[tuple[int, int], ...]
    spans_b: tuple[tuple[int, int], ...]
    #: Bits above the threshold (0 and more).
    evidence: float
    relation: Relation
    #: Days from ``a`` to ``b``, or None where a time is unknown.
    days: float | None


def time_worth(days: float | None) -> float:
    """Return the bits that the time between two reports is worth; nothing where it is unknown."""
    if days is None:
        return 0.0
    apart = abs(days)
    for most, bits in DAYS:
        if apart <= most:
            return bits
    return DAYS[-1][1]


def weigh(common: Common, relation: Relation, days: float | None) -> float:
    """Return the evidence in bits that two reports are of the same words; below 0 they are taken not to be."""
    evidence = common.worth + SPEAKERS[relation] + time_worth(days) - PRIOR
    far = days is not None and abs(days) > FAR
    if relation in ("same", "compatible"):
        if common.sentence and days is not None and abs(days) <= DAYS[0][0]:
            evidence = max(evidence, WORTH * common.sentence + SPEAKERS[relation] + DAYS[0][1] - PRIOR)
        if common.shared < TINY_LATER and far and not common.sentence:
            evidence -= TINY_FAR
        plain = common.shared < min(PLAIN, PLAIN_WORD * common.words) and common.sentence < PLAIN_SENTENCE
        if plain and days is not None and abs(days) > 1:
            evidence -= PLAIN_AGAIN
        return evidence
    tiny = TINY if days is not None and abs(days) <= DAYS[0][0] else TINY_LATER
    if common.shared < tiny or (common.shared < SHORT and (far or relation == "different")):
        evidence -= SHORT_STRANGER
    return evidence - FAR_PLACE * common.places if far else evidence


def said_apart(a: Wording, b: Wording, common: Common) -> bool:
    """Whether two quotations of one article are two statements, each with words of its own.

    An article quotes a part of what it quotes whole elsewhere, in its headline say; what goes on differently in both
    was said twice.
    """
    return a.article is not None and a.article == b.article and max(common.coverage_a, common.coverage_b) < WITHIN


def _spans(words: Words, runs: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    places = words.places
    return tuple((places[start][0], places[end - 1][1]) for start, end in runs)


def similarity(a: Words, b: Words, common: Common) -> float:
    """Return twice the shared words by the words of both, 0 to 1."""
    shared = min(sum(e - s for s, e in common.runs_a), sum(e - s for s, e in common.runs_b))
    return 2 * shared / (len(a) + len(b))


def match(a: Wording, b: Wording) -> Match | None:
    """Say whether two reports are of the same words; None where the evidence does not reach."""
    words_a, words_b = read_words(a.text), read_words(b.text)
    common = common_words(words_a, words_b)
    if common is None:
        return None
    relation, days = relate_speakers(a, b), times.days_between(a.published, b.published)
    evidence = weigh(common, relation, days)
    if evidence < 0 or said_apart(a, b, common):
        return None
    return Match(
        common.coverage_a,
        common.coverage_b,
        similarity(words_a, words_b, common),
        _spans(words_a, common.runs_a),
        _spans(words_b, common.runs_b),
        evidence,
        relation,
        days,
    )


def same_to_the_letter(a: str, b: str, bits: float) -> bool:
    """Say whether two texts have the same words, marks and case aside, and at least so much surprise in bits.

    >>> same_to_the_letter("Nobody has been dismissed,", "nobody has been dismissed", 40.0)
    True
    """
    words = read_words(a)
    return words.letters == read_words(b).letters and words.total >= bits


def stands_in(part: str, whole: str, bits: float) -> bool:
    """Say whether the words of one text stand in another one in one piece, and have so much surprise in bits.

    >>> stands_in("Nobody told me about the leak", "Nobody told me about the leak, and I am sorry.", 50.0)
    True
    """
    words = read_words(part)
    return words.total >= bits and words.letters in read_words(whole).letters
