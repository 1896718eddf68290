"""Help texts for people who do not program: the types of Python stay out of them.

In: the help that Typer makes.  Out: the same, in the same columns, without ``<list[str]>``.

>>> plain("  PATH <list[str]>  Articles")
'  PATH              Articles'
>>> plain("  --kind <list[direct|scare]>")
'  --kind <direct|scare>      '
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from typer.core import TyperCommand

if TYPE_CHECKING:
    from typer import Context

# " <str>", " <list[str]>", "<list[direct|partial]>"
_TYPE = re.compile(r" <(?:list\[)?(?:str|int|Path)\]?>|<list\[(?P<choices>[^\]\n]*)\]>")


def plain(text: str) -> str:
    """Return a help text with the types blanked out and the choices kept."""

    def instead(found: re.Match[str]) -> str:
        choices = found["choices"]
        return ("" if choices is None else f"<{choices}>").ljust(len(found[0]))

    return _TYPE.sub(instead, text)


class Command(TyperCommand):
    """A command whose help is for people."""

    def get_help(self, ctx: Context) -> str:  # type: ignore[override, unused-ignore]
        """Return the help text."""
        return plain(super().get_help(ctx))
