"""List what a change of the rules gained and lost, quotation by quotation.

    python benchmarks/gains.py DATA_DIR BEFORE.jsonl AFTER.jsonl

DATA_DIR is a part of PolNeAR (see calibrate.py); the two files are what ``quotes extract DATA_DIR/text --format jsonl``
printed before and after the change.  Printed are first the quotations that were right and no longer are, then those
that became right, each with its rule and speaker in both files, and the sums.  A quotation that is missing, or that
no attribution covers, counts as wrong; one that cannot be judged (see calibrate.py) is left out.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeAlias

from calibrate import PRONOUNS, Spans, overlap, read_attributions

#: (article, start of the words)
Key: TypeAlias = tuple[str, int]
#: How much of the words is shown.
SHOWN = 60


def read_predictions(path: Path) -> dict[Key, dict[str, Any]]:
    """Return the direct and partial quotations of a file, one for each segment."""
    found: dict[Key, dict[str, Any]] = {}
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["kind"] in ("direct", "partial"):
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


def changes(data: Path, before: Path, after: Path) -> Iterator[tuple[bool, str]]:
    """Yield (gained, line) for each quotation whose verdict changed."""
    old, new = read_predictions(before), read_predictions(after)
    files: dict[str, Path] = {}
    for path in sorted((data / "attributions").glob("*.ann")):
        files.setdefault(path.stem.rsplit("_", 1)[0], path)
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


def main() -> None:
    """Print losses, gains and their sums."""
    found = list(changes(*(Path(argument) for argument in sys.argv[1:4])))
    for wanted, title in ((False, "lost"), (True, "gained")):
        lines = [line for gained, line in found if gained is wanted]
        print(f"{title}: {len(lines)}")
        for line in lines:
            print(f"  {line}")


if __name__ == "__main__":
    main()
