"""Outlets by name, by shape and by description."""

import pytest

from quotes.lineage import find_outlets, full_name, open_book, outlet_key, same_outlet
from quotes.rules import read_rules

BOOK = open_book(("Bench and Gown", "The Long Shelf", "Osmin Packet"))


@pytest.mark.parametrize(
    ("text", "outlets"),
    [
        ("She told the Dravno Ledger.", ["Dravno Ledger"]),
        ("She told Radio Tamari that it leaks.", ["Radio Tamari"]),
        ("She told Bench and Gown.", ["Bench and Gown"]),
        ("The Dravno Ledger was first. She told the daily more.", ["Dravno Ledger", "Dravno Ledger"]),
        ("The Dravno Ledger had it. The Ledger ran it twice.", ["Dravno Ledger", "Dravno Ledger"]),
        (
            "Radio Tamari met him and the Osmin Packet did not. He told the station.",
            ["Radio Tamari", "Osmin Packet", "Radio Tamari"],
        ),
        ("The FT had it; she told the British daily.", ["Financial Times", "Financial Times"]),
        ("The Osmin Times wrote. Later the Times wrote again.", ["Osmin Times", "Osmin Times"]),
        ("Kanal Sechs and the weekly Die Lupe were there.", ["Kanal Sechs", "Die Lupe"]),
        ("The Trucker's Almanac is old.", ["Trucker's Almanac"]),
        ("The Voice of the Vale is new.", ["Voice of the Vale"]),
        ("Coastal Protection Agency boats left.", []),
        ("The daily bread was late.", []),
    ],
)
def test_mentions(text: str, outlets: list[str]) -> None:
    """Each mention is found in its place and has the outlet's full name."""
    found = find_outlets(text, BOOK)
    assert [m.outlet for m in found] == outlets
    assert all(text[m.start : m.end] == m.text for m in found)


def test_own_outlet() -> None:
    """ "This newspaper" is the article's own outlet."""
    [mention] = find_outlets("She told this newspaper so.", BOOK, "Osmin Packet")
    assert mention.outlet == "Osmin Packet"


def test_weak_names_are_marked() -> None:
    """A name that is an ordinary word is left to its surroundings."""
    [mention] = find_outlets("Time will tell.", BOOK)
    assert mention.weak


def test_names_of_one_outlet() -> None:
    """Case, accents, articles and other names make no other outlet."""
    assert outlet_key("The Osmín Packet") == outlet_key("osmin packet")
    assert full_name("the FT", BOOK) == "Financial Times"
    assert full_name("The Unheard Of", BOOK) == "Unheard Of"
    assert same_outlet("AP", "Associated Press", BOOK)
    assert not same_outlet("Osmin Packet", None, BOOK)


def test_rules_name_each_outlet_once() -> None:
    """No name stands for two outlets of the rules."""
    rows = read_rules("outlets")["known"]
    names = [name for row in rows for name in {row["name"], *row.get("also", ())}]
    assert len(names) == len(set(names))
