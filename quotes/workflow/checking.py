"""The desk's check: each quotation of a draft held against what the store has.

In: a store and a draft.  Out: a verdict for each quotation, with the report it is held against.

>>> [v.verdict for v in check_draft(store, draft)]  # doctest: +SKIP
['verbatim', 'altered', 'not-found']
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from attrs import evolve, frozen

from quotes.models import SEVERITIES, Alteration, Article, Comparison, Quotation, Report, Severity, Wording
from quotes.workflow.extracting import extract_article

if TYPE_CHECKING:
    from quotes.store import Store

VerdictKind = Literal["verbatim", "altered", "misattributed", "not-found"]


@frozen
class Verdict:
    """What the store says of one quotation of a draft."""

    quotation: Quotation
    verdict: VerdictKind
    #: The report it is held against: the nearest in wording, the same speaker's and the earlier first.
    against: Report | None
    alterations: tuple[Alteration, ...]
    severity: Severity


def wording_of(quotation: Quotation) -> Wording:
    """Return what linking needs to know of a quotation that is in no store."""
    speaker = quotation.speaker
    return Wording(
        id=quotation.id,
        text=quotation.text,
        speaker=speaker.name if speaker else None,
        speaker_kind=speaker.kind if speaker else None,
        outlet=quotation.outlet,
        published=quotation.published,
        article=quotation.article,
        kind="partial" if quotation.kind == "partial" else "direct",
        start=quotation.segments[0].start,
    )


def check_draft(store: Store, draft: Article) -> list[Verdict]:
    """Return a verdict for each direct and partial quotation of ``draft``, in the order of its text.

    The draft itself, where it is in the store under its own id, is not held against itself.
    """
    return [_check(store, q) for q in extract_article(draft)]


def _check(store: Store, quotation: Quotation) -> Verdict:
    from quotes.drift import compare_reports
    from quotes.reuse import shingle_keys

    own = wording_of(quotation)
    known = [w for w in store.wordings(store.candidates(shingle_keys(own.text))) if w.article != own.article]
    best: tuple[tuple[object, ...], Wording, Comparison] | None = None
    for other in known:
        if not _same_words(own, other):
            continue
        found = compare_reports(other, own, parent_cue=None, child_cue=None)
        rank = (
            any(a.kind == "reattributed" for a in found.alterations),
            SEVERITIES.index(found.severity),
            -found.similarity,
            other.published or "9999",
            other.id,
        )
        if best is None or rank < best[0]:
            best = (rank, other, found)
    if best is None:
        return Verdict(quotation, "not-found", None, (), "none")
    _, other, found = best
    report = _report(store, other)
    if any(a.kind == "reattributed" for a in found.alterations):
        kind: VerdictKind = "misattributed"
    else:
        kind = "altered" if found.alterations and found.severity != "none" else "verbatim"
    return Verdict(quotation, kind, report, found.alterations, found.severity)


def _same_words(own: Wording, other: Wording) -> bool:
    """Whether two wordings are of the same words, the draft taken as the later, with its date left open."""
    from quotes.reuse import match

    return match(other, evolve(own, published=own.published or other.published)) is not None


def _report(store: Store, wording: Wording) -> Report:
    """Return the report of a quotation of the store, as its lineage has it."""
    lineage = store.lineage_of(wording.id)
    for report in lineage.reports if lineage else ():
        if report.quotation == wording.id:
            return report
    quotation = store.quotation(wording.id)
    return Report(
        quotation=wording.id,
        article=quotation.article,
        start=quotation.segments[0].start,
        end=quotation.segments[-1].end,
        outlet=quotation.outlet,
        published=quotation.published,
        kind=wording.kind,
        text=wording.text,
        speaker=quotation.speaker,
    )
