"""``quotes extract``: formats, processes, what is left out."""

import csv
import io
import json
from pathlib import Path

import pytest

QUAY = Path(__file__).resolve().parents[2] / "fixtures" / "commands" / "quay"


def test_json_lines(quotes) -> None:
    """Into a pipe each quotation is a line whose spans hold its words."""
    done = quotes("extract", QUAY / "1-ledger.txt")
    text = (QUAY / "1-ledger.txt").read_text(encoding="utf-8").split("---\n", 2)[2]
    found = [json.loads(line) for line in done.out.splitlines()]
    assert (done.code, done.err, len(found)) == (0, "", 2)
    for quotation in found:
        assert quotation["outlet"] == "Harbour Ledger"
        assert quotation["speaker"]["name"] == "Ines Vardal"
        for span in [*quotation["segments"], quotation["mention"], quotation["cue"]]:
            assert text[span["start"] : span["end"]] == span["text"]


@pytest.mark.parametrize("shape", ["json", "jsonl", "csv", "table"])
def test_processes_do_not_change_a_byte(quotes, shape: str) -> None:
    """The output is the same for any number of processes."""
    alone = quotes("extract", QUAY, "--format", shape, "--scare", "--indirect")
    assert alone == quotes("extract", QUAY, "--format", shape, "--scare", "--indirect", "--jobs", "3")
    assert alone.code == 0


def test_json_is_one_array(quotes) -> None:
    """``--format json`` is an array of the lines."""
    found = json.loads(quotes("extract", QUAY, "--format", "json").out)
    assert found == [json.loads(line) for line in quotes("extract", QUAY).out.splitlines()]


def test_csv(quotes) -> None:
    """The sheet has a row a quotation."""
    rows = list(csv.DictReader(io.StringIO(quotes("extract", QUAY / "1-ledger.txt", "--format", "csv").out)))
    assert [r["text"] for r in rows] == [
        "We may close the old quay before the winter storms reach us,",
        "The cranes [both of them] are older than I am,",
    ]


def test_table(quotes) -> None:
    """The table goes by article and prints words as they are."""
    shown = quotes("extract", QUAY / "1-ledger.txt", "--format", "table").out
    assert shown.startswith("1-ledger · Harbour Ledger · 2031-03-01\n")
    assert "[both of" in shown
    assert max(map(len, shown.splitlines())) <= 80


def test_what_is_left_out_is_named(quotes, tmp_path: Path) -> None:
    """Bad inputs are named on stderr, the rest is printed, the exit code is 3."""
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.txt").write_text("“Yes, we sail at noon,” said Ines Vardal.", encoding="utf-8")
    (tmp_path / "news" / "b.txt").write_bytes(bytes(range(256)))
    (tmp_path / "news" / "c.txt").write_bytes(b"caf\xe9")
    (tmp_path / "news" / "d.pdf").write_bytes(b"%PDF")
    done = quotes("extract", "news", "gone.txt")
    assert (done.code, len(done.out.splitlines())) == (3, 1)
    assert done.err.splitlines() == [
        "quotes: left out: news/b.txt: is binary, not text",
        "quotes: note: news/c.txt: is not UTF-8; read as Windows-1252 (cp1252)",
        "quotes: left out: gone.txt: does not exist",
        "quotes: 1 file in folders passed over (other suffixes or hidden); --skipped names them",
    ]
    named = quotes("extract", "news/", "--skipped").err
    assert "quotes: passed over: news/d.pdf: has a suffix that is not read (.pdf)" in named


def test_outlet_and_date_from_the_command_line(quotes) -> None:
    """``--outlet`` and ``--published`` say what the article does not."""
    words = "“Yes, we sail at noon,” said Ines Vardal.".encode()
    done = quotes("extract", "-", "--outlet", "Coast Post", "--published", "2031-03", stdin=words)
    (found,) = map(json.loads, done.out.splitlines())
    assert (found["article"], found["outlet"], found["published"]) == ("stdin", "Coast Post", "2031-03")


@pytest.mark.parametrize("data", [b"", b"\x00" * 500, b"\xff\xfe", b"{}", b"[", b"\n\n\n", b"\xf0\x9f"])
def test_strange_input(quotes, data: bytes) -> None:
    """Whatever comes in: no traceback, an exit code of the contract."""
    done = quotes("extract", "-", stdin=data)
    assert done.code in (0, 3)
    assert "Traceback" not in done.err
    assert "fault" not in done.err
