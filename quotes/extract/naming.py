"""Words in marks that are brought as a name or a term: so-called “x”, known as “x”, the motto “x”.

In: a scene, a line and the item of the words, and what the rules found for them.  Out: whether they are a name.

>>> # The band is known as “the Sacks” · the term “cold step” means a ledge
"""

from __future__ import annotations

from functools import cache

from quotes.extract.cues import word_set
from quotes.extract.finding import Finding
from quotes.extract.scene import Line, Scene
from quotes.extract.titles import NAMING, TIGHT, is_title, scare_words
from quotes.extract.verbs import Verb
from quotes.extract.woven import fills_gap
from quotes.rules import read_rules

#: Longest nickname of a thing: the Elbow, the Old Grey Lady.
_NAME = 3
_TERMS = word_set("terms")
#: Rules that rest on no reporting word; they do not stand against the signs of a term.
_GUESSED = frozenset(("clause-subject", "same-sentence", "before-weak"))
#: Names of undertakings begin so: Operation Teacup.
_CODES = frozenset(("Operation", "Project"))
#: How many words before a colon a noun stands that says what kind of saying it brings.
_PROVERB = 8
#: Quoted items of a list that are gone back over to find its head.
_LIST = 40
#: Verbs by which people go on calling a thing by its name.
#: What a name is given to: call [this] “q”, call it [a] “q”.
#: What they bring is a description where it is long: labelled “a man who weathers storms”.
_DESCRIBING = frozenset(("labelled", "labeled", "dubbed", "styled"))
_OBJECTS = frozenset(("this", "that", "it", "them", "these", "those", "a", "an", "the"))
_BYNAMES = frozenset(("call", "name", "christen", "refer to", "know"))


def is_named(scene: Scene, line: Line, at: int, words: list[str], found: Finding | None) -> bool:
    """The so-called “x”, known as “x”, the term “x”, the motto, “x”."""
    j = at - 1
    if j < 0:
        return False
    comma = line.words[j] == ","
    j -= comma
    if j < 0:
        return False
    guessed = found is None or found.rule in _GUESSED
    if not comma and _brought(scene, line, at, words, found):
        return True
    if _coded(words) or _proverb(scene, line, at):
        return True
    head = _list_head(line, at) if guessed else at
    if head < at and head and _brought(scene, line, head, words, found):
        return True  # known as “a” or “b”
    verb = found.verb if found is not None else None
    if (
        verb is not None
        and verb.end <= j
        and "naming" in verb.cue.frames
        and verb.cue.lemma in NAMING
        and line.words[j] not in _TERMS
    ):
        return False
    return _apposed(scene, line, at, words, found, comma)


def _brought(scene: Scene, line: Line, at: int, words: list[str], found: Finding | None) -> bool:
    """The so-called “x”, known as “x”, a band called “x”."""
    signals, j = scare_words(), at - 1
    word = line.words[j]
    if _performed(words, word) or _explains(line, j):
        return True
    if word in ("a", "an", "the") and j > 1 and f"{line.words[j - 2]} {line.words[j - 1]}" in signals.phrases:
        return found is None or found.rule not in TIGHT
    if _worded(line, j) or _byname(scene, line, at, words, found):
        return True
    if found is not None and found.verb is not None and found.verb.end == j + 1 and _given(scene, line, found, at):
        return False
    if line.words[at + 1 : at + 2] == ["by"] and at + 2 < len(line) and line.men[at + 2] >= 0:
        return False  # dubbed “Q” by her rival
    pair = f"{line.words[j - 1]} {word}" if j else word
    if word in _DESCRIBING and len(words) > _NAME and words[0] in ("a", "an"):
        return False  # labelled “a man who weathers storms”
    if word in ("a", "an", "the") and _set_off(scene, line, at, j - 1):
        return True
    if word in signals.before or (pair in signals.phrases and not _issue(pair, words, found)):
        return True
    if (
        (found is None or found.rule in _GUESSED)
        and word == "as"
        and any(w in signals.known for w in line.words[max(0, j - 4) : j])
    ):
        return True
    if word != "called":
        return False
    loose = found is None or found.rule not in TIGHT or not found.verb or found.verb.at != j
    return (line.men[j - 1] < 0 and loose) or _thing(scene, line, j)


def _set_off(scene: Scene, line: Line, at: int, called: int) -> bool:
    """A newsletter, called the “Feed,” is free."""
    if called < 2 or line.words[called] != "called" or line.words[called - 1] != "," or line.men[called - 2] < 0:
        return False
    mention = scene.mentions[line.men[called - 2]]
    return mention.form == "nominal" and mention.kind not in ("person", "anonymous", "collective")


def filled_in(line: Line, at: int, words: list[str]) -> bool:
    """They were told to write “guilty” or “not guilty” on a slip."""
    if len(words) > 2 or words[0][:1].isupper():
        return False
    head = _list_head(line, at)
    return head > 1 and line.words[head - 1] in scare_words().marking and line.words[head - 2] == "to"


def _performed(words: list[str], word: str) -> bool:
    """Sang “The Long Road”."""
    return word in scare_words().performed and is_title(words)


def _explains(line: Line, j: int) -> bool:
    """His name means “river”."""
    if line.words[j] not in ("means", "meant", "meaning"):
        return False
    return any(w in scare_words().terms or w in ("name", "names") for w in line.words[max(0, j - 4) : j])


def _coded(words: list[str]) -> bool:
    """“Operation Teacup”."""
    return 1 < len(words) <= _NAME and words[0] in _CODES and is_title(words)


def _proverb(scene: Scene, line: Line, at: int) -> bool:
    """There is an old saying in Marren: “A wet dog dreams.”"""
    lo, _ = line.bounds(at)
    if at <= lo or line.words[at - 1] != ":":
        return False
    return any(
        line.words[k] in scare_words().sayings and not scene.cues.determiners.isdisjoint(line.words[max(lo, k - 2) : k])
        for k in range(max(lo, at - _PROVERB), at - 1)
    )


def _list_head(line: Line, at: int) -> int:
    """Return the first of the quoted items of a list that item ``at`` goes on: “a,” “b” or “c”."""
    for _ in range(_LIST):
        if at < 2:
            break
        before = at - 1 - (line.words[at - 1] in ("and", "or", ","))
        if before < 0 or line.quotes[before] < 0:
            break
        at = before
    return at


def _apposed(scene: Scene, line: Line, at: int, words: list[str], found: Finding | None, comma: bool) -> bool:
    """Her novel, “X” · the motto “x” · the term “x”."""
    signals = scare_words()
    word, titled = line.words[at - 1 - comma], is_title(words)
    if word not in signals.nouns or (not titled and word not in signals.terms):
        return False
    set_off = line.words[at + 1 : at + 2] == [","] or scene.last_mark(line.quotes[at]) == ","
    if comma and not titled and not set_off:
        return False
    return titled or comma or found is None or found.rule not in TIGHT


def _worded(line: Line, j: int) -> bool:
    """The motto is “Last Out”, the password was “salt”, the nickname: “Salt”."""
    if j == 0 or line.words[j] not in ("is", "was", "were", "are", "became", ":"):
        return False
    return line.raws[j - 1] in scare_words().names


def _byname(scene: Scene, line: Line, at: int, words: list[str], found: Finding | None) -> bool:
    """They called the boat “the Duck”, locals know it as “the duck”: what everybody calls it is its name."""
    verb = found.verb if found is not None else None
    if found is None or found.mention is None or verb is None or verb.ing or verb.cue.lemma not in _BYNAMES:
        return False
    if verb.cue.lemma in ("name", "christen") and words[0][:1].isupper():
        return True  # named the beetle “Agathis parva”
    core = words[1:] if words[0] == "the" else words
    if not core or len(core) > _NAME or scene.last_mark(line.quotes[at]) in "?!":
        return False
    if is_title(core):
        mention = scene.mentions[found.mention]
        if (mention.head or mention.name).lower() in word_set("everybody"):
            return True
    bare = words[0] not in ("a", "an") and (line.words[at - 1] in _OBJECTS or verb.end == at)
    return (words[0] == "the" or (bare and verb.cue.lemma == "call")) and _in_general(scene, verb, found.mention)


def _in_general(scene: Scene, verb: Verb, subject: int) -> bool:
    """Whether people of no side call it so all the time: drivers call the bend “the widow”; not: critics call it."""
    mention = scene.mentions[subject]
    bare = mention.form == "nominal" and mention.plural and mention.name.lower() == mention.head
    present = bool(verb.cue.forms & {"base", "s"}) and "past" not in verb.cue.forms
    return bare and present and mention.head not in word_set("sides") | _parties()


@cache
def _parties() -> frozenset[str]:
    """Return the names of parties and faiths, which are sides as well."""
    return frozenset(read_rules("collectives")["parties"]["words"].split())


def _given(scene: Scene, line: Line, found: Finding, at: int) -> bool:
    """What one aide has dubbed “Q”: somebody gives the name."""
    verb = found.verb
    return verb is not None and not verb.passive and fills_gap(scene, line, verb.at, line.bounds(at)[0])


def _issue(pair: str, words: list[str], found: Finding | None) -> bool:
    """Decried the issue of “hidden rent”: no issue of a magazine, whose name would be written as one."""
    strong = found is not None and found.verb is not None and found.verb.cue.strength == "strong"
    return strong and pair.endswith(" of") and pair.split()[0] in scare_words().issued and not is_title(words)


def _thing(scene: Scene, line: Line, j: int) -> bool:
    """Whether "called" hangs on a thing before it: a group called “x”, not the rebels he called “x”."""
    if j == 0:
        return False
    k = j - 1
    if line.words[k] in scene.cues.passive or line.words[k] == ",":
        return True
    if line.men[k] < 0:
        return line.words[k].isalpha() and line.words[k] not in scene.cues.aux
    mention = scene.mentions[line.men[k]]
    first = line.first_of(k)
    while first > 1 and line.men[first - 1] >= 0:
        first = line.first_of(first - 1)  # the mime [Ada Lom]
    governed = mention.preposition in ("by", "from") or (first > 1 and line.words[first - 1] in ("by", "from"))
    if mention.kind == "person" and governed:
        return True  # a sketch from [the painter Ada Lom] called “X”
    return mention.form == "nominal" and mention.kind not in ("person", "anonymous", "collective")
