"""Files, folders and streams to articles: bytes in, ``Article`` records out, what cannot be read named.

In: paths (``"-"`` is standard input) and what the caller knows of all of them.  Out: a lazy stream of
``Article`` and ``Rejection`` in a fixed order, so a million articles pass without filling memory.

>>> [a.id for a in read_articles(["news/first.txt"])]       # doctest: +SKIP
['first']
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from hashlib import blake2b
from pathlib import Path
from typing import BinaryIO

from attrs import evolve

from quotes import times
from quotes.errors import UsageError
from quotes.ingest.fields import Given, as_iso
from quotes.ingest.folder import read_path
from quotes.ingest.manifest import Manifests
from quotes.ingest.readers import READERS
from quotes.ingest.stream import read_stream, standard_input
from quotes.models import Article, Rejection

__all__ = ["READERS", "read_articles"]


def read_articles(
    paths: Iterable[Path | str],
    *,
    outlet: str | None = None,
    published: str | None = None,
    stdin: BinaryIO | None = None,
    on_skip: Callable[[Rejection], None] | None = None,
) -> Iterator[Article | Rejection]:
    """Return a lazy stream of every article in ``paths``, in the order given, folders sorted by name.

    ``outlet`` and ``published`` fill what neither the article nor a ``manifest.jsonl`` says.  ``stdin``
    is read for ``"-"`` (by default the process's own).  ``on_skip`` is told of files in folders that
    are passed over because of their suffix or because they are hidden.

    Raises ``UsageError`` at once where ``published`` is no ISO 8601 date or time.
    """
    if published is not None and times.read(published) is None:
        raise UsageError(
            f"--published {published}", "is no ISO 8601 date or time", "write 2016-12-01 or 2016-12-01T09:30+01:00"
        )
    given = Given(outlet=outlet or None, published=published and as_iso(published))
    return _note_shared_ids(_read_all(paths, given, stdin, on_skip or (lambda _: None)))


def _read_all(
    paths: Iterable[Path | str], given: Given, stdin: BinaryIO | None, on_skip: Callable[[Rejection], None]
) -> Iterator[Article | Rejection]:
    """Yield what each path holds."""
    manifests = Manifests()
    for path in paths:
        if str(path) == "-":
            yield from read_stream(stdin or standard_input(), "standard input", "stdin", given)
        elif str(path).startswith(("http://", "https://")):
            yield Rejection(str(path), "is a web address; save the page as text and name the file")
        else:
            yield from read_path(Path(path), given, on_skip, manifests)


def _note_shared_ids(items: Iterator[Article | Rejection]) -> Iterator[Article | Rejection]:
    """Pass ``items`` on; an article whose id an earlier one with another text had says so in its notes."""
    seen: dict[str, bytes] = {}
    for item in items:
        if isinstance(item, Article):
            print_of_text = blake2b(item.text.encode("utf-8"), digest_size=8).digest()
            if seen.setdefault(item.id, print_of_text) != print_of_text:
                note = f"another text of this batch has the id “{item.id}” too: a store keeps this as its next version"
                item = evolve(item, notes=(*item.notes, note))
        yield item
