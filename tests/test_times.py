"""Times at the precision known."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes import times

ORDER = [
    ("2016-12-01", "2016-12-02", -1),
    ("2016-12-01", "2016-12-01", 0),
    ("2016-12-01", "2016-12", 0),
    ("2016-11-30", "2016-12", -1),
    ("2017", "2016-12-31T23:59:00Z", 1),
    ("2016-12-01T09:00:00+01:00", "2016-12-01T08:00:00Z", 0),
    ("2016-12-01T09:00:00+01:00", "2016-12-01T08:01:00Z", -1),
    ("2016-12-01T08:00Z", "2016-12-01T08:00:59Z", 0),
    ("2016-12-01T08:00:01Z", "2016-12-01T08:00:59Z", -1),
    # a date alone meets the local date of a time of day, whatever its zone
    ("2022-06-01", "2022-06-01T00:30:00+09:00", 0),
    ("2022-06-01", "2022-05-31T23:30:00-04:00", 1),
    # a time of day without a zone has only its date to compare with one that has a zone
    ("2016-12-01T09:00:00", "2016-12-01T08:00:00Z", 0),
    (None, "2016-12-01", None),
    ("last Tuesday", "2016-12-01", None),
]


@pytest.mark.parametrize(("a", "b", "expected"), ORDER)
def test_order(a: str | None, b: str | None, expected: int | None) -> None:
    """Each pair compares as written, and the other way round."""
    assert times.compare(a, b) == expected
    assert times.compare(b, a) == (None if expected is None else -expected)


@pytest.mark.parametrize(
    "bad", ["", "2016-13", "2016-02-30", "2016-12-01T25:00:00Z", "0000-01-01", "2016-1-1", "2016-12-01T10", "9999-99"]
)
def test_what_is_no_time(bad: str) -> None:
    """Impossible dates are unknown, not guessed."""
    assert times.read(bad) is None


@given(st.text(max_size=40))
def test_reading_never_raises(text: str) -> None:
    """Any string is a time or unknown."""
    moment = times.read(text)
    assert moment is None or 1 <= len(moment.date) <= 3


def test_zones_order_instants() -> None:
    """Sorting goes by the instant where the time of day is known."""
    kaimori, ledger = "2022-06-01T08:30:00+09:00", "2022-05-31T22:00:00-04:00"
    assert sorted([ledger, kaimori], key=times.sort_key) == [kaimori, ledger]
    assert sorted([None, "2016"], key=times.sort_key) == ["2016", None]


def test_days_between() -> None:
    """Days count from the first time to the second."""
    assert times.days_between("2016-12-01", "2016-12-31") == 30
    assert times.days_between("2016-12-01T00:00:00Z", "2016-12-01T12:00:00Z") == 0.5
    assert times.days_between(None, "2016-12-01") is None
