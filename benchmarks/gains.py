"""List what a change of the rules won and lost, quotation by quotation and case by case.

    python benchmarks/gains.py ../shared --from main~3 --to .
    python benchmarks/gains.py DATA_DIR BEFORE.jsonl AFTER.jsonl

The first form takes two versions of this repository: anything that git knows (a branch, a tag, ``main~3``), or ``.``
for the files as they lie here, committed or not.  It runs both on PolNeAR's train part and on the challenge's cases
in the folder SHARED, and prints for each what was lost, what was won and the sums.  The second form compares two files
that ``quotes extract DATA_DIR/text --format jsonl`` printed for one part of PolNeAR.

In PolNeAR (see calibrate.py) a quotation that is missing, or that no attribution covers, counts as wrong; one that
cannot be judged is left out.  In the challenge a case is right where its scorer (SHARED/eval) finds no fault in it.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import subprocess
import sys
import tarfile
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

from calibrate import PRONOUNS, Spans, load_scorer, overlap, read_attributions

ROOT = Path(__file__).resolve().parent.parent
#: (article, start of the words)
Key: TypeAlias = tuple[str, int]
#: (won or lost, what it was and what it is)
Change: TypeAlias = tuple[bool, str]
#: How much of the words is shown.
SHOWN = 60


def stop(message: str) -> SystemExit:
    """Return what ends the program with a message and exit code 2."""
    print(f"gains.py: {message}", file=sys.stderr)
    return SystemExit(2)


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the objects of a JSON Lines file; a line that is none ends the program with its place."""
    try:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                row = json.loads(line)
                if not isinstance(row, dict):
                    raise stop(f"{path}, line {number}: is no quotation of quotes extract --format jsonl")
                yield row
    except OSError as error:
        raise stop(f"{path}: {(error.strerror or str(error)).lower()}") from None
    except ValueError as error:
        raise stop(f"{path}: is no JSON Lines file ({error})") from None


def read_predictions(path: Path) -> dict[Key, dict[str, Any]]:
    """Return the direct and partial quotations of a file, one for each segment."""
    found: dict[Key, dict[str, Any]] = {}
    for row in read_lines(path):
        if row.get("kind") in ("direct", "partial"):
            for segment in row["segments"]:
                found[row["article"], segment["start"]] = {**row, "segment": segment}
    return found


def is_right(text: str, row: dict[str, Any] | None, attributions: list[tuple[Spans, Spans]]) -> bool | None:
    """Say whether the speaker is the annotated one; None where that cannot be told."""
    if row is None:
        return False
    start, end = row["segment"]["start"], row["segment"]["end"]
    best = max(attributions, key=lambda a: overlap(start, end, a[1]), default=None)
    if best is None or overlap(start, end, best[1]) * 2 < end - start:
        return False
    source = " ".join(text[a:b] for a, b in best[0]).lower().split()
    mention, speaker = row["mention"], row["speaker"]
    if not source or (mention is not None and overlap(mention["start"], mention["end"], best[0])):
        return True if source else None
    if speaker is not None and speaker["name"].split()[-1].lower() in source:
        return True
    return None if set(source) <= PRONOUNS else False


def polnear_changes(data: Path, before: Path, after: Path) -> Iterator[Change]:
    """Yield the quotations of a part of PolNeAR whose verdict changed."""
    old, new = read_predictions(before), read_predictions(after)
    files: dict[str, Path] = {}
    for path in sorted((data / "attributions").glob("*.ann")):
        files.setdefault(path.stem.rsplit("_", 1)[0], path)
    if not files:
        raise stop(f"{data}: has no attributions/*.ann; name a part of PolNeAR")
    texts: dict[str, tuple[str, list[tuple[Spans, Spans]]]] = {}
    for key in sorted(old.keys() | new.keys()):
        name = key[0]
        if name not in files:
            continue
        if name not in texts:
            with (data / "text" / f"{name}.txt").open(encoding="utf-8", newline="") as handle:
                texts = {name: (handle.read(), read_attributions(files[name]))}
        was, now = (is_right(texts[name][0], rows.get(key), texts[name][1]) for rows in (old, new))
        if was is not None and now is not None and was != now:
            yield now, f"{name} {key[1]}: {_shown(old.get(key))} → {_shown(new.get(key))}"


def _shown(row: dict[str, Any] | None) -> str:
    if row is None:
        return "none"
    speaker = row["speaker"]["name"] if row["speaker"] else "nobody"
    return f"{speaker} ({row['rule']}) “{row['segment']['text'][:SHOWN]}”"


def challenge_changes(shared: Path, before: Path, after: Path) -> Iterator[Change]:
    """Yield the cases that pass in one of the files only, with the faults found in the other."""
    scorer = load_scorer(shared)
    found: list[dict[str, list[dict[str, Any]]]] = []
    for path in (before, after):
        rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for row in read_lines(path):
            rows[row["article"]].append(row)
        found.append(rows)
    for case in read_lines(shared / "challenge" / "extraction.jsonl"):
        old, new = (scorer.judge(case, rows[case["id"]], Counter()) for rows in found)
        if bool(old) != bool(new):
            yield not new, f"{case['id']}: {'; '.join(old or new)}"


def report(title: str, changes: Iterable[Change]) -> None:
    """Print what was lost, what was won and the sums."""
    found = list(changes)
    for wanted, name in ((False, "lost"), (True, "won")):
        for won, line in found:
            if won is wanted:
                print(f"{title} {name}: {line}")
    won = sum(won for won, _ in found)
    print(f"{title} +{won} −{len(found) - won}")


def tree_of(revision: str, folder: Path) -> Path:
    """Return a folder with the files of a revision; those that lie here for ``.``."""
    if revision == ".":
        return ROOT
    # a revision that begins with "-" would be read as an option
    command = ["git", "-C", str(ROOT), "archive", "--format=tar", "--end-of-options", revision]
    made = subprocess.run(command, capture_output=True)
    if made.returncode:
        raise stop(f"{revision}: is no revision of this repository ({made.stderr.decode(errors='replace').strip()})")
    with tarfile.open(fileobj=io.BytesIO(made.stdout)) as archive:
        archive.extractall(folder, filter="data")
    return folder


def extract(tree: Path, source: Path, out: Path, *options: str) -> Path:
    """Run the extractor of a tree and return the file that holds what it printed."""
    env = {**os.environ, "PYTHONPATH": str(tree), "QUOTES_STORE": str(out.with_suffix(".db"))}
    command = [sys.executable, "-m", "quotes", "extract", str(source), *options, "--format", "jsonl"]
    with out.open("wb") as target:
        done = subprocess.run(command, stdout=target, stderr=subprocess.PIPE, cwd=tree, env=env)
    if done.returncode not in (0, 3):
        raise stop(f"quotes extract {source} in {tree} ended with {done.returncode}: {done.stderr.decode()[-300:]}")
    return out


def compare_versions(shared: Path, before: str, after: str) -> None:
    """Run two versions on PolNeAR's train part and on the challenge, and print what the later one won and lost."""
    train, cases = shared / "polnear" / "train", shared / "challenge" / "extraction.jsonl"
    for needed in (train, cases):
        if not needed.exists():
            raise stop(f"{needed}: is not there; name the folder that holds polnear/, challenge/ and eval/")
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        files: dict[str, list[Path]] = {"train": [], "challenge": []}
        for side, revision in (("before", before), ("after", after)):
            folder = work / side
            folder.mkdir()
            tree = tree_of(revision, folder)
            files["train"].append(extract(tree, train / "text", work / f"train-{side}.jsonl"))
            files["challenge"].append(extract(tree, cases, work / f"challenge-{side}.jsonl", "--scare"))
        report("train", polnear_changes(train, *files["train"]))
        report("challenge", challenge_changes(shared, *files["challenge"]))


def main() -> None:
    """Compare two versions, or two files."""
    parser = argparse.ArgumentParser(description="what a change of the rules won and lost, case by case")
    parser.add_argument("paths", nargs="+", type=Path, metavar="SHARED | DATA_DIR BEFORE AFTER")
    parser.add_argument("--from", dest="before", metavar="REV", help="the earlier version; . for the files here")
    parser.add_argument("--to", dest="after", metavar="REV", default=".", help="the later version; . by default")
    args = parser.parse_args()
    paths = [path.resolve() for path in args.paths]
    if args.before is not None:
        if len(paths) != 1:
            parser.error("with --from name one folder, that with polnear/, challenge/ and eval/")
        compare_versions(paths[0], args.before, args.after)
    elif len(paths) != 3:
        parser.error("name a part of PolNeAR and two files of quotations, or one folder and --from REV")
    else:
        report(paths[0].name, polnear_changes(*paths))


if __name__ == "__main__":
    main()
