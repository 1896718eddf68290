"""Indirect statements that restate a quotation of another article.

In: the indirect statements, the reports they may restate, and their families.  Out: a ``Link`` for each
statement that joins one.

A statement joins within thirty days of a report, not before it, and never the lineage of a quotation
of its own article: reporters introduce a quotation by saying it in their own words.

>>> join_paraphrases(statements, wordings, links, printings)
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from quotes import times
from quotes.models import Link, Wording

#: Days within which a statement can restate a report (the contract).
DAYS = 30.0

Near = Callable[[Wording], Sequence[Wording]]


def join_paraphrases(
    statements: Sequence[Wording],
    near: Near,
    family_of: Mapping[str, str],
    articles_of: Mapping[str, set[str]],
    printings: Mapping[str, str],
    ruled_out: Callable[[str, str], bool] = lambda a, b: False,
) -> dict[str, Link]:
    """Return the links of the statements that restate a report.

    ``near`` gives the direct, partial and source reports that a statement may restate; ``family_of`` the
    lineage of each by its id, ``articles_of`` the printings (``printings``: article id to an id that all
    printings of the article share) with a report in each lineage.
    """
    try:
        from quotes.reuse import restates
    except ImportError:
        return {}

    found: dict[str, Link] = {}
    for statement in statements:
        own = printings.get(statement.article or "", statement.article or "")
        options = []
        for report in near(statement):
            if own in articles_of.get(family_of[report.id], set()) or ruled_out(statement.id, report.id):
                continue
            if not _in_time(statement, report):
                continue
            worth = restates(statement, report)
            if worth is not None:
                options.append((worth, report))
        if options:
            found[statement.id] = _best(statement, options, family_of)
    return found


def _in_time(statement: Wording, report: Wording) -> bool:
    """Whether the statement may restate the report: not known to be before it, and at most thirty days after it."""
    days = times.days_between(report.published, statement.published)
    if days is None or times.compare(statement.published, report.published) == -1:
        return False
    return days <= DAYS


def _best(statement: Wording, options: Sequence[tuple[float, Wording]], family_of: Mapping[str, str]) -> Link:
    """Return the link to the report that the statement is nearest to; among equals the earliest."""
    ranked = sorted(options, key=lambda o: (-round(o[0], 3), times.sort_key(o[1].published), o[1].article or "", o[1].id))
    home = family_of[ranked[0][1].id]
    for worth, report in ranked:
        if family_of[report.id] == home and times.compare(report.published, statement.published) == -1:
            return Link(statement.id, report.id, round(worth, 4), why="the same statement in other words")
    beside = ranked[0][1].id
    return Link(statement.id, beside=(beside,), why="the same statement in other words, at the same time")
