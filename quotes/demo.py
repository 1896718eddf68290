"""The bundled articles that ``quotes demo`` works on.

In: nothing.  Out: the folder that holds them, in an installed package as in a checkout.

>>> sorted(p.name for p in demo_folder().iterdir() if p.is_dir())
['aleppo', 'saltmere']
"""

from __future__ import annotations

from pathlib import Path

from quotes.errors import QuotesError


def demo_folder() -> Path:
    """Return the folder of the demo's articles; raises ``QuotesError`` if the installation lacks it."""
    package = Path(__file__).resolve().parent
    for folder in (package / "demo_articles", package.parent / "fixtures" / "demo"):
        if folder.is_dir():
            return folder
    raise QuotesError(str(package / "demo_articles"), "the demo's articles are missing", "install quotes again")
