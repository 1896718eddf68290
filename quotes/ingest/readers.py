"""Which reader reads which file: one line for each suffix.

In: nothing.  Out: ``READERS``; a new format is a file beside this one and a line here.

>>> sorted(READERS)
['.jsonl', '.markdown', '.md', '.text', '.txt']
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import BinaryIO

from quotes.ingest.fields import Given
from quotes.ingest.json_lines import read_json_lines
from quotes.ingest.text_file import read_text
from quotes.models import Article, Rejection

#: (open file, its name for messages, its stem, what is known from outside) to what it holds.
Reader = Callable[[BinaryIO, str, str, Given], Iterator[Article | Rejection]]

READERS: dict[str, Reader] = {
    ".txt": read_text,
    ".text": read_text,
    ".md": read_text,
    ".markdown": read_text,
    ".jsonl": read_json_lines,
}

#: The file that describes its neighbours; never read as articles.
MANIFEST = "manifest.jsonl"
