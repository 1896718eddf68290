"""Regular expressions that are compiled once for all runs: ``re`` compiles them anew in every process.

In: a pattern, as ``re.compile`` takes it.  Out: the same compiled pattern.  The program that ``re`` made of it is kept
on the disk (``quotes.kept``) and given back to its engine; whatever is not as it was when that was kept is compiled by
``re``.  An article with credits needs a hundred and fifty patterns: compiled in 70 ms, kept in 5 ms.

Not for patterns made from an article or a query: those would be kept for nothing.

>>> compiled(r"(?P<year>\\d{4})").match("2031-05")["year"]
'2031'
"""

from __future__ import annotations

import re
import sys
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from quotes.kept import keep, place_of, read_kept

#: Patterns kept at most.  Those of this program are some three hundred; a newsroom's own rules bring a few of their
#: own, and beyond this those that a run did not use are dropped.
MOST = 500

_Key = tuple[str, int]
#: Flags, program (32-bit numbers), number of groups, their names.
_Program = tuple[int, bytes, int, dict[str, int]]

#: What this run compiled, to be kept at its end, and what it took from what was kept.
_new: set[_Key] = set()
_used: set[_Key] = set()


def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return ``re.compile(pattern, flags)``; raises ``re.error`` as that does."""
    key = (pattern, int(flags))
    program = _kept().get(key)
    found = _restored(pattern, program) if program else None
    if found is not None:
        _used.add(key)
        return found
    made = re.compile(pattern, flags)
    _new.add(key)
    return made


def keep_patterns() -> None:
    """Keep the patterns that this run compiled; to be called by a command at its end."""
    if not _new or sys.dont_write_bytecode:
        return
    programs = {key: program for key in sorted(_new) if (program := _program(*key))}
    _new.clear()
    if not programs:
        return
    before = read_kept(_place(), _seal()) or {}
    if len(before) + len(programs) > MOST:
        before = {key: before[key] for key in sorted(_used & set(before))}
    keep(_place(), _seal(), {**before, **programs})


@cache
def _kept() -> dict[_Key, _Program]:
    return read_kept(_place(), _seal()) or {}


def _place() -> Path | None:
    return place_of(Path(__file__).with_suffix(".made"))


@cache
def _engine() -> Any:
    """Return the engine behind ``re``, None where this Python has another."""
    try:
        return import_module("_sre")
    except ImportError:
        return None


@cache
def _seal() -> bytes:
    """Return what marks programs as those of this very Python and its engine."""
    return f"{sys.implementation.name} {sys.hexversion:x} {getattr(_engine(), 'MAGIC', 0)}\n".encode()


def _restored(pattern: str, program: _Program) -> re.Pattern[str] | None:
    """Return the pattern of a kept program, which the engine checks; None where it takes it for none."""
    try:
        flags, code, groups, names = program
        by_number: list[str | None] = [None] * (groups + 1)
        for name, number in names.items():
            by_number[number] = name
        numbers = memoryview(code).cast("I").tolist()
        found: re.Pattern[str] = _engine().compile(pattern, flags, numbers, groups, names, tuple(by_number))
    except (AttributeError, IndexError, RuntimeError, TypeError, ValueError, OverflowError):
        return None
    return found


def _program(pattern: str, flags: int) -> _Program | None:
    """Return the program that ``re`` makes of a pattern, None unless it gives back the very pattern."""
    try:
        parsed = import_module("re._parser").parse(pattern, flags)
        code = import_module("re._compiler")._code(parsed, flags)
        state = parsed.state
        packed = b"".join(number.to_bytes(4, sys.byteorder) for number in code)
        program = (flags | state.flags, packed, state.groups - 1, dict(state.groupdict))
    except (AttributeError, ImportError, OverflowError, TypeError, ValueError, re.error):
        return None
    return program if _restored(pattern, program) == re.compile(pattern, flags) else None
