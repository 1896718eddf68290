"""One speaker across articles: forms of names, and which of them are one person.

In: the quotations of an article, named within it; then the forms of a block (a surname) of a store.
Out: the form that each quotation's speaker is filed under; for each form the speaker that it stands for.

A form's key hangs on its article alone, and what forms stand for hangs on the set of forms alone, so
neither hangs on the order in which articles were added:

* Full names with the same given name and surname are one speaker; middle names and initials may be
  missing, but where two different ones occur ("Ira P. Moll", "Ira T. Moll") each is a speaker, and the
  name without one is a third.
* A surname alone (or with one initial) is the only full name of that surname in the store.  Where there
  are several, it is the only one of them whom an article gives the same role, else a speaker of its own
  ("p:moll"), shown as such.
* Two people of one name whom one article tells apart stay apart by their roles.
* An anonymous, collective or document source is known in its own article only.
* Aliases and people's rulings come before all of that.

>>> [s.speaker for s in settle((NameForm("p:venn", "person", "venn", "Venn"),
...                             NameForm("p:mara-venn", "person", "venn", "Mara Venn")))]
['p:mara-venn', 'p:mara-venn']
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from attrs import evolve

from quotes.models import NameForm, Quotation, Settlement, Speaker, SpeakerKind
from quotes.patterns import compiled
from quotes.resolve.aliases import NameRules, PersonName, fold_letters, load_names

_PREFIXES: dict[SpeakerKind, str] = {"anonymous": "a", "collective": "c", "document": "d"}
_WORD = compiled(r"[^\W_]+")
#: Words of a role that go into a key; a longer role is a description, whose later words differ by article.
_ROLE_WORDS = 6


class _Person(NamedTuple):
    """A speaker with a full name, while a block is settled."""

    id: str
    name: PersonName
    roles: tuple[frozenset[str], ...]


def forms_of(article: str, quotations: Iterable[Quotation], rules: NameRules | None = None) -> dict[str, NameForm]:
    """Return, by quotation id, the form under which each speaker of an article is filed.

    ``article`` is the id of the article's first version, so that its anonymous sources stay the same.
    """
    rules = rules or load_names()
    forms: dict[str, NameForm] = {}
    told: dict[str, dict[tuple[str, str], Speaker]] = {}
    for quotation in quotations:
        if quotation.speaker is not None:
            form = name_form(quotation.speaker, article, rules)
            forms[quotation.id] = form
            identity = (quotation.speaker.id or "", fold_letters(quotation.speaker.name))
            told.setdefault(form.key.partition("~")[0], {}).setdefault(identity, quotation.speaker)
    apart = {key: people for key, people in told.items() if _told_apart(people.values())}
    if not apart:
        return forms
    for quotation in quotations:
        if quotation.speaker is not None:
            key = forms[quotation.id].key.partition("~")[0]
            if key in apart:
                own = _apart_key(key, quotation.speaker, list(apart[key].values()), article, rules)
                forms[quotation.id] = evolve(forms[quotation.id], key=own)
    return forms


def name_form(speaker: Speaker, article: str, rules: NameRules | None = None) -> NameForm:
    """Return the form under which a speaker of an article is filed, as far as it hangs on the name alone."""
    rules = rules or load_names()
    roles = (speaker.role,) if speaker.role else ()
    key = rules.key(speaker.name, speaker.kind) if speaker.kind in ("person", "organisation") else ""
    if not key:
        prefix = _PREFIXES.get(speaker.kind, "x")
        key = f"{prefix}:{article}:{_slug(speaker.id or speaker.name)}"
        return NameForm(key, speaker.kind, key, speaker.name, roles)
    if speaker.kind == "organisation" or "+" in key:
        return NameForm(key, speaker.kind, key, speaker.name, roles)
    person = rules.parted(key.removeprefix("p:").split("-"))
    words = _role_words(speaker.role, rules)
    if person.partial and words and key not in rules.shown:
        key = f"{key}~{'-'.join(words)}"
    return NameForm(key, speaker.kind, person.surname[-1], speaker.name, roles)


def settle(
    forms: Sequence[NameForm],
    rules: NameRules | None = None,
    *,
    same: Iterable[tuple[str, str]] = (),
    different: Iterable[tuple[str, str]] = (),
    named: Iterable[tuple[str, NameForm]] = (),
) -> tuple[Settlement, ...]:
    """Return which speaker each form of one block stands for, in the order of the forms.

    ``same``, ``different`` and ``named`` are people's rulings on speaker ids (``Decisions`` of the store).
    """
    rules = rules or load_names()
    kept = {frozenset(pair) for pair in different}
    names = {form.key: rules.parted(_body(form.key)) for form in forms if _is_person(form)}
    ids = {form.key: form.key for form in forms}
    full = [form for form in forms if form.key in names and not names[form.key].partial]
    ids.update(_one_by_middle_names([form for form in full if _plain(form.key)], names, kept, rules))
    people = _people(full, ids, names, rules)
    for form in forms:
        if form.key in names and names[form.key].partial and "@" not in form.key:
            ids[form.key] = _meant(form, names[form.key], people, kept, rules)
    ruled, shown = _ruled(same, named)
    settled = []
    for form in forms:
        speaker = ruled.get(ids[form.key], ids[form.key])
        settled.append(Settlement(form.key, speaker, shown.get(speaker) or rules.shown.get(speaker)))
    return tuple(settled)


def _one_by_middle_names(
    forms: list[NameForm], names: dict[str, PersonName], kept: set[frozenset[str]], rules: NameRules
) -> dict[str, str]:
    """Return ids for full names, those that differ by middle names alone being one where no two contradict."""
    groups: dict[PersonName, list[str]] = {}
    for form in forms:
        groups.setdefault(names[form.key]._replace(middles=()), []).append(form.key)
    ids: dict[str, str] = {}
    for plain, keys in groups.items():
        clusters: dict[tuple[str, ...], list[str]] = {}
        for key in sorted(keys):
            initials = tuple(middle[0] for middle in names[key].middles)
            clusters.setdefault(initials, []).append(key)
        clash = {i for i, cluster in clusters.items() if _contradict([names[key].middles for key in cluster])}
        if not clash and len(set(clusters) - {()}) <= 1:
            clusters = {(): sorted(keys)}
        for initials, cluster in clusters.items():
            one = _shown(cluster, rules) or _key(plain._replace(middles=initials))
            for key in cluster:
                apart = initials in clash or frozenset((key, one)) in kept
                ids[key] = key if apart else one
    return ids


def _shown(keys: list[str], rules: NameRules) -> str | None:
    """Return the one key whose name the rules give, or None where there are none or several."""
    known = [key for key in keys if key in rules.shown]
    return known[0] if len(known) == 1 else None


def _contradict(middles: list[tuple[str, ...]]) -> bool:
    """Whether two spelled-out middle names differ at one place."""
    spelled = ({name for name in place if len(name) > 1} for place in zip(*middles, strict=True))
    return any(len(names) > 1 for names in spelled)


def _people(full: list[NameForm], ids: dict[str, str], names: dict[str, PersonName], rules: NameRules) -> list[_Person]:
    """Return the speakers with a full name, each with all roles of all its forms."""
    found: dict[str, tuple[PersonName, list[frozenset[str]]]] = {}
    for form in full:
        roles = found.setdefault(ids[form.key], (names[form.key], []))[1]
        roles += [frozenset(_role_words(role, rules)) for role in form.roles]
    return [_Person(key, name, tuple(roles)) for key, (name, roles) in sorted(found.items())]


def _meant(form: NameForm, name: PersonName, people: list[_Person], kept: set[frozenset[str]], rules: NameRules) -> str:
    """Return the speaker that a surname, alone or with one initial, stands for."""
    own = form.key.partition("~")[0]
    able = [p for p in people if _could_be(name, p.name) and frozenset((own, p.id)) not in kept]
    able = [p for p in able if p.name.suffix == name.suffix] or (able if not name.suffix else [])
    if len(able) > 1:
        roles = [frozenset(words) for role in form.roles if (words := _role_words(role, rules))]
        able = [p for p in able if any(_agree(role, other) for role in roles for other in p.roles)]
    return able[0].id if len(able) == 1 else own


def _could_be(short: PersonName, full: PersonName) -> bool:
    """Whether the surname is the same (particles may be missing) and the initial, if any, fits."""
    surname = short.surname == full.surname or (len(short.surname) == 1 and short.surname[-1] == full.surname[-1])
    return surname and full.given.startswith(short.given)


def _agree(role: frozenset[str], other: frozenset[str]) -> bool:
    """Whether one role says no more than the other: "president", "US president"."""
    return bool(role and other) and (role <= other or other <= role)


def _ruled(
    same: Iterable[tuple[str, str]], named: Iterable[tuple[str, NameForm]]
) -> tuple[dict[str, str], dict[str, str]]:
    """Return what people's rulings make of speaker ids, and the names that they gave."""
    target: dict[str, str] = {}
    shown: dict[str, str] = {}

    def last(speaker: str) -> str:
        while speaker in target:
            speaker = target[speaker]
        return speaker

    for speaker, form in named:
        shown[form.key] = form.name
        if last(form.key) != last(speaker):
            target[last(speaker)] = last(form.key)
    for pair in same:
        one, two = sorted((last(pair[0]), last(pair[1])), key=lambda i: (i not in shown, -i.count("-"), i))
        if one != two:
            target[two] = one
    return {speaker: last(speaker) for speaker in target}, shown


def _told_apart(people: Iterable[Speaker]) -> bool:
    """Whether an article has several people under one name; two names with one key are one person or one body."""
    ids: dict[str, set[str]] = {}
    for person in people:
        if person.id and person.kind == "person":
            ids.setdefault(fold_letters(person.name), set()).add(person.id)
    return any(len(own) > 1 for own in ids.values())


def _apart_key(key: str, speaker: Speaker, people: list[Speaker], article: str, rules: NameRules) -> str:
    """Return the key of one of several people of one name in an article: by role, else by article."""
    slugs = ["-".join(_role_words(person.role, rules)) for person in people]
    if all(slugs) and len(set(slugs)) == len(slugs):
        return f"{key}~{'-'.join(_role_words(speaker.role, rules))}"
    place = next((n for n, p in enumerate(people, start=1) if (p.id, p.name) == (speaker.id, speaker.name)), 0)
    return f"{key}@{article}:{place}"


def _is_person(form: NameForm) -> bool:
    return form.kind == "person" and form.key.startswith("p:") and "+" not in form.key


def _plain(key: str) -> bool:
    """Whether a key is of a name alone, with neither role nor article."""
    return "~" not in key and "@" not in key


def _body(key: str) -> list[str]:
    return re.split("[~@]", key.removeprefix("p:"), maxsplit=1)[0].split("-")


def _key(name: PersonName) -> str:
    return "p:" + "-".join(name.words)


def _role_words(role: str | None, rules: NameRules) -> tuple[str, ...]:
    words = _WORD.findall(fold_letters((role or "").replace("’s", " ").replace("'s", " ").replace(".", "")))
    return tuple(word for word in words if word not in rules.ignored_in_roles)[:_ROLE_WORDS]


def _slug(text: str) -> str:
    """Return words joined by hyphens, or where there are none a short digest."""
    words = "-".join(_WORD.findall(fold_letters(text)))
    return words or hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
