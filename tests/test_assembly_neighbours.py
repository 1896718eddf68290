"""Short wordings of one speaker in one week that differ in a word or two."""

import pytest
from attrs import evolve

from quotes.assembly.neighbours import link_neighbours, nearly_same
from quotes.models import Wording

EARLY = Wording(
    "a", "Demand rose in every month but one", "Ilka Morn", "person", "p:morn", published="2030-01-01", article="a"
)
LATE = evolve(EARLY, id="b", text="Demand fell in every month but one", published="2030-01-04", article="b")


def never(_a: str, _b: str) -> bool:
    """No ruling keeps anything apart."""
    return False


def test_altered_word_links() -> None:
    """One word in seven is another."""
    assert link_neighbours([LATE, EARLY], never)["b"].parent == "a"


def test_spelling_links() -> None:
    """Many words differ, but in spelling only."""
    one = evolve(EARLY, text="I do not colour the news; I print it in grey")
    other = evolve(LATE, text="I don't color the news; I print it in gray")
    assert nearly_same(one, other)


@pytest.mark.parametrize(
    "change",
    [
        {"speaker_id": "p:other"},
        {"speaker_id": None},
        {"speaker_kind": "anonymous"},
        {"published": "2030-01-09"},
        {"published": None},
        {"article": "a"},
        {"text": "Wages fell in some months and rose in others"},
        {"text": "Demand fell in every month"},
    ],
)
def test_anything_less_does_not(change: dict[str, str | None]) -> None:
    """Another speaker, a nameless one, another week, no date, the same article, other words, too few words."""
    assert not link_neighbours([EARLY, evolve(LATE, **change)], never)


def test_ruling_keeps_apart() -> None:
    """A person's ruling wins."""
    assert not link_neighbours([EARLY, LATE], lambda a, b: {a, b} == {"a", "b"})
