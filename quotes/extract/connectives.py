"""Speech that goes on behind a connecting word: “We lost,” X said. Then, “We won.”

In: a scene, the number of a quotation and what was found for the ones before it.  Out: a ``Finding`` or None.

>>> # “It held,” Ada Lom said. For the mill, on the other hand, “it was the end.”  →  Lom
"""

from __future__ import annotations

from quotes.extract.cues import word_set
from quotes.extract.finding import Finding
from quotes.extract.inherit import Findings
from quotes.extract.scene import Scene

#: How many items a sentence may hold before the words, where they are all that it says.
_FEW = 9


def connected(scene: Scene, quote: int, findings: Findings) -> Finding | None:
    """The sentence has nothing of its own but a connecting word, and the one before it was somebody's speech."""
    line, at = scene.place(quote)
    lo, hi = line.bounds(at)
    earlier = quote - 1
    if lo == 0 or at == lo or at - lo > _FEW or earlier < 0 or scene.paragraph[earlier] != scene.paragraph[quote]:
        return None
    found = findings[earlier]
    if found is None or found.reason is not None or scene.at[earlier] < line.bounds(lo - 1)[0]:
        return None
    opens = line.words[lo] in word_set("connectives") or line.words[lo] in scene.cues.prepositions
    ends = line.words[at - 1] == "," or (at - lo == 1 and opens)
    spoken = any(line.men[k] >= 0 and scene.mentions[line.men[k]].kind == "person" for k in range(lo, at))
    if not opens or not ends or spoken or any(line.words[k].isalpha() for k in range(at + 1, hi)):
        return None
    verbs = scene.cues.aux & scene.cues.closed
    if any(line.words[k] in verbs or line.words[k] in scene.cues.verbs for k in range(lo, at)):
        return None
    if found.joined and found.source is not None:
        earlier = found.source
    return Finding("connected", None, source=earlier)
