"""The examples in the rules files: each comes out as it says, and every file that can be tested has some."""

from __future__ import annotations

from typing import Any

import pytest

from quotes.rules.files import bundled, bundled_names
from quotes.workflow.examples import example_fault

EXAMPLES = [
    pytest.param(name, example, id=f"{name}: {example.get('text') or example.get('before') or example.get('name')}")
    for name in bundled_names()
    for example in bundled(name).get("examples", ())
]

#: Files without examples of this shape, and why.
OTHERWISE = {
    "acts": "needs two words: fixtures/reuse/alike.jsonl",
    "beats": "needs several words: fixtures/reuse/phrases.jsonl",
    "confidence": "figures that a script measured",
    "contexts": "needs two reports: fixtures/lineage",
    "credits": "each entry has its own: tests/lineage/test_credit_rules.py",
    "explanations": "sentences for readers",
    "families": "needs two words: fixtures/reuse/alike.jsonl",
    "fields": "needs two words: fixtures/reuse/alike.jsonl",
    "grammar": "small words of the clause: fixtures/extract",
    "near": "needs two words: fixtures/reuse/alike.jsonl",
    "qualities": "needs two words: fixtures/reuse/alike.jsonl",
    "stance": "needs two reports: tests/drift/test_reports.py",
    "synonyms": "needs two reports: fixtures/reuse",
    "things": "needs two words: fixtures/reuse/alike.jsonl",
    "transcript": "lines of a transcript: tests/extract/test_transcript.py",
}


@pytest.mark.parametrize(("name", "example"), EXAMPLES)
def test_examples_come_out_as_they_say(name: str, example: dict[str, Any]) -> None:
    """What an example says of its outcome holds, and it says something."""
    assert set(example) - {"about", "against", "text", "before", "after", "name", "as"}
    assert example_fault(example) is None


@pytest.mark.parametrize("name", [name for name in bundled_names() if name not in OTHERWISE])
def test_every_file_has_examples_and_counterexamples(name: str) -> None:
    """What an entry does, and where one can be mistaken, what it does not; each names a table that is there."""
    examples = bundled(name).get("examples", [])
    assert [e for e in examples if "against" not in e]
    assert {e[k] for e in examples for k in ("about", "against") if k in e} <= set(bundled(name))
    assert [e for e in examples if "against" in e or e.get("clause") == "" or name == "aliases"]


def test_no_example_is_there_twice() -> None:
    """Each sentence is tested once for each thing that it shows."""
    seen = [(name, str(example)) for name, example in (param.values for param in EXAMPLES)]
    assert len(seen) == len(set(seen))
