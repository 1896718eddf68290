"""The shapes that a value in a rules file can have: words, lists, patterns, numbers; what is wrong with one.

In: a value.  Out: None, or what is wrong and what to do.

>>> SHAPES["words"](["a"], "", False)
('is a list', 'write the words between quotation marks, with spaces between them')
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final

Trouble = tuple[str, str] | None
Check = Callable[[Any, str, bool], Trouble]

#: What a newsroom's pattern may not hold, so that no text makes it run on: repetition without an end.
_ENDLESS: Final = re.compile(r"[*+]|\{\d|\\\d|\(\?P")
_SIZED: Final = re.compile(r"[^:]+:\d+(?:\.\d+)?(?:e-?\d{1,2})?")
_PLACEHOLDER: Final = re.compile(r"\{[a-z_]+\|?\}")
_NAMES: Final = {
    str: "a text",
    bool: "true or false",
    int: "a number",
    float: "a number",
    list: "a list",
    dict: "a table",
}


def kind_of(value: Any) -> str:
    """Return what a value is, for a message.

    >>> kind_of([]), kind_of(1)
    ('a list', 'a number')
    """
    return _NAMES.get(type(value), "a date")


def list_of(shape: str, value: Any) -> tuple[list[Any], Trouble]:
    """Return the entries of a value of a shape, and what is wrong where it is none.

    >>> list_of("words", "a b")
    (['a', 'b'], None)
    """
    trouble = None
    if shape in ("words", "sized words") and isinstance(value, str):
        return value.split(), None
    if shape == "words or list" and isinstance(value, str):
        return value.split(), None
    if shape == "opposites" and isinstance(value, str):
        return [line.strip() for line in value.split("\n") if line.strip()], None
    if shape == "verb forms" and isinstance(value, str):
        return [" ".join(entry.split()) for entry in value.replace("\n", " ").split(";") if entry.strip()], None
    if isinstance(value, list) and shape not in ("text", "any text", "pattern", "key", "number", "share", "flag"):
        if shape in ("words", "sized words", "words or list"):
            trouble = _texts(value)
        return value, trouble
    if shape in _ENTRIES:
        return [], (f"is {kind_of(value)}", "write it as the bundled file does")
    return [], ("is one value, which cannot be removed", "give another value instead")


_ENTRIES: Final = (
    "words",
    "sized words",
    "words or list",
    "list",
    "pairs",
    "places",
    "lists",
    "couples",
    "opposites",
    "verb forms",
)


def _texts(value: Any) -> Trouble:
    """A list of texts, none of them empty or there twice."""
    if not isinstance(value, list):
        return f"is {kind_of(value)}", 'write a list: ["one", "another"]'
    seen: set[str] = set()
    for one in value:
        if not isinstance(one, str):
            return f"holds {kind_of(one)} where a text belongs", "put it between quotation marks"
        if not one.strip():
            return "holds an empty text", "leave it out"
        if one in seen:
            return f"holds “{one}” twice", "leave one of them out"
        seen.add(one)
    return None


def _words(value: Any, _rest: str, overlay: bool) -> Trouble:
    if not isinstance(value, str):
        return f"is {kind_of(value)}", "write the words between quotation marks, with spaces between them"
    if not value.strip():
        return "is empty", "write words, or leave it out"
    return _texts(value.split()) if overlay else None


def _words_or_list(value: Any, rest: str, overlay: bool) -> Trouble:
    if isinstance(value, str):
        return _words(value, rest, overlay)
    if isinstance(value, list):
        return _texts(value) or (None if value else ("is empty", "write words, or leave it out"))
    return f"is {kind_of(value)}", "write words between quotation marks, or a list of them"


def _list(value: Any, _rest: str, _overlay: bool) -> Trouble:
    return _texts(value)


def _pairs(value: Any, _rest: str, _overlay: bool) -> Trouble:
    trouble = _texts(value)
    if trouble is None:
        wrong = next((one for one in value if len(one.split()) < 2), None)
        if wrong is not None:
            return f"holds “{wrong}”, which is one word alone", "write two words with a space between them"
    return trouble


def _places(value: Any, _rest: str, _overlay: bool) -> Trouble:
    trouble = _texts(value)
    if trouble is None:
        wrong = next((one for one in value if not all(part.strip() for part in one.partition(":"))), None)
        if wrong is not None:
            return f"holds “{wrong}” without its people", 'write "Country: People"'
    return trouble


def _lists(value: Any, rest: str, _overlay: bool, size: int = 2, most: int = 1000) -> Trouble:
    if not isinstance(value, list):
        return f"is {kind_of(value)}", 'write a list of lists: [["one", "another"]]'
    for one in value:
        trouble = _texts(one)
        if trouble is None and not size <= len(one) <= most:
            trouble = f"holds a group of {len(one)}", f"write {'two words' if most == 2 else 'two words or more'}"
        if trouble:
            return trouble
    return None


def _couples(value: Any, rest: str, overlay: bool) -> Trouble:
    if isinstance(value, list) and all(isinstance(one, list) and len(set(map(str, one))) < len(one) for one in value):
        return None if not value else ("holds a word paired with itself", "write two words")
    return _lists(value, rest, overlay, 2, 2)


def _opposites(value: Any, _rest: str, _overlay: bool) -> Trouble:
    if not isinstance(value, str):
        return f"is {kind_of(value)}", 'write lines like "warm / cold" between three quotation marks'
    for line in list_of("opposites", value)[0]:
        left, stroke, right = line.partition(" / ")
        if not (stroke and left.strip(" ,") and right.strip(" ,")):
            return f"holds the line “{line}”, which opposes nothing", "write words, a stroke between spaces, words"
    return None


def _verb_forms(value: Any, _rest: str, _overlay: bool) -> Trouble:
    if not isinstance(value, str):
        return f"is {kind_of(value)}", 'write "go went gone" between quotation marks, a semicolon between verbs'
    wrong = next((one for one in list_of("verb forms", value)[0] if len(one.split()) != 3), None)
    return None if wrong is None else (f"holds “{wrong}”", "write three forms: base, past, past participle")


def _four_forms(value: Any, _rest: str, _overlay: bool) -> Trouble:
    if isinstance(value, list) and len(value) == 4 and all(isinstance(v, str) and v.strip() for v in value):
        return None
    return "is no list of four forms", 'write ["says", "said", "said", "saying"]'


def _sized(value: Any, rest: str, overlay: bool) -> Trouble:
    trouble = _words(value, rest, overlay)
    if trouble is None:
        wrong = next((one for one in value.split() if not _SIZED.fullmatch(one)), None)
        if wrong is not None:
            return f"holds “{wrong}” without its size", "write minute:60"
    return trouble


def _pattern(value: Any, _rest: str, overlay: bool) -> Trouble:
    if not isinstance(value, str) or not value:
        return f"is {kind_of(value)}" if value != "" else "is empty", "write a regular expression"
    if overlay and _ENDLESS.search(_PLACEHOLDER.sub("", value)):
        return "repeats something (*, +, {2,})", "write the words out; ( | ) and ? may be used"
    try:
        re.compile(_PLACEHOLDER.sub("x", value))
    except (re.error, OverflowError, RecursionError) as error:
        return f"is no regular expression ({error})", "mend it"
    return None


def _number(value: Any, _rest: str, _overlay: bool) -> Trouble:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not abs(value) < 1e18:
        return f"is {kind_of(value)}" if not isinstance(value, (int, float)) else "is no number to count with", (
            "write a number, without quotation marks"
        )
    return None


def _share(value: Any, rest: str, overlay: bool) -> Trouble:
    trouble = _number(value, rest, overlay)
    return trouble or (None if 0 <= value <= 1 else (f"is {value}", "write a share between 0 and 1"))


def _flag(value: Any, _rest: str, _overlay: bool) -> Trouble:
    return None if isinstance(value, bool) else (f"is {kind_of(value)}", "write true or false")


def _text(value: Any, _rest: str, _overlay: bool) -> Trouble:
    if not isinstance(value, str):
        return f"is {kind_of(value)}", "put it between quotation marks"
    return None if value.strip() else ("is empty", "write a text, or leave it out")


def _any_text(value: Any, _rest: str, _overlay: bool) -> Trouble:
    return None if isinstance(value, str) else (f"is {kind_of(value)}", "put it between quotation marks")


def _one_of(value: Any, rest: str, _overlay: bool) -> Trouble:
    if isinstance(value, str) and value in rest.split():
        return None
    shown = f"“{value}”" if isinstance(value, str) else kind_of(value)
    return f"is {shown}", f"use one of {', '.join(rest.split())}"


SHAPES: Final[dict[str, Check]] = {
    "words": _words,
    "words or list": _words_or_list,
    "list": _list,
    "pairs": _pairs,
    "places": _places,
    "lists": _lists,
    "couples": _couples,
    "opposites": _opposites,
    "verb forms": _verb_forms,
    "four forms": _four_forms,
    "sized words": _sized,
    "pattern": _pattern,
    "number": _number,
    "share": _share,
    "flag": _flag,
    "text": _text,
    "any text": _any_text,
    "key": _text,
    "one of": _one_of,
}
