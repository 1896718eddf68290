"""Time ``quotes add`` of one article more into stores of several sizes, as whole processes.

    python benchmarks/one_more.py [COUNT …] [--quotations FILE] [--articles 10] [--keep FOLDER] [--beside CHECKOUT]

For each COUNT of quotations (10000 and 100000 by default; 1000000 takes hours to build) a store is made of invented
articles, four quotations each on average, from three hundred outlets; six in ten quotations are reports of others in
the store, and one article in fifty is an agency's text printed again.  Then one article at a time is added by a process
of its own, as a newsroom does it; what is shown is the median of their wall and CPU seconds, beside those of a process
that adds one article to an empty store, and beside one that only starts: ``python -c "import quotes.workflow"``.
``--quotations`` takes them from a file that ``quotes link`` reads instead, the first COUNT of them (the invented ones
come from nine frames, and share far more words than those of real speakers do).  ``--keep`` leaves the stores in a
folder, and takes them from there the next time.  ``--beside`` adds the same articles with the code of another checkout
as well, in turns, to a copy of the store.
"""

from __future__ import annotations

# ruff: noqa: SIM905  (lists of words read better as text)
import argparse
import json
import os
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from statistics import median

from attrs import astuple
from invented_lineages import Maker, make_lineages
from metering import Used, metered

from quotes.models import Article, Wording
from quotes.store import Store
from quotes.workflow import add_articles

COUNTS = (10_000, 100_000)
ROOT = Path(__file__).resolve().parent.parent
#: Quotations of one article, on average.
EACH = 4
OUTLETS = 300
#: One article in so many is printed again by another outlet.
PRINTED = 50
#: The quotations of one article more are new in so many of ten cases; the others are in the store already.
NEW = 4

_PLACES = """Osmin Ternhall Karrow Vaste Ullmark Dorring Sennet Brackwell Ostervik Pellam Marren Tolby Harbury Linsk
Corvel""".split()
_PAPERS = """Herald Courier Ledger Sentinel Gazette Observer Chronicle Tribune Examiner Dispatch Mercury Argus Star Post
Monitor Bulletin Record Advertiser Standard Echo""".split()
_OWN = """The road between {one} and {two} was shut at {three} for {number} days.
|A panel in {one} met {number} residents from {two}, {three} said in a notice.
|Near {one}, crews of {two} cleared {number} tonnes while {three} waited.
|{one} had bought {two} for {number} crowns when {three} went under.
|Some {number} people from {one} walked past {two} towards {three} at dusk.""".replace("\n", "").split("|")
_MARKS = str.maketrans('“”"', "‘’'")
_CUES = ("said", "told reporters", "added", "wrote")


def outlet_name(number: int) -> str:
    """Return the name of an invented outlet."""
    return f"{_PLACES[number % len(_PLACES)]} {_PAPERS[number // len(_PLACES) % len(_PAPERS)]}"


def own_sentence(maker: Maker, rnd: random.Random) -> str:
    """Return a sentence of an article's own prose; no three words of it in a row are common."""
    one, two, three = (rnd.choice(maker.rare) for _ in range(3))
    return rnd.choice(_OWN).format(one=one, two=two, three=three, number=rnd.randrange(3, 900))


def make_article(name: str, quotations: Sequence[Wording], maker: Maker, rnd: random.Random) -> Article:
    """Return an article that quotes ``quotations`` among sentences of its own; some credit another outlet."""
    own = [own_sentence(maker, rnd) for _ in range(2 + len(quotations))]
    parts = [own.pop()]
    for quotation in quotations:
        words = quotation.text.rstrip(".,").translate(_MARKS)
        by = quotation.speaker or rnd.choice(("an official", "a spokeswoman for the council", "a resident"))
        told = f"told the {outlet_name(rnd.randrange(OUTLETS))}" if rnd.random() < 0.1 else rnd.choice(_CUES)
        parts.append(f"“{words},” {by} {told}. {own.pop()}")
    parts.append(own.pop())
    published = max(q.published or "" for q in quotations)
    return Article(name, "\n\n".join(parts), outlet_name(int(OUTLETS * rnd.random() ** 2)), published)


def make_articles(wordings: Sequence[Wording], seed: int) -> Iterator[Article]:
    """Yield articles with all of ``wordings``, each of about one time, in the order of time."""
    rnd, maker = random.Random(seed), Maker(seed)
    ordered = sorted(wordings, key=lambda w: (w.published or "", w.id))
    at = number = 0
    while at < len(ordered):
        size = rnd.randint(1, 2 * EACH - 1)
        article = make_article(f"made-{seed}-{number:07d}", ordered[at : at + size], maker, rnd)
        yield article
        if rnd.randrange(PRINTED) == 0:
            other = outlet_name(rnd.randrange(OUTLETS))
            yield Article(article.id + "-printed", article.text, other, article.published)
        at, number = at + size, number + 1


def make_more(wordings: Sequence[Wording], count: int) -> list[Article]:
    """Return articles that are to be added one by one: later than all others, some of their quotations repeated."""
    rnd, maker = random.Random(count), Maker(count)
    fresh = make_lineages(2 * count * EACH, seed=count + 7)[0]
    articles = []
    for number in range(count):
        size = rnd.randint(2, 2 * EACH - 2)
        own = [fresh.pop() if rnd.randrange(10) < NEW else rnd.choice(wordings) for _ in range(size)]
        article = make_article(f"more-{number:03d}", own, maker, rnd)
        articles.append(Article(article.id, article.text, article.outlet, f"2026-01-{number % 28 + 1:02d}T09:30:00Z"))
    return articles


def read_quotations(path: Path, count: int) -> list[Wording]:
    """Return the first ``count`` quotations of a file that ``quotes link`` reads."""
    with path.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in islice(lines, count)]
    return [Wording(r["id"], r["text"], r.get("speaker"), published=r.get("published")) for r in rows]


def build(path: Path, wordings: Sequence[Wording]) -> None:
    """Make a store of articles with ``wordings``."""
    part = path.with_suffix(".part")
    part.unlink(missing_ok=True)
    start = time.perf_counter()
    with Store.open(part) as store:
        summary = add_articles(store, make_articles(wordings, 1), jobs=os.cpu_count() or 1)
    part.rename(path)
    print(
        f"built {path.name}: {summary.articles:,} articles, {summary.quotations:,} quotations of all kinds,"
        f" {summary.lineages:,} lineages, {path.stat().st_size / 1e6:,.0f} MB, in {time.perf_counter() - start:.0f} s",
        file=sys.stderr,
    )


def add_one(store: Path, article: Path, root: Path) -> Used:
    """Add one article in a process of its own."""
    return metered([sys.executable, "-m", "quotes", "--store", str(store), "add", str(article)], root=root)


def _write(articles: Sequence[Article], folder: Path) -> list[Path]:
    paths = []
    for article in articles:
        paths.append(folder / f"{article.id}.jsonl")
        row = {name: getattr(article, name) for name in ("id", "text", "outlet", "published")}
        paths[-1].write_text(json.dumps(row, ensure_ascii=False) + "\n", encoding="utf-8")
    return paths


def show(name: str, runs: Sequence[Used]) -> None:
    """Print one line of the table."""
    wall, cpu, memory = (median(numbers) for numbers in zip(*map(astuple, runs), strict=True))
    print(f"| {name} | {wall:.2f} | {max(run.wall for run in runs):.2f} | {cpu:.2f} | {memory:.0f} |", flush=True)


def main() -> None:
    """Build the stores and print the table."""
    parser = argparse.ArgumentParser(description="time adding one article to stores of several sizes")
    parser.add_argument("counts", nargs="*", type=int, default=COUNTS, metavar="COUNT")
    parser.add_argument("--quotations", type=Path, metavar="FILE", help="quotations in place of invented ones")
    parser.add_argument("--articles", type=int, default=10, help="articles added one by one to each store")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="where stores are kept for the next time")
    parser.add_argument("--beside", type=Path, metavar="CHECKOUT", help="another checkout to time in turns")
    given = parser.parse_args()
    roots = {"": ROOT} | ({", beside": given.beside.resolve()} if given.beside else {})
    with tempfile.TemporaryDirectory() as scratch:
        folder, kept = Path(scratch), given.keep or Path(scratch)
        kept.mkdir(parents=True, exist_ok=True)
        print("| | wall s | slowest | CPU s | peak MB |\n|---|---|---|---|---|")
        only_start = [sys.executable, "-c", "import quotes.workflow"]
        for name, root in roots.items():
            show(
                f"import quotes.workflow{name}", [metered(only_start, root=root) for _ in range(given.articles + 1)][1:]
            )
        for count in (0, *given.counts):
            wordings = read_quotations(given.quotations, count) if given.quotations else make_lineages(count)[0]
            store = kept / f"store-{count}.db"
            if count and not store.exists():
                build(store, wordings)
            more = _write(make_more(wordings or make_lineages(1000)[0], given.articles + 1), folder)
            _time_store(count, store, more, roots, folder)


def _time_store(count: int, store: Path, more: Sequence[Path], roots: dict[str, Path], folder: Path) -> None:
    """Add the articles one by one to copies of a store, by the code of each checkout in turns."""
    copies = {name: folder / f"copy{number}.db" for number, name in enumerate(roots)}
    for copy in copies.values():
        copy.unlink(missing_ok=True)
        if count:
            shutil.copyfile(store, copy)
    runs: dict[str, list[Used]] = {name: [] for name in roots}
    for name, root in roots.items():
        # the first run compiles the code, and reads the file from the disk
        add_one(copies[name], more[0], root)
    for path in more[1:]:
        for name, root in roots.items():
            if not count:
                copies[name].unlink(missing_ok=True)
            runs[name].append(add_one(copies[name], path, root))
    for name in roots:
        show(f"one article into {count:,} quotations{name}", runs[name])


if __name__ == "__main__":
    main()
