"""Each rule for credits fires on its examples and on nothing that it names as another matter."""

import pytest

from quotes.lineage.credit_rules import (
    CreditRule,
    is_dateline,
    of_somebody,
    other_matter,
    read_credit_rules,
    weigh_phrase,
)
from quotes.rules import read_rules

RULES = read_credit_rules()
NAME = "OUTLET"


def fires(rule: CreditRule, example: str) -> bool:
    """Whether the rule's words stand beside the outlet's name."""
    before, _, after = example.partition(NAME)
    if rule.side == "before":
        return rule.starts_in(before.rstrip(" (")) is not None
    return rule.ends_in(after) is not None


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.id)
def test_examples_fire(rule: CreditRule) -> None:
    """Every rule has examples, and each of them fires."""
    assert rule.examples
    for example in rule.examples:
        assert NAME in example
        assert fires(rule, example), example


@pytest.mark.parametrize("rule", [r for r in RULES if r.counterexamples], ids=lambda r: r.id)
def test_counterexamples_do_not_fire(rule: CreditRule) -> None:
    """What a rule must leave alone it leaves alone."""
    for example in rule.counterexamples:
        assert not fires(rule, example), example


def test_ids_are_unique() -> None:
    """No two rules share a name."""
    assert len({r.id for r in RULES}) == len(RULES)


@pytest.mark.parametrize("example", read_rules("credits")["dateline"]["example"])
def test_datelines(example: str) -> None:
    """Datelines with a bracket, a date, a comma or nothing but the name."""
    before, _, after = example.partition(NAME)
    assert is_dateline(before, after)


@pytest.mark.parametrize("example", read_rules("credits")["dateline"]["not"])
def test_no_datelines(example: str) -> None:
    """A bracket inside a sentence is none."""
    before, _, after = example.partition(NAME)
    assert not is_dateline(before, after)


def test_somebodys_words() -> None:
    """ "Her account" is somebody's; the talks are nobody's."""
    table = read_rules("credits")["account"]
    assert all(of_somebody().search(example) for example in table["example"])
    assert not any(of_somebody().search(example) for example in table["not"])


@pytest.mark.parametrize(
    ("phrase", "weight"),
    [("first reported by the Osmin Packet", 3), ("told the Osmin Packet", 2), ("with files from the Osmin Packet", 1)],
)
def test_weights(phrase: str, weight: int) -> None:
    """A claim to have been first weighs more than a mere source, and that more than help."""
    assert weigh_phrase(phrase) == weight


def test_other_matters() -> None:
    """ "In another man" tells of another matter than the words at hand; a day does not."""
    table = read_rules("credits")["account"]
    assert all(other_matter().search(example) for example in table["other_example"])
    assert not any(other_matter().search(example) for example in table["other_not"])
