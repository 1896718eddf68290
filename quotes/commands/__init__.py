"""The command line: options to one workflow call to one view; no logic of its own.

In: ``sys.argv``.  Out: data on stdout, messages on stderr, an exit code (0 done, 1 failed, 2 wrong usage,
3 finished but something was left out or found, 130 interrupted).  ``QUOTES_DEBUG=1`` shows tracebacks.

>>> main()                                  # doctest: +SKIP
"""

from __future__ import annotations

import os
import sys
from errno import ENOSPC
from typing import NoReturn

from quotes.errors import QuotesError, UsageError
from quotes.patterns import keep_patterns
from quotes.sweeping import leave_unswept, sweep_seldom


def main() -> NoReturn:
    """Run the command that ``sys.argv`` names and leave with its exit code."""
    sweep_seldom()
    leave_unswept()
    from quotes.commands.app import app
    from quotes.commands.output import prepare_streams

    prepare_streams()
    try:
        app(prog_name="quotes")
        code = 0
    except SystemExit as left:
        code = left.code if isinstance(left.code, int) else 1 if left.code else 0
    except KeyboardInterrupt:
        code = 130
    except Exception as error:
        code = _explain(error)
    if code == 130:
        _say("quotes: interrupted")
    code = _flushed(code)
    keep_patterns()
    sys.exit(code)


def _explain(error: Exception) -> int:
    """Say on stderr what went wrong, in one line, and return the exit code for it."""
    if os.environ.get("QUOTES_DEBUG"):
        import traceback

        traceback.print_exception(error)
    if isinstance(error, BrokenPipeError):
        return 0
    if isinstance(error, QuotesError):
        _say(f"quotes: {error}")
        return 2 if isinstance(error, UsageError) else 1
    if isinstance(error, OSError) and error.strerror:
        where = f"{error.filename}: " if error.filename else "cannot write: " if error.errno == ENOSPC else ""
        _say(f"quotes: {where}{error.strerror.lower()}")
        return 1
    if isinstance(error, MemoryError):
        _say("quotes: not enough memory for this input; give it in smaller parts")
        return 1
    text = " ".join(str(error).split())
    _say(f"quotes: this is a fault in quotes: {type(error).__name__}: {text} (QUOTES_DEBUG=1 shows where)")
    return 1


def _say(message: str) -> None:
    """Print ``message`` on stderr, unless nobody reads that any more."""
    from quotes.text import printable

    try:
        print(printable(message), file=sys.stderr)
    except OSError:
        return


def _flushed(code: int) -> int:
    """Write out what is left for stdout and return ``code``; a reader that has gone is no failure."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        _say(f"quotes: cannot write: {(error.strerror or str(error)).lower()}")
        return 1
    return code
