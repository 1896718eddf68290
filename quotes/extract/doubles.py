"""Pair double marks, doubled apostrophes and guillemets inside one paragraph.

In: the text, the paragraph's double marks and its bounds.  Out: its outermost stretches.  Left and right
are told by the sign where it has a side and else by its place; what contradicts both (a mark missing, turned
round, of another kind, an inch mark) is decided by the marks that follow it.

>>> text = "“The ferry was late all week\\", said Varga."
>>> [text[s.start:s.end] for s in pair_doubles(text, scan_marks(text), 0, len(text))]
['The ferry was late all week']
"""

from __future__ import annotations

from quotes.extract.typography import Mark, Stretch, is_space, mark_rules, scan_marks
from quotes.patterns import compiled

__all__ = ["block", "pair_doubles", "scan_marks"]

_GUILLEMETS = frozenset("«»")
_UPRIGHT = frozenset(('"', "''"))
_SPEECH_END = frozenset(",.?!…—–;:'’")
# a full stop after one capital letter ends no sentence: "the U.S. team"
_SENTENCE_END = compiled(r"(?<!\b[A-Z])[.?!…]['’”\"]?\s+(?=\S)")
_SINGLE_CLOSE = compiled(r"[,.?!…](['’])(?=\s)")
_SINGLE_OPEN = compiled(r"(?<!\w)['‘](?=\w)")
#: Characters looked back over for the end of speech before a mark that opens anew: more than "…, said" and a name take.
_WINDOW = 300
#: Longest name line under a pull quote ("Amy Pope, deputy homeland security adviser" has six words).
_SIGNATURE_WORDS = 8


def block(text: str, marks: list[Mark], start: int, end: int) -> Stretch | None:
    """Return the whole paragraph as one stretch if one straight mark wraps it or opens it for good.

    Some outlets set block quotations and transcripts so; the marks inside are then nested ones.
    """
    if text[start] != '"' or end - start < 2:
        return None
    if _set_twice(text, marks) or {mark.sign for mark in marks} == {'"', "''"}:
        return None
    straight = [m.start for m in marks if m.sign == '"']
    curly = [m.sign for m in marks if m.sign in ("“", "”")]
    if len(straight) == 2 and straight[1] == end - 1 and curly:
        return Stretch(start + 1, end - 1, start, end, "block", True, True)
    unpaired = len(straight) % 2 == 1 and (len(straight) < 2 or is_space(text[straight[1] - 1]))
    if unpaired and curly.count("”") <= curly.count("“"):
        style = "block" if len(marks) > 1 else "double"
        return Stretch(start + 1, end, start, end, style, True, False)
    return None


def pair_doubles(text: str, marks: list[Mark], start: int, end: int) -> list[Stretch]:
    """Return the outermost stretches between the double ``marks`` of the paragraph ``text[start:end]``."""
    return _Pairing(text, marks[1:] if _set_twice(text, marks) else marks, start, end).run()


def _set_twice(text: str, marks: list[Mark]) -> bool:
    """Whether a stray straight mark stands right before the first curly one, with no other straight one after."""
    first = marks[0].end if marks and marks[0].sign == '"' else len(text)
    return text[first : first + 1] == "“" and all(mark.sign != '"' for mark in marks[1:])


class _Pairing:
    """The state of one pass over the marks of one paragraph."""

    __slots__ = ("end", "floor", "inner", "marks", "opened", "out", "rules", "start", "text")

    def __init__(self, text: str, marks: list[Mark], start: int, end: int) -> None:
        self.text, self.marks, self.start, self.end = text, marks, start, end
        self.rules = mark_rules()
        self.out: list[Stretch] = []
        self.opened: Mark | None = None
        #: Signs of the nested marks still open.
        self.inner: list[str] = []
        #: Where the search for the start of speech without an opening mark begins at the earliest.
        self.floor = start

    def run(self) -> list[Stretch]:
        for index, mark in enumerate(self.marks):
            if self.opened is None:
                self._outside(index, mark)
            else:
                self._inside(index, mark, self.opened)
        if self.opened is not None:
            self._leave_open(self.opened, self.end)
        return self.out

    def _outside(self, index: int, mark: Mark) -> None:
        if self._may_open(index, mark):
            self.opened, self.inner = mark, []
        elif mark.closes and mark.sign not in ("``", "„", ",,", "«") and self._ends_speech(mark):
            if self._reports_before(mark) and self._next_closes(index, mark.sign):
                self.opened, self.inner = mark, []  # set tight to the comma before it: he said,” there are
            else:
                self._add_unopened(mark)

    def _may_open(self, index: int, mark: Mark) -> bool:
        text, after = self.text, self.text[mark.end : mark.end + 1] if mark.end < self.end else ""
        if mark.sign in ("``", "„", ",,", "«"):
            return bool(after)
        if mark.sign in ("“", "‘‘"):
            return bool(after) and (mark.opens or not mark.closes or not is_space(after))
        if mark.opens:
            before = text[mark.start - 1] if mark.start > self.start else ""
            return is_space(before) or before not in ",;…" or after.isalpha()
        # a mark with space on both sides opens if another follows
        return not mark.closes and index + 1 < len(self.marks) and bool(after)

    def _inside(self, index: int, mark: Mark, opened: Mark) -> None:
        sign, closers = mark.sign, self.rules.closers[opened.sign]
        if sign in closers and not (sign == opened.sign and sign not in _UPRIGHT and not mark.closes):
            self._own_closer(index, mark, opened)
        elif sign == opened.sign:
            if mark.closes and not mark.opens:
                self._close(opened, mark)
            else:
                self._opener_again(index, mark, opened)
        elif self.inner and mark.closes and sign in self.rules.closers[self.inner[-1]]:
            self.inner.pop()
        elif mark.opens and not mark.closes:
            self.inner.append(sign)
        elif mark.closes and not self._other_family(sign, opened.sign) and not self._is_inches(index, mark, opened):
            self._close(opened, mark)

    def _own_closer(self, index: int, mark: Mark, opened: Mark) -> None:
        if mark.opens and not mark.closes and opened.sign not in _GUILLEMETS:
            self._opener_again(index, mark, opened)
        elif self.inner and self.inner[-1] == opened.sign:
            self.inner.pop()
        elif not self._is_inches(index, mark, opened) and not self._is_adrift(index, mark, opened):
            self._close(opened, mark)

    def _opener_again(self, index: int, mark: Mark, opened: Mark) -> None:
        """An opening mark of the kind that is open: a nested quotation of the same marks, or a close was left out."""
        if self._next_closes(index, opened.sign) and self._next_closes(index + 1, opened.sign):
            self.inner.append(opened.sign)
            return
        if opened.sign not in _UPRIGHT and mark.sign == opened.sign and not self._ends_before(opened, mark):
            return
        self._leave_open(opened, mark.start)
        self.opened, self.inner = mark, []

    def _ends_before(self, opened: Mark, mark: Mark) -> bool:
        """Whether the words after ``opened`` are seen to end before ``mark``, without a closing mark of their kind."""
        first, last = max(opened.end, mark.start - _WINDOW), mark.start
        return self._tail_at(first, last) is not None or self._single_close(first, last) is not None

    def _next_closes(self, index: int, sign: str) -> bool:
        """Whether the mark after ``marks[index]`` is one that closes ``sign`` and cannot open."""
        if index + 1 >= len(self.marks):
            return False
        mark = self.marks[index + 1]
        if mark.sign not in self.rules.closers[sign]:
            return False
        return mark.closes and (mark.sign not in _UPRIGHT or not mark.opens)

    def _is_inches(self, index: int, mark: Mark, opened: Mark) -> bool:
        """Whether the mark counts inches (the pipe was 6" wide): after a digit, with the true close still ahead."""
        return self.text[mark.start - 1].isdigit() and self._next_closes(index, opened.sign)

    def _is_adrift(self, index: int, mark: Mark, opened: Mark) -> bool:
        """Whether the mark stands between two spaces with the true close still ahead; guillemets are often spaced."""
        return not mark.closes and opened.sign not in _GUILLEMETS and self._next_closes(index, mark.sign)

    @staticmethod
    def _other_family(sign: str, opener: str) -> bool:
        return (sign in _GUILLEMETS) != (opener in _GUILLEMETS)

    def _ends_speech(self, mark: Mark) -> bool:
        after = self.text[mark.end : mark.end + 1] if mark.end < self.end else ""
        return self.text[mark.start - 1] in _SPEECH_END and (is_space(after) or after in ",.;—–")

    def _tail_at(self, first: int, last: int) -> int | None:
        """Return where speech ends and ``said Reyes.`` begins in ``text[first:last]``, or None."""
        found = self.rules.tail.search(self.text, max(first, last - 160), last)
        return found.end(1) if found and found.start() > first else None

    def _close(self, opened: Mark, mark: Mark) -> None:
        self._add(opened.end, mark.start, opened.start, mark.end, opened.sign, True, True)
        self.opened = None

    def _single_close(self, first: int, last: int) -> int | None:
        """Return where a single mark closes what a double one opened (“It leaks,’ she said), or None."""
        found = _SINGLE_CLOSE.search(self.text, first, last)
        return found.start(1) if found and not _SINGLE_OPEN.search(self.text, first, found.start()) else None

    def _leave_open(self, opened: Mark, limit: int) -> None:
        at = self._single_close(opened.end, limit)
        if at is not None:
            self._add(opened.end, at, opened.start, at + 1, opened.sign, True, True)
            return
        end = self._tail_at(opened.end, limit) or limit
        self._add(opened.end, end, opened.start, end, opened.sign, True, False)

    def _add_unopened(self, mark: Mark) -> None:
        first, self.floor = max(self.floor, self.out[-1].outer_end if self.out else self.start), mark.end
        if first > self.start:
            found = _SENTENCE_END.search(self.text, first, mark.start)
            if not found:
                return
            first = found.end()
        first = self._after_narration(first, mark.start)
        if self._is_signature(first, mark):
            return
        sign = mark.sign if mark.sign in self.rules.styles else '"'
        opened = self.text[first] in "‘'" and self.text[first + 1].isalnum()
        self._add(first + opened, mark.start, first, mark.end, sign, opened, True)

    def _reports_before(self, mark: Mark) -> bool:
        """Whether a reporting verb and a comma or colon stand right before the mark."""
        last = mark.start - 1
        if last <= self.start or self.text[last] not in ",:":
            return False
        verbs = self.rules.verb.finditer(self.text, max(self.start, last - 16), last)
        return any(found.end() == last for found in verbs)

    def _is_signature(self, first: int, mark: Mark) -> bool:
        """Whether the words before a bare close are the name line under a pull quote of the paragraph before."""
        if self.out or mark.end < self.end:
            return False
        words = self.text[first : mark.start - 1]
        return (
            words[:1].isupper()
            and len(words.split()) <= _SIGNATURE_WORDS
            and not any(char in "?!;:" for char in words)
            and not self.rules.sentence_words.intersection(words.lower().replace("’", "'").split())
        )

    def _after_narration(self, first: int, last: int) -> int:
        """Return the start of the sentence after the last one that reports speech itself."""
        verbs = list(self.rules.verb.finditer(self.text, first, last))
        if not verbs:
            return first
        after = verbs[-1].end()
        if self.text[after : after + 1] in (",", ":") and self.text[after + 2 : after + 3].isupper():
            return after + 2
        found = _SENTENCE_END.search(self.text, after, last)
        return found.end() if found else first

    def _add(
        self, start: int, end: int, outer_start: int, outer_end: int, sign: str, opened: bool, closed: bool
    ) -> None:
        while start < end and is_space(self.text[start]):
            start += 1
        while end > start and is_space(self.text[end - 1]):
            end -= 1
        if end > start:
            outer = (outer_start if opened else start, outer_end if closed else end)
            self.out.append(Stretch(start, end, *outer, self.rules.styles[sign], opened, closed))
