"""Read one noun phrase and keep it as a mention: a name, a description, a pronoun.

In: the token where the phrase begins.  Out: a mention more, and the token to read on from.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from attrs import evolve

from quotes.extract.cues import word_set
from quotes.extract.names import Run, bearer_name, kind_of_run, name_after_office, read_run
from quotes.extract.nominals import Nominal, kind_of_noun, read_nominal
from quotes.extract.phrases import Phrases, gender_before
from quotes.extract.sentences import Page
from quotes.extract.words import END, pronoun_table
from quotes.models import SpeakerKind
from quotes.rules.lexicon import (
    BODY,
    DEFINITE,
    DESCRIPTIVE,
    DETERMINER,
    DOCUMENT,
    DOUBTFUL,
    GROUP,
    INDEFINITE,
    NOUN,
    PERSON,
    PERSON_PLURAL,
    PLURAL_DETERMINER,
    POSSESSIVE,
    STANDING,
    STANDING_PLURAL,
    TITLE,
    courtesy_titles,
    flags_of,
    gatherings,
    headed,
    headings,
    singular,
    text_parts,
    words_of,
)

#: Possessors in a row ("his aunt’s lawyer’s dog"), more than anybody writes.
_OWNERS: Final = 4
#: Words behind "published" that are looked at: "published a long interview".
_PRINTED: Final = 4


class NounPhrases(Phrases):
    """The mentions of a page, with the ways to read one noun phrase."""

    __slots__ = ("headed", "headings", "owners", "parts", "pronouns")

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.pronouns = pronoun_table()
        self.headings, self.headed, self.parts = headings(), headed(), text_parts()
        #: How many possessors in a row have been read.
        self.owners = 0

    def determined(self, i: int, word: str, flags: int) -> int:
        """Read the noun phrase that a determiner opens; 0 if none does."""
        page = self.page
        found = None if page.barred[i + 1] else read_nominal(page, i + 1)
        if not found:
            return 0
        if flags & DOUBTFUL and not found.flags & NOUN and not (flags & STANDING and self.verb_at(found.next)):
            return 0
        if found.head == "own" and word in self.pronouns:
            return self.pronoun(i, word, owning=False) + 1  # "His own were shorter"
        if word == "that" and (not found.flags & PERSON or page.words[i + 1].written & DETERMINER):
            return 0  # provides that no member may
        if flags & POSSESSIVE:
            if word in self.pronouns:
                gender, plural, _ = self.pronouns[word]
                end, name = page.ends[i], page.texts[i]
                self.emit(i, i + 1, end, "pronoun", None, name, i, None, None, gender, plural, True)
            else:
                self.nested = True
        if found.name_follows:
            return self.described_name(i + 1 if word == "that" else i, found)
        return self.phrase(i, found, flags)

    def after_article(self, i: int, flags: int) -> int:
        """Read the noun phrase that "the" or "a" opens."""
        found = None if self.page.barred[i + 1] else read_nominal(self.page, i + 1)
        if not found:
            return i + 1
        if found.name_follows:
            return self.described_name(i, found)
        return self.phrase(i, found, flags)

    def phrase(self, i: int, found: Nominal, flags: int) -> int:
        """Emit what a determiner at ``i`` opens: a description, or the name after an office."""
        page = self.page
        if found.flags & PERSON and not found.possessive and (beyond := name_after_office(page, found.next)):
            return self.name(i, read_run(page, beyond), beyond)
        if not found.plain:
            return self.after_the(i, found, flags)
        if page.words[found.next].text == "of" and (whole := self.gathering(i, found)):
            return whole
        return self.nominal(i, found, flags)

    def gathering(self, i: int, found: Nominal) -> int:
        """Read "a group of growers"; 0 if the noun counts no people."""
        page, at = self.page, found.next + 1
        if found.head not in gatherings() or found.possessive or page.barred[at] or not page.words[at].small:
            return 0
        at += page.words[at].written & DETERMINER > 0
        people = None if page.barred[at] else read_nominal(page, at)
        if not people or not people.flags & (PERSON_PLURAL | GROUP) or people.possessive or people.name_follows:
            return 0
        name = page.text[page.starts[i] : people.end]
        self.emit(i, people.last, people.end, "nominal", "collective", name, i, plural=True, head=people.head)
        return people.next

    def described_name(self, i: int, found: Nominal) -> int:
        """Read the name after a description: "the singer Ana Ruiz", "a tired Secretary of State Ana Ruiz"."""
        run = read_run(self.page, found.last)
        if self.made_by(found, run):
            return self.nominal(i, evolve(found, next=found.last, name_follows=False), DEFINITE)
        if run.split == run.last and not run.possessive and (beyond := name_after_office(self.page, run.next)):
            return self.name(i, read_run(self.page, beyond), beyond)
        return self.name(i, run, found.last)

    def made_by(self, found: Nominal, run: Run) -> bool:
        """Whether the name behind a document is that of who does something with it ("the note [Ana Ruiz] left")."""
        if not found.flags & DOCUMENT or found.flags & PERSON or found.possessive or run.possessive:
            return False
        person = run.last - run.first > 1 and kind_of_run(self.page, run, False) == "person"
        return person and self.verb_at(run.next) and not self.page.barred[run.next]

    def after_the(self, i: int, found: Nominal, flags: int) -> int:
        """Read capitals after a determiner: "the Kremlin", "the President", "the Interior Minister Ana Ruiz"."""
        page = self.page
        run = read_run(page, i + 1)
        if run.first < run.split < run.last:
            return self.name(i, run, i + 1)
        if (
            run.split == run.last
            or (found.flags & (PERSON | PERSON_PLURAL) and kind_of_run(page, run, True) != "organisation")
            or flags_of(found.head) & DESCRIPTIVE
        ):
            return self.nominal(i, found, flags)
        return self.name(i, run, i + 1)

    def pronoun(self, i: int, word: str, *, owning: bool = True) -> int:
        """Emit a pronoun; ``owning`` is False for "his own" without a noun."""
        page = self.page
        gender, plural, possessive = self.pronouns[word]
        possessive = possessive and owning
        if possessive and word == "her" and i + 1 < len(page.texts) and not page.words[i + 1].alpha:
            possessive = False
        name, end = page.texts[i][: len(word)], page.starts[i] + len(word)
        self.emit(i, i + 1, end, "pronoun", None, name, i, None, None, gender, plural, possessive)
        return i + 1

    def numbered_part(self, i: int) -> int:
        """Emit "section 14", a part of a text; return 0 if no number follows."""
        page = self.page
        if page.barred[i + 1] or not page.texts[i + 1][:1].isdigit():
            return 0
        end, head = page.ends[i + 1], page.words[i].lower
        name = page.text[page.starts[i] : end]
        self.emit(i, i + 2, end, "nominal", "document", name, i, head=head)
        return i + 2

    def one_of(self, i: int, word: str) -> int:
        """Read "one of the officers"; 0 if it is none."""
        page = self.page
        if page.words[i + 1].text != "of":
            return 0
        if page.words[i + 2].text == "them":
            name = page.text[page.starts[i] : page.ends[i + 2]]
            kind: SpeakerKind = "collective" if flags_of(word) & STANDING_PLURAL else "anonymous"
            self.emit(i, i + 3, page.ends[i + 2], "nominal", kind, name, i, plural=kind == "collective")
            return i + 3
        if i + 3 >= len(page.texts):
            return 0
        first = i + 3
        if not page.words[i + 2].written & DETERMINER:
            owner = read_run(page, i + 2) if page.words[i + 2].capital and not page.skip[i + 2] else None
            if not owner or not owner.possessive:
                return 0
            first = owner.next
        found = None if page.skip[first] else read_nominal(page, first)
        if not found or not found.flags & (PERSON_PLURAL | GROUP) or found.possessive:
            return 0
        plural = bool(flags_of(word) & STANDING_PLURAL)
        kind = "collective" if plural else "anonymous"
        name = page.text[page.starts[i] : found.end]
        head = found.head if plural else singular(found.head)
        self.emit(i, found.last, found.end, "nominal", kind, name, i, plural=plural, head=head)
        return found.next

    def indefinite(self, i: int, word: str) -> int:
        """Emit "one", "others" and the like before a verb."""
        page = self.page
        plural = bool(flags_of(word) & STANDING_PLURAL)
        kind: SpeakerKind = "collective" if plural else "anonymous"
        last = i + 2 if page.texts[i + 1] == "else" else i + 1
        name = page.text[page.starts[i] : page.ends[last - 1]]
        self.emit(i, last, page.ends[last - 1], "nominal", kind, name, i, plural=plural)
        return last

    def name(self, first: int, run: Run, capital: int) -> int:
        """Emit a name; ``first`` opens its role or determiner, ``capital`` its run of capitals."""
        page = self.page
        if run.split == run.last:
            head = page.words[run.last - 1]
            office = Nominal(run.last, run.next, run.end, run.possessive, head.lower, head.flags, True, False)
            return self.nominal(first, office, DEFINITE)
        if page.words[first - 1].text in self.headed and first and not page.skip[first - 1]:
            return run.next  # under the heading Eels
        start_token, owner, role, title, gender = run.first, first, None, None, None
        if first == run.split:
            kind = kind_of_run(page, run, False)
        else:
            article = page.words[first] if first + 1 == capital else END
            only_article = bool(article.flags & DETERMINER)
            kind = kind_of_run(page, run, only_article and article.lower == "the")
            if only_article:
                start_token = owner = first if kind == "organisation" else run.first
            else:
                role = _role(page, first, run.split)
                if first < capital and kind == "person" and run.split == run.first and _is_body(page, first, capital):
                    kind, start_token = "organisation", first if self.employs(first) else start_token
            if run.split > run.first:
                title = page.text[page.starts[run.first] : page.ends[run.split - 1]]
            gender = gender_before(page, first, run.split)
        if kind == "person" and run.split == run.first and (_publishes(page, run.next) or self.is_paper(first)):
            kind = "organisation"
        self.emit(
            start_token, run.last, run.end, "name", kind, bearer_name(page, run), first, title, role, gender,
            kind == "collective", run.possessive,
        )  # fmt: skip
        return self.possessed(owner, run.next) if run.possessive else run.next

    def is_paper(self, first: int) -> bool:
        """Whether a description of a paper stands right before a name: "the farm paper | Terra Baixa"."""
        before = self.mentions[-1] if self.mentions else None
        return before is not None and before.last == first and before.form == "nominal" and before.head in _press()

    def employs(self, first: int) -> bool:
        """Whether the body that a phrase at ``first`` names has the description before it: "a spokesman for | …"."""
        before = self.mentions[-1] if self.mentions else None
        return before is not None and before.last == first - 1 and before.kind == "anonymous"

    def possessed(self, first: int, i: int) -> int:
        """Read the noun phrase that a possessor opens."""
        page = self.page
        if page.barred[i] or not page.words[i].alpha:
            return i
        found = read_nominal(page, i)
        self.owners += 1
        if not found or self.owners > _OWNERS:
            return i
        if found.name_follows:
            return self.name(first, read_run(page, found.last), found.last)
        return self.nominal(first, found, DEFINITE) if found.plain else i

    def nominal(self, first: int, found: Nominal, flags: int) -> int:
        """Emit a description that begins at token ``first``."""
        page = self.page
        kind, noun, plural = None, found.flags, False
        if noun & NOUN:
            kind = kind_of_noun(noun, not flags & INDEFINITE)
            plural = bool(noun & (PERSON_PLURAL | GROUP)) and not noun & PERSON
        following = page.words[found.next].text
        if kind is None and (following == "who" or (flags & INDEFINITE and following in ("said", "told"))):
            kind = "anonymous"
        if found.head in self.headings and self.is_label(first, found.last):
            return found.next
        phrase = page.text[page.starts[first] : found.end]
        self.emit(
            first, found.last, found.end, "nominal", kind, phrase, first, None, phrase if kind == "anonymous" else None,
            self.genders.get(found.head), plural or bool(page.words[first].flags & PLURAL_DETERMINER),
            found.possessive, found.head,
        )  # fmt: skip
        return self.possessed(first, found.next) if found.possessive else found.next


def _publishes(page: Page, i: int) -> bool:
    """Whether the words at ``i`` tell what a paper does: La Voz [published an interview]."""
    if page.barred[i] or page.words[i].text not in word_set("publishing"):
        return False
    following = page.texts[i + 1 : i + 1 + _PRINTED]
    return following[:1] in (["a"], ["an"], ["the"]) and not word_set("published").isdisjoint(following)


def _role(page: Page, first: int, split: int) -> str | None:
    """Return what stands before a name, unless that is nothing but "Mr" or "Dr"."""
    words = [word.lower for word in page.words[first:split] if word.text != "."]
    if all(word in courtesy_titles() for word in words):
        return None
    return page.text[page.starts[first] : page.ends[split - 1]]


@cache
def _press() -> frozenset[str]:
    return frozenset(words_of("organisations", "press", "words"))


def _is_body(page: Page, first: int, capital: int) -> bool:
    """Whether the words before a name say that a body bears it ("charity [Open Harbour]")."""
    if page.words[first - 1].text == "of" and page.words[first - 2].flags & TITLE:
        return False  # the secretary of [state] Ada Lom
    flags = [word.flags for word in page.words[first:capital]]
    if page.words[capital - 1].lower in _press():
        return True  # the farm paper [Terra Baixa]
    return bool(flags[-1] & BODY) and not any(f & (PERSON | TITLE) for f in flags)
