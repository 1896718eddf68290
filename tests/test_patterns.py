"""Compiled patterns kept on the disk: the very ones that ``re`` makes, or those that it makes anew."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from quotes import patterns

CASES = [
    (r"(?P<year>\d{4})(?:-(?P<month>\d{2}))?\Z", re.ASCII),
    (r"(?<!\w)(?:told|said) the (?=(?-i:[A-ZÀ-Þ]))", re.IGNORECASE),
    ("[\ud800-\udfff]|[“”„‟\"«»]", 0),
    (r"a (?# spaced) b  # with a remark", re.VERBOSE | re.MULTILINE),
    (r"\s*+(?:\w++(?:['’]\w++)*+|[^\w\s])(x)?(?(1)y|z)\1?", 0),
    (r"(?i:é|ſ|İ)+?.{2,60}", re.DOTALL),
]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder where Python may write bytecode, and nothing kept there yet."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(patterns, "_place", lambda: tmp_path / "patterns.pyc")
    monkeypatch.setattr(patterns, "_new", set())
    monkeypatch.setattr(patterns, "_used", set())
    patterns._kept.cache_clear()
    yield tmp_path
    patterns._kept.cache_clear()


def start_again() -> None:
    """Forget what this process holds, as a new one would."""
    patterns.keep_patterns()
    patterns._new.clear()
    patterns._used.clear()
    patterns._kept.cache_clear()


@pytest.mark.parametrize(("pattern", "flags"), CASES)
def test_what_is_kept_is_what_re_makes(pattern: str, flags: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second start compiles nothing and has the same pattern, its groups and flags included."""
    assert patterns.compiled(pattern, flags) == re.compile(pattern, flags)
    start_again()
    usual = re.compile(pattern, flags)
    monkeypatch.setattr(patterns.re, "compile", None)
    again = patterns.compiled(pattern, flags)
    assert again == usual
    assert (again.pattern, again.flags, again.groups) == (usual.pattern, usual.flags, usual.groups)
    assert dict(again.groupindex) == dict(usual.groupindex)


def test_names_of_groups_hold() -> None:
    """A match of a kept pattern gives its parts by name and knows the last one."""
    patterns.compiled(*CASES[0])
    start_again()
    found = patterns.compiled(*CASES[0]).match("2031-05")
    assert found is not None
    assert (found["year"], found["month"], found.lastgroup) == ("2031", "05", "month")


@pytest.mark.parametrize("spoilt", [b"", b"short", b"\0" * 200])
def test_what_is_spoilt_is_compiled_again(folder: Path, spoilt: bytes) -> None:
    """A damaged file does no harm, and neither does one cut short or one of another Python."""
    for case in CASES:
        patterns.compiled(*case)
    start_again()
    kept = folder / "patterns.pyc"
    whole = kept.read_bytes()
    for damage in (spoilt, spoilt + whole, whole[:40] + spoilt, whole[:-3], whole.replace(b"told", b"bold")):
        kept.write_bytes(damage)
        start_again()
        for pattern, flags in CASES:
            assert patterns.compiled(pattern, flags) == re.compile(pattern, flags)


@pytest.mark.parametrize("program", [(), (0, b"", 0, {}), (0, b"\xff" * 8, 0, {}), (0, b"abc", 1, {"a": 7}), None, 3])
def test_no_program_is_compiled_again(folder: Path, program: object) -> None:
    """What the engine takes for no program is left to ``re``."""
    patterns.keep(folder / "patterns.pyc", patterns._seal(), {("a+b", 0): program})
    assert patterns.compiled("a+b") == re.compile("a+b")


def test_nothing_is_written_where_python_may_not(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Python's own switch holds here too."""
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    patterns.compiled("x+")
    patterns.keep_patterns()
    assert not list(folder.iterdir())


def test_what_is_kept_does_not_grow_without_end(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond a bound those that a run did not use are dropped."""
    monkeypatch.setattr(patterns, "MOST", 3)
    for words in (["a", "b", "c"], ["a", "d"]):
        for word in words:
            patterns.compiled(word)
        start_again()
    assert sorted(pattern for pattern, _ in patterns._kept()) == ["a", "d"]


def test_no_pattern_is_a_fault() -> None:
    """What is no regular expression is said as ``re`` says it, and the others are kept."""
    with pytest.raises(re.error, match="missing"):
        patterns.compiled("(")
    patterns.compiled("b")
    start_again()
    assert [pattern for pattern, _ in patterns._kept()] == ["b"]
