"""What a command calls: the stages in their order, over one article or a stream of them.

In: articles, wordings, drafts.  Out: records.  This module alone knows the order of the stages; it
prints nothing and opens nothing but the worker processes asked for.

>>> extract_article(Article("a", "“We sail at dawn,” said Ruta Ozols."))[0].speaker.name
'Ruta Ozols'
"""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from attrs import frozen

from quotes.errors import QuotesError
from quotes.models import Alteration, Article, Comparison, Quotation, Rejection, Severity, Span, Wording

Extracted = tuple[Article, tuple[Quotation, ...]]
#: Articles handed to a worker process at a time: enough to hide the cost of handing over (some 0.2 ms an
#: article), few enough that a handful of long articles does not leave the other workers idle.
CHUNK = 16
#: Chunks under way for each worker; bounds the memory, whatever the length of the input.
AHEAD = 3


@frozen
class LinkedLine:
    """What ``quotes link`` says of one quotation."""

    id: str
    #: Id of the quotation at the root of the lineage.
    lineage: str
    parent: str | None
    similarity: float
    #: Against the parent; None at the root.
    severity: Severity | None
    alterations: tuple[Alteration, ...]


def extract_article(article: Article, *, scare: bool = False, indirect: bool = False) -> tuple[Quotation, ...]:
    """Return the quotations of one article in the order of its text.

    ``scare`` adds words in marks that nobody is reported as saying, ``indirect`` reported speech without
    marks.  Raises ``QuotesError`` if a span does not hold what it should: no record leaves unchecked.
    """
    from quotes.extract import find_quotations
    from quotes.resolve import name_speakers

    found = name_speakers(article, find_quotations(article, indirect=indirect))
    wanted = tuple(q for q in found if (scare or q.kind != "scare") and (indirect or q.kind != "indirect"))
    check_spans(article, wanted)
    return wanted


def check_spans(article: Article, quotations: Iterable[Quotation]) -> None:
    """Raise ``QuotesError`` unless ``text[start:end]`` is what each span says it is."""
    for q in quotations:
        for span in (*q.segments, q.mention, q.cue):
            if isinstance(span, Span) and article.text[span.start : span.end] != span.text:
                raise QuotesError(
                    f"{article.id}, characters {span.start} to {span.end}",
                    "a quotation's place does not hold its words",
                    "report this article as a fault",
                )


def extract_articles(
    items: Iterable[Article | Rejection], *, scare: bool = False, indirect: bool = False, jobs: int = 1
) -> Iterator[Extracted | Rejection]:
    """Yield the quotations of each article in the order of ``items``, whatever the number of processes.

    An article on which extraction fails is yielded as a ``Rejection``; the rest goes on.
    """
    if jobs <= 1:
        for item in items:
            yield _extract_one(item, scare, indirect)
        return
    from concurrent.futures import Future, ProcessPoolExecutor

    source = iter(items)
    waiting: deque[Future[list[Extracted | Rejection]]] = deque()
    with ProcessPoolExecutor(max_workers=jobs) as pool:
        try:
            while True:
                while len(waiting) < jobs * AHEAD and (chunk := list(islice(source, CHUNK))):
                    waiting.append(pool.submit(_extract_chunk, chunk, scare, indirect))
                if not waiting:
                    return
                yield from waiting.popleft().result()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _extract_chunk(items: list[Article | Rejection], scare: bool, indirect: bool) -> list[Extracted | Rejection]:
    """Extract several articles; runs in a worker process."""
    return [_extract_one(item, scare, indirect) for item in items]


def _extract_one(item: Article | Rejection, scare: bool, indirect: bool) -> Extracted | Rejection:
    """Extract one article; a fault of ours leaves out this article and no other."""
    if isinstance(item, Rejection):
        return item
    try:
        return item, extract_article(item, scare=scare, indirect=indirect)
    except QuotesError as error:
        return Rejection(item.origin or item.id, str(error))
    except Exception as error:  # one article must not end a batch of a million
        where = error.__traceback__
        while where and where.tb_next:
            where = where.tb_next
        line = f" ({where.tb_frame.f_code.co_name}, line {where.tb_lineno})" if where else ""
        return Rejection(item.origin or item.id, f"a fault in quotes: {type(error).__name__}: {error}{line}")


def compare_texts(original: str, later: str) -> Comparison:
    """Say what was done to the words between two wordings."""
    from quotes.drift import compare

    return compare(original, later)


def link_lines(wordings: Iterable[Wording], on_progress: Callable[[int], None] | None = None) -> Iterator[LinkedLine]:
    """Link ready-made quotations and yield one line for each, in their order.

    Only the wordings are compared: a change of speaker is evidence for the link, not an alteration.
    """
    from quotes.drift import compare
    from quotes.reuse import link_wordings

    known = list(wordings)
    links = link_wordings(known)
    text = {w.id: w.text for w in known}
    parent = {link.id: link.parent for link in links}
    root: dict[str, str] = {}
    same: dict[tuple[str, str], Comparison] = {}
    for count, link in enumerate(links, 1):
        if link.parent is None:
            yield LinkedLine(link.id, link.id, None, 1.0, None, ())
        else:
            pair = (text[link.parent], text[link.id])
            found = same.get(pair)
            if found is None:
                found = same[pair] = compare(*pair)
            yield LinkedLine(
                link.id,
                _root_of(link.id, parent, root),
                link.parent,
                round(found.similarity, 4),
                found.severity,
                found.alterations,
            )
        if on_progress and not count % 1000:
            on_progress(count)


def _root_of(start: str, parent: dict[str, str | None], root: dict[str, str]) -> str:
    """Follow parents to the first report, remembering the way."""
    way = []
    at = start
    while at not in root and (above := parent.get(at)) is not None:
        way.append(at)
        at = above
    top = root.get(at, at)
    for step in way:
        root[step] = sys.intern(top)
    return top
