"""``quotes rule``: what a person rules holds, survives, and can be taken back."""

import json
import re
from pathlib import Path

import pytest

from quotes.ingest import read_articles
from quotes.store import Store
from quotes.workflow import add_articles

QUAY = sorted((Path(__file__).resolve().parents[2] / "fixtures" / "commands" / "quay").glob("*.txt"))
WORDS = "before the winter storms"
BY = ("--by", "am", "--why", "heard the recording")


@pytest.fixture
def desk(quotes, tmp_path: Path):
    """Run a command on a store of the quay that may be changed."""
    path = tmp_path / "quay.db"
    with Store.open(path) as opened:
        add_articles(opened, read_articles(QUAY))
    return lambda *arguments, **more: quotes("--store", path, *arguments, **more)


def rows(done) -> list:
    """Read the JSON lines of a run that went well."""
    assert (done.code, done.err) == (0, "")
    return [json.loads(line) for line in done.out.splitlines()]


def ruled(done) -> list:
    """Read the JSON line of a ruling; what came of it is told on stderr."""
    assert done.code == 0
    return [json.loads(line) for line in done.out.splitlines()]


def reports(desk) -> list[str]:
    """Return the ids of the quotations that hold WORDS."""
    return [q["id"] for q in rows(desk("list")) if WORDS in q["text"]]


def test_different_then_undone(desk) -> None:
    """Two reports ruled to be different words part, also after adding again; undo brings all back."""
    before = rows(desk("lineages"))
    one, two = reports(desk)[:2]
    (home,) = {x["lineage"] for x in before for r in x["reports"] if r["quotation"] == two}
    done = desk("rule", "different", one, two, *BY)
    (ruling,) = ruled(done)
    assert re.fullmatch(rf"quotes: {two} left {home} and stands in L-\w+, with \d+ reports?\n", done.err)
    assert (ruling["number"], ruling["kind"], ruling["who"], ruling["holds"]) == (1, "different", "am", True)
    assert [s["quotation"] for s in ruling["subjects"]] == [one, two]
    parted = rows(desk("lineages"))
    assert len(parted) == len(before) + 1
    desk("add", *QUAY)
    assert rows(desk("lineages")) == parted
    assert ruled(desk("rule", "undo", "1", "--by", "am"))[0]["undoes"] == 1
    assert rows(desk("lineages")) == before
    assert [r["holds"] for r in rows(desk("rule", "list"))] == [False, False]


def entries(desk) -> int:
    """Count the entries of the ledger."""
    return len(rows(desk("rule", "list")))


def test_a_newer_ruling_takes_the_place_of_an_older(desk) -> None:
    """The newer of two contrary rulings says whose place it takes; undone, it gives way again."""
    one, two = reports(desk)[:2]
    before = rows(desk("lineages"))
    desk("rule", "different", one, two, *BY)
    apart = rows(desk("lineages"))
    done = desk("rule", "same", two, one, *BY)
    assert "takes the place of ruling 1 (different), which would hold again if this one is undone\n" in done.err
    assert [len(x["reports"]) for x in rows(desk("lineages"))] == [len(x["reports"]) for x in before]
    shown = [(r["holds"], r["replaced_by"]) for r in rows(desk("rule", "list"))]
    assert shown == [(False, 2), (True, None)]
    assert "1  different  replaced by 2  am" in desk("rule", "list", "-ftable").out
    why = rows(desk("show", one))[0]["why"]
    assert why[-1].startswith(f"ruling 2: the same words as {two}, by am, ")
    assert not any("ruling 1:" in line for line in why)
    assert "quotes: ruling 1 (different) holds again\n" in desk("rule", "undo", "2").err
    assert rows(desk("lineages")) == apart


def test_a_ruling_made_twice_is_one(desk) -> None:
    """What the newest ruling on the same subjects says is not added again, whatever the order of the ids."""
    one, two = reports(desk)[:2]
    (first,) = ruled(desk("rule", "different", one, two, *BY))
    done = desk("rule", "different", two, one, "--by", "ed")
    assert ruled(done) == [first]
    assert done.err == "quotes: ruling 1 says so already; nothing was added\n"
    desk("rule", "same", one, two, *BY)
    assert ruled(desk("rule", "different", one, two, *BY))[0]["number"] == 3
    assert "had taken its place and still holds" in desk("rule", "undo", "2", *BY).err
    for number, again in ((5, ""), (5, "says so already"), (6, "takes the place of ruling 5 (speaker Ilse Marn)")):
        done = desk("rule", "speaker", one, "Ilse Marn" if number == 5 else "Ada Moor", *BY)
        assert ruled(done)[0]["number"] == number
        assert again in done.err
    assert entries(desk) == 6


def test_what_others_bind_is_told(desk) -> None:
    """Two reports of one parent do not part by a ruling on the two; the ids that bind them are told."""
    one = reports(desk)[0]
    tree = next(x for x in rows(desk("lineages")) if one in {r["quotation"] for r in x["reports"]})
    parent = {r["quotation"]: r["parent"] for r in tree["reports"]}
    root = next(q for q, p in parent.items() if p is None)
    left, right = [q for q, p in parent.items() if p == root][:2]
    told = desk("rule", "different", left, right, *BY).err
    for one in (left, right):
        assert f"both still stand in {tree['lineage']}, as other reports bind them: {one} descends from {root}" in told
        assert f"quotes rule different {one} {root}\n" in told


def test_one_ruling_against_another_is_told(desk) -> None:
    """Rulings that bind what an older one parts say that it has no effect any more, for speakers too."""
    one, two = sorted(s["id"] for s in rows(desk("speakers")) if s["id"].startswith("p:"))[:2]
    desk("rule", "speaker", reports(desk)[1], "Ilse Marn", *BY)
    three = "p:ilse-marn"
    desk("rule", "different", one, two, *BY)
    assert f"{one} and {three} are one speaker: " in desk("rule", "same", one, three, *BY).err
    told = desk("rule", "same", two, three, *BY).err
    assert f"ruling 2 (different: {one}, {two}) no longer has its effect" in told
    assert "are still one speaker, as other rulings bind them" in desk("rule", "different", one, two, *BY).err


def test_what_became_of_the_lineage(desk) -> None:
    """Naming the speaker tells whether the report stays with the others, and how to keep it there."""
    one = reports(desk)[0]
    (tree,) = [x for x in rows(desk("lineages")) if one in {r["quotation"] for r in x["reports"]}]
    stays = f"stays in {tree['lineage']}, with {len(tree['reports'])} reports\n"
    told = {}
    for report in tree["reports"][1:]:
        if report["kind"] != "source":
            told[report["quotation"]] = desk("rule", "speaker", report["quotation"], "Ilse Marn", *BY).err
            number = entries(desk)
            desk("rule", "undo", str(number), *BY)
    assert told
    for quotation, line in told.items():
        assert stays in line or f"{quotation} left {tree['lineage']} and stands in L-" in line
        assert stays in line or f"if they are: quotes rule same {quotation} " in line


def test_a_ruling_on_what_is_no_speech(desk) -> None:
    """Who rules on words that another ruling took out of all lists is told of that one."""
    (shown,) = rows(desk("show", "asked the fishermen"))
    desk("rule", "not-speech", shown["id"], *BY)
    told = desk("rule", "speaker", shown["id"], "Ilse Marn", *BY).err
    assert f"{shown['id']} is no speech by ruling 1 and stands in no list; quotes rule undo 1\n" in told


def test_a_joined_speaker_keeps_its_id(desk) -> None:
    """Rulings find a speaker by the id that it had before it was joined to another one."""
    one, two = sorted(s["id"] for s in rows(desk("speakers")) if s["id"].startswith("p:"))[:2]
    desk("rule", "same", one, two, *BY)
    told = desk("rule", "different", one, two, *BY).err
    assert "takes the place of ruling 1 (same)" in told
    assert {one, two} <= {s["id"] for s in rows(desk("speakers"))}


def test_same(desk) -> None:
    """Two quotations ruled to be the same words stand in one lineage."""
    by_size = sorted(rows(desk("lineages")), key=lambda x: len(x["reports"]))
    one, two = by_size[0]["reports"][0]["quotation"], by_size[-1]["reports"][0]["quotation"]
    ruled(desk("rule", "same", one, two, *BY))
    joined = rows(desk("trace", one))[0]
    assert {one, two} <= {r["quotation"] for r in joined["reports"]}


def test_speaker_by_words_and_another_add(desk, tmp_path: Path) -> None:
    """The person named is the speaker, for certain, and stays so when a new article brings the same words."""
    ruled(desk("rule", "speaker", "asked the fishermen", "Ilse Marn", *BY))
    (said,) = rows(desk("list", "--speaker", "Ilse Marn"))
    assert (said["rule"], said["confidence"], said["speaker"]["id"]) == ("ruling", 1.0, "p:ilse-marn")
    why = rows(desk("show", said["id"]))[0]["why"]
    assert why[0] == "a person ruled who said it"
    assert why[1].startswith("ruling 1: speaker Ilse Marn, by am, ")
    later = tmp_path / "later.txt"
    later.write_text(f"“{said['text'].rstrip(',')}” said Tomas Brandt.", encoding="utf-8")
    desk("add", later, "--published", "2031-04-01", "--outlet", "Ferry News")
    assert rows(desk("list", "--speaker", "Ilse Marn")) == [said]


def test_speakers_are_one_and_get_a_name(desk) -> None:
    """Two speakers ruled to be one are listed as one; a speaker's name can be put right."""
    speakers = {s["id"] for s in rows(desk("speakers"))}
    one, two = sorted(i for i in speakers if i.startswith("p:"))[:2]
    ruled(desk("rule", "same", one, two, *BY))
    assert len(rows(desk("speakers"))) == len(speakers) - 1
    ruled(desk("rule", "undo", "1", *BY))
    ruled(desk("rule", "speaker", one, "Ilse Marn", *BY))
    assert rows(desk("speakers", "Ilse Marn"))[0]["id"] == "p:ilse-marn"
    ruled(desk("rule", "undo", "3", *BY))
    assert {s["id"] for s in rows(desk("speakers"))} == speakers


def test_not_speech(desk) -> None:
    """What is ruled to be no speech leaves the lists and the lineages, and comes back."""
    before = rows(desk("lineages"))
    (shown,) = rows(desk("show", "asked the fishermen"))
    ruled(desk("rule", "not-speech", shown["id"], *BY))
    assert shown["id"] not in {q["id"] for q in rows(desk("list"))}
    assert shown["id"] not in {r["quotation"] for x in rows(desk("lineages")) for r in x["reports"]}
    assert "ruling 1: not-speech, by am, " in rows(desk("show", shown["id"]))[0]["why"][-1]
    assert "(quotes rule undo 1)" in desk("show", shown["id"], "-ftable").out
    ruled(desk("rule", "undo", "1", *BY))
    assert rows(desk("lineages")) == before


def test_to_another_store(desk, quotes, tmp_path: Path) -> None:
    """Exported rulings hold in another store with the same articles, once."""
    one, two = reports(desk)[:2]
    desk("rule", "different", one, two, *BY)
    desk("rule", "speaker", "asked the fishermen", "Ilse Marn", *BY)
    ledger = tmp_path / "rulings.jsonl"
    ledger.write_text(desk("rule", "export").out, encoding="utf-8")
    other = ("--store", tmp_path / "other.db")
    quotes(*other, "add", *QUAY)
    assert quotes(*other, "rule", "import", ledger).err == "quotes: 2 rulings taken over\n"
    assert quotes(*other, "rule", "import", "-", stdin=ledger.read_bytes()).err == "quotes: 0 rulings taken over\n"
    for command in ("list", "lineages", "speakers"):
        assert rows(quotes(*other, command)) == rows(desk(command))


def test_shown_for_people(desk) -> None:
    """On a terminal a ruling says what, who, when and why, and words are never markup."""
    done = desk("rule", "not-speech", "asked the fishermen", "--by", "[red]am", "--why", "a \x1b[31msign", "-ftable")
    assert "1  not-speech  [red]am, " in done.out
    assert "“Nobody asked the fishermen" in done.out
    assert "because: a " in done.out
    assert "\x1b" not in done.out
    assert "undone" not in desk("rule", "list", "-f", "table").out
    desk("rule", "undo", "1")
    assert "1  not-speech  undone" in desk("rule", "list", "-f", "table").out


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["same", "zebra", "zebra"], 1, "zebra: is neither an id nor words of a quotation"),
        (["not-speech", WORDS], 2, "quotations; name one by its id"),
        (["not-speech", "Brandt"], 2, "takes a quotation, not a speaker"),
        (["speaker", "asked the fishermen", " "], 2, "is no name; give the speaker's full name"),
        (["undo", "7"], 1, "7: is no ruling of this store"),
        (["undo", "x"], 2, "Invalid value for 'N'"),
        (["import", "nowhere.jsonl"], 1, "nowhere.jsonl: cannot be read (no such file or directory)"),
        (["import", "-"], 1, "standard input, line 1: is no JSON"),
    ],
)
def test_refused(desk, arguments: list[str], code: int, message: str) -> None:
    """What makes no sense is refused with the reason, and no entry is made."""
    done = desk("rule", *arguments, stdin=b"{")
    assert (done.code, done.out) == (code, "")
    assert message in done.err
    assert rows_or_nothing(desk("rule", "list")) == []


def rows_or_nothing(done) -> list:
    """Return what a list printed."""
    return [json.loads(line) for line in done.out.splitlines()]


@pytest.mark.parametrize("name", ["same", "different", "speaker", "not-speech", "undo", "list", "export", "import"])
def test_each_help_has_examples(quotes, name: str) -> None:
    """Each command of the group shows how it is called."""
    done = quotes("rule", name, "--help")
    assert done.code == 0
    assert f"quotes rule {name}" in done.out.partition("Examples:")[2]
