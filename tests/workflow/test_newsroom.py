"""A newsroom's rules over a store: whenever laid over, it is as if they had been there from the start."""

from pathlib import Path

import pytest

from quotes.errors import RulesError
from quotes.models import Article
from quotes.rules import overlay_in_force
from quotes.store import Store
from quotes.workflow import add_articles, check_draft
from quotes.workflow.naming import lay_names, overlay_of
from quotes.workflow.newsroom import check_newsroom, read_newsroom

RULES = """
[titles.strong]
words = "skerrymaster"
[antonyms]
pairs = "calm / tempestuous"
[aliases.people]
"Mara Venn" = ["Ilka Dorn"]
"""
ARTICLES = [
    Article("a1", "“The moles were calm all through the week,” said Skerrymaster Mara Venn.", "A Post", "2031-01-01"),
    Article("a2", "“The moles were tempestuous all through the week,” said Mara Venn.", "B Post", "2031-01-02"),
    Article("a3", "“The quay is rotten from end to end,” said Skerrymaster Ilka Dorn.", "C Post", "2031-01-03"),
]


def everything(store: Store) -> tuple[list, list, list]:
    """Return what a store says."""
    return list(store.quotations()), list(store.lineages()), list(store.speakers())


def test_before_between_and_after(tmp_path: Path) -> None:
    """Laid over first, in between or last, the rules make the same of a store; taken away, there is nothing left."""
    said = []
    for place in range(len(ARTICLES) + 1):
        with Store.open(tmp_path / f"{place}.db") as store:
            add_articles(store, ARTICLES[:place])
            lay_names(store, RULES, "newsroom.toml")
            add_articles(store, ARTICLES[place:])
            said.append(everything(store))
            assert overlay_in_force() is None
    assert all(one == said[0] for one in said)
    assert [s.name for s in said[0][2]] == ["Mara Venn"]
    with Store.open(tmp_path / "0.db") as store, Store.open(tmp_path / "plain.db") as plain:
        add_articles(plain, ARTICLES)
        lay_names(store, "", "empty.toml")
        assert everything(store) == everything(plain) != said[0]


def test_a_persons_ruling_stays(tmp_path: Path) -> None:
    """Reading every article anew keeps what a person ruled."""
    with Store.open(tmp_path / "a.db") as store:
        add_articles(store, ARTICLES)
        (first, *_) = store.quotations()
        store.record("not-speech", [first.id], who="am", when="2031-02-01")
        lay_names(store, RULES, "newsroom.toml")
        assert first.id not in {q.id for q in store.quotations()}


def test_a_draft_is_read_by_the_rules_of_the_store(tmp_path: Path) -> None:
    """``check_draft`` goes by them and leaves none of them behind."""
    draft = Article("d", "“The quay is rotten from end to end,” said Skerrymaster Jon Arle.")
    with Store.open(tmp_path / "a.db") as store:
        add_articles(store, ARTICLES)
        lay_names(store, RULES, "newsroom.toml")
        (verdict,) = check_draft(store, draft)
        assert verdict.verdict == "misattributed"
        assert verdict.quotation.speaker.name == "Jon Arle"
        assert overlay_in_force() is None


def test_workers_read_anew(tmp_path: Path) -> None:
    """The number of processes makes no difference."""
    with Store.open(tmp_path / "1.db") as one, Store.open(tmp_path / "2.db") as two:
        for store, jobs in ((one, 1), (two, 2)):
            add_articles(store, ARTICLES, jobs=jobs)
            lay_names(store, RULES, "newsroom.toml", jobs=jobs)
        assert everything(one) == everything(two)


def test_a_fault_changes_nothing(tmp_path: Path) -> None:
    """What the rules cannot do without is not taken out; the store keeps what it has."""
    with Store.open(tmp_path / "a.db") as store:
        add_articles(store, ARTICLES)
        before = everything(store)
        with pytest.raises(RulesError, match=r"newsroom\.toml: takes out or adds what breaks the rules"):
            lay_names(store, '[remove.numbers]\nscales = ["hundred"]', "newsroom.toml")
        with pytest.raises(RulesError, match=r"field words: is a number"):
            lay_names(store, "[titles.strong]\nwords = 3", "newsroom.toml")
        assert (everything(store), overlay_of(store), overlay_in_force()) == (before, None, None)


def test_rules_that_this_program_no_longer_has(tmp_path: Path) -> None:
    """A store made by another version: a removal without object is passed over, another fault says what to do."""
    with Store.open(tmp_path / "a.db") as store:
        store.set_setting("names", "[remove.titles.strong]\nwords = 'skerrymaster'")
        add_articles(store, ARTICLES)
        store.set_setting("names", "[titles.gone]\nwords = 'skerrymaster'")
        with pytest.raises(RulesError, match=r"lay the file over anew with --rules"):
            add_articles(store, ARTICLES)
        assert lay_names(store, RULES, "newsroom.toml") == 3


def test_examples_of_a_newsroom(tmp_path: Path) -> None:
    """The examples in the file are run, each that fails is named with what came out; all faults are named at once."""
    path = tmp_path / "newsroom.toml"
    example = '[[examples]]\ntext = "“No,” said Skerrymaster Ada Lom."\nspeaker = "Ada {}"\n'
    path.write_text(RULES + example.format("Lom"), encoding="utf-8")
    assert (check_newsroom(path).faults, check_newsroom(path).examples) == ((), 1)
    path.write_text(RULES + example.format("Lom") + example.format("Moor"), encoding="utf-8")
    checked = check_newsroom(path)
    assert "[examples], entry 2: speaker is “Ada Lom”, not “Ada Moor”" in str(checked.faults[0])
    assert checked.examples == 1
    path.write_text("[titels]\n[titles.strong]\nwords = 3\n", encoding="utf-8")
    assert len(check_newsroom(path).faults) == 2
    with pytest.raises(RulesError, match="titels"):
        read_newsroom(path)


def test_laid_over_many_times(tmp_path: Path) -> None:
    """Reading every article anew, however often, leaves no keys behind that would hide known words from look-ups."""
    words = "“The eastern lane was shut for nine winters,” said Mara Venn. It snowed in {}."
    articles = [Article(f"a{n}", words.format(n), f"Post {n}", f"2031-01-{n + 1:02}") for n in range(20)]
    with Store.open(tmp_path / "a.db") as store:
        add_articles(store, articles)
        count = "SELECT count(*) FROM quotation_key"
        keys = store._database.number(count)
        assert keys
        for n in range(25):
            lay_names(store, f'[antonyms]\npairs = "calm / stormy{n}"\n', "newsroom.toml")
        assert store._database.number(count) == keys
        add_articles(store, [Article("late", words.format("June"), "Late Post", "2031-03-01")])
        assert store.size("lineage") == 1
