"""The clauses that are open at a place of a sentence, and the records of those that were read.

In: a scene, a line and the bounds of a sentence.  Out: ``Clauses``, filled by ``quotes.extract.clause_reader``.
Clauses lie on a stack, the innermost on top.

>>> # When [Ada Lom] said that [the mill → three clauses: main (no subject yet), "when" (Lom), "that" (the mill)
"""

from __future__ import annotations

from collections.abc import Container

from attrs import define, field

from quotes.extract.cues import Cue, adverbs, word_set
from quotes.extract.scene import Line, Scene

#: No subject; a subject that is no mention ("prices rose").
NOBODY, SOMETHING = -1, -2

#: Kinds of clauses that say what another one's verb says, thinks or asks: that it leaks · it leaks · whether it leaks.
REPORTED = frozenset(("that", "zero", "ask"))
DASHES = frozenset("—–-")
_FINITE = word_set("finite")
_LINKING = word_set("linking")
_TAKING_AS = word_set("taking_as")
_WANTING_AS = word_set("wanting_as")


@define(eq=False)
class Clause:
    """A clause on the way through its sentence."""

    #: main, coord (a further main clause), that, zero (said [it leaks]), ask (whether, what), adv (when, while),
    #: apart (after, because, if), rel (which, that), who, orel (the danger [he sees]), part (, saying), ger (by saying)
    kind: str
    #: Item of the last word of its subject, or NOBODY or SOMETHING.
    subject: int
    start: int
    #: Whether its verb has come, and the item of the finite one, or -1.
    verb: bool = False
    at: int = -1
    #: Number of the clause that it hangs on, or -1; item of the verb last met there.
    parent: int = -1
    governor: int = -1
    #: Item of the verb of an aside between its subject and its verb: the mill, Ost [said], had been sold.
    aside: int = -1
    #: First item of the phrase that it describes, where a verb of saying holds that: said [the mill], which burnt, was.
    held: int = -1
    #: Whether its verb waits for "as": 1 it may, 2 it says little without (described the ferry, which sank, as).
    naming: int = 0
    #: Item at which it closed, or -1.
    closed: int = -1


@define(eq=False)
class Clauses:
    """What was read of one sentence."""

    #: First item of the sentence.
    lo: int
    #: For each item from ``lo``: the number of its clause; the subject of the verb there.
    of: list[int] = field(factory=list)
    subjects: list[int] = field(factory=list)
    clauses: list[Clause] = field(factory=list)

    def subject(self, item: int) -> int:
        """Return the last item of the subject of the verb at ``item``, or NOBODY or SOMETHING."""
        return self.subjects[item - self.lo] if item - self.lo < len(self.subjects) else NOBODY

    def clause(self, item: int) -> Clause:
        """Return the clause of the word at ``item``."""
        return self.clauses[self.of[item - self.lo] if item - self.lo < len(self.of) else 0]

    def teller(self, item: int) -> int:
        """Return the verb in whose clause the word at ``item`` stands: [said] that the frost had done it."""
        clause = self.clause(item)
        while clause.parent >= 0:
            if clause.kind in REPORTED and clause.governor >= 0:
                return clause.governor
            clause = self.clauses[clause.parent]
        return NOBODY

    def is_shut(self, line: Line, item: int, at: int) -> bool:
        """Whether the clause of the verb at ``item`` ended before item ``at``, and the verb holds nothing beyond it.

        "As Ost said, “…”" and "the mill, he said, was a “wreck”" go on behind their comma.
        """
        clause = self.clause(item)
        if clause.closed < 0 or clause.closed > at or clause.kind in ("orel", "coord"):
            return False
        return line.words[clause.start] != "as" or line.words[clause.closed] in DASHES


@define
class Phrase:
    """The noun phrase met last."""

    first: int = -1
    #: Item after its last word, nouns that no mention covers included.
    end: int = -1
    #: Item of the last word of its mention, or SOMETHING.
    item: int = NOBODY
    #: Whether a preposition governs it.
    governed: bool = False
    #: The phrase that it hangs on, or its own item; NOBODY where it hangs on a verb.
    head: int = NOBODY
    head_first: int = -1

    @property
    def whole(self) -> tuple[int, int]:
        """The item and the first item of the phrase with all that it hangs on: [the head of the guild]."""
        return (self.item, self.first) if self.head == NOBODY else (self.head, self.head_first)


class ClauseStack:
    """The open clauses, the phrase and the verb met last."""

    __slots__ = (
        "adverbs",
        "aside",
        "commas",
        "dash",
        "group",
        "group_subject",
        "hi",
        "last_verb",
        "line",
        "lo",
        "out",
        "phrase",
        "rival",
        "scene",
        "stack",
        "top",
    )  # fmt: skip

    def __init__(self, scene: Scene, line: Line, lo: int, hi: int) -> None:
        """Begin with an empty main clause."""
        self.scene, self.line, self.lo, self.hi = scene, line, lo, hi
        self.out = Clauses(lo)
        self.stack: list[int] = []
        self.phrase = Phrase()
        self.last_verb = NOBODY
        #: Item after the last auxiliary of a group of verbs ("has been saying"), and the group's subject.
        self.group, self.group_subject = NOBODY, NOBODY
        #: Who speaks in an aside: the mill, [Ost] said, had been sold.
        self.aside = NOBODY
        #: Item and first item of a phrase behind "and", perhaps a subject: he left, and [Ost], his aide, said.
        self.rival = (NOBODY, NOBODY)
        #: The stack where a dash opened an insertion.
        self.dash: list[int] | None = None
        #: The last two commas.
        self.commas = (NOBODY, NOBODY)
        self.adverbs = adverbs()
        self.push("main", NOBODY, lo)

    #: The innermost open clause.
    top: Clause

    def push(self, kind: str, subject: int, start: int, verb: bool = False) -> Clause:
        """Open a clause."""
        made = Clause(kind, subject, start, verb, parent=self.stack[-1] if self.stack else -1, governor=self.last_verb)
        self.stack.append(len(self.out.clauses))
        self.out.clauses.append(made)
        self.top = made
        return made

    def pop(self, at: int) -> None:
        """Close the innermost clause."""
        self.out.clauses[self.stack.pop()].closed = at
        if self.stack:
            self.top = self.out.clauses[self.stack[-1]]

    def cut(self, depth: int, at: int) -> None:
        """Close all clauses above ``depth``."""
        while len(self.stack) > depth + 1:
            self.pop(at)

    def leave(self, kinds: Container[str], at: int) -> None:
        """Close the innermost clauses as long as they are of these kinds."""
        while self.top.kind in kinds and len(self.stack) > 1:
            self.pop(at)

    def waiting(self, i: int) -> int | None:
        """Return the depth of the innermost clause whose subject waits for a verb such as the one at item ``i``.

        A verb of saying goes rather to somebody who can speak than to a thing; no single comma parts a subject from
        its verb.
        """
        before, last = self.commas
        parted = before if self.before(i) == last else self.hi
        found: int | None = None
        cue = self.cue(i)
        spoken = cue is not None and cue.strength == "strong"
        for depth in range(len(self.stack) - 1, -1, -1):
            clause = self.out.clauses[self.stack[depth]]
            if clause.verb or clause.subject == NOBODY or clause.subject > parted:
                continue
            mention = self.scene.mentions[self.line.men[clause.subject]] if clause.subject >= 0 else None
            if not spoken or (mention is not None and (mention.kind is not None or mention.form == "pronoun")):
                return depth
            found = depth if found is None else found
        return found

    def resume(self, depth: int, i: int) -> None:
        """Give the verb at item ``i`` to the clause at ``depth``."""
        self.cut(depth, i)
        self.top.verb, self.top.at = True, i
        self.note(i, self.top.subject)

    def note(self, i: int, subject: int) -> None:
        """Record the subject of the verb at item ``i``."""
        self.out.subjects.append(subject)
        self.out.of.append(self.stack[-1])
        word, cue = self.line.words[i], self.cue(i)
        if cue is not None and cue.lemma in _TAKING_AS:
            self.out.clauses[self.stack[-1]].naming = 1 + (cue.lemma in _WANTING_AS)
        auxiliary = word in _FINITE or word in _LINKING or self.line.men[i] >= 0
        self.group, self.group_subject = (i + 1 if auxiliary else NOBODY), subject
        self.last_verb = i

    def fill(self, end: int) -> None:
        """Record the clause of all items before ``end`` that have none yet."""
        missing = end - self.lo - len(self.out.subjects)
        if missing > 0:
            self.out.subjects.extend([self.top.subject] * missing)
            self.out.of.extend([self.stack[-1]] * missing)

    # -- looking round -----------------------------------------------------------------------------------------

    def cue(self, i: int) -> Cue | None:
        """Return what the reporting verbs say of the word at item ``i``."""
        return self.scene.cues.verbs.get(self.line.words[i])

    def before(self, i: int) -> int:
        """Return the item before ``i``, adverbs passed over; it may lie before the sentence."""
        words, men = self.line.words, self.line.men
        p = i - 1
        while p > self.lo and men[p] < 0 and self.adverb(words[p]):
            p -= 1
        return p

    def word_at(self, i: int) -> str:
        """Return the word at item ``i``, "" outside the sentence."""
        return self.line.words[i] if self.lo <= i < self.hi else ""

    def adverb(self, word: str) -> bool:
        """Whether a word can stand between a subject and its verb."""
        return word in self.adverbs or word.endswith("ly")

    def beside(self, p: int) -> bool:
        """Whether the phrase met last ends with item ``p``."""
        return self.phrase.end == p + 1 and p >= self.lo
