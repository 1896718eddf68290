"""Help texts for people who do not program: the types of Python stay out of them.

In: the help that Typer makes.  Out: the same, in the same columns, without ``<list[str]>``.

>>> plain("  PATH <list[str]>  Articles")
'  PATH              Articles'
>>> plain("  --kind <list[direct|scare]>")
'  --kind <direct|scare>      '
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from typer.core import TyperCommand, TyperGroup

from quotes.commands.values import spare
from quotes.patterns import compiled

if TYPE_CHECKING:
    from typer import Context

# " <str>", " <list[str]>", "<list[direct|partial]>"
_TYPE = compiled(r" <(?:list\[)?(?:str|int|Path)\]?>|<list\[(?P<choices>[^\]\n]*)\]>")

#: Options of all commands that take no value.
_FLAGS = ("--version",)


def plain(text: str) -> str:
    """Return a help text with the types blanked out and the choices kept."""

    def instead(found: re.Match[str]) -> str:
        choices = found["choices"]
        return ("" if choices is None else f"<{choices}>").ljust(len(found[0]))

    return _TYPE.sub(instead, text)


class Command(TyperCommand):
    """A command whose help is for people, and that starts without what it does not need."""

    def get_params(self, ctx: Any) -> list[Any]:
        """Return the options and arguments."""
        return [spare(parameter) for parameter in super().get_params(ctx)]

    def get_help(self, ctx: Context) -> str:  # type: ignore[override, unused-ignore]
        """Return the help text."""
        return plain(super().get_help(ctx))

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the command line; an option of all commands that stands too late is told where it belongs."""
        try:
            return super().parse_args(ctx, args)
        except Exception as error:
            option, root = getattr(error, "option_name", None), ctx.find_root()
            if any(option in parameter.opts for parameter in root.command.params):
                own = ctx.command_path.removeprefix(root.command_path).strip()
                value = "" if option in _FLAGS else " FILE"
                error.message = (  # type: ignore[attr-defined]
                    f"{option} belongs before the command: {root.command_path} {option}{value} {own} …"
                )
                error.possibilities = []  # type: ignore[attr-defined]
            raise


class Group(TyperGroup):
    """The commands, with the options that stand before each; starts without what these do not need."""

    def get_params(self, ctx: Any) -> list[Any]:
        """Return the options and arguments."""
        return [spare(parameter) for parameter in super().get_params(ctx)]
