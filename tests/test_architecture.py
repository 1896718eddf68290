"""The layout holds: imports go down only, files stay small, nothing heavy loads early."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "quotes"
STAGES = {"ingest", "extract", "resolve", "reuse", "drift", "lineage", "store", "present"}
#: What each room may import of this package, besides itself.
LOW = {"errors", "bundled", "kept", "patterns", "sweeping", "text", "times", "models", "reading", "rules", "_version"}
ALLOWED = {
    "errors": set(),
    "bundled": set(),
    "kept": set(),
    "patterns": {"kept"},
    "_version": set(),
    "sweeping": set(),
    "text": {"errors", "patterns"},
    "times": {"errors", "patterns"},
    "models": {"errors", "patterns", "text", "times"},
    "reading": {"errors", "patterns", "text", "times", "models"},
    "rules": {"errors", "bundled", "kept", "patterns", "text", "times", "models", "reading"},
    **dict.fromkeys(STAGES, LOW),
    "assembly": LOW | STAGES,
    "workflow": LOW | STAGES | {"assembly"},
    "demo": LOW | STAGES | {"assembly", "workflow"},
    "commands": LOW | {"assembly", "workflow", "demo", "present", "ingest", "store"},
    "__main__": {"commands"},
    "__init__": LOW | STAGES | {"assembly", "workflow"},
}
MODULES = sorted(PACKAGE.rglob("*.py"))


def room_of(path: Path) -> str:
    """Return the room that a module stands in: its folder, or its own name."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return parts[0]


def imported_rooms(path: Path) -> set[str]:
    """Return the rooms of this package that a module imports, inside functions too."""
    rooms = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            if node.module == "quotes":
                rooms.update(alias.name for alias in node.names)
            elif node.module.startswith("quotes."):
                rooms.add(node.module.split(".")[1])
        elif isinstance(node, ast.ImportFrom) and node.level:
            raise AssertionError(f"{path}: relative import")
        elif isinstance(node, ast.Import):
            rooms.update(alias.name.split(".")[1] for alias in node.names if alias.name.startswith("quotes."))
    return {room for room in rooms if (PACKAGE / room).is_dir() or (PACKAGE / f"{room}.py").exists()}


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_go_down_only(path: Path) -> None:
    """No module imports a room above or beside its own."""
    room = room_of(path)
    assert room in ALLOWED, f"{room} has no place in the order of the rooms"
    assert imported_rooms(path) <= ALLOWED[room] | {room}


@pytest.mark.parametrize("path", [*MODULES, *sorted(ROOT.glob("tests/**/*.py")), *sorted(ROOT.glob("benchmarks/*.py"))])
def test_files_stay_small(path: Path) -> None:
    """No file has 400 lines or more."""
    assert len(path.read_text(encoding="utf-8").splitlines()) < 400


def test_no_catch_all_modules() -> None:
    """Every module is named for its subject."""
    assert not [p for p in MODULES if p.stem in {"helpers", "utils", "util", "misc", "common"}]


def loaded_after(code: str) -> set[str]:
    """Return the names of the modules loaded after running ``code`` in a new interpreter."""
    script = code + "\nimport sys; print(' '.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(done.stdout.splitlines()[-1].split())


def test_import_loads_nothing_heavy() -> None:
    """``import quotes`` loads neither third-party packages nor the rules."""
    assert not loaded_after("import quotes") & {"typer", "rich", "jinja2", "rapidfuzz", "regex", "sqlite3", "tomllib"}


def test_help_loads_no_stage() -> None:
    """``quotes --help`` loads the command line alone."""
    code = (
        "import sys; sys.argv = ['quotes', '--help']\n"
        "from quotes.commands import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass"
    )
    heavy = {"jinja2", "rapidfuzz", "sqlite3", "tomllib"}
    assert not loaded_after(code) & (heavy | {f"quotes.{room}" for room in STAGES})


def test_adding_starts_without_what_it_does_not_need(tmp_path: Path) -> None:
    """``quotes add`` turns no texts into values by pydantic, and links a handful of quotations without numpy."""
    article = tmp_path / "a.txt"
    article.write_text("“We sail at dawn,” said Ruta Ozols.", encoding="utf-8")
    code = (
        f"import sys; sys.argv = ['quotes', '--store', {str(tmp_path / 'q.db')!r}, 'add', {str(article)!r}]\n"
        "from quotes.commands import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass"
    )
    assert not loaded_after(code) & {"pydantic", "numpy", "rich", "jinja2"}
