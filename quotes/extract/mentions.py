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

from quotes.extract.cues import load_cues
from quotes.extract.names import Run, bearer_name, is_name_word, kind_of_run, name_after_office, read_run, strip_possessive
from quotes.extract.nominals import Nominal, kind_of_noun, read_nominal
from quotes.extract.pairs import join_pairs
from quotes.extract.phrases import Phrases, gender_before, pronoun_table
from quotes.extract.sentences import Page, Stretch, read_page
from quotes.models import SpeakerKind
from quotes.reading import Mention
from quotes.rules.lexicon import (
    AREA,
    AUXILIARY,
    BODY,
    COMMON,
    COMPASS,
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
    PRONOUN,
    RELATIVE,
    SUBORDINATOR,
    TIME,
    TITLE,
    VERB,
    courtesy_titles,
    flags_of,
    gender_of_noun,
    singular,
)
from quotes.text import Tokens

#: Determiners that are more often something else: they count only right before a noun for persons.
_DOUBTFUL: Final = frozenset(
    "that this all no each both every any more most less other others one another some many few several".split()
)
_PLURAL_DETERMINERS: Final = frozenset(
    "some several many few both all two three four five six seven eight nine ten other these those".split()
)
#: Capitals of these kinds open no name inside a sentence.
_NEVER_NAMES: Final = AUXILIARY | PRONOUN | SUBORDINATOR | RELATIVE
#: Words that can stand for a speaker by themselves.
_STANDING: Final = frozenset("one another some many others both several few most".split())
_PLURAL_STANDING: Final = _STANDING - {"one", "another"}


def find_mentions(text: str, tokens: Tokens, quoted: Sequence[Stretch]) -> list[Mention]:
    """Return the mentions of ``text`` outside the quotation marks."""
    finder = _Finder(read_page(text, tokens, quoted))
    finder.run()
    return join_pairs(finder.page, finder.mentions)


class _Finder(Phrases):
    """One pass over the tokens of a page."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.pronouns = pronoun_table()

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
        if word in _STANDING and (found := self.one_of(i, word)):
            return found
        if flags & DETERMINER and (found := self.determined(i, word, flags)):
            return found
        if word in self.pronouns:
            return self.pronoun(i, word)
        if bare := self.contracted(word):
            return self.pronoun(i, bare)
        if word in _STANDING and self.verb_at(i + 1):
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
        if i in page.fresh or word.isupper():
            if flags & FUNCTION or lower in self.pronouns:
                if not (word.isupper() and len(word) > 1 and i not in page.fresh):
                    return self.read_lower(i, lower, flags)
            elif self._common_opening(i, lower, flags):
                return self.opening(i, lower, flags)
        elif (
            lower in ("i", "he", "she")
            or (i in page.headline and flags & FUNCTION)
            or (flags & FUNCTION and not self._capital_at(i + 1))
        ):
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
        if i and page.texts[i - 1] == "(" and page.texts[i][1:2] in ("", "-"):
            return run.next  # "(R)", "(D-Ohio)"
        if not run.possessive:
            ahead = self.role_ahead(run.next)
            if ahead:
                return self.name(i, read_run(page, ahead), ahead)
            found = self.plural_ahead(run.next)
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

    def _common_opening(self, i: int, lower: str, flags: int) -> bool:
        """Whether the capital at ``i`` is owed to the place at the head of a sentence."""
        word = self.page.texts[i]
        if flags & COMPASS and self._capital_at(i + 1):
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
        if flags_of(following) & OPENING_PARTICLE and (self._capital_at(i + 2) or self._capital_at(i + 3)):
            return False
        if following[0].islower() and flags_of(following) & NOUN and not flags_of(following) & VERB:
            return strip_possessive(word) == word
        if lower.endswith("s") and not lower.endswith(("ss", "us", "is")) and word not in self.page.proper:
            return following not in load_cues().verbs
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
            if not self._after_name_and_comma(i) and not flags & GROUP:
                return i + 1
        return self.nominal(self.modifiers_before(i), self.bare_nominal(i, flags), 0)

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

    def determined(self, i: int, word: str, flags: int) -> int:
        """Read the noun phrase that a determiner opens; 0 if none does."""
        page = self.page
        if i + 1 >= len(page.texts) or page.skip[i + 1] or i + 1 in page.fresh:
            return 0
        found = read_nominal(page, i + 1)
        if not found:
            return 0
        if word in _DOUBTFUL and not found.flags & NOUN and not (word in _STANDING and self.verb_at(found.next)):
            return 0
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
            return self.described_name(i, found)
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
        """Read a determiner with capitals after it: "the Kremlin", "the President", "the Interior Minister Ana Ruiz"."""
        page = self.page
        run = read_run(page, i + 1)
        if (
            run.split == run.last
            or (found.flags & (PERSON | PERSON_PLURAL) and kind_of_run(page, run, True) != "organisation")
            or flags_of(found.head) & DESCRIPTIVE
        ):
            return self.nominal(i, found, flags)
        return self.name(i, run, i + 1)

    def pronoun(self, i: int, word: str) -> int:
        """Emit a pronoun."""
        page = self.page
        gender, plural, possessive = self.pronouns[word]
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
            kind: SpeakerKind = "collective" if word in _PLURAL_STANDING else "anonymous"
            self.emit(i, i + 3, page.ends[i + 2], form="nominal", kind=kind, name=name, plural=kind == "collective")
            return i + 3
        if page.texts[i + 1 : i + 2] != ["of"] or i + 3 >= len(page.texts) or not flags_of(page.texts[i + 2]) & DETERMINER:
            return 0
        found = None if page.skip[i + 3] else read_nominal(page, i + 3)
        if not found or not found.flags & (PERSON_PLURAL | GROUP) or found.possessive:
            return 0
        plural = word in _PLURAL_STANDING
        kind = "collective" if plural else "anonymous"
        name = page.text[page.starts[i] : found.end]
        head = found.head if plural else singular(found.head)
        self.emit(i, found.last, found.end, form="nominal", kind=kind, name=name, plural=plural, head=head)
        return found.next

    def indefinite(self, i: int, word: str) -> int:
        """Emit "one", "others" and the like before a verb."""
        page = self.page
        plural = word in _PLURAL_STANDING
        kind: SpeakerKind = "collective" if plural else "anonymous"
        self.emit(i, i + 1, page.ends[i], form="nominal", kind=kind, name=page.texts[i], plural=plural)
        return i + 1

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


def _is_courtesy(page: Page, first: int, split: int) -> bool:
    """Whether nothing but "Mr" or "Dr" stands before a name."""
    words = [w.lower() for w in page.texts[first:split] if w != "."]
    return all(w in courtesy_titles() for w in words)
