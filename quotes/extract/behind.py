"""The clause behind the quotation: where it may begin, and where its verb stands.

In: a scene, the line of the quotation and an item behind it.  Out: items and verbs; who speaks is for
``quotes.extract.after`` to say.

>>> # “It never ran late,” Ada Lom, who had driven it since 1961, [told] a reporter.
"""

from __future__ import annotations

from quotes.extract.agents import phrase_starts
from quotes.extract.clause import Verb, open_verb_at, verb_at, verbish
from quotes.extract.cues import Cue
from quotes.extract.scene import Line, Scene

#: How far behind the words a reporting verb may stand, over a subject with its appositions and clauses.
REACH = 60
#: A subject begins at most this many words behind the quotation ("longtime [Republican donor …]").
LEAD = 6
#: Up to so many words in marks are a fragment.
_FEW = 4

OPEN = Cue("(open)", "neutral", "strong", frozenset(("recipient",)), frozenset(("past", "s")))
#: A verb with one of these as its object reports no speech: She wrote it down.
_THINGS = frozenset(("it", "this", "that", "them", "these", "those", "a", "an", "the", "nothing", "something"))
#: X was [overheard] telling Y.
_HEARD = frozenset(("heard", "overheard", "seen", "shown", "caught", "filmed", "recorded", "quoted"))
#: X was [quoted] by the Ledger as saying; the Ledger [quotes] X as saying.
_QUOTED = frozenset(("quoted", "cited", "heard", "recorded", "quotes", "cites"))
_FINITE = frozenset(("past", "s", "base"))
_SKIPPED = frozenset((",", "—", "–", "-", "”", "''"))


def start_behind(scene: Scene, line: Line, at: int, quote: int) -> tuple[int | None, int]:
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
            who = scene.mention_at(line, k - 1)
            people = who is not None and (who.form == "pronoun" or who.kind in ("person", "anonymous", "collective"))
            if verb.cue.lemma == "continue" and not people:
                return False  # The hearing continues.
            return (
                verb.cue.lemma in ("say", "ask", "tell", "add", "write", "explain", "reply", "continue")
                and len(rest) <= 3
                and not (rest and rest[0] in _THINGS)
            )
    return False


def breaks(scene: Scene, line: Line, at: int, j: int, quote: int) -> bool:
    """Whether a mark parts the words from what follows: “Q,” X said; not the “realistic” plans students made."""
    return j > at + 1 or scene.last_mark(quote) in ",?!…-—–." or not scene.quoted[quote].closed


def woven(scene: Scene, quote: int) -> bool:
    """Whether the words are a few and stand inside the reporter's sentence."""
    line, at = scene.place(quote)
    lo, _ = line.bounds(at)
    if at == lo or scene.size(quote) > _FEW:
        return False
    before = line.words[at - 1]
    return before.isalpha() or before.endswith(("'s", "’s"))


def open_frame(scene: Scene, line: Line, i: int, quote: int) -> bool:
    """Whether an unknown verb may count: the words end with a comma, ? or !, and nothing else explains the clause."""
    return (scene.last_mark(quote) in ",?!" or line.words[i - 1] == ",") and open_verb_at(scene, line, i)


def _open_frame_behind(scene: Scene, line: Line, k: int, quote: int) -> bool:
    """Whether an unknown verb right behind the subject counts."""
    return scene.last_mark(quote) in ",?!" and open_verb_at(scene, line, k)


def verb_behind(scene: Scene, line: Line, j: int, hi: int, quote: int) -> Verb | None:
    """Return the verb of the clause that begins at item ``j`` with its subject."""
    seen = -1
    k = j
    while k < min(hi, j + REACH):
        word = line.words[k]
        if line.men[k] >= 0:
            if seen < 0:
                seen = line.past(k)
            k = line.past(k)
            continue
        if seen < 0 and k - j > LEAD:
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
        if verb is not None and verb.cue.lemma in ("quote", "cite") and _as_saying(scene, line, k, hi):
            k += 1
            continue
        if verb is not None and seen >= 0 and _reports(scene, line, verb, quote):
            return verb
        if seen >= 0 and (seen == k or line.words[k - 1] == ",") and _open_frame_behind(scene, line, k, quote):
            return Verb(k, k + 1, OPEN) if phrase_starts(scene, line, j) else None
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


def _reports(scene: Scene, line: Line, verb: Verb, quote: int) -> bool:
    """Whether the verb reports the words: an active one (of the body behind a comma alone), or "heard saying"."""
    if verb.ing:
        return _quoted_as(line, verb.at)
    return not verb.passive and (verb.cue.strength != "act" or scene.last_mark(quote) in ",?!")


def _quoted_as(line: Line, k: int) -> bool:
    """X was quoted by the Ledger as [saying]; X can be heard [saying]."""
    if line.words[k - 1] in _HEARD:
        return True
    return line.words[k - 1] == "as" and any(
        w in _QUOTED for w in line.words[max(0, k - 9) : k]
    )


def _as_saying(scene: Scene, line: Line, k: int, hi: int) -> bool:
    """The Packet [quoted] its clerk Y as saying: the words are Y's."""
    for n in range(k + 1, min(hi - 1, k + LEAD + 2)):
        if line.words[n] == "as":
            following = verb_at(scene, line, n + 1)
            return line.men[n - 1] >= 0 and following is not None and following.ing
        if line.men[n] < 0 and not line.words[n].isalpha():
            return False
    return False


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
    return unclosed(scene, line, k, first) or first + 1


def unclosed(scene: Scene, line: Line, k: int, hi: int) -> int | None:
    """Return the reporting verb behind a "who" clause that no comma ends: X, who is the chair of Y [said]."""
    own = next((n for n in range(k + 1, hi) if line.words[n] in scene.cues.aux or verbish(scene, line, n)), hi)
    for n in range(own + 1, hi):
        verb = verb_at(scene, line, n) if line.men[n - 1] >= 0 else None
        if verb is not None and not verb.passive and not verb.ing and verb.cue.strength == "strong":
            return n
    return None


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


def verb_beside(scene: Scene, line: Line, j: int, hi: int) -> Verb | None:
    """“Q” X said, without a comma: the subject right behind the words and the verb right behind the subject."""
    k = _past_subject(scene, line, j, min(hi, j + LEAD + 2))
    if k is None:
        return None
    while k < hi and line.men[k] < 0 and (line.words[k] in scene.cues.aux or line.words[k].endswith("ly")):
        k += 1
    verb = verb_at(scene, line, k) if k < hi else None
    if verb is None or verb.passive or verb.ing or verb.cue.strength != "strong" or not verb.cue.forms & _FINITE:
        return None
    return verb
