"""``quotes trace``, ``quotes lineages`` and ``quotes drift``: where words came from and what became of them.

In: an id, some words, or filters.  Out: lineages; for ``drift`` the altered reports, gravest first.

>>> trace(context, ["not a single boat"])           # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from quotes.commands import options
from quotes.commands.messages import LEFT_OUT
from quotes.commands.output import Output
from quotes.commands.session import session_of
from quotes.models import SEVERITIES

if TYPE_CHECKING:
    from quotes.store import Store
    from quotes.workflow import DriftFilter


def trace(
    context: typer.Context,
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="ID|WORDS",
            callback=options.as_words,
            help="The id of a quotation or lineage, or some of its words.",
        ),
    ],
    rules: options.KeptRules = None,
    shape: options.Shape = None,
) -> None:
    """Follow a quotation from its first report to its last: who had it first, who altered it, and how.

    Where several lineages hold the words, all of them are shown (an array in JSON).

    \b
    Examples:
      quotes trace "not a single boat will leave"
      quotes trace 44ec8a83fd3e0323 --format json
    """
    from quotes.present.views import LINEAGES
    from quotes.workflow import find_lineages

    sought, output = " ".join(words), Output(shape)
    with session_of(context).open(rules=rules) as store:
        found = find_lineages(store, sought)
    if len(found) == 1:
        output.one(found[0], LINEAGES)
    else:
        output.show(found, LINEAGES)


def lineages(
    context: typer.Context,
    speaker: options.OfSpeaker = None,
    outlet: options.OfOutlet = None,
    since: options.Since = None,
    until: options.Until = None,
    severity: Annotated[
        options.Level | None, typer.Option("--severity", help="Only lineages altered as gravely as this, or graver.")
    ] = None,
    kind: options.OfKind = None,
    reports: Annotated[
        int | None, typer.Option("--reports", metavar="N", min=1, help="Only with at least so many reports.")
    ] = None,
    limit: options.Limit = None,
    rules: options.KeptRules = None,
    shape: options.Shape = None,
) -> None:
    """Show the lineages in the store: each quotation with all its reports, from the first to the last.

    On a terminal quotations that only one report gives are left out unless --reports 1 asks for them.

    \b
    Examples:
      quotes lineages
      quotes lineages --severity meaning --since 2024-05
      quotes lineages --format jsonl > lineages.jsonl
    """
    from quotes.present.views import LINEAGES
    from quotes.store import LineageFilter

    output = Output(shape)
    wanted = LineageFilter(
        speaker=speaker,
        outlet=outlet,
        since=since,
        until=until,
        severity=severity.value if severity else None,
        alteration=kind,
        reports=reports or (2 if output.is_table else 1),
        limit=limit,
    )
    with session_of(context).open(rules=rules) as store:
        output.show(store.lineages(wanted), LINEAGES, nothing="no lineage in the store is like that")


def drift(
    context: typer.Context,
    speaker: options.OfSpeaker = None,
    outlet: options.OfOutlet = None,
    since: options.Since = None,
    until: options.Until = None,
    severity: Annotated[
        options.Level, typer.Option("--severity", help="Only reports altered as gravely as this, or graver.")
    ] = options.Level.COSMETIC,
    kind: options.OfKind = None,
    limit: options.Limit = None,
    summary: Annotated[
        bool, typer.Option("--summary", help="Count them by outlet and by speaker, beside what was compared.")
    ] = False,
    fail_on: options.FailOn = None,
    rules: options.KeptRules = None,
    shape: options.Shape = None,
) -> None:
    """Show the altered reports in the store, gravest first, each against the report it comes from.

    \b
    Examples:
      quotes drift
      quotes drift --severity meaning --outlet "Coast Post"
      quotes drift --kind negation --format csv > negations.csv
      quotes drift --summary --since 2024-05
    """
    from quotes.present.views import DRIFT
    from quotes.workflow import DriftFilter, drifted

    wanted = DriftFilter(
        speaker=speaker, outlet=outlet, since=since, until=until, severity=severity.value, kind=kind, limit=limit
    )
    output = Output(shape)
    with session_of(context).open(rules=rules) as store:
        found = [] if summary and not fail_on else drifted(store, wanted)
        if summary:
            _show_counts(store, wanted, output)
    if not summary:
        output.show(found, DRIFT, nothing="no report in the store is altered like that")
    if fail_on and any(SEVERITIES.index(d.report.severity or "none") >= SEVERITIES.index(fail_on.value) for d in found):
        raise typer.Exit(LEFT_OUT)


def _show_counts(store: Store, wanted: DriftFilter, output: Output) -> None:
    from quotes.present.counts import COUNTS, count_tables
    from quotes.workflow import drift_counts

    counts = drift_counts(store, wanted)
    shown = counts[: wanted.limit]
    if output.is_table and shown:
        output.block(lambda _: count_tables(shown))
    else:
        output.show(shown, COUNTS, nothing="no report in the store was held against an earlier one")
