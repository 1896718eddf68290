"""What a rule finds about one quotation: who speaks, by which words, and by which rule.

In: nothing.  Out: ``Finding``.  A rule is a function ``(scene, quote) -> Finding | None``; the order in which
the rules are asked stands in ``quotes.extract.attribute.RULES``.

>>> Finding("after-inverted", 3, (24, 28)).mention
3
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from quotes.extract.clause import Verb
from quotes.extract.scene import Scene
from quotes.models import NoSpeaker
from quotes.reading import record


@record
class Finding:
    """The verdict of one rule on one quotation."""

    rule: str
    #: Number of the mention that speaks, or None.
    mention: int | None
    #: Offsets of the reporting words, or None.
    cue: tuple[int, int] | None = None
    #: The reporting verb in its line, for polarity and told-to.
    verb: Verb | None = None
    #: Number of the quotation that the speaker is carried over from, or None.
    source: int | None = None
    #: Whether the words go on those of ``source``: one quotation with it.
    joined: bool = False
    reason: NoSpeaker | None = None


Rule: TypeAlias = Callable[[Scene, int], Finding | None]
