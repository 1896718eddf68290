"""Speakers named by other means than a verb: according to X · in X's words · X's verdict: “Q” · X was blunt: “Q”.

In: a scene and the number of a quotation.  Out: a ``Finding`` or None.

>>> # The frost was “a thief,” [according to] Jan Kos, who grows pears.
"""

from __future__ import annotations

from quotes.extract.agents import agent_after, antecedent, possessor_before
from quotes.extract.before import can_speak, loose
from quotes.extract.clause import clause_subject, phrase_right, possessor, subject_before, subject_of, verb_at, verbish
from quotes.extract.clefts import meant
from quotes.extract.cues import word_set
from quotes.extract.finding import Finding
from quotes.extract.scene import Line, Scene
from quotes.extract.verbs import silent_noun
from quotes.reading import Mention

_WORDS = word_set("words")
_THOSE = frozenset(["those", "these", "such", "that", "this", "the"])
#: “Q,” runs X's account · “Q” was the reply of X.
_RUNS = frozenset(["was", "is", "were", "came", "comes", "ran", "runs", "went", "goes", "began", "begins"])
_IS = frozenset(["was", "is", "were", "isn't", "wasn't", "isn’t", "wasn’t"])
#: The grievance belongs to X · the plea came from X.
_BELONGING = frozenset(["is", "are", "was", "were", "belong", "belongs", "belonged", "come", "comes", "came"])
#: Nouns for what somebody says who was asked.
_REPLIES = frozenset(["reply", "answer", "response", "retort"])
#: Without one of these ``_source_at`` finds nothing on a line.
_ACCORDING = frozenset(["according", "per"])
_QUOTING = frozenset(["quote", "cite", "paraphrase", "echo", "borrow", "hear"])
#: At the head of a sentence "in the words of X" holds for all of it: the noun is among its first items.
_OPENING = 6
#: Before whose words: in her words, by his account, to borrow her phrase.
_BORROWING = frozenset(("in", "by", "to", "borrow", "use", "quote", "repeat"))
#: What goes with "to" there: to her mind.
_SEEING = frozenset(("eyes", "mind", "judgement", "judgment", "opinion", "reckoning", "thinking", "view"))
#: How many items may stand between a noun that reports and the words.
_NOUN_REACH = 14
#: The crew was told on Monday evening: “Q”
_TOLD_REACH = 6
#: X was blunter than most about it: the adjective stands at most so far before the words.
_STANCE = 7
_KEEPING = frozenset(("kept", "keeps", "made", "left", "put"))
#: How far behind the words the verb stands in “Q” is not something that the bursar, Jan Kos, has ever said.
_SAID_REACH = 16


def according_to(scene: Scene, quote: int) -> Finding | None:
    """According to X, it was “Q” · “Q,” according to X."""
    line, at = scene.place(quote)
    if not line.holds(_ACCORDING):
        return None
    lo, hi = line.bounds(at)
    for i in [*range(at + 1, hi - 1), *range(at - 1, lo - 1, -1)]:
        whose = _source_at(scene, line, i, hi)
        if whose:
            subject = phrase_right(scene, line, whose, hi)
            if line.words[whose : whose + 1] == ["whom"]:
                subject = antecedent(scene, line, i)  # the ferryman, according to whom “Q”
            if whose <= at <= whose + 2 and at + 1 < hi and line.words[at + 1].isalpha():
                return None  # according to her “ghost” plan
            if subject is not None and can_speak(scene.mentions[subject]):
                return Finding("according-to", subject, (line.starts[i], line.ends[whose - 1]))
    return None


def _source_at(scene: Scene, line: Line, i: int, hi: int) -> int:
    """Return the item after "according to", or after "per" where a source follows (not "per day"), at ``i``; else 0."""
    if line.words[i] == "according" and i + 1 < hi and line.words[i + 1] == "to":
        return i + 2
    source = phrase_right(scene, line, i + 1, hi) if line.words[i] == "per" else None
    if source is None:
        return 0
    mention = scene.mentions[source]
    named = mention.form == "name" or (mention.kind is not None and line.words[i + 1] in scene.cues.determiners)
    return i + 1 if named else 0


def according_to_behind(scene: Scene, quote: int) -> Finding | None:
    """“Q,” according to X, right behind the words."""
    line, at = scene.place(quote)
    _, hi = line.bounds(at)
    j = at + 1
    while j < hi and line.words[j] == ",":
        j += 1
    whose = _source_at(scene, line, j, hi) if j < hi else 0
    subject = phrase_right(scene, line, whose, hi) if whose else None
    return None if subject is None else Finding("according-to", subject, (line.starts[j], line.ends[whose - 1]))


def in_words_of(scene: Scene, quote: int) -> Finding | None:
    """In X's words, “Q” · “Q,” in the words of X."""
    line, at = scene.place(quote)
    if not line.holds(_WORDS) and not line.holds(_QUOTING):
        return None
    lo, hi = line.bounds(at)
    near = max(lo, at - 12)
    opening = () if loose(scene, quote) is not None else range(lo, min(near, lo + _OPENING))
    for i in (*opening, *range(near, min(hi, at + 12))):
        if line.words[i] not in _WORDS or line.quotes[i] >= 0 or _of_next(line, at, i, hi):
            continue
        cue = (line.starts[i], line.ends[i])
        host = antecedent(scene, line, i - 2) if line.words[i - 1] == "whose" and i < at else None
        if host is not None and can_speak(scene.mentions[host]) and line.words[i - 2] in _BORROWING:
            return Finding("in-words-of", host, cue)
        # the possessor may be one mention with the noun or stand before it
        the = i - 1 - (i > lo + 1 and line.words[i - 1] != "the" and line.words[i - 1].isalpha())
        if (
            i + 1 < hi
            and line.words[i + 1] == "of"
            and the > 0
            and line.words[the] == "the"
            and line.words[the - 1] in ("in", "to", "use", "by")
        ):
            subject = phrase_right(scene, line, i + 2, hi)
            if subject is not None:
                return Finding("in-words-of", subject, cue)
        inner = possessor(scene, line, i)
        if inner is not None and _borrowed(line, line.first_of(i) - 1, i):
            return Finding("in-words-of", _meant_ahead(scene, line, lo, i, inner, at), cue)
        j = i - 1
        while (
            j > lo and line.men[j] < 0 and line.words[j] in ("own", "'s", "’s", "memorable", "famous", "exact", "very")
        ):
            j -= 1
        if (
            j > lo
            and line.men[j] >= 0
            and scene.mentions[line.men[j]].possessive
            and _borrowed(line, line.first_of(j) - 1, i)
        ):
            return Finding("in-words-of", _meant_ahead(scene, line, lo, i, line.men[j], at), cue)
    return _to_quote(scene, line, lo, hi)


def _borrowed(line: Line, before: int, noun: int) -> bool:
    """Whether item ``before`` makes the words the owner's: in her words, to her mind; not sent to her account."""
    word = line.words[before]
    return word in _BORROWING and (word != "to" or line.words[noun] in _SEEING)


def _meant_ahead(scene: Scene, line: Line, lo: int, i: int, m: int, at: int) -> int:
    """By [her] own account, Ada Lom was never “a miller”: a pronoun at the head is the subject behind the comma."""
    if scene.mentions[m].form != "pronoun" or i >= lo + _OPENING or line.words[i + 1] != "," or i + 2 >= at:
        return m
    main = clause_subject(scene, line, i + 2, at)
    named = main is not None and scene.mentions[main].form == "name" and scene.mentions[main].kind == "person"
    return main if named and main is not None else m


def _of_next(line: Line, at: int, i: int, hi: int) -> bool:
    """Whether "words" at item ``i`` belongs to the next piece: “Q” and, in the words of X, “next”."""
    if i < at or not any(line.words[k] in ("and", "but", "or") for k in range(at + 1, i)):
        return False
    return any(line.quotes[k] >= 0 for k in range(i, min(hi, i + _NOUN_REACH)))


def _to_quote(scene: Scene, line: Line, lo: int, hi: int) -> Finding | None:
    """To quote X, it was “Q” · “Q,” to borrow a phrase from X · to hear X tell it, it was “Q”."""
    for i in range(lo, hi - 2):
        if line.words[i] != "to" or line.words[i + 1] not in _QUOTING:
            continue
        start = i + 2
        if line.words[i + 1] == "borrow":
            start = next((k + 1 for k in range(i + 2, min(hi - 1, i + 9)) if line.words[k] == "from"), hi)
        subject = phrase_right(scene, line, start, hi) if start < hi else None
        if subject is None or not can_speak(scene.mentions[subject]):
            continue
        if line.words[i + 1] == "hear" and "tell" not in line.words[start : start + _NOUN_REACH]:
            continue
        return Finding("in-words-of", subject, (line.starts[i + 1], line.ends[i + 1]))
    return None


def those_words(scene: Scene, quote: int) -> Finding | None:
    """“Q.” Those were the words of X · “Q.” So said X · “Q.” That was how X put it."""
    line, at = scene.place(quote)
    _, hi = line.bounds(at)
    if hi >= len(line):
        if at or scene.paragraph[quote] + 1 >= len(scene.bounds):
            return None
        line, hi = scene.line(scene.paragraph[quote] + 1), 0  # the words are a paragraph of their own
        if not len(line):
            return None
    lo, end = line.bounds(hi)
    if line.words[lo] == "so" and lo + 2 < end:
        verb = verb_at(scene, line, lo + 1)
        subject = phrase_right(scene, line, lo + 2, end)
        if verb is not None and subject is not None:
            return Finding("those-words", subject, (line.starts[lo + 1], line.ends[lo + 1]), verb)
    if line.words[lo] not in _THOSE or end - lo > 40:
        return None
    if line.words[lo] == "that" and lo + 3 < end and line.words[lo + 2] in ("how", "what"):
        return _thing_said(scene, line, lo, end)
    for i in range(lo + 1, min(end, lo + 8)):
        if line.words[i] in scene.cues.nouns or line.words[i] in _WORDS:
            subject = _whose(scene, line, i, end)
            if subject is not None:
                return Finding("those-words", subject, (line.starts[i], line.ends[i]))
    return None


def _whose(scene: Scene, line: Line, i: int, end: int) -> int | None:
    """Return whose words a noun at item ``i`` says they are: the words of X · X's words · the plea comes from X."""
    behind = i + 1
    if behind < end and line.words[behind] in _BELONGING:
        behind += 1
        while behind < end and line.words[behind] in ("those", "that", "one"):
            behind += 1
    ties = ("of", "from", "by", "to") if line.words[behind - 1].startswith("belong") else ("of", "from", "by")
    if behind < end and line.words[behind] in ties:
        return phrase_right(scene, line, behind + 1, end)
    return line.men[i - 1] if line.men[i - 1] >= 0 and scene.mentions[line.men[i - 1]].possessive else None


def noun_cue(scene: Scene, quote: int) -> Finding | None:
    """X's verdict on the budget: “Q” · his claim that it was “Q” · a statement from X: “Q”."""
    line, at = scene.place(quote)
    lo, _ = line.bounds(at)
    governed: Finding | None = None
    for i in range(at - 1, max(lo - 1, at - _NOUN_REACH), -1):
        if line.quotes[i] >= 0 or line.words[i] not in scene.cues.nouns or silent_noun(scene, line, i):
            continue
        cue = (line.starts[i], line.ends[i])
        owner = possessor_before(scene, line, i, lo)
        if owner is not None and scene.mentions[owner].end > line.starts[i]:
            owner = None  # [Defence] coach Ada Lom's summary
        if owner is None and i + 1 < at and line.words[i + 1] in ("from", "by", "of"):
            owner = phrase_right(scene, line, i + 2, at)
        if owner is None or not can_speak(scene.mentions[owner]):
            continue
        found = Finding("noun-cue", owner, cue)
        if line.words[at - 1] != ":" or not _governed(scene, line, i, lo):
            return found
        governed = governed or found  # the guild's reply to the [offer] from the mill: “Q”
    return governed


def _governed(scene: Scene, line: Line, i: int, lo: int) -> bool:
    """Whether a preposition governs the phrase of the noun at item ``i``: a reply to [the offer]."""
    first = line.first_of(i) if line.men[i] >= 0 else i
    while first - 1 > lo and line.men[first - 1] < 0 and line.words[first - 1] in scene.cues.determiners:
        first -= 1
    return first > lo and line.men[first - 1] < 0 and line.words[first - 1] in scene.cues.prepositions


def blunt(scene: Scene, quote: int) -> Finding | None:
    """The board said X had been blunt: “Q” — the one who is blunt, clear or brief speaks."""
    line, at = scene.place(quote)
    lo, _ = line.bounds(at)
    j = at - 2
    if j <= lo or line.words[at - 1] != ":":
        return None
    while j > max(lo, at - _STANCE) and line.words[j] in word_set("stance_tails"):
        j -= 1  # was briefer [than ever]
    if j <= lo or line.words[j] not in word_set("stances"):
        return None
    if line.words[j - 1] == "it" and line.words[j - 2] in _KEEPING:
        j -= 2  # kept it short
    subject = meant(scene, line, subject_before(scene, line, j - 1, lo), lo, at - 1)
    if subject is None or not can_speak(scene.mentions[subject]):
        return None
    return Finding("colon", subject)


def was_word(scene: Scene, quote: int) -> Finding | None:
    """“Q,” was the reply of X · “Q” was X's verdict."""
    line, at = scene.place(quote)
    _, hi = line.bounds(at)
    while at + 2 < hi and line.words[at + 1] in ("—", "–", "-", ",", ":", "that", "this", "those", "these", "so"):
        at += 1  # “Q” — that is what X told the police
    if at + 2 >= hi or line.words[at + 1] not in _RUNS:
        return None
    for i in range(at + 2, min(hi, at + 9)):
        if line.words[i] not in scene.cues.nouns:
            continue
        owner = possessor(scene, line, i)
        if owner is None and line.men[i - 1] >= 0 and scene.mentions[line.men[i - 1]].possessive:
            owner = line.men[i - 1]
        if owner is None and i + 1 < hi and line.words[i + 1] in ("of", "from", "by"):
            owner = phrase_right(scene, line, i + 2, hi)
        if owner is not None and can_speak(scene.mentions[owner]):
            return Finding("those-words", owner, (line.starts[i], line.ends[i]))
        if line.words[i] in _REPLIES and line.words[at + 1] in ("came", "comes"):
            return _came(scene, line, quote, i)
    return _thing_said(scene, line, at, hi)


def _came(scene: Scene, line: Line, quote: int, i: int) -> Finding:
    """“Q?” X asked Y. “Q,” came the reply: from the one who was asked, if anybody is named."""
    cue = (line.starts[i], line.ends[i])
    before = quote - 1
    if before >= 0 and scene.paragraph[before] == scene.paragraph[quote]:
        for k in range(scene.at[before] + 1, scene.at[quote] - 1):
            verb = verb_at(scene, line, k)
            if verb is not None and verb.cue.lemma in ("ask", "tell") and line.men[verb.end] >= 0:
                return Finding("those-words", phrase_right(scene, line, verb.end, scene.at[quote]), cue)
    return Finding("those-words", None, cue, reason="not-named")


def _thing_said(scene: Scene, line: Line, at: int, hi: int) -> Finding | None:
    """“Q” was the last thing X said · “Q” is what X calls it."""
    if line.words[at + 1] not in _IS:
        return None
    promised = _promised(scene, line, at, hi)
    if promised is not None:
        return promised
    for i in range(at + 3, min(hi, at + _SAID_REACH)):
        verb = verb_at(scene, line, i) if line.quotes[i] < 0 else None
        if verb is None or verb.passive or verb.ing or not _has_subject(scene, line, i, at + 2):
            continue
        if verb.cue.strength != "strong" and not (verb.cue.strength == "weak" and line.words[at + 2] == "how"):
            continue
        subject = subject_of(scene, line, verb, at + 2)
        if subject is not None and can_speak(scene.mentions[subject]):
            return Finding("those-words", subject, verb.span(line), verb)
    return None


def _has_subject(scene: Scene, line: Line, i: int, lo: int) -> bool:
    """Whether a mention stands before the verb at item ``i``, adverbs and auxiliaries between: X has never said."""
    k = i - 1
    while k > lo and line.men[k] < 0 and (line.words[k] in scene.cues.aux or line.words[k].endswith("ly")):
        k -= 1
    return line.men[k] >= 0 or (line.words[k] == "," and line.men[k - 1] >= 0)


def _promised(scene: Scene, line: Line, at: int, hi: int) -> Finding | None:
    """“Q” is what X says he was promised by Y: the words are Y's."""
    if line.words[at + 2] not in ("what", "how"):
        return None
    for i in range(at + 4, min(hi, at + _NOUN_REACH)):
        verb = verb_at(scene, line, i) if line.quotes[i] < 0 else None
        agent = agent_after(scene, line, verb, hi) if verb is not None and verb.passive else None
        if verb is not None and agent is not None and can_speak(scene.mentions[agent]):
            return Finding("those-words", agent, verb.span(line), verb)
    return None


def colon(scene: Scene, quote: int) -> Finding | None:
    """X was blunt: “Q” — the subject of the sentence before the colon or the dash."""
    line, at = scene.place(quote)
    lo, _ = line.bounds(at)
    if at <= lo or line.words[at - 1] not in (":", "—", "–"):
        return None
    if line.words[at - 1] != ":" and any(line.quotes[k] >= 0 for k in range(lo, at)):
        return None
    told = _was_told(scene, line, lo, at - 1)
    if told is not None:
        return told
    if line.words[lo] == "from" and not _RUNS.isdisjoint(line.words[lo:at]):
        # from the mayor came a single word: “Q”; from Velm comes this, from the [mayor]: “Q”
        last = max(k for k in range(lo, at) if line.words[k] == "from" and (k == lo or line.words[k - 1] == ","))
        source = phrase_right(scene, line, last + 1, at)
        if source is not None and can_speak(scene.mentions[source]):
            return Finding("colon", source)
    subject = meant(scene, line, clause_subject(scene, line, lo, at - 1), lo, at - 1)
    if subject is None or not can_speak(scene.mentions[subject]) or _lifeless(scene.mentions[subject]):
        subject = _named_last(scene, line, at, subject)
    return None if subject is None else Finding("colon", subject)


def _was_told(scene: Scene, line: Line, lo: int, colon: int) -> Finding | None:
    """The crew was told: “Q” — nobody who is named speaks."""
    for k in range(colon - 1, max(lo, colon - _TOLD_REACH), -1):
        verb = verb_at(scene, line, k) if line.men[k] < 0 else None
        if verb is None or not verb.passive or "recipient" not in verb.cue.frames:
            continue
        if line.words[verb.end] in ("to", "that", "of", "by"):
            return None
        return Finding(
            "passive-agent", None, verb.span(line), verb, reason="not-named"
        )
    return None


def _lifeless(mention: Mention) -> bool:
    """Whether a subject is no source by itself: the timing, the first rule."""
    return mention.form == "nominal" and mention.kind is None


def _named_last(scene: Scene, line: Line, at: int, subject: int | None) -> int | None:
    """Return the person that a sentence about a thing ends with: The timing did not surprise [Ada Lom]: “Q”."""
    last = line.men[at - 2] if line.words[at - 1] == ":" and at > 1 else -1
    if last >= 0 and scene.mentions[last].form == "name" and scene.mentions[last].kind == "person":
        return last
    if subject is None or not can_speak(scene.mentions[subject]):
        return None
    lo, _ = line.bounds(at)
    spoken = any(verbish(scene, line, k) for k in range(lo, at - 1))
    return subject if spoken or scene.mentions[subject].kind is not None else None  # Then, a week later: “Q”
