"""Find what stands between quotation marks: the outermost stretches of each paragraph.

In: the text of an article.  Out: ``Quoted`` records in order, never overlapping, never across a paragraph.
Whether somebody is reported as saying the words is not decided here.

Double marks are paired first (``doubles``), single ones where they are not apostrophes (``apostrophes``).
Where one kind stands inside the other the outer one counts; where they cross, the kind that the article
uses for its outer marks.  Offsets are code points of the text as given: markup is blanked, not cut.

>>> [q.style for q in find_quoted("“It’s ‘fine’,” she said.")]
['double']
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from attrs import evolve

from quotes.extract.apostrophes import pair_singles
from quotes.extract.doubles import block, pair_doubles
from quotes.extract.typography import SINGLE_SIGNS, Mark, Stretch, mask_markup, scan_marks
from quotes.reading import record
from quotes.text import paragraph_bounds

#: Paragraphs without any mark that speech may run through between one left open and one that only closes.
_SILENT_PARAGRAPHS = 6


@record
class Quoted:
    """One outermost stretch between quotation marks."""

    #: Inside the marks, white space at the edges left out.
    start: int
    end: int
    #: With the marks; the same as inside where a mark is missing.
    outer_start: int
    outer_end: int
    #: "double", "single", "guillemet", "doubled-apostrophe", "backtick" or "block".
    style: str
    #: Index of its paragraph, in the order of ``quotes.text.paragraphs``.
    paragraph: int
    #: The speech runs on from the stretch before, which ends the paragraph before and was left open there.
    continues: bool
    #: Whether a mark stands at its start, and at its end.
    opened: bool
    closed: bool


@record
class _Paragraph:
    start: int
    end: int
    marks: list[Mark]
    doubles: list[Stretch]
    singles: list[Stretch]
    #: The next paragraph starts with a single mark, as one does that carries on speech left open.
    runs_on: bool


def find_quoted(text: str) -> list[Quoted]:
    """Return the outermost quoted stretches of ``text``."""
    masked = mask_markup(text)
    bounds = paragraph_bounds(text)
    nexts = [start for start, _ in bounds[1:]] + [len(text)] * bool(bounds)
    marks = _marks_by_paragraph(masked, bounds)
    places = zip(bounds, nexts, marks, strict=True)
    parts = [_read(masked, start, end, after, found) for (start, end), after, found in places]
    lead = _lead_of_singles(parts)
    found: list[Quoted] = []
    for index, part in enumerate(parts):
        found.extend(_quoted(stretch, index) for stretch in _outermost(masked, part, lead))
    return _join_paragraphs(parts, found)


def _quoted(s: Stretch, paragraph: int) -> Quoted:
    return Quoted(s.start, s.end, s.outer_start, s.outer_end, s.style, paragraph, False, s.opened, s.closed)


def _marks_by_paragraph(text: str, bounds: Sequence[tuple[int, int]]) -> Iterator[list[Mark]]:
    """Yield the marks of each paragraph: all found in one go, where two commas are no mark in some of them."""
    if ",," in text:
        yield from (scan_marks(text, start, end) for start, end in bounds)
        return
    marks, first = scan_marks(text), 0
    ends = [mark.end for mark in marks]
    for _, end in bounds:
        last = bisect_right(ends, end, first)
        yield marks[first:last]
        first = last


def _read(text: str, start: int, end: int, following: int, marks: list[Mark]) -> _Paragraph:
    """Pair the ``marks`` of one paragraph; ``following`` is where the next one starts."""
    if not marks:
        return _Paragraph(start, end, marks, [], [], False)
    runs_on = text[following : following + 1] in ("'", "‘") and text[following + 1 : following + 2].isupper()
    double = [m for m in marks if m.sign not in SINGLE_SIGNS]
    single = [m for m in marks if m.sign in SINGLE_SIGNS]
    whole = block(text, double, start, end)
    doubles = [whole] if whole else pair_doubles(text, double, start, end)
    singles = pair_singles(text, single, start, end, runs_on) if single else []
    return _Paragraph(start, end, marks, doubles, singles, runs_on)


def _overlapping(stretch: Stretch, others: list[Stretch]) -> Stretch | None:
    """Return the first of ``others`` (in order, apart from each other) that overlaps ``stretch``, marks included."""
    at = bisect_right(others, stretch.outer_start, key=lambda other: other.outer_end)
    return others[at] if at < len(others) and others[at].outer_start < stretch.outer_end else None


def _apart(stretches: list[Stretch], others: list[Stretch]) -> list[Stretch]:
    """Return the ``stretches`` that overlap none of ``others``."""
    return [s for s in stretches if _overlapping(s, others) is None]


def _outside(stretches: list[Stretch], others: list[Stretch]) -> list[Stretch]:
    """Return the ``stretches`` that stand inside none of ``others``."""
    around = [(s, _overlapping(s, others)) for s in stretches]
    return [s for s, o in around if o is None or s.outer_start < o.outer_start or o.outer_end < s.outer_end]


def _lead_of_singles(parts: list[_Paragraph]) -> int:
    """Return how many more single stretches stand outside the double ones than the reverse: above 0, singles lead."""
    single = double = 0
    for part in parts:
        if part.singles and part.doubles:
            single += sum(s.closed for s in _outside(part.singles, part.doubles))
            double += sum(d.opened for d in _outside(part.doubles, part.singles))
        else:
            single += sum(s.closed for s in part.singles)
            double += len(part.doubles)
    return single - double


def _outermost(text: str, part: _Paragraph, lead: int) -> list[Stretch]:
    """Return the paragraph's outermost stretches of either kind."""
    if not part.singles:
        return part.doubles
    if lead > 0:
        singles = _believed(part.singles, part, lead)
        return sorted([*singles, *_apart(part.doubles, singles)], key=lambda s: s.start)
    if not part.doubles:
        return _believed(part.singles, part, lead)
    ends = [d.outer_end for d in part.doubles]
    outside = []
    for mark in part.marks:
        at = bisect_right(ends, mark.start)
        if mark.sign in SINGLE_SIGNS and (at == len(ends) or mark.start < part.doubles[at].outer_start):
            outside.append(mark)
    singles = _believed(pair_singles(text, outside, part.start, part.end, part.runs_on), part, lead)
    return sorted([*_apart(singles, part.doubles), *part.doubles], key=lambda s: s.start)


def _believed(singles: list[Stretch], part: _Paragraph, lead: int) -> list[Stretch]:
    """Drop a single mark never closed unless the next paragraph starts with one or no double marks speak against it."""
    return [s for s in singles if s.closed or part.runs_on or lead >= 0]


def _join_paragraphs(parts: list[_Paragraph], found: list[Quoted]) -> list[Quoted]:
    """Mark what runs on from the paragraph before; paragraphs between an open and a bare close are speech too."""
    out: list[Quoted] = []
    for quoted in found:
        before = out[-1] if out else None
        part = parts[quoted.paragraph]
        if before is None or before.closed or before.end < parts[before.paragraph].end or quoted.start > part.start + 2:
            out.append(quoted)
            continue
        gap = range(before.paragraph + 1, quoted.paragraph)
        if not gap:
            out.append(evolve(quoted, continues=True))
        elif not quoted.opened and len(gap) <= _SILENT_PARAGRAPHS and not any(parts[i].doubles for i in gap):
            for i in gap:
                a, b = parts[i].start, parts[i].end
                out.append(Quoted(a, b, a, b, before.style, i, True, False, False))
            out.append(evolve(quoted, continues=True))
        else:
            out.append(quoted)
    return out
