"""A newsroom's overlay: entries of any table added and removed, and nothing of it left once it no longer holds."""

from __future__ import annotations

import functools
import gc
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from quotes.errors import RulesError
from quotes.extract.cues import load_cues, word_set
from quotes.lineage import find_credits
from quotes.models import Article
from quotes.rules import laid, overlay_from, read_overlay, read_rules
from quotes.rules.files import MOST_BYTES, bundled, bundled_names
from quotes.rules.lexicon import TITLE, flags_of
from quotes.workflow import compare_texts, extract_article, extract_articles, link_lines
from quotes.workflow.examples import example_fault
from quotes.workflow.newsroom import rehearsed

#: What a newsroom lays over, a question put to the program, the answer without the overlay and with it.
CASES = {
    "a cue": (
        '[[cues.verb]]\nname = "naming"\nlemmas = "gurgitate"',
        "Ada Lom gurgitated the plan “a boat with no oars.”",
        "-",
        "gurgitated",
    ),
    "a cue of its own": (
        'cues.verb = [{name="o", stance = "neutral", strength = "strong", lemmas = "gurgitate", frames = ["naming"]}]',
        "Ada Lom gurgitated the plan “a boat with no oars.”",
        "-",
        "gurgitated",
    ),
    "no cue": (
        '[[remove.cues.verb]]\nname = "naming"\nlemmas = "christen"',
        "Ada Lom christened the plan “a boat with no oars.”",
        "christened",
        "-",
    ),
    "a title": (
        '[titles.strong]\nwords = "skerrymaster"',
        "“The pier is shut,” said Skerrymaster Ada Lom.",
        "Skerrymaster Ada Lom",
        "Ada Lom",
    ),
    "no title": (
        '[remove.titles.strong]\nwords = "alhaji"',
        "“The pier is shut,” said Alhaji Ada Lom.",
        "Ada Lom",
        "Alhaji Ada Lom",
    ),
}


def speaker_of(text: str) -> str:
    """Return who speaks the first quotation, or ""."""
    found = extract_article(Article("a", text))
    return found[0].speaker.name if found and found[0].speaker else ""


def told_of(text: str) -> tuple[str, str]:
    """Return speaker and cue of the first quotation."""
    cue = extract_article(Article("a", text))[0].cue
    return speaker_of(text), cue.text if cue else "-"


@pytest.mark.parametrize("case", CASES.values(), ids=list(CASES))
def test_extraction_goes_by_it(case: tuple[str, str, str, str]) -> None:
    """Speaker or cue is another while the overlay holds, and the same as ever before and after."""
    text, article, before, after = case
    assert before in told_of(article)
    with laid(overlay_from(text, "newsroom.toml")):
        assert after in told_of(article)
    assert before in told_of(article)


def test_a_nickname_of_an_outlet() -> None:
    """An entry of a known name is added to; an outlet can be new."""
    text = '[[outlets.known]]\nname = "The Guardian"\nalso = ["Old Gran"]\n'
    article = Article("a", "“No,” she told the Old Gran. “Yes,” he told Wharf Talk.")
    new = '[[outlets.known]]\nname = "Wharf Talk"\nkind = "magazine"\nof = "Osmin"\n'
    with laid(overlay_from(text + new, "newsroom.toml")):
        found = find_credits(article, extract_article(article))
        assert [credit.outlet for credit in found] == ["The Guardian", "Wharf Talk"]
        names = {row["name"]: row for row in read_rules("outlets")["known"]}
        assert names["The Guardian"]["also"] == ["Guardian", "Old Gran"]
        assert names["The Guardian"]["kind"] == "newspaper"
    assert [c.outlet for c in find_credits(article, extract_article(article)) if c.outlet == "The Guardian"] == []


def test_a_phrase_of_credit() -> None:
    """A new way of giving credit."""
    text = '[[credits.before]]\nid = "scoop"\nwords = "in a scoop for"\nbasis = "credit"\ncovers = "sentence"\n'
    text += "example = ['she said so in a scoop for the OUTLET']"
    article = Article("a", "“No,” she said in a scoop for the Dravno Ledger.")
    assert find_credits(article, extract_article(article)) == ()
    with laid(overlay_from(text, "newsroom.toml")):
        assert [c.outlet for c in find_credits(article, extract_article(article))] == ["Dravno Ledger"]


def test_comparison_goes_by_it() -> None:
    """Opposites, spellings and hedges of one's own."""
    pair = ("The moles are calm.", "The moles are tempestuous.")
    assert "antonym" not in {a.kind for a in compare_texts(*pair).alterations}
    with laid(overlay_from('[antonyms]\npairs = "calm / tempestuous"', "newsroom.toml")):
        assert "antonym" in {a.kind for a in compare_texts(*pair).alterations}
    with laid(overlay_from('[remove.antonyms]\npairs = "win / lose"', "newsroom.toml")):
        assert "antonym" not in {a.kind for a in compare_texts("We win today.", "We lose today.").alterations}
    assert "antonym" in {a.kind for a in compare_texts("We win today.", "We lose today.").alterations}
    assert list(link_lines([])) == []


def test_every_shape_is_added_to_and_taken_from() -> None:
    """Words, lists, lines, entries, keys and single values."""
    text = """
        hedges.phrases = ["if you ask the gulls"]
        tense.irregular = "skerry skore skorn"
        synonyms.synonyms.groups = [["pier", "jetty"]]
        synonyms.forms.skerry = ["skore"]
        common_words.bits.stock = 3.5
        [remove]
        hedges.words = "perhaps"
        contractions.whole = ["won't"]
        cues.irregular = ["say"]
        stance.stance = ["boast"]
        synonyms.forms.arise = ["arose"]
        [[remove.outlets.known]]
        name = "The Guardian"
        also = ["Guardian"]
    """
    with laid(overlay_from(text, "newsroom.toml")):
        assert read_rules("hedges")["phrases"][-1] == "if you ask the gulls"
        assert "perhaps" not in read_rules("hedges")["words"].split()
        assert read_rules("tense")["irregular"].endswith("; skerry skore skorn")
        assert ["pier", "jetty"] in read_rules("synonyms")["synonyms"]["groups"]
        assert read_rules("synonyms")["forms"]["skerry"] == ["skore"]
        assert read_rules("synonyms")["forms"]["arise"] == ["arisen"]
        assert read_rules("common_words")["bits"]["stock"] == 3.5
        assert "won't" not in read_rules("contractions")["whole"]
        assert "say" not in read_rules("cues")["irregular"]
        assert "boast" not in {row["name"] for row in read_rules("stance")["stance"]}
        assert {row["name"]: row for row in read_rules("outlets")["known"]}["The Guardian"]["also"] == []
    assert all(read_rules(name) is bundled(name) for name in bundled_names())


def test_what_is_there_already_changes_nothing() -> None:
    """A word that the rules have too stands once."""
    with laid(overlay_from('[titles.strong]\nwords = "minister skerrymaster"', "newsroom.toml")):
        words = read_rules("titles")["strong"]["words"].split()
        assert words.count("minister") == bundled("titles")["strong"]["words"].split().count("minister")
        assert words[-1] == "skerrymaster"


FAULTS = [
    ("titels = 3", "newsroom.toml, [titels]: is no rules file; use one of acts, aliases, anonymous"),
    ("[titles.strnog]\nwords = 'x'", "newsroom.toml, [titles]: has the unknown table or field “strnog”; use one of"),
    ("[titles.strong]\nword = 'x'", "[titles.strong]: has the unknown table or field “word”; use one of words"),
    ("[titles.strong]\nwords = ['x']", "[titles.strong], field words: is a list; write the words between quotation"),
    ("[titles.strong]\nwords = 'x y x'", "[titles.strong], field words: holds “x” twice; leave one of them out"),
    ("[titles]\nstrong = 2020-01-01", "newsroom.toml, [titles.strong]: is a date; write it as a table"),
    ("[grammar.new]\nwords = 'x'", "newsroom.toml, [grammar]: has the unknown table or field “new”"),
    ('[[cues.verb]]\nname = "ours"', 'newsroom.toml, [cues.verb] "ours": lacks “stance”; add it'),
    ('[[cues.verb]]\nlemmas = "x"', "newsroom.toml, [cues.verb], entry 1: lacks “name”; give it a name"),
    ('[[cues.verb]]\nname = "plain"\nstance = "odd"', '[cues.verb] "plain", field stance: is “odd”; use one of'),
    ('[[cues.verb]]\nname = "plain"\n[[cues.verb]]\nname = "plain"', '[cues.verb] "plain": is there twice; put'),
    ('[[outlets.known]]\nname = "A"\nkind = "paper"\nof = "B"', '[outlets.known] "A", field kind: is “paper”; use'),
    ('[[credits.before]]\nid = "told"\nwords = "(a+)+"', '[credits.before] "told", field words: repeats something'),
    ('[[credits.before]]\nid = "told"\nwords = "(a"', '"told", field words: is no regular expression'),
    ("remove = 3", "newsroom.toml, [remove]: is no table"),
    (
        "[remove.titles.strong]\nwords = 'skerrymaster'",
        "[remove.titles.strong.words]: removes “skerrymaster”, which is",
    ),
    ("[remove.titles.strnog]\nwords = 'x'", "[remove.titles.strnog]: is not there; there are"),
    ("[remove.outlets]\nknown = ['The Wharf']", '[remove.outlets.known] "The Wharf": is not there'),
    ("[remove.outlets]\nknown = 3", "[remove.outlets.known]: is a number; list the names of the entries to remove"),
    ("[remove.common_words.bits]\nstock = 3", "[remove.common_words.bits.stock]: is one value, which cannot be"),
    ("[remove.aliases.people]\n'Ada Lom' = ['x']", '[remove.aliases.people] "Ada Lom": is not there'),
    ("[[examples]]\ntext = 3", "[examples], entry 1, field text: is a number"),
    ("[[examples]]\ntext = 'x'\nspeeker = 'y'", "[examples], entry 1: has the unknown field “speeker”"),
    ("[numbers.cardinals]\nx = 'three'", '[numbers.cardinals] "x": is a text'),
    ("[numbers.cardinals]\nx = nan", '[numbers.cardinals] "x": is no number to count with'),
]


@pytest.mark.parametrize(("text", "message"), FAULTS)
def test_faults_are_named(text: str, message: str) -> None:
    """A fault says the file, the table, the entry and the field, what is wrong and what to do."""
    with pytest.raises(RulesError) as caught:
        overlay_from(text, "newsroom.toml")
    assert message in str(caught.value)


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    """A huge file, one that is not UTF-8, a folder and none at all are named, each with its reason."""
    path = tmp_path / "newsroom.toml"
    path.write_bytes(b"#" * (MOST_BYTES + 1))
    with pytest.raises(RulesError, match=r"newsroom\.toml: has more than 4,000,000 bytes"):
        read_overlay(path)
    path.write_bytes("[titles.strong]\nwords = “señor”".encode("latin-1", "replace") + b"\xf1")
    with pytest.raises(RulesError, match=r"newsroom\.toml, line 2: is not UTF-8; save the file as UTF-8"):
        read_overlay(path)
    with pytest.raises(RulesError, match=r"cannot be read \(is a directory\)"):
        read_overlay(tmp_path)
    with pytest.raises(RulesError, match=r"cannot be read \(no such file or directory\)"):
        read_overlay(tmp_path / "none.toml")


def caches() -> Iterator[functools._lru_cache_wrapper]:
    """Return every cache of this package that is alive, wherever it is held."""
    for found in gc.get_objects():
        if isinstance(found, functools._lru_cache_wrapper) and str(found.__module__).partition(".")[0] == "quotes":
            yield found


def test_no_cache_is_left_behind() -> None:
    """Laying rules over empties every cache of the package, so that nothing made from other rules answers."""
    speaker_of("“No,” said Ada Lom, a carter.")
    compare_texts("We may sail.", "We will sail.")
    with laid(overlay_from("[titles.strong]\nwords = 'skerrymaster'", "newsroom.toml")):
        # reading rules is the one thing that laying them over may do by itself
        full = {c.__qualname__ for c in caches() if c.cache_info().currsize}
        assert full <= {"read_rules", "schema_of", "singular"}, full


def test_no_module_keeps_words_of_the_rules() -> None:
    """What modules hold on to is filled anew: no set or dict of one keeps a removed word."""
    speaker_of("“No,” said Ada Lom, a carter.")
    words = word_set("clausal")
    copies = [
        f"{name}.{key}"
        for name, module in sys.modules.items()
        if name.startswith("quotes.")
        for key, value in vars(module).items()
        if isinstance(value, set | frozenset) and value == words and value is not words
    ]
    assert copies == []
    with laid(overlay_from("[remove.grammar.clausal]\nwords = 'argue'", "newsroom.toml")):
        assert "argue" not in words
    assert "argue" in words


def test_lexicon_and_cues_do_not_leak() -> None:
    """Two overlays one after the other, and one within another."""
    names = ("skerrymaster", "wharfmaster")
    one, two = (overlay_from(f"[titles.strong]\nwords = '{name}'", "newsroom.toml") for name in names)
    with laid(one):
        assert flags_of("skerrymaster") & TITLE
        with laid(two):
            assert flags_of("wharfmaster") & TITLE
            assert not flags_of("skerrymaster") & TITLE
        assert flags_of("skerrymaster") & TITLE
        assert not flags_of("wharfmaster") & TITLE
    assert not flags_of("skerrymaster") & TITLE
    cues = load_cues()
    with laid(one):
        assert load_cues() == cues


def test_workers_go_by_it() -> None:
    """Whatever the number of processes, the same rules hold."""
    articles = [Article(f"a{n}", f"“Pier {n} is shut,” said Skerrymaster Ada Lom.") for n in range(40)]
    with laid(overlay_from("[titles.strong]\nwords = 'skerrymaster'", "newsroom.toml")):
        alone = list(extract_articles(articles))
        assert list(extract_articles(articles, jobs=2)) == alone
    assert {q.speaker.name for _, found in alone for q in found if q.speaker} == {"Ada Lom"}


def test_what_the_documents_show() -> None:
    """Each block of rules in the README and in docs/rules.md is without fault, and its examples hold."""
    root = Path(__file__).resolve().parents[2]
    blocks = [
        block
        for path in (root / "README.md", root / "docs" / "rules.md")
        for block in re.findall(r"```toml\n(.+?)```", path.read_text(encoding="utf-8"), re.DOTALL)
    ]
    assert len(blocks) >= 4
    for block in blocks:
        with laid(rehearsed(overlay_from(block, "docs"))):
            assert [example_fault(example) for example in overlay_from(block, "docs").examples if example] in (
                [],
                [None],
            )
