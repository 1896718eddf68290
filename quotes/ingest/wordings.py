"""Ready-made quotations, one JSON object a line: the input of ``quotes link``.

In: a path or ``"-"``.  Out: ``Wording`` records in the order of the lines; a bad line is named, the rest goes on.

>>> [w.id for w in read_wordings("quotations.jsonl")]       # doctest: +SKIP
['q1', 'q2']
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from quotes.errors import UnreadableInputError
from quotes.ingest.decode import clean
from quotes.ingest.folder import reason_in_words
from quotes.ingest.json_lines import read_rows
from quotes.ingest.stream import standard_input
from quotes.models import Rejection, Wording


def read_wordings(path: str) -> Iterator[Wording | Rejection]:
    """Yield the quotations in the JSON lines at ``path``; raises ``UnreadableInputError`` if it cannot be opened."""
    if path == "-":
        yield from _wordings(standard_input(), "standard input")
        return
    try:
        with Path(path).open("rb") as source:
            yield from _wordings(source, path)
    except (OSError, ValueError) as error:
        raise UnreadableInputError(path, reason_in_words(error, Path(path))) from None


def _wordings(source: BinaryIO, origin: str) -> Iterator[Wording | Rejection]:
    """Yield the quotations in ``source``; an id that was used before is left out, since links go by id."""
    seen: set[str] = set()
    for where, row, fault in read_rows(source, origin):
        if row is None:
            yield Rejection(where, fault)
            continue
        name, text = row.get("id"), row.get("text")
        if isinstance(name, bool) or not isinstance(name, (str, int)) or not str(name):
            yield Rejection(where, "has no “id”")
        elif not isinstance(text, str):
            yield Rejection(where, "has no “text”")
        elif (key := _plain(str(name))) in seen:
            yield Rejection(where, f"has the id “{key}” of an earlier line")
        else:
            seen.add(key)
            yield Wording(
                id=key,
                text=_plain(text),
                speaker=_name(row.get("speaker")),
                outlet=_name(row.get("outlet")),
                published=_time(row.get("published")),
                article=_name(row.get("article")),
            )


def _plain(raw: str) -> str:
    """Return ``raw`` with control characters and lone surrogates replaced."""
    return raw if raw.isprintable() else clean(raw).text


def _time(value: Any) -> str | None:
    return _plain(value).strip() or None if isinstance(value, str) else None


def _name(value: Any) -> str | None:
    """Return a plain value, or the name of a speaker as ``quotes extract`` prints one."""
    if isinstance(value, dict):
        value = value.get("name")
    # the same few names come again and again, and are kept once
    return sys.intern(_plain(value).strip()) or None if isinstance(value, str) else None
