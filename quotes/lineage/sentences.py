"""The sentences around quotations: a quoted stretch is never cut, since a credit may stand on either side of it.

In: a text and the spans of its quotations.  Out: half-open spans of sentences, in order, without gaps
other than blank space.

>>> text = "He left. “It rained. It poured,” he told Radio Osmin."
>>> [text[a:b] for a, b in split_sentences(text, [(10, 31)])]
['He left.', '“It rained. It poured,” he told Radio Osmin.']
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from quotes.patterns import compiled
from quotes.text import paragraphs

# The end of a sentence: a full stop, question or exclamation mark, closing marks, then a space and no small letter.
_END = compiled(r"[.!?…][\"'”’»)\]]{0,3}(?=\s+[^\sa-z])")
# What has a full stop and ends no sentence: "Mr.", "U.S.", "J.", "No. 4", "Sept."
_SHORT = compiled(
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Prof|St|Gen|Col|Capt|Lt|Sgt|Sen|Rep|Gov|Rev|Hon|Sr|Jr|No|vs|Inc|Ltd|Co|Corp|Jan|Feb|"
    r"Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec))\.\Z"
)


def split_sentences(text: str, quoted: Iterable[tuple[int, int]] = ()) -> list[tuple[int, int]]:
    """Return the spans of the sentences of ``text``; ``quoted`` are the spans of its quotations."""
    stretches = sorted(quoted)
    starts = [start for start, _ in stretches]

    def inside(offset: int) -> bool:
        at = bisect_right(starts, offset) - 1
        return at >= 0 and offset < stretches[at][1] - 1

    found: list[tuple[int, int]] = []
    for first, last in paragraphs(text):
        start = first
        for end in _END.finditer(text, first, last):
            stop = end.end()
            if end.group()[0] == "." and _SHORT.search(text, max(start, end.start() - 8), end.start() + 1):
                continue
            if inside(end.start()):
                continue
            found.append((start, stop))
            start = stop
            while start < last and text[start].isspace():
                start += 1
        if start < last:
            found.append((start, last))
    return found
