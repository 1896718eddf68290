"""Who each mention of an article is, read from the first to the last.

In: the mentions of a reading, which of them speak and what is said there.  Out: a ``Chain``: for each mention
the number of its bearer, ``UNKNOWN`` or ``AMBIGUOUS``.

A name goes to its only bearer or to the one who stands highest, a pronoun to the most prominent one who fits
(``quotes.resolve.prominence``), a description to whom the article calls so (``quotes.resolve.descriptions``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

from attrs import define, field

from quotes.reading import Gender, Mention
from quotes.resolve.bearers import Bearer
from quotes.resolve.descriptions import Described, Descriptions, Recent
from quotes.resolve.exchanges import NO_TURNS, Turns
from quotes.resolve.phrases import lands_of, twin_of
from quotes.resolve.prominence import AMBIGUOUS, MENTIONS, SENTENCES, UNKNOWN, is_first_person
from quotes.resolve.relations import Relations, relational
from quotes.rules.lexicon import gender_of_noun, words_of

#: Two bearers of one surname closer than this are not told apart.  What a sentence between takes from a bearer's
#: standing, and what kinship does.
_NAMESAKES: Final = 6
_FADING: Final = 4
_KIN: Final = 14
#: A pronoun tells of the name before it so many mentions behind it.
_BEHIND: Final = 4
#: How far back people who were spoken of together may be "they", in sentences.
_PAIR: Final = 2


@cache
def _made() -> frozenset[str]:
    return frozenset(words_of("documents", "made", "words"))


@cache
def _together() -> frozenset[str]:
    return frozenset(words_of("roles", "together", "words"))


@define(eq=False)
class Chain:
    """The bearers of an article and who each mention is."""

    bearers: list[Bearer]
    #: Bearer number, ``UNKNOWN`` or ``AMBIGUOUS`` for each mention.
    who: list[int]
    #: The same bearers' parts for joint mentions.
    parts: dict[int, tuple[int, ...]] = field(factory=dict)
    #: For a "they" that speaks and is nobody alone, the joint mention that it stands for.
    together: dict[int, int] = field(factory=dict)
    #: For each bearer its place among those of its name and kind, from 1.
    homonyms: list[int] = field(factory=list)
    #: By how much the bearer of a pronoun or a shared surname stands out, where there were several.
    margins: dict[int, int] = field(factory=dict)


def follow_chain(
    mentions: Sequence[Mention],
    texts: Sequence[str],
    speaking: Mapping[int, Sequence[str]],
    they: frozenset[int] = frozenset(),
    turns: Turns = NO_TURNS,
) -> Chain:
    """Return who each mention is.

    ``texts`` are the tokens of the article; ``speaking`` gives for the index of each mention that speaks what
    it says; ``they`` holds sentences that say of somebody that they use "they"; ``turns`` tells who asks and answers.
    """
    return _Reader(mentions, texts, speaking, they, turns).read()


class _Reader(Relations):
    """The state of one reading from first to last."""

    __slots__ = ("descriptions", "done", "given", "lands", "last", "last_named", "parts", "together")

    def __init__(
        self,
        mentions: Sequence[Mention],
        texts: Sequence[str],
        speaking: Mapping[int, Sequence[str]],
        they: frozenset[int],
        turns: Turns,
    ) -> None:
        super().__init__(mentions, texts, speaking, they, turns)
        self.given = mentions
        #: Sentence and country of every country named; made when first asked for.
        self.lands: list[tuple[int, str]] | None = None
        self.parts: dict[int, tuple[int, ...]] = {}
        self.together: dict[int, int] = {}
        #: Bearers in the order of their last mention so far, with its place.
        self.last: dict[int, int] = {}
        self.last_named: dict[int, int] = {}
        self.descriptions = Descriptions(self.bearers)
        self.relatives = []
        #: How many mentions have been read.
        self.done = 0

    def read(self) -> Chain:
        """Find out who speaks; then look forward for those without anybody before them.

        Mentions are read in order, and no farther than to where nothing that speakers hang on can follow.
        """
        self.vote()
        speakers = sorted(self.speaking)
        self.read_to(max((i for i in speakers if not self.is_plain(i)), default=-1) + 1)
        for i in speakers:
            if i >= self.done:
                self.who[i] = self.meant[i][0]
        if any(self.may_get_role(self.who[i]) for i in speakers):
            self.read_to(len(self.mentions))
        waiting = [i for i in speakers if self.looks_forward(i, self.mentions[i])]
        self.read_to(min(len(self.mentions), waiting[-1] + MENTIONS if waiting else 0))
        for i in waiting:
            opened, number = self.who[i], self.look_forward(i, self.mentions[i])
            self.who[i] = number if number >= 0 else opened
            if opened >= 0 and number >= 0:
                self.who = [number if n == opened else n for n in self.who]
        return Chain(self.bearers, self.who, self.parts, self.together, _homonyms(self.bearers), self.margins)

    def is_plain(self, i: int) -> bool:
        """Whether a mention is a name that can mean one bearer only, whatever stands before it."""
        return self.mentions[i].form == "name" and len(self.meant[i]) == 1

    def may_get_role(self, number: int) -> bool:
        """Whether a later mention may say of a speaker without a name who it is."""
        if number >= 0 and (maker := self.bearers[number].maker) is not None:
            number = maker
        return number >= 0 and not self.bearers[number].named

    def looks_forward(self, i: int, mention: Mention) -> bool:
        """Whether somebody named later may be the one who speaks at ``i``."""
        if self.who[i] == UNKNOWN:
            return mention.form == "pronoun" and not is_first_person(mention)
        return self.may_get_role(self.who[i])

    def read_to(self, end: int) -> None:
        """Go through the mentions in order as far as ``end``."""
        mentions, who, rank, last = self.mentions, self.who, self.rank, self.last
        for i in range(self.done, end):
            mention = mentions[i]
            form = mention.form
            if form == "nominal" and mention.kind is None and not self.known(i, mention):
                continue
            if form == "name" and not mention.role and len(self.meant[i]) == 1:
                number = self.meant[i][0]
            else:
                self.now = i
                number = self.identify(i, mention)
            who[i] = number
            if number >= 0:
                related = bool(mention.role) and self.relate(i, mention, number)
                self.trail.append(i)
                last.pop(number, None)
                last[number] = rank[i]
                if form == "name" or not (form == "pronoun" or related):
                    self.last_named[number] = i
        self.done = max(self.done, end)

    def known(self, i: int, mention: Mention) -> bool:
        """Whether a phrase that need not be somebody is: it speaks, or it makes one with another mention."""
        return mention.apposed_to is not None or i in self.host_of or i in self.speaking

    def identify(self, i: int, mention: Mention) -> int:
        """Return who one mention is, knowing all before it."""
        if mention.form == "name":
            return self.pick(i, mention, self.meant[i])
        if mention.form == "joint":
            self.parts[i] = tuple(self.who[p] for p in mention.parts)
            return UNKNOWN
        if mention.form == "pronoun":
            found = self.antecedent(i, mention)
            if found == UNKNOWN and mention.gender == "n" and mention.subject and i in self.speaking:
                found = self.perhaps_it(i)
            if found < 0 and mention.plural and i in self.speaking and (pair := self.pair_before(i)) is not None:
                self.together[i] = pair
            if found >= 0 and mention.gender == "n" and self.bearers[found].kind == "person":
                self.becomes_body(self.bearers[found])
            elif found >= 0 and mention.gender in ("m", "f") and self.bearers[found].leaning != mention.gender:
                self.taken_for(self.bearers[found], mention.gender)
            return found
        host = -1 if mention.apposed_to is None else self.who[mention.apposed_to]
        if host >= 0 and not (mention.gender in ("m", "f") and self.bearers[host].kind == "organisation"):
            found = host
            self.descriptions.add(self.bearers[found], mention)
            return found
        if mention.kind == "anonymous" and (other := self.predicates.get(i)) is not None and self.who[other] >= 0:
            self.descriptions.add(self.bearers[self.who[other]], mention)
            return self.who[other]
        name = self.host_of.get(i, self.names_behind.get(i))
        if name is not None:
            return self.pick(name, self.mentions[name], self.meant[name])
        if mention.plural and mention.head in _together() and i in self.speaking:
            pair = self.pair_before(i)
            if pair is not None:
                self.together[i] = pair
                return UNKNOWN
        return self.describe(i, mention)

    def pair_before(self, i: int) -> int | None:
        """Return the people last spoken of together as subject ("[Ana and Jo] sang. “…,” they said"), if near."""
        if self.mentions[i].form == "pronoun" and is_first_person(self.mentions[i]):
            return None
        for j in reversed(self.parts):
            if self.rank[i] - self.rank[j] > _PAIR:
                return None
            pair = self.mentions[j]
            if pair.kind == "person" and pair.subject and not pair.nested and min(self.parts[j], default=UNKNOWN) >= 0:
                return j
        return None

    def pick(self, i: int, mention: Mention, numbers: list[int]) -> int:
        """Return which of the bearers of one name is meant."""
        if len(numbers) > 1 and (gender := mention.gender or self.gender_behind(i, mention)):
            fits = [n for n in numbers if self.bearers[n].gender in (None, gender)]
            known = [n for n in fits if self.bearers[n].gender]
            numbers = known if len(known) == 1 else fits or numbers
        if len(numbers) == 1:
            self.descriptions.add(self.bearers[numbers[0]], mention)
            return numbers[0]
        if mention.role:
            described = [n for n in numbers if self.descriptions.same_office(mention.role, self.bearers[n])]
            if len(described) == 1:
                return described[0]
        if (number := self.by_age(mention, numbers)) >= 0:
            return number
        if self.side_by_side(numbers) or self.alike(numbers) or self.in_turn(numbers):
            return AMBIGUOUS
        scores = {n: self.standing(i, n) for n in numbers}
        return self.best(scores, _NAMESAKES)

    def gender_behind(self, i: int, mention: Mention) -> Gender | None:
        """Return what the pronoun right behind a name tells of its bearer: [Lom] was blamed for [her] comments."""
        if not mention.subject:
            return None
        for later in self.mentions[i + 1 : i + _BEHIND]:
            if later.sentence != mention.sentence or later.form == "name":
                break
            if later.form == "pronoun" and later.gender in ("m", "f"):
                return later.gender
        return None

    def standing(self, i: int, number: int) -> int:
        """Return how surely a bare surname at ``i`` is a bearer’s: often and lately named, and not as a relative."""
        score = 3 * min(self.bearers[number].count, 6)
        last = self.last_named.get(number)
        if last is None:
            return score - _FADING * (SENTENCES + 2)
        distance = min(self.rank[i] - self.rank[last], SENTENCES)
        place = self.weight(last) if distance < SENTENCES else 0
        return score - _FADING * distance + place // 2 - (_KIN if self.by_kinship(number) else 0)

    def look_forward(self, i: int, mention: Mention) -> int:
        """Return the first fitting person named after a pronoun that nobody stands before.

        Or who is later said to be the one that spoke without a name ("says the man on the bench. His name is Jo Pell").
        """
        opens = self.who[i] == UNKNOWN or self.opens_with(i, mention)
        for j in range(i + 1, min(len(self.mentions), i + MENTIONS)):
            later, number = self.mentions[j], self.who[j]
            if self.rank[j] - self.rank[i] > SENTENCES:
                break
            if (named := self.named_by(i, j)) >= 0:
                return named
            if (self.rank[j] == self.rank[i] and not self.opens_for(mention, later)) or not opens:
                continue
            if number >= 0 and later.form == "name" and self.fits(i, mention, self.bearers[number]):
                if self.perhaps_body(self.bearers[number]) and (fuller := self.fuller_after(j, i, mention)) >= 0:
                    return fuller
                return number
        return UNKNOWN

    def fuller_after(self, j: int, i: int, mention: Mention) -> int:
        """Return the person named in full behind the single word ``j``: [Toast] was no treat for Jo Pell."""
        for k in range(j + 1, min(len(self.mentions), j + MENTIONS)):
            if self.rank[k] != self.rank[j]:
                break
            number = self.who[k]
            full = number >= 0 and self.mentions[k].form == "name" and len(self.bearers[number].words) > 1
            if full and self.fits(i, mention, self.bearers[number]):
                return number
        return UNKNOWN

    def opens_with(self, i: int, mention: Mention) -> bool:
        """Whether a description that says what somebody is like stands before any person's name."""
        if mention.form != "nominal" or self.bearers[self.who[i]].named or not mention.head.endswith("year-old"):
            return False
        return all(self.who[j] < 0 or self.bearers[self.who[j]].kind != "person" for j in range(i))

    def describe(self, i: int, mention: Mention) -> int:
        """Return whom a description means: one known, or a new bearer without a name."""
        if mention.kind is None and i not in self.speaking:
            return UNKNOWN
        if (number := self.told_otherwise(i, mention)) != UNKNOWN:
            if number >= 0 and mention.head not in relational():
                self.descriptions.add(self.bearers[number], mention)
            return number
        recent = Recent(self.last, self.rank[i], i in self.speaking, self.lands_near, self.becomes_body)
        found = self.descriptions.find(mention, recent)
        if found is Described.NEW and (twin := twin_of(mention)) is not None:
            # "the former mayor of Lund and current party leader" is who is known as the party leader
            other = self.descriptions.find(twin, recent)
            found = other if isinstance(other, Bearer) else found
        if found is Described.AMBIGUOUS:
            return AMBIGUOUS
        if isinstance(found, Bearer):
            if (number := self.named_next(i, found)) >= 0:
                found = self.bearers[number]
            self.descriptions.add(found, mention)
            return found.number
        if found is Described.SALIENT:
            number = self.salient(i, mention)
            if number >= 0 and self.descriptions.may_be_called(self.bearers[number], mention):
                self.descriptions.add(self.bearers[number], mention)
                return number
        if found is Described.NEW and mention.kind is None and (number := self.said_to_be(i, mention)) >= 0:
            self.descriptions.add(self.bearers[number], mention)
            return number
        bearer = Bearer(
            len(self.bearers), mention.kind or "anonymous", mention.name, gender=mention.gender, plural=mention.plural,
            sure=mention.head in gender_of_noun(),
        )  # fmt: skip
        if mention.kind == "document" and (maker := self.maker_of(i, mention)) is not None:
            self.stated(bearer, maker)
        self.bearers.append(bearer)
        self.descriptions.add(bearer, mention)
        return bearer.number

    def maker_of(self, i: int, mention: Mention) -> int | None:
        """Return who made a statement, where it is the object of the sentence ("the firm issued a statement")."""
        if mention.preposition or mention.subject or mention.head not in _made():
            return None
        if not mention.name.lower().startswith(("a ", "an ", "another ")):
            return None
        for j in range(i - 1, max(-1, i - MENTIONS), -1):
            if self.mentions[j].sentence != mention.sentence:
                break
            if self.mentions[j].subject and self.who[j] >= 0 and self.bearers[self.who[j]].kind != "document":
                return self.who[j]
        return None

    def lands_near(self, number: int) -> Counter[str]:
        """Return how often the countries are named in the sentences that speak of a bearer."""
        near = range(max(0, self.now - 10 * MENTIONS), self.now)
        sentences = {self.rank[j] for j in near if self.who[j] == number}
        if self.lands is None:
            self.lands = [(r, land) for r, m in zip(self.rank, self.given, strict=True) for land in lands_of(_said(m))]
        return Counter(land for rank, land in self.lands if rank in sentences)


def _homonyms(bearers: list[Bearer]) -> list[int]:
    """Return for each bearer its place among those of its name and kind, from 1."""
    counts: dict[tuple[str, str | None], int] = {}
    places: list[int] = []
    for bearer in bearers:
        key = (bearer.name, bearer.kind)
        counts[key] = counts.get(key, 0) + 1
        places.append(counts[key])
    return places


def _said(mention: Mention) -> str:
    return mention.role or mention.name
