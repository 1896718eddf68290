"""How many of the outlets that an article's makers credit are found in its text.

    python benchmarks/credits.py METADATA.tsv TEXT_DIR [TEXT_DIR …] [--list]

METADATA.tsv has a row for each article with its ``filename``, the ``wire`` that it came by and the outlet of its
``credit`` line ("h/t: …"), as PolNeAR has; the lines themselves stand outside the texts.  An outlet counts where the
text names it at all and has quotations.  Printed are how many are named, how many of these a credit was found for,
and how often an article with a wire's mark is credited to another agency.  ``--list`` prints each that was missed.
"""

from __future__ import annotations

import csv
import re
import sys
from pathlib import Path

from quotes.lineage.credits import find_credits
from quotes.lineage.outlets import open_book, same_outlet
from quotes.models import Article
from quotes.workflow import extract_article

#: The names that the table shortens.
WIRES = {"AP": "Associated Press", "UPI": "United Press International", "AFP": "Agence France-Presse"}


def wanted(row: dict[str, str]) -> list[tuple[str, str]]:
    """Return (column, outlet) for each outlet that a row names."""
    found = []
    for column in ("wire", "credit"):
        name = re.sub(r"^h/t:\s*", "", row[column] or "").strip(" .")
        if name and name not in ("None", "NA"):
            found.append((column, name))
    return found


def names_it(text: str, outlet: str) -> bool:
    """Whether a text names an outlet, in full or by its short name."""
    names = {outlet, outlet.removeprefix("The "), WIRES.get(outlet, outlet)}
    return any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE) for name in names)


def main() -> None:
    """Print the table."""
    arguments = [a for a in sys.argv[1:] if a != "--list"]
    if len(arguments) < 2 or not all(Path(a).exists() for a in arguments):
        sys.exit(f"usage: {Path(sys.argv[0]).name} METADATA.tsv TEXT_DIR [TEXT_DIR …] [--list]")
    book = open_book(())
    counts = {column: [0, 0, 0] for column in ("wire", "credit")}
    other = 0
    with Path(arguments[0]).open(encoding="utf-8", newline="") as handle:
        rows = [row for row in csv.DictReader(handle, delimiter="\t") if wanted(row)]
    for row in rows:
        path = next((p for folder in arguments[1:] if (p := Path(folder) / f"{row['filename']}.txt").exists()), None)
        if path is None:
            continue
        article = Article(path.stem, path.read_text(encoding="utf-8"))
        quotations = extract_article(article)
        if not quotations:
            # nobody's words that anybody could have had first
            continue
        credits = find_credits(article, quotations)
        for column, outlet in wanted(row):
            counts[column][0] += 1
            if not names_it(article.text, outlet):
                continue
            counts[column][1] += 1
            full = WIRES.get(outlet, outlet)
            if any(same_outlet(credit.outlet, full, book) for credit in credits):
                counts[column][2] += 1
            elif "--list" in sys.argv:
                print(f"missed {outlet} in {article.id}: found {sorted({c.outlet for c in credits})}")
            if column == "wire":
                whole = [c for c in credits if not c.quotations and c.outlet in WIRES.values()]
                other += any(not same_outlet(c.outlet, full, book) for c in whole)
    for column, (named, said, found) in counts.items():
        share = f"{100 * found / said:.1f} %" if said else "-"
        print(f"{column}: {named} named by the table, {said} of them in the text, {found} found ({share})")
    print(f"articles of a wire credited as a whole to another agency: {other}")


if __name__ == "__main__":
    main()
