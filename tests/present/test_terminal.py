"""What a terminal shows: words as they are, alterations marked, nothing that breaks the line."""

import io
from pathlib import Path

import pytest
from attrs import evolve
from rich.console import Console, RenderableType

from quotes.models import (
    Alteration,
    Article,
    Comparison,
    Copy,
    Credit,
    First,
    Lineage,
    Quotation,
    Report,
    Span,
    Speaker,
)
from quotes.present import terminal
from quotes.present.evidence import evidence_block, reasons
from quotes.text import printable

WILL = Alteration("modality", "meaning", "may", "will", (3, 6), (3, 7), "a possibility is now a promise")
INES = Speaker("Ines [bold]Vardal[/bold]", "person", "harbour master")


def shown(block: RenderableType, width: int = 80) -> str:
    """Return what a console without colour prints."""
    stream = io.StringIO()
    Console(file=stream, width=width, markup=False, emoji=False, highlight=False).print(block)
    return "\n".join(line.rstrip() for line in stream.getvalue().splitlines())


def chain(length: int) -> Lineage:
    """Return a lineage in which each report descends from the one before."""
    reports = [Report("q0", "a0", 0, 9, "River Post", "2031-05-01", "direct", "We may go [sic] home.", INES)]
    reports += [
        Report(
            f"q{n}",
            f"a{n}",
            0,
            9,
            f"Paper {n}",
            f"2031-05-{n + 1:02}",
            "direct",
            "We will go [sic] home.",
            INES,
            parent=f"q{n - 1}",
            copies=(Copy("c", "q", "Wire", None),) if n == 1 else (),
            severity="meaning",
            alterations=(WILL,) if n == 1 else (),
        )
        for n in range(1, length)
    ]
    first = First("River Post", "a0", "2031-05-01", "date", 0.9, "the clocks differ")
    credit = Credit("a1", "River Post", "first reported by the River Post", 0, 10)
    return Lineage("l1", INES, first, tuple(reports), (credit,), "meaning")


def test_lineage_tree() -> None:
    """A lineage reads from the first report down, with who was first and what was altered."""
    assert shown(terminal.lineage_tree(chain(2), colour=False, width=80)) == "\n".join(
        [
            "Ines [bold]Vardal[/bold], harbour master  l1",
            "first: River Post, 2031-05-01 (date: the earliest report known here; confidence",
            "0.90)",
            "the clocks differ",
            "└── 2031-05-01  River Post  q0",
            "    “We may go [sic] home.”",
            "    └── 2031-05-02  Paper 1  meaning may have changed  q1",
            "        “We [-may-] {+will+} go [sic] home.”",
            "        • meaning modality: a possibility is now a promise",
            "        = the same article in Wire undated",
            "credit: a1 names River Post: “first reported by the River Post”",
        ]
    )


@pytest.mark.parametrize("width", [40, 80, 120])
def test_deep_lineages_keep_their_words(width: int) -> None:
    """However long the chain, no line is wider than the terminal and every report is there."""
    text = shown(terminal.lineage_tree(chain(40), colour=False, width=width), width)
    assert max(map(len, text.splitlines())) <= width
    assert "q39" in text
    assert "after Paper" in text


def test_colour_instead_of_marks() -> None:
    """With colour the words carry styles and no signs."""
    line = terminal.marked_wording("We will go.", (WILL,), colour=True)
    assert line.plain == "We may will go."
    assert {str(s.style) for s in line.spans} == {"red strike", "bold green underline"}


def test_long_cuts_are_abbreviated() -> None:
    """A long cut shows its ends and its length."""
    cut = Alteration("omitted", "shortened", "word " * 60, "", (2, 302), (2, 2), "words left out")
    line = terminal.marked_wording("We go.", (cut,), colour=False).plain
    assert "word … word" in line
    assert "(60 words)" in line


def test_words_do_no_harm() -> None:
    """Control characters and markup in words, names and notes are shown, not obeyed."""
    quotation = Quotation(
        "q1", "a1", "direct", (Span(0, 1, "\x1b[31m[red]now[/red]\u202e \x07"),), speaker=Speaker("\x1b]0;x", "person")
    )
    text = shown(terminal.quotation_table([quotation], width=80))
    assert "[red]now[/red]" in text
    assert printable(text) == text.replace("\x1b", "\ufffd")


def test_comparison_block() -> None:
    """Two wordings, the marks, and the reasons."""
    block = terminal.comparison_block("We may go.", "We will go.", Comparison("meaning", 0.667, (WILL,)), colour=False)
    assert shown(block) == "\n".join(
        [
            "meaning may have changed (severity: meaning, similarity: 0.67)",
            "original  “We may go.”",
            "later     “We will go.”",
            "altered   “We [-may-] {+will+} go.”",
            "• meaning modality: a possibility is now a promise",
        ]
    )


def test_evidence_in_its_paragraph() -> None:
    """The paragraph has quotation, mention and cue marked, and the rule is put in words."""
    text = "Before.\n\n“It [the lock] holds,” the keeper said.\n\nAfter."
    at = text.index
    quotation = Quotation(
        id="q1",
        article="a1",
        kind="direct",
        segments=(Span(at("It"), at(",”") + 1, "It [the lock] holds,"),),
        speaker=Speaker("Ines Vardal", "person"),
        mention=Span(at("the keeper"), at(" said"), "the keeper"),
        cue=Span(at("said"), at("said") + 4, "said"),
        told_to="River Post",
        polarity="negated",
        rule="after-subject",
        confidence=0.9,
    )
    article = Article("a1", text, outlet="River Post")
    assert shown(evidence_block(article, quotation, colour=False)) == "\n".join(
        [
            "a1 · River Post",
            "",
            "  “⟦It [the lock] holds,⟧” <the keeper> _said_.",
            "",
            "⟦words⟧  <speaker>  _reporting words_",
            "Ines Vardal  direct, rule after-subject, confidence 0.90  q1",
            "• the speaker follows the quotation, then the reporting words: “…,” the keeper",
            "said",
            "• “the keeper” stands for Ines Vardal, the fullest name that the article gives",
            "• the article says that it was said to River Post",
            "• the article says that these words were not said",
        ]
    )


@pytest.mark.parametrize("reason", ["no-cue", "ambiguous", "not-named"])
def test_no_speaker_is_explained(reason: str) -> None:
    """Each reason for no speaker has its sentence."""
    quotation = Quotation("q1", "a1", "direct", (Span(0, 1, "x"),), reason=reason)  # type: ignore[arg-type]
    (line,) = reasons(quotation)
    assert line != reason
    assert len(line) > 20


def test_no_markup_is_ever_parsed() -> None:
    """No module of the room turns a string into markup."""
    room = Path(terminal.__file__).parent
    for path in room.glob("*.py"):
        source = path.read_text(encoding="utf-8")
        assert "from_markup" not in source, path
        assert "markup=True" not in source, path


def test_retold_words_are_not_marked() -> None:
    """Indirect speech stands without quotation marks and without cuts; its reasons are listed."""
    told = Alteration("paraphrased", "reworded", "We may go.", "they might leave", (0, 10), (0, 16), "retold")
    lost = Alteration("hedge", "meaning", "may", "", (3, 6), (0, 0), "a hedge is gone")
    root = Report("q0", "a0", 0, 9, "River Post", "2031", "direct", "We may go.")
    child = Report(
        "q1", "a1", 0, 9, "Hill", None, "indirect", "they might leave", parent="q0", alterations=(told, lost)
    )
    lineage = Lineage("l1", None, First(None, None, None, "unknown", 0.0, "no date"), (root, child))
    assert shown(terminal.lineage_tree(lineage, colour=False, width=80)).splitlines() == [
        "nobody named  l1",
        "first: unknown",
        "no date",
        "└── 2031  River Post  q0",
        "    “We may go.”",
        "    └── undated  Hill  indirect  q1",
        "        they might leave",
        "        • reworded paraphrased: retold",
        "        • meaning hedge: a hedge is gone",
    ]


@pytest.mark.parametrize("kind", ["reattributed", "anonymised", "cue", "context", "named"])
def test_changes_of_the_report_leave_its_words_alone(kind: str) -> None:
    """An alteration of speaker, cue or context is listed, and the words stand as they are."""
    change = Alteration(kind, "reworded", "an official", "Ines Vardal", (0, 0), (0, 0), "why")
    assert terminal.marked_wording("We go.", (change,), colour=False).plain == "We go."


def test_a_report_says_what_is_its_own() -> None:
    """Another name than the lineage's, words that were never said, a later version under another id: all are told."""
    one, two = chain(2).reports
    source = Speaker("an aide", "anonymous")
    denied = evolve(one, speaker=source, polarity="negated", base="river")
    text = shown(terminal.lineage_tree(evolve(chain(2), reports=(denied, two)), colour=False, width=120))
    assert "River Post  told as never said  by an aide  q0" in text
    assert "Paper 1  meaning may have changed  q1" in text
    text = shown(
        terminal.lineage_tree(evolve(chain(2), reports=(denied, evolve(two, base="river"))), colour=False, width=120)
    )
    assert "Paper 1  meaning may have changed  same article, updated  q1" in text
