"""The benchmarks that need data of their own: they say what changed, and what is wrong with their arguments."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).resolve().parent.parent / "benchmarks"
TEXT = "“The pier is shut for the winter,” said Ada Lom. Jo Moor said the ferry would sail on Monday.\n"
#: Brat standoff: number, role and offsets, words.
MARKED = (
    ("T1", "Source 40 47", "Ada Lom"),
    ("T2", "Cue 35 39", "said"),
    ("T3", "Content 0 34", "“The pier is shut for the winter,”"),
    ("E1", "Attribution:T2 Source:T1 Cue:T2 Content:T3", None),
    ("T4", "Source 49 56", "Jo Moor"),
    ("T5", "Cue 57 61", "said"),
    ("T6", "Content 62 92", "the ferry would sail on Monday"),
    ("E2", "Attribution:T5 Source:T4 Cue:T5 Content:T6", None),
)


@pytest.fixture
def part(tmp_path: Path) -> Path:
    """Return a folder laid out like a part of PolNeAR, with one article."""
    (tmp_path / "text").mkdir()
    (tmp_path / "attributions").mkdir()
    (tmp_path / "text" / "a_1.txt").write_text(TEXT, encoding="utf-8")
    lines = []
    for number, place, words in MARKED:
        if words is not None:
            start, end = map(int, place.split()[1:])
            assert TEXT[start:end] == words
        lines.append("\t".join(part for part in (number, place, words) if part))
    (tmp_path / "attributions" / "a_1_ab12.ann").write_text("\n".join(lines), encoding="utf-8")
    return tmp_path


def run(name: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    """Run a benchmark in a process of its own."""
    command = [sys.executable, str(BENCHMARKS / name), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, cwd=BENCHMARKS.parent)


def write(path: Path, speaker: str, start: int) -> Path:
    """Write a file with one prediction."""
    row = {"article": "a_1", "kind": "direct", "segments": [{"start": 1, "end": 33, "text": TEXT[1:33]}]}
    mention = {"start": start, "end": start + 7, "text": speaker}
    row |= {"speaker": {"name": speaker}, "mention": mention, "rule": "before"}
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    return path


def test_gains_of_two_files(part: Path) -> None:
    """What was won and lost is printed case by case, with the sums."""
    wrong, right = write(part / "wrong.jsonl", "Jo Moor", 49), write(part / "right.jsonl", "Ada Lom", 40)
    won = run("gains.py", part, wrong, right)
    assert won.stdout.splitlines()[0].endswith(
        "won: a_1 1: Jo Moor (before) “The pier is shut for the winter,” → "
        "Ada Lom (before) “The pier is shut for the winter,”"
    )
    assert won.stdout.splitlines()[-1].endswith("+1 −0")
    assert run("gains.py", part, right, wrong).stdout.splitlines()[-1].endswith("+0 −1")


@pytest.mark.parametrize(
    ("name", "arguments", "message"),
    [
        ("gains.py", (), "required"),
        ("gains.py", ("one",), "name a part of PolNeAR and two files"),
        ("gains.py", ("nowhere", "--from", "HEAD"), "is not there; name the folder that holds"),
        ("gains.py", ("nowhere", "a", "b"), "no such file or directory"),
        ("calibrate.py", ("nowhere",), "has no attributions"),
        ("calibrate.py", ("nowhere", "--check", "--challenge"), "is not there; name the folder that holds"),
        ("indirect.py", ("nowhere",), "has no attributions"),
    ],
)
def test_wrong_arguments(name: str, arguments: tuple[str, ...], message: str) -> None:
    """A wrong argument gives one message and no traceback."""
    done = run(name, *arguments)
    assert done.returncode
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_reported_speech_is_scored(part: Path) -> None:
    """The one statement outside marks is found, with its speaker; the words in marks are none."""
    assert json.loads(run("indirect.py", part, "--json").stdout) == {
        "precision": 100.0,
        "recall_statements": 100.0,
        "recall_contents": 100.0,
    }


def test_calibration_is_checked(part: Path) -> None:
    """The table in use is judged on the quotation in marks."""
    assert "right at 0.9 and above 1.000 of 1" in run("calibrate.py", "--check", part).stdout
