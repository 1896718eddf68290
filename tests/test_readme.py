"""The README tells the truth: its commands print what it shows, and its test command is the one of CI."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_commands_print_what_is_shown() -> None:
    """Each console block holds the output of its commands (python docs/refresh_readme.py renews it)."""
    done = subprocess.run([sys.executable, "docs/refresh_readme.py", "--check"], cwd=ROOT)
    assert done.returncode == 0, "run: python docs/refresh_readme.py"


def test_ci_runs_the_test_command() -> None:
    """The command under "All tests" stands in .ci/run as it is."""
    found = re.search(r"All tests:\n\n```sh\n(.+)\n```", README)
    assert found
    assert found[1] in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()


def test_every_command_is_named() -> None:
    """No command is left out of the README."""
    from quotes.commands.app import COMMANDS

    assert [name for name, *_ in COMMANDS if f"quotes {name}" not in README] == []
