"""The front matter block of a text file: simple ``key: value`` lines between two ``---`` lines.

In: a decoded text.  Out: the block's fields and the text after it; the whole text where there is no block.

>>> split_front_matter("---\\noutlet: Coast Post\\n---\\nThe bridge is shut.")
({'outlet': 'Coast Post'}, 'The bridge is shut.')
"""

from __future__ import annotations

from quotes.ingest.fields import FIELDS
from quotes.patterns import compiled

#: A block is closed within this many lines, or it is none (the longest seen in site generators have about forty).
LINE_LIMIT = 200

#: Characters of a line looked at to tell a field from a sentence.
LINE_LENGTH = 200

#: Keys of site generators and feeds: a block with one of them is front matter too, though nothing here uses it.
COMMON = ("author", "authors", "date", "description", "draft", "lang", "layout", "slug", "source", "tags", "categories")

# "published: 2016-12-01", "Title:", "og-type: x"
_KEY = compiled(r"(?P<key>[A-Za-z][\w.-]{0,60})[ \t]*:(?:[ \t]+(?P<value>.*))?\Z")


def split_front_matter(text: str) -> tuple[dict[str, str], str]:
    """Return the fields of the block that opens ``text`` (keys in lower case, all of them) and the text after it."""
    if not text.startswith("---"):
        return {}, text
    fields: dict[str, str] = {}
    at = 0
    for number in range(LINE_LIMIT):
        end = text.find("\n", at)
        line = (text[at:end] if end >= 0 else text[at:]).rstrip()
        at = end + 1 if end >= 0 else len(text)
        if line == "---":
            if number:
                known = any(key in FIELDS or key in COMMON for key in fields)
                return (fields, text[at:]) if known else ({}, text)
        elif number == 0 or not _take(line, fields):
            break
        if end < 0:
            break
    return {}, text


def never_closed(text: str) -> bool:
    """Whether ``text`` opens with a field of ours below "---" but no front matter comes of it."""
    if not text.startswith("---\n") or split_front_matter(text)[0]:
        return False
    found = _KEY.match(text[4 : 4 + LINE_LENGTH].partition("\n")[0].rstrip())
    return found is not None and found["key"].lower() in FIELDS


def _take(line: str, fields: dict[str, str]) -> bool:
    """Put the ``key: value`` of ``line`` into ``fields``; False where the line can stand in no front matter."""
    if not line or line.startswith(("#", " ", "\t", "- ")):
        return True
    found = _KEY.match(line)
    if not found:
        return False
    fields.setdefault(found["key"].lower(), _unquoted((found["value"] or "").strip()))
    return True


def _unquoted(value: str) -> str:
    """Return ``value`` without the marks that wrap the whole of it; marks inside stay."""
    if len(value) >= 2 and value[0] == value[-1] == '"':
        inner = value[1:-1]
        if '"' not in inner.replace('\\"', ""):
            return inner.replace('\\"', '"').replace("\\\\", "\\")
    if len(value) >= 2 and value[0] == value[-1] == "'" and "'" not in value[1:-1].replace("''", ""):
        return value[1:-1].replace("''", "'")
    return "" if value in ("null", "~") else value
