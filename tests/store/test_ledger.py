"""Rulings: added, undone, refused, exported and imported."""

import json
import sqlite3

import pytest

from quotes.errors import NotFoundError, StoreError, UnreadableInputError, UsageError
from quotes.store import Store

BY = {"who": "am", "when": "2024-04-01T09:00:00Z", "why": "checked the recording"}


@pytest.fixture
def filled(store: Store, put) -> Store:
    """Three articles."""
    put("The ferry sails", "a1")
    put("The ferry sails", "b1", who="Bo Li")
    put("The bridge stands", "c1")
    return store


def test_a_speaker_is_corrected(filled: Store, form_of) -> None:
    """The person named by a ruling is the speaker, for certain; undoing brings the machine's back."""
    before = filled.quotation("a1-q")
    ruling = filled.record("speaker", ["a1-q"], form=form_of("Ida Rohl"), **BY)
    after = filled.quotation("a1-q")
    assert (after.speaker.name, after.speaker.id, after.rule, after.confidence) == (
        "Ida Rohl",
        "p:ida-rohl",
        "ruling",
        1.0,
    )
    assert ruling.number == 1
    filled.record("speaker", ["a1-q"], form=form_of("Bo Li"), **BY)
    assert filled.quotation("a1-q").speaker.name == "Bo Li"
    filled.record("undo", undoes=2, **BY)
    assert filled.quotation("a1-q").speaker.name == "Ida Rohl"
    filled.record("undo", undoes=1, **BY)
    assert filled.quotation("a1-q") == before


def test_a_ruling_outlives_its_form(filled: Store, form_of) -> None:
    """The machine's speaker comes back even after its form was forgotten."""
    filled.record("speaker", ["b1-q"], form=form_of("Ida Rohl"), **BY)
    for block in filled.unsettled():
        filled.settle(block, [])
    filled.record("undo", undoes=1, **BY)
    assert filled.quotation("b1-q").speaker.id == "p:bo-li"


def test_no_speech(filled: Store) -> None:
    """What a person ruled to be no speech is in no list, no search, no count."""
    filled.record("not-speech", ["a1-q"], **BY)
    assert [q.id for q in filled.quotations()] == ["b1-q", "c1-q"]
    assert [found.quotation for found in filled.search("ferry")] == ["b1-q"]
    assert (filled.counts().quotations, "a1-q" in filled.unlinked(), filled.wordings(["a1-q"])) == (2, False, ())
    assert filled.decisions().not_speech == ("a1-q",)
    filled.record("undo", undoes=1, **BY)
    assert filled.counts().quotations == 3


def test_the_later_ruling_on_a_pair_wins(filled: Store) -> None:
    """Same and different, of quotations and of speakers, whichever way round the pair is named."""
    filled.record("same", ["a1-q", "b1-q"], **BY)
    filled.record("different", ["c1-q", "a1-q"], **BY)
    filled.record("same", ["p:mara-venn", "p:bo-li"], **BY)
    decisions = filled.decisions()
    assert (decisions.same, decisions.different) == ((("a1-q", "b1-q"),), (("a1-q", "c1-q"),))
    assert decisions.same_speakers == (("p:bo-li", "p:mara-venn"),)
    filled.record("different", ["b1-q", "a1-q"], **BY)
    decisions = filled.decisions()
    assert (decisions.same, decisions.different) == ((), (("a1-q", "c1-q"), ("a1-q", "b1-q")))
    filled.record("undo", undoes=4, **BY)
    assert filled.decisions().same == (("a1-q", "b1-q"),)


def test_a_speaker_gets_a_name(filled: Store, form_of) -> None:
    """A ruling on a speaker is among the decisions, and every block is to be settled anew."""
    for block in filled.unsettled():
        filled.settle(block, [])
    filled.record("speaker", ["p:bo-li"], form=form_of("Bo Lindqvist"), **BY)
    assert filled.decisions().named_speakers == (("p:bo-li", form_of("Bo Lindqvist")),)
    assert filled.unsettled() == ("li", "venn")


REFUSED = [
    ("same", ["a1-q"], {}, UsageError),
    ("same", ["a1-q", "a1-q"], {}, UsageError),
    ("same", ["a1-q", "p:bo-li"], {}, UsageError),
    ("same", ["a1-q", "none"], {}, NotFoundError),
    ("speaker", ["a1-q"], {}, UsageError),
    ("not-speech", ["p:bo-li"], {}, UsageError),
    ("not-speech", ["a1-q"], {"undoes": 1}, UsageError),
    ("undo", [], {"undoes": 99}, NotFoundError),
    ("undo", [], {}, NotFoundError),
]


@pytest.mark.parametrize(("kind", "subjects", "more", "error"), REFUSED)
def test_rulings_that_make_no_sense(filled: Store, kind, subjects, more, error) -> None:
    """They are refused with a reason and leave no entry."""
    with pytest.raises(error):
        filled.record(kind, subjects, **more, **BY)
    assert filled.entries() == ()


def test_undoing_once(filled: Store) -> None:
    """A ruling is undone once, and an undo is not undone."""
    filled.record("not-speech", ["a1-q"], **BY)
    filled.record("undo", undoes=1, **BY)
    for number in (1, 2):
        with pytest.raises(UsageError):
            filled.record("undo", undoes=number, **BY)
    assert filled.rulings() == ()
    assert len(filled.entries()) == 2


@pytest.mark.parametrize("sql", ["DELETE FROM ledger", "UPDATE ledger SET who = 'x'", "DELETE FROM ledger_subject"])
def test_nothing_is_taken_out_of_the_ledger(filled: Store, sql: str) -> None:
    """The file itself refuses to change or remove a ruling."""
    filled.record("not-speech", ["a1-q"], **BY)
    with pytest.raises(StoreError, match="only added to") as caught:
        filled._database.run(sql)
    assert isinstance(caught.value.__cause__, sqlite3.IntegrityError)


def test_to_another_store_and_back(filled: Store, form_of, tmp_path) -> None:
    """An exported ledger, imported elsewhere, is the same ledger; twice is once."""
    filled.record("speaker", ["a1-q"], form=form_of("Ida Rohl"), **BY)
    filled.record("not-speech", ["b1-q"], **BY)
    filled.record("same", ["p:mara-venn", "p:bo-li"], **BY)
    filled.record("undo", undoes=2, **BY)
    lines = list(filled.export_rulings())
    assert json.loads(lines[3])["undoes"] == 2
    with Store.open(tmp_path / "other.db") as other:
        assert other.import_rulings(lines) == 4
        assert other.entries() == filled.entries()
        assert other.import_rulings([*lines, "\n"]) == 0
        assert list(other.export_rulings()) == lines
    assert filled.import_rulings(lines) == 0


def test_an_import_keeps_undoing_the_right_entry(filled: Store) -> None:
    """Numbers differ between stores; what is undone does not."""
    foreign = [
        '{"number": 7, "kind": "not-speech", "who": "bo", "when": "2024", "subjects":'
        ' [{"article": "a1", "base_id": "a1", "text": "The ferry sails"}]}',
        '{"number": 9, "kind": "undo", "who": "bo", "when": "2024", "undoes": 7}',
    ]
    filled.record("not-speech", ["b1-q"], **BY)
    assert filled.import_rulings(foreign) == 2
    assert [(r.number, r.kind) for r in filled.rulings()] == [(1, "not-speech")]
    assert filled.quotation("a1-q") in filled.of_article("a1")


def test_what_two_people_undid(filled: Store) -> None:
    """An imported undo of what is undone here already is no news; one of nothing is a fault of the file."""
    filled.record("not-speech", ["a1-q"], **BY)
    lines = list(filled.export_rulings())
    filled.record("undo", undoes=1, **BY)
    undo = '{"number": 2, "kind": "undo", "who": "bo", "when": "2025", "undoes": 1}'
    assert filled.import_rulings([*lines, undo]) == 0
    with pytest.raises(UnreadableInputError, match="line 1: undoes a ruling"):
        filled.import_rulings([undo])


BROKEN = [
    "{",
    "[]",
    '{"kind": "maybe"}',
    '{"kind": "undo"}',
    '{"kind": "undo", "undoes": "one"}',
    '{"kind": "same", "subjects": 3}',
    '{"kind": "same", "subjects": [{"speaker": "p:x"}]}',
    '{"kind": "not-speech", "subjects": [{"article": "a1"}]}',
    '{"kind": "not-speech", "subjects": ["a1"]}',
    '{"kind": "speaker", "subjects": [{"speaker": "p:x"}]}',
    '{"kind": "speaker", "subjects": [{"speaker": "p:x"}], "form": {"key": "p:y"}}',
    '{"kind": "not-speech", "who": 3, "subjects": [{"speaker": "p:x"}]}',
    '{"kind": "undo", "undoes": 99999999999999999999999}',
    "[" * 100_000,
]


@pytest.mark.parametrize("line", BROKEN, ids=lambda line: line[:40])
def test_lines_that_are_no_rulings(filled: Store, line: str) -> None:
    """The line is named, and nothing of the file is taken in."""
    good = '{"kind": "not-speech", "subjects": [{"article": "a1", "base_id": "a1", "text": "The ferry sails"}]}'
    with pytest.raises(UnreadableInputError, match=r"rules\.jsonl, line 2"):
        filled.import_rulings([good, line], "rules.jsonl")
    assert filled.entries() == ()
