"""Reporting verbs in their places: which word of a line is one, and which only looks like it.

In: a scene, a line and an item.  Out: ``Verb`` records.

>>> # the late poet was [described] by his pupil as “Q” → passive;  her [claims] → a noun
"""

from __future__ import annotations

from quotes.extract.cues import Cue, forms_of, word_set
from quotes.extract.scene import Line, Scene
from quotes.reading import Mention, record

_PLURAL = frozenset(["i", "we", "you", "they"])
#: Before somebody who does what a bare verb says: heard [Ost] shout.
_SENSING = forms_of("sense")
_INVERTING = word_set("inverting")
#: What ties a noun to the plural before it.
_TIES = frozenset(("of", "from", "by", "for", "in", "at", "near"))
#: How far the plural stands from its verb.
_NEAR = 6
#: Behind a verb of saying, with a mention or words in marks.
_OPENING = frozenset(("that", ",", ":", "how", "it"))
_ING, _PP = frozenset(("ing",)), frozenset(("pp",))
_PERFECT = frozenset(("has", "have", "had"))
_ADJECTIVE = ("al", "ic", "ive", "ous", "ful", "able", "ible", "ent", "less")
#: A verb and its particle have at most so many items between.
_OBJECT = 9
_AS = frozenset(("as",))


@record
class Verb:
    """A reporting verb in its place."""

    #: First item and the item after the last ("pointed", "out").
    at: int
    end: int
    cue: Cue
    #: "was described", "a town called": the subject does not speak, an agent with "by" may.
    passive: bool = False

    @property
    def ing(self) -> bool:
        """Whether it is a participle ("calling it")."""
        return self.cue.forms == _ING

    def span(self, line: Line) -> tuple[int, int]:
        """Return where its words stand in the text of ``line``."""
        return line.starts[self.at], line.ends[self.end - 1]


def verb_at(scene: Scene, line: Line, i: int) -> Verb | None:
    """Return the reporting verb at item ``i``, or None where the word is none or is a noun here."""
    word, cues = line.words[i], scene.cues
    if word not in cues.heads or line.men[i] >= 0:
        return None
    cue, end = cues.verbs.get(word), i + 1
    if silent(scene, line, i):
        return None
    more = cues.particles.get(word)
    if more and end < len(line):
        with_particle = more.get(line.words[end])
        if with_particle is not None and (cue is None or cue.strength != "strong" or _adverbial(line, end)):
            cue, end = with_particle, end + (line.words[end] != "that")
        elif (cue is None or cue.strength != "strong") and line.holds(_AS):
            cue = _split(line, i, more) or cue
    if cue is None:
        return None
    if line.raws[i][:1].isupper() and i > 0 and line.words[i - 1] not in ".!?" and line.quotes[i - 1] < 0:
        return None
    if _is_noun(scene, line, i, cue) or (word == "say" and _for_example(line, i)):
        return None
    return Verb(i, end, cue, _is_passive(scene, line, i, cue))


def silent(scene: Scene, line: Line, i: int) -> bool:
    """Whether the word right behind makes something else of the verb at item ``i``: [dropped] out, [named] for."""
    return i + 1 < len(line) and line.words[i + 1] in scene.cues.silent.get(line.words[i], ())


def silent_noun(scene: Scene, line: Line, i: int) -> bool:
    """Whether the noun at item ``i`` is part of a phrase in which nobody says a thing: a far [cry]."""
    phrases = scene.cues.silent_nouns.get(line.words[i], ())
    return any(tuple(line.words[max(0, i - len(words)) : i]) == words for words in phrases)


def _for_example(line: Line, i: int) -> bool:
    """Whether "say" at item ``i`` brings an example: no worse than, [say], a “ghost” boat."""
    between = i > 0 and line.words[i - 1] == "," and line.words[i + 1 : i + 2] == [","]
    return between and line.quotes[i - 2] < 0 and line.men[i - 2] < 0


def _split(line: Line, i: int, more: dict[str, Cue]) -> Cue | None:
    """Return the verb whose particle stands behind its object: brushed the offer [aside] as “Q”."""
    for k in range(i + 2, min(len(line) - 1, i + _OBJECT)):
        if line.words[k] in more and line.words[k + 1] == "as":
            return more[line.words[k]]
        if line.quotes[k] >= 0 or line.words[k] in ",;:":
            return None
    return None


def _adverbial(line: Line, end: int) -> bool:
    """Whether a particle belongs to the verb: “called for “…”, “pointed out that”."""
    return end + 1 >= len(line) or line.words[end] not in ("in", "on", "to") or line.quotes[end + 1] >= 0


def _is_noun(scene: Scene, line: Line, i: int, cue: Cue) -> bool:
    """Whether a word that can be a verb is a noun or an adjective here: “the claims”, “his call”, “said documents”."""
    if i == 0:
        return bool(cue.forms & {"base", "s"}) and "past" not in cue.forms
    before = line.words[i - 1]
    if before in ("a", "an") and "ing" not in cue.forms:
        return True  # a detailed “address”
    if (
        line.men[i - 1] < 0
        and before in scene.cues.determiners
        and not (
            before in ("that", "this", "both", "all", "one", "each", "some", "many", "most")
            and line.men[i - 1] < 0
            and "past" in cue.forms
        )
    ):
        return before not in ("one", "both", "all", "each", "some", "many", "others", "this", "that")
    if _adjectival(scene, line, i, cue):
        return True
    if cue.forms & {"past", "pp", "ing"}:
        # Ada Lom's thought on it
        owned = line.men[i - 1] >= 0 and scene.mentions[line.men[i - 1]].possessive
        return owned and line.words[i] in scene.cues.nouns
    if line.men[i - 1] >= 0:
        mention = scene.mentions[line.men[i - 1]]
        if mention.possessive:
            return True
        return "s" not in cue.forms and not (
            _many(mention)
            or before in _PLURAL
            or _asked(line, i)
            or line.words[line.first_of(i - 1) - 1] in _SENSING
            or _of_many(scene, line, i)
        )
    if before in scene.cues.prepositions and before not in ("to", "as"):
        return True
    if before.isdigit() and "s" in cue.forms and line.words[i - 2] not in scene.cues.prepositions:
        return True  # calls 22 emails “secret”
    if before == "to" and "base" not in cue.forms:
        return True  # contrary to reports
    earlier = scene.cues.verbs.get(before)
    if (earlier is not None and earlier.forms & {"past", "ing"}) or (
        before.endswith("ed") and before not in scene.cues.aux
    ):
        return True
    if "base" in cue.forms and "s" not in cue.forms:
        return not _goes_with_many(scene, line, i)
    return before in ("of", "more", "new", "such", "false", "recent") or before.endswith(_ADJECTIVE)


def _goes_with_many(scene: Scene, line: Line, i: int) -> bool:
    """Whether a base form at item ``i`` has a plural beside it, or what takes a bare form: do not [say]."""
    before = line.words[i - 1]
    # “Q,” recall Ada Lom and Jo Berg
    closed = line.quotes[i - 1] >= 0 and scene.last_mark(line.quotes[i - 1]) in ",?!…"
    behind = line.men[i + 1] if closed and i + 1 < len(line) else -1
    return (
        (behind >= 0 and scene.mentions[behind].plural)
        or before in scene.cues.aux
        or before in ("to", "and", "or", "who", "people", "not", ",")
        or before.endswith("ly")
        or _of_many(scene, line, i)
    )


def _adjectival(scene: Scene, line: Line, i: int, cue: Cue) -> bool:
    """Whether a participle stands before its noun: the handling of [classified] papers."""
    before = line.words[i - 1]
    if not cue.forms & {"past", "pp"} or cue.forms & {"base", "ing"} or line.men[i - 1] >= 0 or line.quotes[i - 1] >= 0:
        return False
    return before in scene.cues.prepositions and before not in word_set("temporal")


def _of_many(scene: Scene, line: Line, i: int) -> bool:
    """Whether a base form at item ``i`` goes with a plural farther off: minutes of the meeting [note] that."""
    if i + 1 >= len(line) or not (line.men[i + 1] >= 0 or line.quotes[i + 1] >= 0 or line.words[i + 1] in _OPENING):
        return False
    tie = i - 1
    while tie > max(0, i - _NEAR) and line.words[tie] not in _TIES and line.words[tie].isalpha():
        tie -= 1
    if tie < 1 or line.men[tie] >= 0 or line.words[tie] not in _TIES:
        return False
    head = line.men[tie - 1]
    if head < 0 and line.words[tie] == "by" and tie > 1 and line.words[tie - 1] in scene.cues.verbs:
        head = line.men[tie - 2]  # papers read by Ost say
    if head < 0:
        return False
    return _many(scene.mentions[head])


def _many(mention: Mention) -> bool:
    """Whether a mention takes the plural of a verb: [the guidelines] say."""
    return mention.plural or (mention.kind == "document" and mention.head.endswith("s"))


def _asked(line: Line, i: int) -> bool:
    """Whether an auxiliary stands before the subject: at no point [did] Ada Lom say."""
    first = line.first_of(i - 1)
    return first > 0 and line.words[first - 1] in _INVERTING


def _is_passive(scene: Scene, line: Line, i: int, cue: Cue) -> bool:
    """Whether the verb is a passive: “was described by”, “a town called”, “is known as”."""
    if "pp" not in cue.forms:
        return False
    j, aux = i - 1, scene.cues.aux
    while j >= 0 and (line.words[j] in aux or line.words[j].endswith("ly")) and line.men[j] < 0:
        if line.words[j] in scene.cues.passive:
            return True
        if line.words[j] in _PERFECT or line.words[j] == "having":
            return False
        j -= 1
    if line.words[i - 1] == "," and i > 1 and line.words[i + 1 : i + 2] == ["by"] and i + 2 < len(line):
        return line.men[i + 2] >= 0 and scene.mentions[line.men[i + 2]].kind is not None  # Ost, warned by Lom that
    if cue.forms == _PP:
        return j < 0 or not (line.words[j] in ("'s", "'ve", "'d") or _had_before(line, i))
    return False


def _had_before(line: Line, i: int) -> bool:
    """Whether "had" stands before the subject of the participle at item ``i``: had [the clerk, Ada Lom], written."""
    j = i - 1
    for _ in range(2):
        j -= line.words[j] == ","
        if j < 1 or line.men[j] < 0:
            return False
        j = line.first_of(j) - 1
        if j >= 0 and line.words[j] in _PERFECT:
            return True
    return False


def open_verb_at(scene: Scene, line: Line, i: int) -> bool:
    """Whether item ``i`` looks like a verb that no table lists, in the past or with -s: “Q,” he harrumphed."""
    word = line.words[i]
    if line.men[i] >= 0 or word in scene.cues.closed or word in scene.cues.prepositions or line.raws[i][:1].isupper():
        return False
    return (
        len(word) > 3 and word.isalpha() and (word.endswith("ed") or (word.endswith("s") and not word.endswith("ss")))
    )


def verbish(scene: Scene, line: Line, i: int) -> bool:
    """Whether item ``i`` can be a finite verb."""
    word = line.words[i]
    if line.men[i] >= 0:
        return False
    if word in scene.cues.closed:
        return True
    cue = scene.cues.verbs.get(word)
    if cue is not None and cue.forms & {"past", "s"}:
        return True
    return word.endswith("ed") and len(word) > 3
