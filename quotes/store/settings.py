"""What a newsroom set for a store, by name: kept in the file, so that every later ``add`` goes by it.

In: a name and a text.  Out: the text.

>>> store.set_setting("names", "[aliases.people]")
>>> store.setting("names")
'[aliases.people]'
"""

from __future__ import annotations

from quotes.store.speakers import Room


class Settings(Room):
    """The part of the store that holds settings."""

    def setting(self, name: str) -> str | None:
        """Return the text that was set under ``name``, or None."""
        row = self._database.row("SELECT value FROM setting WHERE name = ?", (name,))
        return None if row is None else str(row["value"])

    def set_setting(self, name: str, value: str) -> None:
        """Set the text under ``name``."""
        with self._database.transaction():
            self._database.run("INSERT OR REPLACE INTO setting VALUES (?, ?)", (name, value))
