"""The registry of speakers: forms, blocks, summaries, whatever the order of adding."""

from itertools import permutations

import pytest

from quotes.errors import NotFoundError
from quotes.models import Settlement
from quotes.store import QuotationFilter, Store


def settle_all(store: Store, speaker: str, name: str | None = None) -> None:
    """Make all forms of every unsettled block one speaker."""
    for block in store.unsettled():
        store.settle(block, [Settlement(form.key, speaker, name) for form in store.forms(block)])


def test_forms_wait_to_be_settled(store: Store, put) -> None:
    """New forms make their block unsettled; each is a speaker of its own until then."""
    put("The ferry sails", "a1", role="harbour master")
    put("The ferry stays", "b1", who="Venn", role="engineer")
    assert store.unsettled() == ("venn",)
    assert [(f.key, f.name, f.roles) for f in store.forms("venn")] == [
        ("p:mara-venn", "Mara Venn", ("harbour master",)),
        ("p:venn", "Venn", ("engineer",)),
    ]
    assert [s.id for s in store.speakers()] == ["p:mara-venn", "p:venn"]
    settle_all(store, "p:mara-venn")
    assert store.unsettled() == ()
    assert [s.id for s in store.speakers()] == ["p:mara-venn"]


def test_a_role_that_opens_a_sentence_is_no_other_role(store: Store, put) -> None:
    """ "The harbour master" and "the harbour master" are listed once, in small letters."""
    put("The ferry sails", "a1", role="The harbour master")
    put("The ferry stays", "b1", role="The harbour master")
    put("The ferry sank", "c1", role="the harbour master")
    settle_all(store, "p:mara-venn")
    assert store.speaker("p:mara-venn").roles == ("the harbour master",)


def test_summary(store: Store, put) -> None:
    """Names, roles, outlets with counts, first and last date as given."""
    put("The ferry sails", "a1", role="harbour master", outlet="Dravno Ledger", published="2024-03-05")
    put("The ferry stays", "b1", who="Venn", outlet="Lake Post", published="2024-02")
    put("The ferry sank", "c1", outlet="Dravno Ledger", role="engineer")
    settle_all(store, "p:mara-venn")
    summary = store.speaker("p:mara-venn")
    assert (summary.name, summary.kind, summary.quotations, summary.articles) == ("Mara Venn", "person", 3, 3)
    assert summary.names == (("Mara Venn", 2), ("Venn", 1))
    assert summary.roles == ("engineer", "harbour master")
    assert summary.outlets == (("Dravno Ledger", 2), ("Lake Post", 1))
    assert (summary.first, summary.last) == ("2024-02", "2024-03-05")
    with pytest.raises(NotFoundError):
        store.speaker("p:nobody")


@pytest.mark.parametrize("order", list(permutations(["Mara Venn", "Venn", "Mara A Venn"])))
def test_the_order_of_adding_does_not_matter(store: Store, put, order: tuple[str, ...]) -> None:
    """Names and ids of speakers are the same whichever article came first."""
    for number, who in enumerate(order):
        put(f"Ferry number {number} sails", f"a{number}", who=who)
        settle_all(store, "p:mara-venn")
    (summary,) = store.speakers()
    assert (summary.id, summary.name) == ("p:mara-venn", "Mara Venn")


def test_a_name_that_the_rules_give(store: Store, put) -> None:
    """The name to show can come with the settlement."""
    put("The ferry sails", who="Venn")
    settle_all(store, "p:mara-venn", "Mara Venn")
    assert store.speaker("p:mara-venn").name == "Mara Venn"
    assert store.quotation("a1-q").speaker.name == "Venn"
    assert store.find_speakers("mara") == ("p:mara-venn",)


def test_what_goes_leaves_no_form(store: Store, put) -> None:
    """When its last quotation goes, a form is forgotten with its speaker at the next settling."""
    put("The ferry sails", "a1")
    put("The ferry stays", "b1", who="Bo Venn")
    settle_all(store, "p:venn")
    store.remove_article("b1")
    assert store.unsettled() == ("venn",)
    store.settle("venn", [Settlement(form.key, form.key) for form in store.forms("venn")])
    assert [tuple(row) for row in store._database.rows("SELECT id FROM speaker")] == [("p:mara-venn",)]


def test_reform(store: Store, put, form_of) -> None:
    """After the rules for names changed, quotations are filed anew."""
    put("The ferry sails", "a1", who="Capt Venn")
    store.reform({"a1-q": form_of("Venn")})
    assert store.quotation("a1-q").speaker.id == "p:venn"
    assert store.unsettled() == ("venn",)


def test_more_speakers_than_sqlite_binds(store: Store) -> None:
    """A name that very many go by is no error."""
    rows = [(f"a:{number}", f"an official of harbour {number}", "anonymous") for number in range(40_000)]
    with store.transaction():
        store._database.run_many("INSERT INTO speaker VALUES (?, ?, ?)", rows)
    assert list(store.quotations(QuotationFilter(speaker="official"))) == list(store.speakers("official")) == []


def test_summaries_by_kind(store: Store, put) -> None:
    """Speakers of one kind only."""
    put("The ferry sails")
    assert [s.id for s in store.speakers(kind="person")] == ["p:mara-venn"]
    assert list(store.speakers("venn", kind="organisation")) == []


def test_finding_speakers(store: Store, put) -> None:
    """By id, else by the whole name, else by words of it; accents and case do not matter."""
    put("The ferry sails", "a1", who="Léa Venn")
    put("The ferry stays", "b1", who="Léa Venn Tarnow")
    assert store.find_speakers("p:léa-venn") == ("p:léa-venn",)
    assert store.find_speakers("lea venn") == ("p:léa-venn",)
    assert store.find_speakers("VENN") == ("p:léa-venn", "p:léa-venn-tarnow")
    assert store.find_speakers("en") == store.find_speakers("") == ()
