"""JSON lines, standard input and ready-made quotations."""

import json
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotes.errors import UnreadableInputError, UsageError
from quotes.ingest import read_articles
from quotes.ingest.wordings import read_wordings
from quotes.models import Article, Rejection, Wording


def from_stdin(data: bytes) -> list[Article | Rejection]:
    """Read ``data`` as standard input."""
    return list(read_articles(["-"], stdin=BytesIO(data)))


def test_stdin_is_text() -> None:
    """Words on standard input are one article."""
    (article,) = from_stdin("---\noutlet: River Post\n---\n“Yes,” she said.".encode())
    assert isinstance(article, Article)
    assert (article.id, article.outlet, article.text) == ("stdin", "River Post", "“Yes,” she said.")


@pytest.mark.parametrize("lead", [b"", b"\xef\xbb\xbf", b"\n\n"])
def test_stdin_is_json_lines_where_it_parses(lead: bytes) -> None:
    """Articles as JSON lines are told by the first line."""
    items = from_stdin(lead + b'{"id": "a", "text": "one"}\n{"id": "b", "text": "two"}')
    assert [(i.id, i.text) for i in items if isinstance(i, Article)] == [("a", "one"), ("b", "two")]


def test_stdin_with_braces_is_text() -> None:
    """A text may open with a brace."""
    (article,) = from_stdin(b"{sic} he wrote\nmore")
    assert isinstance(article, Article)
    assert article.text == "{sic} he wrote\nmore"


def test_empty_stdin_is_named() -> None:
    """Nothing on standard input is a rejection."""
    assert from_stdin(b"") == [Rejection("standard input", "is empty")]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"[" * 100_000, "is no JSON that can be read"),
        (b'{"id": "a", "text": ' + b"9" * 10_000 + b"}", "is no JSON that can be read"),
        (b'{"id": "a", "text": ""}', "has an empty “text”"),
        (b'{"id": "", "text": "b"}', "has no “id”"),
        (b'{"id": true, "text": "b"}', "has no “id”"),
        (b'{"id": "a", "text": 3}', "has no “text”"),
        (b'"words"', "is no JSON object"),
    ],
)
def test_bad_lines_are_named_and_the_rest_goes_on(tmp_path: Path, line: bytes, reason: str) -> None:
    """A bad line is one rejection with file and line."""
    path = tmp_path / "news.jsonl"
    path.write_bytes(b'{"id": "first", "text": "one"}\n' + line + b'\n{"id": "last", "text": "two"}\n')
    one, bad, two = read_articles([path])
    assert isinstance(one, Article)
    assert isinstance(two, Article)
    assert isinstance(bad, Rejection)
    assert bad.input == f"{path}, line 2"
    assert bad.reason.startswith(reason)


def test_strange_but_readable_lines(tmp_path: Path) -> None:
    """Half characters, carriage returns, cp1252 and lists in fields are read, with notes."""
    path = tmp_path / "news.jsonl"
    path.write_bytes(
        b'{"id": "a", "text": "x\\ud800y\\r\\nz", "outlet": ["A"], "title": null}\n{"id": "b", "text": "caf\xe9"}\n'
    )
    one, two = read_articles([path])
    assert isinstance(one, Article)
    assert isinstance(two, Article)
    assert (one.text, one.outlet, two.text) == ("x\ufffdy\nz", None, "café")
    assert one.notes[1] == "outlet is a list or an object, not text: left out"
    assert two.notes == ("is not UTF-8; read as Windows-1252 (cp1252)",)


def test_json_lines_in_utf16(tmp_path: Path) -> None:
    """A collection in UTF-16 is read like one in UTF-8."""
    path = tmp_path / "news.jsonl"
    path.write_bytes('{"id": "a", "text": "eins"}\r\n{"id": "ü", "text": "“zwei”"}'.encode("utf-16"))
    assert [(i.id, i.text) for i in read_articles([path]) if isinstance(i, Article)] == [("a", "eins"), ("ü", "“zwei”")]


def test_published_must_be_a_date() -> None:
    """A wrong ``published`` is wrong usage, at once."""
    with pytest.raises(UsageError, match="is no ISO 8601 date or time"):
        read_articles([], published="last week")


def test_wordings_are_read(tmp_path: Path) -> None:
    """Quotations as ``quotes extract`` prints them can be linked; a second use of an id is named."""
    path = tmp_path / "quotations.jsonl"
    lines = [
        {"id": "q1", "text": "yes", "speaker": {"name": "Ines Vardal", "kind": "person"}, "outlet": "A"},
        {"id": "q1", "text": "no"},
        {"id": "q2", "text": "no", "speaker": "Ada Moor", "published": "2031"},
    ]
    path.write_text("\n".join(map(json.dumps, lines)))
    one, bad, two = read_wordings(str(path))
    assert one == Wording(id="q1", text="yes", speaker="Ines Vardal", outlet="A")
    assert bad == Rejection(f"{path}, line 2", "has the id “q1” of an earlier line")
    assert two == Wording(id="q2", text="no", speaker="Ada Moor", published="2031")


def test_missing_wordings_are_an_error() -> None:
    """``link`` has one input; without it there is nothing to go on with."""
    with pytest.raises(UnreadableInputError, match="does not exist"):
        list(read_wordings("nowhere.jsonl"))


@given(st.binary(max_size=200))
@settings(deadline=None, derandomize=True, max_examples=150)
def test_any_stdin_is_read_or_named(data: bytes) -> None:
    """Whatever comes in, articles or reasons come out, and all of it can be written."""
    for item in from_stdin(data):
        (item.text if isinstance(item, Article) else item.reason).encode("utf-8")
