"""What holds for any two texts."""

from __future__ import annotations

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from quotes.drift import aligned, compare, compare_reports
from quotes.drift.words import line
from quotes.models import SEVERITIES, Wording

_SAID = "we will not pay if the mayor may have two days perhaps Norway they can't never all 15 … [he] ’s May a , . only"
_WORDS = st.sampled_from(_SAID.split())
_SPEECH = st.lists(_WORDS, max_size=18).map(" ".join)
_TEXT = st.one_of(_SPEECH, st.text(max_size=60))
_SETTINGS = settings(max_examples=150, deadline=None, derandomize=True)


@_SETTINGS
@given(_TEXT)
def test_a_text_is_itself(text: str) -> None:
    """Nothing is reported between a text and itself."""
    same = compare(text, text)
    assert (same.severity, same.similarity, same.alterations) == ("none", 1.0, ())
    assert compare(text, text + " ").alterations == ()


@_SETTINGS
@given(_TEXT, _TEXT)
def test_any_two_texts_compare(before: str, after: str) -> None:
    """Nothing raises; severity is the worst of the parts; spans cut out the words."""
    result = compare(before, after)
    assert 0 <= result.similarity <= 1
    assert result.severity == max((a.severity for a in result.alterations), key=SEVERITIES.index, default="none")
    for a in result.alterations:
        assert before[slice(*a.before_span)] == a.before
        assert after[slice(*a.after_span)] == a.after


@_SETTINGS
@given(_TEXT, _TEXT)
def test_any_two_reports_compare(before: str, after: str) -> None:
    """Reported speech and reports with sources raise nothing either."""
    for kind in ("direct", "indirect"):
        found = compare_reports(Wording("a", before, speaker=after), Wording("b", after, speaker=before, kind=kind))
        assert found.severity in SEVERITIES


@_SETTINGS
@given(_TEXT, _TEXT)
def test_the_difference_leads_from_one_to_the_other(before: str, after: str) -> None:
    """What is equal or inserted, in order, is all of the second text's words; equal or deleted, all of the first's."""
    ops = aligned(before, after)

    def words(text: str, left_out: str, side: int) -> list[str]:
        parts = [text[slice(*op[side])] for op in ops if op[0] != left_out]
        return [key for part in parts for key in line(part).surfaces]

    assert "".join("".join(words(before, "insert", 1)).split()) == "".join("".join(line(before).surfaces).split())
    assert "".join("".join(words(after, "delete", 2)).split()) == "".join("".join(line(after).surfaces).split())
    for op, one, other in ops:
        if op == "equal":
            assert line(before[slice(*one)]).keys == line(after[slice(*other)]).keys


def test_accents_apart_from_their_letters_are_no_alteration() -> None:
    """One text with its accents in the letters and as characters of their own is the same text."""
    text = "Zoltán Kéri won’t teach half the violinists in the café."
    apart = unicodedata.normalize("NFD", text)
    assert compare(text, apart) == compare(apart, text) == compare(text, text)
    assert [a.kind for a in compare(apart, text.replace("won’t", "will")).alterations] == ["negation"]
