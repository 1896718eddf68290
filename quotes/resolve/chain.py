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

from attrs import define, evolve, field

from quotes.reading import Mention
from quotes.resolve.bearers import Bearer, fold_name, gather_bearers
from quotes.resolve.descriptions import Described, Descriptions, Recent, lands_of
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
#: How much more a pronoun in the sentence of a name tells of its gender than one in the next.
_SAME_SENTENCE: Final = 3
#: "They" for a name of one word of which nothing tells that it is no body.
_PERHAPS_BODY: Final = -6
#: "It" after a statement was made is the statement.
_STATEMENT: Final = 30
#: Two bearers closer than this are not told apart.
_MARGIN: Final = 3
#: The same for a surname that two share, what a sentence between takes from its standing, and what kinship does.
_NAMESAKES: Final = 6
_FADING: Final = 4
_KIN: Final = 14
#: A name given in full for the first time, and again if the article says who that is.
_INTRODUCED: Final = 6


@cache
def _copulas() -> frozenset[str]:
    return frozenset(words_of("clauses", "copulas", "words"))


@cache
def _kin() -> frozenset[str]:
    return frozenset(words_of("roles", "kin", "words"))


@cache
def _naming() -> frozenset[str]:
    return frozenset(words_of("names", "naming", "words"))


@cache
def _naming_as() -> frozenset[str]:
    return frozenset(words_of("names", "naming", "as"))


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


def follow_chain(
    mentions: Sequence[Mention],
    texts: Sequence[str],
    speaking: Mapping[int, frozenset[str]],
    they: frozenset[int] = frozenset(),
) -> Chain:
    """Return who each mention is.

    ``texts`` are the tokens of the article; ``speaking`` gives for the index of each mention that speaks the folded words of its quotations; ``they``
    holds sentences that say of somebody that they use "they".
    """
    return _Reader(mentions, texts, speaking, they).read()


class _Reader:
    """The state of one reading from first to last."""

    def __init__(
        self,
        mentions: Sequence[Mention],
        texts: Sequence[str],
        speaking: Mapping[int, frozenset[str]],
        they: frozenset[int],
    ) -> None:
        self.texts, self.speaking = texts, speaking
        self.mentions = [self.completed(mentions, i) for i in range(len(mentions))]
        self.bearers, self.meant = gather_bearers(self.mentions)
        self.who = [UNKNOWN] * len(mentions)
        self.parts: dict[int, tuple[int, ...]] = {}
        self.now = 0
        #: Bearers in the order of their last mention so far, with its place.
        self.last: dict[int, int] = {}
        ranks = {s: n for n, s in enumerate(sorted({m.sentence for m in mentions}))}
        self.rank = [ranks[m.sentence] for m in mentions]
        self.host_of = self.named_hosts()
        self.they = they
        self.first_named: dict[int, int] = {}
        self.introductions = self.introduced()
        self.told_gender()
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
        for i, mention in enumerate(self.mentions):
            if self.who[i] == UNKNOWN and mention.form == "pronoun" and i in self.speaking and not is_first_person(mention):
                self.who[i] = self.look_forward(i, mention)
        return Chain(self.bearers, self.who, self.parts)

    def named_hosts(self) -> dict[int, int]:
        """Return, for descriptions that a name makes one with, the index of the name."""
        hosts: dict[int, int] = {}
        for i, mention in enumerate(self.mentions):
            if mention.form != "name":
                continue
            host = mention.apposed_to if mention.apposed_to is not None else self.called(i)
            while host is not None and self.mentions[host].form == "nominal" and host not in hosts:
                hosts[host] = i
                host = self.mentions[host].apposed_to
        return hosts

    def called(self, i: int) -> int | None:
        """Return the description that brings a name ("a man [named] Oba", "a man who gave his [name as] Oba")."""
        mention, texts = self.mentions[i], self.texts
        first = mention.first
        if first < 2 or not (texts[first - 1] in _naming() or (texts[first - 1] == "as" and texts[first - 2] in _naming_as())):
            return None
        for j in range(i - 1, max(-1, i - 5), -1):
            other = self.mentions[j]
            if other.sentence != mention.sentence:
                break
            if other.form == "nominal" and other.kind in ("anonymous", "organisation") and not other.possessive:
                return j
        return None

    def completed(self, mentions: Sequence[Mention], i: int) -> Mention:
        """Return a mention with what its office is of ("the mayor" with "of Linden" after it)."""
        mention = mentions[i]
        if mention.kind not in ("anonymous", "person") or mention.last >= len(self.texts) or self.texts[mention.last] != "of":
            return mention
        following = next((m for m in mentions[i + 1 : i + 3] if m.first - mention.last in (1, 2) and m.form == "name"), None)
        if following is None:
            return mention
        role = mention.name if mention.form == "nominal" else mention.role
        return evolve(mention, role=f"{role} of {following.name}") if role else mention

    def predicate_of(self, i: int) -> int | None:
        """Return the mention that a copula makes one with ``i`` ("Ana Ruiz is [a nurse]", "The winner was [Ana Ruiz]")."""
        mention = self.mentions[i]
        if mention.first < 1 or self.texts[mention.first - 1].lower() not in _copulas():
            return None
        for j in range(i - 1, max(-1, i - 5), -1):
            other = self.mentions[j]
            if other.sentence != mention.sentence or other.possessive:
                continue
            if other.last == mention.first - 1 and not other.preposition:
                return j
            if other.subject and mention.form == "name":
                return j
        return None

    def introduced(self) -> dict[int, int]:
        """Return the first mentions of full names, with 2 where an apposition says who that is, else 1."""
        found: dict[int, int] = {}
        seen: set[int] = set()
        hosts = {m.apposed_to for m in self.mentions if m.form == "nominal"}
        for i, mention in enumerate(self.mentions):
            if mention.form == "name" and len(self.meant[i]) == 1 and self.meant[i][0] not in seen:
                seen.add(self.meant[i][0])
                self.first_named[self.meant[i][0]] = i
                if " " in mention.name and not mention.possessive:
                    found[i] = 2 if i in hosts or mention.apposed_to is not None or mention.role else 1
        return found

    def told_gender(self) -> None:
        """Take gender, roles and "they" from what names and appositions say."""
        for i, mention in enumerate(self.mentions):
            if mention.form == "name" and len(self.meant[i]) == 1:
                bearer = self.bearers[self.meant[i][0]]
                self.learn(bearer, mention)
                if mention.sentence in self.they and not mention.nested:
                    bearer.they = True
        for i, mention in enumerate(self.mentions):
            other = mention.apposed_to
            if other is None and mention.form in ("name", "nominal") and mention.kind in ("person", "anonymous"):
                other = self.predicate_of(i)
            if other is None:
                continue
            name, noun = (other, mention) if mention.form == "nominal" else (i, self.mentions[other])
            if name in self.meant and len(self.meant[name]) == 1 and noun.form == "nominal":
                self.learn(self.bearers[self.meant[name][0]], noun)
        for host, name in self.host_of.items():
            if len(self.meant[name]) == 1:
                self.learn(self.bearers[self.meant[name][0]], self.mentions[host])
        self.split_by_gender()
        for i, mention in enumerate(self.mentions):
            if mention.form == "name" and len(self.meant[i]) > 1:
                self.narrow(i, mention)

    def split_by_gender(self) -> None:
        """Give "Mr Venn" a bearer of his own where the only full name is Mrs Ada Venn’s."""
        others: dict[tuple[str, ...], int] = {}
        for i, mention in enumerate(self.mentions):
            if mention.form != "name" or len(self.meant[i]) != 1 or mention.gender not in ("m", "f"):
                continue
            bearer, words = self.bearers[self.meant[i][0]], fold_name(mention.name)
            if bearer.sure and bearer.gender != mention.gender and words != bearer.words:
                if words not in others:
                    others[words] = len(self.bearers)
                    bearer = Bearer(len(self.bearers), "person", mention.name, words, mention.gender, True, count=1, named=True)
                    self.bearers.append(bearer)
                self.meant[i] = [others[words]]
        if others:
            for j, mention in enumerate(self.mentions):
                if mention.form == "name" and mention.gender is None and (other := others.get(fold_name(mention.name))):
                    self.meant[j] = [*self.meant[j], other]

    def narrow(self, i: int, mention: Mention) -> None:
        """Drop bearers that the title of a short name rules out ("Mrs Venn")."""
        if mention.gender is None:
            return
        fits = [n for n in self.meant[i] if self.bearers[n].gender == mention.gender]
        fits = fits or [n for n in self.meant[i] if self.bearers[n].gender is None]
        if fits:
            self.meant[i] = fits

    def learn(self, bearer: Bearer, mention: Mention) -> None:
        """Keep what a mention tells of its bearer."""
        if mention.gender in ("m", "f") and not bearer.sure:
            bearer.gender, bearer.sure = mention.gender, True
        role = mention.role or (mention.name if mention.form == "nominal" else None)
        if mention.form == "nominal" and mention.kind != "anonymous":
            role = None
        if role and role not in bearer.roles:
            bearer.roles.append(role)

    def vote(self) -> None:
        """Let pronouns with one possible bearer near them tell the gender of bearers that no title tells."""
        votes: dict[int, list[int]] = {}
        for i, mention in enumerate(self.mentions):
            if mention.form != "pronoun" or mention.gender not in ("m", "f"):
                continue
            near = self.persons_before(i, 0)
            weight = _SAME_SENTENCE if near else 1
            near = near or self.persons_before(i, 1)
            fits = {n for n in near if not (self.bearers[n].sure and self.bearers[n].gender != mention.gender)}
            if len(fits) == 1:
                tally = votes.setdefault(fits.pop(), [0, 0])
                tally[mention.gender == "f"] += weight
        for number, (men, women) in votes.items():
            bearer = self.bearers[number]
            if not bearer.sure and men != women:
                bearer.gender = "f" if women > men else "m"

    def persons_before(self, i: int, distance: int) -> set[int]:
        """Return the named persons before mention ``i``, so many sentences back."""
        found: set[int] = set()
        j = i - 1
        while j >= max(0, i - _MENTIONS) and self.rank[i] - self.rank[j] <= distance:
            mention = self.mentions[j]
            if mention.form == "name" and self.rank[i] - self.rank[j] == distance:
                found.update(n for n in self.meant[j] if self.bearers[n].kind == "person")
            j -= 1
        return found

    def identify(self, i: int, mention: Mention) -> int:
        """Return who one mention is, knowing all before it."""
        if mention.form == "name":
            return self.pick(i, mention, self.meant[i])
        if mention.form == "joint":
            self.parts[i] = tuple(self.who[p] for p in mention.parts)
            return UNKNOWN
        if mention.form == "pronoun":
            return self.antecedent(i, mention)
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
        scores = {n: self.standing(i, n) for n in numbers}
        return self.best(scores, _NAMESAKES)

    def standing(self, i: int, number: int) -> int:
        """Return how much a bare surname at ``i`` is a bearer’s: often and lately named, and not by kinship to a namesake."""
        score = 3 * min(self.bearers[number].count, 6)
        for j in range(i - 1, max(-1, i - 3 * _MENTIONS), -1):
            mention = self.mentions[j]
            if self.who[j] != number or mention.form == "pronoun":
                continue
            distance = min(self.rank[i] - self.rank[j], _SENTENCES)
            place = self.prominence(j, 0) if distance < _SENTENCES else 0
            return score - _FADING * distance + place // 2 - (_KIN if self.by_kinship(number) else 0)
        return score - _FADING * (_SENTENCES + 2)

    def by_kinship(self, number: int) -> bool:
        """Whether a bearer is brought in as a relative of another, and not side by side ("Ana Moll and her son, Jo Moll")."""
        first = self.first_named.get(number)
        if first is None or not self.bearers[number].heads & _kin():
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
            if number < 0 or not self.fits(mention, self.bearers[number]):
                continue
            score = self.prominence(j, distance) + self.agreement(mention, self.bearers[number], said)
            scores[number] = max(scores.get(number, score), score)
        return self.best(scores)

    def fits(self, mention: Mention, bearer: Bearer) -> bool:
        """Whether a pronoun agrees with a bearer in gender and number."""
        if mention.plural:
            body = bearer.kind in ("organisation", "collective") or self.perhaps_body(bearer)
            return bearer.plural or bearer.they or body
        if bearer.plural or bearer.they:
            return False
        if mention.gender == "n":
            return bearer.kind in ("organisation", "document")
        if bearer.kind not in ("person", "anonymous"):
            return False
        return bearer.gender in (None, mention.gender)

    def perhaps_body(self, bearer: Bearer) -> bool:
        """Whether nothing tells that a name of one word is a person’s."""
        return bearer.named and len(bearer.words) == 1 and not bearer.gender and not bearer.heads

    def prominence(self, j: int, distance: int) -> int:
        """Return how prominent the mention ``j`` makes its bearer, so many sentences later."""
        mention = self.mentions[j]
        score = -_NEARNESS * distance + (_SUBJECT if mention.subject else 0) + (_SPOKE if j in self.speaking else 0)
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
        if len(ranked) > 1 and ranked[0][1] - ranked[1][1] < margin:
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
            if number >= 0 and later.form == "name" and self.fits(mention, self.bearers[number]):
                return number
        return UNKNOWN

    def describe(self, i: int, mention: Mention) -> int:
        """Return whom a description means: one known, or a new bearer without a name."""
        if mention.kind is None and i not in self.speaking:
            return UNKNOWN
        found = self.descriptions.find(mention, Recent(self.last, self.rank[i]))
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
