"""``manifest.jsonl``: what is known of the files beside it, by file name.

In: a folder.  Out: for each file named, the line that names it; a bad line is named, the rest goes on.

>>> Manifests().beside(Path("news"))[0]["first.txt"]["outlet"]       # doctest: +SKIP
'Coast Post'
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from quotes.ingest.json_lines import parse_line
from quotes.ingest.readers import MANIFEST
from quotes.models import Rejection

#: File name to the fields of the line that names it, in the order of the lines.
Manifest = Mapping[str, Mapping[str, Any]]


class Manifests:
    """The manifests met in one run: the last one is kept, so thousands of files of one folder read it once."""

    def __init__(self) -> None:
        self._folder: Path | None = None
        self._manifest: Manifest = {}

    def beside(self, folder: Path) -> tuple[Manifest, tuple[Rejection, ...]]:
        """Return the manifest of ``folder`` and, the first time, the lines of it that cannot be used."""
        if folder == self._folder:
            return self._manifest, ()
        self._folder = folder
        self._manifest, faults = _read_manifest(folder)
        return self._manifest, faults


def _read_manifest(folder: Path) -> tuple[Manifest, tuple[Rejection, ...]]:
    """Return the manifest of ``folder`` (empty without one) and the lines of it that cannot be used."""
    path = folder / MANIFEST
    found: dict[str, Mapping[str, Any]] = {}
    faults: list[Rejection] = []
    if not path.is_file():
        return found, ()
    try:
        with path.open("rb") as source:
            for number, line in enumerate(source, 1):
                if not line.strip():
                    continue
                row, fault, _ = parse_line(line)
                name = row.get("file") if row is not None else None
                if row is None:
                    faults.append(Rejection(f"{path}, line {number}", fault))
                elif not isinstance(name, str) or not _is_beside(name):
                    faults.append(Rejection(f"{path}, line {number}", "has no “file”, or one that is not beside it"))
                else:
                    found[name] = row
    except OSError as error:
        faults.append(Rejection(str(path), f"cannot be read ({(error.strerror or 'unknown').lower()})"))
    return found, tuple(faults)


def _is_beside(name: str) -> bool:
    """Whether ``name`` is the name of a file in the same folder."""
    return name not in ("", ".", "..") and not any(c in name for c in "/\\\0")
