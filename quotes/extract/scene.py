"""An article laid out for attribution: each paragraph a line of items, every quotation one item.

In: the article's text, tokens, quoted stretches and mentions.  Out: ``Scene``, which makes a ``Line`` for a
paragraph when it is asked for.  The words inside the marks are never items, so no rule can trip over them.

>>> words = "“It leaks,” said Ada Lom."   # items: Q, said, Ada, Lom, .
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence, Set
from functools import cache
from typing import TYPE_CHECKING

from attrs import define, field

from quotes.extract.cues import Cues, load_cues, word_set
from quotes.extract.marks import Quoted
from quotes.extract.words import lowered
from quotes.reading import Mention, record
from quotes.text import Tokens, paragraph_bounds

if TYPE_CHECKING:
    from quotes.extract.clause_stack import Clauses
    from quotes.extract.finding import Finding

#: The word that stands for a quotation in ``Line.words``.
QUOTE = "“”"

#: Items looked at on each side of a quotation in one sentence; a text without full stops stays linear.
_SENTENCE = 300

_STOPS = frozenset(".!?")
#: What may stand behind the last mark of the words: spaces, and the end of a quotation inside them.
_INNER = " \t\n\r\u00a0\u2009\u202f'’”\""
#: A sentence may end at these items.
_BREAKS = _STOPS | {QUOTE}
_SOFT = frozenset("?!…-—–")
_ABBREVIATIONS = word_set("abbreviations")
_OPENERS = word_set("openers")


@record
class Line:
    """One paragraph as items: words and marks outside quotations, and each quotation as one item."""

    #: Lower case; ``QUOTE`` for a quotation.
    words: list[str]
    #: As written.
    raws: list[str]
    starts: list[int]
    ends: list[int]
    #: Index of the mention each item belongs to, or -1.
    men: list[int]
    #: Index of the quotation that each item is, or -1.
    quotes: list[int]
    #: First item of each sentence.
    sentences: list[int]
    #: Bounds asked for before: some thirty rules ask for those of the same item.
    _bounds: dict[int, tuple[int, int]] = field(factory=dict, init=False, eq=False, repr=False)
    #: Its words once more, filled when first asked for.
    _vocabulary: set[str] = field(factory=set, init=False, eq=False, repr=False)

    def __len__(self) -> int:
        return len(self.words)

    def bounds(self, at: int) -> tuple[int, int]:
        """Return the first item and the item after the last of the sentence that holds item ``at``."""
        try:
            return self._bounds[at]
        except KeyError:
            start, end = self.sentence(at)
            found = self._bounds[at] = max(start, at - _SENTENCE), min(end, at + _SENTENCE)
            return found

    def holds(self, words: Set[str]) -> bool:
        """Whether one of ``words`` stands on the line: what a rule rests on is asked before the rule goes looking."""
        known = self._vocabulary
        if not known:
            known.update(self.words)
        return not known.isdisjoint(words)

    def sentence(self, at: int) -> tuple[int, int]:
        """Return the same, however long the sentence is."""
        sentences = self.sentences
        i = bisect_right(sentences, at)
        return sentences[i - 1], sentences[i] if i < len(sentences) else len(self.words)

    def first_of(self, at: int) -> int:
        """Return the first item of the mention that item ``at`` belongs to."""
        m = self.men[at]
        while at and self.men[at - 1] == m:
            at -= 1
        return at

    def past(self, at: int) -> int:
        """Return the item after the last of the mention that item ``at`` belongs to."""
        m = self.men[at]
        while at < len(self.men) and self.men[at] == m:
            at += 1
        return at


@define(eq=False)
class Scene:
    """Everything the rules read."""

    text: str
    tokens: Tokens
    quoted: Sequence[Quoted]
    mentions: Sequence[Mention]
    cues: Cues
    #: (start, end) of each paragraph.
    bounds: Sequence[tuple[int, int]]
    #: Outlet and headline of the article, for rules that need them.
    outlet: str | None = None
    #: Paragraph number of each quotation, and the item it is on its line.
    paragraph: list[int] = field(factory=list)
    at: list[int] = field(factory=list)
    #: A phrase's number to the number of the possessive mention that it begins with.
    possessors: dict[int, int] = field(factory=dict)
    #: Where a label begins to the number of its mention.
    labels: dict[int, int] = field(factory=dict)
    #: What was read of the clauses of a sentence, by where it starts.
    clauses: dict[int, Clauses] = field(factory=dict)
    #: What was found to govern a quotation from before it.
    governed: dict[int, Finding | None] = field(factory=dict)
    _token_mention: list[int] = field(factory=list)
    _lines: dict[int, Line] = field(factory=dict)
    _places: list[tuple[Line, int]] = field(factory=list)
    #: What several rules ask of a quotation: its last mark, its words.
    _last_marks: dict[int, str] = field(factory=dict)
    _inside: dict[int, list[str]] = field(factory=dict)

    def line(self, number: int) -> Line:
        """Return paragraph ``number`` as a line of items."""
        made = self._lines.get(number)
        if made is None:
            made = self._lines[number] = self._lay_out(number)
        return made

    def place(self, quote: int) -> tuple[Line, int]:
        """Return the line of a quotation and the item it is."""
        return self._places[quote]

    def mention_at(self, line: Line, item: int) -> Mention | None:
        """Return the mention that an item belongs to."""
        return self.mentions[line.men[item]] if line.men[item] >= 0 else None

    def _lay_out(self, number: int) -> Line:
        start, end = self.bounds[number]
        first = bisect_left(self.paragraph, number)
        last = bisect_right(self.paragraph, number)
        tokens, i = self.tokens, self.tokens.first_at(start)
        stop = tokens.first_at(end)
        raws, starts, ends = tokens.texts[i:stop], tokens.starts[i:stop], tokens.ends[i:stop]
        men, quotes = self._token_mention[i:stop], [-1] * len(raws)
        gone = i  # tokens before this line, and those of the quotations that are one item now
        for q in range(first, last):
            here = self.quoted[q]
            upto = max(tokens.first_at(here.outer_start), i)
            i = max(upto, tokens.first_at(here.outer_end))
            at = self.at[q] = upto - gone
            piece = slice(at, i - gone)
            raws[piece], starts[piece], ends[piece] = [QUOTE], [here.outer_start], [here.outer_end]
            men[piece], quotes[piece] = [-1], [q]
            gone += i - upto - 1
        line = Line(lowered(raws), raws, starts, ends, men, quotes, [0])
        self._cut(line)
        return line

    def _cut(self, line: Line) -> None:
        """Find where sentences begin."""
        words = line.words
        stops = [i for i, word in enumerate(words) if word in _BREAKS]
        for i in stops:
            if i + 1 < len(words) and (self._closes(line, i) if line.quotes[i] >= 0 else self._ends_here(line, i)):
                line.sentences.append(i + 1)

    def _ends_here(self, line: Line, i: int) -> bool:
        """Whether the stop at item ``i`` ends a sentence, and not an abbreviation or an initial."""
        raw = line.raws[i + 1]
        if not (raw[:1].isupper() or raw[:1].isdigit() or line.quotes[i + 1] >= 0 or raw in "[(-—–•*"):
            return False
        if line.words[i] != "." or i == 0 or line.starts[i] != line.ends[i - 1]:
            return True
        before = line.words[i - 1]
        if 0 <= line.men[i] == line.men[i + 1]:
            return False
        if before in _ABBREVIATIONS:
            return False
        if (len(before) == 1 and before.isalpha()) or "." in before:
            follower = line.quotes[i + 1]
            if follower >= 0:
                return not self.text[self.quoted[follower].start].islower()  # the U.S. “sorely” lacked it
            return line.words[i + 1] in _OPENERS
        return True

    def _closes(self, line: Line, i: int) -> bool:
        """Whether the quotation at item ``i`` ends its sentence: “It works.” Erik Lind disagreed."""
        quote = self.quoted[line.quotes[i]]
        last = self.text[quote.end - 1 : quote.end]
        raw = line.raws[i + 1]
        if line.quotes[i + 1] >= 0:
            return last in ".!?"
        return last == "." and (raw[:1].isupper() or raw in "(—–-") and raw not in "—–-"

    def last_mark(self, quote: int) -> str:
        """Return the last character of the quoted words ("," in “We won,” and in “He said ‘no,’”)."""
        found = self._last_marks.get(quote)
        if found is None:
            here = self.quoted[quote]
            found = self._last_marks[quote] = self.text[here.start : here.end].rstrip(_INNER)[-1:]
        return found

    def inside(self, quote: int) -> list[str]:
        """Return the words in marks, as written."""
        found = self._inside.get(quote)
        if found is None:
            here, tokens = self.quoted[quote], self.tokens
            texts = tokens.texts[tokens.first_at(here.start) : tokens.first_at(here.end)]
            found = self._inside[quote] = [w for w in texts if w[0].isalnum()]
        return found

    def role_first(self, line: Line, m: int, first: int, lo: int) -> int:
        """Return the first item of the role before a name, where that opens a clause: [the] lawyer Ada Lom told."""
        role = self.mentions[m].role
        if role is None or self.mentions[m].form != "name" or line.words[lo] != role.split(" ", 1)[0].lower():
            return first
        return lo if first - lo == len(role.split()) and all(line.men[k] < 0 for k in range(lo, first)) else first

    def size(self, quote: int) -> int:
        """Return the number of words in marks."""
        return len(self.inside(quote))

    def continues(self, quote: int) -> bool:
        """Whether the words run on from the paragraph before: left open there, and opened here by the same mark."""
        here = self.quoted[quote]
        if not here.continues or quote == 0:
            return False
        return not here.opened or self.text[here.outer_start] == self.text[self.quoted[quote - 1].outer_start]

    def soft(self, quote: int) -> bool:
        """Whether the words end so that the sentence may go on after them: ? ! … or a dash."""
        return self.last_mark(quote) in _SOFT


@cache
def _past_verbs() -> frozenset[str]:
    """Return the verbs in the past that may be taken for the noun of a phrase: [three] replied."""
    cues = load_cues()
    return frozenset(
        word for word, cue in cues.verbs.items() if "past" in cue.forms and "base" not in cue.forms
    ) - cues.nouns  # fmt: skip


def _give_tokens(scene: Scene) -> None:
    """Note for each token the longest mention that holds it; which mentions are labels, and possessors of others."""
    mentions, verbs, colons = scene.mentions, _past_verbs(), _colons(scene.text)
    owner = [-1] * len(scene.tokens.texts)
    #: Length and number of those that are longer than a word.
    longer: list[tuple[int, int]] = []
    possessive: dict[int, int] = {}
    for number, mention in enumerate(mentions):
        first = mention.first
        length = mention.last - first
        if length > 1:
            longer.append((length, number))
        elif mention.head not in verbs:
            owner[first] = number
        if mention.label or mention.end in colons:
            scene.labels[mention.start] = number
        if mention.possessive:
            possessive[first] = number
            if mention.role is not None and mention.name[:1].isupper():
                # [Defence coach Ada Lom]'s summary begins with her role
                possessive.setdefault(first - len(mention.role.split()), number)
    longer.sort()
    for length, number in longer:
        mention = mentions[number]
        first = mention.first
        if mention.head in verbs:
            length -= 1
        owner[first : first + length] = [number] * length
        if first in possessive and mention.last > mentions[possessive[first]].last:
            scene.possessors[number] = possessive[first]
    scene._token_mention = owner


def _colons(text: str) -> set[int]:
    """Return the offsets of all colons."""
    found: set[int] = set()
    at = text.find(":")
    while at >= 0:
        found.add(at)
        at = text.find(":", at + 1)
    return found


def build_scene(
    text: str,
    tokens: Tokens,
    quoted: Sequence[Quoted],
    mentions: Sequence[Mention],
    outlet: str | None = None,
) -> Scene:
    """Lay out an article for the rules."""
    bounds = paragraph_bounds(text)
    scene = Scene(text, tokens, quoted, mentions, load_cues(), bounds, outlet)
    starts = [start for start, _ in bounds]
    scene.paragraph = [max(0, bisect_right(starts, q.start) - 1) for q in quoted]
    scene.at = [0] * len(quoted)
    _give_tokens(scene)
    lines = [scene.line(number) for number in scene.paragraph]
    scene._places = list(zip(lines, scene.at, strict=True))
    return scene
