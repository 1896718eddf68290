"""What we know about a language, as TOML files in this folder, and the loader that reads them.

In: the name of a file here (``"cues"`` for ``cues.toml``) and, where a newsroom has one, its overlay.
Out: plain tables, read once.  Each room turns the tables it needs into typed records of its own and
raises ``RulesError`` naming the file and the entry where one is faulty.

>>> read_rules("cues")["language"]
'en'
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from quotes.errors import RulesError

Table = dict[str, Any]


@cache
def read_rules(name: str) -> Table:
    """Return the table of ``quotes/rules/<name>.toml``; treat it as read-only, it is shared."""
    source = resources.files("quotes.rules").joinpath(f"{name}.toml")
    return parse_rules(source.read_text(encoding="utf-8"), f"rules/{name}.toml")


def read_overlay(path: Path) -> Table:
    """Return a newsroom's own rules file: one top-level table for each rules file that it adds to."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise RulesError(str(path), f"cannot be read ({error})", "name a TOML file in UTF-8") from None
    return parse_rules(text, str(path))


def parse_rules(text: str, where: str) -> Table:
    """Parse TOML, naming ``where`` and the place in it if it is no TOML."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise RulesError(where, f"is not valid TOML ({error})", "mend the line named") from None
