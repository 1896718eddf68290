"""What may belong together, looked up in memory: prose by runs of words, reports by speaker and day.

In: the items of one run.  Out: look-ups that return the few candidates for one quotation or statement.

>>> ProseIndex(items).prose_of(quotation)
[Item(...)]
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from quotes import times
from quotes.assembly.items import Item
from quotes.assembly.paraphrases import DAYS
from quotes.models import Quotation, Wording
from quotes.reuse import prose_keys, prose_probe_keys
from quotes.reuse.people import speaker_group

#: Articles looked into for one quotation at most, those with most shared runs first.
_ARTICLES = 12
#: Entries read of the lists of one quotation's runs, the rarest run first.
_READ = 400
#: Days by which a time of day and a date alone may be nearer than they sort; and those of a statement of which only
#: the month or the year is known, being sorted at its first day.
_ZONES = 2
_VAGUE = 367


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
        lists = [found for key in prose_probe_keys(quotation.text) if (found := self._lists.get(key))]
        shared: dict[str, int] = {}
        read = 0
        for found in sorted(lists, key=len):
            read += len(found)
            if read > _READ and shared:
                break
            for article in found[:_READ]:
                shared[article] = shared.get(article, 0) + 1
        best = sorted(shared, key=lambda a: (-shared[a], a))[:_ARTICLES]
        return [self._items[a] for a in best if a != quotation.article]


class SpeakerIndex:
    """Reports by who spoke, by id across articles and by surname, and by when."""

    def __init__(self, wordings: Iterable[Wording]) -> None:
        lists: dict[str, list[tuple[float, str]]] = {}
        self._wordings = {wording.id: wording for wording in wordings}
        for wording in self._wordings.values():
            unknown, minutes, *_ = times.sort_key(wording.published)
            for key in _keys(wording) if not unknown else ():
                lists.setdefault(key, []).append((minutes, wording.id))
        self._by = {key: sorted(found) for key, found in lists.items()}

    def said_near(self, statement: Wording) -> list[Wording]:
        """Return the reports that a statement may be of, by speaker and time."""
        unknown, minutes, _, parts = times.sort_key(statement.published)
        if unknown:
            return []
        until = _ZONES if parts > 2 else _VAGUE
        near = ((minutes - (DAYS + _ZONES) * 1440, ""), (minutes + until * 1440, ""))
        found: set[str] = set()
        for key in _keys(statement):
            listed = self._by.get(key, [])
            found.update(i for _, i in listed[bisect_left(listed, near[0]) : bisect_left(listed, near[1])])
        return [self._wordings[i] for i in sorted(found)]


def _keys(wording: Wording) -> list[str]:
    group = speaker_group(wording)
    keys = [f"name:{group}"] if group else []
    return [*keys, f"id:{wording.speaker_id}"] if wording.speaker_id else keys
