"""What holds for any input: places hold their words, nothing raises, the same in gives the same out."""

import itertools
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotes import times
from quotes.demo import demo_folder
from quotes.ingest import read_articles
from quotes.models import Article
from quotes.store import Store
from quotes.workflow import add_articles, extract_article, extract_articles

PIECES = st.sampled_from(
    [
        "“", "”", '"', "''", "``", "‘", "’", "'", "«", "»", "\n", "\n\n", " ", ", ", ". ", ": ", " — ", "…", "[", "]",
        "Ruta Ozols", "Mr Ozols", "she", "the mayor", "a senior official", "said", "told the Herald", "according to",
        "denied saying", "that", "who", "Q:", "A:", "OZOLS:", "we will not sell the mill", "don’t", "workers’", "6\"",
    ]
)  # fmt: skip
NEWS = st.lists(PIECES, max_size=40).map(" ".join) | st.lists(PIECES, max_size=40).map("".join)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(NEWS | st.text(max_size=300))
def test_every_place_holds_its_words(text: str) -> None:
    """Each span of each quotation of any text is cut out of that text; ids are unique; order is that of the text."""
    quotations = extract_article(Article("a", text), scare=True, indirect=True)
    for q in quotations:
        assert q.segments
        for span in (*q.segments, q.mention, q.cue):
            assert span is None or text[span.start : span.end] == span.text != ""
        assert (q.speaker is None) == (q.reason is not None) or q.kind == "scare"
        assert 0 <= q.confidence <= 1
    assert len({q.id for q in quotations}) == len(quotations)
    marked = [s for q in quotations if q.kind != "indirect" for s in q.segments]
    marked.sort(key=lambda s: s.start)
    assert all(a.end <= b.start for a, b in itertools.pairwise(marked))


def run(*args: str, seed: str, cwd: Path) -> bytes:
    """Run the command line under a hash seed and return what it prints."""
    env = dict(os.environ, PYTHONHASHSEED=seed, LC_ALL="C", TZ="Asia/Tokyo" if seed == "1" else "UTC")
    done = subprocess.run([sys.executable, "-m", "quotes", *args], env=env, cwd=cwd, capture_output=True)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


@pytest.mark.parametrize("options", [("--scare", "--indirect"), ("--format", "csv")])
def test_same_bytes_under_two_hash_seeds(tmp_path: Path, options: tuple[str, ...]) -> None:
    """Extraction hangs on no hash seed, locale or time zone, nor on the number of workers."""
    command = ("extract", str(demo_folder()), *options)
    first = run(*command, seed="0", cwd=tmp_path)
    assert first
    assert run(*command, "--jobs", "2", seed="1", cwd=tmp_path) == first


def test_same_lineages_under_two_hash_seeds(tmp_path: Path) -> None:
    """Two stores made under different seeds hold the same lineages."""
    printed = []
    for seed in ("0", "1"):
        run("--store", f"{seed}.db", "add", str(demo_folder()), seed=seed, cwd=tmp_path)
        printed.append(run("--store", f"{seed}.db", "lineages", "--format", "jsonl", seed=seed, cwd=tmp_path))
    assert printed[0] == printed[1] != b""


def test_adding_again_changes_nothing(tmp_path: Path) -> None:
    """The second time every article is there already, and the lineages are the same."""
    with Store.open(tmp_path / "s.db") as store:
        first = add_articles(store, read_articles([demo_folder()]))
        lineages = list(store.lineages())
        again = add_articles(store, read_articles([demo_folder()]))
        assert (first.added, first.unchanged, first.failed) == (16, 0, ())
        assert (again.added, again.unchanged, again.updated) == (0, 16, 0)
        assert (again.quotations, again.lineages) == (first.quotations, first.lineages)
        assert list(store.lineages()) == lineages


@pytest.mark.parametrize("order", ["backwards", "one by one", "odd ones first"])
def test_order_of_adding_does_not_matter(tmp_path: Path, order: str) -> None:
    """Lineages hang on the articles, not on when they came."""
    articles = [a for a in read_articles([demo_folder()]) if isinstance(a, Article)]
    batches = {
        "backwards": [articles[::-1]],
        "one by one": [[a] for a in reversed(articles)],
        "odd ones first": [articles[1::2], articles[::2]],
    }[order]

    def shape(store: Store) -> set[tuple[object, ...]]:
        return {
            (x.first.outlet, x.first.basis, tuple((r.quotation, r.parent, r.severity) for r in x.reports))
            for x in store.lineages()
        }

    with Store.open(tmp_path / "a.db") as one, Store.open(tmp_path / "b.db") as other:
        add_articles(one, articles)
        for batch in batches:
            add_articles(other, batch)
        assert shape(one) == shape(other)


def test_no_parent_is_later_than_its_child(tmp_path: Path) -> None:
    """Every report comes after the report it descends from, and no line of descent is a circle."""
    with Store.open(tmp_path / "s.db") as store:
        add_articles(store, read_articles([demo_folder()]))
        for lineage in store.lineages():
            by_id = {r.quotation: r for r in lineage.reports}
            for r in lineage.reports:
                at, steps = r, 0
                while at.parent:
                    above = by_id[at.parent]
                    assert (times.compare(above.published, at.published) or 0) <= 0
                    at, steps = above, steps + 1
                    assert steps < len(by_id)


def test_one_bad_article_leaves_the_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault of ours on one article is a rejection that names it; the others come through."""
    import quotes.extract

    real = quotes.extract.find_quotations

    def faulty(article: Article, **options: bool) -> object:
        if article.id == "bad":
            raise RuntimeError("no such thing")
        return real(article, **options)

    monkeypatch.setattr(quotes.extract, "find_quotations", faulty)
    articles = [Article(name, "“We sail at dawn,” said Ruta Ozols.") for name in ("good", "bad", "fine")]
    good, bad, fine = extract_articles(articles)
    assert isinstance(good, tuple)
    assert isinstance(fine, tuple)
    assert not isinstance(bad, tuple)
    assert bad.input == "bad"
    assert "RuntimeError: no such thing" in bad.reason
