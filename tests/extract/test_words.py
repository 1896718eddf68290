"""What a word form tells by itself, and that the forms are shared and padded."""

import pytest

from quotes.extract import words
from quotes.extract.words import END, PADDING, read_words

TELLS = [
    ("Ruiz’s", ("capital", "owns", "named"), ("small", "closes", "shouts")),
    ("al-Amin", ("small", "named"), ("capital", "owns")),
    ("HARBOUR", ("capital", "upper", "shouts"), ("owns",)),
    ("U.S", ("capital", "short"), ("closes",)),
    ("the", ("closes",), ("goes_on", "describes", "office")),
    ("of", ("closes", "preposes", "bridges"), ("goes_on",)),
    ("neighbours", ("goes_on", "describes"), ("closes", "capital")),
    ("minister", ("goes_on", "describes", "office"), ("verbal",)),
    ("painted", ("past", "verbal"), ("goes_on", "named")),
    ("said", ("reports", "verbal"), ("past",)),
    ("Tuesday", ("capital", "dated"), ("shouts",)),
    ("May", ("capital",), ("dated",)),
]


@pytest.mark.parametrize(("form", "yes", "no"), TELLS, ids=lambda value: value if isinstance(value, str) else "")
def test_what_a_form_tells(form: str, yes: tuple[str, ...], no: tuple[str, ...]) -> None:
    """Each form tells what it should and nothing of what it should not."""
    word = read_words([form])[0]
    assert [name for name in yes if not getattr(word, name)] == []
    assert [name for name in no if getattr(word, name)] == []


@pytest.mark.parametrize(
    ("form", "role"),
    [
        ("the", words.ARTICLE), ("those", words.ARTICLE),
        ("that", words.SMALL), ("his", words.SMALL), ("she", words.PERSONAL), ("hers", words.PERSONAL),
        ("and", words.CLAUSE), ("because", words.SUBCLAUSE), ("who", words.RELATIVE_CLAUSE), (",", words.COMMA),
        (";", words.PART), ("?", words.ENDER), ("lantern", words.INERT), ("7", words.INERT), ("Lom", words.CAPITAL),
    ],
)  # fmt: skip
def test_what_a_reader_does_at_it(form: str, role: int) -> None:
    """The reader of a page is told what to do at each form."""
    assert read_words([form])[0].role == role


@pytest.mark.parametrize(("form", "pronoun"), [("she’s", "she"), ("They'll", "they"), ("Lom’s", ""), ("its", "")])
def test_contractions_hold_a_pronoun(form: str, pronoun: str) -> None:
    """A pronoun with a verb on it is still a pronoun; a possessive is none."""
    assert read_words([form])[0].pronoun == pronoun


def test_forms_are_shared_and_padded() -> None:
    """The same form is one record wherever it stands, and a text ends in words that tell nothing."""
    found = read_words(["lantern", "Lom", "lantern"])
    assert found[0] is found[2]
    assert found[3:] == [END] * PADDING
    assert not any((END.capital, END.alpha, END.flags, END.text))
