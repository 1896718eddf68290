"""Folders, manifests and suffixes: what is read, in which order, and what is named."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from quotes.ingest import READERS, read_articles
from quotes.models import Article, Rejection

FOLDER = Path(__file__).resolve().parents[2] / "fixtures" / "ingest" / "folder"


def read(*paths: Path | str) -> list[Article | Rejection]:
    """Read everything at once."""
    return list(read_articles(paths))


def test_folder_is_read_in_the_order_of_names() -> None:
    """Files and folders come sorted; what a manifest names and is not there, and bad lines, are said."""
    articles = [a for a in read(FOLDER) if isinstance(a, Article)]
    assert [a.id for a in articles] == ["bridge", "lock-1", "7", "note", "ferry"]
    named = {r.input.removeprefix(f"{FOLDER}{os.sep}"): r.reason for r in read(FOLDER) if isinstance(r, Rejection)}
    assert named == {
        "manifest.jsonl, line 3": "has no “file”, or one that is not beside it",
        "gone.txt": "is named in manifest.jsonl but is not there",
        "collection.jsonl, line 2": "is no JSON (Expecting value, column 1)",
        "collection.jsonl, line 4": "is no JSON object",
        "collection.jsonl, line 5": "has no “text”",
        "collection.jsonl, line 6": "has no “id”",
    }


def test_manifest_describes_the_file_beside_it() -> None:
    """A manifest counts for a single file too, and gives way to nothing but the article's own word."""
    (article,) = (a for a in read(FOLDER / "bridge.txt") if isinstance(a, Article))
    assert (article.outlet, article.published, article.title) == (
        "River Post",
        "2031-05-01",
        "Bridge to close for a week",
    )
    assert article.text.startswith("Bridge to close for a week\n\n")


def test_manifest_as_a_path_reads_what_it_names() -> None:
    """``manifest.jsonl`` itself stands for the files that it names."""
    assert [a.id for a in read(FOLDER / "manifest.jsonl") if isinstance(a, Article)] == ["bridge"]


def test_options_fill_gaps_only() -> None:
    """``outlet`` and ``published`` count where neither the article nor the manifest says otherwise."""
    items = read_articles([FOLDER], outlet="Given", published="2030")
    found = {a.id: (a.outlet, a.published) for a in items if isinstance(a, Article)}
    assert found["bridge"] == ("River Post", "2031-05-01")
    assert found["ferry"] == ("Ottery Standard", "2031-05-02T09:30+02:00")
    assert found["note"] == ("Given", "2030")
    assert found["lock-1"] == ("River Post", "2030")


def test_skipped_files_are_told_on_request(tmp_path: Path) -> None:
    """Other suffixes and hidden files are passed over, and named to whoever asks."""
    (tmp_path / ".hidden.txt").write_text("no")
    (tmp_path / "a.pdf").write_text("no")
    (tmp_path / "b.TXT").write_text("“Yes.”")
    skipped: list[Rejection] = []
    items = list(read_articles([tmp_path], on_skip=skipped.append))
    assert [i.id for i in items if isinstance(i, Article)] == ["b"]
    assert [(Path(s.input).name, s.reason.split(";")[0]) for s in skipped] == [
        (".hidden.txt", "is hidden"),
        ("a.pdf", "has a suffix that is not read (.pdf)"),
    ]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("missing.txt", "does not exist"),
        ("broken.txt", "is a broken link"),
        ("loop", "cannot be read (too many levels of symbolic links)"),
        ("empty", "is a folder without articles"),
        ("page.html", "has a suffix that is not read (.html)"),
        ("nul\0byte.txt", "cannot be read (not a valid path)"),
        ("n" * 300 + ".txt", "cannot be read (file name too long)"),
    ],
)
def test_unreadable_paths_are_named(tmp_path: Path, name: str, reason: str) -> None:
    """Each path that cannot be read is one rejection with its reason."""
    (tmp_path / "broken.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    (tmp_path / "empty").mkdir()
    (tmp_path / "page.html").write_text("<p>no</p>")
    (item,) = read(tmp_path / name)
    assert isinstance(item, Rejection)
    assert item.reason.startswith(reason)


def test_folder_loop_ends(tmp_path: Path) -> None:
    """A link back to a folder above is named, and the rest is read."""
    (tmp_path / "a.txt").write_text("words")
    (tmp_path / "up").symlink_to(tmp_path)
    one, two = read(tmp_path)
    assert isinstance(one, Article)
    assert isinstance(two, Rejection)
    assert two.reason == "is a link back to a folder that holds it"


def test_pipe_in_a_folder_does_not_block(tmp_path: Path) -> None:
    """A named pipe among the files is named, not waited for."""
    os.mkfifo(tmp_path / "pipe.txt")
    (item,) = read(tmp_path)
    assert isinstance(item, Rejection)
    assert item.reason == "is no regular file"


@pytest.fixture
def ordinary_user() -> Iterator[None]:
    """Run as somebody whom permissions hold back, also where the tests run as root."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_forbidden_file_is_named(ordinary_user: None) -> None:
    """A file without permission is one rejection."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "secret.txt"
        path.write_text("no")
        path.chmod(0)
        (item,) = read(path)
    assert isinstance(item, Rejection)
    assert item.reason == "may not be read (permission denied)"


def test_reading_is_lazy(tmp_path: Path) -> None:
    """The first article comes before the second file is opened."""
    (tmp_path / "a.txt").write_text("first")
    items = read_articles([tmp_path / "a.txt", tmp_path / "b.txt"])
    assert isinstance(next(items), Article)
    (tmp_path / "b.txt").write_text("second")
    assert isinstance(next(items), Article)


def test_every_reader_reads_its_suffix(tmp_path: Path) -> None:
    """Each line of ``READERS`` makes an article of a file with its suffix."""
    for suffix in READERS:
        body = '{"id": "a", "text": "words"}' if suffix == ".jsonl" else "words"
        path = tmp_path / f"a{suffix}"
        path.write_text(body)
        assert [i.text for i in read(path) if isinstance(i, Article)] == ["words"]


def test_same_id_is_noted(tmp_path: Path) -> None:
    """The second text under one id says so; the same text again does not."""
    (tmp_path / "a.jsonl").write_text(
        '{"id": "x", "text": "one"}\n{"id": "x", "text": "one"}\n{"id": "x", "text": "two"}\n'
    )
    notes = [i.notes for i in read(tmp_path / "a.jsonl") if isinstance(i, Article)]
    assert notes[:2] == [(), ()]
    assert "next version" in notes[2][0]
