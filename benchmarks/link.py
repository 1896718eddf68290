"""Time and measure ``quotes link`` on invented lineages, beside a pass that only reads, and beside its peers.

Run ``python benchmarks/link.py [COUNT …]`` (10000 and 100000 by default; 1000000 takes minutes).  For each count a
file of quotations is made and linked by ``quotes link`` in a process of its own, alterations and output included;
shown are its wall and CPU seconds and its peak memory, how many times the CPU of a pass over the same file that only
parses the lines and tokenises the texts this is, and how much of the truth the links recover.  Beside it stand the CPU
seconds of peers, where they are installed and the count is not too much for them: rapidfuzz comparing every pair, and
MinHash with LSH (rensa, datasketch).  ``--exhaustive`` weighs all pairs of each family of the first count and says how
many of those that link stand in one lineage.  ``--plot FILE.svg`` draws the CPU seconds.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from invented_lineages import Truth, make_lineages
from link_plot import draw
from metering import metered
from rapidfuzz import fuzz, process
from rapidfuzz.distance import Indel

from quotes.models import Wording
from quotes.reuse import find_parents, match
from quotes.text import tokenise

COUNTS = (10_000, 100_000)
#: What each peer is tried on at most; more would take minutes to hours.
BRUTE_FORCE_MOST, LSH_MOST = 3_000, 20_000
#: Parts of a MinHash, and the share of shingles from which LSH is to find a pair.
PARTS, ALIKE = 64, 0.5

Row = dict[str, Any]


def cpu_of(work: Callable[[], object]) -> float:
    """Return the CPU seconds of one call."""
    start = time.process_time()
    work()
    return time.process_time() - start


def read_only(path: Path) -> None:
    """Parse the lines and tokenise the texts: what nobody who links can do without."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            tokenise(json.loads(line)["text"])


def brute_force(texts: Sequence[str]) -> None:
    """Compare every text with every other one."""
    for text in texts:
        process.extract(text, texts, scorer=fuzz.token_sort_ratio, score_cutoff=60, limit=5)


def _shingles(text: str) -> list[str]:
    words = text.lower().split()
    return [" ".join(words[i : i + 3]) for i in range(max(1, len(words) - 2))]


def with_datasketch(texts: Sequence[str]) -> None:
    """Put every text into an index and look it up."""
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=ALIKE, num_perm=PARTS)
    for i, text in enumerate(texts):
        sketch = MinHash(num_perm=PARTS)
        sketch.update_batch([shingle.encode() for shingle in _shingles(text)])
        index.query(sketch)
        index.insert(str(i), sketch)


def with_rensa(texts: Sequence[str]) -> None:
    """Put every text into an index and look it up."""
    from rensa import RMinHash, RMinHashLSH

    index = RMinHashLSH(threshold=ALIKE, num_perm=PARTS, num_bands=PARTS // 4)
    for i, text in enumerate(texts):
        sketch = RMinHash(num_perm=PARTS, seed=1)
        sketch.update(_shingles(text))
        index.query(sketch)
        index.insert(i, sketch)


PEERS: dict[str, tuple[int, Callable[[Sequence[str]], None]]] = {
    "rapidfuzz, every pair": (BRUTE_FORCE_MOST, brute_force),
    "datasketch LSH": (LSH_MOST, with_datasketch),
    "rensa LSH": (LSH_MOST, with_rensa),
}


def quality(rows: Sequence[Row], truth: Mapping[str, Truth], texts: Mapping[str, str]) -> dict[str, float]:
    """Return pair precision and recall, and the shares of right parents and first reports, in per cent."""
    lineage = {row["id"]: row["lineage"] for row in rows}
    parent = {row["id"]: row["parent"] for row in rows}
    sizes = Counter(lineage.values())
    families: defaultdict[int, list[str]] = defaultdict(list)
    for i in lineage:
        families[truth[i].family].append(i)
    hit = _pairs(Counter((truth[i].family, lineage[i]) for i in lineage).values())
    copies = [i for i in lineage if truth[i].parent is not None]
    firsts = [next(i for i in ids if truth[i].done == "original") for ids in families.values() if len(ids) > 1]
    return {
        "pair precision": 100 * hit / max(1, _pairs(sizes.values())),
        "pair recall": 100 * hit / max(1, _pairs(map(len, families.values()))),
        "parents": 100 * sum(_right(i, parent[i], truth, texts) for i in copies) / max(1, len(copies)),
        "origins": 100 * sum(parent[i] is None for i in firsts) / max(1, len(firsts)),
        "largest lineage": max(sizes.values()),
        "largest family": max(map(len, families.values())),
    }


def _pairs(sizes: Any) -> int:
    return sum(size * (size - 1) // 2 for size in sizes)


def _right(child: str, parent: str | None, truth: Mapping[str, Truth], texts: Mapping[str, str]) -> bool:
    """Whether the parent is of the family and no farther from the copy, in words changed, than the true one."""
    true = truth[child].parent
    if parent is None or true is None or truth[parent].family != truth[child].family:
        return False
    own, found, given = (texts[i].split() for i in (child, parent, true))
    return parent == true or Indel.distance(own, found) <= Indel.distance(own, given)


def exhaustive(wordings: Sequence[Wording], truth: Mapping[str, Truth]) -> tuple[int, float]:
    """Return how many pairs of one family link when each pair is weighed, and the share of these in one lineage."""
    _, _, roots = find_parents(wordings)
    root = {wording.id: place for wording, place in zip(wordings, roots, strict=True)}
    families: defaultdict[int, list[Wording]] = defaultdict(list)
    for wording in wordings:
        families[truth[wording.id].family].append(wording)
    links = [pair for family in families.values() for pair in combinations(family, 2) if match(*pair)]
    together = sum(root[a.id] == root[b.id] for a, b in links)
    return len(links), 100 * together / max(1, len(links))


def _write(wordings: Sequence[Wording], path: Path) -> None:
    with path.open("w", encoding="utf-8") as sink:
        for w in wordings:
            row = {"id": w.id, "text": w.text, "speaker": w.speaker, "outlet": w.outlet, "published": w.published}
            sink.write(json.dumps(row, ensure_ascii=False) + "\n")


def measure(count: int, folder: Path) -> Row:
    """Return the figures for ``count`` quotations."""
    wordings, truth = make_lineages(count)
    path, out = folder / "quotations.jsonl", folder / "links.jsonl"
    _write(wordings, path)
    used = metered([sys.executable, "-m", "quotes", "link", str(path)], out)
    floor = min(cpu_of(lambda: read_only(path)) for _ in range(3))
    texts = {w.id: w.text for w in wordings}
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    figures: Row = {"quotations": count, "wall s": used.wall, "CPU s": used.cpu, "peak MB": used.memory}
    figures |= {"pass, CPU s": floor, "times the pass": used.cpu / floor}
    return figures | quality(rows, truth, texts)


def peers(counts: Sequence[int]) -> Iterator[tuple[str, int, float]]:
    """Yield the CPU seconds of each peer that is installed, on as many quotations as it can do in reasonable time."""
    for name, (most, work) in PEERS.items():
        count = min(max(counts), most)
        texts = [wording.text for wording in make_lineages(count)[0]]
        try:
            yield name, count, cpu_of(lambda work=work, texts=texts: work(texts))  # type: ignore[misc]
        except ImportError:
            print(f"{name}: not installed", file=sys.stderr)


def _cell(value: float) -> str:
    return f"{value:,}" if isinstance(value, int) else f"{value:.2f}" if value < 10 else f"{value:.1f}"


def main() -> None:
    """Measure each count and print a table."""
    parser = argparse.ArgumentParser(description="time and measure quotes link on invented lineages")
    parser.add_argument("counts", nargs="*", type=int, default=COUNTS, metavar="COUNT")
    parser.add_argument("--exhaustive", action="store_true", help="weigh all pairs of each family of the first count")
    parser.add_argument("--plot", type=Path, metavar="FILE.svg", help="draw the CPU seconds")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        table = [measure(count, Path(folder)) for count in given.counts]
    print("| " + " | ".join(["", *(_cell(row["quotations"]) for row in table)]) + " |")
    print("|" + "---|" * (len(table) + 1))
    for name in list(table[0])[1:]:
        print("| " + " | ".join([name, *(_cell(row[name]) for row in table)]) + " |")
    beside = list(peers(given.counts))
    for name, count, cpu in beside:
        print(f"\n{name}: {cpu:.2f} s CPU for {count:,} quotations")
    if given.exhaustive:
        links, share = exhaustive(*make_lineages(given.counts[0]))
        print(f"\nOf {links:,} pairs of one family that link when all are weighed, {share:.2f} % stand in one lineage.")
    if given.plot:
        lines = {
            "quotes link": [(row["quotations"], row["CPU s"]) for row in table],
            "parse and tokenise only": [(row["quotations"], row["pass, CPU s"]) for row in table],
        }
        given.plot.write_text(draw(lines | {n: [(c, s)] for n, c, s in beside}), encoding="utf-8")


if __name__ == "__main__":
    main()
