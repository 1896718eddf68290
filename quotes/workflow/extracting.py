"""From articles to quotations with their speakers, one article or a stream of them.

In: articles.  Out: quotations, in the order of the articles.  Opens nothing but the worker processes
asked for.

>>> extract_article(Article("a", "“We sail at dawn,” said Ruta Ozols."))[0].speaker.name
'Ruta Ozols'
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from attrs import evolve

from quotes.errors import QuotesError
from quotes.models import Article, Quotation, Rejection, Span
from quotes.rules import Overlay, lay, overlay_in_force
from quotes.sweeping import sweep_seldom

Extracted = tuple[Article, tuple[Quotation, ...]]
#: Articles handed to a worker process at a time: enough to hide the cost of handing over (some 0.2 ms an
#: article), few enough that a handful of long articles does not leave the other workers idle.
CHUNK = 16
#: Chunks under way for each worker; bounds the memory, whatever the length of the input.
AHEAD = 3


def extract_article(article: Article, *, scare: bool = False, indirect: bool = False) -> tuple[Quotation, ...]:
    """Return the quotations of one article in the order of its text.

    ``scare`` adds words in marks that nobody is reported as saying, ``indirect`` reported speech without
    marks.  Raises ``QuotesError`` if a span does not hold what it should: no record leaves unchecked.
    """
    from quotes.extract import find_quotations
    from quotes.resolve import name_speakers
    from quotes.text import composed

    plain = composed(article.text)
    read = evolve(article, text=plain.text) if plain else article
    found = name_speakers(read, find_quotations(read, indirect=indirect))
    wanted = tuple(q for q in found if (scare or q.kind != "scare") and (indirect or q.kind != "indirect"))
    if plain:
        wanted = tuple(_led_back(q, article, plain.offsets) for q in wanted)
    check_spans(article, wanted)
    return wanted


def _led_back(q: Quotation, article: Article, offsets: Sequence[int]) -> Quotation:
    """Return a quotation found in the composed text with its places in the text as given."""
    from quotes.reading import quotation_id

    def back(span: Span) -> Span:
        start, end = offsets[span.start], offsets[span.end]
        return Span(start, end, article.text[start:end])

    segments = tuple(map(back, q.segments))
    return evolve(
        q,
        id=quotation_id(article.id, article.text, segments[0].start, indirect=q.kind == "indirect"),
        segments=segments,
        mention=back(q.mention) if q.mention else None,
        cue=back(q.cue) if q.cue else None,
    )


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
    with ProcessPoolExecutor(max_workers=jobs, initializer=_start_worker, initargs=(overlay_in_force(),)) as pool:
        try:
            while True:
                while len(waiting) < jobs * AHEAD and (chunk := list(islice(source, CHUNK))):
                    waiting.append(pool.submit(_extract_chunk, chunk, scare, indirect))
                if not waiting:
                    return
                yield from waiting.popleft().result()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _start_worker(overlay: Overlay | None) -> None:
    """Go by the parent's rules; let Ctrl-C reach the parent alone, which ends the workers without their tracebacks."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    lay(overlay)
    sweep_seldom()


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
