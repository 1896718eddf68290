"""Pronouns by the person they stand for.

>>> person("us"), person("road")
("the speaker's own side", None)
"""

from __future__ import annotations

from functools import cache

from quotes.rules import read_rules


@cache
def _persons() -> dict[str, str]:
    return {word: row["name"] for row in read_rules("pronouns_drift")["person"] for word in row["words"].split()}


def person(key: str) -> str | None:
    """Return whom a pronoun stands for, or None where the word is no personal pronoun."""
    return _persons().get(key)


@cache
def own_side() -> frozenset[str]:
    """Return the pronouns for the speaker and the listener."""
    return frozenset(read_rules("pronouns_drift")["own"].split())
