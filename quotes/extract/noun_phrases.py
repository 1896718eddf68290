"""Read one noun phrase and keep it as a mention: a name, a description, a pronoun.

In: the token where the phrase begins.  Out: a mention more, and the token to read on from.
"""

from __future__ import annotations

from typing import Final

from quotes.extract.names import Run, bearer_name, kind_of_run, name_after_office, read_run
from quotes.extract.nominals import Nominal, kind_of_noun, read_nominal
from quotes.extract.phrases import Phrases, gender_before, gender_told_by, pronoun_table
from quotes.extract.sentences import Page
from quotes.models import SpeakerKind
from quotes.rules.lexicon import (
    BODY,
    DEFINITE,
    DESCRIPTIVE,
    DETERMINER,
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
    headings,
    singular,
)

#: Possessors in a row ("his aunt’s lawyer’s dog"), more than anybody writes.
_OWNERS: Final = 4


class NounPhrases(Phrases):
    """The mentions of a page, with the ways to read one noun phrase."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.pronouns = pronoun_table()
        #: How many possessors in a row have been read.
        self.owners = 0

    def determined(self, i: int, word: str, flags: int) -> int:
        """Read the noun phrase that a determiner opens; 0 if none does."""
        page = self.page
        if i + 1 >= len(page.texts) or page.skip[i + 1] or i + 1 in page.fresh:
            return 0
        found = read_nominal(page, i + 1)
        if not found:
            return 0
        if flags & DOUBTFUL and not found.flags & NOUN and not (flags & STANDING and self.verb_at(found.next)):
            return 0
        if found.head == "own" and word in self.pronouns:
            return self.pronoun(i, word, owning=False) + 1  # "His own were shorter"
        if word == "that" and not found.flags & PERSON:
            return 0
        if flags & POSSESSIVE:
            if word in self.pronouns:
                gender, plural, _ = self.pronouns[word]
                self.emit(
                    i,
                    i + 1,
                    page.ends[i],
                    form="pronoun",
                    kind=None,
                    name=page.texts[i],
                    gender=gender,
                    plural=plural,
                    possessive=True,
                )
            else:
                self.nested = True
        if found.name_follows:
            return self.described_name(i + 1 if word == "that" else i, found)
        if found.flags & PERSON and not found.possessive and (beyond := name_after_office(page, found.next)):
            return self.name(i, read_run(page, beyond), beyond)
        if not found.plain:
            return self.after_the(i, found, flags)
        return self.nominal(i, found, flags)

    def described_name(self, i: int, found: Nominal) -> int:
        """Read the name after a description: "the singer Ana Ruiz", "a tired Secretary of State Ana Ruiz"."""
        run = read_run(self.page, found.last)
        if run.split == run.last and not run.possessive and (beyond := name_after_office(self.page, run.next)):
            return self.name(i, read_run(self.page, beyond), beyond)
        return self.name(i, run, found.last)

    def after_the(self, i: int, found: Nominal, flags: int) -> int:
        """Read capitals after a determiner: "the Kremlin", "the President", "the Interior Minister Ana Ruiz"."""
        page = self.page
        run = read_run(page, i + 1)
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
        if (
            possessive
            and word != "his"
            and i + 1 < len(page.texts)
            and word == "her"
            and not page.texts[i + 1][0].isalpha()
        ):
            possessive = False
        name = page.texts[i][: len(word)]
        end = page.starts[i] + len(word)
        self.emit(
            i, i + 1, end, form="pronoun", kind=None, name=name, gender=gender, plural=plural, possessive=possessive
        )
        return i + 1

    def contracted(self, word: str) -> str:
        """Return the pronoun of "she’s" or "they’ll", else ""."""
        if len(word) < 3 or word[-1] not in "smdel":
            return ""
        bare = word.replace("'", "’").partition("’")[0]
        return bare if bare != word and bare in self.pronouns else ""

    def one_of(self, i: int, word: str) -> int:
        """Read "one of the officers"; 0 if it is none."""
        page = self.page
        if page.texts[i + 1 : i + 3] == ["of", "them"]:
            name = page.text[page.starts[i] : page.ends[i + 2]]
            kind: SpeakerKind = "collective" if flags_of(word) & STANDING_PLURAL else "anonymous"
            self.emit(i, i + 3, page.ends[i + 2], form="nominal", kind=kind, name=name, plural=kind == "collective")
            return i + 3
        if (
            page.texts[i + 1 : i + 2] != ["of"]
            or i + 3 >= len(page.texts)
            or not flags_of(page.texts[i + 2]) & DETERMINER
        ):
            return 0
        found = None if page.skip[i + 3] else read_nominal(page, i + 3)
        if not found or not found.flags & (PERSON_PLURAL | GROUP) or found.possessive:
            return 0
        plural = bool(flags_of(word) & STANDING_PLURAL)
        kind = "collective" if plural else "anonymous"
        name = page.text[page.starts[i] : found.end]
        head = found.head if plural else singular(found.head)
        self.emit(i, found.last, found.end, form="nominal", kind=kind, name=name, plural=plural, head=head)
        return found.next

    def indefinite(self, i: int, word: str) -> int:
        """Emit "one", "others" and the like before a verb."""
        page = self.page
        plural = bool(flags_of(word) & STANDING_PLURAL)
        kind: SpeakerKind = "collective" if plural else "anonymous"
        last = i + 2 if page.texts[i + 1] == "else" else i + 1
        name = page.text[page.starts[i] : page.ends[last - 1]]
        self.emit(i, last, page.ends[last - 1], form="nominal", kind=kind, name=name, plural=plural)
        return last

    def name(self, first: int, run: Run, capital: int) -> int:
        """Emit a name; ``first`` opens its role or determiner, ``capital`` its run of capitals."""
        page = self.page
        if run.split == run.last:
            head = page.texts[run.last - 1].lower()
            return self.nominal(
                first, Nominal(run.last, run.next, run.end, run.possessive, head, flags_of(head), True, False), DEFINITE
            )
        article = page.texts[first].lower() if first < capital else ""
        only_article = first + 1 == capital and flags_of(article) & DETERMINER
        kind: SpeakerKind = kind_of_run(page, run, article == "the" and bool(only_article))
        role_text = (
            ""
            if only_article or _is_courtesy(page, first, run.split)
            else page.text[page.starts[first] : page.ends[run.split - 1]]
            if run.split > first
            else ""
        )
        title = page.text[page.starts[run.first] : page.ends[run.split - 1]] if run.split > run.first else None
        if first < capital and not only_article and kind == "person":
            roles = [flags_of(w.lower()) for w in page.texts[first:capital]]
            if roles[-1] & BODY and not any(r & (PERSON | TITLE) for r in roles):
                kind = "organisation"
        start_token = first if only_article and kind == "organisation" else run.first
        name = bearer_name(page, run)
        gender = gender_before(page, first, run.split)
        self.emit(
            start_token, run.last, run.end, form="name", kind=kind, name=name, title=title, role=role_text or None,
            gender=gender, plural=kind == "collective", possessive=run.possessive, outer=first,
        )  # fmt: skip
        if run.possessive:
            return self.possessed(first if not only_article else start_token, run.next)
        return run.next

    def possessed(self, first: int, i: int) -> int:
        """Read the noun phrase that a possessor opens."""
        page = self.page
        if i >= len(page.texts) or page.skip[i] or i in page.fresh or not page.texts[i][0].isalpha():
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
        kind = kind_of_noun(found.flags, not flags & INDEFINITE)
        if kind is None and page.texts[found.next : found.next + 1] == ["who"]:
            kind = "anonymous"
        if found.head in headings() and self.is_label(first, found.last):
            return found.next
        word = page.texts[first].lower()
        plural = bool(found.flags & (PERSON_PLURAL | GROUP) and not found.flags & PERSON) or bool(
            flags_of(word) & PLURAL_DETERMINER
        )
        phrase = page.text[page.starts[first] : found.end]
        gender = gender_told_by(found.head)
        self.emit(
            first, found.last, found.end, form="nominal", kind=kind, name=phrase, gender=gender, plural=plural,
            possessive=found.possessive, head=found.head, role=phrase if kind == "anonymous" else None,
        )  # fmt: skip
        return self.possessed(first, found.next) if found.possessive else found.next


def _is_courtesy(page: Page, first: int, split: int) -> bool:
    """Whether nothing but "Mr" or "Dr" stands before a name."""
    words = [w.lower() for w in page.texts[first:split] if w != "."]
    return all(w in courtesy_titles() for w in words)
