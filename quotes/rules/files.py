"""Rules files as they lie on the disk: those that come with this program, and a newsroom's own.

In: the name of a bundled file, or a path.  Out: parsed TOML, or ``RulesError`` naming the file and the place in it.

>>> bundled("cues")["language"]
'en'
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any, Final

from quotes.bundled import folder_of
from quotes.errors import RulesError
from quotes.rules.parsed import parsed_once

Table = dict[str, Any]

#: Largest rules file of a newsroom, in bytes: some 100 000 names with their aliases, read in a few seconds.
MOST_BYTES: Final = 4_000_000

_parsed: dict[str, Table] = {}


def bundled_names() -> tuple[str, ...]:
    """Return the names of the rules files that come with this program, in alphabetical order, the schema left out."""
    found = (Path(item.name) for item in folder_of(__file__, "quotes.rules").iterdir())
    return tuple(sorted(path.stem for path in found if path.suffix == ".toml" and path.stem != "schema"))


def bundled(name: str) -> Table:
    """Return ``quotes/rules/<name>.toml`` as it comes with this program; it is shared: treat it as read-only."""
    if name not in _parsed:
        source = folder_of(__file__, "quotes.rules").joinpath(f"{name}.toml")
        where = f"rules/{name}.toml"
        if isinstance(source, Path):
            _parsed[name] = parsed_once(source, partial(parse_rules, where=where))
        else:
            # from an archive
            _parsed[name] = parse_rules(source.read_text(encoding="utf-8"), where)
    return _parsed[name]


def read_text(path: Path) -> str:
    """Return the text of a newsroom's rules file; raises ``RulesError`` where it cannot be read or is too large."""
    where = str(path)
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise RulesError(where, f"cannot be read ({reason})", "name a TOML file") from None
    if len(data) > MOST_BYTES:
        raise RulesError(where, f"has more than {MOST_BYTES:,} bytes", "leave out what is not needed")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise RulesError(f"{where}, line {line}", "is not UTF-8", "save the file as UTF-8") from None


def parse_rules(text: str, where: str) -> Table:
    """Parse TOML, naming ``where`` and the place in it if it is no TOML."""
    import tomllib

    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        fault = "brackets within brackets without end" if isinstance(error, RecursionError) else str(error)
        raise RulesError(where, f"is not valid TOML ({fault})", "mend the line named") from None
