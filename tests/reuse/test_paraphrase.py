"""Indirect speech that retells a quotation."""

from __future__ import annotations

from typing import Any

import pytest

from quotes.models import Wording
from quotes.reuse import restates
from quotes.reuse.concepts import alike, idea_of, ideas_of

from .cases import read_cases, said


def _joins(case: dict[str, Any]) -> bool:
    told = said("i", case["indirect"], "2020-05-02", case["speaker"])
    return restates(told, said("q", case["quotation"], "2020-05-01", case["speaker"])) is not None


@pytest.mark.parametrize(
    ("part", "size"),
    [
        ("open", 60),
        ("held", 60),
        ("hard", 260),
        pytest.param(
            "unseen",
            40,
            marks=pytest.mark.xfail(strict=True, reason="precision 88, recall 75: the same words in another sentence"),
        ),
        pytest.param(
            "late",
            60,
            marks=pytest.mark.xfail(strict=True, reason="precision 88, recall 93: freely retold, few words kept"),
        ),
        pytest.param(
            "third",
            70,
            marks=pytest.mark.xfail(strict=True, reason="precision 97, recall 79: freely retold, few words kept"),
        ),
    ],
)
def test_precision_and_recall(part: str, size: int) -> None:
    """Of the invented cases of each part, 95 in 100 joins are right and 80 in 100 retellings are found.

    The thresholds were set on "open" and "hard"; "held" was held back, "unseen" written afterwards, and
    "late" before the tables of words grew, which were not fitted to it; "third" is by another hand again.
    """
    cases = [case for case in read_cases("paraphrase") if case["part"] == part]
    right = sum(_joins(case) for case in cases if case["joins"])
    wrong = sum(_joins(case) for case in cases if not case["joins"])
    assert len(cases) == size
    assert right >= 0.95 * (right + wrong)
    assert right >= 0.8 * sum(case["joins"] for case in cases)


@pytest.mark.parametrize(
    ("quotation", "told", "joins"),
    [
        ("We have not sold the pier, and the anglers may stay.", "the harbour board had sold the pier", True),
        ("We have not sold the pier, and the anglers may stay.", "the harbour board had painted the pier", False),
        ("We counted 18 of her hives behind the barn.", "80 of her hives had been counted behind the barn", True),
        ("We counted 18 of her hives behind the barn.", "80 of her hens had been counted behind the house", False),
        ("We sang to the boy until the sun reached the ledge.", "her whole crew had sung to the boy till sunlight "
         "came to the ledge", True),
        # turned round in the passive the words are still in their order; jumbled they make another sentence
        ("A falcon scattered the flock over the estuary.", "above the estuary the flock had been scattered by a falcon",
         True),
        ("The council closed our library on the day we printed the map of its cellars.",
         "the council had printed a map of the libraries that it meant to close", False),
    ],
)
def test_what_is_enough(quotation: str, told: str, joins: bool) -> None:
    """Two words of a whole clause, another figure of the same things: retold, with what was altered."""
    assert _joins({"quotation": quotation, "indirect": told, "speaker": "Ilse Marron"}) is joins


SAID = said("q", "We burned the bishop's letters in the garden.", "2020-05-01", article="n1")
TOLD = "she had burnt the letters of the bishop in a garden"


@pytest.mark.parametrize(
    ("told", "joins"),
    [
        (said("i", TOLD, "2020-05-20", article="n2"), True),
        (said("i", TOLD, "2020-05-20", "Marron", article="n2"), True),
        (said("i", TOLD, "2020-06-20", article="n2"), False),
        (said("i", TOLD, None, article="n2"), False),
        (said("i", TOLD, "2020-05-20", "Tove Hald", article="n2"), False),
        (said("i", TOLD, "2020-05-20", None, article="n2"), False),
        (said("i", TOLD, "2020-05-01", article="n1"), False),
    ],
)
def test_who_and_when(told: Wording, joins: bool) -> None:
    """The same speaker within thirty days in another article, or nothing."""
    assert (restates(told, SAID) is not None) == joins


@pytest.mark.parametrize("case", read_cases("alike"), ids=lambda case: f"{case['one']} {case['other']}")
def test_words_for_one_thing(case: dict[str, Any]) -> None:
    """Forms, families, synonyms and numbers are alike, whichever is looked at first; opposites are not."""
    assert alike(case["one"], case["other"]) is case["alike"]
    assert alike(case["other"], case["one"]) is case["alike"]


@pytest.mark.parametrize("case", read_cases("phrases"), ids=lambda case: f"{case['words']} {case['other']}")
def test_verbs_and_what_belongs_to_them(case: dict[str, Any]) -> None:
    """A verb stands for the phrase that it makes with a word soon after it, or before its passive, and only then."""
    ideas = ideas_of(case["words"].split())
    assert any(not idea.reach.isdisjoint(idea_of(case["other"]).names) for idea in ideas) is case["together"]


NEWS = "We sold the old ferry to a museum in the spring."


@pytest.mark.parametrize(
    ("quotation", "told", "joins"),
    [
        (NEWS, "the old ferry had been sold to a museum in the spring", True),
        (NEWS, "the old ferry would be moved to another museum in the spring", False),
        (NEWS.replace("sold", "will sell"), "the old ferry would be sold to a museum in the spring", True),
        (NEWS.replace("sold", "are selling"), "the old ferry would be sold to a museum in the spring", True),
        (NEWS.replace("sold", "will sell"), "the museum had got its old ferry back in the spring", False),
        (NEWS, "the company had sold its old ferry to a museum in the spring", True),
        (NEWS.replace("spring", "May of 1990"), "the old ferry had been sold to a museum in May of 1991", True),
        (NEWS, "the old ferry had not been sold to a museum in the spring", True),
        ("We have not sold the rusty ferry to the museum, the bench stays.", "he had sold the rusty ferry", False),
        ("We have not sold the museum our rusty ferry, the bench stays.", "he had sold the museum a rusty ferry", True),
        ("It rains. It pours. " + NEWS + " Nobody came.", "the old ferry was sold to a museum in the spring", True),
    ],
)
def test_what_is_told(quotation: str, told: str, joins: bool) -> None:
    """What was and what will be are two remarks; a figure or a "not" changed alone is an altered retelling."""
    statement = said("i", told, "2020-05-20", article="n2")
    assert (restates(statement, said("q", quotation, "2020-05-01", article="n1")) is not None) == joins
