"""``quotes compare`` and ``quotes link``: wordings without articles and without a store.

In: two wordings, or JSON lines.  Out: what was altered; or, for ready-made quotations, where each comes from.

>>> compare("We may go.", "We will go.")        # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any

import typer

from quotes.commands import options
from quotes.commands.messages import LeftOut, Meter, say, say_waiting
from quotes.commands.output import Output
from quotes.errors import UsageError
from quotes.models import SEVERITIES, Comparison, Rejection, Wording


def compare(
    original: Annotated[
        str,
        typer.Argument(
            callback=options.as_words, help="The earlier wording, or - to read JSON lines from standard input."
        ),
    ],
    later: Annotated[str | None, typer.Argument(callback=options.as_words, help="The later wording.")] = None,
    fail_on: options.FailOn = None,
    rules: options.Rules = None,
    shape: options.Shape = None,
) -> None:
    """Say word by word what was altered between two wordings, and how grave it is.

    With - the pairs are read from standard input, one {"original": …, "later": …} a line.

    \b
    Examples:
      quotes compare "We may close the road." "We will close the road."
      quotes compare - --format csv < pairs.jsonl > altered.csv
    """
    from quotes.present.views import COMPARISONS
    from quotes.workflow import compare_texts

    options.lay_over(rules)
    left_out, output = LeftOut(), Output(shape)
    gravest = 0

    def compared(before: str, after: str) -> tuple[str, str, Comparison]:
        nonlocal gravest
        found = compare_texts(before, after)
        gravest = max(gravest, SEVERITIES.index(found.severity))
        return before, after, found

    if original == "-" and later is None:
        say_waiting(["-"])
        output.show((compared(*pair) for pair in _pairs(left_out)), COMPARISONS)
    elif later is None:
        raise UsageError("compare", "needs two wordings", "give the later wording too, or - to read pairs")
    else:
        output.one(compared(original, later), COMPARISONS)
    left_out.finish(found=fail_on is not None and gravest >= SEVERITIES.index(fail_on.value))


def link(
    file: Annotated[str, typer.Argument(metavar="FILE.jsonl", help="Quotations, one a line, or - for standard input.")],
    rules: options.Rules = None,
    shape: options.Shape = None,
) -> None:
    """Link ready-made quotations without a store: which repeat the same words, and which came from which.

    Each line is {"id": …, "text": …} and, where known, "speaker", "outlet" and "published".

    \b
    Examples:
      quotes link quotations.jsonl > links.jsonl
      quotes extract news/ | quotes link -
    """
    from quotes import times
    from quotes.ingest.wordings import read_wordings
    from quotes.present.views import LINKS
    from quotes.workflow import link_lines

    say_waiting([file])
    options.lay_over(rules)
    left_out, output = LeftOut(), Output(shape)

    def wordings() -> Iterator[Wording]:
        for item in read_wordings(file):
            if isinstance(item, Rejection):
                left_out.add(item)
            else:
                if item.published and times.read(item.published) is None:
                    say(f"note: quotation {item.id}: published “{item.published}” is no ISO 8601 date or time: undated")
                yield item

    with Meter("quotations linked", quiet=output.is_table) as meter:
        output.show(link_lines(wordings(), meter.advance_to), LINKS)
    left_out.finish()


def _pairs(left_out: LeftOut) -> Iterator[tuple[str, str]]:
    """Yield the pairs on standard input; lines that are none are named."""
    from quotes.ingest.json_lines import read_rows
    from quotes.ingest.stream import standard_input

    for where, row, fault in read_rows(standard_input(), "standard input"):
        before, after = _wording(row, "original"), _wording(row, "later")
        if row is None or before is None or after is None:
            left_out.add(Rejection(where, fault or "needs “original” and “later”, both texts"))
        else:
            yield before, after


def _wording(row: dict[str, Any] | None, key: str) -> str | None:
    value = None if row is None else row.get(key)
    return str(options.as_words(value)) if isinstance(value, str) else None
