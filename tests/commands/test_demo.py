"""``quotes demo``: the whole job on the bundled articles."""

import json
import os
import subprocess
import sys
from pathlib import Path


def test_demo(quotes, tmp_path: Path) -> None:
    """It prints who said what, who was first and the gravest alterations, and says where the page is."""
    done = quotes("demo", "--format", "table")
    assert done.code == 0
    for heading in ("Who said what", "Who had it first", "The gravest alterations (5 of "):
        assert f"── {heading}" in done.out
    assert max(map(len, done.out.splitlines())) <= 80
    assert f"quotes: the report is in {tmp_path / 'quotes-demo.html'}\n" in done.err
    assert [p.name for p in tmp_path.iterdir()] == ["quotes-demo.html"]


def test_demo_for_programs(quotes, tmp_path: Path) -> None:
    """Into a pipe it prints the lineages, the same bytes each time."""
    done = quotes("demo", "-o", tmp_path / "page.html")
    assert done.out == quotes("demo", "-o", tmp_path / "page.html").out
    lineages = [json.loads(line) for line in done.out.splitlines()]
    assert {x["severity"] for x in lineages} >= {"none", "cosmetic", "shortened", "reworded", "meaning"}


def test_same_bytes_under_two_hash_seeds(tmp_path: Path) -> None:
    """Neither the order of sets nor the number of processes leaves a trace in the lineages."""
    folder = Path(__file__).resolve().parents[2] / "fixtures" / "demo" / "saltmere"
    printed = set()
    for seed, jobs in (("1", "1"), ("2", "2")):
        store = tmp_path / f"{seed}.db"
        environment = {**os.environ, "PYTHONHASHSEED": seed, "QUOTES_STORE": str(store)}
        for command in (["add", *sorted(map(str, folder.glob("*.txt"))), "--jobs", jobs], ["lineages"]):
            done = subprocess.run(
                [sys.executable, "-m", "quotes", *command], capture_output=True, env=environment, check=True
            )
        printed.add(done.stdout)
    (same,) = printed
    assert same
