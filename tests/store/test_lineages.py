"""Lineages: saved and read whole, replaced, listed in order, found by what stands in them."""

import pytest
from attrs import evolve

from quotes.errors import NotFoundError
from quotes.models import Also, Alteration, Copy, Credit, First, Lineage, Report, Settlement
from quotes.store import LineageFilter, Store


@pytest.fixture
def full(store: Store, put) -> Lineage:
    """A lineage that uses every field, of two stored quotations and a source passage."""
    one = put("The ferry may sail", "a1", outlet="Dravno Ledger", published="2024-03-05")
    two = put("The ferry will sail", "b1", outlet="Lake Post", published="2024-03-06")
    change = Alteration("modality", "meaning", "may", "will", (10, 13), (10, 14), "a possibility is now a promise")
    source = Report("s1", "a1", 0, 9, "Dravno Ledger", "2024-03-05", "source", "The ferry")
    root = Report(
        one.id, "a1", 1, 19, one.outlet, one.published, "direct", one.text, one.speaker, "s1", severity="none"
    )
    child = Report(
        quotation=two.id,
        article="b1",
        start=1,
        end=20,
        outlet=two.outlet,
        published=two.published,
        kind="partial",
        text=two.text,
        speaker=two.speaker,
        parent=one.id,
        also=(Also("l2", "q9"), Also("l3", "q8")),
        copies=(Copy("c1", "c1-q", "Morning Call", "2024-03-07"), Copy("d1", "d1-q", None, None)),
        similarity=0.75,
        severity="meaning",
        alterations=(change, evolve(change, kind="tense")),
    )
    return Lineage(
        lineage="l1",
        speaker=one.speaker,
        first=First("Dravno Ledger", "a1", "2024-03-05", "told-to", 0.9, "said to it"),
        reports=(source, root, child),
        credits=(Credit("b1", "Dravno Ledger", "told the Dravno Ledger", 21, 43, "told-to", (two.id,)),),
        severity="meaning",
    )


def test_what_goes_in_comes_out(store: Store, full: Lineage) -> None:
    """Every field of a lineage is kept."""
    store.save([full])
    assert store.lineage("l1") == full
    assert list(store.lineages()) == [full]


def test_saving_again_replaces(store: Store, full: Lineage) -> None:
    """A lineage of the same id takes the place of the old one, in all its parts."""
    store.save([full])
    shorter = evolve(full, reports=full.reports[:2], credits=(), severity="none")
    store.save([shorter])
    assert store.lineage("l1") == shorter
    assert (store.counts().reports, store.counts().alterations) == (2, 0)
    store.save([], removed=["l1"])
    assert store.counts().lineages == store.counts().reports == 0


def test_saving_is_all_or_nothing(store: Store, full: Lineage) -> None:
    """Where one lineage cannot be saved, none is."""

    def lineages():
        yield full
        raise RuntimeError("the linker stopped")

    with pytest.raises(RuntimeError):
        store.save(lineages())
    assert store.counts().lineages == 0


def test_found_by_what_stands_in_it(store: Store, full: Lineage) -> None:
    """By quotation, by copy, by source passage, by article."""
    store.save([full])
    for quotation in ("a1-q", "b1-q", "c1-q", "s1"):
        assert store.lineage_of(quotation) == full
    assert store.lineage_of("q9") is None
    assert store.lineages_of_article("c1") == store.lineages_of_article("a1") == ("l1",)
    assert store.wordings(["s1"])[0].text == "The ferry"
    with pytest.raises(NotFoundError):
        store.lineage("l2")


def test_unlinked(store: Store, full: Lineage, put) -> None:
    """Quotations without a lineage are known, so that an interrupted run can go on."""
    put("The bridge stands", "e1")
    assert store.unlinked() == ("a1-q", "b1-q", "e1-q")
    store.save([full])
    assert store.unlinked() == ("e1-q",)


def test_a_version_that_repeats_the_words(store: Store, full: Lineage, put) -> None:
    """Words that a later version of an article repeats stand in the lineage of the earlier version's."""
    store.save([full])
    later = put("The ferry may sail", "e1")
    assert store.unlinked() == (later.id,)
    store.mark_repeats({later.id: "a1-q"})
    assert store.unlinked() == ()
    assert store.lineage_of(later.id) == full
    assert store.repeated_by("a1-q") == (later.id,)
    assert store._database.rows("SELECT lineage FROM quotations WHERE quotation = 'e1-q'")[0][0] == "l1"
    store.remove_article("a1")
    assert store.unlinked() == (later.id,)


def test_speakers_as_settled_now(store: Store, full: Lineage) -> None:
    """A speaker's id follows what was settled since the lineage was saved."""
    store.save([full])
    store.settle("venn", [Settlement("p:mara-venn", "p:mara-anna-venn", "Mara Anna Venn")])
    assert store.lineage("l1").speaker.id == "p:mara-anna-venn"
    assert {r.speaker.id for r in store.lineage("l1").reports if r.speaker} == {"p:mara-anna-venn"}
    assert store._database.rows("SELECT speaker FROM lineages")[0][0] == "Mara Anna Venn"


FILTERS = [
    ({}, ["l0", "l1", "l2"]),
    ({"limit": 1}, ["l0"]),
    ({"speaker": "Li"}, ["l0"]),
    ({"outlet": "LAKE POST"}, ["l1", "l2"]),
    ({"outlet": "Morning Call"}, ["l1"]),
    ({"article": "c1"}, ["l1"]),
    ({"severity": "reworded"}, ["l1"]),
    ({"severity": "none"}, ["l0", "l1", "l2"]),
    ({"alteration": "tense"}, ["l1"]),
    ({"alteration": "number"}, []),
    ({"reports": 2}, ["l1"]),
    ({"since": "2024-03-06"}, ["l1", "l2"]),
    ({"until": "2024-03-04"}, ["l0"]),
]


@pytest.mark.parametrize(("fields", "ids"), FILTERS)
def test_filters(store: Store, full: Lineage, put, tell, fields: dict[str, object], ids: list[str]) -> None:
    """Each field narrows the list; the order is the time of the first report."""
    tell("l2", put("The bridge stands", "f1", outlet="Lake Post", published="2024-03-09"))
    tell("l0", put("The road is shut", "g1", who="Bo Li", published="2024-03-01"))
    store.save([full])
    assert [lineage.lineage for lineage in store.lineages(LineageFilter(**fields))] == ids


def test_many_lineages_stream_in_order(store: Store) -> None:
    """More lineages than are read at a time come out once each and in order."""
    first = First(None, None, None, "unknown", 0.0, "no date")
    many = [
        Lineage(f"l{n:03}", None, first, (Report(f"q{n}", "a", 0, 1, None, None, "direct", "x"),)) for n in range(450)
    ]
    store.save(reversed(many))
    assert list(store.lineages()) == many


def test_the_order_does_not_hang_on_ids(store: Store) -> None:
    """Lineages of one day come by article and place: which ids they have hangs on what was added when."""

    def lone(name: str, article: str, start: int) -> Lineage:
        root = Report(f"q-{name}", article, start, start + 5, "A Post", "2024-03-05", "direct", "Words")
        return Lineage(name, None, First("A Post", article, "2024-03-05", "only", 0.6, ""), (root,), (), "none")

    store.save([lone("z", "a1", 7), lone("a", "a2", 7), lone("m", "a1", 900), lone("b", "a1", 1200)])
    assert [x.lineage for x in store.lineages()] == ["z", "m", "b", "a"]
