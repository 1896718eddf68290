"""What an article tells of its bearers by itself: gender, roles, who is brought in where and under which name.

In: the mentions of a reading and its tokens.  Out: an ``Evidence``: the bearers of names with what is known of
them before any pronoun or description has been followed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

from attrs import evolve

from quotes.reading import Mention
from quotes.resolve.bearers import Bearer, fold_name, gather_bearers
from quotes.resolve.phrases import second_office
from quotes.rules.lexicon import (
    DETERMINER,
    copula_chain,
    copulas,
    flags_of,
    serving_verbs,
    words_of,
)

#: Words of a verb that says what somebody is ("has long since been elected"), at most.
_AUXILIARIES: Final = 4
#: Words that part a name from a description behind "is".
_DENIALS: Final = frozenset(("not", "never", "n’t", "n't", "no", "neither"))
#: Lines that part an article into pieces ("The Latest"), and how many sentences one of them is worth.
_RULES: Final = frozenset("_" * n for n in range(3, 13))
_APART: Final = 3
#: Words between "known" and a second name ("known [to his neighbours in the valley as] Pip"), at most.
_ASIDE: Final = 9


@cache
def _naming() -> frozenset[str]:
    return frozenset(words_of("names", "naming", "words"))


@cache
def _naming_as() -> frozenset[str]:
    return frozenset(words_of("names", "naming", "as"))


@cache
def _nick() -> frozenset[str]:
    return frozenset(words_of("names", "naming", "nick"))


@cache
def _kin() -> frozenset[str]:
    return frozenset(words_of("roles", "kin", "words"))


@cache
def _known() -> frozenset[str]:
    return frozenset(words_of("names", "naming", "known"))


@cache
def _naming_verbs() -> frozenset[str]:
    return frozenset(words_of("names", "naming", "verbs"))


class Evidence:
    """The bearers of names and what titles, appositions and single pronouns tell of them."""

    __slots__ = (
        "apposed",
        "bearers",
        "first_named",
        "gendered",
        "host_of",
        "introductions",
        "linked",
        "meant",
        "mentions",
        "nameless",
        "names",
        "names_behind",
        "predicates",
        "rank",
        "speaking",
        "texts",
        "they",
        "unnamed",
    )  # fmt: skip

    def __init__(
        self,
        mentions: Sequence[Mention],
        texts: Sequence[str],
        speaking: Mapping[int, Sequence[str]],
        they: frozenset[int],
    ) -> None:
        self.texts, self.speaking, self.they = texts, speaking, they
        self.mentions = list(mentions)
        #: Names, pronouns of one gender, mentions in apposition to another, and those that a copula may stand before.
        self.names: list[int] = []
        self.gendered: list[int] = []
        self.apposed: list[int] = []
        self.linked: list[int] = []
        #: Sentences that open with somebody without a name, and of which gender ("A man stopped her").
        self.unnamed: set[tuple[int, str]] = set()
        #: Descriptions of one person that stand beside no name before them.
        self.nameless: list[int] = []
        #: For each mention the number of its sentence among those that have mentions.
        self.rank: list[int] = []
        self.survey()
        self.bearers, self.meant = gather_bearers(self.mentions)
        self.host_of = self.named_hosts()
        self.first_named: dict[int, int] = {}
        self.introductions = self.introduced()
        self.predicates = self.predicated()
        #: Descriptions of somebody whom the rest of the sentence names ("A witness is Jo Pell"): the name.
        self.names_behind = self.names_of_subjects()
        self.told_gender()

    def survey(self) -> None:
        """Sort the mentions by what they can tell; complete those whose office goes on ("the mayor" … "of Linden")."""
        texts, size = self.texts, len(self.texts)
        before = copulas() | {"as"}
        parted = [] if _RULES.isdisjoint(texts) else [i for i, word in enumerate(texts) if word in _RULES]
        rank, sentence = -1, -1
        for i, mention in enumerate(self.mentions):
            if mention.sentence != sentence:
                rank, sentence = rank + 1, mention.sentence
                while parted and parted[0] < mention.first:
                    rank, parted = rank + _APART, parted[1:]
            self.rank.append(rank)
            if mention.form == "pronoun":
                if mention.gender in ("m", "f"):
                    self.gendered.append(i)
                continue
            if mention.form == "name":
                self.names.append(i)
            if mention.apposed_to is not None:
                self.apposed.append(i)
            elif mention.gender and mention.subject and mention.name.startswith(("A ", "An ", "One ", "Another ")):
                self.unnamed.add((rank, mention.gender))
            if mention.kind in ("person", "anonymous"):
                if mention.form == "nominal" and mention.apposed_to is None and not mention.plural:
                    self.nameless.append(i)
                if mention.last < size and texts[mention.last] == "of":
                    self.mentions[i] = self.completed(i, mention)
                if mention.first > 1 and texts[mention.first - 1].lower() in before and mention.form != "joint":
                    self.linked.append(i)

    def completed(self, i: int, mention: Mention) -> Mention:
        """Return a mention with what its office is of ("the mayor" with "of Linden", "the head" with "of security")."""
        role = mention.name if mention.form == "nominal" else mention.role
        if not role:
            return mention
        first = mention.last + 1
        following = (m for m in self.mentions[i + 1 : i + 3] if m.first - first in (0, 1) and m.form != "joint")
        if (other := next(following, None)) is not None:
            whole, last = f"{role} of {other.name}", other.last
        elif first < len(self.texts) and self.texts[first].islower() and mention.form == "nominal":
            whole, last = f"{role} of {self.texts[first]}", first + 1
        else:
            return mention
        return evolve(mention, role=f"{whole} and {twin}" if (twin := second_office(self.texts, last)) else whole)

    def named_hosts(self) -> dict[int, int]:
        """Return, for descriptions that a name makes one with, the index of the name."""
        hosts: dict[int, int] = {}
        leads, nick = _naming() | {"as"}, _nick() | {"as"}
        for i in self.names:
            mention = self.mentions[i]
            host = mention.apposed_to
            if self.texts[mention.first - 1] in nick and (other := self.first_name_of(i)) is not None:
                self.second_name(self.meant[i], self.meant[other])
                continue
            if host is None and self.texts[mention.first - 1] in leads:
                host = self.called(i)
            while host is not None and self.mentions[host].form == "nominal" and host not in hosts:
                hosts[host] = i
                if (twin := self.twin_of(host)) is not None:
                    hosts[twin] = i
                host = self.mentions[host].apposed_to
        return hosts

    def first_name_of(self, i: int) -> int | None:
        """Return the name that a second one is given to ("[Tess Lunt], known in Sund as Pip", "whom all call Pip")."""
        texts, first = self.texts, self.mentions[i].first
        pivot = first - 1
        if texts[pivot] == "as":
            start = max(0, first - _ASIDE)
            pivot = next((k for k in range(first - 2, start, -1) if texts[k] in _known()), 0)
        floor = pivot - _AUXILIARIES
        for j in range(i - 1, max(-1, i - 6), -1):
            other = self.mentions[j]
            if other.last < floor:
                break
            if other.form != "name" or other.last > pivot or other.preposition or other.possessive:
                continue
            between = [texts[k] for k in range(other.last, pivot)]
            if between and (between[0] in ",(" or between[0] in copulas()) and _gives_name(texts[pivot], between):
                return j
        return None

    def second_name(self, given: list[int], meant: list[int]) -> None:
        """Give the names that mean one bearer to another one, who is called so too."""
        if len(given) == len(meant) == 1 and given != meant:
            given[0] = meant[0]

    def twin_of(self, i: int) -> int | None:
        """Return the description that goes on without article at ``i`` ("its oboist and [union delegate]")."""
        mention, before = self.mentions[i], self.mentions[i - 1] if i else None
        if before is None or before.form != "nominal" or before.kind != "anonymous" or before.plural:
            return None
        joined = list(self.texts[before.last : mention.first]) == ["and"]
        return i - 1 if joined and not flags_of(self.texts[mention.first].lower()) & DETERMINER else None

    def called(self, i: int) -> int | None:
        """Return the description that brings a name ("a man [named] Oba", "named the man [as] Oba")."""
        mention, texts = self.mentions[i], self.texts
        first = mention.first
        if first < 2:
            return None
        if texts[first - 1] == "as":
            before = self.mentions[i - 1] if i else mention
            described = before.form == "nominal" and before.kind == "anonymous" and before.last == first - 1
            if first > 2 and described and texts[before.first - 1] in _naming_verbs():
                return i - 1
            if texts[first - 2] not in _naming_as():
                return None
        elif texts[first - 1] not in _naming():
            return None
        for j in range(i - 1, max(-1, i - 5), -1):
            other = self.mentions[j]
            if other.sentence != mention.sentence:
                break
            if other.form == "nominal" and other.kind in ("anonymous", "organisation") and not other.possessive:
                return j
        return None

    def predicated(self) -> dict[int, int]:
        """Return the mentions that a copula makes one with an earlier one, and with which."""
        found: dict[int, int] = {}
        for i in self.linked:
            first = self.mentions[i].first
            if self.texts[first - 1].lower() != "as" or self.texts[first - 2].lower() in serving_verbs():
                other = self.predicate_of(i)
                if other is not None:
                    found[i] = other
        return found

    def names_of_subjects(self) -> dict[int, int]:
        """Return the descriptions without a name that a copula makes one with a name behind it, and with which."""
        found: dict[int, int] = {}
        for i, other in self.predicates.items():
            name, described = self.mentions[i], self.mentions[other]
            plain = name.form == "name" and described.form == "nominal" and described.kind == "anonymous"
            if plain and not described.plural and _DENIALS.isdisjoint(self.texts[described.last : name.first]):
                found.setdefault(other, i)
        return found

    def predicate_of(self, i: int) -> int | None:
        """Return the mention that a copula makes one with ``i`` ("Ana Ruiz is [a nurse]", "The boss was [Jo]")."""
        mention = self.mentions[i]
        verb = self.verb_before(mention.first)
        for j in range(i - 1, max(-1, i - 5), -1):
            other = self.mentions[j]
            if other.sentence != mention.sentence or other.possessive:
                continue
            if other.last == verb and not other.preposition:
                return j
            if other.subject and (mention.form == "name" or (other.form == "name" and self.texts[verb - 1] == ",")):
                return j
        return None

    def verb_before(self, first: int) -> int:
        """Return where the words begin that make the phrase at ``first`` what somebody is ("[has long been] mayor")."""
        i = first - 2 if self.texts[first - 1].lower() == "as" else first - 1
        floor = max(0, i - _AUXILIARIES)
        while i > floor and self.texts[i - 1].lower() in copula_chain():
            i -= 1
        return i

    def introduced(self) -> dict[int, int]:
        """Return the first mentions of full names, with 2 where an apposition says who that is, else 1."""
        found: dict[int, int] = {}
        seen: set[int] = set()
        hosts = {self.mentions[i].apposed_to for i in self.apposed if self.mentions[i].form == "nominal"}
        for i in self.names:
            mention, numbers = self.mentions[i], self.meant[i]
            if len(numbers) == 1 and numbers[0] not in seen:
                seen.add(numbers[0])
                self.first_named[numbers[0]] = i
                if (" " in mention.name or mention.apposed_to is not None) and not mention.possessive:
                    found[i] = 2 if i in hosts or mention.apposed_to is not None or mention.role else 1
        return found

    def told_gender(self) -> None:
        """Take gender, roles and "they" from what names and appositions say; from short names ("Mrs Lunt") last."""
        short: list[tuple[Bearer, Mention]] = []
        for i in self.names:
            mention, numbers = self.mentions[i], self.meant[i]
            if len(numbers) == 1:
                bearer = self.bearers[numbers[0]]
                if mention.gender and fold_name(mention.name) != bearer.words:
                    short.append((bearer, mention))
                elif mention.gender or mention.role:
                    self.learn(bearer, mention)
                if mention.title:
                    bearer.titles.update(mention.title.lower().replace(".", "").split())
                owner = self.mentions[i - 1] if i else mention
                if owner.possessive and owner.last == mention.first:
                    bearer.lands.add(owner.name.lower())
                if mention.sentence in self.they and not mention.nested:
                    bearer.they = True
        linked = dict(self.predicates)
        linked.update((i, other) for i in self.apposed if (other := self.mentions[i].apposed_to) is not None)
        told: list[tuple[Bearer, Mention]] = []
        for i, other in sorted(linked.items()):
            mention = self.mentions[i]
            name, noun = (other, mention) if mention.form == "nominal" else (i, self.mentions[other])
            if name in self.meant and len(self.meant[name]) == 1 and noun.form == "nominal":
                told.append((self.bearers[self.meant[name][0]], noun))
        for host, name in self.host_of.items():
            if len(self.meant[name]) == 1:
                told.append((self.bearers[self.meant[name][0]], self.mentions[host]))
        # a son is a man, whoever "Mrs Venn" is; a chairman can be a woman
        for bearer, mention in sorted([*told, *short], key=lambda t: (t[1].head not in _kin(), t[1].form != "name")):
            self.learn(bearer, mention)
        self.split_by_gender()
        for i in self.names:
            if len(self.meant[i]) > 1:
                self.narrow(i, self.mentions[i])

    def split_by_gender(self) -> None:
        """Give "Mr Venn" a bearer of his own where the only full name is Mrs Ada Venn’s."""
        others: dict[tuple[str, ...], int] = {}
        for i in self.names:
            mention = self.mentions[i]
            if mention.gender not in ("m", "f") or len(self.meant[i]) != 1:
                continue
            bearer, words = self.bearers[self.meant[i][0]], fold_name(mention.name)
            if bearer.sure and bearer.gender != mention.gender and words != bearer.words:
                if words not in others:
                    others[words] = len(self.bearers)
                    bearer = Bearer(
                        len(self.bearers), "person", mention.name, words, mention.gender, True, count=1, named=True
                    )
                    self.bearers.append(bearer)
                self.meant[i] = [others[words]]
        if others:
            for j in self.names:
                mention = self.mentions[j]
                if mention.gender is None and (other := others.get(fold_name(mention.name))):
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
        """Keep what a mention tells of its bearer; no body is a woman."""
        if mention.form == "nominal" and mention.gender in ("m", "f") and bearer.kind == "organisation":
            return
        if mention.gender in ("m", "f") and not bearer.sure:
            bearer.gender, bearer.sure = mention.gender, True
        role = mention.role or (mention.name if mention.form == "nominal" else None)
        if mention.form == "nominal" and mention.kind != "anonymous":
            role = None
        if role:
            bearer.introduced.append(mention)
            if role not in bearer.roles:
                bearer.roles.append(role)


def _gives_name(word: str, between: list[str]) -> bool:
    """Whether ``word`` brings a second name after the words since the first: not "who calls Ada a friend"."""
    if word in ("call", "calls", "called"):
        return "whom" in between or between in ([","], ["is"], ["was"])
    return word != "by" or between[-1] in ("goes", "went", "going")
