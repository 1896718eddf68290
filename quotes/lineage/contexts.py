"""The question or the condition beside a quotation, which gives its words part of their sense.

In: an article's text and a quotation.  Out: the words of that context, or None.

>>> text = "Asked whether the dam was safe, Ilse Marron said: “Not this winter.”"
>>> find_context(text, Quotation("q", "a", "direct", (Span(51, 67, "Not this winter."),)))
'Asked whether the dam was safe'
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from quotes.lineage.sentences import split_sentences
from quotes.models import OwnWords, Quotation
from quotes.patterns import compiled
from quotes.rules import read_rules

#: A context is looked for within so many code points around a quotation.
_REACH = 500
#: An answer of fewer words says little without its question.
_ANSWER = 5
_MARKS = "\u201c\u201d\u201e\"\u00ab\u00bb\u2018\u2019'"


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    table = read_rules("contexts")

    def any_of(name: str) -> str:
        return "|".join(re.escape(w) for w in sorted(table[name], key=lambda w: (-len(w), w)))

    opener = compiled(rf"(?:{any_of('openers')})(?!\w)", re.IGNORECASE)
    condition = compiled(rf"(?:{any_of('conditions')})(?!\w)", re.IGNORECASE)
    asked = compiled(rf"(?<!\w)(?:{any_of('asked')})(?!\w)", re.IGNORECASE)
    within = compiled(rf"(?<!\w)(?:{any_of('within')})(?!\w)", re.IGNORECASE)
    return opener, condition, asked, within


def find_context(text: str, quotation: Quotation) -> str | None:
    """Return the question or condition beside ``quotation``: a clause of its sentence, or the sentence before it."""
    spans = [(s.start, s.end) for s in quotation.segments]
    start, end = spans[0][0], spans[-1][1]
    low, high = max(0, start - _REACH), min(len(text), end + _REACH)
    around = text[low:high]
    sentences = split_sentences(around, [(a - low, b - low) for a, b in spans])
    number = next((n for n, (a, b) in enumerate(sentences) if a <= start - low < b), None)
    if number is None:
        return None
    a, b = sentences[number]
    clauses = _clauses(around, a, b, [(x - low, y - low) for x, y in spans])
    opener, condition, asked, within = _patterns()
    for clause in clauses:
        if (opener.match(clause) or condition.match(clause)) and len(clause.split()) > 2:
            return clause
        inner = within.search(clause)
        if inner:
            return clause[inner.start() :]
    if number == 0 or (low > 0 and number == 1 and sentences[0][0] == 0):
        return None
    before = around[slice(*sentences[number - 1])].strip()
    if before.rstrip(_MARKS).endswith("?") and before[:1] not in _MARKS:
        other_turn = "\n" in around[sentences[number - 1][0] + len(before) : start - low]
        return None if other_turn and not _leans(around[start - low : end - low]) else before
    return before if asked.search(before) or opener.match(before) else None


def find_own_words(text: str, quotation: Quotation) -> OwnWords | None:
    """Return what an article says in its own words in the sentence of a fragment; None for what is no fragment.

    >>> text = "Ilse Marron said she would not “leave the dam”."
    >>> find_own_words(text, Quotation("q", "a", "partial", (Span(32, 45, "leave the dam"),))).leads
    ((0, 'Ilse Marron said she would not “'),)
    """
    if quotation.kind != "partial":
        return None
    spans = [(s.start, s.end) for s in quotation.segments]
    low, high = max(0, spans[0][0] - _REACH), min(len(text), spans[-1][1] + _REACH)
    sentences = [(a + low, b + low) for a, b in split_sentences(text[low:high], [(a - low, b - low) for a, b in spans])]
    leads, rest, place = [], [], 0
    for n, (start, end) in enumerate(spans):
        first, last = next(((a, b) for a, b in sentences if a <= start < b), (start, end))
        before = text[max(first, spans[n - 1][1]) if n else first : start]
        behind = text[end : min(last, spans[n + 1][0]) if n + 1 < len(spans) else last]
        leads.append((place, before))
        rest += [before, behind]
        place += end - start + 1
    return OwnWords(tuple(leads), tuple(piece for piece in rest if piece.strip(_MARKS + " ,.")))


def _leans(answer: str) -> bool:
    """Whether an answer is too short to be told without its question, or begins with what points back to it.

    In an interview every answer has a question, and most say by themselves what they are about.

    >>> _leans("Because the boiler was leaking, and nobody could find the plans."), _leans("The boiler leaked all May.")
    (True, False)
    """
    rules = read_rules("contexts")["answers"]
    words = [word for word in re.findall(r"[\w’']+", answer.lower()) if word not in rules["fillers"]]
    return len(words) < _ANSWER or words[0] in rules["pointing"]


def _clauses(text: str, start: int, end: int, spans: Sequence[tuple[int, int]]) -> list[str]:
    """Return the clauses of a sentence outside the quoted words, cut at commas, colons and dashes."""
    found = []
    at = start
    for a, b in [*spans, (end, end)]:
        outside = text[at : max(at, a)]
        at = max(at, b)
        found += [piece.strip(_MARKS + " ,:;.\n") for piece in re.split(r"[,:;—]|\s-\s", outside)]
    return [piece for piece in found if piece]
