"""Put mentions together with their place in the clause: subject, nested, after a preposition, in apposition.

In: phrases as ``quotes.extract.mentions`` reads them, from left to right.  Out: ``Phrases.mentions``.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from typing import Final

from quotes.extract.cues import load_cues, word_set
from quotes.extract.sentences import Page
from quotes.extract.words import END, pronoun_table
from quotes.models import SpeakerKind
from quotes.reading import Gender, Mention, MentionForm
from quotes.rules.lexicon import ADVERB, AREA, FUNCTION, NOUN, SUBORDINATOR, VERB, flags_of, gender_of_noun, words_of

#: What opens an item of a list.
_BULLETS: Final = frozenset("-*•–—·")
#: What closes an apposition, besides a quotation and the end of the sentence.
_CLOSING: Final = frozenset(",.;:)—–-…?!(")
#: What closes it where a clause stands before the name.
_CLOSED: Final = frozenset(",.:")
#: How many words such a clause has at most, and how many mentions.
_CLAUSE: Final = 8
_INSIDE: Final = 4
#: Behind the comma of an apposition, before the name.
_AGE: Final = "-year-old"


@cache
def _spans() -> frozenset[str]:
    return frozenset(words_of("names", "times", "spans"))


@cache
def _shifting() -> frozenset[str]:
    return frozenset(words_of("names", "times", "shifting"))


@cache
def _kin() -> frozenset[str]:
    return frozenset(words_of("roles", "kin", "words"))


class Phrases:
    """The mentions found so far and what is known of the clause."""

    __slots__ = ("genders", "mentions", "nested", "page", "subject_seen", "subordinate", "verbs")

    def __init__(self, page: Page) -> None:
        self.page = page
        self.mentions: list[Mention] = []
        #: The tables of words, at hand.
        self.verbs = load_cues().verbs
        self.genders = gender_of_noun()
        #: The clause has its subject; it is a subordinate one; we are inside an appositive or a relative clause.
        self.subject_seen = self.subordinate = self.nested = False

    def emit(
        self, first: int, last: int, end: int, form: MentionForm, kind: SpeakerKind | None, name: str, opening: int,
        title: str | None = None, role: str | None = None, gender: Gender | None = None, plural: bool = False,
        possessive: bool = False, head: str = "",
    ) -> None:  # fmt: skip
        """Append a mention; ``opening`` is where the whole phrase begins, its role included."""
        page = self.page
        words = page.words
        before, preposition, apposed, nested = END, "", None, self.nested
        if form == "name" and opening > 1 and words[opening - 1].text.endswith(_AGE) and opening not in page.fresh:
            opening -= 1  # her apprentice, 17-year-old Jan Kos
        elif role and form == "name" and self.qualified(opening):
            opening -= 1  # her husband, former Mayor Jan Kos
        if opening and not page.skip[opening - 1] and opening not in page.fresh:
            before = words[opening - 1]
            if before.preposes:
                if not (before.flags & SUBORDINATOR and self.verb_at(last)):
                    preposition = before.lower
            elif before.text == "," and not possessive and form != "pronoun" and opening > 1:
                apposed = self.apposed_to(opening, last, form, kind, head, plural)
        if apposed is not None:
            host = self.mentions[apposed]
            if form == "nominal":
                self.nested = nested = True
            else:
                nested = host.nested
            subject = host.subject
        elif preposition or nested or possessive or (form == "nominal" and self.tells_when(head, last)):
            subject = False
        elif not self.subject_seen:
            subject = True
        else:
            # "…, the nurse agreed that …", "It is late, Ana Ruiz said, and dark."
            inserted = before.text == "," and words[last + 1].text in _CLOSED
            speaks = words[last].reports and (words[last + 1].text == "that" or inserted)
            subject = speaks or (before.lower in self.verbs and self.is_inverted(opening))
        if subject:
            self.subject_seen = True
        label = words[last].text == ":" and self.is_label(opening, last)
        sentence = bisect_right(page.order, first) - 1
        self.mentions.append(
            Mention(
                page.starts[first], end, first, last, form, kind, name, sentence, title, role, gender, plural,
                possessive, head, preposition, apposed, nested, subject, (), label,
            )
        )  # fmt: skip

    def tells_when(self, head: str, last: int) -> bool:
        """Whether a phrase says when: "[a few weeks] ago, …", "[the next day], …"."""
        return head in _spans() and (self.page.words[last].text == "," or self.page.words[last].lower in _shifting())

    def qualified(self, opening: int) -> bool:
        """Whether a comma and one word in small letters that says what sort of office it is stand before an office."""
        page = self.page
        if opening < 2 or page.skip[opening - 1] or opening in page.fresh or page.texts[opening - 2] != ",":
            return False
        word = page.words[opening - 1]
        return word.small and bool(word.flags & AREA) and not word.flags & FUNCTION

    def verb_at(self, i: int) -> bool:
        """Whether a finite verb stands at ``i``, as far as a word can tell."""
        return self.page.words[i].verbal and not self.page.skip[i]

    def speaks_at(self, i: int) -> bool:
        """Whether a reporting verb with what is reported stands at ``i`` ("…, the nurse [agreed] that …")."""
        words = self.page.words
        return words[i].reports and words[i + 1].text == "that"

    def begins_clause(self, last: int, host: Mention) -> bool:
        """Whether a phrase behind an opening one is the subject: "under the heading Eels, the lease [bans]"."""
        if self.subject_seen or not host.preposition:
            return False
        at = last
        while self.page.words[at].written & ADVERB and not self.page.barred[at]:
            at += 1
        return self.verb_at(at) and not self.page.barred[at]

    def is_inverted(self, first: int) -> bool:
        """Whether the reporting verb right before a phrase has it for its subject ("…, noted [Ana Ruiz]")."""
        page = self.page
        return first > 1 and (bool(page.skip[first - 2]) or page.texts[first - 2] == ",")

    def is_label(self, first: int, last: int) -> bool:
        """Whether a phrase stands at the start of its line with a colon after it."""
        texts = self.page.texts
        return last < len(texts) and texts[last] == ":" and (first in self.page.lines or texts[first - 1] in _BULLETS)

    def apposed_to(
        self, first: int, last: int, form: MentionForm, kind: SpeakerKind | None, head: str, plural: bool
    ) -> int | None:
        """Return the index of the mention that the phrase at ``first``, right after a comma, is apposed to, if any."""
        page = self.page
        place = len(self.mentions) - 1
        while place >= 0 and self.mentions[place].first >= first:
            place -= 1
        if place < 0:
            return None
        host = self.mentions[place]
        gap = page.texts[host.last : first - 1]
        if form == "name" and kind == "person" and (described := self.beyond_clause(place, first, last)) is not None:
            return described
        if form == "name" and (self.completes_office(place, gap) or " ".join(gap) in word_set("hereabouts")):
            gap = []
        if (gap and not (len(gap) == 2 and gap[0] == "," and gap[1].isdigit())) or first in page.fresh:
            return None
        if form == "name" and (host.form == "nominal" or host.preposition):
            place = self.governor(place)
            host = self.mentions[place]
        if host.possessive or host.form == "pronoun" or host.plural != plural:
            return None
        if form == "nominal":
            fits = host.form == "name" and bool(flags_of(head) & NOUN) and not self.speaks_at(last)
            if host.apposed_to is not None and page.texts[last] == "," and page.words[last + 1].capital:
                return None  # by her solicitor, Jan Kos, [the dead man's mother], Ana Ruiz, said
            # "leads in Wisconsin, a story by the site says"
            fits = fits and not self.begins_clause(last, host) and not (kind == "document" and host.preposition)
            if host.form == "nominal" and host.kind == kind == "anonymous":
                fits = page.texts[first].lower() in ("a", "an") and not host.preposition
        elif not page.barred[last] and page.texts[last] not in _CLOSING and not self.is_kin(host, last):
            return None
        else:
            if host.kind == "anonymous" and kind == "organisation":
                return None
            fits = host.form == "nominal" and (
                host.kind == "anonymous" or (host.kind == "organisation" and not host.preposition)
            )
        return place if fits else None

    def is_kin(self, host: Mention, last: int) -> bool:
        """Whether a name goes on behind "her husband," and before "and": "[her husband], Jan Kos and Ana Ruiz"."""
        return self.page.texts[last] == "and" and host.head in _kin() and " " in host.name

    def beyond_clause(self, place: int, first: int, last: int) -> int | None:
        """Return the description whose clause a name with a comma on either side stands behind, if any.

        "[The farmer] who found it, Ana Ruiz, had …", "remembered by [his driver] of 20 years, Ana Ruiz, as …"
        """
        page, host = self.page, self.mentions[place]
        if page.words[last].text not in _CLOSED or page.skip[last]:
            return None
        if host.last == first - 1 and host.kind in ("anonymous", "collective"):
            return None  # a woman who came with her son, Ana Ruiz
        for n in range(place, max(-1, place - _INSIDE), -1):
            host = self.mentions[n]
            if first - 1 - host.last > _CLAUSE or (host.gender in ("m", "f") and host.form == "pronoun"):
                return None  # the engineer who picked her, Jan Kos, said: it is rather she who is spoken of
            if host.form != "nominal" or host.kind != "anonymous" or host.plural or host.possessive:
                continue
            start = page.words[host.last]
            opens = start.text == "who" or start.text in pronoun_table()  # the keeper they replace
            if opens and all(w.alnum or w.owns for w in page.words[host.last : first - 1]):
                return n if self.verb_at(last + 1) or page.texts[last] == "." else None
            plain = all(w.alnum and not w.capital for w in page.words[host.last : first - 1])
            fronted = host.preposition and host.first - 1 in page.fresh
            return n if start.preposes and plain and n == place and not fronted else None
        return None

    def completes_office(self, place: int, gap: list[str]) -> bool:
        """Whether a name and a noun or two say what an office is of ("the governor of Marl [prison]")."""
        host = self.mentions[place]
        if not 0 < len(gap) < 3 or host.form != "name" or not host.preposition:
            return False
        plain = all(w[0].islower() and not flags_of(w) & (FUNCTION | VERB) and not w.endswith("ed") for w in gap)
        return plain and self.governor(place) != place

    def governor(self, place: int) -> int:
        """Return the description that the mention at ``place`` only completes ("a spokesman for | the ministry")."""
        for _ in range(3):
            upper = self.completed(place)
            if upper == place:
                break
            place = upper
        return place

    def completed(self, place: int) -> int:
        """Return the description right before the mention at ``place`` that it completes, else ``place``."""
        host = self.mentions[place]
        before = place - 1
        while before >= 0 and self.mentions[before].possessive:
            before -= 1
        if before < 0 or not host.preposition or self.mentions[before].last != host.first - 1:
            return place
        upper = self.mentions[before]
        if upper.kind != "anonymous" or upper.plural or upper.form != "nominal":
            return place
        return before if host.kind != "anonymous" or (host.preposition == "for" and host.kind == "anonymous") else place


def gender_before(page: Page, first: int, split: int) -> Gender | None:
    """Return the gender that the titles and roles before a name tell."""
    genders = gender_of_noun()
    told = (genders.get(page.words[i].lower.partition("-of-")[0]) for i in range(split - 1, first - 1, -1))
    return next((gender for gender in told if gender), None)
