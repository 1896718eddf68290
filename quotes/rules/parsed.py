"""Parsed rules files kept on the disk, as Python keeps its compiled modules, so that a start parses none of them.

In: a rules file that comes with this program, and how it is parsed.  Out: its table.  What is kept counts only for the
very bytes it was made from: parsing takes a tenth of a second, reading what is kept a hundredth.
What a room makes of its tables, where that takes as long, is kept in the same way.

>>> parsed_once(Path("cues.toml"), parse)         # doctest: +SKIP
{'language': 'en', ...}
"""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import source_hash
from pathlib import Path
from typing import Any

from quotes.kept import keep, place_of, read_kept

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
    seal, kept = source_hash(data), place_of(source)
    table = read_kept(kept, seal)
    if table is None:
        table = make()
        keep(kept, seal, table)
    return table
