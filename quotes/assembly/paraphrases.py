"""Indirect statements that restate a quotation of another article.

In: the indirect statements, the reports they may restate, and their families.  Out: a ``Link`` for each
statement that joins one.

A statement joins within thirty days of a report, not before it, and never the lineage of a quotation
of its own article: reporters introduce a quotation by saying it in their own words.

>>> join_paraphrases(statements, wordings, links, printings)
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from quotes import times
from quotes.drift import compare_reports
from quotes.models import SEVERITIES, Link, Wording
from quotes.reuse import Match, restates

#: Days within which a statement can restate a report (the contract).
DAYS = 30.0

#: Reports that share at least this part of what the best one shares are weighed by sense rather than by words.
NEAR = 0.7

Near = Callable[[Wording], Sequence[Wording]]


class _Option(NamedTuple):
    """A report that a statement may restate."""

    report: Wording
    match: Match

    @property
    def worth(self) -> float:
        """How much of both is shared, 0 to 3: what a report lacks of the statement cannot come from it."""
        return 2 * self.match.coverage_a + self.match.coverage_b


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
    found: dict[str, Link] = {}
    for statement in statements:
        own = printings.get(statement.article or "", statement.article or "")
        options = []
        for report in near(statement):
            if own in articles_of.get(family_of[report.id], set()) or ruled_out(statement.id, report.id):
                continue
            if not _in_time(statement, report):
                continue
            found_again = restates(statement, report)
            if found_again is not None:
                options.append(_Option(report, found_again))
        if options:
            found[statement.id] = _best(statement, options, family_of)
    return found


def _in_time(statement: Wording, report: Wording) -> bool:
    """Whether the statement may restate the report: not known to be before it, and at most thirty days after it."""
    days = times.days_between(report.published, statement.published)
    if days is None or times.compare(statement.published, report.published) == -1:
        return False
    return days <= DAYS


def _best(statement: Wording, options: Sequence[_Option], family_of: Mapping[str, str]) -> Link:
    """Return the link to the report that the statement is nearest to; among equals the earliest.

    Nearest is first whose sense it keeps: who retells "were told" has not read "were never told".
    """
    most = max(option.worth for option in options)
    near = [option for option in options if option.worth >= NEAR * most]
    ranked = sorted(near, key=lambda option: _rank(statement, option))
    home = family_of[ranked[0].report.id]
    for option in ranked:
        report = option.report
        if family_of[report.id] == home and times.compare(report.published, statement.published) == -1:
            why = "the same statement in other words"
            return Link(statement.id, report.id, round(option.match.similarity, 4), why=why)
    beside = (ranked[0].report.id,)
    return Link(statement.id, beside=beside, why="the same statement in other words, at the same time")


def _rank(statement: Wording, option: _Option) -> tuple[object, ...]:
    report = option.report
    severity = SEVERITIES.index(compare_reports(report, statement).severity)
    return (severity, -round(option.worth, 2), times.sort_key(report.published), report.article or "", report.id)
