"""Names to keys, the seed of aliases, and a newsroom's own file laid over it."""

from pathlib import Path

import pytest

from quotes.errors import RulesError
from quotes.models import Speaker
from quotes.resolve.aliases import load_names
from quotes.resolve.speakers import name_form, settle
from quotes.rules import laid, overlay_from, read_overlay, read_rules

EXAMPLES = read_rules("aliases")["examples"]
TABLES = [("people", "person"), ("organisations", "organisation")]
ALIASES = [
    (name, other, kind)
    for table, kind in TABLES
    for name, others in read_rules("aliases")[table].items()
    for other in [name, *others]
]


@pytest.mark.parametrize("example", EXAMPLES, ids=[example["name"] for example in EXAMPLES])
def test_examples_of_the_rules(example: dict[str, str]) -> None:
    """Every example in the rules has the key that it says."""
    assert load_names().key(example["name"], example["as"]) == example["key"]


@pytest.mark.parametrize(("name", "other", "kind"), ALIASES, ids=[f"{other} is {name}" for name, other, _ in ALIASES])
def test_every_alias_works(name: str, other: str, kind: str) -> None:
    """Each alias of the seed leads to its name."""
    rules = load_names()
    assert rules.key(other, kind) == rules.plain_key(name, kind)
    assert rules.shown[rules.key(other, kind)] == name


@pytest.mark.parametrize(("name", "other", "kind"), ALIASES, ids=[f"{other} is {name}" for name, other, _ in ALIASES])
def test_every_alias_is_settled(name: str, other: str, kind: str) -> None:
    """A speaker known by an alias, alone in a store, is shown by the name of the rules."""
    form = name_form(Speaker(other, kind, "a role"), "a1")  # type: ignore[arg-type]
    (settlement,) = settle([form])
    assert (settlement.speaker, settlement.name) == (load_names().plain_key(name, kind), name)


def overlay(text: str):
    """Return the rules with ``text`` laid over."""
    with laid(overlay_from(text, "newsroom.toml")):
        return load_names()


def test_a_newsrooms_own_aliases(tmp_path: Path) -> None:
    """A file of one's own adds names, and the name to show comes with the settlement."""
    path = tmp_path / "newsroom.toml"
    path.write_text('[aliases.people]\n"Mara Venn" = ["M. J. Venn", "The Ferry Queen"]\n', encoding="utf-8")
    with laid(read_overlay(path)):
        rules = load_names()
    form = name_form(Speaker("the Ferry Queen", "person"), "a1", rules)
    assert form.key == "p:mara-venn"
    assert settle([form], rules)[0].name == "Mara Venn"
    assert load_names().key("The Ferry Queen", "person") != "p:mara-venn"


def test_the_newsroom_wins_over_the_seed() -> None:
    """An alias of the seed can be given to somebody else, and a name be made an alias."""
    rules = overlay('[aliases.people]\n"Xi Tarnow" = ["Xi"]\n[aliases.organisations]\n"UN" = ["United Nations"]\n')
    assert rules.key("Xi", "person") == "p:xi-tarnow"
    assert rules.key("U.N.", "organisation") == rules.key("the United Nations", "organisation") == "o:un"


def test_an_overlay_without_aliases() -> None:
    """A file with other tables only changes nothing."""
    assert overlay("[cues]\n") == load_names()


FAULTS = [
    ("aliases = 3", r"newsroom.toml, \[aliases\]: is a number"),
    ("[aliases.poeple]\n", r"\[aliases\]: has the unknown table or field “poeple”"),
    ("[aliases]\npeople = 3", r"\[aliases.people\]: is a number"),
    ('[aliases.people]\n"Mara Venn" = "Venn"', r'\[aliases.people\] "Mara Venn": is a text'),
    ('[aliases.people]\n"Mara Venn" = [3]', r'"Mara Venn": holds a number'),
    ('[aliases.people]\n"…" = []', r'"…": is no name'),
    ('[aliases.people]\n"Mara Venn" = ["?"]', r'"Mara Venn": has an alias that is no name'),
    ('[aliases.people]\n"A Venn" = ["MV"]\n"B Venn" = ["MV"]', r'"B Venn": shares the alias'),
]


@pytest.mark.parametrize(("text", "message"), FAULTS)
def test_faults_are_named_by_file_and_entry(text: str, message: str) -> None:
    """A faulty entry is refused with its place."""
    with pytest.raises(RulesError, match=message):
        overlay(text)
