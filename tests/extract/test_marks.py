"""What stands between the marks: cases in ``fixtures/extract/marks/spans.txt``."""

import re
from pathlib import Path

import pytest

from quotes.extract.marks import find_quoted

CASES = Path(__file__).resolve().parents[2] / "fixtures" / "extract" / "marks" / "spans.txt"


def read_cases() -> list[tuple[str, str]]:
    """Return (name, marked text) of each case."""
    lines = CASES.read_text(encoding="utf-8").splitlines()
    return [(name, text) for name, _, text in (line.partition("\t") for line in lines if "\t" in line)]


@pytest.mark.parametrize(("name", "marked"), read_cases(), ids=[name for name, _ in read_cases()])
def test_spans(name: str, marked: str) -> None:
    """The stretches found are those between the brackets of the case."""
    marked = marked.replace("¶", "\n\n").replace("⏎", "\n")
    text = re.sub("[⟦⟧]", "", marked)
    found = find_quoted(text)
    for quoted in reversed(found):
        text = f"{text[: quoted.start]}⟦{text[quoted.start : quoted.end]}⟧{text[quoted.end :]}"
    assert text == marked


def test_records_say_how_they_are_marked() -> None:
    """Style, paragraph, continuation and missing marks are told."""
    text = "“My aunt sold nets.\n\n“I sell postcards.”\n\n‘Nets’ are gone.\n\n``Gone,'' she said.\n\n« Partis. »"
    seen = [(q.style, q.paragraph, q.continues, q.opened, q.closed) for q in find_quoted(text)]
    assert seen == [
        ("double", 0, False, True, False),
        ("double", 1, True, True, True),
        ("single", 2, False, True, True),
        ("backtick", 3, False, True, True),
        ("guillemet", 4, False, True, True),
    ]


def test_outer_span_holds_the_marks() -> None:
    """The outer span includes the marks and nothing else; a missing mark adds nothing."""
    text = "« Partis. » ''Gone,'' she said. “Quite gone."
    outer = [text[q.outer_start : q.outer_end] for q in find_quoted(text)]
    assert outer == ["« Partis. »", "''Gone,''", "“Quite gone."]


def test_hard_wrapped_paragraph_is_one() -> None:
    """Speech runs over the line breaks of a hard-wrapped paragraph."""
    lines = [
        "The harbour master stood on the quay for the best part of an hour and",
        "said to all who asked her: “Nobody sails before the inspector has been",
        "here, and the inspector does not come on Sundays or when it rains, as",
        "it has done since Friday.” Then she went in and shut the door behind.",
    ]
    text = "\n".join(lines) + "\n\n" + "\n".join(lines)
    assert [text[q.start : q.end].split()[0] for q in find_quoted(text)] == ["Nobody", "Nobody"]
    assert all(text[q.start : q.end].endswith("since Friday.") for q in find_quoted(text))
