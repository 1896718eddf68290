"""What a single word can be: title, role, body, document, function word, finite verb.

In: the word lists of ``titles``, ``roles``, ``organisations``, ``collectives``, ``documents``, ``names``,
``places``, ``pronouns``, ``clauses`` and ``common_words``.  Out: one number of flags for a word, looked up in
one dictionary.

>>> bool(flags_of("aides") & PERSON_PLURAL)
True
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Final, Literal

from quotes.errors import RulesError
from quotes.rules import read_rules

DEFINITE: Final = 1 << 0
INDEFINITE: Final = 1 << 1
POSSESSIVE: Final = 1 << 2
PREPOSITION: Final = 1 << 3
CONJUNCTION: Final = 1 << 4
SUBORDINATOR: Final = 1 << 5
RELATIVE: Final = 1 << 6
AUXILIARY: Final = 1 << 7
ADVERB: Final = 1 << 8
VERB: Final = 1 << 9
PRONOUN: Final = 1 << 10
PERSON: Final = 1 << 11
PERSON_PLURAL: Final = 1 << 12
GROUP: Final = 1 << 13
BODY: Final = 1 << 14
BODY_PLURAL: Final = 1 << 15
DOCUMENT: Final = 1 << 16
TITLE: Final = 1 << 17
LEADING: Final = 1 << 18
AREA: Final = 1 << 19
TIME: Final = 1 << 20
DESCRIPTIVE: Final = 1 << 21
OPENER: Final = 1 << 22
PARTICLE: Final = 1 << 23
OPENING_PARTICLE: Final = 1 << 24
NAME_SUFFIX: Final = 1 << 25
BODY_ENDING: Final = 1 << 26
PLACE: Final = 1 << 27
ABBREVIATION: Final = 1 << 28
COMMON: Final = 1 << 29
COMPASS: Final = 1 << 30
HONOUR: Final = 1 << 31
BODY_OR_SURNAME: Final = 1 << 32
DOUBTFUL: Final = 1 << 33
PLURAL_DETERMINER: Final = 1 << 34
STANDING: Final = 1 << 35
STANDING_PLURAL: Final = 1 << 36

DETERMINER: Final = DEFINITE | INDEFINITE | POSSESSIVE
#: Words that cannot stand inside a noun phrase after its determiner.
FUNCTION: Final = DETERMINER | PREPOSITION | CONJUNCTION | SUBORDINATOR | RELATIVE | AUXILIARY | ADVERB | PRONOUN
NOUN: Final = PERSON | PERSON_PLURAL | GROUP | BODY | BODY_PLURAL | DOCUMENT

_LISTS: Final = (
    ("clauses", "determiners", "definite", DEFINITE),
    ("clauses", "determiners", "indefinite", INDEFINITE),
    ("clauses", "determiners", "possessive", POSSESSIVE),
    ("clauses", "determiners", "doubtful", DOUBTFUL),
    ("clauses", "determiners", "plural", PLURAL_DETERMINER),
    ("clauses", "determiners", "standing", STANDING),
    ("clauses", "determiners", "standing_plural", STANDING_PLURAL),
    ("clauses", "prepositions", "words", PREPOSITION),
    ("clauses", "conjunctions", "words", CONJUNCTION),
    ("clauses", "conjunctions", "subordinating", SUBORDINATOR),
    ("clauses", "relatives", "words", RELATIVE),
    ("clauses", "auxiliaries", "words", AUXILIARY),
    ("clauses", "adverbs", "words", ADVERB),
    ("clauses", "verbs", "words", VERB),
    ("pronouns", "object", "m", PRONOUN),
    ("pronouns", "object", "f", PRONOUN),
    ("pronouns", "object", "n", PRONOUN),
    ("pronouns", "object", "plural", PRONOUN),
    ("pronouns", "indefinite", "singular", PRONOUN),
    ("pronouns", "indefinite", "plural", PRONOUN),
    ("roles", "gender", "m", PERSON),
    ("roles", "gender", "f", PERSON),
    ("roles", "kin", "words", PERSON),
    ("roles", "persons", "words", PERSON),
    ("anonymous", "sources", "words", PERSON),
    ("collectives", "groups", "words", GROUP),
    ("collectives", "parties", "words", GROUP),
    ("organisations", "nouns", "words", BODY),
    ("organisations", "endings", "words", BODY_ENDING),
    ("documents", "nouns", "words", DOCUMENT),
    ("titles", "strong", "words", TITLE),
    ("titles", "leading", "words", LEADING),
    ("titles", "areas", "words", AREA),
    ("titles", "abbreviations", "titles", TITLE | ABBREVIATION),
    ("titles", "abbreviations", "others", ABBREVIATION),
    ("names", "times", "words", TIME),
    ("names", "descriptive", "words", DESCRIPTIVE),
    ("names", "openers", "words", OPENER),
    ("names", "nouns", "words", COMMON),
    ("names", "particles", "words", PARTICLE),
    ("names", "honours", "words", HONOUR),
    ("organisations", "surnames", "words", BODY_OR_SURNAME),
    ("names", "compass", "words", COMPASS),
    ("names", "suffixes", "words", NAME_SUFFIX),
)
#: Ends of the words that ``singular`` changes.
_PLURALS: Final = ("s", "men", "people")
_FALSE_PLURALS: Final = frozenset(
    (
        "press",
        "brass",
        "boss",
        "news",
        "police",
        "us",
        "process",
        "business",
        "witness",
        "princess",
        "actress",
        "hostess",
    )
)


def words_of(file: str, table: str, key: str) -> list[str]:
    """Return a list of words of a rules file; raise ``RulesError`` where it is missing."""
    found = read_rules(file).get(table, {}).get(key)
    if not isinstance(found, str):
        raise RulesError(
            f"rules/{file}.toml, [{table}] {key}", "is no text of words", "write the words between quotation marks"
        )
    return found.split()


@cache
def _flags() -> dict[str, int]:
    flags: dict[str, int] = {}

    def add(words: Iterable[str], flag: int) -> None:
        for word in words:
            flags[word] = flags.get(word, 0) | flag

    for file, table, key, flag in _LISTS:
        add(words_of(file, table, key), flag)
    for form in ("m", "f", "n", "plural", "either"):
        add(words_of("pronouns", "subject", form), PRONOUN)
    names = read_rules("names")
    add(names["openers"]["words"].split(), OPENER)
    add(names["particles"]["openers"].split(), OPENING_PARTICLE)
    for band in read_rules("common_words")["bands"].values():
        add(band, COMMON)
    for country, people in countries().items():
        add([country.lower()] if " " not in country else [], PLACE)
        add((p.lower() for p in people), DESCRIPTIVE)
    add((p.lower() for p in read_rules("places")["others"]["names"] if " " not in p), PLACE)
    return flags


@cache
def countries() -> dict[str, tuple[str, ...]]:
    """Return each country's name with the words for its people ("Turkey" → "Turkish", "Turk")."""
    pairs = (entry.partition(":") for entry in read_rules("places")["countries"]["names"])
    return {country: tuple(people.split()) for country, _, people in pairs}


@cache
def place_names() -> frozenset[str]:
    """Return the names of places, lower case, of one word or several."""
    return frozenset(n.lower() for n in (*countries(), *read_rules("places")["others"]["names"]))


@cache
def place_features() -> frozenset[str]:
    """Return words that a place's name begins with ("lake")."""
    return frozenset(read_rules("places")["features"]["words"].split())


@cache
def feature_words(table: str) -> frozenset[str]:
    """Return one list of words that names of lakes, mountains and streets are made of ("streets", "doubtful")."""
    return frozenset(read_rules("places")["features"][table].split())


@lru_cache(maxsize=16384)
def is_ground(name: str) -> bool:
    """Whether a name is that of a lake, a mountain or a street, which stands for nobody ("Mill Road")."""
    words = name.lower().removeprefix("the ").split()
    if len(words) < 2 or " ".join(words) in known_bodies() or flags_of(words[-1]) & (BODY_ENDING | BODY):
        return False
    return words[0] in feature_words("mute") or words[-1] in feature_words("streets")


@cache
def known_bodies() -> frozenset[str]:
    """Return names, lower case, of bodies that look like persons or places ("downing street")."""
    names = set(read_rules("organisations")["metonyms"]["names"])
    for outlet in read_rules("outlets").get("known", []):
        names.add(outlet["name"])
    return frozenset(n.lower().removeprefix("the ") for n in names)


@cache
def addressed_offices() -> frozenset[str]:
    """Return the offices that somebody is addressed by ("Mr [President]")."""
    return frozenset(words_of("titles", "addressed", "words"))


@cache
def courtesy_titles() -> frozenset[str]:
    """Return titles that say nothing of what a person does ("Mr", "Dr")."""
    return frozenset(words_of("titles", "courtesy", "words"))


@cache
def gatherings() -> frozenset[str]:
    """Return nouns that count people with "of" ("a group of growers")."""
    return frozenset(words_of("collectives", "gatherings", "words"))


@cache
def headings() -> frozenset[str]:
    """Return words that head a text with a colon and are no speakers ("Transcript:")."""
    return frozenset(words_of("documents", "headings", "words"))


@cache
def headed() -> frozenset[str]:
    """Return words right before what stands over a text ("the heading Eels")."""
    return frozenset(words_of("documents", "headed", "words"))


@cache
def text_parts() -> frozenset[str]:
    """Return words for a part of a text, which with its number says what stands there ("section 14 provides")."""
    return frozenset(words_of("documents", "parts", "words"))


@cache
def numbered() -> frozenset[str]:
    """Return words between a noun and its number ("lap [number] nine")."""
    return frozenset(words_of("names", "nouns", "numbered"))


@cache
def postposed() -> frozenset[str]:
    """Return words that follow the office they describe ("professor emeritus")."""
    return frozenset(words_of("titles", "postposed", "words"))


@cache
def copulas() -> frozenset[str]:
    """Return the verbs after which stands what somebody is ("was", "became", "elected")."""
    return frozenset((*words_of("clauses", "copulas", "words"), *words_of("clauses", "copulas", "elected")))


@cache
def serving_verbs() -> frozenset[str]:
    """Return the verbs that "as" and an office follow ("serves as mayor")."""
    return frozenset(words_of("clauses", "copulas", "serving"))


@cache
def copula_chain() -> frozenset[str]:
    """Return the words that can stand between a name and what it is said to be ("has long been")."""
    return copulas() | serving_verbs() | frozenset(words_of("clauses", "copulas", "between"))


@cache
def person_endings() -> tuple[str, ...]:
    """Return the ends by which an unknown noun is taken for a person."""
    return tuple(words_of("roles", "endings", "words"))


@lru_cache(maxsize=16384)
def is_trade(word: str) -> bool:
    """Whether an unknown word, lower case, looks like somebody's trade ("tickler") and is no given name."""
    ends = tuple(words_of("roles", "agents", "endings"))
    return word.endswith(ends) and not word.endswith("ster") and word.isalpha() and not flags_of(word) and (
        word not in words_of("roles", "agents", "except")
    )


def is_given(word: str) -> bool:
    """Whether a word for somebody is a given name too ("mason", "guy")."""
    return word in words_of("roles", "agents", "except") or word in words_of("roles", "agents", "given")


@cache
def gender_of_noun() -> dict[str, Literal["m", "f"]]:
    """Return "m" or "f" for nouns and titles that tell a person's gender."""
    genders: tuple[Literal["m", "f"], ...] = ("m", "f")
    return {w: g for file in ("roles", "titles") for g in genders for w in words_of(file, "gender", g)}


@cache
def _no_persons() -> frozenset[str]:
    return frozenset(words_of("roles", "endings", "except"))


@cache
def _things() -> tuple[tuple[str, ...], frozenset[str]]:
    return tuple(words_of("roles", "things", "endings")), frozenset(words_of("roles", "things", "except"))


@lru_cache(maxsize=16384)
def is_thing(noun: str) -> bool:
    """Whether a noun, lower case, is one of those that are no speakers ("disruptions", "track record").

    >>> is_thing("timing"), is_thing("chambermaid")
    (False, False)
    >>> is_thing("disruptions")
    True
    """
    endings, others = _things()
    flags = flags_of(noun) | flags_of(singular(noun))
    return not flags & NOUN and noun not in others and bool(flags & COMMON or noun.endswith(endings))


@cache
def _hyphened() -> tuple[tuple[str, ...], tuple[str, ...]]:
    tails, heads = words_of("titles", "hyphened", "tails"), words_of("titles", "hyphened", "heads")
    return tuple("-" + tail for tail in tails), tuple(head + "-" for head in heads)


@cache
def _doers() -> frozenset[str]:
    return frozenset(words_of("titles", "hyphened", "doers"))


def _unhyphened(word: str) -> str:
    """Return the office in a word ("bishop" in "bishop-elect", "governor" in "then-governor"), "" without one."""
    tails, heads = _hyphened()
    for tail in tails:
        if word.endswith(tail):
            return word.removesuffix(tail)
    return next((word.removeprefix(head) for head in heads if word.startswith(head)), "")


@lru_cache(maxsize=65536)
def flags_of(word: str) -> int:
    """Return what ``word`` (lower case) can be, plurals, compounds and known ends included; 0 for an unknown word."""
    flags = _flags()
    found = flags.get(word, 0)
    if found & NOUN or len(word) < 3:
        return found
    if "-" in word:
        office = _unhyphened(word)
        if office:
            held = flags_of(office)  # no surname looks like it, as "Mayor" does
            return found | held & NOUN | (TITLE if held & (TITLE | LEADING) else 0)
        head, of, _ = word.partition("-of-")
        if of:
            return found | flags_of(head) & NOUN  # mother-of-three
        tail = word.rpartition("-")[2]
        if tail in _doers():
            return found | PERSON  # film-maker
        return found | flags_of(tail) & NOUN if tail != word and not word.endswith("year-old") else found | PERSON
    if word.endswith(_PLURALS) and (single := singular(word)) != word:
        base = flags.get(single, 0)
        if not base and single.endswith(person_endings()) and single not in _no_persons():
            base = PERSON
        if base & PERSON:
            found |= PERSON_PLURAL
        if base & BODY:
            found |= BODY_PLURAL
        if base & DOCUMENT:
            found |= DOCUMENT
        return found
    unknown_person = not found and word.endswith(person_endings()) and word not in _no_persons()
    return found | PERSON if unknown_person else found


def listed_flags(word: str) -> int:
    """Return what the lists say of ``word`` itself, its end left out."""
    return _flags().get(word, 0)


def singular(word: str) -> str:
    """Return the singular of a regular or common irregular plural, else ``word`` itself.

    >>> singular("deputies"), singular("spokesmen"), singular("press")
    ('deputy', 'spokesman', 'press')
    """
    if word in _FALSE_PLURALS or len(word) < 4:
        return word
    if word.endswith("men"):
        return word[:-3] + "man"
    if word in ("people", "persons"):
        return "person"
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "ches", "shes", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word
