"""The reporting words of a language: verbs in all their forms, nouns, and the small words around them.

In: ``rules/cues.toml``.  Out: one ``Cues`` record of dictionaries and sets, for look-up by lower-case word.

>>> load_cues().verbs["said"].lemma
'say'
"""

from __future__ import annotations

from collections.abc import Iterable, Set
from functools import cache
from typing import Literal

from attrs import define

from quotes.errors import RulesError
from quotes.reading import record
from quotes.rules import Table, read_rules
from quotes.rules.overlay import on_change

Stance = Literal["neutral", "assertive", "doubting", "emotional"]
Strength = Literal["strong", "weak", "act"]

_RANK = {"strong": 0, "weak": 1, "act": 2}
_VOWELS = set("aeiou")
_STANCES = ("neutral", "assertive", "doubting", "emotional")


@record
class Cue:
    """One reporting verb in one of its forms."""

    lemma: str
    stance: Stance
    #: How surely the verb reports speech: ``strong``, ``weak`` (thinking, doing) or ``act`` (a bodily act).
    strength: Strength
    #: What can stand between the verb and the words: ``recipient``, ``of``, ``naming``.
    frames: frozenset[str]
    #: Which forms the word can be: ``base``, ``s``, ``past``, ``pp``, ``ing``.
    forms: frozenset[str]


@define
class Cues:
    """All reporting words, and the small words that a clause is read by."""

    #: Form to verb ("said").
    verbs: dict[str, Cue]
    #: First word to second word to verb ("pointed" → "out").
    particles: dict[str, dict[str, Cue]]
    #: Reporting nouns, lower case, with their plurals.
    nouns: frozenset[str]
    #: Form of a verb to the words right behind it with which it reports nothing ("dropped" → "out").
    silent: dict[str, set[str]]
    #: Last word of a phrase to the phrases with which a reporting noun is none ("cry" → ("far",)).
    silent_nouns: dict[str, set[tuple[str, ...]]]
    #: Verbs that never report, in the frame where an unknown verb would be taken for one.
    closed: frozenset[str]
    aux: frozenset[str]
    passive: frozenset[str]
    relative: frozenset[str]
    determiners: frozenset[str]
    prepositions: frozenset[str]
    conjunctions: frozenset[str]
    #: First words of all verbs.
    heads: frozenset[str]


@cache
def load_cues() -> Cues:
    """Return the tables of ``rules/cues.toml``, inflected; raise ``RulesError`` naming a faulty entry."""
    return build_cues(read_rules("cues"))


_sets: dict[str, set[str]] = {}


def word_set(name: str) -> Set[str]:
    """Return a table of ``rules/grammar.toml``: its words and its phrases.

    Modules may hold on to it: it is filled anew where a newsroom's rules are laid over.
    """
    if name not in _sets:
        _sets[name] = _grammar(name)
    return _sets[name]


def _grammar(name: str) -> set[str]:
    table = read_rules("grammar").get(name)
    if table is None:
        raise RulesError("rules/grammar.toml", f"has no table {name!r}", "compare it with the file as shipped")
    return {*table["words"].split(), *table.get("phrases", ())}


_forms: dict[str, set[str]] = {}


def forms_of(name: str) -> Set[str]:
    """Return all forms of the verbs in a table of ``rules/grammar.toml``: "lead", "leads", "led", "leading"."""
    if name not in _forms:
        _forms[name] = _inflected(name)
    return _forms[name]


def _inflected(name: str) -> set[str]:
    table = read_rules("cues")
    double = set(table["double"]["lemmas"].split())
    return {form for verb in word_set(name) for form in inflect(verb, table["irregular"], verb in double)}


@on_change
def _fill_anew() -> None:
    for held, read in ((_sets, _grammar), (_forms, _inflected)):
        for name, words in held.items():
            words.clear()
            words.update(read(name))


def build_cues(table: Table) -> Cues:
    """Turn a parsed cues table into look-ups."""
    verbs: dict[str, Cue] = {}
    particles: dict[str, dict[str, Cue]] = {}
    irregular: dict[str, list[str]] = table.get("irregular", {})
    double = set(table["double"]["lemmas"].split())
    for group in table["verb"]:
        _check(group)
        frames = frozenset(group.get("frames", ()))
        for lemma in _words(group["lemmas"]):
            head, _, particle = lemma.partition(" ")
            target = particles if particle else None
            for word, forms in inflect(head, irregular, head in double).items():
                cue = Cue(lemma, group["stance"], group["strength"], frames, forms)
                if target is not None:
                    target.setdefault(word, {})[particle] = cue
                else:
                    verbs[word] = _merge(verbs.get(word), cue)
    nouns = {n for group in table["noun"] for n in _words(group["lemmas"])}
    sets = {name: frozenset(table[name]["words"].split()) for name in _SETS}
    silent: dict[str, set[str]] = {}
    for phrase in table["silent"]["verbs"]:
        head, _, behind = phrase.partition(" ")
        for word in inflect(head, irregular, head in double):
            silent.setdefault(word, set()).add(behind)
    idle: dict[str, set[tuple[str, ...]]] = {}
    for phrase in table["silent"]["nouns"]:
        *before, noun = phrase.split()
        idle.setdefault(noun, set()).add(tuple(before))
    heads = frozenset(verbs.keys() | particles.keys())
    return Cues(verbs, particles, frozenset(nouns | {_plural(n) for n in nouns}), silent, idle, heads=heads, **sets)


_SETS = ("closed", "aux", "passive", "relative", "determiners", "prepositions", "conjunctions")


def _words(lemmas: str | list[str]) -> Iterable[str]:
    """Lemmas come as one string of single words, or as a list where they have spaces."""
    return lemmas.split() if isinstance(lemmas, str) else lemmas


def _check(group: Table) -> None:
    """Raise ``RulesError`` where a group lacks what it needs."""
    where = f"rules/cues.toml, verb group {group.get('name', '?')!r}"
    if group.get("stance") not in _STANCES:
        raise RulesError(where, f"has no known stance ({group.get('stance')!r})", f"use one of {', '.join(_STANCES)}")
    if group.get("strength") not in _RANK:
        raise RulesError(where, f"has no known strength ({group.get('strength')!r})", "use strong, weak or act")
    if not group.get("lemmas"):
        raise RulesError(where, "lists no lemmas", "add `lemmas`")


def _merge(old: Cue | None, new: Cue) -> Cue:
    """One word listed twice: the stronger entry's stance, the frames and forms of both."""
    if old is None:
        return new
    first, second = (old, new) if _RANK[old.strength] <= _RANK[new.strength] else (new, old)
    same = first.lemma == second.lemma
    return Cue(
        first.lemma,
        first.stance,
        first.strength,
        first.frames | second.frames if same else first.frames,
        first.forms | second.forms,
    )


# What the forms of a regular verb can be, one set for all verbs
_BASE, _THIRD, _PAST, _PRESENT = map(frozenset, (("base",), ("s",), ("past", "pp"), ("ing",)))


def inflect(lemma: str, irregular: dict[str, list[str]], double: bool) -> dict[str, frozenset[str]]:
    """Return the forms of a verb: word to the set of what it can be.

    >>> sorted(inflect("quip", {}, True))
    ['quip', 'quipped', 'quipping', 'quips']
    """
    if lemma not in irregular:
        third = _plural(lemma)
        stem = lemma + lemma[-1] if double else lemma
        if lemma.endswith("e"):
            past, present = lemma + "d", (lemma if lemma.endswith(("ee", "oe", "ye")) else lemma[:-1]) + "ing"
        elif lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
            past, present = lemma[:-1] + "ied", lemma + "ing"
        else:
            past, present = stem + "ed", stem + "ing"
        return {lemma: _BASE, third: _THIRD, past: _PAST, present: _PRESENT}
    third, past, participle, present = irregular[lemma]
    out: dict[str, set[str]] = {}
    for word, form in ((lemma, "base"), (third, "s"), (past, "past"), (participle, "pp"), (present, "ing")):
        out.setdefault(word, set()).add(form)
    return {word: frozenset(forms) for word, forms in out.items()}


def _plural(word: str) -> str:
    """Add the -s of a third person or a plural."""
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


@cache
def adverbs() -> frozenset[str]:
    """Return the small words that can stand between a subject and its verb and are no verbs: "both", "also", "not"."""
    return load_cues().aux - word_set("finite") - word_set("linking")
