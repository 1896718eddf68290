"""CSV: flat rows that read back as they were written, and cells that no spreadsheet runs."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotes.models import Alteration, First, Lineage, Report
from quotes.present.records import lineage_record
from quotes.present.sheets import REPORT_COLUMNS, csv_lines, flatten, report_rows


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"),
        ("@Ines", "'@Ines"),
        ("-dash", "'-dash"),
        ("+44 20", "'+44 20"),
        ("-3.5", "-3.5"),
        (None, ""),
        (0.5, "0.5"),
        ("“Yes, we can”", "“Yes, we can”"),
    ],
)
def test_cells(cell: object, written: str) -> None:
    """What looks like a formula gets an apostrophe; numbers and words stay."""
    _, row = csv.reader(csv_lines(["a", "c"], [{"a": cell, "b": "left out", "c": 1}]))
    assert row == [written, "1"]


@given(st.lists(st.text(alphabet=st.characters(blacklist_categories=["Cs"]), max_size=30), min_size=2, max_size=2))
@settings(deadline=None, derandomize=True, max_examples=100)
def test_any_text_reads_back(cells: list[str]) -> None:
    """Marks, commas and line ends in a cell survive."""
    lines = "".join(csv_lines(["a", "b"], [dict(zip("ab", cells, strict=True))]))
    header, row = csv.reader(io.StringIO(lines, newline=""))
    assert header == ["a", "b"]
    assert [c.removeprefix("'") for c in row] == [c.removeprefix("'") for c in cells]


def test_flatten() -> None:
    """Objects spread over columns, lists of words join, lists of objects stay for their own rows."""
    assert flatten({"a": {"b": {"c": 1}}, "d": ["x", "y"], "e": None, "f": [{"g": 1}]}) == {
        "a_b_c": 1,
        "d": "x; y",
        "e": None,
        "f": [{"g": 1}],
    }


def test_a_row_a_report() -> None:
    """Each report of a lineage is a row that repeats what is known of the whole."""
    altered = Alteration("modality", "meaning", "may", "will", (0, 3), (0, 4), "a promise")
    reports = (
        Report("q1", "a1", 0, 1, "River Post", "2031", "direct", "may"),
        Report("q2", "a2", 0, 1, "Hill News", "2032", "direct", "will", parent="q1", alterations=(altered, altered)),
    )
    lineage = Lineage("l1", None, First("River Post", "a1", "2031", "date", 0.9), reports, (), "meaning")
    one, two = report_rows(lineage_record(lineage))
    assert set(REPORT_COLUMNS) <= {*one, "speaker_name", "speaker_kind"}
    assert (one["first_outlet"], one["kinds"], two["kinds"], two["why"]) == ("River Post", "", "modality", "a promise")
