"""The store: one SQLite file with articles, quotations, speakers, lineages and the rulings of people.

In: what the stages found, by article.  Out: the same records, by id, by filter, by words.  Opens in any
SQLite browser: the views ``quotations``, ``lineages``, ``reports``, ``alterations``, ``speakers`` and
``articles`` are for reading without this code.

>>> with Store.open(Path("quotes.db")) as store:
...     plan = store.plan(article)
...     store.add_article(plan.article, find(plan.article))
('added', 'a1')
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType

from quotes.errors import StoreError
from quotes.store.articles import Articles
from quotes.store.candidates import Candidates
from quotes.store.database import Database
from quotes.store.folding import fold
from quotes.store.lineages import Lineages
from quotes.store.records import (
    AddStatus,
    Counts,
    Decisions,
    Found,
    LineageFilter,
    Plan,
    QuotationFilter,
    Ruling,
    RulingKind,
    SpeakerSummary,
    StoredArticle,
    Subject,
)
from quotes.store.schema import prepare
from quotes.store.search import Search
from quotes.store.settings import Settings

__all__ = [
    "AddStatus",
    "Counts",
    "Decisions",
    "Found",
    "LineageFilter",
    "Plan",
    "QuotationFilter",
    "Ruling",
    "RulingKind",
    "SpeakerSummary",
    "Store",
    "StoredArticle",
    "Subject",
]

#: Articles in one commit of a batch: a commit waits for the disk, some milliseconds; a hundredth of that
#: an article is nothing beside its extraction, and an interruption loses a second or two of work.
BATCH = 100


class Store(Articles, Lineages, Search, Candidates, Settings):
    """An open store; close it, or use it as a context manager.  One thread each."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.path = database.path

    @classmethod
    def open(cls, path: Path | str, *, create: bool = True, readonly: bool = False) -> Store:
        """Open the store at ``path``, bringing an older one up to date; make it where there is none.

        Raises ``StoreError`` where the file is a folder, another program's, newer than this program,
        damaged, locked or not to be read; where its folder is missing; and, without ``create``, where
        there is no file.
        """
        path = Path(path)
        if path.is_dir():
            raise StoreError(str(path), "is a folder", "name a file inside it")
        if not path.parent.is_dir():
            raise StoreError(str(path), "cannot be made: its folder does not exist", f"make {path.parent} first")
        if not path.exists() and (readonly or not create):
            raise StoreError(str(path), "does not exist", "quotes add makes it")
        database = Database(path, readonly=readonly)
        try:
            database.function("fold", 1, _fold)
            prepare(database, readonly=readonly)
        except BaseException:
            database.close()
            raise
        return cls(database)

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def batch(self, size: int = BATCH) -> AbstractContextManager[None]:
        """Group ``size`` articles (or other changes) into one commit; each is still all or nothing.

        What was finished is kept, also where the block is left by an exception.
        """
        return self._database.batch(size)

    def transaction(self) -> AbstractContextManager[None]:
        """Make several changes all or nothing."""
        return self._database.transaction()


def _fold(text: str | None) -> str | None:
    return None if text is None else fold(text)
