"""Bytes to text: encodings, line endings, control characters; binary files are told from text.

In: the bytes of a file.  Out: text with ``\\n`` as its only line ending, and notes in words on whatever
had to be done.  Characters are replaced one for one, so offsets stay those of the decoded file.

>>> decode(b"caf\\xe9\\r\\n").text
'café\\n'
"""

from __future__ import annotations

import re
from typing import NamedTuple

from quotes.patterns import compiled

#: What a file is that starts with these bytes, though its suffix may say text.
SIGNATURES = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a zip archive or office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"SQLite format 3\x00", "a database"),
)

#: Byte order marks; the four-byte ones come first because UTF-32's starts like UTF-16's.
MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
    (b"\xef\xbb\xbf", "utf-8"),
)

#: Bytes looked at to tell binary from text.
SAMPLE = 65536

#: More control bytes than one in a hundred: no encoding of running text has that many, and a text damaged
#: by a few stray NULs stays well below (executables and pictures have five to thirty in a hundred).
BINARY_SHARE = 0.01

_CONTROL_BYTES = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
# control characters other than tab and newline; \x85 and its kin are stray bytes of cp1252 in files called Latin-1
_CONTROL = compiled("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_SURROGATE = compiled("[\ud800-\udfff]")
_LINE_END = compiled("\r\n?")


class NotTextError(ValueError):
    """The bytes are no text; the message says what they are."""


class Decoded(NamedTuple):
    """A text and what had to be done to read it."""

    text: str
    #: In words, for the person who gave the file.
    notes: tuple[str, ...] = ()


def decode(data: bytes) -> Decoded:
    """Return the text in ``data``; raises ``NotTextError`` where it is something else."""
    encoding, size = _encoding(data)
    if encoding != "utf-8":
        raw = data[size:].decode(encoding, "replace")
        notes = [f"read as {encoding[:6].upper()}"]
        if "\ufffd" in raw:
            notes.append("some of it could not be decoded and stands as \ufffd")
    else:
        _refuse_binary(data)
        raw, notes = _decode_eight_bit(data[size:])
    cleaned = clean(raw)
    return Decoded(cleaned.text, (*notes, *cleaned.notes))


def clean(raw: str) -> Decoded:
    """Return ``raw`` with ``\\n`` line endings; control characters and lone surrogates are replaced one for one."""
    if raw.isprintable():
        return Decoded(raw, ())
    text = _LINE_END.sub("\n", raw) if "\r" in raw else raw
    notes = []
    text, found = _CONTROL.subn(" ", text)
    if found:
        notes.append(f"{_count(found, 'control character')} read as spaces")
    text, found = _SURROGATE.subn("\ufffd", text)
    if found:
        notes.append(f"{_count(found, 'half character')} (lone surrogates) read as \ufffd")
    return Decoded(text, tuple(notes))


def _encoding(data: bytes) -> tuple[str, int]:
    """Return the encoding that the byte order mark names (UTF-8 without one) and the mark's length in bytes."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return encoding, len(mark)
    return "utf-8", 0


def _refuse_binary(data: bytes) -> None:
    """Raise ``NotTextError`` where ``data`` looks like anything but text."""
    for signature, name in SIGNATURES:
        if data.startswith(signature):
            raise NotTextError(f"is {name}, not text")
    sample = data[:SAMPLE]
    zeros = sample.count(b"\x00")
    if zeros * 3 >= len(sample) > 0 and max(sample[::2].count(0), sample[1::2].count(0)) * 5 > len(sample) * 2:
        raise NotTextError("looks like UTF-16 without its byte order mark; save it as UTF-8")
    if len(_CONTROL_BYTES.findall(sample)) > max(4, BINARY_SHARE * len(sample)):
        raise NotTextError("is binary, not text")


def _decode_eight_bit(data: bytes) -> tuple[str, list[str]]:
    """Decode UTF-8, or what was meant to be UTF-8 but is damaged, or else cp1252; say which of the latter two."""
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError:
        pass
    repaired = data.decode("utf-8", "replace")
    bad = repaired.count("\ufffd")
    # a cp1252 file read as UTF-8 has hardly a valid sequence; a damaged UTF-8 file has many
    good = sum(1 for c in repaired if c > "\x7f") - bad
    if good > bad:
        return repaired, [f"is damaged UTF-8: {_count(bad, 'place')} could not be decoded and stand as \ufffd"]
    return data.decode("cp1252", "replace"), ["is not UTF-8; read as Windows-1252 (cp1252)"]


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
