"""Parsed rules kept on the disk: used for the very bytes they were made from, and for no others."""

import sys
from pathlib import Path

import pytest

from quotes.errors import RulesError
from quotes.rules.files import parse_rules
from quotes.rules.parsed import made_once, parsed_once


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A rules file where Python may write bytecode."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    path = tmp_path / "words.toml"
    path.write_text('said = ["told", 3, 0.5, true]\n[deep.er]\nof = "“marks”"\n', encoding="utf-8")
    return path


def parse(text: str) -> dict[str, object]:
    """Parse as the rules are parsed."""
    return parse_rules(text, "words.toml")


def never(text: str) -> dict[str, object]:
    """Stand for a parser that must not be asked."""
    raise AssertionError(text)


def test_parsed_once(source: Path) -> None:
    """The second reading parses nothing and says the same."""
    first = parsed_once(source, parse)
    assert first == {"said": ["told", 3, 0.5, True], "deep": {"er": {"of": "“marks”"}}}
    assert parsed_once(source, never) == first
    assert [path.parent.name for path in source.parent.rglob("*.pyc")] == ["__pycache__"]


def test_what_is_made_of_tables_is_made_once(source: Path) -> None:
    """It is made anew for other tables, and where the code beside the module changed."""
    module = source.with_name("room.py")
    module.write_text("x = 1\n", encoding="utf-8")
    made = {"near": {"told": [("say", "tell")]}, "ignored": frozenset({"so"})}
    assert made_once(str(module), [{"a": 1}], lambda: made) == made
    assert made_once(str(module), [{"a": 1}], lambda: never("")) == made
    assert made_once(str(module), [{"a": 2}], lambda: {"near": {}}) == {"near": {}}
    module.write_text("x = 2\n", encoding="utf-8")
    assert made_once(str(module), [{"a": 2}], lambda: made) == made


def test_a_change_of_one_letter_counts(source: Path) -> None:
    """A file of the same size and time is read anew where its bytes differ."""
    parsed_once(source, parse)
    source.write_text(source.read_text(encoding="utf-8").replace("told", "bold"), encoding="utf-8")
    assert parsed_once(source, parse)["said"][0] == "bold"


@pytest.mark.parametrize("spoilt", [b"", b"short", b"\0" * 200])
def test_what_is_spoilt_is_parsed_again(source: Path, spoilt: bytes) -> None:
    """A damaged copy does no harm, and neither does one cut short."""
    first = parsed_once(source, parse)
    (kept,) = source.parent.rglob("*.pyc")
    whole = kept.read_bytes()
    for damage in (spoilt, whole[:8] + spoilt, whole[:-3], whole.replace(b"told", b"bold")):
        kept.write_bytes(damage)
        assert parsed_once(source, parse) == first


def test_nothing_is_written_where_python_may_not(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Python's own switch holds here too."""
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    parsed_once(source, parse)
    assert not list(source.parent.rglob("*.pyc"))


def test_a_fault_is_told_every_time(source: Path) -> None:
    """What is no TOML is never kept."""
    source.write_text("said = [", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(RulesError, match=r"words\.toml"):
            parsed_once(source, parse)
