"""A ``.jsonl`` file: an article on each line; a bad line is named with its number, the rest goes on.

In: a stream of bytes.  Out: an ``Article`` or a ``Rejection`` for each line that is not blank.

>>> from io import BytesIO
>>> [a.id for a in read_json_lines(BytesIO(b'{"id": "a", "text": "Yes."}'), "news.jsonl", "news", Given())]
['a']
"""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from attrs import evolve

from quotes.ingest.decode import MARKS, clean
from quotes.ingest.fields import Given, make_article
from quotes.models import Article, Rejection

#: The longest line read, in bytes: a 20 MB article with every character escaped stays below it.
LINE_LIMIT = 128_000_000

# Made once: ``json.loads`` makes a decoder for every line that is not read by its own rules.
_DECODE = json.JSONDecoder(strict=False).decode

#: Bytes of a faulty line that are skipped at a time.
_CHUNK = 1_000_000

#: Bytes decoded at a time from a file in another encoding than UTF-8.
_BLOCK = 65536

#: What a manifest may say of all the articles of one file; an id, title or address belongs to one article alone.
_SHARED = ("outlet", "published", "byline", "language", "type")


def read_json_lines(source: BinaryIO, origin: str, stem: str, given: Given) -> Iterator[Article | Rejection]:
    """Yield the articles in ``source``, one a line, in their order; ``stem`` is not used (each line has its id)."""
    if given.manifest is not None:
        given = evolve(given, manifest={k: v for k, v in given.manifest.items() if k in _SHARED})
    empty = True
    for number, line in enumerate(_lines(source), 1):
        where = f"{origin}, line {number}"
        if line is None:
            yield Rejection(where, f"is longer than {LINE_LIMIT // 1_000_000} MB")
        elif line.strip():
            yield _article_of(line, where, given)
        else:
            continue
        empty = False
    if empty:
        yield Rejection(origin, "is empty")


def parse_line(line: bytes) -> tuple[dict[str, Any] | None, str, tuple[str, ...]]:
    """Return the JSON object on ``line``, else None and why not; and what had to be done to read it.

    >>> parse_line(b"[1]")
    (None, 'is no JSON object', ())
    """
    notes: tuple[str, ...] = ()
    try:
        decoded = line.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError:
        decoded = line.decode("cp1252", "replace")
        notes = ("is not UTF-8; read as Windows-1252 (cp1252)",)
    try:
        row = _DECODE(decoded)
    except json.JSONDecodeError as error:
        return None, f"is no JSON ({error.msg}, column {error.colno})", notes
    except (ValueError, RecursionError):
        return None, "is no JSON that can be read (nested too deep or a number too long)", notes
    if not isinstance(row, dict):
        return None, "is no JSON object", notes
    return row, "", notes


def read_rows(source: BinaryIO, origin: str) -> Iterator[tuple[str, dict[str, Any] | None, str]]:
    """Yield (place, object, fault) for each line of ``source`` that is not blank; the object is None with a fault."""
    for number, line in enumerate(_lines(source), 1):
        where = f"{origin}, line {number}"
        if line is None:
            yield where, None, f"is longer than {LINE_LIMIT // 1_000_000} MB"
        elif line.strip():
            row, fault, _ = parse_line(line)
            yield where, row, fault


def _article_of(line: bytes, where: str, given: Given) -> Article | Rejection:
    """Return the article on ``line``, or why there is none."""
    row, fault, notes = parse_line(line)
    if row is None:
        return Rejection(where, fault)
    text, name = row.get("text"), row.get("id")
    if not isinstance(text, str):
        return Rejection(where, "has no “text”")
    if isinstance(name, bool) or not isinstance(name, (str, int)) or not str(name).strip():
        return Rejection(where, "has no “id”")
    cleaned = clean(text.removeprefix("\ufeff"))
    if not cleaned.text.strip():
        return Rejection(where, "has an empty “text”")
    return make_article(
        cleaned.text, row, fallback_id=str(name), origin=where, given=given, notes=(*notes, *cleaned.notes)
    )


def _lines(source: BinaryIO) -> Iterator[bytes | None]:
    """Yield each line as UTF-8 bytes, None for one that is too long."""
    first = True
    for line in _raw_lines(source):
        if first and line is not None:
            for mark, encoding in MARKS:
                if line.startswith(mark) and encoding != "utf-8":
                    yield from _recoded(line[len(mark) :], source, encoding)
                    return
        first = False
        yield line


def _raw_lines(source: BinaryIO) -> Iterator[bytes | None]:
    """Yield lines by their newline bytes; of one that is too long only None, its rest being passed over."""
    while line := source.readline(LINE_LIMIT):
        if len(line) < LINE_LIMIT or line.endswith(b"\n"):
            yield line
            continue
        while (rest := source.readline(_CHUNK)) and not rest.endswith(b"\n"):
            pass
        yield None


def _recoded(head: bytes, source: BinaryIO, encoding: str) -> Iterator[bytes | None]:
    """Yield the lines of a UTF-16 or UTF-32 stream as UTF-8."""
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    held = decoder.decode(head)
    while block := source.read(_BLOCK):
        held += decoder.decode(block)
        *whole, held = held.split("\n")
        for line in whole:
            yield line.encode("utf-8", "replace")
        if len(held) > LINE_LIMIT:
            yield None
            return
    for line in (held + decoder.decode(b"", final=True)).split("\n"):
        yield line.encode("utf-8", "replace")
