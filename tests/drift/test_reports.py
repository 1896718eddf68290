"""What changed between two reports beside the words: source, reporting words, context, extent."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from quotes.drift import compare_reports, splice
from quotes.drift.sources import same_source
from quotes.models import Polarity, SpeakerKind, Wording

CASES = Path(__file__).parents[2] / "fixtures" / "drift" / "indirect.jsonl"
WORDS = "The second pump was never switched on."


def _report(
    speaker: str | None = None, kind: SpeakerKind = "person", text: str = WORDS, id: str | None = None
) -> Wording:
    return Wording(text[:3], text, speaker=speaker, speaker_kind=kind if speaker else None, speaker_id=id)


@pytest.mark.parametrize(
    ("one", "other", "kind", "severity"),
    [
        (("Ilse Marrable",), ("Tobias Quenby",), "reattributed", "meaning"),
        (("Ilse Marrable",), ("Dr Marrable",), None, "none"),
        (("Ilse Marrable",), ("I. Marrable",), None, "none"),
        (("Ilse Marrable",), ("Ilse Marrable and Tobias Quenby",), None, "none"),
        (("Aleksei Varnov",), ("Alexey Varnov",), None, "none"),
        (("Ilse Marrable",), ("Hugo Marrable",), "reattributed", "meaning"),
        (("Ilse Marrable",), ("a harbour official", "anonymous"), "anonymised", "reworded"),
        (("Ilse Marrable",), ("residents", "collective"), "anonymised", "reworded"),
        (("an aide", "anonymous"), ("Ilse Marrable",), "named", "cosmetic"),
        (("an aide", "anonymous"), ("a source", "anonymous"), None, "none"),
        (("Ilse Marrable",), (None,), None, "none"),
        ((None,), ("Ilse Marrable",), None, "none"),
        (("the Harbour Board", "organisation"), ("Ilse Marrable",), None, "none"),
        (("Harbour Safety Board", "organisation"), ("HSB", "organisation"), None, "none"),
        (("Ilse Marrable", "person", WORDS, "p1"), ("Ilse Quenby", "person", WORDS, "p1"), None, "none"),
    ],
)
def test_sources(one: Any, other: Any, kind: str | None, severity: str) -> None:
    """Another name is another source; a surname, a title, initials, joint sources are not."""
    result = compare_reports(_report(*one), _report(*other))
    assert [a.kind for a in result.alterations] == ([kind] if kind else [])
    assert result.severity == severity


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("said", "admitted", True),
        ("told the Harbour Post", "has claimed", True),
        ("wrote", "conceded", True),
        ("said", "added", False),
        ("admitted", "admits", False),
        ("admitted", "said", False),
        ("says", "said", False),
        (None, "admitted", False),
        ("claimed", "boasted", True),
    ],
)
def test_cue(before: str | None, after: str | None, told: bool) -> None:
    """A loaded verb in the place of another stance is told, a neutral one is not."""
    result = compare_reports(_report(), _report(), parent_cue=before, child_cue=after)
    assert [a.kind for a in result.alterations] == (["cue"] if told else [])
    assert result.severity == ("reworded" if told else "none")


def test_context() -> None:
    """A question that the later report leaves out is told; one that it retells is not."""
    question = "Asked whether the pump had been tested in winter, she answered:"
    gone = compare_reports(_report(), _report(), parent_context=question)
    assert [(a.kind, a.severity) for a in gone.alterations] == [("context", "reworded")]
    kept = compare_reports(
        _report(), _report(), parent_context=question, child_context="when asked if the pump was tested"
    )
    assert not kept.alterations


def test_expanded() -> None:
    """More around the same words alters nothing; a change inside them still shows."""
    fragment = _report(text="a pump that nobody switched on")
    more = compare_reports(fragment, _report(text="They gave us a pump that nobody switched on, and a bill for it."))
    assert {(a.kind, a.severity) for a in more.alterations} == {("expanded", "none")}
    assert more.severity == "none"
    changed = compare_reports(fragment, _report(text="They gave us a pump that somebody switched on."))
    assert changed.severity == "meaning"
    assert {"expanded", "negation"} <= {a.kind for a in changed.alterations}


def test_splice() -> None:
    """A splice is reworded, and covers both texts."""
    told = splice("We left.", "We left. They stayed.")
    assert (told.kind, told.severity, told.after_span) == ("spliced", "reworded", (0, 21))


@pytest.mark.parametrize("row", [json.loads(text) for text in CASES.read_text(encoding="utf-8").splitlines()])
def test_reported_speech(row: dict[str, Any]) -> None:
    """Reported speech may move tenses and persons; what it lost or sharpened is told."""
    result = compare_reports(Wording("a", row["parent"]), Wording("b", row["child"], kind="indirect"))
    kinds = {a.kind for a in result.alterations}
    assert result.severity == row["severity"], kinds
    assert set(row["kinds"]) <= kinds


def test_same_source_of_joint_speakers() -> None:
    """Two pairs without a common member are two sources."""
    assert not same_source("Ada Lom and Bea Cray", "Dan Eck and Fay Gill")


@pytest.mark.parametrize(
    ("before", "after", "kinds", "severity"),
    [
        (
            "The news reached us late, It is a heavy blow and one that nobody foresaw in the spring.",
            "The news reached us late, We hope that the islanders will send some kind of answer about the boats.",
            ["truncated", "expanded"],
            "shortened",
        ),
        (
            "Nobody has fed the goats. The pump is broken.",
            "My sister may come home tomorrow. The pump is broken.",
            ["truncated", "expanded"],
            "shortened",
        ),
        ("The pump is broken. We may sell it.", "The pump is broken. We will sell it.", ["modality"], "meaning"),
        ("The pump is broken.", "The pump is broken. Nobody has fed the goats.", ["expanded"], "none"),
    ],
)
def test_two_selections(before: str, after: str, kinds: list[str], severity: str) -> None:
    """Other sentences of one statement are no alteration of those left out; a reworded sentence is."""
    result = compare_reports(_report(text=before), _report(text=after))
    assert [a.kind for a in result.alterations] == kinds
    assert result.severity == severity


@pytest.mark.parametrize(
    ("before", "after", "kinds"),
    [
        ("negated", "asserted", ["negation"]),
        ("asserted", "negated", ["negation"]),
        ("hypothetical", "negated", ["negation"]),
        ("hypothetical", "asserted", ["modality"]),
        ("asserted", "hypothetical", ["modality"]),
        ("negated", "negated", []),
        ("asserted", "asserted", []),
    ],
)
def test_said_or_never_said(before: Polarity, after: Polarity, kinds: list[str]) -> None:
    """The same words are another matter where one report has it that they were never said, or only might be."""
    one, other = (evolve(_report("Ilse Marrable"), polarity=polarity) for polarity in (before, after))
    result = compare_reports(one, other)
    assert [(a.kind, a.severity) for a in result.alterations] == [(kind, "meaning") for kind in kinds]
    # of statements that are retold the clause compared tells it
    retold = compare_reports(one, evolve(other, kind="indirect"))
    assert [a.kind for a in retold.alterations] == ["paraphrased"]
