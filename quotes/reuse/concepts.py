"""What the words of a sentence can stand for, apart from how it is put: base forms, families, synonyms, numbers.

In: plain words.  Out: for each word its concepts: base forms ("burn"), roots without the endings of derivation
("~organiz") and the groups of synonyms that it is in ("#12"). Words that share one can stand for the same.

>>> sorted(concepts("rang")) == sorted(concepts("ringing"))
True
>>> concepts("would")
frozenset()
>>> bool(concepts_of(("they", "called", "it", "off"))[1] & concepts("cancelled"))
True
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from attrs import frozen

from quotes.errors import RulesError
from quotes.reuse.spelling import one_form
from quotes.rules import Table, read_rules

_RULES = "rules/synonyms.toml"
_VOWELS = frozenset("aeiouy")
# The shortest stem that an ending is taken from: "ring" keeps its "ing".
_STEM_LEAST = 3
#: Letters that are left at least of a derived word: "organiz" of "organisation".
_ROOT_LEAST = 4
#: Words between a verb and the word that belongs to it at most: "took the brass off".
_APART = 4
#: Marks of a root and of a group among the concepts.
_ROOT, _GROUP = "~", "#"


@frozen
class _Phrase:
    """The words that follow a verb in a phrase ("call-off"), and the group of the phrase."""

    rest: tuple[str, ...]
    group: str


@frozen
class _Thesaurus:
    #: Words without content.
    ignored: frozenset[str]
    #: Bases of each irregular form and number word.
    bases: dict[str, tuple[str, ...]]
    #: Heads of the families of each stem.
    families: dict[str, tuple[str, ...]]
    #: Groups that each stem stands in.
    groups: dict[str, tuple[str, ...]]
    #: By their verb the phrases of several words.
    phrases: dict[str, tuple[_Phrase, ...]]
    #: Endings of derived words.
    endings: tuple[str, ...]


def _table(name: str) -> Table:
    table = read_rules("synonyms").get(name)
    if not isinstance(table, dict):
        raise RulesError(f"{_RULES}, [{name}]", "is missing", "restore the section")
    return table


def _bases() -> dict[str, tuple[str, ...]]:
    bases: defaultdict[str, list[str]] = defaultdict(list)
    for name in ("forms", "numbers"):
        for base, forms in _table(name).items():
            for form in forms:
                if name == "numbers" and bases.get(form, [base]) != [base]:
                    raise RulesError(f"{_RULES}, [{name}] {base}", f"“{form}” has two bases", "keep one of them")
                bases[form].append(base)
    for entry in read_rules("tense")["irregular"].replace("\n", " ").split(";"):
        base, *forms = entry.replace("/", " ").split() or [""]
        for form in forms:
            if form != base:
                bases[form].append(base)
    return {form: tuple(dict.fromkeys(found)) for form, found in bases.items()}


def _groups() -> Iterator[Sequence[str]]:
    for name in ("acts", "things"):
        yield from (group.split() for group in read_rules(name)["groups"])
    for words in _table("synonyms")["groups"]:
        if len(set(words)) < 2:
            raise RulesError(f"{_RULES}, [synonyms] {words}", "is no group", "name two words at least")
        yield words


@cache
def _thesaurus() -> _Thesaurus:
    closed = read_rules("common_words")["bands"]["closed"]
    groups: defaultdict[str, list[str]] = defaultdict(list)
    phrases: defaultdict[str, list[_Phrase]] = defaultdict(list)
    for number, words in enumerate(_groups()):
        for word in words:
            first, *rest = map(stem, word.split("-"))
            if rest:
                phrases[first].append(_Phrase(tuple(rest), f"{_GROUP}{number}"))
            else:
                groups[first].append(f"{_GROUP}{number}")
    families: defaultdict[str, list[str]] = defaultdict(list)
    for family in read_rules("families")["families"]:
        head, *members = map(stem, family.split())
        for word in members:
            families[word].append(head)
    return _Thesaurus(
        frozenset(read_rules("synonyms")["ignored"]) | (frozenset(closed) - {"not", "no"}),
        _bases(),
        {word: tuple(found) for word, found in families.items()},
        {word: tuple(found) for word, found in groups.items()},
        {word: tuple(found) for word, found in phrases.items()},
        tuple(read_rules("families")["endings"].split()),
    )


def stem(word: str) -> str:
    """Return ``word`` without its common English endings; forms of one word mostly give one stem.

    A shortened form of Porter, "An algorithm for suffix stripping" (1980), step 1.
    """
    figure = one_form(word)
    if figure.isdigit():
        return figure
    if word.endswith("ies") and len(word) > 4:
        word = word[:-3] + "y"
    elif word.endswith("es") and word[:-2].endswith(("s", "x", "z", "ch", "sh")):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > _STEM_LEAST:
        word = word[:-1]
    for ending in ("ing", "ed", "ly"):
        cut = word[: -len(ending)]
        if word.endswith(ending) and len(cut) >= _STEM_LEAST and _VOWELS & set(cut):
            word = cut[:-1] if cut[-1] == cut[-2] and cut[-1] not in "ls" else cut
            break
    if word.endswith("e") and len(word) > _STEM_LEAST:
        word = word[:-1]
    if word.endswith("y") and len(word) > _STEM_LEAST:
        word = word[:-1] + "i"
    if word.endswith(("is", "ys")) and len(word) > _STEM_LEAST + 2:
        word = word[:-1] + "z"
    return one_form(word)


@lru_cache(maxsize=16384)
def _stems(word: str) -> tuple[str, ...]:
    """Return the base forms of a word, those of irregular forms and the heads of its families among them."""
    known = _thesaurus()
    bases = known.bases.get(word, ())
    own = [stem(base) for base in bases]
    if not own or not own[0].isdigit():
        own.insert(0, stem(word))
    if word.startswith("un") and own[0][2:] in known.groups:
        own.append(own[0][2:])
    return tuple(dict.fromkeys([*own, *(head for base in own for head in known.families.get(base, ()))]))


def _root(word: str) -> str:
    """Return a stem without the endings of derivation, one after another."""
    while True:
        left = (word.removesuffix(ending) for ending in _thesaurus().endings if word.endswith(ending))
        shorter = next((cut for cut in left if len(cut) >= _ROOT_LEAST), None)
        if shorter is None:
            return word
        word = shorter


@lru_cache(maxsize=16384)
def concepts(word: str) -> frozenset[str]:
    """Return the concepts of a plain lower-case word; none if it says nothing of the matter."""
    known = _thesaurus()
    if word in known.ignored:
        return frozenset()
    stems = _stems(word)
    root = [_ROOT + _root(stems[0])] if stems[0].isalpha() and len(stems[0]) >= _ROOT_LEAST else []
    return frozenset((*stems, *root)).union(*(known.groups.get(base, ()) for base in stems))


def is_word(concept: str) -> bool:
    """Whether a concept is the base form of a word, rather than a root or a group."""
    return concept[0] not in (_ROOT, _GROUP)


def concepts_of(words: Sequence[str]) -> list[frozenset[str]]:
    """Return the concepts of each word in a row; the words of a phrase ("called it off") have those of the phrase."""
    found = [concepts(word) for word in words]
    phrases = _thesaurus().phrases
    for i, word in enumerate(words):
        for base in _stems(word):
            for phrase in phrases.get(base, ()):
                places = _places_of(words, i, phrase.rest)
                for place in (i, *places) if places else ():
                    if found[place] or place == i:
                        found[place] |= {phrase.group}
    return found


def _places_of(words: Sequence[str], i: int, rest: tuple[str, ...]) -> tuple[int, ...]:
    """Return where the words of a phrase stand behind word ``i``, soon after it and in order; nothing otherwise."""
    places: list[int] = []
    at = i
    for part in rest:
        nearby = range(at + 1, min(len(words), i + 2 + _APART))
        at = next((k for k in nearby if part == words[k] or part in _stems(words[k])), -1)
        if at < 0:
            return ()
        places.append(at)
    return tuple(places)
