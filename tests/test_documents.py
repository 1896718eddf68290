"""What docs/ says of the answers is what the program gives."""

import re
from pathlib import Path

import pytest

from quotes.models import Alteration, Copy, Credit, First, Lineage, Quotation, Report, Span, Speaker
from quotes.present import sheets
from quotes.present.records import alteration_records, lineage_record, quotation_record

ROOT = Path(__file__).resolve().parent.parent
ANSWERS = (ROOT / "docs" / "answers.md").read_text(encoding="utf-8")
SPEAKER = Speaker("Ines Vardal", "person")
ALTERATION = Alteration("modality", "meaning", "may", "will", (3, 6), (3, 7), "a possibility is now a promise")
REPORT = Report(
    "q",
    "a",
    0,
    3,
    None,
    None,
    "direct",
    "Yes",
    SPEAKER,
    copies=(Copy("b", "r", None, None),),
    alterations=(ALTERATION,),
)
CREDIT = Credit("a", "A Post", "first in the Post", 0, 3)
LINEAGE = Lineage("L", SPEAKER, First("A Post", "a", None, "only", 1.0), (REPORT,), (CREDIT,))
QUOTATION = Quotation("q", "a", "direct", (Span(0, 3, "Yes"),), speaker=SPEAKER)


def fields(record: object) -> set[str]:
    """Return the names of the fields of a record and of all that stands in it."""
    if isinstance(record, list):
        return set().union(*map(fields, record))
    return set(record).union(*map(fields, record.values())) if isinstance(record, dict) else set()


@pytest.mark.parametrize(
    "record",
    [quotation_record(QUOTATION), lineage_record(LINEAGE), alteration_records((ALTERATION,))],
    ids=["quotation", "lineage", "alteration"],
)
def test_every_field_is_told(record: object) -> None:
    """Each field that a command prints stands in docs/answers.md."""
    assert fields(record) - set(re.findall(r"`([a-z_]+)`", ANSWERS)) == set()


def test_every_field_of_a_report_is_in_its_table() -> None:
    """The table of reports names each of their fields, and no other."""
    table = ANSWERS.split("and `against` of `quotes check`:")[1].split("An alteration has")[0]
    rows = [row[: row.index("|", 1)] for row in table.splitlines() if row.startswith("| `")]
    told = {name for row in rows for name in re.findall(r"`(\w+)`", row)}
    assert told == set(lineage_record(LINEAGE)["reports"][0])


def test_a_denial_is_a_column() -> None:
    """Each sheet of words tells those that were never said from those that were."""
    for columns in (sheets.QUOTATION_COLUMNS, sheets.REPORT_COLUMNS, sheets.ALTERATION_COLUMNS):
        assert "polarity" in columns
