"""The options that several commands share, so that they are named and explained alike everywhere.

In: nothing.  Out: annotated types for the parameters of commands.

>>> Published.__metadata__[0].help[:4]
'When'
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from quotes.commands.output import Format


class Level(StrEnum):
    """How grave an alteration is, mildest first."""

    NONE = "none"
    COSMETIC = "cosmetic"
    SHORTENED = "shortened"
    REWORDED = "reworded"
    MEANING = "meaning"


class Kind(StrEnum):
    """What sort of quotation."""

    DIRECT = "direct"
    PARTIAL = "partial"
    INDIRECT = "indirect"
    SCARE = "scare"


#: The kinds of alteration, as ``--kind`` takes them: those of wordings, then those between reports.
ALTERATIONS = (
    *("punctuation", "case", "spelling", "contraction", "bracketed", "truncated", "ellipsis", "omitted"),
    *("disfluency", "inserted", "substituted", "reordered", "spliced", "negation", "number", "quantifier"),
    *("entity", "pronoun", "modality", "hedge", "condition", "tense", "antonym"),
    *("reattributed", "anonymised", "cue", "context", "named", "expanded", "paraphrased"),
)


def as_alteration(value: str | None) -> str | None:
    """Return the kind of alteration that was typed; raises ``BadParameter`` naming them all where it is none."""
    if value is None or value in ALTERATIONS:
        return value
    raise typer.BadParameter(f"{as_words(value)!r} is no kind of alteration; they are {', '.join(ALTERATIONS)}")


def as_words(value: Any) -> Any:
    """Return what was typed as Unicode text: bytes that the locale could not read are read as UTF-8."""
    if isinstance(value, list):
        return [as_words(item) for item in value]
    if not isinstance(value, str):
        return value
    try:
        return value.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    except UnicodeEncodeError:
        return value.encode("utf-8", "replace").decode("utf-8")


Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH", help="Articles (.txt, .md), collections (.jsonl), folders of them, or - for standard input."
    ),
]
Outlet = Annotated[
    str | None,
    typer.Option("--outlet", metavar="NAME", callback=as_words, help="Who published the articles that do not say so."),
]
Published = Annotated[
    str | None,
    typer.Option("--published", metavar="DATE", help="When the articles that do not say so were published (ISO 8601)."),
]
Jobs = Annotated[
    int,
    typer.Option("--jobs", "-j", metavar="N", min=0, max=256, help="Processes to use; 0 means one for each processor."),
]
Skipped = Annotated[
    bool, typer.Option("--skipped", help="Name the files in folders that are passed over for their suffix.")
]
Shape = Annotated[
    Format | None,
    typer.Option("--format", "-f", help="How to print results; a table on a terminal, jsonl into a pipe."),
]
Rules = Annotated[
    Path | None,
    typer.Option(
        "--rules",
        metavar="FILE",
        help="Your own rules (TOML): cues, titles, outlets, names … added to ours or taken out.",
    ),
]
KeptRules = Annotated[
    Path | None,
    typer.Option(
        "--rules",
        metavar="FILE",
        help="Your own rules and names (TOML); the store keeps them. An empty file takes them away.",
    ),
]
Scare = Annotated[
    bool, typer.Option("--scare", help="Also words in marks that nobody is said to have spoken: titles, nicknames.")
]
Indirect = Annotated[bool, typer.Option("--indirect", help="Also reported speech without quotation marks.")]
OfSpeaker = Annotated[
    str | None,
    typer.Option(
        "--speaker", metavar="NAME", callback=as_words, help="Only words of this speaker (a name or part of it)."
    ),
]
OfOutlet = Annotated[
    str | None, typer.Option("--outlet", metavar="NAME", callback=as_words, help="Only reports of this outlet.")
]
Since = Annotated[str | None, typer.Option("--since", metavar="DATE", help="Only reports published then or later.")]
Until = Annotated[str | None, typer.Option("--until", metavar="DATE", help="Only reports published then or earlier.")]
OfKind = Annotated[
    str | None,
    typer.Option(
        "--kind", metavar="KIND", callback=as_alteration, help="Only with an alteration of this kind (negation, …)."
    ),
]
Limit = Annotated[int | None, typer.Option("--limit", metavar="N", min=1, help="Show at most so many.")]
FailOn = Annotated[
    Level | None,
    typer.Option("--fail-on", help="Leave with exit code 3 if an alteration is this grave or graver."),
]
FailOnMissing = Annotated[
    bool,
    typer.Option("--fail-on-missing", help="Leave with exit code 3 if the store does not have a quotation's words."),
]


def processes(jobs: int) -> int:
    """Return the number of processes for ``--jobs``: 0 means one for each processor."""
    import os

    return jobs or os.cpu_count() or 1


def lay_over(rules: Path | None) -> None:
    """Let the newsroom's own rules in a file hold in this run; raises ``RulesError`` naming the fault."""
    if rules is not None:
        from quotes.rules import lay
        from quotes.workflow.newsroom import read_newsroom

        lay(read_newsroom(rules))
