"""One speaker across articles: which forms are one, in any order, and what rulings make of it."""

import tomllib
from itertools import islice, permutations
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from quotes.models import NameForm, Quotation, Span, Speaker
from quotes.resolve.speakers import forms_of, name_form, settle

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures" / "speakers"
CASES = tomllib.loads((FIXTURES / "settle.toml").read_text(encoding="utf-8"))["cases"]
KINDS = ["person", "organisation", "anonymous", "collective", "document"]


def speaker_of(entry: object, kind: str) -> Speaker:
    """Return the speaker that a case's entry describes."""
    fields = entry if isinstance(entry, dict) else {"name": entry}
    return Speaker(fields["name"], kind, fields.get("role"))  # type: ignore[arg-type]


def settled(forms: list[NameForm], **rulings: object) -> dict[str, str]:
    """Settle forms block by block, as a store does, and return the speaker by key."""
    merged: dict[str, NameForm] = {}
    for form in forms:
        known = merged.get(form.key, form)
        merged[form.key] = evolve(known, roles=tuple(sorted({*known.roles, *form.roles})))
    blocks: dict[str, list[NameForm]] = {}
    for form in merged.values():
        blocks.setdefault(form.block, []).append(form)
    return {s.key: s.speaker for block in blocks.values() for s in settle(block, **rulings)}


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_cases(case: dict) -> None:
    """Each name stands for the speaker given, whatever the order of adding."""
    speakers = [speaker_of(entry, case.get("kind", "person")) for entry in case["names"]]
    forms = [name_form(speaker, f"a{n}") for n, speaker in enumerate(speakers)]
    for order in islice(permutations(forms), 24):
        found = settled(list(order))
        assert [found[form.key] for form in forms] == case["speakers"]


@pytest.mark.parametrize("kind", ["anonymous", "collective", "document"])
def test_sources_without_a_name_are_known_in_their_article(kind: str) -> None:
    """“A senior official” of one article is not that of another."""
    speaker = Speaker("a senior official", kind)  # type: ignore[arg-type]
    one, again, other = name_form(speaker, "a1"), name_form(speaker, "a1"), name_form(speaker, "b1")
    assert one == again
    assert len(set(settled([one, other]).values())) == 2


def quotation(number: int, speaker: Speaker | None) -> Quotation:
    """Return a quotation by ``speaker``."""
    return Quotation(f"q{number}", "a1", "direct", (Span(number, number + 1, "x"),), speaker=speaker)


def forms(*speakers: Speaker | None) -> list[str | None]:
    """Return the keys under which an article's speakers are filed."""
    found = forms_of("a1", [quotation(n, speaker) for n, speaker in enumerate(speakers)])
    return [found[f"q{n}"].key if f"q{n}" in found else None for n in range(len(speakers))]


def test_an_article_tells_two_of_one_name_apart() -> None:
    """By their roles, or where it gives none, for that article alone."""
    mayor, captain = Speaker("Otto Venn", "person", "mayor", "s1"), Speaker("Otto Venn", "person", "a captain", "s2")
    assert forms(mayor, captain, mayor) == ["p:otto-venn~mayor", "p:otto-venn~captain", "p:otto-venn~mayor"]
    plain = evolve(captain, role=None)
    assert forms(mayor, None, plain) == ["p:otto-venn@a1:1", None, "p:otto-venn@a1:2"]
    found = settled(
        [
            name_form(Speaker("Otto Venn", "person"), "b1"),
            *forms_of("a1", [quotation(0, mayor), quotation(1, plain)]).values(),
        ]
    )
    assert len(set(found.values())) == 3


def test_one_person_under_two_ids_of_an_article_is_one() -> None:
    """Two names that an alias makes one are not two people of one name."""
    one, two = Speaker("United Nations", "organisation", None, "s1"), Speaker("UN", "organisation", None, "s2")
    assert forms(one, two) == ["o:united-nations", "o:united-nations"]
    assert (
        forms(Speaker("Otto Venn", "person", None, "s1"), Speaker("Mr Otto Venn", "person", None, "s2"))
        == ["p:otto-venn"] * 2
    )


def test_people_told_apart_make_a_surname_ambiguous() -> None:
    """The bare surname of another article is neither of two that one article tells apart."""
    mayor, captain = Speaker("Otto Venn", "person", "mayor", "s1"), Speaker("Otto Venn", "person", "captain", "s2")
    apart = list(forms_of("a1", [quotation(0, mayor), quotation(1, captain)]).values())
    bare = name_form(Speaker("Venn", "person"), "b1")
    known = name_form(Speaker("Venn", "person", "captain"), "c1")
    found = settled([*apart, bare, known])
    assert (found[bare.key], found[known.key]) == ("p:venn", "p:otto-venn~captain")


def test_rulings_win() -> None:
    """Same, different and a name that a person gave come before the machine."""
    both = [name_form(Speaker(name, "person"), "a1") for name in ("Venn", "Mara Venn")]
    assert settled(both, different=[("p:mara-venn", "p:venn")]) == {"p:venn": "p:venn", "p:mara-venn": "p:mara-venn"}
    three = [*both, name_form(Speaker("Otto Venn", "person"), "a1")]
    assert settled(three, same=[("p:otto-venn", "p:venn")])["p:venn"] == "p:otto-venn"
    named = name_form(Speaker("Mara Anna Lind", "person"), "")
    (_, settlement) = settle(both, named=[("p:mara-venn", named)])
    assert (settlement.speaker, settlement.name) == ("p:mara-anna-lind", "Mara Anna Lind")


def test_rulings_in_a_circle_end() -> None:
    """Pairs that close a circle make one speaker of all."""
    names = [name_form(Speaker(name, "person"), "a1") for name in ("Ada Venn", "Bo Venn", "Cy Venn")]
    pairs = [("p:ada-venn", "p:bo-venn"), ("p:bo-venn", "p:cy-venn"), ("p:ada-venn", "p:cy-venn")]
    assert set(settled(names, same=pairs).values()) == {"p:ada-venn"}


_PARTS = st.sampled_from(
    ["Ada", "A.", "Bo", "Venn", "van", "Jr.", "al-Venn", "Mayor", "Pope", "and", "-", "’", "P.", "Peter", "é"]
)
_NAMES = st.one_of(st.lists(_PARTS, max_size=5).map(" ".join), st.text(max_size=12))


@given(
    st.lists(st.tuples(_NAMES, st.sampled_from(KINDS), st.none() | _NAMES), max_size=6),
    st.randoms(use_true_random=False),
)
@settings(deadline=None, derandomize=True, max_examples=200)
def test_any_names_are_settled_alike_in_any_order(entries, random) -> None:
    """No name raises, and the order of adding changes nothing."""
    found = [name_form(Speaker(name, kind, role), "a1") for name, kind, role in entries]
    shuffled = found[:]
    random.shuffle(shuffled)
    assert settled(found) == settled(shuffled)


@given(_NAMES)
@settings(deadline=None, derandomize=True, max_examples=200)
def test_a_key_is_the_key_of_its_own_words(name: str) -> None:
    """Keys are never empty and never of another kind than the speaker."""
    key = name_form(Speaker(name, "person"), "a1").key
    assert key.split(":")[0] in ("p", "x")
    assert key.split(":", 1)[1]
