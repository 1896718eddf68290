"""Linking a whole file: what must hold for any input."""

from __future__ import annotations

import importlib.util
import random
import sys
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotes import times
from quotes.models import Link, Wording
from quotes.reuse import link_wordings

from .cases import said

_WORDS = "pumps flooded every cellar while harbour clerks slept under crooked lanterns and we never asked why".split()  # noqa: SIM905
_TIMES = [None, "2020", "2020-03", "2020-03-01", "2020-03-02", "2020-03-01T09:00:00+14:00", "2020-03-02T09:00:00-11:00"]


def _texts() -> st.SearchStrategy[str]:
    cut = st.tuples(st.integers(0, 10), st.integers(3, 15)).map(lambda at: " ".join(_WORDS[at[0] : at[0] + at[1]]))
    return st.one_of(cut, cut.map(str.upper), cut.map(lambda text: f"{text} [sic] marmalade"), st.text(max_size=20))


@st.composite
def _wordings(draw: st.DrawFn) -> list[Wording]:
    count = draw(st.integers(1, 12))
    return [
        Wording(
            f"q{i:02d}",
            draw(_texts()),
            draw(st.sampled_from([None, "Ilse Marron", "Marron", "Tove Hald"])),
            published=draw(st.sampled_from(_TIMES)),
            article=draw(st.sampled_from([None, "n1", "n2"])),
            start=i,
        )
        for i in range(count)
    ]


@settings(max_examples=150, deadline=None, derandomize=True)
@given(_wordings(), st.randoms(use_true_random=False))
def test_what_must_hold_for_any_wordings(wordings: list[Wording], rnd: random.Random) -> None:
    """Ids are kept in order, no parent is later, there are no circles, and the order of input does not matter."""
    links = link_wordings(wordings)
    assert [link.id for link in links] == [wording.id for wording in wordings]
    by_id = {wording.id: wording for wording in wordings}
    parent = {link.id: link.parent for link in links}
    for link in links:
        assert link.id not in (link.parent, *link.also)
        if link.parent:
            one, two = by_id[link.parent], by_id[link.id]
            in_one_article = one.article is not None and one.article == two.article
            assert in_one_article or times.compare(one.published, two.published) in (-1, None)
            assert in_one_article or one.published is not None
        at, steps = link.id, 0
        while (above := parent[at]) is not None:
            at, steps = above, steps + 1
            assert steps <= len(links)
    shuffled = list(wordings)
    rnd.shuffle(shuffled)
    assert sorted(link_wordings(shuffled), key=lambda link: link.id) == links


def _by_id(links: list[Link]) -> dict[str, Link]:
    return {link.id: link for link in links}


def test_times_that_go_round_give_no_circle() -> None:
    """A day may be over in one zone before the day before has begun in another; one link of the circle goes."""
    text = "The pumps flooded every cellar while the harbour clerks slept."
    east = said("b", text, "2016-12-03T00:30:00+14:00")
    west = said("d", text, "2016-12-01T23:40:00-11:00")
    day = said("c", text, "2016-12-02")
    links = _by_id(link_wordings([east, west, day]))
    assert sum(link.parent is None for link in links.values()) == 1


@pytest.mark.parametrize("text", ["", "…", "Yes.", "No. No. No."])
def test_nothing_is_made_of_nothing(text: str) -> None:
    """Empty and one-word texts never link, whoever says them."""
    links = link_wordings([said(f"q{i}", text, f"2020-01-0{i}") for i in range(1, 4)])
    if len(text) < 6:
        assert all(link.parent is None and not link.beside for link in links)


def test_no_input() -> None:
    """Nothing in, nothing out."""
    assert link_wordings([]) == []


def test_many_copies_of_one_wording() -> None:
    """Two thousand copies all descend from the first, in any order, with or without a name."""
    text = "The culvert stood the whole winter and nobody had slept for three days."
    copies = [
        said(f"q{i:04d}", text, f"2020-01-{i % 27 + 1:02d}T{i % 24:02d}:{i % 60:02d}", None if i % 3 else "Ilse Marron")
        for i in range(2000)
    ]
    links = link_wordings(copies)
    first = min(copies, key=lambda wording: (times.sort_key(wording.published), wording.id))
    assert {link.parent for link in links} <= {None, first.id}


def test_a_stock_phrase_of_many_people() -> None:
    """The same answer of a thousand people is a thousand answers; one person's within a week is one."""
    stock = [said(f"q{i:04d}", "We are looking into it.", "2020-01-02", f"Ada Ma{i:04d}rron") for i in range(26)]
    people = [
        Wording(w.id, w.text, f"Ada {chr(97 + i) * 6}", "person", published=w.published) for i, w in enumerate(stock)
    ]
    assert all(link.parent is None and not link.beside for link in link_wordings(people))
    own = [said("a", "We are looking into it.", "2020-01-02"), said("b", "We are looking into it,", "2020-01-03")]
    assert _by_id(link_wordings(own))["b"].parent == "a"


def test_two_words_of_a_long_quotation() -> None:
    """A partial quotation of two rare words finds what it was cut from, by the same speaker only."""
    whole = said("a", "The report is deeply flawed and should be withdrawn before the vote.", "2020-01-01")
    cuts = [
        said(i, "deeply flawed", "2020-01-03", who) for i, who in (("b", "Marron"), ("c", "Tove Hald"), ("d", None))
    ]
    links = _by_id(link_wordings([whole, *cuts]))
    assert [links[cut.id].parent for cut in cuts] == ["a", None, None]


def test_a_very_long_text() -> None:
    """A text of fifty thousand words and a passage of it."""
    rnd = random.Random(1)
    words = [f"{rnd.choice(_WORDS)}{rnd.randrange(900)}" for _ in range(50000)]
    whole, part = said("a", " ".join(words), "2020-01-01"), said("b", " ".join(words[9000:9400]), "2020-01-02")
    nearly = said("c", " ".join(words[:-1]), "2020-01-03")
    assert [link.parent for link in link_wordings([whole, part, nearly])] == [None, "a", "a"]


def _lineages() -> ModuleType:
    path = Path(__file__).parents[2] / "benchmarks" / "invented_lineages.py"
    spec = importlib.util.spec_from_file_location("invented_lineages", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_invented_lineages_are_recovered() -> None:
    """Of 1500 quotations with known lineages, nearly all links are right and nearly all are found."""
    wordings, truth = _lineages().make_lineages(1500, seed=3)
    linked = {link.id: link.parent for link in link_wordings(wordings) if link.parent}
    right = sum(truth[child].family == truth[parent].family for child, parent in linked.items())
    copies = sum(row.parent is not None for row in truth.values())
    assert right >= 0.98 * len(linked)
    assert right >= 0.98 * copies
