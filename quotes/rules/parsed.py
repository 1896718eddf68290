"""Parsed rules files kept on the disk, as Python keeps its compiled modules, so that a start parses none of them.

In: a rules file that comes with this program, and how it is parsed.  Out: its table.  What is kept lies in the
``__pycache__`` of the rules (or under ``sys.pycache_prefix``), is written where Python may write bytecode, and counts
only for the very bytes it was made from: parsing takes a tenth of a second, reading what is kept a hundredth.
What a room makes of its tables, where that takes as long, is kept in the same way.

>>> parsed_once(Path("cues.toml"), parse)         # doctest: +SKIP
{'language': 'en', ...}
"""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Callable
from importlib.util import cache_from_source, source_hash
from pathlib import Path
from typing import Any

Table = dict[str, Any]


def parsed_once(source: Path, parse: Callable[[str], Table]) -> Table:
    """Return the table of a TOML file: as it was kept for the same bytes, else as ``parse`` reads it."""
    data = source.read_bytes()
    return _once(source, data, lambda: parse(data.decode("utf-8")))


def made_once(module_file: str, of: object, make: Callable[[], Table]) -> Table:
    """Return what a module makes of rules tables: as it was kept for the same tables and the same code of its room.

    What is made holds plain values only: dicts, tuples, lists, sets, strings, numbers.
    """
    source = Path(module_file)
    code = b"".join(path.read_bytes() for path in sorted(source.parent.glob("*.py")))
    return _once(source.with_suffix(".made"), code + repr(of).encode("utf-8"), make)


def _once(source: Path, data: bytes, make: Callable[[], Table]) -> Table:
    seal = source_hash(data)
    kept = _place(source)
    table = _read(kept, seal) if kept else None
    if table is None:
        table = make()
        if kept and not sys.dont_write_bytecode:
            _write(kept, seal, table)
    return table


def _place(source: Path) -> Path | None:
    """Return where the table of a file is kept; None where this Python keeps nothing."""
    try:
        # "cues.toml.cpython-313.pyc": never the name of a module's bytecode
        return Path(cache_from_source(f"{source}.py"))
    except NotImplementedError:
        return None


def _read(kept: Path, seal: bytes) -> Table | None:
    """Return what is kept, or None where nothing is, or where it was made from other bytes or by another Python."""
    try:
        data = kept.read_bytes()
        if not data.startswith(seal):
            return None
        table = marshal.loads(data[len(seal) :])
    except (OSError, EOFError, ValueError, TypeError):
        return None
    return table if isinstance(table, dict) else None


def _write(kept: Path, seal: bytes, table: Table) -> None:
    """Keep a table, whole or not at all; where that cannot be, the next start parses again."""
    part = kept.with_name(f"{kept.name}.{os.getpid()}")
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(seal + marshal.dumps(table))
        part.replace(kept)
    except (OSError, ValueError):
        part.unlink(missing_ok=True)
