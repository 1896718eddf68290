"""Words in marks that nobody is reported as saying: titles, nicknames, terms, signs, mottos.

In: a scene, the number of a quotation and what the rules found for it.  Out: whether it is a scare quote.

>>> # The so-called “quiet hour” is loud. · His second opera, “Mud and Feathers,” closed in a week.
"""

from __future__ import annotations

from quotes.extract.finding import Finding
from quotes.extract.naming import filled_in, is_named
from quotes.extract.scene import Line, Scene
from quotes.extract.titles import (
    TIGHT,
    aired,
    compound,
    crosshead,
    headed,
    is_title,
    is_work,
    nickname,
    on_sign,
    scare_words,
    starring,
    translation,
)
from quotes.extract.voiced import alone, chanted, described, is_voiced, said_first, sourced, spoken_of
from quotes.extract.woven import after_copula, opens_clause

#: Words in marks up to this number, with no verb that reports them, are taken for a term (PolNeAR train: of such
#: fragments more are terms than speech).
_TERM = 4
#: A note begins with one of these.
_BEFORE_NOTE = frozenset(" .([")


def is_scare(scene: Scene, quote: int, found: Finding | None) -> bool:
    """Whether the words are somebody's at all."""
    line, at = scene.place(quote)
    words = scene.inside(quote)
    if not words or bracketed(scene, quote):
        return True
    if nickname(scene, line, at, words) or compound(scene, line.quotes[at], words) or translation(line, at):
        return True
    if crosshead(scene, quote, words):
        return True
    if len(words) == 1 and len(words[0]) == 1 and words[0].isupper() and (found is None or found.rule not in TIGHT):
        return True  # tick “Y” or “N”
    if chanted(line, at) or (found is not None and alone(scene, line, at)):
        return False
    ended = (
        scene.last_mark(quote) in ",?!" and at + 1 < len(line) and found is not None and found.rule.startswith("after")
    )
    if ended:
        named = _bynamed(line, at, words) or aired(line, at, words)
        return named or on_sign(scene, quote, found) or starring(line, at, words, found)
    if on_sign(scene, quote, found):
        return True
    if filled_in(line, at, words) or headed(scene, line, at, found):
        return True
    if _clausal(line, at, words, found):
        return False
    if is_named(scene, line, at, words, found):
        return True
    if found is not None and found.rule in TIGHT and not is_title(words):
        return False
    if is_work(scene, line, at, words, found):
        return True
    return _term(scene, line, at, words, found)


def _bynamed(line: Line, at: int, words: list[str]) -> bool:
    """The planet, nicknamed “the Lounge,” circles a star · the bend, known as “the widow,” was shut."""
    if len(words) > _TERM or at < 2:
        return False
    if line.words[at - 1] in scare_words().before:
        return line.words[at - 2] == ","
    return line.words[at - 3] == "," and " ".join(line.words[at - 2 : at]) in scare_words().phrases


def _clausal(line: Line, at: int, words: list[str], found: Finding | None) -> bool:
    """Said that the plan “was dead”: a verb reports them, and they go on its clause as no name or term would."""
    if found is None or found.verb is None or found.verb.cue.strength != "strong":
        return False
    before = line.raws[at - 1] if at else ""
    return opens_clause(words) and before not in scare_words().terms and before not in scare_words().before


def bracketed(scene: Scene, quote: int) -> bool:
    """Whether the words are a note of the one who wrote speech down: “(LAUGHTER)”."""
    here = scene.quoted[quote]
    if scene.text[here.start : here.start + 1] not in _BEFORE_NOTE:
        return False
    written = scene.text[here.start : here.end].strip(" .")
    return written[:1] + written[-1:] in ("()", "[]") and written.count(written[0]) == 1


def _modified(scene: Scene, line: Line, at: int, found: Finding | None) -> bool:
    """Syrian “rebel” groups: a word or two behind the adjective of a country."""
    if at == 0 or (found is not None and found.rule in TIGHT):
        return False
    before = line.raws[at - 1]
    mention = scene.mention_at(line, at - 1)
    if mention is not None and mention.kind == "person":
        return False
    return (
        before[:1].isupper()
        and before.endswith(("ian", "ish", "ese", "ean", "can"))
        and line.starts[at] == line.ends[at - 1] + 1
    )


def _before_noun(scene: Scene, line: Line, at: int) -> bool:
    """Whether the words stand between a determiner and a noun."""
    if at == 0 or at + 1 >= len(line) or not line.words[at + 1].isalpha():
        return False
    return line.words[at - 1] in scene.cues.determiners and line.words[at + 1] not in scene.cues.prepositions


def _term(scene: Scene, line: Line, at: int, words: list[str], found: Finding | None) -> bool:
    """A few words in marks and no verb that reports them."""
    if len(words) <= 2 and found is not None and found.mention is None and _before_noun(scene, line, at):
        return True  # nobody could explain the “ghost” votes
    if len(words) <= 2 and _modified(scene, line, at, found):
        return True
    if found is None:
        return len(words) <= _TERM and not is_voiced(scene, line, at, words)
    if after_copula(line, at, line.bounds(at)[0]) or opens_clause(words):
        return False
    # offered the “clarification”, proposed four “corridors”: what is done, not what is said
    return (
        len(words) <= 2
        and found.verb is not None
        and "deed" in found.verb.cue.frames
        and found.rule.startswith("before")
        and not said_first(scene, line, found.verb.at)
        and not spoken_of(scene, line, at)
        and not sourced(line, at)
        and not described(scene, line, at)
    )
