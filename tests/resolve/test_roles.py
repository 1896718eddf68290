"""A speaker's role is the whole phrase that the article gives, without a clause or the rest of the sentence."""

import pytest

from quotes.extract import find_quotations
from quotes.models import Article
from quotes.resolve import name_speakers

ROLES = [
    ("“It holds,” said Ada Brisk, a member of its mooring committee.", "a member of its mooring committee"),
    ("“It holds,” said Ada Brisk, a member of the crew who had left early.", "a member of the crew"),
    ("The head of the pilots' board, Ada Brisk, left. “It holds,” Brisk said.", "The head of the pilots' board"),
    ("“It holds,” said Ada Brisk, the US secretary of state.", "the US secretary of state"),
    ("Moll met Ada Brisk, US secretary of state, at sea. “It holds,” Brisk said.", "US secretary of state"),
    ("“It holds,” said the governor of Tarn prison, Ada Brisk.", "the governor of Tarn prison"),
    ("“It holds,” said Senator Ada Brisk.", "Senator"),
    ("“It holds,” said Harbour Minister Ada Brisk.", "Harbour Minister"),
    ("Ada Brisk has been mayor of Nordby for nine years. “It holds,” she said.", "mayor of Nordby"),
    ("Ada Brisk, chief economist at Tarn Bank, left. “It holds,” she said.", "chief economist at Tarn Bank"),
    ("Ada Brisk, professor emerita of law at the University of Tarn, left. “It holds,” she said.",
     "professor emerita of law at the University of Tarn"),
    ("Ada Brisk, who chairs the pilots' board, left. “It holds,” Brisk said.", None),
    ("Ada Brisk chairs the board. “It holds,” Brisk said.", None),
    ("Ms Brisk left. “It holds,” Ms Brisk said.", None),
    # a description that may mean her is a guess, not what the article calls her
    ("Ada Brisk met the press. “It holds,” Brisk said. The builder has gone abroad.", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "role"), ROLES)
def test_role(text: str, role: str | None) -> None:
    """Titles, appositions and predicates give a role; clauses and courtesy give none."""
    article = Article("a", text)
    (quotation,) = name_speakers(article, find_quotations(article))
    assert quotation.speaker is not None
    assert quotation.speaker.role == role


def test_long_role_is_cut_at_a_preposition() -> None:
    """A phrase that goes on and on is kept to twelve words, and does not end in the middle of a link."""
    tail = "of the board of the bank of the town of the isle of the lake of the moor"
    article = Article("a", f"“It holds,” said Ada Brisk, the head {tail}.")
    (quotation,) = name_speakers(article, find_quotations(article))
    assert quotation.speaker is not None
    assert quotation.speaker.role == "the head of the board of the bank of the town"
