"""Time and measure the linking of wordings on invented lineages, beside the floor and beside brute force.

Run ``python benchmarks/link.py [COUNT …]`` (1000, 10000 and 100000 by default). For each count it prints wall and CPU
seconds and peak memory of ``link_wordings``; the CPU of a pass that only cuts the same texts into words; up to 2000
quotations also that of comparing every pair with rapidfuzz; and how much of the truth the links recover, in per cent.
Each count runs in a process of its own, so that the peak of one is not that of the next.
"""

from __future__ import annotations

import multiprocessing
import resource
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence

from invented_lineages import Truth, make_lineages
from rapidfuzz import fuzz, process
from rapidfuzz.distance import Indel

from quotes.models import Link
from quotes.reuse import link_wordings
from quotes.text import tokenise

COUNTS = (1000, 10000, 100000)
BRUTE_FORCE_MOST = 2000


def cpu_of(work: Callable[[], object]) -> float:
    """Return the CPU seconds of one call."""
    start = time.process_time()
    work()
    return time.process_time() - start


def brute_force(texts: Sequence[str]) -> None:
    """Compare every text with every other one."""
    for text in texts:
        process.extract(text, texts, scorer=fuzz.token_sort_ratio, score_cutoff=60, limit=5)


def lineage_of(links: Sequence[Link]) -> dict[str, str]:
    """Return for each id the first report of its lineage."""
    root = {link.id: link.id for link in links}

    def find(at: str) -> str:
        while root[at] != at:
            root[at] = root[root[at]]
            at = root[at]
        return at

    for link in links:
        for other in (link.parent,) if link.parent else link.beside:
            one, two = find(link.id), find(other)
            root[max(one, two)] = min(one, two)
    return {link.id: find(link.id) for link in links}


def figures(links: Sequence[Link], truth: dict[str, Truth], texts: dict[str, str]) -> dict[str, float]:
    """Return pair precision and recall, and the shares of right parents and first reports, in per cent."""
    lineage = lineage_of(links)
    both = Counter((truth[i].family, lineage[i]) for i in truth)

    def pairs(sizes: Counter[str] | Counter[int] | Counter[tuple[int, str]]) -> int:
        return sum(size * (size - 1) // 2 for size in sizes.values())

    hit = pairs(both)
    found = pairs(Counter(lineage.values()))
    true = pairs(Counter(row.family for row in truth.values()))
    copies = [link for link in links if truth[link.id].parent is not None]
    right = sum(_right_parent(link, truth, texts) for link in copies)
    members: defaultdict[int, list[str]] = defaultdict(list)
    for i, row in truth.items():
        members[row.family].append(i)
    parent = {link.id: link.parent for link in links}
    firsts = [next(i for i in family if truth[i].done == "original") for family in members.values() if len(family) > 1]
    origins = sum(parent[first] is None for first in firsts)
    return {
        "pair precision": 100 * hit / max(1, found),
        "pair recall": 100 * hit / max(1, true),
        "parents": 100 * right / max(1, len(copies)),
        "origins": 100 * origins / max(1, len(firsts)),
    }


def _right_parent(link: Link, truth: dict[str, Truth], texts: dict[str, str]) -> bool:
    """Whether the parent is of the family and no farther from the copy, in words changed, than the true one."""
    true = truth[link.id].parent
    if link.parent is None or true is None or truth[link.parent].family != truth[link.id].family:
        return False
    own, found, given = (texts[i].split() for i in (link.id, link.parent, true))
    return link.parent == true or Indel.distance(own, found) <= Indel.distance(own, given)


def measure(count: int) -> None:
    """Print the figures for ``count`` quotations."""
    wordings, truth = make_lineages(count)
    texts = [wording.text for wording in wordings]
    floor = cpu_of(lambda: [tokenise(text) for text in texts])
    brute = cpu_of(lambda: brute_force(texts)) if count <= BRUTE_FORCE_MOST else None
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    wall, cpu = time.perf_counter(), time.process_time()
    links = link_wordings(wordings)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    by_id: dict[str, str] = {wording.id: wording.text for wording in wordings}
    shares = ", ".join(f"{name} {share:.1f}" for name, share in figures(links, truth, by_id).items())
    memory = f"peak {peak // 1024} MB ({(peak - before) // 1024} of it linking)"
    print(f"{count:>8}  wall {wall:.2f} s, CPU {cpu:.2f} s, {memory}")
    print(f"          floor (words only) {floor:.2f} s, {cpu / floor:.0f} times" + _against(brute, cpu))
    print(f"          {shares}", flush=True)


def _against(brute: float | None, cpu: float) -> str:
    return "" if brute is None else f"; every pair with rapidfuzz {brute:.2f} s, {brute / cpu:.1f} times linking"


def main(arguments: Sequence[str]) -> None:
    """Measure each count in a process of its own."""
    context = multiprocessing.get_context("spawn")
    for count in map(int, arguments or map(str, COUNTS)):
        run = context.Process(target=measure, args=(count,))
        run.start()
        run.join()


if __name__ == "__main__":
    main(sys.argv[1:])
