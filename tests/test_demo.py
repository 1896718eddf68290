"""The bundled stories: every answer that stands beside them."""

import json
from pathlib import Path
from typing import Any

import pytest

from quotes.demo import demo_folder
from quotes.ingest import read_articles
from quotes.models import Lineage, Quotation, Report
from quotes.store import QuotationFilter, Store
from quotes.workflow import add_articles

STORIES: dict[str, list[dict[str, Any]]] = {
    path.stem: [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    for path in sorted((Path(__file__).parent.parent / "fixtures" / "demo_expected").glob("*.jsonl"))
}
EXPECTED = [row for rows in STORIES.values() for row in rows]


def plain(words: str) -> str:
    """Words without the punctuation at their end."""
    return words.rstrip(".,")


class Answers:
    """What the store says after both stories were added."""

    def __init__(self, store: Store) -> None:
        self.quotations: dict[tuple[str, str], Quotation] = {}
        self.reports: dict[str, tuple[Lineage, Report]] = {}
        for q in store.quotations(QuotationFilter()):
            self.quotations[q.article, plain(q.text)] = q
        for lineage in store.lineages():
            for report in lineage.reports:
                self.reports[report.quotation] = (lineage, report)


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> Answers:
    """Both stories in one store."""
    path: Path = tmp_path_factory.mktemp("demo") / "demo.db"
    with Store.open(path) as store:
        summary = add_articles(store, read_articles([demo_folder()]))
        assert summary.failed == ()
        return Answers(store)


@pytest.mark.parametrize("row", EXPECTED, ids=lambda r: f"{r['article']}: {r['words'][:30]}")
def test_expected_answer(answers: Answers, row: dict[str, Any]) -> None:
    """Speaker, parent, severity, kinds and who was first are as written beside the articles."""
    q = answers.quotations.get((row["article"], plain(row["words"])))
    assert q is not None, "not found"
    assert q.speaker is not None, f"no speaker: {q.reason}"
    assert q.speaker.name == row["speaker"]
    assert q.kind in ({"indirect"} if row.get("kind") == "indirect" else {"direct", "partial"})
    lineage, report = answers.reports[q.id]
    if "parent" in row:
        assert report.parent is not None
        parent = answers.reports[report.parent][1]
        assert parent.article == row["parent"]
        assert report.severity == row["severity"]
        found = {a.kind for a in report.alterations}
        assert set(row["kinds"]) <= found
        assert not (row["severity"] in ("none", "cosmetic", "shortened") and found - set(row["kinds"]) - {"truncated"})
    else:
        assert report.parent is None
    if "first" in row:
        assert (lineage.first.outlet, lineage.first.basis) == (row["first"], row["basis"][0])


def test_no_other_words_travelled(answers: Answers) -> None:
    """Only what the expected answers link is linked."""
    linked = {r.article + plain(r.text) for x, r in answers.reports.values() if r.parent and r.kind != "source"}
    assert linked == {row["article"] + plain(row["words"]) for row in EXPECTED if "parent" in row}


def test_every_kind_of_alteration_occurs_once() -> None:
    """The invented story holds each kind that the contract names exactly once."""
    kinds = [kind for row in STORIES["saltmere"] for kind in row.get("kinds", ())]
    contract = """punctuation case spelling contraction bracketed truncated ellipsis omitted disfluency inserted
    substituted reordered spliced negation number quantifier entity pronoun modality hedge condition tense antonym
    reattributed anonymised cue context named expanded paraphrased"""
    assert sorted(kinds) == sorted(contract.split())
