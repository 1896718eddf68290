"""``quotes check``: the quotations of a draft against the store.

In: drafts.  Out: for each quotation whether the store has it word for word, altered, from somebody else, or not.

>>> check(context, ["draft.txt"])           # doctest: +SKIP
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

import typer

from quotes.commands import options
from quotes.commands.messages import LeftOut, say, say_waiting
from quotes.commands.output import Output
from quotes.commands.session import session_of
from quotes.models import SEVERITIES, Rejection

if TYPE_CHECKING:
    from quotes.workflow import Verdict


def check(
    context: typer.Context,
    paths: options.Paths,
    outlet: options.Outlet = None,
    published: options.Published = None,
    fail_on: options.FailOn = None,
    fail_on_missing: options.FailOnMissing = False,
    rules: options.KeptRules = None,
    shape: options.Shape = None,
) -> None:
    """Check the quotations of a draft against the store, before it is printed.

    Each is verbatim, altered (with what was altered), misattributed (the words are there, from another
    speaker) or not-found. The draft itself is not stored. Words that the store does not have may be true:
    --fail-on does not stop them, --fail-on-missing does.

    \b
    Examples:
      quotes check draft.txt
      quotes check draft.md --fail-on meaning --fail-on-missing
    """
    from quotes.ingest import read_articles
    from quotes.present.answers import VERDICTS
    from quotes.workflow import check_draft

    say_waiting(paths)
    left_out, output = LeftOut(), Output(shape)
    gravest = -1
    tally: Counter[str] = Counter()

    with session_of(context).open(rules=rules) as store:

        def verdicts() -> Iterator[Verdict]:
            nonlocal gravest
            for item in left_out.note(read_articles(paths, outlet=outlet, published=published, on_skip=left_out.skip)):
                if isinstance(item, Rejection):
                    left_out.add(item)
                    continue
                for verdict in check_draft(store, item):
                    tally[verdict.verdict] += 1
                    gravest = max(gravest, SEVERITIES.index(verdict.severity))
                    yield verdict

        output.show(verdicts(), VERDICTS, nothing="no quotation in the draft")
    if output.is_table and tally:
        say(", ".join(f"{count} {verdict}" for verdict, count in sorted(tally.items())))
    grave = fail_on is not None and gravest >= SEVERITIES.index(fail_on.value)
    left_out.finish(found=grave or (fail_on_missing and tally["not-found"] > 0))
