"""Descriptions that say who somebody is to another: "her father", "the daughter", "the elder sister", "the lawyer".

In: the state of a reading and a description.  Out: the number of a bearer, or ``UNKNOWN``.

>>> # Ada Lom and her father, Jo Lom, row. “It leaks,” [the daughter] said.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from quotes.reading import Mention
from quotes.resolve.bearers import Bearer
from quotes.resolve.doings import deeds_of, does
from quotes.resolve.elsewhere import Elsewhere
from quotes.resolve.phrases import head_of, kin_words, plain_words
from quotes.resolve.prominence import AMBIGUOUS, MENTIONS, UNKNOWN
from quotes.resolve.traits import agrees
from quotes.rules import read_rules
from quotes.rules.lexicon import AREA, COMMON, DETERMINER, flags_of, gender_of_noun, words_of

#: How many tokens of a sentence on either side of a name are looked at for a sign ("divorced").
_REACH: Final = 40
#: Names of an article, the last ones, that are looked at for one who does something; a bound for hostile input.
_NAMES: Final = 120
#: How many sentences after a description its bearer may be named first, and after how many it is no opening.
_NAMED_WITHIN: Final = 2
_STOPS: Final = frozenset(".?!")
_THE: Final = ("the ", "The ")
_Pairs = dict[str, frozenset[str]]


def _table(name: str, others: str) -> _Pairs:
    """Return what a table of ``rules/roles.toml`` gives for each of its words."""
    return {w: frozenset(group[others].split()) for group in read_rules("roles")[name] for w in group["words"].split()}


@cache
def _converse() -> _Pairs:
    return _table("converse", "of")


@cache
def _mutual() -> _Pairs:
    return _table("mutual", "signs")


@cache
def _opposite() -> _Pairs:
    return _table("comparing", "against")


@cache
def _generations() -> dict[str, str]:
    """Return for a noun of kinship whether it is of the "elder" or the "younger" one."""
    return {w: age for age in ("elder", "younger") for w in words_of("roles", "generations", age)}


@cache
def _former() -> frozenset[str]:
    return frozenset(words_of("roles", "former", "words"))


@cache
def relational() -> frozenset[str]:
    """Return the nouns that say who somebody is to another."""
    return frozenset((*_converse(), *_mutual()))


class Relations(Elsewhere):
    """What the article says of its people by whom they belong to and by what they do."""

    __slots__ = ("relatives",)

    #: Noun, whose such a one, and who it is: ("father", Ada Lom, Jo Lom); empty at the beginning of a reading.
    relatives: list[tuple[str, int, int]]
    #: For each bearer its last mention by name so far.
    last_named: dict[int, int]

    def relate(self, i: int, mention: Mention, number: int) -> bool:
        """Keep whose relative the bearer of a mention is, where it says so; return whether it does."""
        noun = mention.head or (head_of(mention.role) if mention.role else "")
        if noun not in relational() or (owner := self.owner_of(i, mention)) in (UNKNOWN, AMBIGUOUS, number):
            return False
        self.relatives.append((noun, owner, number))
        return True

    def owner_of(self, i: int, mention: Mention) -> int:
        """Return whose somebody is: "[her] father", "[Ada]’s father", "father of [Ada]"; ``UNKNOWN`` for nobody’s."""
        before = self.mentions[i - 1] if i else mention
        named = mention.form == "name" and (mention.role or "").lower().startswith(before.name.lower())
        if before.possessive and (before.first == mention.first or (named and before.last < mention.first)):
            return self.who[i - 1]
        if i + 1 < len(self.mentions) and mention.last < len(self.texts) and self.texts[mention.last] == "of":
            after = self.mentions[i + 1]
            meant = self.meant.get(i + 1, [])
            if after.first == mention.last + 1 and len(meant) == 1:
                return meant[0]
        return UNKNOWN

    def told_otherwise(self, i: int, mention: Mention) -> int:
        """Return whom a description means by whom it belongs to, by comparison or by what is done."""
        if mention.plural or mention.kind not in ("person", "anonymous") or not mention.head:
            return UNKNOWN
        the = mention.name.startswith(_THE)
        if mention.head in relational():
            number = self.related(i, mention)
            number = self.compared(mention) if number < 0 and the else number
            if number >= 0:
                return number
        if the and (number := self.predecessor(mention)) >= 0:
            return number
        return self.doer(i, mention) if the and (mention.subject or i in self.speaking) else UNKNOWN

    def predecessor(self, mention: Mention) -> int:
        """Return whose predecessor "the former bishop" is, where one is bishop now."""
        if plain_words(mention.name)[1] not in _former():
            return UNKNOWN
        found = {n for noun, o, n in self.relatives if noun == "predecessor" and mention.head in self.bearers[o].heads}
        return found.pop() if len(found) == 1 else UNKNOWN

    def related(self, i: int, mention: Mention) -> int:
        """Return the only relative that is meant, or the one whose relative somebody is ("the daughter")."""
        noun = mention.head
        of = _converse().get(noun, frozenset())
        owner = self.owner_of(i, mention)
        if owner >= 0 and self.can_be(self.bearers[owner], ""):
            found = {n for other, whose, n in self.relatives if whose == owner and other == noun and n != owner}
            found |= {whose for other, whose, n in self.relatives if n == owner and other in of}
            if not found and self.is_bare(mention):
                found = self.named_with(owner, noun, i)
        elif mention.name.startswith(_THE) and not any(other == noun for other, _, _ in self.relatives):
            found = {whose for other, whose, _ in self.relatives if other in of}
        else:
            return UNKNOWN
        fits = [n for n in sorted(found) if self.can_be(self.bearers[n], noun)]
        return fits[0] if len(fits) == 1 else UNKNOWN

    def is_bare(self, mention: Mention) -> bool:
        """Whether nothing but "former" stands before the noun: her "primary rival" is one of several."""
        words = plain_words(mention.name)[1:-1]
        return all(flags_of(w) & AREA for w in words)

    def can_be(self, bearer: Bearer, noun: str) -> bool:
        """Whether a bearer is one person whose gender a noun does not contradict."""
        gender = gender_of_noun().get(noun)
        person = bearer.kind in ("person", "anonymous") and not bearer.plural
        return person and (gender is None or bearer.gender in (None, gender))

    def named_with(self, owner: int, noun: str, i: int) -> set[int]:
        """Return those who were named in one sentence with ``owner`` and a sign of what they are to each other."""
        signs = _mutual().get(noun)
        found: set[int] = set()
        if not signs:
            return found
        for j in self.names[-_NAMES:]:
            if j >= i:
                break
            if self.who[j] != owner:
                continue
            sentence = self.mentions[j].sentence
            beside = {self.who[k] for k in self.names if k < i and self.mentions[k].sentence == sentence} - {owner}
            people = {n for n in beside if n >= 0 and self.bearers[n].kind == "person"}
            if len(people) == 1 and not signs.isdisjoint(self.sentence_around(self.mentions[j])):
                found |= people
        return found

    def sentence_around(self, mention: Mention) -> list[str]:
        """Return the words of the sentence around a mention, lower case."""
        texts, first, last = self.texts, mention.first, mention.last
        floor, ceiling = max(0, first - _REACH), min(len(texts), last + _REACH)
        while first > floor and texts[first - 1] not in _STOPS:
            first -= 1
        while last < ceiling and texts[last] not in _STOPS:
            last += 1
        return [texts[k].lower() for k in range(first, last)]

    def compared(self, mention: Mention) -> int:
        """Return whom "the elder sister" means: who is called the elder, or who has a younger one."""
        words = plain_words(mention.name)[1:]
        told = next((w for w in words if w in _opposite()), None)
        if told is None:
            return UNKNOWN
        others = _opposite()[told]
        same = {w for w in _opposite() if _opposite()[w] == others}
        found, against = self.called_so(same), self.called_so(others)
        if not found and len(against) == 1:
            (one,) = against
            found = {n for _, o, n in self.relatives if o == one} | {o for _, o, n in self.relatives if n == one}
        return found.pop() if len(found) == 1 else UNKNOWN

    def by_age(self, mention: Mention, numbers: list[int]) -> int:
        """Return which of two namesakes "the younger Lom" is: the one called so, or the child of the other."""
        told = self.texts[mention.first - 1].lower() if mention.first else ""
        if told not in _opposite() or len(numbers) != 2:
            return UNKNOWN
        others = _opposite()[told]
        same = {w for w in _opposite() if _opposite()[w] == others}
        found, against = self.called_so(same).intersection(numbers), self.called_so(others).intersection(numbers)
        if not found and not against:
            for noun, owner, number in self.relatives:
                if {owner, number} == set(numbers) and noun in _generations():
                    found.add(number if _generations()[noun] in same else owner)
        found = found or (set(numbers) - against if len(against) == 1 else set())
        return found.pop() if len(found) == 1 else UNKNOWN

    def side_by_side(self, numbers: list[int]) -> bool:
        """Whether all namesakes were last named together ("Ivo Lund and Per Lund")."""
        last = {self.last_named.get(n, UNKNOWN) for n in numbers}
        return any(last <= set(self.mentions[j].parts) for j in self.joints_of(min(last)))

    def in_turn(self, numbers: list[int]) -> bool:
        """Whether two brought in together lead a sentence each since ("Ivo and Per Lund … Ivo Lund … Per Lund …")."""
        last, first = ([by.get(n, UNKNOWN) for n in numbers] for by in (self.last_named, self.first_named))
        if len(last) != 2 or min(last) < 0 or not set(last).isdisjoint(first):
            return False
        if abs(self.rank[last[0]] - self.rank[last[1]]) != 1:
            return False
        together = any(set(first) <= set(self.mentions[j].parts) for j in self.joints_of(min(first)))
        return together and all(map(self.leads, last))

    def alike(self, numbers: list[int]) -> bool:
        """Whether all namesakes were last named in like places of one sentence ("to Ivo Lund and then to Per Lund")."""
        last = [self.last_named.get(n, UNKNOWN) for n in numbers]
        if min(last) < 0 or len({self.rank[j] for j in last}) > 1 or len({self.bearers[n].count for n in numbers}) > 1:
            return False
        return not any(self.leads(j) for j in last) and not any(map(self.by_kinship, numbers))

    def by_kinship(self, number: int) -> bool:
        """Whether a bearer is brought in as a relative, and not side by side ("Ana Moll and her son, Jo Moll")."""
        first = self.first_named.get(number)
        if first is None or not self.bearers[number].heads & kin_words():
            return False
        start = self.mentions[first].first
        return "and" not in self.texts[max(0, start - 6) : start]

    def set_apart(self, number: int) -> str:
        """Return the word of comparison right behind a name ("Ada Lom, the [younger], rows"), "" for none."""
        first = self.first_named.get(number)
        if first is None:
            return ""
        last = self.mentions[first].last
        after = [word.lower() for word in self.texts[last : last + 4]]
        closed = len(after) > 3 and after[:2] == [",", "the"] and (after[3] == "," or after[3] == "of")
        return after[2] if closed else ""

    def called_so(self, words: frozenset[str] | set[str]) -> set[int]:
        """Return those in whose roles one of the words stands."""
        people = [b for b in self.bearers if b.named and b.kind == "person"]
        found = {b.number for b in people if self.set_apart(b.number) in words}
        return found | {
            b.number for b in people if not words.isdisjoint([w for role in b.roles for w in plain_words(role)])
        }

    def doer(self, i: int, mention: Mention) -> int:
        """Return the one person of whom the article says what the noun says ("who keeps the light": "the keeper")."""
        noun = mention.head
        if not deeds_of(noun) or any(b.named and noun in b.heads for b in self.bearers):
            return UNKNOWN
        found: set[int] = set()
        kept = [w for w in plain_words(mention.name)[1:] if w != noun and not flags_of(w) & (AREA | COMMON)]
        for j in self.names[-_NAMES:]:
            if j >= i:
                break
            number, other = self.who[j], self.mentions[j]
            if number < 0 or number in found or other.possessive or self.bearers[number].kind != "person":
                continue
            if does(self.texts, other.last, noun):
                near = {self.texts[k].lower() for k in range(other.last, min(len(self.texts), other.last + _REACH))}
                if near.issuperset(kept):
                    found.add(number)
        return AMBIGUOUS if len(found) > 1 else next(iter(found), UNKNOWN)

    def named_next(self, i: int, bearer: Bearer) -> int:
        """Return who is named right after a description that opens the article ("The last keeper left. … said Jo Lom").

        The description must be of one only ("the", "Linden’s new mayor"), and the next person must be the first one
        named at all, without any other role.
        """
        if bearer.named or bearer.plural or bearer.kind != "anonymous":
            return UNKNOWN
        first = next((j for j in self.trail if self.who[j] == bearer.number), None)
        if first is None or self.rank[first] > 0 or first in self.speaking:
            return UNKNOWN
        opening = self.mentions[first]
        if flags_of(opening.name.split(None, 1)[0].lower()) & DETERMINER and not self.is_only(opening):
            return UNKNOWN
        for j in self.names:
            number = self.who[j] if j < i else UNKNOWN
            placed = self.mentions[j].preposition and j not in self.speaking
            if number < 0 or placed or self.bearers[number].kind != "person":
                continue  # "of Linden"
            named = self.bearers[number]
            near = first < j and self.rank[j] - self.rank[first] <= _NAMED_WITHIN
            told = self.mentions[j].subject or j in self.speaking
            alone = near and told and not named.heads and not named.roles and not self.has_clause(self.mentions[j])
            return number if alone and self.gender_fits(bearer, named) else UNKNOWN
        return UNKNOWN

    def has_clause(self, name: Mention) -> bool:
        """Whether a relative clause says something else of the bearer of a name ("Jo Lom, 61, [who] sells tickets")."""
        after = self.texts[name.last : name.last + 4]
        return list(after[:2]) == [",", "who"] or list(after[2:]) == [",", "who"]

    def is_only(self, opening: Mention) -> bool:
        """Whether a description is of one only by its form ("the last keeper", "its first survivor")."""
        return not opening.name.lower().startswith(("a ", "an ", "one ", "another ", "some "))

    def gender_fits(self, one: Bearer, other: Bearer) -> bool:
        """Whether two may be the same by their gender."""
        return one.gender is None or other.gender in (None, one.gender)

    def salient(self, i: int, mention: Mention) -> int:
        """Return the person that a description without an office ("the 54-year-old") falls to."""
        scores: dict[int, int] = {}
        other = self.beside(i, mention)
        if other == UNKNOWN:
            return AMBIGUOUS
        for j in range(i - 1, max(-1, i - MENTIONS), -1):
            distance, number = self.rank[i] - self.rank[j], self.who[j]
            if distance > 3:
                break
            if (
                number < 0
                or number == other
                or self.bearers[number].kind not in ("person", "anonymous")
                or self.bearers[number].plural
            ):
                continue
            bearer = self.bearers[number]
            if mention.gender in ("m", "f") and bearer.gender not in (None, mention.gender):
                continue
            scores[number] = max(scores.get(number, -99), self.prominence(j, distance))
        fits = {n: self.agrees(n, mention) for n in scores}
        told = any(fits.values())
        return self.best({n: score for n, score in scores.items() if fits[n] or (not told and fits[n] is None)})

    def beside(self, i: int, mention: Mention) -> int | None:
        """Return who stands before "and" a description ("the potter and [the smith]"); None for nobody."""
        before = self.mentions[i - 1] if i else mention
        joined = before.form == "nominal" and before.last == mention.first - 1 and self.texts[before.last] == "and"
        return self.who[i - 1] if joined and before.name.lower().startswith("the ") else None

    def agrees(self, number: int, mention: Mention) -> bool | None:
        """Return whether what is told of a bearer besides roles fits a description."""
        first = self.first_named.get(number)
        return agrees(self.texts, None if first is None else self.mentions[first], self.bearers[number], mention)
