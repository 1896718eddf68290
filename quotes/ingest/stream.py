"""Standard input and pipes: articles as JSON lines where the first line is one, else one text.

In: an open stream of bytes.  Out: the articles in it; JSON lines are read one by one, never as a whole.

>>> from io import BytesIO
>>> [a.id for a in read_stream(BytesIO(b"She left."), "standard input", "stdin", Given())]
['stdin']
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from io import BufferedReader, BytesIO, RawIOBase
from typing import Any, BinaryIO

from quotes.ingest.fields import Given
from quotes.ingest.json_lines import LINE_LIMIT, parse_line, read_json_lines
from quotes.ingest.text_file import TEXT_LIMIT, article_of
from quotes.models import Article, Rejection


def read_stream(source: BinaryIO, origin: str, stem: str, given: Given) -> Iterator[Article | Rejection]:
    """Yield the articles in ``source``: JSON lines if its first line is a JSON object, else a text named ``stem``."""
    head = b""
    while line := source.readline(LINE_LIMIT):
        head += line
        if line.strip() or len(head) > TEXT_LIMIT:
            break
    first = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if first.startswith(b"{") and parse_line(first)[0] is not None:
        yield from read_json_lines(BufferedReader(_Chained(head, source)), origin, stem, given)
    else:
        yield article_of(head + source.read(max(0, TEXT_LIMIT + 1 - len(head))), origin, stem, given)


def standard_input() -> BinaryIO:
    """Return the process's standard input; nothing where it was closed."""
    return BytesIO() if sys.stdin is None else sys.stdin.buffer


class _Chained(RawIOBase):
    """Bytes already read, then the rest of the stream that they were read from."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head, self._rest = BytesIO(head), rest

    def readable(self) -> bool:
        """Say that this can be read, as ``BufferedReader`` asks."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill ``buffer`` from what was read before, then from the stream; 0 at the end."""
        block = self._head.read(len(buffer)) or self._rest.read(len(buffer))
        buffer[: len(block)] = block
        return len(block)
