"""The comparison of two reports: the wordings, the sources, the reporting words, the context.

In: two ``Wording``s with their cues and contexts.  Out: a ``Comparison``.
"""

from __future__ import annotations

from copy import copy

from attrs import evolve

from quotes.drift import anonymised, context, cue, expanded, named, paraphrased, reattributed, saying
from quotes.drift.clauses import with_boundaries
from quotes.drift.inner import is_inner
from quotes.drift.pair import Pair
from quotes.drift.selections import selection
from quotes.drift.supplied import supplied
from quotes.drift.wordings import compare, told_of
from quotes.drift.words import Line, line
from quotes.models import Alteration, Comparison, OwnWords, Wording, worst

_BETWEEN_SOURCES = (reattributed.find, anonymised.find, named.find, saying.find)


def compare_reports(
    parent: Wording,
    child: Wording,
    *,
    parent_cue: str | None = None,
    child_cue: str | None = None,
    parent_context: str | None = None,
    child_context: str | None = None,
    parent_own: OwnWords | None = None,
    child_own: OwnWords | None = None,
    expands: bool = True,
) -> Comparison:
    """Return what became of the words between two reports.

    A cue is the reporting words ("said", "has admitted"); a context the question or condition beside the words, which
    a reader of the same article still has; own words are what a report says itself in the sentence of a fragment
    ("would not “resign”").  For an indirect report the words are compared by content, tenses and pronouns of reported
    speech aside.  What the child has before and after the words of the parent is taken for more of the same speech
    where it ``expands``; a draft must not have more than somebody reported.
    """
    pair = None
    if "indirect" in (parent.kind, child.kind):
        words = paraphrased.compare_content(parent.text, child.text)
        found = list(words.alterations)
    else:
        pair = Pair(_pieces(parent.text, parent_own), _pieces(child.text, child_own))
        words = told_of(pair)
        chosen = selection(parent.text, child.text) if expands else None
        found = _chosen(parent.text, child.text, chosen) if chosen else list(words.alterations)
        if expands and not chosen:
            found = list(_expanded(pair, words))
        if parent_own or child_own:
            found = supplied(found, parent.text, child.text, parent_own, child_own)
    sources = compare_sources(parent, child, parent_cue, child_cue)
    if pair is not None and sources and _quoted_inside(pair):
        sources = [a for a in sources if a.kind != reattributed.KIND]
    found += sources
    same_article = parent.article is not None and parent.article == child.article
    lost = None if same_article else context.find(parent_context, child_context)
    if lost is not None:
        found.append(lost)
    return Comparison(worst([alteration.severity for alteration in found]), words.similarity, tuple(found))


def compare_sources(
    parent: Wording, child: Wording, parent_cue: str | None = None, child_cue: str | None = None
) -> list[Alteration]:
    """Return what became of the source between two reports: who is said to have said it, and by which words."""
    between = [*(find(parent, child) for find in _BETWEEN_SOURCES), cue.find(parent_cue, child_cue)]
    return [alteration for alteration in between if alteration is not None]


def _chosen(before: str, after: str, span: tuple[int, int]) -> list[Alteration]:
    """Tell what became of the earlier words in the sentences in common, and what the later report has beside them."""
    start, end = span
    kept = compare(before, after[start:end]).alterations
    moved = [evolve(a, after_span=(a.after_span[0] + start, a.after_span[1] + start)) for a in kept]
    return moved + expanded.around(before, after, (0, len(before)), span)


def _pieces(text: str, own: OwnWords | None) -> Line:
    """Return a wording cut into words; the fragments of which a report is woven stand each for themselves."""
    made = line(text)
    if own is None or len(own.leads) < 2:
        return made
    made = copy(made)
    made.marks = with_boundaries(made, [start for start, _ in own.leads[1:]])
    return made


def _quoted_inside(pair: Pair) -> bool:
    """Whether what two reports share stands between marks inside one of them: its speaker quotes somebody else."""
    if not pair.blocks:
        return False
    (i, j, _), (i2, j2, count) = pair.blocks[0], pair.blocks[-1]
    inner = is_inner(pair.a.text, pair.a.span(i, i2 + count))
    return inner != is_inner(pair.b.text, pair.b.span(j, j2 + count))


def _expanded(pair: Pair, words: Comparison) -> tuple[Alteration, ...]:
    """Tell additions at the ends as ``expanded``."""
    if not words.alterations or not pair.blocks:
        return words.alterations
    (i1, j1, _), (i2, j2, count) = pair.blocks[0], pair.blocks[-1]
    shared_a, shared_b = pair.a.span(i1, i2 + count), pair.b.span(j1, j2 + count)
    return expanded.expand(pair.a.text, pair.b.text, words.alterations, shared_a, shared_b)
