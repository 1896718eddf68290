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
from typing import Final

from quotes.extract.cues import word_set
from quotes.extract.names import Run, ends_headline_name, in_body, is_headed, is_shouted, name_after_office, read_run
from quotes.extract.nominals import Nominal
from quotes.extract.pairs import join_pairs
from quotes.extract.sentences import Stretch, read_page
from quotes.extract.surroundings import Surroundings
from quotes.extract.words import (
    ARTICLE,
    CAPITAL,
    CLAUSE,
    COMMA,
    NAMED_MONTHS,
    PART,
    PERSONAL,
    RELATIVE_CLAUSE,
    SMALL,
    SUBCLAUSE,
    Word,
    strip_possessive,
)  # fmt: skip
from quotes.reading import Mention
from quotes.rules.lexicon import (
    ABBREVIATION,
    ADVERB,
    AREA,
    AUXILIARY,
    BODY,
    BODY_ENDING,
    COMMON,
    COMPASS,
    CONJUNCTION,
    DEFINITE,
    DESCRIPTIVE,
    DETERMINER,
    FUNCTION,
    GROUP,
    INDEFINITE,
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
    STANDING_PLURAL,
    SUBORDINATOR,
    TIME,
    TITLE,
    VERB,
    flags_of,
    known_bodies,
    numbered,
)
from quotes.text import Tokens

#: Capitals of these kinds open no name inside a sentence.
_NEVER_NAMES: Final = AUXILIARY | PRONOUN | SUBORDINATOR | RELATIVE

_COUNTS: Final = word_set("counts")
#: Before one of many: "another Linden Liberal".
_ONE_OF_MANY: Final = frozenset(("one", "another"))
#: What the reader of a bracket is told to do.
_POINTING: Final = frozenset(("see", "read", "watch", "listen"))
#: Powers that stand for those who rule them.
_POWERS: Final = frozenset(("US", "UN", "UK", "EU"))


def find_mentions(text: str, tokens: Tokens, quoted: Sequence[Stretch]) -> list[Mention]:
    """Return the mentions of ``text`` outside the quotation marks."""
    finder = _Finder(read_page(text, tokens, quoted))
    finder.run()
    return join_pairs(finder.page, finder.mentions)


class _Finder(Surroundings):
    """One pass over the tokens of a page."""

    __slots__ = ()

    def run(self) -> None:
        """Read the page from the first token to the last."""
        page = self.page
        words, skip, fresh, upto = page.words, page.skip, page.fresh, 0
        for i in page.active:
            if i < upto:
                continue
            if skip[i]:
                upto, self.nested, self.subject_seen = skip[i], False, False
                continue
            if i in fresh:
                self.subject_seen = self.subordinate = self.nested = False
            word = words[i]
            role = word.role
            if role == CAPITAL:
                self.owners = 0
                upto = self.read_capital(i, word)
            elif role == SMALL:
                self.owners = 0
                upto = self.read_lower(i, word.text, word.written)
            elif role == ARTICLE:
                self.owners = 0
                upto = self.after_article(i, word.flags)
            elif role == PERSONAL:
                upto = self.pronoun(i, word.text)
            elif role < CAPITAL:
                continue
            else:
                self.follow_clause(role)
                continue
            if skip[upto]:
                upto, self.nested, self.subject_seen = skip[upto], False, False

    def follow_clause(self, role: int) -> None:
        """Follow the clause over a sign or a word that goes on with it or opens another."""
        if role == COMMA:
            self.nested = False
            if self.subordinate:
                self.subject_seen = self.subordinate = False
        elif role == PART:
            self.subject_seen = self.nested = False
        elif role == RELATIVE_CLAUSE:
            self.nested = True
        elif role >= CLAUSE:
            self.subject_seen, self.subordinate = False, role == SUBCLAUSE

    def read_lower(self, i: int, word: str, flags: int) -> int:
        """Read a word in lower case (or one that a sentence opens with); return the index to read on from."""
        if flags & STANDING and (found := self.one_of(i, word)):
            return found
        if word in self.parts and (found := self.numbered_part(i)):
            return found
        if flags & STANDING and self.stands_alone(i):
            return self.indefinite(i, word)
        if flags & DETERMINER and (found := self.determined(i, word, flags)):
            return found
        if word in self.pronouns:
            return self.pronoun(i, word)
        here = self.page.words[i]
        if here.pronoun:
            return self.pronoun(i, here.pronoun)
        if flags & STANDING:
            verb = i + 2 if self.page.words[i + 1].text == "else" else i + 1
            # "called both remarks unkind": many do not do what one does
            if self.verb_at(verb) and not (flags & STANDING_PLURAL and self.page.texts[verb].endswith("s")):
                return self.indefinite(i, word)
        if here.named and not here.capital:
            return self.name(i, read_run(self.page, i), i)
        if flags & RELATIVE:
            self.nested = True
        elif flags & (CONJUNCTION | SUBORDINATOR):
            self.subject_seen, self.subordinate = False, bool(flags & SUBORDINATOR)
        elif flags & PRONOUN and not flags & DETERMINER:
            self.subject_seen = True
        elif flags & OPENING_PARTICLE and not flags & FUNCTION and self._capital_ahead(i + 1):
            return self.name(i, read_run(self.page, i + 1), i)
        elif flags & (PERSON | PERSON_PLURAL | GROUP):
            return self.bare(i, flags)
        return i + 1

    def read_capital(self, i: int, word: Word) -> int:
        """Read a word with a capital; return the index to read on from."""
        page = self.page
        flags = word.flags
        if word.pronoun:
            return self.pronoun(i, word.pronoun)
        if word.lower in self.parts and (found := self.numbered_part(i)):
            return found
        if not flags and not word.upper and i not in page.fresh and i not in page.headline:
            return self.capital_run(i, word)
        if flags and word.bare in page.surnames and self._surname_of_this_page(i, word):
            return self.name(self.role_before(i), read_run(page, i), i)
        if word.upper or i in page.fresh:
            if flags & FUNCTION or word.lower in self.pronouns:
                if not word.shouts or i in page.fresh:
                    return self.read_lower(i, word.lower, flags)
            elif self._common_opening(i, word):
                return self.opening(i, word)
        elif flags & FUNCTION and self._is_function_word(i, word.lower, flags):
            return self.read_lower(i, word.lower, flags)
        elif i in page.headline and (ends_headline_name(word.lower) or not in_body(page, word.bare)):
            return i + 1
        if flags & TIME and not self._titled_by_time(i, word.lower):
            return i + 1
        if word.owns and not flags and flags_of(strip_possessive(word.lower)) & TIME and word.lower[:3] != "may":
            return i + 1  # "at [Thursday’s] summit"
        if word.lower in _POINTING and i and page.texts[i - 1] == "(" and self._capital_at(i + 1):
            return i + 1  # "(See Lom’s letter below.)"
        return self.capital_run(i, word)

    def capital_run(self, i: int, word: Word) -> int:
        """Read the name that begins with the capital at ``i``, or a role in front of one ("Former mayor Ana Ruiz")."""
        page = self.page
        if page.words[i + 1].describes and not word.flags & TITLE and (ahead := self.role_ahead(i + 1)):
            return self.name(i, read_run(page, ahead), ahead)
        return self.after_run(i, read_run(page, i))

    def _surname_of_this_page(self, i: int, word: Word) -> bool:
        """Whether a word that is no name elsewhere is a surname on this page ("Jo Small … [Small] said")."""
        page = self.page
        if word.flags & (TITLE | PRONOUN | TIME) or i in page.headline or i + 2 >= len(page.texts):
            return False
        if self._capital_at(i + 1):
            return False
        following = page.words[i + 1]
        if following.written & ADVERB:
            following = page.words[i + 2]
        if following.text == ",":
            return page.texts[i + 2] == "who"
        return word.owns or following.reports

    def _titled_by_time(self, i: int, lower: str) -> bool:
        """Whether a day or month belongs to the name after it ("Sunday Post", "May Lind"), not "On Monday Ana Ruiz"."""
        if not self._capital_at(i + 1):
            return False
        return lower in NAMED_MONTHS or bool(self.page.words[i + 1].flags & BODY_ENDING)

    def _is_function_word(self, i: int, lower: str, flags: int) -> bool:
        """Whether a capital inside a sentence opens no name ("I", a headline’s "On", a lone "The")."""
        if flags & _NEVER_NAMES and not flags & TIME and lower not in ("will", "can"):
            return True
        return bool(flags & FUNCTION) and (i in self.page.headline or not self._capital_at(i + 1))

    def after_run(self, i: int, run: Run) -> int:
        """Emit a run of capitals as a name, as an office, or as the beginning of a description."""
        page = self.page
        word, split, last = page.words[i], run.split, run.last
        if i and page.texts[i - 1] == "(" and (word.text[1:2] in ("", "-") or word.flags & ABBREVIATION):
            return run.next  # "(R)", "(D-Ohio)", "(Vt.)"
        if (last - i > 3 and (is_shouted(page, run) or is_headed(page, run))) or (word.postal and self._postal(i, run)):
            return run.next
        following = page.words[run.next]
        if not run.possessive and following.alpha and not page.barred[run.next] and not self._deed(i, following):
            ahead = self.role_ahead(run.next)
            if ahead:
                return self.name(i, read_run(page, ahead), ahead)
            found = self.plural_ahead(run.next) or self.office_ahead(i, run.next)
            if found:
                return self.nominal(i, found, 0)
        if split == last:
            beyond = 0 if run.possessive else name_after_office(page, run.next) or self.second_office(i, run)
            if beyond:
                return self.name(i, read_run(page, beyond), beyond)
            head = page.words[run.last - 1].bare.lower().strip(".")
            office = Nominal(run.last, run.next, run.end, run.possessive, head, flags_of(head) | PERSON, False, False)
            return self.nominal(i, office, DEFINITE)
        if word.flags & DESCRIPTIVE and last == i + 1 and not run.possessive and not word.text.endswith("s"):
            return run.next
        tail = page.words[last - 1]
        if tail.flags & DESCRIPTIVE and i and page.words[i - 1].text in _ONE_OF_MANY and not run.possessive:
            party = Nominal(last, run.next, run.end, False, tail.head, tail.flags | PERSON, False, False)
            return self.nominal(i - 1, party, INDEFINITE)  # "one New Hampshire Democrat"
        return self.name(self.role_before(i) if page.words[i - 1].office else i, run, i)

    def second_office(self, i: int, run: Run) -> int:
        """Return where a second office with the name begins: Ohio Gov. and [Party Chairman Ana Ruiz], 0 for none."""
        page, at = self.page, run.next
        if page.words[at].text != "and" or page.barred[at + 1] or not page.words[at + 1].capital:
            return 0
        second = read_run(page, at + 1)
        opens = i and page.words[i - 1].written & DETERMINER and not page.skip[i - 1]
        return at + 1 if second.first < second.split < second.last - 1 and not opens else 0

    def _postal(self, i: int, run: Run) -> bool:
        """Whether a run is the short form of a state or a month ("Linden, [OH]", "[Calif].", "[Dec]. 5")."""
        page, word = self.page, self.page.words[i]
        if run.last - i > 1 + (page.texts[run.last - 1] == "."):
            return False
        if word.flags & ABBREVIATION and not word.flags & (TITLE | BODY_ENDING):
            return word.text.replace(".", "") not in _POWERS
        if not word.upper or len(word.text) != 2 or i < 2 or word.text in _POWERS:
            return False
        return page.texts[i - 1] == "," and page.words[i - 2].capital and not page.skip[i - 1]

    def _deed(self, i: int, following: Word) -> bool:
        """Whether a name is followed by what its bearer did ("Ana Ruiz [praised] pupil Jo Berg"), not by a noun."""
        return following.past and not following.written & NOUN and not self.page.words[i].flags & (DESCRIPTIVE | PLACE)

    def _common_opening(self, i: int, word: Word) -> bool:
        """Whether the capital at ``i`` is owed to the place at the head of a sentence."""
        page, following = self.page, self.page.words[i + 1]
        lower = strip_possessive(word.lower)
        flags = word.flags if lower == word.lower else flags_of(lower)
        capital_follows = self._capital_at(i + 1)
        if following.text == "." and (len(word.text) == 1 or word.text[1:2] == "."):
            return False  # initials: "T. S. Lom", "T.S. Lom"
        if following.text == "&" and self._capital_at(i + 2):
            return False  # "Baker & Lom"
        if following.text == "of" and flags & BODY and self._capital_at(i + 2):
            return False  # "Bank of Lund"
        if capital_follows and (
            flags & (COMPASS | TITLE)
            or (flags & AREA and following.flags & (TITLE | LEADING | AREA))
            or (not flags & (OPENER | VERB) and lower not in self.verbs)
        ):
            return False
        if flags & BODY and following.small and following.written & (PERSON | TITLE) and not page.barred[i + 1]:
            return True  # "Hospital director: …", though the Nordmark Hospital is named
        if word.text in page.proper and lower not in page.seen and not flags & (GROUP | PERSON_PLURAL | DESCRIPTIVE):
            return False
        if flags & (OPENER | COMMON | VERB | NOUN | DESCRIPTIVE) or lower in page.seen:
            return not flags & TIME
        if flags & PLACE or lower in known_bodies():
            return False  # "Beijing", "Brussels"
        if lower.endswith("ed") and following.written & PREPOSITION:
            return True
        if following.text == ":" or word.owns:
            return False
        if following.written & OPENING_PARTICLE and (self._capital_at(i + 2) or self._capital_at(i + 3)):
            return False
        if following.small and following.written & NOUN and not following.written & VERB:
            return True
        if following.text in numbered() or (following.text in _COUNTS and self.verb_at(i + 2)):
            return True  # "Dive number three", "Lap seventeen had"
        if lower.endswith("s") and not lower.endswith(("ss", "us", "is")) and word.text not in page.proper:
            return not following.reports
        return lower.endswith(("ing", "ly", "tion", "tions", "ness", "ment", "ments", "ity", "ism", "ings"))

    def opening(self, i: int, word: Word) -> int:
        """Read an ordinary word at the head of a sentence."""
        lower = strip_possessive(word.lower)
        flags = word.flags if lower == word.lower else flags_of(lower)
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
