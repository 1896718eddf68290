"""The articles that the benchmark of extraction makes are articles like those of the demonstration."""

import importlib.util
import random
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="module")
def benchmark() -> ModuleType:
    """The script, which is no part of the package."""
    path = Path(__file__).parents[1] / "benchmarks" / "extract.py"
    spec = importlib.util.spec_from_file_location("benchmark_extract", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_names_differ_from_copy_to_copy(benchmark: ModuleType) -> None:
    """Each copy has the articles of the demonstration under other ids, and other people in them."""
    articles = list(benchmark.demo_articles(2))
    half = len(articles) // 2
    assert len({a.id for a in articles}) == len(articles) == 2 * half
    assert all(a.text != b.text for a, b in zip(articles[:half], articles[half:], strict=True))


def test_only_names_are_put_for_names(benchmark: ModuleType) -> None:
    """A name is the same one throughout; words that the rules know stay."""
    names: dict[str, str] = {}
    text = benchmark.renamed("On Monday Minister Zorvath left. “No,” said Zorvath.", names, random.Random(0))
    assert text == f"On Monday Minister {names['Zorvath']} left. “No,” said {names['Zorvath']}."
    assert set(names) == {"Zorvath"}


def test_every_stage_is_timed(benchmark: ModuleType) -> None:
    """The times are of all stages, the whole and the floor."""
    spent = benchmark.go_through(list(benchmark.demo_articles(1))[:2])
    assert {"floor", "words", "marks", "mentions", "naming", "output", "all of extraction"} <= set(spent)
    assert min(spent.values()) >= 0
