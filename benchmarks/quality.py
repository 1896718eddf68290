"""Run every scorer that lies beside the checkout and fail where a figure is below its floor.

    python benchmarks/quality.py SHARED [--raise] [--only NAME …]

In: a folder with ``eval/score_*.py``, ``challenge/``, ``gold/``, ``polnear/`` and ``seeds/``, and the
floors in ``fixtures/quality/floors.json``.  Out: a table of figures and floors; exit code 1 if one is
below.  ``--raise`` writes floors up to the figures just measured, never down.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FLOORS = ROOT / "fixtures" / "quality" / "floors.json"
#: Figures that must stay at or below their floor.
CEILINGS = {"false_joins", "meaning_false_alarms"}
Figures = dict[str, float | None]


class Scorers:
    """The scorers of ``shared``, each run on what the command line prints."""

    def __init__(self, shared: Path, work: Path) -> None:
        self.shared, self.work = shared, work

    def quotes(self, *args: object, out: str | None = None, stdin: Path | None = None) -> Path:
        """Run ``quotes`` with ``args`` and return the file that holds what it printed."""
        path = self.work / (out or "ignored")
        env = dict(os.environ, QUOTES_STORE=str(self.work / "unused.db"))
        with path.open("wb") as target, (stdin or Path(os.devnull)).open("rb") as source:
            done = subprocess.run(
                [sys.executable, "-m", "quotes", *map(str, args)], stdout=target, stdin=source, env=env, cwd=ROOT
            )
        if done.returncode not in (0, 3):
            raise SystemExit(f"quotes {' '.join(map(str, args))} ended with {done.returncode}")
        return path

    def score(self, name: str, *args: object) -> Figures:
        """Run one scorer and return its figures."""
        command = [sys.executable, str(self.shared / "eval" / f"score_{name}.py"), *map(str, args), "--json"]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        figures: Figures = json.loads(done.stdout)
        return figures

    def seeds(self) -> Figures:
        """Quotations and lineages of the five seed articles."""
        folder, store = self.shared / "seeds", self.work / "seeds.db"
        found = self.quotes("extract", folder, "--scare", "--format", "jsonl", out="seeds.jsonl")
        self.quotes("--store", store, "add", folder)
        lines = self.quotes("--store", store, "lineages", "--format", "jsonl", out="seeds_lineages.jsonl")
        return self.score("seeds", folder, found, lines)

    def polnear(self, part: str) -> Figures:
        """Direct quotations and speakers in one part of PolNeAR."""
        folder = self.shared / "polnear" / part
        return self.score("polnear", folder, self.quotes("extract", folder / "text", "--format", "jsonl", out=part))

    def indirect(self, part: str) -> Figures:
        """Reported speech without marks in one part of PolNeAR."""
        scorer, folder = ROOT / "benchmarks" / "indirect.py", self.shared / "polnear" / part
        command = [sys.executable, str(scorer), str(folder), "--json"]
        env = dict(os.environ, PYTHONPATH=str(ROOT))
        done = subprocess.run(command, capture_output=True, text=True, check=True, env=env)
        figures: Figures = json.loads(done.stdout)
        return figures

    def challenge(self) -> Figures:
        """Hand-written hard cases."""
        cases = self.shared / "challenge" / "extraction.jsonl"
        found = self.quotes("extract", cases, "--scare", "--format", "jsonl", out="cases.jsonl")
        return self.score("challenge", cases, found)

    def drift(self) -> Figures:
        """Pairs of wordings."""
        pairs = self.shared / "challenge" / "drift.jsonl"
        return self.score("drift", pairs, self.quotes("compare", "-", "--format", "jsonl", out="drift", stdin=pairs))

    def stories(self) -> Figures:
        """Lineages of invented stories."""
        articles, store = self.shared / "challenge" / "stories.jsonl", self.work / "stories.db"
        self.quotes("--store", store, "add", articles)
        lines = self.quotes("--store", store, "lineages", "--format", "jsonl", out="stories_lineages")
        found = self.quotes("--store", store, "list", "--scare", "--indirect", "--format", "jsonl", out="stories_list")
        return self.score("stories", articles, self.shared / "gold" / "stories_lineages.jsonl", lines, found)

    def linking(self) -> Figures:
        """Ten thousand made quotations with known lineages."""
        texts, truth = self.work / "made.jsonl", self.work / "truth.jsonl"
        command = [sys.executable, str(self.shared / "eval" / "make_lineages.py"), "10000"]
        prose = self.shared / "polnear" / "train" / "text"
        subprocess.run([*command, "--prose", str(prose), "--out", str(texts), "--truth", str(truth)], check=True)
        return self.score("linking", texts, truth, self.quotes("link", texts, "--format", "jsonl", out="linked"))


def below(name: str, figure: float | None, floor: float) -> bool:
    """Whether a figure is worse than its floor."""
    if figure is None:
        return True
    return figure > floor if name in CEILINGS else figure < floor


def main() -> int:
    """Measure, print, compare."""
    parser = argparse.ArgumentParser(description="measure quality and compare it with the floors")
    parser.add_argument("shared", type=Path)
    parser.add_argument("--raise", dest="lift", action="store_true", help="raise the floors to what was measured")
    parser.add_argument("--only", nargs="*", help="names of scorers to run")
    args = parser.parse_args()
    floors: dict[str, dict[str, float]] = json.loads(FLOORS.read_text(encoding="utf-8"))
    bad = 0
    with tempfile.TemporaryDirectory() as folder:
        run = Scorers(args.shared.resolve(), Path(folder))
        jobs: dict[str, Callable[[], Figures]] = {
            "seeds": run.seeds,
            "polnear-dev": lambda: run.polnear("dev"),
            "polnear-train": lambda: run.polnear("train"),
            "indirect-dev": lambda: run.indirect("dev"),
            "challenge": run.challenge,
            "drift": run.drift,
            "stories": run.stories,
            "linking": run.linking,
        }
        for job in args.only or jobs:
            figures = jobs[job]()
            for name, floor in floors.get(job, {}).items():
                figure = figures[name]
                wrong = below(name, figure, floor)
                bad += wrong
                print(f"{job:14s} {name:22s} {figure!s:>7s}   floor {floor:g}{'   BELOW' if wrong else ''}")
                if args.lift and figure is not None and not wrong:
                    floors[job][name] = figure
    if args.lift:
        FLOORS.write_text(json.dumps(floors, indent=2) + "\n", encoding="utf-8")
    print("all figures at their floors or above" if not bad else f"{bad} figures below their floors")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
