"""Who each mention of an article is, read from the first to the last.

In: the mentions of a reading, which of them speak and what is said there.  Out: a ``Chain``: for each mention
the number of its bearer, ``UNKNOWN`` or ``AMBIGUOUS``.

Pronouns go to the most prominent bearer before them who fits: near, a subject, a speaker, known to be of that
gender (Lappin and Leass 1994, with the weights below set by hand on PolNeAR train).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

from attrs import define, field

from quotes.reading import Mention
from quotes.resolve.bearers import Bearer, fold_name
from quotes.resolve.descriptions import Described, Descriptions, Recent, kin_words, lands_of
from quotes.resolve.evidence import Evidence
from quotes.rules.lexicon import gender_of_noun, words_of

UNKNOWN: Final = -1
AMBIGUOUS: Final = -2

#: How far back a pronoun looks, in sentences with mentions, and in mentions.
_SENTENCES: Final = 6
_MENTIONS: Final = 80
_NEARNESS: Final = 12
_SUBJECT: Final = 16
_SPOKE: Final = 8
_GENDER_KNOWN: Final = 9
_PRONOUN_BEFORE: Final = 6
_NESTED: Final = -14
_AFTER_PREPOSITION: Final = -8
_OWNER: Final = -6
_NAMED_IN_QUOTE: Final = -60
#: "They" for a name of one word of which nothing tells that it is no body.
_PERHAPS_BODY: Final = -6
#: "It" after a statement was made is the statement.
_STATEMENT: Final = 30
#: "It" right after a document was sent or published is more likely the document than who did so.
_PUBLISHED: Final = 22
#: Two bearers closer than this are not told apart.
_MARGIN: Final = 3
#: The same for a surname that two share, what a sentence between takes from its standing, and what kinship does.
_NAMESAKES: Final = 6
_FADING: Final = 4
_KIN: Final = 14
#: A name given in full for the first time, and again if the article says who that is.
_INTRODUCED: Final = 6


@cache
def _bodily() -> frozenset[str]:
    return frozenset(words_of("roles", "bodily", "words"))


@cache
def _made() -> frozenset[str]:
    return frozenset(words_of("documents", "made", "words"))


@define
class Chain:
    """The bearers of an article and who each mention is."""

    bearers: list[Bearer]
    #: Bearer number, ``UNKNOWN`` or ``AMBIGUOUS`` for each mention.
    who: list[int]
    #: The same bearers' parts for joint mentions.
    parts: dict[int, tuple[int, ...]] = field(factory=dict)
    #: For each bearer its place among those of its name and kind, from 1.
    homonyms: list[int] = field(factory=list)
    #: By how much the bearer of a pronoun or a shared surname stands out, where there were several.
    margins: dict[int, int] = field(factory=dict)


def follow_chain(
    mentions: Sequence[Mention],
    texts: Sequence[str],
    speaking: Mapping[int, frozenset[str]],
    they: frozenset[int] = frozenset(),
) -> Chain:
    """Return who each mention is.

    ``texts`` are the tokens of the article; ``speaking`` gives for the index of each mention that speaks the
    folded words of its quotations; ``they`` holds sentences that say of somebody that they use "they".
    """
    return _Reader(mentions, texts, speaking, they).read()


class _Reader(Evidence):
    """The state of one reading from first to last."""

    def __init__(
        self,
        mentions: Sequence[Mention],
        texts: Sequence[str],
        speaking: Mapping[int, frozenset[str]],
        they: frozenset[int],
    ) -> None:
        super().__init__(mentions, texts, speaking, they)
        self.who = [UNKNOWN] * len(mentions)
        self.parts: dict[int, tuple[int, ...]] = {}
        #: Bearers in the order of their last mention so far, with its place; the mention being read.
        self.last: dict[int, int] = {}
        self.last_named: dict[int, int] = {}
        self.now = 0
        self.margins: dict[int, int] = {}
        self.descriptions = Descriptions(self.bearers, self.lands_near)
        self.lands: dict[int, list[str]] = {}
        for mention in mentions:
            if found := lands_of(mention.role or mention.name):
                self.lands.setdefault(mention.sentence, []).extend(sorted(found))

    def read(self) -> Chain:
        """Go through the mentions in order; then look forward for those without anybody before them."""
        self.vote()
        for i, mention in enumerate(self.mentions):
            self.now = i
            number = self.who[i] = self.identify(i, mention)
            if number >= 0:
                self.last.pop(number, None)
                self.last[number] = self.rank[i]
                if mention.form != "pronoun":
                    self.last_named[number] = i
        for i, mention in enumerate(self.mentions):
            if (
                self.who[i] == UNKNOWN
                and mention.form == "pronoun"
                and i in self.speaking
                and not is_first_person(mention)
            ):
                self.who[i] = self.look_forward(i, mention)
            elif self.who[i] >= 0 and i in self.speaking and self.opens_with(i, mention):
                opened, number = self.who[i], self.look_forward(i, mention)
                self.who = [number if number >= 0 and n == opened else n for n in self.who]
        places: Counter[tuple[str, str | None]] = Counter()
        homonyms: list[int] = []
        for bearer in self.bearers:
            places[bearer.name, bearer.kind] += 1
            homonyms.append(places[bearer.name, bearer.kind])
        return Chain(self.bearers, self.who, self.parts, homonyms, self.margins)

    def identify(self, i: int, mention: Mention) -> int:
        """Return who one mention is, knowing all before it."""
        if mention.form == "name":
            return self.pick(i, mention, self.meant[i])
        if mention.form == "joint":
            self.parts[i] = tuple(self.who[p] for p in mention.parts)
            return UNKNOWN
        if mention.form == "pronoun":
            found = self.antecedent(i, mention)
            if found >= 0 and mention.gender == "n" and self.bearers[found].kind == "person":
                self.bearers[found].kind = "organisation"
            return found
        if mention.apposed_to is not None and self.who[mention.apposed_to] >= 0:
            found = self.who[mention.apposed_to]
            self.descriptions.add(self.bearers[found], mention)
            return found
        if mention.kind == "anonymous" and (other := self.predicate_of(i)) is not None and self.who[other] >= 0:
            self.descriptions.add(self.bearers[self.who[other]], mention)
            return self.who[other]
        if i in self.host_of:
            name = self.host_of[i]
            return self.pick(name, self.mentions[name], self.meant[name])
        return self.describe(i, mention)

    def pick(self, i: int, mention: Mention, numbers: list[int]) -> int:
        """Return which of the bearers of one name is meant."""
        if mention.gender and len(numbers) > 1:
            fits = [n for n in numbers if self.bearers[n].gender in (None, mention.gender)]
            known = [n for n in fits if self.bearers[n].gender]
            numbers = known if len(known) == 1 else fits or numbers
        if len(numbers) == 1:
            self.descriptions.add(self.bearers[numbers[0]], mention)
            return numbers[0]
        if mention.role:
            described = [n for n in numbers if self.descriptions.same_office(mention.role, self.bearers[n])]
            if len(described) == 1:
                return described[0]
        if self.side_by_side(numbers):
            return AMBIGUOUS
        scores = {n: self.standing(i, n) for n in numbers}
        return self.best(scores, _NAMESAKES)

    def standing(self, i: int, number: int) -> int:
        """Return how surely a bare surname at ``i`` is a bearer’s: often and lately named, and not as a relative."""
        score = 3 * min(self.bearers[number].count, 6)
        last = self.last_named.get(number)
        if last is None:
            return score - _FADING * (_SENTENCES + 2)
        distance = min(self.rank[i] - self.rank[last], _SENTENCES)
        place = self.prominence(last, 0) if distance < _SENTENCES else 0
        return score - _FADING * distance + place // 2 - (_KIN if self.by_kinship(number) else 0)

    def side_by_side(self, numbers: list[int]) -> bool:
        """Whether all namesakes were last named together ("Ivo Lund and Per Lund")."""
        last = {self.last_named.get(n, UNKNOWN) for n in numbers}
        return any(last <= set(self.mentions[j].parts) for j in self.joints_of(min(last)))

    def joints_of(self, part: int) -> list[int]:
        """Return the joint mentions right after a mention that it is part of."""
        near = range(part + 1, min(part + 8, len(self.mentions))) if part >= 0 else ()
        return [j for j in near if part in self.mentions[j].parts]

    def by_kinship(self, number: int) -> bool:
        """Whether a bearer is brought in as a relative, and not side by side ("Ana Moll and her son, Jo Moll")."""
        first = self.first_named.get(number)
        if first is None or not self.bearers[number].heads & kin_words():
            return False
        start = self.mentions[first].first
        return "and" not in self.texts[max(0, start - 6) : start]

    def antecedent(self, i: int, mention: Mention) -> int:
        """Return whom a pronoun stands for."""
        if is_first_person(mention):
            return UNKNOWN
        scores: dict[int, int] = {}
        said = self.speaking.get(i, frozenset())
        for j in range(i - 1, max(-1, i - _MENTIONS), -1):
            distance = self.rank[i] - self.rank[j]
            if distance > _SENTENCES:
                break
            number = self.who[j]
            if number < 0 or not self.fits(i, mention, self.bearers[number]):
                continue
            score = self.prominence(j, distance) + (_PUBLISHED if self.published(mention, j, distance) else 0)
            score += self.agreement(mention, self.bearers[number], said)
            scores[number] = max(scores.get(number, score), score)
        return self.best(scores)

    def published(self, mention: Mention, j: int, distance: int) -> bool:
        """Whether "it" follows a document that the sentence before brings in ("sent [a letter]. “…,” it said")."""
        other = self.mentions[j]
        made = other.kind == "document" and not other.subject and not other.preposition and not other.nested
        return mention.gender == "n" and made and distance == 1 and other.name.lower().startswith(("a ", "an "))

    def fits(self, i: int, mention: Mention, bearer: Bearer) -> bool:
        """Whether a pronoun agrees with a bearer in gender and number."""
        if mention.plural:
            body = bearer.kind in ("organisation", "collective") or self.perhaps_body(bearer)
            return bearer.plural or bearer.they or body
        if bearer.plural or bearer.they:
            return False
        if mention.gender == "n":
            body = i in self.speaking and bearer.named and len(bearer.words) == 1 and not bearer.gender
            return bearer.kind in ("organisation", "document") or (body and bearer.heads <= _bodily())
        if bearer.kind not in ("person", "anonymous"):
            return False
        return bearer.gender in (None, mention.gender)

    def perhaps_body(self, bearer: Bearer) -> bool:
        """Whether nothing tells that a name of one word is a person’s."""
        return bearer.named and len(bearer.words) == 1 and not bearer.gender and not bearer.heads

    def prominence(self, j: int, distance: int) -> int:
        """Return how prominent the mention ``j`` makes its bearer, so many sentences later."""
        mention = self.mentions[j]
        host = mention if mention.apposed_to is None else self.mentions[mention.apposed_to]
        subject = (mention.subject or host.subject) and not mention.possessive
        score = -_NEARNESS * distance + (_SUBJECT if subject else 0) + (_SPOKE if j in self.speaking else 0)
        score += _NESTED if mention.nested else 0
        score += _AFTER_PREPOSITION if mention.preposition else 0
        score += _OWNER if mention.possessive and mention.form != "pronoun" else 0
        if distance <= 1 and j in self.introductions:
            score += _INTRODUCED * self.introductions[j]
        return score + (_PRONOUN_BEFORE if mention.form == "pronoun" else 0)

    def agreement(self, mention: Mention, bearer: Bearer, said: frozenset[str]) -> int:
        """Return what speaks for a bearer besides its place."""
        score = min(bearer.count, 5)
        if bearer.gender is not None and bearer.gender == mention.gender:
            score += _GENDER_KNOWN
        if mention.plural and not bearer.plural and bearer.kind == "person" and not bearer.they:
            score += _PERHAPS_BODY
        if mention.plural and bearer.they:
            score += _GENDER_KNOWN
        if mention.plural and bearer.plural:
            score += _GENDER_KNOWN // 2
        if bearer.maker is not None:
            score += _STATEMENT
        if bearer.words and bearer.words[-1] in said:
            score += _NAMED_IN_QUOTE
        return score

    def best(self, scores: dict[int, int], margin: int = _MARGIN) -> int:
        """Return the bearer with the highest score, if it stands out."""
        if not scores:
            return UNKNOWN
        ranked = sorted(scores.items(), key=lambda item: -item[1])
        if len(ranked) > 1:
            self.margins[self.now] = lead = ranked[0][1] - ranked[1][1]
            if lead < margin:
                return AMBIGUOUS
        return ranked[0][0]

    def look_forward(self, i: int, mention: Mention) -> int:
        """Return the first fitting person named after a pronoun that nobody stands before."""
        for j in range(i + 1, min(len(self.mentions), i + _MENTIONS)):
            later, number = self.mentions[j], self.who[j]
            if self.rank[j] == self.rank[i]:
                continue
            if self.rank[j] - self.rank[i] > _SENTENCES:
                break
            if number >= 0 and later.form == "name" and self.fits(i, mention, self.bearers[number]):
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
        found = self.descriptions.find(mention, Recent(self.last, self.rank[i], i in self.speaking))
        if found is Described.AMBIGUOUS:
            return AMBIGUOUS
        if isinstance(found, Bearer):
            self.descriptions.add(found, mention)
            return found.number
        if found is Described.SALIENT:
            number = self.salient(i, mention)
            if number >= 0 and self.descriptions.may_be_called(self.bearers[number], mention):
                self.descriptions.add(self.bearers[number], mention)
                return number
        bearer = Bearer(
            len(self.bearers), mention.kind or "anonymous", mention.name, gender=mention.gender, plural=mention.plural,
            sure=mention.head in gender_of_noun(),
        )  # fmt: skip
        bearer.maker = self.maker_of(i, mention)
        self.bearers.append(bearer)
        self.descriptions.add(bearer, mention)
        return bearer.number

    def maker_of(self, i: int, mention: Mention) -> int | None:
        """Return who made a statement, where it is the object of the sentence ("the firm issued a statement")."""
        if mention.kind != "document" or mention.preposition or mention.subject or mention.head not in _made():
            return None
        if not mention.name.lower().startswith(("a ", "an ", "another ")):
            return None
        for j in range(i - 1, max(-1, i - _MENTIONS), -1):
            if self.mentions[j].sentence != mention.sentence:
                break
            if self.mentions[j].subject and self.who[j] >= 0 and self.bearers[self.who[j]].kind != "document":
                return self.who[j]
        return None

    def lands_near(self, number: int) -> Counter[str]:
        """Return how often the countries are named in the sentences that speak of a bearer."""
        near = range(max(0, self.now - 10 * _MENTIONS), self.now)
        sentences = {self.mentions[j].sentence for j in near if self.who[j] == number}
        return Counter(land for s in sorted(sentences) for land in self.lands.get(s, ()))

    def salient(self, i: int, mention: Mention) -> int:
        """Return the person that a description without an office ("the 54-year-old") falls to."""
        scores: dict[int, int] = {}
        for j in range(i - 1, max(-1, i - _MENTIONS), -1):
            distance, number = self.rank[i] - self.rank[j], self.who[j]
            if distance > 3:
                break
            if number < 0 or self.bearers[number].kind not in ("person", "anonymous") or self.bearers[number].plural:
                continue
            bearer = self.bearers[number]
            if mention.gender in ("m", "f") and bearer.gender not in (None, mention.gender):
                continue
            scores[number] = max(scores.get(number, -99), self.prominence(j, distance))
        return self.best(scores)


def is_first_person(mention: Mention) -> bool:
    """Whether a pronoun means the writer or the reader."""
    return mention.gender is None and not mention.name.lower().startswith("the")


def folded_words(text: str) -> frozenset[str]:
    """Return the words of a quotation as names are folded."""
    return frozenset(word for part in text.split() for word in fold_name(part.strip("“”‘’\"',.;:!?…()")))
