"""How prominent the mentions of an article make their bearers, and which bearer a pronoun therefore stands for.

In: the evidence of an article, and who the mentions before a place are.  Out: the bearer that stands out.

Pronouns go to the most prominent bearer before them who fits: near, a subject, a speaker, known to be of that
gender (Lappin and Leass 1994, with the weights below set by hand on PolNeAR train).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

from quotes.reading import Gender, Mention
from quotes.resolve.aliases import fold_letters
from quotes.resolve.bearers import Bearer, fold_name
from quotes.resolve.exchanges import Turns, asker_before
from quotes.resolve.genders import Genders
from quotes.rules.lexicon import flags_of, words_of

UNKNOWN: Final = -1
AMBIGUOUS: Final = -2

#: How far back a pronoun looks, in sentences with mentions, and in mentions.
SENTENCES: Final = 6
MENTIONS: Final = 80
_NEARNESS: Final = 12
_SUBJECT: Final = 16
_SPOKE: Final = 8
_GENDER_KNOWN: Final = 9
_PRONOUN_BEFORE: Final = 6
_NESTED: Final = -14
_AFTER_PREPOSITION: Final = -8
_OWNER: Final = -6
#: "His cousin" after Jan Pell is less spoken of than he whose cousin it is.
_OF_ANOTHER: Final = -6
#: "His rival" right after Jan Pell has spoken is the next to speak.
_ANSWERS: Final = 14
#: So many mentions before it, at most.
_TURN: Final = 4
_OWNED: Final = ("His ", "his ", "Her ", "her ")
_NAMED_IN_QUOTE: Final = -60
#: “Without her I would be lost,” she said: she who was met is rather "her" than "she".
_SPOKEN_OF: Final = -20
#: "They" for a name of one word of which nothing tells that it is no body.
_PERHAPS_BODY: Final = -6
#: "He" or "she" for a name of one word met once: it may be no name at all, but a noun that opens the sentence.
_LONE: Final = -30
#: "It" after a statement was made is the statement.
_STATEMENT: Final = 30
#: "It" right after a document was sent or published is more likely the document than who did so.
_PUBLISHED: Final = 22
#: A name given in full for the first time, and again if the article says who that is.
_INTRODUCED: Final = 6
#: How often a bearer is named counts up to so much.
_MOST_COUNTED: Final = 5
#: Two bearers closer than this are not told apart.
_MARGIN: Final = 3
#: A bearer that stands out by this much or more stands out wholly.
CLEAR: Final = 24
#: By how much the bearer of a pronoun stands out whose gender it then tells, and what a pronoun of the other one loses.
_TAKEN: Final = 20
_OTHER_BEFORE: Final = -16
#: What a mention two sentences back or more adds by its own place, and what agreement adds, at most; plurals more.
_MOST_WEIGHT: Final = _SUBJECT + _SPOKE + _PRONOUN_BEFORE
_MOST_AGREEMENT: Final = _MOST_COUNTED + _GENDER_KNOWN
_MORE_AGREEMENT: Final = _GENDER_KNOWN // 2
_LOWEST: Final = -(1 << 30)
_NEVER: Final = 2 * _LOWEST


@cache
def _third_person(gender: str | None) -> frozenset[str]:
    """Return the pronouns of one gender by which a speaker speaks of somebody else."""
    if gender not in ("m", "f"):
        return frozenset()
    forms = ("subject", "object", "possessive")
    return frozenset(word for form in forms for word in words_of("pronouns", form, gender))


@cache
def bodily() -> frozenset[str]:
    """Return the nouns for a part that a firm can have as well as a person ("operator")."""
    return frozenset(words_of("roles", "bodily", "words"))


#: Marks that open a quotation, and what a sentence ends with.
_OPENING: Final = frozenset("“\"‘'")
_ENDS: Final = frozenset(".!?…”\"’'\u201d")
_THEIRS: Final = ("their ", "Their ")


class Prominence(Genders):
    """Who the mentions so far are, and how prominent that makes everybody."""

    __slots__ = ("agreements", "margins", "most_agreement", "now", "trail", "turns", "weights", "who")

    def __init__(
        self,
        mentions: Sequence[Mention],
        texts: Sequence[str],
        speaking: Mapping[int, Sequence[str]],
        they: frozenset[int],
        turns: Turns,
    ) -> None:
        super().__init__(mentions, texts, speaking, they)
        self.turns = turns
        #: For each mention its bearer's number, ``UNKNOWN`` or ``AMBIGUOUS``; those that are somebody, in order.
        self.who = [UNKNOWN] * len(mentions)
        self.trail: list[int] = []
        #: The mention being read, and by how much the bearers of those before stood out.
        self.now = 0
        self.margins: dict[int, int] = {}
        #: How prominent a mention makes its bearer by its own place, once asked for.
        self.weights: list[int | None] = [None] * len(mentions)
        #: What ``agreement`` adds, at most: more after somebody made a statement.
        self.most_agreement = _MOST_AGREEMENT
        #: How well bearers agree with "he" and "she" that say nothing; emptied when what a bearer is changes.
        self.agreements: dict[str | None, dict[int, int]] = {}

    def antecedent(self, i: int, mention: Mention) -> int:
        """Return whom a pronoun stands for.

        Mentions too far behind the best one, however well they agree, are passed over: how much somebody stands out
        beyond ``_MARGIN`` is asked of speakers only, and of them up to ``CLEAR``.
        """
        if is_first_person(mention):
            return UNKNOWN
        scores: dict[int, int] = {}
        agreements = self.agreements.setdefault(mention.gender, {}) if mention.gender in ("m", "f") else {}
        plural, neuter = mention.plural, mention.gender == "n"
        said, behind, of_same = "", self.most_agreement + _MARGIN, False
        if i in self.speaking:
            said, agreements = self.of_words(i, mention)
            of_same = not _third_person(mention.gender).isdisjoint(folded_words(said))
            behind = self.most_agreement + CLEAR
        if plural:
            behind += _MORE_AGREEMENT
        who, ranks, weights, introductions = self.who, self.rank, self.weights, self.introductions
        now, first = ranks[i], i - MENTIONS
        oldest, least = now - SENTENCES, _LOWEST
        for j in reversed(self.trail):
            rank = ranks[j]
            if rank < oldest or j <= first:
                break
            weight = weights[j]
            score = (self.weight(j) if weight is None else weight) - _NEARNESS * (now - rank)
            if now - rank <= 1:
                score += _INTRODUCED * introductions.get(j, 0)
                if neuter and now > rank and self.published(j):
                    score += _PUBLISHED
                if of_same and now > rank and not self.leads(j):
                    score += _SPOKEN_OF
            if plural and self.mentions[j].name.startswith(_THEIRS) and not self.leads(j):
                continue  # "who lost their parents": rather those whose parents they are
            if score <= least:
                continue
            number = who[j]
            if number not in agreements:
                agreements[number] = self.agreement(i, mention, self.bearers[number], said)
            score += agreements[number]
            if score > scores.get(number, _LOWEST):
                scores[number] = score
                if score - behind > least:
                    least = score - behind
                    oldest = max(oldest, min(now - 1, now - (_MOST_WEIGHT - least - 1) // _NEARNESS))
        if i in self.speaking and len(scores) > 1:
            asker = asker_before(i, self.turns, self.mentions, who, self.trail, ranks, self.texts)
            if asker is not None:
                scores.pop(asker, None)
        return self.best(scores)

    def of_words(self, i: int, mention: Mention) -> tuple[str, dict[int, int]]:
        """Return what is said at ``i``, folded, and the agreement of whom it is about, if the sentence shows that."""
        said = fold_letters(" ".join(self.speaking[i]))
        about = self.spoken_of(i)
        if about < 0:
            return said, {}
        return said, {about: self.agreement(i, mention, self.bearers[about], said) + _NAMED_IN_QUOTE}

    def spoken_of(self, i: int) -> int:
        """Return whom the words at ``i`` are about where they go on a clause: [Kos] “lost it twice,” he said."""
        texts = self.texts
        for j in reversed(self.trail):
            mention = self.mentions[j]
            at = mention.last
            if self.rank[j] < self.rank[i] or not mention.first or at + 1 >= len(texts):
                break
            opens = texts[at] in _OPENING and texts[at + 1].islower() and texts[mention.first - 1] in _ENDS
            if mention.subject and opens:
                return self.who[j]
        return UNKNOWN

    def leads(self, j: int) -> bool:
        """Whether a mention, or what it stands beside, is the subject of its clause."""
        mention = self.mentions[j]
        return mention.subject or (mention.apposed_to is not None and self.mentions[mention.apposed_to].subject)

    def published(self, j: int) -> bool:
        """Whether "it" follows a document that the sentence before brings in ("sent [a letter]. “…,” it said")."""
        other = self.mentions[j]
        made = other.kind == "document" and not other.subject and not other.preposition and not other.nested
        return made and other.name.lower().startswith(("a ", "an "))

    def prominence(self, j: int, distance: int) -> int:
        """Return how prominent the mention ``j`` makes its bearer, so many sentences later."""
        score = self.weight(j) - _NEARNESS * distance
        return score + _INTRODUCED * self.introductions.get(j, 0) if distance <= 1 else score

    def weight(self, j: int) -> int:
        """Return how prominent the mention ``j`` makes its bearer by its own place in the sentence."""
        known = self.weights[j]
        if known is not None:
            return known
        mention = self.mentions[j]
        score = _SPOKE if j in self.speaking and j not in self.turns.silent else 0
        if mention.possessive:
            score += 0 if mention.form == "pronoun" else _OWNER
        elif self.leads(j):
            score += _SUBJECT
        if mention.form == "nominal" and mention.name.startswith(_OWNED) and mention.gender is None:
            score += _ANSWERS if self.answers(j, mention) else _OF_ANOTHER
        score += _NESTED if mention.nested else 0
        score += _AFTER_PREPOSITION if mention.preposition else 0
        score += _PRONOUN_BEFORE if mention.form == "pronoun" else 0
        self.weights[j] = score
        return score

    def answers(self, j: int, mention: Mention) -> bool:
        """Whether a sentence is about somebody’s relative after that one has spoken ("Pell said. [His rival] …")."""
        owner = self.who[j - 1] if mention.subject and j and self.mentions[j - 1].first == mention.first else UNKNOWN
        if owner < 0 or self.who[j] == owner:
            return False
        for k in range(j - 2, max(-1, j - 2 - _TURN), -1):
            if k in self.speaking:
                return self.who[k] == owner and self.rank[j] - self.rank[k] == 1
        return False

    def fits(self, i: int, mention: Mention, bearer: Bearer) -> bool:
        """Whether a pronoun agrees with a bearer in gender and number."""
        if mention.plural:
            body = bearer.kind in ("organisation", "collective") or self.perhaps_body(bearer)
            return bearer.plural or bearer.they or body
        if bearer.plural or bearer.they:
            return False
        if mention.gender == "n":
            told = len(bearer.words) == 1 or bool(bearer.heads)
            body = i in self.speaking and bearer.named and told and not bearer.gender
            return bearer.kind in ("organisation", "document") or (body and bearer.heads <= bodily())
        if bearer.kind not in ("person", "anonymous"):
            return False
        return bearer.gender in (None, mention.gender)

    def perhaps_body(self, bearer: Bearer) -> bool:
        """Whether nothing tells that a name of one word is a person’s."""
        return bearer.named and len(bearer.words) == 1 and not bearer.gender and not bearer.heads

    def agreement(self, i: int, mention: Mention, bearer: Bearer, said: str) -> int:
        """Return what speaks for a bearer besides its place, ``_NEVER`` where the pronoun at ``i`` does not fit.

        ``said`` is what is said there, folded.
        """
        if not self.fits(i, mention, bearer):
            return _NEVER
        score = min(bearer.count, _MOST_COUNTED)
        if bearer.gender is not None and bearer.gender == mention.gender:
            score += _GENDER_KNOWN
        elif bearer.leaning is not None and bearer.gender is None and bearer.leaning != mention.gender:
            score += _OTHER_BEFORE
        elif bearer.count == 1 and mention.gender in ("m", "f") and self.perhaps_body(bearer):
            score += _LONE
        if mention.plural:
            if not bearer.plural and bearer.kind == "person" and not bearer.they:
                score += _PERHAPS_BODY
            score += _GENDER_KNOWN if bearer.they else 0
            score += _GENDER_KNOWN // 2 if bearer.plural else 0
        if bearer.maker is not None:
            score += _STATEMENT
        if said and _named_in(said, bearer.words):
            score += _NAMED_IN_QUOTE
        return score

    def best(self, scores: dict[int, int], margin: int = _MARGIN) -> int:
        """Return the bearer with the highest score, if it stands out."""
        if len(scores) < 2:
            return next(iter(scores), UNKNOWN)
        first = max(scores, key=scores.__getitem__)
        self.margins[self.now] = lead = scores[first] - sorted(scores.values())[-2]
        return AMBIGUOUS if lead < margin else first

    def taken_for(self, bearer: Bearer, gender: Gender) -> None:
        """Keep that "she" was clearly a bearer of whom no gender is known: "he" is rather somebody else then."""
        if self.margins.get(self.now, CLEAR) >= _TAKEN:
            bearer.leaning = gender
            self.agreements.clear()

    def becomes_body(self, bearer: Bearer) -> None:
        """Keep that a bearer who was taken for a person is none."""
        bearer.kind = "organisation"
        self.agreements.clear()

    def stated(self, bearer: Bearer, maker: int) -> None:
        """Keep that a bearer is the statement of another one."""
        bearer.maker = maker
        self.most_agreement = _MOST_AGREEMENT + _STATEMENT


def _named_in(said: str, words: Sequence[str]) -> bool:
    """Whether a quotation, folded, has the surname of a name, or the first name if that is no word besides."""
    if not words or not (words[-1] in said or words[0] in said):
        return False
    spoken = folded_words(said)
    return words[-1] in spoken or (len(words) > 1 and words[0] in spoken and not flags_of(words[0]))


def is_first_person(mention: Mention) -> bool:
    """Whether a pronoun means the writer or the reader."""
    return mention.gender is None and not mention.name.lower().startswith("the")


def folded_words(text: str) -> frozenset[str]:
    """Return the words of a quotation as names are folded."""
    return frozenset([word for part in text.split() for word in fold_name(part.strip("“”‘’\"',.;:!?…()"))])
