"""Pair single marks inside one paragraph, telling them from apostrophes.

In: the text, the paragraph's single marks (those inside words are left out before) and its bounds.
Out: stretches.  A mark after a word that ends in s may be a possessive: it closes only if no surer close
follows before the next opening mark (“‘The workers’ lockers were emptied,’ said …”).

>>> text = "‘The workers’ lockers were emptied,’ said Varga."
>>> [text[s.start:s.end] for s in pair_singles(text, scan_marks(text), 0, len(text))]
['The workers’ lockers were emptied,']
"""

from __future__ import annotations

from quotes.extract.typography import Mark, MarkRules, Stretch, is_space, mark_rules, scan_marks

__all__ = ["pair_singles", "scan_marks"]

#: Marks looked at for the close of one opener; the longest quotation seen in news holds 30 apostrophes at word ends.
_REACH = 64
_OPENERS = frozenset("'‘‚‛‹›")
_CLOSERS = frozenset("'’‘‛›‹´")
_SPEECH_END = frozenset(',.?!…—–;:)]”"»')
_AFTER_CLOSE = frozenset(",.;:?!)]}—–-…/”\"»’'")


def pair_singles(text: str, marks: list[Mark], start: int, end: int, runs_on: bool = False) -> list[Stretch]:
    """Return the stretches between the single ``marks`` of ``text[start:end]``, outermost only.

    ``runs_on`` says that the next paragraph starts with a single mark: speech left open here is then likely.
    A stretch that starts the paragraph and is never closed has ``closed`` False; the caller decides whether to
    believe it.
    """
    return _Pairing(text, marks, start, end, runs_on).run()


class _Pairing:
    """The state of one pass over the single marks of one paragraph."""

    def __init__(self, text: str, marks: list[Mark], start: int, end: int, runs_on: bool) -> None:
        self.text, self.marks, self.start, self.end, self.runs_on = text, marks, start, end, runs_on
        self.rules: MarkRules = mark_rules()

    def run(self) -> list[Stretch]:
        out: list[Stretch] = []
        index = 0
        while index < len(self.marks):
            mark = self.marks[index]
            if not self._opens(mark):
                index += 1
                continue
            at = self._find_close(index)
            if at is not None:
                close = self.marks[at]
                out.extend(self._stretch(mark, close.start, close.end, True))
                index = at + 1
                continue
            if mark.start == self.start and self._may_stay_open(mark):
                out.extend(self._stretch(mark, self.end, self.end, False))
                break
            index += 1
        return out

    def _may_stay_open(self, mark: Mark) -> bool:
        """Whether speech that starts the paragraph may run to its end without a close."""
        return mark.sign == "‘" or (mark.sign == "'" and self.runs_on and not self._elided(mark))

    def _stretch(self, mark: Mark, end: int, outer_end: int, closed: bool) -> list[Stretch]:
        start = mark.end
        while start < end and is_space(self.text[start]):
            start += 1
        while end > start and is_space(self.text[end - 1]):
            end -= 1
        if not any(char.isalnum() for char in self.text[start:end]):
            return []
        return [Stretch(start, end, mark.start, outer_end, "single", True, closed)]

    def _after(self, mark: Mark) -> str:
        return self.text[mark.end] if mark.end < self.end else ""

    def _opens(self, mark: Mark) -> bool:
        if mark.sign not in _OPENERS and not (mark.sign == "’" and self._at_speech_start(mark)):
            return False
        after = self._after(mark)
        return mark.opens and after not in _SPEECH_END - {"…", "—", "”", '"', "»"}

    def _at_speech_start(self, mark: Mark) -> bool:
        """Whether the mark starts the paragraph or follows a comma or colon and a space."""
        if mark.start == self.start:
            return True
        return mark.start - 2 >= self.start and self.text[mark.start - 1] == " " and self.text[mark.start - 2] in ",:"

    def _elided(self, mark: Mark) -> bool:
        """Whether the word after the mark is one that starts with an apostrophe (’em, '90s)."""
        if mark.sign == "‘" and mark.start == self.start:
            return False
        at = mark.end
        while at < self.end and at - mark.end < 12 and self.text[at].isalnum():
            at += 1
        word = self.text[mark.end : at].lower()
        if word[:2].isdigit():
            return len(word) <= 3
        return word in self.rules.elided_starts

    def _find_close(self, index: int) -> int | None:
        """Return the index of the mark that closes ``marks[index]``, or None."""
        mark = self.marks[index]
        wary = self._elided(mark) or mark.sign == "’"
        first_doubtful: int | None = None
        for at in range(index + 1, min(index + _REACH, len(self.marks))):
            other = self.marks[at]
            if self._closes(other):
                if wary and self.text[other.start - 1] not in _SPEECH_END:
                    continue
                if not self._doubtful(at):
                    return at
                first_doubtful = at if first_doubtful is None else first_doubtful
            elif first_doubtful is not None and self._opens(other) and not self._elided(other):
                return first_doubtful
            elif self._opens(other) and not self._elided(other) and not self._at_speech_start(mark):
                return None
        return None if self.runs_on and mark.start == self.start else first_doubtful

    def _closes(self, mark: Mark) -> bool:
        if not mark.closes or mark.sign not in _CLOSERS:
            return False
        after = self._after(mark)
        return is_space(after) or after in _AFTER_CLOSE

    def _doubtful(self, at: int) -> bool:
        """Whether ``marks[at]`` could be an apostrophe: workers’, 6', goin', or a close follows at once (s’,’)."""
        mark, text = self.marks[at], self.text
        before = text[mark.start - 1]
        if at + 1 < len(self.marks):
            following = self.marks[at + 1]
            if following.start == mark.end + 1 and text[mark.end] in ",.;:?!" and self._closes(following):
                return True
        if before.isdigit():
            return True
        if not before.isalpha():
            return False
        if before.lower() in self.rules.possessive_letters:
            return True
        first = mark.start
        while first > self.start and mark.start - first < 16 and text[first - 1].isalpha():
            first -= 1
        word = text[first : mark.start].lower()
        return word in self.rules.elided_ends or (len(word) > 3 and word.endswith(self.rules.dropped_g))
