"""How often Python looks for cycles of dead objects in a process of ours.

In: nothing.  Out: nothing; for the process that a command runs in and for its workers, never for a library's user.

>>> sweep_seldom()  # doctest: +SKIP
"""

import gc

#: New objects between two looks.  Python's 700 is for programs that make many cycles; the records here make none, and
#: without those looks the modules of ``quotes add`` load in 0.91 of the time.
OBJECTS = 50_000


def sweep_seldom() -> None:
    """Look for cycles less often from now on; not at all where whoever runs this has switched that off."""
    first, *others = gc.get_threshold()
    if first:
        gc.set_threshold(max(first, OBJECTS), *others)
