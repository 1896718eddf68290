"""How severities, grounds, times and versions are told to a reader, on a terminal and on a page alike.

In: values of records.  Out: words.

>>> when("2031-03-04T07:00:00Z")
'2031-03-04 07:00 UTC'
"""

from __future__ import annotations

from quotes.models import Report, first_version

#: What each basis of "first" means, for a reader.
BASES = {
    "told-to": "the words were said to this outlet",
    "credit": "another article credits this outlet",
    "date": "the earliest report known here",
    "only": "the only report known here",
    "unknown": "cannot be told",
}
#: What each severity means, for a reader.
LEVELS = {
    "none": "word for word",
    "cosmetic": "cosmetic changes",
    "shortened": "shortened",
    "reworded": "reworded",
    "meaning": "meaning may have changed",
}
#: What a report says of its words where it does not say that they were said.
POLARITIES = {"negated": "told as never said", "hypothetical": "told as what might be said"}
#: Of a report in a later version of the article that its words descend from.
UPDATED = "same article, updated"


def is_update(report: Report, parent: Report | None) -> bool:
    """Whether a report stands in a later version of its parent's article: an outlet changed its own words."""
    return parent is not None and report.article != parent.article and base_of(report) == base_of(parent)


def base_of(report: Report) -> str:
    """Return the id of the first version of a report's article."""
    return report.base or first_version(report.article)


def when(published: str | None) -> str:
    """Return a time as a person writes it: no seconds, spaces between its parts.

    >>> when("2031-03-04T07:00:00+01:00")
    '2031-03-04 07:00 +01:00'
    """
    day, _, clock = (published or "undated").partition("T")
    zone = clock.lstrip("0123456789:.")
    return " ".join(part for part in (day, clock[: len(clock) - len(zone)][:5], zone.replace("Z", "UTC")) if part)
