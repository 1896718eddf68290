"""Full-text search over the words of quotations, safe for whatever a person types.

In: words, "phrases in marks", beginnings with a star (``negotiat*``).  Out: quotations, best first.
Every word is handed to FTS5 as a quoted string, so none of its operators can be written by accident
(sqlite.org/fts5.html, section 3).

>>> match_expression('no “secret talks” AND (')
'"no" "secret talks" "AND"'
"""

from __future__ import annotations

from collections.abc import Iterator

from quotes.patterns import compiled
from quotes.store.database import Row
from quotes.store.records import Found
from quotes.store.speakers import Room

#: A person's search has a few words; more than this is a pasted text, of which the first words find it.
MOST_TERMS = 64

# "secret talks", “secret talks”, or a word up to the next space or mark
_TERM = compiled(r'["“”„«](?P<phrase>[^"“”„«»]*)["“”»]?|(?P<word>[^\s"“”„«»]+)')


def match_expression(sought: str) -> str | None:
    """Return the FTS5 expression for what a person typed; None where it holds no word at all."""
    terms: list[str] = []
    # A NUL would end the expression; half a surrogate pair (an argument in another encoding) is in no text.
    for found in _TERM.finditer(sought.replace("\0", " ").encode("utf-8", "replace").decode("utf-8")):
        phrase = found["phrase"] if found["phrase"] is not None else found["word"]
        words = phrase.strip()
        if any(c.isalnum() for c in words):
            star = "*" if found["word"] and words.endswith("*") else ""
            terms.append(f'"{words.rstrip("*")}"{star}')
        if len(terms) == MOST_TERMS:
            break
    return " ".join(terms) or None


class Search(Room):
    """The part of the store that searches."""

    def search(self, sought: str, limit: int = 50) -> Iterator[Found]:
        """Yield the quotations that hold all words and phrases of ``sought``, best first (BM25), then by id."""
        expression = match_expression(sought)
        if expression is None:
            return iter(())
        rows = self._database.rows(
            "SELECT q.id AS id, snippet(quotation_text, 0, char(1), char(2), '…', 24) AS snippet"
            " FROM quotation_text JOIN quotation AS q ON q.number = quotation_text.rowid"
            " WHERE quotation_text MATCH ? AND q.not_speech = 0 ORDER BY bm25(quotation_text), q.id LIMIT ?",
            (expression, max(0, limit)),
        )
        return (_found(row) for row in rows)


def _found(row: Row) -> Found:
    return Found(row["id"], row["snippet"])
