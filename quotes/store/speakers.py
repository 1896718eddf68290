"""The registry of speakers: forms of names, and the speaker that each stands for.

In: forms (``NameForm``) with the quotations filed under them, and decisions (``Settlement``) which forms
are one speaker.  Out: forms by block for that decision, and summaries of speakers.  The decision is not
made here: whoever adds articles asks for the unsettled blocks and hands the decisions back.

>>> for block in store.unsettled():
...     store.settle(block, settle(store.forms(block)))
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import cast

from quotes.errors import NotFoundError
from quotes.models import NameForm, Settlement, SpeakerKind
from quotes.store.database import Database, Row, Value
from quotes.store.filters import Condition, all_of, one_of
from quotes.store.folding import words_within
from quotes.store.records import SpeakerSummary


class Room:
    """What every part of the store shares: the open file."""

    _database: Database


class Speakers(Room):
    """The part of the store that holds speakers."""

    def _file_forms(self, forms: Iterable[NameForm]) -> None:
        """Make forms known; a new one is a speaker of its own until its block is settled."""
        known = {form.key: form for form in forms}
        speakers = [(form.key, form.name, form.kind) for form in known.values()]
        self._database.run_many("INSERT OR IGNORE INTO speaker VALUES (?, ?, ?)", speakers)
        rows = [(form.key, form.kind, form.block, form.key) for form in known.values()]
        self._database.run_many("INSERT OR IGNORE INTO speaker_form VALUES (?, ?, ?, ?)", rows)
        blocks = sorted({form.block for form in known.values()})
        self._database.run_many("INSERT OR IGNORE INTO unsettled_block VALUES (?)", [(block,) for block in blocks])

    def _forget_forms(self, article_id: str) -> None:
        """Have the blocks of the article's speakers settled anew: some of their forms may go with it."""
        self._database.run(
            "INSERT OR IGNORE INTO unsettled_block SELECT DISTINCT f.block FROM quotation AS q"
            " JOIN speaker_form AS f ON f.key = q.speaker_form WHERE q.article = ?",
            (article_id,),
        )

    def speaker_of(self, form: str) -> str | None:
        """Return the id of the speaker that a form (its key) is settled as; None for one that nobody bears here."""
        row = self._database.row("SELECT speaker FROM speaker_form WHERE key = ?", (form,))
        return None if row is None else str(row["speaker"])

    def unsettled(self) -> tuple[str, ...]:
        """Return the blocks in which forms came, went or got another role since they were settled."""
        return tuple(row["block"] for row in self._database.rows("SELECT block FROM unsettled_block ORDER BY block"))

    def blocks(self) -> tuple[str, ...]:
        """Return all blocks, for settling everything anew after the rules or the rulings changed."""
        return tuple(row[0] for row in self._database.rows("SELECT DISTINCT block FROM speaker_form ORDER BY block"))

    def forms(self, block: str) -> tuple[NameForm, ...]:
        """Return the forms of a block that quotations are filed under, each with its roles, in order of key."""
        rows = self._database.rows(
            "SELECT f.key, f.kind, f.block, q.speaker_name AS name, q.speaker_role AS role, count(*) AS n"
            " FROM speaker_form AS f JOIN quotation AS q ON q.speaker_form = f.key WHERE f.block = ?"
            " GROUP BY f.key, q.speaker_name, q.speaker_role ORDER BY f.key, n DESC, name, role",
            (block,),
        )
        names: dict[str, dict[str, int]] = {}
        roles: dict[str, dict[str, None]] = {}
        kinds: dict[str, SpeakerKind] = {}
        for row in rows:
            key = row["key"]
            kinds[key] = row["kind"]
            counts = names.setdefault(key, {})
            counts[row["name"]] = counts.get(row["name"], 0) + row["n"]
            if row["role"]:
                roles.setdefault(key, {})[row["role"]] = None
        return tuple(
            NameForm(key, kinds[key], block, _usual(counts), tuple(roles.get(key, ()))) for key, counts in names.items()
        )

    def settle(self, block: str, settlements: Iterable[Settlement]) -> None:
        """Take over which speaker each form of a block stands for; forms without quotations go."""
        with self._database.transaction():
            before = self._database.rows("SELECT DISTINCT speaker FROM speaker_form WHERE block = ?", (block,))
            self._database.run(
                "DELETE FROM speaker_form WHERE block = ?"
                " AND NOT EXISTS (SELECT 1 FROM quotation AS q WHERE q.speaker_form = speaker_form.key)",
                (block,),
            )
            given: dict[str, str | None] = {}
            for settlement in settlements:
                given.setdefault(settlement.speaker, None)
                given[settlement.speaker] = given[settlement.speaker] or settlement.name
                self._database.run(
                    "INSERT OR IGNORE INTO speaker SELECT ?, ?, kind FROM speaker_form WHERE key = ?",
                    (settlement.speaker, settlement.name or settlement.speaker, settlement.key),
                )
                self._database.run(
                    "UPDATE speaker_form SET speaker = ? WHERE key = ? AND block = ?",
                    (settlement.speaker, settlement.key, block),
                )
            touched = sorted({row["speaker"] for row in before} | set(given))
            for speaker in touched:
                self._name_speaker(speaker, given.get(speaker))
            self._database.run("DELETE FROM unsettled_block WHERE block = ?", (block,))

    def _name_speaker(self, speaker: str, name: str | None) -> None:
        """Give a speaker the name that articles use under its own form most, or ``name``; drop one without forms."""
        rows = self._database.rows(
            "SELECT q.speaker_name AS name, f.key = ? AS own, f.kind AS kind, count(*) AS n FROM speaker_form AS f"
            " JOIN quotation AS q ON q.speaker_form = f.key WHERE f.speaker = ? GROUP BY 1, 2, 3",
            (speaker, speaker),
        )
        if not rows:
            if not self._database.row("SELECT 1 FROM speaker_form WHERE speaker = ?", (speaker,)):
                self._database.run("DELETE FROM speaker WHERE id = ?", (speaker,))
            return
        own = [row for row in rows if row["own"]] or rows
        counts: dict[str, int] = {}
        for row in own:
            counts[row["name"]] = counts.get(row["name"], 0) + row["n"]
        kind = min(str(row["kind"]) for row in own)
        self._database.run(
            "UPDATE speaker SET name = ?, kind = ? WHERE id = ?", (name or _usual(counts), kind, speaker)
        )

    def speaker(self, speaker_id: str) -> SpeakerSummary:
        """Return what is known of one speaker; raises ``NotFoundError``."""
        for summary in self._summaries("s.id = ?", (speaker_id,)):
            return summary
        raise NotFoundError(speaker_id, "is no speaker of this store", "quotes speakers lists them")

    def speakers(self, name: str | None = None, *, kind: SpeakerKind | None = None) -> Iterator[SpeakerSummary]:
        """Yield speakers, the most quoted first; ``name`` is an id or whole words of any name they go by."""
        conditions = []
        if name is not None:
            conditions.append(one_of("s.id", self.find_speakers(name)))
        if kind is not None:
            conditions.append(Condition("s.kind = ?", (kind,)))
        condition = all_of(conditions)
        return self._summaries(condition.sql, condition.values)

    def find_speakers(self, name: str) -> tuple[str, ...]:
        """Return the ids of the speakers that ``name`` can mean: that id, else the whole name, else words of it."""
        if self._database.row("SELECT 1 FROM speaker WHERE id = ?", (name,)):
            return (name,)
        rows = self._database.rows(
            "SELECT id, name FROM speaker UNION SELECT speaker_id, name FROM speaker_names ORDER BY 1, 2"
        )
        whole = {row["id"]: None for row in rows if words_within(name, row["name"], whole=True)}
        part = whole or {row["id"]: None for row in rows if words_within(name, row["name"])}
        return tuple(part)

    def _summaries(self, condition: str, values: tuple[Value, ...]) -> Iterator[SpeakerSummary]:
        rows = self._database.rows(
            "SELECT s.id, s.name, s.kind, count(*) AS n, count(DISTINCT q.article) AS articles,"
            " min(iif(a.first_day IS NULL, NULL, a.sort_key || ' ' || a.published)) AS first,"
            " max(iif(a.first_day IS NULL, NULL, a.sort_key || ' ' || a.published)) AS last"
            " FROM speaker AS s JOIN speaker_form AS f ON f.speaker = s.id"
            " JOIN quotation AS q ON q.speaker_form = f.key AND q.not_speech = 0 JOIN article AS a ON a.id = q.article"
            f" WHERE {condition} GROUP BY s.id ORDER BY n DESC, s.name, s.id",
            values,
        )
        return (self._summary(row) for row in rows)

    def _summary(self, row: Row) -> SpeakerSummary:
        speaker = row["id"]
        said = (
            " FROM speaker_form AS f JOIN quotation AS q ON q.speaker_form = f.key AND q.not_speech = 0"
            " JOIN article AS a ON a.id = q.article WHERE f.speaker = ?"
        )

        def ranked(column: str) -> tuple[tuple[str, int], ...]:
            sql = f"SELECT {column} AS it, count(*) AS n{said} AND it IS NOT NULL GROUP BY it ORDER BY n DESC, it"
            return tuple((found["it"], found["n"]) for found in self._database.rows(sql, (speaker,)))

        return SpeakerSummary(
            id=speaker,
            name=row["name"],
            kind=cast(SpeakerKind, row["kind"]),
            quotations=row["n"],
            articles=row["articles"],
            names=ranked("q.speaker_name"),
            roles=_once_each(role for role, _ in ranked("q.speaker_role")),
            outlets=ranked("a.outlet"),
            first=row["first"].split(" ", 1)[1] if row["first"] else None,
            last=row["last"].split(" ", 1)[1] if row["last"] else None,
        )


def _once_each(roles: Iterable[str]) -> tuple[str, ...]:
    """Return roles without those that differ in capitals alone, as those that open a sentence do: "The mayor"."""
    kept: dict[str, str] = {}
    for role in roles:
        key = role.casefold()
        kept[key] = max(kept.get(key, role), role)  # small letters sort after capitals
    return tuple(kept.values())


def _usual(counts: dict[str, int]) -> str:
    """Return the most frequent name; among equals the longest, then the first in the alphabet."""
    return min(counts, key=lambda name: (-counts[name], -len(name), name))
