"""Measure how often each rule names the right speaker, and print the table for ``quotes/rules/confidence.toml``.

    python benchmarks/calibrate.py TRAIN_DIR > table.toml && mv table.toml quotes/rules/confidence.toml
    python benchmarks/calibrate.py --check DEV_DIR
    python benchmarks/calibrate.py --check --challenge SHARED

The others judge the table in use on articles that it was not made from, and print two figures: the
expected calibration error (quotations in ten bins of confidence, the mean distance between confidence and share
right, weighted by size; at most 0.04 is wanted) and the share right among quotations at 0.9 and above (at least 0.9).

DATA_DIR is a part of PolNeAR as distributed: ``text/*.txt`` and ``attributions/<article>_<annotator>.ann`` (brat
standoff; Newell, Margolin and Ruths, LREC 2018).  A quotation counts as right where its mention overlaps the Source
of the attribution that holds most of its words, or where the speaker's last name is a word of that Source; where
the Source is a pronoun and another mention was chosen, it cannot be told and is left out.  Rules seen less than
``RARE`` times share the rate of their family (the name up to the first hyphen).  Rates are smoothed towards the
mean of all rules with the weight of ``PRIOR`` quotations.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from quotes.extract import find_quotations
from quotes.models import Article, Quotation
from quotes.resolve import name_speakers

Spans = list[tuple[int, int]]

#: Below this a rule's own rate is noise.
RARE = 20
#: Weight of the mean, in quotations.
PRIOR = 4
#: Bins of the calibration error, and the confidence that the contract speaks of.
BINS, SURE = 10, 0.9
PRONOUNS = frozenset(
    ("he", "she", "they", "it", "i", "we", "you", "who", "which", "that", "his", "her", "their", "its", "my")
)


def read_attributions(path: Path) -> list[tuple[Spans, Spans]]:
    """Return (source spans, content spans) of each attribution of a brat file."""
    return [(source, content) for source, _, content in read_attributions_with_cues(path)]


def read_attributions_with_cues(path: Path) -> list[tuple[Spans, Spans, Spans]]:
    """Return (source spans, cue spans, content spans) of each attribution of a brat file that has a content."""
    spans: dict[str, Spans] = {}
    found: list[tuple[Spans, Spans, Spans]] = []
    events: list[str] = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        fields = line.split("\t")
        if re.match(r"T\d+\t", line):
            offsets = fields[1].partition(" ")[2]
            spans[fields[0]] = [(int(a), int(b)) for a, b in (part.split() for part in offsets.split(";"))]
        elif re.match(r"E\d+\t", line):
            events.append(fields[1])
    for body in events:
        roles: dict[str, Spans] = defaultdict(list)
        for item in body.split():
            role, _, target = item.partition(":")
            roles[re.sub(r"\d+$", "", role)].extend(spans.get(target, []))
        if roles["Content"]:
            found.append((sorted(roles["Source"]), sorted(roles["Cue"]), sorted(roles["Content"])))
    return found


def overlap(start: int, end: int, spans: Spans) -> int:
    """Return how many characters of [start, end) the spans cover, each by itself."""
    return sum(max(0, min(end, b) - max(start, a)) for a, b in spans)


def is_right(text: str, quotation: Quotation, attributions: list[tuple[Spans, Spans]]) -> bool | None:
    """Say whether the speaker is the annotated one; None where that cannot be told."""
    segment = quotation.segments[0]
    size = segment.end - segment.start
    best = max(attributions, key=lambda a: overlap(segment.start, segment.end, a[1]), default=None)
    if best is None or overlap(segment.start, segment.end, best[1]) * 2 < size:
        return False
    if not best[0]:
        return None
    if quotation.mention is not None and overlap(quotation.mention.start, quotation.mention.end, best[0]):
        return True
    source = " ".join(text[a:b] for a, b in best[0]).lower()
    if quotation.speaker is not None and quotation.speaker.name.split()[-1].lower() in source.split():
        return True
    return None if set(source.split()) <= PRONOUNS else False


def judged(data: Path) -> Iterator[tuple[Quotation, bool]]:
    """Yield each quotation with a speaker, and whether he is right."""
    files: dict[str, Path] = {}
    for path in sorted((data / "attributions").glob("*.ann")):
        files.setdefault(path.stem.rsplit("_", 1)[0], path)
    for name, path in files.items():
        with (data / "text" / f"{name}.txt").open(encoding="utf-8", newline="") as handle:
            article = Article(name, handle.read())
        attributions = read_attributions(path)
        for quotation in name_speakers(article, find_quotations(article)):
            if quotation.kind in ("direct", "partial") and quotation.speaker is not None:
                verdict = is_right(article.text, quotation, attributions)
                if verdict is not None:
                    yield quotation, verdict


def challenged(shared: Path) -> Iterator[tuple[Quotation, bool]]:
    """Yield each quotation with a speaker in the challenge's cases, and whether it is one, with that speaker."""
    scorer = load_scorer(shared)
    with (shared / "challenge" / "extraction.jsonl").open(encoding="utf-8") as lines:
        cases = [json.loads(line) for line in lines]
    for case in cases:
        text = case["text"]
        asked = {scorer.trimmed(text, s): q for q in case["quotes"] for s in q["segments"]}
        article = Article(case["id"], text)
        for quotation in name_speakers(article, find_quotations(article)):
            if quotation.kind in ("direct", "partial") and quotation.speaker is not None:
                first = {"start": quotation.segments[0].start, "end": quotation.segments[0].end}
                wanted = asked.get(scorer.trimmed(text, first))
                good = wanted is not None and wanted["kind"] != "scare"
                yield (
                    quotation,
                    good and scorer.same_speaker(wanted["speaker"], wanted["speaker_kind"], quotation.speaker.name),
                )


def load_scorer(shared: Path) -> Any:
    """Return the module that scores the challenge; raises ``SystemExit`` where it is not there."""
    place = shared / "eval" / "score_challenge.py"
    spec = importlib.util.spec_from_file_location("score_challenge", place)
    if spec is None or spec.loader is None or not place.exists():
        print(f"{place}: is not there; name the folder that holds polnear/, challenge/ and eval/", file=sys.stderr)
        raise SystemExit(2)
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    return scorer


def check(verdicts: Iterable[tuple[Quotation, bool]]) -> str:
    """Return how well the confidences in use fit what was judged."""
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for quotation, good in verdicts:
        bins[min(BINS - 1, int(quotation.confidence * BINS))].append((quotation.confidence, good))
    total = sum(len(rows) for rows in bins.values())
    lines = ["confidence  quotations  mean  right"]
    error = 0.0
    for number, rows in sorted(bins.items()):
        mean = sum(c for c, _ in rows) / len(rows)
        right = sum(good for _, good in rows) / len(rows)
        error += abs(mean - right) * len(rows) / max(1, total)
        lines.append(f"{number / BINS:.1f} and up  {len(rows):10d}  {mean:.2f}  {right:.2f}")
    sure = [good for rows in bins.values() for confidence, good in rows if confidence >= SURE]
    lines.append(f"expected calibration error {error:.3f}")
    lines.append(f"right at {SURE} and above {sum(sure) / max(1, len(sure)):.3f} of {len(sure)}")
    return "\n".join(lines)


def table(verdicts: Iterable[tuple[Quotation, bool]]) -> str:
    """Return ``rules/confidence.toml`` as measured."""
    seen: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for quotation, good in verdicts:
        rule = quotation.rule
        for key in (rule, "family " + rule.split("-")[0], "all"):
            seen[key] += 1
            right[key] += good
    mean = right["all"] / max(1, seen["all"])
    lines = [
        "# Share of right speakers by rule, measured on the training part of PolNeAR by benchmarks/calibrate.py:",
        f"# {seen['all']} quotations, {100 * mean:.1f} % right. `seen` is how often each rule decided.",
        '\nlanguage = "en"\n\n[rule]\nnone = 0.0\nscare = 0.0',
        f"default = {mean:.2f}",
    ]
    for rule in sorted(r for r in seen if r != "all" and not r.startswith("family ")):
        key = rule if seen[rule] >= RARE else "family " + rule.split("-")[0]
        rate = (right[key] + PRIOR * mean) / (seen[key] + PRIOR)
        lines.append(f"{rule} = {rate:.2f} # seen {seen[rule]}")
    return "\n".join(lines)


def main() -> None:
    """Print the table, or with ``--check`` how well it fits."""
    parser = argparse.ArgumentParser(description="measure how often each rule names the right speaker")
    parser.add_argument("--check", action="store_true", help="judge the table in use instead of making one")
    parser.add_argument("--challenge", action="store_true", help="with --check: on the challenge's cases in DATA")
    parser.add_argument("data", type=Path, metavar="DATA", help="a part of PolNeAR, or the folder of the challenge")
    args = parser.parse_args()
    if args.challenge:
        print(check(challenged(args.data)))
    elif not (args.data / "attributions").is_dir():
        parser.error(f"{args.data}: has no attributions; name a part of PolNeAR")
    else:
        print(check(judged(args.data)) if args.check else table(judged(args.data)))


if __name__ == "__main__":
    main()
