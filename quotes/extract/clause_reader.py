"""The clauses of a sentence: which one every word belongs to, who is its subject, and where it ends.

In: a scene, a line and an item of the sentence.  Out: ``Clauses``.  One pass from left to right with a stack of open
clauses, after the manner of a shallow parser (Abney, "Partial parsing via finite-state cascades", 1996): a noun phrase
that no preposition governs is the subject of a clause that has none; a finite verb goes to the innermost clause that
waits for one, else it begins a clause or is joined to one; a subordinator opens a clause, a comma may close it.

>>> # Ada Lom, who met [the guild that owns the mill], said →  "owns": the guild;  "said": Ada Lom
"""

from __future__ import annotations

from quotes.extract.clause_stack import DASHES, NOBODY, SOMETHING, Clauses, Phrase
from quotes.extract.clause_verbs import ClauseVerbs
from quotes.extract.cues import word_set
from quotes.extract.scene import Line, Scene
from quotes.extract.verbs import Verb, verb_at
from quotes.rules.lexicon import AREA, NOUN, PERSON, TITLE, VERB, flags_of

_FINITE = word_set("finite")
_LINKING = word_set("linking")
_JOINING = word_set("joining")
_RELATING = word_set("relating")
_ASKING = word_set("asking")
_SUBORDINATING = word_set("opening")
_EITHER = word_set("either")
_APART = word_set("apart")
_INSIDE = word_set("inside")
_NOMINATIVE = word_set("nominative")
_CONTRACTED = tuple(mark + end for mark in "'’" for end in ("s", "re", "ve", "d", "ll", "m"))
#: How far a verb is looked for behind "as" or "after"; a longer subject is hardly ever met.
_SLACK = 12
#: Items of a sentence that are read; a text without full stops stays linear.
_SENTENCE = 600
#: Items that a bracket is passed over.
_BRACKET = 40


def clauses_of(scene: Scene, line: Line, at: int) -> Clauses:
    """Return the clauses of the sentence that holds item ``at``; read once."""
    lo, hi = line.sentence(at)
    key = line.starts[lo]
    found = scene.clauses.get(key)
    if found is None:
        found = scene.clauses[key] = ClauseReader(scene, line, lo, min(hi, lo + _SENTENCE)).read()
    return found


class ClauseReader(ClauseVerbs):
    """Reads one sentence."""

    __slots__ = ()

    def read(self) -> Clauses:
        """Take all items of the sentence."""
        line, i = self.line, self.lo
        while i < self.hi:
            end = i + 1
            if line.quotes[i] >= 0:
                if self.word_at(i - 1) == ",":
                    self.close_fronted(i)
            elif line.men[i] >= 0:
                end = min(line.past(i), self.hi)
                self.noun(i, end)
                if line.words[end - 1].endswith(_CONTRACTED) and self.scene.mentions[line.men[i]].form == "pronoun":
                    self.fill(end - 1)
                    self.finite(end - 1, True, contracted=True)
            elif line.words[i] == "(":
                end = self.past_bracket(i)
                if end == i + 1:
                    self.push("coord", NOBODY, end)  # (Ost said, “…”)
            else:
                self.word(i, line.words[i])
            self.fill(end)
            i = end
        return self.out

    def past_bracket(self, i: int) -> int:
        """Return the item after the bracket that opens at ``i``; the next where it holds a quotation or stays open."""
        line = self.line
        for k in range(i + 1, min(self.hi, i + _BRACKET)):
            if line.quotes[k] >= 0:
                break
            if line.words[k] == ")":
                if self.phrase.end == i:
                    self.phrase.end = k + 1
                return k + 1
        return i + 1

    def word(self, i: int, word: str) -> None:
        """Take a word that belongs to no mention, or a mark."""
        if word == "as":
            self.top.naming = 0  # what it waited for has come
        if word == ",":
            self.comma(i)
        elif word in _FINITE:
            self.finite(i, True)
        elif word in (";", ":"):
            if i + 1 < self.hi and self.line.quotes[i + 1] < 0:
                self.cut(0, i)
                self.pop(i)
                self.push("main", NOBODY, i + 1)
                # a dash before it opened nothing that could close behind it
                self.aside, self.dash = NOBODY, None
        elif word in DASHES:
            self.dashed(i)
        elif word == "that":
            self.that(i)
        elif word in _RELATING:
            self.relative(i, word)
        elif word in _ASKING:
            self.push("ask", NOBODY, i)
        elif word in _SUBORDINATING or (word in _EITHER and self.opens(i)):
            self.push("apart" if word in _APART else "adv", NOBODY, i)
        elif word in self.scene.cues.prepositions or word in _JOINING or word == "to" or self.adverb(word):
            pass
        elif word[0].isalnum():
            self.open_word(i, word)

    # -- verbs, nouns and adjectives ---------------------------------------------------------------------------

    def open_word(self, i: int, word: str) -> None:
        """Take a noun, an adjective or a verb."""
        p, cue = self.before(i), self.cue(i)
        grouped = self.group == p + 1 and p >= self.lo
        if word in _LINKING:
            if grouped:
                self.note(i, self.group_subject)
            elif word == "having":
                self.participle(i)
        elif grouped and (cue is not None or word.endswith(("ed", "ing", "en")) or flags_of(word) & VERB):
            self.note(i, self.group_subject)
        elif self.word_at(p) == "to" and p > self.lo and self.may_be_base(i, word):
            self.infinitive(i, p)
        else:
            verb = verb_at(self.scene, self.line, i) if cue or word in self.scene.cues.particles else None
            if verb is not None:
                self.reporting(i, verb)
            elif p >= self.lo and p == self.top.start and self.top.kind in ("who", "rel") and not self.top.verb:
                self.finite(i, True)  # who [represents]
            elif cue is not None:
                named = word in self.scene.cues.nouns or "base" in cue.forms or not cue.forms & {"past", "pp"}
                self.stray(i) if named or not self.beside(p) else self.finite(i, False)
            else:
                self.other(i, word, p)

    def may_be_base(self, i: int, word: str) -> bool:
        """Whether the word behind "to" can be a verb, not the first of a role before a name: to [the] mayor …"""
        if word in self.scene.cues.determiners:
            return False
        if flags_of(word) & AREA and flags_of(self.word_at(i + 1)) & (PERSON | TITLE):
            return False
        cue = self.cue(i)
        return "base" in cue.forms if cue is not None else bool(flags_of(word) & VERB) or not word.endswith("s")

    def reporting(self, i: int, verb: Verb) -> None:
        """Take a verb of the tables by its form."""
        forms = verb.cue.forms
        if "ing" in forms:
            self.participle(i)
        elif forms & {"s", "past", "pp"}:
            self.finite(i, "pp" not in forms)
        else:
            self.base(i)

    def other(self, i: int, word: str, p: int) -> None:
        """Take a word that no table of verbs of saying has."""
        before, flags = self.word_at(p), flags_of(word)
        plural = word.endswith("s") and not word.endswith("ss")
        determined = before in self.scene.cues.determiners
        verb: bool | None = None
        if word.endswith("ing") and len(word) > 4 and not flags & NOUN:
            if not determined:
                self.participle(i)
                return
        elif word.endswith("ed") and len(word) > 4:
            if not (before in self.scene.cues.prepositions or (determined and self.top.start != p)):
                verb = False
        elif flags & VERB and not flags & NOUN:
            joined = before in _JOINING or before in _RELATING or before in ("that", ",")
            if self.beside(p) or (joined and not (plural and before == ",")):
                verb = plural
        elif before in _NOMINATIVE or (plural and self.third_person(i, p)):
            verb = True
        if verb is None:
            self.stray(i)
        else:
            self.finite(i, verb)

    def third_person(self, i: int, p: int) -> bool:
        """Whether an unknown word in -s is the verb of the name right before it: Ada Lom [fixates] on the mill."""
        subject, line = self.top.subject, self.line
        if not self.beside(p) or self.top.verb or subject < 0 or self.phrase.item != subject or i + 1 >= self.hi:
            return False
        mention, behind = self.scene.mentions[line.men[subject]], line.words[i + 1]
        if mention.possessive or mention.plural or mention.form == "joint":
            return False
        return line.men[i + 1] >= 0 or behind in self.scene.cues.prepositions or behind in self.scene.cues.determiners

    # -- where clauses begin and end ---------------------------------------------------------------------------

    def comma(self, i: int) -> None:
        """A comma: behind a clause that stands before its own, that one goes on."""
        self.commas = self.commas[1], i
        if self.top.subject == SOMETHING and not self.top.verb:
            self.top.subject = NOBODY  # Last week, [Ost]
        if i + 1 >= self.hi:
            return
        word, line = self.line.words[i + 1], self.line
        if word in ("as", "to"):
            self.close_inner(i)
        if line.men[i + 1] < 0 and line.quotes[i + 1] < 0 and word not in self.adverbs:
            if not word.isalpha() or word in _JOINING or word in self.scene.cues.prepositions:
                return
            if word in _RELATING or word in _SUBORDINATING or word.endswith("ing"):
                return
        self.close_fronted(i)

    def close_inner(self, i: int) -> None:
        """Close what is inside a clause that waits for the "as" behind the comma: called the pier, which sank, as “Q”.

        Nothing but an article may stand between "as" and the quotation.
        """
        quotes = self.line.quotes
        if not any(quotes[k] >= 0 for k in range(i + 2, min(self.hi, i + 4))):
            return
        waiting = [(self.out.clauses[number].naming, depth) for depth, number in enumerate(self.stack)]
        need, depth = max(waiting)
        if need:
            self.cut(depth, i)

    def close_fronted(self, at: int) -> None:
        """Close what stands before the subject of an open clause: [When it rained], she said."""
        if not self.top.verb:
            return
        for depth in range(len(self.stack) - 1):
            clause = self.out.clauses[self.stack[depth]]
            if not clause.verb and clause.subject == NOBODY:
                self.cut(depth, at)
                return

    def dashed(self, i: int) -> None:
        """A dash: behind the name of a place at the head, or round an insertion."""
        if (
            len(self.stack) == 1
            and not self.top.verb
            and (self.word_at(i - 1) == ")" or self.line.raws[i - 1].isupper())
        ):
            self.top.subject, self.phrase = NOBODY, Phrase()  # LUND (Post) —
        elif self.dash is None:
            self.dash = list(self.stack)
        else:
            while len(self.stack) > 1 and self.stack != self.dash[: len(self.stack)]:
                self.pop(i)
            self.dash = None

    def opens(self, i: int) -> bool:
        """Whether a subject with its verb follows "as" or "after" at item ``i``."""
        line = self.line
        if not self.top.verb and self.top.subject != NOBODY and self.word_at(i - 1) != ",":
            return False  # Ost after the debate said
        j, seen = i + 1, False
        while j < min(self.hi, i + _SLACK):
            word = line.words[j]
            if line.men[j] >= 0:
                j, seen = line.past(j), True
                continue
            if word in _SUBORDINATING or word in _RELATING or word in _ASKING or word == "that":
                return False
            if word in _INSIDE and not seen:
                return False
            if self.looks_finite(j, word):
                return seen
            if word == "," and seen:
                k = next((k for k in range(j + 1, min(self.hi - 1, j + 2 * _SLACK)) if line.words[k] == ","), NOBODY)
                return k > 0 and (line.words[k + 1] in _FINITE or verb_at(self.scene, line, k + 1) is not None)
            if word not in _INSIDE and not self.adverb(word):
                if not word.isalpha() or word in self.scene.cues.prepositions or word in _JOINING or word == "to":
                    return False
                seen = True
            j += 1
        return False

    def looks_finite(self, j: int, word: str) -> bool:
        """Whether the word at item ``j`` is a verb in the past or the third person."""
        if word in _FINITE:
            return True
        cue, flags = self.cue(j), flags_of(word)
        if cue is not None and cue.forms & {"past", "s"}:
            return verb_at(self.scene, self.line, j) is not None
        if word.endswith("ed"):
            return len(word) > 4
        return bool(flags & VERB) and not flags & NOUN and not word.endswith("ing")

    def that(self, i: int) -> None:
        """Take "that": of a relative clause right behind a phrase and before a verb, else of a clause that is said."""
        line = self.line
        if self.word_at(i + 1) == "of":
            self.stray(i)
            return
        if i + 1 >= self.hi or line.quotes[i + 1] >= 0:
            return
        n = i + 1
        if line.words[n] == ",":
            # a note that, in spite of all, said
            n = next((k + 1 for k in range(n + 1, min(self.hi - 1, n + _SLACK)) if line.words[k] == ","), n)
        while n < self.hi - 1 and line.men[n] < 0 and self.adverb(line.words[n]):
            n += 1
        word, cue = line.words[n], self.cue(n)
        verbal = word in _FINITE or word.endswith("ed") or flags_of(word) & VERB or (cue and cue.forms & {"past", "s"})
        if self.phrase.end == i and i > self.lo and line.men[n] < 0 and verbal:
            self.push("rel", self.phrase.item, i)
            return
        if self.word_at(i - 1) in _JOINING:
            # said that …, and that
            for depth in range(len(self.stack) - 1, 0, -1):
                if self.out.clauses[self.stack[depth]].kind == "that":
                    self.cut(depth - 1, i)
                    break
        self.push("that", NOBODY, i)

    def relative(self, i: int, word: str) -> None:
        """Take "who" or "which", which stand for the phrase before them, or "where" and "whose"."""
        subject, line = NOBODY, self.line
        if word in ("who", "which", "whom") and self.word_at(i - 1) not in self.scene.cues.prepositions:
            p = i - 1
            while p >= self.lo and line.words[p] == "," and line.men[p] < 0:
                p -= 1
            if self.beside(p):
                subject = self.phrase.item
        phrase = self.phrase
        held = subject != NOBODY and not phrase.governed and self.top.verb and self.holds(phrase.first - 1)
        made = self.push("who" if word in ("who", "whom") else "rel" if word == "which" else "adv", subject, i)
        made.held = phrase.first if held and self.word_at(i - 1) == "," else NOBODY
