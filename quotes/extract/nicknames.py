"""Nicknames in marks inside a name: Ana “Rocket” Ruiz.

In: a ``Page`` and the token of the opening mark.  Out: where the name goes on behind it.

>>> # Ana “Rocket” [Ruiz]
"""

from __future__ import annotations

from typing import Final

from quotes.extract.sentences import Page
from quotes.rules.lexicon import FUNCTION, flags_of

#: Tokens of a nickname, its marks included.
_NICKNAME: Final = 5
_MARKS: Final = frozenset("\"'“”‘’«»")


def after_nickname(page: Page, i: int) -> int:
    """Return where a name goes on after a nickname in marks at ``i`` (Ana “Rocket” Ruiz), 0 if it does not."""
    beyond, texts = page.skip[i], page.texts
    if beyond - i > _NICKNAME or beyond >= len(texts) or page.skip[beyond] or beyond in page.fresh:
        return 0
    inner = [w for w in texts[i:beyond] if w[0].isalnum()]
    plain = all(w[0].isalnum() or w in _MARKS for w in texts[i:beyond])
    if not inner or not plain or not inner[0][0].isupper() or not texts[beyond][0].isupper():
        return 0
    return beyond if not flags_of(texts[beyond].lower()) & FUNCTION else 0
