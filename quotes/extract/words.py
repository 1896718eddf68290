"""What a word tells by its form alone, worked out once for each form and looked up from then on.

In: the words of a text as they are written.  Out: one ``Word`` for each, shared by all places where the form
stands, so that the readers of noun phrases look at fields and never at letters.

>>> minister, end = read_words(["Minister’s"])[:2]
>>> minister.bare, minister.capital, minister.owns, end is END
('Minister', True, True, True)
"""

from __future__ import annotations

from functools import cache
from typing import Final

from attrs import define

from quotes.extract.cues import load_cues
from quotes.reading import Gender
from quotes.rules import read_rules
from quotes.rules.lexicon import (
    ABBREVIATION,
    AUXILIARY,
    BODY,
    BODY_ENDING,
    CONJUNCTION,
    DEFINITE,
    DETERMINER,
    DOUBTFUL,
    FUNCTION,
    GROUP,
    INDEFINITE,
    NOUN,
    OPENING_PARTICLE,
    PARTICLE,
    PERSON,
    PERSON_PLURAL,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    STANDING,
    SUBORDINATOR,
    TIME,
    TITLE,
    VERB,
    flags_of,
    text_parts,
)

#: Months that are names of people too; inside a run they belong to it ("Theresa May").
NAMED_MONTHS: Final = frozenset(("may", "june", "april", "august"))
#: Adverbs that may follow a determiner ("the very rich man", "the then mayor").
INSIDE: Final = frozenset(("very", "then", "once", "now", "more", "most", "less", "least", "only", "always", "also"))
#: Of these, the ones that may not stand further inside.
AT_THE_HEAD: Final = frozenset(("then", "once", "now", "only", "also"))
_POSSESSIVE: Final = ("'s", "’s")
_ENDERS: Final = frozenset(".?!…")
#: Signs and words that can join two words of a name ("St. Ives", "Bank of Lund", "Lind & Sons").
_BRIDGES: Final = frozenset((".", "-", ",", "of", "for", "&", "and"))
#: Words in lower case of these kinds begin a mention or move the clause on.
_ACTIVE: Final = (
    DETERMINER | STANDING | RELATIVE | CONJUNCTION | SUBORDINATOR | PRONOUN | OPENING_PARTICLE | PERSON | PERSON_PLURAL
    | GROUP
)  # fmt: skip
#: A word in small letters that is none of these tells nothing but its ending.
_TELLING: Final = FUNCTION | VERB | NOUN | STANDING | OPENING_PARTICLE | PARTICLE | ABBREVIATION | TIME
#: A determiner that is one of these too, or may be, opens more than a description.
_NO_ARTICLE: Final = _ACTIVE & ~(DEFINITE | INDEFINITE) | DOUBTFUL

#: What the reader of a page does at a word. Nothing; but a sentence or a quotation may begin at it.
INERT: Final = 0
LISTED: Final = 1
#: A sentence may end.
ENDER: Final = 2
#: Read a name; read a phrase; a pronoun; the phrase after an article ("the", "a").
CAPITAL: Final = 3
SMALL: Final = 4
PERSONAL: Final = 5
ARTICLE: Final = 6
#: The clause goes on after a comma, or parts at a colon or dash.
COMMA: Final = 7
PART: Final = 8
#: A relative clause begins; another clause; a subordinate clause.
RELATIVE_CLAUSE: Final = 9
CLAUSE: Final = 10
SUBCLAUSE: Final = 11

#: Word forms kept; a form more and all are forgotten, so that a million articles need no more memory than a few.
_MOST: Final = 100_000
#: Ends put after the last word, more than any reader looks ahead without asking where the text ends.
PADDING: Final = 8


@define(eq=False)
class Word:
    """One word form. Never changed; not frozen because making tens of thousands of them is part of each run."""

    #: What the reader of a page does at it.
    role: int
    #: As written.
    text: str
    #: What the lexicon says of the word in lower case, of the word without ’s, of the word as written.
    flags: int
    bare_flags: int
    written: int
    #: It begins with a capital, with a small letter, with any letter, with a letter or digit.
    capital: bool = False
    small: bool = False
    alpha: bool = False
    alnum: bool = False
    #: Goes on with a noun phrase that has no noun yet; ends one wherever it stands inside one.
    goes_on: bool = False
    closes: bool = False
    #: May begin a noun phrase that goes on from a name ("union [leader] Ana Ruiz", "Turkish [officials]").
    describes: bool = False
    #: A preposition; a role in lower case that may stand before a name.
    preposes: bool = False
    office: bool = False
    #: A finite verb, as far as a word can tell; one of the reporting verbs.
    verbal: bool = False
    reports: bool = False
    #: Ends in -ed.
    past: bool = False
    #: Has more than three letters.
    long: bool = False
    #: Part of a name by itself: a capital, or "al-Amin", "d’Aosta".
    named: bool = False
    #: May join two words of a name.
    bridges: bool = False
    #: A full stop right after it may belong to it ("Gen", "H", "U.S").
    short: bool = False
    #: Ends in ’s.
    owns: bool = False
    #: A day or month that is no name of a person.
    dated: bool = False
    #: May be the short form of a state or a month ("OH", "Calif", "Dec").
    postal: bool = False
    #: All in capitals; and of more than one letter.
    upper: bool = False
    shouts: bool = False
    #: In lower case; as written without ’s; that in lower case.
    lower: str = ""
    bare: str = ""
    head: str = ""
    #: The pronoun of "she’s" or "they’ll", else "".
    pronoun: str = ""


#: Stands after the last word of a text.
END: Final = Word(INERT, "", 0, 0, 0)


class _Table(dict[str, Word]):
    """Word form to word, filled as the forms are met."""

    def __missing__(self, text: str) -> Word:
        word = self[text] = _word(text)
        return word


@cache
def _table() -> _Table:
    return _Table()


def read_words(texts: list[str]) -> list[Word]:
    """Return what is known of each word of a text, and ``PADDING`` ends after the last."""
    table = _table()
    if len(table) > _MOST:
        table.clear()
    words = list(map(table.__getitem__, texts))
    words += [END] * PADDING
    return words


def lowered(texts: list[str]) -> list[str]:
    """Return words in lower case: of each form the one string that the table has, whose hash is known."""
    return [word.lower for word in map(_table().__getitem__, texts)]


def strip_possessive(word: str) -> str:
    """Return ``word`` without ’s."""
    return word[:-2] if word.endswith(_POSSESSIVE) else word


def _word(text: str) -> Word:
    """Work out what a word form tells."""
    if text.islower() and text.isalpha() and text[0].islower():
        return _small_word(text)
    letter, lower = text[0], text.lower()
    capital, small, alpha, alnum = letter.isupper(), letter.islower(), letter.isalpha(), letter.isalnum()
    owns = text.endswith(_POSSESSIVE)
    bare = text[:-2] if owns else text
    head = bare.lower() if owns else lower
    flags = flags_of(lower)
    written = flags if lower == text else flags_of(text)
    bare_flags = flags_of(head) if owns else flags
    reports, past, upper = text in load_cues().verbs, text.endswith("ed"), text.isupper()
    marked = "-" in text or "’" in text or "'" in text
    inside, several = alnum and not capital, len(text) > 1
    return Word(
        _role(text, capital, small, alpha, marked, flags), text, flags, bare_flags, written,
        capital=capital, small=small, alpha=alpha, alnum=alnum,
        goes_on=inside and not owns and not bare_flags & (FUNCTION | VERB) and not head.endswith("ed"),
        closes=inside and _closes(head, bare_flags),
        describes=alpha and not capital and _describes(written),
        preposes=bool(flags & PREPOSITION),
        office=small and bool(written & (PERSON | BODY)),
        verbal=bool(written & (VERB | AUXILIARY)) or reports or (past and len(text) > 4),
        reports=reports, past=past, long=alpha and len(text) > 3,
        named=capital or (marked and _is_name_word(text)),
        bridges=text in _BRIDGES or bool(written & PARTICLE),
        short=not several or "." in text or bool(flags & ABBREVIATION),
        owns=owns,
        dated=bool(bare_flags & TIME) and head not in NAMED_MONTHS,
        postal=bool(flags & ABBREVIATION and not flags & (TITLE | BODY_ENDING)) or (upper and len(text) == 2),
        upper=upper, shouts=upper and several, lower=lower, bare=bare, head=head,
        pronoun=_contracted(lower) if marked else "",
    )  # fmt: skip


def _small_word(text: str) -> Word:
    """Work out what a word in small letters tells: three in four of the forms that a text has."""
    flags = flags_of(text)
    reports, past = text in load_cues().verbs, text.endswith("ed")
    if not flags & _TELLING and text not in pronoun_table() and text not in text_parts():
        return Word(
            INERT, text, flags, flags, flags, small=True, alpha=True, alnum=True, goes_on=not past, describes=True,
            verbal=reports or (past and len(text) > 4), reports=reports, past=past, long=len(text) > 3,
            short=len(text) == 1, lower=text, bare=text, head=text,
        )  # fmt: skip
    return Word(
        _role(text, False, True, True, False, flags), text, flags, flags, flags,
        small=True, alpha=True, alnum=True,
        goes_on=not past and not flags & (FUNCTION | VERB),
        closes=_closes(text, flags),
        describes=_describes(flags),
        preposes=bool(flags & PREPOSITION),
        office=bool(flags & (PERSON | BODY)),
        verbal=reports or (past and len(text) > 4) or bool(flags & (VERB | AUXILIARY)),
        reports=reports, past=past, long=len(text) > 3,
        bridges=bool(flags & PARTICLE) or text in _BRIDGES,
        short=len(text) == 1 or bool(flags & ABBREVIATION),
        dated=bool(flags & TIME) and text not in NAMED_MONTHS,
        postal=bool(flags & ABBREVIATION) and not flags & (TITLE | BODY_ENDING),
        lower=text, bare=text, head=text,
    )  # fmt: skip


def _closes(head: str, flags: int) -> bool:
    return bool(flags & FUNCTION) and (head not in INSIDE or head in AT_THE_HEAD)


def _describes(flags: int) -> bool:
    if flags & (PERSON_PLURAL | GROUP):
        return True
    return not flags & FUNCTION and (not flags & VERB or bool(flags & NOUN))


def _role(text: str, capital: bool, small: bool, alpha: bool, marked: bool, flags: int) -> int:
    if capital:
        return CAPITAL
    if not alpha:
        return COMMA if text == "," else PART if text in ":;—–(" else ENDER if text in _ENDERS else INERT
    if marked or not small:
        return SMALL
    if flags & (DETERMINER | STANDING):
        plain = not flags & _NO_ARTICLE and text != "that" and text not in pronoun_table()
        return ARTICLE if plain else SMALL
    if text in pronoun_table():
        return PERSONAL
    if flags & RELATIVE:
        return RELATIVE_CLAUSE
    if flags & (CONJUNCTION | SUBORDINATOR):
        return SUBCLAUSE if flags & SUBORDINATOR else CLAUSE
    return SMALL if flags & _ACTIVE or text in text_parts() else INERT


def _is_name_word(word: str) -> bool:
    """Whether a word that begins in lower case is part of a name by itself ("al-Amin", "d’Aosta")."""
    head, _, tail = word.partition("-")
    if tail[:1].isupper():
        return bool(flags_of(head) & PARTICLE) or head[:1].isdigit()
    return len(word) > 3 and word[1] in "'’" and word[2].isupper()


def _contracted(lower: str) -> str:
    """Return the pronoun of "she’s" or "they’ll", else ""."""
    if len(lower) < 3 or lower[-1] not in "smdel":
        return ""
    bare = lower.replace("'", "’").partition("’")[0]
    return bare if bare != lower and bare in pronoun_table() else ""


@cache
def pronoun_table() -> dict[str, tuple[Gender | None, bool, bool]]:
    """Return gender, number and whether it is possessive of each pronoun."""
    table: dict[str, tuple[Gender | None, bool, bool]] = {}
    genders: dict[str, Gender | None] = {"m": "m", "f": "f", "n": "n"}
    rules = read_rules("pronouns")
    for case in ("possessive", "object", "subject"):
        for form, words in rules[case].items():
            for word in words.split():
                if word not in ("who", "whose"):
                    table[word] = (genders.get(form), form == "plural" or word in ("we", "our"), case == "possessive")
    return table
