"""Numbers in words and figures, units, days and months.

In: comparison keys.  Out: the number that a run of words stands for, and whether two amounts are the same.

>>> read_figures(["two", "hundred", "and", "six", "men"], [""] * 6, 0).key
'206'
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from quotes.patterns import compiled
from quotes.rules import read_rules

_FIGURE = compiled(r"\d+(?:[.,:/]\d+)*")
_GROUPED = compiled(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
# "3rd", "20th", "4.5m", "20km"
_WITH_LETTERS = compiled(r"(\d+(?:\.\d+)?)([a-z]+)")
#: No number in a quotation is spoken of beyond this; guards the arithmetic.
_LARGEST = 10**18
#: Two amounts in different units are one amount if they differ by less: "10 km" is "6 miles".
_SAME_AMOUNT = 0.04


class Numeral(NamedTuple):
    """A number as it stands in a wording."""

    #: What it is compared by: figures, with "th" for an ordinal.
    key: str
    value: float
    #: How many words it takes.
    words: int


@cache
def word_value() -> dict[str, int]:
    """Return the value of each number word that can open a number."""
    rules = read_rules("numbers")
    opening = dict(rules["cardinals"])
    opening.pop("single")
    opening.update(
        {word: rules["scales"][word] for word in ("hundred", "thousand", "million", "billion", "trillion", "dozen")}
    )
    return opening


@cache
def _scales() -> dict[str, int]:
    return dict(read_rules("numbers")["scales"])


@cache
def _ordinals() -> dict[str, int]:
    return dict(read_rules("numbers")["ordinals"])


def read_figures(keys: list[str], gaps: list[str], at: int) -> Numeral | None:
    """Read the longest number that begins at word ``at``."""
    first = keys[at]
    if first[0].isdigit():
        following = keys[at + 1] if at + 1 < len(keys) else ""
        return _read_digits(first, following if following in _scales() and not gaps[at + 1].strip(" -‑\u00a0") else "")
    return _read_words(keys, gaps, at)


@lru_cache(maxsize=4096)
def _read_digits(first: str, scale: str) -> Numeral | None:
    """Read a figure and the scale behind it, "" for none: "4.5", "million"."""
    lettered = _WITH_LETTERS.fullmatch(first)
    if lettered and len(lettered[1]) < 16:
        letters = lettered[2]
        value = float(lettered[1]) if "." in lettered[1] else int(lettered[1])
        if letters in ("st", "nd", "rd", "th"):
            return Numeral(f"{value}th", value, 1)
        if letters in _scales():
            return Numeral(_plain(value * _scales()[letters]), value * _scales()[letters], 1)
        return Numeral(first, value, 1)
    if not _FIGURE.fullmatch(first) or len(first) > 24:
        return None
    plain = first.replace(",", "") if _GROUPED.fullmatch(first) else first
    try:
        amount = float(plain)
    except ValueError:
        return Numeral(plain, 0.0, 1)
    if scale:
        amount *= _scales()[scale]
        return Numeral(_plain(amount), amount, 2)
    return Numeral(_plain(amount) if plain.isdigit() else plain, amount, 1)


def _read_words(keys: list[str], gaps: list[str], at: int) -> Numeral | None:
    """Add up number words: "two hundred and six", "twenty-five", "half" is none of them."""
    values, scales = read_rules("numbers")["cardinals"], _scales()
    total, current, used, last_small = 0, 0, 0, 100
    n = at
    while n < len(keys) and n - at < 12:
        key = keys[n]
        if n > at and gaps[n].strip(" -‑\u00a0\n"):
            break
        if key in values and key != "single":
            value = values[key]
            if last_small <= value or (last_small < 20) or (last_small < 100 and value >= 10):
                break
            current += value
            last_small = value
        elif key in scales and len(key) > 2:
            current = max(1, current) * scales[key]
            if scales[key] >= 1000:
                total, current = total + current, 0
            last_small = 100
        elif (
            key == "and"
            and used
            and last_small == 100
            and n + 1 < len(keys)
            and keys[n + 1] in values
            and not gaps[n + 1].strip()
        ):
            n += 1
            continue
        else:
            break
        n += 1
        used = n - at
        if total + current > _LARGEST:
            break
    if not used:
        return None
    value = total + current
    tail = keys[n] if n < len(keys) and gaps[n].strip(" ") in ("-", "‑") else ""
    if used and tail in _ordinals() and value >= 20:
        return Numeral(f"{value + _ordinals()[tail]}th", value + _ordinals()[tail], used + 1)
    return Numeral(_plain(value), value, used)


def _plain(value: float) -> str:
    return str(int(value)) if value == int(value) and abs(value) < _LARGEST else repr(value)


@cache
def _units() -> dict[str, tuple[str, float]]:
    found: dict[str, tuple[str, float]] = {}
    for dimension, listed in read_rules("numbers")["units"].items():
        for entry in listed.split():
            word, _, size = entry.rpartition(":")
            found[word] = (dimension, float(size))
    return found


@cache
def _calendar() -> dict[str, str]:
    rules = read_rules("numbers")["calendar"]
    return {
        word: name for name in ("weekday", "month", "day", "season", "part", "turn") for word in rules[name].split()
    }


@cache
def _same() -> frozenset[frozenset[str]]:
    return frozenset(frozenset(pair.split()) for pair in read_rules("numbers")["calendar"]["same"])


@cache
def _loose() -> frozenset[str]:
    return frozenset(read_rules("numbers")["loose"]["words"].split())


def unit(key: str) -> tuple[str, float] | None:
    """Return dimension and size of a unit of measurement, or None."""
    return _units().get(key)


def calendar(key: str) -> str | None:
    """Return the sort of date word (``weekday``, ``month``, ``day``, ``season``, ``part``, ``turn``), or None."""
    return _calendar().get(key)


@lru_cache(maxsize=32768)
def figure(key: str) -> float | None:
    """Return the value of a number key, an ordinal's included; None for any other word."""
    if key in _ordinals():
        return float(_ordinals()[key])
    if key == "single":
        return 1.0
    body = key.removesuffix("th") if key[:1].isdigit() else key
    try:
        return float(body) if body.lstrip("-")[:1].isdigit() else None
    except ValueError:
        return None


def is_amount(key: str) -> bool:
    """Whether the word says how much or when: a number, a unit, a date word, "dozens"."""
    return (
        key.lstrip("-")[:1].isdigit() or key in _units() or key in _calendar() or key in _loose() or key in _ordinals()
    )


@cache
def _parts() -> dict[str, float]:
    return {word: float(part) for word, part in read_rules("numbers")["parts"].items()}


def hundredths(keys: Sequence[str], at: int) -> float | None:
    """Return what part of a whole a word tells, in hundredths: "a [fifth]", "two [thirds]", "[20] per cent"."""
    part = _parts().get(keys[at])
    if part is not None:
        times = figure(keys[at - 1]) if at else None
        return part * (times or 1.0)
    amount, named = figure(keys[at]), unit(keys[at + 1]) if at + 1 < len(keys) else None
    return amount if amount is not None and named is not None and named[0] == "share" else None


def same_amount(one: list[str], other: list[str]) -> bool:
    """Whether two runs of words come to one amount: "24 hours" and "1 day", "autumn" and "fall"."""
    if frozenset(one + other) in _same() and len(one) == len(other) == 1:
        return True
    first, second = _quantity(one), _quantity(other)
    if first is None or second is None or first[0] != second[0]:
        return False
    in_one_unit = {key for key in one if unit(key)} == {key for key in other if unit(key)}
    return abs(first[1] - second[1]) <= (0 if in_one_unit else _SAME_AMOUNT * max(abs(first[1]), abs(second[1])))


def _quantity(keys: list[str]) -> tuple[str, float] | None:
    """Return (dimension, amount) of "24 hours", "a day", "12", "the third"."""
    value, dimension = None, ""
    for key in keys:
        # one word: "the second", "2nd"
        size = None if len(keys) == 1 and key in _ordinals() else unit(key)
        if size:
            value, dimension = (1.0 if value is None else value) * size[1], size[0]
        elif key in ("a", "an"):
            value = 1.0 if value is None else value
        elif key == "half":
            value, dimension = 0.5, dimension or "part"
        elif figure(key) is not None:
            value = (figure(key) or 0.0) * (1.0 if value is None else value)
            if key.endswith("th") or key in _ordinals():
                dimension = "ordinal"
        elif key not in ("of", "the", "in", "about"):
            return None
    return None if value is None else (dimension, value)
