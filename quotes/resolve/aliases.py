"""Names to keys: what two spellings of one name have in common, and the aliases that no spelling shows.

In: names as articles give them; ``rules/aliases.toml`` with a newsroom's own file laid over it.
Out: keys that are equal where the names are ("p:sergei-lavrov"), parted names, the name to show.

>>> load_names().key("US Secretary of State John Kerry", "person")
'p:john-kerry'
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from attrs import evolve, field, frozen

from quotes.errors import RulesError
from quotes.models import SpeakerKind
from quotes.patterns import compiled
from quotes.rules import Table, overlay_in_force, read_rules

# Letters that do not come apart into a letter and an accent.
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŋ": "ng"}
)
_APOSTROPHES = compiled("['’‘ʼʻ`´]")
_WORD = compiled(r"[^\W_]+(?:[-‐‑–][^\W_]+)*")
_AND = compiled(r"\s(?:and|&)\s", re.IGNORECASE)


class PersonName(NamedTuple):
    """A person's name in parts, folded; of a bare surname ``given`` is empty."""

    given: str
    middles: tuple[str, ...]
    #: Particles and surname ("de", "mistura").
    surname: tuple[str, ...]
    #: "jr", "iii", or "".
    suffix: str = ""

    @property
    def partial(self) -> bool:
        """Whether it is a surname alone, or with one initial."""
        return len(self.given) <= 1

    @property
    def words(self) -> tuple[str, ...]:
        """All parts in order."""
        return tuple(part for part in (self.given, *self.middles, *self.surname, self.suffix) if part)


def fold_letters(text: str) -> str:
    """Return ``text`` without case, accents and apostrophes."""
    if text.isascii():
        return text.lower().replace("'", "").replace("`", "")
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold().translate(_LETTERS))
    return _APOSTROPHES.sub("", "".join(c for c in decomposed if not unicodedata.combining(c)))


@frozen
class NameRules:
    """What is left out of names and what is read as the same, from ``rules/aliases.toml``."""

    first: frozenset[str]
    anywhere: frozenset[tuple[str, ...]]
    kept: frozenset[str]
    particles: frozenset[str]
    articles: frozenset[str]
    suffixes: Mapping[str, str]
    #: Ending and what it becomes, longest ending first.
    endings: tuple[tuple[str, str], ...]
    given: Mapping[str, str]
    dropped: frozenset[str]
    ampersand: str
    ignored_in_roles: frozenset[str]
    #: Key of an alias to the key of the name to show.
    aliases: Mapping[str, str] = field(factory=dict)
    #: Key to the name to show.
    shown: Mapping[str, str] = field(factory=dict)

    def key(self, name: str, kind: SpeakerKind) -> str:
        """Return the key of a person's or an organisation's name, aliases resolved; "" for a name without words."""
        key = self.plain_key(name, kind)
        return self.aliases.get(key, key)

    def plain_key(self, name: str, kind: SpeakerKind) -> str:
        """Return the key of the name as it stands, aliases left alone."""
        if kind == "organisation":
            words = self._organisation_words(name)
            return f"o:{'-'.join(words)}" if words else ""
        parts = [part for part in _AND.split(name) if part.strip()]
        if len(parts) > 1:
            bodies = sorted({self.key(part, kind).removeprefix("p:") for part in parts} - {""})
            return f"p:{'+'.join(bodies)}" if bodies else ""
        words = self._person(name).words
        return f"p:{'-'.join(words)}" if words else ""

    def _organisation_words(self, name: str) -> tuple[str, ...]:
        # "U.N." is one word
        dotted = re.sub(r"(?<=\b\w)\.(?=\w\b)|(?<=\b\w)\.(?!\w)", "", name.replace("&", f" {self.ampersand} "))
        words = tuple(w for token in _WORD.findall(fold_letters(dotted)) for w in re.split("[-‐‑–]", token))
        kept = tuple(word for word in words if word not in self.dropped)
        return kept or words

    def _person(self, name: str) -> PersonName:
        tokens = _WORD.findall(fold_letters(name.replace(".", " ")))
        return self.parted(self._spelled(self._without_titles(tokens)))

    def _without_titles(self, tokens: list[str]) -> list[str]:
        for end in range(len(tokens) - 1, 0, -1):
            if any(tuple(tokens[max(0, end - n) : end]) in self.anywhere for n in (1, 2, 3)):
                tokens = tokens[end:]
                break
        while len(tokens) > 1 and tokens[0] in self.first:
            tokens = tokens[1:]
        if len(tokens) > 2 and tokens[0] in self.kept and tokens[-1] not in self.suffixes:
            tokens = tokens[1:]
        return tokens

    def _spelled(self, tokens: list[str]) -> list[str]:
        """Join leading initials and hyphens, drop Arabic articles."""
        lead = 0
        while lead < len(tokens) - 1 and len(tokens[lead]) == 1:
            lead += 1
        if lead > 1:
            tokens = ["".join(tokens[:lead]), *tokens[lead:]]
        spelled: list[str] = []
        for place, token in enumerate(tokens):
            pieces = re.split("[-‐‑–]", token)
            if len(pieces) > 1 and pieces[0] in self.articles:
                pieces = pieces[1:]
            elif token in self.articles and 0 < place < len(tokens) - 1:
                continue
            spelled.append("".join(pieces))
        return spelled

    def parted(self, tokens: list[str]) -> PersonName:
        """Part folded words into given name, middle names, surname and suffix."""
        suffix = ""
        if len(tokens) > 1 and tokens[-1] in self.suffixes:
            suffix, tokens = self.suffixes[tokens[-1]], tokens[:-1]
        if len(tokens) == 2 and tokens[0] in self.kept:
            return PersonName("", (), tuple(tokens), suffix)
        first = len(tokens) - 1
        while first > 0 and tokens[first - 1] in self.particles and (first > 1 or len(tokens) - first <= 2):
            first -= 1
        surname = tuple(tokens[max(first, 0) : -1]) + tuple(self._surname(token) for token in tokens[-1:])
        given = self.given.get(tokens[0], tokens[0]) if first > 0 else ""
        return PersonName(given, tuple(tokens[1:first]), surname, suffix)

    def _surname(self, token: str) -> str:
        for ending, becomes in self.endings:
            if token.endswith(ending) and len(token) > len(ending) + 1:
                return token[: -len(ending)] + becomes
        return token


@cache
def load_names() -> NameRules:
    """Return the rules that come with this program, with those of the overlay in force."""
    rules = lay_over(_bare_rules(read_rules("aliases")), read_rules("aliases"), "rules/aliases.toml")
    overlay = overlay_in_force()
    return lay_over(rules, overlay.added.get("aliases", {}), overlay.where) if overlay else rules


def lay_over(rules: NameRules, tables: Table, where: str) -> NameRules:
    """Return ``rules`` with the aliases of ``tables`` (``people``, ``organisations``) added."""
    aliases, shown = dict(rules.aliases), dict(rules.shown)
    kinds: tuple[tuple[str, SpeakerKind], ...] = (("people", "person"), ("organisations", "organisation"))
    for table, kind in kinds:
        given: dict[str, str] = {}
        for name, others in _entries(tables.get(table, {}), f"{where}, [{table}]"):
            place = f'{where}, [{table}] "{name}"'
            key = rules.plain_key(name, kind)
            if not key:
                raise RulesError(place, "is no name", "write the name to show")
            shown[key] = name
            aliases.pop(key, None)
            for other in others:
                alias = rules.plain_key(other, kind)
                if not alias:
                    raise RulesError(place, f"has an alias that is no name: {other!r}", "remove it")
                if given.setdefault(alias, key) != key:
                    raise RulesError(
                        place, f"shares the alias {other!r} with another name", "leave it with one of them"
                    )
                if alias != key:
                    aliases[alias] = key
    # An overlay may make a name of the seed an alias of another: its own aliases follow.
    for alias in sorted(aliases):
        seen = {alias}
        while aliases[alias] in aliases and aliases[alias] not in seen:
            seen.add(aliases[alias])
            aliases[alias] = aliases[aliases[alias]]
    return evolve(rules, aliases=aliases, shown=shown)


def _entries(table: object, where: str) -> Iterable[tuple[str, list[str]]]:
    if not isinstance(table, dict):
        raise RulesError(where, "is no table", 'write "Name" = ["alias", "alias"]')
    for name, others in table.items():
        if not isinstance(others, list) or not all(isinstance(other, str) for other in others):
            raise RulesError(f'{where} "{name}"', "is no list of names", 'write "Name" = ["alias", "alias"]')
        yield name, others


def _bare_rules(table: Table) -> NameRules:
    """Return the rules of ``table`` without its aliases."""
    try:
        names, titles = table["names"], table["titles"]
        endings = [(ending, becomes) for becomes, many in table["endings"].items() for ending in many]
        return NameRules(
            first=frozenset(titles["first"]),
            anywhere=frozenset(tuple(phrase.split()) for phrase in titles["anywhere"]),
            kept=frozenset(titles["kept"]),
            particles=frozenset(names["particles"]),
            articles=frozenset(names["articles"]),
            suffixes={form: suffix for suffix, forms in names["suffixes"].items() for form in forms},
            endings=tuple(sorted(endings, key=lambda pair: (-len(pair[0]), pair[0]))),
            given={form: name for name, forms in table["given"].items() for form in forms},
            dropped=frozenset(table["organisations_names"]["dropped"]),
            ampersand=table["organisations_names"]["ampersand"],
            ignored_in_roles=frozenset(table["roles"]["ignored"]),
        )
    except KeyError as error:
        raise RulesError("rules/aliases.toml", f"lacks {error}", "restore it from the package") from None
