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

from attrs import evolve, frozen

from quotes.extract.apostrophes import pair_singles
from quotes.extract.doubles import block, pair_doubles
from quotes.extract.typography import SINGLE_SIGNS, Mark, Stretch, mask_markup, scan_marks
from quotes.text import paragraphs

#: Paragraphs without any mark that speech may run through between one left open and one that only closes.
_SILENT_PARAGRAPHS = 6


@frozen
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


@frozen
class _Paragraph:
    start: int
    end: int
    marks: list[Mark]
    doubles: list[Stretch]
    singles: list[Stretch]


def find_quoted(text: str) -> list[Quoted]:
    """Return the outermost quoted stretches of ``text``."""
    masked = mask_markup(text)
    parts = [_read(masked, start, end) for start, end in paragraphs(text)]
    single_first = _singles_lead(parts)
    found: list[Quoted] = []
    for index, part in enumerate(parts):
        following = parts[index + 1] if index + 1 < len(parts) else None
        for stretch in _outermost(masked, part, following, single_first):
            found.append(Quoted(
                stretch.start, stretch.end, stretch.outer_start, stretch.outer_end,
                stretch.style, index, False, stretch.opened, stretch.closed,
            ))  # fmt: skip
    return _join_paragraphs(parts, found)


def _read(text: str, start: int, end: int) -> _Paragraph:
    marks = scan_marks(text, start, end)
    if not marks:
        return _Paragraph(start, end, marks, [], [])
    double = [m for m in marks if m.sign not in SINGLE_SIGNS]
    single = [m for m in marks if m.sign in SINGLE_SIGNS]
    whole = block(text, double, start, end)
    doubles = [whole] if whole else pair_doubles(text, double, start, end)
    return _Paragraph(start, end, marks, doubles, pair_singles(text, single, start, end) if len(single) > 0 else [])


def _inside(stretch: Stretch, others: list[Stretch]) -> bool:
    return any(o.outer_start <= stretch.outer_start and stretch.outer_end <= o.outer_end for o in others)


def _singles_lead(parts: list[_Paragraph]) -> bool:
    """Whether single marks are the article's outer ones: more of them stand outside the double ones than the reverse."""
    single = double = 0
    for part in parts:
        if part.singles and part.doubles:
            single += sum(s.closed and not _inside(s, part.doubles) for s in part.singles)
            double += sum(d.opened and not _inside(d, part.singles) for d in part.doubles)
        else:
            single += sum(s.closed for s in part.singles)
            double += len(part.doubles)
    return single > double


def _outermost(text: str, part: _Paragraph, following: _Paragraph | None, single_first: bool) -> list[Stretch]:
    """Return the paragraph's outermost stretches of either kind."""
    if not part.singles:
        return part.doubles
    if single_first:
        singles = _believed(part.singles, part, following)
        kept = [d for d in part.doubles if not _touches(d, singles)]
        return sorted([*singles, *kept], key=lambda s: s.start)
    if not part.doubles:
        return _believed(part.singles, part, following)
    outside = [
        m for m in part.marks
        if m.sign in SINGLE_SIGNS and not any(d.outer_start <= m.start < d.outer_end for d in part.doubles)
    ]  # fmt: skip
    singles = _believed(pair_singles(text, outside, part.start, part.end), part, following)
    kept = [s for s in singles if not _touches(s, part.doubles)]
    return sorted([*kept, *part.doubles], key=lambda s: s.start)


def _touches(stretch: Stretch, others: list[Stretch]) -> bool:
    return any(o.outer_start < stretch.outer_end and stretch.outer_start < o.outer_end for o in others)


def _believed(singles: list[Stretch], part: _Paragraph, following: _Paragraph | None) -> list[Stretch]:
    """Drop a single mark never closed unless the next paragraph is opened by one too."""
    runs_on = (
        following is not None
        and bool(following.marks)
        and following.marks[0].start == following.start
        and following.marks[0].sign in ("'", "‘")
    )
    return [s for s in singles if s.closed or runs_on]


def _join_paragraphs(parts: list[_Paragraph], found: list[Quoted]) -> list[Quoted]:
    """Mark what runs on from the paragraph before, and give the paragraphs between an open and a bare close their words."""
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
