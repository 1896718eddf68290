"""The fields that describe an article, wherever they were read: checked, cleaned, made an ``Article``.

In: the keys and values of a front matter block, a manifest line or a JSON line, and what the caller said.
Out: an ``Article``; what could not be used is named in its notes, never guessed.

>>> make_article("Body.", {"published": "last week"}, fallback_id="a", origin="a.txt").notes
('published “last week” is no ISO 8601 date or time: left out',)
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from attrs import frozen

from quotes import times
from quotes.ingest.decode import clean
from quotes.models import Article
from quotes.patterns import compiled

#: What front matter, a manifest and a JSON line may say of an article.
FIELDS = ("id", "outlet", "published", "url", "title", "byline", "language", "type")

#: A field longer than this is no outlet, title or address; it is cut.
FIELD_LIMIT = 2000

#: A first line longer than this is a paragraph, not a title: the longest headline of our fixtures has 140 characters.
TITLE_LIMIT = 160

# "2016-12-01 9.30 +0100" is not here; "2016-12-01 09:30:05,5 +0100" is
_TIME_OF_DAY = compiled(r"(?P<day>[\d-]{10})[T ](?P<clock>[\d:.,]+)\s?(?P<zone>Z|z|[+-]\d{2}:?\d{2})?\Z")
_CLOSING = "”’\"')]»›*_ \t"


@frozen
class Given:
    """What is known of an article from outside it; the article's own word comes first."""

    outlet: str | None = None
    published: str | None = None
    #: The line of a manifest that names the file, if any.
    manifest: Mapping[str, Any] | None = None


def make_article(
    text: str,
    said: Mapping[str, Any],
    *,
    fallback_id: str,
    origin: str,
    given: Given | None = None,
    notes: tuple[str, ...] = (),
) -> Article:
    """Return the article of ``text``; its fields are what it says itself, else the manifest, else ``given``."""
    given = given or Given()
    told = list(notes)
    found: dict[str, str | None] = {}
    for name in FIELDS[1:]:
        value = _plain(said.get(name), name, told)
        if value is None and given.manifest is not None:
            value = _plain(given.manifest.get(name), name, told)
        found[name] = value
    return Article(
        id=_identifier(said) or _identifier(given.manifest or {}) or _identifier({"id": fallback_id}) or "untitled",
        text=text,
        outlet=found["outlet"] or given.outlet,
        published=_moment(found["published"], told) or given.published,
        title=found["title"] or first_line_title(text),
        url=found["url"],
        byline=found["byline"],
        language=found["language"],
        type=_article_type(found["type"], told),
        origin=clean(origin).text,
        notes=tuple(told),
    )


def first_line_title(text: str) -> str | None:
    """Return the first line where it is a headline: short, no closing full stop, an empty line and more after it.

    >>> first_line_title("Ferry to close\\n\\nThe ferry will close.")
    'Ferry to close'
    """
    lead = len(text) - len(text.lstrip())
    end = text.find("\n", lead, lead + TITLE_LIMIT + 1)
    if end < 0:
        return None
    line = text[lead:end].lstrip("#").strip()
    following = text[end + 1 : end + 2 + TITLE_LIMIT].split("\n", 1)
    empty_line_follows = len(following) == 2 and not following[0].strip()
    if not line or not empty_line_follows or line.rstrip(_CLOSING).endswith(".") or not text[end:].strip():
        return None
    return line


def _identifier(said: Mapping[str, Any]) -> str:
    """Return the id that ``said`` gives, "" without one; it is kept as written but for control characters."""
    value = said.get("id")
    return clean(str(value)).text.strip().replace("\n", " ") if isinstance(value, (str, int)) else ""


def _plain(value: Any, name: str, notes: list[str]) -> str | None:
    """Return ``value`` as one clean line of text, None where it is empty or no plain value."""
    if value is None or isinstance(value, bool):
        return None
    if not isinstance(value, (str, int, float)):
        notes.append(f"{name} is a list or an object, not text: left out")
        return None
    line = " ".join(clean(str(value)).text.split())
    return line[:FIELD_LIMIT] or None


def _moment(value: str | None, notes: list[str]) -> str | None:
    """Return ``value`` as ISO 8601, None and a note where it is no date."""
    if value is None:
        return None
    if times.read(value) is None:
        notes.append(f"published “{value[:60]}” is no ISO 8601 date or time: left out")
        return None
    return as_iso(value)


def as_iso(value: str) -> str:
    """Return a time that ``times.read`` understands in the one spelling that ISO 8601 has for it.

    >>> as_iso("2031-05-02 09:30 +0200")
    '2031-05-02T09:30+02:00'
    """
    found = _TIME_OF_DAY.match(value.strip())
    if not found:
        return value.strip()
    zone = (found["zone"] or "").upper()
    if len(zone) == 5:
        zone = f"{zone[:3]}:{zone[3:]}"
    return f"{found['day']}T{found['clock'].replace(',', '.')}{zone}"


def _article_type(value: str | None, notes: list[str]) -> Literal["article", "transcript"]:
    """Return the article's type, ``article`` with a note where the value is unknown."""
    if value is not None and value.lower() == "transcript":
        return "transcript"
    if value is not None and value.lower() != "article":
        notes.append(f"type “{value[:60]}” is unknown: read as article")
    return "article"
