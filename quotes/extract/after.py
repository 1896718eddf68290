"""Reporting words after the quotation: “Q,” said X · “Q,” X, who was there, told Y · “Q,” as X put it.

In: a scene and the number of a quotation.  Out: a ``Finding`` or None.

>>> # “It never ran late,” [sighed] Ada Lom, the signalwoman who taught the driver, Jan Kos.
"""

from __future__ import annotations

from quotes.extract.agents import agent_after, named_behind, phrase_starts, source_of
from quotes.extract.before import can_speak, loose
from quotes.extract.behind import LEAD, OPEN, REACH, breaks, open_frame, start_behind, verb_behind, verb_beside, woven
from quotes.extract.bound import belongs_before
from quotes.extract.clause import Verb, best_name, phrase_right, subject_of, verb_at, verbish
from quotes.extract.cues import word_set
from quotes.extract.finding import Finding
from quotes.extract.scene import Line, Scene
from quotes.extract.titles import in_headline
from quotes.reading import Mention

_NOT_SUBJECT = word_set("not_subject")
_PLAIN = word_set("plain")
_OBJECTS = word_set("objects")
#: Items of an apposition between who is told and the verb.
_ASIDE = 9
#: Verbs of hearing again what another said: X recalls Y telling him.
_RETELLING = frozenset(("recall", "remember", "hear", "describe", "report"))


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
    if j + 1 >= hi or belongs_before(scene, line, at, j, quote):
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
    if verb.cue is OPEN and _of_noun(scene, line, at):
        return None
    if _parallel(scene, line, at, verb, hi) or _clause_behind(scene, line, verb, hi):
        return None
    faint = verb.cue.strength == "weak" or verb.cue.lemma in word_set("naming")
    if verb.cue.strength == "weak" and in_headline(line):
        return None  # ‘No More Boats’ Sends Dark Message To Lom: capitals tell no names there
    if (faint or not breaks(scene, line, at, j, quote)) and not _human(scene.mentions[subject]):
        return None
    subject = source_of(scene, line, named_behind(scene, line, subject, verb.end, hi), verb.end, hi)
    rule = "after-inverted-open" if verb.cue is OPEN else "after-inverted"
    return Finding(rule, subject, verb.span(line), verb)


def _of_noun(scene: Scene, line: Line, at: int) -> bool:
    """Whether the words stand beside a noun that an unknown verb has for its subject: Her answer, “Q,” pleased X."""
    lo, _ = line.bounds(at)
    beside = lo < at - 1 and line.words[at - 1] == "," and line.words[at - 2].isalpha()
    return beside and not any(verbish(scene, line, k) or line.quotes[k] >= 0 for k in range(lo, at - 1))


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
    """Whether the phrase, with the offices before a name, begins right behind the verb."""
    offices = len((scene.mentions[subject].role or "").split())
    return any(line.men[k] >= 0 for k in range(start, min(len(line), start + LEAD + offices)))


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
    if woven(scene, quote) and found.rule != "as-put-it" and not _closes(scene, quote, found.verb):
        return None
    return found


def _opens_sentence(scene: Scene, quote: int) -> bool:
    """Whether an article or pronoun with a capital stands right behind the words."""
    line, at = scene.place(quote)
    raw = line.raws[at + 1] if at + 1 < len(line) else ""
    return raw[:1].isupper() and raw.lower() in scene.cues.determiners


def _closes(scene: Scene, quote: int, verb: Verb) -> bool:
    """Whether a verb closes the sentence: …, he said; …, he remarked to the guild."""
    if verb.cue.lemma in _PLAIN:
        return True
    line, _ = scene.place(quote)
    _, hi = line.bounds(verb.at)
    behind = line.words[verb.end] if verb.end < hi else "."
    ends = behind in (",", ".", "—", "–") or behind in scene.cues.prepositions
    return ends and verb.cue.lemma not in word_set("naming") | _RETELLING


def following_weak(scene: Scene, quote: int) -> Finding | None:
    """“Q,” X thought."""
    return None if woven(scene, quote) else _following(scene, quote)


def _following(scene: Scene, quote: int) -> Finding | None:
    """“Q,” X said · “Q,” X, who was there, said · “Q,” as X put it."""
    line, at = scene.place(quote)
    j, hi = start_behind(scene, line, at, quote)
    if j is None or j >= hi:
        return None
    if _is_what(line, j):
        return None  # “Q” is what X was told
    if line.words[j] in ("is", "was", "are", "were") and j + 1 < hi and line.men[j + 1] in scene.possessors:
        return None  # “Q” was X's answer when Y asked
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
    if not put and belongs_before(scene, line, at, j, quote):
        return None
    charge = line.words[j] in ("a", "an", "the") and not word_set("charges").isdisjoint(line.words[j + 1 : j + 3])
    if charge and verb.cue.lemma not in _PLAIN:
        return None  # X called him “a thief,” a charge Y denies
    if verb.cue is OPEN and scene.last_mark(quote) in "?!" and _opens_sentence(scene, quote):
        return None  # “Is it on?” A chair scrapes
    verb, subject = _retold(scene, line, verb) or (verb, _subject(scene, line, verb, j))
    verb = _wont(scene, line, verb, hi)
    if subject is None or not can_speak(scene.mentions[subject]):
        return None
    if verb.cue.lemma == "hear" and not word_set("hearers").isdisjoint(scene.mentions[subject].name.lower().split()):
        # X was told by Y, “Q,” the court heard: who said it stands before the words, or nowhere
        return loose(scene, quote) or Finding("passive-agent", None, verb.span(line), verb, reason="not-named")
    rule = "as-put-it" if put else "after-subject-open" if verb.cue is OPEN else "after-subject"
    return Finding(rule, subject, verb.span(line), verb)


def _is_what(line: Line, j: int) -> bool:
    """Whether a clause behind the words says what they are: “Q” [is how] X, an old hand, put it."""
    return line.words[j] in ("is", "was") and line.words[j + 1 : j + 2] in (["what"], ["how"])


def told_by(scene: Scene, quote: int) -> Finding | None:
    """“Q,” X was told by Y: the agent speaks, or nobody who is named."""
    line, at = scene.place(quote)
    j, hi = start_behind(scene, line, at, quote)
    if j is None or line.men[j] < 0 or not breaks(scene, line, at, j, quote) or scene.last_mark(quote) == ".":
        return None
    k = line.past(j)
    if k < hi and line.words[k] == ",":
        # the defendant, Ada Lom, was told by
        behind = next((n + 1 for n in range(k + 1, min(hi - 1, k + _ASIDE)) if line.words[n] == ","), k)
        k = behind if line.words[behind] in scene.cues.aux else k
    while k < hi and line.men[k] < 0 and (line.words[k] in scene.cues.aux or line.words[k].endswith("ly")):
        k += 1
    verb = verb_at(scene, line, k) if k < hi else None
    if verb is None or not verb.passive or "recipient" not in verb.cue.frames:
        return None
    agent = agent_after(scene, line, verb, hi)
    cue = verb.span(line)
    if agent is None:
        # she was told at last; but not: she was told to leave
        ends = verb.end >= hi or line.words[verb.end] not in ("to", "that", "of", "about", "by")
        return Finding("passive-agent", None, cue, verb, reason="not-named") if ends else None
    return Finding("passive-agent", agent, cue, verb) if can_speak(scene.mentions[agent]) else None


def _subject(scene: Scene, line: Line, verb: Verb, j: int) -> int | None:
    """Return the subject behind the words, past an insertion: [X], who chairs Y said; [X], leaning on Y, said."""
    after = line.past(j) if line.men[j] >= 0 else verb.at
    if after + 1 < verb.at and line.words[after] == line.words[verb.at - 1] == ",":
        opener = line.words[after + 1] if line.men[after + 1] < 0 else ""
        if opener.endswith("ing"):
            return best_name(scene, line, line.men[j], j, j)
    if verb.ing and line.words[verb.at - 1] == "as" and line.men[verb.at - 2] >= 0:
        quoting = (verb_at(scene, line, k) for k in range(j, verb.at))
        if any(q is not None and q.cue.lemma in ("quote", "cite") and not q.passive for q in quoting):
            return line.men[verb.at - 2]  # the Packet quoted its clerk [Ada Lom] as saying
    for k in range(verb.at - 1, j, -1):
        if line.words[k] == "," or line.quotes[k] >= 0:
            break
        if line.words[k] in ("who", "which") and line.words[k - 1] == "," and line.men[k - 2] >= 0:
            return best_name(scene, line, line.men[k - 2], line.first_of(k - 2), j)
    return subject_of(scene, line, verb, j)


def _retold(scene: Scene, line: Line, verb: Verb) -> tuple[Verb, int] | None:
    """X recalls [Y telling] him · X heard [Y say] it: the words are Y's."""
    k = verb.end
    if verb.cue.lemma not in _RETELLING or k >= len(line) or line.men[k] < 0:
        return None
    inner = verb_at(scene, line, line.past(k)) if line.past(k) < len(line) else None
    heard = verb.cue.lemma == "hear" and inner is not None and "base" in inner.cue.forms
    if inner is None or not (inner.ing or heard) or inner.cue.strength != "strong":
        return None
    return inner, best_name(scene, line, line.men[k], k, k)


def _wont(scene: Scene, line: Line, verb: Verb, hi: int) -> Verb:
    """“Q,” X likes [to say]: the verb of saying that hangs on another verb reports."""
    if verb.end + 1 >= hi or line.words[verb.end] != "to" or verb.cue.lemma in _PLAIN:
        return verb
    cue = scene.cues.verbs.get(line.words[verb.end + 1])
    says = cue is not None and "base" in cue.forms and cue.strength == "strong" and line.men[verb.end + 1] < 0
    return Verb(verb.end + 1, verb.end + 2, cue) if says and cue is not None else verb


def far(scene: Scene, quote: int) -> Finding | None:
    """“Q” since so many cases hang on it, said X · the new rule “Q” the trade, X said."""
    line, at = scene.place(quote)
    _, hi = line.bounds(at)
    for k in range(at + 1, at + 1 if at + 1 < hi and _is_what(line, at + 1) else min(hi - 1, at + REACH)):
        if line.words[k] not in (",", "—", "–") or line.quotes[k + 1] >= 0:
            continue
        j = k + 1
        verb = verb_at(scene, line, j)
        if (
            verb is not None
            and verb.cue.lemma in _PLAIN - {"tell"}
            and "past" in verb.cue.forms | ({"past"} if "s" in verb.cue.forms else set())
        ):
            subject = phrase_right(scene, line, verb.end, hi)
            if (
                subject is not None
                and scene.mentions[subject].name.lower() not in _OBJECTS
                and verb.end < hi
                and _near(line, subject, verb.end, scene)
            ):
                return Finding("after-far", subject, (line.starts[j], line.ends[verb.end - 1]), verb)
            continue
        if line.words[j] in _NOT_SUBJECT or line.words[j] in scene.cues.prepositions:
            continue
        verb = verb_beside(scene, line, j, hi)
        if verb is not None and _ends_clause(scene, line, verb, hi):
            subject = subject_of(scene, line, verb, j)
            if subject is not None:
                return Finding("after-far", subject, verb.span(line), verb)
    return None


def _ends_clause(scene: Scene, line: Line, verb: Verb, hi: int) -> bool:
    """Whether a verb closes a sentence that holds the words: …, X said Tuesday in Lund; …, the lawsuit alleges."""
    behind = line.words[verb.end] if verb.end < hi else "."
    if verb.cue.lemma not in _PLAIN:
        return verb.end + 1 >= hi and verb.cue.lemma not in word_set("naming") | _RETELLING
    if behind in scene.cues.prepositions:
        return verb.cue.lemma != "continue"
    return behind in (",", ".", "—", "–") or verb.end + 1 >= hi or behind in word_set("days")


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
    if found is None or found.verb is None or not _closes(scene, following_piece, found.verb):
        return None
    return Finding("after-shared", found.mention, found.cue, found.verb)
