"""Scare quotes that are told by more than their sentence."""

from __future__ import annotations

from quotes.extract import find_quotations
from quotes.extract.marks import find_quoted
from quotes.extract.mentions import find_mentions
from quotes.extract.scene import Line, build_scene
from quotes.extract.titles import in_headline
from quotes.models import Article
from quotes.text import tokenise

_LEAD = "“The steps give way first,” said Ada Lom, who rows there. “Then the rail.”\n\n"


def _kinds(text: str) -> list[str]:
    return [draft.kind for draft in find_quotations(Article("a", text)).drafts]


def test_crosshead() -> None:
    """A line of its own in other marks, whose words come again below, is the editor's."""
    text = _LEAD + "‘A wet year.’\n\nJan Kos, the dredger, called it “a wet year.”"
    assert _kinds(text) == ["direct", "scare", "partial"]


def test_no_crosshead_where_the_words_stand_once() -> None:
    """What nobody says below is speech on a line of its own."""
    text = _LEAD + "‘A wet year.’\n\nJan Kos, the dredger, called it “a long one.”"
    assert _kinds(text) == ["direct", "direct", "partial"]


def test_items_of_one_list_are_of_one_kind() -> None:
    """What alone would be a term is speech beside speech, unless only the second is written as a title."""
    text = "The council proposed “the lasting use of the river” and “{}” in May."
    assert _kinds(text.format("open locks")) == ["partial"]
    assert _kinds(text.format("The Long Weir")) == ["partial", "scare"]


def _first_line(text: str) -> Line:
    tokens, quoted = tokenise(text), find_quoted(text)
    return build_scene(text, tokens, quoted, find_mentions(text, tokens, quoted)).line(0)


def test_no_headline_has_hundreds_of_words() -> None:
    """A line is read through for each of its quotations to tell whether it is a headline, so only a short one is."""
    words = "Ferry Workers Reject “Slow Boat” Plan "
    assert in_headline(_first_line(words))
    assert not in_headline(_first_line(words * 40))
