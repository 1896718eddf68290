"""``quotes demo``: the whole job on the bundled articles."""

import json
import os
import subprocess
import sys
from pathlib import Path


def test_demo(quotes, tmp_path: Path) -> None:
    """It prints who said what, who was first and the gravest alterations, also into a pipe, and where the page is."""
    done = quotes("demo")
    assert done.code == 0
    for heading in ("Who said what", "Who had it first", "The gravest alterations (5 of "):
        assert f"── {heading}" in done.out
    assert max(map(len, done.out.splitlines())) <= 80
    assert f"quotes: the report is in {tmp_path / 'quotes-demo.html'}\n" in done.err
    assert [p.name for p in tmp_path.iterdir()] == ["quotes-demo.html"]


def test_demo_for_programs(quotes, tmp_path: Path) -> None:
    """With --format it prints the lineages, the same bytes each time."""
    done = quotes("demo", "-o", tmp_path / "page.html", "--format", "jsonl")
    assert done.out == quotes("demo", "-o", tmp_path / "page.html", "--format", "jsonl").out
    lineages = [json.loads(line) for line in done.out.splitlines()]
    assert {x["severity"] for x in lineages} >= {"none", "cosmetic", "shortened", "reworded", "meaning"}


def test_reader_who_has_seen_enough(tmp_path: Path) -> None:
    """``quotes demo | head -1`` writes the page all the same."""
    with subprocess.Popen([sys.executable, "-m", "quotes", "demo"], cwd=tmp_path, stdout=subprocess.PIPE) as demo:
        assert demo.stdout is not None
        demo.stdout.readline()
        demo.stdout.close()
        assert demo.wait() == 0
    assert (tmp_path / "quotes-demo.html").stat().st_size > 0


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
