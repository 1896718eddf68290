"""The desk's check: each quotation of a draft held against what the store has.

In: a store and a draft.  Out: a verdict for each quotation, with the report it is held against.

>>> [v.verdict for v in check_draft(store, draft)]  # doctest: +SKIP
['verbatim', 'altered', 'not-found']
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from attrs import evolve

from quotes.errors import NotFoundError
from quotes.lineage import find_own_words
from quotes.models import (
    SEVERITIES,
    Alteration,
    Article,
    Comparison,
    OwnWords,
    Quotation,
    Report,
    Severity,
    Wording,
    worst,
)
from quotes.times import sort_key
from quotes.workflow.extracting import extract_article

if TYPE_CHECKING:
    from quotes.store import Store

VerdictKind = Literal["verbatim", "altered", "misattributed", "not-found"]

#: A wording of so much surprise in bits that stands to the letter in the store is there, whoever is said to have said
#: it and when: "Nobody has been dismissed" (41) is, "It was a great game" (39) and "No comment" (21) are anybody's.
OWN_WORDS = 40.0
#: The same for words that stand in a longer wording in one piece: "Nobody told me about the leak" (55).
OWN_PART = 50.0


#: What was first reported counts where it has at least this part of the draft's words: it may be another cut.
_OF_THE_FIRST = 0.6
#: Reports are told apart by the tenth part of the draft's words that they have.
_TENTHS = 10


class Verdict(NamedTuple):
    """What the store says of one quotation of a draft."""

    quotation: Quotation
    verdict: VerdictKind
    #: The report it is held against: the nearest in wording, the same speaker's and the earlier first.
    against: Report | None
    #: What became of the words, their source and the reporting words; of verbatim words the latter may differ.
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
        polarity=quotation.polarity,
    )


def check_draft(store: Store, draft: Article) -> list[Verdict]:
    """Return a verdict for each direct and partial quotation of ``draft``, in the order of its text.

    The draft itself, where it is in the store already, is not held against itself.  Its speakers have the ids of the
    store, or those that they would get there.
    """
    from quotes.workflow.naming import held

    with held(store):
        itself = _versions(store, draft)
        return [
            _check(store, q, find_own_words(draft.text, q), itself)
            for q in _by_the_store(store, draft, extract_article(draft))
        ]


def _versions(store: Store, draft: Article) -> frozenset[str]:
    """Return the ids of what is in the store of the draft itself; another outlet's article may bear its id."""
    from quotes.reuse import COPY, is_copy

    known = store.plan(draft).versions_of
    if draft.outlet:
        return frozenset(known)
    return frozenset(i for i in known if is_copy(store.article(i).text, draft.text) >= COPY)


def _by_the_store(store: Store, draft: Article, quotations: Sequence[Quotation]) -> Iterator[Quotation]:
    """Yield the quotations with the ids under which the store files their speakers."""
    from quotes.resolve.speakers import forms_of
    from quotes.workflow.naming import names_of

    forms = forms_of(draft.id, quotations, names_of(store))
    for q in quotations:
        form = forms.get(q.id)
        if q.speaker is None or form is None:
            yield q
        else:
            yield evolve(q, speaker=evolve(q.speaker, id=store.speaker_of(form.key) or form.key))


def _check(store: Store, quotation: Quotation, said: OwnWords | None, itself: frozenset[str]) -> Verdict:
    """Hold a quotation against the nearest report, and against the first one where that report was altered itself."""
    own = wording_of(quotation)
    held = (_held(other, own, said) for other in _known(store, own, itself))
    best = min(held, key=lambda h: _rank(h, own), default=None)
    if best is None:
        return Verdict(quotation, "not-found", None, (), "none")
    first = _first_wording(store, best[0])
    if first is not None:
        # the words may stand so in a later report that altered them; what counts is what was first reported
        root = _held(first, own, said)
        graver = root[1].severity == "meaning" and (best[1].severity != "meaning" or _misattributed(root[1]))
        if graver and _share(root[1], first, own) >= _OF_THE_FIRST:
            best = root
    other, found = best
    if _misattributed(found):
        kind: VerdictKind = "misattributed"
    else:
        kind = "verbatim" if found.severity == "none" else "altered"
    return Verdict(quotation, kind, _report(store, other), *_with_cue(store, quotation, other, found))


def _with_cue(
    store: Store, quotation: Quotation, other: Wording, found: Comparison
) -> tuple[tuple[Alteration, ...], Severity]:
    """Add that the draft presents the words in another light, which alters no word: "said", "admitted"."""
    from quotes.drift import compare_cues

    try:
        reported = store.quotation(other.id).cue
    except NotFoundError:
        return found.alterations, found.severity  # a passage of an article's own prose
    coloured = compare_cues(reported.text if reported else None, quotation.cue.text if quotation.cue else None)
    if coloured is None:
        return found.alterations, found.severity
    return (*found.alterations, coloured), worst([found.severity, coloured.severity])


def _known(store: Store, own: Wording, itself: frozenset[str]) -> list[Wording]:
    """Return the reports of the same words in articles of the store other than the draft ``itself``."""
    from quotes.reuse import shingle_keys

    candidates = store.wordings(store.candidates(shingle_keys(own.text)))
    return [w for w in candidates if w.article not in itself and _same_words(own, w)]


def _held(other: Wording, own: Wording, said: OwnWords | None) -> tuple[Wording, Comparison]:
    """Compare a quotation of the draft, and what the draft says beside it in its own words, with one report."""
    from quotes.drift import compare_reports

    return other, compare_reports(other, own, child_own=said, expands=False)


def _rank(held: tuple[Wording, Comparison], own: Wording) -> tuple[object, ...]:
    """The same speaker's reports first, then those that have the draft's words, the nearest and the earliest of them.

    A report that has them all and more, such as the denial that the draft drops, is nearer than one that lacks some.
    """
    other, found = held
    grave = SEVERITIES.index(found.severity)
    lacking = round((1 - _share(found, other, own)) * _TENTHS)
    altered = grave >= SEVERITIES.index("reworded")
    return (_misattributed(found), altered, lacking, grave, -found.similarity, sort_key(other.published), other.id)


def _share(found: Comparison, other: Wording, own: Wording) -> float:
    """Return which part of the draft's words a report has, 0 to 1."""
    words, others = len(own.text.split()), len(other.text.split())
    return min(1.0, found.similarity * (words + others) / 2 / words) if words else 0.0


def _misattributed(found: Comparison) -> bool:
    return any(a.kind == "reattributed" for a in found.alterations)


def _first_wording(store: Store, wording: Wording) -> Wording | None:
    """Return what was first reported of the lineage that ``wording`` stands in, if that is another wording.

    That is the report of the article that had the words first, where an outlet was told them or is credited with them
    (its report may be tied in time with others), else the report that ``wording`` descends from.
    """
    lineage = store.lineage_of(wording.id)
    if lineage is None:
        return None
    above = {r.quotation: r.parent for r in lineage.reports}
    first = lineage.first
    at = wording.id
    if first.basis in ("told-to", "credit") and first.article is not None:
        own = (r.quotation for r in lineage.reports if r.article == first.article and r.kind != "indirect")
        at = next(own, at)
    while parent := above.get(at):
        at = parent
    if at == wording.id:
        return None
    return next(iter(store.wordings([at])), None)


def _same_words(own: Wording, other: Wording) -> bool:
    """Whether two wordings are of the same words, the draft taken as the later, with its date left open."""
    from quotes.reuse import match, same_to_the_letter, stands_in

    if match(other, evolve(own, published=own.published or other.published)) is not None:
        return True
    return same_to_the_letter(own.text, other.text, OWN_WORDS) or stands_in(own.text, other.text, OWN_PART)


def _report(store: Store, wording: Wording) -> Report:
    """Return the report of a quotation of the store, as its lineage has it."""
    lineage = store.lineage_of(wording.id)
    for report in lineage.reports if lineage else ():
        if report.quotation == wording.id:
            return report
    from quotes.assembly.items import report_of

    return report_of(store.quotation(wording.id))
