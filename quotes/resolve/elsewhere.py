"""Who speaks, told elsewhere than by a mention before: a name given afterwards, a noun said of somebody, a bare "it".

In: the state of a reading.  Out: the number of a bearer, or ``UNKNOWN``.

>>> # “I can wait,” says the man on the bench. His name is [Jo Pell].
"""

from __future__ import annotations

from functools import cache

from quotes.reading import Mention
from quotes.resolve.prominence import UNKNOWN, Prominence, bodily
from quotes.rules.lexicon import copulas, words_of


@cache
def _when() -> frozenset[str]:
    return frozenset(words_of("pronouns", "forward", "words"))


class Elsewhere(Prominence):
    """What other places than those before a mention tell of who it is."""

    __slots__ = ()

    def named_by(self, i: int, j: int) -> int:
        """Return who ``j`` says that the one at ``i`` is ("He is Jo", "Her name is Jo", "The man, Jo Pell, …")."""
        spoke, later = self.who[i], self.mentions[j]
        if spoke < 0:
            return UNKNOWN
        if later.form == "name" and (other := self.predicates.get(j)) is not None:
            if self.mentions[other].head == "name":
                other -= 1
            same = self.mentions[other].form == "pronoun" and self.who[other] == spoke
            return self.who[j] if same and self.mentions[other].gender != "n" else UNKNOWN
        named = j in self.host_of and later.head and later.head == self.mentions[i].head
        if not named or not later.name.startswith("The ") or self.rank[j] == self.rank[i]:
            return UNKNOWN
        meant = self.meant[self.host_of[j]]
        return meant[0] if len(meant) == 1 else UNKNOWN

    def opens_for(self, mention: Mention, later: Mention) -> bool:
        """Whether a pronoun stands before its name in one sentence ("When she says “No,” Ana means it")."""
        if not later.subject or later.nested:
            return False
        if mention.first and self.texts[mention.first - 1].lower() in _when():
            return True
        after = list(self.texts[later.last : later.last + 2])
        return after == [",", "who"] and self.texts[later.first - 1] == "and"

    def said_to_be(self, i: int, mention: Mention) -> int:
        """Return who was called by a noun that no list holds ("Ana Moll has been [a spinner] … the spinner said")."""
        if not mention.head or not mention.name.startswith(("the ", "The ")):
            return UNKNOWN
        found: set[int] = set()
        for j in range(i):
            other = self.mentions[j]
            if other.head != mention.head or other.form != "nominal" or self.mentions[j - 1].form == "joint":
                continue
            before = self.texts[other.first - 1].lower()
            if before in copulas():
                named = self.predicate_of(j)
            else:
                named = j - 1 if before == "," and self.mentions[j - 1].last == other.first - 1 else None
                if named and self.mentions[named].preposition and self.mentions[named].kind is None:
                    named -= 1  # a woman in the queue, a retired spinner
            if named is not None and self.who[named] >= 0 and self.mentions[named].kind in ("person", "anonymous"):
                found.add(self.who[named])
        return found.pop() if len(found) == 1 else UNKNOWN

    def perhaps_it(self, i: int) -> int:
        """Return the subject of the sentence before, whose name nothing shows to be a person’s ("it said")."""
        found: set[int] = set()
        for j in reversed(self.trail):
            other, distance = self.mentions[j], self.rank[i] - self.rank[j]
            if distance > 1:
                break
            if distance == 1 and other.form == "name" and other.subject and not other.nested and not other.possessive:
                found.add(UNKNOWN if self.joints_of(j) else self.who[j])
        if len(found) != 1 or (number := found.pop()) < 0:
            return UNKNOWN
        bearer = self.bearers[number]
        return number if not bearer.gender and not bearer.plural and bearer.heads <= bodily() else UNKNOWN

    def joints_of(self, part: int) -> list[int]:
        """Return the joint mentions right after a mention that it is part of."""
        near = range(part + 1, min(part + 8, len(self.mentions))) if part >= 0 else ()
        return [j for j in near if part in self.mentions[j].parts]
