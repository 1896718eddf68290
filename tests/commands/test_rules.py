"""``--rules FILE`` and ``quotes rules``: a newsroom's own rules, in one run and in a store."""

import json
from pathlib import Path

import pytest

RULES = '[titles.strong]\nwords = "skerrymaster"\n[antonyms]\npairs = "calm / tempestuous"\n'
ARTICLE = "“The moles were calm all through the week,” said Skerrymaster Mara Venn.\n"


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    """Return a newsroom's file beside an article."""
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    path = tmp_path / "newsroom.toml"
    path.write_text(RULES, encoding="utf-8")
    return path


def speakers(run) -> list[str]:
    """Return the speakers that a command printed."""
    return [json.loads(line)["speaker"]["name"] for line in run.out.splitlines()]


def test_for_one_run(quotes, rules: Path) -> None:
    """Extraction and comparison go by the file, with any number of processes, and forget it."""
    assert speakers(quotes("extract", "a.txt", "--rules", rules)) == ["Mara Venn"]
    assert speakers(quotes("extract", "a.txt", "--rules", rules, "--jobs", "2")) == ["Mara Venn"]
    assert speakers(quotes("extract", "a.txt")) == ["Skerrymaster Mara Venn"]
    pair = ("compare", "It was calm.", "It was tempestuous.", "--format", "json")
    assert json.loads(quotes(*pair, "--rules", rules).out)["severity"] == "meaning"
    assert json.loads(quotes(*pair).out)["severity"] == "reworded"
    line = b'{"id": "q1", "text": "The moles were calm all week."}\n'
    assert quotes("link", "-", "--rules", rules, stdin=line).code == 0


@pytest.mark.parametrize(
    "command", [("list",), ("speakers",), ("lineages",), ("drift",), ("trace", "moles were calm"), ("check", "a.txt")]
)
def test_kept_by_the_store(quotes, rules: Path, command: tuple[str, ...]) -> None:
    """Whichever command brings the file, the store keeps it and is read anew; an empty one takes it away."""
    assert quotes("add", "a.txt").code == 0
    assert speakers(quotes("list")) == ["Skerrymaster Mara Venn"]
    assert quotes(*command, "--rules", rules).code == 0
    assert speakers(quotes("list")) == ["Mara Venn"]
    (rules.parent / "b.txt").write_text(ARTICLE.replace("moles", "piers"), encoding="utf-8")
    assert quotes("add", "b.txt").code == 0
    assert speakers(quotes("list")) == ["Mara Venn"] * 2
    rules.write_text("", encoding="utf-8")
    assert quotes("list", "--rules", rules).code == 0
    assert speakers(quotes("list")) == ["Skerrymaster Mara Venn"] * 2


@pytest.mark.parametrize("command", [("extract", "a.txt"), ("add", "a.txt"), ("compare", "a", "b"), ("link", "a.txt")])
def test_faults(quotes, rules: Path, command: tuple[str, ...]) -> None:
    """A fault is one line with its place, exit code 1; nothing else is printed."""
    rules.write_text("[titles.strong]\nwords = 3\n", encoding="utf-8")
    done = quotes(*command, "--rules", rules)
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith(f"quotes: {rules}, [titles.strong], field words: is a number; write the words")
    assert len(done.err.splitlines()) == 1


def test_checked(quotes, rules: Path) -> None:
    """``quotes rules`` says that there is no fault, or names all there are."""
    done = quotes("rules", rules)
    assert (done.code, done.out, done.err) == (0, "", f"quotes: {rules}: no fault\n")
    rules.write_text("[titels]\nx = 1\n[titles.strong]\nwords = 3\n", encoding="utf-8")
    done = quotes("rules", rules)
    assert done.code == 1
    assert [line.count(str(rules)) for line in done.err.splitlines()] == [1, 1]
    assert quotes("rules", "nowhere.toml").code == 1
