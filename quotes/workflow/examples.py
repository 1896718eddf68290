"""Sentences that show what a rule does, run as its tests: those in the rules files, and those of a newsroom.

In: an ``[[examples]]`` entry.  Out: what comes out otherwise than it says, or None.  An entry says one of:

- ``text`` and any of ``speaker`` (the name, "" for nobody), ``mention``, ``role``, ``told_to``, ``reason``, ``kind``
  (``none`` where nobody is quoted), ``polarity`` of its first quotation; ``clause``, the first statement reported
  without marks; ``credit``, the outlet that its first credit names.  "" means that there is none.
- ``before``, ``after`` and any of ``kinds`` of alteration that are found, ``not`` those that are not, ``severity``.
- ``name``, ``as`` (person or organisation) and the ``key`` that it is filed under.

``about`` names the table of its file that it shows at work, ``against`` one whose words must not work in it.

>>> example_fault({"text": "“We sail,” said Ada Lom.", "speaker": "Ada Moor"})
'speaker is “Ada Lom”, not “Ada Moor”'
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from quotes.models import Article, Quotation
from quotes.workflow.extracting import extract_article

if TYPE_CHECKING:
    from quotes.rules import Table


def example_fault(example: Table) -> str | None:
    """Return how the outcome differs from what the example says; None where it is as said."""
    found = dict(_outcome(example))
    for name, wanted in example.items():
        if name in ("kinds", "not"):
            wrong = [kind for kind in wanted if (kind in found["kinds"]) is (name == "not")]
            if wrong:
                there = ", ".join(found["kinds"]) or "none"
                return f"{wrong[0]} is {'found' if name == 'not' else 'not found'}; found: {there}"
        elif name in found and found[name] != wanted:
            return f"{name} is “{found[name]}”, not “{wanted}”"
    return None


def _outcome(example: Table) -> Iterator[tuple[str, str | list[str]]]:
    """Yield what comes out, by the names that an example has for it."""
    if "text" in example:
        article = Article("example", example["text"])
        found = extract_article(article, scare=True, indirect=True)
        yield from _quoted(next((q for q in found if q.kind != "indirect"), None))
        yield "clause", next((q.text for q in found if q.kind == "indirect"), "")
        if "credit" in example:
            from quotes.lineage import find_credits

            yield "credit", next((c.outlet for c in find_credits(article, found)), "")
    if "before" in example and "after" in example:
        from quotes.workflow.linking import compare_texts

        compared = compare_texts(example["before"], example["after"])
        yield "kinds", sorted({alteration.kind for alteration in compared.alterations})
        yield "severity", compared.severity
    if "name" in example:
        from quotes.resolve.aliases import load_names

        kind = example.get("as")
        yield "key", load_names().key(example["name"], "organisation" if kind == "organisation" else "person")


def _quoted(quotation: Quotation | None) -> Iterator[tuple[str, str]]:
    yield "kind", quotation.kind if quotation else "none"
    speaker = quotation.speaker if quotation else None
    yield "speaker", speaker.name if speaker else ""
    yield "role", (speaker.role if speaker else None) or ""
    if quotation:
        yield "mention", quotation.mention.text if quotation.mention else ""
        yield "told_to", quotation.told_to or ""
        yield "reason", quotation.reason or ""
        yield "polarity", quotation.polarity
