"""Encodings, line endings and control characters: offsets stay those of the decoded file."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotes.ingest.decode import Decoded, NotTextError, clean, decode

WORDS = "“Où est-il?” she said."


@pytest.mark.parametrize(
    ("data", "text", "notes"),
    [
        (WORDS.encode(), WORDS, ()),
        (b"\xef\xbb\xbf" + WORDS.encode(), WORDS, ()),
        (WORDS.encode("utf-16"), WORDS, ("read as UTF-16",)),
        (b"\xfe\xff" + WORDS.encode("utf-16-be"), WORDS, ("read as UTF-16",)),
        (WORDS.encode("utf-32"), WORDS, ("read as UTF-32",)),
        (WORDS.encode("cp1252"), WORDS, ("is not UTF-8; read as Windows-1252 (cp1252)",)),
        (b"caf\xe9 \x81", "café \ufffd", ("is not UTF-8; read as Windows-1252 (cp1252)",)),
        (b"a\r\nb\rc\n", "a\nb\nc\n", ()),
        (b"one\x00two\x07", "one two ", ("2 control characters read as spaces",)),
        (b"form\x0cfeed \xc2\x85", "form feed  ", ("2 control characters read as spaces",)),
        (b"tab\tstays", "tab\tstays", ()),
    ],
)
def test_decode(data: bytes, text: str, notes: tuple[str, ...]) -> None:
    """Each encoding gives the same words, and what was done is said."""
    assert decode(data) == Decoded(text, notes)


def test_damaged_utf8_stays_utf8() -> None:
    """One broken byte in a UTF-8 text does not turn all its marks into cp1252 rubbish."""
    found = decode(WORDS.encode() + b"\xe2 and " + WORDS.encode())
    assert found.text.startswith(WORDS + "\ufffd")
    assert found.notes == ("is damaged UTF-8: 1 place could not be decoded and stand as \ufffd",)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.7 and so on", "is a PDF file, not text"),
        (b"PK\x03\x04rest", "is a zip archive or office document, not text"),
        (b"{\\rtf1 hello}", "is an RTF document, not text"),
        (bytes(range(256)) * 10, "is binary, not text"),
        ("A story in two bytes a letter".encode("utf-16-le"), "looks like UTF-16 without its byte order mark"),
    ],
)
def test_binary_is_refused(data: bytes, reason: str) -> None:
    """What is no text is refused by name."""
    with pytest.raises(NotTextError, match=reason.replace("(", r"\(")):
        decode(data)


def test_lone_surrogates_are_replaced_one_for_one() -> None:
    """Half characters, as JSON can spell them, become replacement characters at the same offset."""
    assert clean("a\ud800b").text == "a\ufffdb"
    assert clean("a\ud800b").notes == ("1 half character (lone surrogates) read as \ufffd",)


@given(st.binary(max_size=300))
@settings(deadline=None, derandomize=True, max_examples=150)
def test_any_bytes_decode_or_are_refused(data: bytes) -> None:
    """No bytes raise anything else, and every text can be written as UTF-8 with ``\\n`` alone."""
    try:
        found = decode(data)
    except NotTextError:
        return
    found.text.encode("utf-8")
    assert "\r" not in found.text
    assert "\0" not in found.text


@given(st.text(max_size=200).filter(lambda t: "\r" not in t))
@settings(deadline=None, derandomize=True, max_examples=150)
def test_cleaning_keeps_offsets(text: str) -> None:
    """Without carriage returns each character keeps its place."""
    cleaned = clean(text).text
    assert len(cleaned) == len(text)
    assert all(a == b for a, b in zip(text, cleaned, strict=True) if b not in " \ufffd")
