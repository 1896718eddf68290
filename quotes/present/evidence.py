"""Why a quotation has the speaker that it has: its paragraph with the evidence marked, and the rule in words.

In: a quotation and its article.  Out: the JSON of ``quotes show`` and its block on a terminal.

>>> paragraph_of("One.\\n\\nTwo here.\\n", 6, 9)
(6, 15)
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from quotes.models import Article, Quotation, Span
from quotes.present.records import Record, quotation_record
from quotes.rules import read_rules
from quotes.text import printable

if TYPE_CHECKING:
    from rich.console import Group
    from rich.text import Text

#: Characters shown before and after the quotation of a paragraph that is longer than a screen.
AROUND = 1200
#: The rule of a speaker whom a person named.
RULED = "ruling"


def paragraph_of(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span of the whole lines that hold ``text[start:end]``, at most ``AROUND`` characters beyond it."""
    before = text.rfind("\n", 0, start) + 1
    after = text.find("\n", end)
    return max(before, start - AROUND), min(after if after >= 0 else len(text), end + AROUND)


def explanation(rule: str) -> str | None:
    """Return the sentence for a rule, or for the rule that it is a special case of; None without one.

    >>> explanation("before-tight-outer") == explanation("before-tight")
    True
    """
    told: dict[str, str] = read_rules("explanations")["rule"]
    while rule not in told and "-" in rule:
        rule = rule.rpartition("-")[0]
    return told.get(rule)


def reasons(quotation: Quotation) -> list[str]:
    """Say in words why the rule decided as it did, and what the record's other fields mean here."""
    told = read_rules("explanations")
    if quotation.kind == "scare":
        why = [told["rule"]["scare"]]
    elif quotation.speaker is None:
        why = [told["reason"].get(quotation.reason or "no-cue", quotation.reason or "no speaker")]
    else:
        sentence = explanation(quotation.rule) or f"by the rule “{quotation.rule}”"
        mention, cue = _words(quotation.mention, "the speaker"), _words(quotation.cue, "the reporting words")
        why = [sentence.replace("{mention}", mention).replace("{cue}", cue)]
        own = quotation.mention.text if quotation.mention and quotation.rule != RULED else None
        if own is not None and own != quotation.speaker.name:
            why.append(f"“{mention}” stands for {quotation.speaker.name}, the fullest name that the article gives")
    if quotation.told_to:
        why.append(f"the article says that it was said to {quotation.told_to}")
    if quotation.polarity == "negated":
        why.append("the article says that these words were not said")
    if quotation.polarity == "hypothetical":
        why.append("the article does not say that these words were said, only that they might be")
    return why


def shown_record(found: tuple[Article, Quotation, Sequence[str]]) -> Record:
    """Return the quotation as ``quotes list`` does, with its paragraph, the reasons and what people ruled on it."""
    article, quotation, rulings = found
    start, end = _place(article, quotation)
    return {
        **quotation_record(quotation),
        "paragraph": {"start": start, "end": end, "text": article.text[start:end]},
        "why": [*reasons(quotation), *rulings],
    }


def evidence_block(
    article: Article, quotation: Quotation, rulings: Sequence[str] = (), *, colour: bool
) -> Group:
    """Return the paragraph with quotation, mention and cue marked, a legend, the reasons and what people ruled."""
    from rich.console import Group
    from rich.text import Text

    from quotes.present.terminal import article_heading, indented, speaker_label, words

    legend = Text.assemble(
        _marked("words", "quotation", colour),
        "  ",
        _marked("speaker", "mention", colour),
        "  ",
        _marked("reporting words", "cue", colour),
    )
    facts = Text.assemble(
        speaker_label(quotation.speaker, quotation.reason),
        f"  {quotation.kind}, rule {quotation.rule}, confidence {quotation.confidence:.2f}  ",
        words(quotation.id, "dim"),
    )
    why = [words(f"• {line}") for line in (*reasons(quotation), *rulings)]
    heading = article_heading(article.id, article.outlet, article.published)
    return Group(heading, "", indented(_paragraph(article, quotation, colour)), "", legend, facts, *why)


def _paragraph(article: Article, quotation: Quotation, colour: bool) -> Text:
    """Return the paragraphs of the quotation with its evidence marked."""
    from rich.text import Text

    start, end = _place(article, quotation)
    places = [(s.start, s.end, "quotation") for s in quotation.segments]
    places += [(s.start, s.end, name) for s, name in ((quotation.mention, "mention"), (quotation.cue, "cue")) if s]
    line, at = Text("… " if start and article.text[start - 1] != "\n" else ""), start
    for first, last, name in sorted(places):
        if first < at or last > end:
            continue
        line.append(printable(article.text[at:first]))
        line.append_text(_marked(article.text[first:last], name, colour))
        at = last
    return line.append(printable(article.text[at:end]) + (" …" if article.text[end : end + 1].strip() else ""))


def _place(article: Article, quotation: Quotation) -> tuple[int, int]:
    """Return the span of the paragraphs that hold the quotation, its mention and its cue."""
    spans = list(quotation.segments)
    first, last = min(s.start for s in spans), max(s.end for s in spans)
    beside = [s for s in (quotation.mention, quotation.cue) if s]
    spans += [s for s in beside if first - AROUND <= s.start and s.end <= last + AROUND]
    return paragraph_of(article.text, min(s.start for s in spans), max(s.end for s in spans))


def _marked(text: str, name: str, colour: bool) -> Text:
    """Return words of the article marked as quotation, mention or cue, by colour or by signs."""
    from rich.text import Text

    style, before, after = {
        "quotation": ("bold green", "⟦", "⟧"),
        "mention": ("bold cyan", "<", ">"),
        "cue": ("yellow", "_", "_"),
    }[name]
    body = printable(text)
    return Text(body, style) if colour else Text(f"{before}{body}{after}")


def _words(span: Span | None, otherwise: str) -> str:
    return " ".join(span.text.split()) if span else otherwise
