"""Time extraction, stage by stage, against the floor: one pass of a bare expression for words over the same texts.

    python benchmarks/extract.py [PATH …] [--jobs 2] [--repeats 3]

PATH is what ``quotes extract`` takes.  Without one the articles of ``fixtures/demo`` are read over and over, each time
with other names put for theirs, so that no name is known from the article before.

The first table gives CPU seconds on one core, start-up taken off, and how many passes of the floor that is: the best
of several goes, each article being timed at every stage before the next one is read, as in a run of the command.
Then come the wall time of ``--jobs`` against one process, and the peak memory of processes that stream the same
articles once and ten times over.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import re
import resource
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import ParamSpec, TypeVar

from attrs import evolve

from quotes.extract.attribute import attribute
from quotes.extract.marks import find_quoted
from quotes.extract.mentions import find_mentions
from quotes.extract.scene import build_scene
from quotes.extract.surnames import add_surnames
from quotes.ingest import read_articles
from quotes.models import Article, Quotation
from quotes.present.records import dump, quotation_record
from quotes.reading import Reading
from quotes.resolve import name_speakers
from quotes.rules.lexicon import flags_of
from quotes.sweeping import sweep_seldom
from quotes.text import tokenise
from quotes.workflow.extracting import check_spans, extract_articles

P = ParamSpec("P")
T = TypeVar("T")

FLOOR = re.compile(r"\w+(?:['’]\w+)*|[^\w\s]")
DEMO = Path(__file__).resolve().parent.parent / "fixtures" / "demo"
#: How often the demonstration is read where no path is given: 1600 short articles.
COPIES = 100
#: How many more articles the second measurement of memory takes.
MORE = 10
# a capitalised word in the middle of a sentence
_INSIDE = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b")
_SYLLABLES = (
    "ba",
    "bel",
    "dor",
    "fen",
    "hil",
    "jo",
    "ka",
    "lin",
    "mar",
    "nor",
    "os",
    "pel",
    "sten",
    "tam",
    "ul",
    "ven",
)


def demo_articles(copies: int) -> Iterator[Article]:
    """Yield the articles of the demonstration so many times, each time with other names."""
    known = [item for item in read_articles([DEMO]) if isinstance(item, Article)]
    for copy in range(copies):
        rnd = random.Random(copy)
        names: dict[str, str] = {}
        for article in known:
            text = renamed(article.text, names, rnd)
            yield evolve(article, id=f"{article.id}-{copy}", text=text)


def renamed(text: str, names: dict[str, str], rnd: random.Random) -> str:
    """Return ``text`` with an invented name for each word that can only be one; ``names`` keeps those given."""
    for word in _INSIDE.findall(text):
        if word not in names and not flags_of(word.lower()):
            names[word] = "".join(rnd.choices(_SYLLABLES, k=3)).capitalize()
    return re.sub(r"\w+", lambda found: names.get(found.group(), found.group()), text)


class Clock:
    """CPU seconds by the name of what took them."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = {}

    def time(self, name: str, work: Callable[P, T], *args: P.args, **options: P.kwargs) -> T:
        """Return what ``work`` returns and count its time."""
        start = time.process_time()
        made = work(*args, **options)
        self.spent[name] = self.spent.get(name, 0.0) + time.process_time() - start
        return made


def pass_over(text: str) -> int:
    """Return the number of words and marks: the floor."""
    return sum(1 for _ in FLOOR.finditer(text))


def write_lines(quotations: Sequence[Quotation]) -> list[str]:
    """Return quotations as JSON lines."""
    return [dump(quotation_record(quotation)) for quotation in quotations]


def go_through(articles: Sequence[Article]) -> dict[str, float]:
    """Return the CPU seconds of each stage, of all together in one run, and of the floor."""
    clock = Clock()
    for article in articles:
        text = article.text
        clock.time("floor", pass_over, text)
        tokens = clock.time("words", tokenise, text)
        quoted = clock.time("marks", find_quoted, text)
        found = clock.time("mentions", find_mentions, text, tokens, quoted)
        mentions = clock.time("surnames", add_surnames, tokens, quoted, found)
        scene = clock.time("scene", build_scene, text, tokens, quoted, mentions, article.outlet)
        drafts = clock.time("attribution", attribute, scene)
        quotations = clock.time("naming", name_speakers, article, Reading(tokens, tuple(mentions), drafts))
        clock.time("checking", check_spans, article, quotations)
        clock.time("output", write_lines, quotations)
    start = time.process_time()
    for _ in extract_articles(articles):
        pass
    clock.spent["all of extraction"] = time.process_time() - start
    return clock.spent


def print_stages(articles: Sequence[Article], repeats: int) -> None:
    """Print the table of stages."""
    # the first go loads the rules and is thrown away
    goes = [go_through(articles) for _ in range(repeats + 1)][1:]
    best = {name: min(go[name] for go in goes) for name in goes[0]}
    floor = best.pop("floor")
    whole = best["all of extraction"]
    size = sum(len(a.text) for a in articles)
    print(f"{len(articles)} articles, {size / 1e6:.1f} million characters; one pass of the floor {floor:.3f} s")
    print(f"{'stage':20s} {'CPU s':>8s} {'passes':>8s}")
    for name, spent in best.items():
        print(f"{name:20s} {spent:8.3f} {spent / floor:8.1f}")
    print(f"{len(articles) / whole:.0f} articles a second", flush=True)


def print_jobs(articles: Sequence[Article], jobs: int, repeats: int) -> None:
    """Print the wall time of several processes against one, their start included."""
    best: dict[int, float] = {}
    for _ in range(repeats):
        for count in (1, jobs):
            start = time.perf_counter()
            for _ in extract_articles(articles, jobs=count):
                pass
            best[count] = min(best.get(count, float("inf")), time.perf_counter() - start)
    print(f"wall time with --jobs 1 {best[1]:.2f} s, with --jobs {jobs} {best[jobs]:.2f} s: "
          f"{best[1] / best[jobs]:.2f} times as fast", flush=True)  # fmt: skip


def print_memory(paths: Sequence[Path], times: int) -> None:
    """Stream the articles so many times and print the peak memory of this process."""
    over_and_over = chain.from_iterable(read_articles(paths) for _ in range(times))
    count = sum(1 for _ in extract_articles(over_and_over if paths else demo_articles(COPIES * times)))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{count:>8} articles streamed: peak {peak} MB", flush=True)


def main() -> None:
    """Print what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH")
    parser.add_argument("--jobs", type=int, default=2, help="processes to compare with one (default 2; 1: none)")
    parser.add_argument("--repeats", type=int, default=3, help="goes of which the best counts (default 3)")
    parser.add_argument("--no-memory", action="store_true", help="leave out the measurement of memory")
    given = parser.parse_args()
    sweep_seldom()
    read = read_articles(given.paths) if given.paths else demo_articles(COPIES)
    articles = [item for item in read if isinstance(item, Article)]
    if not articles:
        parser.error("no articles there")
    print_stages(articles, given.repeats)
    if given.jobs > 1:
        print_jobs(articles, given.jobs, given.repeats)
    if not given.no_memory:
        # processes of their own, so that the peak of one is not that of the next
        context = multiprocessing.get_context("spawn")
        for times in (1, MORE):
            run = context.Process(target=print_memory, args=(given.paths, times))
            run.start()
            run.join()


if __name__ == "__main__":
    main()
