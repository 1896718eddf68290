"""Proper names: where a run of capitals begins and ends, what of it is title, and what kind of bearer it names.

In: a ``Page`` and the index of a word with a capital.  Out: a ``Run`` ("Interior Minister" + "Ana de la Cruz").

>>> from quotes.extract.sentences import read_page
>>> from quotes.text import tokenise
>>> text = "Sen. Ana de la Cruz left."
>>> run = read_run(read_page(text, tokenise(text), []), 0)
>>> (run.split, run.last)
(2, 6)
"""

from __future__ import annotations

from typing import Final

from attrs import frozen

from quotes.extract.cues import load_cues
from quotes.extract.sentences import Page
from quotes.models import SpeakerKind
from quotes.rules.lexicon import (
    ABBREVIATION,
    AREA,
    BODY,
    BODY_ENDING,
    BODY_OR_SURNAME,
    BODY_PLURAL,
    COMMON,
    DESCRIPTIVE,
    FUNCTION,
    GROUP,
    HONOUR,
    LEADING,
    NAME_SUFFIX,
    PARTICLE,
    PERSON,
    PERSON_PLURAL,
    PLACE,
    TIME,
    TITLE,
    VERB,
    flags_of,
    known_bodies,
    place_names,
    singular,
)

_POSSESSIVE: Final = ("'s", "’s")
_APOSTROPHES: Final = frozenset("'’")
#: Months that are names of people too; inside a run they belong to it ("Theresa May").
NAMED_MONTHS: Final = frozenset(("may", "june", "april", "august"))
_LONGEST: Final = 12
#: Words in capitals: a name has no more.
_SHOUTED: Final = 3
#: Ends of an adjective that says where a body is or who is behind it ("Lund-based", "state-owned").
_ADJECTIVE: Final = ("based", "born", "owned", "backed", "led", "run", "funded", "trained", "area")
#: "Lord Penrose of Hythe": after these a name goes on with "of".
_NOBLE: Final = frozenset(("lord", "lady", "baron", "baroness", "earl", "viscount", "duke", "duchess", "countess"))
#: Ends of words other than names, in headlines.
_ENDINGS: Final = ("s", "ed", "ing", "ly", "tion", "ment", "ness", "ity", "ism", "ive", "ful")
#: Tokens of a nickname, its marks included.
_NICKNAME: Final = 5
_MARKS: Final = frozenset("\"'“”‘’«»")


@frozen
class Run:
    """A run of capitals: title, name, possessive."""

    first: int
    #: First token of the name itself; equal to ``last`` where all of it is title.
    split: int
    #: Token after the name, possessive left out.
    last: int
    #: Token to read on from.
    next: int
    #: Offset where the name ends (before ’s).
    end: int
    possessive: bool


def strip_possessive(word: str) -> str:
    """Return ``word`` without ’s."""
    return word[:-2] if word.endswith(_POSSESSIVE) else word


def read_run(page: Page, first: int) -> Run:
    """Read the run of capitals that begins at ``first``."""
    texts, count = page.texts, len(page.texts)
    i, last, possessive = first, first, False
    end = page.starts[first]
    while i < count and i - first < _LONGEST and (i == first or i not in page.fresh or _joined(page, i)):
        if page.skip[i]:
            if not (beyond := _after_nickname(page, i)):
                break
            i = beyond
        word = texts[i]
        if word[0].isupper() or is_name_word(word):
            bare = strip_possessive(word)
            if i > first and flags_of(bare.lower()) & TIME and bare.lower() not in NAMED_MONTHS:
                break
            if i in page.headline and i > first and (ends_headline_name(bare.lower()) or not in_body(page, bare)):
                break
            if i - first >= _SHOUTED and _shouts(texts[i - 1]) and not _shouts(bare) and _shouts(texts[first]):
                break  # a headline in capitals runs into the text
            end = page.starts[i] + len(bare)
            i += 1
            last = i
            if bare != word and not _body_follows(page, i, bare):
                possessive = True
                break
        elif word in _APOSTROPHES:
            if texts[i - 1][-1] not in "sS" or page.ends[i - 1] != page.starts[i] or not _word_follows(page, i + 1):
                break
            i += 1
            if not _body_follows(page, i, ""):
                possessive = True
                break
        elif i > first and (step := _bridge(page, i) or _peerage(page, first, i)):
            i += step
            if texts[i - 1] == "." or flags_of(texts[i - 1].lower().strip(".")) & NAME_SUFFIX:
                last, end = i, page.ends[i - 1]
        else:
            break
    return Run(first, _split(page, first, last), last, i, end, possessive)


def ends_headline_name(lower: str) -> bool:
    """Whether a word with a capital in a headline is no part of a name ("Ruiz Calls It Off")."""
    return bool(flags_of(lower) & (FUNCTION | VERB)) or lower in load_cues().verbs


def in_body(page: Page, word: str) -> bool:
    """Whether a word of a headline stands with a capital in the body too, or looks like no other word than a name."""
    lower = word.lower()
    if not page.body or lower in page.body:
        return True
    common = flags_of(lower) & ~(PARTICLE | TITLE | LEADING) or lower in page.seen
    return not common and not lower.endswith(_ENDINGS)


def _shouts(word: str) -> bool:
    """Whether a word is written in capitals."""
    return len(word) > 1 and word.isupper()


def is_shouted(page: Page, run: Run) -> bool:
    """Whether a run is a headline in capitals rather than a name ("FLOOD CLOSES HARBOUR ROAD")."""
    return run.last - run.first > _SHOUTED and all(_shouts(w) for w in page.texts[run.first : run.last])


def _after_nickname(page: Page, i: int) -> int:
    """Return where a name goes on after a nickname in marks at ``i`` (Ana “Rocket” Ruiz), 0 if it does not."""
    beyond, texts = page.skip[i], page.texts
    if beyond - i > _NICKNAME or beyond >= len(texts) or page.skip[beyond] or beyond in page.fresh:
        return 0
    inner = [w for w in texts[i:beyond] if w[0].isalnum()]
    plain = all(w[0].isalnum() or w in _MARKS for w in texts[i:beyond])
    if not inner or not plain or not inner[0][0].isupper() or not texts[beyond][0].isupper():
        return 0
    return beyond if not flags_of(texts[beyond].lower()) & FUNCTION else 0


def _joined(page: Page, i: int) -> bool:
    return page.texts[i - 1] == "." and len(page.texts[i - 2]) == 1 and i not in page.lines


def is_name_word(word: str) -> bool:
    """Whether a word that begins in lower case is part of a name by itself ("al-Amin", "d’Aosta")."""
    head, _, tail = word.partition("-")
    if tail[:1].isupper():
        return bool(flags_of(head) & PARTICLE) or head[:1].isdigit()
    return len(word) > 3 and word[1] in "'’" and word[2].isupper()


def name_after_office(page: Page, i: int) -> int:
    """Return where the name begins after what an office is of ("Secretary | of State Ana Ruiz"), 0 if none does.

    ``i`` is the preposition after the office.
    """
    texts, count = page.texts, len(page.texts)
    if i >= count or texts[i] not in ("of", "for", "to") or page.skip[i]:
        return 0
    first = i + 2 if i + 1 < count and texts[i + 1] == "the" else i + 1
    if first >= count or page.skip[first] or not texts[first][0].isupper():
        return 0
    run = read_run(page, first)
    at = first
    while at < run.last and (
        texts[at] == "."
        or flags_of(texts[at].lower()) & (AREA | PLACE | DESCRIPTIVE | BODY)
        or _acronym(texts[at], False)
    ):
        at += 1
    words = [j for j in range(at, run.last) if texts[j] != "."]
    named = len(words) > 1 and texts[at][0].isupper() and "of" not in texts[at : run.last]
    return at if at > first and named else 0


def bearer_name(page: Page, run: Run) -> str:
    """Return the words of the name, a nickname in marks left out."""
    inside = next((i for i in range(run.split, run.last) if page.skip[i]), 0)
    if not inside:
        last = run.last
        while last - 1 > run.split and flags_of(page.texts[last - 1].lower()) & HONOUR:
            last -= 1
        return page.text[page.starts[run.split] : run.end if last == run.last else page.ends[last - 1]]
    before = page.text[page.starts[run.split] : page.ends[inside - 1]]
    return f"{before} {page.text[page.starts[page.skip[inside]] : run.end]}"


def _body_follows(page: Page, i: int, owner: str) -> bool:
    """Whether ``owner`` and the capital at ``i`` name a body together ("Dockers’ Federation", "Women’s March")."""
    if i >= len(page.texts) or page.skip[i] or not page.texts[i][0].isupper():
        return False
    owners = not owner or flags_of(owner.lower()) & (PERSON_PLURAL | GROUP | PERSON)
    return bool(owners and flags_of(page.texts[i].lower()) & (BODY | BODY_ENDING))


def _word_follows(page: Page, i: int) -> bool:
    return i < len(page.texts) and page.texts[i][0].isalpha() and not page.skip[i]


def _bridge(page: Page, i: int) -> int:
    """Return how many tokens at ``i`` join what stands before to a further word of the name, 0 for none."""
    texts, word = page.texts, page.texts[i]
    following = texts[i + 1] if i + 1 < len(texts) else ""
    adjacent = page.ends[i - 1] == page.starts[i]
    if word == ".":
        before = texts[i - 1]
        short = len(before) == 1 or "." in before or flags_of(before.lower()) & (ABBREVIATION | NAME_SUFFIX)
        return 1 if adjacent and short else 0
    if word == "-" and adjacent and texts[i - 1] == "." and len(texts[i - 2]) == len(following) == 1:
        return int(following.isupper())  # "J.-P. Lom"
    if word == "," and following.lower() in ("jr", "sr", "iii") and i + 1 not in page.fresh:
        return 2
    if word in ("of", "for") and i + 1 not in page.fresh and flags_of(texts[i - 1].lower()) & (BODY | BODY_PLURAL):
        if following[:1].isupper() and not flags_of(following.lower()) & TIME:
            return 1
        third = texts[i + 2] if i + 2 < len(texts) else ""
        return 2 if following == "the" and third[:1].isupper() and not page.skip[i + 2] else 0
    if word == "&" and following[:1].isupper():
        return 1
    if flags_of(word) & PARTICLE and following and not page.skip[i + 1]:
        if following[0].isupper():
            return 1
        third = texts[i + 2] if i + 2 < len(texts) else ""
        return 2 if flags_of(following) & PARTICLE and third[:1].isupper() else 0
    return 0


def _peerage(page: Page, first: int, i: int) -> int:
    """Return 1 where "of" at ``i`` goes on a peer's name ("Lord Penrose [of] Hythe"), else 0."""
    texts = page.texts
    if texts[i] != "of" or not 1 < i - first < 4 or texts[first].lower() not in _NOBLE or i + 1 >= len(texts):
        return 0
    return int(texts[i + 1][0].isupper() and i + 1 not in page.fresh and not page.skip[i + 1])


def _split(page: Page, first: int, last: int) -> int:
    """Return the index of the first token after the titles of a run."""
    texts, split = page.texts, first
    for i in range(first, last):
        word = texts[i].lower()
        flags = flags_of(word)
        if word == ".":
            if split == i:
                split = i + 1
        elif split == i == first and i + 1 < last and _describes(word, flags):
            split = i + 1
        elif i + 1 < last and texts[i + 1] in _APOSTROPHES:
            break
        elif i + 1 >= last or (i + 2 == last and texts[i + 1] == "."):
            if flags & (TITLE | LEADING) and (i > first or not flags & LEADING) and _all_office(texts, first, i):
                split = last
            break
        elif (
            (flags & TITLE and not flags & LEADING)
            or (flags & (LEADING | TITLE) and _all_office(texts, first, i))
            or (split == i == first and flags & (PERSON | PERSON_PLURAL | GROUP) and last - first > 2)
        ):
            split = i + 1
    return split


def _describes(word: str, flags: int) -> bool:
    """Whether a compound before a name describes its bearer ("Lund-based", "Oscar-winner")."""
    tail = word.rpartition("-")[2]
    return tail != word and (tail in _ADJECTIVE or bool(flags & PERSON))


def _all_office(texts: list[str], first: int, last: int) -> bool:
    """Whether all words before ``last`` can stand before a title ("Deputy Prime" before "Minister")."""
    office = AREA | TITLE | LEADING | DESCRIPTIVE | PLACE
    return all(texts[i] == "." or flags_of(texts[i].lower()) & office for i in range(first, last))


def kind_of_run(page: Page, run: Run, after_the: bool) -> SpeakerKind:
    """Return what bears the name of a run; a person where nothing says otherwise."""
    texts = page.texts
    words = [strip_possessive(texts[i]).lower() for i in range(run.split, run.last) if texts[i] != "."]
    if not words:
        return "person"
    whole = " ".join(words)
    if whole in known_bodies() or whole in place_names():
        return "organisation"
    last, several = flags_of(words[-1]), len(words) > 1
    titled = any(flags_of(texts[i].lower()) & (TITLE | LEADING) for i in range(run.first, run.split))
    if not (titled and texts[run.first].lower() in _NOBLE) and ("of" in words or "for" in words):
        return "organisation"
    if titled or (last & BODY_OR_SURNAME and len(words) == 2 and not after_the):
        return "person"
    if (
        last & GROUP
        or (last & DESCRIPTIVE and not several)
        or (flags_of(singular(words[-1])) & DESCRIPTIVE and not last & ~(DESCRIPTIVE | COMMON))
    ):
        return "collective" if after_the or texts[run.last - 1].endswith("s") or last & GROUP else "person"
    if last & (BODY_ENDING | BODY | BODY_PLURAL) and (several or after_the):
        return "organisation"
    if several and flags_of(words[0]) & BODY and not flags_of(words[0]) & (PERSON | DESCRIPTIVE):
        return "organisation"
    first = strip_possessive(texts[run.split])
    if run.split == run.first and (after_the or _acronym(first, several) or last & PLACE):
        return "organisation"
    return "person"


def _acronym(word: str, several: bool) -> bool:
    plain = word.replace(".", "")
    return not several and plain.isupper() and 2 <= len(plain) <= 6
