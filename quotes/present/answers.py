"""Answers of commands that are no quotation and no lineage: verdicts, speakers, finds, summaries.

In: what the workflow and the store answer, by the shape of their fields.  Out: views, as in ``views``.

>>> SUMMARIES.columns[:2]
['articles', 'added']
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from quotes.models import Alteration, Article, Quotation, Rejection, Report, Severity
from quotes.present import evidence, records, sheets
from quotes.present.records import Record
from quotes.present.views import View, plain_row

if TYPE_CHECKING:
    from rich.console import Console, RenderableType


class Verdict(Protocol):
    """What ``quotes check`` says of one quotation of a draft."""

    @property
    def quotation(self) -> Quotation: ...
    @property
    def verdict(self) -> str: ...
    @property
    def against(self) -> Report | None: ...
    @property
    def alterations(self) -> tuple[Alteration, ...]: ...
    @property
    def severity(self) -> Severity | None: ...


class Summary(Protocol):
    """What became of the articles that were added."""

    @property
    def articles(self) -> int: ...
    @property
    def added(self) -> int: ...
    @property
    def unchanged(self) -> int: ...
    @property
    def updated(self) -> int: ...
    @property
    def failed(self) -> Sequence[Rejection]: ...
    @property
    def quotations(self) -> int: ...
    @property
    def lineages(self) -> int: ...


class SpeakerSummary(Protocol):
    """A speaker of the store."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def quotations(self) -> int: ...
    @property
    def articles(self) -> int: ...
    @property
    def names(self) -> tuple[tuple[str, int], ...]: ...
    @property
    def roles(self) -> tuple[str, ...]: ...
    @property
    def outlets(self) -> tuple[tuple[str, int], ...]: ...
    @property
    def first(self) -> str | None: ...
    @property
    def last(self) -> str | None: ...


class Found(Protocol):
    """A quotation that a search found."""

    @property
    def snippet(self) -> str: ...


#: Style of each verdict; the word itself is always written.
_VERDICTS = {"verbatim": "green", "altered": "yellow", "misattributed": "bold red", "not-found": "magenta"}


def verdict_record(verdict: Verdict) -> Record:
    """Return what ``quotes check`` prints for one quotation."""
    return {
        "quotation": records.quotation_record(verdict.quotation),
        "verdict": verdict.verdict,
        "against": None if verdict.against is None else records.report_record(verdict.against),
        "alterations": records.alteration_records(verdict.alterations),
        "severity": verdict.severity,
    }


def _verdict_rows(record: Record) -> Iterator[Record]:
    against = record["against"] or {}
    yield {
        **sheets.quotation_row(record["quotation"]),
        "verdict": record["verdict"],
        "severity": record["severity"],
        "kinds": "; ".join(dict.fromkeys(a["kind"] for a in record["alterations"])),
        "why": "; ".join(dict.fromkeys(a["why"] for a in record["alterations"])),
        **{f"against_{key}": against.get(key) for key in ("outlet", "article", "published", "text")},
    }


def _verdict_block(verdict: Verdict, console: Console) -> RenderableType:
    from rich.console import Group
    from rich.text import Text

    from quotes.present import terminal

    mark = Text(verdict.verdict, _VERDICTS.get(verdict.verdict, ""))
    if verdict.severity is not None and verdict.severity != "none":
        mark.append(f" ({verdict.severity})", terminal.STYLES[verdict.severity])
    speaker = terminal.speaker_label(verdict.quotation.speaker, verdict.quotation.reason)
    marked = terminal.marked_wording(verdict.quotation.text, verdict.alterations, colour=terminal.coloured(console))
    told = terminal.indented(Text.assemble("“", marked, "”"))
    lines: list[RenderableType] = [Text.assemble(mark, "  ", speaker), told]
    lines += [terminal.indented(line) for line in terminal.alteration_lines(verdict.alterations)]
    if verdict.against is not None:
        words_too = verdict.verdict != "verbatim"
        lines.append(terminal.indented(terminal.source_line(verdict.against, words_too=words_too)))
    return Group(*lines, "")


def summary_record(summary: Summary) -> Record:
    """Return the summary of ``quotes add``."""
    return {
        "articles": summary.articles,
        "added": summary.added,
        "unchanged": summary.unchanged,
        "updated": summary.updated,
        "failed": [records.rejection_record(r) for r in summary.failed],
        "quotations": summary.quotations,
        "lineages": summary.lineages,
    }


def _summary_rows(record: Record) -> Iterator[Record]:
    yield {**record, "failed": len(record["failed"])}


def _summary_block(summary: Summary, console: Console) -> RenderableType:
    count = f"{summary.articles} article{'' if summary.articles == 1 else 's'}"
    done = f"{summary.added} added, {summary.unchanged} unchanged, {summary.updated} updated"
    failed = f", {len(summary.failed)} left out" if summary.failed else ""
    return f"{count}: {done}{failed}\nin the store: {summary.quotations} quotations in {summary.lineages} lineages"


def speaker_summary_record(speaker: SpeakerSummary) -> Record:
    """Return one speaker of the store."""
    return {
        "id": speaker.id,
        "name": speaker.name,
        "kind": speaker.kind,
        "quotations": speaker.quotations,
        "articles": speaker.articles,
        "names": [{"name": name, "count": count} for name, count in speaker.names],
        "roles": list(speaker.roles),
        "outlets": [{"outlet": outlet, "count": count} for outlet, count in speaker.outlets],
        "first": speaker.first,
        "last": speaker.last,
    }


def _speaker_rows(record: Record) -> Iterator[Record]:
    yield {
        **record,
        "names": "; ".join(n["name"] for n in record["names"]),
        "roles": "; ".join(record["roles"]),
        "outlets": "; ".join(o["outlet"] for o in record["outlets"]),
    }


def _speaker_block(speaker: SpeakerSummary, console: Console) -> RenderableType:
    from rich.console import Group
    from rich.text import Text

    from quotes.present import terminal

    count = f"{speaker.quotations} quotation{'' if speaker.quotations == 1 else 's'}"
    inside = f"{speaker.articles} article{'' if speaker.articles == 1 else 's'}"
    kind = "" if speaker.kind == "person" else f" ({speaker.kind})"
    head = Text.assemble(terminal.words(speaker.name, "bold"), (kind, "dim"), f"  {count} in {inside}  ")
    lines: list[RenderableType] = [head.append_text(terminal.words(speaker.id, "dim"))]
    others = [name for name, _ in speaker.names if name.casefold() != speaker.name.casefold()]
    if others:
        lines.append(terminal.indented(terminal.words("also named: " + ", ".join(others))))
    if speaker.roles:
        lines.append(terminal.indented(terminal.words("roles: " + "; ".join(speaker.roles))))
    return Group(*lines)


def _found_record(found: tuple[Found, Quotation]) -> Record:
    return records.quotation_record(found[1])


def _found_block(found: tuple[Found, Quotation], console: Console) -> RenderableType:
    from rich.console import Group
    from rich.text import Text

    from quotes.present import terminal

    snippet, quotation = found[0].snippet, found[1]
    line = Text("“")
    for number, part in enumerate(snippet.replace("\x02", "\x01").split("\x01")):
        line.append(" ".join(f"-{part}-".split())[1:-1], "bold yellow" if number % 2 else "")
    heading = terminal.article_heading(quotation.article, quotation.outlet, quotation.published)
    name = terminal.speaker_label(quotation.speaker, quotation.reason)
    said = Text.assemble(name, "  ", terminal.words(quotation.id, "dim"))
    return Group(heading, terminal.indented(said), terminal.indented(line.append("”")), "")


def _shown_block(found: tuple[Article, Quotation, Sequence[str]], console: Console) -> RenderableType:
    from quotes.present import terminal

    return evidence.evidence_block(*found, colour=terminal.coloured(console))


_AGAINST = [f"against_{key}" for key in ("outlet", "article", "published", "text")]
VERDICTS: View[Verdict] = View(
    verdict_record,
    ["verdict", "severity", "kinds", "why", *sheets.QUOTATION_COLUMNS, *_AGAINST],
    _verdict_rows,
    _verdict_block,
)
SUMMARIES: View[Summary] = View(
    summary_record,
    ["articles", "added", "unchanged", "updated", "failed", "quotations", "lineages"],
    _summary_rows,
    _summary_block,
)
SPEAKERS: View[SpeakerSummary] = View(
    speaker_summary_record,
    ["id", "name", "kind", "quotations", "articles", "names", "roles", "outlets", "first", "last"],
    _speaker_rows,
    _speaker_block,
)
FOUND: View[tuple[Any, Quotation]] = View(
    _found_record, sheets.QUOTATION_COLUMNS, lambda r: [sheets.quotation_row(r)], _found_block
)
SHOWN: View[tuple[Article, Quotation, Sequence[str]]] = View(
    evidence.shown_record, [*sheets.QUOTATION_COLUMNS, "paragraph_text", "why"], plain_row, _shown_block
)
