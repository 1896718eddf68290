"""``quotes report`` and ``quotes demo``: one page for reading, and the whole job on bundled articles.

In: a store.  Out: a self-contained HTML file; ``demo`` makes a store of its own that is gone afterwards.

>>> report(context, Path("report.html"))            # doctest: +SKIP
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quotes.commands import options
from quotes.commands.messages import LeftOut, Meter, say
from quotes.commands.output import Format, Output
from quotes.commands.session import session_of
from quotes.errors import QuotesError

if TYPE_CHECKING:
    from quotes.store import Store
    from quotes.workflow import Drifted

#: Alterations that the demo shows before it points to the page: a screenful.
GRAVEST = 5


def report(
    context: typer.Context,
    out: Annotated[
        Path, typer.Option("--out", "-o", metavar="FILE", help="Where to write the page; - for standard output.")
    ] = Path("report.html"),
) -> None:
    """Write one HTML page of the store: lineages with their alterations, speakers, sources.

    The page needs nothing from the network; it can be mailed, archived and printed.

    \b
    Examples:
      quotes report
      quotes report -o aleppo.html
    """
    with session_of(context).open() as store:
        _say_where(_write_page(store, out))


def demo(
    out: Annotated[Path, typer.Option("--out", "-o", metavar="FILE", help="Where to write the report page.")] = Path(
        "quotes-demo.html"
    ),
    shape: options.Shape = None,
) -> None:
    """Run the whole job on the bundled articles: who said what, who had it first, what was altered.

    Nothing of yours is read or changed; the only file written is the report.

    \b
    Examples:
      quotes demo
      quotes demo -o /tmp/demo.html
    """
    from tempfile import TemporaryDirectory

    from quotes.demo import demo_folder
    from quotes.ingest import read_articles
    from quotes.store import LineageFilter, Store
    from quotes.workflow import DriftFilter, add_articles, drifted

    output, left_out = Output(shape or Format.TABLE), LeftOut()
    paths = sorted(demo_folder().rglob("*.txt"))
    with TemporaryDirectory(prefix="quotes-demo-") as folder, Store.open(Path(folder) / "demo.db") as store:
        with Meter("articles added") as meter:
            summary = add_articles(store, left_out.note(read_articles(paths)), jobs=1, on_progress=meter.advance_to)
        for rejection in summary.failed:
            left_out.add(rejection)
        # first, so that a reader who sees enough (``quotes demo | head``) has the page all the same
        page = _write_page(store, out)
        if output.is_table:
            _show_demo(store, output, list(drifted(store, DriftFilter())))
        else:
            from quotes.present.views import LINEAGES

            output.show(store.lineages(LineageFilter()), LINEAGES)
    _say_where(page)
    say("with articles of your own: quotes add FOLDER, then quotes drift")
    left_out.finish()


def _show_demo(store: Store, output: Output, altered: list[Drifted]) -> None:
    """Print who said what, who had it first, and the gravest alterations."""
    from functools import partial

    from quotes.present.overview import first_table, said_table
    from quotes.present.terminal import rule_line
    from quotes.present.views import DRIFT
    from quotes.store import LineageFilter, QuotationFilter

    said = store.quotations(QuotationFilter(kinds=("direct", "partial")))
    output.block(partial(rule_line, "Who said what"))
    output.block(lambda console: said_table(said, width=console.width))
    shared = store.lineages(LineageFilter(reports=2))
    output.block(partial(rule_line, "Who had it first, and the worst that was done to the words"))
    output.block(lambda console: first_table(shared, width=console.width))
    output.block(partial(rule_line, f"The gravest alterations ({min(GRAVEST, len(altered))} of {len(altered)})"))
    for found in altered[:GRAVEST]:
        output.block(partial(DRIFT.block, found))


def _say_where(page: Path | None) -> None:
    """Say where the report is, unless it went to standard output."""
    if page is not None:
        say(f"the report is in {page}")


def _write_page(store: Store, out: Path) -> Path | None:
    """Write the page of ``store`` to ``out``, whole or not at all, and return where it is; None for stdout."""
    from quotes.present.page import render_page
    from quotes.workflow.reporting import page_data

    page = render_page(page_data(store))
    if str(out) == "-":
        sys.stdout.write(page)
        return None
    part = out.with_name(f".{out.name}.part")
    try:
        part.write_text(page, encoding="utf-8", newline="\n")
        os.replace(part, out)
    except OSError as error:
        part.unlink(missing_ok=True)
        reason = (error.strerror or str(error)).lower()
        raise QuotesError(str(out), f"cannot be written ({reason})", "name another file with -o") from None
    return out.resolve()
