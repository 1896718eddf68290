"""``quotes link``: ready-made quotations, in and out in the same order."""

import json
from pathlib import Path

WORDS = "We counted every single boat in the harbour before the storm came over the hill"


def rows(*quotations: dict[str, str]) -> bytes:
    """Return quotations as JSON lines."""
    return "\n".join(map(json.dumps, quotations)).encode()


def test_link(quotes, tmp_path: Path) -> None:
    """Each input line has its output line, with the fields of the contract."""
    path = tmp_path / "q.jsonl"
    path.write_bytes(
        rows(
            {"id": "later", "text": WORDS.replace("every single", "every"), "published": "2031-05-02"},
            {"id": "other", "text": "Nobody has asked for the keys of the old mill", "published": "2031-05-02"},
            {"id": "first", "text": WORDS, "published": "2031-05-01", "speaker": "Ines Vardal"},
        )
    )
    done = quotes("link", path)
    found = [json.loads(line) for line in done.out.splitlines()]
    assert (done.code, done.err) == (0, "")
    assert [list(f) for f in found] == [["id", "lineage", "parent", "similarity", "severity", "alterations"]] * 3
    assert [(f["id"], f["lineage"], f["parent"]) for f in found] == [
        ("later", "first", "first"),
        ("other", "other", None),
        ("first", "first", None),
    ]
    assert found[2]["severity"] is None


def test_bad_lines(quotes) -> None:
    """Lines that are no quotation are named; the rest is linked."""
    done = quotes("link", "-", stdin=rows({"id": "a", "text": WORDS}, {"id": "a", "text": WORDS}, {"text": WORDS}))
    assert (done.code, len(done.out.splitlines())) == (3, 1)
    assert "line 2: has the id “a” of an earlier line" in done.err
    assert "line 3: has no “id”" in done.err


def test_missing_file(quotes) -> None:
    """Without its file there is nothing to do."""
    done = quotes("link", "gone.jsonl")
    assert (done.code, done.out, done.err) == (1, "", "quotes: gone.jsonl: does not exist\n")


def test_table(quotes) -> None:
    """In a table each quotation is a line."""
    done = quotes("link", "-", "--format", "table", stdin=rows({"id": "a[b]", "text": WORDS}))
    assert done.out == "a[b]  first report\n"


def test_a_date_that_is_none(quotes) -> None:
    """A quotation with a date that cannot be read is linked as undated, and that is said."""
    done = quotes("link", "-", stdin=b'{"id": "q1", "text": "We sail at noon", "published": "yester\\u001bday"}')
    assert done.code == 0
    assert "note: quotation q1: published “yester day” is no ISO 8601 date or time: undated" in done.err
