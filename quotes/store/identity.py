"""Which article is which: digests of texts, addresses that mean the same page, ids of versions.

In: an article's text, URL, id.  Out: short texts to compare.

>>> url_key("http://Ledger.example/news/1/?utm_source=x#top") == url_key("https://ledger.example/news/1")
True
"""

from __future__ import annotations

import hashlib
import re
from urllib.parse import parse_qsl, urlencode, urlsplit

from quotes.patterns import compiled

# "a1@2": the second version of "a1"
_VERSION = compiled(r"(?P<base>.+)@(?P<version>[1-9]\d{0,8})\Z", re.DOTALL)
_TRACKING = compiled(r"(?:utm_\w+|fbclid|gclid|mc_[ce]id)\Z")


def digest(text: str) -> str:
    """Return 32 hex digits that stand for ``text``."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def url_key(url: str | None) -> str | None:
    """Return the page that ``url`` means, or None where it names no page (a bare host, no web address).

    Scheme, ``www.``, trailing slash, fragment and tracking parameters are left out.
    """
    try:
        parts = urlsplit((url or "").strip())
        host = (parts.hostname or "").removeprefix("www.")
        port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    except ValueError:
        return None
    path = parts.path.rstrip("/")
    query = urlencode(sorted(pair for pair in parse_qsl(parts.query) if not _TRACKING.match(pair[0])))
    if parts.scheme.lower() not in ("http", "https") or not host or not (path or query):
        return None
    return f"{host}{port}{path}" + (f"?{query}" if query else "")


def parted(article_id: str) -> tuple[str, int] | None:
    """Return base and number of an id such as ``a1@2``, or None for one without a number.

    >>> parted("a1@2")
    ('a1', 2)
    """
    found = _VERSION.match(article_id)
    return (found["base"], int(found["version"])) if found else None
