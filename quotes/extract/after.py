"""Reporting words after the quotation: “Q,” said X · “Q,” X, who was there, told Y · “Q,” as X put it.

In: a scene and the number of a quotation.  Out: a ``Finding`` or None.

>>> # “It never ran late,” [sighed] Ada Lom, the signalwoman who taught the driver, Jan Kos.
"""

from __future__ import annotations

from quotes.extract.agents import named_behind, phrase_starts, source_of
from quotes.extract.before import can_speak
from quotes.extract.behind import LEAD, OPEN, REACH, breaks, open_frame, start_behind, verb_behind, verb_beside, woven
from quotes.extract.clause import Verb, phrase_right, subject_of, verb_at, verbish
from quotes.extract.cues import word_set
from quotes.extract.finding import Finding
from quotes.extract.scene import Line, Scene
from quotes.reading import Mention

_NOT_SUBJECT = word_set("not_subject")
_PLAIN = word_set("plain")
_OBJECTS = word_set("objects")


def inverted(scene: Scene, quote: int) -> Finding | None:
    """“Q,” said X."""
    line, at = scene.place(quote)
    j, hi = start_behind(scene, line, at, quote)
    if j is None:
        return None
    while (
        j < hi
        and line.men[j] < 0
        and (line.words[j].endswith("ly") or line.words[j] in ("then", "also", "later", "so", "once"))
    ):
        j += 1
    if j + 1 >= hi:
        return None
    verb = verb_at(scene, line, j)
    if verb is None and open_frame(scene, line, j, quote) and phrase_starts(scene, line, j + 1):
        verb = Verb(j, j + 1, OPEN)
    if verb is None or verb.ing or verb.cue.lemma == "tell" or not verb.cue.forms & {"past", "s", "base"}:
        return None
    subject = phrase_right(scene, line, verb.end, hi)
    if subject is None or not _near(line, subject, verb.end, scene):
        return None
    if not can_speak(scene.mentions[subject]) or scene.mentions[subject].name.lower() in _OBJECTS:
        return None
    if _parallel(scene, line, at, verb, hi) or _clause_behind(scene, line, verb, hi):
        return None
    faint = verb.cue.strength == "weak" or verb.cue.lemma in word_set("naming")
    if (faint or not breaks(scene, line, at, j, quote)) and not _human(scene.mentions[subject]):
        return None
    subject = source_of(scene, line, named_behind(scene, line, subject, verb.end, hi), verb.end, hi)
    rule = "after-inverted-open" if verb.cue is OPEN else "after-inverted"
    return Finding(rule, subject, (line.starts[verb.at], line.ends[verb.end - 1]), verb)


def _clause_behind(scene: Scene, line: Line, verb: Verb, hi: int) -> bool:
    """Whether the pronoun behind the verb has a verb of its own: …, said [he doubts] it."""
    mention = scene.mention_at(line, verb.end)
    after = line.past(verb.end) if mention is not None else hi
    if mention is None or mention.form != "pronoun" or after >= hi:
        return False
    return line.words[after] in scene.cues.aux or verbish(scene, line, after)


def _parallel(scene: Scene, line: Line, at: int, verb: Verb, hi: int) -> bool:
    """Called the plan “a leak,” compared the crew to “a sieve”: a second predicate, whose object follows it."""
    lo, _ = line.bounds(at)
    if at == lo or not line.words[at - 1].isalpha():
        return False
    return any(line.quotes[k] >= 0 for k in range(verb.end, min(hi, verb.end + LEAD + 2)))


def _near(line: Line, subject: int, start: int, scene: Scene) -> bool:
    """Whether the phrase begins right behind the verb."""
    return any(line.men[k] >= 0 for k in range(start, min(len(line), start + LEAD)))


def _human(mention: Mention) -> bool:
    """Whether the words themselves say that the mention is of people."""
    return (
        mention.form in ("name", "joint")
        or mention.kind in ("person", "anonymous", "collective")
        or mention.name.lower() in ("he", "she", "they", "i", "we")
    )


def following(scene: Scene, quote: int) -> Finding | None:
    """“Q,” X said, with a verb of saying."""
    found = _following(scene, quote)
    if found is None or found.verb is None or found.verb.cue.strength != "strong":
        return None
    if scene.last_mark(quote) in "?!" and found.verb.cue.frames & {"naming"} and found.verb.cue.lemma not in _PLAIN:
        return None  # “What now?” Others called it a day
    # because he is “no doctor,” he felt free: a few words inside a sentence wait for a plain verb
    if woven(scene, quote) and found.verb.cue.lemma not in _PLAIN and found.rule != "as-put-it":
        return None
    return found


def following_weak(scene: Scene, quote: int) -> Finding | None:
    """“Q,” X thought."""
    return None if woven(scene, quote) else _following(scene, quote)


def _following(scene: Scene, quote: int) -> Finding | None:
    """“Q,” X said · “Q,” X, who was there, said · “Q,” as X put it."""
    line, at = scene.place(quote)
    j, hi = start_behind(scene, line, at, quote)
    if j is None or j >= hi:
        return None
    if line.words[j] in ("is", "was") and line.words[j + 1 : j + 2] in (["what"], ["how"]):
        return None  # “Q” is what X was told
    put = line.words[j] == "as"
    going_on = verb_at(scene, line, j)
    if put:
        j += 1
    elif going_on is not None and going_on.ing:
        return None  # “Q,” adding that others had been told: the speaker stands before
    elif line.words[j] in _NOT_SUBJECT or (line.words[j] in scene.cues.prepositions and line.men[j] < 0):
        return None
    verb = (
        verb_behind(scene, line, j, hi, quote)
        if put or breaks(scene, line, at, j, quote)
        else verb_beside(scene, line, j, hi)
    )
    if verb is None or (
        put
        and verb.cue.lemma not in ("put it", "say", "describe", "call", "write", "recall", "note", "explain", "tell")
    ):
        return None
    subject = subject_of(scene, line, verb, j)
    if subject is None or not can_speak(scene.mentions[subject]):
        return None
    rule = "as-put-it" if put else "after-subject-open" if verb.cue is OPEN else "after-subject"
    return Finding(rule, subject, (line.starts[verb.at], line.ends[verb.end - 1]), verb)


def far(scene: Scene, quote: int) -> Finding | None:
    """“Q” since so many cases hang on it, said X · the new rule “Q” the trade, X said."""
    line, at = scene.place(quote)
    _, hi = line.bounds(at)
    for k in range(at + 1, min(hi - 1, at + REACH)):
        if line.words[k] not in (",", "—", "–") or line.quotes[k + 1] >= 0:
            continue
        j = k + 1
        verb = verb_at(scene, line, j)
        if (
            verb is not None
            and verb.cue.lemma in _PLAIN
            and "past" in verb.cue.forms | ({"past"} if "s" in verb.cue.forms else set())
        ):
            subject = phrase_right(scene, line, verb.end, hi)
            if (
                subject is not None
                and scene.mentions[subject].name.lower() not in _OBJECTS
                and verb.end < hi
                and (line.men[verb.end] >= 0 or line.men[min(hi - 1, verb.end + 1)] >= 0)
            ):
                return Finding("after-far", subject, (line.starts[j], line.ends[verb.end - 1]), verb)
            continue
        if line.words[j] in _NOT_SUBJECT or line.words[j] in scene.cues.prepositions:
            continue
        verb = verb_beside(scene, line, j, hi)
        if (
            verb is not None
            and verb.cue.lemma in _PLAIN
            and line.words[verb.end : verb.end + 1]
            and (
                line.words[verb.end] in (",", ".", "—", "–")
                or verb.end + 1 >= hi
                or line.words[verb.end] in scene.cues.prepositions
            )
        ):
            subject = subject_of(scene, line, verb, j)
            if subject is not None:
                return Finding("after-far", subject, (line.starts[verb.at], line.ends[verb.end - 1]), verb)
    return None


def shared(scene: Scene, quote: int) -> Finding | None:
    """They are “painful” but needed “for the long term,” X said: one clause at the end reports both pieces."""
    line, at = scene.place(quote)
    _, hi = line.bounds(at)
    following_piece = quote + 1
    if following_piece >= len(scene.quoted) or scene.paragraph[following_piece] != scene.paragraph[quote]:
        return None
    there = scene.at[following_piece]
    if there >= hi or line.words[at + 1] in (",", ".", "”") or any(line.words[k] == ";" for k in range(at, there)):
        return None
    if scene.last_mark(following_piece) not in ",?!" or there + 1 >= hi:
        return None
    found = inverted(scene, following_piece) or following(scene, following_piece)
    if found is None or found.verb is None or found.verb.cue.lemma not in _PLAIN:
        return None
    return Finding("after-shared", found.mention, found.cue, found.verb)
