"""``cue``: the later report's verb colours the words: "said" became "admitted".

In: the reporting words of two reports.  Out: the alteration, or None.

>>> find("said", "admitted").kind
'cue'
"""

from __future__ import annotations

from functools import cache

from quotes.drift.morphology import stems
from quotes.models import Alteration
from quotes.patterns import compiled
from quotes.rules import read_rules

KIND = "cue"
_WORD = compiled(r"[a-z]+")


@cache
def _stances() -> dict[str, tuple[str, str]]:
    """Return verb -> (stance, how it is told)."""
    return {verb: (row["name"], row["told"]) for row in read_rules("stance")["stance"] for verb in row["verbs"].split()}


def stance(cue: str | None) -> tuple[str, str] | None:
    """Return the stance of reporting words and how it is told; None where they are neutral."""
    words = _WORD.findall((cue or "").casefold())
    table = _stances()
    for n, word in enumerate(words):
        for stem in sorted(stems(word)):
            for key in (f"{stem}-{words[n + 1]}" if n + 1 < len(words) else stem, stem):
                if key in table:
                    return table[key]
    return None


def find(before: str | None, after: str | None) -> Alteration | None:
    """Report a loaded verb in the place of a neutral or differently loaded one."""
    if not before or not after:
        return None
    was, now = stance(before), stance(after)
    if now is None or was == now:
        return None
    return Alteration(
        KIND,
        "reworded",
        before,
        after,
        (0, 0),
        (0, 0),
        f"“{before}” became “{after}”: the words are now presented {now[1]}",
    )
