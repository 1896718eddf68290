"""A text or Markdown file to one article, with or without front matter.

In: the bytes of a file.  Out: an ``Article`` or a ``Rejection``; offsets count from the end of the front matter.

>>> article_of(b"---\\nid: b7\\n---\\nShe left.", "b.txt", "b", Given()).id
'b7'
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from quotes.ingest.decode import NotTextError, decode
from quotes.ingest.fields import Given, make_article
from quotes.ingest.front_matter import never_closed, split_front_matter
from quotes.models import Article, Rejection

#: The largest text read as one article, in bytes: a novel has one million, the longest transcripts ten.
TEXT_LIMIT = 64_000_000


def read_text(source: BinaryIO, origin: str, stem: str, given: Given) -> Iterator[Article | Rejection]:
    """Yield the one article in ``source``, named ``stem`` unless its front matter says otherwise."""
    yield article_of(source.read(TEXT_LIMIT + 1), origin, stem, given)


def article_of(data: bytes, origin: str, stem: str, given: Given) -> Article | Rejection:
    """Return the article in ``data``, or why there is none."""
    if len(data) > TEXT_LIMIT:
        return Rejection(origin, f"is larger than {TEXT_LIMIT // 1_000_000} MB; split it into its articles")
    try:
        decoded = decode(data)
    except NotTextError as error:
        return Rejection(origin, str(error))
    fields, text = split_front_matter(decoded.text)
    if not text.strip():
        return Rejection(origin, "has front matter but no text" if fields else "is empty")
    notes = decoded.notes
    if never_closed(decoded.text):
        notes = (*notes, "opens like front matter, but no line of three dashes closes it: read as text")
    return make_article(text, fields, fallback_id=stem, origin=origin, given=given, notes=notes)
