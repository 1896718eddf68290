"""Which earlier report a later one descends from."""

from __future__ import annotations

from quotes.models import Link, Wording
from quotes.reuse import choose_parent, link_wordings, match
from quotes.reuse.parents import surface

from .cases import said

WHOLE = "We found 14 cracked beams in the northern wing, and we sent the children home at once."


def _links(*wordings: Wording) -> dict[str, Link]:
    return {link.id: link for link in link_wordings(wordings)}


def _parents(*wordings: Wording) -> dict[str, str | None]:
    return {i: link.parent for i, link in _links(*wordings).items()}


def test_among_equals_the_earliest() -> None:
    """Closing punctuation and kinds of marks are no difference in wording."""
    a, b = said("a", WHOLE, "2020-01-01"), said("b", WHOLE[:-1] + ",", "2020-01-02")
    c = said("c", WHOLE[:-1] + ",", "2020-01-03")
    assert _parents(c, b, a) == {"a": None, "b": "a", "c": "a"}


def test_a_shared_alteration_points_to_who_altered() -> None:
    """A fragment with the changed number descends from the report that changed it."""
    changed = said("b", WHOLE.replace("14", "41"), "2020-01-02")
    part = said("c", "We found 41 cracked beams in the northern wing,", "2020-01-03")
    assert _parents(said("a", WHOLE, "2020-01-01"), changed, part)["c"] == "b"


def test_a_shared_insertion_points_to_who_inserted() -> None:
    """[insertions] are no words of the speaker, yet they tell whose wording was copied."""
    inserted = "It [the river] swept off the orchard my mother kept, and later it broke the wall."
    first = said("a", "It swept off the orchard my mother kept, and later it broke the wall.", "2020-01-01")
    later = said("c", "It [the river] swept off the orchard … and later it broke the wall.", "2020-01-03")
    assert _parents(first, said("b", inserted, "2020-01-02"), later) == {"a": None, "b": "a", "c": "b"}


def test_a_fragment_that_came_first_is_the_parent() -> None:
    """The whole later descends from the fragment, and a later cut of the whole from the whole."""
    fragment = said("a", "a staircase to nobody's attic", "2020-01-01")
    whole = said("b", "What they drew is a staircase to nobody's attic, paid for by the tenants.", "2020-01-02")
    cut = said("c", "a staircase to nobody's attic, paid for by the tenants", "2020-01-03")
    assert _parents(fragment, whole, cut) == {"a": None, "b": "a", "c": "b"}


def test_reports_tied_in_time_stand_beside_each_other() -> None:
    """A date and a time on that day are a tie; a later report may take either."""
    a, b = said("a", WHOLE, "2020-01-01"), said("b", WHOLE, "2020-01-01T09:00:00+01:00")
    links = _links(a, b, said("c", WHOLE, "2020-01-02"))
    assert (links["a"].parent, links["b"].parent) == (None, None)
    assert (links["a"].beside, links["b"].beside) == (("b",), ("a",))
    assert links["c"].parent in ("a", "b")


def test_an_undated_report_is_never_a_parent() -> None:
    """It may have one itself; two undated ones stand beside each other."""
    assert _parents(said("a", WHOLE), said("b", WHOLE, "2020-01-01")) == {"a": "b", "b": None}
    links = _links(said("a", WHOLE), said("b", WHOLE))
    assert [link.beside for link in links.values()] == [("b",), ("a",)]


def test_in_one_article_the_fuller_wording_is_the_parent() -> None:
    """The headline's cut descends from the body, even where another article had the whole before."""
    body = said("body", WHOLE, "2020-01-02", article="n2", start=300)
    headline = said("head", "We found 14 cracked beams", "2020-01-02", article="n2", start=1)
    assert _parents(headline, body) == {"head": "body", "body": None}
    earlier = said("first", WHOLE, "2020-01-01", article="n1", start=9)
    assert _parents(headline, body, earlier) == {"head": "body", "body": "first", "first": None}


def test_a_splice_names_both_parents() -> None:
    """The half with more words is the parent, the other one stands under ``also``."""
    first = said("a", "The seed store lost its cooling on Friday and nobody answered the telephone.", "2020-01-01")
    second = said("b", "By Monday the barley was sprouting in the drawers.", "2020-01-01")
    link = _links(first, second, said("c", f"{first.text} {second.text}", "2020-01-03"))["c"]
    assert (link.parent, link.also) == ("a", ("b",))


def test_candidates_that_are_later_are_skipped() -> None:
    """``choose_parent`` takes any verified pairs, as an index on disk gives them."""
    child, early = said("c", WHOLE, "2020-01-02"), said("a", WHOLE[:40], "2020-01-01")
    late = said("z", WHOLE, "2020-01-03")
    pairs = [(other, found) for other in (late, early) if (found := match(child, other))]
    assert len(pairs) == 2
    link = choose_parent(child, pairs)
    assert link.parent == "a"
    assert 0 < link.similarity < 1
    assert "1 day" in link.why


def test_surface_keeps_what_changes_a_wording() -> None:
    """Marks go; case inside, insertions and inner commas stay."""
    assert surface("“The mill -- all of it,”") == surface("the mill—all of it.")
    assert surface("the Mill") != surface("the mill")
    assert surface("the mill, closed") != surface("the mill closed")
