"""Commands that are loaded when they are asked for: a run needs one of them, and building all takes 60 ms.

In: the name of each command and where its function stands.  Out: a mapping that Typer takes for a group's commands.

>>> list(Late({"rules": "quotes.commands.rules:rules"}))
['rules']
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableMapping
from importlib import import_module
from typing import Any

import typer
from typer.main import get_command

from quotes.commands.help import Command


class Late(MutableMapping[str, Any]):
    """Commands by name, in the order of the help; each is made when it is first looked up."""

    def __init__(self, places: Mapping[str, str]) -> None:
        self._places = dict(places)
        self._made: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._made:
            self._made[name] = _command(name, self._places[name])
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def __setitem__(self, name: str, command: Any) -> None:
        self._places.setdefault(name, "")
        self._made[name] = command

    def __delitem__(self, name: str) -> None:
        del self._places[name]
        self._made.pop(name, None)


def _command(name: str, place: str) -> Any:
    """Return the command of a function, or the group of a Typer application."""
    module, _, attribute = place.partition(":")
    found = getattr(import_module(module), attribute)
    if isinstance(found, typer.Typer):
        return get_command(found)
    alone = typer.Typer(rich_markup_mode=None, add_completion=False, pretty_exceptions_enable=False)
    alone.command(name, cls=Command)(found)
    return get_command(alone)
