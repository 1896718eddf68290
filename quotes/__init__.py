"""quotes: who said it first, and what became of the words."""

from quotes._version import __version__

__all__ = ["__version__"]
