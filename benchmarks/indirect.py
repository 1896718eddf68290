"""Score reported speech without quotation marks against PolNeAR's contents outside marks.

    python benchmarks/indirect.py DATA_DIR [--json | --table | --errors wrong|missed [--most N]]

DATA_DIR is a part of PolNeAR as distributed (see calibrate.py).  Definitions:

Content.  What an annotator marked as Content of an attribution with a Source, less what stands between double
    quotation marks; it counts where at least ``WORDS`` words and half of all its words stand outside marks.
Statement.  A content that is a clause (it holds a finite verb) and whose Cue says, asks or holds something: one of its
    words is a form of a verb that ``rules/indirect.toml`` lists, or it is "according to".  These are what the contract
    calls reported speech.  The other contents are mostly no speech: aims ("wants to"), feelings about things
    ("liked the plan"), acts of speech named with their object ("criticised the plan").
Found.  A statement or content of which at least half (in characters outside marks) is covered by one reported clause
    whose speaker is the Source: his mention overlaps it (or, where it is "who" or "which", ends right before it), or
    the last word of his name stands in it.  A pronoun for which another mention was chosen cannot be told: it counts
    as wrong.
Right.  A reported clause at least half of which lies in one content (of any attribution with a Source, words in marks
    included) with that speaker.  One that lies mainly in a content without a Source cannot be judged and is left out.

Printed are precision (right of all reported clauses) and recall over statements and over all contents.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from attrs import field, frozen
from calibrate import PRIOR, Spans, overlap, read_attributions_with_cues

from quotes.extract.cues import load_cues
from quotes.extract.marks import find_quoted
from quotes.extract.reported import clause_rules
from quotes.models import Article, Quotation
from quotes.rules.lexicon import AUXILIARY, VERB, flags_of
from quotes.workflow import extract_article

#: Least words of a content outside marks ("it would rain").
WORDS = 3
#: A Source that stands for the words before it: Ada Lom, [who] said that.
RELATIVE = (["who"], ["which"], ["that"])
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_NO_FINITE = frozenset(("be", "been", "being", "having", "to"))


@frozen
class Content:
    """A content outside marks."""

    source: Spans
    cue: str
    #: What of it stands outside marks.
    spans: Spans
    statement: bool


@frozen
class Tally:
    """Counts over articles, and the cases to look at."""

    counts: Counter[str] = field(factory=Counter)
    wrong: list[str] = field(factory=list)
    missed: list[str] = field(factory=list)


def outside(spans: Spans, quoted: Spans) -> Spans:
    """Return what of ``spans`` stands outside ``quoted``, both in order."""
    left: Spans = []
    for start, end in spans:
        at = start
        for a, b in quoted:
            if b > at and a < end:
                if a > at:
                    left.append((at, a))
                at = b
        if at < end:
            left.append((at, end))
    return left


def words_of(text: str, spans: Spans) -> list[str]:
    """Return the words of a text's spans in lower case."""
    return [w.lower() for a, b in spans for w in _WORD.findall(text[a:b])]


def is_clause(words: list[str]) -> bool:
    """Whether words hold a finite verb, by the lexicon."""
    return any(flags_of(w) & (AUXILIARY | VERB) and w not in _NO_FINITE and not w.endswith("ing") for w in words)


def brings_statement(cue: list[str]) -> bool:
    """Whether a cue says, asks or holds something."""
    rules, verbs = clause_rules(), load_cues().verbs
    listed = rules.that | rules.bare | rules.whether | rules.behind
    return "according" in cue or any(w in verbs and verbs[w].lemma in listed for w in cue)


def contents_of(text: str, path: Path) -> Iterator[tuple[Content, Spans]]:
    """Yield each content that counts, and the whole of it; contents that do not count have no words outside marks."""
    quoted = [(q.start - 1, q.end + 1) for q in find_quoted(text)]
    for source, cue, spans in read_attributions_with_cues(path):
        left = outside(spans, quoted)
        words = words_of(text, left)
        whole = len(words_of(text, spans))
        if len(words) < WORDS or 2 * len(words) < whole:
            left = []
        said = words_of(text, cue)
        yield Content(source, " ".join(said), left, is_clause(words) and brings_statement(said)), spans


def speaks(text: str, quotation: Quotation, source: Spans) -> bool:
    """Whether the speaker of a clause is the Source."""
    mention, speaker = quotation.mention, quotation.speaker
    if mention is not None and overlap(mention.start, mention.end, source):
        return True
    if words_of(text, source)[:1] in RELATIVE and mention is not None:
        return 0 <= source[0][0] - mention.end <= len(", ")
    return speaker is not None and speaker.name.split()[-1].lower() in words_of(text, source)


def covered(quotation: Quotation, spans: Spans) -> int:
    """Return how many characters of ``spans`` the segments of a quotation cover."""
    return sum(overlap(s.start, s.end, spans) for s in quotation.segments)


def judge(article: Article, path: Path, tally: Tally) -> None:
    """Count what of one article was found and what is right."""
    text = article.text
    contents = list(contents_of(text, path))
    found = [q for q in extract_article(article, indirect=True) if q.kind == "indirect"]
    for content, _ in contents:
        size = sum(b - a for a, b in content.spans)
        if not content.source or not size:
            continue
        hit = any(2 * covered(q, content.spans) >= size and speaks(text, q, content.source) for q in found)
        for name in ("contents", "statements") if content.statement else ("contents",):
            tally.counts[name] += 1
            tally.counts[f"{name} found"] += hit
        if content.statement and not hit:
            said = " … ".join(text[a:b] for a, b in content.spans)
            tally.missed.append(f"{article.id}: {_around(text, content.spans)}\n    [{content.cue}] {said}")
    for quotation in found:
        size = sum(s.end - s.start for s in quotation.segments)
        held = [(c, spans) for c, spans in contents if 2 * covered(quotation, spans) >= size]
        if held and not any(c.source for c, _ in held):
            continue
        right = any(speaks(text, quotation, c.source) for c, _ in held if c.source)
        tally.counts["clauses"] += 1
        tally.counts["clauses right"] += right
        tally.counts[f"{quotation.rule} {'right' if right else 'wrong'}"] += 1
        if not right:
            where = [(s.start, s.end) for s in quotation.segments]
            speaker = quotation.speaker.name if quotation.speaker else "nobody"
            why = "speaker" if held else "no content"
            tally.wrong.append(
                f"{article.id} ({quotation.rule}, {why}): {_around(text, where)}\n    [{speaker}] {quotation.text}"
            )


def _around(text: str, spans: Spans) -> str:
    start, end = spans[0][0], spans[-1][1]
    return " ".join(f"{text[max(0, start - 120) : start]}⟦{text[start:end]}⟧{text[end : end + 80]}".split())


def measure(data: Path) -> Tally:
    """Return the counts for a part of PolNeAR, each article by its first annotator."""
    files: dict[str, Path] = {}
    for path in sorted((data / "attributions").glob("*.ann")):
        files.setdefault(path.stem.rsplit("_", 1)[0], path)
    tally = Tally()
    for name, path in files.items():
        with (data / "text" / f"{name}.txt").open(encoding="utf-8", newline="") as handle:
            judge(Article(name, handle.read()), path, tally)
    return tally


def figures(counts: Counter[str]) -> dict[str, float]:
    """Return precision and recalls, in per cent."""

    def share(part: str, whole: str) -> float:
        return round(100 * counts[part] / max(1, counts[whole]), 2)

    return {
        "precision": share("clauses right", "clauses"),
        "recall_statements": share("statements found", "statements"),
        "recall_contents": share("contents found", "contents"),
    }


def table(counts: Counter[str]) -> str:
    """Return the table [confidence] of ``rules/indirect.toml``: the share right by rule, drawn to that of all."""
    mean = counts["clauses right"] / max(1, counts["clauses"])
    lines = []
    for rule in sorted(clause_rules().confidence):
        right, wrong = counts[f"{rule} right"], counts[f"{rule} wrong"]
        rate = (right + PRIOR * mean) / (right + wrong + PRIOR)
        lines.append(f"{rule} = {rate:.2f} # seen {right + wrong}")
    return "\n".join(lines)


def main() -> None:
    """Print the figures, cases to look at, or the table of confidence."""
    parser = argparse.ArgumentParser(description="score reported speech without marks against PolNeAR")
    parser.add_argument("data", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--table", action="store_true", help="print [confidence] for rules/indirect.toml")
    parser.add_argument("--errors", choices=["wrong", "missed"], help="print cases")
    parser.add_argument("--most", type=int, default=50)
    args = parser.parse_args()
    if not (args.data / "attributions").is_dir():
        sys.exit(f"{args.data}: has no attributions; name a part of PolNeAR")
    tally = measure(args.data)
    if args.table:
        print(table(tally.counts))
    elif args.errors:
        cases = tally.wrong if args.errors == "wrong" else tally.missed
        step = max(1, len(cases) // max(1, args.most))
        print("\n".join(cases[::step][: args.most]))
    elif args.json:
        print(json.dumps(figures(tally.counts)))
    else:
        for name, count in sorted(tally.counts.items()):
            print(f"{count:6d}  {name}")
        print(", ".join(f"{name} {value}" for name, value in figures(tally.counts).items()))


if __name__ == "__main__":
    main()
