"""Quotations and lineages for a terminal: rich texts in which nobody's words are ever taken for markup.

In: records of ``quotes.models`` and the console that they are for.  Out: rich renderables.  Without colour
the altered words carry marks, ``[-cut-]`` and ``{+added+}``, so that a capture or a printout says the same.

>>> marked_wording("We will go.", (), colour=False).plain
'We will go.'
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TextIO

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from quotes.models import Alteration, Comparison, Lineage, NoSpeaker, Quotation, Report, Severity, Speaker
from quotes.present.marking import mark_changes
from quotes.present.telling import BASES, LEVELS, POLARITIES, UPDATED, is_update, when
from quotes.text import printable

#: Colours by gravity; the level is always written out too.
STYLES: dict[Severity, str] = {
    "none": "green",
    "cosmetic": "cyan",
    "shortened": "blue",
    "reworded": "yellow",
    "meaning": "bold red",
}

#: Words shown of a cut before its middle is left out: enough to recognise the passage.
CUT_WORDS = 24

#: Columns that a branch of the tree keeps for its words; deeper branches are drawn at the last depth that has them.
BRANCH_WIDTH = 44

#: Columns for the id of a quotation, so that it can be copied in one piece (less where the window is narrow).
ID_WIDTH = 18

#: Width without a terminal to ask: that of a printed page.
PLAIN_WIDTH = 100


def make_console(stream: TextIO) -> Console:
    """Return a console on ``stream`` that prints words as they are; ``NO_COLOR`` and pipes get no colour."""
    width = None if stream.isatty() or os.environ.get("COLUMNS") else PLAIN_WIDTH
    return Console(file=stream, markup=False, emoji=False, highlight=False, width=width)


def coloured(console: Console) -> bool:
    """Whether altered words are told by colour on ``console``, or by marks."""
    return console.color_system is not None and not console.no_color


def words(text: str, style: str = "") -> Text:
    """Return ``text`` on one line, literally, without anything that a terminal would obey."""
    return Text(printable(" ".join(text.split())), style=style)


def quoted(text: str) -> Text:
    """Return ``text`` between curly marks."""
    return Text.assemble("“", words(text), "”")


def nobody(reason: NoSpeaker | None = None) -> Text:
    """Say that there is no speaker, and where several people could be meant, that."""
    return Text("several could be meant" if reason == "ambiguous" else "nobody named", style="dim italic")


def speaker_label(speaker: Speaker | None, reason: NoSpeaker | None = None) -> Text:
    """Return a speaker's name and role in one line; ``reason`` is why there is none."""
    if speaker is None:
        return nobody(reason)
    label = Text.assemble(words(speaker.name, "bold"))
    if speaker.role:
        label.append_text(Text.assemble(", ", words(speaker.role)))
    if speaker.kind != "person":
        label.append(f" ({speaker.kind})", style="dim")
    return label


def marked_wording(text: str, alterations: Iterable[Alteration], *, colour: bool) -> Text:
    """Return a later wording with the words cut from it and added to it, by colour or by marks."""
    line = Text()
    for piece in mark_changes(text, alterations):
        body = words(_middle_left_out(piece.text) if piece.op == "cut" else piece.text).plain
        if piece.op == "keep":
            shown = Text(printable(piece.text.replace("\n", " ")))
        elif piece.op == "cut":
            shown = Text(body, "red strike") if colour else Text(f"[-{body}-]")
        else:
            shown = Text(body, "bold green underline") if colour else Text(f"{{+{body}+}}")
        touching = bool(line) and not line.plain[-1].isspace() and not shown.plain[:1].isspace()
        if touching and (piece.op != "keep" or shown.plain[:1].isalnum()):
            line.append(" ")
        line.append_text(shown)
    return line


def alteration_lines(alterations: Iterable[Alteration]) -> list[Text]:
    """Return a line for each alteration: severity, kind, reason."""
    return [
        Text.assemble("• ", (a.severity, STYLES[a.severity]), f" {a.kind}: ", words(a.why or f"{a.before} → {a.after}"))
        for a in alterations
    ]


def comparison_block(before: str, after: str, comparison: Comparison, *, colour: bool) -> Group:
    """Return two wordings, the later one marked, and what was done in words."""
    head = Text.assemble(
        (LEVELS[comparison.severity], STYLES[comparison.severity]),
        f" (severity: {comparison.severity}, similarity: {comparison.similarity:.2f})",
    )
    table = Table.grid(padding=(0, 2))
    table.add_row("original", quoted(before))
    table.add_row("later", quoted(after))
    if comparison.alterations:
        marked = marked_wording(after, comparison.alterations, colour=colour)
        table.add_row("altered", Text.assemble("“", marked, "”"))
    return Group(head, table, *alteration_lines(comparison.alterations))


def lineage_tree(lineage: Lineage, *, colour: bool, width: int) -> Group:
    """Return a lineage as a tree by time: who was first and why, each report below the one it descends from."""
    head = Text.assemble(speaker_label(lineage.speaker), "  ", (lineage.lineage, "dim"))
    tree = Tree(_first_line(lineage), guide_style="dim")
    branches: dict[str, tuple[Tree, int]] = {}
    deepest = max(1, (width - BRANCH_WIDTH) // 4)
    by_id = {r.quotation: r for r in lineage.reports}
    for report in lineage.reports:
        above, depth = branches.get(report.parent or "", (tree, 0))
        flat, parent = depth >= deepest, by_id.get(report.parent or "")
        label = _report_block(report, parent, lineage.speaker, colour=colour, flat=flat)
        branches[report.quotation] = (above, depth) if flat else (above.add(label), depth + 1)
        if flat:
            above.add(label)
    credits = [
        Text.assemble("credit: ", words(c.article), " names ", words(c.outlet, "bold"), ": ", quoted(c.phrase))
        for c in lineage.credits
    ]
    return Group(head, tree, *credits)


def altered_report(lineage: Lineage, report: Report, parent: Report | None, outlets: int, *, colour: bool) -> Group:
    """Return one altered report: who, the wording before, the wording after with its alterations."""
    head = Text.assemble(speaker_label(lineage.speaker), "  ", (lineage.lineage, "dim"))
    if outlets > 1:
        head.append(f"  (so worded in {outlets} outlets)", style="dim")
    lines: list[RenderableType] = [head]
    if parent is not None:
        time, where = words(when(parent.published)), words(parent.outlet or parent.article, "bold")
        lines.append(indented(Group(Text.assemble(time, "  ", where), quoted(parent.text))))
    lines.append(indented(_report_block(report, parent, lineage.speaker, colour=colour)))
    return Group(*lines)


def link_line(
    identifier: str, parent: str | None, severity: Severity | None, alterations: Iterable[Alteration]
) -> Text:
    """Return one line of ``quotes link``: the quotation, what it descends from, what was altered."""
    if parent is None or severity is None:
        return Text.assemble(words(identifier, "bold"), "  first report")
    kinds = ", ".join(dict.fromkeys(a.kind for a in alterations if a.severity != "none"))
    line = Text.assemble(
        words(identifier, "bold"), "  from ", words(parent), "  ", (LEVELS[severity], STYLES[severity])
    )
    return line.append(f" ({kinds})") if kinds else line


def quotation_table(quotations: Iterable[Quotation], *, width: int) -> Table:
    """Return quotations of one article as rows of speaker, words and evidence."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim", width=width)
    table.add_column("speaker", ratio=3, overflow="fold")
    table.add_column("words", ratio=7, overflow="fold")
    table.add_column("how", width=ID_WIDTH if width >= 60 else 10, overflow="fold")
    for q in quotations:
        table.add_row(speaker_label(q.speaker, q.reason), quoted(q.text), Text("\n").join(_evidence(q)))
    return table


def quotation_lines(quotation: Quotation) -> Group:
    """Return one quotation on its own: who and where, the words, the evidence."""
    where = words(f"{quotation.outlet or quotation.article}, {when(quotation.published)}")
    return Group(
        Text.assemble(speaker_label(quotation.speaker, quotation.reason), " · ", where),
        indented(quoted(quotation.text)),
        indented(Text("  ").join(_evidence(quotation))),
    )


def source_line(report: Report, *, words_too: bool = True) -> Text:
    """Say where a report stands and, with ``words_too``, who is quoted there with which words."""
    where = words(report.outlet or report.article, "bold")
    time = words(when(report.published))
    line = Text.assemble("as in " if not words_too else "in ", where, ", ", time)
    if not words_too:
        return line
    return Text.assemble(line, ", ", speaker_label(report.speaker), ": ", quoted(report.text))


def article_heading(identifier: str, outlet: str | None, published: str | None) -> Text:
    """Return the line above an article's quotations."""
    parts = [words(identifier, "bold"), *(words(p) for p in (outlet, published and when(published)) if p)]
    return Text(" · ").join(parts)


def rule_line(title: str, console: Console) -> Text:
    """Return a heading across the width of ``console``."""
    return Text.assemble("\n", (f"── {title} ", "bold"), ("─" * max(0, console.width - len(title) - 4), "dim"), "\n")


def indented(block: RenderableType, by: int = 2) -> Padding:
    """Return ``block`` moved to the right."""
    return Padding(block, (0, 0, 0, by))


def _evidence(quotation: Quotation) -> list[Text]:
    """Return kind, confidence, cue (and whom it was told to, if it was), and id of a quotation."""
    cue = quotation.cue.text if quotation.cue else quotation.reason or "no cue"
    parts = [Text(f"{quotation.kind}, {quotation.confidence:.2f}"), words(cue, "italic")]
    if quotation.told_to:
        parts.append(Text.assemble("to ", words(quotation.told_to)))
    if quotation.polarity != "asserted":
        parts.append(Text(quotation.polarity, style="yellow"))
    return [*parts, words(quotation.id, "dim")]


def _first_line(lineage: Lineage) -> Text:
    """Say who had the words first, on what grounds, and what speaks against it."""
    first = lineage.first
    line = Text.assemble("first: ", words(first.outlet, "bold") if first.outlet else Text("unknown", style="bold"))
    if first.published:
        line.append_text(Text.assemble(", ", words(when(first.published))))
    if first.basis != "unknown":
        line.append(f" ({first.basis}: {BASES[first.basis]}; confidence {first.confidence:.2f})")
    if first.note:
        line.append_text(Text.assemble("\n", words(first.note, "italic")))
    return line


def _report_block(
    report: Report, parent: Report | None, of: Speaker | None, *, colour: bool, flat: bool = False
) -> Group:
    """Return one report: where and when, its words against the parent's, what was altered.

    Its speaker is named where that is another name than the lineage's, whose words it is under (``of``).

    A ``flat`` one does not stand below its parent and names it.
    """
    head = Text.assemble(words(when(report.published)), "  ", words(report.outlet or report.article, "bold"))
    if report.kind != "direct":
        head.append(f"  {report.kind}", style="dim")
    if report.polarity != "asserted":
        head.append(f"  {POLARITIES[report.polarity]}", style="yellow")
    if report.speaker and of and report.speaker.name != of.name:
        head.append_text(Text.assemble("  by ", words(report.speaker.name)))
    if report.severity is not None:
        head.append_text(Text.assemble("  ", (LEVELS[report.severity], STYLES[report.severity])))
    if is_update(report, parent):
        head.append(f"  {UPDATED}", style="dim")
    elif flat and parent is not None:
        head.append_text(Text.assemble("  after ", words(parent.outlet or parent.article)))
    head.append_text(Text.assemble("  ", words(report.quotation, "dim")))
    altered = report.alterations if report.parent else ()
    if report.kind == "indirect":  # retold, so that word by word there is nothing to mark
        body = words(report.text, "italic")
    else:
        body = Text.assemble("“", marked_wording(report.text, altered, colour=colour), "”")
    lines: list[RenderableType] = [head, body]
    lines += alteration_lines(a for a in altered if a.severity != "none")
    for copy in report.copies:
        where = words(copy.outlet or copy.article)
        lines.append(Text.assemble("= the same article in ", where, " ", words(when(copy.published))))
    lines += [Text.assemble("+ also from ", words(also.parent), " in ", words(also.lineage)) for also in report.also]
    return Group(*lines)


def _middle_left_out(text: str) -> str:
    """Return a long cut by its first and last words and how many there are."""
    cut = text.split()
    if len(cut) <= CUT_WORDS:
        return text
    return f"{' '.join(cut[:8])} … {' '.join(cut[-8:])} ({len(cut)} words)"
