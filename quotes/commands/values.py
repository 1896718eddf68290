"""What was typed as it is: values that are texts already need no library that turns texts into values.

In: a parameter of a command.  Out: the same, taking texts, lists of texts, defaults and options that were not given
by itself.  Typer hands all of these to pydantic, whose import takes as long as all else that a start does; numbers,
paths and choices that were typed still go there.

>>> spare(parameter)                                # doctest: +SKIP
<TyperOption outlet>
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import typer

#: What pydantic puts before a reason, and the reasons that name what is wanted but not what was typed.
_PREFIX, _WANTED = "Value error, ", "Input should be "


class _Sparing:
    """Turns into a value what is none yet; asks Typer for its own way only then."""

    def __init__(self, parameter: Any, usual: Callable[[], Any]) -> None:
        self._parameter = parameter
        self._usual = usual

    def coerce(self, value: Any, **given: Any) -> Any:
        """Return the value of what was typed."""
        parameter = self._parameter
        wanted = parameter.type_descriptor.annotation
        if value is None:
            return () if parameter.multiple or parameter.nargs == -1 else None
        if wanted is str and isinstance(value, str):
            return value
        if wanted == list[str] and isinstance(value, (list, tuple)) and all(isinstance(one, str) for one in value):
            return list(value)
        if value is parameter.default and isinstance(wanted, type) and isinstance(value, wanted):
            return value
        try:
            return self._usual().coerce(value, **given)
        except typer.BadParameter as error:
            error.message = _for_people(error.message, value)
            raise


def _for_people(message: str, value: Any) -> str:
    """Return pydantic's message as a person reads it: what was typed, then what is wanted.

    >>> _for_people("Input should be a valid integer, unable to parse string as an integer", "x")
    "'x' is not a valid integer"
    """
    message = message.removeprefix(_PREFIX)
    if not message.startswith(_WANTED):
        return message
    wanted = message.removeprefix(_WANTED).partition(",")[0]
    return f"{value!r} is not {wanted}"


def spare(parameter: Any) -> Any:
    """Let a parameter take by itself what need not be turned into a value, where Typer would load pydantic for it."""
    usual = getattr(parameter, "get_runtime_param", None)
    if usual is not None and hasattr(parameter, "type_descriptor") and "get_runtime_param" not in vars(parameter):
        sparing = _Sparing(parameter, usual)
        parameter.get_runtime_param = lambda: sparing
    return parameter
