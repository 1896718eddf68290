"""Wrong usage, wrong input, interruptions: one clear message and the exit codes of the contract."""

import importlib
import os
import pkgutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import quotes.drift as quotes_drift
from quotes._version import __version__
from quotes.commands.app import COMMANDS
from quotes.commands.options import ALTERATIONS

NAMES = [name for name, _, _ in COMMANDS]


def test_version(quotes) -> None:
    """``--version`` says the version and nothing else."""
    done = quotes("--version")
    assert (done.code, done.out, done.err) == (0, f"quotes {__version__}\n", "")


def test_help_lists_every_command(quotes) -> None:
    """The help names each command with a whole sentence."""
    done = quotes("--help")
    assert done.code == 0
    for name, _, line in COMMANDS:
        assert f"  {name}" in done.out
        assert line in done.out


@pytest.mark.parametrize("name", NAMES)
def test_each_help_has_examples(quotes, name: str) -> None:
    """Each command's help shows how it is called."""
    done = quotes(name, "--help")
    assert done.code == 0
    assert "Examples:\n" in done.out
    assert f"quotes {name}" in done.out
    assert "list[" not in done.out
    assert "<str>" not in done.out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["extrakt"], "No such command 'extrakt'. Did you mean 'extract'?"),
        (["extract"], "Missing argument 'PATH"),
        (["extract", "--format", "xml", "a.txt"], "'xml' is not one of"),
        (["extract", "--jobs", "-1", "a.txt"], "Invalid value for '--jobs'"),
        (["extract", "--nope", "a.txt"], "No such option"),
        (["add", "a.txt", "--store", "f.db"], "--store belongs before the command: quotes --store FILE add …\n"),
        (["rule", "undo", "--version", "3"], "--version belongs before the command: quotes --version rule undo …\n"),
        (["extract", "a.txt", "--published", "soon"], "quotes: --published soon: is no ISO 8601 date or time"),
        (["compare", "one wording"], "quotes: compare: needs two wordings; give the later wording too"),
        (["drift", "--severity", "awful"], "Invalid value for '--severity': 'awful' is not one of"),
        (["list", "--limit", "few"], "Invalid value for '--limit': 'few' is not a valid integer\n"),
        (["list", "--limit", "0"], "Invalid value for '--limit': '0' is not greater than or equal to 1"),
        (["drift", "--kind", "negatoin"], "'negatoin' is no kind of alteration; they are punctuation, case,"),
        (["lineages", "--kind", ""], "'' is no kind of alteration"),
        (["trace"], "Missing argument 'ID|WORDS"),
        (["--store"], "Option '--store' requires an argument"),
    ],
)
def test_wrong_usage(quotes, arguments: list[str], message: str) -> None:
    """Wrong usage is exit code 2, says what is wrong, and prints no data."""
    done = quotes(*arguments)
    assert (done.code, done.out) == (2, "")
    assert message in done.err
    assert "Traceback" not in done.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["list"],
        ["speakers"],
        ["trace", "words"],
        ["lineages"],
        ["drift"],
        ["search", "words"],
        ["show", "q-1"],
        ["check", "-"],
        ["report"],
    ],
)
def test_no_store(quotes, arguments: list[str]) -> None:
    """Where there is no store, the message says how to make one, and none is made."""
    done = quotes(*arguments, stdin=b"words")
    assert (done.code, done.out) == (1, "")
    assert done.err == "quotes: quotes.db: there is no store here; make one with: quotes add FOLDER\n"
    assert not Path("quotes.db").exists()


def test_store_from_the_environment(quotes, monkeypatch: pytest.MonkeyPatch) -> None:
    """``$QUOTES_STORE`` names the store; ``--store`` comes first."""
    monkeypatch.setenv("QUOTES_STORE", "elsewhere.db")
    assert "elsewhere.db: there is no store" in quotes("list").err
    assert "here.db: there is no store" in quotes("--store", "here.db", "list").err


def test_store_that_is_none(quotes, tmp_path: Path) -> None:
    """A file that is no store is named as such."""
    (tmp_path / "quotes.db").write_text("just words, many of them, in a file that is no database at all")
    done = quotes("list")
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith("quotes: quotes.db: ")
    assert len(done.err.splitlines()) == 1


def test_a_fault_is_one_line(quotes, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault of ours is named as one, without a traceback unless asked for."""

    def broken(*_: object) -> None:
        raise RuntimeError("lost\nthe thread")

    monkeypatch.setattr("quotes.workflow.compare_texts", broken)
    done = quotes("compare", "a", "b")
    assert done.code == 1
    assert done.err == (
        "quotes: this is a fault in quotes: RuntimeError: lost the thread (QUOTES_DEBUG=1 shows where)\n"
    )
    monkeypatch.setenv("QUOTES_DEBUG", "1")
    assert "Traceback" in quotes("compare", "a", "b").err


def test_interrupt(quotes, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C is exit code 130."""

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("quotes.workflow.compare_texts", interrupted)
    done = quotes("compare", "a", "b")
    assert (done.code, done.err) == (130, "quotes: interrupted\n")


def test_interrupt_of_a_running_program() -> None:
    """Ctrl-C while the program waits for more input ends it with 130 and one line."""
    program = subprocess.Popen(
        [sys.executable, "-m", "quotes", "compare", "-", "--format", "table"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert program.stdin
    assert program.stdout
    program.stdin.write('{"original": "We may go.", "later": "We will go."}\n')
    program.stdin.flush()
    # its first answer shows that it is at work
    assert program.stdout.readline()
    program.send_signal(signal.SIGINT)
    _, err = program.communicate(timeout=60)
    assert program.returncode == 130
    assert err.strip() == "quotes: interrupted"


def test_closed_pipe_is_quiet(tmp_path: Path) -> None:
    """A reader that goes away ends the run without a word and without a failure."""
    pairs = tmp_path / "pairs.jsonl"
    pairs.write_text('{"original": "We may go.", "later": "We will go."}\n' * 3000)
    command = f"'{sys.executable}' -m quotes compare - < '{pairs}' | head -n 1; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, timeout=60, check=False)
    first, code = done.stdout.splitlines()
    assert first.startswith('{"severity": "meaning"')
    assert (code, done.stderr) == ("0", "")


def test_full_disk_is_said() -> None:
    """What cannot be written is a failure."""
    if not os.path.exists("/dev/full"):
        pytest.skip("this system has no full device")
    done = subprocess.run(
        ["bash", "-c", f"'{sys.executable}' -m quotes compare a b > /dev/full"],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (1, "quotes: cannot write: no space left on device\n")


def test_output_is_utf8_in_any_locale() -> None:
    """Into a pipe the bytes are UTF-8 with ``\\n``, whatever the locale says."""
    done = subprocess.run(
        [sys.executable, "-m", "quotes", "compare", "“Où?”", "“Là!”"],
        capture_output=True,
        env={**os.environ, "LC_ALL": "POSIX", "PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"},
        timeout=60,
        check=False,
    )
    assert done.returncode == 0
    assert "Où" in done.stdout.decode("utf-8")


@pytest.mark.parametrize(("closed", "code"), [(">&-", 3), ("2>&-", 3), ("<&-", 3)])
def test_closed_streams(closed: str, code: int) -> None:
    """Streams that the caller closed are no fault."""
    done = subprocess.run(
        ["bash", "-c", f"'{sys.executable}' -m quotes extract - nowhere.txt {closed} < /dev/null"],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == code
    assert "fault" not in done.stderr


def test_web_address(quotes) -> None:
    """A web address is named as one."""
    done = quotes("extract", "https://news.example/a")
    assert done.code == 3
    assert "https://news.example/a: is a web address; save the page as text" in done.err


def test_completion(quotes, monkeypatch: pytest.MonkeyPatch) -> None:
    """Shells complete the names of commands."""
    monkeypatch.setenv("_QUOTES_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", "quotes tr")
    monkeypatch.setenv("COMP_CWORD", "1")
    assert quotes().out.split() == ["trace"]


def test_kinds_of_alteration_are_those_of_the_stage() -> None:
    """``--kind`` takes every kind that the stage tells apart, and no other."""
    modules = pkgutil.iter_modules(quotes_drift.__path__)
    named = {getattr(importlib.import_module(f"quotes.drift.{m.name}"), "KIND", None) for m in modules}
    assert set(ALTERATIONS) == named - {None}
