"""The cue tables: every lemma works in the frames of its group, and faults are named."""

from __future__ import annotations

from typing import Any

import pytest

from quotes.errors import RulesError
from quotes.extract import find_quotations
from quotes.extract.cues import build_cues, inflect, load_cues, word_set
from quotes.models import Article
from quotes.rules import read_rules

TABLE = read_rules("cues")
DOUBLE = set(TABLE["double"]["lemmas"].split())


def lemmas_of(group: dict[str, Any]) -> list[str]:
    """Return the lemmas of a group."""
    lemmas = group["lemmas"]
    return lemmas.split() if isinstance(lemmas, str) else list(lemmas)


def fill(frame: str, lemma: str) -> str:
    """Put the forms of a lemma into a sentence."""
    head, _, particle = lemma.partition(" ")
    forms = {name: word for word, names in inflect(head, TABLE["irregular"], head in DOUBLE).items() for name in names}
    return frame.format(past=f"{forms['past']} {particle}".strip(), pp=forms["pp"], noun=lemma)


def speaker_of(text: str) -> str:
    """Return the mention that speaks the only quotation, or ""."""
    reading = find_quotations(Article("a", text))
    (draft,) = reading.drafts
    if draft.mention is None or draft.kind == "scare":
        return ""
    mention = reading.mentions[draft.mention]
    return text[mention.start : mention.end]


@pytest.mark.parametrize("group", [*TABLE["verb"], *TABLE["noun"]], ids=lambda g: g["name"])
def test_examples_fire(group: dict[str, Any]) -> None:
    """Each lemma gives its subject the quotation in each example of its group, and in no counterexample."""
    silent = [
        s for f in group.get("fires", ()) for s in (fill(f, x) for x in lemmas_of(group)) if speaker_of(s) != "Ada Lom"
    ]
    loud = [s for f in group.get("idle", ()) for s in (fill(f, x) for x in lemmas_of(group)) if speaker_of(s)]
    assert silent == []
    assert loud == []


def test_every_group_has_examples() -> None:
    """No group without a sentence that tests it, but for the weak ones, which give way."""
    bare = [g["name"] for g in TABLE["verb"] if not g.get("fires") and not g.get("idle") and g["strength"] != "weak"]
    assert bare == []


@pytest.mark.parametrize(
    ("word", "lemma", "form"),
    [("quipped", "quip", "past"), ("denies", "deny", "s"), ("writing", "write", "ing"), ("sang", "sing", "past")],
)
def test_inflection(word: str, lemma: str, form: str) -> None:
    """Forms are inflected by rule, irregular ones listed."""
    cue = load_cues().verbs[word]
    assert cue.lemma == lemma
    assert form in cue.forms


def test_a_faulty_group_is_named() -> None:
    """A stance that does not exist raises with the file and the group."""
    broken = {**TABLE, "verb": [{**TABLE["verb"][0], "name": "mine", "stance": "loud"}]}
    with pytest.raises(RulesError, match="mine"):
        build_cues(broken)


def test_a_missing_word_table_is_named() -> None:
    """Asking for a table that the file lacks says which."""
    with pytest.raises(RulesError, match="nothing-like-it"):
        word_set("nothing-like-it")
