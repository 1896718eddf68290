"""What every command is told before its own options: where the store is.

In: the global options.  Out: an opened store, or a message that says how to make one.

>>> Session(Path("quotes.db")).store.name
'quotes.db'
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer
from attrs import frozen

from quotes.errors import StoreError

if TYPE_CHECKING:
    from quotes.store import Store


@frozen
class Session:
    """The global options."""

    #: The store's file.
    store: Path

    def open(self, *, create: bool = False, rules: Path | None = None, jobs: int = 1) -> Store:
        """Open the store and go by its rules, after those in the file ``rules`` were laid over it.

        Without ``create`` it must be there already.  Raises ``RulesError`` naming the file and its fault.
        """
        from quotes.store import Store

        if not create and not self.store.exists():
            raise StoreError(str(self.store), "there is no store here", "make one with: quotes add FOLDER")
        store = Store.open(self.store)
        try:
            _go_by_rules(store, rules, jobs)
        except BaseException:
            store.close()
            raise
        return store


def _go_by_rules(store: Store, rules: Path | None, jobs: int) -> None:
    from quotes.workflow.naming import lay_names, overlay_of

    if rules is not None:
        from quotes.rules import read_text

        lay_names(store, read_text(rules), str(rules), jobs=jobs)
    overlay = overlay_of(store)
    if overlay is not None:
        from quotes.rules import lay

        lay(overlay)


def session_of(context: typer.Context) -> Session:
    """Return the global options of a run."""
    found = context.find_object(Session)
    return found or Session(Path("quotes.db"))
