"""Run a command in this process as a person would type it."""

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from attrs import frozen

from quotes.commands import main
from quotes.rules import lay


@frozen
class Run:
    """What a command left behind."""

    code: int
    out: str
    err: str


Quotes = Callable[..., Run]


@pytest.fixture
def quotes(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Quotes:
    """Return a function that runs ``quotes ARGUMENTS`` in an empty folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("QUOTES_STORE", raising=False)
    monkeypatch.delenv("QUOTES_DEBUG", raising=False)
    monkeypatch.setenv("COLUMNS", "80")

    def run(*arguments: str | Path, stdin: bytes = b"") -> Run:
        monkeypatch.setattr(sys, "argv", ["quotes", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        capsys.readouterr()
        try:
            with pytest.raises(SystemExit) as left:
                main()
        finally:
            lay(None)
        printed = capsys.readouterr()
        assert isinstance(left.value.code, int)
        return Run(left.value.code, printed.out, printed.err)

    return run
