"""The views: read with plain sqlite3, without our code."""

import sqlite3
from collections.abc import Iterator

import pytest

from quotes.models import Alteration, Settlement
from quotes.store import Store


@pytest.fixture
def plain(store: Store, put, tell, path) -> Iterator[sqlite3.Connection]:
    """A plain connection to a store with two reports of the same words, the second altered."""
    first = put("The ferry may sail", "a1", role="harbour master", outlet="Dravno Ledger", published="2024-03-05")
    later = put("The ferry will sail", "b1", outlet="Lake Post", published="2024-03-06T08:00:00+01:00", title="Sails")
    change = Alteration("modality", "meaning", "may", "will", (10, 13), (10, 14), "a possibility is now a promise")
    tell("l1", first, later, severity="meaning", alterations=(change,), similarity=0.75)
    store.settle("venn", [Settlement("p:mara-venn", "p:mara-venn")])
    connection = sqlite3.connect(path)
    connection.row_factory = sqlite3.Row
    yield connection
    connection.close()


def test_quotations(plain: sqlite3.Connection) -> None:
    """A quotation is read with words, speaker, outlet, date and lineage."""
    row = plain.execute("SELECT * FROM quotations WHERE outlet = 'Dravno Ledger'").fetchone()
    assert (row["words"], row["speaker"], row["role"]) == ("The ferry may sail", "Mara Venn", "harbour master")
    assert (row["published"], row["day"], row["lineage"]) == ("2024-03-05", "2024-03-05", "l1")
    assert (row["cue"], row["mention"], row["ruled_by_a_person"]) == ("said", "Mara Venn", 0)


def test_lineages(plain: sqlite3.Connection) -> None:
    """A lineage is read with its first report and its counts."""
    row = plain.execute("SELECT * FROM lineages").fetchone()
    assert (row["words"], row["speaker"], row["first_outlet"]) == ("The ferry may sail", "Mara Venn", "Dravno Ledger")
    assert (row["reports"], row["outlets"], row["alterations"], row["severity"]) == (2, 2, 1, "meaning")


def test_alterations(plain: sqlite3.Connection) -> None:
    """An alteration is read with the words and the outlets on both sides."""
    row = plain.execute("SELECT * FROM alterations").fetchone()
    assert (row["kind"], row["before"], row["after"]) == ("modality", "may", "will")
    assert (row["words_before"], row["words_after"]) == ("The ferry may sail", "The ferry will sail")
    assert (row["outlet_before"], row["outlet_after"], row["speaker"]) == ("Dravno Ledger", "Lake Post", "Mara Venn")


def test_the_other_views(plain: sqlite3.Connection) -> None:
    """Reports, speakers, names, roles and articles are there too."""
    assert plain.execute("SELECT earlier_words FROM reports WHERE place = 2").fetchone()[0] == "The ferry may sail"
    row = plain.execute("SELECT speaker, quotations, outlets, first_day, last_day FROM speakers").fetchone()
    assert tuple(row) == ("Mara Venn", 2, 2, "2024-03-05", "2024-03-06")
    assert plain.execute("SELECT name, quotations FROM speaker_names").fetchall()[0]["quotations"] == 2
    assert plain.execute("SELECT role FROM speaker_roles").fetchone()[0] == "harbour master"
    assert plain.execute("SELECT title FROM articles WHERE outlet = 'Lake Post'").fetchone()[0] == "Sails"


def test_what_is_no_speech_is_in_no_view(plain: sqlite3.Connection, store: Store) -> None:
    """A person's ruling takes a quotation out, and stands in the view of rulings."""
    store.record("not-speech", ["b1-q"], who="am", when="2024-04-01", why="the name of a song")
    assert [r["quotation"] for r in plain.execute("SELECT quotation FROM quotations")] == ["a1-q"]
    row = plain.execute("SELECT kind, words, who FROM rulings").fetchone()
    assert tuple(row) == ("not-speech", "The ferry will sail", "am")


def test_every_view_opens(plain: sqlite3.Connection) -> None:
    """No view depends on a function that only this program knows."""
    for (view,) in plain.execute("SELECT name FROM sqlite_master WHERE type = 'view'").fetchall():
        plain.execute(f"SELECT * FROM {view}").fetchall()
