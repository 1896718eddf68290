"""Whether words stand in a quotation inside a quotation: “He called them ‘extremely careless’ and left”.

In: a wording and the place of some of its words.  Out: whether somebody else is quoted there.  Then it says nothing
that another report gives these words to another speaker.
"""

from __future__ import annotations

from quotes.patterns import compiled

# Two words or more between marks; what closes stands behind a letter or a stop, and before no letter.
_INNER = compiled(r"(?<!\w)[‘'\"“](\w[^‘“\"\n]{2,400}?[\w.,!?])[’'\"”](?!\w)")


def is_inner(text: str, span: tuple[int, int]) -> bool:
    """Whether the words of ``text`` at ``span`` stand between marks inside it.

    >>> is_inner("She said ‘we are very late’ and ran", (10, 26)), is_inner("She said ‘we are late’ and ran", (0, 8))
    (True, False)
    """
    start, end = span
    return any(m.start(1) <= start and end <= m.end(1) and " " in m[1] for m in _INNER.finditer(text))
