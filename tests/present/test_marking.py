"""Altered words as pieces in reading order."""

from hypothesis import given, settings
from hypothesis import strategies as st

from quotes.models import Alteration
from quotes.present.marking import mark_changes

SPANS = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda pair: (min(pair), max(pair)))
ALTERATIONS = st.builds(
    Alteration,
    kind=st.just("substituted"),
    severity=st.sampled_from(["cosmetic", "reworded", "meaning"]),
    before=st.text(max_size=5),
    after=st.text(max_size=5),
    before_span=SPANS,
    after_span=SPANS,
    why=st.just("changed"),
)


@settings(deadline=None, derandomize=True)
@given(st.text(max_size=25), st.lists(ALTERATIONS, max_size=5))
def test_kept_and_added_pieces_are_the_text(text: str, alterations: list[Alteration]) -> None:
    """Whatever the alterations are, the later wording can be read off the pieces."""
    assert "".join(p.text for p in mark_changes(text, alterations) if p.op != "cut") == text


def test_words_that_are_gone_stand_where_they_stood() -> None:
    """A cut word is shown at its place, with the reason."""
    gone = Alteration("negation", "meaning", "not", "", (3, 6), (3, 3), "“not” is gone")
    pieces = mark_changes("We agree.", (gone,))
    assert [(p.op, p.text, p.severity) for p in pieces] == [
        ("keep", "We ", "none"),
        ("cut", "not", "meaning"),
        ("keep", "agree.", "none"),
    ]
    assert pieces[1].why == "negation: “not” is gone"


def test_several_kinds_at_one_place_make_one_piece() -> None:
    """One place is marked once, with the gravest severity and every reason."""
    spans = ((0, 3), (0, 4))
    two = (
        Alteration("modality", "meaning", "may", "will", *spans, "a promise"),
        Alteration("case", "cosmetic", "may", "will", *spans, "small letters"),
    )
    cut, added, kept = mark_changes("will go", two)
    assert (cut.op, added.op, kept.op) == ("cut", "add", "keep")
    assert added.severity == "meaning"
    assert added.why.splitlines() == ["modality: a promise", "case: small letters"]
