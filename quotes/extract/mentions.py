"""Find the noun phrases that can name a speaker: names, pronouns, descriptions, and pairs of them.

In: the text, its tokens, its quoted stretches.  Out: ``Mention`` records in order of their first word, a
possessor before the phrase it begins ("Russia", then "Russia’s foreign minister"), parts before the pair.

>>> from quotes.text import tokenise
>>> text = "The mayor, Ana Ruiz, met her deputy."
>>> [text[m.start : m.end] for m in find_mentions(text, tokenise(text), [])]
['The mayor', 'Ana Ruiz', 'her', 'her deputy']
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from quotes.extract.cues import load_cues
from quotes.extract.names import (
    NAMED_MONTHS,
    Run,
    ends_headline_name,
    in_body,
    is_name_word,
    is_shouted,
    name_after_office,
    read_run,
    strip_possessive,
)
from quotes.extract.nominals import Nominal
from quotes.extract.pairs import join_pairs
from quotes.extract.phrases import pronoun_table
from quotes.extract.sentences import Stretch, read_page
from quotes.extract.surroundings import Surroundings
from quotes.reading import Mention
from quotes.rules.lexicon import (
    ABBREVIATION,
    ADVERB,
    AREA,
    AUXILIARY,
    BODY_ENDING,
    COMMON,
    COMPASS,
    CONJUNCTION,
    DEFINITE,
    DESCRIPTIVE,
    DETERMINER,
    FUNCTION,
    GROUP,
    LEADING,
    NOUN,
    OPENER,
    OPENING_PARTICLE,
    PERSON,
    PERSON_PLURAL,
    PLACE,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    STANDING,
    SUBORDINATOR,
    TIME,
    TITLE,
    VERB,
    flags_of,
)
from quotes.text import Tokens

#: Capitals of these kinds open no name inside a sentence.
_NEVER_NAMES: Final = AUXILIARY | PRONOUN | SUBORDINATOR | RELATIVE

#: Words in lower case of these kinds are looked at.
_ACTIVE: Final = (
    DETERMINER | STANDING | RELATIVE | CONJUNCTION | SUBORDINATOR | PRONOUN | OPENING_PARTICLE | PERSON | PERSON_PLURAL
    | GROUP
)  # fmt: skip
#: Powers that stand for those who rule them.
_POWERS: Final = frozenset(("US", "UN", "UK", "EU"))


def find_mentions(text: str, tokens: Tokens, quoted: Sequence[Stretch]) -> list[Mention]:
    """Return the mentions of ``text`` outside the quotation marks."""
    finder = _Finder(read_page(text, tokens, quoted))
    finder.run()
    return join_pairs(finder.page, finder.mentions)


@lru_cache(maxsize=65536)
def _is_inert(word: str) -> bool:
    """Whether a word in lower case neither begins a mention nor moves the clause on."""
    if not word[0].islower() or "-" in word or "’" in word or "'" in word or word in pronoun_table():
        return False
    return not flags_of(word) & _ACTIVE


class _Finder(Surroundings):
    """One pass over the tokens of a page."""

    def run(self) -> None:
        """Read the page from the first token to the last."""
        page = self.page
        texts, skip, fresh = page.texts, page.skip, page.fresh
        i, count = 0, len(texts)
        while i < count:
            if skip[i]:
                i, self.nested, self.subject_seen = skip[i], False, False
                continue
            if i in fresh:
                self.subject_seen = self.subordinate = self.nested = False
            word = texts[i]
            if _is_inert(word):
                i += 1
                continue
            letter = word[0]
            self.owners = 0
            if letter.isupper():
                i = self.read_capital(i, word)
            elif letter.isalpha():
                i = self.read_lower(i, word, flags_of(word))
            else:
                self.read_sign(word)
                i += 1

    def read_sign(self, sign: str) -> None:
        """Follow the clause over a comma, colon or dash."""
        if sign == ",":
            self.nested = False
            if self.subordinate:
                self.subject_seen = self.subordinate = False
        elif sign in ":;—–(":
            self.subject_seen = self.nested = False

    def read_lower(self, i: int, word: str, flags: int) -> int:
        """Read a word in lower case (or one that a sentence opens with); return the index to read on from."""
        if flags & STANDING and (found := self.one_of(i, word)):
            return found
        if flags & DETERMINER and (found := self.determined(i, word, flags)):
            return found
        if word in self.pronouns:
            return self.pronoun(i, word)
        if bare := self.contracted(word):
            return self.pronoun(i, bare)
        if flags & STANDING and self.verb_at(i + 2 if self.page.texts[i + 1 : i + 2] == ["else"] else i + 1):
            return self.indefinite(i, word)
        if ("-" in word or "’" in word or "'" in word) and is_name_word(word):
            return self.name(i, read_run(self.page, i), i)
        if flags & RELATIVE:
            self.nested = True
        elif flags & (CONJUNCTION | SUBORDINATOR):
            self.subject_seen, self.subordinate = False, bool(flags & SUBORDINATOR)
        elif flags & PRONOUN and not flags & DETERMINER:
            self.subject_seen = True
        elif (
            flags & OPENING_PARTICLE
            and not flags & FUNCTION
            and self._capital_at(i + 1)
            and i + 1 not in self.page.fresh
        ):
            return self.name(i, read_run(self.page, i + 1), i)
        elif flags & (PERSON | PERSON_PLURAL | GROUP):
            return self.bare(i, flags)
        return i + 1

    def read_capital(self, i: int, word: str) -> int:
        """Read a word with a capital; return the index to read on from."""
        page = self.page
        lower = word.lower()
        flags = flags_of(lower)
        if bare := self.contracted(lower):
            return self.pronoun(i, bare)
        if flags and not flags & (TITLE | PRONOUN | TIME) and self._surname_of_this_page(i, word):
            return self.name(self.role_before(i), read_run(page, i), i)
        if i in page.fresh or word.isupper():
            if flags & FUNCTION or lower in self.pronouns:
                if not (word.isupper() and len(word) > 1 and i not in page.fresh):
                    return self.read_lower(i, lower, flags)
            elif self._common_opening(i, bare := strip_possessive(lower), flags_of(bare)):
                return self.opening(i, bare, flags_of(bare))
        elif self._is_function_word(i, lower, flags):
            return self.read_lower(i, lower, flags)
        elif i in page.headline and (ends_headline_name(lower) or not in_body(page, strip_possessive(word))):
            return i + 1
        if flags & TIME and not self._titled_by_time(i, lower):
            return i + 1
        ahead = self.role_ahead(i + 1) if not (flags & TITLE) else 0
        if ahead:
            return self.name(i, read_run(page, ahead), ahead)
        run = read_run(page, i)
        return self.after_run(i, run)

    def _surname_of_this_page(self, i: int, word: str) -> bool:
        """Whether a word that is no name elsewhere is a surname on this page ("Jo Small … [Small] said")."""
        page = self.page
        bare = strip_possessive(word)
        if bare not in page.surnames or i in page.headline or self._capital_at(i + 1) or i + 2 >= len(page.texts):
            return False
        following = page.texts[i + 1]
        if flags_of(following) & ADVERB:
            following = page.texts[i + 2]
        if following == ",":
            return page.texts[i + 2] == "who"
        return bare != word or following in load_cues().verbs

    def _titled_by_time(self, i: int, lower: str) -> bool:
        """Whether a day or month belongs to the name after it ("Sunday Post", "May Lind"), not "On Monday Ana Ruiz"."""
        if not self._capital_at(i + 1):
            return False
        return lower in NAMED_MONTHS or bool(flags_of(self.page.texts[i + 1].lower()) & BODY_ENDING)

    def _is_function_word(self, i: int, lower: str, flags: int) -> bool:
        """Whether a capital inside a sentence opens no name ("I", a headline’s "On", a lone "The")."""
        if flags & _NEVER_NAMES and not flags & TIME and lower not in ("will", "can"):
            return True
        return bool(flags & FUNCTION) and (i in self.page.headline or not self._capital_at(i + 1))

    def after_run(self, i: int, run: Run) -> int:
        """Emit a run of capitals as a name, as an office, or as the beginning of a description."""
        page = self.page
        short = page.texts[i][1:2] in ("", "-") or flags_of(page.texts[i].lower()) & ABBREVIATION
        if i and page.texts[i - 1] == "(" and short:
            return run.next  # "(R)", "(D-Ohio)", "(Vt.)"
        if is_shouted(page, run) or self._postal(i, run):
            return run.next
        if not run.possessive and not self._deed(i, run):
            ahead = self.role_ahead(run.next)
            if ahead:
                return self.name(i, read_run(page, ahead), ahead)
            found = self.plural_ahead(run.next) or self.office_ahead(i, run.next)
            if found:
                return self.nominal(i, found, 0)
        if run.split == run.last:
            beyond = 0 if run.possessive else name_after_office(page, run.next)
            if beyond:
                return self.name(i, read_run(page, beyond), beyond)
            head = strip_possessive(page.texts[run.last - 1]).lower().strip(".")
            office = Nominal(run.last, run.next, run.end, run.possessive, head, flags_of(head) | PERSON, False, False)
            return self.nominal(i, office, DEFINITE)
        if (
            run.last == run.first + 1
            and flags_of(page.texts[i].lower()) & DESCRIPTIVE
            and not run.possessive
            and not page.texts[i].endswith("s")
        ):
            return run.next
        return self.name(self.role_before(i), run, i)

    def _postal(self, i: int, run: Run) -> bool:
        """Whether a run is the short form of a state or a month ("Linden, [OH]", "[Calif].", "[Dec]. 5")."""
        page = self.page
        if run.last - i > 1 + (page.texts[run.last - 1] == "."):
            return False
        word = page.texts[i]
        if flags_of(word.lower()) & ABBREVIATION and not flags_of(word.lower()) & (TITLE | BODY_ENDING):
            return word.replace(".", "") not in _POWERS
        comma = i > 1 and page.texts[i - 1] == "," and page.texts[i - 2][0].isupper() and not page.skip[i - 1]
        return comma and len(word) == 2 and word.isupper() and word not in _POWERS

    def _deed(self, i: int, run: Run) -> bool:
        """Whether a name is followed by what its bearer did ("Ana Ruiz [praised] pupil Jo Berg"), not by a noun."""
        following = self.page.texts[run.next] if run.next < len(self.page.texts) else ""
        describing = flags_of(self.page.texts[i].lower()) & (DESCRIPTIVE | PLACE)
        return following.endswith("ed") and not flags_of(following) & NOUN and not describing

    def _common_opening(self, i: int, lower: str, flags: int) -> bool:
        """Whether the capital at ``i`` is owed to the place at the head of a sentence."""
        word = self.page.texts[i]
        if flags & COMPASS and self._capital_at(i + 1):
            return False
        if (
            flags & AREA
            and self._capital_at(i + 1)
            and flags_of(self.page.texts[i + 1].lower()) & (TITLE | LEADING | AREA)
        ):
            return False
        if self._capital_at(i + 1) and not flags & (OPENER | VERB) and lower not in load_cues().verbs:
            return False
        if (
            word in self.page.proper
            and lower not in self.page.seen
            and not flags & (GROUP | PERSON_PLURAL | DESCRIPTIVE)
        ):
            return False
        if flags & TITLE and self._capital_at(i + 1):
            return False
        if flags & (OPENER | COMMON | VERB | NOUN | DESCRIPTIVE) or lower in self.page.seen:
            return not flags & TIME
        following = self.page.texts[i + 1] if i + 1 < len(self.page.texts) else "."
        if lower.endswith("ed") and flags_of(following) & PREPOSITION:
            return True
        if following == ":" or strip_possessive(word) != word:
            return False
        if flags_of(following) & OPENING_PARTICLE and (self._capital_at(i + 2) or self._capital_at(i + 3)):
            return False
        if following[0].islower() and flags_of(following) & NOUN and not flags_of(following) & VERB:
            return True
        if lower.endswith("s") and not lower.endswith(("ss", "us", "is")) and word not in self.page.proper:
            return following not in load_cues().verbs
        return lower.endswith(("ing", "ly", "tion", "tions", "ness", "ment", "ments", "ity", "ism", "ings"))

    def opening(self, i: int, lower: str, flags: int) -> int:
        """Read an ordinary word at the head of a sentence."""
        ahead = self.role_ahead(i + 1)
        if not ahead and flags & PERSON and self._capital_at(i + 1):
            ahead = i + 1
        if not ahead and flags & (PERSON | TITLE):
            ahead = name_after_office(self.page, i + 1)
        if ahead:
            return self.name(i, read_run(self.page, ahead), ahead)
        found = self.plural_ahead(i + 1)
        if found:
            return self.nominal(i, found, 0)
        if flags & NOUN:
            return self.bare(i, flags)
        if lower.endswith(("ing", "ed")):
            self.subject_seen = self.subordinate = True
        return i + 1
