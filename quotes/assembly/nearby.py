"""What may belong together, looked up in memory: prose by runs of words, reports by speaker and day.

In: the items of one run.  Out: look-ups that return the few candidates for one quotation or statement.

>>> Nearby.of_prose(items).prose_of(quotation)
[Item(...)]
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from quotes.assembly.items import Item
from quotes.models import Quotation, Wording
from quotes.reuse import prose_keys, prose_probe_keys
from quotes.reuse.people import speaker_group

#: Articles looked into for one quotation at most, those with most shared runs first.
_ARTICLES = 12


class ProseIndex:
    """Articles by the runs of words in their own prose."""

    def __init__(self, items: Sequence[Item]) -> None:
        self._items = {item.article.id: item for item in items}
        self._lists: dict[int, list[str]] = {}
        for item in items:
            quoted = [(s.start, s.end) for q in item.spoken for s in q.segments]
            for key in prose_keys(item.article.text, quoted):
                self._lists.setdefault(key, []).append(item.article.id)

    def prose_of(self, quotation: Quotation) -> list[Item]:
        """Return the items whose prose shares runs of words with a quotation, most shared first."""
        shared: dict[str, int] = {}
        for key in prose_probe_keys(quotation.text):
            for article in self._lists.get(key, ()):
                shared[article] = shared.get(article, 0) + 1
        best = sorted(shared, key=lambda a: (-shared[a], a))[:_ARTICLES]
        return [self._items[a] for a in best if a != quotation.article]


class SpeakerIndex:
    """Reports by who spoke: by id across articles, and by surname."""

    def __init__(self, wordings: Iterable[Wording]) -> None:
        self._by: dict[str, list[Wording]] = {}
        for wording in wordings:
            for key in _keys(wording):
                self._by.setdefault(key, []).append(wording)

    def said_near(self, statement: Wording) -> list[Wording]:
        """Return the reports whose speaker may be that of a statement."""
        found: dict[str, Wording] = {}
        for key in _keys(statement):
            for wording in self._by.get(key, ()):
                found.setdefault(wording.id, wording)
        return [found[i] for i in sorted(found)]


def _keys(wording: Wording) -> list[str]:
    group = speaker_group(wording)
    keys = [f"name:{group}"] if group else []
    return [*keys, f"id:{wording.speaker_id}"] if wording.speaker_id else keys
