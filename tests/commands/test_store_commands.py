"""The commands that read a store: what they print, in which shape, and what they say where there is nothing."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from quotes.ingest import read_articles
from quotes.models import SEVERITIES
from quotes.store import Store
from quotes.workflow import add_articles

QUAY = Path(__file__).resolve().parents[2] / "fixtures" / "commands" / "quay"
WORDS = "before the winter storms"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the three articles about the quay."""
    path = tmp_path_factory.mktemp("quay") / "quay.db"
    with Store.open(path) as opened:
        add_articles(opened, read_articles(sorted(QUAY.glob("*.txt"))))
    return path


@pytest.fixture
def desk(quotes, store: Path):
    """Run a command on the store of the quay."""
    return lambda *arguments, **more: quotes("--store", store, *arguments, **more)


def lines(printed: str) -> list[dict[str, Any]]:
    """Read JSON lines."""
    return [json.loads(line) for line in printed.splitlines()]


def test_add_and_add_again(quotes) -> None:
    """The first time articles are added, the second time nothing changes; the summary says so."""
    done = quotes("add", *sorted(QUAY.glob("*.txt")), "--format", "json")
    summary = json.loads(done.out)
    assert (done.code, done.err) == (0, "")
    assert list(summary) == ["articles", "added", "unchanged", "updated", "failed", "quotations", "lineages"]
    assert (summary["articles"], summary["added"], summary["quotations"]) == (3, 3, 5)
    again = quotes("add", QUAY / "1-ledger.txt", "nowhere.txt", "--format", "json")
    assert again.code == 3
    assert json.loads(again.out) == {
        **summary,
        "articles": 1,
        "added": 0,
        "unchanged": 1,
        "failed": [{"input": "nowhere.txt", "reason": "does not exist"}],
    }
    assert again.err == "quotes: left out: nowhere.txt: does not exist\n"


def test_no_store_without_an_article(quotes, tmp_path: Path) -> None:
    """A path that is mistyped leaves no empty store behind; beside an article it is only left out."""
    done = quotes("--store", tmp_path / "new.db", "add", "nowhere.txt", "--format", "json")
    assert (done.code, done.err) == (3, "quotes: left out: nowhere.txt: does not exist\n")
    assert json.loads(done.out)["failed"] == [{"input": "nowhere.txt", "reason": "does not exist"}]
    assert not (tmp_path / "new.db").exists()
    done = quotes("--store", tmp_path / "new.db", "add", "nowhere.txt", QUAY / "1-ledger.txt", "--format", "json")
    assert (done.code, json.loads(done.out)["added"]) == (3, 1)
    assert (tmp_path / "new.db").exists()


def test_list(desk) -> None:
    """The quotations of the store are those of ``extract``, filtered."""
    assert [q["outlet"] for q in lines(desk("list", "--outlet", "coast post").out)] == ["Coast Post"]
    assert len(lines(desk("list").out)) == 5
    assert [q["speaker"]["name"] for q in lines(desk("list", "--speaker", "Brandt").out)] == ["Tomas Brandt"]
    assert len(lines(desk("list", "--since", "2031-03-02", "--until", "2031-03-04").out)) == 1
    assert desk("list", "--since", "soon").code == 2
    empty = desk("list", "--outlet", "Nobody’s News", "--format", "table")
    assert (empty.code, empty.out, empty.err) == (0, "", "no quotation in the store is like that\n")


def test_list_as_csv(desk) -> None:
    """The sheet has a row a quotation, with the brackets of its words."""
    rows = list(csv.DictReader(io.StringIO(desk("list", "--format", "csv").out)))
    assert len(rows) == 5
    assert "The cranes [both of them] are older than I am," in {r["text"] for r in rows}
    assert {r["speaker_name"] for r in rows} == {"Ines Vardal", "Tomas Brandt"}


def test_speakers(desk) -> None:
    """Speakers come with their roles and how often they speak."""
    found = {s["name"]: s for s in lines(desk("speakers").out)}
    assert set(found) == {"Ines Vardal", "Tomas Brandt"}
    assert (found["Ines Vardal"]["quotations"], found["Ines Vardal"]["articles"]) == (4, 3)
    assert "4 quotations in 3 articles" in desk("speakers", "Vardal", "--format", "table").out


def test_trace_by_words_and_by_id(desk) -> None:
    """Words and ids find the same lineage: one object with the first report and the altered one."""
    done = desk("trace", WORDS, "--format", "json")
    lineage = json.loads(done.out)
    assert (done.code, lineage["first"]["outlet"], lineage["first"]["basis"]) == (0, "Harbour Ledger", "date")
    assert [r["outlet"] for r in lineage["reports"]] == ["Harbour Ledger", "Coast Post", "River Weekly"]
    assert [r["severity"] for r in lineage["reports"]] == [None, "meaning", "none"]
    for report in lineage["reports"]:
        assert json.loads(desk("trace", report["quotation"], "--format", "json").out) == lineage
    assert json.loads(desk("trace", lineage["lineage"], "--format", "json").out) == lineage


def test_trace_as_a_tree(desk) -> None:
    """On a terminal the lineage is a tree with the altered words marked."""
    shown = desk("trace", *WORDS.split(), "--format", "table").out
    assert "first: Harbour Ledger, 2031-03-01 (date: " in shown
    assert "└── 2031-03-01  Harbour Ledger" in shown
    assert "“We [-may-] {+will+} close the old quay" in shown
    assert max(map(len, shown.splitlines())) <= 80


@pytest.mark.parametrize("arguments", [["trace", "zebra"], ["trace", "*"], ["show", "Q-0"], ["trace", "\udcff"]])
def test_nothing_found(desk, arguments: list[str]) -> None:
    """An unknown id or unknown words fail with one line."""
    done = desk(*arguments)
    assert (done.code, done.out, len(done.err.splitlines())) == (1, "", 1)
    assert done.err.startswith("quotes: ")
    assert "fault" not in done.err


def test_lineages(desk) -> None:
    """Every direct and partial quotation stands in one lineage; the table leaves out those alone."""
    found = lines(desk("lineages").out)
    assert sorted(len(x["reports"]) for x in found) == [1, 1, 3]
    assert desk("lineages", "--format", "table").out.count("first: ") == 1
    assert desk("lineages", "--reports", "1", "--format", "table").out.count("first: ") == 3
    rows = list(csv.DictReader(io.StringIO(desk("lineages", "--format", "csv").out)))
    assert len(rows) == 5


def test_drift(desk) -> None:
    """The altered report is found, filtered, and can fail a run."""
    (found,) = lines(desk("drift").out)
    assert (found["severity"], found["report"]["outlet"], found["parent"]["outlet"]) == (
        "meaning",
        "Coast Post",
        "Harbour Ledger",
    )
    assert desk("drift", "--outlet", "River Weekly").out == ""
    assert desk("drift", "--kind", "negation").out == ""
    assert len(lines(desk("drift", "--kind", "modality", "--speaker", "Vardal").out)) == 1
    assert desk("drift", "--fail-on", "meaning").code == 3
    assert desk("drift", "--fail-on", "meaning", "--outlet", "River Weekly").code == 0
    (row,) = csv.DictReader(io.StringIO(desk("drift", "--format", "csv").out))
    assert (row["kind"], row["before"], row["after"]) == ("modality", "may", "will")


def test_search(desk) -> None:
    """Words and phrases are found; what is typed is never an expression."""
    assert {q["outlet"] for q in lines(desk("search", "winter", "storms").out)} == {
        "Harbour Ledger",
        "Coast Post",
        "River Weekly",
    }
    assert len(lines(desk("search", '"older than I"').out)) == 1
    assert desk("search", "AND OR ( *").code == 0
    assert "“The cranes [both of them] are older" in desk("search", "cranes", "--format", "table").out


def test_show(desk) -> None:
    """One quotation comes with its paragraph and the reasons."""
    (quotation,) = lines(desk("list", "--speaker", "Brandt").out)
    found = json.loads(desk("show", quotation["id"], "--format", "json").out)
    assert {k: found[k] for k in quotation} == quotation
    assert "who mends nets" in found["paragraph"]["text"]
    assert found["why"][0].startswith("the reporting words follow the quotation")
    shown = desk("show", quotation["id"], "--format", "table").out
    assert "“⟦Nobody asked the fishermen" in shown
    assert "this,⟧” _said_ <Tomas Brandt>" in shown


def test_show_by_words(desk) -> None:
    """Words of one quotation show it; those of several list them with their ids."""
    one = desk("show", "asked", "the fishermen", "--format", "table")
    assert "“⟦Nobody asked the fishermen" in one.out
    several = desk("show", WORDS, "--format", "table")
    ids = [q["id"] for q in lines(desk("list").out) if WORDS in q["text"]]
    assert len(ids) > 1
    assert all(i in several.out for i in ids)
    assert f"{len(ids)} quotations hold these words" in several.err
    assert {q["id"] for q in json.loads(desk("show", WORDS, "--format", "json").out)} == set(ids)


def test_limit(desk) -> None:
    """Lists show at most so many."""
    for command in ("list", "speakers", "lineages"):
        assert len(lines(desk(command, "--limit", "1").out)) == 1
        assert len(lines(desk(command).out)) > 1


def test_check(desk) -> None:
    """Each quotation of a draft gets its verdict, in the order of the draft."""
    done = desk("check", QUAY / "draft.md")
    found = lines(done.out)
    assert [f["verdict"] for f in found] == ["altered", "verbatim", "not-found", "misattributed"]
    assert list(found[0])[:4] == ["quotation", "verdict", "against", "alterations"]
    assert found[2]["against"] is None
    assert done.code == 0
    assert desk("check", QUAY / "draft.md", "--fail-on", "meaning").code == 3
    unknown = "“We sold the quay to the moon,” said Ottilie Prowse."
    assert desk("check", "-", "--fail-on", "cosmetic", stdin=unknown.encode()).code == 0
    assert desk("check", "-", "--fail-on-missing", stdin=unknown.encode()).code == 3
    shown = desk("check", QUAY / "draft.md", "--format", "table")
    assert shown.err == "quotes: 1 altered, 1 misattributed, 1 not-found, 1 verbatim\n"
    table = shown.out
    assert "as in Harbour Ledger, 2031-03-01" in table
    assert "not-found" in table
    assert "misattributed (meaning)" in table


def test_words_of_a_draft_that_need_two_lines_stand_in_one_column(desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each line of a quotation is indented below its verdict."""
    monkeypatch.setenv("COLUMNS", "40")
    shown = desk("check", QUAY / "draft.md", "--format", "table").out.splitlines()
    heads = ("altered", "misattributed", "not-found", "verbatim")
    assert [line for line in shown if line and not line.startswith((*heads, "  "))] == []


def test_check_from_stdin(desk) -> None:
    """A draft may come from standard input, and nothing of it is kept."""
    draft = "“We must close the old quay before the winter storms reach us,” said Ines Vardal.".encode()
    (found,) = lines(desk("check", "-", stdin=draft).out)
    assert (found["verdict"], found["against"]["article"]) == ("altered", "1-ledger")
    assert desk("list", "--article", "stdin").out == ""


def test_report(desk, tmp_path: Path) -> None:
    """The page is one file; where it cannot be written the message says so."""
    page = tmp_path / "page.html"
    done = desk("report", "-o", page)
    assert (done.code, done.out) == (0, "")
    assert done.err == f"quotes: the report is in {page}\n"
    assert "Ines Vardal" in page.read_text(encoding="utf-8")
    assert desk("report", "-o", "-").out.lower().startswith("<!doctype html>")
    wrong = desk("report", "-o", tmp_path / "no" / "page.html")
    assert (wrong.code, wrong.out) == (1, "")
    assert "cannot be written (no such file or directory)" in wrong.err
    assert [p.name for p in tmp_path.iterdir()] == ["page.html"]


def test_empty_store(quotes, tmp_path: Path) -> None:
    """A store without articles answers everything with nothing."""
    Store.open(tmp_path / "quotes.db").close()
    for name in ("list", "speakers", "lineages", "drift"):
        done = quotes(name)
        assert (done.code, done.out) == (0, ""), name
    assert quotes("search", "words").code == 0
    assert quotes("report").code == 0


def test_list_as_a_table(desk) -> None:
    """On a terminal each quotation says where it stands."""
    shown = desk("list", "--speaker", "Brandt", "--format", "table").out
    assert "Tomas Brandt" in shown
    assert "River Weekly" in shown
    assert "2031-03-05" in shown
    assert max(map(len, shown.splitlines())) <= 80


def test_own_names(desk, quotes, tmp_path: Path) -> None:
    """A newsroom's own names hold from the command that brings them on; a faulty file is named."""
    rules = tmp_path / "newsroom.toml"
    rules.write_text('[aliases.people]\n"Ines Vardal-Roth" = ["Ines Vardal"]\n', encoding="utf-8")
    own = ("--store", tmp_path / "own.db")
    quotes(*own, "add", *sorted(QUAY.glob("*.txt")))
    assert lines(quotes(*own, "speakers", "--rules", rules).out)[0]["name"] == "Ines Vardal-Roth"
    assert lines(quotes(*own, "speakers", "Vardal-Roth").out)
    rules.write_text("[aliases.people", encoding="utf-8")
    wrong = quotes(*own, "add", *sorted(QUAY.glob("*.txt")), "--rules", rules)
    assert (wrong.code, wrong.out) == (1, "")
    assert f"quotes: {rules}: is not valid TOML" in wrong.err
    missing = quotes(*own, "speakers", "--rules", "nowhere.toml")
    assert "nowhere.toml: cannot be read (no such file or directory)" in missing.err


def test_drift_summary(desk) -> None:
    """Counts by outlet and speaker, in each format; a filter that leaves nothing says so."""
    rows = lines(desk("drift", "--summary").out)
    assert {row["by"] for row in rows} == {"outlet", "speaker"}
    assert all(sum(row[s] for s in SEVERITIES) == row["compared"] for row in rows)
    shown = desk("drift", "--summary", "--format", "table").out
    assert "compared" in shown
    assert "held against the one they descend from" in shown
    assert "held against an earlier one" in desk("drift", "--summary", "--until", "1999", "--format", "table").err
    assert desk("drift", "--summary", "--fail-on", "meaning").code == 3
