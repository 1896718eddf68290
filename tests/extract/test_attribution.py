"""Which mention speaks: each rule on sentences that it decides and on near misses."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from quotes.extract import find_quotations
from quotes.extract.attribute import RULES, rules_for
from quotes.extract.marks import find_quoted
from quotes.extract.mentions import find_mentions
from quotes.extract.scene import Scene, build_scene
from quotes.extract.surnames import add_surnames
from quotes.models import Article
from quotes.reading import Draft, Reading
from quotes.text import tokenise

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures" / "extract"


def read_cases(name: str) -> list[dict[str, Any]]:
    """Return the cases of a fixture file."""
    return list(tomllib.loads((FIXTURES / f"{name}.toml").read_text(encoding="utf-8"))["case"])


def mention_text(text: str, reading: Reading, draft: Draft) -> str:
    """Return the words that name the speaker, carried ones followed."""
    while draft.inherits is not None:
        draft = reading.drafts[draft.inherits]
    if draft.mention is None:
        return ""
    mention = reading.mentions[draft.mention]
    return text[mention.start : mention.end]


@pytest.mark.parametrize("case", read_cases("attribution"), ids=lambda c: f"{c['rule']}: {c['text'][:40]}")
def test_who_speaks(case: dict[str, Any]) -> None:
    """The right mention by the right rule, or not by the rule of the case."""
    text = case["text"]
    reading = find_quotations(Article("a", text))
    rows = [[mention_text(text, reading, d), d.rule, d.kind, d.cue.text if d.cue else ""] for d in reading.drafts]
    names = [row[0] for row in rows]
    assert [n.split()[-1:] for n in names] == [e[0].split()[-1:] for e in case["expect"]]
    assert [row[1:] for row in rows] == [e[1:] for e in case["expect"]]
    if case.get("not"):
        assert case["rule"] not in [row[1] for row in rows]


def test_every_rule_has_cases() -> None:
    """A rule of the table without a sentence that fires it is found here."""
    seen = {row[1] for case in read_cases("attribution") for row in case["expect"]}
    short = {
        "after-far-woven": "after-far",
        "according-to-behind": "according-to",
        "noun-cue-colon": "noun-cue",
        "noun-cue-that": "noun-cue",
        "after-subject-woven": "after-subject",
        "colon-blunt": "colon",
        "was-word": "those-words",
        "label-letter": "label",
        "label-above": "label",
        "label-turn": "label",
        "passive-agent-behind": "passive-agent",
        "passive-agent-asked": "passive-agent",
            "headline-role": "headline",
    }
    asked = {short.get(name, name) for name, _ in RULES} - {"after-subject-weak"}
    assert asked <= seen


def scene_of(text: str) -> Scene:
    """Return the scene of a text as attribution is given it."""
    tokens, quoted = tokenise(text), find_quoted(text)
    return build_scene(text, tokens, quoted, add_surnames(tokens, quoted, find_mentions(text, tokens, quoted)))


@pytest.mark.parametrize("table", ["attribution", "scare", "told"])
def test_rules_that_are_not_asked_find_nothing(table: str) -> None:
    """Nothing before the words or behind them: the rules passed over for that would have found nothing either."""
    passed_over = set()
    for case in read_cases(table):
        scene = scene_of(case["text"])
        for quote in range(len(scene.quoted)):
            asked = rules_for(scene, quote)
            for name, rule in RULES:
                if rule not in asked:
                    passed_over.add(name)
                    assert rule(scene, quote) is None, f"{name} on {case['text']}"
    assert len(passed_over) > len(RULES) // 2


@pytest.mark.parametrize("case", read_cases("grouping"), ids=lambda c: c["why"])
def test_one_cue_one_quotation(case: dict[str, Any]) -> None:
    """Pieces are grouped as the contract says."""
    drafts = find_quotations(Article("a", case["text"])).drafts
    assert [[s.text for s in d.segments] for d in drafts] == case["groups"]


@pytest.mark.parametrize("case", read_cases("polarity"), ids=lambda c: c["text"][:50])
def test_polarity(case: dict[str, Any]) -> None:
    """A negation or a condition counts where it governs the verb, and only there."""
    (draft,) = find_quotations(Article("a", case["text"])).drafts
    assert draft.polarity == case["polarity"]


@pytest.mark.parametrize("case", read_cases("told"), ids=lambda c: c["text"][:50])
def test_told_to(case: dict[str, Any]) -> None:
    """Only outlets are told to; an interview covers what the same speaker says after it."""
    drafts = find_quotations(Article("a", case["text"], outlet=case.get("outlet"))).drafts
    assert [d.told_to or "" for d in drafts] == case["told"]


@pytest.mark.parametrize("case", read_cases("scare"), ids=lambda c: c["text"][:50])
def test_scare(case: dict[str, Any]) -> None:
    """Titles, nicknames, terms, signs and mottos are nobody's words."""
    (draft,) = find_quotations(Article("a", case["text"])).drafts
    assert (draft.kind == "scare") is case["scare"]
