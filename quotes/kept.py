"""Values kept on the disk beside the code, as Python keeps its compiled modules, so that a start makes none of them.

In: what they are made from, a seal for it, the value.  Out: the value as it was kept under the same seal, or None.
They lie in the ``__pycache__`` of what they are made from (or under ``sys.pycache_prefix``) and are written where
Python may write bytecode.

>>> place_of(Path("quotes/rules/cues.toml")).name       # doctest: +SKIP
'cues.toml.cpython-313.pyc'
"""

from __future__ import annotations

import marshal
import os
import sys
from importlib.util import cache_from_source, source_hash
from pathlib import Path
from typing import Any

Table = dict[Any, Any]


def place_of(source: Path) -> Path | None:
    """Return where what is made from a file is kept; None where this Python keeps nothing."""
    try:
        # "cues.toml.cpython-313.pyc": never the name of a module's bytecode
        return Path(cache_from_source(f"{source}.py"))
    except NotImplementedError:
        return None


def read_kept(kept: Path | None, seal: bytes) -> Table | None:
    """Return what is kept, or None where nothing is, where it is damaged or was kept under another seal."""
    if kept is None:
        return None
    try:
        data = kept.read_bytes()
        start = len(seal) + len(source_hash(b""))
        whole = data[start:]
        if data[:start] != seal + source_hash(whole):
            return None
        table = marshal.loads(whole)
    except (OSError, EOFError, ValueError, TypeError):
        return None
    return table if isinstance(table, dict) else None


def keep(kept: Path | None, seal: bytes, table: Table) -> None:
    """Keep a table, whole or not at all, where Python may write bytecode; else the next start makes it again."""
    if kept is None or sys.dont_write_bytecode:
        return
    part = kept.with_name(f"{kept.name}.{os.getpid()}")
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        whole = marshal.dumps(table)
        part.write_bytes(seal + source_hash(whole) + whole)
        part.replace(kept)
    except (OSError, ValueError):
        part.unlink(missing_ok=True)
