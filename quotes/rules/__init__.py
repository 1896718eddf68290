"""What we know about a language, as TOML files in this folder, and the loader that reads them.

In: the name of a file here (``"cues"`` for ``cues.toml``) and, where a newsroom has one, its overlay
(``quotes.rules.overlay``).  Out: plain tables, read once.  Each room turns the tables it needs into typed
records of its own; ``quotes.rules.schema`` says what a file may hold and names the entry where one is faulty.

>>> read_rules("cues")["language"]
'en'
"""

from __future__ import annotations

from functools import cache

from quotes.rules.files import Table, bundled, parse_rules, read_text
from quotes.rules.overlay import Overlay, laid, lay, overlay_from, overlay_in_force, read_overlay

__all__ = [
    "Overlay",
    "Table",
    "laid",
    "lay",
    "overlay_from",
    "overlay_in_force",
    "parse_rules",
    "read_overlay",
    "read_rules",
    "read_text",
]


@cache
def read_rules(name: str) -> Table:
    """Return ``quotes/rules/<name>.toml`` with the overlay in force laid over; treat it as read-only, it is shared."""
    overlay = overlay_in_force()
    return overlay.over(name, bundled(name)) if overlay else bundled(name)
