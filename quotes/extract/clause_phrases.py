"""Noun phrases on the way through a sentence: which one is the subject of a clause, which hangs on another.

In: the items of a phrase.  Out: the phrase met last, and the subject of the innermost clause where it had none.

>>> # [the head of the guild in Lund] said: "the guild" and "Lund" hang on "the head"
"""

from __future__ import annotations

from quotes.extract.clause_stack import NOBODY, SOMETHING, ClauseStack, Phrase
from quotes.extract.cues import word_set
from quotes.rules.lexicon import TIME, flags_of

_JOINING = word_set("joining")


class ClausePhrases(ClauseStack):
    """Takes noun phrases."""

    __slots__ = ()

    def noun(self, i: int, end: int) -> None:
        """Take the mention at items ``i`` to ``end``."""
        line, old, item = self.line, self.phrase, end - 1
        if line.words[i] == "whose":
            self.push("adv", NOBODY, i)  # Ada Lom, [whose mill] burnt, said
        if self.governed(i):
            hangs = old.end == self.before(i) and old.end > self.lo
            self.phrase = Phrase(i, end, item, True, *((old.head, old.head_first) if hangs else (NOBODY, i)))
            return
        mention = self.scene.mentions[line.men[i]]
        if old.end == i and i > self.lo:
            if old.item >= 0 and self.scene.mentions[line.men[old.item]].possessive:
                # the college's [Ada Lom]
                if self.top.subject == old.item and not self.top.verb:
                    self.top.subject = item
                self.phrase = Phrase(i, end, item, old.governed, old.head if old.governed else item, i)
                return
            if old.item == SOMETHING and mention.form != "pronoun" and not self.dated(i - 1):
                self.titled(item, end)
                return
        self.phrase = Phrase(i, end, item, False, item, i)
        self.offer(item, i)

    def titled(self, item: int, end: int) -> None:
        """Take a mention behind nouns that no mention covers: Harbour candidate [Ada Lom]."""
        old, top = self.phrase, self.top
        free = top.subject == SOMETHING and not top.verb and (not old.governed or old.head == SOMETHING)
        governed = old.governed and not free
        self.phrase = Phrase(old.first, end, item, governed, old.head if governed else item, old.head_first)
        if free:
            top.subject = item

    def stray(self, i: int) -> None:
        """Take a noun or an adjective that no mention covers."""
        p = self.before(i)
        if self.beside(p):
            self.phrase.end = i + 1
            return
        governed = self.word_at(p) in self.scene.cues.prepositions and not self.opened(p)
        if governed:
            hangs = self.phrase.end == p
            head = self.phrase.head if hangs else NOBODY
            self.phrase = Phrase(i, i + 1, SOMETHING, True, head, self.phrase.head_first)
            return
        self.phrase = Phrase(i, i + 1, SOMETHING, False, SOMETHING, i)
        self.offer(SOMETHING, i)

    def governed(self, i: int) -> bool:
        """Whether a preposition stands before the phrase at item ``i``."""
        b, prepositions = self.before(i), self.scene.cues.prepositions
        if b < self.lo or self.line.men[b] >= 0 or self.opened(b):
            return False
        return self.word_at(b) in prepositions or self.word_at(b) == "to" or self.word_at(i - 1) in prepositions

    def opened(self, b: int) -> bool:
        """Whether the word at item ``b`` opened the innermost clause: after [she] left."""
        return self.top.start == b and self.top.kind != "main"

    def offer(self, item: int, i: int) -> None:
        """Make a phrase that nothing governs the subject of a clause that has none."""
        top = self.top
        if top.verb:
            if self.word_at(i - 1) in _JOINING:
                self.rival = item, i
            return
        replaced = top.subject == SOMETHING and self.word_at(i - 1) == ","
        if top.subject == NOBODY or replaced or (top.kind in ("rel", "who") and top.subject < top.start):
            top.subject = item

    def dated(self, i: int) -> bool:
        """Whether item ``i`` ends a date: in 2011 · in April · on Monday."""
        word = self.line.words[i]
        return word[0].isdigit() or bool(flags_of(word) & TIME)
