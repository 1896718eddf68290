"""``quotes compare``: two wordings or a stream of pairs, in every format."""

import csv
import io
import json

import pytest


def test_two_wordings(quotes) -> None:
    """In JSON two wordings give one object with the fields of the contract."""
    done = quotes("compare", "We may go.", "We will go.", "--format", "json")
    found = json.loads(done.out)
    assert (done.code, done.err) == (0, "")
    assert list(found) == ["severity", "similarity", "alterations"]
    assert found["severity"] == "meaning"
    assert list(found["alterations"][0]) == [
        "kind",
        "severity",
        "before",
        "after",
        "before_span",
        "after_span",
        "why",
    ]


def test_table(quotes) -> None:
    """In a table the altered words are marked, and brackets stay what they are."""
    done = quotes("compare", "We may go [home].", "We will go [home].", "--format", "table")
    assert "“We [-may-] {+will+} go [home].”" in done.out
    assert "\x1b" not in done.out


def test_pairs(quotes) -> None:
    """Pairs on standard input give one line each; what is no pair is named and the rest goes on."""
    lines = b'{"original": "A b.", "later": "A b."}\nno\n{"original": "A b."}\n{"original": "A", "later": "B"}\n'
    done = quotes("compare", "-", stdin=lines)
    assert [json.loads(line)["severity"] for line in done.out.splitlines()] == ["none", "reworded"]
    assert done.code == 3
    assert done.err.splitlines() == [
        "quotes: left out: standard input, line 2: is no JSON (Expecting value, column 1)",
        "quotes: left out: standard input, line 3: needs “original” and “later”, both texts",
    ]


def test_pairs_as_one_array(quotes) -> None:
    """``--format json`` prints an array, empty where there is nothing."""
    pair = b'{"original": "A b.", "later": "A b."}\n'
    assert len(json.loads(quotes("compare", "-", "--format", "json", stdin=pair * 2).out)) == 2
    assert json.loads(quotes("compare", "-", "--format", "json").out) == []


def test_csv(quotes) -> None:
    """In CSV each alteration is a row."""
    done = quotes("compare", "We may not go.", "We will go.", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(done.out)))
    assert {"modality", "negation"} <= {r["alteration_kind"] for r in rows}
    assert {r["severity"] for r in rows} == {"meaning"}


@pytest.mark.parametrize(("level", "code"), [("meaning", 3), ("cosmetic", 3)])
def test_fail_on(quotes, level: str, code: int) -> None:
    """``--fail-on`` turns a grave alteration into exit code 3."""
    assert quotes("compare", "We may go.", "We will go.", "--fail-on", level).code == code
    assert quotes("compare", "We may go.", "We may go.", "--fail-on", level).code == 0


@pytest.mark.parametrize("words", ["", " ", "\udcff", "[", "\x1b[31m", "😀" * 50])
def test_strange_words(quotes, words: str) -> None:
    """Whatever is typed is compared; nothing of it reaches the terminal as a command."""
    done = quotes("compare", words, "plain words", "--format", "table")
    assert done.code == 0
    assert "\x1b" not in done.out
