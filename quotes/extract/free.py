"""Words without a reporting clause: they go on with the speech before them, or answer a question.

In: a scene, the number of a quotation and what was found for the ones before it.  Out: a ``Finding`` or None.

>>> # “It held,” Ada Lom said. That makes it “a bridge to trust.”  →  Lom;  Was she sure? “Quite.”  →  she
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

from quotes.extract import inherit, interviews
from quotes.extract.agents import possessor_before
from quotes.extract.before import can_speak
from quotes.extract.clause import clause_subject, phrase_right, verb_at
from quotes.extract.clefts import meant
from quotes.extract.finding import Finding
from quotes.extract.inherit import Findings, carried, is_bare, is_voice
from quotes.extract.scene import Line, Scene

Carrier: TypeAlias = Callable[[Scene, int, Findings, Sequence[bool]], Finding | None]

#: Fewer words in marks than this are rather a term than speech carried on.
_OWNED = 3
#: A question in the reporter's own voice is no longer than this.
_QUESTION = 24
_PERSONS = frozenset(("he", "she", "they"))


def goes_on(scene: Scene, quote: int, findings: Findings, scare: Sequence[bool]) -> Finding | None:
    """“It held,” X said. That makes it “a bridge to trust.” · Y “misspoke badly”: X goes on about Y."""
    line, at = scene.place(quote)
    lo, _ = line.bounds(at)
    earlier = quote - 1
    if is_bare(line, lo, at):
        return None
    of_subject = is_predicate(scene, line, lo, at)
    later = line.words[at - 1] == ":" and at - lo > _OWNED and not _has_verb(scene, line, lo, at - 1)
    if not (of_subject or later or scene.size(quote) >= _OWNED):
        return None
    subject = clause_subject(scene, line, lo, at)
    if subject is not None and is_voice(scene.mentions[subject]) and not of_subject and not later:
        return None
    if earlier < 0 or scare[earlier] or findings[earlier] is None or not _near(scene, line, lo, quote, later):
        return None
    return carried(findings, "goes-on", earlier)


def _near(scene: Scene, line: Line, lo: int, quote: int, later: bool) -> bool:
    """Whether the sentence before is that of the quotation before; for “Later: “Q””, the paragraph before will do."""
    number = scene.paragraph[quote]
    if lo == 0:
        return later and number > 0 and scene.paragraph[quote - 1] == number - 1
    return scene.paragraph[quote - 1] == number and scene.at[quote - 1] >= line.bounds(lo - 1)[0]


def is_predicate(scene: Scene, line: Line, lo: int, at: int) -> bool:
    """Whether the words are the predicate of the noun right before them: the guild “lost its nerve”."""
    quoted = scene.quoted[line.quotes[at]]
    first = scene.text[quoted.start : quoted.start + 1]
    if at == lo or line.men[at - 1] < 0 or not first.islower():
        return False
    mention = scene.mentions[line.men[at - 1]]
    begins = line.first_of(at - 1)
    return not mention.possessive and (begins == lo or line.words[begins - 1] in (",", "and", "but", "that"))


def _has_verb(scene: Scene, line: Line, lo: int, hi: int) -> bool:
    """Whether a clause has a verb."""
    return any(
        line.words[k] in scene.cues.closed or line.words[k] in scene.cues.verbs
        for k in range(lo, hi)
        if line.men[k] < 0 and line.quotes[k] < 0
    )


def answered(scene: Scene, quote: int, findings: Findings, scare: Sequence[bool]) -> Finding | None:
    """Was she worried? “Not at all.” · The verdict of X? “Late.” · X's advice? “Wait.”"""
    line, at = scene.place(quote)
    lo, _ = line.bounds(at)
    if lo == 0 or not is_bare(line, lo, at) or line.words[lo - 1] != "?":
        return None
    start, end = line.bounds(lo - 1)
    if end - start > _QUESTION or any(line.quotes[k] >= 0 for k in range(start, end)):
        return None
    for i in range(start, end):
        if line.words[i] not in scene.cues.nouns:
            continue
        owner = possessor_before(scene, line, i, start)
        if owner is None and i + 2 < end and line.words[i + 1] in ("of", "from"):
            owner = phrase_right(scene, line, i + 2, end)
        if owner is not None and can_speak(scene.mentions[owner]):
            return Finding("answered", owner, (line.starts[i], line.ends[i]))
    return _asked_about(scene, line, start, end)


def asked_above(scene: Scene, quote: int, findings: Findings, scare: Sequence[bool]) -> Finding | None:
    """A question in a paragraph of its own, and the answer below it."""
    return interviews.asked_above(scene, quote)


def _asked_about(scene: Scene, line: Line, start: int, end: int) -> Finding | None:
    """Why was [he] out in the heat? “My mother sent me.”"""
    for k in range(start, end - 1):
        if line.words[k] in scene.cues.aux and line.men[k] < 0 and line.men[k + 1] >= 0:
            mention = scene.mentions[line.men[k + 1]]
            person = mention.form == "name" and mention.kind == "person"
            speaks = person or mention.name.lower() in _PERSONS or mention.kind == "anonymous"
            return Finding("answered", line.men[k + 1]) if speaks and not mention.possessive else None
    return None


def clause_speaker(scene: Scene, quote: int, findings: Findings, scare: Sequence[bool]) -> Finding | None:
    """Quoted words in a sentence without a reporting verb: its subject is the likeliest speaker."""
    line, at = scene.place(quote)
    lo, _ = line.bounds(at)
    if is_bare(line, lo, at) or is_predicate(scene, line, lo, at):
        return None
    subject = meant(scene, line, clause_subject(scene, line, lo, at), lo, at)
    if subject is None or not is_voice(scene.mentions[subject]) or _is_told(scene, line, lo, at):
        return None
    return Finding("clause-subject", subject)


def _is_told(scene: Scene, line: Line, lo: int, at: int) -> bool:
    """Whether a passive stands before the words: X was asked, “Q?” · X is said to be “Q”."""
    for k in range(at - 1, lo, -1):
        if line.words[k] == "," and k < at - 1:
            return False
        verb = verb_at(scene, line, k) if line.men[k] < 0 and line.quotes[k] < 0 else None
        if verb is not None and verb.passive:
            return any(line.words[n] in scene.cues.passive for n in range(max(lo, k - 3), k))
    return False


#: In this order; the first that finds somebody decides.
CARRIERS: tuple[Carrier, ...] = (
    inherit.runs_on,
    inherit.after_dash,
    inherit.participle,
    inherit.same_sentence,
    answered,
    inherit.same_paragraph,
    inherit.spoken_next,
    inherit.paragraph_before,
    inherit.owner_before,
    inherit.reported_before,
    goes_on,
    clause_speaker,
    asked_above,
    inherit.acted_next,
)
