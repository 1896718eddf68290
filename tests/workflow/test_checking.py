"""A draft's quotations against the store."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from quotes.models import Article
from quotes.store import Store
from quotes.workflow import Verdict, add_articles, check_draft

FIRST = Article(
    "harbour",
    "Ines Dragomir runs the harbour at Velm. “We may dredge the outer basin before the winter storms arrive,” "
    "Dragomir said.\n\n“Not one of the pilots was asked about the new channel,” said Joris Pell, a pilot.",
    outlet="Velm Courier",
    published="2030-05-02",
)
LATER = Article(
    "harbour-later",
    "At Velm there is news of the basin. “We will dredge the outer basin before the winter storms arrive,” "
    "said Ines Dragomir, who runs the harbour.",
    outlet="Coastal Digest",
    published="2030-05-04",
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Two reports of one announcement, the second altered."""
    with Store.open(tmp_path / "s.db") as opened:
        add_articles(opened, [FIRST, LATER])
        yield opened


def check(store: Store, words: str, speaker: str = "Ines Dragomir") -> Verdict:
    """The verdict on one quotation of a draft."""
    (verdict,) = check_draft(store, Article("draft", f"“{words},” said {speaker}.", published="2030-05-09"))
    return verdict


def test_verbatim(store: Store) -> None:
    """The words as first reported, from the same speaker."""
    found = check(store, "We may dredge the outer basin before the winter storms arrive")
    assert (found.verdict, found.severity, found.alterations) == ("verbatim", "none", ())
    assert found.against
    assert found.against.outlet == "Velm Courier"


def test_reporting_words_that_colour_verbatim_words(store: Store) -> None:
    """The words are those reported; that the draft has them admitted is said beside."""
    words = "We may dredge the outer basin before the winter storms arrive"
    draft = Article("draft", f"“{words},” Ines Dragomir admitted.", published="2030-05-09")
    (found,) = check_draft(store, draft)
    assert (found.verdict, found.severity) == ("verbatim", "reworded")
    assert [(a.kind, a.before, a.after) for a in found.alterations] == [("cue", "said", "admitted")]


def test_altered(store: Store) -> None:
    """A word lost is named, with the severity."""
    found = check(store, "One of the pilots was asked about the new channel", "Joris Pell")
    assert (found.verdict, found.severity) == ("altered", "meaning")
    assert "negation" in {a.kind for a in found.alterations}


def test_words_of_a_later_report_that_altered_them(store: Store) -> None:
    """The draft repeats the altered wording to the letter; it is held against the first report all the same."""
    found = check(store, "We will dredge the outer basin before the winter storms arrive")
    assert (found.verdict, found.severity) == ("altered", "meaning")
    assert found.against
    assert found.against.outlet == "Velm Courier"
    assert [a.kind for a in found.alterations] == ["modality"]


def test_misattributed(store: Store) -> None:
    """The words are there, from another speaker."""
    found = check(store, "Not one of the pilots was asked about the new channel", "Ines Dragomir")
    assert found.verdict == "misattributed"
    assert found.against
    assert found.against.speaker
    assert found.against.speaker.name == "Joris Pell"


def test_not_found(store: Store) -> None:
    """Words that nobody reported are held against nothing."""
    found = check(store, "The lighthouse will be painted green and white in the spring")
    assert (found.verdict, found.against, found.alterations) == ("not-found", None, ())


def test_a_draft_is_not_held_against_itself(store: Store) -> None:
    """An article that is in the store is checked against the others."""
    verdicts = check_draft(store, FIRST)
    assert [v.verdict for v in verdicts][1] == "not-found"
    assert all(v.against is None or v.against.article != FIRST.id for v in verdicts)


def test_a_short_sentence_of_somebody_else(store: Store) -> None:
    """Words that stand to the letter in the store are there, however few, unless anybody says them."""
    add_articles(
        store,
        [
            Article(
                "strike",
                "“Nobody has been dismissed,” said Ines Dragomir. “No comment,” said Joris Pell.",
                outlet="Velm Courier",
                published="2030-03-01",
            )
        ],
    )
    found = check(store, "Nobody has been dismissed", "Carl Ost")
    assert found.verdict == "misattributed"
    assert found.against
    assert found.against.speaker
    assert found.against.speaker.name == "Ines Dragomir"
    assert check(store, "No comment", "Carl Ost").verdict == "not-found"


def test_a_part_of_what_somebody_else_said(store: Store) -> None:
    """Words cut out of another speaker's in one piece are there too, unless they are too few or anybody's."""
    found = check(store, "One of the pilots was asked", "Carl Ost")
    assert found.verdict == "not-found"
    found = check(store, "dredge the outer basin before the winter storms", "Carl Ost")
    assert found.verdict == "misattributed"
    assert found.against
    assert found.against.speaker
    assert found.against.speaker.name == "Ines Dragomir"
    assert "truncated" in {a.kind for a in found.alterations}


def test_held_against_the_outlet_that_is_credited(tmp_path: Path) -> None:
    """Two reports of one day are tied; the one that the other credits says what was first reported."""
    credited = Article(
        "first", "“We may close the ferry in the spring,” said Ada Lom.", outlet="Tarn Herald", published="2030-05-02"
    )
    later = Article(
        "second",
        "“We will close the ferry in the spring,” said Ada Lom, as first reported by the Tarn Herald.",
        outlet="Coast Letter",
        published="2030-05-02",
    )
    with Store.open(tmp_path / "ferry.db") as store:
        add_articles(store, [credited, later])
        found = check(store, "We will close the ferry in the spring", "Ada Lom")
    assert (found.verdict, found.severity) == ("altered", "meaning")
    assert found.against
    assert found.against.outlet == "Tarn Herald"


def test_words_that_were_never_said(store: Store) -> None:
    """What an article says was never said is not verbatim where a draft has it said, nor the other way round."""
    denial = "Joris Pell never said “the council sold the lamps for scrap”, his lawyer said."
    add_articles(store, [Article("denial", denial, outlet="Velm Courier", published="2030-05-06")])
    said = check(store, "The council sold the lamps for scrap", "Joris Pell")
    assert (said.verdict, said.severity) == ("altered", "meaning")
    assert [a.kind for a in said.alterations if a.severity == "meaning"] == ["negation"]
    text = "Ines Dragomir never said “We may dredge the outer basin before the winter storms arrive”."
    (denied,) = check_draft(store, Article("draft", text, published="2030-05-09"))
    assert (denied.quotation.polarity, denied.verdict, denied.severity) == ("negated", "altered", "meaning")


def test_a_sentence_left_out_after_another_takes_no_condition_with_it(tmp_path: Path) -> None:
    """The condition of the sentence that the draft leaves out is no loss to the one that it quotes in full."""
    text = "“The lock holds,” said Ines Dragomir. “Unless the pumps come by March, we may have to close the basin.”"
    with Store.open(tmp_path / "s.db") as opened:
        add_articles(opened, [Article("lock", text, outlet="Velm Courier", published="2030-05-02")])
        assert check(opened, "The lock holds").severity in ("none", "shortened")
        assert check(opened, "We may have to close the basin").severity == "meaning"


def test_another_outlets_article_of_that_id(store: Store) -> None:
    """An id may be a file's name: what another outlet printed under it counts; the draft's own text does not."""
    words = "“We may dredge the outer basin before the winter storms arrive,” said Ines Dragomir."
    [found] = check_draft(store, Article("harbour", words, "Valley Draft", "2030-05-09"))
    assert found.verdict == "verbatim"
    [found] = check_draft(store, Article("harbour", words, published="2030-05-09"))
    assert found.verdict == "verbatim"
    assert {v.verdict for v in check_draft(store, FIRST)} == {"altered", "not-found"}


def test_speakers_have_the_stores_ids(store: Store) -> None:
    """One person has one id on both sides of the answer."""
    found = check(store, "We may dredge the outer basin before the winter storms arrive")
    assert found.against
    assert found.against.speaker
    assert found.quotation.speaker
    assert found.quotation.speaker.id == found.against.speaker.id


def store_of(path: Path, *reports: tuple[str, str]) -> Store:
    """Return a store of reports (text, date) of one outlet each."""
    store = Store.open(path)
    articles = [Article(f"r{n}", text, f"Outlet {n}", date) for n, (text, date) in enumerate(reports)]
    add_articles(store, articles)
    return store


PUMPS = "The pumps were off for nine hours on the night of the flood"


@pytest.mark.parametrize(
    ("added", "severity"),
    [
        ("I was drunk. The pumps were off for nine hours on the night of the flood", "reworded"),
        ("The pumps were off for nine hours on the night of the flood because the mayor wished it", "reworded"),
        ("It is simply a lie that the pumps were off for nine hours on the night of the flood", "meaning"),
        ("I never said that the pumps were off for nine hours on the night of the flood", "meaning"),
    ],
)
def test_more_than_anybody_reported(tmp_path: Path, added: str, severity: str) -> None:
    """Words that no report has make a draft's quotation altered, not verbatim."""
    with store_of(tmp_path / "s.db", (f"“{PUMPS},” said Hedy Falk.", "2030-01-01")) as store:
        found = check(store, added, "Hedy Falk")
        assert (found.verdict, found.severity) == ("altered", severity)


def test_denial_of_a_clipped_fragment(tmp_path: Path) -> None:
    """What has all the words of the draft and a denial besides counts before a fragment that has fewer of them."""
    whole = "“I have no plans at all to shut the library early,” said Marta Dunne."
    cut = "Marta Dunne has “plans to shut the library early”, she said."
    with store_of(tmp_path / "s.db", (whole, "2030-01-01"), (cut, "2030-01-02")) as store:
        found = check(store, "I have plans to shut the library early", "Marta Dunne")
        assert (found.verdict, found.severity) == ("altered", "meaning")


def test_misattributed_by_the_first_report(tmp_path: Path) -> None:
    """A later report without the name, or with a wrong one, does not make another speaker right."""
    words = "“The tower was never inspected after the fire,” said {}."
    reports = [(words.format(who), f"2030-01-0{n}") for n, who in enumerate(("Ida Roe", "an official", "Ben Lund"), 1)]
    with store_of(tmp_path / "s.db", *reports) as store:
        for wrong in ("Jon Pell", "Ben Lund"):
            assert check(store, "The tower was never inspected after the fire", wrong).verdict == "misattributed"
        assert check(store, "The tower was never inspected after the fire", "Ida Roe").verdict == "verbatim"


def test_held_against_what_has_its_words(tmp_path: Path) -> None:
    """Of two reports that differ, the one with all the draft's words is the one it lost something of."""
    first = "“If the county pays for bolts by July, we could reopen the eastern lane in the autumn,” said Dagny Morrow."
    later = "“We will reopen the eastern lane in the autumn,” said Dagny Morrow."
    with store_of(tmp_path / "s.db", (first, "2030-01-01"), (later, "2030-01-02")) as store:
        found = check(store, "We could reopen the eastern lane in the autumn", "Dagny Morrow")
        assert "condition" in {a.kind for a in found.alterations}
        assert found.against
        assert found.against.article == "r0"
