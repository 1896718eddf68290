"""The turns of transcripts: cases in ``fixtures/extract/transcript/turns.txt``."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotes.extract.transcript import find_turns
from quotes.rules import read_rules

CASES = Path(__file__).resolve().parents[2] / "fixtures" / "extract" / "transcript" / "turns.txt"


def read_cases() -> list[tuple[str, str]]:
    """Return (name, marked text) of each case."""
    lines = CASES.read_text(encoding="utf-8").splitlines()
    return [(name, text) for name, _, text in (line.partition("\t") for line in lines if "\t" in line)]


@pytest.mark.parametrize(("name", "marked"), read_cases(), ids=[name for name, _ in read_cases()])
def test_turns(name: str, marked: str) -> None:
    """Labels and speech are those between the brackets of the case."""
    marked = marked.replace("¶", "\n\n").replace("⏎", "\n")
    text = re.sub("[⟦⟧⟨⟩]", "", marked)
    turns = find_turns(text)
    spans = [(t.label_start, t.label_end, "⟨⟩") for t in turns] + [(a, b, "⟦⟧") for t in turns for a, b in t.speech]
    for start, end, marks in sorted(spans, reverse=True):
        text = f"{text[:start]}{marks[0]}{text[start:end]}{marks[1]}{text[end:]}"
    assert text == marked


@pytest.mark.parametrize(
    ("line", "name", "form", "note"),
    [
        ("DR. KAREL VAN LEEUWEN-O'HARA: Yes.", "Dr. Karel van Leeuwen-O'Hara", "name", ""),
        ("Ms. McKEE: Yes.", "Ms. McKee", "name", ""),
        ("THE CHAIR: Yes.", "the chair", "role", ""),
        ("MR. ODA (via interpreter): Yes.", "Mr. Oda", "name", "via interpreter"),
        ("Q: Why?", "", "question", ""),
        ("BY MS. LUND:\n\nQ. Why?", "Ms. Lund", "question", ""),
    ],
)
def test_names(line: str, name: str, form: str, note: str) -> None:
    """A label gives a name in the case of running text, its form and what stands in brackets."""
    (turn,) = find_turns(line)
    assert (turn.name, turn.form, turn.note) == (name, form, note)


@pytest.mark.parametrize("line", read_rules("transcript")["labels"]["fires"])
def test_rules_fire(line: str) -> None:
    """Each example label of the rules is one."""
    assert len(find_turns(line)) == 1


@pytest.mark.parametrize("line", read_rules("transcript")["labels"]["silent"])
def test_rules_stay_silent(line: str) -> None:
    """Each counter-example of the rules is none."""
    assert find_turns(line) == []


PIECES = [
    "VARGA: ",
    "Q. ",
    "A: ",
    "Oda: ",
    "(Laughter) ",
    "[x]",
    "\n",
    "\n\n",
    "yes ",
    "END",
    "BY MR. ODA:",
    "**",
    ":",
    "“",
    "”",
]


@given(st.one_of(st.text(max_size=150), st.lists(st.sampled_from(PIECES), max_size=30).map("".join)))
@settings(max_examples=250, deadline=None, derandomize=True)
def test_turns_are_sound(text: str) -> None:
    """Labels and speech lie in order and apart; every turn says something."""
    last = 0
    for turn in find_turns(text):
        assert last <= turn.label_start < turn.label_end
        assert text[turn.label_start : turn.label_end] == turn.label
        assert turn.speech
        last = turn.label_end
        for start, end in turn.speech:
            assert last <= start < end <= len(text)
            last = end
