"""What stands around a name or a bare noun: "union leader [Ana Ruiz]", "Turkish [officials]", "head teacher".

In: the token of the name or noun.  Out: where its role begins, or the mention that they make together.
"""

from __future__ import annotations

from typing import Final

from quotes.extract.cues import load_cues
from quotes.extract.names import name_after_office, read_run, strip_possessive
from quotes.extract.nominals import Nominal, read_nominal
from quotes.extract.noun_phrases import NounPhrases
from quotes.rules.lexicon import (
    AREA,
    BODY,
    FUNCTION,
    GROUP,
    NOUN,
    PERSON,
    PERSON_PLURAL,
    TIME,
    VERB,
    copulas,
    flags_of,
    serving_verbs,
)

#: What goes on after an office in an apposition.
_AFTER_OFFICE: Final = frozenset((",", ".", "of", "for", "and", "at", "in", ";", ")"))


#: What parts a headline's speaker from the words.
_PARTING: Final = frozenset(",:–—-")
_STOPS: Final = frozenset(".!?")


class Surroundings(NounPhrases):
    """Looking left and right of a word for the role or the noun that belongs to it."""

    #: The token after the first line, 0 where there is only one; None before it has been looked for.
    title: int | None = None

    def role_ahead(self, i: int) -> int:
        """Return where a name begins after up to four words in lower case that end in a role; 0 if none does."""
        page, flags = self.page, 0
        for j in range(i, min(i + 5, len(page.texts))):
            word = page.texts[j]
            if page.skip[j] or j in page.fresh:
                return 0
            if flags & PERSON and word in ("of", "for", "to"):
                return name_after_office(page, j)
            if word[0].isupper():
                return (
                    j
                    if j > i
                    and flags & (PERSON | BODY)
                    and not flags & PERSON_PLURAL
                    and not flags_of(word.lower()) & TIME
                    else 0
                )
            flags = flags_of(word)
            if not word[0].isalpha() or flags & FUNCTION or (flags & VERB and not flags & NOUN):
                return 0
        return 0

    def plural_ahead(self, i: int) -> Nominal | None:
        """Return a description without article ("Turkish officials", "campaign aides") that goes on at ``i``."""
        page = self.page
        for j in range(i, min(i + 4, len(page.texts))):
            word = page.texts[j]
            if page.skip[j] or j in page.fresh or not word[0].islower():
                return None
            flags = flags_of(word)
            if flags & (PERSON_PLURAL | GROUP) and not (flags & VERB and j == i):
                return self.bare_nominal(j, flags)
            if flags & FUNCTION or (flags & VERB and not flags & NOUN) or word.endswith(("ed", "’s", "'s")):
                return None
        return None

    def office_ahead(self, first: int, i: int) -> Nominal | None:
        """Return the office without article after a name and a comma ("Jo Karr, US [secretary] of state")."""
        page = self.page
        if not self.mentions or self.mentions[-1].form != "name" or first < 2 or page.texts[first - 1] != ",":
            return None
        if self.mentions[-1].last != first - 1 or i >= len(page.texts) or page.skip[i] or i in page.fresh:
            return None
        found = read_nominal(page, i)
        if not found or not found.flags & PERSON or found.possessive or not page.texts[i][0].islower():
            return None
        following = page.texts[found.next] if found.next < len(page.texts) else "."
        return found if following in _AFTER_OFFICE and not found.name_follows else None

    def bare_nominal(self, j: int, flags: int) -> Nominal:
        """Return the description that ends with the noun at ``j``."""
        page = self.page
        word = page.texts[j]
        plain = strip_possessive(word)
        possessive, following = plain != word, j + 1
        if (
            following < len(page.texts)
            and page.texts[following] in "'’"
            and not page.skip[following]
            and plain.endswith("s")
        ):
            possessive, following = True, following + 1
        return Nominal(j + 1, following, page.starts[j] + len(plain), possessive, plain.lower(), flags, True, False)

    def bare(self, i: int, flags: int) -> int:
        """Read a noun without determiner: a plural, a group, or a role before a name or after a comma."""
        if flags & VERB and self.mentions and self.mentions[-1].last == i:
            return i + 1
        i, flags = self.last_noun(i, flags)
        if flags & PERSON and not flags & PERSON_PLURAL:
            if (
                self._capital_at(i + 1)
                and i + 1 not in self.page.fresh
                and not flags_of(self.page.texts[i + 1].lower()) & TIME
            ):
                return self.name(self.role_before(i + 1), read_run(self.page, i + 1), i + 1)
            if not (
                self._after_name_and_comma(i)
                or self._after_twin(i)
                or self._after_copula(i)
                or self._for_name(i)
                or flags & GROUP
            ):
                return i + 1
        return self.nominal(self.modifiers_before(i), self.bare_nominal(i, flags), 0)

    def _for_name(self, i: int) -> bool:
        """Whether a role has the place of a name: "Judge: “Q”"; in a headline "‘Q’, minister says", "‘Q’ – pilot"."""
        page, first = self.page, self.modifiers_before(i)
        following = page.texts[i + 1] if i + 1 < len(page.texts) and i + 1 not in page.lines else ""
        if following == ":" and (first in page.lines or (first - 1 in page.lines and page.texts[first - 1].istitle())):
            return True
        if self.title is None:
            self.title = min((at for at in page.lines if at), default=0)
        title = self.title
        if i >= title or page.texts[title - 1] in _STOPS:
            return False
        cue, before = load_cues().verbs.get(following), page.texts[first - 1] if first else ""
        told = load_cues().verbs.get(before)
        ends = following in ("", ":") or (cue is not None and "s" in cue.forms)
        begins = before in _PARTING or bool(first and page.skip[first - 1]) or (told is not None and "s" in told.forms)
        return ends and (begins or not first)

    def last_noun(self, i: int, flags: int) -> tuple[int, int]:
        """Return the last of several nouns in a row ("head teacher", "police officers") with its flags."""
        page = self.page
        while i + 1 < len(page.texts) and not page.skip[i + 1] and i + 1 not in page.fresh:
            further = flags_of(page.texts[i + 1])
            if not page.texts[i + 1][0].islower() or not further & NOUN or further & (VERB | FUNCTION):
                break
            i, flags = i + 1, further
        return i, flags

    def _after_name_and_comma(self, i: int) -> bool:
        start = self.modifiers_before(i)
        if start < 2 or self.page.texts[start - 1] != "," or not self.mentions:
            return False
        last = self.mentions[-1]
        return last.last in (start - 1, start - 3) and last.form == "name"

    def _after_twin(self, i: int) -> bool:
        """Whether the noun at ``i`` goes on a description: "its oboist and union [delegate]"."""
        start = self.modifiers_before(i)
        if not self.mentions or start < 1 or self.page.texts[start - 1] != "and":
            return False
        last = self.mentions[-1]
        return last.last == start - 1 and last.form == "nominal" and last.kind == "anonymous" and not last.plural

    def _after_copula(self, i: int) -> bool:
        """Whether the noun at ``i`` says what a person is ("Ana Ruiz has been [mayor] of Lund")."""
        if not self.mentions or self.mentions[-1].form == "nominal":
            return False
        start, texts = self.modifiers_before(i), self.page.texts
        if start < 2 or self.page.skip[start - 1]:
            return False
        if texts[start - 1] == "as":
            return texts[start - 2] in serving_verbs()
        return texts[start - 1] in copulas()

    def modifiers_before(self, i: int) -> int:
        """Return where the words in lower case begin that describe the noun at ``i``."""
        page, first = self.page, i
        floor = self.mentions[-1].last if self.mentions else 0
        while first > max(floor, i - 4, 0) and not page.skip[first - 1] and first not in page.fresh:
            word = page.texts[first - 1]
            flags = flags_of(word)
            if (
                not word[0].islower()
                or flags & FUNCTION
                or (flags & VERB and not flags & NOUN)
                or word.endswith(("ed", "ing", "ly"))
            ):
                break
            if word.endswith("s") and not flags & (AREA | NOUN) and not word.endswith("ss"):
                break
            first -= 1
        return first

    def role_before(self, i: int) -> int:
        """Return where a role in lower case right before a name begins, else ``i``."""
        page = self.page
        if i == 0 or page.skip[i - 1] or i in page.fresh or not page.texts[i - 1][0].islower():
            return i
        return self.modifiers_before(i) if flags_of(page.texts[i - 1]) & (PERSON | BODY) else i

    def _capital_at(self, i: int) -> bool:
        page = self.page
        return i < len(page.texts) and not page.skip[i] and page.texts[i][0].isupper()
