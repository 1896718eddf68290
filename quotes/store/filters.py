"""Filters to conditions in SQL, with values bound, never pasted.

In: the fields of a filter.  Out: a condition on ``article AS a`` and ``quotation AS q`` and its values.

>>> by_time("2016-12", None).sql
'a.last_day >= ?'
"""

from __future__ import annotations

import calendar
import json
from collections.abc import Iterable
from typing import NamedTuple

from quotes import times
from quotes.errors import UsageError
from quotes.store.database import Value


class Condition(NamedTuple):
    """A condition in SQL and the values it binds."""

    sql: str
    values: tuple[Value, ...] = ()


def days(published: str | None) -> tuple[str | None, str | None]:
    """Return the first and the last local day that ``published`` can mean, or None twice.

    >>> days("2016-02")
    ('2016-02-01', '2016-02-29')
    """
    moment = times.read(published)
    if moment is None:
        return None, None
    year, month, day = (*moment.date, 0, 0)[:3]
    last = day or calendar.monthrange(year, month or 12)[1]
    return f"{year:04d}-{month or 1:02d}-{day or 1:02d}", f"{year:04d}-{month or 12:02d}-{last:02d}"


def by_time(since: str | None, until: str | None) -> Condition:
    """Return what keeps articles that can have appeared between two days, both included.

    Raises ``UsageError`` for what is no ISO 8601 date.
    """
    parts, values = [], list[Value]()
    for given, place, test in ((since, 0, "a.last_day >= ?"), (until, 1, "a.first_day <= ?")):
        if given is None:
            continue
        day = days(given)[place]
        if day is None:
            raise UsageError(given, "is no date", "write it as 2016-12-01, 2016-12 or 2016")
        parts.append(test)
        values.append(day)
    return Condition(" AND ".join(parts) or "1", tuple(values))


def one_of(column: str, values: Iterable[str]) -> Condition:
    """Return ``column IN (…)``, for any number of texts; nothing is one of none."""
    return Condition(f"{column} IN (SELECT value FROM json_each(?))", (json.dumps(list(values)),))


def all_of(conditions: Iterable[Condition]) -> Condition:
    """Join conditions that must all hold."""
    listed = tuple(conditions)
    sql = " AND ".join(f"({c.sql})" for c in listed) or "1"
    return Condition(sql, tuple(value for c in listed for value in c.values))
