"""Descriptions of speakers: which of the bearers "the minister" or "the company" means.

In: bearers with what the article calls them, and a nominal mention.  Out: a bearer, or why none was chosen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from enum import Enum
from functools import cache, lru_cache
from itertools import islice, takewhile
from typing import Final

from attrs import define

from quotes.reading import Mention
from quotes.resolve.bearers import Bearer
from quotes.resolve.phrases import (
    capitals,
    has_named_owner,
    head_of,
    is_of,
    kin_words,
    lands_of,
    may_come,
    of_others,
    peoples,
    perhaps_body,
    plain_words,
    role_words,
    same_modifiers,
)
from quotes.rules import read_rules
from quotes.rules.lexicon import (
    BODY,
    DEFINITE,
    DESCRIPTIVE,
    DETERMINER,
    INDEFINITE,
    LEADING,
    PERSON,
    PLACE,
    POSSESSIVE,
    TITLE,
    flags_of,
    known_bodies,
    place_names,
    singular,
    words_of,
)

#: How much nearer the last bearer of an office must be for "the minister" to mean that one, in sentences.
_NEARER: Final = 3
#: How near a name without any sign of what bears it must be to be "the company".
_BODY_WITHOUT_SIGN: Final = 1
_NEVER: Final = 1 << 30
#: Bearers of one office, or bodies, looked at; a bound for hostile input.
_HOLDERS: Final = 60


@define(eq=False)
class Recent:
    """Who was spoken of how long before a place."""

    #: For each bearer the number of the sentence of its last mention; the last mentioned comes last.
    last: dict[int, int]
    #: The number of the sentence of the place.
    now: int
    #: Whether what is described there speaks.
    speaks: bool
    #: Tells how often the countries are named in the sentences that speak of a bearer.
    lands_near: Callable[[int], Counter[str]]
    #: Called where a description shows a name to be a body’s.
    becomes_body: Callable[[Bearer], None]

    def distance(self, number: int) -> int:
        """Return how many sentences back a bearer was last mentioned, a great many if never."""
        return self.now - self.last[number] if number in self.last else _NEVER


class Described(Enum):
    """Why a description was given to no known bearer."""

    #: Nobody of that description is known: a new bearer.
    NEW = "new"
    #: It says nothing of an office; whoever is spoken of is meant.
    SALIENT = "salient"
    #: Several are, and nothing decides.
    AMBIGUOUS = "ambiguous"


@cache
def _same_office() -> dict[str, frozenset[str]]:
    """Return for a noun the nouns that may mean the same office."""
    table: dict[str, set[str]] = {}
    for group in read_rules("roles")["same"]:
        words = group["words"].split()
        for word in words:
            table.setdefault(word, {word}).update(words)
    return {word: frozenset(others) for word, others in table.items()}


@cache
def _called() -> dict[str, tuple[str, ...]]:
    """Return for a title the nouns by which its bearer may be called."""
    return {group["title"]: tuple(group["words"].split()) for group in read_rules("titles")["called"]}


@cache
def _list(table: str, key: str) -> frozenset[str]:
    return frozenset(words_of("organisations", table, key))


@cache
def _nameable() -> frozenset[str]:
    return _list("firms", "words") | _list("press", "words") | _list("sides", "words")


@cache
def _characterising() -> frozenset[str]:
    return frozenset(words_of("roles", "characterising", "words"))


@cache
def _anybody() -> frozenset[str]:
    return frozenset(words_of("roles", "anybody", "words"))


@cache
def _running() -> frozenset[str]:
    return frozenset(words_of("roles", "running", "words"))


@cache
def _apart() -> frozenset[str]:
    return frozenset(words_of("roles", "apart", "words"))


@cache
def _narrower() -> dict[str, frozenset[str]]:
    """Return for a noun the nouns of narrower trades ("musician": "cellist", "drummer")."""
    return {group["word"]: frozenset(group["words"].split()) for group in read_rules("roles")["wider"]}


@cache
def _counters() -> frozenset[str]:
    return frozenset(words_of("anonymous", "counters", "words"))


@lru_cache(maxsize=8192)
def _heads_meant(head: str, plural: bool) -> tuple[str, ...]:
    """Return the nouns, in a fixed order, that may stand for the one that is described by ``head``."""
    heads = _same_office().get(head, frozenset((head,))) | _narrower().get(head, frozenset())
    return tuple(sorted(heads if plural else heads | {singular(head)}))


class Descriptions:
    """What the bearers of an article have been called so far."""

    __slots__ = ("bearers", "by_head")

    def __init__(self, bearers: list[Bearer]) -> None:
        self.bearers = bearers
        self.by_head: dict[str, list[int]] = {}
        for bearer in bearers:
            for role in bearer.roles:
                self._file(bearer, head_of(role))
            for title in sorted(bearer.titles):
                for noun in _called().get(title, ()):
                    self._file(bearer, noun)
            if bearer.kind == "organisation" and bearer.words:
                for word in (bearer.words[-1], bearer.words[0]):
                    if flags_of(word) & BODY:
                        self._file(bearer, word)

    def _file(self, bearer: Bearer, head: str) -> None:
        if head and head not in bearer.heads:
            bearer.heads.add(head)
            self.by_head.setdefault(head, []).append(bearer.number)

    def add(self, bearer: Bearer, mention: Mention) -> None:
        """Keep what a mention calls its bearer."""
        phrase = mention.role or (mention.name if mention.form == "nominal" else None)
        if not phrase:
            return
        self._file(bearer, mention.head or head_of(phrase))
        if phrase not in bearer.roles:
            bearer.roles.append(phrase)

    def same_office(self, role: str, bearer: Bearer) -> bool:
        """Whether a role names an office that a bearer is known for."""
        head = head_of(role)
        return not bearer.heads.isdisjoint(_same_office().get(head, (head,)))

    def find(self, mention: Mention, recent: Recent) -> Bearer | Described:
        """Return the known bearer that a description means, or why there is none.

        ``recent`` tells the bearers mentioned before.
        """
        first = mention.name.split(None, 1)[0].lower() if mention.name else ""
        flags = flags_of(first)
        if first in ("this", "that", "these") and mention.head:
            nearest = self._nearest(mention, recent) or self._unnamed(mention, recent)
            return nearest if nearest is not None else Described.NEW
        if flags & INDEFINITE or first in _counters():
            return Described.NEW
        owned = first.endswith(("'s", "’s", "’")) or bool(flags & POSSESSIVE) or has_named_owner(mention, flags)
        # a description without article may go back to an earlier one ("Residents … residents")
        plain = mention.plural or not flags & DETERMINER or mention.name[:1].isupper()
        if not flags & DEFINITE and not owned and not plain:
            return Described.NEW
        if mention.kind == "document":
            return self._document(mention, recent)
        if mention.head in peoples() and not mention.plural:
            return self._countryman(mention, recent)
        candidates = self._candidates(mention, recent, owned)
        if owned and mention.head in kin_words():
            candidates = [b for b in candidates if mention.name in b.roles]
        if candidates:
            candidates = [b for b in candidates if b.kind != "person" or b.number in recent.last or may_come(b)]
        if not candidates and first == "the" and (source := self._unnamed(mention, recent, alone=True)) is not None:
            return source
        if not candidates:
            salient = self._falls_to_salient(mention, owned) or self._of_the_only_one(mention, recent)
            return Described.SALIENT if salient else Described.NEW
        return self._decide(mention, candidates, recent)

    def _countryman(self, mention: Mention, recent: Recent) -> Bearer | Described:
        """Return whom "the Kenyan" means: the one known to be from there."""
        land = peoples()[mention.head]
        spoken_of = [self.bearers[n] for n in islice(reversed(recent.last), _HOLDERS)]
        persons = [b for b in spoken_of if b.kind == "person" and is_of(b, land)]
        if len(persons) > 1:
            return Described.AMBIGUOUS
        return persons[0] if persons else Described.SALIENT

    def _falls_to_salient(self, mention: Mention, owned: bool) -> bool:
        if owned or mention.kind == "organisation":
            return False
        aged = "year-old" in mention.name
        return aged or mention.head in _characterising() or self._by_place(mention)

    def _of_the_only_one(self, mention: Mention, recent: Recent) -> bool:
        """Whether "the potter" can only be the one person spoken of, of whom no trade is known yet."""
        if not mention.subject or not mention.name.lower().startswith("the ") or mention.name.count(" ") > 2:
            return False
        apart = mention.head in _apart() or mention.head in kin_words()
        if mention.kind == "organisation" or apart or not flags_of(mention.head) & PERSON:
            return False
        spoken_of = (self.bearers[n] for n in islice(reversed(recent.last), _HOLDERS))
        people = list(islice((b for b in spoken_of if b.kind in ("person", "anonymous") and not b.plural), 2))
        if not people or not people[0].named or people[0].heads:
            return False
        # "Jo Pell said. “…,” [the retired potter] added": reporters vary a name
        varied = recent.speaks and mention.name.count(" ") == 2 and recent.distance(people[0].number) <= 1
        return len(people) == 1 or varied

    def _by_place(self, mention: Mention) -> bool:
        """Whether a description says where somebody holds an office ("the Ohio senator"), as reporters vary a name."""
        words = mention.name.lower().split()
        return (
            mention.subject
            and len(words) > 2
            and words[0] == "the"
            and bool(flags_of(words[1]) & (PLACE | DESCRIPTIVE))
        )

    def may_be_called(self, bearer: Bearer, mention: Mention) -> bool:
        """Whether nothing that a bearer is known for contradicts an office."""
        if mention.head in _characterising() or mention.head in peoples() or "year-old" in mention.name:
            return True
        return not any(flags_of(head) & (TITLE | LEADING) for head in bearer.heads - _running())

    def _candidates(self, mention: Mention, recent: Recent, owned: bool = False) -> list[Bearer]:
        filed = [self.by_head[h] for h in _heads_meant(mention.head, mention.plural) if h in self.by_head]
        numbers = sorted({n for held in filed for n in held[-_HOLDERS:]})
        found = [self.bearers[n] for n in numbers]
        if not found and not owned and mention.kind == "organisation" and mention.head in _nameable():
            spoken_of = [self.bearers[n] for n in islice(reversed(recent.last), _HOLDERS)]
            found = [b for b in spoken_of if b.named and self._is_such_body(b, mention.head)]
        found = [b for b in found if self._agrees(b, mention) and self._same_modifiers(b, mention)]
        if not found and not owned and recent.speaks and self._needs_no_sign(mention):
            near = takewhile(lambda n: recent.distance(n) <= _BODY_WITHOUT_SIGN, reversed(recent.last))
            named = [self.bearers[n] for n in near if self.bearers[n].named]
            firm = mention.head in _list("firms", "words")
            bodies = [b for b in named if b.kind == "organisation" and b.name.lower() not in place_names()]
            found = [b for b in bodies if not (firm and self._is_press(b))][:1]
            found = found or [b for b in named if b.kind == "person" and perhaps_body(b)][:1]
            for bearer in found:
                recent.becomes_body(bearer)
        return found

    def _needs_no_sign(self, mention: Mention) -> bool:
        """Whether a description ("the firm") can mean a name that nothing shows to be a body’s."""
        known = _list("firms", "words") | _list("press", "words") | _list("clubs", "words")
        return mention.kind == "organisation" and len(mention.name.split()) == 2 and mention.head in known

    def _is_such_body(self, bearer: Bearer, head: str) -> bool:
        """Whether a name may be that of "the company", "the newspaper", "the club"."""
        if head in _list("firms", "words"):
            body = bearer.kind == "organisation" and not self._is_press(bearer)
            return (body and not bearer.name.isupper()) or any(flags_of(h) & BODY for h in bearer.heads)
        if head in _list("sides", "words"):
            return bearer.kind == "organisation" and bearer.words[-1] in _list("sides", "endings")
        return bearer.kind == "organisation" and (
            bearer.name.lower() in known_bodies() or bearer.words[-1] in _list("press", "endings")
        )

    def _is_press(self, bearer: Bearer) -> bool:
        """Whether a name is a known body's or a newspaper's ("told the Harbour Post. … the company said")."""
        return bearer.name.lower() in known_bodies() or bearer.words[-1] in _list("press", "endings")

    def _agrees(self, bearer: Bearer, mention: Mention) -> bool:
        """Whether gender, number and country do not contradict."""
        if bearer.plural != mention.plural:
            return False
        if mention.gender in ("m", "f") and bearer.gender not in (None, mention.gender):
            return False
        if not self._same_owner(bearer, mention) or of_others(bearer, mention):
            return False
        lands = lands_of(mention.role or mention.name)
        if not lands:
            return True
        known = {land for role in bearer.roles for w in plain_words(role) for land in (peoples().get(w), w) if land}
        known.update(w for w in bearer.words if w in lands)
        others = {w for w in known if w in peoples().values()}
        return not others or bool(lands & others)

    def _same_modifiers(self, bearer: Bearer, mention: Mention) -> bool:
        """Whether an office of another word is the same ("the leader" for a president, not "the band leader")."""
        if mention.kind == "organisation" and not bearer.named and mention.head in bearer.heads:
            return same_modifiers(bearer, mention)
        if mention.head in bearer.heads or mention.kind == "organisation":
            return True
        words = [w for w in plain_words(mention.name) if not flags_of(w) & (DETERMINER | DESCRIPTIVE | PLACE)]
        more = set(words) - {mention.head}
        return not more or any(more & role_words(role) for role in bearer.roles)

    def _same_owner(self, bearer: Bearer, mention: Mention) -> bool:
        """Whether names inside two descriptions do not differ ("the Venn campaign", "the Moll campaign")."""
        inside = capitals(mention.role or mention.name)
        if not inside:
            return True
        roles = [role for role in (*bearer.roles, bearer.name) if mention.head == head_of(role)]
        bare = any(len([w for w in role.split() if not flags_of(w.lower()) & DETERMINER]) == 1 for role in roles)
        return bare or not roles or any(inside & capitals(f"the {role}") for role in roles)

    def _decide(self, mention: Mention, candidates: list[Bearer], recent: Recent) -> Bearer | Described:
        """Return the candidate whose roles share most words with the description, else the one last spoken of."""
        if len(candidates) == 1:
            return candidates[0]
        words = {w for w in plain_words(mention.role or mention.name) if not flags_of(w) & (DEFINITE | INDEFINITE)}
        words |= {peoples()[w] for w in words if w in peoples()}
        shared = {b.number: max([len(words & role_words(r)) for r in b.roles], default=0) for b in candidates}
        top = max(shared.values())
        best = [b for b in candidates if shared[b.number] == top]
        if len(best) == 1:
            return best[0]
        if lands := lands_of(mention.role or mention.name):
            counts = sorted(
                ((sum(recent.lands_near(b.number)[land] for land in lands), -b.number) for b in best), reverse=True
            )
            if counts[0][0] > counts[1][0]:
                return self.bearers[-counts[0][1]]
        near = sorted((recent.distance(b.number), b.number) for b in best if b.number in recent.last)
        if lands and len(near) > 1 and near[0][0] < near[1][0]:
            return self.bearers[near[0][1]]
        if len(near) == 1 or (len(near) > 1 and near[1][0] - near[0][0] >= _NEARER):
            return self.bearers[near[0][1]]
        if near and mention.plural and not any(b.named for b in best):
            return Described.NEW  # “Voters” are whoever is called so, not one of two groups of them
        return Described.AMBIGUOUS if near else best[0]

    def _nearest(self, mention: Mention, recent: Recent) -> Bearer | None:
        candidates = {b.number for b in self._candidates(mention, recent)}
        number = next((n for n in reversed(recent.last) if n in candidates), None)
        return None if number is None else self.bearers[number]

    def _unnamed(self, mention: Mention, recent: Recent, *, alone: bool = False) -> Bearer | None:
        """Return the source without a name that "this person" means; ``alone``: only if there is no other one."""
        if mention.plural or mention.head not in _anybody():
            return None
        near = takewhile(lambda n: recent.distance(n) <= _BODY_WITHOUT_SIGN + 2 * alone, reversed(recent.last))
        people = [self.bearers[n] for n in islice(near, _HOLDERS) if self.bearers[n].kind in ("person", "anonymous")]
        found = [b for b in people if not b.named and not b.plural]
        return found[0] if found and (not alone or len(found) == 1) else None

    def _document(self, mention: Mention, recent: Recent) -> Bearer | Described:
        """Return the document of that noun mentioned before ("the report" after "an audit report")."""
        found = [
            self.bearers[n]
            for n in self.by_head.get(mention.head, [])[-_HOLDERS:]
            if self.bearers[n].kind == "document"
        ]
        found = [b for b in found if not b.plural and b.number in recent.last]
        if len(mention.name.split()) > 2 and not any(mention.name.lower() == b.name.lower() for b in found):
            return Described.NEW
        return min(found, key=lambda b: recent.distance(b.number), default=Described.NEW)
