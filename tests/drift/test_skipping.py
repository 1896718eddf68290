"""What is left out for speed changes nothing: kinds that are not looked for, and what is kept from before."""

from __future__ import annotations

import json
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import Indel

from quotes.drift import clauses, compare, pieces, shifts, words
from quotes.drift.align import differing
from quotes.drift.kinds import KINDS
from quotes.drift.markers import Marker
from quotes.drift.pair import Pair
from quotes.drift.tells import FIGURE, MARKER, tells_of
from quotes.drift.wordings import whole_places
from quotes.drift.words import line
from quotes.models import Comparison

FOLDER = Path(__file__).parents[2] / "fixtures" / "drift"
_ROWS = [json.loads(row) for path in sorted(FOLDER.glob("*.jsonl")) for row in path.read_text("utf-8").splitlines()]
PAIRS = [(row["original"], row["later"]) for row in _ROWS if "original" in row]
_SAID = """we will not pay if the mayor may have two days perhaps Norway they can't never all 15 … [he] ’s May a , .
only the the dunno co-operate cooperate rose fell March 31 31st £4m 4m pounds before and but uh is was
don’t – -5 until cannot used to by were it approved council and or"""
_SPEECH = st.lists(st.sampled_from(_SAID.split()), max_size=16).map(" ".join)
_SETTINGS = settings(max_examples=300, deadline=None, derandomize=True)


def _by_every_kind(before: str, after: str) -> list[object]:
    """Compare with every kind asked, whatever the words tell."""
    pair = Pair(line(before), line(after))
    pair.tells = -1
    for _, _, find in KINDS:
        find(pair)
    return sorted(map(repr, whole_places(pair)))


def _all_markers(pair: Pair) -> tuple[list[Marker], list[Marker]]:
    return pair.markers_a, pair.markers_b


def _found(comparison: Comparison) -> list[object]:
    return sorted(map(repr, comparison.alterations))


@pytest.mark.parametrize("pairs", [PAIRS, [pair[::-1] for pair in PAIRS]], ids=["forward", "backward"])
def test_kinds_not_looked_for_in_the_fixtures(pairs: list[tuple[str, str]]) -> None:
    """No kind that is left out would have found anything."""
    for before, after in pairs:
        assert _found(compare(before, after)) == _by_every_kind(before, after), (before, after)


@_SETTINGS
@given(_SPEECH, _SPEECH)
def test_kinds_not_looked_for(before: str, after: str) -> None:
    """Nor in any two texts."""
    assert _found(compare(before, after)) == _by_every_kind(before, after)


@_SETTINGS
@given(_SPEECH, _SPEECH)
def test_words_of_force_at_common_ends(before: str, after: str) -> None:
    """Words of force before the first change and after the last are in both: looking at them too finds no more."""
    pair = Pair(line(before), line(after))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shifts, "_not_at_common_ends", _all_markers)
        everywhere = shifts.find_shifts(pair) if pair.ranges else {}
    assert (shifts.find_shifts(pair) if pair.ranges else {}) == everywhere


@_SETTINGS
@given(_SPEECH | st.text(max_size=40), st.data())
def test_one_place_is_where_all_places_say(text: str, data: st.DataObject) -> None:
    """The first place asked for, which is added up alone, is the one of the table of all places."""
    words._kept.cache_clear()
    count = len(line(text))
    start = data.draw(st.integers(0, count))
    end = data.draw(st.integers(start, count))
    first = line(text).span(start, end)
    offsets = line(text).offsets
    if start < end:
        assert first == (offsets[start][0], offsets[end - 1][1])
    else:
        here = offsets[start][0] if start < count else offsets[-1][1] if offsets else 0
        assert first == (here, here)


@_SETTINGS
@given(_SPEECH | st.text(max_size=40))
def test_words_and_gaps_make_the_text(text: str) -> None:
    """Every word stands at its offsets, and what is between the offsets is what was kept as such."""
    made = line(text)
    assert [text[a:b] for a, b in made.offsets] == made.surfaces
    ends = list(chain([0], *made.offsets, [len(text)]))
    gaps = [text[a:b] for a, b in zip(ends[0::2], ends[1::2], strict=True)]
    assert gaps == made.after
    assert len(made.keys) == len(made.surfaces) == len(made.flags) == len(made.after) - 1


@_SETTINGS
@given(_SPEECH | st.text(max_size=40))
def test_a_wording_tells_what_its_words_tell(text: str) -> None:
    """The flags of a wording are those of its words, after numbers were joined too."""
    made = line(text)
    assert all(flags | tells_of(key) == flags for key, flags in zip(made.keys, made.flags, strict=True))
    assert all(flags & ~made.tells == 0 for flags in made.flags)


def test_nothing_hangs_on_what_was_met_before() -> None:
    """Full caches, empty ones and ones too small for a single wording give the same answers."""
    first = [compare(*pair) for pair in PAIRS]
    for cache in (words._kept, pieces._pieces):
        cache.cache_clear()
    clauses._strengths.clear()
    assert [compare(*pair) for pair in PAIRS] == first


def test_caches_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pieces and gaps are forgotten when there are too many; long ones are not kept at all."""
    monkeypatch.setattr(pieces, "_KEPT", 5)
    monkeypatch.setattr(clauses, "_KEPT_GAPS", 3)
    pieces._pieces.cache_clear()
    clauses._strengths.clear()
    for n in range(40):
        made = line(f"barge{n} {'x' * 60}{n}{'.' * (n + 1)} and tug{n}")
        assert made.keys == [f"barge{n}", f"{'x' * 60}{n}", "and", f"tug{n}"]
        assert clauses.boundaries(made)[2] == 2
        assert len(pieces._pieces()) <= 5
        assert len(clauses._strengths) <= 3
    assert not any(len(piece) > 60 for piece in pieces._pieces())


@_SETTINGS
@given(st.lists(st.sampled_from("abcd"), max_size=12), st.lists(st.sampled_from("abcd"), max_size=12))
def test_aligning_between_the_common_ends(a: list[str], b: list[str]) -> None:
    """As many words are in common as the exact alignment of the whole lists finds, but for runs put together."""
    ranges = differing(a, b)
    kept = len(a) - sum(r[1] - r[0] for r in ranges)
    assert kept == len(b) - sum(r[3] - r[2] for r in ranges)
    assert 2 * kept <= Indel.normalized_similarity(a, b) * (len(a) + len(b)) + 1e-9
    i = j = 0
    for i1, i2, j1, j2 in [*ranges, (len(a), len(a), len(b), len(b))]:
        assert a[i:i1] == b[j:j1]
        i, j = i2, j2


def test_flags_of_words() -> None:
    """A word tells what the rules list it for."""
    assert tells_of("not") & MARKER
    assert tells_of("march") & FIGURE
    assert not tells_of("kettle")
