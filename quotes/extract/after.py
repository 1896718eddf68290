"""Reporting words after the quotation: “Q,” said X · “Q,” X, who was there, told Y · “Q,” as X put it.

In: a scene and the number of a quotation.  Out: a ``Finding`` or None.

>>> # “It never ran late,” [sighed] Ada Lom, the signalwoman who taught the driver, Jan Kos.
"""

from __future__ import annotations

from quotes.extract.agents import named_behind, phrase_starts, source_of
from quotes.extract.before import can_speak
from quotes.extract.clause import Verb, open_verb_at, phrase_right, subject_of, verb_at, verbish
from quotes.extract.cues import Cue, word_set
from quotes.extract.finding import Finding
from quotes.extract.scene import Line, Scene
from quotes.reading import Mention

#: How far behind the words a reporting verb may stand, over a subject with its appositions and clauses.
_REACH = 60
#: A subject begins at most this many words behind the quotation ("longtime [Republican donor …]").
_LEAD = 6
#: Up to so many words in marks are a fragment.
_FEW = 4

_OPEN = Cue("(open)", "neutral", "strong", frozenset(("recipient",)), frozenset(("past", "s")))
_NOT_SUBJECT = word_set("not_subject")
_PLAIN = word_set("plain")
_OBJECTS = word_set("objects")
#: A verb with one of these as its object reports no speech: She wrote it down.
_THINGS = frozenset(("it", "this", "that", "them", "these", "those", "a", "an", "the", "nothing", "something"))
_SKIPPED = frozenset((",", "—", "–", "-", "”", "''"))


def inverted(scene: Scene, quote: int) -> Finding | None:
    """“Q,” said X."""
    line, at = scene.place(quote)
    j, hi = _start(scene, line, at, quote)
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
    if verb is None and _open_frame(scene, line, j, quote) and phrase_starts(scene, line, j + 1):
        verb = Verb(j, j + 1, _OPEN)
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
    if (faint or not _breaks(scene, line, at, j, quote)) and not _human(scene.mentions[subject]):
        return None
    subject = source_of(scene, line, named_behind(scene, line, subject, verb.end, hi), verb.end, hi)
    rule = "after-inverted-open" if verb.cue is _OPEN else "after-inverted"
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
    return any(line.quotes[k] >= 0 for k in range(verb.end, min(hi, verb.end + _LEAD + 2)))


def following(scene: Scene, quote: int) -> Finding | None:
    """“Q,” X said, with a verb of saying."""
    found = _following(scene, quote)
    if found is None or found.verb is None or found.verb.cue.strength != "strong":
        return None
    if scene.last_mark(quote) in "?!" and found.verb.cue.frames & {"naming"} and found.verb.cue.lemma not in _PLAIN:
        return None  # “What now?” Others called it a day
    # because he is “no doctor,” he felt free: a few words inside a sentence wait for a plain verb
    if _woven(scene, quote) and found.verb.cue.lemma not in _PLAIN and found.rule != "as-put-it":
        return None
    return found


def following_weak(scene: Scene, quote: int) -> Finding | None:
    """“Q,” X thought."""
    return None if _woven(scene, quote) else _following(scene, quote)


def _following(scene: Scene, quote: int) -> Finding | None:
    """“Q,” X said · “Q,” X, who was there, said · “Q,” as X put it."""
    line, at = scene.place(quote)
    j, hi = _start(scene, line, at, quote)
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
        _verb_behind(scene, line, j, hi, quote)
        if put or _breaks(scene, line, at, j, quote)
        else _verb_beside(scene, line, j, hi)
    )
    if verb is None or (
        put
        and verb.cue.lemma not in ("put it", "say", "describe", "call", "write", "recall", "note", "explain", "tell")
    ):
        return None
    subject = subject_of(scene, line, verb, j)
    if subject is None or not can_speak(scene.mentions[subject]):
        return None
    rule = "as-put-it" if put else "after-subject-open" if verb.cue is _OPEN else "after-subject"
    return Finding(rule, subject, (line.starts[verb.at], line.ends[verb.end - 1]), verb)


def far(scene: Scene, quote: int) -> Finding | None:
    """“Q” since so many cases hang on it, said X · the new rule “Q” the trade, X said."""
    line, at = scene.place(quote)
    _, hi = line.bounds(at)
    for k in range(at + 1, min(hi - 1, at + _REACH)):
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
        verb = _verb_beside(scene, line, j, hi)
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


def _start(scene: Scene, line: Line, at: int, quote: int) -> tuple[int | None, int]:
    """Return the first item behind the words and the end of where the rule may look."""
    _, hi = line.bounds(at)
    j = at + 1
    if j < len(line) and j >= hi:
        # “Will it hold?” Ada Lom asked · “It holds.” he said
        if line.quotes[j] >= 0 or not _short_report(scene, line, j):
            return None, hi
        hi = line.bounds(j)[1]
    while j < hi and line.words[j] in _SKIPPED:
        j += 1
    return (j if j < hi else None), hi


def _short_report(scene: Scene, line: Line, j: int) -> bool:
    """Whether the sentence at item ``j`` is nothing but a subject and a verb that says it: He said."""
    lo, hi = line.bounds(j)
    if hi - lo > 9 or any(line.quotes[k] >= 0 for k in range(lo, hi)):
        return False
    for k in range(lo, hi):
        verb = verb_at(scene, line, k)
        if verb is not None and verb.cue.strength == "strong" and not verb.passive:
            rest = [line.words[n] for n in range(verb.end, hi)]
            if any(line.men[n] < 0 for n in range(lo, k)) and line.men[k - 1] < 0:
                return False  # The governor has not replied.
            return (
                verb.cue.lemma in ("say", "ask", "tell", "add", "write", "explain", "reply", "continue")
                and len(rest) <= 3
                and not (rest and rest[0] in _THINGS)
            )
    return False


def _open_frame(scene: Scene, line: Line, i: int, quote: int) -> bool:
    """Whether an unknown verb may count: the words end with a comma, ? or !, and nothing else explains the clause."""
    return (scene.last_mark(quote) in ",?!" or line.words[i - 1] == ",") and open_verb_at(scene, line, i)


def _near(line: Line, subject: int, start: int, scene: Scene) -> bool:
    """Whether the phrase begins right behind the verb."""
    return any(line.men[k] >= 0 for k in range(start, min(len(line), start + _LEAD)))


def _verb_behind(scene: Scene, line: Line, j: int, hi: int, quote: int) -> Verb | None:
    """Return the verb of the clause that begins at item ``j`` with its subject."""
    seen = -1
    k = j
    while k < min(hi, j + _REACH):
        word = line.words[k]
        if line.men[k] >= 0:
            if seen < 0:
                seen = line.past(k)
            k = line.past(k)
            continue
        if seen < 0 and k - j > _LEAD:
            return None
        if line.quotes[k] >= 0 and seen >= 0 and line.words[k - 1].isalpha():
            k += 1  # wearing a cap with a “Vote” pin
            continue
        if word in (";", ":") or line.quotes[k] >= 0:
            return None
        if word == "(":
            k = _closing(line, k, hi)
            continue
        if word in ("who", "which", "whose", "whom") and seen >= 0 and line.words[k - 1] == ",":
            k = _past_clause(scene, line, k, hi)
            continue
        if word in ("and", "but") and seen >= 0 and not _joins(scene, line, k):
            return None
        verb = verb_at(scene, line, k)
        if verb is not None and seen >= 0 and (verb.ing and _quoted_as(line, k)):
            return verb
        if (
            verb is not None
            and verb.cue.lemma in ("quote", "cite")
            and not verb.passive
            and _as_saying(scene, line, k, hi)
        ):
            k += 1
            continue
        if verb is not None and not verb.passive and not verb.ing and verb.cue.strength != "act" and seen >= 0:
            return verb
        if verb is not None and verb.cue.strength == "act" and seen >= 0 and scene.last_mark(quote) in ",?!":
            return verb
        if (seen == k or line.words[k - 1] == ",") and seen >= 0 and _open_frame_behind(scene, line, k, quote):
            return Verb(k, k + 1, _OPEN)
        if (
            seen >= 0
            and verb is None
            and k == seen
            and verbish(scene, line, k)
            and word in scene.cues.closed
            and word not in scene.cues.aux
        ):
            return None
        k += 1
    return None


def _woven(scene: Scene, quote: int) -> bool:
    """Whether the words are a few and stand inside the reporter's sentence."""
    line, at = scene.place(quote)
    lo, _ = line.bounds(at)
    return at > lo and line.words[at - 1].isalpha() and scene.size(quote) <= _FEW


def _human(mention: Mention) -> bool:
    """Whether the words themselves say that the mention is of people."""
    return (
        mention.form in ("name", "joint")
        or mention.kind in ("person", "anonymous", "collective")
        or mention.name.lower() in ("he", "she", "they", "i", "we")
    )


def _quoted_as(line: Line, k: int) -> bool:
    """X was quoted by the Ledger as [saying]."""
    return line.words[k - 1] == "as" and any(
        w in ("quoted", "cited", "heard", "recorded") for w in line.words[max(0, k - 9) : k]
    )


def _as_saying(scene: Scene, line: Line, k: int, hi: int) -> bool:
    """The Packet [quoted] Y as saying: the words are Y's."""
    if k + 1 >= hi or line.men[k + 1] < 0:
        return False
    after = line.past(k + 1)
    following = verb_at(scene, line, after + 1) if after + 1 < hi and line.words[after] == "as" else None
    return following is not None and following.ing


def _breaks(scene: Scene, line: Line, at: int, j: int, quote: int) -> bool:
    """Whether a mark parts the words from what follows: “Q,” X said; not the “realistic” plans students made."""
    return j > at + 1 or scene.last_mark(quote) in ",?!…-—–." or not scene.quoted[quote].closed


def _past_subject(scene: Scene, line: Line, j: int, hi: int) -> int | None:
    """Return the item after a noun phrase at item ``j``: [Justice Department lawyer Ada Lom]; None where none is."""
    k = j
    while k < hi:
        if line.men[k] >= 0:
            k = line.past(k)
            if k >= hi or (line.men[k] < 0 and not line.raws[k][:1].isalpha()):
                break
            continue
        word = line.words[k]
        ends = (
            word in scene.cues.prepositions or word in scene.cues.aux or word.endswith("ly") or verbish(scene, line, k)
        )
        if ends or not word.isalpha():
            break
        k += 1
    return k if k > j and line.men[k - 1] >= 0 else None


def _verb_beside(scene: Scene, line: Line, j: int, hi: int) -> Verb | None:
    """“Q” X said, without a comma: the subject right behind the words and the verb right behind the subject."""
    k = _past_subject(scene, line, j, min(hi, j + _LEAD + 2))
    if k is None:
        return None
    while k < hi and line.men[k] < 0 and (line.words[k] in scene.cues.aux or line.words[k].endswith("ly")):
        k += 1
    verb = verb_at(scene, line, k) if k < hi else None
    if verb is None or verb.passive or verb.ing or verb.cue.strength != "strong" or not verb.cue.forms & {"past", "s"}:
        return None
    return verb


def _open_frame_behind(scene: Scene, line: Line, k: int, quote: int) -> bool:
    """Whether an unknown verb right behind the subject counts."""
    return scene.last_mark(quote) in ",?!" and open_verb_at(scene, line, k)


def _joins(scene: Scene, line: Line, k: int) -> bool:
    """Whether "and" at item ``k`` joins two names or nouns of the subject, and no two clauses."""
    if k + 1 >= len(line) or verb_at(scene, line, k + 1) is not None:
        return False
    mention = scene.mention_at(line, k + 1)
    return mention is None or mention.form != "pronoun"


def _closing(line: Line, k: int, hi: int) -> int:
    """Return the item after the bracket that closes."""
    while k < hi and line.words[k] != ")":
        k += 1
    return k + 1


def _past_clause(scene: Scene, line: Line, k: int, hi: int) -> int:
    """Return the item after a clause with "who": the comma that a reporting verb follows, or the next comma."""
    first = hi
    for n in range(k + 1, hi):
        if line.words[n] != ",":
            continue
        first = min(first, n)
        m = n + 1
        while m < hi and line.men[m] < 0 and (line.words[m] in scene.cues.aux or line.words[m].endswith("ly")):
            m += 1
        if m < hi and verb_at(scene, line, m) is not None:
            return n + 1
    return first + 1


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
