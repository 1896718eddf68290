"""What the wheel holds."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The file list of a freshly built wheel."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    (path,) = folder.glob("*.whl")
    return zipfile.ZipFile(path).namelist()


def test_no_top_level_module_but_quotes(wheel: list[str]) -> None:
    """Only the package ``quotes`` and the metadata are installed."""
    tops = {name.split("/")[0] for name in wheel}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"quotes"}


def test_data_files_are_installed(wheel: list[str]) -> None:
    """Rules, migrations, the page's template, the demo's articles and the typing marker are there."""
    assert "quotes/py.typed" in wheel
    assert any(name.startswith("quotes/rules/") and name.endswith(".toml") for name in wheel)
    assert any(name.startswith("quotes/store/") and name.endswith(".sql") for name in wheel)
    assert any(name.startswith("quotes/present/") and name.endswith(".html") for name in wheel)
    assert sum(name.startswith("quotes/demo_articles/") and name.endswith(".txt") for name in wheel) >= 14
