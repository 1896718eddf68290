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

from functools import lru_cache
from typing import Final

from attrs import define

from quotes.extract.cues import load_cues, word_set
from quotes.extract.houses import is_house, joins_house
from quotes.extract.nicknames import after_nickname
from quotes.extract.offices import count_titles
from quotes.extract.sentences import Page
from quotes.extract.words import strip_possessive
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
    NOUN,
    PARTICLE,
    PERSON,
    PERSON_PLURAL,
    PLACE,
    TIME,
    TITLE,
    VERB,
    flags_of,
    is_given,
    is_ground,
    is_trade,
    known_bodies,
    listed_flags,
    place_features,
    place_names,
    singular,
)

_APOSTROPHES: Final = frozenset("'’")
_LONGEST: Final = 12
#: Words in capitals: a name has no more.
_SHOUTED: Final = 3
#: Words of a headline with a capital each, at least, that is taken for no name.
_HEADED: Final = 6
#: "Lord Penrose of Hythe": after these a name goes on with "of".
_NOBLE: Final = frozenset(("lord", "lady", "baron", "baroness", "earl", "viscount", "duke", "duchess", "countess"))
#: Ends of words other than names, in headlines.
_ENDINGS: Final = ("s", "ed", "ing", "ly", "tion", "ment", "ness", "ity", "ism", "ive", "ful")
#: Ends of words for matters; words on either side of an "and" in an office's name, at most.
_OF_MATTERS: Final = (
    "tion", "ment", "ity", "ness", "ies", "ics", "ism", "ing", "ture", "try", "ance", "ence", "ship", "age",
)  # fmt: skip
_MATTERS: Final = 5
#: Tokens between two capitals of a name, one more: "von und zu Hohen".
_PARTICLES: Final = 5
_TITLES: Final = TITLE | LEADING
#: Runs remembered with their titles and kind: the names of an article come again, the names of the day in many.
_RUNS: Final = 32768


@define(eq=False)
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


def read_run(page: Page, first: int) -> Run:
    """Read the run of capitals that begins at ``first``."""
    words, starts, barred, headline = page.words, page.starts, page.barred, page.headline
    i, last, possessive, limit = first, first, False, first + _LONGEST
    end = starts[first]
    while i < limit:
        if barred[i] and i > first:
            if not (beyond := _past_bar(page, i)):
                break
            i = beyond
        word = words[i]
        if word.named:
            if i > first and (word.dated or ((headline or i - first >= _SHOUTED) and _past_headline(page, first, i))):
                break
            end = starts[i] + len(word.bare)
            i += 1
            last = i
            if word.owns and not _body_follows(page, i, word.bare):
                possessive = True
                break
        elif word.text in _APOSTROPHES:
            if page.texts[i - 1][-1] not in "sS" or page.ends[i - 1] != starts[i] or not _word_follows(page, i + 1):
                break
            i += 1
            if not _body_follows(page, i, ""):
                possessive = True
                break
        elif word.bridges and i > first and (step := _bridge(page, i) or _goes_on(page, first, i)):
            i += step
            if words[i - 1].text == "." or flags_of(words[i - 1].lower.strip(".")) & NAME_SUFFIX:
                last, end = i, page.ends[i - 1]
        else:
            break
    if last == first + 1:
        split = last if words[first].flags & _TITLES == TITLE else first
    else:
        split = first + count_titles(tuple(page.texts[first:last]))
        if split == first and first in page.fresh:
            split += _names_one(page, first, last) or _bears_trade(page, first, last)
    return Run(first, split, last, i, end, possessive)


def _names_one(page: Page, first: int, last: int) -> bool:
    """Whether a run is what somebody is and one word that is a name alone ("[Housekeeper] Lom")."""
    word, tail = page.words[first].lower, page.words[last - 1]
    return last == first + 2 and not (tail.flags or tail.shouts or is_given(word)) and listed_flags(word) & PERSON > 0


def _bears_trade(page: Page, first: int, last: int) -> bool:
    """Whether a full name, and no place or body, stands behind the first word of a run ("[Tickler] Ada Lom")."""
    if not is_trade(page.words[first].lower) or "&" in (texts := page.texts[first:last]):
        return False
    person = not page.words[last - 1].flags & PLACE and _kind(tuple(texts), 1, False) == "person"
    return person and sum(text[0].isupper() for text in texts) > 2


def _past_bar(page: Page, i: int) -> int:
    """Return where a run goes on that meets a quotation, a new sentence or the end at ``i``; 0 if it does not."""
    if i >= len(page.texts) or (i in page.fresh and not _joined(page, i)):
        return 0
    return after_nickname(page, i) if page.skip[i] else i


def _past_headline(page: Page, first: int, i: int) -> bool:
    """Whether the capital at ``i`` is no name in a headline, or the text that a headline in capitals runs into."""
    word, words = page.words[i], page.words
    if i in page.headline and (ends_headline_name(word.head) or not in_body(page, word.bare)):
        return True
    return i - first >= _SHOUTED and words[i - 1].shouts and words[first].shouts and not _shouts(word.bare)


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
    return run.last - run.first > _SHOUTED and all(w.shouts for w in page.words[run.first : run.last])


def is_headed(page: Page, run: Run) -> bool:
    """Whether a run is a headline with capitals throughout ("Ruiz Booed After Telling Lom To Pipe Down")."""
    if run.last - run.first < _HEADED:
        return False
    inside = page.words[run.first + 1 : run.last]
    small = [word.lower in word_set("never_in_names") for word in inside]
    return sum(small) > 1 or sum(bool(word.flags & FUNCTION and word.capital) for word in inside) > 2


def _joined(page: Page, i: int) -> bool:
    return page.texts[i - 1] == "." and len(page.texts[i - 2]) == 1 and i not in page.lines


def name_after_office(page: Page, i: int) -> int:
    """Return where the name begins after what an office is of ("Secretary | of State Ana Ruiz"), 0 if none does.

    ``i`` is the preposition after the office.
    """
    words = page.words
    if words[i].text not in ("of", "for", "to") or page.skip[i]:
        return 0
    first = i + 2 if words[i + 1].text == "the" else i + 1
    if page.skip[first] or not words[first].capital:
        area = words[first].small and words[first].flags & AREA and not page.skip[first]
        return first + 1 if area and words[first + 1].capital and not page.barred[first + 1] else 0
    run = read_run(page, first)
    at = first
    while at < run.last and (
        words[at].text == "."
        or words[at].flags & (AREA | PLACE | DESCRIPTIVE | BODY)
        or _acronym(words[at].text, False)
    ):
        at += 1
    rest = page.texts[at : run.last]
    tail = words[run.last - 1].flags
    body = tail & (BODY | BODY_ENDING) and not tail & (BODY_OR_SURNAME | PERSON)
    # "a spokesman for Interior | Minister Ana Ruiz": who is worked for, with a title of their own
    titled = words[at].flags & TITLE and words[i].text != "of"
    named = words[at].capital and len(rest) - rest.count(".") > 1 and "of" not in rest and not body and not titled
    return at if at > first and named else 0


def bearer_name(page: Page, run: Run) -> str:
    """Return the words of the name, a nickname in marks left out."""
    start, last = page.starts[run.split], run.last
    if last - run.split == 1:
        return page.text[start : run.end]
    if any(page.skip[run.split : last]):
        inside = next(i for i in range(run.split, last) if page.skip[i])
        before = page.text[start : page.ends[inside - 1]]
        return f"{before} {page.text[page.starts[page.skip[inside]] : run.end]}"
    while last - 1 > run.split and page.words[last - 1].flags & HONOUR:
        last -= 1
    return page.text[start : run.end if last == run.last else page.ends[last - 1]]


def _body_follows(page: Page, i: int, owner: str) -> bool:
    """Whether ``owner`` and the capital at ``i`` name a body together ("Dockers’ Federation", "Women’s March")."""
    if page.skip[i] or not page.words[i].capital:
        return False
    owners = not owner or flags_of(owner.lower()) & (PERSON_PLURAL | GROUP | PERSON)
    return bool(owners and page.words[i].flags & (BODY | BODY_ENDING))


def _word_follows(page: Page, i: int) -> bool:
    return page.words[i].alpha and not page.skip[i]


def _bridge(page: Page, i: int) -> int:
    """Return how many tokens at ``i`` join what stands before to a further word of the name, 0 for none."""
    words, word = page.words, page.words[i].text
    before, following = words[i - 1], words[i + 1]
    adjacent = page.ends[i - 1] == page.starts[i]
    if word == ".":
        return int(adjacent and (before.short or before.flags & NAME_SUFFIX) and not _full_stop(page, i))
    if word == "-" and adjacent and before.text == "." and len(words[i - 2].text) == len(following.text) == 1:
        return int(following.capital)  # "J.-P. Lom"
    if word == "," and following.lower in ("jr", "sr", "iii") and i + 1 not in page.fresh:
        return 2
    if word in ("of", "for") and i + 1 not in page.fresh and before.flags & (BODY | BODY_PLURAL):
        if following.capital and not following.flags & TIME:
            return 1
        return 2 if following.text == "the" and words[i + 2].capital and not page.skip[i + 2] else 0
    if word in ("&", "and"):
        return int(joins_house(page, i))
    return _particles(page, i) if words[i].written & PARTICLE else 0


def _particles(page: Page, i: int) -> int:
    """Return how many tokens at ``i`` are particles before a capital ("von und zu Hohen", "van ’t Veld"), or 0."""
    words, at = page.words, i + 1
    while at - i < _PARTICLES and not page.barred[at]:
        if words[at].capital:
            return at - i
        if not words[at].written & PARTICLE and words[at].text not in _APOSTROPHES:
            return 0
        at += 1
    return 0


def _full_stop(page: Page, i: int) -> bool:
    """Whether the stop at ``i`` ends the sentence and no short form ("said Ada Lom [MBE]." "Khin [Mar].")."""
    before = page.words[i - 1]
    if before.flags & NAME_SUFFIX:
        return before.shouts or bool(page.barred[i + 1])
    month_or_state = before.flags & ABBREVIATION and not before.flags & (TITLE | BODY_ENDING)
    return bool(month_or_state and len(before.text) > 1 and page.barred[i + 1] and "." not in before.text)


def _goes_on(page: Page, first: int, i: int) -> int:
    """Return 1 where the word at ``i`` goes on a name by what stands before it, else 0.

    A peer's ("Lord Penrose [of] Hythe"), or what an office is for ("Department of Health [and] Human Services",
    "Society for the Protection [of] Birds").
    """
    if _peerage(page, first, i):
        return 1
    if page.texts[i] not in ("and", "of") or i + 1 in page.fresh:
        return 0
    joint = next((k for k in range(i - 1, max(first, i - _MATTERS), -1) if page.texts[k] in ("of", "for")), 0)
    if page.texts[i] == "of":
        return int(bool(joint) and page.words[i + 1].capital and _is_matter(page.words[i - 1].lower))
    behind = next((k for k in range(i + 1, i + _MATTERS) if page.barred[k] or not page.words[k].capital), i + 1)
    if not joint or behind == i + 1:
        return 0
    matters = (*page.words[joint + 1 : i], *page.words[i + 1 : behind])
    return int(all(word.text == "," or _is_matter(word.lower) for word in matters))


def _is_matter(lower: str) -> bool:
    """Whether a word names a matter and no place or person: health, fisheries, development."""
    flags = flags_of(lower)
    named = bool(flags & (NOUN | AREA | COMMON | BODY_ENDING)) or lower.endswith(_OF_MATTERS)
    return named and not flags & (PLACE | TIME)


def _peerage(page: Page, first: int, i: int) -> int:
    """Return 1 where "of" at ``i`` goes on a peer's name ("Lord Penrose [of] Hythe"), else 0."""
    words = page.words
    if words[i].text != "of" or not 1 < i - first < 4 or words[first].lower not in _NOBLE:
        return 0
    return int(words[i + 1].capital and i + 1 not in page.fresh and not page.skip[i + 1])


def kind_of_run(page: Page, run: Run, after_the: bool) -> SpeakerKind:
    """Return what bears the name of a run; a person where nothing says otherwise."""
    return _kind(tuple(page.texts[run.first : run.last]), run.split - run.first, after_the)


@lru_cache(maxsize=_RUNS)
def _kind(texts: tuple[str, ...], split: int, after_the: bool) -> SpeakerKind:
    """Return what bears a name, its titles being the first ``split`` of its words."""
    words = [strip_possessive(word).lower() for word in texts[split:] if word != "."]
    if not words:
        return "person"
    whole = " ".join(words)
    if whole in known_bodies() or whole in place_names() or (len(words) > 1 and words[0] in place_features()):
        return "organisation"
    if split == 0 and words[0] == "the" and len(words) > 1:
        return "organisation"  # The New Yorker
    if split == 0 and (is_ground(whole) or is_house(words)):
        return "organisation"  # Mill Road, Lom & Berg
    last, several = flags_of(words[-1]), len(words) > 1
    titled = any(flags_of(word.lower()) & (TITLE | LEADING) for word in texts[:split])
    if not (titled and texts[0].lower() in _NOBLE) and ("of" in words or "for" in words):
        return "organisation"
    surname = last & BODY_OR_SURNAME or (last & BODY and last & PERSON and not last & BODY_ENDING)  # Jan Brewer
    if titled or (surname and len(words) == 2 and not after_the):
        return "person"
    if (
        last & GROUP
        or (last & DESCRIPTIVE and not several)
        or (flags_of(singular(words[-1])) & DESCRIPTIVE and not last & ~(DESCRIPTIVE | COMMON))
    ):
        return "collective" if after_the or texts[-1].endswith("s") or last & GROUP else "person"
    if last & (BODY_ENDING | BODY | BODY_PLURAL) and (several or after_the):
        return "organisation"
    if several and flags_of(words[0]) & BODY and not flags_of(words[0]) & (PERSON | DESCRIPTIVE):
        return "organisation"
    first = strip_possessive(texts[split])
    if split == 0 and (after_the or _acronym(first, several) or last & PLACE):
        return "organisation"
    return "person"


def _acronym(word: str, several: bool) -> bool:
    plain = word.replace(".", "")
    return not several and plain.isupper() and 2 <= len(plain) <= 6
