"""Times as articles give them: ISO 8601 at whatever precision is known, compared without inventing any.

In: strings such as ``2016-12-01T09:30:00+01:00``, ``2016-12-01``, ``2016-10``, ``2016``.
Out: ``Moment`` records, an order (or a tie) between two of them, and a stable sort key.

Two times of day compare as instants, to the minute if either gives no more.  A date alone compares
with another date as a day, and with a time of day by that time's own local date; a month or a year
likewise.  Equal at the coarser precision is a tie.

>>> compare("2016-12-01", "2016-12-01T09:30:00+01:00")
0
>>> compare("2016-12-01", "2016-12-02")
-1
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

from quotes.patterns import compiled

# "2016", "2016-10", "2016-10-04"
_DATE = compiled(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?\Z", re.ASCII)
# what follows the ten characters of a day: "T08:15", " 08:15:30.25+02:00", "…Z"
_CLOCK = compiled(
    r"[T ](?P<clock>\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?)\s?(?P<zone>Z|z|[+-]\d{2}:?\d{2})?\Z", re.ASCII
)
_DAY_LENGTH = 10

# The day from which minutes are counted, 1970-01-01.
_EPOCH = 719163


class Moment(NamedTuple):
    """A point in time at the precision known."""

    #: (year,), (year, month) or (year, month, day), local to the article.
    date: tuple[int, ...]
    #: Minutes since the epoch (UTC where a zone is given, else local time), or None without a time of day.
    minutes: int | None = None
    #: Seconds within the minute, or None where the minute is all that is given.
    seconds: float | None = None
    #: Whether the time of day has a zone.
    zoned: bool = False


def _start(moment: Moment) -> datetime:
    """Return the first instant of the day, month or year, as if in UTC."""
    year, month, day = (*moment.date, 1, 1)[:3]
    return datetime(year, month, day, tzinfo=UTC)


@lru_cache(maxsize=65536)
def read(published: str | None) -> Moment | None:
    """Return the moment that ``published`` names, or None where it is empty or no ISO 8601 time.

    >>> read("2016-10").date
    (2016, 10)
    """
    if not published:
        return None
    published = published.strip()
    day = _read_date(published[:_DAY_LENGTH])
    if day is None or len(published) <= _DAY_LENGTH:
        return None if day is None else Moment(day[0])
    clock = _read_clock(published[_DAY_LENGTH:])
    if clock is None:
        return None
    date, start = day
    minutes, seconds, zoned = clock
    return Moment(date, start + minutes, seconds, zoned)


@lru_cache(maxsize=16384)
def _read_date(written: str) -> tuple[tuple[int, ...], int] | None:
    """Return the date that is ``written``, and the minute of its start; the same few days come again and again."""
    found = _DATE.match(written)
    if not found:
        return None
    date = tuple(int(part) for part in found.groups() if part)
    try:
        return date, (_start(Moment(date)).toordinal() - _EPOCH) * 1440
    except ValueError:
        return None


@lru_cache(maxsize=16384)
def _read_clock(written: str) -> tuple[int, float | None, bool] | None:
    """Return the minutes since midnight (in UTC where there is a zone), the seconds, and whether there is a zone."""
    found = _CLOCK.match(written)
    if not found:
        return None
    clock, zone = found.groups()
    zone = "+00:00" if zone in ("Z", "z") else zone or ""
    try:
        moment = datetime.fromisoformat(f"2000-01-01T{clock.replace(',', '.')}{zone}")
    except ValueError:
        return None
    minutes = moment.hour * 60 + moment.minute
    if zone:
        minutes -= int((moment.utcoffset() or timedelta()).total_seconds()) // 60
    seconds = moment.second + moment.microsecond / 1e6 if clock.count(":") == 2 else None
    return minutes, seconds, bool(zone)


def compare(a: str | None, b: str | None) -> int | None:
    """Return -1 if ``a`` is earlier, 1 if later, 0 for a tie, None where one of them is unknown."""
    first, second = read(a), read(b)
    if first is None or second is None:
        return None
    if first.minutes is not None and second.minutes is not None and first.zoned == second.zoned:
        if first.minutes != second.minutes:
            return -1 if first.minutes < second.minutes else 1
        if first.seconds is None or second.seconds is None or first.seconds == second.seconds:
            return 0
        return -1 if first.seconds < second.seconds else 1
    size = min(len(first.date), len(second.date))
    one, two = first.date[:size], second.date[:size]
    return (one > two) - (one < two)


def days_between(a: str | None, b: str | None) -> float | None:
    """Return the days from ``a`` to ``b`` at the precision known (months and years from their start), or None."""
    first, second = read(a), read(b)
    if first is None or second is None:
        return None
    if first.minutes is not None and second.minutes is not None:
        return (second.minutes - first.minutes) / 1440
    return (_start(second) - _start(first)).total_seconds() / 86400


def sort_key(published: str | None) -> tuple[int, int, float, int]:
    """Return a key that puts earlier instants first, a day alone at its start, unknown times last.

    Only an order for display: whether one time is really earlier than another is for ``compare`` to say.
    """
    moment = read(published)
    if moment is None:
        return (1, 0, 0.0, 0)
    if moment.minutes is None:
        return (0, int(_start(moment).timestamp() // 60), -1.0, len(moment.date))
    return (0, moment.minutes, moment.seconds or 0.0, 4)
