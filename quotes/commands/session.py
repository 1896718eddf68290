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

    def open(self, *, create: bool = False) -> Store:
        """Open the store; without ``create`` it must be there already."""
        from quotes.store import Store

        if not create and not self.store.exists():
            raise StoreError(str(self.store), "there is no store here", "make one with: quotes add FOLDER")
        return Store.open(self.store)


def session_of(context: typer.Context) -> Session:
    """Return the global options of a run."""
    found = context.find_object(Session)
    return found or Session(Path("quotes.db"))
