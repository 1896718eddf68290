"""Which gender the pronouns of an article tell of people whom no title or noun tells it of.

In: the evidence of an article.  Out: the same with the gender of bearers filled in where pronouns near them agree.

>>> # Ada Lom rowed out. [She] was wet.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

from quotes.reading import Gender
from quotes.resolve.evidence import Evidence
from quotes.rules.lexicon import words_of

#: How far back a pronoun looks for the one who gives it its gender, in mentions.
_MENTIONS: Final = 80
#: How many sentences back people are looked for of whom a pronoun may mean the last one left.
_SPOKEN_OF: Final = 5
#: How many mentions before "him" the subject of its clause may stand.
_OBJECT: Final = 5
#: How many sentences back somebody else is named to whom a pronoun of the other gender may go.
_NAMED_BEFORE: Final = 3
#: How much more a pronoun in the sentence of a name tells of its gender than one in the next.
_SAME_SENTENCE: Final = 3


@cache
def _objects() -> frozenset[str]:
    """Return the pronouns that are never the subject of a clause ("him", "her")."""
    return frozenset(word for gender in ("m", "f") for word in words_of("pronouns", "object", gender))


class Genders(Evidence):
    """The evidence of an article with what its pronouns tell."""

    __slots__ = ()

    def vote(self) -> None:
        """Let pronouns with one possible bearer near them tell the gender of bearers that no title tells.

        A pronoun that somebody without a name may bear as well ("A man stopped Ana. … he asked") tells nothing.
        """
        votes: dict[int, list[int]] = {}
        persons = self.persons_by_rank()
        told = {(self.rank[i], self.mentions[i].gender) for i in self.gendered}
        mixed = {rank for rank, gender in told if gender == "f" and (rank, "m") in told}
        sure = ((rank + 1, self.bearers[n]) for rank, named in persons.items() for _, n in named)
        known = {(rank, bearer.gender) for rank, bearer in sure if bearer.sure}
        led = self.led_by_nameless()
        met: set[tuple[int, Gender | None]] = set()
        for i in self.gendered:
            mention = self.mentions[i]
            near = _before(persons.get(self.rank[i]), i)
            if len(near) == 1 and not self.others(i, near):
                met.add((self.rank[i], mention.gender))
                continue
            if (self.rank[i], mention.gender) in met:
                continue  # When Ada Lom blamed him, [he] left
            weight = 1
            if near:
                weight = _SAME_SENTENCE
            else:
                near = _before(persons.get(self.rank[i] - 1), i)
            told_in = self.rank[i] - (weight == 1)
            before = (told_in, mention.gender)
            if weight == 1 and not led.isdisjoint((before, (told_in, None))):
                continue  # The former mayor praised Ada Lom. [He] left
            if near and (before in self.unnamed or (told_in in mixed and before in known)):
                continue  # Ms Lom smiled. Had Kos asked, she would have lent him the oars
            fits = {n for n in near if not (self.bearers[n].sure and self.bearers[n].gender != mention.gender)}
            if len(fits) == 1 and self.goes_back(i, fits, persons, votes):
                continue
            if len(fits) == 1:
                tally = votes.setdefault(fits.pop(), [0, 0])
                tally[mention.gender == "f"] += weight
        self.count(votes)
        self.vote_for_the_other(persons)

    def led_by_nameless(self) -> set[tuple[int, Gender | None]]:
        """Return the sentences whose subject is described and not named, with its gender ("The former mayor …")."""
        return {
            (self.rank[i], self.mentions[i].gender)
            for i in self.nameless
            if self.mentions[i].subject and i not in self.host_of and i not in self.predicates
        }

    def goes_back(
        self, i: int, near: set[int], persons: Mapping[int, list[tuple[int, int]]], votes: Mapping[int, Sequence[int]]
    ) -> bool:
        """Whether "she" is rather a woman named shortly before than the man named last.

        >>> # Jan Kos declined. He was out. Ada Lom waits. If Kos ever calls, [she] will hang up.
        """
        same = int(self.mentions[i].gender == "f")

        def tells(n: int) -> int:
            return votes[n][same] - votes[n][1 - same] if n in votes else 0

        if any(tells(n) >= 0 for n in near):
            return False
        before = {n for back in range(1, _NAMED_BEFORE + 1) for _, n in persons.get(self.rank[i] - back, ())} - near
        gender = self.mentions[i].gender
        return any(tells(n) >= 0 and self.bearers[n].gender in (None, gender) for n in before)

    def vote_for_the_other(self, persons: Mapping[int, list[tuple[int, int]]]) -> None:
        """Let "she" tell the gender of the one person spoken of who is not known to be a man.

        >>> # Jan Kos winds the clock. His cousin, Ada Lom, rings. They do not speak. “…,” [she] said
        """
        if not any(self.bearers[n].gender for named in persons.values() for _, n in named):
            return
        strangers = {(self.rank[i], self.mentions[i].gender) for i in self.nameless if i not in self.host_of}
        votes: dict[int, list[int]] = {}
        for i in self.gendered:
            rank, gender = self.rank[i], self.mentions[i].gender
            near: set[int] = set()
            for back in range(_SPOKEN_OF):
                if named := persons.get(rank - back):
                    near |= _before(named, i)
                if (rank - back, gender) in strangers or (back <= 1 and (rank - back, None) in strangers):
                    break
            else:
                fits = {n for n in near if self.bearers[n].gender in (None, gender)}
                if len(fits) == 1 and len(near) == 2 and self.bearers[(only := fits.pop())].gender is None:
                    votes.setdefault(only, [0, 0])[gender == "f"] += 1
        self.count(votes)

    def count(self, votes: Mapping[int, Sequence[int]]) -> None:
        """Give each person the gender that most pronouns tell."""
        for number, (men, women) in votes.items():
            bearer = self.bearers[number]
            if not bearer.sure and men != women:
                bearer.gender = "f" if women > men else "m"

    def others(self, i: int, near: set[int]) -> set[int]:
        """Return ``near``, for "him" without the subject of its clause ("His deputy, Ana Moll, thanked [him]")."""
        mention = self.mentions[i]
        led = mention.subject and mention.name.lower() not in _objects()
        if mention.possessive or led or mention.name.endswith("self"):
            return near
        for j in range(i - 1, max(-1, i - _OBJECT), -1):
            other = self.mentions[j]
            if other.sentence != mention.sentence or other.last == mention.first:
                break
            if other.subject:
                return near.difference(self.meant.get(j, ()))
        return near

    def persons_by_rank(self) -> dict[int, list[tuple[int, int]]]:
        """Return for each sentence the mentions of persons by name, each with the person's number."""
        found: dict[int, list[tuple[int, int]]] = {}
        for i in self.names:
            for number in self.meant[i]:
                if self.bearers[number].kind == "person":
                    found.setdefault(self.rank[i], []).append((i, number))
        return found


def _before(persons: list[tuple[int, int]] | None, i: int) -> set[int]:
    """Return the numbers of the persons who are named before mention ``i``."""
    if not persons:
        return set()
    oldest = i - _MENTIONS
    return {number for j, number in persons if oldest <= j < i}
