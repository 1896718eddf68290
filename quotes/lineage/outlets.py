"""Outlets by name: which names we know, which of them are one outlet, and what it is called in full.

In: ``rules/outlets.toml`` and the outlets that the articles at hand come from.
Out: a ``Book`` of names; ``full_name`` and ``same_outlet`` for names as articles write them.

>>> full_name("the FT", open_book(()))
'Financial Times'
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Literal, NamedTuple, get_args

from attrs import field, frozen

from quotes.errors import RulesError
from quotes.rules import read_rules
from quotes.text import tokenise

OutletKind = Literal["newspaper", "magazine", "agency", "broadcaster", "website"]

_KINDS: tuple[str, ...] = get_args(OutletKind)
_ARTICLES = frozenset({"the", "a", "an"})


class Outlet(NamedTuple):
    """An outlet as the rules or the store know it."""

    #: In full ("Financial Times").
    name: str
    #: None where nothing says it.
    kind: OutletKind | None = None
    #: The word that descriptions use ("British"), or None.
    of: str | None = None


class Entry(NamedTuple):
    """One name of an outlet, ready to be looked for."""

    #: Its words, accents dropped.
    words: tuple[str, ...]
    outlet: Outlet
    #: An ordinary word too: counts only where the words around it show that an outlet is meant.
    weak: bool = False
    #: No longer so after "the" ("the Guardian").
    weak_without_article: bool = False


class Shapes(NamedTuple):
    """What names of outlets look like, and what outlets are called without a name."""

    last: frozenset[str]
    #: Of these, the words that alone, after "the", are an outlet's name ("the Herald").
    alone: frozenset[str]
    first: frozenset[str]
    inside: frozenset[str]
    #: Words that a name goes on with after "Press".
    after_press: frozenset[str]
    #: Words that make it an institution's name.
    institutions: frozenset[str]
    never: frozenset[str]
    #: Shape word to kind.
    kinds: dict[str, OutletKind]
    #: "daily", "news agency" to the kinds it can stand for; an empty set is any.
    nouns: dict[str, frozenset[str]]
    own: frozenset[str]
    #: What one word ends with that is a paper's name ("Dagsposten"), in lower case.
    endings: tuple[str, ...] = ()

    def ends_name(self, word: str) -> bool:
        """Whether a word can end an outlet's name."""
        return word in self.last or (word.lower().endswith(self.endings) and word.lower() not in self.endings)


@frozen(eq=False)
class Book:
    """All names that are known while one set of articles is read."""

    #: First word of a name to its entries, the longest name first.
    entries: dict[str, tuple[Entry, ...]]
    #: ``outlet_key`` of each name to the outlet.
    by_key: dict[str, Outlet]
    shapes: Shapes
    #: The words that say whose an outlet is ("British").
    nationalities: frozenset[str] = field(factory=frozenset)
    #: What an outlet's site is called after to the outlet ("dravikledger").
    sites: dict[str, Outlet] = field(factory=dict)


@lru_cache(maxsize=65536)
def plain(word: str) -> str:
    """Return ``word`` without accents and with a straight apostrophe; case is kept."""
    if word.isascii():
        return word.strip() or word
    decomposed = unicodedata.normalize("NFKD", word.replace("’", "'"))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).strip() or word


@lru_cache(maxsize=65536)
def outlet_key(name: str) -> str:
    """Return what names of one outlet have in common: lower case, no accents, no marks, no leading article."""
    words = [plain(w).lower() for w in tokenise(name).texts if w[0].isalnum()]
    if len(words) > 1 and words[0] in _ARTICLES:
        words = words[1:]
    return " ".join(words)


def site_key(name: str) -> str:
    """Return the letters of a name by which its site is called: "dravikledger" in www.dravik-ledger.example.

    >>> site_key("the Dravik Ledger"), site_key("dravik-ledger")
    ('dravikledger', 'dravikledger')
    """
    return "".join(filter(str.isalnum, outlet_key(name)))


def _words(name: str) -> tuple[str, ...]:
    return tuple(plain(w) for w in tokenise(name).texts)


@lru_cache(maxsize=1)
def read_shapes() -> Shapes:
    """Return the shapes and descriptions of ``rules/outlets.toml``."""
    table = read_rules("outlets")
    shape = table["shape"]
    nouns: dict[str, frozenset[str]] = {}
    for kind, words in table["nouns"].items():
        if kind not in (*_KINDS, "any"):
            where = f"rules/outlets.toml, nouns.{kind}"
            raise RulesError(where, "is no kind of outlet", f"use one of {', '.join(_KINDS)}")
        for word in words:
            nouns[word] = frozenset() if kind == "any" else nouns.get(word, frozenset()) | {kind}
    kinds = {plain(word): kind for kind, words in shape["kinds"].items() for word in words}
    return Shapes(
        last=frozenset(plain(w) for w in shape["last"]),
        alone=frozenset(plain(w) for w in shape["alone"]),
        first=frozenset(plain(w) for w in shape["first"]),
        after_press=frozenset(plain(w) for w in shape["after_press"]),
        institutions=frozenset(plain(w) for w in shape["institutions"]),
        inside=frozenset(plain(w) for w in shape["inside"]),
        never=frozenset(plain(w) for w in shape["never"]),
        kinds=kinds,
        nouns=nouns,
        own=frozenset(table["own"]["words"]),
        endings=tuple(sorted({plain(w) for w in shape["endings"]})),
    )


@lru_cache(maxsize=1)
def _known() -> tuple[tuple[Outlet, tuple[str, ...]], ...]:
    """Return the outlets of the rules, each with all its names."""
    found = []
    for row in read_rules("outlets")["known"]:
        if row["kind"] not in _KINDS:
            raise RulesError(f"rules/outlets.toml, {row['name']}", f"has the unknown kind {row['kind']!r}")
        outlet = Outlet(row["name"], row["kind"], row["of"])
        found.append((outlet, (row["name"], *row.get("also", ()))))
    return tuple(found)


def open_book(outlets: Iterable[str]) -> Book:
    """Return the book of names for articles of ``outlets``, the rules' own outlets included."""
    return _open_book(frozenset(o for o in outlets if o and o.strip()))


@lru_cache(maxsize=64)
def _open_book(outlets: frozenset[str]) -> Book:
    listed, known = _listed(), _known_entries()
    by_key: dict[str, Outlet] = {}
    entries: dict[str, dict[tuple[str, ...], Entry]] = {}
    for name in sorted(outlets):
        key = outlet_key(name)
        outlet = listed.get(key) or Outlet(name.strip())
        by_key.setdefault(key, outlet)
        for entry in _entries_of(name, outlet):
            entries.setdefault(entry.words[0], {}).setdefault(entry.words, entry)
    longest = {first: tuple(_longest_first(own.values())) for first, own in known.items() if first not in entries}
    for first, own in entries.items():
        longest[first] = tuple(_longest_first({**known.get(first, {}), **own}.values()))
    return Book(
        entries=longest,
        by_key={**listed, **by_key},
        shapes=read_shapes(),
        nationalities=frozenset(o.of for o, _ in _known() if o.of),
        sites={**_listed_sites(), **{site_key(key): outlet for key, outlet in by_key.items()}},
    )


def _longest_first(entries: Iterable[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda entry: (-len(entry.words), entry.words))


@lru_cache(maxsize=1)
def _listed() -> dict[str, Outlet]:
    """Return the outlets of the rules by the ``outlet_key`` of each of their names."""
    found: dict[str, Outlet] = {}
    for outlet, names in _known():
        for name in names:
            found.setdefault(outlet_key(name), outlet)
    return found


@lru_cache(maxsize=1)
def _listed_sites() -> dict[str, Outlet]:
    """Return the outlets of the rules by what their sites are called after."""
    return {site_key(key): outlet for key, outlet in _listed().items()}


@lru_cache(maxsize=1)
def _known_entries() -> dict[str, dict[tuple[str, ...], Entry]]:
    """Return the names of the rules' outlets, ready to be looked for, by first word and by all words."""
    found: dict[str, dict[tuple[str, ...], Entry]] = {}
    for outlet, names in _known():
        for name in names:
            for entry in _entries_of(name, outlet):
                found.setdefault(entry.words[0], {}).setdefault(entry.words, entry)
    return found


@lru_cache(maxsize=1)
def _weak() -> frozenset[str]:
    """Return the names that are ordinary words too."""
    return frozenset(plain(w) for w in read_rules("outlets")["weak"])


def _entries_of(name: str, outlet: Outlet) -> Iterator[Entry]:
    """Yield the forms in which articles write a name."""
    weak = _weak()
    bare = name.removeprefix("The ")
    for form in {name, bare, name.upper() if " " not in name and len(name) > 3 else name}:
        words = _words(form)
        if words:
            is_weak = plain(form) in weak or plain(name) in weak
            with_article = outlet.name.startswith("The ") and plain(outlet.name) not in weak
            yield Entry(words, outlet, is_weak, with_article)


def full_name(name: str, book: Book) -> str:
    """Return the outlet's full name where the book has it, else ``name`` without its leading article."""
    known = by_name(name, book)
    if known:
        return known.name
    words = name.split()
    return " ".join(words[1:]) if len(words) > 1 and words[0].lower() in _ARTICLES else name.strip()


def by_name(name: str, book: Book) -> Outlet | None:
    """Return the outlet that the book has under ``name``, or None."""
    return book.by_key.get(outlet_key(name))


def same_outlet(a: str | None, b: str | None, book: Book) -> bool:
    """Whether two names are names of one outlet ("FT", "the Financial Times"); False where one is missing."""
    if not a or not b:
        return False
    return outlet_key(full_name(a, book)) == outlet_key(full_name(b, book))
