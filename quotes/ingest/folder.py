"""Paths to readers: files by their suffix, folders with all that is below them, manifests beside them.

In: a path.  Out: what the readers find there, folders in the order of names (code points), hidden files and
unknown suffixes passed over, whatever cannot be opened named with its reason.

>>> [a.id for a in read_path(Path("news"), Given(), print, Manifests())]         # doctest: +SKIP
['first', 'second']
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

from attrs import evolve

from quotes.ingest.fields import Given
from quotes.ingest.manifest import Manifest, Manifests
from quotes.ingest.readers import MANIFEST, READERS
from quotes.ingest.stream import read_stream
from quotes.models import Article, Rejection

#: Folders within folders that are followed; a tree of news is a handful deep, and file systems end near this.
DEPTH_LIMIT = 100

Skip = Callable[[Rejection], None]


def read_path(path: Path, given: Given, on_skip: Skip, manifests: Manifests) -> Iterator[Article | Rejection]:
    """Yield what the file or folder at ``path`` holds."""
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        yield Rejection(str(path), reason_in_words(error, path))
        return
    if stat.S_ISDIR(mode):
        found = False
        for item in _read_folder(path, given, on_skip, manifests, ()):
            found = True
            yield item
        if not found:
            yield Rejection(str(path), f"is a folder without articles ({', '.join(READERS)})")
    elif path.name == MANIFEST:
        yield from _read_named_by(path, given, manifests)
    elif path.suffix.lower() in READERS:
        manifest, faults = manifests.beside(path.parent)
        yield from faults
        yield from _read_file(path, evolve(given, manifest=manifest.get(path.name)))
    elif not path.suffix:
        yield from _read_file(path, given)
    else:
        yield Rejection(str(path), _unknown_suffix(path))


def _read_folder(
    folder: Path, given: Given, on_skip: Skip, manifests: Manifests, above: tuple[tuple[int, int], ...]
) -> Iterator[Article | Rejection]:
    """Yield what ``folder`` and the folders below it hold; ``above`` are the folders it stands in, by identity."""
    try:
        info = folder.stat()
        names = sorted(os.listdir(folder))
    except OSError as error:
        yield Rejection(str(folder), reason_in_words(error, folder))
        return
    here = (info.st_dev, info.st_ino)
    if here in above or len(above) > DEPTH_LIMIT:
        yield Rejection(
            str(folder), "is a link back to a folder that holds it" if here in above else "is nested too deep"
        )
        return
    manifest, faults = manifests.beside(folder)
    yield from faults
    yield from _missing(folder, manifest)
    for name in names:
        path = folder / name
        if name.startswith("."):
            on_skip(Rejection(str(path), "is hidden"))
        elif path.is_dir():
            yield from _read_folder(path, given, on_skip, manifests, (*above, here))
        elif name == MANIFEST:
            continue
        elif path.suffix.lower() in READERS:
            yield from _read_regular(path, evolve(given, manifest=manifest.get(name)))
        else:
            on_skip(Rejection(str(path), _unknown_suffix(path)))


def _read_named_by(path: Path, given: Given, manifests: Manifests) -> Iterator[Article | Rejection]:
    """Yield the files that the manifest at ``path`` names, in its order."""
    manifest, faults = manifests.beside(path.parent)
    yield from faults
    yield from _missing(path.parent, manifest)
    for name, line in manifest.items():
        if (path.parent / name).exists():
            yield from _read_regular(path.parent / name, evolve(given, manifest=line))


def _missing(folder: Path, manifest: Manifest) -> Iterator[Rejection]:
    """Yield the files that ``manifest`` names and ``folder`` does not hold."""
    for name in manifest:
        if not os.path.lexists(folder / name):
            yield Rejection(str(folder / name), f"is named in {MANIFEST} but is not there")


def _read_regular(path: Path, given: Given) -> Iterator[Article | Rejection]:
    """Yield what ``path`` holds unless it is a pipe or device, which in a folder could block for ever."""
    try:
        regular = stat.S_ISREG(path.stat().st_mode)
    except OSError as error:
        yield Rejection(str(path), reason_in_words(error, path))
        return
    if regular:
        yield from _read_file(path, given)
    else:
        yield Rejection(str(path), "is no regular file")


def _read_file(path: Path, given: Given) -> Iterator[Article | Rejection]:
    """Yield what the reader for the suffix of ``path`` finds; a file without one is read as a stream."""
    reader = READERS.get(path.suffix.lower(), read_stream)
    try:
        with path.open("rb") as source:
            yield from reader(source, str(path), path.stem, given)
    except OSError as error:
        yield Rejection(str(path), reason_in_words(error, path))


def _unknown_suffix(path: Path) -> str:
    return f"has a suffix that is not read ({path.suffix or 'none'}); read are {', '.join(READERS)}"


def reason_in_words(error: Exception, path: Path) -> str:
    """Say in words why the system would not open ``path``."""
    if isinstance(error, FileNotFoundError):
        return "is a broken link" if os.path.islink(path) else "does not exist"
    if isinstance(error, PermissionError):
        return "may not be read (permission denied)"
    if isinstance(error, OSError) and error.strerror:
        return f"cannot be read ({error.strerror.lower()})"
    return "cannot be read (not a valid path)"
