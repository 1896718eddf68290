"""Reported speech without quotation marks: X said that A · A, X said · according to X, A.

In: a scene (``build_scene``: text, tokens, quoted stretches, mentions).  Out: drafts of kind ``indirect`` in the
order of the text, ready to stand in ``Reading.drafts`` beside those of ``attribute``.  A draft's segments are the
reported clause without "that" and without the cue; words in quotation marks are never part of one (they are
quotations of their own), so a clause cut in two by a cue or by marks has two segments.

Call ``find_indirect(scene)`` once per article, after ``attribute(scene)``; add its drafts *behind* the others
(``Draft.inherits`` counts from the first draft) and sort only after the speakers are named.  It needs nothing of
what ``attribute`` found.

>>> from quotes.extract.marks import find_quoted
>>> from quotes.extract.mentions import find_mentions
>>> from quotes.extract.scene import build_scene
>>> from quotes.text import tokenise
>>> text = "Ilse Brandt said on Monday that the ferry would be late."
>>> tokens, quoted = tokenise(text), find_quoted(text)
>>> scene = build_scene(text, tokens, quoted, find_mentions(text, tokens, quoted))
>>> [draft.segments[0].text for draft in find_indirect(scene)]
['the ferry would be late']
"""

from __future__ import annotations

from typing import NamedTuple

from quotes.extract.before import can_speak
from quotes.extract.clause import Verb, best_name, phrase_right, subject_of, verb_at
from quotes.extract.outlet_names import outlet_at
from quotes.extract.polarity import decide_polarity
from quotes.extract.reported import clause_end, clause_rules, complement, finite_in, in_number, is_finite, skip_adjuncts
from quotes.extract.scene import QUOTE, Line, Scene
from quotes.models import Polarity, Span
from quotes.reading import Draft

#: Words that a reported clause has at least ("it would rain").
_WORDS = 3
#: Words that a piece beside quoted words has at least (it would “be nice” had Lund thanked them).
_PIECE = 2
#: Words outside marks that a clause with quoted words in it has at least; "she was “not amused” by it" tells nothing.
_MIXED = 6
#: Items of the longest sentence read. The longest in PolNeAR (train, every second article) has 101; a "sentence" of a
#: million words would take days.
_SENTENCE = 400
#: Items between a comma and the verb behind a clause: , the mayor of Port Ellery, Ilse Brandt, told reporters.
_BEHIND = 24

_DASHES = frozenset("—–―-")
_AFTER = frozenset([",", ".", "!", "?", ")", "—", "–"])


class _Report(NamedTuple):
    """One reported clause: its items, who says so, and by which words."""

    rule: str
    #: Index of the mention.
    mention: int
    #: First item and item after the last of each piece.
    pieces: tuple[tuple[int, int], ...]
    #: First item and item after the last of the reporting words.
    cue: tuple[int, int]
    verb: Verb | None = None


def find_indirect(scene: Scene) -> tuple[Draft, ...]:
    """Return a draft for each clause that the article reports somebody as saying in other words than theirs."""
    drafts: list[Draft] = []
    for number in range(len(scene.bounds)):
        line = scene.line(number)
        for lo, hi in zip(line.sentences, [*line.sentences[1:], len(line)], strict=True):
            if hi - lo <= _SENTENCE:
                drafts.extend(_draft(scene, line, report) for report in _reports_of(scene, line, lo, hi))
    return tuple(drafts)


def _draft(scene: Scene, line: Line, report: _Report) -> Draft:
    spans = [(line.starts[a], line.ends[b - 1]) for a, b in report.pieces]
    cue = (line.starts[report.cue[0]], line.ends[report.cue[1] - 1])
    polarity: Polarity = "asserted"
    told_to = None
    if report.verb is not None:
        told_to = _told_to(scene, line, report.verb)
        polarity = decide_polarity(scene, line, report.verb, report.mention)
    return Draft(
        "indirect",
        tuple(Span(a, b, scene.text[a:b]) for a, b in spans),
        mention=report.mention,
        cue=Span(*cue, scene.text[slice(*cue)]),
        told_to=told_to,
        polarity=polarity,
        rule=report.rule,
        confidence=clause_rules().confidence.get(report.rule, 0.5),
    )


def _told_to(scene: Scene, line: Line, verb: Verb) -> str | None:
    """Return the outlet right behind the verb: told the Herald, said to the Herald, said in an interview with it."""
    _, hi = line.bounds(verb.at)
    if verb.cue.lemma in clause_rules().hearer:
        return outlet_at(scene, line, verb.end, hi)
    at = verb.end
    if line.words[at : at + 3] in (["in", "an", "interview"], ["in", "an", "email"], ["in", "a", "statement"]):
        at += 3
    return outlet_at(scene, line, at + 1, hi) if line.words[at : at + 1] in (["to"], ["with"]) else None


def _reports_of(scene: Scene, line: Line, lo: int, hi: int) -> list[_Report]:
    """Return the reports of one sentence, left to right, none inside another."""
    found: list[_Report] = []
    i = lo
    while i < hi:
        report = None
        if line.words[i] == "as" and i <= lo + 1:
            report = _as_said(scene, line, i, hi)
        elif line.words[i] == "according" and i + 1 < hi and line.words[i + 1] == "to":
            report = _according(scene, line, i, lo, hi, found)
        elif line.men[i] < 0 and line.quotes[i] < 0:
            verb = verb_at(scene, line, i)
            if verb is not None and not verb.passive and verb.cue.strength != "act":
                report = _ahead(scene, line, verb, lo, hi) or _behind(scene, line, verb, lo, hi, found)
        if report is None:
            i += 1
            continue
        found.append(report)
        i = max(i + 1, report.pieces[-1][1], report.cue[1])
    return found


def _pieces(scene: Scene, line: Line, start: int, end: int) -> tuple[tuple[int, int], ...] | None:
    """Return the parts of a clause outside quotation marks, or None where it is mainly a quotation or no clause."""
    pieces: list[tuple[int, int]] = []
    at, words, quoted = start, 0, 0
    for k in range(start, end + 1):
        if k < end and line.quotes[k] < 0:
            words += line.words[k][0].isalnum()
            continue
        if k < end:
            if k > start and line.words[k - 1] in (":", ","):
                return None  # the clause only brings the quotation: Lund admitted: “…”
            here = scene.quoted[line.quotes[k]]
            quoted += scene.text.count(" ", here.start, here.end) + 1
        a, b = _trimmed(line, at, k)
        if b - a >= (1 if not pieces and k == end else _PIECE):
            pieces.append((a, b))
        at = k + 1
    if words < (_MIXED if quoted else _WORDS) or quoted >= words or not pieces:
        return None
    if quoted and not any(finite_in(scene, line, *piece) for piece in pieces):
        return None
    return tuple(pieces)


def _trimmed(line: Line, a: int, b: int) -> tuple[int, int]:
    """Leave out marks at the edges, and an "and" that a cut left behind."""
    while a < b and not (line.words[a][0].isalnum() or line.words[a][0] in "$£€#@(["):
        a += 1
    while b > a and (
        line.words[b - 1] in clause_rules().links or not (line.words[b - 1][-1].isalnum() or line.words[b - 1] in ")]%")
    ):
        b -= 1
    return a, b


def _ahead(scene: Scene, line: Line, verb: Verb, lo: int, hi: int) -> _Report | None:
    """X said that A · X said A · X asked whether A."""
    if verb.at > lo and (line.quotes[verb.at - 1] >= 0 or _is_asked(line, verb)):
        return None
    found = complement(scene, line, verb, hi)
    if found is None:
        return None
    how, start = found
    if how == "bare" and _is_inverted(line, verb, start, lo, hi):
        return None
    subject = subject_of(scene, line, verb, lo)
    if subject is None or not can_speak(scene.mentions[subject]) or _impersonal(scene, line, verb, subject):
        return None
    end = clause_end(scene, line, verb, start, hi)
    before = _before_subject(scene, line, verb, subject, lo)
    if before in clause_rules().gapped or (before == QUOTE and how == "bare"):
        return None
    if before in clause_rules().subordinate or line.words[lo] in clause_rules().subordinate:
        end = next((k for k in range(start, end) if line.words[k] == ","), end)
    elif before in _DASHES:
        end = next((k for k in range(start, end) if line.words[k] in _DASHES), end)
    end = _relative_end(scene, line, verb, lo, (start, end))
    pieces = _pieces(scene, line, start, end)
    if pieces is None:
        return None
    return _Report(f"indirect-{how}", subject, pieces, (verb.at, verb.end), verb)


def _relative_end(scene: Scene, line: Line, verb: Verb, lo: int, clause: tuple[int, int]) -> int:
    """Return where a clause ends whose reporting verb stands in a relative clause before the verb of its sentence.

    Oda, who said [the pier was shut], left; of "those who said the pier was shut left" the end cannot be told.
    """
    start, end = clause
    k = verb.at - 1
    while k > lo and line.men[k] < 0 and (line.words[k] in scene.cues.aux or line.words[k].endswith("ly")):
        k -= 1
    if line.words[k] not in scene.cues.relative or finite_in(scene, line, lo, k):
        return end
    return next((n for n in range(end - 2, start, -1) if line.words[n] == "," and is_finite(scene, line, n + 1)), start)


def _is_inverted(line: Line, verb: Verb, start: int, lo: int, hi: int) -> bool:
    """Whether the subject stands behind the verb: the pier will hold, said [Oda], whose boats won twice."""
    if not (lo < verb.at and line.words[verb.at - 1] == "," and line.men[start] >= 0):
        return False
    after = line.past(start)
    return after >= hi or line.words[after] in _AFTER


def _impersonal(scene: Scene, line: Line, verb: Verb, subject: int) -> bool:
    """Whether nobody speaks, or the writer: it is worth noting that, I think that."""
    name = scene.mentions[subject].name.lower()
    rules = clause_rules()
    return name in rules.writers or (name in rules.impersonal and (verb.ing or line.words[verb.at - 1] == "to"))


def _is_asked(line: Line, verb: Verb) -> bool:
    """Whether the subject is asked, not asking: “…,” she said when asked whether it was safe."""
    return verb.cue.lemma == "ask" and line.words[verb.at - 1] in clause_rules().before_asked


def _before_subject(scene: Scene, line: Line, verb: Verb, subject: int, lo: int) -> str:
    """Return the word before the subject of a verb, or "" at the beginning of the sentence."""
    for k in range(verb.at - 1, lo, -1):
        if line.men[k] == subject and line.men[k - 1] != subject:
            return line.words[k - 1]
    return ""


def _behind(scene: Scene, line: Line, verb: Verb, lo: int, hi: int, found: list[_Report]) -> _Report | None:
    """A, X said · A, said X · A, he said, A."""
    if verb.cue.lemma not in clause_rules().behind or verb.ing or verb.at <= lo:
        return None
    floor = found[-1].pieces[-1][1] if found else lo
    if found and found[-1].cue[1] > floor:
        floor = found[-1].cue[1]
    inverted = phrase_right(scene, line, verb.end, hi) if line.words[verb.at - 1] == "," else None
    if inverted is not None and _close(line, verb.end, hi) and _inverts(scene, inverted):
        subject, comma, after = inverted, verb.at - 1, verb.end
        while after < hi and line.words[after] != ",":
            after += 1
    else:
        comma_found = _comma_before(scene, line, verb, floor)
        if comma_found is None:
            return None
        comma, subject = comma_found
        after = skip_adjuncts(scene, line, verb.end, hi)
        if verb.cue.lemma in clause_rules().hearer and after < hi and line.men[after] >= 0:
            after = skip_adjuncts(scene, line, line.past(after), hi)
    rest = line.words[after] if after < hi else "."
    rules = clause_rules()
    if rest not in _AFTER and rest not in rules.prepositions | rules.topics | rules.subordinate:
        return None
    if any(line.quotes[k] >= 0 for k in (*range(lo, comma), *range(after, min(hi, after + 3)))):
        return None
    return _around(scene, line, verb, (floor, comma, after, hi), subject)


def _inverts(scene: Scene, subject: int) -> bool:
    """Whether a mention can stand behind its verb: said Ilse Brandt, said a spokesman; not said it, writes a column."""
    mention = scene.mentions[subject]
    return mention.form in ("name", "joint") or (mention.form == "nominal" and mention.kind not in (None, "document"))


def _close(line: Line, i: int, hi: int) -> bool:
    """Whether a mention begins right behind item ``i``."""
    return any(line.men[k] >= 0 for k in range(i, min(hi, i + 5)))


def _around(
    scene: Scene, line: Line, verb: Verb, places: tuple[int, int, int, int], subject: int | None
) -> _Report | None:
    """Put together what stands before and behind a cue in the middle."""
    floor, comma, after, hi = places
    if subject is None or not can_speak(scene.mentions[subject]):
        return None
    a, b = _trimmed(line, floor, comma)
    if any(line.quotes[k] >= 0 for k in range(a, b)):
        return None
    pieces = [(a, b)] if b - a > 1 or (b > a and line.men[a] >= 0) else []
    opening = a >= b or line.words[a] in scene.cues.prepositions or not finite_in(scene, line, a, b)
    if after + 1 < hi and line.words[after] == "," and opening and finite_in(scene, line, after, hi):
        if any(line.quotes[k] >= 0 for k in range(after, hi)):
            return None
        pieces.append(_trimmed(line, after + 1, hi))
    elif not _states(scene, line, a, b):
        return None
    elif comma < verb.at - 1 and line.words[after : after + 1] == [","] and _goes_on(scene, line, after + 1, hi):
        pieces.append(_trimmed(line, after + 1, clause_end(scene, line, verb, after + 1, hi)))
    if not pieces or sum(y - x for x, y in pieces) < _WORDS:
        return None
    return _Report("indirect-behind", subject, tuple(pieces), (verb.at, verb.end), verb)


def _goes_on(scene: Scene, line: Line, k: int, hi: int) -> bool:
    """Whether the words behind a cue in the middle are still reported: it had been sold, he said, to a stranger."""
    rules, word = clause_rules(), line.words[k]
    if hi - k < _WORDS or any(line.quotes[n] >= 0 for n in range(k, hi)) or word.endswith("ing"):
        return False
    return word in rules.opening or not (
        word in rules.reporter_links or word in rules.subordinate or word in scene.cues.relative
    )


def _states(scene: Scene, line: Line, a: int, b: int) -> bool:
    """Whether the items can be a sentence: a finite verb outside an opening clause with "when" or "asked"."""
    if b - a < _WORDS:
        return False
    hangs = line.words[b - 1] in clause_rules().dangling and line.words[b - 2] != "to"  # "a place to be"
    if hangs or line.words[b - 1] in scene.cues.relative:
        return False
    if line.words[a] in clause_rules().subordinate:
        inner = next((k for k in range(a, b) if line.words[k] == ","), b)
        return finite_in(scene, line, inner, b)
    return finite_in(scene, line, a, b)


def _comma_before(scene: Scene, line: Line, verb: Verb, floor: int) -> tuple[int, int] | None:
    """Return the comma before the subject of ``verb`` and the subject: A[,] the mayor, Ilse Brandt, said."""
    j = verb.at - 1
    while j > floor and (
        line.words[j] in scene.cues.aux or line.words[j].endswith("ly") or line.words[j] in clause_rules().small_adverbs
    ):
        j -= 1
    subject = subject_of(scene, line, verb, floor)
    if line.words[j] == "," and j > floor and line.men[j - 1] >= 0:
        host = scene.mentions[line.men[j - 1]].apposed_to
        subject = subject if host is None else best_name(scene, line, host, j - 1, floor)
    if subject is None:
        return None
    chain = {subject, scene.mentions[subject].apposed_to}
    chain |= {
        n
        for n in (line.men[k] for k in range(max(floor, j - _BEHIND), j + 1))
        if n >= 0 and scene.mentions[n].apposed_to == subject
    }
    reached = False
    for k in range(j, max(floor, j - _BEHIND), -1):
        if line.quotes[k] >= 0 or line.words[k] in (";", ":", "that"):
            return None
        if line.men[k] in chain:
            reached = True
        elif reached and line.words[k] == "," and not in_number(line, k):
            if line.men[k - 1] in chain:
                continue
            if line.words[k + 1] in scene.cues.relative or line.words[k + 1] in clause_rules().subordinate:
                return None
            return k, best_name(scene, line, subject, k + 1, floor) if line.men[k + 1] == subject else subject
        elif reached and is_finite(scene, line, k):
            return None
    return None


def _as_said(scene: Scene, line: Line, i: int, hi: int) -> _Report | None:
    """As X noted, A · as reported by X, A."""
    comma = next((k for k in range(i + 2, min(hi, i + _BEHIND)) if line.words[k] == ","), None)
    verb = next((v for k in range(i + 1, comma or i) if (v := verb_at(scene, line, k)) is not None), None)
    if comma is None or verb is None or verb.cue.lemma not in clause_rules().behind:
        return None
    if verb.at == i + 1 and line.words[verb.end] == "by":
        subject = phrase_right(scene, line, verb.end + 1, comma)
    elif verb.passive or verb.ing or skip_adjuncts(scene, line, verb.end, comma) != comma:
        return None
    else:
        subject = subject_of(scene, line, verb, i + 1)
    if subject is None or not can_speak(scene.mentions[subject]) or not finite_in(scene, line, comma + 1, hi):
        return None
    pieces = _pieces(scene, line, comma + 1, hi)
    return _Report("indirect-as", subject, pieces, (verb.at, verb.end), verb) if pieces else None


def _according(scene: Scene, line: Line, i: int, lo: int, hi: int, found: list[_Report]) -> _Report | None:
    """According to X, A · A, according to X."""
    subject = phrase_right(scene, line, i + 2, hi)
    if subject is None or not can_speak(scene.mentions[subject]):
        return None
    floor = found[-1].pieces[-1][1] if found else lo
    a, b = _trimmed(line, floor, i)
    if _states(scene, line, a, b) and not any(line.quotes[k] >= 0 for k in range(a, b)):
        return _Report("indirect-according", subject, ((a, b),), (i, i + 2))
    if b - a > 2:
        return None
    commas = [k for k in range(i + 2, hi) if line.words[k] == ","]
    for k, following in zip(commas, [*commas[1:], hi][: len(commas)], strict=True):
        if line.words[k + 1 : k + 2] and line.words[k + 1] in scene.cues.relative:
            continue
        if finite_in(scene, line, k + 1, following):
            pieces = _pieces(scene, line, k + 1, hi)
            return _Report("indirect-according", subject, pieces, (i, i + 2)) if pieces else None
    return None
