"""How often Python looks for cycles of dead objects in a process of ours.

In: nothing.  Out: nothing; for the process that a command runs in and for its workers, never for a library's user.

>>> sweep_seldom()  # doctest: +SKIP
"""

import atexit
import gc

#: New objects between two looks.  Python's 700 is for programs that make many cycles; the records here make none.
#: ``quotes add`` of one article spends a twentieth of its time on such looks at 50 000, and next to none at this.
OBJECTS = 200_000


def sweep_seldom() -> None:
    """Look for cycles less often from now on; not at all where whoever runs this has switched that off."""
    first, *others = gc.get_threshold()
    if first:
        gc.set_threshold(max(first, OBJECTS), *others)


def leave_unswept() -> None:
    """Do not look through all objects once more when the process ends: a tenth of the time of a short command."""
    atexit.register(gc.freeze)
