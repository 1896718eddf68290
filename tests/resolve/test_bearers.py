"""Which names of one article can mean the same bearer."""

import pytest

from quotes.resolve.bearers import fold_name, match_names

SAME = [
    ("Ruiz", "Ana Ruiz"),
    ("El Hadid", "Omar el-Hadid"),
    ("Moll", "Ana María Moll Prats"),
    ("Van den Berg", "Ruth van den Berg"),
    ("A. Ruiz", "Ana Ruiz"),
    ("Ana Ruiz", "Ana María Ruiz"),
    ("Ana", "Ana Ruiz"),
    ("Gül", "Ayşe GÜL"),
    ("Joel Pike", "Joel Pike Jr."),
]
OTHERS = [("Ana Ruiz", "Eva Ruiz"), ("Ruiz", "Ana Ruizova"), ("Ana Ruiz Moll", "Ana Ruiz"), ("B. Ruiz", "Ana Ruiz")]


@pytest.mark.parametrize(("short", "full"), SAME)
def test_same(short: str, full: str) -> None:
    """A surname, a part of it, an initial or the first name can stand for the full name."""
    assert match_names(fold_name(short), fold_name(full)) > 0


@pytest.mark.parametrize(("short", "full"), OTHERS)
def test_others(short: str, full: str) -> None:
    """Another given name, a longer name or another word is another bearer."""
    assert match_names(fold_name(short), fold_name(full)) == 0


def test_surname_before_first_name() -> None:
    """A surname stands for its bearer more surely than a first name does."""
    surname, first = fold_name("Cole"), fold_name("Ana Cole")
    assert match_names(surname, first) > match_names(surname, fold_name("Cole Ruiz"))
