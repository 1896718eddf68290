"""What stands around a name or a bare noun: "union leader [Ana Ruiz]", "Turkish [officials]", "head teacher".

In: the token of the name or noun.  Out: where its role begins, or the mention that they make together.
"""

from __future__ import annotations

from typing import Final

from quotes.extract.names import name_after_office, read_run
from quotes.extract.nominals import Nominal, gives_name, read_nominal
from quotes.extract.noun_phrases import NounPhrases
from quotes.extract.sentences import Page
from quotes.rules.lexicon import (
    AREA,
    BODY,
    CONJUNCTION,
    FUNCTION,
    GROUP,
    NOUN,
    PERSON,
    PERSON_PLURAL,
    PREPOSITION,
    TIME,
    VERB,
    copulas,
    serving_verbs,
)

#: What goes on after an office in an apposition.
_AFTER_OFFICE: Final = frozenset((",", ".", "of", "for", "and", "at", "in", ";", ")"))


#: What parts a headline's speaker from the words.
_PARTING: Final = frozenset(",:–—-")
_APOSTROPHES: Final = frozenset("'’")
_STOPS: Final = frozenset(".!?")


class Surroundings(NounPhrases):
    """Looking left and right of a word for the role or the noun that belongs to it."""

    __slots__ = ("title",)

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        #: The token after the first line, 0 where there is only one; None before it has been looked for.
        self.title: int | None = None

    def role_ahead(self, i: int) -> int:
        """Return where a name begins after up to four words in lower case that end in a role; 0 if none does."""
        page, flags = self.page, 0
        if not page.words[i].describes:
            return 0
        for j in range(i, i + 5):
            word = page.words[j]
            if page.barred[j]:
                return 0
            if flags & PERSON and word.text in ("of", "for", "to"):
                return name_after_office(page, j)
            if flags & PERSON and word.text == "and" and not flags & PERSON_PLURAL:
                return self.role_ahead(j + 1)  # Ohio governor and party chairman Ana Ruiz
            if word.capital:
                found = flags & (PERSON | BODY) and not flags & PERSON_PLURAL and not word.flags & TIME
                return j if found else 0
            flags = word.written
            if not word.alpha or flags & FUNCTION or (flags & VERB and not flags & NOUN):
                return 0
        return 0

    def plural_ahead(self, i: int) -> Nominal | None:
        """Return a description without article ("Turkish officials", "campaign aides") that goes on at ``i``."""
        page = self.page
        if not page.words[i].describes:
            return None
        for j in range(i, i + 4):
            word = page.words[j]
            if page.barred[j] or not word.small:
                return None
            flags = word.written
            if flags & (PERSON_PLURAL | GROUP) and not (flags & VERB and j == i and not self.verb_at(j + 1)):
                return self.bare_nominal(j, flags)
            if word.text.endswith("s") and not flags & (AREA | NOUN) and not word.text.endswith("ss"):
                return None  # Ada Lom faces senators
            if flags & FUNCTION or (flags & VERB and not flags & NOUN) or word.past or word.owns:
                return None
        return None

    def office_ahead(self, first: int, i: int) -> Nominal | None:
        """Return the office without article after a name and a comma ("Jo Karr, US [secretary] of state")."""
        page = self.page
        if not page.words[i].small or page.texts[first - 1] != "," or first < 2 or page.barred[i]:
            return None
        if not self.mentions or self.mentions[-1].form != "name" or self.mentions[-1].last != first - 1:
            return None
        found = read_nominal(page, i)
        if not found or not found.flags & PERSON or found.possessive or found.name_follows:
            return None
        following = page.words[found.next].text
        return found if not following or following in _AFTER_OFFICE else None

    def bare_nominal(self, j: int, flags: int) -> Nominal:
        """Return the description that ends with the noun at ``j``."""
        page = self.page
        word, possessive, following = page.words[j], page.words[j].owns, j + 1
        if page.words[following].text in _APOSTROPHES and not page.skip[following] and word.bare.endswith("s"):
            possessive, following = True, following + 1
        return Nominal(j + 1, following, page.starts[j] + len(word.bare), possessive, word.head, flags, True, False)

    def bare(self, i: int, flags: int) -> int:
        """Read a noun without determiner: a plural, a group, or a role before a name or after a comma."""
        if flags & VERB and self.mentions and self.mentions[-1].last == i:
            return i + 1
        first = self.modifiers_before(i)
        i, flags = self.last_noun(i, flags)
        if flags & PERSON and not flags & PERSON_PLURAL:
            following = self.page.words[i + 1]
            if following.capital and not self.page.barred[i + 1] and not following.flags & TIME:
                return self.name(self.role_before(i + 1), read_run(self.page, i + 1), i + 1)
            if not (
                self._after_name_and_comma(first)
                or self._after_twin(first)
                or self._after_copula(first)
                or self._for_name(first, i)
                or (first in self.page.fresh and following.reports)
                or flags & GROUP
            ):
                return i + 1
            if self._headed(first) and self._for_name(first, i):
                first -= 1  # "[Ferry] captain: …", "[Justice] minister says"
        return self.nominal(first, self.bare_nominal(i, flags), 0)

    def _for_name(self, first: int, i: int) -> bool:
        """Whether a role has the place of a name: "Judge: “Q”"; in a headline "‘Q’, minister says", "‘Q’ – pilot"."""
        page = self.page
        following = page.texts[i + 1] if i + 1 < len(page.texts) and i + 1 not in page.lines else ""
        if self._labels(first, i):
            return True
        if self.title is None:
            self.title = min((at for at in page.lines if at), default=0)
        title = self.title
        if i >= title or page.texts[title - 1] in _STOPS:
            return False
        cue, before = self.verbs.get(following), page.texts[first - 1] if first else ""
        told = self.verbs.get(before)
        ends = following in ("", ":") or (cue is not None and "s" in cue.forms)
        begins = before in _PARTING or bool(first and page.skip[first - 1]) or (told is not None and "s" in told.forms)
        return ends and (begins or not first or self._headed(first))

    def _labels(self, first: int, i: int) -> bool:
        """Whether a role stands alone before the colon of its line, with one word before it at most."""
        page = self.page
        if i + 1 >= len(page.texts) or i + 1 in page.lines or page.texts[i + 1] != ":":
            return False
        return first in page.lines or self._headed(first)

    def _headed(self, first: int) -> bool:
        """Whether one word with a capital opens the line before the role at ``first``."""
        return first - 1 in self.page.lines and self.page.texts[first - 1].istitle() and not self.page.skip[first - 1]

    def last_noun(self, i: int, flags: int) -> tuple[int, int]:
        """Return the last of several nouns in a row ("head teacher", "police officers") with its flags."""
        page = self.page
        while not page.barred[i + 1]:
            further = page.words[i + 1]
            if not further.small or not further.written & NOUN or further.written & (VERB | FUNCTION):
                break
            if flags & PERSON and not flags & PERSON_PLURAL and gives_name(further.text):
                break  # the mayor [brands] the plan
            i, flags = i + 1, further.written
        return i, flags

    def _after_name_and_comma(self, start: int) -> bool:
        if start < 2 or self.page.texts[start - 1] != "," or not self.mentions:
            return False
        last = self.mentions[-1]
        return last.last in (start - 1, start - 3) and last.form == "name"

    def stands_alone(self, i: int) -> bool:
        """Whether "another" or "some" speaks by itself: "“…,” cried [others]", "[another] yelled back"."""
        words, following = self.page.words, self.page.words[i + 1]
        if following.reports and following.past:
            beyond = words[i + 2]
            return not beyond.alnum or bool(beyond.flags & FUNCTION)
        closes = not following.alnum or (bool(following.flags & (CONJUNCTION | PREPOSITION)) and following.text != "of")
        return closes and i > 1 and words[i - 1].reports and bool(self.page.skip[i - 2])

    def _after_twin(self, start: int) -> bool:
        """Whether a noun goes on the description before ``start``: "its oboist and union [delegate]"."""
        if not self.mentions or start < 1 or self.page.texts[start - 1] != "and":
            return False
        last = self.mentions[-1]
        return last.last == start - 1 and last.form == "nominal" and last.kind == "anonymous" and not last.plural

    def _after_copula(self, start: int) -> bool:
        """Whether the noun from ``start`` says what a person is ("Ana Ruiz has been [mayor] of Lund")."""
        if not self.mentions or self.mentions[-1].form == "nominal" or start < 2 or self.page.skip[start - 1]:
            return False
        texts = self.page.texts
        if texts[start - 1] == "as":
            return texts[start - 2] in serving_verbs()
        return texts[start - 1] in copulas()

    def modifiers_before(self, i: int) -> int:
        """Return where the words in lower case begin that describe the noun at ``i``."""
        page, first = self.page, i
        floor = max(self.mentions[-1].last if self.mentions else 0, i - 4, 0)
        while first > floor and not page.skip[first - 1] and first not in page.fresh:
            word = page.words[first - 1]
            flags = word.written
            if not word.small or flags & FUNCTION or (flags & VERB and not flags & NOUN):
                break
            if word.text.endswith(("ed", "ing", "ly")):
                break
            if word.text.endswith("s") and not flags & (AREA | NOUN) and not word.text.endswith("ss"):
                break
            first -= 1
        return first

    def role_before(self, i: int) -> int:
        """Return where a role in lower case right before a name begins, else ``i``."""
        page = self.page
        if not page.words[i - 1].office or i == 0 or page.skip[i - 1] or i in page.fresh:
            return i
        return self.modifiers_before(i)

    def _capital_at(self, i: int) -> bool:
        return self.page.words[i].capital and not self.page.skip[i]

    def _capital_ahead(self, i: int) -> bool:
        """Whether a capital stands at ``i`` in the same sentence."""
        return self.page.words[i].capital and not self.page.barred[i]
