"""What the words of a sentence can stand for, apart from how it is put: base forms, families, synonyms, numbers.

In: plain words.  Out: for each word an ``Idea``: what it is called, and what else can be called so.

>>> alike("rang", "ringing"), alike("twelve", "13"), bool(idea_of("would"))
(True, False, False)
>>> called = ideas_of(("they", "called", "it", "off"))[1]
>>> called.reach.isdisjoint(idea_of("cancelled").names)
False
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from quotes.errors import RulesError
from quotes.patterns import compiled
from quotes.reuse.spelling import one_form
from quotes.reuse.words import read_words
from quotes.rules import Table, read_rules
from quotes.rules.parsed import made_once

_RULES = "rules/synonyms.toml"
#: What the thesaurus is made of.
_TABLES = (
    "acts", "beats", "things", "fields", "qualities", "near",
    "families", "synonyms", "tense", "common_words", "spelling",
)
_VOWELS = frozenset("aeiouy")
# The shortest stem that an ending is taken from: "ring" keeps its "ing".
_STEM_LEAST = 3
# A stem that a silent e tells from another: "hop(e)", "plan(e)", "not(e)"; without it its consonant doubles.
_SHORT = compiled("[^aeiouy]+[aeiouy][^aeiouywx]")
# The longest stem whose double l is its own: "spell", not "cancell(ed)".
_LL_KEPT = 5
#: Letters that a base form may have twice at its end: "spell", "pass", "sniff", "agree", "boo".
_DOUBLED = "lsfeo"
#: Letters that are left at least of a derived word: "organiz" of "organisation".
_ROOT_LEAST = 4
#: Words between a verb and the word that belongs to it at most: "took the brass off".
APART = 4
#: Counts a thing, or stands for it.
_ONE = "one"
#: The verb of the passive.
BE = "be"
#: Mark of a root among the names.
_ROOT = "~"


class Idea(NamedTuple):
    """What a word can stand for."""

    #: Its base forms ("burn"), its root without the endings of derivation ("~organiz"), phrases it is in ("call-off").
    names: frozenset[str]
    #: The names of all words that can stand for the same, its own among them.
    reach: frozenset[str]

    def __bool__(self) -> bool:
        return bool(self.names)


#: The words that follow a verb in a phrase ("call-off"), and the name of the phrase.
_Phrase = tuple[tuple[str, ...], str]


class _Thesaurus(NamedTuple):
    #: Words without content.
    ignored: frozenset[str]
    #: Bases of each irregular form and number word.
    bases: dict[str, tuple[str, ...]]
    #: Heads of the families of each stem.
    families: dict[str, tuple[str, ...]]
    #: The groups that each stem or phrase stands in: lists of stems and phrases that it can stand for.
    near: dict[str, list[tuple[str, ...]]]
    #: By their verb the phrases of several words.
    phrases: dict[str, tuple[_Phrase, ...]]
    #: Endings of derived words, and stems that only look like such words: "former" is not of "form".
    endings: tuple[str, ...]
    alone: frozenset[str]


def rules_table(name: str) -> Table:
    """Return a section of the rules of synonyms."""
    table = read_rules("synonyms").get(name)
    if not isinstance(table, dict):
        raise RulesError(f"{_RULES}, [{name}]", "is missing", "restore the section")
    return table


def _bases() -> dict[str, tuple[str, ...]]:
    bases: defaultdict[str, list[str]] = defaultdict(list)
    for name in ("forms", "numbers"):
        for base, forms in rules_table(name).items():
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


def _groups() -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    """Yield words, and words each of which can stand for each of them."""
    for name in ("acts", "beats", "things", "fields", "qualities"):
        for group in read_rules(name)["groups"]:
            words = group.split()
            yield words, words
    for words in rules_table("synonyms")["groups"]:
        if len(set(words)) < 2:
            raise RulesError(f"{_RULES}, [synonyms] {words}", "is no group", "name two words at least")
        yield words, words
    for name in ("near", "fields"):
        for group in read_rules(name)["near"]:
            head, *others = group.split()
            yield (head,), others
            yield others, (head,)


@cache
def _thesaurus() -> _Thesaurus:
    return _Thesaurus(**made_once(__file__, [read_rules(name) for name in _TABLES], _make_thesaurus))


def _make_thesaurus() -> Table:
    closed = read_rules("common_words")["bands"]["closed"]
    near: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
    phrases: defaultdict[str, dict[str, _Phrase]] = defaultdict(dict)
    name_of = cache(_name)
    for words, others in _groups():
        names = tuple(map(name_of, others))
        for name in names if words is others else map(name_of, words):
            near[name].append(names)
    for name in near:
        if "-" in name:
            first, *rest = name.split("-")
            phrases[first][name] = (tuple(rest), name)
    families: defaultdict[str, list[str]] = defaultdict(list)
    for family in read_rules("families")["families"]:
        head, *members = map(stem, family.split())
        for word in members:
            families[word].append(head)
    return {
        "ignored": frozenset(read_rules("synonyms")["ignored"]) | (frozenset(closed) - {"not", "no"}),
        "bases": _bases(),
        "families": {word: tuple(found) for word, found in families.items()},
        "near": dict(near),
        "phrases": {word: tuple(found.values()) for word, found in phrases.items()},
        "endings": tuple(read_rules("families")["endings"].split()),
        "alone": frozenset(map(stem, read_rules("families")["alone"].split())),
    }


def _name(word: str) -> str:
    """Return the name of a word or phrase of the rules: the stems of its words, as texts are cut ("25-percent")."""
    return "-".join(map(stem, read_words(word).words))


@cache
def _whole() -> tuple[frozenset[str], frozenset[str]]:
    table = rules_table("whole")
    return frozenset(table["words"].split()), frozenset(table["ly"].split())


def stem(word: str) -> str:
    """Return ``word`` without its common English endings; forms of one word mostly give one stem.

    A shortened form of Porter, "An algorithm for suffix stripping" (1980), step 1.
    """
    figure = one_form(word)
    if figure.isdigit() or word in _whole()[0]:
        return figure
    word = _singular(word)
    if word in _whole()[0]:
        return one_form(word)
    word = _present(word)
    if word.endswith("ll") and len(word) > _LL_KEPT:
        word = word[:-1]
    if word.endswith("e") and len(word) > _STEM_LEAST and not _SHORT.fullmatch(word[:-1]):
        word = word[:-1]
    if word.endswith("y") and len(word) > _STEM_LEAST:
        word = word[:-1] + "i"
    if word.endswith(("is", "ys")) and len(word) > _STEM_LEAST + 2:
        word = word[:-1] + "z"
    return one_form(word)


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("es") and word[:-2].endswith(("s", "x", "z", "ch", "sh")):
        return word[:-1] if _SHORT.fullmatch(word[:-2]) and word[:-2] not in _whole()[0] else word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > _STEM_LEAST:
        return word[:-1]
    return word


def _present(word: str) -> str:
    """Return a verb without the ending of its past or its participle, an adverb without "ly"."""
    for ending in ("ing", "ed", "ly"):
        cut = word[: -len(ending)]
        if not word.endswith(ending) or len(cut) < _STEM_LEAST or not _VOWELS & set(cut):
            continue
        if ending == "ly":
            return word if word in _whole()[1] else cut
        if ending == "ed" and cut[-1] in "ie":
            return cut[:-1] + "y" if cut[-1] == "i" else cut + "e"
        if cut[-1] == cut[-2] and cut[-1] not in _DOUBLED:
            return cut[:-1]
        return cut + "e" if _SHORT.fullmatch(cut) else cut
    return word


@lru_cache(maxsize=16384)
def stems_of(word: str) -> tuple[str, ...]:
    """Return the base forms of a word, those of irregular forms and the heads of its families among them."""
    known = _thesaurus()
    bases = known.bases.get(word, ())
    own = [stem(base) for base in bases]
    # a word that counts, "twice", "third", is its number first, and then the word that groups name
    own.insert(1 if own and own[0].isdigit() else 0, stem(word))
    return tuple(dict.fromkeys([*own, *(head for base in own for head in known.families.get(base, ()))]))


def _root(word: str) -> str:
    """Return a stem without the endings of derivation, one after another."""
    while word not in _thesaurus().alone:
        left = (word.removesuffix(ending) for ending in _thesaurus().endings if word.endswith(ending))
        shorter = next((cut for cut in left if len(cut) >= _ROOT_LEAST), None)
        if shorter is None:
            break
        word = shorter
    return word


@lru_cache(maxsize=16384)
def _near(name: str) -> frozenset[str]:
    """Return what a stem or phrase can stand for by the groups that it stands in."""
    return frozenset().union(*_thesaurus().near.get(name, ()))


@lru_cache(maxsize=16384)
def idea_of(word: str) -> Idea:
    """Return what a plain lower-case word can stand for; nothing if it says nothing of the matter."""
    known = _thesaurus()
    if not word or word in known.ignored:
        return Idea(frozenset(), frozenset())
    stems = stems_of(word)
    root = [_ROOT + _root(stems[0])] if stems[0].isalpha() and len(stems[0]) >= _ROOT_LEAST else []
    names = frozenset((*stems, *root))
    return Idea(names, names.union(*map(_near, stems)))


def alike(one: str, other: str) -> bool:
    """Whether two plain lower-case words can stand for the same."""
    return not idea_of(one).reach.isdisjoint(idea_of(other).names)


@cache
def _before_one() -> frozenset[str]:
    return frozenset(rules_table("standing")["before_one"].split())


@cache
def _tight() -> frozenset[str]:
    return frozenset(rules_table("tight")["words"].split())


def is_word(name: str) -> bool:
    """Whether a name is the base form of a word, rather than a root or a phrase."""
    return name[0] != _ROOT and "-" not in name


def ideas_of(words: Sequence[str]) -> list[Idea]:
    """Return what each word in a row can stand for; those of a phrase ("called it off") stand for the phrase too.

    >>> [bool(idea) for idea in ideas_of(("no", "one", "fed", "one", "dog"))]
    [True, False, True, True, True]
    """
    found = [idea_of(word) for word in words]
    for i, word in enumerate(words):
        if word == _ONE and _stands_for_a_noun(words, i):
            found[i] = idea_of("")
    known = _thesaurus()
    bases = [stems_of(word) for word in words]
    there = {*words, *(base for row in bases for base in row)}
    for i, row in enumerate(bases):
        for base in row:
            for rest, name in known.phrases.get(base, ()):
                if not there.issuperset(rest):
                    continue
                places = _places_of(words, i, rest) or _places_before(words, i, rest)
                bare = not any(found[place] for place in (i, *places))
                for place in (i, *places) if places else ():
                    if found[place] or (bare and place == i):
                        idea = found[place]
                        found[place] = Idea(idea.names | {name}, idea.reach | _near(name))
    return found


def _stands_for_a_noun(words: Sequence[str], i: int) -> bool:
    """Whether "one" counts nothing: "no one", "the third one", "one another"."""
    return (i > 0 and words[i - 1] in _before_one()) or words[i + 1 : i + 2] in (["another"], ("another",))


def _places_of(words: Sequence[str], i: int, rest: tuple[str, ...]) -> tuple[int, ...]:
    """Return where the words of a phrase stand behind word ``i``, soon after it and in order; nothing otherwise."""
    places: list[int] = []
    at = i
    for part in rest:
        farthest = at + 2 if part in _tight() else i + 2 + APART
        nearby = range(at + 1, min(len(words), farthest))
        at = next((k for k in nearby if part == words[k] or part in stems_of(words[k])), -1)
        if at < 0:
            return ()
        places.append(at)
    return tuple(places)


def _places_before(words: Sequence[str], i: int, rest: tuple[str, ...]) -> tuple[int, ...]:
    """Return where the noun of a phrase stands that is told of in the passive: "a decision was taken"."""
    if len(rest) > 1 or rest[0] in _thesaurus().ignored:
        return ()
    for k in range(i - 2, max(-1, i - 2 - APART), -1):
        if rest[0] == words[k] or rest[0] in stems_of(words[k]):
            return (k,) if any(BE in stems_of(word) for word in words[k + 1 : i]) else ()
    return ()
