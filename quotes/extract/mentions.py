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
from functools import cache
from typing import Final

from quotes.extract.names import Run, kind_of_run, read_run, strip_possessive
from quotes.extract.nominals import Nominal, kind_of_noun, read_nominal
from quotes.extract.pairs import join_pairs
from quotes.extract.sentences import Page, Stretch, read_page
from quotes.models import SpeakerKind
from quotes.reading import Gender, Mention, MentionForm
from quotes.rules import read_rules
from quotes.rules.lexicon import (
    BODY,
    COMMON,
    CONJUNCTION,
    DEFINITE,
    DESCRIPTIVE,
    DETERMINER,
    FUNCTION,
    GROUP,
    INDEFINITE,
    NOUN,
    OPENER,
    OPENING_PARTICLE,
    PERSON,
    PERSON_PLURAL,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    SUBORDINATOR,
    TIME,
    TITLE,
    VERB,
    flags_of,
    gender_of_noun,
)
from quotes.text import Tokens

#: Determiners that are more often something else: they count only right before a noun for persons.
_DOUBTFUL: Final = frozenset("that this all no each both every any more most less other others one another some many few several".split())
#: What opens an item of a list.
_BULLETS: Final = frozenset("-*•–—·")
_PLURAL_DETERMINERS: Final = frozenset("some several many few both all two three four five six seven eight nine ten other these those".split())


def find_mentions(text: str, tokens: Tokens, quoted: Sequence[Stretch]) -> list[Mention]:
    """Return the mentions of ``text`` outside the quotation marks."""
    finder = _Finder(read_page(text, tokens, quoted))
    finder.run()
    return join_pairs(finder.page, finder.mentions)


@cache
def _pronouns() -> dict[str, tuple[Gender | None, bool, bool]]:
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


class _Finder:
    """One pass over the tokens; what it knows of the clause it is in."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.mentions: list[Mention] = []
        self.pronouns = _pronouns()
        #: The clause has its subject; it is a subordinate one; we are inside an appositive or a relative clause.
        self.subject_seen = self.subordinate = self.nested = False

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
            letter = word[0]
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
        if flags & DETERMINER and (found := self.determined(i, word, flags)):
            return found
        if word in self.pronouns:
            return self.pronoun(i, word)
        if flags & RELATIVE:
            self.nested = True
        elif flags & (CONJUNCTION | SUBORDINATOR):
            self.subject_seen, self.subordinate = False, bool(flags & SUBORDINATOR)
        elif flags & PRONOUN and not flags & DETERMINER:
            self.subject_seen = True
        elif flags & OPENING_PARTICLE and not flags & FUNCTION and self._capital_at(i + 1) and i + 1 not in self.page.fresh:
            return self.name(i, read_run(self.page, i + 1), i)
        elif flags & (PERSON | PERSON_PLURAL | GROUP):
            return self.bare(i, flags)
        return i + 1

    def read_capital(self, i: int, word: str) -> int:
        """Read a word with a capital; return the index to read on from."""
        page = self.page
        lower = word.lower()
        flags = flags_of(lower)
        if i in page.fresh or word.isupper():
            if flags & FUNCTION or lower in self.pronouns:
                if not (word.isupper() and len(word) > 1 and i not in page.fresh):
                    return self.read_lower(i, lower, flags)
            elif self._common_opening(i, lower, flags):
                return self.opening(i, lower, flags)
        elif lower in ("i", "he", "she") or (flags & FUNCTION and not self._capital_at(i + 1)):
            return self.read_lower(i, lower, flags)
        if flags & TIME and not self._capital_at(i + 1):
            return i + 1
        ahead = self.role_ahead(i + 1) if not (flags & TITLE) else 0
        if ahead:
            return self.name(i, read_run(page, ahead), ahead)
        run = read_run(page, i)
        return self.after_run(i, run)

    def after_run(self, i: int, run: Run) -> int:
        """Emit a run of capitals as a name, as an office, or as the beginning of a description."""
        page = self.page
        if not run.possessive:
            ahead = self.role_ahead(run.next)
            if ahead:
                return self.name(i, read_run(page, ahead), ahead)
            found = self.plural_ahead(run.next)
            if found:
                return self.nominal(i, found, 0)
        if run.split == run.last:
            head = strip_possessive(page.texts[run.last - 1]).lower().strip(".")
            office = Nominal(run.last, run.next, run.end, run.possessive, head, flags_of(head) | PERSON, False, False)
            return self.nominal(i, office, DEFINITE)
        if run.last == run.first + 1 and flags_of(page.texts[i].lower()) & DESCRIPTIVE and not run.possessive and not page.texts[i].endswith("s"):
            return run.next
        return self.name(self.role_before(i), run, i)

    def _common_opening(self, i: int, lower: str, flags: int) -> bool:
        """Whether the capital at ``i`` is owed to the place at the head of a sentence."""
        if self._capital_at(i + 1) and not flags & (OPENER | VERB):
            return False
        if flags & TITLE and self._capital_at(i + 1):
            return False
        if flags & (OPENER | COMMON | VERB | NOUN | DESCRIPTIVE) or lower in self.page.seen:
            return not flags & TIME
        return lower.endswith(("ing", "ly", "tion", "tions", "ness", "ment", "ments", "ity", "ism", "ings"))

    def opening(self, i: int, lower: str, flags: int) -> int:
        """Read an ordinary word at the head of a sentence."""
        ahead = self.role_ahead(i + 1)
        if not ahead and flags & PERSON and self._capital_at(i + 1):
            ahead = i + 1
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

    def _capital_at(self, i: int) -> bool:
        page = self.page
        return i < len(page.texts) and not page.skip[i] and page.texts[i][0].isupper()

    def role_ahead(self, i: int) -> int:
        """Return where a name begins after up to four words in lower case that end in a role; 0 if none does."""
        page, flags = self.page, 0
        for j in range(i, min(i + 5, len(page.texts))):
            word = page.texts[j]
            if page.skip[j] or j in page.fresh:
                return 0
            if word[0].isupper():
                return j if j > i and flags & (PERSON | BODY) and not flags & PERSON_PLURAL and not flags_of(word.lower()) & TIME else 0
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

    def bare_nominal(self, j: int, flags: int) -> Nominal:
        """Return the description that ends with the noun at ``j``."""
        page = self.page
        word = page.texts[j]
        plain = strip_possessive(word)
        possessive, following = plain != word, j + 1
        if following < len(page.texts) and page.texts[following] in "'’" and not page.skip[following] and plain.endswith("s"):
            possessive, following = True, following + 1
        return Nominal(j + 1, following, page.starts[j] + len(plain), possessive, plain.lower(), flags, True, False)

    def bare(self, i: int, flags: int) -> int:
        """Read a noun without determiner: a plural, a group, or a role before a name or after a comma."""
        if flags & PERSON and not flags & PERSON_PLURAL:
            if self._capital_at(i + 1) and i + 1 not in self.page.fresh and not flags_of(self.page.texts[i + 1].lower()) & TIME:
                return self.name(self.role_before(i + 1), read_run(self.page, i + 1), i + 1)
            if not self._after_name_and_comma(i) and not flags & GROUP:
                return i + 1
        return self.nominal(self.modifiers_before(i), self.bare_nominal(i, flags), 0)

    def _after_name_and_comma(self, i: int) -> bool:
        start = self.modifiers_before(i)
        if start < 2 or self.page.texts[start - 1] != "," or not self.mentions:
            return False
        last = self.mentions[-1]
        return last.last in (start - 1, start - 3) and last.form == "name"

    def modifiers_before(self, i: int) -> int:
        """Return where the words in lower case begin that describe the noun at ``i``."""
        page, first = self.page, i
        floor = self.mentions[-1].last if self.mentions else 0
        while first > max(floor, i - 4, 0) and not page.skip[first - 1] and first not in page.fresh:
            word = page.texts[first - 1]
            flags = flags_of(word)
            if not word[0].islower() or flags & FUNCTION or (flags & VERB and not flags & NOUN) or word.endswith(("ed", "ing", "ly")):
                break
            first -= 1
        return first

    def role_before(self, i: int) -> int:
        """Return where a role in lower case right before a name begins, else ``i``."""
        page = self.page
        if i == 0 or page.skip[i - 1] or i in page.fresh or not page.texts[i - 1][0].islower():
            return i
        return self.modifiers_before(i) if flags_of(page.texts[i - 1]) & (PERSON | BODY) else i

    def determined(self, i: int, word: str, flags: int) -> int:
        """Read the noun phrase that a determiner opens; 0 if none does."""
        page = self.page
        if flags & POSSESSIVE and word in self.pronouns:
            self.pronoun(i, word)
        if i + 1 >= len(page.texts) or page.skip[i + 1] or i + 1 in page.fresh:
            return 0
        found = read_nominal(page, i + 1)
        if not found:
            return 0
        if word in _DOUBTFUL and not found.flags & NOUN:
            return 0
        if word == "that" and not found.flags & PERSON:
            return 0
        if found.name_follows:
            return self.name(i, read_run(page, found.last), found.last)
        if not found.plain:
            return self.after_the(i, found, flags)
        return self.nominal(i, found, flags)

    def after_the(self, i: int, found: Nominal, flags: int) -> int:
        """Read a determiner with capitals after it: "the Kremlin", "the President", "the Interior Minister Ana Ruiz"."""
        page = self.page
        run = read_run(page, i + 1)
        if run.split == run.last or (found.flags & (PERSON | PERSON_PLURAL) and kind_of_run(page, run, True) != "organisation") or flags_of(found.head) & DESCRIPTIVE:
            return self.nominal(i, found, flags)
        return self.name(i, run, i + 1)

    def pronoun(self, i: int, word: str) -> int:
        """Emit a pronoun."""
        page = self.page
        gender, plural, possessive = self.pronouns[word]
        if possessive and word != "his" and i + 1 < len(page.texts) and word == "her" and not page.texts[i + 1][0].isalpha():
            possessive = False
        self.emit(i, i + 1, page.ends[i], form="pronoun", kind=None, name=page.texts[i], gender=gender, plural=plural, possessive=possessive)
        return i + 1

    def name(self, first: int, run: Run, capital: int) -> int:
        """Emit a name; ``first`` opens its role or determiner, ``capital`` its run of capitals."""
        page = self.page
        if run.split == run.last:
            head = page.texts[run.last - 1].lower()
            return self.nominal(first, Nominal(run.last, run.next, run.end, run.possessive, head, flags_of(head), True, False), DEFINITE)
        article = page.texts[first].lower() if first < capital else ""
        only_article = first + 1 == capital and flags_of(article) & DETERMINER
        kind: SpeakerKind = kind_of_run(page, run, article == "the" and bool(only_article))
        role_text = "" if only_article else page.text[page.starts[first] : page.ends[run.split - 1]] if run.split > first else ""
        title = page.text[page.starts[run.first] : page.ends[run.split - 1]] if run.split > run.first else None
        if first < capital and not only_article and kind == "person":
            head = flags_of(page.texts[capital - 1].lower())
            if head & BODY and not head & PERSON:
                kind = "organisation"
        start_token = first if only_article and kind == "organisation" else run.first
        name = page.text[page.starts[run.split] : run.end]
        gender = _gender(page, first, run.split)
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
        if not found:
            return i
        if found.name_follows:
            return self.name(first, read_run(page, found.last), found.last)
        return self.nominal(first, found, DEFINITE) if found.plain else i

    def nominal(self, first: int, found: Nominal, flags: int) -> int:
        """Emit a description that begins at token ``first``."""
        page = self.page
        kind = kind_of_noun(found.flags, not flags & INDEFINITE)
        word = page.texts[first].lower()
        plural = bool(found.flags & (PERSON_PLURAL | GROUP) and not found.flags & PERSON) or word in _PLURAL_DETERMINERS
        phrase = page.text[page.starts[first] : found.end]
        gender = gender_of_noun().get(found.head)
        self.emit(
            first, found.last, found.end, form="nominal", kind=kind, name=phrase, gender=gender, plural=plural,
            possessive=found.possessive, head=found.head, role=phrase if kind == "anonymous" else None,
        )  # fmt: skip
        return self.possessed(first, found.next) if found.possessive else found.next

    def emit(
        self, first: int, last: int, end: int, *, form: MentionForm, kind: SpeakerKind | None, name: str,
        title: str | None = None, role: str | None = None, gender: Gender | None = None, plural: bool = False,
        possessive: bool = False, head: str = "", outer: int | None = None,
    ) -> None:  # fmt: skip
        """Append a mention; ``outer`` is where the whole phrase begins, its role included."""
        page = self.page
        opening = first if outer is None else outer
        before = page.texts[opening - 1].lower() if opening and not page.skip[opening - 1] and opening not in page.fresh else ""
        preposition = before if flags_of(before) & PREPOSITION else ""
        apposed = self.apposed_to(opening, last, form, head, plural)
        nested = self.nested
        if apposed is not None:
            host = self.mentions[apposed]
            if form == "nominal":
                self.nested = nested = True
            else:
                nested = host.nested
        free = not preposition and not nested and not possessive
        subject = self.mentions[apposed].subject if apposed is not None else free and not self.subject_seen
        if subject:
            self.subject_seen = True
        self.mentions.append(
            Mention(
                page.starts[first], end, first, last, form, kind, name, page.sentence(first), title, role, gender, plural,
                possessive, head, preposition, apposed, nested, subject, (), self.is_label(opening, last),
            )
        )  # fmt: skip

    def is_label(self, first: int, last: int) -> bool:
        """Whether a phrase stands at the start of its line with a colon after it."""
        texts = self.page.texts
        return last < len(texts) and texts[last] == ":" and (first in self.page.lines or texts[first - 1] in _BULLETS)

    def apposed_to(self, first: int, last: int, form: MentionForm, head: str, plural: bool) -> int | None:
        """Return the index of the mention that the phrase at ``first`` stands in apposition to, if it does."""
        page = self.page
        if first < 2 or form == "pronoun" or page.texts[first - 1] != "," or not self.mentions or page.skip[first - 1]:
            return None
        host = self.mentions[-1]
        gap = page.texts[host.last : first - 1]
        if gap and not (len(gap) == 2 and gap[0] == "," and gap[1].isdigit()) or first in page.fresh:
            return None
        following = page.texts[last] if last < len(page.texts) else "."
        if host.possessive or host.form == "pronoun" or host.plural != plural:
            return None
        if form == "nominal":
            fits = host.form == "name" and bool(flags_of(head) & NOUN)
        else:
            fits = host.form == "nominal" and host.kind != "document" and following not in ("and", "or")
        return len(self.mentions) - 1 if fits else None


def _gender(page: Page, first: int, split: int) -> Gender | None:
    """Return the gender that the titles and roles before a name tell."""
    nouns = gender_of_noun()
    for i in range(split - 1, first - 1, -1):
        found = nouns.get(page.texts[i].lower())
        if found:
            return "m" if found == "m" else "f"
    return None
