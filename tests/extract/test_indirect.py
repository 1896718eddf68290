"""Reported speech without marks: cases in ``fixtures/extract/indirect/clauses.txt``."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotes.extract.indirect import find_indirect
from quotes.extract.marks import find_quoted
from quotes.extract.mentions import find_mentions
from quotes.extract.scene import Scene, build_scene
from quotes.rules import read_rules
from quotes.text import tokenise

CASES = Path(__file__).resolve().parents[2] / "fixtures" / "extract" / "indirect" / "clauses.txt"
EXAMPLES = read_rules("indirect")["examples"]


def lay_out(text: str) -> Scene:
    """Return the scene of a text."""
    tokens, quoted = tokenise(text), find_quoted(text)
    return build_scene(text, tokens, quoted, find_mentions(text, tokens, quoted))


def read_cases() -> list[tuple[str, str]]:
    """Return (name, marked text) of each case."""
    lines = CASES.read_text(encoding="utf-8").splitlines()
    return [(name, text) for name, _, text in (line.partition("\t") for line in lines if "\t" in line)]


@pytest.mark.parametrize(("name", "marked"), read_cases(), ids=[name for name, _ in read_cases()])
def test_clauses(name: str, marked: str) -> None:
    """The pieces found are those between the brackets of the case."""
    text = re.sub("[⟦⟧]", "", marked)
    spans = [span for draft in find_indirect(lay_out(text)) for span in draft.segments]
    for span in sorted(spans, key=lambda s: -s.start):
        text = f"{text[: span.start]}⟦{span.text}⟧{text[span.end :]}"
    assert text == marked


@pytest.mark.parametrize("example", EXAMPLES, ids=[example["text"] for example in EXAMPLES])
def test_rule_examples(example: dict[str, str]) -> None:
    """Each example of the rules gives its clause, or none."""
    found = [" ".join(span.text for span in draft.segments) for draft in find_indirect(lay_out(example["text"]))]
    assert found == ([example["clause"]] if example["clause"] else [])


@pytest.mark.parametrize(
    ("text", "speaker", "cue", "rule", "polarity"),
    [
        (
            "Ilse Brandt, the harbour master, said on Monday that it was shut.",
            "Ilse Brandt",
            "said",
            "that",
            "asserted",
        ),
        ("The pier was shut, said Ilse Brandt.", "Ilse Brandt", "said", "behind", "asserted"),
        ("According to the council, the pier was shut.", "the council", "According to", "according", "asserted"),
        ("Oda never said that the pier was shut.", "Oda", "said", "that", "negated"),
        ("Oda might say the pier was shut.", "Oda", "say", "bare", "hypothetical"),
    ],
)
def test_drafts(text: str, speaker: str, cue: str, rule: str, polarity: str) -> None:
    """A draft names the mention, the cue, the rule and the polarity."""
    scene = lay_out(text)
    (draft,) = find_indirect(scene)
    assert draft.mention is not None
    assert (draft.kind, scene.mentions[draft.mention].name) == ("indirect", speaker)
    assert draft.cue is not None
    assert (draft.cue.text, draft.rule, draft.polarity) == (cue, f"indirect-{rule}", polarity)


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("Ilse Brandt told the Harbour Post that the pier was shut.", "Harbour Post"),
        ("Brandt said in an interview with the Harbour Post that the pier was shut.", "Harbour Post"),
        ("The pier was shut, Brandt told the Harbour Post.", "Harbour Post"),
        ("Ilse Brandt told the council that the pier was shut.", None),
        ("Brandt said the pier was shut.", None),
    ],
)
def test_told_to(text: str, outlet: str | None) -> None:
    """The outlet that the words were said to is named."""
    assert [draft.told_to for draft in find_indirect(lay_out(text))] == [outlet]


PIECES = [
    "Ilse Brandt ", "said ", "that ", "the pier ", "was shut", ", ", ". ", "he ", "according to ", "and ", "but ", "“",
    "”", "told ", "on Monday ", "whether ", "adding ", "— ", "2,766 ", "\n", "when ", "vowed to ", "the council ", ";",
]  # fmt: skip


@given(st.one_of(st.text(max_size=120), st.lists(st.sampled_from(PIECES), max_size=40).map("".join)))
@settings(max_examples=250, deadline=None, derandomize=True)
def test_pieces_are_sound(text: str) -> None:
    """Pieces hold their words, lie in order and never touch what stands between marks."""
    scene = lay_out(text)
    quoted = [(q.outer_start, q.outer_end) for q in scene.quoted]
    for draft in find_indirect(scene):
        last = 0
        for span in draft.segments:
            assert last <= span.start < span.end
            assert text[span.start : span.end] == span.text
            assert not any(a < span.end and span.start < b for a, b in quoted)
            last = span.end
