"""The schema: every bundled file fits it, and each fault is named by file, table, entry and field."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from quotes.errors import RulesError
from quotes.rules.files import bundled, bundled_names, parse_rules
from quotes.rules.schema import faults_of

FAULTS = [
    ("titles", "strong", {"words": ["mr"]}, "rules/titles.toml, [strong], field words: is a list; write the words"),
    ("titles", "strong", {"words": " "}, "rules/titles.toml, [strong], field words: is empty"),
    ("titles", "strong", 3, "rules/titles.toml, [strong]: is a number; write it as a table: [strong]"),
    ("hedges", "phrases", ["as far as", ""], "rules/hedges.toml, field phrases: holds an empty text"),
    ("hedges", "phrases", ["so to say", "so to say"], "field phrases: holds “so to say” twice"),
    ("hedges", "phrases", [3], "rules/hedges.toml, field phrases: holds a number where a text belongs"),
    ("modals", "modal", [{"force": "whim", "rank": "1", "words": [], "told": "x"}], '[modal] "whim", field rank: is a'),
    ("modals", "modal", [{"force": "whim", "rank": 1, "words": ["may"]}], '[modal] "whim": lacks “told”; add it'),
    ("modals", "modal", [{"rank": 1}], "rules/modals.toml, [modal], entry 1: lacks “force”; give it a force"),
    ("modals", "modal", {"force": "whim"}, "[modal]: is a table; write each entry as a table [[modal]]"),
    ("synonyms", "synonyms", {"groups": [["pier"]]}, "field groups: holds a group of 1; write two words or more"),
    ("antonyms", "pairs", "warm cold", "field pairs: holds the line “warm cold”, which opposes nothing"),
    ("tense", "irregular", "go went", "field irregular: holds “go went”; write three forms"),
    ("numbers", "units", {"length": "cable"}, '[units] "length": holds “cable” without its size; write minute:60'),
    ("confidence", "rule", {"before": 93}, '[rule] "before": is 93; write a share between 0 and 1'),
    ("confidence", "rule", {"before": True}, '[rule] "before": is no number'),
    ("places", "countries", {"names": ["Ruritania"]}, "field names: holds “Ruritania” without its people"),
    ("negators", "not_turned", ["press"], "field not_turned: holds “press”, which is one word alone"),
    ("spelling", "patterns", [["our", "or", "ur"]], "field patterns: holds a group of 3; write two words"),
    ("titles", "strnog", {"words": "mr"}, "rules/titles.toml: has the unknown table or field “strnog”; use one of"),
    ("scare", "known", {}, "rules/scare.toml, [known]: lacks “words”; add it"),
]


def with_table(name: str, table: str, value: Any) -> dict[str, Any]:
    """Return a bundled file with one table put in the place of its own."""
    return {**copy.deepcopy(bundled(name)), table: value}


@pytest.mark.parametrize("name", bundled_names())
def test_bundled_files_have_no_fault(name: str) -> None:
    """Each file that comes with the program fits the schema, and says its language if any."""
    assert [str(fault.error()) for fault in faults_of(name, bundled(name), f"rules/{name}.toml")] == []


def test_every_file_has_a_schema_and_no_schema_lacks_its_file() -> None:
    """The schema has the files of the folder."""
    assert set(bundled("schema")) == set(bundled_names())


@pytest.mark.parametrize(("name", "table", "value", "message"), FAULTS)
def test_faults_are_named(name: str, table: str, value: Any, message: str) -> None:
    """A fault says where it is, what is wrong and what to do."""
    found = [str(f.error()) for f in faults_of(name, with_table(name, table, value), f"rules/{name}.toml")]
    assert any(message in fault for fault in found), found


def test_entries_twice_and_unknown_fields() -> None:
    """Of a list of entries the names are told apart, and a misspelt field is named with the right ones."""
    verbs = bundled("cues")["verb"]
    found = [str(f.error()) for f in faults_of("cues", with_table("cues", "verb", [*verbs, verbs[0]]), "cues.toml")]
    assert found == ['cues.toml, [verb] "plain": is there twice; put the two together or rename one']
    wrong = [{**verbs[0], "stanse": "neutral", "stance": "loud"}]
    found = [str(f.error()) for f in faults_of("cues", with_table("cues", "verb", wrong), "cues.toml")]
    assert any('[verb] "plain": has the unknown field “stanse”; use one of ' in fault for fault in found)
    assert any(
        '[verb] "plain", field stance: is “loud”; use one of neutral, assertive, doubting, emotional' in fault
        for fault in found
    )


def test_patterns_are_compiled() -> None:
    """A pattern that is none is named with its entry."""
    rows = [{**bundled("credits")["before"][0], "words": "(first"}]
    found = [str(f.error()) for f in faults_of("credits", with_table("credits", "before", rows), "credits.toml")]
    assert any('[before] "first-by", field words: is no regular expression' in fault for fault in found)


@pytest.mark.parametrize("text", ["[a", "a = 1\na = 2", "x = " + "[" * 5000, "x = 1e", 'a = "\\u12"'])
def test_what_is_no_toml(text: str) -> None:
    """The file and the place are named."""
    with pytest.raises(RulesError, match=r"^mine\.toml: is not valid TOML \("):
        parse_rules(text, "mine.toml")
