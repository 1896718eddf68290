"""What several tests of the workflow start from."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from quotes.demo import demo_folder
from quotes.ingest import read_articles
from quotes.store import Store
from quotes.workflow import add_articles


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The invented story of the demo."""
    path: Path = tmp_path_factory.mktemp("saltmere") / "s.db"
    with Store.open(path) as opened:
        add_articles(opened, read_articles([demo_folder() / "saltmere"]))
        yield opened
